//! Changes of headers and fields.

use super::impact::{self, Side};
use super::{Change, Impact, Kind, change};
use crate::facts::{Facts, Section};
use crate::field::{Condition, Field};

/// One list of fields in both scrapes.
struct Part<'a> {
    place: &'static str,
    side: Side,
    old: (&'a Section<Vec<Field>>, &'a [usize]),
    new: (&'a Section<Vec<Field>>, &'a [usize]),
}

/// Compares all fields.
pub fn compare(old: &Facts, new: &Facts, changes: &mut Vec<Change>) {
    for ((place, old, old_lines), (_, new, new_lines)) in
        old.field_sections().into_iter().zip(new.field_sections())
    {
        let side = if place.starts_with("request") {
            Side::Request
        } else {
            Side::Response
        };
        Part {
            place,
            side,
            old: (old, old_lines),
            new: (new, new_lines),
        }
        .compare(changes);
    }
}

impl Part<'_> {
    fn compare(&self, changes: &mut Vec<Change>) {
        match (self.old.0.known(), self.new.0.known()) {
            (Some(old), Some(new)) => self.compare_fields(old, new, changes),
            (Some(old), None) => self.section(Kind::SectionLost, old.len(), changes),
            (None, Some(new)) => self.section(Kind::SectionFound, new.len(), changes),
            (None, None) => {}
        }
    }

    /// A missing section is unknown: that says nothing about its fields.
    fn section(&self, kind: Kind, count: usize, changes: &mut Vec<Change>) {
        let detail = format!("{count} fields");
        changes.push(Change {
            kind,
            place: self.place.to_owned(),
            detail,
            impact: Impact::Unclear,
            line: None,
        });
    }

    fn compare_fields(&self, old: &[Field], new: &[Field], changes: &mut Vec<Change>) {
        let names = |fields: &'_ [Field]| {
            fields
                .iter()
                .map(|field| field.name.clone())
                .collect::<Vec<_>>()
        };
        let pairs = crate::order::pair(names(old), names(new));
        let moved = crate::order::moved(&pairs);
        let mut before: Vec<Option<usize>> = vec![None; new.len()];
        let mut kept = vec![false; old.len()];
        for (old, new) in pairs {
            before
                .get_mut(new)
                .into_iter()
                .for_each(|slot| *slot = Some(old));
            kept.get_mut(old).into_iter().for_each(|slot| *slot = true);
        }
        for (index, field) in old
            .iter()
            .enumerate()
            .filter(|(index, _)| kept.get(*index) == Some(&false))
        {
            let line = self.old.1.get(index).copied();
            self.push(
                Kind::FieldRemoved,
                field,
                describe(field),
                Impact::Breaking,
                line,
                changes,
            );
        }
        for (index, field) in new.iter().enumerate() {
            let line = self.new.1.get(index).copied();
            let Some(old_field) = before
                .get(index)
                .copied()
                .flatten()
                .and_then(|index| old.get(index))
            else {
                let impact = impact::added(self.side, field.requirement);
                self.push(
                    Kind::FieldAdded,
                    field,
                    describe(field),
                    impact,
                    line,
                    changes,
                );
                continue;
            };
            if moved.contains(&index) {
                let after = index
                    .checked_sub(1)
                    .and_then(|index| new.get(index))
                    .and_then(|field| field.name.as_deref());
                let detail = after.map_or_else(
                    || "now the first".to_owned(),
                    |name| format!("now after {name}"),
                );
                // Nesting is read from the order: it may be part of another object now.
                self.push(
                    Kind::FieldMoved,
                    field,
                    detail,
                    Impact::Unclear,
                    line,
                    changes,
                );
            }
            self.compare_field(old_field, field, line, changes);
        }
    }

    fn compare_field(
        &self,
        old: &Field,
        new: &Field,
        line: Option<usize>,
        changes: &mut Vec<Change>,
    ) {
        let mut add = |kind, detail, impact| self.push(kind, new, detail, impact, line, changes);
        if old.type_ != new.type_ {
            add(
                Kind::Type,
                format!("{} -> {}", old.type_.as_str(), new.type_.as_str()),
                Impact::Breaking,
            );
        }
        if old.requirement != new.requirement {
            let detail = format!(
                "{} -> {}",
                old.requirement.as_str(),
                new.requirement.as_str()
            );
            add(
                Kind::Requirement,
                detail,
                impact::requirement(self.side, old.requirement, new.requirement),
            );
        }
        if old.constraint != new.constraint {
            let impact =
                impact::constraint(self.side, old.constraint.as_ref(), new.constraint.as_ref());
            add(
                Kind::Constraint,
                change(old.constraint.as_ref(), new.constraint.as_ref()),
                impact,
            );
        }
        for value in new
            .values
            .iter()
            .filter(|value| !old.values.contains(value))
        {
            add(Kind::ValueAdded, value.clone(), Impact::Compatible);
        }
        for value in old
            .values
            .iter()
            .filter(|value| !new.values.contains(value))
        {
            let impact = if self.side == Side::Request {
                Impact::Breaking
            } else {
                Impact::Compatible
            };
            add(Kind::ValueRemoved, value.clone(), impact);
        }
        for (old, new) in [
            (&old.default, &new.default),
            (&old.stated_default, &new.stated_default),
        ] {
            if old != new {
                add(
                    Kind::Default,
                    change(old.as_ref(), new.as_ref()),
                    Impact::Breaking,
                );
            }
        }
        if old.condition != new.condition {
            let show =
                |condition: &Condition| format!("if {} is {}", condition.field, condition.value);
            let (old, new) = (
                old.condition.as_ref().map(show),
                new.condition.as_ref().map(show),
            );
            add(
                Kind::Condition,
                change(old.as_ref(), new.as_ref()),
                Impact::Unclear,
            );
        }
        if old.formats != new.formats {
            add(
                Kind::Format,
                format!("{} -> {}", old.formats.join(", "), new.formats.join(", ")),
                Impact::Breaking,
            );
        }
        // What was read out of the text explains its change.
        let read = |field: &Field| {
            (
                field.values.clone(),
                field.stated_default.clone(),
                field.condition.clone(),
                field.formats.clone(),
            )
        };
        if old.prose != new.prose && read(old) == read(new) {
            add(Kind::Wording, "the text".to_owned(), Impact::Wording);
        }
    }

    fn push(
        &self,
        kind: Kind,
        field: &Field,
        detail: String,
        impact: Impact,
        line: Option<usize>,
        changes: &mut Vec<Change>,
    ) {
        let place = format!("{}.{}", self.place, field.name.as_deref().unwrap_or("?"));
        changes.push(Change {
            kind,
            place,
            detail,
            impact,
            line,
        });
    }
}

fn describe(field: &Field) -> String {
    let constraint = field
        .constraint
        .as_ref()
        .map(|constraint| format!(", {constraint}"))
        .unwrap_or_default();
    format!(
        "{}, {}{constraint}",
        field.type_.as_str(),
        field.requirement.as_str()
    )
}
