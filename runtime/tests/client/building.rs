//! What a client is not made of.

use std::time::Duration;

use konaplate_runtime::kona_plate::{BuildError, Client, ClientBuilder, Credentials};

use crate::operation::{Pay, PayRequest};
use crate::recorder::Recorder;
use crate::{ACCESS_KEY, ASP_ID, BASE_URL, SECRET_KEY, builder};

fn refused(builder: ClientBuilder<Client>) -> Option<BuildError> {
    builder.transport(Recorder::succeeding()).build().err()
}

#[test]
fn plain_http_is_for_this_machine_only() {
    for loopback in [
        "http://127.0.0.1:8080/open-api",
        "http://127.8.9.1",
        "http://[::1]:8080",
        "http://localhost:8080",
        "http://LOCALHOST",
        // The same address, spelt as one number.
        "http://2130706433",
    ] {
        assert_eq!(refused(builder(loopback)), None, "{loopback}");
    }
    for foreign in [
        "http://api.example.com/open-api",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://192.168.0.1",
        "http://0.0.0.0",
        "http://[2001:db8::1]",
    ] {
        assert_eq!(
            refused(builder(foreign)),
            Some(BuildError::InsecureBaseUrl),
            "{foreign}"
        );
    }
}

#[test]
fn a_base_url_is_an_absolute_https_url_and_nothing_more() {
    assert_eq!(refused(builder(BASE_URL)), None);
    for url in [
        "",
        "api.example.com/open-api",
        "/open-api",
        "ftp://api.example.com",
        "file:///etc/passwd",
        "https://",
        "https://user@api.example.com",
        "https://:word@api.example.com",
        "http://user:word@127.0.0.1",
        "https://api.example.com/?tenant=1",
        "https://api.example.com/#top",
    ] {
        assert_eq!(refused(builder(url)), Some(BuildError::BaseUrl), "{url}");
    }
}

#[test]
fn credentials_are_given_and_can_be_sent() {
    assert_eq!(
        refused(Client::builder(BASE_URL)),
        Some(BuildError::MissingCredentials)
    );
    for (asp_id, access_key, secret_key, name) in [
        ("", ACCESS_KEY, SECRET_KEY, "ASP id"),
        ("1234\r\nX-Injected: 1", ACCESS_KEY, SECRET_KEY, "ASP id"),
        (ASP_ID, "", SECRET_KEY, "access key"),
        (ASP_ID, "0a1b2c3d\n", SECRET_KEY, "access key"),
        (ASP_ID, "0a1b 2c3d", SECRET_KEY, "access key"),
        (ASP_ID, "열쇠", SECRET_KEY, "access key"),
        (ASP_ID, ACCESS_KEY, "", "secret key"),
        (ASP_ID, ACCESS_KEY, "0123456789abcdef\n", "secret key"),
        (ASP_ID, ACCESS_KEY, "0123456789abcdef ", "secret key"),
        (ASP_ID, ACCESS_KEY, "0123\u{0}4567", "secret key"),
    ] {
        let builder =
            Client::builder(BASE_URL).credentials(Credentials::new(asp_id, access_key, secret_key));
        assert_eq!(
            refused(builder),
            Some(BuildError::Credential(name)),
            "{name}"
        );
    }
}

#[test]
fn the_connect_timeout_is_the_shorter_one() {
    let with = |connect, whole| {
        builder(BASE_URL)
            .connect_timeout(Duration::from_millis(connect))
            .timeout(Duration::from_millis(whole))
    };
    assert_eq!(refused(with(999, 1000)), None);
    assert_eq!(refused(with(1000, 1000)), Some(BuildError::Timeouts));
    assert_eq!(refused(with(1001, 1000)), Some(BuildError::Timeouts));
    // Shorter than the usual time for connecting, which then adapts.
    assert_eq!(
        refused(builder(BASE_URL).timeout(Duration::from_millis(100))),
        None
    );
    assert_eq!(
        refused(builder(BASE_URL).timeout(Duration::ZERO)),
        Some(BuildError::Timeouts)
    );
}

#[test]
fn a_wrapper_is_made_by_the_same_builder() {
    struct Wrapper(Client);
    impl From<Client> for Wrapper {
        fn from(client: Client) -> Self {
            Self(client)
        }
    }
    let wrapper = ClientBuilder::<Wrapper>::new(BASE_URL)
        .credentials(Credentials::new(ASP_ID, ACCESS_KEY, SECRET_KEY))
        .transport(Recorder::succeeding())
        .build();
    assert!(wrapper.is_ok_and(|wrapper| format!("{:?}", wrapper.0).starts_with("Client")));
}

#[test]
fn clients_can_be_shared_between_threads() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    shared::<Client>();
}

#[test]
fn calls_can_be_spawned() {
    fn spawned(_: impl Send) {}
    let client = builder(BASE_URL)
        .transport(Recorder::succeeding())
        .build()
        .unwrap();
    let request = PayRequest::new();
    spawned(client.call::<Pay>(&request));
}
