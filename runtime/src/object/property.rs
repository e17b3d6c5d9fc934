//! One property of an object, while the object is read.

use serde::Deserialize;
use serde::de::{Error, MapAccess};

use super::properties::Properties;

/// A property that must be there.
pub struct Required<T>(Slot<T>);

/// A property that may be absent; null counts as absent.
pub struct Optional<T>(Slot<Option<T>>);

/// A property that may be absent, and of which null is a value.
pub struct OptionalOrNull<T>(Slot<T>);

/// Expects the property `name`. Where it may be null, `T` says so.
pub const fn required<T>(name: &'static str) -> Required<T> {
    Required(Slot::new(name))
}

/// Expects that the property `name` may be absent or null, which is the same.
pub const fn optional<T>(name: &'static str) -> Optional<T> {
    Optional(Slot::new(name))
}

/// Expects that the property `name` may be absent; what stands there, null too, is read as a `T`.
pub const fn optional_or_null<T>(name: &'static str) -> OptionalOrNull<T> {
    OptionalOrNull(Slot::new(name))
}

/// Name and, once it was read, value of a property.
struct Slot<T> {
    name: &'static str,
    value: Option<T>,
}

impl<T> Slot<T> {
    const fn new(name: &'static str) -> Self {
        Self { name, value: None }
    }

    /// Names of the same length mostly differ in their last byte: to look at it first spares a call for each of them.
    #[inline]
    fn is_called(&self, name: &str) -> bool {
        self.name.len() == name.len()
            && self.name.as_bytes().last() == name.as_bytes().last()
            && self.name == name
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, object: &mut A) -> Result<(), A::Error>
    where
        T: Deserialize<'de>,
    {
        if self.value.is_some() {
            return Err(A::Error::duplicate_field(self.name));
        }
        self.value = Some(object.next_value()?);
        Ok(())
    }
}

/// [`Properties`] of one: all but what becomes of its value.
macro_rules! one {
    () => {
        const COUNT: usize = 1;

        #[inline]
        fn has(&self, name: &str, _: usize) -> bool {
            self.0.is_called(name)
        }

        #[inline]
        fn position(&self, name: &str) -> Option<usize> {
            self.0.is_called(name).then_some(0)
        }

        #[inline]
        fn read<A: MapAccess<'de>>(&mut self, _: usize, object: &mut A) -> Result<(), A::Error> {
            self.0.read(object)
        }
    };
}

impl<'de, T: Deserialize<'de>> Properties<'de> for Required<T> {
    type Values = T;

    one!();

    fn values<E: Error>(&mut self) -> Result<T, E> {
        let name = self.0.name;
        self.0.value.take().ok_or_else(|| E::missing_field(name))
    }
}

impl<'de, T: Deserialize<'de>> Properties<'de> for Optional<T> {
    type Values = Option<T>;

    one!();

    fn values<E: Error>(&mut self) -> Result<Option<T>, E> {
        Ok(self.0.value.take().flatten())
    }
}

impl<'de, T: Deserialize<'de>> Properties<'de> for OptionalOrNull<T> {
    type Values = Option<T>;

    one!();

    fn values<E: Error>(&mut self) -> Result<Option<T>, E> {
        Ok(self.0.value.take())
    }
}
