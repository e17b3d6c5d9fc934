//! Reads an object.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::properties::Properties;
use super::rest::{PassedOver, Rest};
use crate::AdditionalProperties;

/// Reads the `properties` of an object, and passes over those that are not among them.
///
/// # Errors
///
/// If there is no object, a required property is missing, one is there twice, or a value is of another type. What stands
/// in place of an object may be a secret, so that the error does not quote it.
pub fn read<'de, D: Deserializer<'de>, P: Properties<'de>>(
    deserializer: D,
    properties: P,
) -> Result<P::Values, D::Error> {
    read_with(deserializer, properties, &mut PassedOver)
}

/// Reads the `properties` of an object, and keeps those that are not among them.
///
/// # Errors
///
/// Those of [`read`].
pub fn read_open<'de, D: Deserializer<'de>, P: Properties<'de>, T: Deserialize<'de>>(
    deserializer: D,
    properties: P,
) -> Result<(P::Values, AdditionalProperties<T>), D::Error> {
    let mut additional = AdditionalProperties::new();
    let values = read_with(deserializer, properties, &mut additional)?;
    Ok((values, additional))
}

fn read_with<'de, D: Deserializer<'de>, P: Properties<'de>, R: Rest<'de>>(
    deserializer: D,
    mut properties: P,
    rest: &mut R,
) -> Result<P::Values, D::Error> {
    let mut found = Found::SomethingElse;
    let read = deserializer.deserialize_map(Reader {
        properties: &mut properties,
        rest,
        found: &mut found,
    });
    // The deserializer's own error quotes what it finds in place of an object.
    if read.is_err() && found == Found::SomethingElse {
        return Err(D::Error::custom("expected an object"));
    }
    read
}

/// What stood where an object was expected.
#[derive(PartialEq, Eq)]
enum Found {
    Object,
    SomethingElse,
}

struct Reader<'a, P, R> {
    properties: &'a mut P,
    rest: &'a mut R,
    found: &'a mut Found,
}

impl<'de, P: Properties<'de>, R: Rest<'de>> Visitor<'de> for Reader<'_, P, R> {
    type Value = P::Values;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<P::Values, A::Error> {
        *self.found = Found::Object;
        let mut likely = 0;
        while let Some(name) = object.next_key_seed(Name::<P, R>::of(self.properties, likely))? {
            match name {
                Ok(position) => {
                    self.properties.read(position, &mut object)?;
                    likely = position + 1;
                }
                Err(name) => self.rest.read(name, &mut object)?,
            }
        }
        self.properties.values()
    }
}

/// Reads the name of a property: where it stands among those expected, or else what has to be known of it.
struct Name<'a, P, R> {
    properties: &'a P,
    /// Where it stands if the properties come in the order in which they are expected, as they mostly do.
    likely: usize,
    rest: PhantomData<R>,
}

impl<'a, P, R> Name<'a, P, R> {
    const fn of(properties: &'a P, likely: usize) -> Self {
        Self {
            properties,
            likely,
            rest: PhantomData,
        }
    }
}

impl<'de, P: Properties<'de>, R: Rest<'de>> DeserializeSeed<'de> for Name<'_, P, R> {
    type Value = Result<usize, R::Name>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de, P: Properties<'de>, R: Rest<'de>> Visitor<'de> for Name<'_, P, R> {
    type Value = Result<usize, R::Name>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a property")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        if self.properties.has(name, self.likely) {
            return Ok(Ok(self.likely));
        }
        Ok(self.properties.position(name).ok_or_else(|| R::name(name)))
    }
}
