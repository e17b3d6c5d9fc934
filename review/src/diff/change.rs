//! One change, and what it means for those who call the API.

use serde::Serialize;

use crate::description::Place;

/// What a change means for callers. Ordered: the worst is the largest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Callers that worked keep working.
    Safe,
    /// The descriptions do not say enough; a person has to look.
    Risky,
    /// A caller that worked may fail, or does not compile with a regenerated client.
    Breaking,
}

impl Class {
    /// All classes, the worst first.
    pub const WORST_FIRST: [Self; 3] = [Self::Breaking, Self::Risky, Self::Safe];

    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Risky => "risky",
            Self::Breaking => "breaking",
        }
    }
}

/// Who has to keep to what the description says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// The caller: it is sent to the server.
    Request,
    /// The server: it comes to the caller.
    Response,
}

impl Direction {
    /// The word for it, as ids begin with it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
        }
    }

    /// The other one: a callback's request comes to the caller.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Request => Self::Response,
            Self::Response => Self::Request,
        }
    }
}

/// An operation that a change touches.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Touched {
    /// The HTTP method in capitals.
    pub method: String,
    /// The path; the newer one if it changed.
    pub path: String,
    /// `operationId`, if there is one.
    pub operation_id: Option<String>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What kind of change: kebab case, stable.
    pub id: String,
    /// The worse of the next two.
    pub class: Class,
    /// What it means for what travels.
    pub wire: Class,
    /// What it means for source code that uses the generated client; none where that cannot be told.
    pub source: Option<Class>,
    /// Who has to keep to it; none where both sides or neither feel it.
    pub direction: Option<Direction>,
    /// What changed, in a sentence.
    pub message: String,
    /// Where in the older description; of what is new, where it was put.
    pub old: Place,
    /// Where in the newer description; of what is gone, where it was taken from.
    pub new: Place,
    /// The operations that it touches, at most 100 of them; none for what belongs to the description as a whole.
    pub operations: Vec<Touched>,
    /// How many it touches.
    pub operation_count: usize,
    /// The names of the generated client that a caller would feel, of either description.
    pub symbols: Vec<String>,
}

/// All changes from one description to another: the worst first, then by place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The changes.
    pub all: Vec<Change>,
}

impl Changes {
    /// How many there are of a class.
    #[must_use]
    pub fn count(&self, class: Class) -> usize {
        self.all
            .iter()
            .filter(|change| change.class == class)
            .count()
    }

    /// The worst class, if anything changed.
    #[must_use]
    pub fn worst(&self) -> Option<Class> {
        self.all.iter().map(|change| change.class).max()
    }
}
