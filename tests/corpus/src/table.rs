//! The table, as it stands in the README.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::outcome::{Kind, Outcome};

/// The table in Markdown: verdicts, and the reasons for what is not whole.
pub fn table(outcomes: &[Outcome]) -> String {
    let count = |is: &dyn Fn(&Outcome) -> bool| outcomes.iter().filter(|of| is(of)).count();
    let of_kind = |kind: Kind| count(&|of| of.kind == kind);
    let nearly =
        |of: &Outcome| of.kind == Kind::Skipped && of.skipped * 20 <= of.skipped + of.operations;
    let total = outcomes.len();
    let share = |part: usize| {
        if total == 0 {
            0.0
        } else {
            part as f64 * 100.0 / total as f64
        }
    };
    let rows = [
        ("descriptions", total),
        ("generated whole", of_kind(Kind::Whole)),
        (
            "with at most one operation in twenty left out",
            count(&nearly),
        ),
        (
            "with more left out",
            of_kind(Kind::Skipped) - count(&nearly),
        ),
        ("refused", of_kind(Kind::Refused)),
        ("panicked", of_kind(Kind::Panicked)),
        ("did not end in time", of_kind(Kind::Hung)),
    ];
    let mut text = String::from("| | count | share |\n|---|---:|---:|\n");
    for (name, number) in rows {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| {name} | {number} | {:.1} % |", share(number));
    }
    let sum = |of: fn(&Outcome) -> usize| outcomes.iter().map(of).sum::<usize>();
    let _ = writeln!(
        text,
        "\nOperations generated: {}, left out: {}. Lines of Rust: {}.\n",
        sum(|of| of.operations),
        sum(|of| of.skipped),
        sum(|of| of.lines)
    );
    let mut reasons: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for outcome in outcomes {
        for reason in outcome.reasons.keys() {
            let entry = reasons.entry(reason).or_insert((0, &outcome.file));
            entry.0 += 1;
        }
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    text.push_str("| reason | descriptions | for instance |\n|---|---:|---|\n");
    for (reason, (count, file)) in reasons {
        let _ = writeln!(text, "| `{reason}` | {count} | {file} |");
    }
    text
}
