//! Every prepared value brings about what the table says.

use konaplate_sandbox::prepared_values;

use crate::signed::{call, plain};

#[tokio::test]
async fn each_prepared_value_brings_about_its_result() {
    for value in prepared_values() {
        let sandbox = plain().await;
        let answer = call(&sandbox, value.operation, &value.request()).await;
        let code = answer.code();
        let result = code.as_deref().or(answer.refusal());
        let (operation, field) = (value.operation, value.field);
        assert_eq!(
            result,
            Some(value.result.as_str()),
            "{operation} {field}: {}",
            value.meaning
        );
        assert_eq!(
            answer.status,
            if value.result == "000_000" { 200 } else { 400 }
        );
        let took_place = sandbox.ledger()[0].took_place.is_some();
        assert!(!took_place, "{operation} {field} changed something");
    }
}

#[tokio::test]
async fn each_example_succeeds() {
    for operation in konaplate_sandbox::catalogue().operations() {
        let sandbox = plain().await;
        let answer = call(&sandbox, &operation.name, &operation.example).await;
        assert_eq!(
            (answer.status, answer.refusal()),
            (200, None),
            "{}",
            operation.name
        );
        let changes = operation.name != "inquire_unregistered_card";
        assert_eq!(
            sandbox.ledger()[0].took_place.is_some(),
            changes,
            "{}",
            operation.name
        );
    }
}

/// The table of the README, from the table of the sandbox.
fn table() -> String {
    let mut table = String::from(
        "| operation | field | value | result | what it is |\n|---|---|---|---|---|\n",
    );
    for value in prepared_values() {
        let (operation, field, result) = (value.operation, value.field, &value.result);
        let (given, meaning) = (&value.value, value.meaning);
        table.push_str(&format!(
            "| `{operation}` | `{field}` | `{given}` | `{result}` | {meaning} |\n"
        ));
    }
    table
}

#[test]
fn the_readme_lists_the_prepared_values() {
    let readme = include_str!("../../README.md");
    let table = table();
    assert!(
        readme.contains(&table),
        "the table of sandbox/README.md has to be:\n{table}"
    );
}
