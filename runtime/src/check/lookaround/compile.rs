//! From an expression to the steps of its sweeps.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regex_syntax::hir::{Capture, Class, Hir, HirKind, Look, Repetition};

use super::sweep::{Direction, Place, Step, Sweep};
use super::{Lookaround, LookaroundError};

/// How many steps and parts of expressions there may be: each costs time for each character of a text.
const MOST: usize = 50_000;

/// How many lookarounds there may be: each costs memory for each character of a text.
const MOST_LOOKAROUND: usize = 100;

/// What a name makes of a group.
struct Kind {
    direction: Direction,
    is_wanted: bool,
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        let (is_wanted, rest) = match name.strip_prefix("not_") {
            Some(rest) => (false, rest),
            None => (true, name),
        };
        // A lookahead at a place is a match that begins there, which is where it ends for who comes from the other side.
        let direction = match rest.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "ahead" => Direction::Backward,
            "behind" => Direction::Forward,
            _ => return None,
        };
        Some(Self {
            direction,
            is_wanted,
        })
    }
}

/// Collects sweeps.
pub(super) struct Compiler {
    sweeps: Vec<Sweep>,
    /// Which sweep is that of a group: repeating a group repeats no sweep.
    numbers: BTreeMap<u32, usize>,
    /// Classes, of which those of Unicode have hundreds of ranges: repeating one does not copy it.
    classes: BTreeSet<Arc<[(char, char)]>>,
    left: usize,
}

impl Compiler {
    pub(super) fn compile(hir: &Hir) -> Result<Lookaround, LookaroundError> {
        let mut compiler = Self {
            sweeps: Vec::new(),
            numbers: BTreeMap::new(),
            classes: BTreeSet::new(),
            left: MOST,
        };
        let whole = compiler.sweep(hir, Direction::Forward)?;
        Ok(Lookaround {
            lookaround: compiler.sweeps,
            whole,
        })
    }

    fn sweep(&mut self, hir: &Hir, direction: Direction) -> Result<Sweep, LookaroundError> {
        let mut steps = Vec::new();
        self.part(hir, direction, &mut steps)?;
        steps.push(Step::Found);
        Ok(Sweep { direction, steps })
    }

    /// Writes the steps of a part of an expression.
    fn part(
        &mut self,
        hir: &Hir,
        direction: Direction,
        steps: &mut Vec<Step>,
    ) -> Result<(), LookaroundError> {
        self.spend()?;
        match hir.kind() {
            HirKind::Empty => Ok(()),
            HirKind::Literal(literal) => self.literal(&literal.0, direction, steps),
            HirKind::Class(class) => self.class(class, steps),
            HirKind::Look(look) => self.push(Step::Place(place(*look)?), steps),
            HirKind::Repetition(repetition) => self.repetition(repetition, direction, steps),
            HirKind::Capture(capture) => self.group(capture, direction, steps),
            HirKind::Concat(parts) => {
                let mut part = |part| self.part(part, direction, steps);
                match direction {
                    Direction::Forward => parts.iter().try_for_each(&mut part),
                    Direction::Backward => parts.iter().rev().try_for_each(&mut part),
                }
            }
            HirKind::Alternation(parts) => self.alternation(parts, direction, steps),
        }
    }

    fn literal(
        &mut self,
        literal: &[u8],
        direction: Direction,
        steps: &mut Vec<Step>,
    ) -> Result<(), LookaroundError> {
        let text = std::str::from_utf8(literal).map_err(|_| LookaroundError::Unsupported)?;
        let mut push = |c: char| self.character(vec![(c, c)], steps);
        match direction {
            Direction::Forward => text.chars().try_for_each(&mut push),
            Direction::Backward => text.chars().rev().try_for_each(&mut push),
        }
    }

    fn class(&mut self, class: &Class, steps: &mut Vec<Step>) -> Result<(), LookaroundError> {
        let class = match class {
            Class::Unicode(class) => Some(class.clone()),
            // The class of nothing is one of bytes.
            Class::Bytes(class) => class.to_unicode_class(),
        };
        let class = class.ok_or(LookaroundError::Unsupported)?;
        let ranges = class.iter().map(|range| (range.start(), range.end()));
        self.character(ranges.collect(), steps)
    }

    fn character(
        &mut self,
        ranges: Vec<(char, char)>,
        steps: &mut Vec<Step>,
    ) -> Result<(), LookaroundError> {
        let class = match self.classes.get(ranges.as_slice()) {
            Some(class) => Arc::clone(class),
            None => {
                let class: Arc<[(char, char)]> = ranges.into();
                self.classes.insert(Arc::clone(&class));
                class
            }
        };
        self.push(Step::Character(class), steps)
    }

    /// A group is lookaround if its name says so.
    fn group(
        &mut self,
        group: &Capture,
        direction: Direction,
        steps: &mut Vec<Step>,
    ) -> Result<(), LookaroundError> {
        let Some(kind) = group.name.as_deref().and_then(Kind::of) else {
            return self.part(&group.sub, direction, steps);
        };
        let number = self.lookaround(group, kind.direction)?;
        let place = if kind.is_wanted {
            Place::Holds(number)
        } else {
            Place::HoldsNot(number)
        };
        self.push(Step::Place(place), steps)
    }

    /// The number of a lookaround's sweep, which stands behind those that it needs itself.
    fn lookaround(
        &mut self,
        group: &Capture,
        direction: Direction,
    ) -> Result<usize, LookaroundError> {
        if let Some(number) = self.numbers.get(&group.index) {
            return Ok(*number);
        }
        let sweep = self.sweep(&group.sub, direction)?;
        let number = self.sweeps.len();
        if number == MOST_LOOKAROUND {
            return Err(LookaroundError::TooLarge);
        }
        self.sweeps.push(sweep);
        self.numbers.insert(group.index, number);
        Ok(number)
    }

    fn repetition(
        &mut self,
        repetition: &Repetition,
        direction: Direction,
        steps: &mut Vec<Step>,
    ) -> Result<(), LookaroundError> {
        for _ in 0..repetition.min {
            self.part(&repetition.sub, direction, steps)?;
        }
        let Some(max) = repetition.max else {
            let start = steps.len();
            self.push(Step::Jump(0), steps)?;
            self.part(&repetition.sub, direction, steps)?;
            self.push(Step::Jump(start), steps)?;
            steps[start] = Step::Fork(start + 1, steps.len());
            return Ok(());
        };
        let mut forks = Vec::new();
        for _ in repetition.min..max {
            forks.push(steps.len());
            self.push(Step::Jump(0), steps)?;
            self.part(&repetition.sub, direction, steps)?;
        }
        let end = steps.len();
        for fork in forks {
            steps[fork] = Step::Fork(fork + 1, end);
        }
        Ok(())
    }

    fn alternation(
        &mut self,
        parts: &[Hir],
        direction: Direction,
        steps: &mut Vec<Step>,
    ) -> Result<(), LookaroundError> {
        let Some((last, others)) = parts.split_last() else {
            return Ok(());
        };
        let mut ends = Vec::new();
        for part in others {
            let fork = steps.len();
            self.push(Step::Jump(0), steps)?;
            self.part(part, direction, steps)?;
            ends.push(steps.len());
            self.push(Step::Jump(0), steps)?;
            steps[fork] = Step::Fork(fork + 1, steps.len());
        }
        self.part(last, direction, steps)?;
        for end in ends {
            steps[end] = Step::Jump(steps.len());
        }
        Ok(())
    }

    fn push(&mut self, step: Step, steps: &mut Vec<Step>) -> Result<(), LookaroundError> {
        self.spend()?;
        steps.push(step);
        Ok(())
    }

    fn spend(&mut self) -> Result<(), LookaroundError> {
        self.left = self.left.checked_sub(1).ok_or(LookaroundError::TooLarge)?;
        Ok(())
    }
}

fn place(look: Look) -> Result<Place, LookaroundError> {
    match look {
        Look::Start => Ok(Place::Start),
        Look::End => Ok(Place::End),
        Look::WordAscii => Ok(Place::WordBoundary),
        _ => Err(LookaroundError::Unsupported),
    }
}
