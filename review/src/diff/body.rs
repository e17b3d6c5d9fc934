//! Request bodies and media types.

use std::collections::BTreeMap;

use super::change::{Class, Direction};
use super::engine::{Comparison, UnitId};
use super::finding::Finding;
use super::found::Pair;
use super::keys::{Both, Collection, Entry};
use super::schema::{Context, Subject};
use super::symbols::Spot;
use crate::description::Site;

/// What a body is in Rust, in either client.
pub(super) type Spots<'d> = (Option<Spot<'d>>, Option<Spot<'d>>);

impl<'d> Comparison<'d> {
    /// `requestBody`.
    pub fn request_body(&mut self, pair: &Pair<'d>, entry: &Entry<'d>) {
        let direction = pair.direction;
        let prefix = direction.name();
        let Some(both) = entry.both() else {
            let (id, class, what) = match &entry.new {
                Some(new) if self.new.follow(new).is_true("required") => (
                    "body-added-required",
                    Class::Breaking,
                    "is new, and required",
                ),
                Some(_) => ("body-added-optional", Class::Safe, "is new, and optional"),
                None => ("body-removed", Class::Breaking, "is gone"),
            };
            let class = match direction {
                Direction::Request => class,
                Direction::Response => Class::Risky,
            };
            let message = format!("the {prefix} body {what}");
            let finding = Finding::new(
                format!("{prefix}-{id}"),
                class,
                &entry.at.old,
                &entry.at.new,
                message,
            );
            return self.push(pair.unit, finding.of(direction));
        };
        let both = self.follow(pair.unit, &both);
        let subject = format!("{prefix} body");
        if !self.are_mappings(pair.unit, &both, &subject, Some(direction)) {
            return;
        }
        let context = Context::root(direction, Subject::Body, "");
        let spots = match direction {
            Direction::Request => self.request_spots(pair),
            Direction::Response => (None, None),
        };
        for entry in both.entries() {
            match entry.key {
                "required" => self.required_flag(pair.unit, &entry, &subject, "body", direction),
                "content" => self.content(pair.unit, &entry, &context, spots),
                _ if entry.same() => {}
                _ => {
                    if !self.common(pair.unit, &entry, &subject) {
                        self.unclassified(pair.unit, &entry, &subject, Some(direction));
                    }
                }
            }
        }
    }

    /// `content`: media types and what they hold.
    pub fn content(
        &mut self,
        unit: UnitId,
        entry: &Entry<'d>,
        context: &Context,
        spots: Spots<'d>,
    ) {
        if !self.is_collection(unit, entry, Collection::Mapping, &context.title()) {
            return;
        }
        let (old, new) = (media_types(&entry.old), media_types(&entry.new));
        let id = |what: &str| context.id(&format!("media-type-{what}"));
        for (key, (name, site)) in &old {
            let Some((_, newer)) = new.get(key) else {
                let message = format!("{}: not as `{name}` any more", context.title());
                let finding =
                    Finding::new(id("removed"), Class::Breaking, site, &entry.at.new, message);
                self.push(unit, finding.of(context.direction));
                continue;
            };
            self.media_type(unit, &Both::new(site, newer), context, spots);
        }
        for (name, site) in new
            .iter()
            .filter(|(key, _)| !old.contains_key(*key))
            .map(|(_, new)| new)
        {
            let message = format!("{}: now as `{name}` too", context.title());
            let finding = Finding::new(id("added"), Class::Safe, &entry.at.old, site, message);
            self.push(unit, finding.of(context.direction));
        }
    }

    fn media_type(&mut self, unit: UnitId, both: &Both<'d>, context: &Context, spots: Spots<'d>) {
        if !self.are_mappings(unit, both, &context.title(), Some(context.direction)) {
            return;
        }
        for entry in both.entries() {
            match entry.key {
                "schema" => self.schema_entry(unit, &entry, context, spots),
                _ if entry.same() => {}
                _ => {
                    if !self.common(unit, &entry, &context.title()) {
                        self.unclassified(unit, &entry, &context.title(), Some(context.direction));
                    }
                }
            }
        }
    }
}

/// Media types without case and blanks.
fn media_types<'d>(content: &Option<Site<'d>>) -> BTreeMap<String, (&'d str, Site<'d>)> {
    content
        .iter()
        .flat_map(Site::entries)
        .map(|(name, site)| {
            let key: String = name.chars().filter(|c| !c.is_whitespace()).collect();
            (key.to_ascii_lowercase(), (name, site))
        })
        .collect()
}
