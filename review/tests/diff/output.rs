//! The three forms in which changes are printed.

use konaplate_codegen::diagnostic::Style;
use konaplate_review::diff::{Changes, format};
use serde_json::Value;

use crate::setup::changes;

const OLD: &str = "\
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    post:
      operationId: make_a
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                code: {type: string, maxLength: 10}
                text: {type: string, description: One}
      responses: {}
";

fn found() -> Changes {
    let new = OLD
        .replace("maxLength: 10", "maxLength: 5")
        .replace(
            "description: One",
            "description: \"100%,\\nOther: ::error::no \\u001b[31m \\u202e x\"",
        )
        .replace("title: T", "title: U");
    // The control characters of terminals are refused by the reader; those that turn text round are not.
    changes(OLD, &new.replace("\\u001b[31m", "\\u009b31m"))
}

#[test]
fn json_is_read_back() {
    let report: Value = serde_json::from_str(&format::json(&found())).unwrap();
    assert_eq!(report["version"], 1);
    assert_eq!(
        report["summary"],
        serde_json::json!({"breaking": 1, "risky": 0, "safe": 2})
    );
    assert_eq!(
        report["changes"][0],
        serde_json::json!({
            "id": "request-property-max-length-decreased",
            "class": "breaking",
            "wire": "breaking",
            "source": "safe",
            "direction": "request",
            "message": "request property `code`: `maxLength`: 10 -> 5",
            "old": {"file": "openapi.yaml", "line": 13, "column": 49, "pointer": "/paths/~1a/post/requestBody/content/application~1json/schema/properties/code/maxLength"},
            "new": {"file": "openapi.yaml", "line": 13, "column": 49, "pointer": "/paths/~1a/post/requestBody/content/application~1json/schema/properties/code/maxLength"},
            "operations": [{"method": "POST", "path": "/a", "operation_id": "make_a"}],
            "operation_count": 1,
            "symbols": ["make_a::Body::code", "make_a::BodyBuilder::code"],
        })
    );
    assert_eq!(report["changes"].as_array().unwrap().len(), 3);
    let nothing: Value = serde_json::from_str(&format::json(&Changes::default())).unwrap();
    assert_eq!(nothing["changes"], serde_json::json!([]));
}

#[test]
fn text_is_by_operation_and_the_worst_first() {
    let text = format::text(&found(), Style::Plain);
    let headings: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with(' ') && !line.is_empty())
        .collect();
    assert_eq!(
        headings,
        [
            "POST /a (make_a)",
            "The description as a whole",
            "3 changes: 1 breaking, 0 risky, 2 safe"
        ]
    );
    assert!(text.starts_with(
        "POST /a (make_a)\n  breaking  request-property-max-length-decreased\n            request property `code`: `maxLength`: 10 -> 5\n            old openapi.yaml:13:49 /paths/"
    ), "{text}");
    assert_eq!(
        format::text(&Changes::default(), Style::Plain),
        "no changes\n"
    );
}

#[test]
fn a_description_cannot_steer_the_terminal() {
    let text = format::text(&found(), Style::Plain);
    assert!(text.contains("\\u{9b}31m"), "{text}");
    assert!(text.contains("\\u{202e}"), "{text}");
    assert!(
        text.chars().all(|c| c == '\n' || !c.is_control()),
        "{text:?}"
    );
    // A line break in a description does not begin a line.
    assert!(
        !text.lines().any(|line| line.starts_with("Other")),
        "{text}"
    );
    assert!(format::text(&found(), Style::Coloured).contains("\u{1b}[31mbreaking"));
}

#[test]
fn an_annotation_is_one_line_and_cannot_be_left() {
    let text = format::github(&found());
    assert_eq!(text.lines().count(), 3);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "::error file=openapi.yaml,line=13,col=49,title=request-property-max-length-decreased (breaking)::request property `code`: `maxLength`: 10 -> 5%0Ain Rust: make_a::Body::code, make_a::BodyBuilder::code"
    );
    let prose = lines.iter().find(|line| line.contains("Other")).unwrap();
    assert!(
        prose.starts_with("::notice file=openapi.yaml,line=14,"),
        "{prose}"
    );
    assert!(prose.contains("100%25,%0AOther"), "{prose}");
}
