//! What every peer gets wrong, one by one: expected values from the standards, without the oracle.

use konaplate::{
    CreateCreditCardRechargeRequest, InquireUnregisteredCardResponse, ReissuePrepaidCardRequest,
    ReissuePrepaidCardUserInfo, Rule, Validate, Violations,
};

fn user(text: &str) -> Result<(), String> {
    let user: ReissuePrepaidCardUserInfo =
        serde_json::from_str(text).map_err(|error| error.to_string())?;
    user.validate().map_err(|violations| violations.to_string())
}

#[test]
fn the_largest_user_id_is_accepted() {
    assert_eq!(user(r#"{"userId":9999999999999999999}"#), Ok(()));
    assert_eq!(user(r#"{"userId":1}"#), Ok(()));
}

#[test]
fn one_more_is_refused() {
    let message = user(r#"{"userId":10000000000000000000}"#).expect_err("one above the bound");
    assert!(
        message.contains("/userId") && message.contains("9999999999999999999"),
        "{message}"
    );
    for text in [
        "0",
        "-1",
        "18446744073709551615",
        "18446744073709551616",
        "1e19",
        "1.5",
        "\"1\"",
        "null",
        "true",
    ] {
        assert!(user(&format!(r#"{{"userId":{text}}}"#)).is_err(), "{text}");
    }
}

fn with_sequence_id(id: &str) -> Result<(), Violations> {
    let mut request = CreateCreditCardRechargeRequest::builder()
        .sequence_id(id)
        .user_id(1)
        .amount(1)
        .one_time_token("0123456789abcdef")
        .dcvv("123")
        .affiliate_id("000000000000001")
        .build()?;
    request.project_id = None;
    request.validate()
}

/// Twenty are allowed, whatever they take in bytes or UTF-16 units.
#[test]
fn lengths_count_code_points() {
    for character in ["a", "가", "😀", "𠮷", "\u{301}", "\u{0}"] {
        assert!(
            with_sequence_id(&character.repeat(20)).is_ok(),
            "20 of {character:?}"
        );
        let violations = with_sequence_id(&character.repeat(21)).expect_err("one too many");
        assert!(
            violations
                .iter()
                .any(|violation| *violation.rule() == Rule::MaxLength(20)),
            "21 of {character:?}"
        );
    }
    assert!(with_sequence_id("").is_err(), "at least one");
    assert!(
        with_sequence_id("e\u{301}").is_ok(),
        "a combining mark is a code point of its own"
    );
}

fn reissue(rest: &str) -> Result<(), String> {
    let text = format!(
        r#"{{"userInfo":{{"userId":1}},"cardInfo":{{"oldCardNo":"4111111111111111"}}{rest}}}"#
    );
    let request: ReissuePrepaidCardRequest =
        serde_json::from_str(&text).map_err(|error| error.to_string())?;
    request
        .validate()
        .map_err(|violations| violations.to_string())
}

/// "Setting if isDeliveryRequired is true", which is its default.
#[test]
fn the_address_is_required_unless_nothing_is_delivered() {
    let address = r#","addressInfo":{"address":"a","addressDetail":"b","zipCode":"04524"}"#;
    for (rest, accepted) in [
        (r#","isDeliveryRequired":false"#.to_owned(), true),
        (format!(r#"{address},"isDeliveryRequired":false"#), true),
        (format!(r#"{address},"isDeliveryRequired":true"#), true),
        (address.to_owned(), true),
        (String::new(), false),
        (r#","isDeliveryRequired":true"#.to_owned(), false),
        (r#","isDeliveryRequired":null"#.to_owned(), false),
        (
            r#","isDeliveryRequired":true,"addressInfo":null"#.to_owned(),
            false,
        ),
    ] {
        assert_eq!(
            reissue(&rest).is_ok(),
            accepted,
            "{rest}: {:?}",
            reissue(&rest)
        );
    }
    let message = reissue("").expect_err("an address is required");
    assert!(message.contains("/addressInfo"), "{message}");
}

#[test]
fn a_condition_names_its_rule() {
    let text = r#"{"userInfo":{"userId":1},"cardInfo":{"oldCardNo":"4111111111111111"}}"#;
    let request: ReissuePrepaidCardRequest = serde_json::from_str(text).expect("a request");
    let violations = request.validate().expect_err("an address is required");
    let found: Vec<(&str, &Rule)> = violations
        .iter()
        .map(|violation| (violation.pointer(), violation.rule()))
        .collect();
    assert!(
        matches!(found[..], [("/addressInfo", Rule::RequiredWhen(_))]),
        "{found:?}"
    );
}

/// Every place is an RFC 6901 pointer into the JSON that travels.
#[test]
fn violations_point_into_arrays() {
    let text = r#"{"cardDataInfo":{"par":"","serviceId":"000000000000001","serviceName":"n","serviceImageUrl":"u",
        "affiliateId":"000000000000001","rechargeable":true,"refundable":true,"remittable":true,"personalRechargeable":true,
        "balance":10000000000,"expiryDate":"20311231","mobileCardStatus":"LOST","maxNonRealNameRechargeAmount":0,
        "maxRealNameRechargeAmount":0,"minRechargeAmount":0,"rechargeableAmount":0,"cardPointInfo":[
        {"pointPolicyId":"000000000000001","pointName":"p"},{"pointPolicyId":"1","pointName":"p","remainingPoint":-1}]},
        "response":{"code":"000_000"}}"#;
    let response: InquireUnregisteredCardResponse =
        serde_json::from_str(text).expect("an answer is read all the same");
    let violations = response.validate().expect_err("five violations");
    let found: Vec<&str> = violations
        .iter()
        .map(konaplate::Violation::pointer)
        .collect();
    let expected = [
        "/cardDataInfo/par",
        "/cardDataInfo/balance",
        "/cardDataInfo/mobileCardStatus",
        "/cardDataInfo/cardPointInfo/1/pointPolicyId",
        "/cardDataInfo/cardPointInfo/1/remainingPoint",
    ];
    assert_eq!(found, expected);
}
