//! `pages scaffold`: drafts are valid at once, generate, and say what is left to decide.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    missing_docs
)]

mod project;

use konaplate_codegen::diagnostic::{Diagnostics, Style};
use konaplate_codegen::load::{Document, Source};
use konaplate_codegen::{Choices, Options, Runtime};
use konaplate_pages::repair::Readings;
use konaplate_pages::scaffold::{Draft, Shared, scaffold};
use konaplate_pages::{
    Condition, Constraint, Facts, Field, Number, Requirement, Section, Type, read,
};
use project::{OPERATION, Project};
use proptest::prelude::*;

fn shared(source: &dyn Source) -> Shared {
    let mut diagnostics = Diagnostics::new();
    let document = Document::load(source, "openapi.yaml", &mut diagnostics).unwrap();
    Shared::of(&document, &mut diagnostics)
}

/// The library's description with a draft instead of what it says about the operation.
fn with_draft(facts: &Facts) -> (Project, Draft) {
    let mut project = Project::new();
    let draft = scaffold(facts, &shared(&project.source()));
    let path = format!("paths/{}.yaml", facts.page);
    project.files.remove(OPERATION);
    project.files.insert(path, draft.file.clone());
    let old = "  /api/v1/books/return:\n    $ref: paths/return_book.yaml\n";
    (project.file("openapi.yaml", old, &draft.reference), draft)
}

/// What the generator has to say about a description; nothing if it generates.
fn generate(source: &dyn Source) -> Result<usize, String> {
    let options = Options {
        crate_name: "library".to_owned(),
        runtime: Runtime::Published,
        description: "openapi.yaml".to_owned(),
        choices: Choices::default(),
    };
    let mut diagnostics = Diagnostics::new();
    let output = konaplate_codegen::generate(source, "openapi.yaml", &options, &mut diagnostics);
    output
        .map(|files| files.len())
        .ok_or_else(|| diagnostics.render(Style::Plain))
}

#[track_caller]
fn assert_generates(facts: &Facts) -> Draft {
    let (project, draft) = with_draft(facts);
    if let Err(errors) = generate(&project.source()) {
        panic!("{errors}\n{}", draft.file);
    }
    draft
}

#[test]
fn a_draft_says_what_the_page_says() {
    let facts = Project::new().facts();
    let (project, draft) = with_draft(&facts);
    assert_generates(&facts);
    let found = project::found(&project.source(), &[facts]);
    let other: Vec<_> = found
        .iter()
        .filter(|found| found.code != "undecided")
        .collect();
    // The draft takes the printed length of the address for exact, so that the deviation no longer applies.
    assert_eq!(other.len(), 1, "{other:#?}");
    assert!(other[0].message.contains("receiptUrl"), "{other:#?}");
    assert_eq!(draft.file.matches("# DECIDE: ").count(), draft.decisions);
    assert!(draft.file.matches("reason: to be decided").count() + 1 == found.len());
}

#[test]
fn no_sentence_of_the_page_gets_into_a_draft() {
    let project = Project::new();
    let draft = scaffold(&project.facts(), &Shared::default());
    for sentence in [
        "Takes a book",
        "Mark of the visit",
        "Number of the loan",
        "as new",
        "can be lent",
        "There is no such loan",
        "How the desk",
    ] {
        assert!(project.page.contains(sentence));
        assert!(!draft.file.contains(sentence), "{sentence}");
    }
}

#[test]
fn what_older_yaml_would_type_is_quoted() {
    let draft = scaffold(&Project::new().facts(), &Shared::default());
    assert!(draft.file.contains("- \"101_001\""));
    assert!(!draft.file.contains("- 101_001"));
}

#[test]
fn headers_are_those_of_the_other_operations() {
    let project = Project::new();
    let draft = scaffold(&project.facts(), &shared(&project.source()));
    assert!(
        draft
            .file
            .contains("- $ref: \"../components/headers.yaml#/TranTime\"\n")
    );
    assert!(
        draft
            .file
            .contains("$ref: \"../components/headers.yaml#/ResponseCorrelationId\"\n")
    );

    // Without another operation, they stand in the draft.
    let alone = scaffold(&project.facts(), &Shared::default());
    assert!(alone.file.contains("- name: X-KM-Tran-Time\n"));

    // A header that no other operation has cannot be passed on.
    let facts = project.page("X-KM-Tran-Time", "X-KM-New").facts();
    let draft = assert_generates(&facts);
    assert!(
        draft
            .file
            .contains("# DECIDE: no other operation has `X-KM-New`")
    );
}

#[test]
fn lost_sections_leave_room_for_anything() {
    let mut project = Project::new();
    let text = project.page.clone();
    let cut = |from: &str, to: &str| {
        text[..text.find(from).unwrap()].to_owned() + &text[text.find(to).unwrap()..]
    };
    for (from, to) in [
        ("Request Headers", "Response Headers"),
        ("Request Parameters", "Response Headers"),
        ("Response Headers", "Response Code"),
        ("Response Code", "Test Data"),
        ("Test Data", "Loading ..."),
    ] {
        project.page = cut(from, to);
        let facts = read("return_book", &project.page, &Readings::default()).facts;
        assert_generates(&facts);
    }
}

#[test]
fn names_and_codes_that_stand_twice_or_are_lost_are_left_to_decide() {
    let mut facts = Project::new().facts();
    let Section::Known(fields) = &mut facts.request.parameters else {
        panic!("the page has fields");
    };
    let mut again = fields[1].clone();
    again.name = Some("readerId".to_owned());
    let mut lost = fields[1].clone();
    lost.name = None;
    fields.insert(2, again);
    fields.insert(2, lost);
    let Section::Known(codes) = &mut facts.codes else {
        panic!("the page has codes");
    };
    codes.blocks.push(codes.blocks[1].clone());
    codes.blocks.push(codes.blocks[0].clone());
    codes.blocks[2].status = Some(500);
    let draft = assert_generates(&facts);
    for question in [
        "where does the second `readerId` (type string) belong?",
        "the page lost the name of a field of type string.",
        "the page lists 000_002 once more",
        "the page lists 000_000 once more",
    ] {
        assert!(draft.file.contains(question), "{question}: {}", draft.file);
    }
    assert!(draft.file.contains("    \"500\":\n"));
}

#[test]
fn real_pages_have_drafts_that_generate() {
    let Some(folder) = project::scraped_pages() else {
        return;
    };
    let spec = project::root().join("spec");
    let readings =
        Readings::from_yaml(&std::fs::read_to_string(spec.join("repairs.yaml")).unwrap()).unwrap();
    let mut files = project::files(&spec);
    let headers = shared(&konaplate_codegen::load::Directory::new(&spec));
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let facts = read(&name, &text, &readings).facts;
        let draft = scaffold(&facts, &headers);
        assert!(
            files
                .insert(format!("paths/{name}.yaml"), draft.file)
                .is_some()
        );
        let source = Project {
            page: String::new(),
            files: files.clone(),
        }
        .source();
        generate(&source).unwrap_or_else(|errors| panic!("{errors}"));
    }
}

fn fields() -> impl Strategy<Value = Vec<Field>> {
    prop::collection::vec(field(), 0..12)
}

fn field() -> impl Strategy<Value = Field> {
    let name = prop::option::weighted(
        0.95,
        prop::sample::select(vec![
            "a",
            "b",
            "type",
            "list",
            "list_item",
            "response",
            "userId",
            "user_id",
            "x.y",
            "_",
            "Z-9",
        ]),
    );
    let type_ = prop::sample::select(vec![
        Type::String,
        Type::Number,
        Type::Boolean,
        Type::Object,
        Type::Objects,
        Type::Strings,
    ]);
    let requirement = prop::sample::select(vec![
        Requirement::Required,
        Requirement::Optional,
        Requirement::Conditional,
    ]);
    let number = || {
        prop::option::of(
            prop::sample::select(vec![
                "0",
                "1",
                "4",
                "20",
                "-3",
                "0.5",
                "20.0",
                "9999999999999999999",
                "99999999999999999999999",
            ])
            .prop_map(|text| Number::parse(text).unwrap()),
        )
    };
    let constraint =
        (number(), number(), number(), number()).prop_map(|(length, min, max, value)| Constraint {
            length,
            min,
            max,
            value,
        });
    let word =
        || prop::sample::select(vec!["true", "false", "KO", "000_1", "no", "a`b", "5", "한"]);
    let condition = (prop::sample::select(vec!["a", "b", "type", "none"]), word()).prop_map(
        |(field, value)| Condition {
            field: field.to_owned(),
            value: value.to_owned(),
        },
    );
    (
        (name, type_, requirement, prop::option::of(constraint)),
        (
            prop::option::of(word()),
            prop::option::of(word()),
            prop::collection::btree_set(word(), 0..3),
            prop::option::of(condition),
            prop::option::of(word()),
        ),
    )
        .prop_map(
            |(
                (name, type_, requirement, constraint),
                (default, stated, values, condition, form),
            )| Field {
                name: name.map(str::to_owned),
                type_,
                requirement,
                constraint,
                default: default.map(str::to_owned),
                stated_default: stated.map(str::to_owned),
                values: values.into_iter().map(str::to_owned).collect(),
                examples: Vec::new(),
                condition,
                formats: form.into_iter().map(str::to_owned).collect(),
                prose: None,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_page_says_its_draft_generates(request in fields(), response in fields()) {
        let mut facts = Project::new().facts();
        facts.request.parameters = Section::Known(request);
        facts.response.parameters = Section::Known(response);
        let (project, draft) = with_draft(&facts);
        if let Err(errors) = generate(&project.source()) {
            return Err(TestCaseError::fail(format!("{errors}\n{}", draft.file)));
        }
    }
}
