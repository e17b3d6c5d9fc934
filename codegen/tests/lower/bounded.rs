//! Descriptions that would take forever, or all memory, if each mention was followed anew: they are generated or refused at once.

use std::fmt::Write;
use std::time::{Duration, Instant};

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::Memory;
use konaplate_codegen::{Choices, Options, Runtime, generate};

/// Generous for a machine that does other things as well; what these tests are about would take hours.
const AT_ONCE: Duration = Duration::from_secs(60);

/// Generates from schemas, with one operation that uses `Root`; the codes of what was found as an error.
fn errors(schemas: &str) -> Vec<String> {
    let description = format!(
        "openapi: 3.0.3
info: {{title: Bounded, version: 1.0.0}}
paths:
  /a: {{get: {{operationId: a, responses: {{'200': {{description: Done., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Root'}}}}}}}}}}}}}}
components:
  schemas:
{schemas}"
    );
    let options = Options {
        crate_name: "sample".to_owned(),
        runtime: Runtime::Published,
        description: "openapi.yaml".to_owned(),
        choices: Choices::default(),
    };
    let mut diagnostics = Diagnostics::new();
    let source = Memory::new().with("openapi.yaml", description);
    let begun = Instant::now();
    generate(&source, "openapi.yaml", &options, &mut diagnostics);
    assert!(begun.elapsed() < AT_ONCE, "it took {:?}", begun.elapsed());
    let found = diagnostics.iter().map(|found| found.code().to_owned());
    let mut found: Vec<String> = found.filter(|code| !code.starts_with("name-")).collect();
    found.dedup();
    found
}

/// `Root` and forty schemas, each made from the name of the next, and a last one.
fn tower(schema: impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    let reference = |level: usize| format!("{{$ref: '#/components/schemas/L{level}'}}");
    let _ = writeln!(text, "    Root: {}", reference(0));
    for level in 0..40 {
        let _ = writeln!(text, "    L{level}: {}", schema(&reference(level + 1)));
    }
    text + "    L40: {type: object, properties: {a: {type: string}}}\n"
}

#[test]
fn parts_of_all_of_count_once() {
    let twice = tower(|next| format!("{{allOf: [{next}, {next}]}}"));
    assert_eq!(errors(&twice), [""; 0]);
    let inside = tower(|next| {
        format!(
            "{{type: object, properties: {{a: {{allOf: [{next}, {{properties: {{b: {next}}}}}]}}}}}}"
        )
    });
    assert_eq!(errors(&inside), [""; 0]);
}

#[test]
fn a_circle_of_all_of_is_an_error() {
    let circle = "    Root: {allOf: [{$ref: '#/components/schemas/Other'}, {type: object}]}\n    \
                      Other: {allOf: [{$ref: '#/components/schemas/Root'}, {type: object}]}\n";
    assert_eq!(errors(circle), ["reference-cycle"]);
}

#[test]
fn alternatives_count_once() {
    for word in ["oneOf", "anyOf"] {
        let twice = tower(|next| format!("{{{word}: [{next}, {{type: array, items: {next}}}]}}"));
        assert_eq!(errors(&twice), [""; 0]);
    }
}

/// Each of six parts contains all six again, with more in it each time.
#[test]
fn types_that_make_more_types_have_a_limit() {
    let mut wide = "    Root:\n      type: object\n      properties:\n".to_owned();
    for at in 0..8 {
        let extra = format!("{{type: object, properties: {{m{at}: {{type: string}}}}}}");
        let _ = writeln!(
            wide,
            "        n{at}: {{allOf: [{{$ref: '#/components/schemas/Root'}}, {extra}]}}"
        );
    }
    assert_eq!(errors(&wide), ["too-deep"]);
}

#[test]
fn thousands_may_ask_for_one_name() {
    let mut text = "    Root:\n      type: object\n      properties:\n".to_owned();
    for at in 1..2_000 {
        let name = format!("a{at:011b}").replace('0', "-").replace('1', "_");
        let _ = writeln!(text, "        '{name}': {{type: string}}");
    }
    assert_eq!(errors(&text), [""; 0]);
}
