//! Puts values together, and keeps what anchors stand for.

use std::collections::HashMap;

use crate::diagnostic::Span;
use crate::load::parse::{Parse, Place};
use crate::load::{Mapping, Node, Value};

/// The tree as far as it has been read.
pub(super) struct Builder<'r, 't> {
    pub run: &'r mut Parse<'t>,
    open: Vec<Open>,
    anchors: HashMap<usize, Anchored>,
    root: Option<Node>,
}

/// A collection whose end has not come yet.
struct Open {
    anchor: usize,
    place: Place,
    kind: Kind,
}

/// What a collection holds so far.
pub(super) enum Kind {
    Sequence(Vec<Node>),
    Mapping(Mapping, Key),
}

/// What a mapping waits for.
pub(super) enum Key {
    /// A key.
    Awaited,
    /// The value of this key.
    Read(String, Place),
    /// The value of a key that was refused; it is dropped.
    Refused,
}

/// What an alias stands for, how many values that is, and on how many levels.
struct Anchored {
    node: Node,
    values: usize,
    height: usize,
}

impl Kind {
    pub fn sequence() -> Self {
        Self::Sequence(Vec::new())
    }

    pub fn mapping() -> Self {
        Self::Mapping(Mapping::new(), Key::Awaited)
    }
}

impl<'r, 't> Builder<'r, 't> {
    pub fn new(run: &'r mut Parse<'t>) -> Self {
        Self {
            run,
            open: Vec::new(),
            anchors: HashMap::new(),
            root: None,
        }
    }

    /// The whole tree.
    pub fn finish(self) -> Option<Node> {
        self.root
    }

    /// Whether a key must come next.
    pub fn awaits_key(&self) -> bool {
        let innermost = self.open.last().map(|open| &open.kind);
        matches!(innermost, Some(Kind::Mapping(_, Key::Awaited)))
    }

    /// Takes the key, or what stands for a refused one.
    pub fn key(&mut self, text: Option<String>, place: Place) {
        if let Some(Kind::Mapping(_, key)) = self.open.last_mut().map(|open| &mut open.kind) {
            *key = text.map_or(Key::Refused, |text| Key::Read(text, place));
        }
    }

    /// Begins a collection. None if it is too deep.
    pub fn start(&mut self, anchor: usize, place: Place, kind: Kind) -> Option<()> {
        self.run.check_depth(self.open.len() + 1, place)?;
        self.open.push(Open {
            anchor,
            place,
            kind,
        });
        Some(())
    }

    /// Ends the innermost collection.
    pub fn end(&mut self, place: Place) -> Option<()> {
        let open = self.open.pop()?;
        let (value, last) = match open.kind {
            Kind::Sequence(items) => {
                let last = items.last().map(|item| item.span.end);
                (Value::Sequence(items), last)
            }
            Kind::Mapping(mapping, _) => {
                let last = mapping.iter().last().map(|(_, entry)| entry.node.span.end);
                (Value::Mapping(mapping), last)
            }
        };
        // A block collection ends where its last value ends; the parser says where the next token begins.
        let end = match last {
            Some(last) if place.0 == place.1 => last as usize,
            _ => place.1,
        };
        self.node(value, open.anchor, (open.place.0, end.max(open.place.0)))
    }

    /// Takes a copy of what an alias stands for.
    pub fn alias(&mut self, anchor: usize, place: Place) -> Option<()> {
        let Some(anchored) = self.anchors.get(&anchor) else {
            let message = "an alias cannot stand for what it is a part of, nor for a key";
            self.run.error("alias-cycle", place, message);
            return None;
        };
        self.run
            .check_depth(self.open.len() + anchored.height, place)?;
        self.run.count(anchored.values, place.0)?;
        let node = anchored.node.clone();
        self.attach(node);
        Some(())
    }

    /// Takes a finished value: counts it, keeps it if it has an anchor, and puts it where it belongs.
    pub fn node(&mut self, value: Value, anchor: usize, place: Place) -> Option<()> {
        self.run.count(1, place.0)?;
        let span = self.span(place);
        let node = Node { value, span };
        if anchor != 0 {
            let (values, height) = measure(&node);
            // The copy counts as well: anchors may nest.
            self.run.count(values, place.0)?;
            let anchored = Anchored {
                node: node.clone(),
                values,
                height,
            };
            self.anchors.insert(anchor, anchored);
        }
        self.attach(node);
        Some(())
    }

    fn attach(&mut self, node: Node) {
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => self.root = Some(node),
            Some(Kind::Sequence(items)) => items.push(node),
            Some(Kind::Mapping(mapping, key)) => {
                if let Key::Read(text, place) = std::mem::replace(key, Key::Awaited) {
                    let span = Span::new(self.run.file, place.0, place.1);
                    if mapping.insert(&text, span, node).is_err() {
                        let message = format!("`{text}` is here twice");
                        self.run.error("duplicate-key", place, message);
                    }
                }
            }
        }
    }

    fn span(&self, place: Place) -> Span {
        Span::new(self.run.file, place.0, place.1)
    }
}

/// How many values a tree has, and on how many levels collections nest in it.
fn measure(node: &Node) -> (usize, usize) {
    let add = |(values, height): (usize, usize), child: &Node| {
        let (more, below) = measure(child);
        (values + more, height.max(below))
    };
    let (values, height) = match &node.value {
        Value::Sequence(items) => items.iter().fold((0, 0), add),
        Value::Mapping(mapping) => {
            let children = mapping.iter().map(|(_, entry)| &entry.node);
            children.fold((0, 0), add)
        }
        _ => return (1, 0),
    };
    (values + 1, height + 1)
}
