//! The page of one operation.

use maud::{Markup, html};

use super::fields::{content, table};
use super::page::{Current, Site, cell, headings};
use super::text::{breakable, code, does, effect, encryption, evidence, inline, prose, text};
use super::{comparison, text as words};
use crate::report::model::{Message, Operation};

/// The whole page.
pub fn page(site: &Site<'_>, operation: &Operation) -> String {
    let main = html! {
        (head(operation))
        (contents(operation))
        (request(operation))
        (responses(operation))
        (codes(operation))
        (results(operation))
        @if let Some(comparison) = &operation.comparison { (comparison::section(operation, comparison)) }
    };
    site.page(Current::Operation, &operation.title, &main)
}

fn head(operation: &Operation) -> Markup {
    html! {
        p class="crumb" { a href="index.html#operations" { "Operations" } }
        h1 { (text(&operation.title)) }
        p class="address" {
            span class="method" { (text(&operation.method)) } " "
            code { (breakable(&operation.path)) }
        }
        ul class="badges" {
            @if operation.deprecated { li { span class="badge warn" { "Deprecated" } } }
            @if let Some(effect) = &operation.effect { li { span class={ "badge effect-" (effect_class(effect)) } { (does(effect)) } } }
            @if let Some((request, response)) = &operation.encryption {
                li { span class="badge" { "Request " (encryption(request)) } }
                li { span class="badge" { "Response " (encryption(response)) } }
            }
            @for tag in &operation.tags { li { span class="badge" { (text(tag)) } } }
        }
        div class="lead" { (prose(&operation.description)) }
        p class="quiet" { "Name in this report and in the client: " (code(&operation.name)) }
        (evidence(operation.evidence.as_ref()))
    }
}

fn effect_class(effect: &str) -> &'static str {
    match effect {
        "none" => "none",
        _ => "some",
    }
}

fn contents(operation: &Operation) -> Markup {
    let differences = operation.comparison.as_ref().map(comparison::differences);
    html! {
        nav class="contents" aria-label="On this page" {
            ul {
                li { a href="#request" { "Request" } }
                li { a href="#response" { "Response" } }
                @if !operation.codes.is_empty() {
                    li { a href="#codes" { "Response codes" } " " span class="quiet" { (operation.codes.len()) } }
                }
                @if !operation.results.is_empty() {
                    li { a href="#tests" { "Test results" } " " span class="quiet" { (operation.results.len()) } }
                }
                @if let Some(differences) = differences {
                    li { a href="#compared" { "Page and description" } " " span class="quiet" { (words::count(differences, "difference", "differences")) } }
                }
            }
        }
    }
}

fn request(operation: &Operation) -> Markup {
    let kind = operation
        .encryption
        .as_ref()
        .map(|(request, _)| request.as_str());
    html! {
        section aria-labelledby="request" {
            h2 id="request" { "Request" }
            @if operation.parameters.is_empty() {
                p class="quiet" { "No headers or parameters are described." }
            } @else {
                h3 { "Headers and parameters" }
                (table("Headers and parameters of the request", &operation.parameters))
            }
            @if let Some(message) = &operation.request {
                (body("Fields of the request", message, kind))
            }
        }
    }
}

fn body(caption: &str, message: &Message, kind: Option<&str>) -> Markup {
    html! {
        @for body in &message.contents {
            h3 {
                "Body" @if !message.status.is_empty() { " of " (text(&message.status)) }
                " " span class="quiet" { (text(&body.media_type)) @if let Some(kind) = kind { ", " (encryption(kind)) } }
            }
            (content(caption, body))
        }
    }
}

fn responses(operation: &Operation) -> Markup {
    let kind = operation
        .encryption
        .as_ref()
        .map(|(_, response)| response.as_str());
    html! {
        section aria-labelledby="response" {
            h2 id="response" { "Response" }
            @for message in &operation.responses {
                div class="response" {
                    h3 { span class="status" { (text(&message.status)) } " " span class="after" { (inline(&message.description)) } }
                    (evidence(message.evidence.as_ref()))
                    @if !message.headers.is_empty() {
                        h4 { "Headers" }
                        (table(&format!("Headers of the response {}", message.status), &message.headers))
                    }
                    @for body in &message.contents {
                        h4 { "Body " span class="quiet" { (text(&body.media_type)) @if let Some(kind) = kind { ", " (encryption(kind)) } } }
                        (content(&format!("Fields of the response {}", message.status), body))
                    }
                }
            }
        }
    }
}

fn codes(operation: &Operation) -> Markup {
    html! {
        @if !operation.codes.is_empty() {
            section aria-labelledby="codes" {
                h2 id="codes" { "Response codes" }
                p {
                    "The message is what the server writes. What a code proves is our reading: it decides whether a caller may try again."
                    @if operation.code_list.as_deref() == Some("truncated") {
                        " The page shows only a part of the list; more codes exist."
                    }
                }
                table role="table" {
                    caption { "Response codes of this operation" }
                    (headings(&["Code", "HTTP", "Message", "Meaning", "What it proves"]))
                    tbody role="rowgroup" {
                        @for item in &operation.codes {
                            tr role="row" id=(item.anchor) {
                                th role="rowheader" scope="row" { a class="self" href={ "#" (item.anchor) } { (code(&item.code)) } }
                                (cell("HTTP", &html! { span class="status" { (text(&item.status)) } }))
                                (cell("Message", &text(item.message.as_deref().unwrap_or_default())))
                                (cell("Meaning", &html! { (inline(&item.meaning)) (evidence(item.evidence.as_ref())) }))
                                (cell("What it proves", &html! {
                                    @if let Some(word) = &item.effect { span class={ "effect-" (effect_class(word)) } { (effect(word)) } }
                                    @else if item.status.starts_with('2') { "It was done" }
                                }))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn results(operation: &Operation) -> Markup {
    let anchor = |code: &str| {
        operation
            .codes
            .iter()
            .find(|item| item.code == code)
            .map(|item| item.anchor.clone())
    };
    html! {
        @if !operation.results.is_empty() {
            section aria-labelledby="tests" {
                h2 id="tests" { "Test results" }
                p { "The results that the owner's sandbox can be asked for, and the code that each stands for." }
                table role="table" {
                    caption { "Test results of this operation" }
                    (headings(&["Result", "HTTP", "Code"]))
                    tbody role="rowgroup" {
                        @for result in &operation.results {
                            tr role="row" {
                                th role="rowheader" scope="row" { (text(&result.name)) }
                                (cell("HTTP", &html! { span class="status" { (text(&result.status)) } }))
                                (cell("Code", &html! {
                                    @match &result.code {
                                        Some(listed) => {
                                            @if let Some(anchor) = anchor(listed) { a href={ "#" (anchor) } { (code(listed)) } }
                                            @else { (code(listed)) }
                                        }
                                        None => span class="quiet" { "not among the listed codes" }
                                    }
                                }))
                            }
                        }
                    }
                }
            }
        }
    }
}
