//! Values to validate, decode and encode: the examples of the description, and the same with what is not allowed.

use std::sync::LazyLock;

use serde_json::{Value, json};

/// The bundled description.
static DESCRIPTION: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(konaplate::OPENAPI_JSON).expect("JSON"));

/// The name of an operation, and which way its body travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// What is sent.
    Request(&'static str),
    /// What comes back when all is well.
    Response(&'static str),
}

impl Body {
    /// `gift_prepaid_card request`
    #[must_use]
    pub fn title(self) -> String {
        match self {
            Self::Request(operation) => format!("{operation} request"),
            Self::Response(operation) => format!("{operation} response"),
        }
    }

    /// The first example that the description has of it.
    ///
    /// # Panics
    /// If it has none.
    #[must_use]
    pub fn valid(self) -> Value {
        let content = match self {
            Self::Request(name) => operation(name).pointer("/requestBody/content"),
            Self::Response(name) => operation(name).pointer("/responses/200/content"),
        };
        let examples = content.and_then(|content| content.pointer("/application~1json/examples"));
        let first = examples.and_then(|examples| examples.as_object()?.values().next());
        let first = first.and_then(|example| example.get("value"));
        first
            .unwrap_or_else(|| panic!("{self:?} has no example"))
            .clone()
    }

    /// The same with two values, or one where there is no other, that are of the right type and not allowed.
    ///
    /// # Panics
    /// If a place is not in the example.
    #[must_use]
    pub fn invalid(self) -> Value {
        let mut value = self.valid();
        for (place, wrong) in self.faults() {
            let found = value.pointer_mut(place);
            *found.unwrap_or_else(|| panic!("{self:?} has no {place}")) = wrong;
        }
        value
    }

    fn faults(self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Request("create_credit_card_recharge") => {
                vec![("/sequenceId", json!("")), ("/amount", json!(0))]
            }
            Self::Request("gift_prepaid_card") => vec![
                ("/receiverPhone", json!("010000000000000000000")),
                ("/amount", json!(10_000_000_000_i64)),
            ],
            Self::Request("reissue_prepaid_card") => vec![
                ("/userInfo/userId", json!(10_000_000_000_000_000_000_u64)),
                ("/addressInfo/zipCode", json!("4524")),
            ],
            Self::Request("issue_debit_card") => {
                vec![
                    ("/userInfo/userId", json!(0)),
                    ("/userInfo/engName", json!("")),
                ]
            }
            Self::Request(_) => vec![
                ("/cardNo", json!("411111111111111")),
                ("/cardCVC", json!("")),
            ],
            Self::Response("create_credit_card_recharge") => vec![
                ("/transactionId", json!("1")),
                ("/redirectUrl", json!("https://pay.example/".repeat(11))),
            ],
            Self::Response("gift_prepaid_card") => vec![("/transferId", json!("1"))],
            Self::Response("inquire_unregistered_card") => vec![
                ("/cardDataInfo/par", json!("")),
                ("/cardDataInfo/cardPointInfo/0/remainingPoint", json!(-1)),
            ],
            Self::Response(_) => vec![("/cardApplyNo", json!("1")), ("/mobileCardNo", json!("4"))],
        }
    }
}

/// The operation of this name.
fn operation(name: &str) -> &'static Value {
    let paths = DESCRIPTION["paths"].as_object().into_iter().flatten();
    let mut operations = paths.map(|(_, item)| &item["post"]);
    let found = operations.find(|operation| operation["operationId"] == name);
    found.unwrap_or_else(|| panic!("no operation is called {name}"))
}
