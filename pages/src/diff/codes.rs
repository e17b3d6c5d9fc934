//! Changes of response codes and test results.

use super::{Change, Impact, Kind, change};
use crate::facts::{Code, CodeList, Codes, Facts, TestData};

/// Compares codes and test results.
pub fn compare(old: &Facts, new: &Facts, changes: &mut Vec<Change>) {
    match (old.codes.known(), new.codes.known()) {
        (Some(old_codes), Some(new_codes)) => {
            compare_lists(old_codes, new_codes, changes);
            compare_codes(
                old_codes,
                new_codes,
                (&old.lines.codes, &new.lines.codes),
                changes,
            );
        }
        (Some(codes), None) => section(Kind::SectionLost, "codes", codes.blocks.len(), changes),
        (None, Some(codes)) => section(Kind::SectionFound, "codes", codes.blocks.len(), changes),
        (None, None) => {}
    }
    match (old.test_data.known(), new.test_data.known()) {
        (Some(old_data), Some(new_data)) => compare_results(
            old_data,
            new_data,
            (&old.lines.results, &new.lines.results),
            changes,
        ),
        (Some(data), None) => section(Kind::SectionLost, "test_data", data.results.len(), changes),
        (None, Some(data)) => section(Kind::SectionFound, "test_data", data.results.len(), changes),
        (None, None) => {}
    }
}

fn section(kind: Kind, place: &str, count: usize, changes: &mut Vec<Change>) {
    changes.push(Change {
        kind,
        place: place.to_owned(),
        detail: format!("{count} entries"),
        impact: Impact::Unclear,
        line: None,
    });
}

fn compare_lists(old: &Codes, new: &Codes, changes: &mut Vec<Change>) {
    let mut add = |kind, detail: &str, impact| {
        changes.push(Change {
            kind,
            place: "codes".to_owned(),
            detail: detail.to_owned(),
            impact,
            line: None,
        });
    };
    match (old.list, new.list) {
        (CodeList::Complete, CodeList::Truncated) => {
            add(Kind::CodeList, "complete -> truncated", Impact::Unclear)
        }
        (CodeList::Truncated, CodeList::Complete) => {
            add(Kind::CodeList, "truncated -> complete", Impact::Compatible)
        }
        _ => {}
    }
    if old.note != new.note {
        add(
            Kind::Wording,
            "the sentence above the codes",
            Impact::Wording,
        );
    }
}

fn compare_codes(old: &Codes, new: &Codes, lines: (&[usize], &[usize]), changes: &mut Vec<Change>) {
    let keys = |codes: &Codes| {
        codes
            .blocks
            .iter()
            .map(|block| block.code.clone())
            .collect::<Vec<_>>()
    };
    let pairs = crate::order::pair(keys(old), keys(new));
    // Behind the button of a truncated list, a code may still be there.
    let removed = if new.list == CodeList::Truncated {
        Impact::Unclear
    } else {
        Impact::Breaking
    };
    let mut add = |kind, block: &Code, detail, impact, line: Option<&usize>| {
        let place = format!("codes.{}", block.code.as_deref().unwrap_or("?"));
        changes.push(Change {
            kind,
            place,
            detail,
            impact,
            line: line.copied(),
        });
    };
    let describe = |block: &Code| block.message.clone().unwrap_or_default();
    for (index, block) in unpaired(&old.blocks, pairs.iter().map(|pair| pair.0)) {
        add(
            Kind::CodeRemoved,
            block,
            describe(block),
            removed,
            lines.0.get(index),
        );
    }
    for (index, block) in unpaired(&new.blocks, pairs.iter().map(|pair| pair.1)) {
        // Callers know codes that they do not know: the enumeration is open.
        add(
            Kind::CodeAdded,
            block,
            describe(block),
            Impact::Compatible,
            lines.1.get(index),
        );
    }
    for (old_index, new_index) in pairs {
        let (Some(old), Some(new)) = (old.blocks.get(old_index), new.blocks.get(new_index)) else {
            continue;
        };
        let line = lines.1.get(new_index);
        if old.status != new.status {
            add(
                Kind::CodeStatus,
                new,
                change(old.status.as_ref(), new.status.as_ref()),
                Impact::Breaking,
                line,
            );
        }
        if old.message != new.message {
            add(
                Kind::CodeMessage,
                new,
                change(old.message.as_ref(), new.message.as_ref()),
                Impact::Compatible,
                line,
            );
        }
        if old.description != new.description {
            add(
                Kind::Wording,
                new,
                "the description".to_owned(),
                Impact::Wording,
                line,
            );
        }
    }
}

fn compare_results(
    old: &TestData,
    new: &TestData,
    lines: (&[usize], &[usize]),
    changes: &mut Vec<Change>,
) {
    let keys = |data: &TestData| {
        data.results
            .iter()
            .map(|result| (result.status, result.name.clone()))
            .collect::<Vec<_>>()
    };
    let pairs = crate::order::pair(keys(old), keys(new));
    let mut add = |kind, detail, line: Option<&usize>| {
        changes.push(Change {
            kind,
            place: "test_data".to_owned(),
            detail,
            impact: Impact::Compatible,
            line: line.copied(),
        });
    };
    for (index, result) in unpaired(&old.results, pairs.iter().map(|pair| pair.0)) {
        add(
            Kind::ResultRemoved,
            format!("{} - {}", result.status, result.name),
            lines.0.get(index),
        );
    }
    for (index, result) in unpaired(&new.results, pairs.iter().map(|pair| pair.1)) {
        add(
            Kind::ResultAdded,
            format!("{} - {}", result.status, result.name),
            lines.1.get(index),
        );
    }
}

/// The items whose index is not among `paired`.
fn unpaired<T>(items: &[T], paired: impl Iterator<Item = usize>) -> Vec<(usize, &T)> {
    let paired: std::collections::HashSet<usize> = paired.collect();
    items
        .iter()
        .enumerate()
        .filter(|(index, _)| !paired.contains(index))
        .collect()
}
