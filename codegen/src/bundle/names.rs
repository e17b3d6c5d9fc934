//! The names of components in the bundle: one thing, one name.

use std::collections::{HashMap, VecDeque};

use super::grammar::Component;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::load::{Document, Location, Node};

/// Which thing has which name, and which things are still to be written.
#[derive(Default)]
pub(super) struct Names<'d> {
    by_location: HashMap<(Component, Location), String>,
    taken: HashMap<(Component, String), Span>,
    waiting: VecDeque<Lifted<'d>>,
}

/// A component that was found outside of `components` of the root file.
pub(super) struct Lifted<'d> {
    pub component: Component,
    pub name: String,
    pub node: &'d Node,
}

impl<'d> Names<'d> {
    /// Gives a component of the root file its own name.
    pub fn keep(&mut self, component: Component, name: &str, location: Location, span: Span) {
        self.taken.insert((component, name.to_owned()), span);
        self.by_location
            .entry((component, location))
            .or_insert_with(|| name.to_owned());
    }

    /// The name of the thing at `location`, if it has one.
    pub fn get(&self, component: Component, location: &Location) -> Option<&str> {
        self.by_location
            .get(&(component, location.clone()))
            .map(String::as_str)
    }

    /// Names a thing of another file after the last key of its place, and has it written.
    /// Two things of one name are an error: renaming one of them would rename it for every reader of the bundle.
    pub fn lift(
        &mut self,
        component: Component,
        location: Location,
        node: &'d Node,
        document: &Document,
        diagnostics: &mut Diagnostics,
    ) -> String {
        let name = name_of(&location, document);
        let place = (component, name.clone());
        if let Some(first) = self.taken.get(&place) {
            let message = format!(
                "two {} are named `{name}`: {} and {}",
                component.section(),
                position(*first, diagnostics),
                position(node.span, diagnostics),
            );
            let error = Diagnostic::error("name-collision", message).at(node.span);
            diagnostics
                .push(error.help("in one file each needs a name of its own; rename one of them"));
        } else {
            self.taken.insert(place, node.span);
            self.waiting.push_back(Lifted {
                component,
                name: name.clone(),
                node,
            });
        }
        self.by_location.insert((component, location), name.clone());
        name
    }

    /// The next component to be written, in the order in which they were found.
    pub fn next(&mut self) -> Option<Lifted<'d>> {
        self.waiting.pop_front()
    }
}

/// The last key of a place, or the name of the file if the thing is the whole file, in the characters that component names have.
fn name_of(location: &Location, document: &Document) -> String {
    let name = if location.pointer().is_empty() {
        let file = document
            .path(location.file())
            .rsplit('/')
            .next()
            .unwrap_or_default();
        file.split('.').next().unwrap_or_default().to_owned()
    } else {
        location.name()
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let name: String = name
        .chars()
        .map(|c| if allowed(c) { c } else { '_' })
        .collect();
    if name.is_empty() {
        "_".to_owned()
    } else {
        name
    }
}

fn position(span: Span, diagnostics: &Diagnostics) -> String {
    diagnostics
        .files()
        .get(span.file)
        .map_or_else(String::new, |file| {
            let at = file.position(span.start);
            format!("{}:{}:{}", file.path(), at.line, at.column)
        })
}
