//! What the owners are asked: contradictions of the pages, corrections that we propose, and what is not known.

mod open;
mod sayings;
mod wording;

use konaplate_pages::Facts;
use konaplate_pages::check::Explained;
use konaplate_pages::contradictions::{self, Contradiction, Place};

use super::compare::note;
use super::model::{Note, Question, Report, Saying};
use sayings::saying;
use wording::{finding, proposal, subject, title};

pub use open::collect_open;

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
