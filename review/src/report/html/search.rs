//! The index of everything, which the script narrows down as somebody types.

use maud::{Markup, html};

use super::page::{Current, Site};
use super::text::{breakable, text};
use crate::report::model::{Field, Operation, Report};

/// One thing that can be found.
struct Entry {
    target: String,
    name: String,
    context: String,
}

/// The whole page.
pub fn page(site: &Site<'_>) -> String {
    let report = site.report;
    let main = html! {
        h1 { "Index" }
        form role="search" class="find" action="search.html" method="get" {
            label for="find" { "Search for an operation, field or code" }
            input id="find" name="q" type="search" autocomplete="off" spellcheck="false" autocapitalize="off";
        }
        p id="found" role="status" class="quiet" { "Everything, in the order of the operations." }
        (group("Operations", &operations(report)))
        (group("Headers and fields", &fields(report)))
        (group("Response codes", &codes(report)))
        (group("Questions", &questions(report)))
    };
    site.page(Current::Search, "Index", &main)
}

fn group(title: &str, entries: &[Entry]) -> Markup {
    html! {
        @if !entries.is_empty() {
            section class="group" {
                h2 { (title) }
                ul class="entries" {
                    @for entry in entries {
                        li {
                            a href=(entry.target) {
                                span class="what" { (breakable(&entry.name)) }
                                " " span class="context" { (text(&entry.context)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn operations(report: &Report) -> Vec<Entry> {
    let described = report.operations.iter().map(|operation| Entry {
        target: operation.file.clone(),
        name: operation.title.clone(),
        context: format!("{} {} {}", operation.method, operation.path, operation.name),
    });
    let known = report.known.iter().map(|(title, path)| Entry {
        target: "index.html#known".to_owned(),
        name: title.clone(),
        context: format!("{path}, not described yet"),
    });
    described.chain(known).collect()
}

fn fields(report: &Report) -> Vec<Entry> {
    let mut entries = Vec::new();
    for operation in &report.operations {
        let mut add = |field: &Field, part: &str| {
            entries.push(Entry {
                target: format!("{}#{}", operation.file, field.anchor),
                name: field.path.clone(),
                context: format!("{} · {part}", operation.title),
            });
        };
        operation
            .parameters
            .iter()
            .for_each(|field| add(field, "request"));
        let messages = operation.request.iter().chain(&operation.responses);
        for message in messages {
            let part = match message.status.as_str() {
                "" => "request".to_owned(),
                status => format!("response {status}"),
            };
            let fields = message.contents.iter().flat_map(|content| &content.fields);
            message
                .headers
                .iter()
                .chain(fields)
                .for_each(|field| add(field, &part));
        }
    }
    entries
}

fn codes(report: &Report) -> Vec<Entry> {
    let of = |operation: &Operation| {
        let entry = |code: &crate::report::model::Code| Entry {
            target: format!("{}#{}", operation.file, code.anchor),
            name: code.code.clone(),
            context: format!(
                "{} · {}",
                code.message.as_deref().unwrap_or_default(),
                operation.title
            ),
        };
        operation.codes.iter().map(entry).collect::<Vec<_>>()
    };
    report.operations.iter().flat_map(of).collect()
}

fn questions(report: &Report) -> Vec<Entry> {
    let settled = report
        .contradictions
        .iter()
        .chain(&report.corrections)
        .map(|question| Entry {
            target: format!("contradictions.html#{}", question.id),
            name: format!("{} {}", question.id, question.subject),
            context: question.title.clone(),
        });
    let open = report.open.iter().map(|open| Entry {
        target: format!("contradictions.html#{}", open.id),
        name: format!("{} {}", open.id, open.subject),
        context: open.question.clone(),
    });
    settled.chain(open).collect()
}
