//! The body as JSON.

use serde_json::Value;

use crate::refusal::Refusal;

/// Reads the body. No code is documented for a body that is no JSON object.
pub(crate) fn read(body: &[u8]) -> Result<Value, Refusal> {
    match serde_json::from_slice(body) {
        Ok(value @ Value::Object(_)) => Ok(value),
        Ok(_) => Err(refusal("The body is not a JSON object.")),
        // The reader's own text quotes the body.
        Err(_) => Err(refusal("The body is not JSON.")),
    }
}

/// A body that JSON allows and no reader can make sense of.
pub(crate) fn refusal(text: &str) -> Refusal {
    Refusal::undocumented("not-json", text)
}
