//! Documents in DER (X.690) that no key generator makes for a test: the older forms of keys, certificates, and keys of a
//! forbidden size.

use crate::keys::RsaKey;

/// What stands before the PKCS #1 document inside PKCS #8, and inside X.509's public key, for RSA of 2048 bits: lengths and
/// the identifier of the algorithm.
const PKCS8_PREFIX: usize = 26;
const X509_PREFIX: usize = 24;

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const UTC_TIME: u8 = 0x17;
const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;

/// sha256WithRSAEncryption, with its parameters: NULL.
const SHA256_WITH_RSA: [u8; 13] = [
    0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00,
];

/// A value with its tag and length.
fn tagged(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let mut der = match u8::try_from(length) {
        Ok(short) if short < 0x80 => vec![tag, short],
        Ok(short) => vec![tag, 0x81, short],
        Err(_) => {
            let [high, low] = u16::try_from(length).unwrap().to_be_bytes();
            vec![tag, 0x82, high, low]
        }
    };
    der.extend_from_slice(content);
    der
}

fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    tagged(SEQUENCE, &parts.concat())
}

/// Which version of X.509 a certificate has.
#[derive(Clone, Copy)]
pub enum Version {
    One,
    Three,
}

/// A certificate (RFC 5280, section 4.1) for a public key, long expired and with a signature that is none: only its key
/// counts.
pub fn certificate(version: Version, public_key: &[u8]) -> Vec<u8> {
    let version = match version {
        Version::One => Vec::new(),
        Version::Three => tagged(VERSION, &tagged(INTEGER, &[2])),
    };
    let algorithm = sequence(&[&SHA256_WITH_RSA]);
    let time = tagged(UTC_TIME, b"200101000000Z");
    let name = sequence(&[]);
    let to_be_signed = sequence(&[
        &version,
        &tagged(INTEGER, &[1]),
        &algorithm,
        &name,
        &sequence(&[&time, &time]),
        &name,
        public_key,
    ]);
    sequence(&[&to_be_signed, &algorithm, &tagged(BIT_STRING, &[0; 257])])
}

/// An RSA public key (RFC 8017, appendix A.1.1) with a modulus of so many bits, all of them ones.
pub fn rsa_public_key(bits: usize) -> Vec<u8> {
    let mut modulus = vec![0];
    modulus.resize(1 + bits / 8, 0xff);
    sequence(&[
        &tagged(INTEGER, &modulus),
        &tagged(INTEGER, &[0x01, 0x00, 0x01]),
    ])
}

/// The private key in PKCS #1 (RFC 8017, appendix A.1.2).
pub fn pkcs1_private(key: &RsaKey) -> &[u8] {
    &key.pkcs8[PKCS8_PREFIX..]
}

/// The public key in PKCS #1 (RFC 8017, appendix A.1.1).
pub fn pkcs1_public(key: &RsaKey) -> &[u8] {
    &key.x509[X509_PREFIX..]
}
