//! `enum` of strings.

use std::collections::HashSet;

use super::super::{Lowering, names};
use super::{Context, JsonType, Keywords, literal};
use crate::load::{Located, Node, Value as Json};
use crate::model::{Enumeration, Type, TypeKind, Variant};

impl<'d> Lowering<'d, '_> {
    /// An open enumeration.
    pub(super) fn enumeration(
        &mut self,
        keywords: &Keywords<'d>,
        context: &Context,
    ) -> Option<Type> {
        let values = keywords.enumeration.as_ref()?;
        let variants = self.variants(values, keywords);
        if variants.is_empty() {
            self.diagnostics.error(
                "contradiction",
                values.span,
                "no value passes: `enum` lists none",
            );
            return None;
        }
        let begun = self.begin(keywords, context);
        Some(self.finish(
            begun,
            keywords.docs.clone(),
            TypeKind::Enumeration(Enumeration {
                variants,
                besides: None,
            }),
        ))
    }

    /// The values with their names and meanings.
    pub(in super::super) fn variants(
        &mut self,
        values: &Located<Vec<&'d Node>>,
        keywords: &Keywords<'d>,
    ) -> Vec<Variant> {
        self.check_lengths(values, keywords);
        let mut scope = names::Scope::with(&["Unknown"]);
        let mut variants: Vec<Variant> = Vec::new();
        let mut listed: HashSet<&str> = HashSet::new();
        for (index, node) in values.value.iter().enumerate() {
            let wire = match &node.value {
                Json::String(text) => text,
                Json::Null => continue,
                _ => {
                    self.wrong_enum_type(node, JsonType::String);
                    continue;
                }
            };
            if listed.contains(wire.as_str()) {
                self.diagnostics.warning(
                    "duplicate-enum-value",
                    node.span,
                    format!("`{wire}` is listed twice"),
                );
                continue;
            }
            if self.is_excluded(node, keywords) {
                continue;
            }
            listed.insert(wire);
            let rust_name = self.variant_name(index, wire, node, keywords, &mut scope);
            let description =
                nth(keywords.value_descriptions.as_ref(), index).map(|text| text.value.to_owned());
            let description = description.filter(|text| !text.trim().is_empty());
            variants.push(Variant {
                wire: wire.clone(),
                rust_name,
                description,
            });
        }
        variants
    }

    fn variant_name(
        &mut self,
        index: usize,
        wire: &str,
        node: &Node,
        keywords: &Keywords<'d>,
        scope: &mut names::Scope,
    ) -> String {
        let given = nth(keywords.varnames.as_ref(), index);
        let wanted = match given {
            Some(given) if names::is_identifier(given.value) => given.value.to_owned(),
            Some(given) => {
                let message = format!("`{}` cannot be the name of a Rust variant", given.value);
                self.diagnostics
                    .error("invalid-rust-name", given.span, message);
                names::variant_name(wire)
            }
            None => names::variant_name(wire),
        };
        let name = scope.claim(&wanted);
        if name != wanted {
            let message = format!("the name `{wanted}` is taken: the Rust variant is `{name}`");
            self.diagnostics.warning(
                "name-collision",
                given.map_or(node.span, |given| given.span),
                message,
            );
        }
        name
    }

    /// Names and descriptions stand beside the values, one for each.
    fn check_lengths(&mut self, values: &Located<Vec<&'d Node>>, keywords: &Keywords<'d>) {
        let lists = [
            ("x-enum-varnames", &keywords.varnames),
            ("x-enum-descriptions", &keywords.value_descriptions),
        ];
        for (key, list) in lists {
            let Some(list) = list else { continue };
            if list.value.len() != values.value.len() {
                let message = format!(
                    "`{key}` has {} items for {} values of `enum`",
                    list.value.len(),
                    values.value.len()
                );
                self.diagnostics
                    .error("enum-length-mismatch", list.span, message);
            }
        }
    }

    /// Whether another keyword forbids a listed value.
    pub(super) fn is_excluded(&mut self, node: &Node, keywords: &Keywords<'d>) -> bool {
        let violated = literal::violated(&node.value, keywords);
        if let Some(keyword) = violated {
            let message = format!("`{keyword}` forbids this value: it is as if it were not listed");
            self.diagnostics
                .warning("ineffective-enum-value", node.span, message);
        }
        violated.is_some()
    }

    pub(super) fn wrong_enum_type(&mut self, node: &Node, ty: JsonType) {
        let message = format!(
            "no value of type {} is {}: it is as if this were not listed",
            ty.as_str(),
            node.kind()
        );
        self.diagnostics
            .warning("ineffective-enum-value", node.span, message);
    }
}

fn nth<'a, 'd>(
    list: Option<&'a Located<Vec<Located<&'d str>>>>,
    index: usize,
) -> Option<&'a Located<&'d str>> {
    list.and_then(|list| list.value.get(index))
}
