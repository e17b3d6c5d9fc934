//! The bundles for generators of other languages: what is changed, and what is refused.

use konaplate_codegen::bundle::{self, Profile};
use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Document, Memory};
use konaplate_tests::description::repository;
use serde_json::{Value, json};

fn committed(profile: Profile) -> Value {
    let name = format!("generated/openapi.{}.yaml", profile.name());
    let text = std::fs::read_to_string(repository().join(name)).expect("a generated file");
    serde_yaml::from_str(&text).expect("YAML")
}

fn schema(profile: Profile, pointer: &str) -> Value {
    let bundle = committed(profile);
    let found = bundle.pointer(&format!("/components/schemas/{pointer}"));
    let mut found = found.unwrap_or_else(|| panic!("no {pointer}")).clone();
    let text = ["description", "x-data-classification", "x-evidence"];
    if let Some(entries) = found.as_object_mut() {
        entries.retain(|key, _| !text.contains(&key.as_str()));
    }
    found
}

const USER_ID: &str = "CreateCreditCardRechargeRequest/properties/userId";
const AMOUNT: &str = "CreateCreditCardRechargeRequest/properties/amount";
const BALANCE: &str = "UnregisteredCardDataInfo/properties/balance";

#[test]
fn integers_have_64_bits_and_no_bound_that_is_rounded() {
    for profile in [Profile::Portable, Profile::Java] {
        let user_id = json!({"type": "integer", "format": "int64", "minimum": 1});
        assert_eq!(schema(profile, USER_ID), user_id);
        let amount = json!({"type": "integer", "format": "int64", "minimum": 1, "maximum": 9_999_999_999_u64});
        assert_eq!(schema(profile, AMOUNT), amount);
        let balance = json!({"type": "integer", "format": "int64"});
        assert_eq!(schema(profile, BALANCE), balance);
    }
}

#[test]
fn rust_has_all_digits() {
    let user_id = json!({"type": "integer", "format": "uint64", "minimum": 1});
    assert_eq!(schema(Profile::Rust, USER_ID), user_id);
    let amount = schema(Profile::Portable, AMOUNT);
    assert_eq!(schema(Profile::Rust, AMOUNT), amount);
}

#[test]
fn in_typescript_only_what_a_number_cannot_hold_is_int64() {
    let user_id = json!({"type": "integer", "format": "int64", "minimum": 1});
    assert_eq!(schema(Profile::Typescript, USER_ID), user_id);
    let amount = json!({"type": "integer", "minimum": 1, "maximum": 9_999_999_999_u64});
    assert_eq!(schema(Profile::Typescript, AMOUNT), amount);
    let balance = json!({"type": "integer"});
    assert_eq!(schema(Profile::Typescript, BALANCE), balance);
}

#[test]
fn enumerations_are_open_in_answers_and_closed_in_requests() {
    let status = "UnregisteredCardDataInfo/properties/physicalCardStatus";
    let open = json!({"type": "string", "nullable": true});
    assert_eq!(schema(Profile::Portable, status), json!({"type": "string"}));
    assert_eq!(schema(Profile::Typescript, status), open);
    for profile in Profile::ALL {
        let locale = schema(profile, "GiftPrepaidCardRequest/properties/locale");
        assert_eq!(
            locale,
            json!({"$ref": "#/components/schemas/GiftPrepaidCardLocale"})
        );
        let names = schema(profile, "UnregisteredCardStatus/x-enum-varnames");
        assert_eq!(names, json!(["Active", "Suspended"]));
    }
}

#[test]
fn null_is_said_where_a_generator_needs_it() {
    let nullable = |profile, name: &str| {
        schema(
            profile,
            &format!("UnregisteredCardDataInfo/properties/{name}"),
        )["nullable"]
            == true
    };
    for profile in Profile::ALL {
        assert!(nullable(profile, "cardPointInfo"));
        assert!(!nullable(profile, "balance"), "it is required");
        assert_eq!(
            nullable(profile, "mobileCardNo"),
            profile == Profile::Typescript
        );
    }
}

#[test]
fn only_for_kotlin_are_open_objects_closed() {
    for profile in Profile::ALL {
        let request = schema(profile, "IssueDebitCardRequest");
        let is_open = request["additionalProperties"] == true;
        assert_eq!(is_open, profile != Profile::Kotlin);
        let address = schema(profile, "IssueDebitCardAddressInfo");
        assert_eq!(
            address["additionalProperties"], true,
            "it has no properties"
        );
    }
}

#[test]
fn only_for_java_are_classified_texts_passwords() {
    let card = "InquireUnregisteredCardRequest/properties/cardNo";
    let plain = json!({"type": "string", "minLength": 16, "maxLength": 16});
    assert_eq!(schema(Profile::Portable, card), plain);
    assert_eq!(schema(Profile::Typescript, card), plain);
    assert_eq!(schema(Profile::Java, card)["format"], "password");
}

#[test]
fn headers_that_a_signature_supplies_are_no_parameters() {
    for profile in Profile::ALL {
        let bundle = committed(profile);
        assert!(bundle.pointer("/components/parameters").is_none());
        for (path, item) in bundle["paths"].as_object().expect("paths") {
            assert!(item["post"].get("parameters").is_none(), "{path}");
        }
    }
}

#[test]
fn every_profile_says_which_it_is_and_what_is_lost() {
    for profile in Profile::ALL {
        assert_eq!(committed(profile)["info"]["x-profile"], profile.name());
        assert!(profile.header().contains("# Lost"), "{}", profile.name());
        assert!(profile.header().lines().all(|line| line.starts_with('#')));
    }
}

/// The codes and places of the errors when a profile is made of a description.
fn refused(description: &str) -> Vec<String> {
    let source = Memory::new().with("api.yaml", description);
    let mut diagnostics = Diagnostics::new();
    let document = Document::load(&source, "api.yaml", &mut diagnostics).expect("a document");
    let tree = bundle::bundle(&document, &mut diagnostics).expect("a bundle");
    let node = Profile::Portable.apply(&tree, &mut diagnostics);
    assert_eq!(node.is_none(), diagnostics.has_errors());
    let errors = diagnostics.iter().map(|error| {
        let span = error.span().expect("a place");
        let at = diagnostics
            .files()
            .get(span.file)
            .expect("a file")
            .position(span.start);
        format!("{} {}:{}", error.code(), at.line, at.column)
    });
    errors.collect()
}

fn with(schema: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    A:\n      type: string\n      {schema}\n"
    )
}

#[test]
fn texts_that_end_a_comment_or_a_string_are_refused() {
    for text in [
        "a */ b",
        "/* a",
        "a \"\"\" b",
        "'''",
        "${a}",
        "#{a}",
        "{@a}",
        "\\u000a",
        "-->",
        "?>",
    ] {
        let quoted = text.replace('\'', "''");
        let found = refused(&with(&format!("description: '{quoted}'")));
        assert_eq!(found, ["text-breaks-out 8:20"], "{text}");
    }
}

#[test]
fn what_is_a_fact_of_the_wire_stays_as_it_is() {
    for fact in [
        "pattern: '^[*/]*/'",
        "example: 'a */ b'",
        "x-error-codes: {'1': {message: 'a */ b'}}",
    ] {
        assert_eq!(refused(&with(fact)), Vec::<String>::new(), "{fact}");
    }
    assert_eq!(refused(&with("enum: ['*/']")), ["text-breaks-out 8:14"]);
}

/// What `cargo xtask languages` measured stands in two places.
#[test]
fn the_table_of_the_readme_is_the_measured_one() {
    let read = |name| std::fs::read_to_string(repository().join(name)).expect("a file");
    let measured = read("tests/languages/TABLE.md");
    let rows: Vec<&str> = measured
        .lines()
        .filter(|line| line.starts_with('|'))
        .collect();
    assert!(rows.len() > 10);
    let table = format!("-->\n{}\n<!--", rows.join("\n"));
    let readme = read("README.md");
    assert!(
        readme.contains(&table),
        "run `cargo xtask languages --write`"
    );
}
