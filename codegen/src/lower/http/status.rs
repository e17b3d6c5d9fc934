//! Statuses and what they are called.

use crate::model::Statuses;

/// The statuses of a key of `responses`.
pub(super) fn statuses(key: &str) -> Option<Statuses> {
    if key == "default" {
        return Some(Statuses::Other);
    }
    let bytes = key.as_bytes();
    let [class @ b'1'..=b'5', rest @ ..] = bytes else {
        return None;
    };
    match rest {
        [b'X' | b'x', b'X' | b'x'] => Some(Statuses::Class(class - b'0')),
        [b'0'..=b'9', b'0'..=b'9'] => key.parse().ok().map(Statuses::One),
        _ => None,
    }
}

/// Whether the status is one of success.
pub(super) fn is_success(statuses: Statuses) -> bool {
    matches!(
        statuses,
        Statuses::One(200..=299) | Statuses::Class(2) | Statuses::OtherSuccess
    )
}

/// Whether the status is one of a redirection.
pub(super) fn is_redirection(statuses: Statuses) -> bool {
    matches!(statuses, Statuses::One(300..=399) | Statuses::Class(3))
}

/// The variant for a status: its name in the registry of HTTP statuses.
pub(super) fn variant(statuses: Statuses) -> String {
    let name = match statuses {
        Statuses::One(status) => return of_one(status),
        Statuses::Class(1) => "Informational",
        Statuses::Class(2) => "Success",
        Statuses::Class(3) => "Redirection",
        Statuses::Class(4) => "ClientError",
        Statuses::Class(_) => "ServerError",
        Statuses::OtherSuccess | Statuses::Other => "Default",
    };
    name.to_owned()
}

fn of_one(status: u16) -> String {
    let name = match status {
        100 => "Continue",
        101 => "SwitchingProtocols",
        102 => "Processing",
        103 => "EarlyHints",
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritativeInformation",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        208 => "AlreadyReported",
        226 => "ImUsed",
        300 => "MultipleChoices",
        301 => "MovedPermanently",
        302 => "Found",
        303 => "SeeOther",
        304 => "NotModified",
        305 => "UseProxy",
        307 => "TemporaryRedirect",
        308 => "PermanentRedirect",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        407 => "ProxyAuthenticationRequired",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "LengthRequired",
        412 => "PreconditionFailed",
        413 => "ContentTooLarge",
        414 => "UriTooLong",
        415 => "UnsupportedMediaType",
        416 => "RangeNotSatisfiable",
        417 => "ExpectationFailed",
        421 => "MisdirectedRequest",
        422 => "UnprocessableContent",
        423 => "Locked",
        424 => "FailedDependency",
        425 => "TooEarly",
        426 => "UpgradeRequired",
        428 => "PreconditionRequired",
        429 => "TooManyRequests",
        431 => "RequestHeaderFieldsTooLarge",
        451 => "UnavailableForLegalReasons",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        505 => "HttpVersionNotSupported",
        506 => "VariantAlsoNegotiates",
        507 => "InsufficientStorage",
        508 => "LoopDetected",
        510 => "NotExtended",
        511 => "NetworkAuthenticationRequired",
        other => return format!("Status{other}"),
    };
    name.to_owned()
}
