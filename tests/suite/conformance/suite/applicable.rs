//! What of the suite has no place in OpenAPI 3.0, with the reason. Each entry is needed, or a test fails.

/// Groups whose schemas are no schemas of OpenAPI 3.0.
const INAPPLICABLE: &[(&str, &[&str])] = &[
    (
        "`additionalItems` is no keyword of OpenAPI 3.0.",
        &[
            "additionalItems-0",
            "additionalItems-1",
            "additionalItems-2",
            "additionalItems-3",
            "additionalItems-5",
            "additionalItems-6",
            "additionalItems-7",
            "additionalItems-8",
            "additionalItems-9",
            "items-2",
            "uniqueItems-2",
            "uniqueItems-5",
        ],
    ),
    (
        "`items` is one schema in OpenAPI 3.0, no list.",
        &[
            "additionalItems-4",
            "items-1",
            "items-5",
            "ref-2",
            "uniqueItems-1",
            "uniqueItems-4",
        ],
    ),
    (
        "`patternProperties` is no keyword of OpenAPI 3.0.",
        &[
            "additionalProperties-0",
            "additionalProperties-1",
            "patternProperties-0",
            "patternProperties-1",
            "patternProperties-2",
            "patternProperties-3",
            "properties-1",
            "ecmascript-regex-15",
            "ecmascript-regex-16",
            "ecmascript-regex-17",
            "ecmascript-regex-18",
            "ecmascript-regex-19",
            "non-bmp-regex-1",
        ],
    ),
    (
        "`null` is no type of OpenAPI 3.0.",
        &[
            "additionalProperties-6",
            "allOf-1",
            "allOf-7",
            "anyOf-4",
            "items-4",
            "oneOf-6",
            "properties-3",
            "type-6",
        ],
    ),
    (
        "Nothing is read from the network.",
        &[
            "definitions-0",
            "ref-7",
            "refRemote-0",
            "refRemote-1",
            "refRemote-2",
            "refRemote-7",
        ],
    ),
    (
        "`dependencies` is no keyword of OpenAPI 3.0.",
        &[
            "dependencies-0",
            "dependencies-1",
            "dependencies-2",
            "dependencies-3",
            "dependencies-4",
        ],
    ),
    (
        "Names and texts with control characters are refused on purpose, whatever they stand for: they could harm who reads them.",
        &["enum-13", "properties-2", "required-2"],
    ),
    (
        "`type` is one type in OpenAPI 3.0, no list.",
        &["not-1", "type-7", "type-8", "type-9", "type-10"],
    ),
    (
        "`id` is no keyword of OpenAPI 3.0, so it gives nothing a name or an address.",
        &[
            "ref-6",
            "ref-10",
            "ref-12",
            "ref-13",
            "ref-15",
            "ref-16",
            "ref-17",
            "refRemote-3",
            "refRemote-4",
            "refRemote-5",
            "refRemote-6",
        ],
    ),
];

/// Single tests: group, test, reason.
pub const DIFFERENT: &[(&str, &str, &str)] = &[
    (
        "bignum-0",
        "a bignum is an integer",
        "An integer of Rust has 64 bits: a larger one is refused, never rounded.",
    ),
    (
        "bignum-0",
        "a negative bignum is an integer",
        "An integer of Rust has 64 bits: a larger one is refused, never rounded.",
    ),
];

/// Every group that is listed.
pub fn listed() -> impl Iterator<Item = &'static str> {
    INAPPLICABLE
        .iter()
        .flat_map(|(_, groups)| groups.iter().copied())
}

/// Whether a group is not listed.
pub fn is_applicable(name: &str) -> bool {
    listed().all(|listed| listed != name)
}
