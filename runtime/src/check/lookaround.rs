//! Regular expressions with lookaround, matched in linear time.
//!
//! The crate `regex` has no lookaround, since for the texts that a match consists of it would take more than linear time. Whether
//! there is a match does not. A lookahead `(?=X)` holds at a place of a text if a match of `X` begins there. Going through the
//! text once, from its end to its beginning and with `X` written backwards, finds all places where one does. A lookbehind is the
//! same from the beginning to the end. With these places known, what is left is an expression without lookaround, for which going
//! through the text once more is enough. Lookaround within lookaround comes first.

mod compile;
mod sweep;

use std::fmt;
use std::ops::ControlFlow;

use self::compile::Compiler;
use self::sweep::{Places, Sweep};

/// A regular expression in the syntax of the `regex` crate, in which named groups are lookaround.
///
/// `(?<ahead1>X)` is what other engines write as `(?=X)`, `(?<not_ahead1>X)` is `(?!X)`, `(?<behind1>X)` is `(?<=X)`, and
/// `(?<not_behind1>X)` is `(?<!X)`. The numbers only make the names differ.
///
/// ```
/// use konaplate_runtime::check::Lookaround;
///
/// let labels = Lookaround::new(r"^(?:(?<not_ahead1>-)[a-z-]+(?<not_behind2>-)\.)+$")?;
/// assert!(labels.is_match("a-b.c."));
/// assert!(!labels.is_match("a.-b."));
/// # Ok::<(), konaplate_runtime::check::LookaroundError>(())
/// ```
pub struct Lookaround {
    /// One for each lookaround, those within others first.
    lookaround: Vec<Sweep>,
    whole: Sweep,
}

impl Lookaround {
    /// Compiles an expression.
    pub fn new(text: &str) -> Result<Self, LookaroundError> {
        let hir = regex_syntax::parse(text)
            .map_err(|error| LookaroundError::Invalid(error.to_string()))?;
        Compiler::compile(&hir)
    }

    /// Whether it occurs in the value.
    pub fn is_match(&self, value: &str) -> bool {
        let mut known = Vec::with_capacity(self.lookaround.len());
        for sweep in &self.lookaround {
            let mut places = Places::none(value);
            let _: ControlFlow<()> = sweep.run(value, &known, |place| {
                places.add(place);
                ControlFlow::Continue(())
            });
            known.push(places);
        }
        self.whole
            .run(value, &known, |_| ControlFlow::Break(()))
            .is_break()
    }
}

impl fmt::Debug for Lookaround {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lookaround").finish_non_exhaustive()
    }
}

/// Why a text is no expression with lookaround.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LookaroundError {
    /// It is no regular expression.
    Invalid(String),
    /// It asks for something that takes a regular expression over bytes, or the word characters of Unicode.
    Unsupported,
    /// Compiled, it is too large.
    TooLarge,
}

impl fmt::Display for LookaroundError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(reason) => f.write_str(reason),
            Self::Unsupported => f.write_str("this kind of assertion is not supported"),
            Self::TooLarge => f.write_str("the expression is too large"),
        }
    }
}

impl std::error::Error for LookaroundError {}
