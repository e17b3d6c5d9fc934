//! The five operations, requests and responses, valid and not: generated code, hand-written code, `garde`, `validator` and `jsonschema`.
//!
//! `jsonschema` looks at a JSON value, the others at structs. All of them look for every violation.

use std::hint::black_box;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use konaplate::Validate;
use konaplate_bench::equal::{
    GiftRequest, GiftResponse, InquiryRequest, InquiryResponse, IssueRequest, IssueResponse,
    RechargeRequest, RechargeResponse, ReissueRequest, ReissueResponse,
};
use konaplate_bench::floor::{self, Check};
use konaplate_bench::oracle;
use konaplate_bench::sample::Body;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A struct with the same rules in three spellings.
trait Equal: DeserializeOwned + Check + garde::Validate<Context = ()> + validator::Validate {}

impl<T> Equal for T where
    T: DeserializeOwned + Check + garde::Validate<Context = ()> + validator::Validate
{
}

fn compare<Ours: DeserializeOwned + Validate, Other: Equal>(
    criterion: &mut Criterion,
    body: Body,
    schema: &str,
) {
    for (verdict, value) in [("valid", body.valid()), ("invalid", body.invalid())] {
        let mut group = criterion.benchmark_group(format!("{}, {verdict}", body.title()));
        structs::<Ours, Other>(&mut group, &value);
        json(&mut group, schema, &value);
        group.finish();
    }
}

fn structs<Ours: DeserializeOwned + Validate, Other: Equal>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    value: &Value,
) {
    let ours: Ours = serde_json::from_value(value.clone()).expect("our struct");
    let other: Other = serde_json::from_value(value.clone()).expect("an equal struct");
    assert_agreement(&ours, &other);
    group.bench_function("ours", |timer| timer.iter(|| black_box(&ours).validate()));
    group.bench_function("hand-written", |timer| {
        timer.iter(|| floor::check(black_box(&other)));
    });
    group.bench_function("garde", |timer| {
        timer.iter(|| garde::Validate::validate(black_box(&other)));
    });
    group.bench_function("validator", |timer| {
        timer.iter(|| validator::Validate::validate(black_box(&other)));
    });
}

fn json(group: &mut BenchmarkGroup<'_, WallTime>, schema: &str, value: &Value) {
    let compiled = oracle::validator(schema);
    group.bench_function("jsonschema", |timer| match compiled.is_valid(value) {
        true => timer.iter(|| usize::from(compiled.is_valid(black_box(value)))),
        false => timer.iter(|| compiled.iter_errors(black_box(value)).count()),
    });
}

/// What is measured does the same: who finds less is faster for the wrong reason.
fn assert_agreement<Ours: Validate, Other: Equal>(ours: &Ours, other: &Other) {
    let by_us = ours.validate().map_or_else(|found| found.len(), |()| 0);
    let by_hand = floor::check(other).map_or_else(|found| found.len(), |()| 0);
    assert_eq!(by_us, by_hand, "written by hand");
    let by_garde = garde::Validate::validate(other);
    let by_garde = by_garde.map_or_else(|found| found.iter().count(), |()| 0);
    assert_eq!(by_us, by_garde, "garde");
    assert_eq!(
        validator::Validate::validate(other).is_ok(),
        by_us == 0,
        "validator"
    );
}

fn validation(criterion: &mut Criterion) {
    macro_rules! operations {
        ($($name:literal: $request:ident as $ours_request:ident, $response:ident as $ours_response:ident;)*) => {$(
            let body = Body::Request($name);
            compare::<konaplate::$ours_request, $request>(criterion, body, stringify!($ours_request));
            let body = Body::Response($name);
            compare::<konaplate::$ours_response, $response>(criterion, body, stringify!($ours_response));
        )*};
    }
    operations! {
        "create_credit_card_recharge": RechargeRequest as CreateCreditCardRechargeRequest, RechargeResponse as CreateCreditCardRechargeResponse;
        "gift_prepaid_card": GiftRequest as GiftPrepaidCardRequest, GiftResponse as GiftPrepaidCardResponse;
        "reissue_prepaid_card": ReissueRequest as ReissuePrepaidCardRequest, ReissueResponse as ReissuePrepaidCardResponse;
        "issue_debit_card": IssueRequest as IssueDebitCardRequest, IssueResponse as IssueDebitCardResponse;
        "inquire_unregistered_card": InquiryRequest as InquireUnregisteredCardRequest, InquiryResponse as InquireUnregisteredCardResponse;
    }
}

criterion_group!(benches, validation);
criterion_main!(benches);
