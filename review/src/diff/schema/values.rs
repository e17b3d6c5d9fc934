//! `enum` with the names and meanings of its values, and `default`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::change::{Class, Direction};
use super::super::finding::Finding;
use super::super::same::{canonical, same_option, show};
use super::view::View;
use super::{Subject, Visit};
use crate::description::Site;

/// A value of an enumeration, with what stands at the same place of the lists beside it.
#[derive(Clone, Debug)]
struct Listed<'d> {
    site: Site<'d>,
    name: Option<Site<'d>>,
    meaning: Option<Site<'d>>,
}

impl<'d> Visit<'_, 'd> {
    pub(super) fn values(&mut self) {
        self.enumeration();
        self.default();
    }

    fn enumeration(&mut self) {
        let (old, new) = (listed(&self.old), listed(&self.new));
        let ends = (self.at("enum").0, self.at("enum").1);
        let (old, new) = match (old, new) {
            (Some(old), Some(new)) => (old, new),
            (None, None) => return,
            (None, Some(_)) => {
                let class = self.context.narrower();
                let message = "only listed values are allowed now";
                return self.note("enum", "became-enum", class, (&ends.0, &ends.1), message);
            }
            (Some(_), None) => {
                let class = match self.context.direction {
                    Direction::Request => Class::Safe,
                    Direction::Response => Class::Risky,
                };
                let message = "any value is allowed now";
                return self.note("enum", "no-longer-enum", class, (&ends.0, &ends.1), message);
            }
        };
        let codes = |view: &View<'d>| -> BTreeSet<&'d str> {
            let codes = view.values("x-error-codes").iter().flat_map(Site::entries);
            codes.map(|(code, _)| code).collect()
        };
        let (old_codes, new_codes) = (codes(&self.old), codes(&self.new));
        // A code that comes or goes is told as a code.
        let told = |value: &Listed<'d>, here: &BTreeSet<&str>, there: &BTreeSet<&str>| {
            value
                .site
                .text()
                .is_some_and(|code| here.contains(code) && !there.contains(code))
        };
        for (_, value) in old.iter().filter(|(key, _)| !new.contains_key(*key)) {
            self.noted.insert("enum");
            if !told(value, &old_codes, &new_codes) {
                self.value_gone(value, &ends.1);
            }
        }
        for (_, value) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
            self.noted.insert("enum");
            if !told(value, &new_codes, &old_codes) {
                self.value_new(value, &ends.0);
            }
        }
        for (key, value) in &old {
            if let Some(newer) = new.get(key) {
                self.value_name(value, newer);
                self.value_meaning(value, newer);
            }
        }
    }

    fn value_gone(&mut self, value: &Listed<'d>, at: &Site<'d>) {
        let class = self.context.narrower();
        let message = format!(
            "{}: without the value {}",
            self.context.title(),
            show(value.site.node)
        );
        let symbol = value
            .site
            .text()
            .and_then(|wire| self.comparison.old_names.variant(self.spots.0, wire));
        let both = self.comparison.both_generated();
        let source = symbol.as_ref().filter(|_| both).map(|_| Class::Breaking);
        self.value(
            "enum-value-removed",
            class,
            (&value.site, at),
            message,
            symbol,
            source,
        );
    }

    fn value_new(&mut self, value: &Listed<'d>, at: &Site<'d>) {
        let class = match self.context.direction {
            Direction::Request => Class::Safe,
            Direction::Response => self.context.unless_muted(Class::Risky),
        };
        let message = format!(
            "{}: with the value {}",
            self.context.title(),
            show(value.site.node)
        );
        let symbol = value
            .site
            .text()
            .and_then(|wire| self.comparison.new_names.variant(self.spots.1, wire));
        self.value(
            "enum-value-added",
            class,
            (at, &value.site),
            message,
            symbol,
            None,
        );
    }

    fn value(
        &mut self,
        what: &str,
        class: Class,
        (old, new): (&Site<'d>, &Site<'d>),
        message: String,
        symbol: Option<String>,
        source: Option<Class>,
    ) {
        let finding = Finding::new(self.context.id(what), class, old, new, message)
            .of(self.context.direction)
            .source(source);
        let finding = match symbol {
            Some(symbol) => finding.symbols([symbol]),
            None => finding.also(self.type_names()),
        };
        self.push("enum", finding);
    }

    /// The name of a value in code: nothing on the wire.
    fn value_name(&mut self, old: &Listed<'d>, new: &Listed<'d>) {
        let text = |listed: &Listed<'d>| listed.name.as_ref().and_then(Site::text);
        if text(old) == text(new) {
            return;
        }
        let wire = old.site.text().unwrap_or_default();
        let symbols = (
            self.comparison.old_names.variant(self.spots.0, wire),
            self.comparison.new_names.variant(self.spots.1, wire),
        );
        let at = (
            old.name.as_ref().unwrap_or(&old.site),
            new.name.as_ref().unwrap_or(&new.site),
        );
        let named =
            |listed: &Listed<'d>| text(listed).unwrap_or("derived from the value").to_owned();
        let message = format!(
            "{}: the name of the value {}: {} -> {}",
            self.context.title(),
            show(old.site.node),
            named(old),
            named(new)
        );
        let (id, source) = match symbols.0.is_some() && symbols.0 == symbols.1 {
            true => ("default-made-explicit", Class::Safe),
            false => ("enum-variant-renamed", Class::Breaking),
        };
        let finding = Finding::new(id, Class::Safe, at.0, at.1, message)
            .symbols(symbols.0.into_iter().chain(symbols.1))
            .source(Some(source));
        self.push("x-enum-varnames", finding);
    }

    fn value_meaning(&mut self, old: &Listed<'d>, new: &Listed<'d>) {
        let node = |listed: &Listed<'d>| listed.meaning.as_ref().map(|site| site.node);
        if same_option(node(old), node(new)) {
            return;
        }
        let at = (
            old.meaning.as_ref().unwrap_or(&old.site),
            new.meaning.as_ref().unwrap_or(&new.site),
        );
        let shown = |listed: &Listed<'d>| node(listed).map_or_else(|| "nothing".to_owned(), show);
        let message = format!(
            "{}: the meaning of the value {}: {} -> {}",
            self.context.title(),
            show(old.site.node),
            shown(old),
            shown(new)
        );
        let finding = Finding::prose("enum-value-description-changed", at.0, at.1, message);
        self.push("x-enum-descriptions", finding);
    }

    fn default(&mut self) {
        let (old, new) = (self.old.first("default"), self.new.first("default"));
        if same_option(old.map(|site| site.node), new.map(|site| site.node)) {
            return;
        }
        let what = match (old, new) {
            (None, _) => "default-added",
            (_, None) => "default-removed",
            _ => "default-changed",
        };
        // Who leaves the value out gets something else.
        let class = match (self.context.direction, self.context.subject) {
            (Direction::Response, _) => Class::Safe,
            (Direction::Request, Subject::Parameter | Subject::Header) => Class::Breaking,
            (Direction::Request, _) if what == "default-added" => Class::Safe,
            (Direction::Request, _) => Class::Risky,
        };
        let shown = |site: Option<&Site<'d>>| {
            site.map_or_else(|| "none".to_owned(), |site| show(site.node))
        };
        let message = format!("`default`: {} -> {}", shown(old), shown(new));
        let (at_old, at_new) = self.at("default");
        self.note("default", what, class, (&at_old, &at_new), &message);
    }
}

/// The values that every part allows, by a text that equal ones share; none if any value is allowed.
fn listed<'d>(view: &View<'d>) -> Option<BTreeMap<String, Listed<'d>>> {
    let mut allowed: Option<BTreeMap<String, Listed<'d>>> = None;
    for part in &view.parts {
        let Some(values) = part
            .child("enum")
            .filter(|site| site.node.as_sequence().is_some())
        else {
            continue;
        };
        let beside = |keyword: &str| {
            part.child(keyword)
                .map(|site| site.items())
                .unwrap_or_default()
        };
        let (names, meanings) = (beside("x-enum-varnames"), beside("x-enum-descriptions"));
        let these: BTreeMap<String, Listed<'d>> = values
            .items()
            .into_iter()
            .enumerate()
            .map(|(index, site)| {
                let listed = Listed {
                    name: names.get(index).cloned(),
                    meaning: meanings.get(index).cloned(),
                    site,
                };
                (canonical(listed.site.node), listed)
            })
            .collect();
        allowed = Some(match allowed {
            None => these,
            Some(mut both) => {
                both.retain(|key, _| these.contains_key(key));
                both
            }
        });
    }
    allowed
}
