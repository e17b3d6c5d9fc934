//! The response codes of an operation, from all its responses.

use konaplate_codegen::diagnostic::{Diagnostics, Span};
use konaplate_codegen::load::{Located, Node};

use super::Code;
use super::schema::{Walk, has_evidence, located};

/// The codes that one response can carry.
pub fn codes<'d>(
    walk: &mut Walk<'d>,
    status: (&str, Span),
    response: &'d Node,
    diagnostics: &mut Diagnostics,
) -> Vec<Code> {
    let Some(content) = response
        .get("content")
        .and_then(|content| content.get("application/json"))
    else {
        return Vec::new();
    };
    let Some(schema) = content
        .get("schema")
        .and_then(|body| code_schema(walk, body, diagnostics))
    else {
        return Vec::new();
    };
    let status = Located {
        value: status.0.to_owned(),
        span: status.1,
    };
    let entries = schema.get("x-error-codes");
    let listed = schema
        .get("enum")
        .and_then(Node::as_sequence)
        .unwrap_or_default();
    let code = |node: &Node| {
        let code = located(node)?;
        let entry = entries.and_then(|entries| entries.get(&code.value));
        let shown = || example_message(content, &code.value);
        let own = entry
            .and_then(|entry| entry.get("status"))
            .and_then(located);
        Some(Code {
            status: own.unwrap_or_else(|| status.clone()),
            message: match entry {
                Some(entry) => entry.get("message").and_then(located),
                None => shown(),
            },
            evidence: has_evidence(schema) || entry.is_some_and(has_evidence),
            code,
        })
    };
    listed.iter().filter_map(code).collect()
}

/// The schema of `response.code` in a body.
fn code_schema<'d>(
    walk: &mut Walk<'d>,
    body: &'d Node,
    diagnostics: &mut Diagnostics,
) -> Option<&'d Node> {
    let response = walk.schema(body, diagnostics).property("response")?;
    let response = walk.resolve(response, diagnostics)?;
    let code = code_of(walk, response, diagnostics)?;
    walk.resolve(code, diagnostics)
}

/// The property `code`, which usually stands in one of the parts of an `allOf`.
fn code_of<'d>(
    walk: &Walk<'d>,
    response: &'d Node,
    diagnostics: &mut Diagnostics,
) -> Option<&'d Node> {
    let own = |node: &'d Node| node.get("properties")?.get("code");
    own(response).or_else(|| {
        let parts = response.get("allOf").and_then(Node::as_sequence)?;
        parts
            .iter()
            .find_map(|part| own(walk.resolve(part, diagnostics)?))
    })
}

/// The text that a named example shows with a code.
fn example_message(content: &Node, code: &str) -> Option<Located<String>> {
    let example = content.get("examples")?.get(code)?;
    located(example.get("value")?.get("response")?.get("description")?)
}
