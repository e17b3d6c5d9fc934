//! The five pages as they were scraped. They are not part of the repository: the test says so and skips where they are absent.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    missing_docs
)]

use std::path::{Path, PathBuf};

use konaplate_pages::repair::Readings;
use konaplate_pages::{Encryption, Facts, Kind, Mode, Reading, Restored, Section, read};

const PAGES: [&str; 5] = [
    "create_credit_card_recharge",
    "gift_prepaid_card",
    "inquire_unregistered_card",
    "issue_debit_card",
    "reissue_prepaid_card",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn pages() -> Option<PathBuf> {
    let folder = std::env::var("KONAPLATE_PAGES")
        .map_or_else(|_| root().join("../shared/pages"), PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: the scraped pages are not at {}", folder.display());
    None
}

fn accepted() -> Readings {
    Readings::from_yaml(&std::fs::read_to_string(root().join("spec/repairs.yaml")).unwrap())
        .unwrap()
}

fn read_page(folder: &Path, name: &str, readings: &Readings) -> Reading {
    read(
        name,
        &std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap(),
        readings,
    )
}

fn committed(name: &str) -> Facts {
    Facts::from_yaml(
        &std::fs::read_to_string(root().join(format!("spec/pages/{name}.yaml"))).unwrap(),
    )
    .unwrap()
}

#[test]
fn everything_on_the_pages_is_understood_and_the_committed_facts_are_current() {
    let Some(folder) = pages() else { return };
    for name in PAGES {
        let reading = read_page(&folder, name, &accepted());
        assert_eq!(reading.findings, [], "{name}");
        let yaml = std::fs::read_to_string(root().join(format!("spec/pages/{name}.yaml"))).unwrap();
        assert_eq!(
            yaml,
            reading.facts.to_yaml().unwrap(),
            "{name}: run `cargo xtask pages read --write`"
        );
    }
}

#[test]
fn the_committed_facts_are_complete() {
    let facts: Vec<Facts> = PAGES.into_iter().map(committed).collect();
    let fields: usize = facts
        .iter()
        .flat_map(Facts::field_lists)
        .map(|(_, fields, _)| fields.len())
        .sum();
    let codes: usize = facts
        .iter()
        .filter_map(|facts| facts.codes.known())
        .map(|codes| codes.blocks.len())
        .sum();
    let results: usize = facts
        .iter()
        .filter_map(|facts| facts.test_data.known())
        .map(|data| data.results.len())
        .sum();
    assert_eq!((fields, codes, results), (107, 40, 59));
    for page in &facts {
        assert_eq!(
            (page.mode, page.version.as_deref(), page.method.as_deref()),
            (Mode::Sync, Some("v1"), Some("POST")),
            "{}",
            page.page
        );
        assert_eq!(
            page.response.encryption,
            Encryption::Encrypted,
            "{}",
            page.page
        );
    }
}

#[test]
fn lost_request_sections_are_unknown() {
    let facts = committed("issue_debit_card");
    assert_eq!(facts.request.encryption, Encryption::Unknown);
    assert_eq!(
        (facts.request.headers, facts.request.parameters),
        (Section::UNKNOWN, Section::UNKNOWN)
    );
}

#[test]
fn the_damaged_page_is_restored_as_far_as_it_can_be() {
    let Some(folder) = pages() else { return };
    // 366 of 451 characters are exact; 111 of them, and 35 of the 85 that lost a byte, stand in the navigation, which is not read.
    let without = read_page(&folder, "reissue_prepaid_card", &Readings::default());
    assert_eq!(
        without.facts.restored,
        Some(Restored {
            exact: 255,
            accepted: 0,
            open: 50
        })
    );
    assert_eq!(
        without
            .findings
            .iter()
            .filter(|finding| finding.kind == Kind::LostBytes)
            .count(),
        50
    );
    assert_eq!(without.findings.len(), 50);
    let with = read_page(&folder, "reissue_prepaid_card", &accepted());
    assert_eq!(
        with.facts.restored,
        Some(Restored {
            exact: 255,
            accepted: 50,
            open: 0
        })
    );
    assert_eq!(
        with.facts.title.as_deref(),
        Some("Reissuance of Prepaid Card (Replacement Issuance)")
    );
}

#[test]
fn the_whole_text_counts_366_exact_and_85_open_characters() {
    let Some(folder) = pages() else { return };
    // One more line, so that the navigation is not the last line and is repaired as well.
    let text =
        std::fs::read_to_string(folder.join("reissue_prepaid_card.txt")).unwrap() + "\nend\n";
    let repaired = konaplate_pages::repair::repair("other", &text, &Readings::default());
    assert_eq!(
        repaired.restored,
        Restored {
            exact: 366,
            accepted: 0,
            open: 85
        }
    );
    assert!(repaired.text.contains("  • ID given"), "bullets are sound");
    assert!(
        repaired.text.contains("-\u{a0}true : Apply"),
        "no-break spaces are sound"
    );
}
