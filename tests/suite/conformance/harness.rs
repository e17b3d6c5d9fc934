//! One schema against the oracle: the same verdict on every value.

use std::collections::BTreeMap;

use jsonschema::{Draft, Validator};
use konaplate::Validate;
use konaplate_tests::boundary;
use konaplate_tests::description::{Description, Place};
use konaplate_tests::draft4::translate;
use konaplate_tests::instance::{Extent, Schema};
use konaplate_tests::mutation::{mutate, sites};
use konaplate_tests::random::Random;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::exceptions::{Exception, exception};

/// Random values for each schema.
const VALUES: usize = 10_000;

/// The same in every run; `SEED=… cargo test` takes another.
pub fn seed() -> u64 {
    std::env::var("SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(20_261_120)
}

/// What the generated code says.
fn accepts<T: DeserializeOwned + Validate>(text: &str) -> bool {
    serde_json::from_str::<T>(text).is_ok_and(|value| value.validate().is_ok())
}

/// How often what came out.
#[derive(Debug, Default)]
pub struct Tally {
    valid: usize,
    invalid: usize,
    exceptions: BTreeMap<Exception, usize>,
}

impl Tally {
    /// Whether an exception was needed.
    pub fn needed(&self, exception: Exception) -> bool {
        self.exceptions.contains_key(&exception)
    }
}

struct Subject<'a> {
    name: &'a str,
    schema: &'a Schema<'a>,
    oracle: Validator,
    accepts: fn(&str) -> bool,
    tally: Tally,
}

impl Subject<'_> {
    fn compare(&mut self, value: &Value) {
        let text = value.to_string();
        let expected = self.oracle.is_valid(value);
        if expected {
            self.tally.valid += 1;
        } else {
            self.tally.invalid += 1;
        }
        let found = (self.accepts)(&text);
        if found == expected {
            return;
        }
        let Some(known) = exception(self.schema, &self.oracle, value, found) else {
            let reason = self
                .oracle
                .iter_errors(value)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect::<Vec<_>>();
            panic!(
                "{}: the generated code says {found}, the oracle {expected}\n{text}\n{reason:#?}\nSEED={}",
                self.name,
                seed()
            );
        };
        *self.tally.exceptions.entry(known).or_default() += 1;
    }

    /// Every edge of every part of an instance, one at a time.
    fn edges(&mut self, instance: &Value) {
        for site in sites(self.schema, instance) {
            for changed in site.edges(instance) {
                self.compare(&changed);
            }
        }
    }
}

/// Compares the generated type `T` with the schema at `place`.
pub fn compare<T: DeserializeOwned + Validate>(
    description: &Description,
    name: &str,
    place: &Place,
) -> Tally {
    let root = translate(description, place);
    let oracle = jsonschema::options()
        .with_draft(Draft::Draft4)
        .should_validate_formats(false)
        .build(&root)
        .expect("a schema");
    let schema = Schema::new(&root);
    let mut subject = Subject {
        name,
        schema: &schema,
        oracle,
        accepts: accepts::<T>,
        tally: Tally::default(),
    };
    let mut random = Random::named(seed(), name);
    boundary::of_every_kind()
        .iter()
        .for_each(|value| subject.compare(value));
    for extent in [Extent::Least, Extent::Whole, Extent::Whole] {
        subject.edges(&schema.instance(extent, &mut random));
    }
    for _ in 0..VALUES {
        let mut value = schema.instance(Extent::Random, &mut random);
        for _ in 0..random.below(3) {
            value = mutate(&schema, &value, &mut random);
        }
        subject.compare(&value);
    }
    let tally = subject.tally;
    assert!(tally.valid > 500, "{name}: hardly a valid value: {tally:?}");
    assert!(
        tally.invalid > 500,
        "{name}: hardly an invalid value: {tally:?}"
    );
    tally
}
