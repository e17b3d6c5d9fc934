//! What may stand at one place of a document: a type and the checks that a value of it has to pass.

use super::{Decimal, Pattern, Schema};

/// The name of a generated type, unique in the crate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeName {
    /// The module of the operation that has names of its own; none for a name that all of the crate shares.
    pub module: Option<String>,
    /// The name in that module.
    pub name: String,
}

impl std::fmt::Display for TypeName {
    /// `list_pets::Request`, or the name alone.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.module {
            Some(module) => write!(f, "{module}::{}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

/// A type with everything that is known about its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The type.
    pub ty: Type,
    /// The alias by which the type (with its sensitivity) is written, if the schema has a name of its own.
    pub alias: Option<TypeName>,
    /// Whether `null` is allowed.
    pub nullable: bool,
    /// Whether the value must not be printed.
    pub sensitive: bool,
    /// Which way it travels, as a property.
    pub access: Access,
    /// What the values have to fulfil, in a fixed order.
    pub checks: Vec<Check>,
    /// Documented default, never filled in.
    pub default: Option<Literal>,
    /// `format` of a string: a hint, not a check.
    pub format: Option<String>,
}

impl Value {
    /// A value of the type without any constraint.
    #[must_use]
    pub fn plain(ty: Type) -> Self {
        Self {
            ty,
            alias: None,
            nullable: false,
            sensitive: false,
            access: Access::Both,
            checks: Vec::new(),
            default: None,
            format: None,
        }
    }
}

/// Which way a property travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// In requests and in answers.
    #[default]
    Both,
    /// `readOnly`: in answers alone.
    ReadOnly,
    /// `writeOnly`: in requests alone.
    WriteOnly,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// `String`
    String,
    /// `bool`
    Boolean,
    /// An integer.
    Integer(IntegerKind),
    /// `f64`
    Number,
    /// Any JSON at all.
    FreeForm,
    /// Bytes (`format: binary`).
    Binary,
    /// `()`: an answer without a body
    Unit,
    /// `Vec`
    Array(Box<Value>),
    /// An object with arbitrary keys and values of one type.
    Map(Box<Value>),
    /// A generated struct or enum.
    Named(TypeName),
    /// The same behind a pointer, because the type contains itself.
    Boxed(TypeName),
}

/// The Rust integer types in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntegerKind {
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u64`
    U64,
}

impl IntegerKind {
    /// The name of the Rust type.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::I32 => "i32",
            Self::I64 => "i64",
            Self::U64 => "u64",
        }
    }

    /// Smallest value of the type.
    #[must_use]
    pub fn minimum(self) -> i128 {
        match self {
            Self::I32 => i32::MIN.into(),
            Self::I64 => i64::MIN.into(),
            Self::U64 => 0,
        }
    }

    /// Largest value of the type.
    #[must_use]
    pub fn maximum(self) -> i128 {
        match self {
            Self::I32 => i32::MAX.into(),
            Self::I64 => i64::MAX.into(),
            Self::U64 => u64::MAX.into(),
        }
    }
}

/// One thing that a value has to fulfil. Lengths count Unicode code points.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    /// `minLength`
    MinLength(u64),
    /// `maxLength`
    MaxLength(u64),
    /// `pattern`
    Pattern(Pattern),
    /// `minimum`; for an integer always a whole number
    Minimum(Decimal),
    /// `minimum` with `exclusiveMinimum: true`
    ExclusiveMinimum(Decimal),
    /// `maximum`
    Maximum(Decimal),
    /// `maximum` with `exclusiveMaximum: true`
    ExclusiveMaximum(Decimal),
    /// `multipleOf`
    MultipleOf(Decimal),
    /// `enum` of a type that has no enumeration of its own
    OneOfValues(Vec<Literal>),
    /// `minItems`
    MinItems(u64),
    /// `maxItems`
    MaxItems(u64),
    /// `uniqueItems: true`
    UniqueItems,
    /// `minProperties`
    MinProperties(u64),
    /// `maxProperties`
    MaxProperties(u64),
    /// What no type says.
    Schema(Schema),
}

/// A literal of the description.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// A string.
    String(String),
    /// A boolean.
    Boolean(bool),
    /// A number, exact.
    Number(Decimal),
    /// Null, an array or an object, as compact JSON: for reading only.
    Other(String),
}

/// The kinds of JSON value that can be told apart at first sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonKind {
    /// `true`, `false`
    Boolean,
    /// A number without fraction or exponent.
    Integer,
    /// Any number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}
