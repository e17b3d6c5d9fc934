//! Pieces of text as HTML.

use maud::{Markup, html};

use crate::report::model::Evidence;

/// A character as it may be shown: what is invisible and turns the direction of writing becomes U+FFFD.
pub fn visible(c: char) -> char {
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let commands = c.is_control() && !matches!(c, '\n' | '\t' | '\r');
    if turns || commands { '\u{fffd}' } else { c }
}

fn shown(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// A text. Korean says so, for screen readers and fonts.
pub fn text(text: &str) -> Markup {
    let text = shown(text);
    html! {
        @if is_korean(&text) { span lang="ko" { (text) } } @else { (text) }
    }
}

fn is_korean(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}'))
}

/// A name as it is typed. It may be broken after a separator, so that it fits a narrow screen.
pub fn code(text: &str) -> Markup {
    if text.chars().count() <= SHORT {
        return html! { code class="short" { (shown(text)) } };
    }
    html! { code { (breakable(text)) } }
}

/// Names of so many characters need not be broken on any screen.
const SHORT: usize = 12;

/// A name with places where it may be broken.
pub fn breakable(text: &str) -> Markup {
    let text = shown(text);
    let parts: Vec<&str> = text
        .split_inclusive(['/', '.', '_', '-', ',', ':'])
        .collect();
    html! {
        @for (index, part) in parts.iter().enumerate() {
            @if index > 0 { wbr; }
            (part)
        }
    }
}

/// A description: paragraphs and lists, with names in backquotes.
pub fn prose(text: &str) -> Markup {
    let blocks = text
        .split("\n\n")
        .map(str::trim)
        .filter(|block| !block.is_empty());
    html! {
        @for block in blocks {
            @if block.starts_with("- ") {
                ul { @for item in items(block) { li { (inline(&item)) } } }
            } @else {
                p { (inline(block)) }
            }
        }
    }
}

/// The items of a list: each begins with a hyphen, and goes on until the next.
fn items(block: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("- "), items.last_mut()) {
            (Some(item), _) => items.push(item.to_owned()),
            (None, Some(item)) => {
                item.push(' ');
                item.push_str(line.trim());
            }
            (None, None) => items.push(line.to_owned()),
        }
    }
    items
}

/// A sentence with names in backquotes.
pub fn inline(sentence: &str) -> Markup {
    let is_paired = sentence.matches('`').count().is_multiple_of(2);
    if !is_paired {
        return text(sentence);
    }
    html! {
        @for (index, part) in sentence.split('`').enumerate() {
            @if index % 2 == 1 { (code(part)) } @else { (text(part)) }
        }
    }
}

/// Where something comes from that the page does not state, folded away.
pub fn evidence(evidence: Option<&Evidence>) -> Markup {
    html! {
        @if let Some(evidence) = evidence {
            details class="evidence" {
                summary { @if evidence.mark == "unknown" { "Open question" } @else { "Why we say so: " (mark(&evidence.mark)) } }
                p { (inline(&evidence.reason)) }
            }
        }
    }
}

/// A mark of evidence in words.
pub fn mark(mark: &str) -> Markup {
    let words = match mark {
        "doc" => "from other documentation",
        "field" => "seen in client code only",
        "inferred" => "inferred",
        "unknown" => "not known",
        other => return text(other),
    };
    html! { (words) }
}

/// One side of a difference, in words.
pub fn side(side: &str) -> Markup {
    match side {
        "none" => html! { "nothing" },
        "absent" => html! { "not there" },
        "unknown" => html! { "not known" },
        side if side.contains(' ') => html! { "“" (text(side)) "”" },
        side => html! { "“" (breakable(side)) "”" },
    }
}

/// What a code proves, in words.
pub fn effect(effect: &str) -> Markup {
    let words = match effect {
        "none" => "Nothing happened",
        "money" => "Money may have moved",
        "card" => "A card may have been issued",
        other => return text(other),
    };
    html! { (words) }
}

/// What an operation does, in words.
pub fn does(effect: &str) -> Markup {
    let words = match effect {
        "none" => "Changes nothing",
        "money" => "Moves money",
        "card" => "Issues a card",
        other => return text(other),
    };
    html! { (words) }
}

/// Whether a body is encrypted, in words.
pub fn encryption(kind: &str) -> Markup {
    let words = match kind {
        "jwe" => "encrypted (JWE)",
        "none" => "not encrypted",
        "" => "not stated",
        other => return text(other),
    };
    html! { (words) }
}

/// A number and what it counts.
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}
