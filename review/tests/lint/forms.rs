//! The forms that findings are printed in.

use konaplate_codegen::diagnostic::Style;
use konaplate_codegen::load::Memory;
use konaplate_review::diff::Description;
use konaplate_review::lint::{Report, format, lint};
use serde_json::{Value, json};

/// A file name and a finding that would steer a terminal or a workflow.
fn report() -> Report {
    let name = "a,b:c%\u{1b}[31m.yaml";
    let text = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    \"A\\nB::error::\": {type: string}\n";
    let description = Description::load(&Memory::new().with(name, text), name).unwrap();
    lint(&description)
}

#[test]
fn text_is_one_line_each_and_steers_no_terminal() {
    let text = format::text(&report(), Style::Plain);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        r"error[text-breaks-out]: the text has the character U+000A, which ends a line or turns the direction of writing"
    );
    assert_eq!(lines[1], r"  --> a,b:c%\u{1b}[31m.yaml:6:5");
    assert!(lines[2].starts_with(r"  = at /components/schemas/A\nB::error:: ("));
    assert!(!text.contains('\u{1b}'));
    assert!(text.contains("2: 1 errors, 1 warnings"));
    assert!(
        format::text(&report(), Style::Coloured)
            .contains("\u{1b}[31merror\u{1b}[0m[text-breaks-out]")
    );
    assert_eq!(
        format::text(&Report::default(), Style::Plain),
        "no findings\n"
    );
}

#[test]
fn json_is_one_object_with_a_version() {
    let report = report();
    let value: Value = serde_json::from_str(&format::json(&report)).unwrap();
    assert_eq!(value["version"], format::VERSION);
    assert_eq!(
        value["summary"],
        json!({"errors": 1, "warnings": 1, "leftOut": 0})
    );
    let finding = &report.findings[0];
    assert_eq!(
        value["findings"][0],
        json!({
            "id": "text-breaks-out", "severity": "error", "message": finding.message, "fingerprint": finding.fingerprint,
            "place": {"file": finding.place.file, "line": 6, "column": 5, "pointer": "/components/schemas/A\nB::error::"},
        })
    );
}

/// GitHub reads a line as `::LEVEL NAME=VALUE,…::MESSAGE`, with `%`, line breaks and, in values, `:` and `,` escaped.
#[test]
fn github_reads_one_annotation_a_line() {
    let text = format::github(&report());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(
        lines[0],
        "::error file=a%2Cb%3Ac%25\u{1b}[31m.yaml,line=6,col=5,title=text-breaks-out::the text has the character U+000A, which ends a line or turns the direction of writing"
    );
    assert!(
        lines[1].starts_with("::warning file=")
            && lines[1].ends_with("`#/components/schemas/A%0AB::error::`")
    );
}
