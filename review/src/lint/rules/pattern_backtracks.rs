//! Patterns that take a backtracking engine for ever.

use super::super::ambiguity::{Ambiguity, ambiguity};
use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;

pub(super) const RULE: Rule = Rule {
    id: "pattern-backtracks",
    severity: Severity::Error,
    title: "A pattern on which a backtracking engine takes exponential or quadratic time, or that only such an engine can match",
    explanation: "\
The engines of Java, Kotlin, TypeScript and Python try every way in which a text can match. Where one text can match in many ways, a long
text that does not match takes them for ever, and anybody can send one.

    pattern: '^(a+)+$'          # 30 letters a and a b: a billion ways

Found are a repetition inside a repetition, or alternatives inside one, that can share the same characters (exponential), and two repetitions
in a row that can (quadratic or worse). Look-around and back references are found as well: no engine matches them in linear time. The check
looks at which characters can stand where, so that it may complain of a pattern that is sound; write it so that each character has one
place only.",
    check,
};

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    for schema in &survey.schemas {
        let Some(pattern) = schema.site.child("pattern") else {
            continue;
        };
        let why = match pattern.text().map(ambiguity) {
            Some(Ambiguity::Exponential) => {
                "takes exponential time: a repetition holds what it can match in several ways"
            }
            Some(Ambiguity::Polynomial) => {
                "takes quadratic time or worse: repetitions in a row can match the same characters"
            }
            Some(Ambiguity::Unknown) => {
                "cannot be matched in linear time by any engine, or is no regular expression"
            }
            Some(Ambiguity::None) | None => continue,
        };
        findings.add(&pattern, format!("the pattern {why}"));
    }
}
