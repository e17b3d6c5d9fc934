//! What is added at the end of a description renames nothing that was there.

mod describe;
mod maker;

use std::collections::BTreeSet;

use describe::{Description, Kind};
use konaplate_codegen::diagnostic::{Diagnostics, Style};
use konaplate_codegen::load::Memory;
use konaplate_codegen::{Output, generate};
use konaplate_tests::random::Random;

use crate::setup::options;

/// Random descriptions of each kind.
const DESCRIPTIONS: usize = 100;

/// The generated files, or what is wrong.
fn generated(description: &Description) -> Result<Output, String> {
    let text = description.text();
    let source = Memory::new().with("openapi.yaml", text);
    let mut diagnostics = Diagnostics::new();
    generate(&source, "openapi.yaml", &options(), &mut diagnostics)
        .ok_or_else(|| diagnostics.render(Style::Plain))
}

/// The items of a file: what stands at its margin, with its documentation, which says of each type where its schema stands.
fn items(text: &str) -> BTreeSet<String> {
    let mut items = vec![String::new()];
    let mut is_end = false;
    for line in text.lines() {
        let starts = is_end && !line.is_empty() && !line.starts_with([' ', '}']);
        if starts {
            items.push(String::new());
        }
        is_end = line.is_empty();
        if let Some(item) = items.last_mut() {
            item.push_str(line.trim_end());
            item.push('\n');
        }
    }
    let is_import = |item: &String| item.starts_with("//") && !item.starts_with("///");
    let items = items.iter().map(|item| item.trim().to_owned());
    items
        .filter(|item| !is_import(item) && !item.starts_with("use "))
        .collect()
}

/// Every item that was there is there to the letter: types with their fields, variants and functions, in the same module.
fn assert_kept(old: &Output, new: &Output, is_item: fn(&str) -> bool, about: &str) {
    let in_source =
        |path: &str| path.starts_with("src/operations/") || path.starts_with("src/schemas/");
    for (path, text) in old.iter().filter(|(path, _)| in_source(path)) {
        if path.ends_with("/mod.rs") {
            continue;
        }
        let now = new.get(path).map(|text| items(text)).unwrap_or_default();
        for item in items(text).iter().filter(|item| is_item(item)) {
            assert!(
                now.contains(item),
                "{path}: no longer there:\n{item}\n{about}"
            );
        }
    }
}

/// The names of the methods of the client.
fn assert_calls_kept(old: &Output, new: &Output, about: &str) {
    let calls = |output: &Output| -> BTreeSet<String> {
        let text = output.get("src/client.rs").map_or("", String::as_str);
        let declares = |line: &&str| line.contains(" fn ");
        text.lines().filter(declares).map(str::to_owned).collect()
    };
    let (old, new) = (calls(old), calls(new));
    assert!(old.is_subset(&new), "{old:#?}\n{new:#?}\n{about}");
}

fn about(old: &Description, new: &Description) -> String {
    format!("before: {}\nafter: {}", old.text(), new.text())
}

/// Generates from random descriptions before and after `add`. Returns how often that was possible.
fn compare(
    kind: Kind,
    add: impl Fn(&mut Description, &mut Random),
    is_item: fn(&str) -> bool,
    refused: fn(&str) -> bool,
) -> usize {
    let mut compared = 0;
    for number in 0..DESCRIPTIONS {
        let mut random = Random::named(20_261_120, &format!("{kind:?} {number}"));
        let before = Description::new(kind, &mut random);
        let mut after = before.clone();
        add(&mut after, &mut random);
        let Ok(old) = generated(&before) else {
            continue;
        };
        let about = about(&before, &after);
        match generated(&after) {
            Ok(new) => {
                assert_kept(&old, &new, is_item, &about);
                assert_calls_kept(&old, &new, &about);
                compared += 1;
            }
            Err(errors) => assert!(refused(&errors), "{errors}\n{about}"),
        }
    }
    compared
}

fn any(_: &str) -> bool {
    true
}

/// A type of a schema, or its builder.
fn is_of_schema(item: &str) -> bool {
    item.starts_with("/// schema") || item.starts_with("/// operation")
}

/// What cannot be had without renaming: two operations, or a schema and an operation, with one name in one place.
fn is_collision(errors: &str) -> bool {
    let mut codes = errors.lines().filter(|line| line.starts_with("error"));
    codes.all(|line| {
        line.starts_with("error[name-collision]") || line.starts_with("error[duplicate-operation]")
    })
}

fn none(_: &str) -> bool {
    false
}

#[test]
fn a_schema_behind_the_others() {
    let compared = compare(Kind::Http, Description::add_schema, any, none);
    assert!(compared > DESCRIPTIONS / 2, "{compared}");
}

#[test]
fn an_operation_behind_the_others() {
    let compared = compare(Kind::Http, Description::add_operation, any, none);
    assert!(compared > DESCRIPTIONS / 2, "{compared}");
}

#[test]
fn a_schema_where_all_names_stand_in_one_place() {
    let compared = compare(Kind::Scheme, Description::add_schema, any, is_collision);
    assert!(compared > DESCRIPTIONS / 4, "{compared}");
}

#[test]
fn an_operation_where_all_names_stand_in_one_place() {
    let compared = compare(Kind::Scheme, Description::add_operation, any, is_collision);
    assert!(compared > DESCRIPTIONS / 4, "{compared}");
}

#[test]
fn a_parameter_behind_the_others() {
    let add = |description: &mut Description, random: &mut Random| {
        let mut first = description.operations.remove(0);
        description.add_parameter(&mut first, "operation added", random);
        description.operations.insert(0, first);
    };
    let compared = compare(Kind::Http, add, is_of_schema, none);
    assert!(compared > DESCRIPTIONS / 2, "{compared}");
}

#[test]
fn one_more_failure() {
    let add = |description: &mut Description, random: &mut Random| {
        let status = *random.pick(&["400", "404", "409", "default"]);
        let mut first = description.operations.remove(0);
        description.add_response(&mut first, "operation added", status, random);
        description.operations.insert(0, first);
    };
    let compared = compare(Kind::Http, add, is_of_schema, none);
    assert!(compared > DESCRIPTIONS / 2, "{compared}");
}
