//! Responses by status.

use super::change::Class;
use super::engine::Comparison;
use super::finding::Finding;
use super::found::Pair;
use super::keys::{Both, Entry};
use super::schema::{Context, Subject};

impl<'d> Comparison<'d> {
    /// `responses`.
    pub fn responses(&mut self, pair: &Pair<'d>, entry: &Entry<'d>) {
        let direction = pair.direction.reversed();
        let prefix = direction.name();
        for response in entry.at_entries() {
            let status = response.key;
            if status.starts_with("x-") {
                if !response.same() {
                    self.unclassified(pair.unit, &response, "responses", Some(direction));
                }
                continue;
            }
            let kind = match status.starts_with('2') || status.starts_with('3') {
                true => "success",
                false => "failure",
            };
            let (what, class) = match (&response.old, &response.new) {
                (Some(old), Some(new)) => {
                    let both = self.follow(pair.unit, &Both::new(old, new));
                    self.response(pair, status, &both);
                    continue;
                }
                (Some(_), _) if kind == "success" => ("removed", Class::Breaking),
                (Some(_), _) => ("removed", Class::Safe),
                _ => ("added", Class::Safe),
            };
            let message = match what {
                "removed" => format!("the response {status} is gone"),
                _ => format!("the response {status} is new"),
            };
            let finding = Finding::new(
                format!("{prefix}-{kind}-status-{what}"),
                class,
                &response.at.old,
                &response.at.new,
                message,
            );
            self.push(pair.unit, finding.of(direction));
        }
    }

    fn response(&mut self, pair: &Pair<'d>, status: &str, both: &Both<'d>) {
        let direction = pair.direction.reversed();
        let subject = format!("response {status}");
        if !self.are_mappings(pair.unit, both, &subject, Some(direction)) {
            return;
        }
        let context = Context::root(direction, Subject::Body, "");
        let spots = match status.starts_with('2') {
            true => self.success_spots(pair),
            false => (None, None),
        };
        for entry in both.entries() {
            match entry.key {
                "content" => self.content(pair.unit, &entry, &context, spots),
                "headers" => self.headers(pair.unit, &entry, direction),
                _ if entry.same() => {}
                _ => {
                    if !self.common(pair.unit, &entry, &subject) {
                        self.unclassified(pair.unit, &entry, &subject, Some(direction));
                    }
                }
            }
        }
    }
}
