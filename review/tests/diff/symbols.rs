//! The names of the generated client that a change touches, and whether code that uses them still compiles.

use std::collections::BTreeMap;

use konaplate_review::diff::{Change, Changes, Class, diff};
use serde_yaml::Value;

use crate::setup::{files, load, memory};

/// The project's description after an edit of one operation.
fn after(edits: &[(&str, &str)]) -> Changes {
    after_in("paths/gift_prepaid_card.yaml", edits)
}

fn after_in(file: &str, edits: &[(&str, &str)]) -> Changes {
    let before = files("spec");
    let path = crate::setup::repository().join("spec").join(file);
    let mut text = std::fs::read_to_string(path).unwrap();
    for (old, new) in edits {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    let mut edited: BTreeMap<String, Value> = before.clone();
    edited.insert(file.to_owned(), serde_yaml::from_str(&text).unwrap());
    let (old, new) = (
        load(&memory(&before), "openapi.yaml"),
        load(&memory(&edited), "openapi.yaml"),
    );
    assert!(
        old.api().is_some() && new.api().is_some(),
        "both can be generated"
    );
    diff(&old, &new)
}

#[track_caller]
fn only(changes: &Changes) -> &Change {
    assert_eq!(changes.all.len(), 1, "{:#?}", changes.all);
    &changes.all[0]
}

#[track_caller]
fn assert_told(changes: &Changes, id: &str, wire: Class, source: Class, symbols: &[&str]) {
    let change = only(changes);
    assert_eq!(
        (change.id.as_str(), change.wire, change.source),
        (id, wire, Some(source))
    );
    assert_eq!(change.class, wire.max(source));
    assert_eq!(change.symbols, symbols);
}

#[test]
fn a_field_that_becomes_required_changes_its_type() {
    let found = after(&[(
        "      - senderUserId\n",
        "      - senderUserId\n      - senderName\n",
    )]);
    assert_told(
        &found,
        "request-property-became-required",
        Class::Breaking,
        Class::Breaking,
        &[
            "GiftPrepaidCardRequest::sender_name",
            "GiftPrepaidCardRequestBuilder::sender_name",
        ],
    );
}

#[test]
fn a_wider_integer_may_need_another_type() {
    // Above what an i64 holds.
    let found = after(&[(
        "format: int64\n        minimum: 1\n        maximum: 9999999999",
        "minimum: 1\n        maximum: 18446744073709551615",
    )]);
    let change = found
        .all
        .iter()
        .find(|change| change.id.ends_with("maximum-increased"))
        .unwrap();
    assert_eq!(
        (change.wire, change.source),
        (Class::Safe, Some(Class::Breaking))
    );
    // Within it.
    let found = after(&[("maximum: 9999999999", "maximum: 99999999999")]);
    assert_told(
        &found,
        "request-property-maximum-increased",
        Class::Safe,
        Class::Safe,
        &[
            "GiftPrepaidCardRequest::amount",
            "GiftPrepaidCardRequestBuilder::amount",
        ],
    );
}

#[test]
fn sensitivity_is_a_type() {
    let found = after(&[(
        "        description: Identifies the card product",
        "        x-data-classification: {category: PII, sensitivity: confidential}\n        description: Identifies the card product",
    )]);
    assert_told(
        &found,
        "request-property-became-sensitive",
        Class::Safe,
        Class::Breaking,
        &[
            "GiftPrepaidCardRequest::service_id",
            "GiftPrepaidCardRequestBuilder::service_id",
        ],
    );
}

#[test]
fn a_field_of_a_response_has_no_builder_that_callers_use() {
    let found = after(&[(
        "        maxLength: 20\n        description: Number of the gift",
        "        maxLength: 21\n        description: Number of the gift",
    )]);
    assert_told(
        &found,
        "response-property-max-length-increased",
        Class::Breaking,
        Class::Safe,
        &["GiftPrepaidCardResponse::transfer_id"],
    );
}

#[test]
fn a_field_that_is_gone_does_not_compile() {
    let found = after(&[(
        "      - transferId\n      - response\n    properties:\n      transferId:\n        type: string\n        minLength: 20\n        maxLength: 20\n        description: Number of the gift.\n        x-evidence:\n          mark: inferred\n          reason: The page prints one length; an assigned number is taken to have exactly that many characters.\n",
        "      - response\n    properties:\n",
    )]);
    assert_told(
        &found,
        "response-property-removed-required",
        Class::Breaking,
        Class::Breaking,
        &["GiftPrepaidCardResponse::transfer_id"],
    );
}

#[test]
fn values_and_codes_are_variants() {
    let found = after(&[(
        "      - Korean\n      - English",
        "      - Hangul\n      - English",
    )]);
    assert_told(
        &found,
        "enum-variant-renamed",
        Class::Safe,
        Class::Breaking,
        &[
            "GiftPrepaidCardLocale::Hangul",
            "GiftPrepaidCardLocale::Korean",
        ],
    );
    let found = after(&[(
        "message: Invalid amount error., effect: none",
        "message: Invalid amount error., effect: money",
    )]);
    assert_told(
        &found,
        "error-code-effect-changed",
        Class::Breaking,
        Class::Safe,
        &["GiftPrepaidCardErrorCode::InvalidAmount"],
    );
    let found = after(&[(
        "- The amount to give is zero.",
        "- The amount to give is nil.",
    )]);
    assert_eq!(only(&found).id, "enum-value-description-changed");
    assert_eq!(
        (only(&found).class, only(&found).source),
        (Class::Safe, None)
    );
}

#[test]
fn an_operation_is_a_function_and_a_type() {
    let found = after(&[(
        "operationId: gift_prepaid_card",
        "operationId: gift_prepaid_card\n  x-rust-name: give_card",
    )]);
    let change = found
        .all
        .iter()
        .find(|change| change.id == "rust-name-changed")
        .unwrap();
    assert_eq!(change.class, Class::Breaking);
    assert!(
        change
            .symbols
            .contains(&"Client::gift_prepaid_card".to_owned()),
        "{:?}",
        change.symbols
    );
    let found = after(&[("x-effect: money", "x-effect: card")]);
    assert_told(
        &found,
        "effect-changed",
        Class::Risky,
        Class::Safe,
        &["GiftPrepaidCard::EFFECT"],
    );
    let found = after(&[("    request: jwe", "    request: none")]);
    assert_told(
        &found,
        "request-encryption-changed",
        Class::Breaking,
        Class::Safe,
        &["GiftPrepaidCard::REQUEST_ENCRYPTION"],
    );
}

#[test]
fn a_renamed_schema_is_a_renamed_type() {
    let found = after(&[
        (
            "$ref: '#/x-schemas/GiftPrepaidCardLocale'",
            "$ref: '#/x-schemas/GiftLocale'",
        ),
        ("  GiftPrepaidCardLocale:\n", "  GiftLocale:\n"),
    ]);
    assert_told(
        &found,
        "schema-renamed",
        Class::Safe,
        Class::Breaking,
        &[
            "GiftLocale",
            "GiftPrepaidCardLocale",
            "GiftPrepaidCardRequest::locale",
            "GiftPrepaidCardRequestBuilder::locale",
        ],
    );
}

#[test]
fn what_is_shared_touches_every_field_that_uses_it() {
    let found = after_in(
        "components/envelope.yaml",
        &[(
            "      type: string\n      description: Text written",
            "      type: string\n      maxLength: 99\n      description: Text written",
        )],
    );
    let change = only(&found);
    assert_eq!(change.id, "response-property-max-length-set");
    assert_eq!(change.operations.len(), 5);
    for symbol in [
        "SuccessStatus::description",
        "GiftPrepaidCardFailureStatus::description",
    ] {
        assert!(
            change.symbols.contains(&symbol.to_owned()),
            "{:?}",
            change.symbols
        );
    }
}

#[test]
fn without_a_client_nothing_is_said_of_source_code() {
    let text = |length: u32| {
        format!(
            "{{openapi: 3.0.3, info: {{title: T, version: '1'}}, paths: {{/a: {{get: {{parameters: [{{name: p, in: query, schema: {{type: string, pattern: '(a)\\1', maxLength: {length}}}}}], responses: {{}}}}}}}}}}"
        )
    };
    let found = crate::setup::changes(&text(2), &text(1));
    assert_eq!(
        (only(&found).source, &only(&found).symbols),
        (None, &Vec::new())
    );
}

/// A body that stands in the operation has no name in the description, and one in the client.
#[test]
fn bodies_without_a_name_have_symbols_too() {
    let text = |length: u32| {
        format!(
            "
openapi: 3.0.3
info: {{title: Small, version: 1.0.0}}
security: [{{KonaPlate: []}}]
paths:
  /things:
    post:
      operationId: make_thing
      x-effect: none
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties:
                part: {{type: object, properties: {{name: {{type: string, maxLength: {length}}}}}}}
      responses:
        '200':
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required: [response]
                properties:
                  response: {{type: object, required: [code], properties: {{code: {{type: string, enum: ['0']}}}}}}
                  names: {{type: array, items: {{type: string, maxLength: {length}}}}}
                  first: {{$ref: '#/components/schemas/List'}}
                  second: {{$ref: '#/components/schemas/List'}}
components:
  schemas:
    List: {{type: array, items: {{type: string, minLength: {length}}}}}
  securitySchemes:
    KonaPlate: {{type: apiKey, in: header, name: X-KM-Access-Key, x-rust-scheme: kona-plate}}
"
        )
    };
    let found = crate::setup::changes(&text(9), &text(8));
    let symbols: Vec<String> = found
        .all
        .iter()
        .map(|change| change.symbols.join(" "))
        .collect();
    assert_eq!(
        symbols,
        [
            "MakeThingRequestPart::name MakeThingRequestPartBuilder::name",
            // An item of a list that two fields hold.
            "MakeThingResponse::first MakeThingResponse::second",
            "MakeThingResponse::names"
        ]
    );
    // What is gone has the name that it had.
    let less = text(9).replace("name: {type: string, maxLength: 9}", "");
    let found = crate::setup::changes(&text(9), &less);
    assert_told(
        &found,
        "request-property-removed",
        Class::Risky,
        Class::Breaking,
        &[
            "MakeThingRequestPart::name",
            "MakeThingRequestPartBuilder::name",
        ],
    );
}
