//! What an operation says of itself.

use std::collections::BTreeSet;

use konaplate_codegen::model::{Exchange, Operation};

use super::change::{Class, Direction};
use super::engine::{Comparison, UnitId};
use super::finding::Finding;
use super::found::{Found, Pair};
use super::keys::{Collection, Entry};
use super::parameter::Parameters;
use super::symbols::{Names, Spot};
use crate::description::Site;

impl<'d> Comparison<'d> {
    /// Everything of an operation but its security.
    pub fn operation(&mut self, pair: &Pair<'d>) {
        let subject = match pair.new.site.text_of("operationId") {
            Some(id) => format!("operation `{id}`"),
            None => "the operation".to_owned(),
        };
        let parameters = Parameters {
            old: [
                pair.old.item.child("parameters"),
                pair.old.site.child("parameters"),
            ],
            new: [
                pair.new.item.child("parameters"),
                pair.new.site.child("parameters"),
            ],
        };
        if !self.are_mappings(pair.unit, &pair.both(), &subject, None) {
            return;
        }
        self.parameters(pair, &parameters);
        for entry in pair.both().entries() {
            let collection = match entry.key {
                "responses" | "callbacks" => Some(Collection::Mapping),
                "parameters" | "tags" => Some(Collection::Sequence),
                _ => None,
            };
            if collection.is_some_and(|collection| {
                !self.is_collection(pair.unit, &entry, collection, &subject)
            }) {
                continue;
            }
            match entry.key {
                "parameters" | "security" => {}
                "requestBody" => self.request_body(pair, &entry),
                "responses" => self.responses(pair, &entry),
                "callbacks" => self.callbacks(pair, &entry),
                _ if entry.same() => {}
                _ => self.operation_key(pair, &entry, &subject),
            }
        }
    }

    fn operation_key(&mut self, pair: &Pair<'d>, entry: &Entry<'d>, subject: &str) {
        let unit = pair.unit;
        let of_type = |names: &Names<'d>, found: &Found<'d>, constant: &str| {
            names
                .operation(found.method, found.path)
                .map(|operation| format!("{}{constant}", operation.type_name))
        };
        let both = |constant: &str| {
            let old = of_type(&self.old_names, &pair.old, constant);
            let new = of_type(&self.new_names, &pair.new, constant);
            old.into_iter().chain(new).collect::<Vec<_>>()
        };
        match entry.key {
            "deprecated" => self.deprecated(unit, entry, subject, "operation", None),
            "tags" => self.operation_tags(unit, entry, subject),
            "operationId" | "x-rust-name" => {
                let mut symbols = pair.old.symbols(&self.old_names);
                symbols.extend(pair.new.symbols(&self.new_names));
                if entry.key == "x-rust-name" {
                    return self.rust_name(unit, entry, subject, symbols);
                }
                let message = format!("{subject}: `operationId`: {}", entry.was_is());
                let finding = Finding::new(
                    "operation-id-changed",
                    Class::Safe,
                    &entry.at.old,
                    &entry.at.new,
                    message,
                );
                self.push(unit, finding.symbols(symbols).source(Some(Class::Breaking)));
            }
            "x-effect" => {
                let class = effect_class(text(&entry.old), text(&entry.new));
                let symbols = both("::EFFECT");
                self.extension(unit, "effect-changed", class, entry, subject, symbols);
            }
            "x-encryption" => self.encryption(pair, entry, subject),
            "x-request-reference" => {
                let class = match entry.old {
                    Some(_) => Class::Risky,
                    None => Class::Safe,
                };
                self.extension(
                    unit,
                    "request-reference-changed",
                    class,
                    entry,
                    subject,
                    both(""),
                );
            }
            "x-code-list" => {
                let class = match text(&entry.new) {
                    Some("truncated") => Class::Risky,
                    _ => Class::Safe,
                };
                self.extension(unit, "code-list-changed", class, entry, subject, Vec::new());
            }
            "x-test-data" => self.text(unit, "test-data-changed", entry, subject),
            _ => {
                if !self.common(unit, entry, subject) {
                    self.unclassified(unit, entry, subject, None);
                }
            }
        }
    }

    fn extension(
        &mut self,
        unit: UnitId,
        id: &str,
        class: Class,
        entry: &Entry<'d>,
        subject: &str,
        symbols: Vec<String>,
    ) {
        let message = format!("{subject}: `{}`: {}", entry.key, entry.was_is());
        let finding = Finding::new(id, class, &entry.at.old, &entry.at.new, message);
        self.push(unit, finding.symbols(symbols));
    }

    /// `x-encryption`: a plain body where an encrypted one is expected is refused or not understood, and the other way round.
    fn encryption(&mut self, pair: &Pair<'d>, entry: &Entry<'d>, subject: &str) {
        for side in entry.at_entries().into_iter().filter(|side| !side.same()) {
            let direction = match side.key {
                "request" => Direction::Request,
                "response" => Direction::Response,
                _ => {
                    self.unclassified(pair.unit, &side, subject, None);
                    continue;
                }
            };
            let plain = |site: &Option<Site<'_>>| text(site).unwrap_or("none") == "none";
            let (id, class) = match plain(&side.old) && plain(&side.new) {
                true => ("default-made-explicit".to_owned(), Class::Safe),
                false => (format!("{}-encryption-changed", side.key), Class::Breaking),
            };
            let message = format!(
                "{subject}: the encryption of the {}: {}",
                side.key,
                side.was_is()
            );
            let constant = format!("{}_ENCRYPTION", side.key.to_uppercase());
            let symbols = [
                self.old_names.operation(pair.old.method, pair.old.path),
                self.new_names.operation(pair.new.method, pair.new.path),
            ];
            let symbols = symbols
                .into_iter()
                .flatten()
                .map(|operation| format!("{}::{constant}", operation.type_name));
            let finding = Finding::new(id, class, &side.at.old, &side.at.new, message)
                .of(direction)
                .symbols(symbols);
            self.push(pair.unit, finding);
        }
        if entry.at_entries().is_empty() || entry.at_entries().iter().all(Entry::same) {
            self.unclassified(pair.unit, entry, subject, None);
        }
    }

    /// `deprecated`, of whatever.
    pub fn deprecated(
        &mut self,
        unit: UnitId,
        entry: &Entry<'d>,
        subject: &str,
        kind: &str,
        direction: Option<Direction>,
    ) {
        let flag = |site: &Option<Site<'d>>| {
            site.as_ref().is_some_and(|site| {
                site.node.value == konaplate_codegen::load::Value::Boolean(true)
            })
        };
        let id = match (flag(&entry.old), flag(&entry.new)) {
            (false, true) => format!("{kind}-deprecated"),
            (true, false) => format!("{kind}-no-longer-deprecated"),
            _ => "default-made-explicit".to_owned(),
        };
        let message = format!("{subject}: `deprecated`: {}", entry.was_is());
        let mut finding = Finding::new(id, Class::Safe, &entry.at.old, &entry.at.new, message);
        if let Some(direction) = direction {
            finding = finding.of(direction);
        }
        self.push(unit, finding);
    }

    fn operation_tags(&mut self, unit: UnitId, entry: &Entry<'d>, subject: &str) {
        let (old, new) = entry.items();
        let texts =
            |items: &[Site<'d>]| items.iter().filter_map(Site::text).collect::<BTreeSet<_>>();
        let (old_texts, new_texts) = (texts(&old), texts(&new));
        for item in old
            .iter()
            .filter(|item| item.text().is_none_or(|text| !new_texts.contains(text)))
        {
            let message = format!(
                "{subject}: without the tag {}",
                super::same::show(item.node)
            );
            let finding = Finding::prose("operation-tag-removed", item, &entry.at.new, message);
            self.push(unit, finding);
        }
        for item in new
            .iter()
            .filter(|item| item.text().is_none_or(|text| !old_texts.contains(text)))
        {
            let message = format!("{subject}: with the tag {}", super::same::show(item.node));
            let finding = Finding::prose("operation-tag-added", &entry.at.old, item, message);
            self.push(unit, finding);
        }
    }

    /// The types of the request's body.
    pub fn request_spots(&self, pair: &Pair<'d>) -> (Option<Spot<'d>>, Option<Spot<'d>>) {
        self.spots(pair, |operation| match &operation.exchange {
            Exchange::Coded(coded) => Some(Spot::Type(&coded.request)),
            Exchange::Http(http) => {
                let content = http.body.as_ref()?.contents.first()?;
                Some(Spot::Value(&content.value))
            }
        })
    }

    /// The types of the success' body.
    pub fn success_spots(&self, pair: &Pair<'d>) -> (Option<Spot<'d>>, Option<Spot<'d>>) {
        self.spots(pair, |operation| match &operation.exchange {
            Exchange::Coded(coded) => Some(Spot::Type(&coded.response)),
            Exchange::Http(http) => {
                let mut contents = http
                    .success
                    .replies
                    .iter()
                    .filter_map(|of| of.content.as_ref());
                Some(Spot::Value(&contents.next()?.value))
            }
        })
    }

    fn spots(
        &self,
        pair: &Pair<'d>,
        of: impl Fn(&'d Operation) -> Option<Spot<'d>>,
    ) -> (Option<Spot<'d>>, Option<Spot<'d>>) {
        let spot = |names: &Names<'d>, found: &Found<'d>| {
            names.operation(found.method, found.path).and_then(&of)
        };
        (
            spot(&self.old_names, &pair.old),
            spot(&self.new_names, &pair.new),
        )
    }
}

/// What a caller may believe after a refusal: more that may have happened is worse.
pub(super) fn effect_class(old: Option<&str>, new: Option<&str>) -> Class {
    match (old, new) {
        (Some("none"), _) => Class::Breaking,
        (_, Some("none")) => Class::Safe,
        _ => Class::Risky,
    }
}

fn text<'d>(site: &Option<Site<'d>>) -> Option<&'d str> {
    site.as_ref().and_then(Site::text)
}
