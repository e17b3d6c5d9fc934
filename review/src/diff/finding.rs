//! Changes as they are found, and the fields that feel them.

use std::collections::BTreeSet;

use super::change::{Class, Direction};
use crate::description::Site;

/// A field of the generated client whose value is what the unit describes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Use {
    pub symbols: Vec<String>,
    /// Whether its Rust type is another one now.
    pub retyped: bool,
}

/// A change as it is found.
#[derive(Clone, Debug)]
pub(super) struct Finding<'d> {
    pub id: String,
    pub wire: Class,
    pub source: Option<Class>,
    pub direction: Option<Direction>,
    pub message: String,
    pub old: Site<'d>,
    pub new: Site<'d>,
    pub symbols: BTreeSet<String>,
    /// Whether the fields that use the schema are meant, rather than the names given here.
    pub by_use: bool,
    pub prose: bool,
}

impl<'d> Finding<'d> {
    pub fn new(
        id: impl Into<String>,
        wire: Class,
        old: &Site<'d>,
        new: &Site<'d>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            wire,
            source: None,
            direction: None,
            message: message.into(),
            old: old.clone(),
            new: new.clone(),
            symbols: BTreeSet::new(),
            by_use: true,
            prose: false,
        }
    }

    /// Sentences only: no code changes.
    pub fn prose(
        id: impl Into<String>,
        old: &Site<'d>,
        new: &Site<'d>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            prose: true,
            ..Self::new(id, Class::Safe, old, new, message)
        }
    }

    pub fn of(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }

    /// The names that it is about, in place of the fields that use the schema.
    pub fn symbols(mut self, symbols: impl IntoIterator<Item = String>) -> Self {
        self.symbols.extend(symbols);
        self.by_use = false;
        self
    }

    /// Names that it is about beside the fields that use the schema.
    pub fn also(mut self, symbols: impl IntoIterator<Item = String>) -> Self {
        self.symbols.extend(symbols);
        self
    }

    /// What it means for source code.
    pub fn source(mut self, class: Option<Class>) -> Self {
        self.source = class;
        self
    }
}
