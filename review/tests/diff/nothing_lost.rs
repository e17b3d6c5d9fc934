//! Whatever is deleted from the description, or changed in it, is told.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use konaplate_review::diff::{Changes, Description, diff};
use serde_yaml::Value;

use crate::setup::{files, load, memory};

type Files = BTreeMap<String, Value>;

/// What says again what another part of the same `allOf` says: merged, nothing is gone.
const SAID_TWICE: &[&str] = &[
    "Status/allOf/1/type",
    "components/envelope.yaml#/ResponseStatus/type",
    "paths/all_of.yaml#/x-schemas/AllOfBase/type",
    "paths/all_of.yaml#/x-schemas/AllOfBase/properties/shared/type",
    "paths/all_of.yaml#/x-schemas/AllOfRequest/allOf/1/type",
    "paths/all_of.yaml#/x-schemas/AllOfOther/type",
    "paths/all_of.yaml#/x-schemas/AllOfOther/properties/shared/type",
];

#[derive(Clone, Debug, PartialEq)]
enum Step {
    Key(String),
    Item(usize),
}

/// One entry, and what is done to it.
#[derive(Clone, Debug)]
struct Edit {
    file: String,
    steps: Vec<Step>,
    deed: Deed,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Deed {
    Delete,
    Change,
}

const BOTH: &[Deed] = &[Deed::Delete, Deed::Change];

impl Edit {
    fn pointer(&self) -> String {
        let step = |step: &Step| match step {
            Step::Key(key) => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Step::Item(at) => format!("/{at}"),
        };
        self.steps.iter().map(step).collect()
    }

    fn apply(&self, files: &Files) -> Files {
        let mut files = files.clone();
        let (last, way) = self.steps.split_last().unwrap();
        let mut here = files.get_mut(&self.file).unwrap();
        for step in way {
            here = match step {
                Step::Key(key) => here.get_mut(key.as_str()),
                Step::Item(at) => here.get_mut(*at),
            }
            .unwrap();
        }
        match (last, here, self.deed) {
            (Step::Key(key), Value::Mapping(entries), Deed::Delete) => {
                drop(entries.shift_remove(key.as_str()));
            }
            (Step::Item(at), Value::Sequence(items), Deed::Delete) => drop(items.remove(*at)),
            (Step::Key(key), Value::Mapping(entries), Deed::Change) => {
                change(entries.get_mut(key.as_str()).unwrap());
            }
            (Step::Item(at), Value::Sequence(items), Deed::Change) => change(&mut items[*at]),
            _ => unreachable!("a step fits what it was made from"),
        }
        files
    }
}

/// Another value of the same type.
fn change(value: &mut Value) {
    *value = match &*value {
        Value::Bool(value) => Value::Bool(!value),
        Value::Number(number) => match number.as_u64() {
            Some(number) => Value::from(number.wrapping_add(1)),
            None => Value::from(7),
        },
        Value::String(text) => Value::from(format!("{text}Other")),
        _ => Value::from("Other"),
    };
}

fn collect(file: &str, value: &Value, steps: &[Step], found: &mut Vec<Edit>) {
    let inner: Vec<(Step, &Value)> = match value {
        Value::Mapping(entries) => entries
            .iter()
            .map(|(key, value)| (Step::Key(key.as_str().unwrap().to_owned()), value))
            .collect(),
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
        let edit = |deed| Edit {
            file: file.to_owned(),
            steps: steps.clone(),
            deed,
        };
        found.push(edit(Deed::Delete));
        if !matches!(value, Value::Mapping(_) | Value::Sequence(_)) {
            found.push(edit(Deed::Change));
        }
    }
}

/// Why an edit goes unnoticed, if it does.
fn fault(edit: &Edit, files: &Files, whole: &Description) -> Option<String> {
    let place = format!("{:?} {}#{}", edit.deed, edit.file, edit.pointer());
    let Ok(edited) = Description::load(&memory(&edit.apply(files)), "openapi.yaml") else {
        // A broken description is an error, which is noticed.
        return None;
    };
    let changes = diff(whole, &edited);
    if edited.has_errors() {
        return None;
    }
    let said_twice = SAID_TWICE.iter().any(|end| place.ends_with(end));
    match (
        changes.all.is_empty(),
        said_twice && edit.deed == Deed::Delete,
    ) {
        (true, false) => Some(format!("{place}: nothing is told")),
        (false, true) => Some(format!("{place}: this is not said twice")),
        _ => misplaced(edit, &changes).map(|why| format!("{place}: {why}")),
    }
}

/// Every change has a place in a file of the description, on both sides.
fn misplaced(edit: &Edit, changes: &Changes) -> Option<String> {
    let good = |place: &konaplate_review::diff::Place| {
        !place.file.is_empty() && place.line > 0 && place.column > 0
    };
    let bad = changes
        .all
        .iter()
        .find(|change| !good(&change.old) || !good(&change.new))?;
    Some(format!("{edit:?}: {bad:?}"))
}

fn assert_everything_counts(files: &Files, file: &str, deeds: &[Deed]) {
    let whole_files = memory(files);
    let mut edits = Vec::new();
    collect(file, &files[file], &[], &mut edits);
    edits.retain(|edit| deeds.contains(&edit.deed));
    assert!(!edits.is_empty());
    let next = AtomicUsize::new(0);
    let faults = Mutex::new(Vec::new());
    let work = || {
        // Each thread has its own: a description is not shared between threads.
        let whole = load(&whole_files, "openapi.yaml");
        while let Some(edit) = edits.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Some(fault) = fault(edit, files, &whole) {
                faults.lock().unwrap().push(fault);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let faults = faults.into_inner().unwrap();
    assert!(
        faults.is_empty(),
        "{} of {} edits in {file}:\n{}",
        faults.len(),
        edits.len(),
        faults.join("\n")
    );
}

/// One operation only, so that there is less to compare each time.
fn with_one_operation(files: &Files, file: &str) -> Files {
    let mut files = files.clone();
    let root = files.get_mut("openapi.yaml").unwrap();
    if let Some(Value::Mapping(paths)) = root.get_mut("paths") {
        paths.retain(|_, path| path.get("$ref").and_then(Value::as_str) == Some(file));
        assert_eq!(paths.len(), 1, "{file} is not referred to as a whole");
    }
    let wanted = |path: &String| path == file || !path.starts_with("paths/");
    files.retain(|path, _| wanted(path));
    files
}

fn description() -> Files {
    let mut files = files("spec");
    files.retain(|path, _| {
        path == "openapi.yaml" || path.starts_with("paths/") || path.starts_with("components/")
    });
    files
}

#[test]
fn in_each_operation() {
    let files = description();
    let operations: Vec<&String> = files
        .keys()
        .filter(|file| file.starts_with("paths/"))
        .collect();
    assert_eq!(operations.len(), 5);
    for file in operations {
        assert_everything_counts(&with_one_operation(&files, file), file, BOTH);
    }
}

#[test]
fn in_what_operations_share() {
    let files = description();
    let one = with_one_operation(&files, "paths/gift_prepaid_card.yaml");
    for file in files.keys().filter(|file| file.starts_with("components/")) {
        assert_everything_counts(&one, file, BOTH);
    }
    assert_everything_counts(&files, "openapi.yaml", BOTH);
}

/// The constructs that our own description does not have: alternatives, unions, maps, recursion.
#[test]
fn in_every_construct() {
    let files = files("tests/specs");
    for file in files.keys().filter(|file| file.starts_with("paths/")) {
        assert_everything_counts(&with_one_operation(&files, file), file, &[Deed::Delete]);
    }
}
