//! Regular expressions: from the dialect of JSON Schema (ECMA 262) to that of the runtime, or an error.
//!
//! The runtime has two engines. What needs no lookaround goes to the `regex` crate; the rest to the runtime's own
//! [`Lookaround`], in whose expressions lookaround is a group with a name. Both take linear time. What is no ECMA 262, but means
//! the same in every dialect that it can be of, is taken for that, and a warning says so ([`foreign`]).

mod class;
mod escape;
mod foreign;
mod property;
mod surplus;
#[cfg(test)]
mod tests;
mod translate;

use konaplate_runtime::check::{Lookaround, LookaroundError};
use regex::Regex;

use self::foreign::Dialect;
use self::translate::{Input, NOTHING, push_literal, translate};
use crate::model::Pattern;

/// Why a pattern cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is not a regular expression.
    Invalid(String),
    /// It is one that cannot be matched in linear time, or that neither engine knows.
    Unsupported(&'static str),
}

impl Refusal {
    /// The code of the diagnostic.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid-pattern",
            Self::Unsupported(_) => "unsupported-pattern",
        }
    }

    /// The message of the diagnostic.
    pub(super) fn message(&self) -> String {
        match self {
            Self::Invalid(reason) => format!("this is not a regular expression: {reason}"),
            Self::Unsupported(what) => {
                format!("{what} cannot be matched in linear time, or not by Rust's `regex`")
            }
        }
    }
}

/// A pattern that can be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Translated {
    pub(super) pattern: Pattern,
    /// What in it is no ECMA 262, each with what it is taken for.
    pub(super) foreign: Vec<String>,
}

/// Translates a pattern and makes sure that the result compiles.
pub(super) fn translated(written: &str) -> Result<Translated, Refusal> {
    compiled(written, Dialect::ecma()).or_else(|_| compiled(written, Dialect::foreign(written)))
}

/// Whether a pattern occurs in a text.
pub(super) fn is_match(pattern: &Pattern, text: &str) -> bool {
    if pattern.has_lookaround {
        Lookaround::new(&pattern.translated).is_ok_and(|lookaround| lookaround.is_match(text))
    } else {
        Regex::new(&pattern.translated).is_ok_and(|regex| regex.is_match(text))
    }
}

fn compiled(written: &str, mut dialect: Dialect) -> Result<Translated, Refusal> {
    let (translated, has_lookaround) = translate(written, &mut dialect)?;
    let compiles = if has_lookaround {
        compile_lookaround(&translated)
    } else {
        compile(&translated)
    };
    match (compiles, surplus::without(written)) {
        (Err(Compilation::TooLarge), Some(shorter)) => {
            let shorter = compiled(&shorter, dialect)?;
            let pattern = Pattern {
                written: written.to_owned(),
                ..shorter.pattern
            };
            return Ok(Translated { pattern, ..shorter });
        }
        (Err(Compilation::TooLarge), None) => {
            return Err(Refusal::Unsupported("a pattern of this size"));
        }
        (Err(Compilation::Invalid(reason)), _) => return Err(Refusal::Invalid(reason)),
        (Ok(()), _) => {}
    }
    Ok(Translated {
        pattern: Pattern {
            written: written.to_owned(),
            translated,
            has_lookaround,
        },
        foreign: dialect.taken(),
    })
}

/// Why a translated pattern does not compile.
enum Compilation {
    TooLarge,
    Invalid(String),
}

fn compile(translated: &str) -> Result<(), Compilation> {
    match Regex::new(translated) {
        Ok(_) => Ok(()),
        Err(regex::Error::CompiledTooBig(_)) => Err(Compilation::TooLarge),
        Err(error) => Err(Compilation::Invalid(reason(&error.to_string()))),
    }
}

fn compile_lookaround(translated: &str) -> Result<(), Compilation> {
    match Lookaround::new(translated) {
        Ok(_) => Ok(()),
        Err(LookaroundError::TooLarge) => Err(Compilation::TooLarge),
        Err(error) => Err(Compilation::Invalid(reason(&error.to_string()))),
    }
}

/// What is said last, below a picture of the place.
fn reason(text: &str) -> String {
    let last = text.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}
