//! The operations of a description.

use std::collections::HashSet;

use konaplate_codegen::diagnostic::{Diagnostics, Span};
use konaplate_codegen::load::{Document, Located, Mapping, Node, Value};

use super::codes::codes;
use super::row;
use super::rows::{self, Items};
use super::schema::{Walk, has_evidence, located};
use super::{Direction, List, Operation, TestResult};

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// The reason of a decision that nobody has taken yet.
pub const TO_BE_DECIDED: &str = "to be decided";

/// Reads all operations, in the order of the root file.
pub fn operations(document: &Document, diagnostics: &mut Diagnostics) -> Vec<Operation> {
    let mut walk = Walk::new(document);
    let mut operations = Vec::new();
    let paths = document.root().get("paths").and_then(Node::as_mapping);
    for (path, entry) in paths.into_iter().flat_map(Mapping::iter) {
        let path = Located {
            value: path.to_owned(),
            span: entry.key_span,
        };
        let Some(resolved) = document.resolve(&entry.node, diagnostics) else {
            continue;
        };
        let mut undecided = Vec::new();
        // An operation and its own schemas share a file, so the whole file is looked through.
        let whole = resolved
            .location
            .as_ref()
            .and_then(|location| document.location(location.file(), &[]))
            .and_then(|location| document.node(&location));
        find_undecided(whole.unwrap_or(resolved.node), &mut undecided);
        for (key, entry) in resolved
            .node
            .as_mapping()
            .into_iter()
            .flat_map(Mapping::iter)
        {
            if METHODS.contains(&key) {
                let method = Located {
                    value: key.to_ascii_uppercase(),
                    span: entry.key_span,
                };
                let found = Found {
                    path: path.clone(),
                    method,
                    item: resolved.node,
                    node: &entry.node,
                    undecided: undecided.clone(),
                };
                operations.push(operation(&mut walk, found, diagnostics));
            }
        }
    }
    operations
}

struct Found<'d> {
    path: Located<String>,
    method: Located<String>,
    item: &'d Node,
    node: &'d Node,
    undecided: Vec<Span>,
}

fn operation<'d>(
    walk: &mut Walk<'d>,
    found: Found<'d>,
    diagnostics: &mut Diagnostics,
) -> Operation {
    let node = found.node;
    let at = found.method.span;
    let span_of = |key: &str| {
        node.as_mapping()
            .and_then(|mapping| mapping.entry(key))
            .map_or(at, |entry| entry.key_span)
    };
    let text = |key: &str| node.get(key).and_then(located);
    let responses = responses(walk, node, diagnostics);
    let success = responses
        .iter()
        .find(|(status, ..)| status.starts_with('2'))
        .map(|(.., node)| *node);
    let mut all_codes = Vec::new();
    for (status, span, response) in &responses {
        all_codes.extend(codes(walk, (status, *span), response, diagnostics));
    }
    // Responses with several statuses can share one list of codes.
    let mut seen = HashSet::new();
    all_codes.retain(|code| seen.insert(code.code.span));
    Operation {
        name: text("operationId"),
        page: text("x-page"),
        span: at,
        title: text("summary"),
        request: Direction {
            encryption: encryption(node, "request"),
            headers: List {
                rows: parameters(walk, &found, diagnostics),
                span: span_of("parameters"),
                extra: Vec::new(),
            },
            parameters: request_body(walk, node, span_of("requestBody"), diagnostics),
        },
        response: Direction {
            encryption: encryption(node, "response"),
            headers: response_headers(walk, success, span_of("responses"), diagnostics),
            parameters: body_of(
                walk,
                success,
                Items::Shown,
                span_of("responses"),
                diagnostics,
            ),
        },
        codes_span: all_codes
            .last()
            .map_or_else(|| span_of("responses"), |code| code.code.span),
        codes: all_codes,
        code_list: text("x-code-list"),
        results: node
            .get("x-test-data")
            .and_then(Node::as_sequence)
            .unwrap_or_default()
            .iter()
            .filter_map(test_result)
            .collect(),
        results_span: span_of("x-test-data"),
        evidence: has_evidence(node),
        path: found.path,
        method: found.method,
        undecided: found.undecided,
    }
}

fn responses<'d>(
    walk: &Walk<'d>,
    operation: &'d Node,
    diagnostics: &mut Diagnostics,
) -> Vec<(&'d str, Span, &'d Node)> {
    let responses = operation.get("responses").and_then(Node::as_mapping);
    responses
        .into_iter()
        .flat_map(Mapping::iter)
        .filter_map(|(status, entry)| {
            Some((
                status,
                entry.key_span,
                walk.resolve(&entry.node, diagnostics)?,
            ))
        })
        .collect()
}

fn parameters<'d>(
    walk: &mut Walk<'d>,
    found: &Found<'d>,
    diagnostics: &mut Diagnostics,
) -> Vec<super::Row> {
    let lists = [found.item, found.node].map(|node| {
        node.get("parameters")
            .and_then(Node::as_sequence)
            .unwrap_or_default()
    });
    let mut rows = Vec::new();
    for parameter in lists.into_iter().flatten() {
        let Some(node) = walk.resolve(parameter, diagnostics) else {
            continue;
        };
        let name = node.get("name").and_then(Node::as_str).unwrap_or_default();
        rows.push(row::header(walk, node, name, parameter.span, diagnostics));
    }
    rows
}

fn response_headers<'d>(
    walk: &mut Walk<'d>,
    response: Option<&'d Node>,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> List {
    let headers = response
        .and_then(|response| response.get("headers"))
        .and_then(Node::as_mapping);
    let mut rows = Vec::new();
    for (name, entry) in headers.into_iter().flat_map(Mapping::iter) {
        if let Some(node) = walk.resolve(&entry.node, diagnostics) {
            rows.push(row::header(walk, node, name, entry.key_span, diagnostics));
        }
    }
    List {
        rows,
        span,
        extra: Vec::new(),
    }
}

fn request_body<'d>(
    walk: &mut Walk<'d>,
    operation: &'d Node,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> List {
    let body = operation
        .get("requestBody")
        .and_then(|body| walk.resolve(body, diagnostics));
    body_of(walk, body, Items::Hidden, span, diagnostics)
}

/// The fields of the JSON content of a request or response.
fn body_of<'d>(
    walk: &mut Walk<'d>,
    message: Option<&'d Node>,
    items: Items,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> List {
    let schema = message
        .and_then(|message| message.get("content"))
        .and_then(|content| content.get("application/json"))
        .and_then(|content| content.get("schema"));
    match schema {
        Some(schema) => rows::body(walk, schema, items, diagnostics),
        None => List {
            rows: Vec::new(),
            span,
            extra: Vec::new(),
        },
    }
}

fn encryption(operation: &Node, direction: &str) -> Option<Located<String>> {
    located(operation.get("x-encryption")?.get(direction)?)
}

fn test_result(node: &Node) -> Option<TestResult> {
    Some(TestResult {
        name: located(node.get("name")?)?,
        status: located(node.get("status")?)?,
        code: node.get("code").and_then(located),
    })
}

fn find_undecided(node: &Node, found: &mut Vec<Span>) {
    let mut unseen = vec![node];
    while let Some(node) = unseen.pop() {
        match &node.value {
            Value::Mapping(mapping) => {
                let reason = node
                    .get("x-evidence")
                    .and_then(|evidence| evidence.get("reason"));
                if let Some(reason) = reason
                    && reason.as_str() == Some(TO_BE_DECIDED)
                {
                    found.push(reason.span);
                }
                unseen.extend(mapping.iter().map(|(_, entry)| &entry.node));
            }
            Value::Sequence(items) => unseen.extend(items),
            _ => {}
        }
    }
    found.sort_unstable();
}
