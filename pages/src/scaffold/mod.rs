//! A page -> the first draft of `spec/paths/OPERATION.yaml`.
//!
//! The draft is valid at once and says nothing that the page does not say. Where the page leaves something open, the draft takes the
//! careful choice (everything is sensitive, every code may have moved money) and marks it: a comment `DECIDE`, and an `x-evidence`
//! that `pages check` reports until somebody has decided. No sentence of the page gets into the draft.

mod codes;
mod examples;
mod headers;
mod names;
mod nesting;
mod property;
mod schemas;
mod writer;

use crate::facts::{CodeList, Direction, Encryption, Facts, Mode, Section};
use crate::yaml;
use codes::Codes;
use names::pascal;
use schemas::{Body, Schemas, TO_DESCRIBE};
use writer::Writer;

pub use headers::Shared;

/// A first draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The file `spec/paths/OPERATION.yaml`.
    pub file: String,
    /// What belongs under `paths:` of the root file.
    pub reference: String,
    /// How many decisions are open.
    pub decisions: usize,
}

/// What a call may do, as long as nobody knows better.
const CAREFUL_EFFECT: &str = "money";

/// Writes the draft. `shared` is what the other operations of the description have in common.
pub fn scaffold(facts: &Facts, shared: &Shared) -> Draft {
    let mut out = Writer::default();
    let codes = Codes::of(facts);
    let method = facts
        .method
        .as_deref()
        .unwrap_or("POST")
        .to_ascii_lowercase();
    if facts.method.is_none() {
        out.decide("the page does not show the method.");
    }
    out.block(&method, |out| operation(facts, shared, &codes, out));
    out.gap();
    out.block("x-schemas", |out| all_schemas(facts, &codes, out));
    let (file, decisions) = out.finish();
    let path = facts
        .wire_path()
        .unwrap_or_else(|| format!("/to/be/decided/{}", facts.page));
    Draft {
        file,
        reference: format!(
            "  {}:\n    $ref: paths/{}.yaml\n",
            yaml::text(&path),
            facts.page
        ),
        decisions,
    }
}

fn operation(facts: &Facts, shared: &Shared, codes: &Codes<'_>, out: &mut Writer) {
    let prefix = pascal(&facts.page);
    out.text("operationId", &facts.page);
    match &facts.title {
        Some(title) => out.text("summary", title),
        None => {
            out.decide("the page lost its title.");
            out.text("summary", &facts.page);
        }
    }
    out.text("description", TO_DESCRIBE);
    out.undecided();
    if let Some(tag) = &shared.tag {
        out.decide("which tag?");
        out.list("tags", [tag.as_str()]);
    }
    out.text("x-page", &facts.page);
    out.decide("what may a call do: none, money or card?");
    out.text("x-effect", CAREFUL_EFFECT);
    out.decide("is there a number of the caller's own? Then x-request-reference names it.");
    if facts.mode == Mode::Async {
        out.decide("the page calls this asynchronous: how does the answer come?");
    }
    out.block("x-encryption", |out| {
        encryption("request", &facts.request, out);
        encryption("response", &facts.response, out);
    });
    if let Section::Known(known) = &facts.codes {
        out.text(
            "x-code-list",
            match known.list {
                CodeList::Complete => "complete",
                CodeList::Truncated => "truncated",
            },
        );
    }
    codes.test_data(facts, out);
    out.block("parameters", |out| {
        headers::parameters(&facts.request.headers, shared, out);
    });
    out.block("requestBody", |out| {
        out.raw("required", "true");
        content(&format!("{prefix}Request"), out, |out| {
            if let Section::Known(fields) = &facts.request.parameters
                && let Some(value) = examples::of_body(fields, None)
            {
                examples::write("draft", &value, out);
            }
        });
    });
    out.block("responses", |out| responses(facts, shared, codes, out));
}

fn encryption(direction: &str, page: &Direction, out: &mut Writer) {
    let word = match page.encryption {
        Encryption::Encrypted => "jwe",
        Encryption::Plain => "none",
        Encryption::Unknown => {
            out.decide("the page does not show whether this is encrypted.");
            "jwe"
        }
    };
    out.text(direction, word);
}

/// The content of a message in JSON, and its examples if there are any.
fn content(schema: &str, out: &mut Writer, examples: impl FnOnce(&mut Writer)) {
    let mut inner = Writer::default();
    examples(&mut inner);
    let (examples, _) = inner.finish();
    out.block("content", |out| {
        out.block("application/json", |out| {
            out.block("schema", |out| {
                out.reference(&format!("#/x-schemas/{schema}"));
            });
            if !examples.is_empty() {
                out.block("examples", |out| out.lines(&examples));
            }
        });
    });
}

fn responses(facts: &Facts, shared: &Shared, codes: &Codes<'_>, out: &mut Writer) {
    let prefix = pascal(&facts.page);
    let success = codes.success_status().to_string();
    out.block(&success, |out| {
        out.text("description", "The call succeeded.");
        headers::response(&facts.response.headers, shared, out);
        content(&format!("{prefix}Response"), out, |out| {
            if let Section::Known(fields) = &facts.response.parameters {
                for (code, message) in codes.successes() {
                    let answer = codes::answer(code, message);
                    if let Some(value) = examples::of_body(fields, Some(answer)) {
                        examples::write(code, &value, out);
                    }
                }
            }
        });
    });
    for status in codes.failure_statuses() {
        out.block(&status.to_string(), |out| {
            out.text("description", "The request was refused.");
            headers::response(&facts.response.headers, shared, out);
            content(&format!("{prefix}Failure"), out, |out| {
                for (code, message) in codes.failures(status) {
                    examples::write(code, &examples::envelope(codes::answer(code, message)), out);
                }
            });
        });
    }
}

fn all_schemas(facts: &Facts, codes: &Codes<'_>, out: &mut Writer) {
    let prefix = pascal(&facts.page);
    let mut schemas = Schemas::new(&prefix);
    schemas.body(
        Body {
            name: format!("{prefix}Request"),
            fields: facts
                .request
                .parameters
                .known()
                .map(|fields| nesting::nest(fields)),
            envelope: false,
        },
        out,
    );
    out.gap();
    schemas.body(
        Body {
            name: format!("{prefix}Response"),
            fields: facts
                .response
                .parameters
                .known()
                .map(|fields| nesting::nest(fields)),
            envelope: true,
        },
        out,
    );
    codes.schemas(&prefix, CAREFUL_EFFECT, out);
}
