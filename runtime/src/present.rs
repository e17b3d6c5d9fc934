//! Properties that may be absent, of which null is a value.

use serde::{Deserialize, Deserializer};

/// Reads a property that is there: what stands there is its value, null too.
///
/// serde reads null as `None`, as it does what is absent. Where both mean something, generated code has a field of
/// `Option<Option<T>>`: `None` is absent, `Some(None)` null.
///
/// ```
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Debug, PartialEq, Deserialize, Serialize)]
/// struct Change {
///     #[serde(
///         default,
///         deserialize_with = "konaplate_runtime::present",
///         skip_serializing_if = "Option::is_none"
///     )]
///     limit: Option<Option<u32>>,
/// }
///
/// for (text, limit) in [
///     ("{}", None),
///     (r#"{"limit":null}"#, Some(None)),
///     (r#"{"limit":1}"#, Some(Some(1))),
/// ] {
///     let change: Change = serde_json::from_str(text)?;
///     assert_eq!(change.limit, limit);
///     assert_eq!(serde_json::to_string(&change)?, text);
/// }
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
///
/// Those of `T`.
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
