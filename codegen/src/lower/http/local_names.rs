//! The names in the module of an operation: what a parameter is called has to do with no body and no answer, so that none of
//! them renames another by being added.

use super::super::names;
use super::status::variant;
use crate::model::Statuses;

/// What the types of bodies and answers begin with, apart from statuses.
const FIXED: [&str; 6] = [
    "Body",
    "Call",
    "Failure",
    "Parameter",
    "Request",
    "Response",
];

/// What an inline schema of a parameter is named after: the parameter, and `Parameter` before it where a body or an answer
/// could have such a type.
pub(super) fn type_base(parameter: &str) -> String {
    let name = names::pascal_case(parameter);
    let statuses = (100..600).map(Statuses::One);
    let classes = (1..=5).map(Statuses::Class);
    let mut of_answers = statuses
        .chain(classes)
        .chain([Statuses::Other])
        .map(variant);
    if FIXED.iter().any(|word| name.starts_with(word))
        || of_answers.any(|word| name.starts_with(&word))
    {
        return format!("Parameter{name}");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::type_base;

    #[test]
    fn only_names_of_bodies_and_answers_are_avoided() {
        for (parameter, base) in [
            ("filter", "Filter"),
            ("body", "ParameterBody"),
            ("body-owner", "ParameterBodyOwner"),
            ("notFoundBody", "ParameterNotFoundBody"),
            ("parameterBody", "ParameterParameterBody"),
            ("status418", "ParameterStatus418"),
            ("status", "Status"),
        ] {
            assert_eq!(type_base(parameter), base);
        }
    }
}
