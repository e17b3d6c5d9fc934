//! A call without its transport: from a request to the bytes that are sent, and from what comes back to an outcome.

use std::sync::Arc;
use std::time::SystemTime;

use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::observation::Observer;
use super::random::Random;
use super::token::Signer;
use super::tran_time::TranTime;
use super::watch::Watch;
use super::{
    Credentials, Encryption, TimeZone, UntypedOperation, answer, correlation_id, envelope,
};
use crate::base_url::BaseUrl;
use crate::error::{Refusal, Unknown};
use crate::outcome::{self, Arrival, Outcome};
use crate::transport::{HttpRequest, HttpResponse, Lost, LostCause, TransportError};
use crate::{
    ApiError, BodyEncryption, Effect, Error, ErrorCode, Method, NotSent, NotSentCause, Operation,
    OutcomeUnknown, Pointer, Rule, Violations,
};

/// What is known of a call before it is made.
pub(super) struct Call {
    name: &'static str,
    method: Method,
    path: &'static str,
    effect: Effect,
    request_encryption: BodyEncryption,
    response_encryption: BodyEncryption,
    reference: Option<String>,
}

impl Call {
    pub(super) fn of<O: Operation>(request: &O::Request) -> Self {
        Self {
            name: O::NAME,
            method: O::METHOD,
            path: O::PATH,
            effect: O::EFFECT,
            request_encryption: O::REQUEST_ENCRYPTION,
            response_encryption: O::RESPONSE_ENCRYPTION,
            reference: O::reference(request).map(str::to_owned),
        }
    }

    pub(super) fn untyped(operation: &UntypedOperation) -> Self {
        Self {
            name: operation.name,
            method: operation.method,
            path: operation.path,
            effect: operation.effect,
            request_encryption: operation.request_encryption,
            response_encryption: operation.response_encryption,
            reference: None,
        }
    }

    fn is_encrypted(&self) -> bool {
        self.request_encryption != BodyEncryption::None
            || self.response_encryption != BodyEncryption::None
    }

    fn not_sent(&self, correlation_id: String, cause: NotSentCause) -> NotSent {
        NotSent::new(self.name, correlation_id, cause)
    }
}

/// Whether an operation that is to be encrypted may go in clear.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Plaintext {
    Refused,
    Allowed,
}

/// Where the time comes from.
pub(super) type Clock = Arc<dyn Fn() -> SystemTime + Send + Sync>;

/// What can be chosen of an exchange.
pub(super) struct Settings {
    pub(super) time_zone: TimeZone,
    pub(super) clock: Clock,
    pub(super) random: Random,
    pub(super) encryption: Option<Arc<Encryption>>,
    pub(super) plaintext: Plaintext,
    pub(super) max_answer_bytes: usize,
    pub(super) observer: Option<Observer>,
}

/// Everything that the calls of one client have in common.
pub(super) struct Exchange {
    base_url: BaseUrl,
    asp_id: String,
    access_key: Zeroizing<String>,
    signer: Signer,
    settings: Settings,
}

/// A request that is ready, and what has to be remembered until its answer is there.
pub(super) struct Prepared {
    pub(super) request: HttpRequest,
    pub(super) pending: Pending,
}

/// A call whose answer is awaited.
pub(super) struct Pending {
    call: Call,
    correlation_id: String,
    encryption: Option<Arc<Encryption>>,
    max_answer_bytes: usize,
}

impl Exchange {
    pub(super) fn new(base_url: BaseUrl, credentials: &Credentials, settings: Settings) -> Self {
        Self {
            base_url,
            asp_id: credentials.asp_id().to_owned(),
            access_key: Zeroizing::new(credentials.access_key().to_owned()),
            signer: Signer::new(credentials.secret_key()),
            settings,
        }
    }

    pub(super) fn time_zone(&self) -> TimeZone {
        self.settings.time_zone
    }

    /// Follows a call from now on.
    pub(super) fn watch(&self, call: &Call) -> Watch {
        Watch::start(call.name, call.effect, self.settings.observer.clone())
    }

    /// Records a violation when the operation is to be encrypted and may not go in clear.
    pub(super) fn check_encryption(&self, call: &Call, violations: &mut Violations) {
        let is_clear = self.settings.encryption.is_none();
        if is_clear && call.is_encrypted() && self.settings.plaintext == Plaintext::Refused {
            violations.add(&Pointer::ROOT, Rule::Encryption);
        }
    }

    /// Writes the request, encrypts it where that is documented, signs exactly the bytes that will be sent, and adds the
    /// headers.
    pub(super) fn prepare(
        &self,
        call: Call,
        request: &impl Serialize,
    ) -> Result<Prepared, NotSent> {
        let Some(time) = TranTime::at((self.settings.clock)(), self.settings.time_zone) else {
            return Err(call.not_sent(String::new(), NotSentCause::Clock));
        };
        let correlation_id = correlation_id::make(&time, &self.settings.random);
        let body = match self.body(&call, request) {
            Ok(body) => body,
            Err(cause) => return Err(call.not_sent(correlation_id, cause)),
        };
        let mut request = HttpRequest::new(call.method, self.base_url.join(call.path));
        request.headers = self.headers(&call, &time, &correlation_id, &body);
        request.body = body;
        let pending = Pending {
            call,
            correlation_id,
            encryption: self.settings.encryption.clone(),
            max_answer_bytes: self.settings.max_answer_bytes,
        };
        Ok(Prepared { request, pending })
    }

    /// The bytes that will be sent.
    fn body(&self, call: &Call, request: &impl Serialize) -> Result<Vec<u8>, NotSentCause> {
        let clear = serde_json::to_vec(request).map_err(|_| NotSentCause::Serialization)?;
        match (&self.settings.encryption, call.request_encryption) {
            (Some(encryption), BodyEncryption::Jwe) => encryption
                .encrypt(&self.settings.random, &Zeroizing::new(clear))
                .map(envelope::encrypted)
                .map_err(|_| NotSentCause::Encryption),
            (None, _) | (_, BodyEncryption::None) => Ok(clear),
        }
    }

    fn headers(
        &self,
        call: &Call,
        time: &TranTime,
        correlation_id: &str,
        body: &[u8],
    ) -> Vec<(String, String)> {
        let crypto_key_id = self
            .settings
            .encryption
            .as_ref()
            .filter(|_| call.is_encrypted())
            .map(|encryption| ("X-KM-Crypto-Key-Id", encryption.request_key_id()));
        [
            ("Accept", "application/json"),
            ("Content-Type", "application/json"),
            ("X-KM-User-AspId", &self.asp_id),
            ("X-KM-Correlation-Id", correlation_id),
            ("X-KM-Access-Key", &self.access_key),
            ("X-KM-Tran-Token", &self.signer.token(time, body)),
            ("X-KM-Tran-Time", &time.to_seconds()),
            ("X-KM-Time-Zone", self.settings.time_zone.as_str()),
        ]
        .into_iter()
        .chain(crypto_key_id)
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
    }
}

impl Pending {
    pub(super) fn correlation_id(&self) -> &str {
        &self.correlation_id
    }

    /// What became of the call, given what came back.
    pub(super) fn decide<R: DeserializeOwned, C: ErrorCode>(
        self,
        answer: Result<HttpResponse, TransportError>,
    ) -> Result<R, Error<C>> {
        let arrival = self.read(answer);
        let (status, success_code_seen) = (arrival.status(), arrival.has_success_code());
        match outcome::decide(arrival) {
            Outcome::Done(result) => Ok(result),
            Outcome::NotSent(cause) => Err(Error::NotSent(
                self.call.not_sent(self.correlation_id, cause),
            )),
            Outcome::Refused(status, body) => {
                let refusal = Refusal {
                    operation: self.call.name,
                    operation_effect: self.call.effect,
                    status,
                    correlation_id: self.correlation_id,
                    server_text: body.text,
                    printable_code: envelope::printable(&body.code).to_owned(),
                };
                Err(Error::Api(ApiError::new(C::from_code(&body.code), refusal)))
            }
            Outcome::Unknown(cause) => Err(Error::OutcomeUnknown(OutcomeUnknown::new(Unknown {
                operation: self.call.name,
                effect: self.call.effect,
                correlation_id: self.correlation_id,
                reference: self.call.reference,
                success_code_seen,
                status,
                cause,
            }))),
        }
    }

    fn read<R: DeserializeOwned>(
        &self,
        answer: Result<HttpResponse, TransportError>,
    ) -> Arrival<R> {
        match answer {
            Err(TransportError::NotSent(cause)) => Arrival::NotSent(cause),
            Err(TransportError::Lost(lost)) => Arrival::Lost(lost),
            // The built-in transport stops reading by itself; this is for the others.
            Ok(response) if response.body.len() > self.max_answer_bytes => {
                Arrival::Lost(Lost::new(LostCause::TooLarge).with_status(response.status))
            }
            Ok(response) => Arrival::Answer(
                response.status,
                answer::read(&response, self.encryption.as_deref()),
            ),
        }
    }
}
