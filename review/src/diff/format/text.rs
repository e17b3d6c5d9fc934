//! Changes as text, by operation.

use std::fmt::Write as _;

use konaplate_codegen::diagnostic::Style;

use super::super::change::{Change, Changes, Class, Touched};
use crate::description::Place;
use crate::escape::plain;

/// So many operations of a shared change are named.
const NAMED: usize = 4;

/// All changes, those of one operation together, the worst first, and how many there are.
#[must_use]
pub fn text(changes: &Changes, style: Style) -> String {
    let mut text = String::new();
    for (operations, count, group) in groups(changes) {
        // Writing into a String does not fail.
        let _ = writeln!(text, "{}", bold(&heading(operations, count), style));
        for change in group {
            one(&mut text, change, style);
        }
        text.push('\n');
    }
    text.push_str(&summary(changes));
    text
}

/// Operations, how many they are, and the changes that touch them.
type Group<'c> = (&'c [Touched], usize, Vec<&'c Change>);

/// The groups in the order of their first, and so worst, change.
fn groups(changes: &Changes) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for change in &changes.all {
        let (operations, count) = (change.operations.as_slice(), change.operation_count);
        let at = *places.entry((operations, count)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some((.., group)) => group.push(change),
            None => groups.push((operations, count, vec![change])),
        }
    }
    groups
}

fn heading(operations: &[Touched], count: usize) -> String {
    let name = |touched: &Touched| {
        let name = format!("{} {}", touched.method, touched.path);
        match &touched.operation_id {
            Some(id) => plain(&format!("{name} ({id})")),
            None => plain(&name),
        }
    };
    match operations {
        [] => "The description as a whole".to_owned(),
        [one] => name(one),
        many => {
            let mut text = format!("{count} operations");
            for touched in many.iter().take(NAMED) {
                text.push_str("\n  ");
                text.push_str(&name(touched));
            }
            if count > NAMED {
                let _ = write!(text, "\n  and {} more", count - NAMED);
            }
            text
        }
    }
}

fn one(text: &mut String, change: &Change, style: Style) {
    let source_only = change.class == Class::Breaking && change.wire != Class::Breaking;
    let note = if source_only {
        " (source code only)"
    } else {
        ""
    };
    let class = coloured(change.class, style);
    let _ = writeln!(text, "  {class}  {}{note}", change.id);
    let _ = writeln!(text, "            {}", plain(&change.message));
    let _ = writeln!(text, "            old {}", place(&change.old));
    let _ = writeln!(text, "            new {}", place(&change.new));
    if !change.symbols.is_empty() {
        let _ = writeln!(
            text,
            "            in Rust: {}",
            plain(&change.symbols.join(", "))
        );
    }
}

fn place(place: &Place) -> String {
    let Place {
        file,
        line,
        column,
        pointer,
    } = place;
    plain(&format!("{file}:{line}:{column} {pointer}"))
        .trim_end()
        .to_owned()
}

fn summary(changes: &Changes) -> String {
    if changes.all.is_empty() {
        return "no changes\n".to_owned();
    }
    let counts =
        Class::WORST_FIRST.map(|class| format!("{} {}", changes.count(class), class.name()));
    let word = if changes.all.len() == 1 {
        "change"
    } else {
        "changes"
    };
    format!("{} {word}: {}\n", changes.all.len(), counts.join(", "))
}

fn coloured(class: Class, style: Style) -> String {
    let colour = match class {
        Class::Breaking => "\u{1b}[31m",
        Class::Risky => "\u{1b}[33m",
        Class::Safe => "\u{1b}[32m",
    };
    match style {
        Style::Plain => format!("{:<8}", class.name()),
        Style::Coloured => format!("{colour}{:<8}\u{1b}[0m", class.name()),
    }
}

fn bold(text: &str, style: Style) -> String {
    match style {
        Style::Plain => text.to_owned(),
        Style::Coloured => format!("\u{1b}[1m{text}\u{1b}[0m"),
    }
}
