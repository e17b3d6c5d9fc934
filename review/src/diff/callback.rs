//! Callbacks: the server calls, so what is a request there comes to the caller.

use super::change::Class;
use super::engine::{Comparison, UnitId};
use super::finding::Finding;
use super::found::{self, METHODS, Pair, named, operations};
use super::keys::{Both, Entry};

impl<'d> Comparison<'d> {
    /// `callbacks`: the server calls, so what is a request there comes to the caller.
    pub fn callbacks(&mut self, pair: &Pair<'d>, entry: &Entry<'d>) {
        for callback in entry.at_entries() {
            let Some(both) = callback.both() else {
                self.callback_existence(pair.unit, &callback);
                continue;
            };
            let both = self.follow(pair.unit, &both);
            let subject = format!("callback `{}`", callback.key);
            if !self.are_mappings(pair.unit, &both, &subject, None) {
                continue;
            }
            self.callback_keys(pair.unit, &both, &subject);
            let old = operations(Some(&both.old), |site| self.old.follow(site));
            let new = operations(Some(&both.new), |site| self.new.follow(site));
            let (pairs, removed, added) = found::pair(old, new);
            for (old, new) in pairs {
                self.operation(&Pair {
                    unit: pair.unit,
                    old,
                    new,
                    direction: pair.direction.reversed(),
                });
            }
            for (id, class, found) in removed
                .iter()
                .map(|found| ("callback-removed", Class::Risky, found))
                .chain(
                    added
                        .iter()
                        .map(|found| ("callback-added", Class::Safe, found)),
                )
            {
                let message = format!("callback `{}`: `{}`", callback.key, named(found));
                let (old, new) = match id {
                    "callback-removed" => (&found.site, &both.new),
                    _ => (&both.old, &found.site),
                };
                self.push(pair.unit, Finding::new(id, class, old, new, message));
            }
        }
    }

    /// What stands in a callback beside operations.
    fn callback_keys(&mut self, unit: UnitId, both: &Both<'d>, subject: &str) {
        for entry in both.differing() {
            let inner = entry.both().filter(|_| !entry.key.starts_with("x-"));
            let Some(inner) = inner else {
                if entry.key.starts_with("x-") {
                    self.unclassified(unit, &entry, subject, None);
                }
                continue;
            };
            let inner = self.follow(unit, &inner);
            if !self.are_mappings(unit, &inner, subject, None) {
                continue;
            }
            let others = inner
                .differing()
                .filter(|entry| !METHODS.contains(&entry.key) && entry.key != "parameters");
            for entry in others.collect::<Vec<_>>() {
                if !self.common(unit, &entry, subject) {
                    self.unclassified(unit, &entry, subject, None);
                }
            }
        }
    }

    fn callback_existence(&mut self, unit: UnitId, callback: &Entry<'d>) {
        let (id, class) = match callback.old {
            Some(_) => ("callback-removed", Class::Risky),
            None => ("callback-added", Class::Safe),
        };
        let message = format!("callback `{}`", callback.key);
        let finding = Finding::new(id, class, &callback.at.old, &callback.at.new, message);
        self.push(unit, finding);
    }
}
