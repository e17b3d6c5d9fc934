//! Places: file, line, column and pointer, in the file where the thing stands.

use konaplate_codegen::load::Memory;
use konaplate_review::diff::{Description, Place};
use konaplate_review::lint::lint;

#[test]
fn a_finding_is_told_once_in_its_own_file() {
    let root = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /a: {$ref: 'a.yaml#/one'}\n  /b: {$ref: 'a.yaml#/other'}\n";
    let operation = |id: &str| {
        format!(
            "\n  get:\n    operationId: {id}\n    parameters: [{{name: n, in: query, schema: {{$ref: '#/n'}}}}]\n    responses: {{default: {{description: d}}}}\n"
        )
    };
    let file = format!(
        "one:{}other:{}n:\n  한국: 1\n  type: integer\n",
        operation("a"),
        operation("b")
    );
    let source = Memory::new()
        .with("openapi.yaml", root)
        .with("a.yaml", file.as_str());
    let description = Description::load(&source, "openapi.yaml").unwrap();
    let findings = lint(&description).findings;
    let [finding] = &findings[..] else {
        panic!("{findings:#?}");
    };
    assert_eq!(finding.id, "integer-without-format");
    let expected = Place {
        file: "a.yaml".to_owned(),
        line: 13,
        column: 9,
        pointer: "/n/type".to_owned(),
    };
    assert_eq!(finding.place, expected);
}

#[test]
fn findings_are_in_the_order_of_the_file() {
    let report = crate::setup::report_of(&crate::setup::folder(
        "rules/unused-component/finds/behind_an_unused_one.yaml",
    ));
    let lines: Vec<usize> = report
        .findings
        .iter()
        .map(|finding| finding.place.line)
        .collect();
    assert!(lines.is_sorted() && lines.len() >= 2, "{lines:?}");
}
