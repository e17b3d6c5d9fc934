//! In how many ways a regular expression can match: whether a backtracking engine gets lost.

use regex_syntax::Parser;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Repetition};

/// What was found, from bad to good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ambiguity {
    /// It cannot be read: it needs look-around or back references, or is none.
    Unknown,
    Exponential,
    Polynomial,
    None,
}

/// The worst part of a pattern.
pub(super) fn ambiguity(pattern: &str) -> Ambiguity {
    match Parser::new().parse(&translated(pattern)) {
        Ok(hir) => worst(&hir),
        Err(_) => Ambiguity::Unknown,
    }
}

/// ECMA 262 writes `\d`, `\w` and `\/` like Rust, but for escapes that mean nothing there.
fn translated(pattern: &str) -> String {
    pattern.replace("\\/", "/").replace("(?<", "(?P<")
}

fn worst(hir: &Hir) -> Ambiguity {
    let own = match hir.kind() {
        HirKind::Repetition(repetition) if is_unbounded(repetition) => in_loop(&repetition.sub),
        HirKind::Concat(parts) => in_row(parts),
        _ => Ambiguity::None,
    };
    children(hir).map(worst).fold(own, Ambiguity::min)
}

fn children(hir: &Hir) -> Box<dyn Iterator<Item = &Hir> + '_> {
    match hir.kind() {
        HirKind::Repetition(repetition) => Box::new(std::iter::once(&*repetition.sub)),
        HirKind::Capture(capture) => Box::new(std::iter::once(&*capture.sub)),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => Box::new(parts.iter()),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => {
            Box::new(std::iter::empty())
        }
    }
}

fn is_unbounded(repetition: &Repetition) -> bool {
    repetition.max.is_none()
}

/// What stands inside a repetition without end. One round can be told from two when nothing in it may grow into what comes next.
fn in_loop(body: &Hir) -> Ambiguity {
    let parts = flat(body);
    let shares_with_next = parts.iter().enumerate().any(|(index, part)| {
        let Some(grows) = growing(part) else {
            return false;
        };
        // Behind the last part, the body begins again.
        let next = parts[index + 1..].iter().chain(&parts[..=index]);
        meets(&grows, next.copied())
    });
    let has_alike_branches = branches(body).is_some_and(|branches| {
        let single: Vec<ClassUnicode> = branches.iter().filter_map(single_character).collect();
        overlaps(&single)
    });
    match shares_with_next || has_alike_branches {
        true => Ambiguity::Exponential,
        false => Ambiguity::None,
    }
}

/// Repetitions in a row, with nothing between them that has to be there and that they cannot match.
fn in_row(parts: &[Hir]) -> Ambiguity {
    for (index, part) in parts.iter().enumerate() {
        let HirKind::Repetition(repetition) = part.kind() else {
            continue;
        };
        if !is_unbounded(repetition) {
            continue;
        }
        let mut shared = characters(&repetition.sub);
        for next in &parts[index + 1..] {
            if let HirKind::Repetition(other) = next.kind()
                && is_unbounded(other)
                && intersect(&shared, &first(&other.sub))
            {
                return Ambiguity::Polynomial;
            }
            if !is_nullable(next) {
                // What has to be there keeps them apart, unless the first repetition can match it, too.
                shared.intersect(&characters(next));
                if shared.ranges().is_empty() {
                    break;
                }
            }
        }
    }
    Ambiguity::None
}

/// The parts of a sequence, without the groups around it.
fn flat(hir: &Hir) -> Vec<&Hir> {
    match hir.kind() {
        HirKind::Capture(capture) => flat(&capture.sub),
        HirKind::Concat(parts) => parts.iter().flat_map(flat).collect(),
        _ => vec![hir],
    }
}

fn branches(hir: &Hir) -> Option<&[Hir]> {
    match hir.kind() {
        HirKind::Capture(capture) => branches(&capture.sub),
        HirKind::Alternation(branches) => Some(branches),
        _ => None,
    }
}

/// The characters by which a part can grow without end.
fn growing(hir: &Hir) -> Option<ClassUnicode> {
    match hir.kind() {
        HirKind::Repetition(repetition) if is_unbounded(repetition) => {
            Some(characters(&repetition.sub))
        }
        HirKind::Repetition(repetition) => growing(&repetition.sub),
        HirKind::Capture(capture) => growing(&capture.sub),
        HirKind::Alternation(branches) => branches.iter().filter_map(growing).reduce(united),
        _ => None,
    }
}

/// Whether what comes next can begin with one of these characters.
fn meets<'h>(characters: &ClassUnicode, next: impl Iterator<Item = &'h Hir>) -> bool {
    for part in next {
        if intersect(characters, &first(part)) {
            return true;
        }
        if !is_nullable(part) {
            return false;
        }
    }
    true
}

fn overlaps(classes: &[ClassUnicode]) -> bool {
    classes.iter().enumerate().any(|(index, one)| {
        classes[index + 1..]
            .iter()
            .any(|other| intersect(one, other))
    })
}

/// What a part matches, when that is one character.
fn single_character(hir: &Hir) -> Option<ClassUnicode> {
    let properties = hir.properties();
    let is_one = matches!(hir.kind(), HirKind::Class(_))
        || matches!(hir.kind(), HirKind::Literal(_)) && properties.maximum_len() == Some(1);
    is_one.then(|| characters(hir))
}

fn is_nullable(hir: &Hir) -> bool {
    hir.properties().minimum_len() == Some(0)
}

/// The characters that a part can begin with.
fn first(hir: &Hir) -> ClassUnicode {
    match hir.kind() {
        HirKind::Literal(literal) => {
            let text = String::from_utf8_lossy(&literal.0);
            text.chars().next().map_or_else(ClassUnicode::empty, one)
        }
        HirKind::Repetition(repetition) => first(&repetition.sub),
        HirKind::Capture(capture) => first(&capture.sub),
        HirKind::Alternation(branches) => branches
            .iter()
            .map(first)
            .reduce(united)
            .unwrap_or_else(ClassUnicode::empty),
        HirKind::Concat(parts) => {
            let mut all = ClassUnicode::empty();
            for part in parts {
                all.union(&first(part));
                if !is_nullable(part) {
                    break;
                }
            }
            all
        }
        _ => characters(hir),
    }
}

/// Every character in a part.
fn characters(hir: &Hir) -> ClassUnicode {
    match hir.kind() {
        HirKind::Literal(literal) => {
            let text = String::from_utf8_lossy(&literal.0);
            text.chars()
                .map(one)
                .reduce(united)
                .unwrap_or_else(ClassUnicode::empty)
        }
        HirKind::Class(Class::Unicode(class)) => class.clone(),
        HirKind::Class(Class::Bytes(_)) => all(),
        HirKind::Empty | HirKind::Look(_) => ClassUnicode::empty(),
        _ => children(hir)
            .map(characters)
            .reduce(united)
            .unwrap_or_else(ClassUnicode::empty),
    }
}

fn one(c: char) -> ClassUnicode {
    ClassUnicode::new([ClassUnicodeRange::new(c, c)])
}

fn all() -> ClassUnicode {
    ClassUnicode::new([ClassUnicodeRange::new('\0', char::MAX)])
}

fn united(mut one: ClassUnicode, other: ClassUnicode) -> ClassUnicode {
    one.union(&other);
    one
}

fn intersect(one: &ClassUnicode, other: &ClassUnicode) -> bool {
    let mut both = one.clone();
    both.intersect(other);
    !both.ranges().is_empty()
}
