//! Where a schema is used: that decides what a change of it means.

use super::super::change::{Class, Direction};

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) enum Subject {
    Body,
    Property,
    Parameter,
    Header,
}

impl Subject {
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Property => "property",
            Self::Parameter => "parameter",
            Self::Header => "header",
        }
    }
}

/// Where a schema is used.
#[derive(Clone, Debug)]
pub(in super::super) struct Context {
    pub direction: Direction,
    pub subject: Subject,
    /// The way from the body: `userInfo.name`, `cards[].id`.
    pub path: String,
    /// Whether the value is never sent in this direction (`readOnly`, `writeOnly`): nobody feels a change.
    pub muted: bool,
}

impl Context {
    /// A body, parameter or header.
    pub fn root(direction: Direction, subject: Subject, name: &str) -> Self {
        Self {
            direction,
            subject,
            path: super::super::same::cut(name, 80),
            muted: false,
        }
    }

    /// The id of a change of such a thing.
    pub fn id(&self, what: &str) -> String {
        format!("{}-{}-{what}", self.direction.name(), self.subject.name())
    }

    /// What a change is about, for people.
    pub fn title(&self) -> String {
        let (direction, subject) = (self.direction.name(), self.subject.name());
        match self.path.is_empty() {
            true => format!("{direction} {subject}"),
            false => format!("{direction} {subject} `{}`", self.path),
        }
    }

    /// Fewer values are allowed: that breaks who sends them.
    pub(super) fn narrower(&self) -> Class {
        self.unless_muted(match self.direction {
            Direction::Request => Class::Breaking,
            Direction::Response => Class::Safe,
        })
    }

    /// More values are allowed: that breaks who receives them.
    pub(super) fn wider(&self) -> Class {
        self.unless_muted(match self.direction {
            Direction::Request => Class::Safe,
            Direction::Response => Class::Breaking,
        })
    }

    pub(super) fn unless_muted(&self, class: Class) -> Class {
        if self.muted { Class::Safe } else { class }
    }

    /// Of one property.
    pub(super) fn property(&self, name: &str, muted: bool) -> Self {
        let name = super::super::same::cut(name, 80);
        let path = match self.path.is_empty() {
            true => name,
            false => format!("{}.{name}", self.path),
        };
        self.inside(path, muted)
    }

    /// Of the items of an array (`[]`), or of properties without a name (`{}`).
    pub(super) fn each(&self, sign: &str) -> Self {
        self.inside(format!("{}{sign}", self.path), false)
    }

    pub(super) fn inside(&self, path: String, muted: bool) -> Self {
        // A way through a recursive schema grows with each round.
        let path = match path.char_indices().nth_back(200) {
            Some((at, _)) => format!("…{}", &path[at..]),
            None => path,
        };
        Self {
            direction: self.direction,
            subject: Subject::Property,
            path,
            muted: self.muted || muted,
        }
    }
}
