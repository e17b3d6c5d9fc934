//! Headers, parameters and fields as a table.

use maud::{Markup, html};

use super::page::{cell, headings};
use super::text::{breakable, code, evidence, inline, prose, text};
use crate::report::model::{Content, Example, Field};

/// A table of headers or fields.
pub fn table(caption: &str, fields: &[Field]) -> Markup {
    html! {
        table class="fields" role="table" {
            caption { (text(caption)) }
            (headings(&["Name", "Type", "Must be there", "Meaning"]))
            tbody role="rowgroup" { @for field in fields { (row(field)) } }
        }
    }
}

fn row(field: &Field) -> Markup {
    let parent = field.path.strip_suffix(&field.name).unwrap_or_default();
    let depth = format!("name depth-{}", field.depth.min(6));
    let type_ = html! {
        span class="type" { (text(&field.type_)) }
        @for limit in &field.limits { span class="limit" { (text(limit)) } }
        @for note in &field.notes { span class="limit" { (note) } }
    };
    let need = html! { span class=(need_class(&field.need)) { (inline(&field.need)) } };
    html! {
        tr role="row" id=(field.anchor) {
            th role="rowheader" scope="row" class=(depth) {
                @if !parent.is_empty() { span class="parent" { (breakable(parent)) } }
                a class="self" href={ "#" (field.anchor) } { (code(&field.name)) }
                @if !matches!(field.place.as_str(), "" | "header") { span class="place" { "in " (text(&field.place)) } }
            }
            (cell("Type", &type_))
            (cell("Must be there", &need))
            (cell("Meaning", &meaning(field)))
        }
    }
}

fn need_class(need: &str) -> &'static str {
    match need {
        "required" => "need required",
        "optional" => "need optional",
        _ => "need",
    }
}

fn meaning(field: &Field) -> Markup {
    html! {
        (prose(&field.description))
        @if !field.values.is_empty() {
            p class="label" { "One of" }
            ul class="values" {
                @for (value, meaning) in &field.values {
                    li { (code(value)) @if !meaning.is_empty() { " " (inline(meaning)) } }
                }
            }
        }
        @if let Some(default) = &field.default { p { span class="label" { "Default" } " " (code(default)) } }
        @if let Some(pattern) = &field.pattern { p { span class="label" { "Form" } " " (code(pattern)) } }
        @if let Some(example) = &field.example { p { span class="label" { "Example" } " " (code(example)) } }
        @if let Some(sensitivity) = &field.sensitivity {
            p { span class="badge sensitive" { "Sensitive: " (text(sensitivity)) } }
        }
        (evidence(field.evidence.as_ref()))
    }
}

/// The fields of a body, and its examples.
pub fn content(caption: &str, content: &Content) -> Markup {
    html! {
        @if content.fields.is_empty() {
            p class="quiet" { "No fields are described for this body." }
        } @else {
            (table(caption, &content.fields))
        }
        @if content.cut { p class="quiet" { "There are more fields than can be shown here." } }
        (examples(&content.examples))
    }
}

fn examples(examples: &[Example]) -> Markup {
    html! {
        @for (index, example) in examples.iter().enumerate() {
            details class="example" open[index == 0] {
                summary { "Example" @if !title(example).is_empty() { ": " (text(title(example))) } }
                pre tabindex="0" role="region" aria-label={ "Example " (title(example)) } { code { (example.json.chars().map(super::visible).collect::<String>()) } }
            }
        }
    }
}

fn title(example: &Example) -> &str {
    if example.summary.is_empty() {
        &example.name
    } else {
        &example.summary
    }
}
