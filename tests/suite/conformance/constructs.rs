//! Every construct that the generator knows: `tests/specs/`, generated into `tests/constructs/`.

use std::sync::LazyLock;

use konaplate_tests::description::Description;

use crate::exceptions::EXCEPTIONS;
use crate::harness::compare;

static DESCRIPTION: LazyLock<Description> = LazyLock::new(|| Description::read("tests/specs"));

macro_rules! schemas {
    ($($test:ident: $type:ident,)*) => {
        $(#[test]
        fn $test() {
            let name = stringify!($type);
            let place = &DESCRIPTION.operation_schemas()[name];
            compare::<konaplate_constructs::$type>(&DESCRIPTION, name, place);
        })*

        const TESTED: &[&str] = &[$(stringify!($type)),*];
    };
}

schemas! {
    all_of_request: AllOfRequest,
    all_of_base: AllOfBase,
    all_of_other: AllOfOther,
    any_of_request: AnyOfRequest,
    array_items_request: ArrayItemsRequest,
    array_item: ArrayItem,
    array_unique_request: ArrayUniqueRequest,
    body_kinds_request: BodyKindsRequest,
    boolean_default_request: BooleanDefaultRequest,
    documentation_request: DocumentationRequest,
    encryption_request: EncryptionRequest,
    error_codes_request: ErrorCodesRequest,
    error_codes_failure: ErrorCodesFailure,
    error_codes_error_code: ErrorCodesErrorCode,
    free_form_value_request: FreeFormValueRequest,
    integer_enumeration_request: IntegerEnumerationRequest,
    integer_exclusive_request: IntegerExclusiveRequest,
    integer_multiple_request: IntegerMultipleRequest,
    integer_width_request: IntegerWidthRequest,
    nullable_request: NullableRequest,
    nullable_property_request: NullablePropertyRequest,
    nullable_part: NullablePart,
    nullable_condition: NullableCondition,
    number_bounds_request: NumberBoundsRequest,
    number_multiple_request: NumberMultipleRequest,
    object_closed_request: ObjectClosedRequest,
    object_map_request: ObjectMapRequest,
    object_nested_request: ObjectNestedRequest,
    shared_part: SharedPart,
    object_open_request: ObjectOpenRequest,
    one_of_discriminator_request: OneOfDiscriminatorRequest,
    payment: Payment,
    card_payment: CardPayment,
    bank_payment: BankPayment,
    one_of_presence_request: OneOfPresenceRequest,
    target_card: TargetCard,
    target_account: TargetAccount,
    one_of_type_request: OneOfTypeRequest,
    property_names_request: PropertyNamesRequest,
    recursion_request: RecursionRequest,
    tree_node: TreeNode,
    reference_chain_request: ReferenceChainRequest,
    required_when_request: RequiredWhenRequest,
    mode_detail: ModeDetail,
    sensitive_value_request: SensitiveValueRequest,
    string_enumeration_request: StringEnumerationRequest,
    named_enumeration: NamedEnumeration,
    awkward_enumeration: AwkwardEnumeration,
    string_format_request: StringFormatRequest,
    string_length_request: StringLengthRequest,
    string_pattern_request: StringPatternRequest,
    one_way_request: OneWayRequest,
    integer_wide_request: IntegerWideRequest,
    negation_request: NegationRequest,
    negation_choice: NegationChoice,
    untyped_request: UntypedRequest,
    enumeration_mixed_request: EnumerationMixedRequest,
    union_schema_request: UnionSchemaRequest,
    visa_payment: VisaPayment,
    other_payment: OtherPayment,
    union_beside_request: UnionBesideRequest,
    recursion_list_request: RecursionListRequest,
    nested_list: NestedList,
    nested_map: NestedMap,
    nested_either: NestedEither,
}

/// Names for types of others: they have no validator of their own, and are tested where they are used.
const ALIASES: &[&str] = &[
    "AllOfText",
    "FirstName",
    "NamedList",
    "NullableText",
    "SecondName",
    "SecretText",
    "ShortCode",
];

#[test]
fn no_schema_is_left_out() {
    let left: Vec<String> = DESCRIPTION
        .operation_schemas()
        .into_keys()
        .filter(|name| !TESTED.contains(&name.as_str()) && !ALIASES.contains(&name.as_str()))
        .collect();
    assert_eq!(left, [""; 0], "add them to the list above");
}

#[test]
fn every_exception_is_needed() {
    let name = "IntegerWidthRequest";
    let place = &DESCRIPTION.operation_schemas()[name];
    let tally = compare::<konaplate_constructs::IntegerWidthRequest>(&DESCRIPTION, name, place);
    for exception in EXCEPTIONS {
        assert!(
            tally.needed(*exception),
            "{exception:?} is needed no longer: remove it"
        );
    }
}
