//! The root of a description: what it says about itself, its servers and tags, and its paths.

use std::collections::HashMap;

use super::change::Class;
use super::engine::{Comparison, WHOLE};
use super::finding::Finding;
use super::keys::{Both, Collection, Entry};
use crate::description::Site;

impl<'d> Comparison<'d> {
    /// The whole description.
    pub fn root(&mut self) {
        let both = Both::new(&self.old.root(), &self.new.root());
        self.paths(&both);
        for entry in both.entries() {
            let subject = "the description";
            match entry.key {
                // Security at the root is that of every operation without its own.
                "paths" | "security" => {}
                "components" => {
                    if self.is_collection(WHOLE, &entry, Collection::Mapping, subject) {
                        self.components(&entry);
                    }
                }
                "servers" | "tags" => {
                    if self.is_collection(WHOLE, &entry, Collection::Sequence, subject) {
                        match entry.key {
                            "servers" => self.servers(&entry),
                            _ => self.tags(&entry),
                        }
                    }
                }
                "info" => self.info(&entry),
                _ if entry.same() => {}
                "openapi" => self.text(WHOLE, "openapi-version-changed", &entry, "the description"),
                _ => {
                    if !self.common(WHOLE, &entry, "the description") {
                        self.unclassified(WHOLE, &entry, "the description", None);
                    }
                }
            }
        }
    }

    fn info(&mut self, entry: &Entry<'d>) {
        let Some(both) = entry.both() else {
            return self.text(WHOLE, "info-changed", entry, "the description");
        };
        if !self.are_mappings(WHOLE, &both, "info", None) {
            return;
        }
        for entry in both.differing() {
            let id = match entry.key {
                "version" => "version-changed",
                "contact" | "license" => "info-changed",
                _ => {
                    if !self.common(WHOLE, &entry, "info") {
                        self.unclassified(WHOLE, &entry, "info", None);
                    }
                    continue;
                }
            };
            self.text(WHOLE, id, &entry, "info");
        }
    }

    fn servers(&mut self, entry: &Entry<'d>) {
        let (old, new) = entry.items();
        let (old_urls, new_urls) = (by_text(&old, "url"), by_text(&new, "url"));
        for site in &old {
            match new_urls.get(&site.text_of("url")) {
                Some(newer) => self.server(&Both::new(site, newer)),
                None => {
                    let message = format!("the server {} is gone", name(site, "url"));
                    let finding =
                        Finding::new("server-removed", Class::Risky, site, &entry.at.new, message);
                    let symbols: Vec<String> = constant(site).into_iter().collect();
                    let source = (!symbols.is_empty()).then_some(Class::Breaking);
                    self.push(WHOLE, finding.symbols(symbols).source(source));
                }
            }
        }
        let added = |site: &&Site<'d>| !old_urls.contains_key(&site.text_of("url"));
        for site in new.iter().filter(added) {
            let message = format!("the server {} is new", name(site, "url"));
            let finding = Finding::new("server-added", Class::Safe, &entry.at.old, site, message);
            self.push(WHOLE, finding.symbols(constant(site)));
        }
        self.first_server(&old, &new, entry);
    }

    /// Clients of other generators call the first server.
    fn first_server(&mut self, old: &[Site<'d>], new: &[Site<'d>], entry: &Entry<'d>) {
        let (Some(was), Some(is)) = (old.first(), new.first()) else {
            return;
        };
        if was.text_of("url") == is.text_of("url")
            || !by_text(new, "url").contains_key(&was.text_of("url"))
            || !by_text(old, "url").contains_key(&is.text_of("url"))
        {
            return;
        }
        let message = format!(
            "the first server is {}, it was {}",
            name(is, "url"),
            name(was, "url")
        );
        self.push(
            WHOLE,
            Finding::new(
                "first-server-changed",
                Class::Risky,
                &entry.at.old,
                &entry.at.new,
                message,
            ),
        );
    }

    fn server(&mut self, both: &Both<'d>) {
        let subject = format!("server {}", name(&both.old, "url"));
        if !self.are_mappings(WHOLE, both, &subject, None) {
            return;
        }
        for entry in both.differing() {
            if entry.key == "x-rust-name" {
                let symbols = [constant(&both.old), constant(&both.new)];
                self.rust_name(WHOLE, &entry, &subject, symbols.into_iter().flatten());
            } else if !self.common(WHOLE, &entry, &subject) {
                self.unclassified(WHOLE, &entry, &subject, None);
            }
        }
    }

    /// `x-rust-name`: nothing on the wire.
    pub fn rust_name(
        &mut self,
        unit: super::engine::UnitId,
        entry: &Entry<'d>,
        subject: &str,
        symbols: impl IntoIterator<Item = String>,
    ) {
        let message = format!("{subject}: the name in Rust: {}", entry.was_is());
        let finding = Finding::new(
            "rust-name-changed",
            Class::Safe,
            &entry.at.old,
            &entry.at.new,
            message,
        );
        let finding = finding.symbols(symbols).source(Some(Class::Breaking));
        self.push(unit, finding);
    }

    fn tags(&mut self, entry: &Entry<'d>) {
        let (old, new) = entry.items();
        let (old_names, new_names) = (by_text(&old, "name"), by_text(&new, "name"));
        for site in &old {
            let Some(newer) = new_names.get(&site.text_of("name")) else {
                let message = format!("the tag {} is gone", name(site, "name"));
                let finding = Finding::prose("tag-removed", site, &entry.at.new, message);
                self.push(WHOLE, finding);
                continue;
            };
            let subject = format!("tag {}", name(site, "name"));
            let both = Both::new(site, newer);
            if !self.are_mappings(WHOLE, &both, &subject, None) {
                continue;
            }
            for entry in both.differing() {
                if !self.common(WHOLE, &entry, &subject) {
                    self.unclassified(WHOLE, &entry, &subject, None);
                }
            }
        }
        let added = |site: &&Site<'d>| !old_names.contains_key(&site.text_of("name"));
        for site in new.iter().filter(added) {
            let message = format!("the tag {} is new", name(site, "name"));
            self.push(
                WHOLE,
                Finding::prose("tag-added", &entry.at.old, site, message),
            );
        }
    }
}

/// The items by their text under `key`.
fn by_text<'d>(items: &[Site<'d>], key: &str) -> HashMap<Option<&'d str>, Site<'d>> {
    let by_text = items
        .iter()
        .rev()
        .map(|item| (item.text_of(key), item.clone()));
    by_text.collect()
}

fn name(site: &Site<'_>, key: &str) -> String {
    let text = site.text_of(key).unwrap_or_default();
    format!("`{}`", super::same::cut(text, 80))
}

fn constant(site: &Site<'_>) -> Option<String> {
    site.text_of("x-rust-name").map(str::to_owned)
}
