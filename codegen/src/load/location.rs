//! The identity of a place in a description.

use super::pointer;
use crate::diagnostic::FileId;

/// The identity of a place in a description: two references to the same thing have equal locations.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    file: FileId,
    pointer: String,
}

impl Location {
    /// The root of a file.
    #[must_use]
    pub fn root(file: FileId) -> Self {
        Self {
            file,
            pointer: String::new(),
        }
    }

    /// The keys of the pointer.
    pub(super) fn keys(&self) -> Vec<String> {
        pointer::tokens(&self.pointer).unwrap_or_default()
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The JSON Pointer in the file.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The last key of the pointer: the name of a component. Empty for a whole file.
    #[must_use]
    pub fn name(&self) -> String {
        self.keys().pop().unwrap_or_default()
    }

    /// The place of `key` (or of a sequence's item) in the thing at this place.
    #[must_use]
    pub fn child(&self, key: &str) -> Self {
        let mut child = self.clone();
        pointer::push(&mut child.pointer, key);
        child
    }
}
