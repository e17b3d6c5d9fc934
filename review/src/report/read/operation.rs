//! The operations of a path.

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Mapping, Node};

use super::codes::codes;
use super::content::message;
use super::field::header;
use super::names::Names;
use super::walk::Walk;
use super::words::{evidence, flag, scalar, text};
use crate::report::model::{Operation, TestResult};

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Reads the operations of one path.
pub fn operations<'d>(
    walk: &mut Walk<'d>,
    path: &str,
    item: &'d Node,
    files: &mut Names,
    diagnostics: &mut Diagnostics,
) -> Vec<Operation> {
    let Some(item) = walk.resolve(item, diagnostics) else {
        return Vec::new();
    };
    let entries = item.as_mapping().into_iter().flat_map(Mapping::iter);
    let methods = entries.filter(|(key, _)| METHODS.contains(key));
    let mut found = Vec::new();
    for (method, entry) in methods {
        let mut operation = operation(walk, item, &entry.node, diagnostics);
        operation.method = method.to_ascii_uppercase();
        operation.path = path.to_owned();
        if operation.name.is_empty() {
            operation.name = format!("{} {path}", operation.method);
        }
        if operation.title.is_empty() {
            operation.title.clone_from(&operation.name);
        }
        operation.file = format!("{}.html", files.take(&operation.name));
        found.push(operation);
    }
    found
}

fn operation<'d>(
    walk: &mut Walk<'d>,
    item: &'d Node,
    node: &'d Node,
    diagnostics: &mut Diagnostics,
) -> Operation {
    let mut anchors = Names::new(&[
        "main", "top", "request", "response", "codes", "tests", "compared", "search", "theme",
    ]);
    let mut operation = Operation {
        name: text(node, "operationId"),
        title: text(node, "summary"),
        description: text(node, "description"),
        tags: list(node, "tags").iter().filter_map(scalar).collect(),
        deprecated: flag(node, "deprecated"),
        effect: node.get("x-effect").and_then(scalar),
        encryption: node
            .get("x-encryption")
            .map(|both| (text(both, "request"), text(both, "response"))),
        evidence: evidence(node),
        code_list: node.get("x-code-list").and_then(scalar),
        page: node.get("x-page").and_then(scalar),
        results: list(node, "x-test-data").iter().map(result).collect(),
        ..Operation::default()
    };
    for parameter in [item, node]
        .into_iter()
        .flat_map(|node| list(node, "parameters"))
    {
        let Some(parameter) = walk.resolve(parameter, diagnostics) else {
            continue;
        };
        let name = text(parameter, "name");
        let place = text(parameter, "in");
        let anchor = anchors.take(&format!("request-{place}-{name}"));
        let header = header(walk, parameter, &name, anchor, diagnostics);
        // A parameter of the operation replaces one of the path.
        operation
            .parameters
            .retain(|other| (&other.name, &other.place) != (&name, &place));
        operation.parameters.push(header);
    }
    let request = node
        .get("requestBody")
        .and_then(|node| walk.resolve(node, diagnostics));
    operation.request = request.map(|node| message(walk, node, "", &mut anchors, diagnostics));
    let responses = node.get("responses").and_then(Node::as_mapping);
    for (status, entry) in responses.into_iter().flat_map(Mapping::iter) {
        let Some(node) = walk.resolve(&entry.node, diagnostics) else {
            continue;
        };
        let found = codes(walk, (status, node), &mut anchors, diagnostics);
        for code in found {
            if !operation
                .codes
                .iter()
                .any(|other| (&other.code, &other.status) == (&code.code, &code.status))
            {
                operation.codes.push(code);
            }
        }
        operation
            .responses
            .push(message(walk, node, status, &mut anchors, diagnostics));
    }
    operation
}

fn list<'d>(node: &'d Node, key: &str) -> &'d [Node] {
    node.get(key)
        .and_then(Node::as_sequence)
        .unwrap_or_default()
}

fn result(node: &Node) -> TestResult {
    TestResult {
        status: text(node, "status"),
        name: text(node, "name"),
        code: node.get("code").and_then(scalar),
    }
}
