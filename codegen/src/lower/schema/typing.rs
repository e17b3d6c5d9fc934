//! The type that fits the keywords of a schema.

use super::super::Lowering;
use super::{Context, JsonType, Keywords, Lowered, literal};
use crate::load::Value as Json;
use crate::model::{Check, Type, Value};

impl<'d> Lowering<'d, '_> {
    /// The type that fits the keywords.
    pub(super) fn described(
        &mut self,
        keywords: Keywords<'d>,
        context: &Context,
    ) -> Option<Lowered> {
        let docs = keywords.docs.clone();
        let (ty, checks) = if keywords.error_codes.is_some() {
            (self.error_codes(&keywords, context)?, Vec::new())
        } else if !keywords.alternatives.is_empty() {
            (self.union(&keywords, context)?, Vec::new())
        } else {
            self.typed(&keywords, context)?
        };
        let mut value = Value::plain(ty);
        value.checks = checks;
        value.nullable = value.ty != Type::FreeForm && self.admits_null(&keywords);
        if let Some(span) = keywords
            .nullable
            .filter(|_| !value.nullable && value.ty != Type::FreeForm)
        {
            let message = "null is not allowed all the same: `enum` does not list it, or another part of `allOf` forbids it";
            self.diagnostics
                .warning("nullable-without-effect", span, message);
        }
        value.sensitive = keywords.sensitive;
        value.format = keywords
            .format
            .filter(|_| value.ty == Type::String)
            .map(|format| format.value.to_owned());
        value.default = self.default_of(&keywords, &value);
        Some(Lowered { value, docs })
    }

    fn typed(&mut self, keywords: &Keywords<'d>, context: &Context) -> Option<(Type, Vec<Check>)> {
        let Some(ty) = self.type_of(keywords) else {
            self.warn_of_ineffective(keywords, None);
            return Some((Type::FreeForm, Vec::new()));
        };
        self.warn_of_ineffective(keywords, Some(ty));
        match ty {
            JsonType::String => self.string(keywords, context),
            JsonType::Integer => self.integer(keywords),
            JsonType::Number => self.number(keywords),
            JsonType::Boolean => self.boolean(keywords),
            JsonType::Array => self.array(keywords, context),
            JsonType::Object => self.object(keywords, context),
        }
    }

    /// `type`, or what the other keywords suggest.
    fn type_of(&mut self, keywords: &Keywords<'d>) -> Option<JsonType> {
        if let Some(ty) = keywords.ty {
            return Some(ty.value);
        }
        let assumed = if let Some(values) = &keywords.enumeration {
            literal::common_type(&values.value)?
        } else if keywords.constrains_object() {
            JsonType::Object
        } else if keywords.constrains_array() {
            JsonType::Array
        } else if keywords.constrains_string() {
            JsonType::String
        } else if keywords.constrains_number() {
            JsonType::Number
        } else {
            return None;
        };
        let message = format!(
            "taken as `type: {}`: without `type`, values of every other type pass",
            assumed.as_str()
        );
        self.diagnostics
            .warning("type-assumed", keywords.span, message);
        Some(assumed)
    }

    /// Whether null passes. An `enum` has to list it.
    fn admits_null(&self, keywords: &Keywords<'d>) -> bool {
        let listed = keywords
            .enumeration
            .as_ref()
            .is_none_or(|values| values.value.iter().any(|value| value.value == Json::Null));
        keywords.allows_null && keywords.nullable.is_some() && listed
    }

    /// In JSON Schema a constraint of another type has no effect.
    fn warn_of_ineffective(&mut self, keywords: &Keywords<'d>, ty: Option<JsonType>) {
        let numeric = matches!(ty, Some(JsonType::Integer | JsonType::Number));
        let found = [
            (
                keywords.constrains_string() && ty != Some(JsonType::String),
                "strings",
            ),
            (keywords.constrains_number() && !numeric, "numbers"),
            (
                keywords.constrains_array() && ty != Some(JsonType::Array),
                "arrays",
            ),
            (
                keywords.constrains_object() && ty != Some(JsonType::Object),
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
