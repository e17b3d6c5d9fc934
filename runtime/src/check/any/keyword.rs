//! The keywords of JSON Schema that OpenAPI 3.0 has, as data.

#[cfg(feature = "pattern")]
use crate::check::Pattern;

use super::{Bound, Literal};

/// A schema: all of its keywords have to hold.
#[derive(Clone, Copy, Debug)]
pub struct Schema(pub &'static [Keyword]);

/// One keyword. Those about one kind of value hold for every value of another kind.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Keyword {
    /// `type`
    Type(Kind),
    /// `type` with `nullable: true`
    TypeOrNull(Kind),
    /// `enum`
    Enumeration(&'static [Literal]),
    /// `minLength`
    MinLength(u64),
    /// `maxLength`
    MaxLength(u64),
    /// `pattern`
    #[cfg(feature = "pattern")]
    Pattern(&'static Pattern),
    /// `minimum`
    Minimum(Bound),
    /// `minimum` with `exclusiveMinimum: true`
    ExclusiveMinimum(Bound),
    /// `maximum`
    Maximum(Bound),
    /// `maximum` with `exclusiveMaximum: true`
    ExclusiveMaximum(Bound),
    /// `multipleOf`, a decimal number greater than 0 of at most 19 significant digits
    MultipleOf(&'static str),
    /// `minItems`
    MinItems(u64),
    /// `maxItems`
    MaxItems(u64),
    /// `uniqueItems: true`
    UniqueItems,
    /// `items`
    Items(Schema),
    /// `minProperties`
    MinProperties(u64),
    /// `maxProperties`
    MaxProperties(u64),
    /// `required`
    Required(&'static [&'static str]),
    /// `properties`, and `additionalProperties` for all others
    Properties(&'static [(&'static str, Schema)], Additional),
    /// `allOf`
    All(&'static [Schema]),
    /// `oneOf`
    One(&'static [Schema]),
    /// `anyOf`
    Any(&'static [Schema]),
    /// `not`
    Not(Schema),
    /// `$ref`
    Reference(&'static Schema),
}

/// `additionalProperties`
#[derive(Clone, Copy, Debug)]
pub enum Additional {
    /// Absent or `true`.
    Open,
    /// `false`
    Closed,
    /// A schema for each of them.
    Each(Schema),
}

/// The types of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `boolean`
    Boolean,
    /// `integer`: a number without fraction or exponent
    Integer,
    /// `number`
    Number,
    /// `string`
    String,
    /// `array`
    Array,
    /// `object`
    Object,
}

impl Kind {
    /// The word of the description.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}
