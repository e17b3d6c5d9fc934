//! The checks that generated validators are made of, one function for each keyword of JSON Schema.
//!
//! Each takes the value, its limit, the place and where to record a violation. None of them allocates when the value is
//! fine, but for patterns.

pub mod any;
mod collection;
mod decimal;
mod integer;
mod length;
#[cfg(feature = "pattern")]
mod lookaround;
mod number;
mod object;
#[cfg(feature = "pattern")]
mod pattern;

pub use collection::{max_items, min_items, unique_items};
pub use integer::{exclusive_maximum, exclusive_minimum, maximum, minimum, multiple_of};
pub use length::{max_length, min_length};
#[cfg(feature = "pattern")]
pub use lookaround::{Lookaround, LookaroundError};
pub use number::{
    exclusive_maximum_number, exclusive_minimum_number, maximum_number, minimum_number,
    multiple_of_number,
};
pub use object::{closed, max_properties, min_properties, no_shadowed};
#[cfg(feature = "pattern")]
pub use pattern::{Pattern, pattern};
