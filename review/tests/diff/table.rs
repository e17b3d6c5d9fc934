//! One row for each kind of change: what it is called, how bad it is, and what oasdiff documents for it.
//!
//! A row puts `before` and `after` into the same place of a small description, its `frame`, and expects exactly one change. `oasdiff` is the
//! id of the check that oasdiff 1.x documents for it, `none` if it documents none; its `level` ERR is our breaking, WARN risky, INFO safe.
//! Where our class is another one, `differs` says why.

use std::collections::BTreeSet;

use serde_yaml::{Mapping, Value};

use konaplate_review::diff::{Change, Changes};

use crate::setup::changes;

/// Where a row's fragment goes.
const FRAMES: &[&str] = &[
    "root",
    "paths",
    "operation",
    "parameters",
    "parameter",
    "request",
    "request-body",
    "request-property",
    "responses",
    "response-body",
    "response-property",
    "header",
];

fn rows() -> Vec<Value> {
    let tables = [
        include_str!("table/limits.yaml"),
        include_str!("table/values.yaml"),
        include_str!("table/objects.yaml"),
        include_str!("table/operations.yaml"),
    ];
    let rows = tables.into_iter().flat_map(|table| {
        let rows: Vec<Value> = serde_yaml::from_str(table).unwrap();
        rows
    });
    rows.collect()
}

fn text<'r>(row: &'r Value, key: &str) -> Option<&'r str> {
    row.get(key).map(|value| value.as_str().unwrap())
}

fn map(key: &str, value: Value) -> Value {
    Value::Mapping(Mapping::from_iter([(Value::from(key), value)]))
}

/// `value` under several keys, the outermost first.
fn nest(keys: &[&str], value: Value) -> Value {
    keys.iter().rev().fold(value, |value, key| map(key, value))
}

fn merge(into: &mut Value, other: Value) {
    match (into, other) {
        (Value::Mapping(into), Value::Mapping(other)) => {
            for (key, value) in other {
                match into.get_mut(&key) {
                    Some(there) => merge(there, value),
                    None => drop(into.insert(key, value)),
                }
            }
        }
        (into, other) => *into = other,
    }
}

fn framed(frame: &str, fragment: &Value) -> String {
    assert!(FRAMES.contains(&frame), "{frame} is no frame");
    let operation: &[&str] = &["paths", "/things", "post"];
    let within = |keys: &[&str], value: Value| nest(&[operation, keys].concat(), value);
    let media = ["content", "application/json", "schema"];
    let request: Vec<&str> = [&["requestBody"], media.as_slice()].concat();
    let response: Vec<&str> = [&["responses", "200"], media.as_slice()].concat();
    let property = |value: Value| {
        let mut object = nest(&["properties", "p"], value);
        merge(&mut object, map("type", "object".into()));
        object
    };
    let fragment = fragment.clone();
    let placed = match frame {
        "root" => fragment,
        "paths" => map("paths", fragment),
        "operation" => within(&[], fragment),
        "parameters" => within(&["parameters"], fragment),
        "parameter" => {
            let mut parameter: Value = serde_yaml::from_str("{name: a, in: query}").unwrap();
            merge(&mut parameter, map("schema", fragment));
            within(&["parameters"], Value::Sequence(vec![parameter]))
        }
        "request" if fragment.is_null() => Value::Mapping(Mapping::new()),
        "request" => within(&["requestBody"], fragment),
        "request-body" => within(&request, fragment),
        "request-property" => within(&request, property(fragment)),
        "responses" => within(&["responses"], fragment),
        "response-body" => within(&response, fragment),
        "response-property" => within(&response, property(fragment)),
        _ => within(&["responses", "200", "headers", "X-A", "schema"], fragment),
    };
    let mut whole: Value = serde_yaml::from_str(
        "{openapi: 3.0.3, info: {title: T, version: '1'}, components: {schemas: {
            Cat: {type: object, properties: {t: {type: string}}},
            Dog: {type: object, properties: {t: {type: string}}}}}}",
    )
    .unwrap();
    if frame != "paths" {
        merge(
            &mut whole,
            within(&["responses"], Value::Mapping(Mapping::new())),
        );
    }
    merge(&mut whole, placed);
    serde_yaml::to_string(&whole).unwrap()
}

/// What is wrong with a row, if anything.
fn fault(row: &Value) -> Option<String> {
    let frame = text(row, "frame").unwrap();
    let (old, new) = (framed(frame, &row["before"]), framed(frame, &row["after"]));
    let (id, class) = (text(row, "id").unwrap(), text(row, "class").unwrap());
    // What oasdiff judges is the wire alone.
    let class_of = |change: &Change| match text(row, "oasdiff") {
        Some(check) if check != "none" && row.get("differs").is_none() => change.wire,
        _ => change.class,
    };
    let shown = |change: &Change| format!("{} {}", class_of(change).name(), change.id);
    let found: Vec<String> = changes(&old, &new)
        .all
        .iter()
        .map(shown)
        // The types that a row refers to come and go with it.
        .filter(|found| !found.ends_with("unused-component-changed") || id.starts_with("unused"))
        .collect();
    let expected = format!("{class} {id}");
    if found != [expected.clone()] {
        return Some(format!("expected {expected}, found {found:?}"));
    }
    let level = match text(row, "level") {
        Some("ERR") => "breaking",
        Some("WARN") => "risky",
        Some("INFO") => "safe",
        None if text(row, "oasdiff") == Some("none") => return None,
        other => return Some(format!("{other:?} is no level of oasdiff's")),
    };
    match (level == class, row.get("differs").is_some()) {
        (true, true) => Some("this does not differ".to_owned()),
        (false, false) => Some(format!("oasdiff says {level}, and no reason is given")),
        _ => None,
    }
}

#[test]
fn each_kind_of_change_has_its_class() {
    let rows = rows();
    let faults: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let shown = serde_yaml::to_string(row).unwrap();
            fault(row).map(|fault| format!("{fault}\n{shown}"))
        })
        .collect();
    assert!(
        faults.is_empty(),
        "{} rows:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn there_are_enough_kinds() {
    let rows = rows();
    let kinds: BTreeSet<_> = rows
        .iter()
        .filter_map(|row| text(row, "oasdiff"))
        .filter(|check| *check != "none")
        .collect();
    assert!(kinds.len() >= 80, "{} of oasdiff's checks", kinds.len());
    let ids: BTreeSet<_> = rows.iter().filter_map(|row| text(row, "id")).collect();
    assert!(ids.len() >= 80, "{} ids", ids.len());
}

/// What was added one way was removed the other way: there is as much to tell, at the same places.
#[test]
fn each_change_is_one_the_other_way_round() {
    for row in rows() {
        let frame = text(&row, "frame").unwrap();
        let (old, new) = (framed(frame, &row["before"]), framed(frame, &row["after"]));
        let (there, back) = (changes(&old, &new), changes(&new, &old));
        let places = |changes: &Changes, turned: bool| {
            let place = |change: &Change| {
                let (old, new) = (change.old.pointer.clone(), change.new.pointer.clone());
                if turned { (new, old) } else { (old, new) }
            };
            changes.all.iter().map(place).collect::<BTreeSet<_>>()
        };
        assert_eq!(places(&there, false), places(&back, true), "{row:?}");
        assert_eq!(there.all.len(), back.all.len(), "{row:?}");
    }
}
