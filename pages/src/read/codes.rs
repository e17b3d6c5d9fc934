//! Response codes.
//!
//! A block is: HTTP status, `Error code`, code, `Message`, text, `Description`, text. Any of its lines may be missing, which is
//! reported; a block begins with its status or, if that is missing, with whatever label cannot belong to the block before.

use super::labels::{self, CodeLabel};
use super::{Line, Notes, notes::excerpt};
use crate::facts::{Code, CodeList, Codes, Lines, Section};
use crate::finding::Kind;
use crate::fingerprint::Fingerprint;

/// Reads the part. Without a single code it is unknown: every operation has at least the code of success.
pub fn read(lines: &[Line<'_>], numbers: &mut Lines, notes: &mut Notes) -> Section<Codes> {
    let mut blocks: Vec<Block<'_, '_>> = Vec::new();
    let mut above = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let label = labels::code_label(&line.text);
        if labels::is_show_all(&line.text) && numbers.show_all.is_none() {
            numbers.show_all = Some(line.number);
        } else if let Some(status) = status(line, lines.get(index + 1)) {
            blocks.push(Block {
                status: Some(status),
                ..Block::new(line)
            });
        } else if let Some(label) = label {
            match blocks
                .last_mut()
                .filter(|block| block.last.is_none_or(|last| last < label))
            {
                Some(block) => block.last = Some(label),
                None => blocks.push(Block {
                    last: Some(label),
                    ..Block::new(line)
                }),
            }
            if let Some(block) = blocks.last_mut() {
                block.seen.push(label);
            }
        } else {
            match blocks.last_mut() {
                Some(_) if numbers.show_all.is_some() => {
                    notes.add(
                        Kind::UnknownLine,
                        line,
                        format!(
                            "`{}` stands after the button that ends the codes",
                            excerpt(&line.text)
                        ),
                    );
                }
                Some(block) => block.push(line),
                None => above.push(line.text.as_ref()),
            }
        }
    }
    if blocks.is_empty() && numbers.show_all.is_none() {
        return Section::UNKNOWN;
    }
    numbers.codes = blocks.iter().map(|block| block.start.number).collect();
    let list = if numbers.show_all.is_some() {
        CodeList::Truncated
    } else {
        CodeList::Complete
    };
    let note = Fingerprint::of_lines(above);
    Section::Known(Codes {
        list,
        note,
        blocks: blocks
            .into_iter()
            .map(|block| block.finish(notes))
            .collect(),
    })
}

/// An HTTP status is a line of three digits before the label or the code; anywhere else it is text.
fn status(line: &Line<'_>, next: Option<&Line<'_>>) -> Option<u16> {
    let next = &next?.text;
    let begins = labels::code_label(next) == Some(CodeLabel::Code) || is_code(next);
    let digits = line.text.len() == 3 && line.text.bytes().all(|byte| byte.is_ascii_digit());
    (digits && begins).then(|| line.text.parse().ok())?
}

fn is_code(text: &str) -> bool {
    let digits = |part: &str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('_')
        .is_some_and(|(group, number)| digits(group) && digits(number))
}

struct Block<'a, 'b> {
    start: &'a Line<'b>,
    status: Option<u16>,
    last: Option<CodeLabel>,
    seen: Vec<CodeLabel>,
    code: Vec<&'a str>,
    message: Vec<&'a str>,
    description: Vec<&'a str>,
}

impl<'a, 'b> Block<'a, 'b> {
    fn new(start: &'a Line<'b>) -> Self {
        Self {
            start,
            status: None,
            last: None,
            seen: Vec::new(),
            code: Vec::new(),
            message: Vec::new(),
            description: Vec::new(),
        }
    }

    fn push(&mut self, line: &'a Line<'b>) {
        match self.last {
            None | Some(CodeLabel::Code) => self.code.push(&line.text),
            Some(CodeLabel::Message) => self.message.push(&line.text),
            Some(CodeLabel::Description) => self.description.push(&line.text),
        }
    }

    fn finish(self, notes: &mut Notes) -> Code {
        if self.status.is_none() {
            notes.add(
                Kind::CodeStatus,
                self.start,
                "a response code without its HTTP status",
            );
        }
        for label in [CodeLabel::Code, CodeLabel::Message, CodeLabel::Description] {
            if !self.seen.contains(&label) {
                notes.add(
                    Kind::CodeLabel,
                    self.start,
                    format!("a response code without the label `{}`", label.as_str()),
                );
            }
        }
        let code = joined(&self.code);
        match &code {
            None => notes.add(
                Kind::CodeForm,
                self.start,
                "a response code without the code itself",
            ),
            Some(code) if !is_code(code) => {
                notes.add(
                    Kind::CodeForm,
                    self.start,
                    format!("the code `{}` is not of the form 000_000", excerpt(code)),
                );
            }
            Some(_) => {}
        }
        if self.message.len() != 1 {
            notes.add(
                Kind::CodeMessage,
                self.start,
                format!("a message of {} lines instead of one", self.message.len()),
            );
        }
        Code {
            status: self.status,
            code,
            message: joined(&self.message),
            description: Fingerprint::of_lines(self.description),
        }
    }
}

fn joined(lines: &[&str]) -> Option<String> {
    (!lines.is_empty()).then(|| lines.join(" "))
}
