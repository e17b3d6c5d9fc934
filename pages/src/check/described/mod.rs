//! The description, in the shape of a page: flat lists in order, each entry with its place in a file.

mod codes;
mod operation;
mod row;
mod rows;
mod schema;

use konaplate_codegen::diagnostic::Span;
use konaplate_codegen::load::{Decimal, Located};

use crate::field::Condition;

pub use operation::{TO_BE_DECIDED, operations};

/// One operation of the description.
#[derive(Debug)]
pub struct Operation {
    /// `operationId`.
    pub name: Option<Located<String>>,
    /// `x-page`.
    pub page: Option<Located<String>>,
    /// The whole operation.
    pub span: Span,
    /// The path, as the root file has it.
    pub path: Located<String>,
    /// The method in capitals.
    pub method: Located<String>,
    /// `summary`.
    pub title: Option<Located<String>>,
    /// What is sent.
    pub request: Direction,
    /// What comes back when the call succeeds.
    pub response: Direction,
    /// All codes, in the order of the responses.
    pub codes: Vec<Code>,
    /// Where the codes stand.
    pub codes_span: Span,
    /// `x-code-list`.
    pub code_list: Option<Located<String>>,
    /// `x-test-data`.
    pub results: Vec<TestResult>,
    /// Where the test results stand.
    pub results_span: Span,
    /// Whether `x-evidence` of the operation says that something of it does not come from the page.
    pub evidence: bool,
    /// Every `x-evidence` that leaves its decision open.
    pub undecided: Vec<Span>,
}

/// One direction of the exchange.
#[derive(Debug)]
pub struct Direction {
    /// `x-encryption`.
    pub encryption: Option<Located<String>>,
    /// Headers.
    pub headers: List,
    /// Fields of the body, nested ones after their object.
    pub parameters: List,
}

/// A list of headers or fields.
#[derive(Debug)]
pub struct List {
    /// The entries in order.
    pub rows: Vec<Row>,
    /// Where the list begins.
    pub span: Span,
    /// Keywords around all fields that restrict or widen them in ways that no page states, without evidence.
    pub extra: Vec<Located<&'static str>>,
}

/// One header or field.
#[derive(Debug)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// Its type.
    pub shape: Located<Shape>,
    /// Whether it must be there.
    pub need: Located<Need>,
    /// Length, or minimum and maximum.
    pub limits: Located<Limits>,
    /// The listed values.
    pub values: Located<Vec<String>>,
    /// The default.
    pub default: Located<Option<String>>,
    /// The forms that its text names.
    pub forms: Located<Vec<String>>,
    /// Keywords that restrict it in ways that no page states.
    pub extra: Vec<Located<&'static str>>,
    /// Where what it says comes from, if not from the page.
    pub evidence: Evidence,
    /// Whether it is there by convention only: the row `X_item` between an array and the fields of its items.
    pub convention: bool,
}

/// Whether `x-evidence` says that something does not come from the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// On the header or field itself.
    Own,
    /// On an object around it.
    Around,
    /// Nowhere.
    None,
}

/// The types of the description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text.
    String,
    /// A number that may have a fraction.
    Number,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// An object.
    Object,
    /// An array of objects.
    Objects,
    /// An array of texts.
    Strings,
    /// Anything else, in words.
    Other(String),
}

impl Shape {
    /// The words of the pages; `integer` is the description's own.
    pub fn as_str(&self) -> &str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Objects => "array of objects",
            Self::Strings => "array of strings",
            Self::Other(words) => words,
        }
    }
}

/// Whether something must be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// Always.
    Required,
    /// Never.
    Optional,
    /// When a field has a value.
    When(Condition),
}

/// Length of a text, or smallest and largest number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The least.
    pub min: Option<Decimal>,
    /// The most.
    pub max: Option<Decimal>,
    /// Whether one of the two is itself excluded.
    pub exclusive: bool,
}

/// One response code.
#[derive(Debug)]
pub struct Code {
    /// The code.
    pub code: Located<String>,
    /// HTTP status.
    pub status: Located<String>,
    /// The text that comes with it.
    pub message: Option<Located<String>>,
    /// Whether `x-evidence` says that it does not come from the page.
    pub evidence: bool,
}

/// One named test result.
#[derive(Debug)]
pub struct TestResult {
    /// Its name.
    pub name: Located<String>,
    /// HTTP status.
    pub status: Located<String>,
    /// The listed code that it stands for.
    pub code: Option<Located<String>>,
}
