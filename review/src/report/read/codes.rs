//! The response codes of an operation: the listed values of every field called `code`, and every `x-error-codes`.

use std::collections::HashSet;

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Mapping, Node};

use super::names::Names;
use super::walk::{Schema, Walk};
use super::words::{evidence, scalar, text};
use crate::report::model::Code;

/// How deep a code may stand in a body.
const DEEPEST: usize = 4;

/// The codes that one response can carry.
pub fn codes<'d>(
    walk: &mut Walk<'d>,
    (status, response): (&str, &'d Node),
    anchors: &mut Names,
    diagnostics: &mut Diagnostics,
) -> Vec<Code> {
    let contents = response.get("content").and_then(Node::as_mapping);
    let mut found = Vec::new();
    for (_, entry) in contents.into_iter().flat_map(Mapping::iter) {
        let Some(schema) = entry.node.get("schema") else {
            continue;
        };
        let mut lists = Vec::new();
        let body = walk.schema(schema, diagnostics);
        find(walk, &body, &mut Vec::new(), &mut lists, diagnostics);
        for (path, list) in lists {
            let shown = |code: &str| example_message(&entry.node, code, &path);
            found.extend(of_list(&list, status, shown, anchors));
        }
    }
    let mut seen = HashSet::new();
    found.retain(|code: &Code| seen.insert(code.code.clone()));
    found
}

/// Finds the lists of codes below a schema, each with the names that lead to it.
fn find<'d>(
    walk: &mut Walk<'d>,
    object: &Schema<'d>,
    path: &mut Vec<&'d str>,
    lists: &mut Vec<(Vec<&'d str>, Schema<'d>)>,
    diagnostics: &mut Diagnostics,
) {
    if path.len() >= DEEPEST || lists.len() >= 32 {
        return;
    }
    for (name, node) in object.properties() {
        let schema = walk.schema(node, diagnostics);
        path.push(name);
        let listed = schema.get("enum").is_some();
        if schema.get("x-error-codes").is_some() || (name == "code" && listed) {
            lists.push((path.clone(), schema));
        } else {
            find(walk, &schema, path, lists, diagnostics);
        }
        path.pop();
    }
}

fn of_list(
    list: &Schema<'_>,
    status: &str,
    shown: impl Fn(&str) -> Option<String>,
    anchors: &mut Names,
) -> Vec<Code> {
    let items = |key| {
        list.get(key)
            .and_then(Node::as_sequence)
            .unwrap_or_default()
    };
    let meanings = items("x-enum-descriptions");
    let entries = list.get("x-error-codes");
    let code = |(index, node): (usize, &Node)| {
        let code = scalar(node)?;
        let entry = entries.and_then(|entries| entries.get(&code));
        let of_entry = |key| entry.and_then(|entry| entry.get(key)).and_then(scalar);
        Some(Code {
            anchor: anchors.take(&format!("code-{code}")),
            status: of_entry("status").unwrap_or_else(|| status.to_owned()),
            message: of_entry("message").or_else(|| shown(&code)),
            meaning: meanings.get(index).and_then(scalar).unwrap_or_default(),
            effect: of_entry("effect"),
            evidence: entry.and_then(evidence),
            code,
        })
    };
    items("enum").iter().enumerate().filter_map(code).collect()
}

/// The text that a named example shows beside a code.
fn example_message(content: &Node, code: &str, path: &[&str]) -> Option<String> {
    let example = content.get("examples")?.get(code)?.get("value")?;
    let around = path.get(..path.len().checked_sub(1)?)?;
    let beside = around
        .iter()
        .try_fold(example, |node, name| node.get(name))?;
    let message = ["description", "message"].map(|key| text(beside, key));
    message.into_iter().find(|message| !message.is_empty())
}
