//! The description as one file: complete, exact, and the same in both spellings.

use konaplate_tests::description::{Description, repository};
use serde_json::Value;

fn read(name: &str) -> String {
    std::fs::read_to_string(repository().join("generated").join(name)).expect("a generated file")
}

fn yaml() -> Value {
    serde_yaml::from_str(&read("openapi.yaml")).expect("YAML")
}

#[test]
fn yaml_and_json_say_the_same() {
    let json: Value = serde_json::from_str(&read("openapi.json")).expect("JSON");
    assert!(json == yaml());
}

/// A number that went through a float somewhere is another number.
#[test]
fn numbers_are_exact() {
    for name in ["openapi.yaml", "openapi.json"] {
        let text = read(name);
        assert!(text.contains("9999999999999999999"), "{name}");
        for wrong in [
            "10000000000000000000",
            "1e19",
            "1e+19",
            "99999999999999999990",
            "9999999999.0",
        ] {
            assert!(!text.contains(wrong), "{name} has {wrong}");
        }
    }
}

#[test]
fn nothing_outside_is_needed() {
    let mut references = Vec::new();
    collect_references(&yaml(), &mut references);
    assert!(
        references.len() > 50,
        "only {} references",
        references.len()
    );
    let document = yaml();
    for reference in references {
        let pointer = reference
            .strip_prefix('#')
            .unwrap_or_else(|| panic!("{reference} leads out of the file"));
        assert!(
            document.pointer(pointer).is_some(),
            "{reference} leads nowhere"
        );
    }
}

fn collect_references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(reference) if key == "$ref" => found.push(reference.clone()),
                    other => collect_references(other, found),
                }
            }
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| collect_references(item, found)),
        _ => {}
    }
}

#[test]
fn the_document_model_of_others_reads_it() {
    let parsed: openapiv3::OpenAPI =
        serde_json::from_str(&read("openapi.json")).expect("OpenAPI 3.0");
    assert_eq!(parsed.openapi, "3.0.3");
    assert_eq!(parsed.operations().count(), 5);
}

/// Every named schema of every operation is in the bundle under its name, with the same keys.
#[test]
fn every_named_schema_is_there() {
    let bundle = yaml();
    let description = Description::read("spec");
    for (name, place) in description.operation_schemas() {
        let there = bundle
            .pointer(&format!("/components/schemas/{name}"))
            .unwrap_or_else(|| panic!("{name} is missing"));
        let keys = |value: &Value| {
            value
                .as_object()
                .map(|entries| entries.keys().cloned().collect::<Vec<_>>())
        };
        assert_eq!(keys(there), keys(description.get(&place)), "{name}");
    }
}

/// YAML 1.1 reads a bare `000_002` as the number 2: no code may stand without quotes.
#[test]
fn every_code_is_quoted() {
    let text = read("openapi.yaml");
    let is_code = |text: &str| {
        text.len() == 7
            && text.find('_') == Some(3)
            && text
                .replace('_', "")
                .bytes()
                .all(|byte| byte.is_ascii_digit())
    };
    let mut quoted = 0;
    for line in text.lines() {
        let line = line.trim_start().trim_start_matches("- ");
        for scalar in line.split(": ").map(|part| part.trim_end_matches(':')) {
            assert!(!is_code(scalar), "a bare code: {line}");
            quoted += usize::from(is_code(scalar.trim_matches(['\'', '"'])));
        }
    }
    assert!(quoted > 100, "only {quoted} codes were found");
}

/// PyYAML, if this machine has it, reads the bundle as we do.
#[test]
fn a_reader_of_yaml_1_1_sees_the_same() {
    let script = repository().join("tests/third_party/pyyaml_check.py");
    let available = std::process::Command::new("python3")
        .args(["-c", "import yaml"])
        .output();
    if !available.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: no Python with PyYAML here; tests/third_party/validate.sh runs it too");
        return;
    }
    let output = std::process::Command::new("python3")
        .arg(script)
        .output()
        .expect("Python runs");
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
