//! Bounds, lengths, patterns and steps.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use konaplate_codegen::load::Decimal;

use super::super::change::{Class, Direction};
use super::view::{View, number};
use super::{Visit, kebab};
use crate::description::Site;

/// On which side a limit lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Lower,
    Upper,
}

/// Keywords with a number, and where they limit. A zero of a lower one limits nothing.
const COUNTS: [(&str, End); 6] = [
    ("minLength", End::Lower),
    ("maxLength", End::Upper),
    ("minItems", End::Lower),
    ("maxItems", End::Upper),
    ("minProperties", End::Lower),
    ("maxProperties", End::Upper),
];

/// A limit with its place.
#[derive(Clone)]
struct Limit<'d> {
    value: Decimal,
    exclusive: bool,
    site: Site<'d>,
}

impl<'d> Visit<'_, 'd> {
    pub(super) fn limits(&mut self) {
        self.exact_length();
        self.limit("minimum", Some("exclusiveMinimum"), End::Lower);
        self.limit("maximum", Some("exclusiveMaximum"), End::Upper);
        for (keyword, end) in COUNTS {
            if !self.noted.contains(keyword) {
                self.limit(keyword, None, end);
            }
        }
        self.multiple_of();
        self.pattern();
        self.unique_items();
    }

    /// A text of exactly so many characters, and now of another number: one change, not one of either limit.
    fn exact_length(&mut self) {
        let exact = |view: &View<'d>| {
            let least = tightest(view, "minLength", None, End::Lower)?;
            let most = tightest(view, "maxLength", None, End::Upper)?;
            (least.value == most.value).then_some(most)
        };
        let (Some(old), Some(new)) = (exact(&self.old), exact(&self.new)) else {
            return;
        };
        if old.value == new.value {
            return;
        }
        self.noted.insert("minLength");
        let message = format!("its length: {} -> {}", old.value, new.value);
        let at = (&old.site, &new.site);
        self.note("maxLength", "length-changed", Class::Breaking, at, &message);
    }

    fn limit(&mut self, keyword: &'static str, exclusive: Option<&'static str>, end: End) {
        let old = tightest(&self.old, keyword, exclusive, end);
        let new = tightest(&self.new, keyword, exclusive, end);
        let (at_old, at_new) = self.at(keyword);
        let id = |what: &str| format!("{}-{what}", kebab(keyword));
        let (what, class, message) = match (&old, &new) {
            (None, None) => return,
            // Whether the server refused such values before is not known.
            (None, Some(new)) => {
                let class = match self.context.direction {
                    Direction::Request => Class::Risky,
                    Direction::Response => Class::Safe,
                };
                (
                    id("set"),
                    class,
                    format!("`{keyword}`: none -> {}", new.value),
                )
            }
            (Some(old), None) => {
                let message = format!("`{keyword}`: {} -> none", old.value);
                (id("unset"), self.context.wider(), message)
            }
            (Some(old), Some(new)) => {
                let tighter = match compare(old, new, end) {
                    Ordering::Equal => return,
                    Ordering::Less => false,
                    Ordering::Greater => true,
                };
                let class = if tighter {
                    self.context.narrower()
                } else {
                    self.context.wider()
                };
                if old.value == new.value {
                    let word = exclusive.unwrap_or(keyword);
                    let what = if new.exclusive { "set" } else { "unset" };
                    let message = format!("`{word}`: {} -> {}", old.exclusive, new.exclusive);
                    self.noted.insert(keyword);
                    let id = format!("{}-{what}", kebab(word));
                    return self.note(word, &id, class, (&old.site, &new.site), &message);
                }
                if let Some(word) = exclusive {
                    self.noted.insert(word);
                }
                let what = match new.value > old.value {
                    true => "increased",
                    false => "decreased",
                };
                let message = format!("`{keyword}`: {} -> {}", old.value, new.value);
                (id(what), class, message)
            }
        };
        let at_old = old.map_or(at_old, |limit| limit.site);
        let at_new = new.map_or(at_new, |limit| limit.site);
        if let Some(word) = exclusive {
            self.noted.insert(word);
        }
        self.note(keyword, &what, class, (&at_old, &at_new), &message);
    }

    fn multiple_of(&mut self) {
        let steps = |view: &View<'d>| -> BTreeSet<String> {
            let values = view.values("multipleOf").iter();
            values
                .filter_map(|site| number(site.node))
                .map(Decimal::to_string)
                .collect()
        };
        let (old, new) = (steps(&self.old), steps(&self.new));
        if old == new {
            return;
        }
        let (what, class) = match (old.is_empty(), new.is_empty()) {
            (true, _) => ("multiple-of-set", self.context.narrower()),
            (_, true) => ("multiple-of-unset", self.context.wider()),
            _ => match step(&self.old, &self.new) {
                Some(Ordering::Greater) => ("multiple-of-increased", self.context.narrower()),
                Some(Ordering::Less) => ("multiple-of-decreased", self.context.wider()),
                _ => ("multiple-of-changed", Class::Breaking),
            },
        };
        let (at_old, at_new) = self.at("multipleOf");
        let message = format!("`multipleOf`: {} -> {}", listed(&old), listed(&new));
        self.note("multipleOf", what, class, (&at_old, &at_new), &message);
    }

    fn pattern(&mut self) {
        let texts = |view: &View<'d>| view.texts("pattern").into_iter().collect::<BTreeSet<_>>();
        let (old, new) = (texts(&self.old), texts(&self.new));
        if old == new {
            return;
        }
        let matches_all =
            |patterns: &BTreeSet<&str>| patterns.iter().all(|pattern| *pattern == ".*");
        let (what, class) = if old.is_subset(&new) {
            ("pattern-added", self.context.narrower())
        } else if new.is_empty() || (new.is_subset(&old) && !new.is_empty()) {
            let class = match self.context.direction {
                Direction::Request => Class::Safe,
                Direction::Response => Class::Risky,
            };
            ("pattern-removed", class)
        } else if matches_all(&new) {
            ("pattern-generalized", self.context.wider())
        } else {
            // Which of two patterns allows more cannot be told.
            ("pattern-changed", Class::Risky)
        };
        let (at_old, at_new) = self.at("pattern");
        let message = format!("`pattern`: {} -> {}", listed(&old), listed(&new));
        self.note("pattern", what, class, (&at_old, &at_new), &message);
    }

    fn unique_items(&mut self) {
        let (what, class) = match (
            self.old.is_true("uniqueItems"),
            self.new.is_true("uniqueItems"),
        ) {
            (false, true) => ("unique-items-set", self.context.narrower()),
            (true, false) => ("unique-items-unset", self.context.wider()),
            _ => return,
        };
        let (at_old, at_new) = self.at("uniqueItems");
        let message = format!("`uniqueItems`: {}", what == "unique-items-set");
        self.note("uniqueItems", what, class, (&at_old, &at_new), &message);
    }
}

/// The limit that decides, of all parts.
fn tightest<'d>(
    view: &View<'d>,
    keyword: &str,
    exclusive: Option<&str>,
    end: End,
) -> Option<Limit<'d>> {
    let mut found: Option<Limit<'d>> = None;
    for part in &view.parts {
        let Some(site) = part.child(keyword) else {
            continue;
        };
        let Some(value) = number(site.node).cloned() else {
            continue;
        };
        if exclusive.is_none() && end == End::Lower && value.is_zero() {
            continue;
        }
        let limit = Limit {
            value,
            exclusive: exclusive.is_some_and(|keyword| part.is_true(keyword)),
            site,
        };
        let tighter = |found: &Limit<'d>| compare(found, &limit, end) == Ordering::Greater;
        if found.as_ref().is_none_or(tighter) {
            found = Some(limit);
        }
    }
    found
}

/// `Greater` if the second is tighter.
fn compare(old: &Limit<'_>, new: &Limit<'_>, end: End) -> Ordering {
    let by_value = match end {
        End::Lower => new.value.cmp(&old.value),
        End::Upper => old.value.cmp(&new.value),
    };
    by_value.then(new.exclusive.cmp(&old.exclusive))
}

/// `Greater` if every multiple of the new step is one of the old, `Less` the other way round.
fn step(old: &View<'_>, new: &View<'_>) -> Option<Ordering> {
    let single = |view: &View<'_>| match view.values("multipleOf") {
        [site] => number(site.node)?.to_i128().filter(|step| *step > 0),
        _ => None,
    };
    let (old, new) = (single(old)?, single(new)?);
    match (new % old, old % new) {
        (0, _) => Some(Ordering::Greater),
        (_, 0) => Some(Ordering::Less),
        _ => None,
    }
}

fn listed<T: AsRef<str>>(values: &BTreeSet<T>) -> String {
    let values: Vec<String> = values
        .iter()
        .take(3)
        .map(|value| format!("`{}`", super::super::same::cut(value.as_ref(), 60)))
        .collect();
    match values.is_empty() {
        true => "none".to_owned(),
        false => values.join(", "),
    }
}
