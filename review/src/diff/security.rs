//! Which proof of identity an operation asks for, and what the schemes are.

use std::collections::BTreeMap;

use konaplate_codegen::load::Value;

use super::change::{Class, Direction};
use super::engine::{Comparison, WHOLE};
use super::finding::Finding;
use super::found::Pair;
use super::keys::{Both, Collection, Entry};
use super::same::{canonical, show};
use crate::description::Site;

impl<'d> Comparison<'d> {
    /// The alternatives of an operation: its own, else those of the description.
    pub fn operation_security(&mut self, pair: &Pair<'d>, root: &Entry<'d>) {
        let own = pair.both().entry("security");
        // Where neither has its own, it is a matter of the whole description.
        let shared = own.old.is_none() && own.new.is_none();
        let at = if shared { root.at.clone() } else { own.at };
        let (old, new) = (
            own.old.or_else(|| root.old.clone()),
            own.new.or_else(|| root.new.clone()),
        );
        let entry = Entry {
            key: "security",
            at: Both {
                old: old.clone().unwrap_or(at.old),
                new: new.clone().unwrap_or(at.new),
            },
            old,
            new,
        };
        if !self.is_collection(pair.unit, &entry, Collection::Sequence, "the operation") {
            return;
        }
        let (old, new) = (alternatives(&entry.old), alternatives(&entry.new));
        let was_open = old.is_empty() || old.contains_key("{}");
        let is_open = new.is_empty() || new.contains_key("{}");
        for (text, site) in old.iter().filter(|(text, _)| !new.contains_key(*text)) {
            let class = if is_open {
                Class::Safe
            } else {
                Class::Breaking
            };
            self.alternative(pair, "security-removed", class, (site, &entry.at.new), text);
        }
        for (text, site) in new.iter().filter(|(text, _)| !old.contains_key(*text)) {
            let class = if was_open && !is_open {
                Class::Breaking
            } else {
                Class::Safe
            };
            self.alternative(pair, "security-added", class, (&entry.at.old, site), text);
        }
    }

    fn alternative(
        &mut self,
        pair: &Pair<'d>,
        id: &str,
        class: Class,
        (old, new): (&Site<'d>, &Site<'d>),
        text: &str,
    ) {
        // Nothing to prove is not an alternative that can be lost while it is still there, only one that is gone or came.
        let class = if text == "{}" && id == "security-added" {
            Class::Safe
        } else {
            class
        };
        let message = format!("one way to prove who calls: {}", super::same::cut(text, 80));
        let finding = Finding::new(id, class, old, new, message).of(Direction::Request);
        self.push(pair.unit, finding.symbols([]));
    }

    /// `components/securitySchemes`.
    pub fn security_schemes(&mut self, schemes: &Entry<'d>) {
        for scheme in schemes.at_entries() {
            let subject = format!("security scheme `{}`", scheme.key);
            let Some(both) = scheme.both() else {
                let id = match scheme.old {
                    Some(_) => "security-scheme-removed",
                    None => "security-scheme-added",
                };
                let finding =
                    Finding::new(id, Class::Safe, &scheme.at.old, &scheme.at.new, subject);
                self.push(WHOLE, finding);
                continue;
            };
            let both = self.follow(WHOLE, &both);
            if !self.are_mappings(WHOLE, &both, &subject, None) {
                continue;
            }
            for entry in both.differing() {
                self.scheme_key(&entry, &subject);
            }
        }
    }

    fn scheme_key(&mut self, entry: &Entry<'d>, subject: &str) {
        let (id, class) = match entry.key {
            "type" | "in" | "name" | "scheme" => ("security-scheme-changed", Class::Breaking),
            "openIdConnectUrl" => ("security-url-changed", Class::Risky),
            "bearerFormat" => ("security-scheme-bearer-format-changed", Class::Safe),
            "x-rust-scheme" | "x-supplies" => ("security-scheme-runtime-changed", Class::Risky),
            "flows" => return self.flows(entry, subject),
            _ => {
                if !self.common(WHOLE, entry, subject) {
                    self.unclassified(WHOLE, entry, subject, Some(Direction::Request));
                }
                return;
            }
        };
        let message = format!("{subject}: `{}`: {}", entry.key, entry.was_is());
        let finding = Finding::new(id, class, &entry.at.old, &entry.at.new, message);
        self.push(WHOLE, finding.of(Direction::Request));
    }

    fn flows(&mut self, flows: &Entry<'d>, subject: &str) {
        if !self.is_collection(WHOLE, flows, Collection::Mapping, subject) {
            return;
        }
        for flow in flows.at_entries().into_iter().filter(|flow| !flow.same()) {
            let subject = format!("{subject}, flow `{}`", flow.key);
            if let Some(both) = flow.both() {
                if !self.are_mappings(WHOLE, &both, &subject, None) {
                    continue;
                }
            } else {
                let (id, class) = match flow.old {
                    Some(_) => ("security-flow-removed", Class::Breaking),
                    None => ("security-flow-added", Class::Safe),
                };
                let finding = Finding::new(id, class, &flow.at.old, &flow.at.new, subject);
                self.push(WHOLE, finding.of(Direction::Request));
                continue;
            }
            for entry in flow.at_entries().into_iter().filter(|entry| !entry.same()) {
                match entry.key {
                    "scopes" => self.scopes(&entry, &subject),
                    "authorizationUrl" | "tokenUrl" | "refreshUrl" => {
                        let message = format!("{subject}: `{}`: {}", entry.key, entry.was_is());
                        let finding = Finding::new(
                            "security-url-changed",
                            Class::Risky,
                            &entry.at.old,
                            &entry.at.new,
                            message,
                        );
                        self.push(WHOLE, finding.of(Direction::Request));
                    }
                    _ => self.unclassified(WHOLE, &entry, &subject, Some(Direction::Request)),
                }
            }
        }
    }

    fn scopes(&mut self, scopes: &Entry<'d>, subject: &str) {
        if !self.is_collection(WHOLE, scopes, Collection::Mapping, subject) {
            return;
        }
        for scope in scopes
            .at_entries()
            .into_iter()
            .filter(|scope| !scope.same())
        {
            let (id, class) = match (&scope.old, &scope.new) {
                (Some(_), None) => ("security-scope-removed", Class::Risky),
                (None, _) => ("security-scope-added", Class::Safe),
                _ => ("description-changed", Class::Safe),
            };
            let message = format!("{subject}: scope `{}`: {}", scope.key, scope.was_is());
            let finding = Finding::new(id, class, &scope.at.old, &scope.at.new, message);
            self.push(WHOLE, finding.of(Direction::Request));
        }
    }
}

/// The alternatives by a text that equal ones share; scopes in any order.
fn alternatives<'d>(security: &Option<Site<'d>>) -> BTreeMap<String, Site<'d>> {
    let items = security.as_ref().map(Site::items).unwrap_or_default();
    items
        .into_iter()
        .map(|site| (requirement(&site), site))
        .collect()
}

fn requirement(site: &Site<'_>) -> String {
    let Some(mapping) = site.node.as_mapping() else {
        return show(site.node);
    };
    let mut schemes: Vec<String> = mapping
        .iter()
        .map(|(name, entry)| match &entry.node.value {
            Value::Sequence(scopes) if scopes.is_empty() => name.to_owned(),
            Value::Sequence(scopes) => {
                let mut scopes: Vec<String> = scopes.iter().map(canonical).collect();
                scopes.sort();
                format!("{name}[{}]", scopes.join(","))
            }
            _ => format!("{name}[{}]", canonical(&entry.node)),
        })
        .collect();
    schemes.sort();
    match schemes.is_empty() {
        true => "{}".to_owned(),
        false => schemes.join(" and "),
    }
}
