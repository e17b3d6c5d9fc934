//! What the owners are asked to settle, as a page that can be sent or printed as it is.

use maud::{Markup, html};

use super::page::{Current, Site};
use super::text::{breakable, code, count, inline, mark, side, text};
use crate::report::model::{Question, Report};
use crate::report::plain;

/// The whole page.
pub fn page(site: &Site<'_>) -> String {
    let report = site.report;
    let main = html! {
        h1 { "Questions for the owners of the API" }
        p class="lead" {
            "Points in the documentation of " (text(&report.title)) " that contradict each other, that we read in another way, or that we could not find "
            "out. Each names the page and the line, says what stands there, and proposes what to change."
        }
        (summary(report))
        (list("contradictions", "Contradictions in the pages", "The pages cannot be right in all of these places at once.", &report.contradictions))
        (list("corrections", "Where we read a page differently", "Here our description says something else than a page, knowingly.", &report.corrections))
        (open(report))
        (mail(report))
    };
    site.page(Current::Questions, "Questions", &main)
}

fn summary(report: &Report) -> Markup {
    html! {
        nav class="contents" aria-label="On this page" {
            ul {
                li { a href="#contradictions" { "Contradictions" } " " span class="quiet" { (report.contradictions.len()) } }
                li { a href="#corrections" { "Other readings" } " " span class="quiet" { (report.corrections.len()) } }
                li { a href="#open" { "Not known" } " " span class="quiet" { (report.open.len()) } }
                li { a href="#mail" { "As plain text" } }
            }
        }
    }
}

fn list(anchor: &str, title: &str, lead: &str, questions: &[Question]) -> Markup {
    html! {
        section aria-labelledby=(anchor) {
            h2 id=(anchor) { (title) }
            @if questions.is_empty() { p class="quiet" { "There are none." } } @else { p { (lead) } }
            @for question in questions { (item(question)) }
        }
    }
}

fn item(question: &Question) -> Markup {
    html! {
        article class="question" id=(question.id) aria-labelledby={ (question.id) "-title" } {
            h3 id={ (question.id) "-title" } {
                span class="number" { (question.id) } " "
                (text(&question.title)) ": " span class="subject" { (breakable(&question.subject)) }
            }
            p { (inline(&question.finding)) }
            h4 { "What the pages say" }
            ul class="sayings" {
                @for saying in &question.sayings {
                    li {
                        span class="where" {
                            (breakable(&saying.page))
                            @if let Some(line) = saying.line { ", line " (line) }
                        }
                        " " span class="quiet" { (breakable(&saying.place)) }
                        @if !saying.says.is_empty() { span class="says" { (text(&saying.says)) } }
                    }
                }
            }
            p class="proposal" { strong { "Proposal" } " " (inline(&question.proposal)) }
            @for note in &question.reading {
                @if let Some(evidence) = &note.explanation {
                    p class="reason" {
                        strong { "Our reading" } ", " (mark(&evidence.mark)) ": " (side(&note.ours)) ". " (inline(&evidence.reason))
                    }
                }
            }
        }
    }
}

fn open(report: &Report) -> Markup {
    html! {
        section aria-labelledby="open" {
            h2 id="open" { "What we could not find out" }
            @if report.open.is_empty() { p class="quiet" { "Nothing is marked as unknown." } }
            @else { p { "We do not guess these. Please tell us, or say it on the pages." } }
            @for open in &report.open {
                article class="question" id=(open.id) aria-labelledby={ (open.id) "-title" } {
                    h3 id={ (open.id) "-title" } { span class="number" { (open.id) } " " span class="subject" { (breakable(&open.subject)) } }
                    p { (inline(&open.question)) }
                    p class="reason" { "Seen at " a href=(open.target) { (text(&open.operation)) } }
                }
            }
        }
    }
}

fn mail(report: &Report) -> Markup {
    let plain = plain::questions(report);
    html! {
        section class="mail" aria-labelledby="mail" {
            h2 id="mail" { "As plain text" }
            p {
                "The same " (count(report.contradictions.len() + report.corrections.len() + report.open.len(), "point", "points"))
                ", for copying into a mail. They are also in the file " a href="contradictions.txt" { (code("contradictions.txt")) } "."
            }
            p { button id="copy" type="button" hidden { "Copy" } " " span id="copied" role="status" {} }
            label class="hidden" for="plain" { "All points as plain text" }
            textarea id="plain" readonly rows="14" spellcheck="false" { (plain) }
        }
    }
}
