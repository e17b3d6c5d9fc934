//! Nothing of the description is lost: whatever is deleted from it, the output changes or the generator complains.

use std::collections::BTreeMap;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use konaplate_codegen::Output;
use konaplate_codegen::load::Memory;
use konaplate_tests::description::{repository, yaml_files};
use serde_yaml::Value;

use crate::setup::{generated, options};

/// What an integrator relies on: deleting one of these changes the Rust code, not only the bundled description. (`type`,
/// `format` and names of variants often follow from the rest: what has a `maxLength` is a string.)
const CONSTRAINTS: &[&str] = &[
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "enum",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "required",
    "nullable",
    "additionalProperties",
    "items",
    "properties",
    "allOf",
    "x-required-when",
    "x-data-classification",
    "x-error-codes",
];

/// Constraints that say what holds anyway.
const REDUNDANT: &[&str] = &[
    // An object without named properties is open unless it says otherwise.
    "paths/issue_debit_card.yaml#/x-schemas/IssueDebitCardAddressInfo/additionalProperties",
];

/// The files of a description, by path, in the order of their keys.
type Files = BTreeMap<String, Value>;

/// One step from a value to an entry of it.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Key(String),
    Item(usize),
}

/// One entry to delete.
#[derive(Clone, Debug)]
struct Deletion {
    file: String,
    steps: Vec<Step>,
}

fn specification() -> Files {
    let folder = repository().join("spec");
    let named = yaml_files(&folder).into_iter().map(|file| {
        let text = fs::read_to_string(&file).expect("a readable file");
        let path = file
            .strip_prefix(&folder)
            .expect("a file below the folder")
            .to_string_lossy()
            .replace('\\', "/");
        (path, serde_yaml::from_str(&text).expect("YAML"))
    });
    named.collect()
}

/// The description with one operation only, so that there is less to generate each time.
fn with_one_operation(files: &Files, file: &str) -> Files {
    let mut files = files.clone();
    if let Some(Value::Mapping(paths)) = files
        .get_mut("openapi.yaml")
        .and_then(|root| root.get_mut("paths"))
    {
        paths.retain(|_, path| path.get("$ref").and_then(Value::as_str) == Some(file));
        assert_eq!(paths.len(), 1, "{file} is not referred to as a whole");
    }
    files
}

/// The files as JSON, which YAML contains: every string quoted, every number exact, keys in order.
fn memory(files: &Files) -> Memory {
    let json = |value: &Value| serde_json::to_string(value).expect("string keys only");
    files.iter().fold(Memory::new(), |memory, (path, value)| {
        memory.with(path.clone(), json(value))
    })
}

fn deletions(file: &str, value: &Value) -> Vec<Deletion> {
    let mut found = Vec::new();
    collect(file, value, &[], &mut found);
    found
}

fn collect(file: &str, value: &Value, steps: &[Step], found: &mut Vec<Deletion>) {
    let inner: Vec<(Step, &Value)> = match value {
        Value::Mapping(entries) => {
            let key = |key: &Value| Step::Key(key.as_str().expect("a string key").to_owned());
            entries
                .iter()
                .map(|(name, value)| (key(name), value))
                .collect()
        }
        Value::Sequence(items) => items
            .iter()
            .enumerate()
            .map(|(at, item)| (Step::Item(at), item))
            .collect(),
        _ => Vec::new(),
    };
    for (step, value) in inner {
        let steps = [steps, &[step]].concat();
        collect(file, value, &steps, found);
        found.push(Deletion {
            file: file.to_owned(),
            steps,
        });
    }
}

impl Deletion {
    fn apply(&self, files: &Files) -> Files {
        let mut files = files.clone();
        let (last, way) = self.steps.split_last().expect("at least one step");
        let mut here = files.get_mut(&self.file).expect("a file");
        for step in way {
            here = match step {
                Step::Key(key) => here.get_mut(key.as_str()),
                Step::Item(at) => here.get_mut(*at),
            }
            .expect("an entry on the way");
        }
        match (last, here) {
            (Step::Key(key), Value::Mapping(entries)) => drop(entries.shift_remove(key.as_str())),
            (Step::Item(at), Value::Sequence(items)) => drop(items.remove(*at)),
            _ => unreachable!("a step fits what it was made from"),
        }
        files
    }

    /// Whether it takes away something that the Rust code must tell: a constraint of a schema, a listed value, an error code.
    fn is_constraint(&self) -> bool {
        let Some(Step::Key(part)) = self.steps.first() else {
            return false;
        };
        let in_schema = self.file.starts_with("paths/") && part == "x-schemas";
        let keys: Vec<&str> = self
            .steps
            .iter()
            .filter_map(|step| {
                if let Step::Key(key) = step {
                    Some(key.as_str())
                } else {
                    None
                }
            })
            .collect();
        let in_example = keys
            .iter()
            .any(|key| matches!(*key, "example" | "examples" | "x-evidence"));
        let is_keyword = keys.last().is_some_and(|key| CONSTRAINTS.contains(key));
        let is_property =
            keys.len() > 1 && matches!(keys[keys.len() - 2], "properties" | "x-error-codes");
        in_schema && !in_example && (is_keyword || is_property)
    }
}

impl std::fmt::Display for Deletion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}#", self.file)?;
        self.steps.iter().try_for_each(|step| match step {
            Step::Key(key) => write!(f, "/{}", key.replace('/', "~1")),
            Step::Item(at) => write!(f, "/{at}"),
        })
    }
}

fn rust_only(output: &Output) -> Vec<&String> {
    output
        .iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(_, text)| text)
        .collect()
}

/// Why a deletion goes unnoticed, if it does.
fn fault(deletion: &Deletion, files: &Files, whole: &Output) -> Option<String> {
    let output = match generated(&memory(&deletion.apply(files)), &options()) {
        // A complaint has to say where.
        Err(text) => {
            return (!text.contains("--> "))
                .then(|| format!("{deletion}: a complaint without a place:\n{text}"));
        }
        Ok(output) => output,
    };
    let place = deletion.to_string();
    let rust_changes = rust_only(&output) != rust_only(whole);
    if output == *whole {
        Some(format!("{place}: nothing changes"))
    } else if REDUNDANT.contains(&place.as_str()) {
        rust_changes.then(|| format!("{place}: this is redundant no longer"))
    } else {
        (deletion.is_constraint() && !rust_changes)
            .then(|| format!("{place}: the Rust code does not change"))
    }
}

/// Deletes every entry of one file, one at a time.
fn assert_every_entry_counts(files: &Files, file: &str) {
    let whole = generated(&memory(files), &options())
        .unwrap_or_else(|diagnostics| panic!("\n{diagnostics}"));
    let deletions = deletions(file, &files[file]);
    let next = AtomicUsize::new(0);
    let faults = Mutex::new(Vec::new());
    let work = || {
        while let Some(deletion) = deletions.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Some(fault) = fault(deletion, files, &whole) {
                faults
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(fault);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let faults = faults.into_inner().unwrap_or_else(PoisonError::into_inner);
    assert!(
        faults.is_empty(),
        "{} of {} deletions in {file}:\n{}",
        faults.len(),
        deletions.len(),
        faults.join("\n")
    );
}

#[test]
fn in_each_operation() {
    let files = specification();
    let operations: Vec<&String> = files
        .keys()
        .filter(|file| file.starts_with("paths/"))
        .collect();
    assert_eq!(operations.len(), 5);
    for file in operations {
        assert_every_entry_counts(&with_one_operation(&files, file), file);
    }
}

#[test]
fn in_what_operations_share() {
    let files = specification();
    // What the pages say, and the ledgers, are no part of the description: `pages check` reads those.
    let shared = |file: &&String| *file == "openapi.yaml" || file.starts_with("components/");
    for file in files.keys().filter(shared) {
        assert_every_entry_counts(&files, file);
    }
}

/// The detour over JSON changes nothing, so that what the deletions show is true of the files as they stand.
#[test]
fn the_description_as_json_gives_the_same() {
    let output = generated(&memory(&specification()), &options())
        .unwrap_or_else(|diagnostics| panic!("\n{diagnostics}"));
    assert!(generated(&crate::setup::specification(), &options()) == Ok(output));
}
