//! The repair of damaged Korean.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::text;
use konaplate_pages::repair::{Reading, Readings, repair, table};
use konaplate_pages::{Kind, Restored, read};
use proptest::prelude::*;

fn reading(reading: &str, times: usize) -> Reading {
    Reading {
        page: "damaged".into(),
        damaged: table::damage(reading),
        reading: reading.into(),
        times,
        reason: "context".into(),
    }
}

fn readings() -> Readings {
    Readings(vec![
        reading("책을", 1),
        reading("책장에", 2),
        reading("책이", 2),
        reading("없음", 1),
    ])
}

#[test]
fn what_kept_its_bytes_is_restored_exactly() {
    let repaired = repair("damaged", &text("damaged"), &Readings::default());
    assert!(repaired.text.contains("대출 번호"));
    // The zero-width space before the title came back, and the reader drops it.
    assert!(repaired.text.contains('\u{200b}'));
    let facts = read("damaged", &text("damaged"), &Readings::default()).facts;
    assert_eq!(facts.title.as_deref(), Some("Lend a Book"));
}

#[test]
fn sound_bullets_and_no_break_spaces_are_left_alone() {
    let repaired = repair("damaged", &text("damaged"), &Readings::default());
    assert!(repaired.text.contains("\u{a0} • 대출 번호"));
    assert_eq!(
        repair("page", &text("lend_book"), &Readings::default()).text,
        text("lend_book")
    );
}

#[test]
fn what_lost_a_byte_is_listed_with_its_candidates() {
    let reading = read("damaged", &text("damaged"), &Readings::default());
    assert_eq!(reading.facts.restored.unwrap().open, 6);
    let lost: Vec<_> = reading
        .findings
        .iter()
        .filter(|finding| finding.kind == Kind::LostBytes)
        .collect();
    assert_eq!((lost.len(), reading.findings.len()), (6, 6));
    // 없음: the open character is one of the ten that damage to the same text.
    let message = &lost
        .iter()
        .find(|finding| finding.message.contains("없?"))
        .unwrap()
        .message;
    assert!(
        "쁌쌁쌍쌏쌐쌝썌쏌쐌음"
            .chars()
            .all(|candidate| message.contains(candidate)),
        "{message}"
    );
}

#[test]
fn accepted_readings_complete_it() {
    let reading = read("damaged", &text("damaged"), &readings());
    assert_eq!(reading.findings, []);
    assert_eq!(
        reading.facts.restored,
        Some(Restored {
            exact: 15,
            accepted: 6,
            open: 0
        })
    );
    let results = &reading.facts.test_data.known().unwrap().results;
    assert_eq!(results.last().unwrap().name, "책장에 책이 empty");
}

#[test]
fn a_reading_is_refuted_if_it_does_not_give_the_damaged_text() {
    let mut wrong = readings();
    wrong.0[0].reading = "책은".into();
    let findings = read("damaged", &text("damaged"), &wrong).findings;
    let kinds: Vec<Kind> = findings.iter().map(|finding| finding.kind).collect();
    assert_eq!(kinds, [Kind::ReadingRefuted, Kind::LostBytes]);
}

#[test]
fn a_reading_for_another_number_of_places_has_to_be_looked_at_again() {
    for (index, times) in [(0, 2), (1, 1), (2, 0)] {
        let mut stale = readings();
        stale.0[index].times = times;
        let findings = read("damaged", &text("damaged"), &stale).findings;
        assert_eq!(
            findings
                .iter()
                .map(|finding| finding.kind)
                .collect::<Vec<_>>(),
            [Kind::ReadingUnused],
            "{times}"
        );
    }
    let mut twice = readings();
    twice.0.push(reading("없음", 1));
    let findings = read("damaged", &text("damaged"), &twice).findings;
    assert_eq!(
        findings
            .iter()
            .map(|finding| finding.kind)
            .collect::<Vec<_>>(),
        [Kind::ReadingUnused]
    );
}

#[test]
fn thai_text_is_not_mistaken_for_damage() {
    let thai = "โครงการ ไทย\nend of it\n";
    let repaired = repair("page", thai, &Readings::default());
    assert_eq!(repaired.text, thai);
    assert!(
        repaired
            .findings
            .iter()
            .all(|finding| finding.kind == Kind::Undecodable && finding.line == Some(1))
    );
    assert!(!repaired.findings.is_empty());
}

proptest! {
    /// Damage and repair: what kept its bytes comes back, and the truth is always among the candidates.
    #[test]
    fn repair_inverts_damage(syllables in proptest::collection::vec(proptest::char::range('가', '힣'), 1..20)) {
        for syllable in syllables {
            let mut bytes = [0; 3];
            syllable.encode_utf8(&mut bytes);
            let lost = bytes.iter().filter(|byte| table::LOST.contains(byte)).count();
            let page = format!("{}\nend\n", table::damage(&syllable.to_string()));
            let repaired = repair("page", &page, &Readings::default());
            if lost == 0 {
                prop_assert_eq!(repaired.text, format!("{syllable}\nend\n"));
                prop_assert!(repaired.findings.is_empty());
            } else {
                prop_assert_eq!(repaired.findings.len(), 1);
                prop_assert!(repaired.findings[0].message.contains(syllable));
            }
        }
    }
}
