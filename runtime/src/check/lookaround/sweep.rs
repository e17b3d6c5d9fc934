//! Going through a text once, with all ways to match at the same time.

use std::ops::ControlFlow;
use std::sync::Arc;

/// Which way a text is gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// From its beginning.
    Forward,
    /// From its end.
    Backward,
}

/// What has to be so for a match to go on.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// The next character is in one of these ranges, which are in order.
    Character(Arc<[(char, char)]>),
    /// It goes on in two places.
    Fork(usize, usize),
    /// It goes on elsewhere.
    Jump(usize),
    /// The place is of this kind.
    Place(Place),
    /// Nothing: this is a match.
    Found,
}

/// A kind of place between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The beginning of the text.
    Start,
    /// Its end.
    End,
    /// Between an ASCII letter, digit or `_` and something else.
    WordBoundary,
    /// Where a lookaround holds, by its number.
    Holds(usize),
    /// Where it does not.
    HoldsNot(usize),
}

/// Places of a text, as numbers of bytes before them.
pub(super) struct Places(Vec<bool>);

impl Places {
    /// None of a text's.
    pub(super) fn none(text: &str) -> Self {
        Self(vec![false; text.len() + 1])
    }

    pub(super) fn add(&mut self, place: usize) {
        if let Some(holds) = self.0.get_mut(place) {
            *holds = true;
        }
    }

    fn contains(&self, place: usize) -> bool {
        self.0.get(place).copied().unwrap_or_default()
    }
}

/// An expression, compiled for one direction.
#[derive(Debug)]
pub(super) struct Sweep {
    pub(super) direction: Direction,
    pub(super) steps: Vec<Step>,
}

impl Sweep {
    /// Reports each place that a match ends at, in the direction of the sweep, wherever it begins.
    pub(super) fn run<B>(
        &self,
        text: &str,
        known: &[Places],
        mut found: impl FnMut(usize) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        let mut here = Threads::new(self.steps.len());
        let mut next = Threads::new(self.steps.len());
        let mut at = match self.direction {
            Direction::Forward => 0,
            Direction::Backward => text.len(),
        };
        loop {
            here.enter(0, self, &|place| place.is_at(at, text, known));
            if here.is_found {
                found(at)?;
            }
            let character = match self.direction {
                Direction::Forward => text[at..].chars().next(),
                Direction::Backward => text[..at].chars().next_back(),
            };
            let Some(character) = character else {
                return ControlFlow::Continue(());
            };
            match self.direction {
                Direction::Forward => at += character.len_utf8(),
                Direction::Backward => at -= character.len_utf8(),
            }
            next.clear();
            for step in &here.waiting {
                if self.takes(*step, character) {
                    next.enter(step + 1, self, &|place| place.is_at(at, text, known));
                }
            }
            std::mem::swap(&mut here, &mut next);
        }
    }

    /// Whether a step takes a character.
    fn takes(&self, step: usize, character: char) -> bool {
        let Some(Step::Character(ranges)) = self.steps.get(step) else {
            return false;
        };
        let after = ranges.partition_point(|(_, last)| *last < character);
        ranges
            .get(after)
            .is_some_and(|(first, _)| *first <= character)
    }
}

impl Place {
    /// Whether a place of a text is of this kind.
    fn is_at(self, at: usize, text: &str, known: &[Places]) -> bool {
        let is_word = |byte: Option<&u8>| {
            byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        };
        let bytes = text.as_bytes();
        let holds = |number: usize| known.get(number).is_some_and(|places| places.contains(at));
        match self {
            Self::Start => at == 0,
            Self::End => at == bytes.len(),
            Self::WordBoundary => {
                is_word(at.checked_sub(1).and_then(|before| bytes.get(before)))
                    != is_word(bytes.get(at))
            }
            Self::Holds(number) => holds(number),
            Self::HoldsNot(number) => !holds(number),
        }
    }
}

/// The ways to match that are being followed at one place of a text.
struct Threads {
    /// The steps that wait for a character.
    waiting: Vec<usize>,
    /// The steps that were taken at this place, waiting or not.
    taken: Vec<bool>,
    /// The same as a list.
    all_taken: Vec<usize>,
    is_found: bool,
}

impl Threads {
    fn new(steps: usize) -> Self {
        Self {
            waiting: Vec::new(),
            taken: vec![false; steps],
            all_taken: Vec::new(),
            is_found: false,
        }
    }

    fn clear(&mut self) {
        self.waiting.clear();
        for step in self.all_taken.drain(..) {
            self.taken[step] = false;
        }
        self.is_found = false;
    }

    /// Follows a way from a step on until it waits for a character.
    fn enter(&mut self, step: usize, sweep: &Sweep, is_at: &impl Fn(Place) -> bool) {
        // What is after this in the list of taken steps is still to be followed.
        let mut followed = self.all_taken.len();
        self.take(step);
        while let Some(step) = self.all_taken.get(followed).copied() {
            followed += 1;
            match sweep.steps.get(step) {
                Some(Step::Character(_)) => self.waiting.push(step),
                Some(Step::Fork(one, other)) => {
                    self.take(*one);
                    self.take(*other);
                }
                Some(Step::Jump(to)) => self.take(*to),
                Some(Step::Place(place)) if is_at(*place) => self.take(step + 1),
                Some(Step::Found) => self.is_found = true,
                Some(Step::Place(_)) | None => {}
            }
        }
    }

    fn take(&mut self, step: usize) {
        if let Some(taken) = self.taken.get_mut(step)
            && !*taken
        {
            *taken = true;
            self.all_taken.push(step);
        }
    }
}
