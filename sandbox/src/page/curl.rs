//! A call as a command for a POSIX shell.

use std::sync::atomic::{AtomicU32, Ordering};

use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use konaplate::TimeZone;
use serde_json::Value;
use time::OffsetDateTime;

use crate::catalogue::Documented;
use crate::gate::headers::{
    ACCESS_KEY, ASP_ID, CORRELATION_ID, CRYPTO_KEY_ID, TIME_ZONE, TRAN_TIME, TRAN_TOKEN,
};
use crate::server::{BASE_PATH, Server};

/// Makes commands for one moment.
pub(super) struct Curl<'a> {
    server: &'a Server,
    /// `yyyyMMddHHmmss`, UTC.
    seconds: String,
    milliseconds: u16,
}

impl<'a> Curl<'a> {
    pub(super) fn new(server: &'a Server) -> Self {
        let now = OffsetDateTime::now_utc();
        let (date, time) = (now.date(), now.time());
        let seconds = format!(
            "{:04}{:02}{:02}{:02}{:02}{:02}",
            date.year(),
            u8::from(date.month()),
            date.day(),
            time.hour(),
            time.minute(),
            time.second()
        );
        Self {
            server,
            seconds,
            milliseconds: time.millisecond(),
        }
    }

    /// Calls an operation with this request, and with a header that asks for something.
    pub(super) fn command(
        &self,
        operation: &Documented,
        request: &Value,
        further: Option<(&str, &str)>,
    ) -> String {
        let (body, crypto_key_id) = self.server.wire_request(request);
        let url = format!("{}{BASE_PATH}{}", self.server.origin, operation.path);
        let mut command = format!("curl -sSi {}", quoted(&url));
        let mut header = |name: &str, value: &str| {
            command.push_str(" -H ");
            command.push_str(&quoted(&format!("{name}: {value}")));
        };
        header("Content-Type", "application/json");
        header(ASP_ID, self.server.project.asp_id());
        header(CORRELATION_ID, &self.correlation_id());
        header(ACCESS_KEY, self.server.project.access_key());
        if let Some(id) = crypto_key_id {
            header(CRYPTO_KEY_ID, id);
        }
        header(TRAN_TOKEN, &self.token(&body));
        header(TRAN_TIME, &self.seconds);
        header(TIME_ZONE, TimeZone::Utc.as_str());
        if let Some((name, value)) = further {
            header(name, value);
        }
        command.push_str(" --data-binary ");
        command.push_str(&quoted(&body));
        command
    }

    fn token(&self, body: &str) -> String {
        let secret_key = self.server.project.secret_key().as_bytes();
        let tag = hmac::sign(
            &hmac::Key::new(hmac::HMAC_SHA256, secret_key),
            body.as_bytes(),
        );
        let (seconds, milliseconds) = (&self.seconds, self.milliseconds);
        let tag = STANDARD.encode(tag.as_ref());
        format!("KMV1:{seconds}{milliseconds:03}:{tag}")
    }

    fn correlation_id(&self) -> String {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let number = COUNTER.fetch_add(1, Ordering::Relaxed) & 0x0fff_ffff;
        let short = self.seconds.get(2..).unwrap_or_default();
        format!("{short}-{number:07x}")
    }
}

/// In single quotes, within which a shell takes every character as it stands.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
