//! Values whose form the description leaves open.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::{REDACTED, json};

/// Any JSON value, where the description says nothing about its form.
///
/// It is never printed, since nobody has said what it is. Two are equal when they are the same JSON value: `1` equals
/// `1.0`.
#[derive(Clone)]
pub struct FreeForm(Value);

impl FreeForm {
    /// Wraps a value.
    pub const fn new(value: Value) -> Self {
        Self(value)
    }

    /// The value.
    pub const fn expose(&self) -> &Value {
        &self.0
    }

    /// The value, unwrapped.
    pub fn into_inner(self) -> Value {
        self.0
    }
}

impl PartialEq for FreeForm {
    fn eq(&self, other: &Self) -> bool {
        json::equal(&self.0, &other.0)
    }
}

impl Eq for FreeForm {}

impl From<Value> for FreeForm {
    fn from(value: Value) -> Self {
        Self(value)
    }
}

impl Serialize for FreeForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for FreeForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self)
    }
}

impl fmt::Debug for FreeForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}
