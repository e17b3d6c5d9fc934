//! Files -> one located document: references across files, exact numbers, limits on hostile input.

mod decimal;
mod document;
mod files;
mod json;
mod limits;
mod location;
mod node;
mod parse;
mod pointer;
mod reader;
mod reference;
mod scalar;
mod source;
mod suggest;
mod yaml;

pub use decimal::Decimal;
pub use document::{Document, Resolved};
pub use limits::Limits;
pub use location::Location;
pub use node::{Entry, Mapping, Node, Number, Value};
pub use reader::{Located, Reader};
pub use source::{Directory, Memory, Source, SourceError};
