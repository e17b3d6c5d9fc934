//! The type that fits the keywords of a schema.

use super::super::Lowering;
use super::{Context, JsonType, Keywords, Lowered, literal};
use crate::Untyped;
use crate::diagnostic::Diagnostic;
use crate::load::{Node, Value as Json};
use crate::model::{Check, Type, Value};

/// What becomes of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// An enumeration of error codes.
    Codes,
    /// An enum of the alternatives.
    Union,
    /// What the type makes of it.
    Typed(JsonType),
    /// Any JSON, with a check if need be.
    Any,
}

/// How a type was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    /// No value of another type passes.
    Certain(JsonType),
    /// Values of other types pass, too, but hardly anyone means them to.
    Assumed(JsonType),
    /// Values of several types pass.
    Several,
}

impl<'d> Lowering<'d, '_> {
    /// The type that fits the keywords.
    pub(super) fn described(
        &mut self,
        keywords: Keywords<'d>,
        context: &Context,
    ) -> Option<Lowered> {
        let docs = keywords.docs.clone();
        let form = self.form(&keywords)?;
        let mut null_passes = false;
        let (ty, checks) = match form {
            Form::Codes => (self.error_codes(&keywords, context)?, Vec::new()),
            Form::Union => {
                let (ty, null) = self.union(&keywords, context)?;
                null_passes = null;
                (ty, Vec::new())
            }
            Form::Typed(ty) => self.typed(ty, &keywords, context)?,
            Form::Any => (Type::FreeForm, self.checks_of_any(&keywords)?),
        };
        let besides = self.besides(&keywords, form, &ty)?;
        let mut value = Value::plain(ty);
        value.checks = checks;
        value.nullable = value.ty != Type::FreeForm && (null_passes || admits_null(&keywords));
        if let Some(besides) = besides {
            self.check_besides(&mut value, besides, &keywords);
        }
        self.warn_of_nullable(&keywords, &value);
        value.sensitive = keywords.sensitive;
        value.access = keywords.access;
        value.format = keywords
            .format
            .filter(|_| value.ty == Type::String)
            .map(|format| format.value.to_owned());
        value.default = self.default_of(&keywords, &value);
        Some(Lowered { value, docs })
    }

    fn form(&mut self, keywords: &Keywords<'d>) -> Option<Form> {
        if let Some(reason) = &keywords.contradiction {
            let warning = Diagnostic::warning("nothing-passes", &reason.value).at(reason.span);
            self.diagnostics.push(
                warning.help("any JSON, with a check that fails: leave out what stands here"),
            );
            return Some(Form::Any);
        }
        if keywords.error_codes.is_some() {
            return Some(Form::Codes);
        }
        if let [alternatives] = keywords.alternatives.as_slice()
            && keywords.is_plain_union()
        {
            let nodes = alternatives.nodes;
            let mut typed = false;
            for node in nodes {
                typed |= self.is_typed(node)?;
            }
            if typed {
                return Some(Form::Union);
            }
        }
        let found = self.found(keywords);
        if matches!(
            found,
            Found::Certain(JsonType::Integer) | Found::Assumed(JsonType::Integer)
        ) && let Some(span) = self.beyond_integers(keywords)
        {
            let message = "no integer type of Rust holds all that passes: any JSON, with a check";
            self.diagnostics.warning("integer-range", span, message);
            return Some(Form::Any);
        }
        if let (Found::Certain(ty), Some(values)) = (found, &keywords.enumeration)
            && !values.value.is_empty()
            && !values
                .value
                .iter()
                .any(|node| literal::may_be(node, ty, keywords))
        {
            let message =
                "no value passes: none of those that are listed is allowed by the other keywords";
            self.diagnostics
                .warning("nothing-passes", values.span, message);
            return Some(Form::Any);
        }
        Some(match found {
            // A double does not tell whether it was written as an integer, and a tree may ask.
            Found::Certain(JsonType::Number)
                if !keywords.alternatives.is_empty() || !keywords.negations.is_empty() =>
            {
                Form::Any
            }
            Found::Certain(ty) => Form::Typed(ty),
            Found::Assumed(ty) => {
                self.warn_of_assumption(ty, keywords);
                Form::Typed(ty)
            }
            Found::Several => Form::Any,
        })
    }

    /// Whether a schema becomes more than any JSON at all.
    fn is_typed(&mut self, node: &'d Node) -> Option<bool> {
        let keywords = self.conjunction(&[node])?;
        let said = keywords.error_codes.is_some() || !keywords.alternatives.is_empty();
        let typed = said || self.found(&keywords) != Found::Several;
        Some(typed && keywords.contradiction.is_none())
    }

    fn typed(
        &mut self,
        ty: JsonType,
        keywords: &Keywords<'d>,
        context: &Context,
    ) -> Option<(Type, Vec<Check>)> {
        self.warn_of_ineffective(keywords, ty);
        match ty {
            JsonType::String => self.string(keywords, context),
            JsonType::Integer => self.integer(keywords),
            JsonType::Number => self.number(keywords),
            JsonType::Boolean => self.boolean(keywords),
            JsonType::Array => self.array(keywords, context),
            JsonType::Object => self.object(keywords, context),
        }
    }

    /// `type`, or what the other keywords leave.
    fn found(&self, keywords: &Keywords<'d>) -> Found {
        if let Some(ty) = keywords.ty {
            return Found::Certain(ty.value);
        }
        let assume = self.untyped == Untyped::Assumed;
        if let Some(values) = &keywords.enumeration {
            return match literal::common_type(&values.value) {
                Some(ty @ (JsonType::String | JsonType::Boolean)) => Found::Certain(ty),
                // 1 is 1.0, which no integer of Rust is read from.
                Some(ty @ (JsonType::Integer | JsonType::Number)) if assume => Found::Assumed(ty),
                Some(JsonType::Integer | JsonType::Number)
                    if literal::are_doubles(&values.value) =>
                {
                    Found::Certain(JsonType::Number)
                }
                _ => Found::Several,
            };
        }
        let named = !keywords.properties.is_empty() || !keywords.required_when.is_empty();
        if named && assume {
            Found::Assumed(JsonType::Object)
        } else {
            Found::Several
        }
    }

    /// The tree of a schema that values of several types fulfil.
    fn checks_of_any(&mut self, keywords: &Keywords<'d>) -> Option<Vec<Check>> {
        if keywords.says_nothing() {
            return Some(Vec::new());
        }
        if keywords.ty.is_none() && keywords.constrains() {
            let message =
                "without `type`, values of every type pass that the other keywords are not about";
            let warning = Diagnostic::warning("type-missing", message).at(keywords.span);
            self.diagnostics.push(
                warning.help(
                    "with a `type` this would be a Rust type; now it is any JSON, with a check",
                ),
            );
        }
        Some(vec![Check::Schema(self.tree_of_all(&keywords.sources)?)])
    }

    fn warn_of_assumption(&mut self, ty: JsonType, keywords: &Keywords<'d>) {
        let message = format!(
            "taken as `type: {}`: without `type`, other values pass, too",
            ty.as_str()
        );
        self.diagnostics
            .warning("type-assumed", keywords.span, message);
    }

    fn warn_of_nullable(&mut self, keywords: &Keywords<'d>, value: &Value) {
        if let Some(span) = keywords
            .nullable
            .filter(|_| !value.nullable && value.ty != Type::FreeForm)
        {
            let message = "null is not allowed all the same: `enum` does not list it, or another part of `allOf` forbids it";
            self.diagnostics
                .warning("nullable-without-effect", span, message);
        }
    }

    /// In JSON Schema a constraint of another type has no effect.
    fn warn_of_ineffective(&mut self, keywords: &Keywords<'d>, ty: JsonType) {
        let numeric = matches!(ty, JsonType::Integer | JsonType::Number);
        let found = [
            (
                keywords.constrains_string() && ty != JsonType::String,
                "strings",
            ),
            (keywords.constrains_number() && !numeric, "numbers"),
            (
                keywords.constrains_array() && ty != JsonType::Array,
                "arrays",
            ),
            (
                keywords.constrains_object() && ty != JsonType::Object,
                "objects",
            ),
        ];
        for (_, of) in found.into_iter().filter(|(ineffective, _)| *ineffective) {
            let message = format!("a constraint of {of} has no effect on this type");
            self.diagnostics
                .warning("ineffective-constraint", keywords.span, message);
        }
    }
}

/// Whether null passes. An `enum` has to list it; without `type` that is enough.
fn admits_null(keywords: &Keywords<'_>) -> bool {
    let lists_null = |values: &[&Node]| values.iter().any(|value| value.value == Json::Null);
    match &keywords.enumeration {
        Some(values) if keywords.ty.is_none() => lists_null(&values.value),
        Some(values) => {
            keywords.allows_null && keywords.nullable.is_some() && lists_null(&values.value)
        }
        None => keywords.allows_null && keywords.nullable.is_some(),
    }
}
