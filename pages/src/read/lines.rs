//! Text -> numbered lines without the blanks and invisible characters that a scrape leaves in them.

use std::borrow::Cow;

use super::navigation;

/// A line that is not blank.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Its number on the page, counted from 1.
    pub number: usize,
    /// Its text: zero-width characters removed, no-break spaces as spaces, trimmed.
    pub text: Cow<'a, str>,
}

/// The lines of a page, its navigation left out.
#[derive(Debug)]
pub struct Text<'a> {
    /// All lines that are not blank.
    pub lines: Vec<Line<'a>>,
    /// Whether the copy has hardly any blank lines: such copies lost the method and the encryption marks, too.
    pub compact: bool,
}

impl<'a> Text<'a> {
    /// Splits a text at its line feeds.
    pub fn split(text: &'a str) -> Self {
        let (body, _) = navigation::split(text);
        let lines: Vec<Line<'a>> = body
            .lines()
            .enumerate()
            .map(|(index, line)| Line {
                number: index + 1,
                text: clean(line),
            })
            .filter(|line| !line.text.is_empty())
            .collect();
        let blank = lines.last().map_or(0, |last| last.number - lines.len());
        let compact = blank < lines.len() / 4;
        Self { lines, compact }
    }
}

fn clean(line: &str) -> Cow<'_, str> {
    let invisible = |c: char| matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    let odd_space = |c: char| c != ' ' && c.is_whitespace();
    let trimmed = line.trim_matches(|c: char| c.is_whitespace() || invisible(c));
    if trimmed.contains(|c: char| invisible(c) || odd_space(c)) {
        trimmed
            .chars()
            .filter(|c| !invisible(*c))
            .map(|c| if odd_space(c) { ' ' } else { c })
            .collect()
    } else {
        Cow::Borrowed(trimmed)
    }
}
