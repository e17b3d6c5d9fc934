//! Just enough of a document tree to look things up.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// An element.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

/// What is in an element.
#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The text below it, with single spaces.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.collect_text(&mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn collect_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(piece) => text.push_str(piece),
                Node::Element(element) if matches!(element.name.as_str(), "style" | "script") => {}
                Node::Element(element) => {
                    // Blocks and cells stand apart; pieces of a name do not.
                    let apart = !matches!(element.name.as_str(), "wbr" | "code" | "a" | "strong")
                        && element.attribute("lang").is_none();
                    if apart {
                        text.push(' ');
                    }
                    element.collect_text(text);
                    if apart {
                        text.push(' ');
                    }
                }
            }
        }
    }

    /// All elements below it of that name.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        self.find(name, &mut found);
        found
    }

    fn find<'a>(&'a self, name: &str, found: &mut Vec<&'a Element>) {
        for child in &self.children {
            if let Node::Element(element) = child {
                if element.name == name {
                    found.push(element);
                }
                element.find(name, found);
            }
        }
    }

    /// The cells of a table's row.
    pub fn cells(&self) -> Vec<String> {
        let cells = self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element.text()),
            Node::Text(_) => None,
        });
        cells.collect()
    }
}

/// Reads a page.
pub fn parse(page: &str) -> Element {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(page));
    let tokenizer = Tokenizer::new(Tree::default(), TokenizerOpts::default());
    let _no_scripts_run = tokenizer.feed(&input);
    tokenizer.end();
    let mut open = tokenizer.sink.open.into_inner();
    assert_eq!(open.len(), 1, "elements that are not closed");
    open.pop().expect("the document")
}

struct Tree {
    open: RefCell<Vec<Element>>,
}

impl Default for Tree {
    fn default() -> Self {
        Self {
            open: RefCell::new(vec![Element::default()]),
        }
    }
}

const EMPTY: [&str; 4] = ["meta", "wbr", "input", "br"];

impl TokenSink for Tree {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut open = self.open.borrow_mut();
        match token {
            Token::CharacterTokens(text) => {
                let parent = open.last_mut().expect("the document");
                parent.children.push(Node::Text(text.to_string()));
            }
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return start(tag, &mut open),
            Token::TagToken(tag) => {
                let element = open.pop().expect("an open element");
                assert_eq!(element.name, tag.name.to_string(), "closed in order");
                let parent = open.last_mut().expect("the document");
                parent.children.push(Node::Element(element));
            }
            Token::ParseError(error) => panic!("{error}"),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn start(tag: Tag, open: &mut Vec<Element>) -> TokenSinkResult<()> {
    let name = tag.name.to_string();
    let element = Element {
        attributes: tag
            .attrs
            .iter()
            .map(|attribute| {
                (
                    attribute.name.local.to_string(),
                    attribute.value.to_string(),
                )
            })
            .collect(),
        name: name.clone(),
        children: Vec::new(),
    };
    if EMPTY.contains(&name.as_str()) {
        let parent = open.last_mut().expect("the document");
        parent.children.push(Node::Element(element));
        return TokenSinkResult::Continue;
    }
    open.push(element);
    match name.as_str() {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" => TokenSinkResult::RawData(RawKind::Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}
