//! Several properties, read in whatever order they come.

use serde::de::{Error, MapAccess};

/// What is expected of an object: a [property](super::required), or a tuple of up to sixteen of them or of such tuples.
pub trait Properties<'de> {
    /// The values, in the same order.
    type Values;

    /// How many properties there are.
    const COUNT: usize;

    /// Whether the property that stands at `position` is called `name`.
    fn has(&self, name: &str, position: usize) -> bool;

    /// Where the property `name` stands among them.
    fn position(&self, name: &str) -> Option<usize>;

    /// Reads the value of the property that stands at `position`.
    ///
    /// # Errors
    ///
    /// If the value is of another type, or the property was read before.
    fn read<A: MapAccess<'de>>(&mut self, position: usize, object: &mut A) -> Result<(), A::Error>;

    /// Takes what was read.
    ///
    /// # Errors
    ///
    /// If a required property is missing.
    fn values<E: Error>(&mut self) -> Result<Self::Values, E>;
}

impl<'de> Properties<'de> for () {
    type Values = ();

    const COUNT: usize = 0;

    fn has(&self, _: &str, _: usize) -> bool {
        false
    }

    fn position(&self, _: &str) -> Option<usize> {
        None
    }

    fn read<A: MapAccess<'de>>(&mut self, _: usize, _: &mut A) -> Result<(), A::Error> {
        Ok(())
    }

    fn values<E: Error>(&mut self) -> Result<(), E> {
        Ok(())
    }
}

macro_rules! tuple {
    ($($part:ident $index:tt),*) => {
        impl<'de, $($part: Properties<'de>),*> Properties<'de> for ($($part,)*) {
            type Values = ($($part::Values,)*);

            const COUNT: usize = 0 $(+ $part::COUNT)*;

            #[inline]
            fn has(&self, name: &str, position: usize) -> bool {
                $(
                    if position < $part::COUNT {
                        return self.$index.has(name, position);
                    }
                    let position = position - $part::COUNT;
                )*
                let _ = position;
                false
            }

            #[inline]
            fn position(&self, name: &str) -> Option<usize> {
                let before = 0;
                $(
                    if let Some(position) = self.$index.position(name) {
                        return Some(before + position);
                    }
                    let before = before + $part::COUNT;
                )*
                let _ = before;
                None
            }

            #[inline]
            fn read<A: MapAccess<'de>>(
                &mut self,
                position: usize,
                object: &mut A,
            ) -> Result<(), A::Error> {
                $(
                    if position < $part::COUNT {
                        return self.$index.read(position, object);
                    }
                    let position = position - $part::COUNT;
                )*
                let _ = position;
                Ok(())
            }

            fn values<E: Error>(&mut self) -> Result<Self::Values, E> {
                Ok(($(self.$index.values()?,)*))
            }
        }
    };
}

tuple!(P0 0, P1 1);
tuple!(P0 0, P1 1, P2 2);
tuple!(P0 0, P1 1, P2 2, P3 3);
tuple!(P0 0, P1 1, P2 2, P3 3, P4 4);
tuple!(P0 0, P1 1, P2 2, P3 3, P4 4, P5 5);
tuple!(P0 0, P1 1, P2 2, P3 3, P4 4, P5 5, P6 6);
tuple!(P0 0, P1 1, P2 2, P3 3, P4 4, P5 5, P6 6, P7 7);
tuple!(P0 0, P1 1, P2 2, P3 3, P4 4, P5 5, P6 6, P7 7, P8 8);
tuple!(P0 0, P1 1, P2 2, P3 3, P4 4, P5 5, P6 6, P7 7, P8 8, P9 9);
tuple!(P0 0, P1 1, P2 2, P3 3, P4 4, P5 5, P6 6, P7 7, P8 8, P9 9, P10 10);
tuple!(P0 0, P1 1, P2 2, P3 3, P4 4, P5 5, P6 6, P7 7, P8 8, P9 9, P10 10, P11 11);
tuple!(P0 0, P1 1, P2 2, P3 3, P4 4, P5 5, P6 6, P7 7, P8 8, P9 9, P10 10, P11 11, P12 12);
tuple!(P0 0, P1 1, P2 2, P3 3, P4 4, P5 5, P6 6, P7 7, P8 8, P9 9, P10 10, P11 11, P12 12, P13 13);
tuple!(P0 0, P1 1, P2 2, P3 3, P4 4, P5 5, P6 6, P7 7, P8 8, P9 9, P10 10, P11 11, P12 12, P13 13, P14 14);
tuple!(P0 0, P1 1, P2 2, P3 3, P4 4, P5 5, P6 6, P7 7, P8 8, P9 9, P10 10, P11 11, P12 12, P13 13, P14 14, P15 15);
