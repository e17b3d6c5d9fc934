//! Parameters and headers.

use std::collections::BTreeMap;

use super::change::{Class, Direction};
use super::engine::{Comparison, UnitId};
use super::finding::Finding;
use super::found::Pair;
use super::keys::{Both, Collection, Entry};
use super::schema::{Context, Job, Subject, Uses};
use crate::description::{Description, Site};

/// The lists of an operation: of its path item, then its own, which override the former.
pub(super) struct Parameters<'d> {
    pub old: [Option<Site<'d>>; 2],
    pub new: [Option<Site<'d>>; 2],
}

/// What tells parameters apart. Those in a path are told apart by their place in it: their names are not sent.
type Key = (String, String);

impl<'d> Comparison<'d> {
    /// `parameters` of a path item and an operation.
    pub fn parameters(&mut self, pair: &Pair<'d>, lists: &Parameters<'d>) {
        let old = collect(&lists.old, pair.old.path, self.old);
        let new = collect(&lists.new, pair.new.path, self.new);
        let direction = pair.direction;
        for (key, site) in &old {
            let Some(newer) = new.get(key) else {
                let message = format!("the {} is gone", title(site));
                let finding = Finding::new(
                    format!("{}-parameter-removed", direction.name()),
                    Class::Risky,
                    site,
                    &pair.new.site,
                    message,
                );
                self.push(pair.unit, finding.of(direction));
                continue;
            };
            self.parameter(pair.unit, &Both::new(site, newer), direction);
        }
        for site in new
            .iter()
            .filter(|(key, _)| !old.contains_key(*key))
            .map(|(_, site)| site)
        {
            let required = site.is_true("required");
            let class = match (direction, required) {
                (Direction::Request, true) => Class::Breaking,
                _ => Class::Safe,
            };
            let necessity = if required { "required" } else { "optional" };
            let message = format!("the {necessity} {} is new", title(site));
            let finding = Finding::new(
                format!("{}-parameter-added-{necessity}", direction.name()),
                class,
                &pair.old.site,
                site,
                message,
            );
            self.push(pair.unit, finding.of(direction));
        }
    }

    fn parameter(&mut self, unit: UnitId, both: &Both<'d>, direction: Direction) {
        let subject = title(&both.new);
        if !self.are_mappings(unit, both, &subject, Some(direction)) {
            return;
        }
        let name = both.new.text_of("name").unwrap_or_default();
        let context = Context::root(direction, Subject::Parameter, name);
        for entry in both.entries() {
            match entry.key {
                "in" if entry.same() => {}
                "name" if !entry.same() => {
                    let id = format!("{}-parameter-renamed", direction.name());
                    let message = format!("{subject}: its name: {}", entry.was_is());
                    let finding =
                        Finding::new(id, Class::Safe, &entry.at.old, &entry.at.new, message);
                    // Headers are compared without case: that is no change on the wire.
                    self.push(unit, finding.of(direction));
                }
                "required" => self.required_flag(unit, &entry, &subject, "parameter", direction),
                _ => self.parameter_key(unit, &entry, &subject, &context),
            }
        }
    }

    /// What parameters and headers have in common.
    pub fn parameter_key(
        &mut self,
        unit: UnitId,
        entry: &Entry<'d>,
        subject: &str,
        context: &Context,
    ) {
        let direction = context.direction;
        match entry.key {
            "schema" => self.schema_entry(unit, entry, context, (None, None)),
            "content" => self.content(unit, entry, context, (None, None)),
            _ if entry.same() => {}
            "deprecated" => {
                let kind = format!("{}-{}", direction.name(), context.subject.name());
                self.deprecated(unit, entry, subject, &kind, Some(direction));
            }
            "style" | "explode" | "allowReserved" | "allowEmptyValue" => {
                let id = context.id(&format!("{}-changed", super::schema::kebab(entry.key)));
                let class = match entry.key {
                    "allowReserved" | "allowEmptyValue" => Class::Risky,
                    _ => Class::Breaking,
                };
                let message = format!("{subject}: `{}`: {}", entry.key, entry.was_is());
                let finding = Finding::new(id, class, &entry.at.old, &entry.at.new, message);
                self.push(unit, finding.of(direction));
            }
            _ => {
                if !self.common(unit, entry, subject) {
                    self.unclassified(unit, entry, subject, Some(direction));
                }
            }
        }
    }

    /// `required` of a parameter, a header or a request body.
    pub fn required_flag(
        &mut self,
        unit: UnitId,
        entry: &Entry<'d>,
        subject: &str,
        kind: &str,
        direction: Direction,
    ) {
        if entry.same() {
            return;
        }
        let flag = |site: &Option<Site<'d>>| {
            site.as_ref().is_some_and(|site| {
                site.node.value == konaplate_codegen::load::Value::Boolean(true)
            })
        };
        let prefix = format!("{}-{kind}", direction.name());
        let (id, class) = match (flag(&entry.old), flag(&entry.new), direction) {
            (false, true, Direction::Request) => ("became-required", Class::Breaking),
            (false, true, Direction::Response) => ("became-required", Class::Safe),
            (true, false, Direction::Request) => ("became-optional", Class::Safe),
            (true, false, Direction::Response) => ("became-optional", Class::Breaking),
            _ => {
                let message = format!("{subject}: `required`: {}", entry.was_is());
                let finding = Finding::new(
                    "default-made-explicit",
                    Class::Safe,
                    &entry.at.old,
                    &entry.at.new,
                    message,
                );
                return self.push(unit, finding.of(direction));
            }
        };
        let message = format!("{subject}: it {}", id.replace('-', " "));
        let finding = Finding::new(
            format!("{prefix}-{id}"),
            class,
            &entry.at.old,
            &entry.at.new,
            message,
        );
        self.push(unit, finding.of(direction));
    }

    /// `headers` of a response or a part.
    pub fn headers(&mut self, unit: UnitId, entry: &Entry<'d>, direction: Direction) {
        if !self.is_collection(unit, entry, Collection::Mapping, "headers") {
            return;
        }
        let old = by_name(&entry.old, self.old);
        let new = by_name(&entry.new, self.new);
        for (key, (name, site)) in &old {
            match new.get(key) {
                Some((_, newer)) => self.header(unit, name, &Both::new(site, newer), direction),
                None => {
                    let necessity = if site.is_true("required") {
                        "required"
                    } else {
                        "optional"
                    };
                    let class = match necessity {
                        "required" if direction == Direction::Response => Class::Breaking,
                        _ => Class::Risky,
                    };
                    let id = format!("{}-header-removed-{necessity}", direction.name());
                    let message = format!("the {necessity} header `{name}` is gone");
                    let finding = Finding::new(id, class, site, &entry.at.new, message);
                    self.push(unit, finding.of(direction));
                }
            }
        }
        for (name, site) in new
            .iter()
            .filter(|(key, _)| !old.contains_key(*key))
            .map(|(_, new)| new)
        {
            let required = direction == Direction::Request && site.is_true("required");
            let class = if required {
                Class::Breaking
            } else {
                Class::Safe
            };
            let id = format!("{}-header-added", direction.name());
            let message = format!("the header `{name}` is new");
            let finding = Finding::new(id, class, &entry.at.old, site, message);
            self.push(unit, finding.of(direction));
        }
    }

    fn header(&mut self, unit: UnitId, name: &str, both: &Both<'d>, direction: Direction) {
        let subject = format!("header `{name}`");
        if !self.are_mappings(unit, both, &subject, Some(direction)) {
            return;
        }
        let context = Context::root(direction, Subject::Header, name);
        for entry in both.entries() {
            match entry.key {
                "required" => self.required_flag(unit, &entry, &subject, "header", direction),
                _ => self.parameter_key(unit, &entry, &subject, &context),
            }
        }
    }

    /// A schema under a key; it may be missing on one side.
    pub fn schema_entry(
        &mut self,
        unit: UnitId,
        entry: &Entry<'d>,
        context: &Context,
        spots: (
            Option<super::symbols::Spot<'d>>,
            Option<super::symbols::Spot<'d>>,
        ),
    ) {
        let Some(both) = entry.both() else {
            let (suffix, narrower) = match entry.old {
                None => ("schema-added", true),
                Some(_) => ("schema-removed", false),
            };
            let class = match (context.direction, narrower) {
                (Direction::Request, true) => Class::Breaking,
                (Direction::Response, false) => Class::Risky,
                _ => Class::Safe,
            };
            let message = format!("{}: `schema`: {}", context.title(), entry.was_is());
            let finding = Finding::new(
                context.id(suffix),
                class,
                &entry.at.old,
                &entry.at.new,
                message,
            );
            return self.push(unit, finding.of(context.direction));
        };
        let job = Job::new(self, unit, &both, context.clone(), spots);
        self.schema(unit, job, Uses::None);
    }
}

fn title(site: &Site<'_>) -> String {
    let name = super::same::cut(site.text_of("name").unwrap_or_default(), 80);
    match site.text_of("in") {
        Some("header") => format!("request header `{name}`"),
        Some(place) => format!("{} parameter `{name}`", super::same::cut(place, 20)),
        None => format!("parameter `{name}`"),
    }
}

/// Parameters by what tells them apart.
fn collect<'d>(
    lists: &[Option<Site<'d>>; 2],
    path: &str,
    description: &'d Description,
) -> BTreeMap<Key, Site<'d>> {
    let mut found = BTreeMap::new();
    for site in lists.iter().flatten().flat_map(Site::items) {
        let site = description.follow(&site);
        let place = site.text_of("in").unwrap_or_default();
        let name = site.text_of("name").unwrap_or_default();
        let name = match place {
            "path" => match path.find(&format!("{{{name}}}")) {
                Some(at) => format!("{{{}}}", path[..at].matches('{').count()),
                None => name.to_owned(),
            },
            "header" => name.to_ascii_lowercase(),
            _ => name.to_owned(),
        };
        found.insert((place.to_owned(), name), site);
    }
    found
}

/// Headers by their names without case.
fn by_name<'d>(
    headers: &Option<Site<'d>>,
    description: &'d Description,
) -> BTreeMap<String, (&'d str, Site<'d>)> {
    headers
        .iter()
        .flat_map(Site::entries)
        .map(|(name, site)| (name.to_ascii_lowercase(), (name, description.follow(&site))))
        .collect()
}
