//! Bodies: their fields and examples, in every media type.

use konaplate_codegen::bundle::to_json;
use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Mapping, Node};

use super::field::header;
use super::names::Names;
use super::schema::{self, Rows};
use super::walk::Walk;
use super::words::{evidence, text};
use crate::report::model::{Content, Example, Message};

/// A request body, or a response with the status `status`.
pub fn message<'d>(
    walk: &mut Walk<'d>,
    node: &'d Node,
    status: &str,
    anchors: &mut Names,
    diagnostics: &mut Diagnostics,
) -> Message {
    let prefix = match status {
        "" => "request".to_owned(),
        status => format!("response-{status}"),
    };
    let mut message = Message {
        status: status.to_owned(),
        description: text(node, "description"),
        evidence: evidence(node),
        ..Message::default()
    };
    let headers = node.get("headers").and_then(Node::as_mapping);
    for (name, entry) in headers.into_iter().flat_map(Mapping::iter) {
        let Some(node) = walk.resolve(&entry.node, diagnostics) else {
            continue;
        };
        let anchor = anchors.take(&format!("{prefix}-header-{name}"));
        let header = header(walk, node, name, anchor, diagnostics);
        message.headers.push(header);
    }
    let contents = node.get("content").and_then(Node::as_mapping);
    for (media_type, entry) in contents.into_iter().flat_map(Mapping::iter) {
        let mut content = Content {
            media_type: media_type.to_owned(),
            examples: examples(walk, &entry.node, diagnostics),
            ..Content::default()
        };
        if let Some(schema) = entry.node.get("schema") {
            let mut rows = Rows {
                content: &mut content,
                anchors,
                prefix: prefix.clone(),
            };
            schema::body(walk, schema, &mut rows, diagnostics);
        }
        message.contents.push(content);
    }
    message
}

fn examples<'d>(walk: &Walk<'d>, content: &'d Node, diagnostics: &mut Diagnostics) -> Vec<Example> {
    let json = |node: &Node| to_json(node).trim_end().to_owned();
    let single = content.get("example").map(|node| Example {
        json: json(node),
        ..Example::default()
    });
    let mut examples: Vec<Example> = single.into_iter().collect();
    let named = content.get("examples").and_then(Node::as_mapping);
    for (name, entry) in named.into_iter().flat_map(Mapping::iter) {
        let Some(node) = walk.resolve(&entry.node, diagnostics) else {
            continue;
        };
        if let Some(value) = node.get("value") {
            examples.push(Example {
                name: name.to_owned(),
                summary: text(node, "summary"),
                json: json(value),
            });
        }
    }
    examples
}
