//! The syntax outside of classes.

use std::iter::Peekable;
use std::str::Chars;

use super::escape::{Escaped, character_escape, class_escape};
use super::foreign::Dialect;
use super::{Refusal, class};

pub(super) type Input<'p> = Peekable<Chars<'p>>;

/// What matches no text.
pub(super) const NOTHING: &str = r"[^\x{0}-\x{10FFFF}]";

/// Translates a pattern, and says whether there is lookaround in it.
pub(super) fn translate(written: &str, dialect: &mut Dialect) -> Result<(String, bool), Refusal> {
    let mut translation = Translation {
        input: written.chars().peekable(),
        output: String::with_capacity(written.len() + 16),
        dialect,
        open: Vec::new(),
        lookaround: 0,
    };
    translation.run()?;
    Ok((translation.output, translation.lookaround > 0))
}

/// A translation under way.
struct Translation<'p, 'd> {
    input: Input<'p>,
    output: String,
    dialect: &'d mut Dialect,
    /// Whether the groups that are not closed yet can be repeated.
    open: Vec<bool>,
    /// How many names were given to lookaround.
    lookaround: usize,
}

impl Translation<'_, '_> {
    fn run(&mut self) -> Result<(), Refusal> {
        // Whether something that can be repeated came last.
        let mut repeatable = false;
        while let Some(c) = self.input.next() {
            repeatable = match c {
                '\\' => self.escape()?,
                '[' => {
                    let class = class::translate(&mut self.input, self.dialect)?;
                    self.output.push_str(&class);
                    true
                }
                '(' => {
                    self.group()?;
                    false
                }
                '*' | '+' | '?' => {
                    self.quantifier(c, repeatable)?;
                    false
                }
                '{' => self.brace(repeatable)?,
                '.' => {
                    self.output.push_str(r"[^\n\r\x{2028}\x{2029}]");
                    true
                }
                '^' | '$' | '|' => {
                    self.output.push(c);
                    false
                }
                ')' => {
                    self.output.push(c);
                    self.open.pop().unwrap_or(true)
                }
                c => {
                    push_literal(c, &mut self.output);
                    true
                }
            };
        }
        Ok(())
    }

    /// `*`, `+` or `?`, perhaps lazy.
    fn quantifier(&mut self, c: char, repeatable: bool) -> Result<(), Refusal> {
        if !repeatable {
            return Err(Refusal::Invalid(format!(
                "there is nothing to repeat before `{c}`"
            )));
        }
        self.output.push(c);
        self.lazy();
        Ok(())
    }

    fn lazy(&mut self) {
        if self.input.next_if_eq(&'?').is_some() {
            self.output.push('?');
        }
    }

    /// `{n}`, `{n,}` or `{n,m}`; any other brace is a character like others. Returns whether it can be repeated.
    fn brace(&mut self, repeatable: bool) -> Result<bool, Refusal> {
        let body: String = self.input.clone().take_while(|c| *c != '}').collect();
        let closed = self.input.clone().nth(body.chars().count()) == Some('}');
        let (low, high) = body.split_once(',').unwrap_or((&body, ""));
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !closed || low.is_empty() || !number(low) || !number(high) {
            self.output.push_str(r"\{");
            return Ok(true);
        }
        if !repeatable {
            return Err(Refusal::Invalid(
                "there is nothing to repeat before `{`".to_owned(),
            ));
        }
        self.output.push('{');
        self.output.push_str(&body);
        self.output.push('}');
        for _ in 0..=body.chars().count() {
            self.input.next();
        }
        self.lazy();
        Ok(false)
    }

    /// The beginning of a group. Annex B of ECMA 262 lets a lookahead be repeated, but no lookbehind.
    fn group(&mut self) -> Result<(), Refusal> {
        if self.input.next_if_eq(&'?').is_none() {
            self.open("(?:", true);
            return Ok(());
        }
        match (self.input.next(), self.input.peek()) {
            (Some(':'), _) => self.open("(?:", true),
            (Some('='), _) => self.open_lookaround("ahead", true),
            (Some('!'), _) => self.open_lookaround("not_ahead", true),
            (Some('<'), Some('=')) => {
                self.input.next();
                self.open_lookaround("behind", false);
            }
            (Some('<'), Some('!')) => {
                self.input.next();
                self.open_lookaround("not_behind", false);
            }
            (Some('<'), _) => {
                self.name()?;
                self.open("(?:", true);
            }
            (Some('P'), Some('<')) => {
                self.input.next();
                let name = self.name()?;
                self.dialect
                    .take(&format!("(?P<{name}>…)"), "a group with a name")?;
                self.open("(?:", true);
            }
            _ => return Err(Refusal::Unsupported("this kind of group")),
        }
        Ok(())
    }

    fn name(&mut self) -> Result<String, Refusal> {
        let name: String = self.input.by_ref().take_while(|c| *c != '>').collect();
        if name.is_empty() {
            return Err(Refusal::Invalid("a group has an empty name".to_owned()));
        }
        Ok(name)
    }

    fn open(&mut self, opening: &str, repeatable: bool) {
        self.output.push_str(opening);
        self.open.push(repeatable);
    }

    fn open_lookaround(&mut self, kind: &str, repeatable: bool) {
        self.lookaround += 1;
        let opening = format!("(?<{kind}{}>", self.lookaround);
        self.open(&opening, repeatable);
    }

    /// What follows a backslash outside of a class. Returns whether it can be repeated.
    fn escape(&mut self) -> Result<bool, Refusal> {
        match self.input.peek().copied() {
            Some('b') => {
                self.input.next();
                self.output.push_str(WORD_BOUNDARY);
                return Ok(false);
            }
            Some('B') => {
                self.input.next();
                self.open_lookaround("not_ahead", false);
                self.output.push_str(WORD_BOUNDARY);
                self.output.push(')');
                return Ok(self.open.pop().unwrap_or(false));
            }
            Some('1'..='9' | 'k') => return Err(Refusal::Unsupported("a backreference")),
            Some(letter @ ('A' | 'z' | 'Z')) => {
                self.input.next();
                self.output.push_str(self.dialect.anchor(letter)?);
                return Ok(false);
            }
            _ => {}
        }
        match class_escape(&mut self.input, self.dialect)? {
            Some(class) => self.output.push_str(&format!("[{class}]")),
            None => match character_escape(&mut self.input, self.dialect)? {
                Escaped::Character(c) => push_literal(c, &mut self.output),
                Escaped::Half(_) => self.output.push_str(NOTHING),
            },
        }
        Ok(true)
    }
}

const WORD_BOUNDARY: &str = r"(?-u:\b)";

/// A character that stands for itself, inside of a class too.
pub(super) fn push_literal(c: char, output: &mut String) {
    // What cannot be seen, or turns the text around, is written out.
    if c.is_control() || (!c.is_ascii() && c.escape_debug().count() > 1) {
        output.push_str(&format!(r"\x{{{:X}}}", u32::from(c)));
        return;
    }
    if matches!(
        c,
        '\\' | '.'
            | '+'
            | '*'
            | '?'
            | '('
            | ')'
            | '|'
            | '['
            | ']'
            | '{'
            | '}'
            | '^'
            | '$'
            | '#'
            | '&'
            | '-'
            | '~'
    ) {
        output.push('\\');
    }
    output.push(c);
}
