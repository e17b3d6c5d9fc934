//! What the owners are asked: contradictions of the pages, corrections that we propose, and what is not known.

use konaplate_pages::check::Explained;
use konaplate_pages::contradictions::{self, Contradiction, Place, Rule};
use konaplate_pages::{CodeList, Facts};

use super::compare::{note, words_of_code, words_of_fact};
use super::model::{Note, Open, Question, Report, Saying};

/// Fills in contradictions and corrections.
pub fn ask(report: &mut Report, pages: &[Facts], differences: &[Explained]) {
    let mut used = vec![false; differences.len()];
    for (number, group) in grouped(pages).iter().enumerate() {
        let question = contradiction(group, report, pages, differences, &mut used);
        report.contradictions.push(Question {
            id: format!("C{}", number + 1),
            ..question
        });
    }
    let mut groups: Vec<(Question, &Explained)> = Vec::new();
    for (found, _) in differences.iter().zip(used).filter(|(_, used)| !used) {
        let same = |other: &Explained| {
            let (one, two) = (&other.difference, &found.difference);
            (
                &one.place,
                one.aspect,
                &one.page,
                &one.chosen,
                &other.explanation,
            ) == (
                &two.place,
                two.aspect,
                &two.page,
                &two.chosen,
                &found.explanation,
            )
        };
        let saying = Saying {
            page: found.difference.operation.clone(),
            line: found.difference.line,
            place: found.difference.place.clone(),
            says: found.difference.page.clone(),
        };
        match groups.iter_mut().find(|(_, other)| same(other)) {
            Some((question, _)) => question.sayings.push(saying),
            None => groups.push((correction(found, saying), found)),
        }
    }
    for (number, (question, _)) in groups.into_iter().enumerate() {
        report.corrections.push(Question {
            id: format!("D{}", number + 1),
            ..question
        });
    }
}

/// Contradictions of one kind about one thing, on as many pages as have it.
fn grouped(pages: &[Facts]) -> Vec<Vec<Contradiction>> {
    let mut groups: Vec<Vec<Contradiction>> = Vec::new();
    for found in contradictions::find(pages) {
        let about = |found: &Contradiction| found.places.first().map(|place| place.what.clone());
        let same = |group: &&mut Vec<Contradiction>| {
            group.first().is_some_and(|first| {
                first.rule == found.rule
                    && first.places.len() == 1
                    && found.places.len() == 1
                    && about(first) == about(&found)
            })
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(found),
            None => groups.push(vec![found]),
        }
    }
    groups
}

fn contradiction(
    group: &[Contradiction],
    report: &Report,
    pages: &[Facts],
    differences: &[Explained],
    used: &mut [bool],
) -> Question {
    let places: Vec<&Place> = group.iter().flat_map(|found| &found.places).collect();
    let mut findings: Vec<&str> = group.iter().map(|found| found.evidence.as_str()).collect();
    findings.dedup();
    let mut reading: Vec<Note> = Vec::new();
    for (found, used) in differences.iter().zip(used) {
        if places.iter().any(|place| is_about(found, place)) && is_relevant(found) {
            *used = true;
            let note = note(found);
            let same = |other: &Note| {
                (other.aspect, &other.page, &other.ours) == (note.aspect, &note.page, &note.ours)
            };
            if !reading.iter().any(same) {
                reading.push(note);
            }
        }
    }
    let rule = group.first().map(|found| found.rule);
    let mut sayings: Vec<Saying> = places.iter().map(|place| saying(place, pages)).collect();
    sayings.sort();
    Question {
        id: String::new(),
        title: rule.map(title).unwrap_or_default().to_owned(),
        subject: subject(group),
        finding: group
            .first()
            .map(|first| finding(first.rule, &findings))
            .unwrap_or_default(),
        proposal: rule
            .map(|rule| proposal(rule, &places, report, pages))
            .unwrap_or_default(),
        sayings,
        reading,
    }
}

/// What was found, as a sentence.
fn finding(rule: Rule, findings: &[&str]) -> String {
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

fn is_about(found: &Explained, place: &Place) -> bool {
    let at = found.difference.place.split('[').next().unwrap_or_default();
    found.difference.operation == place.page && at == place.what
}

fn is_relevant(found: &Explained) -> bool {
    matches!(
        found.difference.aspect.id(),
        "limits" | "presence" | "default" | "type" | "values" | "message" | "path"
    )
}

/// What a group is about: the name of a header, field or code; else the part of the page.
fn subject(group: &[Contradiction]) -> String {
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

const fn title(rule: Rule) -> &'static str {
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

fn proposal(rule: Rule, places: &[&Place], report: &Report, pages: &[Facts]) -> String {
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

fn correction(found: &Explained, saying: Saying) -> Question {
    let difference = &found.difference;
    let (page, ours) = (difference.page.as_str(), difference.chosen.as_str());
    let proposal = match (page, ours) {
        ("unknown", _) => {
            "Our copy of the page lost this part. Please send us the page as it is.".to_owned()
        }
        (_, "absent") => "Take it off the page, or tell us what it is for.".to_owned(),
        ("absent", ours) => {
            format!("Add it to the page ({ours}), or tell us that it does not exist.")
        }
        ("none", ours) => format!("Add to the page: {ours}."),
        (_, "none") => {
            "Say on the page that this does not hold in general, or tell us that it does."
                .to_owned()
        }
        (_, ours) if ours.starts_with("values of ") => {
            "Print no length where the values are listed; or keep both, and see that they agree."
                .to_owned()
        }
        (page, ours) => {
            format!("Print “{ours}” instead of “{page}”, or tell us that our reading is wrong.")
        }
    };
    Question {
        title: match page {
            "unknown" => "A part of the page that we do not have".to_owned(),
            _ => format!("Another reading of the {}", aspect(difference.aspect.id())),
        },
        subject: match page {
            "unknown" => difference.place.replace('.', " "),
            _ => last_name(&difference.place).to_owned(),
        },
        finding: match page {
            "unknown" => {
                "Our copy of the page does not show it; what we describe comes from elsewhere."
                    .to_owned()
            }
            "none" => format!("The page says nothing; our description says “{ours}”."),
            page => format!("The page says “{page}”; our description says “{ours}”."),
        },
        sayings: vec![saying],
        proposal,
        reading: vec![note(found)],
        id: String::new(),
    }
}

/// The last name of a place such as `request.headers.X-KM-Tran-Time`.
fn last_name(place: &str) -> &str {
    place.rsplit('.').next().unwrap_or(place)
}

/// What is compared, in words.
pub fn aspect(id: &str) -> &str {
    match id {
        "limits" => "length or limits",
        "form" => "form of the value",
        "requirement" => "requirement",
        "presence" => "presence",
        "values" => "listed values",
        "encryption" => "encryption",
        "list" => "list of codes",
        other => other,
    }
}

/// The field of a page at a place.
fn fact<'a>(place: &Place, pages: &'a [Facts]) -> Option<&'a konaplate_pages::Field> {
    let facts = pages.iter().find(|facts| facts.page == place.page)?;
    let mut lists = facts.field_lists();
    lists.find_map(|(part, fields, lines)| {
        let name = place.what.strip_prefix(part)?.strip_prefix('.')?;
        let is_it = |index: usize, field: &&konaplate_pages::Field| {
            field.name.as_deref() == Some(name) && lines.get(index).copied() == place.line
        };
        fields
            .iter()
            .enumerate()
            .find(|(index, field)| is_it(*index, field))
            .map(|(_, field)| field)
    })
}

fn saying(place: &Place, pages: &[Facts]) -> Saying {
    Saying {
        page: place.page.clone(),
        line: place.line,
        place: place.what.clone(),
        says: says(place, pages).unwrap_or_default(),
    }
}

fn says(place: &Place, pages: &[Facts]) -> Option<String> {
    if let Some(fact) = fact(place, pages) {
        return Some(words_of_fact(fact).join(", "));
    }
    let facts = pages.iter().find(|facts| facts.page == place.page)?;
    let codes = facts.codes.known();
    match place.what.as_str() {
        "path" => facts.path.clone(),
        "codes" => codes.map(|codes| match codes.list {
            CodeList::Truncated => format!("{} codes, then “Show All”", codes.blocks.len()),
            CodeList::Complete => format!("{} codes", codes.blocks.len()),
        }),
        "test_data" => {
            let results = facts.test_data.known().map_or(0, |data| data.results.len());
            let codes = codes.map_or(0, |codes| codes.blocks.len());
            Some(format!("{results} test results, {codes} codes"))
        }
        _ => {
            let index = facts
                .lines
                .codes
                .iter()
                .position(|line| Some(*line) == place.line)?;
            codes
                .and_then(|codes| codes.blocks.get(index))
                .map(|block| words_of_code(block).join(" · "))
        }
    }
}

/// Collects what is marked as unknown, and the parts of pages that are lost.
pub fn collect_open(report: &mut Report, pages: &[Facts]) {
    // The same words about a header that several operations share are one question.
    let mut found: Vec<Open> = Vec::new();
    let mut add = |operation: &str, target: String, subject: &str, question: &str| {
        let number = found.len();
        if !found
            .iter()
            .any(|open| open.subject == subject && open.question == question)
        {
            found.push(Open {
                id: format!("Q{}", number + 1),
                operation: operation.to_owned(),
                target,
                subject: subject.to_owned(),
                question: question.to_owned(),
            });
        }
    };
    for operation in &report.operations {
        let file = |anchor: &str| format!("{}#{anchor}", operation.file);
        let mut of = |subject: &str, anchor: &str, evidence: Option<&super::model::Evidence>| {
            if let Some(evidence) = evidence.filter(|evidence| evidence.mark == "unknown") {
                add(&operation.title, file(anchor), subject, &evidence.reason);
            }
        };
        of(&operation.title, "main", operation.evidence.as_ref());
        let messages = operation.request.iter().chain(&operation.responses);
        let contents = messages.clone().flat_map(|message| &message.contents);
        let headers = messages.clone().flat_map(|message| &message.headers);
        let fields = contents.flat_map(|content| &content.fields);
        for message in messages {
            let subject = format!("response {}", message.status);
            of(&subject, "response", message.evidence.as_ref());
        }
        for field in operation.parameters.iter().chain(headers).chain(fields) {
            of(&field.name, &field.anchor, field.evidence.as_ref());
        }
        for code in &operation.codes {
            of(&code.code, &code.anchor, code.evidence.as_ref());
        }
        let page = pages
            .iter()
            .find(|facts| Some(&facts.page) == operation.page.as_ref());
        if page.is_some_and(|facts| facts.request.parameters.known().is_none()) {
            let question = "Our copy of the page lost the request. What we describe comes from elsewhere and ends where that copy is cut.";
            add(&operation.title, file("request"), "request", question);
        }
    }
    report.open = found;
}
