//! What the report shows, ready to be written: words, no tree.

/// The whole report.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub title: String,
    pub version: String,
    pub description: String,
    pub servers: Vec<(String, String)>,
    pub tags: Vec<(String, String)>,
    /// What is not known of the API as a whole: subject and question.
    pub unknowns: Vec<(String, String)>,
    pub operations: Vec<Operation>,
    /// Operations that are known to exist, but not described here: title and path.
    pub known: Vec<(String, String)>,
    /// A sentence about what else there is.
    pub known_note: String,
    /// How many pages were compared.
    pub pages: usize,
    pub contradictions: Vec<Question>,
    pub corrections: Vec<Question>,
    pub open: Vec<Open>,
}

/// One operation.
#[derive(Clone, Debug, Default)]
pub struct Operation {
    /// The file of its page in the report.
    pub file: String,
    pub name: String,
    pub title: String,
    pub description: String,
    pub method: String,
    pub path: String,
    pub tags: Vec<String>,
    pub deprecated: bool,
    pub effect: Option<String>,
    pub encryption: Option<(String, String)>,
    pub evidence: Option<Evidence>,
    pub parameters: Vec<Field>,
    pub request: Option<Message>,
    pub responses: Vec<Message>,
    pub codes: Vec<Code>,
    pub code_list: Option<String>,
    pub results: Vec<TestResult>,
    /// The page that documents it.
    pub page: Option<String>,
    pub comparison: Option<Comparison>,
}

/// A request body or a response.
#[derive(Clone, Debug, Default)]
pub struct Message {
    /// The HTTP status of a response; empty for a request.
    pub status: String,
    pub description: String,
    pub evidence: Option<Evidence>,
    pub headers: Vec<Field>,
    pub contents: Vec<Content>,
}

/// A body in one media type.
#[derive(Clone, Debug, Default)]
pub struct Content {
    pub media_type: String,
    pub fields: Vec<Field>,
    pub examples: Vec<Example>,
    /// Whether there were more fields than are shown.
    pub cut: bool,
}

/// An example, as JSON text.
#[derive(Clone, Debug, Default)]
pub struct Example {
    pub name: String,
    pub summary: String,
    pub json: String,
}

/// Where something comes from that no page states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    pub mark: String,
    pub reason: String,
}

/// A header, parameter or field.
#[derive(Clone, Debug, Default)]
pub struct Field {
    pub anchor: String,
    pub name: String,
    /// The names from the body down to this field, dotted.
    pub path: String,
    pub depth: usize,
    /// Where a parameter stands: `header`, `query`, `path`, `cookie`.
    pub place: String,
    pub type_: String,
    pub need: String,
    pub limits: Vec<String>,
    pub values: Vec<(String, String)>,
    pub default: Option<String>,
    pub pattern: Option<String>,
    pub example: Option<String>,
    pub description: String,
    pub sensitivity: Option<String>,
    pub evidence: Option<Evidence>,
    pub notes: Vec<&'static str>,
    /// Whether it is an array of objects, whose item has a row of its own on a page.
    pub has_items: bool,
    /// Whether it belongs to what surrounds every answer, which pages do not show.
    pub envelope: bool,
}

/// One response code.
#[derive(Clone, Debug, Default)]
pub struct Code {
    pub anchor: String,
    pub code: String,
    pub status: String,
    pub message: Option<String>,
    pub meaning: String,
    pub effect: Option<String>,
    pub evidence: Option<Evidence>,
}

/// A named result that the sandbox can be asked for.
#[derive(Clone, Debug, Default)]
pub struct TestResult {
    pub status: String,
    pub name: String,
    pub code: Option<String>,
}

/// Page and description side by side.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    pub sections: Vec<Section>,
    /// How much damaged text was restored: exactly, by a person's reading, not at all.
    pub restored: Option<(usize, usize, usize)>,
}

/// One part of a page.
#[derive(Clone, Debug, Default)]
pub struct Section {
    pub title: &'static str,
    pub known: bool,
    pub notes: Vec<Note>,
    pub rows: Vec<Row>,
}

/// One thing on both sides.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub name: String,
    pub line: Option<usize>,
    pub page: Vec<String>,
    pub ours: Vec<String>,
    /// The row in the reference part above.
    pub target: Option<String>,
    pub notes: Vec<Note>,
    pub evidence: Option<Evidence>,
}

/// One difference and why there is one.
#[derive(Clone, Debug, Default)]
pub struct Note {
    pub aspect: &'static str,
    pub page: String,
    pub ours: String,
    /// Evidence and reason; none if nobody has decided yet.
    pub explanation: Option<Evidence>,
}

/// Something that the owners are asked to settle.
#[derive(Clone, Debug, Default)]
pub struct Question {
    pub id: String,
    pub title: String,
    pub subject: String,
    pub finding: String,
    pub sayings: Vec<Saying>,
    pub proposal: String,
    pub reading: Vec<Note>,
}

/// What one place on a page says.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Saying {
    pub page: String,
    pub line: Option<usize>,
    pub place: String,
    pub says: String,
}

/// Something that is not known.
#[derive(Clone, Debug, Default)]
pub struct Open {
    pub id: String,
    pub operation: String,
    pub target: String,
    pub subject: String,
    pub question: String,
}
