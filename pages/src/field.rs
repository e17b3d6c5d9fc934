//! What a page says about one header or field.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::number::Number;

/// A header or a field of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The name; `None` if its line is lost.
    pub name: Option<String>,
    /// The type.
    #[serde(rename = "type")]
    pub type_: Type,
    /// Whether it must be there.
    pub requirement: Requirement,
    /// The printed constraint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<Constraint>,
    /// The default that a boolean of a request prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// The default that the free text states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated_default: Option<String>,
    /// The values that the free text lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// Values that the free text gives as examples, leaving the list open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<String>,
    /// The condition under which the field is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
    /// The forms of the value, such as `yyyyMMdd`, verbatim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formats: Vec<String>,
    /// The free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prose: Option<Fingerprint>,
}

/// The types of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Type {
    /// Text.
    #[serde(rename = "string")]
    String,
    /// A JSON number.
    #[serde(rename = "number")]
    Number,
    /// `true` or `false`.
    #[serde(rename = "boolean")]
    Boolean,
    /// An object; its fields follow without a mark where they end.
    #[serde(rename = "object")]
    Object,
    /// An array of objects.
    #[serde(rename = "array of objects")]
    Objects,
    /// An array of texts.
    #[serde(rename = "array of strings")]
    Strings,
}

impl Type {
    /// The word on the page.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Objects => "array of objects",
            Self::Strings => "array of strings",
        }
    }
}

/// Whether a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Requirement {
    /// Always.
    Required,
    /// Never.
    Optional,
    /// Under a condition, which only the free text gives.
    Conditional,
}

impl Requirement {
    /// The word in a facts file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
            Self::Conditional => "conditional",
        }
    }
}

/// The constraint line of a field, as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constraint {
    /// `Length : N`, in characters. 0 means that no length is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<Number>,
    /// `Min : N`: characters of a string, else the value (or its digits: the pages use both).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Number>,
    /// `Max : N`, as `min`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
    /// `Value : N`. 0 means that no value is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
}

impl Constraint {
    /// Whether the line gives anything: `Length : 0` and `Value : 0` do not.
    pub fn is_given(&self) -> bool {
        let given =
            |number: &Option<Number>| number.as_ref().is_some_and(|number| !number.is_zero());
        given(&self.length) || given(&self.value) || self.min.is_some() || self.max.is_some()
    }

    /// The most that it allows: the length or the maximum.
    pub fn upper(&self) -> Option<&Number> {
        self.length
            .as_ref()
            .filter(|length| !length.is_zero())
            .or(self.max.as_ref())
    }

    /// The least that it allows: the length or the minimum.
    pub fn lower(&self) -> Option<&Number> {
        self.length
            .as_ref()
            .filter(|length| !length.is_zero())
            .or(self.min.as_ref())
    }
}

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            ("length", &self.length),
            ("min", &self.min),
            ("max", &self.max),
            ("value", &self.value),
        ];
        let mut separator = "";
        for (name, number) in parts {
            if let Some(number) = number {
                write!(f, "{separator}{name} {number}")?;
                separator = ", ";
            }
        }
        Ok(())
    }
}

/// "Set this field if that field has that value."
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The other field.
    pub field: String,
    /// Its value.
    pub value: String,
}
