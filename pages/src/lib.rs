//! Scraped documentation pages, read into facts.
//!
//! The API has documentation pages and nothing else. A page is text that was scraped from a web site: sections, fields, response
//! codes and sentences without markup. [`read`] turns it into [`Facts`]: what the page says about the API, in page order, with
//! sentences kept as fingerprints only, so that a changed wording is noticed without keeping the owner's text. What the reader does
//! not understand comes back as a [`Finding`] with its line, all of it at once.
//!
//! * [`repair`](mod@repair): Korean text that a wrong character table damaged, restored before anything else looks at the page
//! * [`check`](mod@check): the facts against the description
//! * [`scaffold`](mod@scaffold): the first draft of a description
//! * [`diff`](mod@diff): what changed between two scrapes, in terms of the API
//! * [`contradictions`](mod@contradictions): where pages contradict themselves or each other
//! * [`command`]: the commands over files

pub mod check;
pub mod command;
pub mod contradictions;
pub mod diff;
mod facts;
mod field;
mod finding;
mod fingerprint;
mod number;
mod order;
mod read;
pub mod repair;
pub mod scaffold;
mod yaml;

pub use facts::{
    Code, CodeList, Codes, Direction, Encryption, Facts, FieldSection, Lines, Mode, Restored,
    Section, TestData, TestResult, Unknown,
};
pub use field::{Condition, Constraint, Field, Requirement, Type};
pub use finding::{Acceptance, Acceptances, Finding, Kind};
pub use fingerprint::Fingerprint;
pub use number::Number;
pub use read::{MAX_PAGE_BYTES, Reading, read};
