//! The parser counts characters; places count bytes.

use saphyr_parser::Span as Marks;

use crate::load::parse::Place;

/// Turns the parser's character offsets into byte offsets.
pub(super) struct Offsets {
    /// Byte offset of every character; empty where the two are the same.
    bytes: Vec<u32>,
    start: usize,
    end: usize,
}

impl Offsets {
    /// For a parser that reads `text` from the byte `start` on.
    pub fn new(text: &str, start: usize) -> Self {
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

    pub fn byte(&self, index: usize) -> usize {
        if self.bytes.is_empty() {
            return (index + self.start).min(self.end);
        }
        self.bytes.get(index).map_or(self.end, |at| *at as usize)
    }

    pub fn range(&self, marks: Marks) -> Place {
        (self.byte(marks.start.index()), self.byte(marks.end.index()))
    }
}
