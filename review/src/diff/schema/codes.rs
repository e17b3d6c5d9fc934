//! `x-error-codes`: what is known of the codes of failures.

use super::super::change::Class;
use super::super::finding::Finding;
use super::super::keys::Both;
use super::super::keys::Entry;
use super::super::operation::effect_class;
use super::Visit;

impl<'d> Visit<'_, 'd> {
    pub(super) fn codes(&mut self) {
        let keyword = "x-error-codes";
        let (old, new) = (
            self.old.first(keyword).cloned(),
            self.new.first(keyword).cloned(),
        );
        let entry = Entry {
            key: keyword,
            at: Both {
                old: self.old.at(keyword),
                new: self.new.at(keyword),
            },
            old,
            new,
        };
        if entry.old.is_some() != entry.new.is_some() && entry.at_entries().is_empty() {
            let (title, direction) = (self.context.title(), Some(self.context.direction));
            self.noted.insert(keyword);
            self.comparison
                .unclassified(self.unit, &entry, &title, direction);
        }
        for code in entry.at_entries() {
            match (&code.old, &code.new) {
                (Some(_), Some(_)) => self.code(&code),
                (old, _) => self.code_existence(&code, old.is_some()),
            }
        }
    }

    /// Callers handle the codes that they know; another one is what they did not think of.
    fn code_existence(&mut self, code: &Entry<'d>, gone: bool) {
        let symbol = match gone {
            true => self.comparison.old_names.variant(self.spots.0, code.key),
            false => self.comparison.new_names.variant(self.spots.1, code.key),
        };
        let (id, class, word) = match gone {
            true => ("error-code-removed", Class::Safe, "is gone"),
            false => ("error-code-added", Class::Risky, "is new"),
        };
        let removed = gone && symbol.is_some() && self.comparison.both_generated();
        let message = format!("error code `{}` {word}", code.key);
        let finding = Finding::new(id, class, &code.at.old, &code.at.new, message)
            .of(self.context.direction)
            .symbols(symbol)
            .source(removed.then_some(Class::Breaking));
        self.push("x-error-codes", finding);
    }

    fn code(&mut self, code: &Entry<'d>) {
        let symbols = [
            self.comparison.old_names.variant(self.spots.0, code.key),
            self.comparison.new_names.variant(self.spots.1, code.key),
        ];
        let symbols: Vec<String> = symbols.into_iter().flatten().collect();
        for entry in code.at_entries().into_iter().filter(|entry| !entry.same()) {
            let text = |site: &Option<crate::description::Site<'d>>| {
                site.as_ref().and_then(|site| site.text())
            };
            let (id, class) = match entry.key {
                // Callers tell answers apart by status and code together.
                "status" => ("error-code-status-changed", Class::Breaking),
                "message" => ("error-code-message-changed", Class::Risky),
                "effect" => (
                    "error-code-effect-changed",
                    effect_class(text(&entry.old), text(&entry.new)),
                ),
                _ => {
                    let subject = format!("error code `{}`", code.key);
                    self.noted.insert("x-error-codes");
                    if !self.comparison.common(self.unit, &entry, &subject) {
                        let direction = Some(self.context.direction);
                        self.comparison
                            .unclassified(self.unit, &entry, &subject, direction);
                    }
                    continue;
                }
            };
            let message = format!(
                "error code `{}`: `{}`: {}",
                code.key,
                entry.key,
                entry.was_is()
            );
            let finding = Finding::new(id, class, &entry.at.old, &entry.at.new, message)
                .of(self.context.direction)
                .symbols(symbols.iter().cloned());
            self.push("x-error-codes", finding);
        }
    }
}
