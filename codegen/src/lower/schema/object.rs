//! `type: object`.

use super::super::{Lowering, names};
use super::keywords::AdditionalRule;
use super::{Context, Keywords, is_true};
use crate::diagnostic::Diagnostic;
use crate::load::Node;
use crate::model::{Additional, Check, Field, Origin, Presence, Struct, Type, TypeKind, Value};

/// Names that the builder and the struct use themselves.
const RESERVED_FIELDS: [&str; 4] = [
    "additional_properties",
    "additional_property",
    "build",
    "builder",
];

impl<'d> Lowering<'d, '_> {
    /// A struct, or a map where no property has a name.
    pub(super) fn object(
        &mut self,
        keywords: &Keywords<'d>,
        context: &Context,
    ) -> Option<(Type, Vec<Check>)> {
        self.check_order(
            "minProperties",
            keywords.min_properties,
            "maxProperties",
            keywords.max_properties,
        );
        let checks = count_checks(keywords);
        let nameless = keywords.properties.is_empty() && keywords.required.is_empty();
        if nameless
            && context.named.is_none()
            && !matches!(keywords.additional, AdditionalRule::Closed(_))
        {
            let item = self.additional_value(keywords, context)?;
            return Some((Type::Map(Box::new(item)), checks));
        }
        Some((self.structure(keywords, checks, context)?, Vec::new()))
    }

    fn structure(
        &mut self,
        keywords: &Keywords<'d>,
        checks: Vec<Check>,
        context: &Context,
    ) -> Option<Type> {
        let begun = self.begin(keywords, context);
        let mut failed = false;
        let mut scope = names::Scope::with(&RESERVED_FIELDS);
        let mut fields = Vec::new();
        for (wire, nodes) in self.all_properties(keywords) {
            match self.field(wire, &nodes, keywords, context, &mut scope) {
                Some(field) => fields.push(field),
                None => failed = true,
            }
        }
        let additional = self.additional(keywords, &checks, &fields, context)?;
        if failed {
            return None;
        }
        let conditions = self.conditions(keywords, &fields);
        let structure = Struct {
            fields,
            additional,
            checks,
            conditions,
            origin: Origin::default(),
        };
        Some(self.finish(begun, keywords.docs.clone(), TypeKind::Struct(structure)))
    }

    /// The properties in document order, then those that are only required.
    fn all_properties(&mut self, keywords: &Keywords<'d>) -> Vec<(&'d str, Vec<&'d Node>)> {
        let mut all: Vec<(&'d str, Vec<&'d Node>)> = keywords
            .properties
            .iter()
            .map(|(name, nodes)| (*name, nodes.clone()))
            .collect();
        for required in &keywords.required {
            if all.iter().any(|(name, _)| *name == required.value) {
                continue;
            }
            match &keywords.additional {
                AdditionalRule::Closed(_) => {
                    let message = format!(
                        "by the letter, `additionalProperties: false` forbids `{}`, which is required",
                        required.value
                    );
                    let warning = Diagnostic::warning("closed-part", message).at(required.span);
                    let help = "taken as meant: it may be anything";
                    self.diagnostics.push(warning.help(help));
                    all.push((required.value, Vec::new()));
                }
                AdditionalRule::Schema(nodes) => all.push((required.value, nodes.clone())),
                AdditionalRule::Unsaid | AdditionalRule::Open => {
                    all.push((required.value, Vec::new()))
                }
            }
        }
        all
    }

    fn field(
        &mut self,
        wire: &'d str,
        nodes: &[&'d Node],
        keywords: &Keywords<'d>,
        context: &Context,
        scope: &mut names::Scope,
    ) -> Option<Field> {
        let rust_name = self.field_name(wire, nodes, keywords, scope);
        let lowered = match nodes {
            [] => super::Lowered {
                value: Value::plain(Type::FreeForm),
                docs: crate::model::Docs::default(),
            },
            nodes => self.value_of_all(nodes, &context.part(wire))?,
        };
        let is_required = keywords.required.iter().any(|of| of.value == wire);
        let presence = match is_required {
            true => Presence::Required,
            false => Presence::Optional,
        };
        Some(Field {
            wire_name: wire.to_owned(),
            rust_name,
            value: lowered.value,
            presence,
            docs: lowered.docs,
        })
    }

    /// Whether a property is for requests or for answers alone; its type serves both.
    pub(super) fn travels_one_way(&mut self, nodes: &[&'d Node]) -> bool {
        let flagged = |node: &Node| is_true(node, "readOnly") || is_true(node, "writeOnly");
        nodes.iter().any(|node| {
            let target = self.document.resolve(node, self.diagnostics);
            flagged(node) || target.is_some_and(|target| flagged(target.node))
        })
    }

    fn field_name(
        &mut self,
        wire: &str,
        nodes: &[&'d Node],
        keywords: &Keywords<'d>,
        scope: &mut names::Scope,
    ) -> String {
        let given = nodes.iter().find_map(|node| {
            let name = node.get("x-rust-name")?;
            Some((name.as_str()?, name.span))
        });
        // Of an inline object the name is that of its type, unless it reads like a field.
        let given = given.filter(|(name, _)| names::snake_case(name) == *name);
        let wanted = given.map_or_else(|| names::snake_case(wire), |(name, _)| name.to_owned());
        let name = scope.claim(&wanted);
        if name != wanted {
            let span = nodes.first().map_or(keywords.span, |node| node.span);
            let message =
                format!("the name `{wanted}` is taken: the Rust field of `{wire}` is `{name}`");
            let warning = Diagnostic::warning("name-collision", message).at(span);
            self.diagnostics
                .push(warning.help("`x-rust-name` gives it a name of your choice"));
        }
        name
    }

    fn additional(
        &mut self,
        keywords: &Keywords<'d>,
        checks: &[Check],
        fields: &[Field],
        context: &Context,
    ) -> Option<Additional> {
        Some(match &keywords.additional {
            AdditionalRule::Closed(_) => Additional::Forbidden,
            // All of them count, so all of them are kept.
            AdditionalRule::Unsaid if checks.is_empty() && !fields.is_empty() => {
                Additional::Ignored
            }
            _ => Additional::Kept(Box::new(self.additional_value(keywords, context)?)),
        })
    }

    fn additional_value(&mut self, keywords: &Keywords<'d>, context: &Context) -> Option<Value> {
        match &keywords.additional {
            AdditionalRule::Schema(nodes) => {
                Some(self.value_of_all(nodes, &context.part("value"))?.value)
            }
            _ => Some(Value::plain(Type::FreeForm)),
        }
    }
}

fn count_checks(keywords: &Keywords<'_>) -> Vec<Check> {
    let low = keywords
        .min_properties
        .filter(|limit| limit.value > 0)
        .map(|limit| Check::MinProperties(limit.value));
    let high = keywords
        .max_properties
        .map(|limit| Check::MaxProperties(limit.value));
    low.into_iter().chain(high).collect()
}
