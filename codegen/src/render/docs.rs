//! Documentation comments: texts of the description, shown to the reader of the Rust documentation as they were typed.

mod escape;
mod phrase;

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use escape::code;
pub(super) use phrase::{constraints, literal};

use escape::Block;

use crate::model::{Docs, Evidence, Mark, TypeDef};
use crate::visible::visible;

/// A documentation comment in the making.
#[derive(Default)]
pub(super) struct Comment {
    blocks: Vec<Block>,
}

impl Comment {
    /// A paragraph of our own words, in Markdown.
    pub(super) fn markdown(mut self, text: impl AsRef<str>) -> Self {
        self.blocks.extend(Block::markdown(text.as_ref()));
        self
    }

    /// A text of the description, shown verbatim.
    pub(super) fn verbatim(mut self, text: &str) -> Self {
        self.blocks.extend(escape::blocks(text));
        self
    }

    /// What the description says about an item.
    pub(super) fn docs(mut self, docs: &Docs) -> Self {
        if let Some(title) = &docs.title {
            self = self.verbatim(title);
        }
        self.description(docs)
    }

    /// The same behind a title that was written already.
    pub(super) fn description(mut self, docs: &Docs) -> Self {
        let description = docs.description.as_ref();
        if let Some(text) = description.filter(|_| description != docs.title.as_ref()) {
            self = self.verbatim(text);
        }
        if docs.deprecated {
            self = self.markdown("Deprecated.");
        }
        self
    }

    /// Whether nothing has been said yet.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Where a statement comes from, unless it is documented.
    pub(super) fn evidence(self, evidence: Option<&Evidence>) -> Self {
        let Some(evidence) = evidence else {
            return self;
        };
        let mark = match evidence.mark {
            Mark::Doc => return self,
            Mark::Field => "Seen in the field, not documented",
            Mark::Inferred => "Inferred",
            Mark::Unknown => "Open question",
        };
        match &evidence.reason {
            Some(reason) => self.verbatim(&format!("{mark}: {reason}")),
            None => self.verbatim(&format!("{mark}.")),
        }
    }

    /// The comment of the item that follows; `fallback` if nothing was said.
    pub(super) fn outer(self, fallback: &str) -> TokenStream {
        let lines = self.lines(fallback);
        quote!(#(#[doc = #lines])*)
    }

    /// The comment of a type; where nothing was said, what kind it is and what the description calls it.
    pub(super) fn fallback(self, definition: &TypeDef, kind: &str) -> TokenStream {
        match &definition.schema_name {
            Some(name) => self.outer(&format!("{kind} Schema `{name}`.")),
            None => self.outer(kind),
        }
    }

    /// The comment of the file.
    pub(super) fn inner(self) -> TokenStream {
        let lines = self.lines("");
        quote!(#(#![doc = #lines])*)
    }

    fn lines(mut self, fallback: &str) -> Vec<String> {
        if self.blocks.is_empty() && !fallback.is_empty() {
            self = self.verbatim(fallback);
        }
        // The last gate: whatever came here is shown, and stays in its line.
        let spaced = |line: &String| match line.is_empty() {
            true => String::new(),
            false => format!(" {}", visible(line)),
        };
        let mut lines = Vec::new();
        let mut after_item = false;
        for block in &self.blocks {
            let goes_on = block.is_item && after_item;
            if !lines.is_empty() && !goes_on {
                lines.push(String::new());
            }
            lines.extend(block.lines.iter().map(spaced));
            after_item = block.is_item;
        }
        lines
    }
}
