//! Values of a request that bring about a certain result.

use konaplate::{ErrorCode, Operation};
use serde_json::Value;

use super::table;
use crate::catalogue::catalogue;

/// A value that, put into the example request of an operation, brings about a result. The sandbox's own choice.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PreparedValue {
    /// The operation.
    pub operation: &'static str,
    /// The JSON Pointer of the field.
    pub field: &'static str,
    /// The value to put there.
    pub value: Value,
    /// What it brings about: a code, or the word of the header `X-Sandbox-Refusal` where there is none.
    pub result: String,
    /// What is behind it.
    pub meaning: &'static str,
}

impl PreparedValue {
    /// The example request of the operation with this value in it.
    #[must_use]
    pub fn request(&self) -> Value {
        let operation = catalogue().operation(self.operation);
        let mut request = operation.map_or(Value::Null, |operation| operation.example.clone());
        if let Some(field) = request.pointer_mut(self.field) {
            *field = self.value.clone();
        }
        request
    }
}

/// Every prepared value.
#[must_use]
pub fn prepared_values() -> Vec<PreparedValue> {
    let mut values = table::recharge();
    values.extend(table::gift());
    values.extend(table::reissue());
    values.extend(table::issue());
    values.extend(table::inquiry());
    values
}

pub(super) fn value<O: Operation>(
    field: &'static str,
    value: impl Into<Value>,
    result: &str,
    meaning: &'static str,
) -> PreparedValue {
    PreparedValue {
        operation: O::NAME,
        field,
        value: value.into(),
        result: result.to_owned(),
        meaning,
    }
}

pub(super) fn coded<O: Operation>(
    field: &'static str,
    given: impl Into<Value>,
    code: &O::ErrorCode,
    meaning: &'static str,
) -> PreparedValue {
    value::<O>(field, given, code.code(), meaning)
}
