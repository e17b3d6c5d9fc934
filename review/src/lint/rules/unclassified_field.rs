//! Fields that look sensitive and are not said to be.

use konaplate_codegen::load::Value;

use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;
use super::super::words::words;
use crate::description::Site;

pub(super) const RULE: Rule = Rule {
    id: "unclassified-field",
    severity: Severity::Warning,
    title: "A field that looks like card data, personal data or a secret, without x-data-classification",
    explanation: "\
What is not classified is printed by generated clients, and ends in logs. The name decides what looks like it: card number or PAN, CVC
and its kin, PIN, password, token, secret, resident registration number.

    cardNo:
      type: string
      x-data-classification: pci

If it is something else (the number of a card product, a token that is no secret), accept this finding with the reason.",
    check,
};

/// Words in a row that a sensitive name has, with what they name.
const SENSITIVE: [(&[&str], &str); 33] = [
    (&["card", "no"], "a card number"),
    (&["card", "num"], "a card number"),
    (&["card", "number"], "a card number"),
    (&["pan"], "a card number"),
    (&["primary", "account", "number"], "a card number"),
    (&["cvc"], "a verification code"),
    (&["cvc2"], "a verification code"),
    (&["cvv"], "a verification code"),
    (&["cvv2"], "a verification code"),
    (&["dcvv"], "a verification code"),
    (&["csc"], "a verification code"),
    (&["security", "code"], "a verification code"),
    (&["pin"], "a PIN"),
    (&["pin", "no"], "a PIN"),
    (&["password"], "a password"),
    (&["passwd"], "a password"),
    (&["pwd"], "a password"),
    (&["passphrase"], "a password"),
    (&["passcode"], "a password"),
    (&["token"], "a token"),
    (&["secret"], "a secret"),
    (&["private", "key"], "a secret"),
    (&["api", "key"], "a secret"),
    (&["access", "key"], "a secret"),
    (&["social", "no"], "a resident number"),
    (&["social", "number"], "a resident number"),
    (&["social", "security"], "a resident number"),
    (&["ssn"], "a resident number"),
    (&["rrn"], "a resident number"),
    (&["jumin"], "a resident number"),
    (&["resident", "no"], "a resident number"),
    (&["resident", "number"], "a resident number"),
    (&["resident", "registration"], "a resident number"),
];

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    let properties = survey.properties.iter();
    let properties = properties.map(|property| (property.name, &property.site, &property.schema));
    for (name, site, schema) in properties {
        let is_classified = is_classified(site) || is_classified(schema);
        if !is_classified && can_hold_a_secret(schema) {
            tell(name, site, findings);
        }
    }
    for parameter in &survey.parameters {
        let schema = parameter.site.child("schema");
        let schema = schema.map(|schema| survey.follow(&schema));
        let is_classified = is_classified(&parameter.site)
            || schema.as_ref().is_some_and(|schema| is_classified(schema));
        if !is_classified
            && schema
                .as_ref()
                .is_none_or(|schema| can_hold_a_secret(schema))
        {
            tell(&parameter.name, &parameter.site, findings);
        }
    }
}

fn tell<'d>(name: &str, site: &Site<'d>, findings: &mut Findings<'d>) {
    let words = words(name);
    let found = SENSITIVE
        .iter()
        .find(|(sequence, _)| words.windows(sequence.len()).any(|part| part == *sequence));
    if let Some((_, what)) = found {
        findings.add(
            site,
            format!("`{name}` looks like {what}, and has no x-data-classification"),
        );
    }
}

fn is_classified(site: &Site<'_>) -> bool {
    site.node.get("x-data-classification").is_some()
}

/// Neither an object, whose fields are looked at, nor a yes or no, nor one of a list.
fn can_hold_a_secret(schema: &Site<'_>) -> bool {
    let ty = schema.node.get("type").map(|ty| &ty.value);
    let is_plain = !matches!(ty, Some(Value::String(ty)) if matches!(ty.as_str(), "object" | "boolean" | "array"));
    is_plain && schema.node.get("enum").is_none() && schema.node.get("properties").is_none()
}
