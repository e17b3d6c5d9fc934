//! Descriptions that nobody honest writes: no panic, no hang, bounded output.

use std::fmt::Write as _;

use crate::setup::report;

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\n";

#[test]
fn wrong_types_everywhere() {
    for wrong in [
        "7",
        "null",
        "true",
        "[]",
        "[1, [2]]",
        "{}",
        "text",
        "{a: {b: [c]}}",
    ] {
        for text in [
            format!("{HEAD}paths: {wrong}\ncomponents: {wrong}\ntags: {wrong}\nservers: {wrong}\n"),
            format!("{HEAD}paths: {{/a: {wrong}, /b: {{get: {wrong}, parameters: {wrong}}}}}\n"),
            format!(
                "{HEAD}paths: {{/a: {{get: {{operationId: {wrong}, parameters: [{wrong}], requestBody: {wrong}, responses: {wrong}, callbacks: {wrong}, security: {wrong}}}}}}}\n"
            ),
            format!(
                "{HEAD}components: {{schemas: {{A: {wrong}, B: {{type: {wrong}, enum: {wrong}, properties: {wrong}, items: {wrong}, allOf: {wrong}, required: {wrong}, minimum: {wrong}, maxLength: {wrong}, pattern: {wrong}, default: {wrong}, example: {wrong}, format: {wrong}, discriminator: {wrong}, x-enum-varnames: {wrong}}}}}}}\n"
            ),
            format!(
                "{HEAD}paths: {{/a: {{get: {{responses: {{'200': {{headers: {wrong}, content: {{a/b: {{schema: {{type: string}}, example: {wrong}, examples: {wrong}, encoding: {wrong}}}}}}}}}}}}}}}\n"
            ),
        ] {
            let _ = report(&text);
        }
    }
}

#[test]
fn schemas_that_lead_to_themselves() {
    let text = format!(
        "{HEAD}components:\n  schemas:\n    A: {{allOf: [{{$ref: '#/components/schemas/B'}}], example: {{}}}}\n    B: {{anyOf: [{{$ref: '#/components/schemas/A'}}], default: 1}}\n    \
         C: {{type: object, properties: {{c: {{$ref: '#/components/schemas/C'}}}}, example: {{c: {{c: {{c: 1}}}}}}}}\n"
    );
    let findings = report(&text).findings;
    assert!(
        findings
            .iter()
            .any(|finding| finding.id == "example-invalid"
                && finding.place.pointer.ends_with("/example/c/c/c"))
    );
}

/// Aliases multiply what stands in the file a few times over.
#[test]
fn many_schemas_with_examples() {
    let mut text = format!("{HEAD}components:\n  schemas:\n");
    for number in 0..3_000 {
        let next = (number + 1) % 3_000;
        let _ = writeln!(
            text,
            "    S{number}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/S{next}'}}, n: {{type: integer}}}}, example: {{n: x}}}}"
        );
    }
    let report = report(&text);
    // A thousand of a rule are told, the others are counted.
    let of_rule = report
        .findings
        .iter()
        .filter(|finding| finding.id == "integer-without-format");
    assert_eq!(of_rule.count(), 1_000);
    assert!(report.left_out >= 2_000);
}

#[test]
fn long_patterns_and_long_texts() {
    let long = "(a|".repeat(200) + &")*".repeat(200);
    let nested =
        format!("{HEAD}components: {{schemas: {{A: {{type: string, pattern: '{long}'}}}}}}\n");
    let _ = report(&nested);
    let classes = r"[\w\s]*\d".repeat(2_000);
    let _ = report(&format!(
        "{HEAD}components: {{schemas: {{A: {{type: string, pattern: '{classes}'}}}}}}\n"
    ));
    let value = "x".repeat(1 << 20);
    let findings = report(&format!(
        "{HEAD}components: {{schemas: {{A: {{type: string, maxLength: 1, enum: ['{value}']}}}}}}\n"
    ))
    .findings;
    assert!(findings.iter().all(|finding| finding.message.len() < 500));
}

#[test]
fn many_names_that_collide() {
    let mut text =
        format!("{HEAD}components:\n  schemas:\n    A:\n      type: object\n      properties:\n");
    for number in 0..20_000 {
        let _ = writeln!(
            text,
            "        'a{}b': {{type: string}}",
            "-".repeat(number % 50 + 1)
        );
        let _ = number;
        if number >= 49 {
            break;
        }
    }
    let collisions = report(&text);
    let count = collisions
        .findings
        .iter()
        .filter(|finding| finding.id == "name-collision")
        .count();
    assert_eq!(count, 49);
}
