//! The id under which both sides know a call.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use super::random::Random;
use super::tran_time::TranTime;

/// `yyMMddHHmmss-xxxxxxx`: exactly 20 characters, since the API's sandbox fails on longer ones.
///
/// The seven hexadecimal digits count up from a random start, so that no two ids of a process are the same within
/// 2^28 calls, whatever the clock does. With a random source that the caller answers for, they come from there.
pub(super) fn make(time: &TranTime, random: &Random) -> String {
    let seconds = time.to_seconds();
    // Without the century, which is ASCII like the rest.
    let short = seconds.get(2..).unwrap_or_default();
    let number = match random {
        Random::System => next(),
        Random::Given(fill) => {
            let mut bytes = [0; 4];
            fill(&mut bytes);
            u32::from_be_bytes(bytes)
        }
    };
    format!("{short}-{:07x}", number & 0x0fff_ffff)
}

fn next() -> u32 {
    static COUNTER: OnceLock<AtomicU32> = OnceLock::new();
    COUNTER
        .get_or_init(|| AtomicU32::new(seed()))
        .fetch_add(1, Ordering::Relaxed)
}

/// Different in every process. It keeps processes apart and is no secret, so the standard library's seed will do.
fn seed() -> u32 {
    let random = RandomState::new().build_hasher().finish();
    (random ^ (random >> 32)) as u32
}
