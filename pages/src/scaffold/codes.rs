//! Response codes and test results.

use std::collections::HashSet;

use serde_yaml::Value;

use super::names::Scope;
use super::schemas::TO_DESCRIBE;
use super::writer::Writer;
use crate::facts::{Code, Facts, Section};
use crate::yaml;

/// The code of success of every operation.
const SUCCESS: &str = "000_000";

/// The codes of a page, each once.
pub struct Codes<'f> {
    known: Vec<Known<'f>>,
    left_out: Vec<String>,
    is_lost: bool,
}

struct Known<'f> {
    status: u16,
    code: &'f str,
    message: &'f str,
}

impl Known<'_> {
    fn is_success(&self) -> bool {
        self.status < 300
    }
}

impl<'f> Codes<'f> {
    /// Reads the codes of a page.
    pub fn of(facts: &'f Facts) -> Self {
        let blocks = facts
            .codes
            .known()
            .map_or([].as_slice(), |codes| codes.blocks.as_slice());
        let mut codes = Self {
            known: Vec::new(),
            left_out: Vec::new(),
            is_lost: matches!(facts.codes, Section::Unknown(_)),
        };
        let mut seen = HashSet::new();
        for block in blocks {
            codes.add(block, &mut seen);
        }
        codes
    }

    fn add(&mut self, block: &'f Code, seen: &mut HashSet<&'f str>) {
        let Some(code) = block.code.as_deref() else {
            self.left_out.push("the page lost a code.".to_owned());
            return;
        };
        if !seen.insert(code) {
            self.left_out.push(format!(
                "the page lists {code} once more: one code, or two?"
            ));
            return;
        }
        if code != SUCCESS && block.status.is_some_and(|status| status < 300) {
            self.left_out
                .push(format!("{code} stands for success, as {SUCCESS} does."));
            return;
        }
        let message = block.message.as_deref().unwrap_or_default();
        if message.is_empty() {
            self.left_out
                .push(format!("the page has no message for {code}."));
        }
        self.known.push(Known {
            status: block
                .status
                .unwrap_or(if code == SUCCESS { 200 } else { 400 }),
            code,
            message,
        });
    }

    /// The status of success.
    pub fn success_status(&self) -> u16 {
        let success = self.known.iter().find(|known| known.is_success());
        success.map_or(200, |known| known.status)
    }

    /// The statuses of failures; 400 in any case.
    pub fn failure_statuses(&self) -> Vec<u16> {
        let mut statuses: Vec<u16> = vec![400];
        for known in self.known.iter().filter(|known| !known.is_success()) {
            if !statuses.contains(&known.status) {
                statuses.push(known.status);
            }
        }
        statuses
    }

    /// Codes of success with their messages.
    pub fn successes(&self) -> impl Iterator<Item = (&'f str, &'f str)> {
        let of_success = self.known.iter().filter(|known| known.is_success());
        of_success.map(|known| (known.code, known.message))
    }

    /// Codes of failures with that status, with their messages.
    pub fn failures(&self, status: u16) -> impl Iterator<Item = (&'f str, &'f str)> {
        let failures = self.known.iter().filter(|known| !known.is_success());
        failures
            .filter(move |known| known.status == status)
            .map(|known| (known.code, known.message))
    }

    /// The schemas of a refusal and of its codes.
    pub fn schemas(&self, prefix: &str, effect: &str, out: &mut Writer) {
        out.gap();
        out.block(&format!("{prefix}Failure"), |out| {
            out.text("type", "object");
            out.text("description", "The answer to a request that was refused.");
            out.list("required", ["response"]);
            out.block("properties", |out| {
                out.block("response", |out| {
                    out.reference(&format!("#/x-schemas/{prefix}FailureStatus"));
                });
            });
        });
        out.gap();
        let code = format!(
            "- type: object\n  required:\n    - code\n  properties:\n    code:\n      $ref: \"#/x-schemas/{prefix}ErrorCode\""
        );
        out.block(&format!("{prefix}FailureStatus"), |out| {
            out.text("description", "Why the request was refused.");
            out.block("allOf", |out| {
                out.item("$ref: ../components/envelope.yaml#/ResponseStatus");
                out.lines(&code);
            });
        });
        out.gap();
        out.block(&format!("{prefix}ErrorCode"), |out| {
            self.error_codes(effect, out);
        });
    }

    fn error_codes(&self, effect: &str, out: &mut Writer) {
        out.text("type", "string");
        out.text(
            "description",
            "Codes with which a request of this operation is refused.",
        );
        out.undecided();
        if self.is_lost {
            out.decide("the page lost its codes; where else do they stand?");
        }
        for reason in &self.left_out {
            out.decide(reason);
        }
        let failures: Vec<&Known<'_>> = self
            .known
            .iter()
            .filter(|known| !known.is_success())
            .collect();
        if failures.is_empty() {
            out.raw("x-error-codes", "{}");
            return;
        }
        let mut scope = Scope::default();
        let names: Vec<String> = failures
            .iter()
            .map(|known| scope.variant(known.message, &format!("Code{}", digits(known.code))))
            .collect();
        out.list("enum", failures.iter().map(|known| known.code));
        out.decide("better names? What does each code mean?");
        out.list("x-enum-varnames", names.iter().map(String::as_str));
        out.list("x-enum-descriptions", failures.iter().map(|_| TO_DESCRIBE));
        out.decide("what does each code prove? `none` only where nothing can have happened.");
        out.block("x-error-codes", |out| {
            for known in failures {
                let message = yaml::text(known.message);
                out.raw(
                    known.code,
                    &format!(
                        "{{status: {}, message: {message}, effect: {effect}}}",
                        known.status
                    ),
                );
            }
        });
    }

    /// The key `x-test-data`. A result is matched to the code with the same message.
    pub fn test_data(&self, facts: &Facts, out: &mut Writer) {
        let Some(data) = facts.test_data.known() else {
            return;
        };
        let mut open = false;
        let mut items = Writer::default();
        for result in &data.results {
            let code = self.code_for(result.status, &result.name);
            open |= code.is_none();
            let code =
                code.map_or_else(String::new, |code| format!(", code: {}", yaml::text(code)));
            let name = yaml::text(&result.name);
            items.item(&format!(
                "{{status: {}, name: {name}{code}}}",
                result.status
            ));
        }
        if open {
            out.decide("which codes do the results without one stand for?");
        }
        out.block("x-test-data", |out| out.lines(&items.finish().0));
    }

    fn code_for(&self, status: u16, name: &str) -> Option<&'f str> {
        let plain = |text: &str| text.trim_end_matches('.').to_ascii_lowercase();
        let known = self
            .known
            .iter()
            .find(|known| known.status == status && plain(known.message) == plain(name));
        known.map(|known| known.code)
    }
}

/// What every answer says about itself.
pub fn answer(code: &str, message: &str) -> Value {
    let entries = [("code", code), ("description", message)];
    Value::Mapping(
        entries
            .into_iter()
            .map(|(key, value)| (Value::from(key), Value::from(value)))
            .collect(),
    )
}

fn digits(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).collect()
}
