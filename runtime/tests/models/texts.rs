//! What violations look like in print.

use konaplate_runtime::{Limit, Pointer, Rule, Violations};

#[test]
fn one_line_for_each_violation() {
    let mut violations = Violations::new();
    violations.add(&Pointer::ROOT.property("sequenceId"), Rule::MaxLength(20));
    violations.add(
        &Pointer::ROOT.property("userId"),
        Rule::Maximum(Limit::Integer(9_999_999_999_999_999_999)),
    );
    violations.add(
        &Pointer::ROOT.property("rate"),
        Rule::MultipleOf(Limit::Decimal("0.01")),
    );
    violations.add(
        &Pointer::ROOT.property("addressInfo"),
        Rule::RequiredWhen("isDeliveryRequired is true"),
    );
    violations.add(&Pointer::ROOT.property("yn"), Rule::MinLength(1));
    violations.add(&Pointer::ROOT, Rule::Encryption);
    assert_eq!(
        violations.to_string(),
        "/sequenceId: longer than 20 characters\n\
         /userId: greater than 9999999999999999999\n\
         /rate: not a multiple of 0.01\n\
         /addressInfo: required when isDeliveryRequired is true, but missing\n\
         /yn: shorter than 1 character\n\
         (whole value): must be encrypted, and no key was given"
    );
}

#[test]
fn no_violations_are_a_success() {
    assert_eq!(Violations::new().into_result(), Ok(()));
    let mut violations = Violations::new();
    violations.add(&Pointer::ROOT, Rule::OneOf);
    assert_eq!(violations.len(), 1);
    assert_eq!(violations.clone().into_result(), Err(violations));
}
