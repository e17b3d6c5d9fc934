//! Writes an object.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::AdditionalProperties;

/// Writes the properties of an object one by one.
pub struct Writer<M>(M);

impl<M: SerializeMap> Writer<M> {
    /// Begins an object.
    ///
    /// # Errors
    ///
    /// Those of the serializer, as in all methods.
    pub fn new<S: Serializer<SerializeMap = M, Ok = M::Ok, Error = M::Error>>(
        serializer: S,
    ) -> Result<Self, M::Error> {
        serializer.serialize_map(None).map(Self)
    }

    /// A property that is always there, if only as null.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn required<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        self.0.serialize_entry(name, value)
    }

    /// A property that is there if it has a value.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn optional<T: Serialize>(
        &mut self,
        name: &'static str,
        value: &Option<T>,
    ) -> Result<(), M::Error> {
        match value {
            Some(value) => self.0.serialize_entry(name, value),
            None => Ok(()),
        }
    }

    /// Properties that the description does not name.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn additional<T: Serialize>(
        &mut self,
        properties: &AdditionalProperties<T>,
    ) -> Result<(), M::Error> {
        properties
            .iter()
            .try_for_each(|(name, value)| self.0.serialize_entry(name, value))
    }

    /// Ends the object.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn end(self) -> Result<M::Ok, M::Error> {
        self.0.end()
    }
}
