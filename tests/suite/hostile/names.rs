//! Names that are mentioned in several places, and names of files: each mention has the text.

use std::collections::BTreeSet;

use konaplate_codegen::load::Memory;
use serde_json::{Value, json};

use crate::base::bases;
use crate::everywhere::shown;
use crate::payload::PAYLOADS;
use crate::place::{fragment, renamed};
use crate::trial::{Verdict, in_parallel, verdict};

/// Names of `tests/hostile/http.yaml`: schemas, properties, parameters, variables of servers, security schemes, components.
const NAMES: [&str; 25] = [
    "Both",
    "Circle",
    "Either",
    "Limit",
    "Map",
    "Missing",
    "Money",
    "Problem",
    "Shape",
    "Shared",
    "Square",
    "Thing",
    "Two",
    "Upload",
    "amount",
    "by_basic",
    "by_bearer",
    "by_header",
    "by_oauth",
    "by_query",
    "kind",
    "matrix",
    "region",
    "shapeKind",
    "thingId",
];

#[test]
fn no_name_is_code() {
    let base = &bases()[0].tree;
    for name in NAMES {
        assert!(
            renamed(base, name, "other") != *base,
            "nothing is called `{name}`"
        );
    }
    let found = in_parallel(PAYLOADS, |(about, payload)| {
        let mut generated = 0;
        let fault = together(base, &NAMES, payload, &mut generated).err();
        (generated, fault.map(|fault| format!("{about}: {fault}")))
    });
    let faults: BTreeSet<String> = found
        .iter()
        .filter_map(|(_, fault)| fault.clone())
        .collect();
    assert!(faults.is_empty(), "{}", shown(&faults));
    let generated: usize = found.iter().map(|(generated, _)| generated).sum();
    assert!(
        generated > NAMES.len() * PAYLOADS.len() / 2,
        "only {generated} were generated"
    );
}

/// Renames all at once; where that is refused, half of them.
fn together(
    base: &Value,
    names: &[&str],
    payload: &str,
    generated: &mut usize,
) -> Result<(), String> {
    let tree = names.iter().fold(base.clone(), |tree, name| {
        renamed(&tree, name, &format!("n{}{payload}", name.len()))
    });
    let source = Memory::new().with("openapi.json", tree.to_string());
    match (verdict(&source)?, names.split_at(names.len() / 2)) {
        (Verdict::Generated, _) => *generated += names.len(),
        (Verdict::Refused, ([], _)) => {}
        (Verdict::Refused, (first, second)) => {
            together(base, first, payload, generated)?;
            together(base, second, payload, generated)?;
        }
    }
    Ok(())
}

#[test]
fn no_name_of_a_file_is_code() {
    let found = in_parallel(PAYLOADS, |(about, payload)| {
        let source = with_file(payload);
        verdict(&source).map_err(|fault| format!("{about}: {fault}"))
    });
    let faults: BTreeSet<String> = found
        .iter()
        .filter_map(|verdict| verdict.clone().err())
        .collect();
    assert!(faults.is_empty(), "{}", shown(&faults));
    let generated = found
        .iter()
        .filter(|verdict| **verdict == Ok(Verdict::Generated))
        .count();
    assert!(
        generated > PAYLOADS.len() / 2,
        "only {generated} were generated"
    );
}

/// A description whose path and schemas stand in files of that name.
fn with_file(name: &str) -> Memory {
    let reference = |folder: &str, key: &str| format!("{folder}/{}.json#/{key}", fragment(name));
    let root = json!({
        "openapi": "3.0.3",
        "info": {"title": "Files", "version": "1.0.0"},
        "paths": {"/a": {"$ref": reference("paths", "item")}},
    });
    let schema = json!({"$ref": format!("../{}", reference("schemas", "Thing"))});
    let answer =
        json!({"description": "Done.", "content": {"application/json": {"schema": schema}}});
    let item = json!({"item": {"get": {"operationId": "a", "responses": {"200": answer}}}});
    let schemas = json!({"Thing": {"type": "object", "properties": {"a": {"type": "string"}}}});
    Memory::new()
        .with("openapi.json", root.to_string())
        .with(format!("paths/{name}.json"), item.to_string())
        .with(format!("schemas/{name}.json"), schemas.to_string())
}
