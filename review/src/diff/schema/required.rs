//! Which properties are required, always or under a condition.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::super::change::{Class, Direction};
use super::super::finding::Finding;
use super::super::symbols::type_text;
use super::Visit;
use super::view::View;
use crate::description::Site;

impl<'d> Visit<'_, 'd> {
    /// Whether a property that both sides name is required.
    pub(super) fn necessity(&mut self, name: &'d str) {
        let (old, new) = (self.old.required(name), self.new.required(name));
        if old.is_some() == new.is_some() {
            return;
        }
        let parts = (self.old.property(name), self.new.property(name));
        let hidden = self.hidden(&parts.1, self.comparison.new);
        let (what, class) = match (new.is_some(), self.context.direction) {
            (true, Direction::Request) => ("became-required", Class::Breaking),
            (true, Direction::Response) => ("became-required", Class::Safe),
            (false, Direction::Request) => ("became-optional", Class::Safe),
            (false, Direction::Response) => ("became-optional", Class::Breaking),
        };
        let class = if hidden { Class::Safe } else { class };
        let context = self.context.property(name, false);
        let at_old = old
            .or_else(|| parts.0.first().cloned())
            .unwrap_or_else(|| self.old.at("required"));
        let at_new = new
            .or_else(|| parts.1.first().cloned())
            .unwrap_or_else(|| self.new.at("required"));
        let message = format!("{} {}", context.title(), what.replace('-', " "));
        let fields = (
            self.comparison.old_names.field(self.spots.0, name),
            self.comparison.new_names.field(self.spots.1, name),
        );
        let source = match fields {
            (Some((_, old)), Some((_, new))) if type_text(old) != type_text(new) => {
                Some(Class::Breaking)
            }
            _ => None,
        };
        let symbols = self.field_symbols(name);
        let id = context.id(what);
        self.noted.insert("required");
        self.property_finding(&id, class, (&at_old, &at_new), message, symbols, source);
    }

    /// `required` of what `properties` does not name.
    pub(super) fn unnamed_required(&mut self, old: &HashSet<&str>, new: &HashSet<&str>) {
        let named = |view: &View<'d>, known: &HashSet<&str>| -> Vec<Site<'d>> {
            let items = view.values("required").iter().flat_map(Site::items);
            items
                .filter(|item| item.text().is_none_or(|name| !known.contains(name)))
                .collect()
        };
        let everything: HashSet<&str> = old.union(new).copied().collect();
        let (before, now) = (named(&self.old, &everything), named(&self.new, &everything));
        let texts =
            |sites: &[Site<'d>]| sites.iter().filter_map(Site::text).collect::<HashSet<_>>();
        let (before_texts, now_texts) = (texts(&before), texts(&now));
        let ends = self.at("required");
        for item in before
            .iter()
            .filter(|item| item.text().is_some_and(|text| !now_texts.contains(text)))
        {
            let message = format!(
                "the property {} is required no longer",
                super::super::same::show(item.node)
            );
            let class = self.context.wider();
            self.note(
                "required",
                "unnamed-property-became-optional",
                class,
                (item, &ends.1),
                &message,
            );
        }
        for item in now
            .iter()
            .filter(|item| item.text().is_some_and(|text| !before_texts.contains(text)))
        {
            let message = format!(
                "the property {} is required",
                super::super::same::show(item.node)
            );
            let class = self.context.narrower();
            self.note(
                "required",
                "unnamed-property-became-required",
                class,
                (&ends.0, item),
                &message,
            );
        }
    }

    /// `x-required-when`.
    pub(super) fn required_when(&mut self) {
        let keyword = "x-required-when";
        let conditions = |view: &View<'d>| -> BTreeMap<&'d str, Site<'d>> {
            let conditions = view.values(keyword).iter().rev();
            conditions.flat_map(Site::entries).collect()
        };
        let (old, new) = (conditions(&self.old), conditions(&self.new));
        let ends = self.at(keyword);
        let names: BTreeSet<&'d str> = old.keys().chain(new.keys()).copied().collect();
        for name in names {
            let (before, now) = (old.get(name).cloned(), new.get(name).cloned());
            let (what, class) = match (&before, &now) {
                (Some(before), Some(now)) if super::super::same::same(before.node, now.node) => {
                    continue;
                }
                (Some(_), Some(_)) => ("required-when-changed", Class::Risky),
                // Before, it was required in any case.
                (None, _) if self.old.required(name).is_some() => {
                    ("required-when-added", self.context.wider())
                }
                (None, _) => ("required-when-added", self.context.narrower()),
                _ if self.new.required(name).is_some() => {
                    ("required-when-removed", self.context.narrower())
                }
                _ => ("required-when-removed", self.context.wider()),
            };
            let class = self.context.unless_muted(class);
            let context = self.context.property(name, false);
            let shown = |site: &Option<Site<'d>>| {
                site.as_ref().map_or_else(
                    || "never".to_owned(),
                    |site| super::super::same::show(site.node),
                )
            };
            let message = format!(
                "{}: required when: {} -> {}",
                context.title(),
                shown(&before),
                shown(&now)
            );
            let (at_old, at_new) = (
                before.unwrap_or_else(|| ends.0.clone()),
                now.unwrap_or_else(|| ends.1.clone()),
            );
            let finding = Finding::new(context.id(what), class, &at_old, &at_new, message)
                .of(self.context.direction)
                .symbols(self.field_symbols(name));
            self.push(keyword, finding);
        }
    }
}
