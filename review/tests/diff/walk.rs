//! What an owner of the API does most: a length, a field, an error code.

use konaplate_review::diff::{Class, Description, Direction, diff};

use crate::setup::{own, repository};

#[test]
fn a_length_a_field_and_a_code_are_three_changes() {
    let copy = tempfile::tempdir().unwrap();
    for part in ["", "paths", "components"] {
        let folder = repository().join("spec").join(part);
        std::fs::create_dir_all(copy.path().join(part)).unwrap();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.file_name().unwrap();
                std::fs::copy(&path, copy.path().join(part).join(name)).unwrap();
            }
        }
    }
    let file = copy.path().join("paths/gift_prepaid_card.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    let edits = [
        (
            "maxLength: 256\n        description: Name of the member who sends",
            "maxLength: 200\n        description: Name of the member who sends",
        ),
        (
            "      locale:\n        $ref",
            "      note:\n        type: string\n        maxLength: 40\n      locale:\n        $ref",
        ),
        (
            "      - '005_029'\n    x-enum-varnames",
            "      - '005_029'\n      - '005_030'\n    x-enum-varnames",
        ),
        (
            "      - InvalidGiftCard\n",
            "      - InvalidGiftCard\n      - NoteTooRude\n",
        ),
        (
            "      - The data given for the gift card are not valid.\n",
            "      - The data given for the gift card are not valid.\n      - The note is not fit to print.\n",
        ),
        (
            "      '005_029':\n        status",
            "      '005_030': {status: 400, message: Rude note., effect: none}\n      '005_029':\n        status",
        ),
    ];
    let edited = edits.iter().fold(text, |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    });
    std::fs::write(&file, edited).unwrap();
    let source = konaplate_codegen::load::Directory::new(copy.path());
    let new = Description::load(&source, "openapi.yaml").unwrap();
    assert!(new.api().is_some());
    let found = diff(&own("spec"), &new);
    let told: Vec<_> = found
        .all
        .iter()
        .map(|change| {
            let symbols: Vec<&str> = change.symbols.iter().map(String::as_str).collect();
            assert_eq!(change.operations.len(), 1);
            assert_eq!(
                change.operations[0].operation_id.as_deref(),
                Some("gift_prepaid_card")
            );
            (
                change.id.as_str(),
                change.class,
                change.source,
                change.direction,
                symbols,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "request-property-max-length-decreased",
                Class::Breaking,
                Some(Class::Safe),
                Some(Direction::Request),
                vec![
                    "GiftPrepaidCardRequest::sender_name",
                    "GiftPrepaidCardRequestBuilder::sender_name"
                ],
            ),
            (
                "error-code-added",
                Class::Risky,
                Some(Class::Safe),
                Some(Direction::Response),
                vec!["GiftPrepaidCardErrorCode::NoteTooRude"],
            ),
            (
                "request-property-added-optional",
                Class::Safe,
                Some(Class::Safe),
                Some(Direction::Request),
                vec![
                    "GiftPrepaidCardRequest::note",
                    "GiftPrepaidCardRequestBuilder::note"
                ],
            ),
        ]
    );
}

/// The walk of a changed page: an exact length, a required field, a code.
#[test]
fn the_walk_of_a_page_is_three_changes_too() {
    let folder = "pages/tests/return_book";
    let before = crate::setup::files(folder);
    let path = repository().join(folder).join("paths/return_book.yaml");
    let edits = [
        (
            "minLength: 12\n        maxLength: 12\n",
            "minLength: 16\n        maxLength: 16\n",
        ),
        ("      - state\n", "      - branch\n      - state\n"),
        (
            "      address:\n",
            "      branch:\n        type: string\n        minLength: 1\n        maxLength: 40\n        description: Desk that takes it.\n      address:\n",
        ),
        (
            "      - '101_002'\n",
            "      - '101_002'\n      - '101_003'\n",
        ),
        (
            "      - LoanClosed\n",
            "      - LoanClosed\n      - BranchClosed\n",
        ),
        (
            "closed already.., effect: none}\n",
            "closed already.., effect: none}\n      '101_003': {status: 400, message: Branch is closed., effect: none}\n",
        ),
    ];
    let text = edits.iter().fold(
        std::fs::read_to_string(path).unwrap(),
        |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        },
    );
    let mut after = before.clone();
    after.insert(
        "paths/return_book.yaml".to_owned(),
        serde_yaml::from_str(&text).unwrap(),
    );
    let load = |files| crate::setup::load(&crate::setup::memory(files), "openapi.yaml");
    let found = diff(&load(&before), &load(&after));
    let told: Vec<_> = found
        .all
        .iter()
        .map(|change| (change.id.as_str(), change.class, change.symbols.join(" ")))
        .collect();
    let told: Vec<_> = told
        .iter()
        .map(|(id, class, symbols)| (*id, *class, symbols.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                "request-property-length-changed",
                Class::Breaking,
                "ReturnBookRequest::loan_id ReturnBookRequestBuilder::loan_id",
            ),
            (
                "request-property-added-required",
                Class::Breaking,
                "ReturnBookRequest::branch ReturnBookRequestBuilder::branch",
            ),
            (
                "error-code-added",
                Class::Risky,
                "ReturnBookErrorCode::BranchClosed"
            ),
        ]
    );
}
