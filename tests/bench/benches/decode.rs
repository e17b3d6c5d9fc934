//! The largest response, decoded and encoded: the generated struct, and an equal one with plain derives. Properties come in the
//! order of the description, or sorted by name, which is as good as any other order.

use std::hint::black_box;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use konaplate::InquireUnregisteredCardResponse;
use konaplate_bench::equal::InquiryResponse;
use konaplate_bench::sample::Body;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn decode(criterion: &mut Criterion) {
    let sorted = Body::Response("inquire_unregistered_card").valid();
    let in_order: InquiryResponse = serde_json::from_value(sorted.clone()).expect("a response");
    let text = serde_json::to_string(&in_order).expect("JSON");
    for (name, text) in [("decode", &text), ("decode_sorted", &sorted.to_string())] {
        let mut group = criterion.benchmark_group(name);
        decode_as::<InquiryResponse>(&mut group, "derive", text);
        decode_as::<InquireUnregisteredCardResponse>(&mut group, "ours", text);
        group.finish();
    }
    let mut group = criterion.benchmark_group("encode");
    encode_as::<InquiryResponse>(&mut group, "derive", &text);
    encode_as::<InquireUnregisteredCardResponse>(&mut group, "ours", &text);
    group.finish();
}

fn decode_as<T: DeserializeOwned>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    text: &str,
) {
    group.bench_function(name, |timer| {
        timer.iter(|| serde_json::from_slice::<T>(black_box(text.as_bytes())).expect("a response"));
    });
}

fn encode_as<T: DeserializeOwned + Serialize>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    text: &str,
) {
    let value: T = serde_json::from_str(text).expect("a response");
    let length = serde_json::to_vec(&value).expect("JSON").len();
    assert_eq!(length, text.len(), "{name} writes something else");
    group.bench_function(name, |timer| {
        timer.iter(|| serde_json::to_vec(black_box(&value)).expect("JSON"));
    });
}

criterion_group!(benches, decode);
criterion_main!(benches);
