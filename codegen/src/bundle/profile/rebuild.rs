//! Rebuilds a bundled description object by object, the inner ones first.

use super::side::{Side, Sides};
use crate::bundle::grammar::{Component, Kind, Shape, shape};
use crate::load::{Mapping, Node, Value};

/// An object of the description, with what is known of its place.
pub(super) struct Object {
    pub kind: Kind,
    pub side: Side,
    pub mapping: Mapping,
}

impl Object {
    pub fn is_schema(&self) -> bool {
        self.kind == Kind::Component(Component::Schema)
    }

    /// The text under `key`.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.mapping.get(key).and_then(Node::as_str)
    }

    /// The object without the keys that `drop` names.
    pub fn without(self, drop: impl Fn(&str, &Node) -> bool) -> Self {
        self.map(|key, node| (!drop(key, node)).then(|| node.clone()))
    }

    /// The object with each value replaced, or left out.
    pub fn map(self, change: impl Fn(&str, &Node) -> Option<Node>) -> Self {
        let mut mapping = Mapping::new();
        for (key, entry) in self.mapping.iter() {
            if let Some(node) = change(key, &entry.node) {
                put(&mut mapping, key, node);
            }
        }
        Self { mapping, ..self }
    }
}

/// The node with every object in it changed.
pub(super) fn rebuild(
    node: &Node,
    kind: Kind,
    sides: &Sides,
    change: &mut dyn FnMut(Object) -> Mapping,
) -> Node {
    let mut walk = Walk { sides, change };
    walk.object(node, kind, Side::Neither)
}

struct Walk<'w> {
    sides: &'w Sides,
    change: &'w mut dyn FnMut(Object) -> Mapping,
}

impl Walk<'_> {
    fn object(&mut self, node: &Node, kind: Kind, side: Side) -> Node {
        let Some(old) = node.as_mapping() else {
            return node.clone();
        };
        let mut mapping = Mapping::new();
        for (key, entry) in old.iter() {
            let value = match shape(kind, key) {
                Some(shape) => {
                    let side = side.below(kind, key);
                    self.shape(&entry.node, shape, side)
                }
                None => entry.node.clone(),
            };
            put(&mut mapping, key, value);
        }
        let object = Object {
            kind,
            side,
            mapping,
        };
        Node {
            value: Value::Mapping((self.change)(object)),
            span: node.span,
        }
    }

    fn shape(&mut self, node: &Node, shape: Shape, side: Side) -> Node {
        let value = match (shape, &node.value) {
            (Shape::One(kind), _) => return self.object(node, kind, side),
            (Shape::Each(kind), Value::Mapping(old)) => {
                let mut each = Mapping::new();
                for (key, entry) in old.iter() {
                    let side = match (kind, side) {
                        // A component is on the sides of those who refer to it.
                        (Kind::Component(component), Side::Components) => {
                            self.sides.get(component, key)
                        }
                        _ => side,
                    };
                    put(&mut each, key, self.object(&entry.node, kind, side));
                }
                Value::Mapping(each)
            }
            (Shape::List(kind), Value::Sequence(items)) => {
                let items = items.iter().map(|item| self.object(item, kind, side));
                Value::Sequence(items.collect())
            }
            _ => return node.clone(),
        };
        Node {
            value,
            span: node.span,
        }
    }
}

/// Adds a key that is new: the keys come from another mapping, one by one.
pub(super) fn put(mapping: &mut Mapping, key: &str, node: Node) {
    let _new = mapping.insert(key, node.span, node);
}
