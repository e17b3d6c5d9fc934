//! `allOf`: one schema that says what several say together.

use std::collections::HashMap;

use super::super::{Lowering, NodeId};
use super::agreement::{and_enumeration, and_format, and_type};
use super::keywords::{AdditionalRule, Bound, Keywords};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::load::{Located, Node};
use crate::model::Access;

/// Deeper chains of `allOf` are taken for circles.
const MAX_DEPTH: usize = 64;

/// The schemas that a conjunction has come by, and whether it is done with them. One that it meets again says nothing new: a few
/// dozen schemas that each name the next one twice would take longer than anyone lives.
type Met = HashMap<NodeId, bool>;

impl<'d> Lowering<'d, '_> {
    /// Reads several schemas, each with everything that its `allOf` refers to, as one that says what all of them say.
    pub(in super::super) fn conjunction(&mut self, nodes: &[&'d Node]) -> Option<Keywords<'d>> {
        let mut whole = self.conjunction_within(nodes, MAX_DEPTH, &mut Met::new())??;
        whole.sources = nodes.to_vec();
        Some(whole)
    }

    /// Nothing if one of them cannot be had; nothing in something if all of them were met before.
    fn conjunction_within(
        &mut self,
        nodes: &[&'d Node],
        depth: usize,
        met: &mut Met,
    ) -> Option<Option<Keywords<'d>>> {
        let mut whole: Option<Keywords<'d>> = None;
        for node in nodes {
            let resolved = self.document.resolve(node, self.diagnostics)?.node;
            let Some(part) = self.with_parts(resolved, depth, met)? else {
                continue;
            };
            whole = Some(match whole {
                Some(whole) => whole.and(part, self.diagnostics),
                None => part,
            });
        }
        Some(whole)
    }

    fn with_parts(
        &mut self,
        node: &'d Node,
        depth: usize,
        met: &mut Met,
    ) -> Option<Option<Keywords<'d>>> {
        let id = NodeId::from(node);
        if met.get(&id) == Some(&true) {
            return Some(None);
        }
        if depth == 0 || met.insert(id, false).is_some() {
            self.diagnostics
                .error("reference-cycle", node.span, "`allOf` leads back to itself");
            return None;
        }
        let mut own = Keywords::read(node, self.diagnostics)?;
        let parts = own.parts();
        let parts = self.conjunction_within(&parts, depth - 1, met)?;
        met.insert(id, true);
        Some(Some(match parts {
            Some(parts) => own.and(parts, self.diagnostics),
            None => own,
        }))
    }
}

impl<'d> Keywords<'d> {
    /// Takes the schemas that hold besides: those of `allOf`, and a `oneOf` or `anyOf` that leaves no choice.
    pub(super) fn parts(&mut self) -> Vec<&'d Node> {
        let mut parts: Vec<&Node> = self
            .all_of
            .take()
            .map(|parts| parts.value.iter().collect())
            .unwrap_or_default();
        if self.discriminator.is_none() {
            let (single, several) = self
                .alternatives
                .drain(..)
                .partition(|of| of.nodes.len() == 1);
            let single: Vec<super::keywords::Alternatives<'d>> = single;
            self.alternatives = several;
            parts.extend(single.iter().flat_map(|of| of.nodes));
        }
        parts
    }

    /// What both say.
    fn and(mut self, other: Self, diagnostics: &mut Diagnostics) -> Self {
        self.and_properties(&other, diagnostics);
        self.contradiction = self.contradiction.or(other.contradiction);
        match and_type(self.ty, other.ty) {
            Ok(ty) => self.ty = ty,
            Err(message) => self.contradict(message),
        }
        self.format = and_format(self.format, other.format, diagnostics);
        match and_enumeration(self.enumeration.clone(), other.enumeration) {
            Ok(values) => self.enumeration = values,
            Err(message) => self.contradict(message),
        }
        // `nullable` beside a lone `allOf` has no effect by the letter of 3.0.3, but is what people write for a reference.
        self.allows_null = (self.allows_null && other.allows_null)
            || (self.nullable.is_some() && other.ty.is_some());
        self.nullable = self.nullable.or(other.nullable);
        if self.docs.title.is_none() && self.docs.description.is_none() {
            self.docs.title = other.docs.title;
            self.docs.description = other.docs.description;
        }
        self.sensitive |= other.sensitive;
        if self.access == Access::Both {
            self.access = other.access;
        }
        self.default = self.default.or(other.default);
        self.varnames = self.varnames.or(other.varnames);
        self.value_descriptions = self.value_descriptions.or(other.value_descriptions);
        self.error_codes = self.error_codes.or(other.error_codes);
        self.min_length = larger(self.min_length, other.min_length);
        self.max_length = smaller(self.max_length, other.max_length);
        self.min_items = larger(self.min_items, other.min_items);
        self.max_items = smaller(self.max_items, other.max_items);
        self.min_properties = larger(self.min_properties, other.min_properties);
        self.max_properties = smaller(self.max_properties, other.max_properties);
        self.minimum = tighter(self.minimum, other.minimum, |one, two| {
            one.limit > two.limit
        });
        self.maximum = tighter(self.maximum, other.maximum, |one, two| {
            one.limit < two.limit
        });
        self.unique_items = self.unique_items.or(other.unique_items);
        self.patterns.extend(other.patterns);
        self.multiple_of.extend(other.multiple_of);
        self.items.extend(other.items);
        self.required.extend(other.required);
        self.required_when.extend(other.required_when);
        self.alternatives.extend(other.alternatives);
        self.negations.extend(other.negations);
        self.discriminator = self.discriminator.or(other.discriminator);
        self
    }

    /// Notes why no value passes; the first reason is enough.
    fn contradict(&mut self, reason: String) {
        let span = self.span;
        self.contradiction.get_or_insert(Located {
            value: format!("the parts of `allOf` contradict each other: {reason}"),
            span,
        });
    }

    /// Properties of both. What one says of properties without a name holds for those that only the other names.
    fn and_properties(&mut self, other: &Self, diagnostics: &mut Diagnostics) {
        let foreign_here = added(&self.additional, other.properties.keys(), |name| {
            self.properties.contains_key(name)
        });
        let foreign_there = added(&other.additional, self.properties.keys(), |name| {
            other.properties.contains_key(name)
        });
        for found in [&foreign_here, &foreign_there] {
            if let Err((span, name)) = found {
                let message = format!(
                    "by the letter, `additionalProperties: false` in one part of `allOf` forbids `{name}` of another"
                );
                let warning = Diagnostic::warning("closed-part", message).at(*span);
                diagnostics.push(warning.help("taken as meant: it holds for what no part names"));
            }
        }
        for (name, nodes) in &other.properties {
            self.properties.entry(name).or_default().extend(nodes);
        }
        for (name, node) in [foreign_here, foreign_there]
            .into_iter()
            .flatten()
            .flatten()
        {
            self.properties.entry(name).or_default().push(node);
        }
        self.additional = match (
            std::mem::replace(&mut self.additional, AdditionalRule::Unsaid),
            &other.additional,
        ) {
            (AdditionalRule::Closed(span), _) => AdditionalRule::Closed(span),
            (_, AdditionalRule::Closed(span)) => AdditionalRule::Closed(*span),
            (AdditionalRule::Schema(one), AdditionalRule::Schema(two)) => {
                AdditionalRule::Schema([one, two.clone()].concat())
            }
            (AdditionalRule::Schema(nodes), _) => AdditionalRule::Schema(nodes),
            (_, AdditionalRule::Schema(nodes)) => AdditionalRule::Schema(nodes.clone()),
            (AdditionalRule::Open, _) | (_, AdditionalRule::Open) => AdditionalRule::Open,
            (AdditionalRule::Unsaid, AdditionalRule::Unsaid) => AdditionalRule::Unsaid,
        };
    }
}

/// What `rule` adds to properties that its own part does not name; an error for a name that it forbids.
fn added<'d, 'k>(
    rule: &AdditionalRule<'d>,
    names: impl Iterator<Item = &'k &'d str>,
    named: impl Fn(&str) -> bool,
) -> Result<Vec<(&'d str, &'d Node)>, (Span, &'d str)>
where
    'd: 'k,
{
    let mut foreign = names.copied().filter(|name| !named(name));
    match rule {
        AdditionalRule::Unsaid | AdditionalRule::Open => Ok(Vec::new()),
        AdditionalRule::Closed(span) => foreign
            .next()
            .map_or(Ok(Vec::new()), |name| Err((*span, name))),
        AdditionalRule::Schema(nodes) => Ok(foreign
            .flat_map(|name| nodes.iter().map(move |node| (name, *node)))
            .collect()),
    }
}

fn larger(one: Option<Located<u64>>, two: Option<Located<u64>>) -> Option<Located<u64>> {
    one.into_iter().chain(two).max_by_key(|limit| limit.value)
}

fn smaller(one: Option<Located<u64>>, two: Option<Located<u64>>) -> Option<Located<u64>> {
    one.into_iter().chain(two).min_by_key(|limit| limit.value)
}

/// The bound that leaves less; of equal limits the exclusive one.
fn tighter(
    one: Option<Bound>,
    two: Option<Bound>,
    is_tighter: impl Fn(&Bound, &Bound) -> bool,
) -> Option<Bound> {
    match (one, two) {
        (Some(one), Some(two)) if one.limit == two.limit => {
            Some(if one.exclusive { one } else { two })
        }
        (Some(one), Some(two)) => Some(if is_tighter(&one, &two) { one } else { two }),
        (one, two) => one.or(two),
    }
}
