//! Contradictions in the words of the report.

use konaplate_pages::Facts;
use konaplate_pages::contradictions::{Contradiction, Place, Rule};

use super::sayings::fact;
use crate::report::model::Report;

/// What was found, as a sentence.
pub fn finding(rule: Rule, findings: &[&str]) -> String {
    let all = findings
        .join("; ")
        .replace("(1 times)", "(once)")
        .replace("(2 times)", "(twice)");
    match rule {
        Rule::MessageUnderTwoCodes => format!("One message stands under the codes {all}."),
        Rule::TwoMessagesForCode => format!("The code stands with the messages {all}."),
        Rule::DifferentConstraints | Rule::DifferentTypes => format!("The pages print {all}."),
        Rule::MoreResultsThanCodes => {
            "There are more named test results than codes that could explain them.".to_owned()
        }
        _ => {
            let mut chars = all.chars();
            let first = chars.next().into_iter().flat_map(char::to_uppercase);
            first.chain(chars).chain(".".chars()).collect()
        }
    }
}

/// What a group is about: the name of a header, field or code; else the part of the page.
pub fn subject(group: &[Contradiction]) -> String {
    let Some(first) = group.first() else {
        return String::new();
    };
    let what = first
        .places
        .first()
        .map(|place| place.what.as_str())
        .unwrap_or_default();
    match (first.rule, what) {
        (Rule::MessageUnderTwoCodes, _) => first.evidence.replace('`', ""),
        (_, "codes") => "list of response codes".to_owned(),
        (_, "test_data") => "test data".to_owned(),
        (_, what) => what.rsplit('.').next().unwrap_or(what).to_owned(),
    }
}

/// The kind of contradiction, as a heading.
pub const fn title(rule: Rule) -> &'static str {
    match rule {
        Rule::ValueOverMaximum => "A listed value is longer than the field allows",
        Rule::LengthAgainstForm => "The length does not fit the printed form",
        Rule::BoundIsNoLength => "The limit of a text is that of a number",
        Rule::TwoDefaults => "Two different defaults",
        Rule::DifferentConstraints => "The same name with different limits",
        Rule::DifferentTypes => "The same name with different types",
        Rule::MessageUnderTwoCodes => "The same message under two codes",
        Rule::TwoMessagesForCode => "Two messages for one code",
        Rule::CodeListedTwice => "A code is listed twice",
        Rule::MoreResultsThanCodes => "More test results than response codes",
        Rule::TruncatedList => "The list of codes is cut off",
        Rule::PathWithoutSlash => "A path without its leading slash",
        Rule::PathVersion => "A path with another version than its page",
    }
}

/// What the owners could change.
pub fn proposal(rule: Rule, places: &[&Place], report: &Report, pages: &[Facts]) -> String {
    match rule {
        Rule::ValueOverMaximum => {
            let longest = places.iter().filter_map(|place| fact(place, pages)).flat_map(|fact| &fact.values);
            let longest = longest.map(|value| value.chars().count()).max().unwrap_or_default();
            format!("Print a maximum of {longest}, the length of the longest listed value; or no length, since the values are listed.")
        }
        Rule::LengthAgainstForm => "Print the length of a value instead of the length of the text that describes its form.".to_owned(),
        Rule::BoundIsNoLength => "Print the largest number of characters; or make the field a number, as it is on other pages.".to_owned(),
        Rule::TwoDefaults => "Show the same default in both places, and say which one the server applies.".to_owned(),
        Rule::DifferentConstraints => "Print the same limits wherever this name occurs; or say that the occurrences are different things, and how their forms differ.".to_owned(),
        Rule::DifferentTypes => "Print the same type wherever this name occurs; or say that the server accepts both.".to_owned(),
        Rule::MessageUnderTwoCodes => "Give each code a message of its own, or say which of the codes is no longer in use.".to_owned(),
        Rule::TwoMessagesForCode => "Print the message without the part that changes, and say that callers should go by the code alone.".to_owned(),
        Rule::CodeListedTwice => "List the code once.".to_owned(),
        Rule::MoreResultsThanCodes => without_code(places, report),
        Rule::TruncatedList => "Print the whole list of codes in the page's text, and send us the codes that are missing here.".to_owned(),
        Rule::PathWithoutSlash => "Print the path with its leading slash.".to_owned(),
        Rule::PathVersion => "Print the path of the version that the page is labelled with, or correct the label.".to_owned(),
    }
}

/// Asks for the codes of test results that have none.
fn without_code(places: &[&Place], report: &Report) -> String {
    let mut lists = Vec::new();
    for place in places {
        let operation = report
            .operations
            .iter()
            .find(|operation| operation.page.as_ref() == Some(&place.page));
        let results = operation.map_or(&[][..], |operation| operation.results.as_slice());
        let names: Vec<_> = results
            .iter()
            .filter(|result| result.code.is_none())
            .map(|result| format!("“{}”", result.name))
            .collect();
        if !names.is_empty() {
            lists.push(format!("{}: {}", place.page, names.join(", ")));
        }
    }
    match lists.as_slice() {
        [] => "List a response code for every named test result.".to_owned(),
        lists => format!(
            "List a response code for every named test result. We found none for these. {}.",
            lists.join("; ")
        ),
    }
}
