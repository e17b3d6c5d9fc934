//! Which constraint was violated.

use std::fmt;

/// A violated constraint with its limit, never with the value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// The property must be there.
    Required,
    /// The property must be there because of the value of another; the text says of which.
    RequiredWhen(&'static str),
    /// At least so many characters (Unicode code points).
    MinLength(u64),
    /// At most so many characters (Unicode code points).
    MaxLength(u64),
    /// Must match the regular expression.
    Pattern(&'static str),
    /// At least this number.
    Minimum(Limit),
    /// Greater than this number.
    ExclusiveMinimum(Limit),
    /// At most this number.
    Maximum(Limit),
    /// Less than this number.
    ExclusiveMaximum(Limit),
    /// A whole multiple of this number.
    MultipleOf(Limit),
    /// At least so many items.
    MinItems(u64),
    /// At most so many items.
    MaxItems(u64),
    /// No two items may be equal.
    UniqueItems,
    /// At least so many properties.
    MinProperties(u64),
    /// At most so many properties.
    MaxProperties(u64),
    /// Must be one of the listed values.
    Enumeration,
    /// No property of this name is allowed.
    AdditionalProperty,
    /// An additional property has the name of a property that has its own field.
    ShadowedProperty,
    /// Must not be null.
    NotNull,
    /// Must match exactly one of several schemas.
    OneOf,
    /// Must match at least one of several schemas.
    AnyOf,
    /// Must not be empty, `.` or `..`, since it stands in a path.
    PathSegment,
    /// Must be of this type, where no Rust type says so.
    Type(&'static str),
    /// Must not match a schema.
    Not,
    /// Too deep or too intricate to be checked.
    Unchecked,
    /// The operation is to be encrypted, and the client can not or was not told to do without.
    Encryption,
}

/// A numeric limit, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// A whole number.
    Integer(i128),
    /// A decimal number as the description spells it.
    Decimal(&'static str),
}

impl From<i128> for Limit {
    fn from(value: i128) -> Self {
        Self::Integer(value)
    }
}

impl From<&'static str> for Limit {
    fn from(value: &'static str) -> Self {
        Self::Decimal(value)
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(value) => value.fmt(f),
            Self::Decimal(value) => f.write_str(value),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("required, but missing"),
            Self::RequiredWhen(condition) => write!(f, "required when {condition}, but missing"),
            Self::MinLength(limit) => write!(
                f,
                "shorter than {}",
                Count(*limit, "character", "characters")
            ),
            Self::MaxLength(limit) => write!(
                f,
                "longer than {}",
                Count(*limit, "character", "characters")
            ),
            Self::Pattern(pattern) => write!(f, "does not match the pattern {pattern}"),
            Self::Minimum(limit) => write!(f, "less than {limit}"),
            Self::ExclusiveMinimum(limit) => write!(f, "not greater than {limit}"),
            Self::Maximum(limit) => write!(f, "greater than {limit}"),
            Self::ExclusiveMaximum(limit) => write!(f, "not less than {limit}"),
            Self::MultipleOf(limit) => write!(f, "not a multiple of {limit}"),
            Self::MinItems(limit) => write!(f, "fewer than {}", Count(*limit, "item", "items")),
            Self::MaxItems(limit) => write!(f, "more than {}", Count(*limit, "item", "items")),
            Self::UniqueItems => f.write_str("two items are equal"),
            Self::MinProperties(limit) => {
                write!(f, "fewer than {}", Count(*limit, "property", "properties"))
            }
            Self::MaxProperties(limit) => {
                write!(f, "more than {}", Count(*limit, "property", "properties"))
            }
            Self::Enumeration => f.write_str("not one of the listed values"),
            Self::AdditionalProperty => f.write_str("not an allowed property"),
            Self::ShadowedProperty => {
                f.write_str("given as an additional property although it has a field of its own")
            }
            Self::NotNull => f.write_str("must not be null"),
            Self::OneOf => f.write_str("does not match exactly one of the alternatives"),
            Self::AnyOf => f.write_str("does not match any of the alternatives"),
            Self::PathSegment => {
                f.write_str("empty or made of dots, which would lead to another path")
            }
            Self::Type(name) => write!(f, "not of type {name}"),
            Self::Not => f.write_str("matches what it must not match"),
            Self::Unchecked => f.write_str("too deep or too intricate to be checked"),
            Self::Encryption => f.write_str("must be encrypted, and no key was given"),
        }
    }
}

/// A number with its noun.
struct Count(u64, &'static str, &'static str);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {}",
            self.0,
            if self.0 == 1 { self.1 } else { self.2 }
        )
    }
}
