//! The headers of a request, and that the body is signed as it is sent.

use std::time::{Duration, UNIX_EPOCH};

use konaplate_runtime::Method;
use konaplate_runtime::kona_plate::TimeZone;

use crate::operation::{Pay, PayRequest};
use crate::recorder::Recorder;
use crate::{ACCESS_KEY, ASP_ID, BASE_URL, builder};

#[tokio::test]
async fn every_header_once_and_no_other() {
    let transport = Recorder::succeeding();
    let client = builder(BASE_URL)
        .transport(transport.clone())
        .time_zone(TimeZone::Utc)
        .clock(|| UNIX_EPOCH + Duration::from_millis(1_667_876_894_608))
        .build()
        .unwrap();
    client.call::<Pay>(&PayRequest::new()).await.unwrap();

    let request = transport.request();
    assert_eq!(request.method, Method::Post);
    assert_eq!(request.url, "https://api.example.com/open-api/api/v1/pay");
    assert_eq!(
        request.body,
        br#"{"sequenceId":"20261120-000017","cardNo":"4111111111111111"}"#
    );
    let mut names: Vec<_> = request
        .headers
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "Accept",
            "Content-Type",
            "X-KM-Access-Key",
            "X-KM-Correlation-Id",
            "X-KM-Time-Zone",
            "X-KM-Tran-Time",
            "X-KM-Tran-Token",
            "X-KM-User-AspId",
        ]
    );
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("x-km-access-key"), Some(ACCESS_KEY));
    assert_eq!(request.header("x-km-user-aspid"), Some(ASP_ID));
    assert_eq!(request.header("x-km-time-zone"), Some("UTC"));
    assert_eq!(request.header("x-km-tran-time"), Some("20221108030814"));
}

#[tokio::test]
async fn the_path_follows_the_base_with_one_slash() {
    for base in [
        "https://api.example.com/open-api",
        "https://api.example.com/open-api/",
    ] {
        let transport = Recorder::succeeding();
        let client = builder(base).transport(transport.clone()).build().unwrap();
        client.call::<Pay>(&PayRequest::new()).await.unwrap();
        assert_eq!(
            transport.request().url,
            "https://api.example.com/open-api/api/v1/pay"
        );
    }
}
