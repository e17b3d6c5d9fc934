//! What most objects have in common: texts, examples, and keys that no rule knows.

use std::collections::BTreeSet;

use konaplate_codegen::load::Mapping;

use super::change::{Class, Direction};
use super::engine::{Comparison, UnitId};
use super::finding::Finding;
use super::same::{same, same_option, show};
use crate::description::Site;

/// The same thing in both descriptions.
#[derive(Clone, Debug)]
pub(super) struct Both<'d> {
    pub old: Site<'d>,
    pub new: Site<'d>,
}

/// A key of either side: its values, and where to point if one is missing.
#[derive(Clone, Debug)]
pub(super) struct Entry<'d> {
    pub key: &'d str,
    pub old: Option<Site<'d>>,
    pub new: Option<Site<'d>>,
    /// The value, or the object that lacks it.
    pub at: Both<'d>,
}

impl<'d> Entry<'d> {
    /// Whether both sides say the same here.
    pub fn same(&self) -> bool {
        same_option(
            self.old.as_ref().map(|site| site.node),
            self.new.as_ref().map(|site| site.node),
        )
    }

    /// Both values, if both are there.
    pub fn both(&self) -> Option<Both<'d>> {
        Some(Both {
            old: self.old.clone()?,
            new: self.new.clone()?,
        })
    }

    /// `was -> is`, with a word for what is not there.
    pub fn was_is(&self) -> String {
        let shown = |site: &Option<Site<'_>>| {
            site.as_ref()
                .map_or_else(|| "nothing".to_owned(), |site| show(site.node))
        };
        format!("{} -> {}", shown(&self.old), shown(&self.new))
    }
}

impl<'d> Both<'d> {
    pub fn new(old: &Site<'d>, new: &Site<'d>) -> Self {
        Self {
            old: old.clone(),
            new: new.clone(),
        }
    }

    /// One key.
    pub fn entry(&self, key: &'d str) -> Entry<'d> {
        let (old, new) = (self.old.child(key), self.new.child(key));
        let at = Both {
            old: old.clone().unwrap_or_else(|| self.old.clone()),
            new: new.clone().unwrap_or_else(|| self.new.clone()),
        };
        Entry { key, old, new, at }
    }

    /// The keys of both sides, the older ones first, each once.
    pub fn entries(&self) -> Vec<Entry<'d>> {
        let mut seen = BTreeSet::new();
        let mut keys = Vec::new();
        for (key, _) in self.old.entries().into_iter().chain(self.new.entries()) {
            if seen.insert(key) {
                keys.push(key);
            }
        }
        keys.into_iter().map(|key| self.entry(key)).collect()
    }

    /// Those that differ.
    pub fn differing(&self) -> impl Iterator<Item = Entry<'d>> {
        self.entries().into_iter().filter(|entry| !entry.same())
    }
}

/// What should stand under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Collection {
    Mapping,
    Sequence,
}

/// How many places of one unknown key are named one by one.
const NAMED: usize = 20;

impl<'d> Comparison<'d> {
    /// Both sides with references followed. What stands beside a `$ref` counts for nothing, but a change there is told.
    pub fn follow(&mut self, unit: UnitId, both: &Both<'d>) -> Both<'d> {
        let followed = Both {
            old: self.old.follow(&both.old),
            new: self.new.follow(&both.new),
        };
        let refers = |site: &Site<'_>| site.node.get("$ref").is_some();
        if refers(&both.old) && refers(&both.new) {
            for entry in both.differing().filter(|entry| entry.key != "$ref") {
                let message = format!(
                    "`{}` beside `$ref`, which OpenAPI 3.0 ignores: {}",
                    entry.key,
                    entry.was_is()
                );
                let finding =
                    Finding::prose("ignored-key-changed", &entry.at.old, &entry.at.new, message);
                self.push(unit, finding);
            }
        }
        followed
    }

    /// Whether both are mappings; if one is not, what differs is told as it stands.
    pub fn are_mappings(
        &mut self,
        unit: UnitId,
        both: &Both<'d>,
        subject: &str,
        direction: Option<Direction>,
    ) -> bool {
        let mapping = |site: &Site<'_>| site.node.as_mapping().is_some();
        if mapping(&both.old) && mapping(&both.new) {
            return true;
        }
        let entry = Entry {
            key: "value",
            old: Some(both.old.clone()),
            new: Some(both.new.clone()),
            at: both.clone(),
        };
        if !entry.same() {
            self.unclassified(unit, &entry, subject, direction);
        }
        false
    }

    /// Whether what stands under a key is a collection on both sides, or on one and missing on the other; an empty one is as good as none.
    /// If it is not, what differs is told as it stands.
    pub fn is_collection(
        &mut self,
        unit: UnitId,
        entry: &Entry<'d>,
        collection: Collection,
        subject: &str,
    ) -> bool {
        let sites = || [&entry.old, &entry.new].into_iter().flatten();
        let size = |site: &Site<'_>| match collection {
            Collection::Mapping => site.node.as_mapping().map(Mapping::len),
            Collection::Sequence => site.node.as_sequence().map(<[_]>::len),
        };
        if sites().any(|site| size(site).is_none()) {
            if !entry.same() {
                self.unclassified(unit, entry, subject, None);
            }
            return false;
        }
        if sites().count() == 1 && sites().all(|site| size(site) == Some(0)) {
            self.text(unit, "default-made-explicit", entry, subject);
            return false;
        }
        true
    }

    /// A key that is handled wherever it stands; false if there is no such rule.
    pub fn common(&mut self, unit: UnitId, entry: &Entry<'d>, subject: &str) -> bool {
        let id = match entry.key {
            "description" | "summary" | "title" | "termsOfService" => "description-changed",
            "externalDocs" => "external-docs-changed",
            "x-evidence" => "evidence-changed",
            "x-page" => "page-changed",
            "example" | "examples" => {
                self.examples(unit, entry, subject);
                return true;
            }
            _ => return false,
        };
        self.text(unit, id, entry, subject);
        true
    }

    /// A text for people.
    pub fn text(&mut self, unit: UnitId, id: &str, entry: &Entry<'d>, subject: &str) {
        let message = format!("{subject}: `{}`: {}", entry.key, entry.was_is());
        let finding = Finding::prose(id, &entry.at.old, &entry.at.new, message);
        self.push(unit, finding);
    }

    /// `example`, `examples`.
    fn examples(&mut self, unit: UnitId, entry: &Entry<'d>, subject: &str) {
        let named = |site: &Option<Site<'d>>| {
            site.as_ref()
                .is_none_or(|site| site.node.as_mapping().is_some())
        };
        if entry.key == "example" || !named(&entry.old) || !named(&entry.new) {
            return self.text(unit, "example-changed", entry, subject);
        }
        for example in entry.at_entries() {
            let id = match (&example.old, &example.new) {
                (None, _) => "example-added",
                (_, None) => "example-removed",
                (Some(old), Some(new)) => {
                    let followed = self.follow(unit, &Both::new(old, new));
                    if same(followed.old.node, followed.new.node) {
                        continue;
                    }
                    "example-changed"
                }
            };
            let message = format!("{subject}: example `{}`: {}", example.key, example.was_is());
            let finding = Finding::prose(id, &example.at.old, &example.at.new, message);
            self.push(unit, finding);
        }
    }

    /// A key that no rule knows, leaf by leaf.
    pub fn unclassified(
        &mut self,
        unit: UnitId,
        entry: &Entry<'d>,
        subject: &str,
        direction: Option<Direction>,
    ) {
        let mut open = vec![entry.clone()];
        let mut named = 0;
        while let Some(next) = open.pop() {
            let collections = next.both().filter(|both| {
                let mapping = |site: &Site<'_>| site.node.as_mapping().is_some();
                mapping(&both.old) && mapping(&both.new) && named + open.len() < NAMED
            });
            if let Some(both) = collections {
                open.extend(both.differing());
                continue;
            }
            named += 1;
            let message = format!("{subject}: `{}`: {}", next.key, next.was_is());
            let mut finding = Finding::new(
                "unclassified-change",
                Class::Risky,
                &next.at.old,
                &next.at.new,
                message,
            );
            if let Some(direction) = direction {
                finding = finding.of(direction);
            }
            self.push(unit, finding);
        }
    }
}

impl<'d> Entry<'d> {
    /// The entries of the mappings under this key; what is not there is empty.
    pub fn at_entries(&self) -> Vec<Entry<'d>> {
        let mut keys: Vec<&'d str> = Vec::new();
        let mut seen = BTreeSet::new();
        for (key, _) in [&self.old, &self.new]
            .into_iter()
            .flatten()
            .flat_map(Site::entries)
        {
            if seen.insert(key) {
                keys.push(key);
            }
        }
        keys.into_iter()
            .map(|key| {
                let old = self.old.as_ref().and_then(|site| site.child(key));
                let new = self.new.as_ref().and_then(|site| site.child(key));
                let at = Both {
                    old: old.clone().unwrap_or_else(|| self.at.old.clone()),
                    new: new.clone().unwrap_or_else(|| self.at.new.clone()),
                };
                Entry { key, old, new, at }
            })
            .collect()
    }

    /// The items of the sequences under this key.
    pub fn items(&self) -> (Vec<Site<'d>>, Vec<Site<'d>>) {
        let items = |site: &Option<Site<'d>>| site.as_ref().map(Site::items).unwrap_or_default();
        (items(&self.old), items(&self.new))
    }
}
