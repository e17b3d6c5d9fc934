//! What an array holds, and what an object holds beside the properties that it names.

use konaplate_codegen::load::Value;

use super::super::change::{Class, Direction};
use super::super::symbols::{Names, Spot};
use super::view::View;
use super::{Uses, Visit};
use crate::description::Site;

/// What an object allows beside the properties that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Others {
    Any,
    None,
    Schema,
}

impl<'d> Visit<'_, 'd> {
    /// `additionalProperties`.
    pub(super) fn others(&mut self) {
        let keyword = "additionalProperties";
        let (old, new) = (others(&self.old), others(&self.new));
        let (at_old, at_new) = self.at(keyword);
        let (what, class) = match (old, new) {
            (Others::Schema, Others::Schema) => {
                self.noted.insert(keyword);
                return self.children(keyword, "{}", |names, spot| names.additional(spot));
            }
            (old, new) if old == new => return,
            (Others::None, _) => ("additional-properties-allowed", Class::Safe),
            (_, Others::None) => match self.context.direction {
                Direction::Request => ("additional-properties-refused", Class::Breaking),
                Direction::Response => ("additional-properties-refused", Class::Safe),
            },
            (Others::Any, _) => ("additional-properties-narrowed", self.context.narrower()),
            (_, _) => ("additional-properties-widened", self.context.wider()),
        };
        let word = |others| match others {
            Others::Any => "any",
            Others::None => "none",
            Others::Schema => "of a schema",
        };
        let message = format!("other properties: {} -> {}", word(old), word(new));
        self.note(keyword, what, class, (&at_old, &at_new), &message);
    }

    pub(super) fn array(&mut self) {
        let keyword = "items";
        let there = |view: &View<'d>| !view.values(keyword).is_empty();
        let (what, class) = match (there(&self.old), there(&self.new)) {
            (true, true) => {
                self.noted.insert(keyword);
                return self.children(keyword, "[]", |names, spot| names.item(spot));
            }
            (false, false) => return,
            (false, true) => ("items-set", self.context.narrower()),
            (true, false) => ("items-unset", self.context.wider()),
        };
        let (at_old, at_new) = self.at(keyword);
        let message = format!("`items`: {}", what.trim_start_matches("items-"));
        self.note(keyword, what, class, (&at_old, &at_new), &message);
    }

    /// What every item, or every property without a name, is.
    fn children(
        &mut self,
        keyword: &str,
        sign: &str,
        inner: impl Fn(&Names<'d>, Option<Spot<'d>>) -> Option<Spot<'d>>,
    ) {
        let schemas = |view: &View<'d>| -> Vec<Site<'d>> {
            let values = view.values(keyword).iter();
            values
                .filter(|site| site.node.as_mapping().is_some())
                .cloned()
                .collect()
        };
        let parts = (schemas(&self.old), schemas(&self.new));
        if parts.0.is_empty() || parts.1.is_empty() {
            return;
        }
        let spots = (
            inner(&self.comparison.old_names, self.spots.0),
            inner(&self.comparison.new_names, self.spots.1),
        );
        let context = self.context.each(sign);
        self.later(parts, context, spots, Uses::Same);
    }
}

fn others(view: &View<'_>) -> Others {
    let values = view.values("additionalProperties");
    let is = |value: bool| {
        values
            .iter()
            .any(|site| site.node.value == Value::Boolean(value))
    };
    let schema = values.iter().any(|site| {
        site.node
            .as_mapping()
            .is_some_and(|mapping| !mapping.is_empty())
    });
    match (is(false), schema) {
        (true, _) => Others::None,
        (_, true) => Others::Schema,
        _ => Others::Any,
    }
}
