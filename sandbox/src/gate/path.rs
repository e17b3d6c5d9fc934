//! Path and method. The API documents neither answer.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;

use crate::answer;
use crate::refusal::Refusal;

/// There is nothing at this path.
pub(crate) async fn not_found() -> Response {
    let text = "No operation has this path. GET / lists them.";
    let refusal = Refusal::undocumented("unknown-path", text).with_status(StatusCode::NOT_FOUND);
    answer::outside(&refusal)
}

/// The operation at this path has another method.
pub(crate) async fn method_not_allowed() -> Response {
    let text = "Every operation is called with POST.";
    let refusal =
        Refusal::undocumented("wrong-method", text).with_status(StatusCode::METHOD_NOT_ALLOWED);
    let mut response = answer::outside(&refusal);
    let headers = response.headers_mut();
    headers.insert(header::ALLOW, HeaderValue::from_static("POST"));
    response
}
