//! Times at known instants. Expected values from `date -u -d @SECONDS` and `TZ=Asia/Seoul date -d @SECONDS`.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use konaplate_runtime::kona_plate::TimeZone;
use konaplate_runtime::{Error, NotSentCause};

use crate::operation::{Pay, PayRequest};
use crate::recorder::Recorder;
use crate::{BASE_URL, builder};

async fn times(instant: SystemTime, zone: TimeZone) -> (String, String, String, String) {
    let transport = Recorder::succeeding();
    let client = builder(BASE_URL)
        .transport(transport.clone())
        .clock(move || instant)
        .time_zone(zone)
        .build()
        .unwrap();
    client.call::<Pay>(&PayRequest::new()).await.unwrap();
    let request = transport.request();
    let header = |name| request.header(name).unwrap().to_owned();
    let token_time = header("x-km-tran-token")
        .split(':')
        .nth(1)
        .unwrap()
        .to_owned();
    let correlation_time = header("x-km-correlation-id")
        .split('-')
        .next()
        .unwrap()
        .to_owned();
    (
        header("x-km-tran-time"),
        token_time,
        correlation_time,
        header("x-km-time-zone"),
    )
}

#[tokio::test]
async fn the_same_instant_everywhere_in_the_named_zone() {
    use TimeZone::{Kst, Utc};
    for (milliseconds, zone, seconds, token, name) in [
        (0, Utc, "19700101000000", "19700101000000000", "UTC"),
        // The instant of the token in the owner's documentation, if that was Korean time.
        (
            1_667_876_894_608,
            Utc,
            "20221108030814",
            "20221108030814608",
            "UTC",
        ),
        (
            1_667_876_894_608,
            Kst,
            "20221108120814",
            "20221108120814608",
            "KST",
        ),
        // The last millisecond of a year in each zone, and the first of the next.
        (
            1_798_761_599_999,
            Utc,
            "20261231235959",
            "20261231235959999",
            "UTC",
        ),
        (
            1_798_761_600_000,
            Utc,
            "20270101000000",
            "20270101000000000",
            "UTC",
        ),
        (
            1_798_729_199_999,
            Kst,
            "20261231235959",
            "20261231235959999",
            "KST",
        ),
        (
            1_798_729_200_000,
            Kst,
            "20270101000000",
            "20270101000000000",
            "KST",
        ),
        // A leap day, which begins in Korea while it is still the 28th in UTC.
        (
            1_835_362_800_007,
            Kst,
            "20280229000000",
            "20280229000000007",
            "KST",
        ),
        (
            1_835_362_800_007,
            Utc,
            "20280228150000",
            "20280228150000007",
            "UTC",
        ),
    ] {
        let instant = UNIX_EPOCH + Duration::from_millis(milliseconds);
        let expected = (
            seconds.to_owned(),
            token.to_owned(),
            seconds[2..].to_owned(),
            name.to_owned(),
        );
        assert_eq!(times(instant, zone).await, expected, "{milliseconds}");
    }
}

#[tokio::test]
async fn korean_time_unless_told_otherwise() {
    let transport = Recorder::succeeding();
    let client = builder(BASE_URL)
        .transport(transport.clone())
        .clock(|| UNIX_EPOCH)
        .build()
        .unwrap();
    client.call::<Pay>(&PayRequest::new()).await.unwrap();
    assert_eq!(transport.request().header("x-km-time-zone"), Some("KST"));
    assert_eq!(
        transport.request().header("x-km-tran-time"),
        Some("19700101090000")
    );
}

#[tokio::test]
async fn a_clock_out_of_all_range_sends_nothing() {
    let year_10000 = UNIX_EPOCH + Duration::from_secs(253_402_300_800);
    for instant in [
        UNIX_EPOCH - Duration::from_secs(1),
        year_10000,
        year_10000 - Duration::from_secs(1),
    ] {
        let transport = Recorder::succeeding();
        let client = builder(BASE_URL)
            .transport(transport.clone())
            .clock(move || instant)
            .build()
            .unwrap();
        match client.call::<Pay>(&PayRequest::new()).await {
            Err(Error::NotSent(error)) => assert_eq!(error.cause(), NotSentCause::Clock),
            other => panic!("{other:?}"),
        }
        assert!(transport.requests().is_empty());
    }
}
