//! How much a check may take. Schemas that lead back to themselves, and alternatives within alternatives, could otherwise
//! keep it busy without end.

/// So many schemas may hold at once. JSON is read up to 128 levels deep, and each may have several schemas.
const DEEPEST: u32 = 640;

/// So many schemas may be looked at: a fraction of a second.
const MOST: u32 = 10_000_000;

/// What is left.
pub(super) struct Effort {
    depth: u32,
    left: u32,
}

impl Effort {
    pub(super) const fn new() -> Self {
        Self {
            depth: 0,
            left: MOST,
        }
    }

    /// Looks at one more schema, one level deeper. Once the effort is spent, nothing holds any more.
    pub(super) fn within(&mut self, holds: impl FnOnce(&mut Self) -> bool) -> bool {
        if self.depth == DEEPEST {
            self.left = 0;
        }
        if self.left == 0 {
            return false;
        }
        self.left -= 1;
        self.depth += 1;
        let held = holds(self);
        self.depth -= 1;
        held && !self.is_spent()
    }

    /// Whether it was too much, so that no verdict counts.
    pub(super) const fn is_spent(&self) -> bool {
        self.left == 0
    }
}
