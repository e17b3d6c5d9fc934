//! Who writes the values of a schema: the caller, the server, or both.

use std::collections::HashMap;

use crate::bundle::grammar::{Component, Kind, Shape, shape};
use crate::load::{Node, Value};

/// Where a value travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Side {
    /// Not known to travel at all.
    #[default]
    Neither,
    /// Below `components`, where each component has a side of its own.
    Components,
    /// In requests.
    Sent,
    /// In answers.
    Received,
    /// In both.
    Both,
}

impl Side {
    /// The side of what stands under `key` of an object on this side.
    pub fn below(self, kind: Kind, key: &str) -> Self {
        match (kind, key) {
            (Kind::Root, "components") => Self::Components,
            (Kind::PathItem | Kind::Operation, "parameters") | (Kind::Operation, "requestBody") => {
                Self::Sent
            }
            (Kind::Operation, "responses") => Self::Received,
            // The server calls: who receives what is turned around there.
            (Kind::Operation, "callbacks") => Self::Both,
            _ => self,
        }
        .or_callback(self)
    }

    /// Inside of a callback both sides are the caller's business.
    fn or_callback(self, above: Self) -> Self {
        if above == Self::Both { above } else { self }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Neither | Self::Components, side) | (side, Self::Neither | Self::Components) => {
                side
            }
            (one, two) if one == two => one,
            _ => Self::Both,
        }
    }
}

/// The side of each component.
#[derive(Debug, Default)]
pub(super) struct Sides(HashMap<(Component, String), Side>);

impl Sides {
    /// Follows every reference from the operations.
    pub fn of(bundle: &Node) -> Self {
        let mut sides = Self::default();
        if let Some(paths) = bundle.get("paths") {
            sides.object(bundle, paths, Kind::Paths, Side::Neither);
        }
        sides
    }

    /// The side of a component; `Neither` if no operation leads to it.
    pub fn get(&self, component: Component, name: &str) -> Side {
        let key = (component, name.to_owned());
        self.0.get(&key).copied().unwrap_or_default()
    }

    fn object(&mut self, bundle: &Node, node: &Node, kind: Kind, side: Side) {
        if let Kind::Component(component) = kind
            && let Some(reference) = node.get("$ref").and_then(Node::as_str)
        {
            self.reference(bundle, reference, component, side);
            return;
        }
        let Some(mapping) = node.as_mapping() else {
            return;
        };
        for (key, entry) in mapping.iter() {
            let Some(shape) = shape(kind, key) else {
                continue;
            };
            let side = side.below(kind, key);
            match (shape, &entry.node.value) {
                (Shape::One(kind), _) => self.object(bundle, &entry.node, kind, side),
                (Shape::Each(kind), Value::Mapping(each)) => {
                    for (_, entry) in each.iter() {
                        self.object(bundle, &entry.node, kind, side);
                    }
                }
                (Shape::List(kind), Value::Sequence(items)) => {
                    for item in items {
                        self.object(bundle, item, kind, side);
                    }
                }
                _ => {}
            }
        }
    }

    fn reference(&mut self, bundle: &Node, reference: &str, component: Component, side: Side) {
        let Some((name, target)) = component_of(bundle, reference, component) else {
            return;
        };
        let known = self.0.entry((component, name.to_owned())).or_default();
        let both = known.and(side);
        if *known == both {
            return;
        }
        *known = both;
        self.object(bundle, target, Kind::Component(component), both);
    }
}

/// The component that a reference of a bundle names.
pub(super) fn component_of<'n, 'r>(
    bundle: &'n Node,
    reference: &'r str,
    component: Component,
) -> Option<(&'r str, &'n Node)> {
    let name = reference
        .strip_prefix("#/components/")?
        .strip_prefix(component.section())?
        .strip_prefix('/')?;
    let target = bundle
        .get("components")?
        .get(component.section())?
        .get(name)?;
    Some((name, target))
}
