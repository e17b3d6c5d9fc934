//! The keywords of one schema object, as they are written.

use indexmap::IndexMap;

use crate::diagnostic::Span;
use crate::load::{Decimal, Located, Node};
use crate::model::Access;
use crate::model::Docs;

/// The types of OpenAPI 3.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum JsonType {
    Array,
    Boolean,
    Integer,
    Number,
    Object,
    String,
}

impl JsonType {
    /// The word of the description.
    pub(in super::super) fn as_str(self) -> &'static str {
        match self {
            Self::Array => "array",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Object => "object",
            Self::String => "string",
        }
    }
}

/// A bound of a number.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Bound {
    pub(in super::super) limit: Decimal,
    pub(in super::super) exclusive: bool,
    pub(in super::super) span: Span,
}

/// What is said of properties without a name.
#[derive(Clone, Debug)]
pub(in super::super) enum AdditionalRule<'d> {
    /// The keyword is absent.
    Unsaid,
    /// `true`
    Open,
    /// `false`
    Closed(Span),
    /// A schema; after a conjunction several.
    Schema(Vec<&'d Node>),
}

/// `oneOf` or `anyOf`.
#[derive(Clone, Debug)]
pub(in super::super) struct Alternatives<'d> {
    pub(in super::super) rule: crate::model::UnionRule,
    pub(in super::super) nodes: &'d [Node],
}

/// A schema object, or the conjunction of several.
#[derive(Clone, Debug)]
pub(in super::super) struct Keywords<'d> {
    pub(in super::super) span: Span,
    /// The schema objects that were read, without the parts that their `allOf` refers to.
    pub(in super::super) sources: Vec<&'d Node>,
    pub(in super::super) docs: Docs,
    pub(in super::super) rust_name: Option<Located<&'d str>>,
    pub(in super::super) ty: Option<Located<JsonType>>,
    pub(in super::super) format: Option<Located<&'d str>>,
    /// Whether null passes: a schema without `type` lets everything pass.
    pub(in super::super) allows_null: bool,
    pub(in super::super) nullable: Option<Span>,
    pub(in super::super) sensitive: bool,
    pub(in super::super) access: Access,
    pub(in super::super) default: Option<&'d Node>,
    pub(in super::super) enumeration: Option<Located<Vec<&'d Node>>>,
    pub(in super::super) varnames: Option<Located<Vec<Located<&'d str>>>>,
    pub(in super::super) value_descriptions: Option<Located<Vec<Located<&'d str>>>>,
    pub(in super::super) error_codes: Option<&'d Node>,
    pub(in super::super) min_length: Option<Located<u64>>,
    pub(in super::super) max_length: Option<Located<u64>>,
    pub(in super::super) patterns: Vec<Located<&'d str>>,
    pub(in super::super) minimum: Option<Bound>,
    pub(in super::super) maximum: Option<Bound>,
    pub(in super::super) multiple_of: Vec<Located<Decimal>>,
    pub(in super::super) min_items: Option<Located<u64>>,
    pub(in super::super) max_items: Option<Located<u64>>,
    pub(in super::super) unique_items: Option<Span>,
    pub(in super::super) items: Vec<&'d Node>,
    pub(in super::super) min_properties: Option<Located<u64>>,
    pub(in super::super) max_properties: Option<Located<u64>>,
    pub(in super::super) properties: IndexMap<&'d str, Vec<&'d Node>>,
    pub(in super::super) required: Vec<Located<&'d str>>,
    pub(in super::super) additional: AdditionalRule<'d>,
    pub(in super::super) required_when: Vec<&'d Node>,
    pub(in super::super) all_of: Option<Located<&'d [Node]>>,
    pub(in super::super) alternatives: Vec<Alternatives<'d>>,
    pub(in super::super) negations: Vec<&'d Node>,
    pub(in super::super) discriminator: Option<&'d Node>,
    /// Why no value passes, if parts of `allOf` rule each other out.
    pub(in super::super) contradiction: Option<Located<String>>,
}

impl<'d> Keywords<'d> {
    /// Whether nothing but annotations stands here beside `allOf`.
    pub(in super::super) fn only_annotates(&self) -> bool {
        self.ty.is_none()
            && self.format.is_none()
            && self.enumeration.is_none()
            && self.error_codes.is_none()
            && self.alternatives.is_empty()
            && self.discriminator.is_none()
            && self.negations.is_empty()
            && !self.constrains()
    }

    /// Whether every value passes.
    pub(in super::super) fn says_nothing(&self) -> bool {
        self.ty.is_none()
            && self.enumeration.is_none()
            && self.alternatives.is_empty()
            && self.negations.is_empty()
            && !self.constrains()
    }

    /// Whether nothing but the alternatives, and that they are objects, is said here.
    pub(in super::super) fn is_plain_union(&self) -> bool {
        self.enumeration.is_none()
            && !self.constrains()
            && self.ty.is_none_or(|ty| ty.value == JsonType::Object)
    }

    /// Whether a keyword is about values of one type.
    pub(in super::super) fn constrains(&self) -> bool {
        self.constrains_string()
            || self.constrains_number()
            || self.constrains_array()
            || self.constrains_object()
            || !self.required_when.is_empty()
    }

    pub(in super::super) fn constrains_string(&self) -> bool {
        self.min_length.is_some() || self.max_length.is_some() || !self.patterns.is_empty()
    }

    pub(in super::super) fn constrains_number(&self) -> bool {
        self.minimum.is_some() || self.maximum.is_some() || !self.multiple_of.is_empty()
    }

    pub(in super::super) fn constrains_array(&self) -> bool {
        self.min_items.is_some()
            || self.max_items.is_some()
            || self.unique_items.is_some()
            || !self.items.is_empty()
    }

    pub(in super::super) fn constrains_object(&self) -> bool {
        self.min_properties.is_some()
            || self.max_properties.is_some()
            || !self.properties.is_empty()
            || !self.required.is_empty()
            || !matches!(self.additional, AdditionalRule::Unsaid)
    }
}
