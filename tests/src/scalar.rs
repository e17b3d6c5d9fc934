//! Texts and numbers within their bounds, most of them at a bound.

use serde_json::{Number, Value};

use crate::boundary::{self, ALPHABETS};
use crate::instance::Flat;
use crate::random::Random;

pub(crate) fn limit(flat: &Flat, keyword: &str) -> Option<usize> {
    flat.get(keyword)
        .and_then(Value::as_u64)
        .map(|limit| usize::try_from(limit).expect("a small limit"))
}

pub(crate) fn string(flat: &Flat, random: &mut Random) -> Value {
    if flat.contains_key("pattern") {
        return flat
            .get("example")
            .cloned()
            .expect("a pattern has an example beside it");
    }
    let least = limit(flat, "minLength").unwrap_or(0);
    let most = limit(flat, "maxLength").unwrap_or(least + 6);
    let between = least + random.below(most - least + 1);
    let length = *random.pick(&[least, most, between]);
    let alphabet = random.pick(ALPHABETS);
    Value::String((0..length).map(|_| *random.pick(alphabet)).collect())
}

pub(crate) fn integer(flat: &Flat, random: &mut Random) -> Value {
    let step = flat
        .get("multipleOf")
        .and_then(boundary::integer)
        .unwrap_or(1);
    let least = flat
        .get("minimum")
        .and_then(boundary::integer)
        .unwrap_or(i64::MIN.into());
    let most = flat
        .get("maximum")
        .and_then(boundary::integer)
        .unwrap_or(i64::MAX.into());
    let (least, most) = (
        least + flag(flat, "exclusiveMinimum"),
        most - flag(flat, "exclusiveMaximum"),
    );
    let between = least + i128::from(random.bits()) % (most - least + 1);
    let chosen = *random.pick(&[least, most, between]);
    let on_step = chosen - chosen.rem_euclid(step);
    boundary::from_integer(if on_step < least {
        on_step + step
    } else {
        on_step
    })
    .expect("bounds within 64 bits")
}

fn flag(flat: &Flat, keyword: &str) -> i128 {
    i128::from(flat.get(keyword) == Some(&Value::Bool(true)))
}

#[expect(clippy::cast_precision_loss, reason = "any number will do")]
pub(crate) fn number(flat: &Flat, random: &mut Random) -> Value {
    let bound = |keyword: &str| flat.get(keyword).and_then(Value::as_f64);
    let (least, most) = (
        bound("minimum").unwrap_or(-1e6),
        bound("maximum").unwrap_or(1e6),
    );
    let part = (random.bits() >> 11) as f64 / (1_u64 << 53) as f64;
    let between = least + (most - least) * part;
    let chosen = match bound("multipleOf") {
        // Written with two places, as money is.
        Some(step) => format!("{:.2}", (between / step).round() * step)
            .parse()
            .unwrap_or(0.0),
        // A bound that is itself refused is met by the edge values.
        None if flag(flat, "exclusiveMinimum") + flag(flat, "exclusiveMaximum") > 0 => between,
        None => *random.pick(&[least, most, between]),
    };
    Number::from_f64(chosen).map_or(Value::Null, Value::Number)
}
