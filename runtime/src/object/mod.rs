//! Objects of JSON, read and written property by property: what `Serialize` and `Deserialize` of generated structs call.
//!
//! ```
//! use konaplate_runtime::object;
//! use serde::{Deserialize, Deserializer, Serialize, Serializer};
//!
//! struct Card {
//!     number: String,
//!     alias: Option<String>,
//! }
//!
//! impl Serialize for Card {
//!     fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
//!         let mut object = object::Writer::new(serializer)?;
//!         object.required("number", &self.number)?;
//!         object.optional("cardAlias", &self.alias)?;
//!         object.end()
//!     }
//! }
//!
//! impl<'de> Deserialize<'de> for Card {
//!     fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
//!         let (number, alias) = object::read(
//!             deserializer,
//!             (object::required("number"), object::optional("cardAlias")),
//!         )?;
//!         Ok(Self { number, alias })
//!     }
//! }
//!
//! let card: Card = serde_json::from_str(r#"{"number": "1", "unknown": true}"#)?;
//! assert_eq!(serde_json::to_string(&card)?, r#"{"number":"1"}"#);
//! assert!(serde_json::from_str::<Card>(r#"["1", null]"#).is_err());
//! # Ok::<(), serde_json::Error>(())
//! ```

mod properties;
mod property;
mod read;
mod rest;
mod write;

pub use properties::Properties;
pub use property::{Optional, OptionalOrNull, Required, optional, optional_or_null, required};
pub use read::{read, read_open};
pub use write::Writer;
