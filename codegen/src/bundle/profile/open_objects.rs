//! Objects with properties that also take any others.

use super::rebuild::Object;

/// An object with properties has no others: a generator of Kotlin makes a map of it, and the output does not compile.
pub(super) fn closed(object: Object) -> Object {
    if !object.is_schema() || object.mapping.get("properties").is_none() {
        return object;
    }
    object.without(|key, _| key == "additionalProperties")
}
