//! What a schema says beside its constraints, and whatever no rule knows.

use std::collections::BTreeSet;

use super::super::change::{Class, Direction};
use super::super::finding::Finding;
use super::super::keys::{Both, Entry};
use super::super::same::canonical;
use super::{Visit, kebab};
use crate::description::Site;

/// Keywords whose contents are compared on their own.
const CONTAINERS: [&str; 6] = [
    "properties",
    "items",
    "oneOf",
    "anyOf",
    "discriminator",
    "x-error-codes",
];

/// Keywords that a rule knows: if no rule had anything to tell, what differs is only how it is said.
const KNOWN: [&str; 28] = [
    "type",
    "format",
    "nullable",
    "enum",
    "x-enum-varnames",
    "x-enum-descriptions",
    "default",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "multipleOf",
    "pattern",
    "uniqueItems",
    "required",
    "readOnly",
    "writeOnly",
    "deprecated",
    "additionalProperties",
    "x-required-when",
    "x-data-classification",
    "x-rust-name",
];

impl<'d> Visit<'_, 'd> {
    pub(super) fn annotations(&mut self) {
        self.visibility();
        self.deprecation();
        self.classification();
        self.rust_name();
    }

    /// `readOnly`, `writeOnly`.
    fn visibility(&mut self) {
        for keyword in ["readOnly", "writeOnly"] {
            let (was, is) = (self.old.is_true(keyword), self.new.is_true(keyword));
            if was == is {
                continue;
            }
            let what = match is {
                true => format!("became-{}", kebab(keyword)),
                false => format!("became-not-{}", kebab(keyword)),
            };
            // Who read it gets it no longer.
            let class = match (self.context.direction, keyword, is) {
                (Direction::Response, "writeOnly", true) => Class::Breaking,
                (Direction::Response, "writeOnly", false) => Class::Risky,
                _ => Class::Safe,
            };
            let (at_old, at_new) = self.at(keyword);
            let message = format!("`{keyword}`: {was} -> {is}");
            let message = format!("{}: {message}", self.context.title());
            let finding = Finding::new(self.context.id(&what), class, &at_old, &at_new, message)
                .of(self.context.direction);
            self.push(keyword, finding);
        }
    }

    fn deprecation(&mut self) {
        let keyword = "deprecated";
        let what = match (self.old.is_true(keyword), self.new.is_true(keyword)) {
            (false, true) => "deprecated",
            (true, false) => "no-longer-deprecated",
            _ => return,
        };
        let (at_old, at_new) = self.at(keyword);
        let message = what.replace('-', " ");
        self.note(keyword, what, Class::Safe, (&at_old, &at_new), &message);
    }

    /// `x-data-classification`: what is sensitive is another type in the client.
    fn classification(&mut self) {
        let keyword = "x-data-classification";
        if !self.differs(keyword) {
            return;
        }
        let (at_old, at_new) = self.at(keyword);
        let (was, is) = (
            self.old.first(keyword).is_some(),
            self.new.first(keyword).is_some(),
        );
        let (what, class, source) = match (was, is) {
            (false, _) => ("became-sensitive", Class::Safe, Class::Breaking),
            // What was redacted in logs is printed from now on.
            (_, false) => ("became-not-sensitive", Class::Risky, Class::Breaking),
            _ => ("classification-changed", Class::Safe, Class::Safe),
        };
        let shown = |site: Option<&Site<'d>>| {
            site.map_or_else(
                || "none".to_owned(),
                |site| super::super::same::show(site.node),
            )
        };
        let message = format!(
            "{}: sensitivity: {} -> {}",
            self.context.title(),
            shown(self.old.first(keyword)),
            shown(self.new.first(keyword))
        );
        let finding = Finding::new(self.context.id(what), class, &at_old, &at_new, message)
            .of(self.context.direction)
            .source(Some(source));
        self.push(keyword, finding);
    }

    fn rust_name(&mut self) {
        let keyword = "x-rust-name";
        if !self.differs(keyword) {
            return;
        }
        let entry = self.entry(keyword);
        let symbols = self.type_names();
        let title = self.context.title();
        self.noted.insert(keyword);
        self.comparison
            .rust_name(self.unit, &entry, &title, symbols);
    }

    /// What is left: texts, and what no rule knows. Nothing that differs stays untold.
    pub(super) fn rest(&mut self) {
        let keywords: BTreeSet<&'d str> = self.old.keywords().chain(self.new.keywords()).collect();
        for keyword in keywords {
            if self.noted.contains(keyword)
                || CONTAINERS.contains(&keyword)
                || !self.differs(keyword)
            {
                continue;
            }
            let entry = self.entry(keyword);
            let title = self.context.title();
            match keyword {
                "xml" => self
                    .comparison
                    .text(self.unit, "xml-changed", &entry, &title),
                _ if KNOWN.contains(&keyword) => self.said_otherwise(&entry, &title),
                _ => {
                    if !self.comparison.common(self.unit, &entry, &title) {
                        let direction = Some(self.context.direction);
                        self.comparison
                            .unclassified(self.unit, &entry, &title, direction);
                    }
                }
            }
        }
        self.malformed();
    }

    /// A default that is written out, or a constraint of `allOf` beside a tighter one.
    fn said_otherwise(&mut self, entry: &Entry<'d>, title: &str) {
        let one_side = entry.old.is_some() != entry.new.is_some();
        let opened = self.old.parts.len() > 1 || self.new.parts.len() > 1;
        if one_side || opened {
            return self
                .comparison
                .text(self.unit, "default-made-explicit", entry, title);
        }
        self.comparison
            .unclassified(self.unit, entry, title, Some(self.context.direction));
    }

    /// What should contain schemas and does not is compared as it stands.
    fn malformed(&mut self) {
        for keyword in CONTAINERS {
            let sequence = matches!(keyword, "oneOf" | "anyOf");
            let fits = |site: &Site<'_>| match sequence {
                true => site.node.as_sequence().is_some(),
                false => site.node.as_mapping().is_some(),
            };
            let all_fit = self
                .old
                .values(keyword)
                .iter()
                .chain(self.new.values(keyword))
                .all(fits);
            if !all_fit && self.differs(keyword) {
                let (entry, title) = (self.entry(keyword), self.context.title());
                self.comparison.unclassified(
                    self.unit,
                    &entry,
                    &title,
                    Some(self.context.direction),
                );
            }
        }
        let not_schemas = |site: &Site<'_>| site.node.as_mapping().is_none();
        let odd = self
            .old
            .parts
            .iter()
            .chain(&self.new.parts)
            .any(not_schemas);
        let (old, new) = (self.old.base.node, self.new.base.node);
        if odd && !super::super::same::same(old, new) {
            let entry = Entry {
                key: "schema",
                old: Some(self.old.base.clone()),
                new: Some(self.new.base.clone()),
                at: Both::new(&self.old.base, &self.new.base),
            };
            let title = self.context.title();
            self.comparison
                .unclassified(self.unit, &entry, &title, Some(self.context.direction));
        }
    }

    /// Whether the parts say something else; each statement counts once, and the order of sets does not.
    fn differs(&self, keyword: &str) -> bool {
        if matches!(keyword, "x-enum-varnames" | "x-enum-descriptions") && self.parallel(keyword) {
            // Told value by value.
            return false;
        }
        let said = |sites: &[Site<'d>]| -> BTreeSet<String> {
            sites.iter().flat_map(|site| said(keyword, site)).collect()
        };
        said(self.old.values(keyword)) != said(self.new.values(keyword))
    }

    /// Whether a list has an item for each value of the enumeration beside it.
    fn parallel(&self, keyword: &str) -> bool {
        let length =
            |part: &Site<'d>, keyword: &str| part.child(keyword).map(|site| site.items().len());
        let mut parts = self.old.parts.iter().chain(&self.new.parts);
        parts.all(|part| match length(part, keyword) {
            None => true,
            listed => listed == length(part, "enum"),
        })
    }

    /// A keyword for rules that know entries: the values of the parts that differ.
    fn entry(&self, keyword: &'d str) -> Entry<'d> {
        let other = |sites: &[Site<'d>], others: &[Site<'d>]| -> Option<Site<'d>> {
            let known: BTreeSet<String> =
                others.iter().flat_map(|site| said(keyword, site)).collect();
            let new = sites
                .iter()
                .find(|site| !said(keyword, site).iter().all(|said| known.contains(said)));
            new.or(sites.first()).cloned()
        };
        let (old, new) = (self.old.values(keyword), self.new.values(keyword));
        let (old, new) = (other(old, new), other(new, old));
        Entry {
            key: keyword,
            at: Both {
                old: old.clone().unwrap_or_else(|| self.old.base.clone()),
                new: new.clone().unwrap_or_else(|| self.new.base.clone()),
            },
            old,
            new,
        }
    }
}

/// What a value states: of a set each item, else the whole.
fn said(keyword: &str, site: &Site<'_>) -> Vec<String> {
    match (keyword, site.node.as_sequence()) {
        ("required" | "enum", Some(items)) => items.iter().map(canonical).collect(),
        _ => vec![canonical(site.node)],
    }
}
