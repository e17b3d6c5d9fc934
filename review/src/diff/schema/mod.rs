//! A pair of schemas: everything that both say about one value.

mod alternatives;
mod annotations;
mod codes;
mod contents;
mod context;
mod limits;
mod object;
mod required;
mod types;
mod values;
mod view;

use std::collections::BTreeSet;

use super::body::Spots;
use super::change::{Class, Direction};
use super::engine::{Comparison, UnitId};
use super::finding::{Finding, Use};
use super::keys::Both;
use crate::description::Site;
pub(super) use context::{Context, Subject};
use view::View;

/// What tells pairs of schemas apart.
pub(super) type Key = (Vec<usize>, Vec<usize>, Direction, Subject, bool);

/// A pair of schemas to compare: the parts of each all hold together, as in `allOf`.
#[derive(Clone, Debug)]
pub(super) struct Job<'d> {
    old: Vec<Site<'d>>,
    new: Vec<Site<'d>>,
    /// The names under which they are referred to.
    names: Option<(String, String)>,
    context: Context,
    spots: Spots<'d>,
}

impl<'d> Job<'d> {
    /// One schema on each side.
    pub fn new(
        comparison: &mut Comparison<'d>,
        unit: UnitId,
        both: &Both<'d>,
        context: Context,
        spots: Spots<'d>,
    ) -> Self {
        let followed = comparison.follow(unit, both);
        let parts = (vec![both.old.clone()], vec![both.new.clone()]);
        let mut job = Self::of_parts(comparison, parts, context, spots);
        let refers = |site: &Site<'_>| site.node.get("$ref").is_some();
        if refers(&both.old) && refers(&both.new) {
            job.names = Some((followed.old.at.name(), followed.new.at.name()));
        }
        job
    }

    /// Several parts on either side.
    pub fn of_parts(
        comparison: &Comparison<'d>,
        (old, new): (Vec<Site<'d>>, Vec<Site<'d>>),
        context: Context,
        spots: Spots<'d>,
    ) -> Self {
        let old: Vec<_> = old.iter().map(|site| comparison.old.follow(site)).collect();
        let new: Vec<_> = new.iter().map(|site| comparison.new.follow(site)).collect();
        // What travels is known by its place in an operation; other schemas of components by their names.
        let by_name = |names: &super::symbols::Names<'d>, sites: &[Site<'d>]| match sites {
            [site] => names.schema(&site.at.name()),
            _ => None,
        };
        let spots = (
            spots.0.or_else(|| by_name(&comparison.old_names, &old)),
            spots.1.or_else(|| by_name(&comparison.new_names, &new)),
        );
        Self {
            old,
            new,
            names: None,
            context,
            spots,
        }
    }

    pub fn key(&self) -> Key {
        let identities = |sites: &[Site<'_>]| sites.iter().map(Site::identity).collect();
        let context = &self.context;
        (
            identities(&self.old),
            identities(&self.new),
            context.direction,
            context.subject,
            context.muted,
        )
    }
}

/// The fields of the client whose value a schema describes.
pub(super) enum Uses {
    /// None that is known.
    None,
    /// This one.
    Field(Use),
    /// Those of the schema that leads to it: they hold arrays of it, or one of several.
    Same,
}

/// One pair of schemas being compared.
struct Visit<'a, 'd> {
    comparison: &'a mut Comparison<'d>,
    unit: UnitId,
    context: Context,
    old: View<'d>,
    new: View<'d>,
    spots: Spots<'d>,
    /// The keywords of which a change was told.
    noted: BTreeSet<&'d str>,
}

impl<'d> Comparison<'d> {
    /// Compares a pair of schemas, one level deep; what they contain waits.
    pub fn compare_schema(&mut self, unit: UnitId, job: &Job<'d>) {
        let visit = Visit {
            old: View::new(self.old, &job.old),
            new: View::new(self.new, &job.new),
            unit,
            context: job.context.clone(),
            spots: job.spots,
            noted: BTreeSet::new(),
            comparison: self,
        };
        visit.run(job);
    }
}

impl<'d> Visit<'_, 'd> {
    fn run(mut self, job: &Job<'d>) {
        self.name(job);
        self.types();
        self.limits();
        self.values();
        self.codes();
        self.object();
        self.array();
        self.alternatives();
        self.annotations();
        self.rest();
    }

    /// The name of a type: nothing on the wire, but code that names it.
    fn name(&mut self, job: &Job<'d>) {
        let Some((old, new)) = &job.names else { return };
        if old == new || old.is_empty() || new.is_empty() {
            return;
        }
        let message = format!(
            "{}: its schema is `{new}`, it was `{old}`",
            self.context.title()
        );
        let finding = Finding::new(
            "schema-renamed",
            Class::Safe,
            &self.old.base,
            &self.new.base,
            message,
        );
        let finding = finding
            .also(self.type_names())
            .source(Some(Class::Breaking));
        self.comparison.push(self.unit, finding);
    }

    /// The generated types that the schemas are.
    fn type_names(&self) -> Vec<String> {
        let old = self.comparison.old_names.definition(self.spots.0);
        let new = self.comparison.new_names.definition(self.spots.1);
        [old, new]
            .into_iter()
            .flatten()
            .map(|definition| definition.name.to_string())
            .collect()
    }

    /// Tells a change of a keyword.
    fn note(
        &mut self,
        keyword: &'d str,
        what: &str,
        class: Class,
        (old, new): (&Site<'d>, &Site<'d>),
        message: &str,
    ) {
        let message = format!("{}: {message}", self.context.title());
        let class = self.context.unless_muted(class);
        let finding = Finding::new(self.context.id(what), class, old, new, message)
            .of(self.context.direction)
            .also(self.type_names());
        self.push(keyword, finding);
    }

    fn push(&mut self, keyword: &'d str, finding: Finding<'d>) {
        self.noted.insert(keyword);
        self.comparison.push(self.unit, finding);
    }

    /// Where a keyword stands, or the schema that lacks it.
    fn at(&self, keyword: &str) -> (Site<'d>, Site<'d>) {
        (self.old.at(keyword), self.new.at(keyword))
    }

    /// Compares what the schemas contain, later.
    fn later(
        &mut self,
        parts: (Vec<Site<'d>>, Vec<Site<'d>>),
        context: Context,
        spots: Spots<'d>,
        uses: Uses,
    ) {
        let job = match (parts.0.as_slice(), parts.1.as_slice()) {
            ([old], [new]) => Job::new(
                self.comparison,
                self.unit,
                &Both::new(old, new),
                context,
                spots,
            ),
            _ => Job::of_parts(self.comparison, parts, context, spots),
        };
        self.comparison.schema(self.unit, job, uses);
    }
}

/// `maxLength` -> `max-length`.
pub(super) fn kebab(keyword: &str) -> String {
    let mut text = String::new();
    for c in keyword.chars() {
        if c.is_ascii_uppercase() {
            text.push('-');
        }
        text.push(c.to_ascii_lowercase());
    }
    text
}
