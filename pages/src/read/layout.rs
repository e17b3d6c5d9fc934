//! Cutting a page into its parts.

use super::{Line, Notes, Text, labels, navigation};
use crate::finding::Kind;

/// The parts of a page, in page order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Headers of the request.
    RequestHeaders,
    /// Body of the request.
    RequestParameters,
    /// Headers of the response.
    ResponseHeaders,
    /// Body of the response.
    ResponseParameters,
    /// Response codes.
    Codes,
    /// Test results.
    TestData,
}

/// A page cut at its labels.
#[derive(Debug)]
pub struct Layout<'a> {
    /// Everything above the first label.
    pub head: &'a [Line<'a>],
    parts: Vec<(Part, &'a [Line<'a>])>,
}

impl<'a> Layout<'a> {
    /// Cuts a page.
    pub fn cut(text: &'a Text<'a>, notes: &mut Notes) -> Self {
        let labels = find_labels(&text.lines, notes);
        let last = labels.last().map_or(0, |(index, _)| index + 1);
        let end = console(&text.lines, last);
        note_end(text.lines.get(end..).unwrap_or_default(), notes);

        let head = text
            .lines
            .get(..labels.first().map_or(end, |(index, _)| *index))
            .unwrap_or_default();
        let ends = labels.iter().skip(1).map(|(index, _)| *index).chain([end]);
        let parts = labels
            .iter()
            .zip(ends)
            .map(|((start, part), end)| (*part, text.lines.get(start + 1..end).unwrap_or_default()))
            .collect();
        Self { head, parts }
    }

    /// The lines of a part; `None` if the page does not have it.
    pub fn part(&self, wanted: Part) -> Option<&'a [Line<'a>]> {
        self.parts
            .iter()
            .find(|(part, _)| *part == wanted)
            .map(|(_, lines)| *lines)
    }
}

/// The labels that begin a part. One that stands twice is reported and does not begin anything: its part is already there.
fn find_labels(lines: &[Line<'_>], notes: &mut Notes) -> Vec<(usize, Part)> {
    let mut labels: Vec<(usize, Part)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(part) = labels::part(&line.text) else {
            if labels::looks_like_part(&line.text) {
                notes.add(
                    Kind::UnknownLabel,
                    line,
                    format!(
                        "`{}` reads like the label of a section, but of none that is known",
                        line.text
                    ),
                );
            }
            continue;
        };
        if labels.iter().any(|(_, other)| *other == part) {
            notes.add(
                Kind::RepeatedSection,
                line,
                format!("the section `{}` stands twice", line.text),
            );
            continue;
        }
        if labels.last().is_some_and(|(_, last)| *last > part) {
            notes.add(
                Kind::SectionOrder,
                line,
                format!("the section `{}` stands after a later one", line.text),
            );
        }
        labels.push((index, part));
    }
    labels
}

/// Where the console begins: at "Loading ...", or at another of its lines that another follows.
fn console(lines: &[Line<'_>], from: usize) -> usize {
    let after = lines.get(from..).unwrap_or_default();
    let begins = |index: usize, line: &Line<'_>| {
        let next = after
            .get(index + 1)
            .is_none_or(|next| navigation::is_console(&next.text));
        navigation::is_console(&line.text) && (line.text.starts_with("Loading") || next)
    };
    after
        .iter()
        .enumerate()
        .position(|(index, line)| begins(index, line))
        .map_or(lines.len(), |index| from + index)
}

/// After the console began, there is nothing else.
fn note_end(lines: &[Line<'_>], notes: &mut Notes) {
    for line in lines
        .iter()
        .filter(|line| !navigation::is_console(&line.text))
    {
        notes.add(
            Kind::UnknownLine,
            line,
            format!(
                "`{}` stands in the console at the end of the page",
                super::notes::excerpt(&line.text)
            ),
        );
    }
}
