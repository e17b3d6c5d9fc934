//! Properties, which of them are required, items, and properties without a name.

use std::collections::{BTreeSet, HashSet};

use super::super::change::{Class, Direction};
use super::super::finding::{Finding, Use};
use super::super::symbols::value_text;
use super::{Uses, Visit};
use crate::description::{Description, Site};

impl<'d> Visit<'_, 'd> {
    pub(super) fn object(&mut self) {
        let (old, new) = (self.old.property_names(), self.new.property_names());
        let old_set: HashSet<&str> = old.iter().copied().collect();
        let new_set: HashSet<&str> = new.iter().copied().collect();
        for name in old.iter().filter(|name| !new_set.contains(*name)) {
            self.property_gone(name);
        }
        for name in new.iter().filter(|name| !old_set.contains(*name)) {
            self.property_new(name);
        }
        for name in old.iter().filter(|name| new_set.contains(*name)) {
            self.necessity(name);
            self.property(name);
        }
        self.unnamed_required(&old_set, &new_set);
        self.required_when();
        self.others();
    }

    fn property(&mut self, name: &'d str) {
        let parts = (self.old.property(name), self.new.property(name));
        let hidden = self.hidden(&parts.0, self.comparison.old)
            && self.hidden(&parts.1, self.comparison.new);
        let old = self.comparison.old_names.field(self.spots.0, name);
        let new = self.comparison.new_names.field(self.spots.1, name);
        let spots = (
            old.map(|(_, field)| super::super::symbols::Spot::Value(&field.value)),
            new.map(|(_, field)| super::super::symbols::Spot::Value(&field.value)),
        );
        let symbols = self.field_symbols(name);
        let retyped = match (old, new) {
            (Some((_, old)), Some((_, new))) => value_text(&old.value) != value_text(&new.value),
            _ => false,
        };
        let field = match symbols.is_empty() {
            true => Uses::None,
            false => Uses::Field(Use { symbols, retyped }),
        };
        let context = self.context.property(name, hidden);
        self.later(parts, context, spots, field);
    }

    /// Whether a property is never sent in this direction.
    pub(super) fn hidden(&self, parts: &[Site<'d>], description: &'d Description) -> bool {
        let keyword = match self.context.direction {
            Direction::Request => "readOnly",
            Direction::Response => "writeOnly",
        };
        parts
            .iter()
            .any(|site| description.follow(site).is_true(keyword))
    }

    /// `Type::field`, and for who sends it the method of the builder.
    pub(super) fn field_symbols(&self, name: &str) -> Vec<String> {
        let fields = [
            self.comparison.old_names.field(self.spots.0, name),
            self.comparison.new_names.field(self.spots.1, name),
        ];
        let mut symbols = BTreeSet::new();
        for (definition, field) in fields.into_iter().flatten() {
            let (of, field) = (&definition.name, &field.rust_name);
            symbols.insert(format!("{of}::{field}"));
            if self.context.direction == Direction::Request {
                symbols.insert(format!("{of}Builder::{field}"));
            }
        }
        symbols.into_iter().collect()
    }

    fn property_gone(&mut self, name: &'d str) {
        let parts = self.old.property(name);
        let Some(site) = parts.first().cloned() else {
            return;
        };
        let required = self.old.required(name).is_some();
        if required {
            self.noted.insert("required");
        }
        let hidden = self.hidden(&parts, self.comparison.old);
        let (what, class) = match (self.context.direction, required) {
            (Direction::Request, _) => ("removed", Class::Risky),
            (Direction::Response, true) => ("removed-required", Class::Breaking),
            (Direction::Response, false) => ("removed-optional", Class::Risky),
        };
        let class = if hidden { Class::Safe } else { class };
        let symbols = self.field_symbols(name);
        let source =
            (!symbols.is_empty() && self.comparison.both_generated()).then_some(Class::Breaking);
        let context = self.context.property(name, false);
        let at = self.new.at("properties");
        let message = format!("{} is gone", context.title());
        self.property_finding(
            &context.id(what),
            class,
            (&site, &at),
            message,
            symbols,
            source,
        );
    }

    fn property_new(&mut self, name: &'d str) {
        let parts = self.new.property(name);
        let Some(site) = parts.first().cloned() else {
            return;
        };
        let required = self.new.required(name).is_some();
        if required {
            self.noted.insert("required");
        }
        let hidden = self.hidden(&parts, self.comparison.new);
        let necessity = if required { "required" } else { "optional" };
        let class = match (self.context.direction, required) {
            (Direction::Request, true) if !hidden => Class::Breaking,
            _ => Class::Safe,
        };
        let symbols = self.field_symbols(name);
        let context = self.context.property(name, false);
        let at = self.old.at("properties");
        let message = format!("the {necessity} {} is new", context.title());
        let id = context.id(&format!("added-{necessity}"));
        self.property_finding(&id, class, (&at, &site), message, symbols, None);
    }

    pub(super) fn property_finding(
        &mut self,
        id: &str,
        class: Class,
        (old, new): (&Site<'d>, &Site<'d>),
        message: String,
        symbols: Vec<String>,
        source: Option<Class>,
    ) {
        let class = self.context.unless_muted(class);
        let finding = Finding::new(id, class, old, new, message)
            .of(self.context.direction)
            .symbols(symbols)
            .source(source);
        self.comparison.push(self.unit, finding);
    }
}
