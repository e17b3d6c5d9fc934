//! Page and description side by side.

use maud::{Markup, html};

use super::page::{cell, headings};
use super::text::{breakable, count, inline, mark, side, text};
use crate::report::model::{Comparison, Note, Operation, Row, Section};
use crate::report::questions::aspect;

/// How many differences there are.
pub fn differences(comparison: &Comparison) -> usize {
    let of = |section: &Section| {
        section.notes.len()
            + section
                .rows
                .iter()
                .map(|row| row.notes.len())
                .sum::<usize>()
    };
    comparison.sections.iter().map(of).sum()
}

/// The whole part.
pub fn section(operation: &Operation, comparison: &Comparison) -> Markup {
    let page = operation.page.as_deref().unwrap_or_default();
    html! {
        section aria-labelledby="compared" {
            h2 id="compared" { "Page and description" }
            p {
                "What the documentation page " code { (breakable(page)) } " says, beside what our description says. "
                "Line numbers are those of the page's text as it was read. "
                "There " @if differences(comparison) == 1 { "is " } @else { "are " }
                strong { (count(differences(comparison), "difference", "differences")) }
                "; each is marked and gives its reason."
            }
            @if let Some((exact, accepted, open)) = comparison.restored {
                p class="quiet" {
                    "The Korean of this page was damaged when it was read: " (exact) " characters were restored exactly, " (accepted)
                    " by a person's reading, " (open) " are still open."
                }
            }
            @for part in &comparison.sections { (table(part)) }
        }
    }
}

fn table(part: &Section) -> Markup {
    html! {
        h3 { (part.title) }
        @if !part.known { p class="quiet" { "Our copy of the page does not have this part." } }
        (notes(&part.notes))
        @if part.rows.is_empty() {
            @if part.known { p class="quiet" { "Neither side has any." } }
        } @else {
            table class="compared" role="table" {
                caption { (part.title) ": page and description" }
                (headings(&["What", "The page says", "We say", "Difference and reason"]))
                tbody role="rowgroup" { @for item in &part.rows { (row(item, part.known)) } }
            }
        }
    }
}

fn row(row: &Row, known: bool) -> Markup {
    let differs = !row.notes.is_empty();
    let page = html! {
        (list(&row.page))
        @if row.page.is_empty() { span class="quiet" { @if known { "nothing" } @else { "not known" } } }
        @if let Some(line) = row.line { span class="line" { "line " (line) } }
    };
    let ours = html! {
        (list(&row.ours))
        @if row.ours.is_empty() { span class="quiet" { "nothing" } }
    };
    let why = html! {
        (notes(&row.notes))
        @if let Some(evidence) = row.evidence.as_ref().filter(|_| row.notes.is_empty()) {
            p class="reason" { strong { "Why we say so" } ", " (mark(&evidence.mark)) ": " (inline(&evidence.reason)) }
        } @else if row.notes.is_empty() && !row.page.is_empty() && !row.ours.is_empty() {
            span class="quiet" { "the same" }
        }
    };
    html! {
        tr role="row" class=[differs.then_some("differs")] {
            th role="rowheader" scope="row" {
                @if let Some(target) = &row.target { a href={ "#" (target) } { (name(&row.name)) } } @else { (name(&row.name)) }
            }
            (cell("The page says", &page))
            (cell("We say", &ours))
            (cell("Difference and reason", &why))
        }
    }
}

fn name(name: &str) -> Markup {
    html! { @if name.contains(' ') { (text(name)) } @else { (breakable(name)) } }
}

fn list(words: &[String]) -> Markup {
    html! { @for word in words { span class="fact" { (name(word)) } } }
}

/// Differences, each with its reason.
pub fn notes(notes: &[Note]) -> Markup {
    html! {
        @for note in notes {
            div class="note" {
                p {
                    span class="badge warn" { "Differs: " (text(aspect(note.aspect))) }
                    " page: " (side(&note.page)) ", ours: " (side(&note.ours))
                }
                @match &note.explanation {
                    Some(evidence) => p class="reason" { strong { "Reason" } ", " (mark(&evidence.mark)) ": " (inline(&evidence.reason)) }
                    None => p class="reason" { strong { "Open" } ": nobody has decided this yet." }
                }
            }
        }
    }
}
