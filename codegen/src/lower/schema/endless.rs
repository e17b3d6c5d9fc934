//! Schemas that lead back to themselves without going into the value: no check of such a schema would come to an end.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::super::{Lowering, NodeId};
use crate::diagnostic::Span;
use crate::load::Node;

/// Which trees refer to which for the same value.
#[derive(Debug, Default)]
pub(in super::super) struct Links {
    /// The tree that is being made, as long as the value is the one that it is about.
    from: Option<NodeId>,
    links: IndexMap<NodeId, Vec<(NodeId, Span)>>,
}

impl<'d> Lowering<'d, '_> {
    /// Makes a tree or a part of it: what it refers to is about the value of `from`, or about another where that is none.
    pub(super) fn linking_from<T>(
        &mut self,
        from: Option<NodeId>,
        make: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let before = std::mem::replace(&mut self.links.from, from);
        let made = make(self);
        self.links.from = before;
        made
    }

    /// The tree that is being made refers to another.
    pub(super) fn note_link(&mut self, to: &'d Node, span: Span) {
        if let Some(from) = self.links.from {
            let links = self.links.links.entry(from).or_default();
            links.push((NodeId::from(to), span));
        }
    }

    /// Reports every reference that leads back to where it stands.
    pub(in super::super) fn refuse_endless_schemas(&mut self) {
        let Links { links, .. } = std::mem::take(&mut self.links);
        for (from, found) in &links {
            for (_, span) in found.iter().filter(|(to, _)| reaches(&links, *to, *from)) {
                let message = "this leads back to the schema that it stands in, and not by way of a property or an item";
                self.diagnostics.error("reference-cycle", *span, message);
            }
        }
    }
}

fn reaches(links: &IndexMap<NodeId, Vec<(NodeId, Span)>>, from: NodeId, to: NodeId) -> bool {
    let mut seen = HashSet::from([from]);
    let mut waiting = vec![from];
    while let Some(next) = waiting.pop() {
        if next == to {
            return true;
        }
        let further = links.get(&next).into_iter().flatten();
        waiting.extend(
            further
                .map(|(next, _)| *next)
                .filter(|next| seen.insert(*next)),
        );
    }
    false
}
