//! Where the time of a call goes: its parts, one by one, and all of them without a network.

use std::hint::black_box;

use aws_lc_rs::hmac;
use aws_lc_rs::rsa::{
    KeySize, OAEP_SHA256_MGF1SHA256, OaepPrivateDecryptingKey, OaepPublicEncryptingKey,
    PrivateDecryptingKey,
};
use criterion::{Criterion, criterion_group, criterion_main};
use konaplate::jwe::{ContentEncryption, PrivateKey, PublicKey};
use konaplate::{InquireUnregisteredCardResponse, Validate};
use konaplate_bench::sample::Body;
use konaplate_bench::service::{self, Mode};
use konaplate_bench::wire::Prepared;
use konaplate_sandbox::Sandbox;
use tokio::runtime::{Builder, Runtime};

fn runtime() -> Runtime {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(1).enable_all();
    builder.build().expect("a runtime")
}

fn parts(criterion: &mut Criterion) {
    let runtime = runtime();
    let sandbox = runtime.block_on(service::sandbox());
    json(criterion);
    signature(criterion, &sandbox);
    encryption(criterion, &sandbox);
    rsa(criterion);
    for mode in Mode::ALL {
        whole(criterion, &runtime, &sandbox, mode);
    }
}

fn json(criterion: &mut Criterion) {
    let request = service::inquiry();
    let answer = Body::Response("inquire_unregistered_card")
        .valid()
        .to_string();
    let mut group = criterion.benchmark_group("parts");
    group.bench_function("validate the request", |timer| {
        timer.iter(|| black_box(&request).validate());
    });
    group.bench_function("encode the request", |timer| {
        timer.iter(|| serde_json::to_vec(black_box(&request)).expect("JSON"));
    });
    group.bench_function("decode the answer", |timer| {
        let decode = serde_json::from_slice::<InquireUnregisteredCardResponse>;
        timer.iter(|| decode(black_box(answer.as_bytes())).expect("an answer"));
    });
    group.finish();
}

fn signature(criterion: &mut Criterion, sandbox: &Sandbox) {
    let key = hmac::Key::new(hmac::HMAC_SHA256, sandbox.project().secret_key().as_bytes());
    let body = serde_json::to_vec(&service::inquiry()).expect("JSON");
    let mut group = criterion.benchmark_group("parts");
    group.bench_function("sign: HMAC-SHA256 of the request", |timer| {
        timer.iter(|| hmac::sign(&key, black_box(&body)));
    });
    group.finish();
}

fn encryption(criterion: &mut Criterion, sandbox: &Sandbox) {
    let project = sandbox.project();
    let server = PublicKey::from_pem(project.server_public_key_pem()).expect("a key");
    let client = PrivateKey::from_pem(project.client_private_key_pem()).expect("a key");
    let id = project.crypto_key_id();
    let public = project.client_public_key_pem_of(id).expect("a key");
    let public = PublicKey::from_pem(public).expect("a key");
    let request = serde_json::to_vec(&service::inquiry()).expect("JSON");
    let answer = Body::Response("inquire_unregistered_card")
        .valid()
        .to_string();
    let content = ContentEncryption::A128Gcm;
    let answer = public
        .encrypt(answer.as_bytes(), content)
        .expect("a message");
    let mut group = criterion.benchmark_group("parts");
    group.bench_function("encrypt the request", |timer| {
        timer.iter(|| {
            server
                .encrypt(black_box(&request), content)
                .expect("a message")
        });
    });
    group.bench_function("decrypt the answer", |timer| {
        timer.iter(|| client.decrypt(black_box(&answer)).expect("an answer"));
    });
    group.finish();
}

/// The two operations that no encryption can do without.
fn rsa(criterion: &mut Criterion) {
    let private = PrivateDecryptingKey::generate(KeySize::Rsa2048).expect("a key");
    let public = OaepPublicEncryptingKey::new(private.public_key()).expect("a key");
    let private = OaepPrivateDecryptingKey::new(private).expect("a key");
    let mut encrypted = vec![0; public.ciphertext_size()];
    let algorithm = &OAEP_SHA256_MGF1SHA256;
    let key = [7; 16];
    public
        .encrypt(algorithm, &key, &mut encrypted, None)
        .expect("a message");
    let mut group = criterion.benchmark_group("parts");
    group.bench_function("RSA-2048 with the public key", |timer| {
        let mut out = vec![0; public.ciphertext_size()];
        timer.iter(|| {
            public
                .encrypt(algorithm, black_box(&key), &mut out, None)
                .is_ok()
        });
    });
    group.bench_function("RSA-2048 with the private key", |timer| {
        let mut out = vec![0; private.min_output_size()];
        timer.iter(|| {
            private
                .decrypt(algorithm, black_box(&encrypted), &mut out, None)
                .is_ok()
        });
    });
    group.finish();
}

/// Everything that our client does but sending and receiving.
fn whole(criterion: &mut Criterion, runtime: &Runtime, sandbox: &Sandbox, mode: Mode) {
    let (_, answer) = runtime.block_on(service::exchange(sandbox, mode));
    let client = service::client_over(sandbox, Prepared::new(answer), mode);
    let request = service::inquiry();
    let mut group = criterion.benchmark_group("parts");
    group.bench_function(
        format!("the client without a network, {}", mode.name()),
        |timer| {
            timer.iter(|| {
                let call = client.inquire_unregistered_card(black_box(&request));
                runtime.block_on(call).expect("an answer")
            });
        },
    );
    group.finish();
}

criterion_group!(benches, parts);
criterion_main!(benches);
