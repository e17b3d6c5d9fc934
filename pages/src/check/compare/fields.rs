//! Headers and fields.

use konaplate_codegen::load::Located;

use super::list::{self, Entry, Place};
use super::{Findings, limits};
use crate::check::described::{Evidence, List, Need, Operation, Row, Shape};
use crate::check::difference::{Aspect, NONE};
use crate::facts::{Facts, Section};
use crate::field::{Condition, Field, Requirement, Type};

pub fn compare(facts: &Facts, operation: &Operation, findings: &mut Findings) {
    let (request, response) = (&operation.request, &operation.response);
    let lists = [
        &request.headers,
        &request.parameters,
        &response.headers,
        &response.parameters,
    ];
    for ((place, section, lines), list) in facts.field_sections().into_iter().zip(lists) {
        for extra in &list.extra {
            findings.without_evidence(place, &format!("`{}`", extra.value), extra.span);
        }
        match section {
            Section::Known(fields) => known(place, (fields, lines), list, findings),
            Section::Unknown(_) => unknown(place, list, operation.evidence, findings),
        }
    }
}

fn known(place: &str, (fields, lines): (&[Field], &[usize]), list: &List, findings: &mut Findings) {
    let page: Vec<Entry> = fields
        .iter()
        .enumerate()
        .map(|(index, field)| Entry {
            name: field.name.clone().unwrap_or_else(|| "(lost)".to_owned()),
            summary: summary_of_field(field),
            at: Place::Line(lines.get(index).copied()),
        })
        .collect();
    let chosen: Vec<Entry> = list
        .rows
        .iter()
        .map(|row| Entry {
            name: row.name.clone(),
            summary: summary_of_row(row),
            at: Place::Span(row.span),
        })
        .collect();
    for pair in list::compare(place, &page, &chosen, list.span, findings) {
        if let (Some(field), Some(row)) = (fields.get(pair.page), list.rows.get(pair.chosen)) {
            let line = lines.get(pair.page).copied();
            field_against_row(&pair.place, field, row, line, findings);
        }
    }
}

/// The page has lost the section: what the description says there is from somewhere else, and has to say so.
fn unknown(place: &str, list: &List, whole: bool, findings: &mut Findings) {
    if list.rows.is_empty() {
        return;
    }
    findings.lost(place, Aspect::Presence, "described", list.span);
    // Headers are shared by all operations, so that it is for the operation to say that it has them. Fields speak for themselves.
    let whole = whole && place.ends_with("headers");
    for row in &list.rows {
        if row.evidence == Evidence::None && !whole {
            findings.without_evidence(&format!("{place}.{}", row.name), "this", row.span);
        }
    }
}

fn field_against_row(
    place: &str,
    field: &Field,
    row: &Row,
    line: Option<usize>,
    findings: &mut Findings,
) {
    compare_type(place, field, row, line, findings);
    if !row.convention {
        compare_requirement(place, field, row, line, findings);
    }
    if let Some(sides) = limits::differ(field, row) {
        findings.differ(place, Aspect::Limits, sides, row.limits.span, line);
    }
    compare_lists(
        place,
        Aspect::Values,
        (&values(field), &row.values),
        line,
        findings,
    );
    compare_lists(
        place,
        Aspect::Form,
        (&field.formats, &row.forms),
        line,
        findings,
    );
    let default = row.default.value.as_deref().unwrap_or(NONE);
    findings.compare(
        place,
        Aspect::Default,
        (&default_of(field), default),
        row.default.span,
        line,
    );
    for extra in &row.extra {
        // A pattern is how the description writes a form that the page names.
        let from_page = extra.value == "pattern" && !field.formats.is_empty();
        if !from_page && row.evidence != Evidence::Own {
            findings.without_evidence(place, &format!("`{}`", extra.value), extra.span);
        }
    }
}

fn compare_type(
    place: &str,
    field: &Field,
    row: &Row,
    line: Option<usize>,
    findings: &mut Findings,
) {
    let shape = &row.shape.value;
    if field.type_ == Type::Number && *shape == Shape::Integer && limits::are_whole(field) {
        if row.evidence != Evidence::Own {
            findings.without_evidence(place, "`integer`", row.shape.span);
        }
        return;
    }
    let sides = (field.type_.as_str(), shape.as_str());
    findings.compare(place, Aspect::Type, sides, row.shape.span, line);
}

fn compare_requirement(
    place: &str,
    field: &Field,
    row: &Row,
    line: Option<usize>,
    findings: &mut Findings,
) {
    let need = match row.need.value {
        Need::Required => Requirement::Required,
        Need::Optional if field.requirement == Requirement::Conditional => Requirement::Conditional,
        Need::Optional => Requirement::Optional,
        Need::When(_) => Requirement::Conditional,
    };
    let sides = (field.requirement.as_str(), need.as_str());
    findings.compare(place, Aspect::Requirement, sides, row.need.span, line);
    let chosen = match &row.need.value {
        Need::When(condition) => Some(condition),
        _ => None,
    };
    let sides = (condition(field.condition.as_ref()), condition(chosen));
    findings.compare(
        place,
        Aspect::Condition,
        (&sides.0, &sides.1),
        row.need.span,
        line,
    );
}

fn compare_lists(
    place: &str,
    aspect: Aspect,
    (page, chosen): (&[String], &Located<Vec<String>>),
    line: Option<usize>,
    findings: &mut Findings,
) {
    let joined = |list: &[String]| match list {
        [] => NONE.to_owned(),
        list => list.join(", "),
    };
    let sides = (joined(page), joined(&chosen.value));
    findings.compare(place, aspect, (&sides.0, &sides.1), chosen.span, line);
}

/// The listed values; those of a boolean go without saying.
fn values(field: &Field) -> Vec<String> {
    let truth = |value: &String| matches!(value.as_str(), "true" | "false");
    if field.type_ == Type::Boolean && field.values.iter().all(truth) {
        return Vec::new();
    }
    field.values.clone()
}

/// The default. A page can state one and print another.
fn default_of(field: &Field) -> String {
    match (&field.stated_default, &field.default) {
        (Some(stated), Some(printed)) if stated != printed => {
            format!("stated {stated}, printed {printed}")
        }
        (Some(default), _) | (None, Some(default)) => default.clone(),
        (None, None) => NONE.to_owned(),
    }
}

fn condition(condition: Option<&Condition>) -> String {
    condition.map_or_else(
        || NONE.to_owned(),
        |condition| format!("{} is {}", condition.field, condition.value),
    )
}

fn summary_of_field(field: &Field) -> String {
    let words = format!("{} {}", field.requirement.as_str(), field.type_.as_str());
    match limits::of_page(field).as_str() {
        NONE => words,
        limits => format!("{words}, {limits}"),
    }
}

fn summary_of_row(row: &Row) -> String {
    let need = match row.need.value {
        Need::Required => "required",
        Need::Optional => "optional",
        Need::When(_) => "conditional",
    };
    let words = format!("{need} {}", row.shape.value.as_str());
    match limits::of_row(row).as_str() {
        NONE => words,
        limits => format!("{words}, {limits}"),
    }
}
