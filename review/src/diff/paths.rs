//! Paths, and operations that come, go and move.

use std::collections::BTreeSet;

use super::change::{Class, Direction};
use super::engine::{Comparison, WHOLE};
use super::finding::Finding;
use super::found::{METHODS, Pair, named, operations, pair};
use super::keys::{Both, Collection, Entry};

impl<'d> Comparison<'d> {
    /// `paths`.
    pub fn paths(&mut self, root: &Both<'d>) {
        let entry = root.entry("paths");
        if !self.is_collection(WHOLE, &entry, Collection::Mapping, "the description") {
            return;
        }
        let old = operations(entry.old.as_ref(), |site| self.old.follow(site));
        let new = operations(entry.new.as_ref(), |site| self.new.follow(site));
        self.path_items(&entry);
        let security = root.entry("security");
        let (pairs, removed, added) = pair(old, new);
        for (old, new) in pairs {
            let unit = self.operation_unit(new.touched());
            let pair = Pair {
                unit,
                old,
                new,
                direction: Direction::Request,
            };
            self.moved(&pair);
            self.operation(&pair);
            self.operation_security(&pair, &security);
        }
        for operation in removed {
            let unit = self.operation_unit(operation.touched());
            let message = format!("`{}` is gone", named(&operation));
            let id = match operation.site.is_true("deprecated") {
                true => "operation-removed-after-deprecation",
                false => "operation-removed",
            };
            let finding =
                Finding::new(id, Class::Breaking, &operation.site, &entry.at.new, message);
            let symbols = operation.symbols(&self.old_names);
            self.push(unit, finding.symbols(symbols));
        }
        for operation in added {
            let unit = self.operation_unit(operation.touched());
            let message = format!("`{}` is new", named(&operation));
            let finding = Finding::new(
                "operation-added",
                Class::Safe,
                &entry.at.old,
                &operation.site,
                message,
            );
            let symbols = operation.symbols(&self.new_names);
            self.push(unit, finding.symbols(symbols));
        }
    }

    /// What stands in path items beside operations and parameters; the latter are compared with each operation.
    fn path_items(&mut self, paths: &Entry<'d>) {
        for path in paths.at_entries() {
            if !path.key.starts_with('/') {
                if !path.same() {
                    self.unclassified(WHOLE, &path, "paths", None);
                }
                continue;
            }
            let Some(both) = path.both() else { continue };
            let both = self.follow(WHOLE, &both);
            if !self.are_mappings(WHOLE, &both, path.key, None) {
                continue;
            }
            let operations: BTreeSet<&str> = METHODS.into_iter().collect();
            for entry in both.entries() {
                let key = entry.key;
                if operations.contains(key) {
                    continue;
                }
                if key == "parameters" {
                    self.path_parameters(&both, &entry, path.key);
                    continue;
                }
                if key == "x-schemas" {
                    self.container(&entry, "schemas");
                } else if !entry.same() && !self.common(WHOLE, &entry, path.key) {
                    self.unclassified(WHOLE, &entry, path.key, None);
                }
            }
        }
    }

    /// Parameters of a path are compared with each operation; without one, nobody sends them.
    fn path_parameters(&mut self, item: &Both<'d>, entry: &Entry<'d>, path: &str) {
        let lists = self.is_collection(WHOLE, entry, Collection::Sequence, path);
        let shared = METHODS
            .iter()
            .any(|method| item.old.child(method).is_some() && item.new.child(method).is_some());
        if lists && !shared && !entry.same() {
            self.unclassified(WHOLE, entry, path, None);
        }
    }

    /// Another path or method for the same `operationId`.
    fn moved(&mut self, pair: &Pair<'d>) {
        if pair.old.key() == pair.new.key() {
            return;
        }
        let message = format!("`{}` is now `{}`", named(&pair.old), named(&pair.new));
        let id = match pair.old.method == pair.new.method {
            true => "operation-path-changed",
            false => "operation-method-changed",
        };
        let finding = Finding::new(id, Class::Breaking, &pair.old.site, &pair.new.site, message);
        let symbols = pair.new.symbols(&self.new_names);
        self.push(pair.unit, finding.symbols(symbols));
    }
}
