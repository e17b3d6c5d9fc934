//! `oneOf`, `anyOf` and `discriminator`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::super::change::{Class, Direction};
use super::super::keys::{Both, Entry};
use super::super::same::{canonical, cut};
use super::view::View;
use super::{Uses, Visit};
use crate::description::{Description, Site};

/// So many members that are left over are paired by what they have in common.
const MOST_COMPARED: usize = 64;

impl<'d> Visit<'_, 'd> {
    pub(super) fn alternatives(&mut self) {
        self.members("oneOf", "one-of");
        self.members("anyOf", "any-of");
        self.discriminator();
    }

    fn members(&mut self, keyword: &'static str, id: &str) {
        let members = |view: &View<'d>| -> Vec<(usize, Site<'d>)> {
            let items = view.values(keyword).iter().flat_map(Site::items);
            items.enumerate().collect()
        };
        let (old, new) = (members(&self.old), members(&self.new));
        let there = |view: &View<'d>| !view.values(keyword).is_empty();
        let (at_old, at_new) = self.at(keyword);
        match (there(&self.old), there(&self.new)) {
            (false, false) => return,
            (false, true) => {
                let class = self.context.narrower();
                let message = format!(
                    "it has to match one of {} schemas now (`{keyword}`)",
                    new.len()
                );
                return self.note(
                    keyword,
                    &format!("{id}-set"),
                    class,
                    (&at_old, &at_new),
                    &message,
                );
            }
            (true, false) => {
                let class = self.context.wider();
                let message = format!("it had to match one of {} schemas (`{keyword}`)", old.len());
                return self.note(
                    keyword,
                    &format!("{id}-unset"),
                    class,
                    (&at_old, &at_new),
                    &message,
                );
            }
            (true, true) => {
                self.noted.insert(keyword);
            }
        }
        let paired = self.pair(old, new);
        for (_, site) in &paired.removed {
            let class = self.context.narrower();
            let message = format!("without {} (`{keyword}`)", name(site));
            self.note(
                keyword,
                &format!("{id}-removed"),
                class,
                (site, &at_new),
                &message,
            );
        }
        for (_, site) in &paired.added {
            let class = self.context.wider();
            let message = format!("with {} (`{keyword}`)", name(site));
            self.note(
                keyword,
                &format!("{id}-added"),
                class,
                (&at_old, site),
                &message,
            );
        }
        for ((old_index, old), (new_index, new)) in paired.both {
            let spots = (
                self.comparison
                    .old_names
                    .alternative(self.spots.0, old_index),
                self.comparison
                    .new_names
                    .alternative(self.spots.1, new_index),
            );
            let context = self.context.each("");
            self.later((vec![old], vec![new]), context, spots, Uses::Same);
        }
    }

    fn pair(&self, old: Vec<Member<'d>>, new: Vec<Member<'d>>) -> Paired<'d> {
        let mut both = Vec::new();
        let (old, new) = take(old, new, &mut both, |site| site.text_of("$ref").map(last));
        let (old, new) = take(old, new, &mut both, |site| Some(canonical(site.node)));
        let (old, new) = take(old, new, &mut both, |site| {
            site.text_of("title").map(str::to_owned)
        });
        let (removed, added) = self.by_likeness(old, new, &mut both);
        Paired {
            both,
            removed,
            added,
        }
    }

    /// Pairs what has the most in common; what has nothing in common stays alone.
    fn by_likeness(
        &self,
        old: Vec<Member<'d>>,
        new: Vec<Member<'d>>,
        both: &mut Vec<(Member<'d>, Member<'d>)>,
    ) -> (Vec<Member<'d>>, Vec<Member<'d>>) {
        if old.len() > MOST_COMPARED || new.len() > MOST_COMPARED {
            return (old, new);
        }
        let traits = |members: &[Member<'d>], description: &'d Description| -> Vec<Traits<'d>> {
            members
                .iter()
                .map(|(_, site)| Traits::of(description, site))
                .collect()
        };
        let old_traits = traits(&old, self.comparison.old);
        let new_traits = traits(&new, self.comparison.new);
        let mut scores = Vec::new();
        for (at_old, old) in old_traits.iter().enumerate() {
            for (at_new, new) in new_traits.iter().enumerate() {
                scores.push((Reverse(old.likeness(new)), at_old, at_new));
            }
        }
        scores.retain(|(score, ..)| score.0 > 0);
        scores.sort_unstable();
        let (mut old, mut new): (Vec<_>, Vec<_>) = (
            old.into_iter().map(Some).collect(),
            new.into_iter().map(Some).collect(),
        );
        for (_, at_old, at_new) in scores {
            if old[at_old].is_some()
                && new[at_new].is_some()
                && let (Some(older), Some(newer)) = (old[at_old].take(), new[at_new].take())
            {
                both.push((older, newer));
            }
        }
        (
            old.into_iter().flatten().collect(),
            new.into_iter().flatten().collect(),
        )
    }

    fn discriminator(&mut self) {
        let keyword = "discriminator";
        let (old, new) = (
            self.old.first(keyword).cloned(),
            self.new.first(keyword).cloned(),
        );
        let (at_old, at_new) = self.at(keyword);
        let (old, new) = match (old, new) {
            (None, None) => return,
            (Some(old), Some(new)) => (old, new),
            (before, _) => {
                let (what, word) = match before {
                    None => (
                        "discriminator-added",
                        "a property tells now which schema it is",
                    ),
                    Some(_) => (
                        "discriminator-removed",
                        "no property tells any more which schema it is",
                    ),
                };
                return self.note(keyword, what, Class::Safe, (&at_old, &at_new), word);
            }
        };
        self.noted.insert(keyword);
        for entry in Both::new(&old, &new).entries() {
            match entry.key {
                "mapping" => self.mapping(&entry),
                _ if entry.same() => {}
                "propertyName" => {
                    let message = format!(
                        "the property that tells which schema it is: {}",
                        entry.was_is()
                    );
                    let at = (&entry.at.old, &entry.at.new);
                    self.note(
                        keyword,
                        "discriminator-property-changed",
                        Class::Breaking,
                        at,
                        &message,
                    );
                }
                _ => {
                    let direction = Some(self.context.direction);
                    let title = self.context.title();
                    self.comparison
                        .unclassified(self.unit, &entry, &title, direction);
                }
            }
        }
    }

    fn mapping(&mut self, mapping: &Entry<'d>) {
        for entry in mapping.at_entries() {
            let (what, class) = match (&entry.old, &entry.new) {
                (None, _) => (
                    "discriminator-value-added",
                    match self.context.direction {
                        Direction::Request => Class::Safe,
                        Direction::Response => Class::Risky,
                    },
                ),
                (_, None) => ("discriminator-value-removed", self.context.narrower()),
                // In which file it stands is no matter.
                (Some(old), Some(new)) if old.text().map(last) == new.text().map(last) => continue,
                _ => ("discriminator-value-changed", Class::Breaking),
            };
            let message = format!(
                "the value `{}` that tells which schema it is: {}",
                cut(entry.key, 40),
                entry.was_is()
            );
            self.note(
                "discriminator",
                what,
                class,
                (&entry.at.old, &entry.at.new),
                &message,
            );
        }
    }
}

/// A member with its place in the list.
type Member<'d> = (usize, Site<'d>);

struct Paired<'d> {
    both: Vec<(Member<'d>, Member<'d>)>,
    removed: Vec<Member<'d>>,
    added: Vec<Member<'d>>,
}

/// Takes out the pairs with the same key.
fn take<'d>(
    old: Vec<Member<'d>>,
    new: Vec<Member<'d>>,
    both: &mut Vec<(Member<'d>, Member<'d>)>,
    key: impl Fn(&Site<'d>) -> Option<String>,
) -> (Vec<Member<'d>>, Vec<Member<'d>>) {
    let mut by_key: BTreeMap<String, Vec<Member<'d>>> = BTreeMap::new();
    let mut left_new = Vec::new();
    for member in new.into_iter().rev() {
        match key(&member.1) {
            Some(name) => by_key.entry(name).or_default().push(member),
            None => left_new.push(member),
        }
    }
    let mut left_old = Vec::new();
    for member in old {
        let newer = key(&member.1).and_then(|name| by_key.get_mut(&name)?.pop());
        match newer {
            Some(newer) => both.push((member, newer)),
            None => left_old.push(member),
        }
    }
    left_new.extend(by_key.into_values().flatten());
    left_new.sort_by_key(|(index, _)| *index);
    (left_old, left_new)
}

/// What members may have in common.
struct Traits<'d> {
    ty: Option<&'d str>,
    properties: BTreeSet<&'d str>,
}

impl<'d> Traits<'d> {
    fn of(description: &'d Description, site: &Site<'d>) -> Self {
        let view = View::new(description, std::slice::from_ref(site));
        Self {
            ty: view.ty(),
            properties: view.property_names().into_iter().collect(),
        }
    }

    /// Zero if they have nothing in common.
    fn likeness(&self, other: &Self) -> usize {
        let shared = self.properties.intersection(&other.properties).count();
        if self.ty != other.ty {
            return 0;
        }
        match self.properties.is_empty() && other.properties.is_empty() {
            true => 1,
            false => shared * 2,
        }
    }
}

/// The name at the end of a reference.
fn last(reference: &str) -> String {
    reference.rsplit('/').next().unwrap_or_default().to_owned()
}

fn name(site: &Site<'_>) -> String {
    let given = site.text_of("$ref").map(last);
    let given = given.or_else(|| site.text_of("title").map(str::to_owned));
    match given {
        Some(name) => format!("`{}`", cut(&name, 60)),
        None => super::super::same::show(site.node),
    }
}
