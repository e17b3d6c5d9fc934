//! Inline schemas that contain themselves, by way of a schema that they are made of: inside, the outer type is meant.

use super::super::{Lowering, NodeId};
use super::{Lowered, is_true};
use crate::load::Node;
use crate::model::{Docs, Type, TypeName, Value};

/// An inline schema, or several together, being made.
#[derive(Debug)]
pub(in super::super) struct Active {
    nodes: Vec<NodeId>,
    /// The type, as soon as it has a name.
    name: Option<TypeName>,
}

impl<'d> Lowering<'d, '_> {
    /// Makes the schemas, unless that is going on already: then the type that is being made is the answer.
    pub(super) fn within(
        &mut self,
        nodes: &[&'d Node],
        make: impl FnOnce(&mut Self) -> Option<Lowered>,
    ) -> Option<Lowered> {
        let ids: Vec<NodeId> = nodes.iter().copied().map(NodeId::from).collect();
        let known = self.active.iter().find(|active| active.nodes == ids);
        if let Some(name) = known.and_then(|active| active.name.clone()) {
            let value = Value {
                nullable: nodes.iter().all(|node| is_true(node, "nullable")),
                ..Value::plain(Type::Named(name))
            };
            return Some(Lowered {
                value,
                docs: Docs::default(),
            });
        }
        self.active.push(Active {
            nodes: ids,
            name: None,
        });
        let made = make(self);
        self.active.pop();
        made
    }

    /// The innermost schema has got its name.
    pub(super) fn name_active(&mut self, name: &TypeName) {
        if let Some(active) = self.active.last_mut() {
            active.name = Some(name.clone());
        }
    }
}
