//! An exchange over plain HTTP: what of the request goes where, and which answers there are.

use super::{Docs, Presence, TypeName, Value};

/// The HTTP side of an operation.
#[derive(Clone, Debug)]
pub struct Http {
    /// The struct of parameters and body.
    pub request: TypeName,
    /// The pieces of the path in order.
    pub path: Vec<PathPiece>,
    /// What goes into the query whatever the request says.
    pub fixed_query: Option<String>,
    /// The parameters outside of the path, in document order.
    pub parameters: Vec<Parameter>,
    /// The body.
    pub body: Option<RequestBody>,
    /// The media types that can be read, most wanted first.
    pub accept: Vec<String>,
    /// What a success brings.
    pub success: Outcome,
    /// What the other listed answers bring.
    pub failure: Outcome,
    /// Ways to show who calls: sets of constants of [`SecurityScheme`].
    pub security: Vec<Vec<String>>,
    /// A base URL of its own.
    pub server: Option<String>,
}

/// A piece of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPiece {
    /// As it stands.
    Text(String),
    /// A parameter.
    Parameter {
        /// Name on the wire.
        wire_name: String,
        /// The field of the request.
        field: String,
        /// How it is written.
        form: Form,
        /// `simple`, `label` or `matrix`.
        style: PathStyle,
    },
}

/// A parameter outside of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Name on the wire.
    pub wire_name: String,
    /// The field of the request.
    pub field: String,
    /// How it is written.
    pub form: Form,
    /// Where it goes.
    pub place: Place,
}

/// How the value of a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In its style, items together.
    Joined,
    /// In its style, items each on their own.
    Exploded,
    /// As JSON (`content`).
    Json,
}

/// Where a parameter goes that is not in the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Into the query.
    Query(QueryStyle, Reserved),
    /// Into a header.
    Header,
    /// Into a cookie.
    Cookie,
}

/// Whether reserved characters are escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reserved {
    /// They are.
    Escaped,
    /// `allowReserved: true`
    Allowed,
}

/// Styles of path parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathStyle {
    /// `simple`
    Simple,
    /// `label`
    Label,
    /// `matrix`
    Matrix,
}

/// Styles of query parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryStyle {
    /// `form`
    Form,
    /// `spaceDelimited`
    SpaceDelimited,
    /// `pipeDelimited`
    PipeDelimited,
    /// `deepObject`
    DeepObject,
}

/// The body of a request.
#[derive(Clone, Debug)]
pub struct RequestBody {
    /// The field of the request.
    pub field: String,
    /// Whether it may be absent.
    pub presence: Presence,
    /// Its forms; of several, one is chosen by the variant of an enum.
    pub contents: Vec<Content>,
    /// The enum, if there are several.
    pub choice: Option<TypeName>,
}

/// A body of one media type.
#[derive(Clone, Debug)]
pub struct Content {
    /// The variant, where there are several.
    pub variant: String,
    /// The media type, or a range of them.
    pub media_type: String,
    /// How it is written and read.
    pub format: ContentFormat,
    /// What it holds.
    pub value: Value,
}

/// How a body is written and read.
#[derive(Clone, Debug, PartialEq)]
pub enum ContentFormat {
    /// JSON
    Json,
    /// Text
    Text,
    /// Bytes
    Binary,
    /// `application/x-www-form-urlencoded`, with the properties that are not written as usual.
    Form(Vec<FormField>),
    /// `multipart/form-data`
    Multipart(Vec<Part>),
}

/// A property of a form that is not written as usual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormField {
    /// Name on the wire.
    pub wire_name: String,
    /// Its style.
    pub style: QueryStyle,
    /// Joined or exploded.
    pub form: Form,
    /// Whether reserved characters are escaped.
    pub reserved: Reserved,
}

/// A property of a multipart body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Name on the wire.
    pub wire_name: String,
    /// The field of the body.
    pub field: String,
    /// What it holds.
    pub kind: PartKind,
    /// Its media type, if not the usual one.
    pub media_type: Option<String>,
}

/// What a part of a multipart body holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Bytes.
    File,
    /// Several times bytes.
    Files,
    /// Anything else.
    Property,
}

/// What a success brings, or any other answer.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The name of its type: an enum, or another name for the type of the only answer.
    pub name: TypeName,
    /// The answers.
    pub replies: Vec<Reply>,
    /// How they are told apart by who calls.
    pub shape: OutcomeShape,
}

/// How the answers of an outcome are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutcomeShape {
    /// There is none.
    Never,
    /// There is one: its type is that of the outcome.
    Single,
    /// By the variant of an enum.
    Enum,
}

/// An answer: a status, or several, and one form of body.
#[derive(Clone, Debug)]
pub struct Reply {
    /// When it is this one.
    pub statuses: Statuses,
    /// The variant of the enum.
    pub variant: String,
    /// What it means.
    pub docs: Docs,
    /// The body, if one is read.
    pub content: Option<Content>,
    /// Whether the media type has to be looked at to tell it from another with the same status.
    pub guard: Guard,
    /// The struct of body and headers, if headers are listed.
    pub parts: Option<ReplyParts>,
}

/// Whether an answer is told from others by its media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// By status alone.
    Status,
    /// By the media type too.
    MediaType,
}

/// Body and headers of an answer.
#[derive(Clone, Debug)]
pub struct ReplyParts {
    /// The struct.
    pub name: TypeName,
    /// The field of the body, if there is one.
    pub body: Option<String>,
    /// The headers.
    pub headers: Vec<ReplyHeader>,
}

/// A header of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyHeader {
    /// Name on the wire.
    pub wire_name: String,
    /// The field.
    pub field: String,
    /// How its text is read.
    pub form: HeaderForm,
}

/// How the text of a header is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderForm {
    /// One value.
    Single,
    /// Values with commas between.
    List,
    /// JSON.
    Json,
}

/// The statuses of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statuses {
    /// This one.
    One(u16),
    /// A hundred: 4 stands for 400 to 499.
    Class(u8),
    /// Those that the others leave over among 200 to 299.
    OtherSuccess,
    /// Those that the others leave over.
    Other,
}

impl Statuses {
    /// Whether the status itself tells something that the variant does not.
    #[must_use]
    pub fn is_several(self) -> bool {
        !matches!(self, Self::One(_))
    }
}

/// A security scheme of the description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityScheme {
    /// Name of the constant.
    pub rust_name: String,
    /// Name in the description.
    pub name: String,
    /// Where the credential goes.
    pub kind: SecurityKind,
    /// What it is.
    pub description: Option<String>,
}

/// Where a credential goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// Into a header.
    Header(String),
    /// Into the query.
    Query(String),
    /// Into a cookie.
    Cookie(String),
    /// User name and password.
    Basic,
    /// Into `Authorization`, behind the name of an HTTP scheme.
    Authorization(String),
}
