//! A schema as a tree: for values that Rust types do not capture.

use super::{Check, Decimal, JsonKind, ModulePlace};

/// The name of a tree that others refer to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemaName {
    /// The module that it stands in.
    pub place: ModulePlace,
    /// Name of the constant, unique in the crate.
    pub name: String,
}

/// The tree of a schema that references lead to.
#[derive(Clone, Debug)]
pub struct SchemaDef {
    /// Name of the constant.
    pub name: SchemaName,
    /// What the schema says.
    pub schema: Schema,
}

/// What a schema says: all keywords have to hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schema {
    /// In the order in which they are looked at.
    pub keywords: Vec<SchemaKeyword>,
}

/// One keyword. Those about one kind of value hold for every value of another kind.
#[derive(Clone, Debug, PartialEq)]
pub enum SchemaKeyword {
    /// `type`
    Kind(JsonKind),
    /// `type` with `nullable: true`
    KindOrNull(JsonKind),
    /// Null and nothing else.
    Null,
    /// `enum`
    Enumeration(Vec<Json>),
    /// A keyword that says the same of a typed value.
    Check(Check),
    /// `items`
    Items(Schema),
    /// `required`
    Required(Vec<String>),
    /// `properties`, and `additionalProperties` for all others.
    Properties {
        /// In document order.
        named: Vec<(String, Schema)>,
        /// What holds for the others.
        additional: AdditionalSchema,
    },
    /// `allOf`
    All(Vec<Schema>),
    /// `oneOf`
    One(Vec<Schema>),
    /// `anyOf`
    Any(Vec<Schema>),
    /// `not`
    Not(Schema),
    /// `$ref`
    Reference(SchemaName),
}

/// `additionalProperties`
#[derive(Clone, Debug, PartialEq)]
pub enum AdditionalSchema {
    /// Absent or `true`.
    Open,
    /// `false`
    Closed,
    /// A schema for each of them.
    Each(Schema),
}

/// A JSON value of the description, exact.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number.
    Number(Decimal),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object, in document order; no key occurs twice.
    Object(Vec<(String, Json)>),
}
