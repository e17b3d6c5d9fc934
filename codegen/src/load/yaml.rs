//! YAML 1.2 -> tree, from the events of `saphyr-parser`: what a description may use of it, and nothing else.

mod build;
mod offsets;
mod scalar;

use saphyr_parser::{Event, Parser};

use super::Node;
use super::parse::{Parse, Place};
use build::{Builder, Kind};
use offsets::Offsets;
use scalar::Read;

/// Reads the one document of a YAML file.
pub(super) fn parse(run: &mut Parse<'_>) -> Option<Node> {
    let text = run.text;
    let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let offsets = Offsets::new(text, start);
    let mut reader = Reader {
        builder: Builder::new(run),
        documents: 0,
    };
    for event in Parser::new_from_str(&text[start..]) {
        match event {
            Ok((event, marks)) => reader.event(event, offsets.range(marks))?,
            Err(error) => {
                let at = offsets.byte(error.marker().index());
                return reader.error("yaml-syntax", (at, at), error.info());
            }
        }
    }
    let root = reader.builder.finish();
    if root.is_none() && run.diagnostics.is_empty() {
        run.error("empty-file", (0, 0), "the file has no content");
    }
    root
}

/// Turns events into calls of the builder.
struct Reader<'r, 't> {
    builder: Builder<'r, 't>,
    documents: usize,
}

impl Reader<'_, '_> {
    /// Notes an error. Returns `None`, for use as the last expression.
    fn error<T>(&mut self, code: &'static str, place: Place, message: &str) -> Option<T> {
        self.builder.run.error(code, place, message);
        None
    }

    /// Takes one event. None at an error after which nothing sensible can follow.
    fn event(&mut self, event: Event<'_>, place: Place) -> Option<()> {
        let awaits_key = self.builder.awaits_key();
        match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Some(()),
            Event::DocumentStart(_) => self.document(place),
            Event::SequenceEnd | Event::MappingEnd => self.builder.end(place),
            Event::Alias(_) | Event::SequenceStart(..) | Event::MappingStart(..) if awaits_key => {
                self.error("key-not-string", place, "a key must be a string")
            }
            Event::Alias(anchor) => self.builder.alias(anchor, place),
            Event::SequenceStart(anchor, tag) => {
                self.refuse_tag(tag.is_some(), place);
                self.builder.start(anchor, place, Kind::sequence())
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_tag(tag.is_some(), place);
                self.builder.start(anchor, place, Kind::mapping())
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), place);
                let mut read = Read::new(self.builder.run, place);
                if awaits_key {
                    let key = read.key(&text, style);
                    self.builder.key(key, place);
                    return Some(());
                }
                let value = read.value(&text, style);
                self.builder.node(value, anchor, place)
            }
        }
    }

    fn document(&mut self, place: Place) -> Option<()> {
        self.documents += 1;
        if self.documents > 1 {
            return self.error(
                "several-documents",
                place,
                "a second document begins here; a file has one",
            );
        }
        Some(())
    }

    /// A tag would change what a value is. The value is read as if it were not there.
    fn refuse_tag(&mut self, tagged: bool, place: Place) {
        if tagged {
            self.error::<()>("yaml-tag", place, "a tag (`!…`) has no meaning here");
        }
    }
}
