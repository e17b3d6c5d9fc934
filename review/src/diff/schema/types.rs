//! `type`, `format`, `nullable`.

use super::super::change::Class;
use super::Visit;

impl Visit<'_, '_> {
    pub(super) fn types(&mut self) {
        self.ty();
        self.format();
        self.nullable();
    }

    fn ty(&mut self) {
        let (old, new) = (self.old.ty(), self.new.ty());
        if old == new {
            return;
        }
        let (what, class) = match (old, new) {
            (Some(_), None) => ("type-generalized", self.context.wider()),
            (None, Some(_)) => ("type-specialized", self.context.narrower()),
            (Some("integer"), Some("number")) => ("type-generalized", self.context.wider()),
            (Some("number"), Some("integer")) => ("type-specialized", self.context.narrower()),
            _ => ("type-changed", Class::Breaking),
        };
        let (at_old, at_new) = self.at("type");
        let message = format!("`type`: {} -> {}", word(old), word(new));
        self.note("type", what, class, (&at_old, &at_new), &message);
    }

    fn format(&mut self) {
        let (old, new) = (self.old.texts("format"), self.new.texts("format"));
        let (old, new) = (old.first().copied(), new.first().copied());
        if old == new {
            return;
        }
        // With another type, another format follows.
        let widths = ["int32", "int64"];
        let precisions = ["float", "double"];
        let within = |order: [&str; 2], small: Option<&str>, large: Option<&str>| {
            small == Some(order[0]) && large == Some(order[1])
        };
        let wider = |old, new| within(widths, old, new) || within(precisions, old, new);
        let (what, class) = match (old, new) {
            (_, None) => ("format-generalized", self.context.wider()),
            (None, _) => ("format-specialized", self.context.narrower()),
            _ if wider(old, new) => ("format-generalized", self.context.wider()),
            _ if wider(new, old) => ("format-specialized", self.context.narrower()),
            _ => ("format-changed", Class::Breaking),
        };
        let (at_old, at_new) = self.at("format");
        let message = format!("`format`: {} -> {}", word(old), word(new));
        self.note("format", what, class, (&at_old, &at_new), &message);
    }

    fn nullable(&mut self) {
        let (what, class) = match (self.old.nullable(), self.new.nullable()) {
            (false, true) => ("became-nullable", self.context.wider()),
            (true, false) => ("became-not-nullable", self.context.narrower()),
            _ => return,
        };
        let (at_old, at_new) = self.at("nullable");
        let message = format!("it {}", what.replace('-', " "));
        self.note("nullable", what, class, (&at_old, &at_new), &message);
    }
}

fn word(text: Option<&str>) -> String {
    text.map_or_else(
        || "any".to_owned(),
        |text| format!("`{}`", super::super::same::cut(text, 40)),
    )
}
