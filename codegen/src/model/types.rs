//! The types that are generated.

use super::{Check, Content, Docs, Effect, JsonKind, Outcome, Schema, TypeName, Value};

/// A generated type.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// Its Rust name.
    pub name: TypeName,
    /// The name by which the description knows it; inline schemas have none.
    pub schema_name: Option<String>,
    /// What it is for.
    pub docs: Docs,
    /// What it is.
    pub kind: TypeKind,
}

impl TypeKind {
    /// The values that it is made of, apart from additional properties.
    #[must_use]
    pub fn values(&self) -> Vec<&Value> {
        match self {
            Self::Struct(of) | Self::Request(of) | Self::Reply(of) => {
                of.fields.iter().map(|field| &field.value).collect()
            }
            Self::Union(union) => union.variants.iter().map(|of| &of.value).collect(),
            Self::Alias(alias) => vec![&alias.value],
            Self::Newtype(value) => vec![value],
            Self::Body(contents) => contents.iter().map(|of| &of.value).collect(),
            Self::Outcome(outcome) => {
                let contents = outcome.replies.iter().filter_map(|of| of.content.as_ref());
                contents.map(|of| &of.value).collect()
            }
            Self::Enumeration(_) | Self::ErrorCodes(_) => Vec::new(),
        }
    }
}

/// The kinds of generated types.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// An object with known properties.
    Struct(Struct),
    /// An open enumeration of strings.
    Enumeration(Enumeration),
    /// An open enumeration of the codes of failures.
    ErrorCodes(ErrorCodes),
    /// One of several types.
    Union(Union),
    /// Another name for a type.
    Alias(Alias),
    /// Parameters and body of a request over HTTP.
    Request(Struct),
    /// Body and headers of an answer over HTTP.
    Reply(Struct),
    /// A body of one of several media types.
    Body(Vec<Content>),
    /// One of several answers.
    Outcome(Outcome),
    /// A type around another that has to have a name, because it contains itself.
    Newtype(Value),
}

/// An object with known properties.
#[derive(Clone, Debug)]
pub struct Struct {
    /// The properties, in document order.
    pub fields: Vec<Field>,
    /// What happens to other properties.
    pub additional: Additional,
    /// `minProperties`, `maxProperties`, and what no type says.
    pub checks: Vec<Check>,
    /// Properties that are required under a condition.
    pub conditions: Vec<Condition>,
    /// Where its values come from.
    pub origin: Origin,
}

/// Where the values of a struct come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// From whoever calls, too: it has a builder.
    #[default]
    Caller,
    /// From a server alone.
    Server,
}

/// A property.
#[derive(Clone, Debug)]
pub struct Field {
    /// Name on the wire.
    pub wire_name: String,
    /// Name of the Rust field, without `r#`.
    pub rust_name: String,
    /// What it holds.
    pub value: Value,
    /// Whether it may be absent.
    pub presence: Presence,
    /// What it means.
    pub docs: Docs,
}

/// Whether a property may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It must be there.
    Required,
    /// It may be absent.
    Optional,
    /// It must be there in a request, and is absent from answers.
    Sent,
}

/// What happens to properties that the schema does not name.
#[derive(Clone, Debug, PartialEq)]
pub enum Additional {
    /// They are ignored when read (`additionalProperties` is absent and nothing counts properties).
    Ignored,
    /// They are kept.
    Kept(Box<Value>),
    /// They are kept so that validation can report them (`additionalProperties: false`).
    Forbidden,
}

/// `x-required-when`: a property that is required when a sibling has a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// Wire name of the property that is then required.
    pub required: String,
    /// Its Rust field.
    pub required_field: String,
    /// Wire name of the sibling.
    pub sibling: String,
    /// Its Rust field.
    pub sibling_field: String,
    /// The value of the sibling that makes the property required.
    pub equals: ConditionValue,
    /// Whether an absent sibling counts as having that value, because it is the default.
    pub when_absent: bool,
}

/// A value that a sibling is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum ConditionValue {
    /// A boolean.
    Boolean(bool),
    /// A string.
    String(String),
    /// An integer.
    Integer(i128),
    /// A value of an enumeration.
    Variant {
        /// The enumeration.
        enumeration: TypeName,
        /// Its variant.
        variant: String,
        /// The variant's string on the wire.
        wire: String,
    },
}

/// An open enumeration of strings.
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// The values, in document order.
    pub variants: Vec<Variant>,
    /// What no type says.
    pub besides: Option<Schema>,
}

/// One value of an enumeration.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The string on the wire.
    pub wire: String,
    /// Name of the variant.
    pub rust_name: String,
    /// What it means.
    pub description: Option<String>,
}

/// An open enumeration of the codes of failures.
#[derive(Clone, Debug)]
pub struct ErrorCodes {
    /// The codes, in document order.
    pub codes: Vec<Code>,
    /// What may have happened when an unlisted code arrives: the effect of the operation.
    pub unknown_effect: Effect,
}

/// One code of a failure.
#[derive(Clone, Debug)]
pub struct Code {
    /// Value, variant name and meaning.
    pub variant: Variant,
    /// The HTTP status that it comes with.
    pub status: u16,
    /// The text that the server sends with it, verbatim.
    pub message: String,
    /// The most that may have happened when it arrives.
    pub effect: Effect,
    /// Where that statement comes from.
    pub evidence: Option<super::Evidence>,
}

/// One of several types.
#[derive(Clone, Debug)]
pub struct Union {
    /// How many variants have to match.
    pub rule: UnionRule,
    /// How the variant is found.
    pub selector: Selector,
    /// The variants, in document order.
    pub variants: Vec<UnionVariant>,
    /// What no type says.
    pub besides: Option<Schema>,
}

/// How many variants a value has to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnionRule {
    /// `oneOf`
    One,
    /// `anyOf`
    Any,
}

/// How the variant of a value is found.
#[derive(Clone, Debug, PartialEq)]
pub enum Selector {
    /// By the kind of JSON value.
    Kind,
    /// By the string in a property.
    Property(String),
    /// By the presence of a property; where several variants have theirs, by what their schemas say, in the order of the variants.
    Presence(Vec<Schema>),
    /// By what their schemas say, in the order of the variants.
    Schema(Vec<Schema>),
}

/// One variant of a union.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// Name of the variant.
    pub rust_name: String,
    /// The schema's name or type, for the documentation.
    pub title: String,
    /// What it holds.
    pub value: Value,
    /// What selects it.
    pub tags: Vec<VariantTag>,
}

/// What selects a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VariantTag {
    /// A kind of JSON value.
    Kind(JsonKind),
    /// A string in the selecting property.
    Value(String),
    /// A property that only this variant has.
    Property(String),
}

/// Another name for a type.
#[derive(Clone, Debug)]
pub struct Alias {
    /// What it stands for.
    pub value: Value,
}
