//! Components that no operation uses. What operations use is compared where it is used.

use std::collections::HashSet;
use std::rc::Rc;

use konaplate_codegen::load::Location;

use super::change::Class;
use super::engine::{Comparison, Identities, WHOLE};
use super::finding::Finding;
use super::keys::{Collection, Entry};
use super::same::same;
use crate::description::{Description, Site};

impl<'d> Comparison<'d> {
    /// `components`.
    pub fn components(&mut self, components: &Entry<'d>) {
        for entry in components.at_entries() {
            match entry.key {
                "securitySchemes" => {
                    if self.is_collection(WHOLE, &entry, Collection::Mapping, "components") {
                        self.security_schemes(&entry);
                    }
                }
                "schemas" | "responses" | "parameters" | "examples" | "requestBodies"
                | "headers" | "links" | "callbacks" => self.container(&entry, entry.key),
                _ if entry.same() => {}
                _ => self.unclassified(WHOLE, &entry, "components", None),
            }
        }
    }

    /// A mapping of components by name.
    pub fn container(&mut self, entries: &Entry<'d>, kind: &str) {
        if !self.is_collection(WHOLE, entries, Collection::Mapping, kind) {
            return;
        }
        let (used_before, used_now) = (self.used_old(), self.used_new());
        for component in entries.at_entries() {
            let used = |site: &Option<Site<'_>>, used: &HashSet<usize>| {
                site.as_ref()
                    .is_some_and(|site| used.contains(&site.identity()))
            };
            if used(&component.old, &used_before) || used(&component.new, &used_now) {
                continue;
            }
            let (id, class) = match (&component.old, &component.new) {
                (Some(old), Some(new)) if same(old.node, new.node) => continue,
                (Some(_), Some(_)) => ("unused-component-changed", Class::Risky),
                (Some(_), None) => ("unused-component-removed", Class::Risky),
                _ => ("unused-component-added", Class::Safe),
            };
            let message = format!(
                "`{}` of {kind}, which no operation uses: {}",
                component.key,
                component.was_is()
            );
            let symbols = [&self.old_names, &self.new_names]
                .into_iter()
                .filter(|_| kind == "schemas")
                .filter_map(|names| names.definition(names.schema(component.key)))
                .map(|definition| definition.name.to_string());
            let symbols: Vec<String> = symbols.collect();
            let gone = id == "unused-component-removed" && !symbols.is_empty();
            let source = (gone && self.both_generated()).then_some(Class::Breaking);
            let finding = Finding::new(id, class, &component.at.old, &component.at.new, message);
            self.push(WHOLE, finding.symbols(symbols).source(source));
        }
    }

    fn used_old(&mut self) -> Identities {
        let old = self.old;
        Rc::clone(self.used.0.get_or_insert_with(|| Rc::new(used(old))))
    }

    fn used_new(&mut self) -> Identities {
        let new = self.new;
        Rc::clone(self.used.1.get_or_insert_with(|| Rc::new(used(new))))
    }
}

/// Everything that references lead to from the paths, by identity.
fn used(description: &Description) -> HashSet<usize> {
    let mut found = HashSet::new();
    let mut open: Vec<&konaplate_codegen::load::Node> =
        description.root().node.get("paths").into_iter().collect();
    let mut visited: HashSet<usize> = HashSet::new();
    while let Some(node) = open.pop() {
        if !visited.insert(std::ptr::from_ref(node).addr()) {
            continue;
        }
        if let Some(items) = node.as_sequence() {
            open.extend(items);
        }
        let Some(mapping) = node.as_mapping() else {
            continue;
        };
        let references = mapping.get("$ref").into_iter().chain(
            mapping
                .get("discriminator")
                .and_then(|discriminator| discriminator.get("mapping"))
                .and_then(|mapping| mapping.as_mapping())
                .into_iter()
                .flat_map(|mapping| mapping.iter().map(|(_, entry)| &entry.node)),
        );
        for reference in references {
            let target: Option<Location> = reference
                .as_str()
                .and_then(|text| description.target(text, reference.span));
            if let Some(target) = target.and_then(|target| description.node(&target)) {
                found.insert(std::ptr::from_ref(target).addr());
                open.push(target);
            }
        }
        // Containers of components are not used for standing in a path item.
        open.extend(
            mapping
                .iter()
                .filter(|(key, _)| *key != "x-schemas")
                .map(|(_, entry)| &entry.node),
        );
    }
    found
}
