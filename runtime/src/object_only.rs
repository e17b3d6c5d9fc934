//! Objects are read from objects.

use std::cell::Cell;
use std::fmt;

use serde::Deserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

/// A deserializer that reads a struct from an object alone.
///
/// Derived code takes an array too, as the fields in order; JSON has no such thing. What else stands in the object's place
/// may be a secret, so that the error does not quote it. Generated code wraps the deserializer of every struct:
///
/// ```
/// use konaplate_runtime::ObjectOnly;
/// use serde::{Deserialize, Deserializer};
///
/// #[derive(Deserialize)]
/// #[serde(remote = "Self")]
/// struct Card {
///     number: String,
/// }
///
/// impl<'de> Deserialize<'de> for Card {
///     fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
///         Self::deserialize(ObjectOnly(deserializer))
///     }
/// }
///
/// assert!(serde_json::from_str::<Card>(r#"{"number": "1"}"#).is_ok());
/// assert!(serde_json::from_str::<Card>(r#"["1"]"#).is_err());
/// ```
pub struct ObjectOnly<D>(pub D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for ObjectOnly<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let found = Cell::new(false);
        let read = self.0.deserialize_map(Noting {
            visitor,
            found: &found,
        });
        // The deserializer's own error quotes what it finds in place of an object.
        read.map_err(|error| {
            if found.get() {
                error
            } else {
                D::Error::custom("expected an object")
            }
        })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A visitor that notes whether there was an object.
struct Noting<'a, V> {
    visitor: V,
    found: &'a Cell<bool>,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Noting<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.found.set(true);
        self.visitor.visit_map(map)
    }
}
