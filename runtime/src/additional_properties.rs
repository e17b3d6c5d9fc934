//! Properties that a description allows without naming them.

use std::collections::{BTreeMap, btree_map};
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// The properties of an object that its schema does not name, by name.
///
/// They are kept as they came: integers are exact from -2^63 to 2^64-1. A name that the schema does know is a violation
/// ([`Rule::ShadowedProperty`](crate::Rule::ShadowedProperty)), since the object would then carry it twice. `Debug` prints
/// how many there are, neither names nor values.
#[derive(Clone, PartialEq, Eq)]
pub struct AdditionalProperties<T = Value>(BTreeMap<String, T>);

impl<T> AdditionalProperties<T> {
    /// No properties.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a property.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.get(name)
    }

    /// Whether there is a property of this name.
    pub fn contains(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Sets a property; returns what it was before.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<T>) -> Option<T> {
        self.0.insert(name.into(), value.into())
    }

    /// Takes a property out.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        self.0.remove(name)
    }

    /// All of them, ordered by name.
    pub fn iter(&self) -> btree_map::Iter<'_, String, T> {
        self.0.iter()
    }
}

impl<T> Default for AdditionalProperties<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> From<BTreeMap<String, T>> for AdditionalProperties<T> {
    fn from(properties: BTreeMap<String, T>) -> Self {
        Self(properties)
    }
}

impl<K: Into<String>, T> FromIterator<(K, T)> for AdditionalProperties<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(properties: I) -> Self {
        Self(
            properties
                .into_iter()
                .map(|(name, value)| (name.into(), value))
                .collect(),
        )
    }
}

impl<T> IntoIterator for AdditionalProperties<T> {
    type Item = (String, T);
    type IntoIter = btree_map::IntoIter<String, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a AdditionalProperties<T> {
    type Item = (&'a String, &'a T);
    type IntoIter = btree_map::Iter<'a, String, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Serialize> Serialize for AdditionalProperties<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for AdditionalProperties<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeMap::deserialize(deserializer).map(Self)
    }
}

impl<T> fmt::Debug for AdditionalProperties<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AdditionalProperties({} redacted)", self.len())
    }
}
