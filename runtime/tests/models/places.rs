//! Where a violation is: RFC 6901.

use konaplate_runtime::{Pointer, Rule, Violations};

#[test]
fn pointers_are_those_of_rfc_6901() {
    let mut violations = Violations::new();
    violations.add(&Pointer::ROOT, Rule::NotNull);
    // The examples of section 5 of the RFC, but for those that differ in characters of no account here.
    for name in ["foo", "", "a/b", "c%d", "m~n", "~1"] {
        violations.add(&Pointer::ROOT.property(name), Rule::NotNull);
    }
    let cards = Pointer::ROOT.property("cards");
    let card = cards.index(10);
    violations.add(&card.property("cardNo"), Rule::NotNull);
    let pointers: Vec<_> = violations
        .iter()
        .map(|violation| violation.pointer())
        .collect();
    assert_eq!(
        pointers,
        [
            "",
            "/foo",
            "/",
            "/a~1b",
            "/c%d",
            "/m~0n",
            "/~01",
            "/cards/10/cardNo"
        ]
    );
}

#[test]
fn a_key_that_came_with_the_data_is_exact_to_the_program_and_hidden_in_print() {
    let mut violations = Violations::new();
    let addresses = Pointer::ROOT.property("addresses");
    let key = addresses.key("4111111111111111/~");
    violations.add(&key.property("zipCode"), Rule::MaxLength(5));

    let pointer = violations.iter().next().unwrap().pointer();
    assert_eq!(pointer, "/addresses/4111111111111111~1~0/zipCode");
    assert_eq!(
        violations.to_string(),
        "/addresses/*/zipCode: longer than 5 characters"
    );
    assert!(!format!("{violations:?} {violations:#?}").contains("4111"));
}
