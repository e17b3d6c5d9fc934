//! The part above the first section: title, versions, method, path, description.

use super::{Line, Notes, labels, notes::excerpt};
use crate::facts::{Facts, Mode};
use crate::finding::Kind;
use crate::fingerprint::Fingerprint;

const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// Reads the head.
pub fn read(lines: &[Line<'_>], facts: &mut Facts, notes: &mut Notes) {
    let titles = lines.iter().position(|line| {
        labels::version(&line.text).is_some() || is_method(&line.text) || is_path(&line.text)
    });
    let (above, rest) = lines
        .split_at_checked(titles.unwrap_or(lines.len()))
        .unwrap_or((lines, &[]));
    read_title(above, facts, notes);
    let rest = read_versions(rest, facts, notes);
    let rest = read_address(rest, facts, notes);
    facts.description = Fingerprint::of_lines(rest.iter().map(|line| line.text.as_ref()));
}

/// The title is the last line above the versions that is not the site's own; its mark may stand on a line of its own.
fn read_title(lines: &[Line<'_>], facts: &mut Facts, notes: &mut Notes) {
    let mut own: Vec<&Line<'_>> = lines
        .iter()
        .filter(|line| !labels::is_chrome(&line.text))
        .collect();
    let is_mark = |line: &&Line<'_>| labels::split_mode(&line.text).0.is_empty();
    if own.len() > 1 && own.last().is_some_and(is_mark) {
        facts.mode = own
            .pop()
            .map_or(Mode::Unknown, |line| labels::split_mode(&line.text).1);
    }
    let Some(title) = own.pop() else {
        notes.missing(Kind::NoTitle, "the page has no title");
        return;
    };
    let (text, mode) = labels::split_mode(&title.text);
    if facts.mode == Mode::Unknown {
        facts.mode = mode;
        facts.title = Some(text.to_owned()).filter(|text| !text.is_empty());
    } else {
        facts.title = Some(title.text.clone().into_owned());
    }
    facts.lines.title = Some(title.number);
    if facts.title.is_none() {
        notes.add(Kind::NoTitle, title, "the title is nothing but its mark");
    }
    if facts.mode == Mode::Unknown {
        notes.add(
            Kind::NoMode,
            title,
            format!(
                "the title `{}` has no mark for synchronous or asynchronous",
                excerpt(text)
            ),
        );
    }
    for line in own {
        notes.add(
            Kind::UnknownLine,
            line,
            format!("`{}` stands above the title", excerpt(&line.text)),
        );
    }
}

/// The first version is the one that is shown; all of them follow.
fn read_versions<'a, 'b>(
    lines: &'a [Line<'b>],
    facts: &mut Facts,
    notes: &mut Notes,
) -> &'a [Line<'b>] {
    let count = lines
        .iter()
        .take_while(|line| labels::version(&line.text).is_some())
        .count();
    let (versions, rest) = lines.split_at_checked(count).unwrap_or((lines, &[]));
    let mut versions = versions
        .iter()
        .filter_map(|line| labels::version(&line.text))
        .map(str::to_owned);
    facts.version = versions.next();
    facts.versions = versions.collect();
    if facts.version.is_none() {
        notes.missing(Kind::NoVersion, "the page has no version");
    } else if facts
        .version
        .as_ref()
        .is_some_and(|version| !facts.versions.contains(version))
    {
        notes.missing(
            Kind::NoVersion,
            "the version that is shown is not in the list of versions",
        );
    }
    rest
}

fn read_address<'a, 'b>(
    mut lines: &'a [Line<'b>],
    facts: &mut Facts,
    notes: &mut Notes,
) -> &'a [Line<'b>] {
    if let [first, rest @ ..] = lines
        && is_method(&first.text)
    {
        facts.method = Some(first.text.clone().into_owned());
        lines = rest;
    }
    if let [first, rest @ ..] = lines
        && is_path(&first.text)
    {
        facts.path = Some(first.text.clone().into_owned());
        facts.lines.path = Some(first.number);
        lines = rest;
    } else {
        notes.missing(Kind::NoPath, "the page has no path below its versions");
    }
    lines
}

fn is_method(line: &str) -> bool {
    METHODS.contains(&line)
}

/// A path, with or without its leading slash.
fn is_path(line: &str) -> bool {
    let with_slash = line
        .strip_prefix('/')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    (with_slash || line.starts_with("api/")) && !line.contains(char::is_whitespace)
}
