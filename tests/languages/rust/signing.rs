// Signs a call: the headers for a body, exactly as it is sent.

use std::env::var;
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use hmac::{Hmac, KeyInit, Mac};
use http::Extensions;
use reqwest::{Request, Response};
use reqwest_middleware::{Middleware, Next, Result};
use time::{OffsetDateTime, macros::format_description};

/// A middleware: it is given the request with the body in it.
pub struct Signed;

#[async_trait::async_trait]
impl Middleware for Signed {
    async fn handle(&self, mut request: Request, extensions: &mut Extensions, next: Next<'_>) -> Result<Response> {
        let body = request.body().and_then(|body| body.as_bytes()).unwrap_or_default().to_vec();
        let format = format_description!("[year][month][day][hour][minute][second][subsecond digits:3]");
        let digits = OffsetDateTime::now_utc().format(&format).expect("a moment");
        let secret = var("SECRET_KEY").expect("a secret");
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(secret.as_bytes()).expect("any length");
        mac.update(&body);
        let mac = base64::engine::general_purpose::STANDARD.encode(mac.finalize().into_bytes());
        let random = SystemTime::now().duration_since(UNIX_EPOCH).expect("a moment").subsec_nanos() & 0x0fff_ffff;
        for (name, value) in [
            ("X-KM-User-AspId", var("ASP_ID").expect("an id")),
            ("X-KM-Access-Key", var("ACCESS_KEY").expect("a key")),
            ("X-KM-Correlation-Id", format!("{}-{random:07x}", &digits[2..14])),
            ("X-KM-Tran-Time", digits[..14].to_owned()),
            ("X-KM-Tran-Token", format!("KMV1:{digits}:{mac}")),
            ("X-KM-Time-Zone", "UTC".to_owned()),
        ] {
            request.headers_mut().insert(name, value.parse().expect("a value of a header"));
        }
        next.run(request, extensions).await
    }
}
