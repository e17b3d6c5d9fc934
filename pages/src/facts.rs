//! What a page says about its operation.

use serde::{Deserialize, Serialize};

use crate::field::Field;
use crate::fingerprint::Fingerprint;

/// The facts of one page. `None` is something that the page does not show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Name of the page and of the operation, snake case: the stem of the scraped file.
    pub page: String,
    /// The title, without the mark for synchronous or asynchronous that is glued to it.
    pub title: Option<String>,
    /// Whether the answer comes with the response or later.
    pub mode: Mode,
    /// The version that is shown.
    pub version: Option<String>,
    /// All versions that can be chosen, in page order.
    pub versions: Vec<String>,
    /// HTTP method. Compact copies do not show it.
    pub method: Option<String>,
    /// The path as printed. See [`Facts::wire_path`].
    pub path: Option<String>,
    /// The sentences under the path.
    pub description: Option<Fingerprint>,
    /// What is sent.
    pub request: Direction,
    /// What comes back.
    pub response: Direction,
    /// The response codes.
    pub codes: Section<Codes>,
    /// The named results that the sandbox can be asked for.
    pub test_data: Section<TestData>,
    /// How much damaged text was restored to read this; absent if the page was sound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restored: Option<Restored>,
    /// Where on the page all this stands.
    pub lines: Lines,
}

/// A part of a page that may be missing. A missing part is unknown, which is not the same as empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Section<T> {
    /// The page shows it.
    Known(T),
    /// The page does not show it.
    Unknown(Unknown),
}

/// The word that stands for a missing section in a facts file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unknown {
    /// `unknown`
    Unknown,
}

impl<T> Section<T> {
    /// A missing section.
    pub const UNKNOWN: Self = Self::Unknown(Unknown::Unknown);

    /// The content, if the page shows it.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(content) => Some(content),
            Self::Unknown(_) => None,
        }
    }
}

/// Whether an operation answers at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// `Sync` on the page.
    Sync,
    /// `Async` on the page.
    Async,
    /// The page has no mark.
    Unknown,
}

/// One direction of the exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Direction {
    /// Whether the body is encrypted.
    pub encryption: Encryption,
    /// HTTP headers.
    pub headers: Section<Vec<Field>>,
    /// Fields of the body. Nesting is flattened on the page: order and types are all there is.
    pub parameters: Section<Vec<Field>>,
}

/// Whether a body is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encryption {
    /// The page marks it as encrypted.
    Encrypted,
    /// The page shows the parameters without the mark.
    Plain,
    /// The section is missing, or the copy of the page has no marks at all.
    Unknown,
}

/// The response codes of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codes {
    /// Whether the list goes on behind a button.
    pub list: CodeList,
    /// The sentence above the codes.
    pub note: Option<Fingerprint>,
    /// The codes in page order.
    pub blocks: Vec<Code>,
}

/// Whether the text shows all codes of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CodeList {
    /// There is no "Show All".
    Complete,
    /// "Show All" follows the last code: there are more.
    Truncated,
}

/// One response code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// HTTP status.
    pub status: Option<u16>,
    /// The code, such as `000_002`.
    pub code: Option<String>,
    /// The text that comes with it on the wire, verbatim.
    pub message: Option<String>,
    /// What the page says about it.
    pub description: Option<Fingerprint>,
}

/// The test results of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TestData {
    /// The option that was selected when the page was scraped.
    pub selected: Option<TestResult>,
    /// All options in page order.
    pub results: Vec<TestResult>,
}

/// One named test result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TestResult {
    /// HTTP status.
    pub status: u16,
    /// Its name, verbatim.
    pub name: String,
}

/// How many damaged characters were restored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restored {
    /// By inverting the damage, exactly.
    pub exact: usize,
    /// By an accepted reading of a person.
    pub accepted: usize,
    /// Not at all: they stand as U+FFFD.
    pub open: usize,
}

/// Line numbers, counted from 1; lists run parallel to the lists of the facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    /// The title.
    pub title: Option<usize>,
    /// The path.
    pub path: Option<usize>,
    /// Headers of the request.
    pub request_headers: Vec<usize>,
    /// Fields of the request.
    pub request_parameters: Vec<usize>,
    /// Headers of the response.
    pub response_headers: Vec<usize>,
    /// Fields of the response.
    pub response_parameters: Vec<usize>,
    /// Response codes.
    pub codes: Vec<usize>,
    /// "Show All".
    pub show_all: Option<usize>,
    /// Test results.
    pub results: Vec<usize>,
}

/// The place of a list of fields, such as `request.headers`, the fields, and their lines.
pub type FieldSection<'a> = (&'static str, &'a Section<Vec<Field>>, &'a [usize]);

impl Facts {
    /// The path with its leading slash, which some pages leave out.
    pub fn wire_path(&self) -> Option<String> {
        self.path.as_ref().map(|path| {
            if path.starts_with('/') {
                path.clone()
            } else {
                format!("/{path}")
            }
        })
    }

    /// The four lists of fields in page order.
    pub fn field_sections(&self) -> [FieldSection<'_>; 4] {
        let (request, response, lines) = (&self.request, &self.response, &self.lines);
        [
            ("request.headers", &request.headers, &lines.request_headers),
            (
                "request.parameters",
                &request.parameters,
                &lines.request_parameters,
            ),
            (
                "response.headers",
                &response.headers,
                &lines.response_headers,
            ),
            (
                "response.parameters",
                &response.parameters,
                &lines.response_parameters,
            ),
        ]
    }

    /// Those of the four lists that the page shows.
    pub fn field_lists(&self) -> impl Iterator<Item = (&'static str, &[Field], &[usize])> {
        self.field_sections()
            .into_iter()
            .filter_map(|(place, section, lines)| Some((place, section.known()?.as_slice(), lines)))
    }
}
