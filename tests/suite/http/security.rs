//! Who calls, and where to.

use konaplate_http::operations::{elsewhere, secret_header, secret_optional, secret_other};
use konaplate_http::runtime::http::SecurityScheme;
use konaplate_http::{BuildError, Client, Credential, SERVER, security, server};
use konaplate_tests::server::{Request, Server};

use crate::setup::{done, kind, target};

async fn call_other(credentials: &[(&SecurityScheme, Credential)]) -> Result<Request, String> {
    let server = Server::start(done()).await;
    let builder = credentials.iter().fold(
        Client::builder(&server.url()),
        |builder, (scheme, credential)| builder.credential(scheme, credential.clone()),
    );
    let client = builder.build().expect("a client");
    let outcome = client.secret_other(&secret_other::Request::default()).await;
    outcome.map_err(kind).map(|()| server.only_request())
}

#[tokio::test]
async fn an_operation_without_its_credential_is_not_sent() {
    assert_eq!(
        call_other(&[]).await.expect_err("no credential"),
        "not sent: Credentials"
    );
    let half = [(&security::QUERY_KEY, Credential::token("secret"))];
    assert_eq!(
        call_other(&half).await.expect_err("half of a pair"),
        "not sent: Credentials"
    );
}

#[tokio::test]
async fn schemes_that_belong_together_are_sent_together() {
    let both = [
        (&security::QUERY_KEY, Credential::token("a b&c")),
        (&security::COOKIE_KEY, Credential::token("secret")),
    ];
    let request = call_other(&both).await.expect("sent");
    assert_eq!(target(&request), "/secrets/other?api_key=a%20b%26c");
    assert_eq!(request.header("Cookie"), "key=secret");
}

/// RFC 7617: the example of section 2.
#[tokio::test]
async fn basic() {
    let basic = Credential::password("Aladdin", "open sesame");
    let request = call_other(&[(&security::BASIC, basic)])
        .await
        .expect("sent");
    assert_eq!(
        request.header("Authorization"),
        "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
    );
}

/// RFC 6750, section 2.1.
#[tokio::test]
async fn bearer() {
    let token = Credential::token("mF_9.B5f-4.1JqM");
    let request = call_other(&[(&security::OAUTH, token)])
        .await
        .expect("sent");
    assert_eq!(request.header("Authorization"), "Bearer mF_9.B5f-4.1JqM");
}

#[tokio::test]
async fn a_key_in_a_header() {
    let server = Server::start(done()).await;
    let client: Client = Client::builder(&server.url())
        .credential(&security::HEADER_KEY, Credential::token("secret"))
        .build()
        .expect("a client");
    let request = secret_header::Request::default();
    assert!(client.secret_header(&request).await.is_ok());
    assert_eq!(server.only_request().header("X-Key"), "secret");
}

#[tokio::test]
async fn who_calls_is_shown_where_it_may_be() {
    let server = Server::start(done()).await;
    let request = secret_optional::Request::default();
    let client: Client = Client::builder(&server.url()).build().expect("a client");
    assert!(client.secret_optional(&request).await.is_ok());
    let client: Client = Client::builder(&server.url())
        .credential(&security::BEARER, Credential::token("secret"))
        .build()
        .expect("a client");
    assert!(client.secret_optional(&request).await.is_ok());
    let requests = server.requests();
    assert!(!requests[0].has("Authorization"));
    assert_eq!(requests[1].header("Authorization"), "Bearer secret");
}

#[test]
fn a_credential_of_another_kind_is_refused_and_none_is_printed() {
    let wrong = [
        (&security::BASIC, Credential::token("canary")),
        (&security::BEARER, Credential::password("user", "canary")),
        (&security::BEARER, Credential::token("")),
        (&security::BEARER, Credential::token("canary\r\nX-Other: 1")),
        (&security::COOKIE_KEY, Credential::token("canary; other=1")),
    ];
    for (scheme, credential) in wrong {
        assert!(!format!("{credential:?}").contains("canary"));
        let built = Client::builder("https://example.com")
            .credential(scheme, credential)
            .build();
        let error = built.expect_err("it does not fit");
        assert_eq!(error, BuildError::Credential(scheme.name()));
        assert!(!format!("{error:?} {error}").contains("canary"));
    }
}

#[test]
fn credentials_do_not_travel_in_clear() {
    let built = Client::builder("http://example.com").build();
    assert_eq!(built.expect_err("plain http"), BuildError::InsecureBaseUrl);
}

#[test]
fn servers_are_constants_or_functions_of_their_variables() {
    assert_eq!(SERVER, "https://example.com/v1");
    assert_eq!(server("us", "8443"), "https://us.example.com:8443/v1");
}

/// OpenAPI 3.0.3, "Server Object": a relative URL is relative to where the description is served.
#[tokio::test]
async fn an_operation_with_a_server_of_its_own_is_sent_there() {
    let server = Server::start(done()).await;
    let client: Client = Client::builder(&server.url()).build().expect("a client");
    let request = elsewhere::Request::default();
    assert!(client.elsewhere(&request).await.is_ok());
    let client: Client = Client::builder(&server.url())
        .base_url_only()
        .build()
        .expect("a client");
    assert!(client.elsewhere(&request).await.is_ok());
    let targets: Vec<String> = server.requests().into_iter().map(|of| of.target).collect();
    assert_eq!(targets, ["/v2/elsewhere", "/open-api/elsewhere"]);
}
