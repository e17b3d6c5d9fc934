//! The tables, as they stand in `TABLE.md`.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::check::{Checked, Verdict};
use crate::outcome::{Kind, Outcome};
use crate::reason;

/// How many descriptions in a hundred should be whole, or nearly so.
const AIM: usize = 99;

/// How many reasons are listed; other generators have hundreds that a single description each gives.
const REASONS: usize = 20;

/// What became of all descriptions, in Markdown: verdicts, and the reasons for what is not whole.
pub fn generated(outcomes: &[Outcome]) -> String {
    let peer = outcomes.iter().any(|of| of.kind == Kind::Generated);
    let mut text = rows(outcomes.len(), &verdicts(outcomes, peer));
    if !peer {
        text.push_str(&sums(outcomes));
    }
    text.push_str(&reasons(outcomes));
    text
}

/// What the rows come to.
fn sums(outcomes: &[Outcome]) -> String {
    let sum = |of: fn(&Outcome) -> usize| outcomes.iter().map(of).sum::<usize>();
    let near = outcomes
        .iter()
        .filter(|of| of.kind == Kind::Whole || is_nearly_whole(of))
        .count();
    format!(
        "\nWhole, or with at most one operation in twenty left out: {near} of {}, {} (the aim is {AIM} %).\n\
         Operations generated: {}, left out: {}. Lines of Rust: {}.\n",
        outcomes.len(),
        share(near, outcomes.len()),
        sum(|of| of.operations),
        sum(|of| of.skipped),
        sum(|of| of.lines)
    )
}

fn is_nearly_whole(of: &Outcome) -> bool {
    of.kind == Kind::Skipped && of.skipped * 20 <= of.skipped + of.operations
}

/// One decimal, never rounded up: what is called 100 % lacks nothing.
fn share(part: usize, of: usize) -> String {
    let tenths = part * 1000 / of.max(1);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

fn verdicts(outcomes: &[Outcome], peer: bool) -> Vec<(&'static str, usize)> {
    let count = |is: &dyn Fn(&Outcome) -> bool| outcomes.iter().filter(|of| is(of)).count();
    let of_kind = |kind: Kind| count(&|of| of.kind == kind);
    let nearly = count(&is_nearly_whole);
    let mut rows = match peer {
        true => vec![("generated", of_kind(Kind::Generated))],
        false => vec![
            ("generated whole", of_kind(Kind::Whole)),
            ("with at most one operation in twenty left out", nearly),
            ("with more left out", of_kind(Kind::Skipped) - nearly),
        ],
    };
    rows.extend([
        ("refused with a message", of_kind(Kind::Refused)),
        ("panicked", of_kind(Kind::Panicked)),
        ("did not end within 120 s of computing", of_kind(Kind::Hung)),
    ]);
    rows
}

/// What became of a sample that was compiled, in Markdown.
pub fn compiled(checked: &[Checked]) -> String {
    let count = |is: fn(&Verdict) -> bool| checked.iter().filter(|of| is(&of.verdict)).count();
    let mut text = rows(
        checked.len(),
        &[
            ("compiled", count(|of| matches!(of, Verdict::Compiled))),
            (
                "failed to compile",
                count(|of| matches!(of, Verdict::Failed(_))),
            ),
            (
                "over the limit of time",
                count(|of| matches!(of, Verdict::TooLate)),
            ),
            (
                "over the limit of memory",
                count(|of| matches!(of, Verdict::TooLarge)),
            ),
            (
                "not generated, so not compiled",
                count(|of| matches!(of, Verdict::NothingGenerated(_))),
            ),
        ],
    );
    let lines = checked
        .iter()
        .filter(|of| matches!(of.verdict, Verdict::Compiled))
        .map(|of| of.lines)
        .sum::<usize>();
    if lines > 0 {
        let _ = writeln!(text, "\nLines of Rust that compiled: {lines}.");
    }
    text + &not_compiled(checked)
}

fn not_compiled(checked: &[Checked]) -> String {
    let mut text = String::new();
    for of in checked {
        let why = match &of.verdict {
            Verdict::Compiled => continue,
            Verdict::Failed(error) => error.lines().next().unwrap_or_default().to_owned(),
            Verdict::TooLate => "time".to_owned(),
            Verdict::TooLarge => "memory".to_owned(),
            Verdict::NothingGenerated(words) => format!("not generated: {}", reason::of(words)),
        };
        let _ = writeln!(text, "| {} | {} | {} |", of.file, of.lines, cell(&why));
    }
    with_head("\n| not compiled | lines | why |\n|---|---:|---|\n", text)
}

fn rows(total: usize, rows: &[(&str, usize)]) -> String {
    let mut text = format!("| | count | share |\n|---|---:|---:|\n| descriptions | {total} | |\n");
    for (name, number) in rows {
        // Writing to a string cannot fail; here and below.
        let _ = writeln!(text, "| {name} | {number} | {} |", share(*number, total));
    }
    text
}

fn reasons(outcomes: &[Outcome]) -> String {
    let mut reasons: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for outcome in outcomes {
        for reason in reason::all(outcome) {
            reasons.entry(reason).or_insert((0, &outcome.file)).0 += 1;
        }
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, (count, _))| Reverse(*count));
    let mut text = String::new();
    for (reason, (count, file)) in reasons.iter().take(REASONS) {
        let _ = writeln!(text, "| {} | {count} | {file} |", cell(reason));
    }
    if let Some(others) = reasons.get(REASONS..).filter(|others| !others.is_empty()) {
        let count: usize = others.iter().map(|(_, (count, _))| count).sum();
        let _ = writeln!(text, "| {} others | {count} | |", others.len());
    }
    with_head(
        "\n| reason | descriptions | for instance |\n|---|---:|---|\n",
        text,
    )
}

/// A table without rows is none.
fn with_head(head: &str, rows: String) -> String {
    match rows.is_empty() {
        true => rows,
        false => head.to_owned() + &rows,
    }
}

/// A text that does not end a cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::Document;

    fn outcome(kind: Kind, operations: usize, skipped: usize) -> Outcome {
        let document = Document {
            path: "a.json".into(),
            name: "a.json".to_owned(),
            bytes: 1,
        };
        Outcome {
            operations,
            skipped,
            first: None,
            ..Outcome::without_crate(&document, kind, String::new())
        }
    }

    #[test]
    fn the_aim_stands_beside_what_was_reached() {
        let text = generated(&[
            outcome(Kind::Whole, 1, 0),
            outcome(Kind::Skipped, 19, 1),
            outcome(Kind::Skipped, 18, 1),
        ]);
        let near = "Whole, or with at most one operation in twenty left out: 2 of 3, 66.6 % (the aim is 99 %).";
        assert!(text.contains(near), "{text}");
        assert!(
            text.contains("| with more left out | 1 | 33.3 % |"),
            "{text}"
        );
    }
}
