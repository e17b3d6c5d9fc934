//! Compares unit by unit, each once, and remembers which operations reach which unit.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::rc::Rc;

use konaplate_codegen::load::Location;

use super::change::{Change, Changes, Class, Direction, Touched};
use super::finding::{Finding, Use};
use super::schema::{Job, Uses};
use super::symbols::Names;
use crate::description::{Description, Place};

/// How much is compared, so that no input can take memory or time without end. What is left out is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Pairs of schemas.
    pub pairs: usize,
    /// Changes.
    pub changes: usize,
    /// Steps from operations to what they use, to find the operations of all changes.
    pub steps: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            pairs: 400_000,
            changes: 50_000,
            steps: 20_000_000,
        }
    }
}

/// So many operations are named for one change; the others are counted.
const MOST_OPERATIONS: usize = 100;

/// So many fields are told of a schema that arrays lead to.
const MOST_USES: usize = 1_000;

/// A number of a unit: the description as a whole, an operation, or a pair of schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct UnitId(usize);

/// The description as a whole.
pub(super) const WHOLE: UnitId = UnitId(0);

/// What is compared once.
#[derive(Debug, Default)]
struct Unit {
    children: BTreeSet<UnitId>,
    /// Those of `children` whose values are in the same fields.
    heirs: BTreeSet<UnitId>,
    changes: BTreeSet<usize>,
    operation: Option<Touched>,
    uses: BTreeSet<Use>,
}

/// What tells two findings apart.
type Identity = (String, Option<Direction>, Location, Location);

/// Values by their identity.
pub(super) type Identities = Rc<HashSet<usize>>;

/// Two descriptions being compared.
pub(super) struct Comparison<'d> {
    pub old: &'d Description,
    pub new: &'d Description,
    pub old_names: Names<'d>,
    pub new_names: Names<'d>,
    units: Vec<Unit>,
    schemas: HashMap<super::schema::Key, UnitId>,
    waiting: VecDeque<(UnitId, Job<'d>)>,
    found: Vec<Finding<'d>>,
    known: HashMap<Identity, usize>,
    limits: Limits,
    cut_off: bool,
    /// What operations use, of either description; made when it is first asked for.
    pub used: (Option<Identities>, Option<Identities>),
}

impl<'d> Comparison<'d> {
    pub fn new(old: &'d Description, new: &'d Description, limits: Limits) -> Self {
        Self {
            limits,
            old,
            new,
            old_names: Names::new(old.api()),
            new_names: Names::new(new.api()),
            units: vec![Unit::default()],
            schemas: HashMap::new(),
            waiting: VecDeque::new(),
            found: Vec::new(),
            known: HashMap::new(),
            cut_off: false,
            used: (None, None),
        }
    }

    /// Whether both have a generated client: only then is a missing name a removed one.
    pub fn both_generated(&self) -> bool {
        self.old_names.known() && self.new_names.known()
    }

    /// A unit for an operation.
    pub fn operation_unit(&mut self, operation: Touched) -> UnitId {
        self.units.push(Unit {
            operation: Some(operation),
            ..Unit::default()
        });
        UnitId(self.units.len() - 1)
    }

    /// Compares a pair of schemas, now or never again; `unit` is what leads to it.
    pub fn schema(&mut self, unit: UnitId, job: Job<'d>, uses: Uses) {
        let key = job.key();
        let id = match self.schemas.get(&key) {
            Some(id) => *id,
            None if self.units.len() >= self.limits.pairs => {
                self.cut_off = true;
                return;
            }
            None => {
                self.units.push(Unit::default());
                let id = UnitId(self.units.len() - 1);
                self.schemas.insert(key, id);
                self.waiting.push_back((id, job));
                id
            }
        };
        self.units[unit.0].children.insert(id);
        match uses {
            Uses::None => {}
            Uses::Field(field) => drop(self.units[id.0].uses.insert(field)),
            Uses::Same => drop(self.units[unit.0].heirs.insert(id)),
        }
    }

    /// Compares what waits, and what that leads to.
    pub fn work(&mut self) {
        while let Some((unit, job)) = self.waiting.pop_front() {
            self.compare_schema(unit, &job);
        }
    }

    /// Keeps a finding of `unit`.
    pub fn push(&mut self, unit: UnitId, finding: Finding<'d>) {
        let identity = (
            finding.id.clone(),
            finding.direction,
            finding.old.at.clone(),
            finding.new.at.clone(),
        );
        if let Some(index) = self.known.get(&identity).copied() {
            let first = &mut self.found[index];
            first.symbols.extend(finding.symbols);
            first.wire = first.wire.max(finding.wire);
            first.source = first.source.max(finding.source);
            self.units[unit.0].changes.insert(index);
            return;
        }
        if self.found.len() >= self.limits.changes {
            self.cut_off = true;
            return;
        }
        let index = self.found.len();
        self.known.insert(identity, index);
        self.found.push(finding);
        self.units[unit.0].changes.insert(index);
    }

    /// All changes with their operations and names.
    pub fn finish(mut self) -> Changes {
        self.inherit_uses();
        self.apply_uses();
        let mut operations = self.operations_of_changes();
        if self.cut_off {
            let (old, new) = (self.old.root(), self.new.root());
            let message = "the descriptions are too large or differ in too much: what is listed here is not everything";
            self.found.push(Finding::new(
                "comparison-cut-off",
                Class::Breaking,
                &old,
                &new,
                message,
            ));
            operations.push((BTreeSet::new(), 0));
        }
        let mut all: Vec<Change> = self
            .found
            .iter()
            .zip(operations)
            .zip(
                self.old
                    .places(self.found.iter().map(|finding| &finding.old)),
            )
            .zip(
                self.new
                    .places(self.found.iter().map(|finding| &finding.new)),
            )
            .map(|(((finding, operations), old), new)| change(finding, operations, old, new))
            .collect();
        all.sort_by(|a, b| {
            b.class
                .cmp(&a.class)
                .then_with(|| (&a.new, &a.old, &a.id).cmp(&(&b.new, &b.old, &b.id)))
        });
        Changes { all }
    }

    /// What an array holds is felt at the fields that hold the array.
    fn inherit_uses(&mut self) {
        let mut open: Vec<usize> = (0..self.units.len()).collect();
        let mut steps = self.limits.steps;
        while let Some(next) = open.pop() {
            let uses = self.units[next].uses.clone();
            for heir in self.units[next].heirs.clone() {
                let there = &mut self.units[heir.0].uses;
                let before = there.len();
                for used in uses.iter().take(MOST_USES.saturating_sub(before)) {
                    there.insert(used.clone());
                }
                steps = steps.saturating_sub(1 + uses.len());
                if there.len() > before && steps > 0 {
                    open.push(heir.0);
                }
            }
        }
    }

    /// A change of a schema is felt at every field that uses it.
    fn apply_uses(&mut self) {
        let both = self.both_generated();
        for unit in &self.units {
            for index in &unit.changes {
                let finding = &mut self.found[*index];
                if finding.by_use {
                    let symbols = unit
                        .uses
                        .iter()
                        .flat_map(|used| used.symbols.iter().cloned());
                    finding.symbols.extend(symbols);
                }
                if finding.prose || !both {
                    continue;
                }
                let retyped = finding.by_use && unit.uses.iter().any(|used| used.retyped);
                let felt = if retyped {
                    Class::Breaking
                } else {
                    Class::Safe
                };
                finding.source = Some(finding.source.map_or(felt, |class| class.max(felt)));
            }
        }
    }

    /// For each change the operations that reach a unit that has it: the first ones, and how many.
    fn operations_of_changes(&mut self) -> Vec<(BTreeSet<Touched>, usize)> {
        let mut operations: Vec<(BTreeSet<Touched>, usize)> =
            vec![(BTreeSet::new(), 0); self.found.len()];
        let matters = self.units_with_changes_below();
        let mut steps = self.limits.steps;
        for (index, unit) in self.units.iter().enumerate() {
            let Some(operation) = &unit.operation else {
                continue;
            };
            let mut changes: HashSet<usize> = HashSet::new();
            let mut seen = HashSet::from([UnitId(index)]);
            let mut open = vec![UnitId(index)];
            while let Some(next) = open.pop() {
                let unit = &self.units[next.0];
                steps = steps.saturating_sub(1 + unit.changes.len() + unit.children.len());
                if steps == 0 {
                    self.cut_off = true;
                    return operations;
                }
                changes.extend(&unit.changes);
                let children = unit.children.iter();
                open.extend(children.filter(|child| matters[child.0] && seen.insert(**child)));
            }
            for change in changes {
                let (named, count) = &mut operations[change];
                *count += 1;
                if named.len() < MOST_OPERATIONS {
                    named.insert(operation.clone());
                }
            }
        }
        operations
    }

    /// Whether something changed in a unit or in what it leads to.
    fn units_with_changes_below(&self) -> Vec<bool> {
        let mut parents: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, unit) in self.units.iter().enumerate() {
            for child in &unit.children {
                parents.entry(child.0).or_default().push(index);
            }
        }
        let mut matters: Vec<bool> = self
            .units
            .iter()
            .map(|unit| !unit.changes.is_empty())
            .collect();
        let mut open: Vec<usize> = (0..matters.len()).filter(|index| matters[*index]).collect();
        while let Some(next) = open.pop() {
            for parent in parents.get(&next).into_iter().flatten() {
                if !matters[*parent] {
                    matters[*parent] = true;
                    open.push(*parent);
                }
            }
        }
        matters
    }
}

fn change(
    finding: &Finding<'_>,
    (operations, operation_count): (BTreeSet<Touched>, usize),
    old: Place,
    new: Place,
) -> Change {
    Change {
        id: finding.id.clone(),
        class: finding
            .source
            .map_or(finding.wire, |source| source.max(finding.wire)),
        wire: finding.wire,
        source: finding.source,
        direction: finding.direction,
        message: finding.message.clone(),
        old,
        new,
        operations: operations.into_iter().collect(),
        operation_count,
        symbols: finding.symbols.iter().cloned().collect(),
    }
}
