//! The first page: what there is, and how it stands.

use maud::{Markup, html};

use super::comparison;
use super::page::{Current, Site, cell, headings};
use super::text::{breakable, code, does, prose, text};
use crate::report::model::{Operation, Report};

/// The whole page.
pub fn page(site: &Site<'_>) -> String {
    let report = site.report;
    let main = html! {
        h1 { (text(&report.title)) }
        p class="lead" {
            "What our description of this API says, operation by operation"
            @if report.pages > 0 { ", beside what its documentation pages say" }
            ". Nothing here asks for knowledge of a programming language."
        }
        (figures(report))
        (operations(report))
        (known(report))
        @if report.pages > 0 { (marks()) }
        (about(report))
    };
    site.page(Current::Overview, "", &main)
}

fn figures(report: &Report) -> Markup {
    let described = report.operations.len();
    let compared = report
        .operations
        .iter()
        .filter_map(|operation| operation.comparison.as_ref());
    let rows: usize = compared
        .clone()
        .flat_map(|comparison| &comparison.sections)
        .map(|section| section.rows.len())
        .sum();
    let differences: usize = compared.map(comparison::differences).sum();
    let of = described + report.known.len();
    let figure = |number: usize, label: &str, target: &str| {
        html! { li { a href=(target) { strong { (number) } " " span { (label) } } } }
    };
    html! {
        section aria-labelledby="figures" {
            h2 id="figures" class="hidden" { "In figures" }
            ul class="figures" {
                li { a href="#operations" { strong { (described) } " " span { "operations described" @if of > described { ", of " (of) " known" } } } }
                @if report.pages > 0 {
                    (figure(report.pages, "pages read", "#operations"))
                    (figure(rows, "facts compared", "#operations"))
                    (figure(differences, "deviations from a page", "contradictions.html#corrections"))
                    (figure(report.contradictions.len(), "contradictions in the pages", "contradictions.html#contradictions"))
                }
                (figure(report.open.len(), "things not known", "contradictions.html#open"))
            }
        }
    }
}

fn operations(report: &Report) -> Markup {
    let has_pages = report.pages > 0;
    let names: &[&str] = if has_pages {
        &["Operation", "Path", "Effect", "Codes", "Deviations"]
    } else {
        &["Operation", "Path", "Effect", "Codes"]
    };
    html! {
        section aria-labelledby="operations" {
            h2 id="operations" { "Operations" }
            @if report.operations.is_empty() {
                p class="quiet" { "The description has no operations." }
            } @else {
                table role="table" {
                    caption { "Operations that are described" }
                    (headings(names))
                    tbody role="rowgroup" { @for operation in &report.operations { (row(operation, has_pages)) } }
                }
            }
        }
    }
}

fn row(operation: &Operation, has_pages: bool) -> Markup {
    let differences = operation.comparison.as_ref().map(comparison::differences);
    html! {
        tr role="row" {
            th role="rowheader" scope="row" {
                a href=(operation.file) { (text(&operation.title)) }
                @if operation.title != operation.name { span class="context" { (breakable(&operation.name)) } }
            }
            (cell("Path", &html! { span class="method" { (text(&operation.method)) } " " code { (breakable(&operation.path)) } }))
            (cell("Effect", &html! { @if let Some(effect) = &operation.effect { (does(effect)) } }))
            (cell("Codes", &html! {
                (operation.codes.len())
                @if operation.code_list.as_deref() == Some("truncated") { span class="quiet" { ", more exist" } }
            }))
            @if has_pages {
                (cell("Deviations", &html! {
                    @match differences {
                        Some(number) => a href={ (operation.file) "#compared" } { (number) }
                        None => span class="quiet" { "no page" }
                    }
                }))
            }
        }
    }
}

fn known(report: &Report) -> Markup {
    html! {
        @if !report.known.is_empty() {
            section aria-labelledby="known" {
                h2 id="known" { "Known, but not described yet" }
                @if !report.known_note.is_empty() { (prose(&report.known_note)) }
                table role="table" {
                    caption { "Operations known by title and path" }
                    (headings(&["Operation", "Path"]))
                    tbody role="rowgroup" {
                        @for (title, path) in &report.known {
                            tr role="row" {
                                th role="rowheader" scope="row" { (text(title)) }
                                (cell("Path", &code(path)))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn marks() -> Markup {
    html! {
        section aria-labelledby="marks" {
            h2 id="marks" { "Where our words come from" }
            p { "What carries no mark stands on the page of the operation. Everything else says where it is from:" }
            dl class="marks" {
                div { dt { "From other documentation" } dd { "The owner's guide, or another copy of the page." } }
                div { dt { "Seen in client code only" } dd { "Public programs that talk to the sandbox do it this way; no documentation says so." } }
                div { dt { "Inferred" } dd { "Reasoned from the rest; the reason is given." } }
                div { dt { "Not known" } dd { "Looked for and not found. We do not guess." } }
            }
        }
    }
}

fn about(report: &Report) -> Markup {
    html! {
        section aria-labelledby="about" {
            h2 id="about" { "About the description" }
            (prose(&report.description))
            @if !report.servers.is_empty() {
                h3 { "Servers" }
                ul { @for (url, description) in &report.servers { li { (code(url)) " " (text(description)) } } }
            }
            @if !report.tags.is_empty() {
                h3 { "Groups" }
                ul { @for (name, description) in &report.tags { li { strong { (text(name)) } " " (text(description)) } } }
            }
        }
    }
}
