//! Contradictions about headers and fields.

use std::collections::BTreeMap;

use super::{Contradiction, Place, Rule, form};
use crate::facts::Facts;
use crate::field::{Field, Type};

/// A string of more characters than this is a file, not a field: the bound was meant for a number.
const LONGEST_STRING: u128 = 1_000_000;

/// A field, where it stands.
struct Located<'a> {
    field: &'a Field,
    name: &'a str,
    place: Place,
}

fn located<'a>(page: &'a Facts) -> impl Iterator<Item = Located<'a>> {
    page.field_lists().flat_map(move |(part, fields, lines)| {
        fields.iter().enumerate().filter_map(move |(index, field)| {
            let name = field.name.as_deref()?;
            let place = Place {
                page: page.page.clone(),
                line: lines.get(index).copied(),
                what: format!("{part}.{name}"),
            };
            Some(Located { field, name, place })
        })
    })
}

/// What a field of one page says against itself.
pub fn inside(page: &Facts, found: &mut Vec<Contradiction>) {
    for item in located(page) {
        let evidence = [
            (Rule::ValueOverMaximum, value_over_maximum(item.field)),
            (Rule::LengthAgainstForm, length_against_form(item.field)),
            (Rule::BoundIsNoLength, bound_is_no_length(item.field)),
            (Rule::TwoDefaults, two_defaults(item.field)),
        ];
        for (rule, evidence) in evidence {
            if let Some(evidence) = evidence {
                let subject = format!("{} {}", item.place.page, item.place.what);
                found.push(Contradiction {
                    rule,
                    subject,
                    places: vec![item.place.clone()],
                    evidence,
                });
            }
        }
    }
}

fn value_over_maximum(field: &Field) -> Option<String> {
    let maximum = field.constraint.as_ref()?.upper()?.whole()?;
    let is_long =
        |value: &&String| field.type_ == Type::String && value.chars().count() as u128 > maximum;
    let long: Vec<String> = field
        .values
        .iter()
        .filter(is_long)
        .map(|value| format!("`{value}` has {}", value.chars().count()))
        .collect();
    (!long.is_empty()).then(|| {
        format!(
            "at most {maximum} characters are allowed, but the listed value {}",
            long.join(", ")
        )
    })
}

fn length_against_form(field: &Field) -> Option<String> {
    let constraint = field.constraint.as_ref()?;
    let (lower, upper) = (
        constraint.lower().and_then(|n| n.whole()),
        constraint.upper().and_then(|n| n.whole()),
    );
    let fits = |length: u128| {
        lower.is_none_or(|lower| lower <= length) && upper.is_none_or(|upper| length <= upper)
    };
    let wrong = field
        .formats
        .iter()
        .find(|text| field.type_ == Type::String && !fits(form::length(text) as u128))?;
    Some(format!(
        "{constraint}, but a value of the form `{wrong}` has {} characters",
        form::length(wrong)
    ))
}

fn bound_is_no_length(field: &Field) -> Option<String> {
    let bound = field.constraint.as_ref()?.upper()?;
    let too_large = bound.whole().is_none_or(|bound| bound > LONGEST_STRING);
    (field.type_ == Type::String && too_large)
        .then(|| format!("a string of {bound} characters: the bound is that of a number"))
}

fn two_defaults(field: &Field) -> Option<String> {
    let (shown, stated) = (field.default.as_ref()?, field.stated_default.as_ref()?);
    (shown != stated)
        .then(|| format!("the default that is shown is `{shown}`, the text says `{stated}`"))
}

/// Where the same header or field is described differently.
pub fn between(pages: &[Facts], found: &mut Vec<Contradiction>) {
    // Headers and fields of the body are different name spaces; the two directions are not.
    let mut groups: BTreeMap<(bool, &str), Vec<Located<'_>>> = BTreeMap::new();
    for item in pages.iter().flat_map(located) {
        groups
            .entry((item.place.what.contains(".headers."), item.name))
            .or_default()
            .push(item);
    }
    for ((_, name), items) in groups {
        let constraint = |item: &Located<'_>| {
            item.field
                .constraint
                .as_ref()
                .filter(|c| c.is_given())
                .map(ToString::to_string)
        };
        compare(Rule::DifferentConstraints, name, &items, constraint, found);
        compare(
            Rule::DifferentTypes,
            name,
            &items,
            |item| Some(item.field.type_.as_str().to_owned()),
            found,
        );
    }
}

/// Reports a name whose items do not all say the same; items that say nothing do not count.
fn compare(
    rule: Rule,
    name: &str,
    items: &[Located<'_>],
    say: impl Fn(&Located<'_>) -> Option<String>,
    found: &mut Vec<Contradiction>,
) {
    let mut sayings: BTreeMap<String, Vec<&Place>> = BTreeMap::new();
    for item in items {
        if let Some(saying) = say(item) {
            sayings.entry(saying).or_default().push(&item.place);
        }
    }
    if sayings.len() < 2 {
        return;
    }
    let evidence: Vec<String> = sayings
        .iter()
        .map(|(saying, places)| format!("{saying} ({} times)", places.len()))
        .collect();
    let places = sayings.into_values().flatten().cloned().collect();
    found.push(Contradiction {
        rule,
        subject: name.to_owned(),
        places,
        evidence: evidence.join("; "),
    });
}
