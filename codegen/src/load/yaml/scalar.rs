//! A scalar -> a value or a key.

use saphyr_parser::ScalarStyle;

use crate::load::parse::{Parse, Place};
use crate::load::scalar::{Scalar, classify};
use crate::load::{Number, Value};

/// Reads the scalar at one place.
pub(super) struct Read<'r, 't> {
    run: &'r mut Parse<'t>,
    place: Place,
}

impl<'r, 't> Read<'r, 't> {
    pub fn new(run: &'r mut Parse<'t>, place: Place) -> Self {
        Self { run, place }
    }

    /// The value; null in place of what is refused.
    pub fn value(&mut self, text: &str, style: ScalarStyle) -> Value {
        self.run.refuse_controls(text, self.place);
        match scalar(text, style) {
            Scalar::Null => Value::Null,
            Scalar::Boolean(value) => Value::Boolean(value),
            Scalar::String => Value::String(text.to_owned()),
            Scalar::Number => Number::parse(text).map_or_else(
                || {
                    self.refused(
                        "number-too-large",
                        format!("`{text}` cannot be read exactly"),
                    )
                },
                Value::Number,
            ),
            Scalar::NotFinite => {
                self.refused("not-a-number", format!("`{text}` has no form in JSON"))
            }
        }
    }

    /// The key; none if it is refused.
    pub fn key(&mut self, text: &str, style: ScalarStyle) -> Option<String> {
        self.run.refuse_controls(text, self.place);
        if text == "<<" && style == ScalarStyle::Plain {
            self.refused("merge-key", "merge keys are no part of YAML 1.2".to_owned());
            return None;
        }
        match scalar(text, style) {
            Scalar::String => Some(text.to_owned()),
            // An HTTP status is often written bare.
            Scalar::Number if is_canonical_integer(text) => Some(text.to_owned()),
            _ => {
                let message = format!("the key `{text}` is not a string; quote it");
                self.refused("key-not-string", message);
                None
            }
        }
    }

    fn refused(&mut self, code: &'static str, message: String) -> Value {
        self.run.error(code, self.place, message);
        Value::Null
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Scalar {
    match style {
        ScalarStyle::Plain => classify(text),
        _ => Scalar::String,
    }
}

/// Whether `text` is the only spelling of its number, so that number and text are the same key.
fn is_canonical_integer(text: &str) -> bool {
    text == "0" || (!text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit()))
}
