//! Walks a description from its root, takes in path items, and turns references into references to components.

use super::grammar::{Component, Kind, Shape, shape};
use super::names::Names;
use crate::diagnostic::{Diagnostics, Span};
use crate::load::{Document, Location, Mapping, Node, Resolved, Value};

/// How deep path items may refer to path items, by way of callbacks.
const NESTED_PATH_ITEMS: usize = 8;

/// The whole description in one tree: path items taken in, everything else that a reference leads to under `components`.
///
/// The order of keys is that of the files; components found on the way follow those of the root file in the order in
/// which they were found. Returns none, and says why, if a reference cannot be followed or two components would
/// share a name.
pub fn bundle(document: &Document, diagnostics: &mut Diagnostics) -> Option<Node> {
    let errors = diagnostics.errors();
    let mut walk = Walk {
        document,
        diagnostics,
        names: Names::default(),
        path_items: 0,
    };
    walk.name_components();
    let mut root = walk.object(Kind::Root, document.root());
    while let Some(lifted) = walk.names.next() {
        let node = walk.object(Kind::Component(lifted.component), lifted.node);
        let section = lifted.component.section();
        let place = walk.section_of(&mut root, section, node.span);
        if let Some(place) = place {
            put(place, &lifted.name, node.span, node);
        }
    }
    (diagnostics.errors() == errors).then_some(root)
}

struct Walk<'d, 'r> {
    document: &'d Document,
    diagnostics: &'r mut Diagnostics,
    names: Names<'d>,
    path_items: usize,
}

impl<'d> Walk<'d, '_> {
    /// Gives every component of the root file its name before the first reference is met.
    fn name_components(&mut self) {
        let components = self.document.root_location().child("components");
        let Some(sections) = self
            .document
            .root()
            .get("components")
            .and_then(Node::as_mapping)
        else {
            return;
        };
        let mut aliases = Vec::new();
        for (section, entry) in sections.iter() {
            let Some(component) = Component::of_section(section) else {
                continue;
            };
            let entries = entry.node.as_mapping().into_iter().flat_map(Mapping::iter);
            for (name, entry) in entries {
                let location = components.child(section).child(name);
                if entry.node.get("$ref").is_some() {
                    aliases.push((component, name, location, entry));
                } else {
                    self.names.keep(component, name, location, entry.key_span);
                }
            }
        }
        // The name of a mere reference is that of its target, unless the target has one.
        for (component, name, location, entry) in aliases {
            let target = self.document.resolve(&entry.node, self.diagnostics);
            let location = target
                .and_then(|target| target.location)
                .unwrap_or(location);
            self.names.keep(component, name, location, entry.key_span);
        }
    }

    /// Something of which one or more may stand under a key.
    fn shape(&mut self, shape: Shape, node: &'d Node) -> Node {
        let value = match (shape, &node.value) {
            (Shape::One(kind), _) => return self.one(kind, node),
            (Shape::Each(kind), Value::Mapping(mapping)) => {
                let mut each = Mapping::new();
                for (key, entry) in mapping.iter() {
                    put(&mut each, key, entry.key_span, self.one(kind, &entry.node));
                }
                Value::Mapping(each)
            }
            (Shape::List(kind), Value::Sequence(items)) => {
                Value::Sequence(items.iter().map(|item| self.one(kind, item)).collect())
            }
            _ => return node.clone(),
        };
        Node {
            value,
            span: node.span,
        }
    }

    /// An object, or a reference to one.
    fn one(&mut self, kind: Kind, node: &'d Node) -> Node {
        match kind {
            Kind::PathItem => self.path_item(node),
            Kind::Component(component) if node.get("$ref").is_some() => {
                self.reference(component, node)
            }
            _ => self.object(kind, node),
        }
    }

    /// The object itself, with every reference in it turned.
    fn object(&mut self, kind: Kind, node: &'d Node) -> Node {
        let Some(mapping) = node.as_mapping() else {
            return node.clone();
        };
        let mut object = Mapping::new();
        for (key, entry) in mapping.iter() {
            let value = match (kind, key) {
                (Kind::Root | Kind::PathItem, "x-schemas") => {
                    self.named_schemas(&entry.node);
                    continue;
                }
                (Kind::Components, section) => self.section(section, &entry.node),
                (Kind::Discriminator, "mapping") => self.discriminator_mapping(&entry.node),
                _ => match shape(kind, key) {
                    Some(shape) => self.shape(shape, &entry.node),
                    None => entry.node.clone(),
                },
            };
            put(&mut object, key, entry.key_span, value);
        }
        Node {
            value: Value::Mapping(object),
            span: node.span,
        }
    }

    /// A path item has no place under `components`: it is taken in where it is referred to.
    fn path_item(&mut self, node: &'d Node) -> Node {
        let Some(resolved) = self.document.resolve(node, self.diagnostics) else {
            return node.clone();
        };
        if self.path_items >= NESTED_PATH_ITEMS {
            self.diagnostics.error(
                "reference-cycle",
                node.span,
                "path items refer to each other in a circle",
            );
            return node.clone();
        }
        self.path_items += 1;
        let item = self.object(Kind::PathItem, resolved.node);
        self.path_items -= 1;
        item
    }

    /// The schemas that a file of operations names for itself: all of them, whether or not something refers to them.
    fn named_schemas(&mut self, schemas: &'d Node) {
        let entries = schemas.as_mapping().into_iter().flat_map(Mapping::iter);
        for (name, entry) in entries {
            let Some(location) = self
                .document
                .location(schemas.span.file, &["x-schemas", name])
            else {
                continue;
            };
            let target = self.document.resolve(&entry.node, self.diagnostics);
            if let Some(Resolved {
                node,
                location: None,
            }) = target
            {
                self.name(Component::Schema, location, node);
            }
        }
    }

    /// One section of `components` of the root file.
    fn section(&mut self, section: &str, node: &'d Node) -> Node {
        let (Some(component), Some(mapping)) = (Component::of_section(section), node.as_mapping())
        else {
            return node.clone();
        };
        let mut entries = Mapping::new();
        for (name, entry) in mapping.iter() {
            let Some(target) = self.document.resolve(&entry.node, self.diagnostics) else {
                continue;
            };
            let named_otherwise = target
                .location
                .as_ref()
                .and_then(|location| self.names.get(component, location))
                .is_some_and(|known| known != name);
            let value = if named_otherwise {
                self.reference(component, &entry.node)
            } else {
                self.object(Kind::Component(component), target.node)
            };
            put(&mut entries, name, entry.key_span, value);
        }
        Node {
            value: Value::Mapping(entries),
            span: node.span,
        }
    }

    fn reference(&mut self, component: Component, node: &'d Node) -> Node {
        let Some(Resolved {
            node: target,
            location: Some(location),
        }) = self.document.resolve(node, self.diagnostics)
        else {
            return node.clone();
        };
        let text = self.name(component, location, target);
        let mut reference = Mapping::new();
        put(&mut reference, "$ref", node.span, string(text, node.span));
        Node {
            value: Value::Mapping(reference),
            span: node.span,
        }
    }

    /// The mapping that components of one kind are put into; made if it is not there.
    fn section_of<'n>(
        &mut self,
        root: &'n mut Node,
        section: &str,
        span: Span,
    ) -> Option<&'n mut Mapping> {
        let root_span = root.span;
        let place = match &mut root.value {
            Value::Mapping(root) => root
                .mapping_at("components", span)
                .and_then(|components| components.mapping_at(section, span)),
            _ => None,
        };
        if place.is_none() {
            let message = format!("`components` and its `{section}` must be mappings");
            self.diagnostics.error("wrong-type", root_span, message);
        }
        place
    }

    /// The reference to a thing in the bundle; if it has no name yet it gets one.
    fn name(&mut self, component: Component, location: Location, node: &'d Node) -> String {
        let in_root = location.file() == self.document.root_location().file();
        let name = match self.names.get(component, &location) {
            Some(name) => name.to_owned(),
            // A place of the root file that is no component stays where it is.
            None if in_root && !location.pointer().starts_with("/x-") => {
                return format!("#{}", fragment(location.pointer()));
            }
            None => self
                .names
                .lift(component, location, node, self.document, self.diagnostics),
        };
        format!("#/components/{}/{name}", component.section())
    }

    /// A value of a discriminator's mapping is a reference, or the bare name of a schema.
    fn discriminator_mapping(&mut self, node: &'d Node) -> Node {
        let Some(mapping) = node.as_mapping() else {
            return node.clone();
        };
        let mut targets = Mapping::new();
        for (key, entry) in mapping.iter() {
            let reference = entry.node.as_str().filter(|text| text.contains(['#', '/']));
            let target = reference.and_then(|text| {
                self.document
                    .resolve_text(text, entry.node.span, self.diagnostics)
            });
            let value = match target {
                Some(Resolved {
                    node: schema,
                    location: Some(location),
                }) => string(
                    self.name(Component::Schema, location, schema),
                    entry.node.span,
                ),
                _ => entry.node.clone(),
            };
            put(&mut targets, key, entry.key_span, value);
        }
        Node {
            value: Value::Mapping(targets),
            span: node.span,
        }
    }
}

/// Adds a key to a mapping that is made key by key from another one, or from unique names.
fn put(mapping: &mut Mapping, key: &str, span: Span, node: Node) {
    let _already_there = mapping.insert(key, span, node);
}

fn string(text: String, span: Span) -> Node {
    Node {
        value: Value::String(text),
        span,
    }
}

/// A JSON Pointer as the fragment of a URL.
fn fragment(pointer: &str) -> String {
    let mut text = String::with_capacity(pointer.len());
    for byte in pointer.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}
