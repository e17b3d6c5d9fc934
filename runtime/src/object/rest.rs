//! The properties of an object that its reader does not expect.

use serde::Deserialize;
use serde::de::{IgnoredAny, MapAccess};

use crate::AdditionalProperties;

/// What becomes of a property that nobody expects.
pub(super) trait Rest<'de> {
    /// What has to be known of the name until the value was read.
    type Name;

    /// Remembers the name.
    fn name(name: &str) -> Self::Name;

    /// Reads the value.
    fn read<A: MapAccess<'de>>(&mut self, name: Self::Name, object: &mut A)
    -> Result<(), A::Error>;
}

/// Properties that nobody expects are passed over.
pub(super) struct PassedOver;

impl<'de> Rest<'de> for PassedOver {
    type Name = ();

    fn name(_: &str) {}

    fn read<A: MapAccess<'de>>(&mut self, (): (), object: &mut A) -> Result<(), A::Error> {
        object.next_value::<IgnoredAny>().map(drop)
    }
}

impl<'de, T: Deserialize<'de>> Rest<'de> for AdditionalProperties<T> {
    type Name = String;

    fn name(name: &str) -> String {
        name.to_owned()
    }

    fn read<A: MapAccess<'de>>(&mut self, name: String, object: &mut A) -> Result<(), A::Error> {
        let value: T = object.next_value()?;
        self.insert(name, value);
        Ok(())
    }
}
