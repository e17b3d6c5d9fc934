//! YAML 1.2 -> tree, from the events of `saphyr-parser`: what a description may use of it, and nothing else.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span as Marks};

use super::parse::Parse;
use super::scalar::{Scalar, classify};
use super::{Mapping, Node, Number, Value};
use crate::diagnostic::Span;

/// Reads the one document of a YAML file.
pub(super) fn parse(run: &mut Parse<'_>) -> Option<Node> {
    let text = run.text;
    let bom = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut builder = Builder {
        offsets: Offsets::new(text, bom),
        run,
        open: Vec::new(),
        anchors: HashMap::new(),
        root: None,
        documents: 0,
    };
    for event in Parser::new_from_str(&text[bom..]) {
        match event {
            Ok((event, marks)) => {
                let place = builder.offsets.range(marks);
                builder.event(event, place)?;
            }
            Err(error) => {
                let at = builder.offsets.byte(error.marker().index());
                builder
                    .run
                    .error("yaml-syntax", at, at, error.info().to_owned());
                return None;
            }
        }
    }
    if builder.root.is_none() && builder.run.diagnostics.is_empty() {
        builder
            .run
            .error("empty-file", 0, 0, "the file has no content");
    }
    builder.root
}

/// A range of bytes.
type Place = (usize, usize);

/// Turns the parser's character offsets into byte offsets.
struct Offsets {
    /// Byte offset of every character; empty where the two are the same.
    bytes: Vec<u32>,
    start: usize,
    end: usize,
}

impl Offsets {
    fn new(text: &str, start: usize) -> Self {
        let body = &text[start..];
        let to_u32 = |at: usize| u32::try_from(at + start).unwrap_or(u32::MAX);
        Self {
            bytes: if body.is_ascii() {
                Vec::new()
            } else {
                body.char_indices().map(|(at, _)| to_u32(at)).collect()
            },
            start,
            end: text.len(),
        }
    }

    fn byte(&self, index: usize) -> usize {
        if self.bytes.is_empty() {
            return (index + self.start).min(self.end);
        }
        self.bytes.get(index).map_or(self.end, |at| *at as usize)
    }

    fn range(&self, marks: Marks) -> Place {
        (self.byte(marks.start.index()), self.byte(marks.end.index()))
    }
}

/// A collection whose end has not come yet.
struct Open {
    anchor: usize,
    place: Place,
    kind: OpenKind,
}

enum OpenKind {
    Sequence(Vec<Node>),
    Mapping(Mapping, Key),
}

/// What a mapping waits for.
enum Key {
    /// A key.
    Awaited,
    /// The value of this key.
    Read(String, Place),
    /// The value of a key that was refused, which is dropped.
    Refused,
}

struct Anchored {
    node: Node,
    values: usize,
    height: usize,
}

struct Builder<'r, 't> {
    offsets: Offsets,
    run: &'r mut Parse<'t>,
    open: Vec<Open>,
    anchors: HashMap<usize, Anchored>,
    root: Option<Node>,
    documents: usize,
}

impl Builder<'_, '_> {
    /// Takes one event. None at an error after which nothing sensible can follow.
    fn event(&mut self, event: Event<'_>, place: Place) -> Option<()> {
        match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Some(()),
            Event::DocumentStart(_) => self.document(place),
            Event::Alias(anchor) => self.alias(anchor, place),
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), place);
                self.scalar(&text, style, anchor, place)
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_tag(tag.is_some(), place);
                self.start(anchor, place, OpenKind::Sequence(Vec::new()))
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_tag(tag.is_some(), place);
                self.start(
                    anchor,
                    place,
                    OpenKind::Mapping(Mapping::new(), Key::Awaited),
                )
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(place),
        }
    }

    fn document(&mut self, place: Place) -> Option<()> {
        self.documents += 1;
        if self.documents > 1 {
            self.run.error(
                "several-documents",
                place.0,
                place.1,
                "a second document begins here; a file has one",
            );
            return None;
        }
        Some(())
    }

    fn refuse_tag(&mut self, tagged: bool, place: Place) {
        if tagged {
            self.run.error(
                "yaml-tag",
                place.0,
                place.1,
                "a tag (`!…`) has no meaning here",
            );
        }
    }

    fn start(&mut self, anchor: usize, place: Place, kind: OpenKind) -> Option<()> {
        if self.open.len() >= self.run.depth {
            let message = format!("more than {} levels of nesting", self.run.depth);
            self.run.error("too-deep", place.0, place.1, message);
            return None;
        }
        if self.awaits_key() {
            self.run
                .error("key-not-string", place.0, place.1, "a key must be a string");
            return None;
        }
        self.open.push(Open {
            anchor,
            place,
            kind,
        });
        Some(())
    }

    fn end(&mut self, place: Place) -> Option<()> {
        let open = self.open.pop()?;
        let (value, last) = match open.kind {
            OpenKind::Sequence(items) => {
                let last = items.last().map(|item| item.span.end);
                (Value::Sequence(items), last)
            }
            OpenKind::Mapping(mapping, _) => {
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

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        place: Place,
    ) -> Option<()> {
        if let Some(control) = text
            .chars()
            .find(|c| *c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
        {
            let message = format!(
                "the control character U+{:04X} is not allowed",
                u32::from(control)
            );
            self.run
                .error("control-character", place.0, place.1, message);
        }
        let scalar = match style {
            ScalarStyle::Plain => classify(text),
            _ => Scalar::String,
        };
        if self.awaits_key() {
            self.key(text, scalar, style, place);
            return Some(());
        }
        let value = match scalar {
            Scalar::Null => Value::Null,
            Scalar::Boolean(value) => Value::Boolean(value),
            Scalar::Number => match Number::parse(text) {
                Some(number) => Value::Number(number),
                None => {
                    self.run.error(
                        "number-too-large",
                        place.0,
                        place.1,
                        format!("`{text}` is too large to be read exactly"),
                    );
                    Value::Null
                }
            },
            Scalar::NotFinite => {
                self.run.error(
                    "not-a-number",
                    place.0,
                    place.1,
                    format!("`{text}` has no form in JSON"),
                );
                Value::Null
            }
            Scalar::String => Value::String(text.to_owned()),
        };
        self.node(value, anchor, place)
    }

    fn awaits_key(&self) -> bool {
        matches!(
            self.open.last(),
            Some(Open {
                kind: OpenKind::Mapping(_, Key::Awaited),
                ..
            })
        )
    }

    fn key(&mut self, text: &str, scalar: Scalar, style: ScalarStyle, place: Place) {
        // An HTTP status is often written bare; an integer in its one canonical form can only mean that text.
        let canonical = |text: &str| {
            text == "0"
                || (!text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let accepted = match scalar {
            _ if text == "<<" && style == ScalarStyle::Plain => {
                self.run.error(
                    "merge-key",
                    place.0,
                    place.1,
                    "merge keys are no part of YAML 1.2",
                );
                false
            }
            Scalar::String => true,
            Scalar::Number if canonical(text) => true,
            _ => {
                self.run.error(
                    "key-not-string",
                    place.0,
                    place.1,
                    format!("the key `{text}` is not a string; quote it"),
                );
                false
            }
        };
        if let Some(Open {
            kind: OpenKind::Mapping(_, key),
            ..
        }) = self.open.last_mut()
        {
            *key = if accepted {
                Key::Read(text.to_owned(), place)
            } else {
                Key::Refused
            };
        }
    }

    fn alias(&mut self, anchor: usize, place: Place) -> Option<()> {
        if self.awaits_key() {
            self.run.error(
                "key-not-string",
                place.0,
                place.1,
                "a key must be a string, not an alias",
            );
            return None;
        }
        let Some(anchored) = self.anchors.get(&anchor) else {
            self.run.error(
                "alias-cycle",
                place.0,
                place.1,
                "an alias inside of what it stands for",
            );
            return None;
        };
        if self.open.len() + anchored.height > self.run.depth {
            let message = format!("more than {} levels of nesting", self.run.depth);
            self.run.error("too-deep", place.0, place.1, message);
            return None;
        }
        if !self.run.count(anchored.values, place.0) {
            return None;
        }
        let node = anchored.node.clone();
        self.attach(node)
    }

    /// A finished value: counts it, keeps it if it has an anchor, and puts it where it belongs.
    fn node(&mut self, value: Value, anchor: usize, place: Place) -> Option<()> {
        if !self.run.count(1, place.0) {
            return None;
        }
        let node = Node {
            value,
            span: self.span(place),
        };
        if anchor != 0 {
            let (values, height) = measure(&node);
            // The copy counts as well: anchors may nest.
            if !self.run.count(values, place.0) {
                return None;
            }
            self.anchors.insert(
                anchor,
                Anchored {
                    node: node.clone(),
                    values,
                    height,
                },
            );
        }
        self.attach(node)
    }

    fn attach(&mut self, node: Node) -> Option<()> {
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => self.root = Some(node),
            Some(OpenKind::Sequence(items)) => items.push(node),
            Some(OpenKind::Mapping(mapping, key)) => {
                if let Key::Read(text, place) = std::mem::replace(key, Key::Awaited) {
                    let span = Span::new(self.run.file, place.0, place.1);
                    if mapping.insert(&text, span, node).is_err() {
                        self.run.error(
                            "duplicate-key",
                            place.0,
                            place.1,
                            format!("`{text}` is here twice"),
                        );
                    }
                }
            }
        }
        Some(())
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
    match &node.value {
        Value::Sequence(items) => {
            let (values, height) = items.iter().fold((0, 0), add);
            (values + 1, height + 1)
        }
        Value::Mapping(mapping) => {
            let (values, height) = mapping
                .iter()
                .map(|(_, entry)| &entry.node)
                .fold((0, 0), add);
            (values + 1, height + 1)
        }
        _ => (1, 0),
    }
}
