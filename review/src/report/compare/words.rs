//! What both sides say about a field or code, in a few words.

use konaplate_pages::{Code, Field as Fact};

use crate::report::model::Field;

/// What a page says about a field, in its own words.
pub fn words_of_fact(fact: &Fact) -> Vec<String> {
    let mut words = vec![
        fact.type_.as_str().to_owned(),
        fact.requirement.as_str().to_owned(),
    ];
    let constraint = fact
        .constraint
        .as_ref()
        .filter(|constraint| constraint.is_given());
    words.extend(constraint.map(ToString::to_string));
    if !fact.values.is_empty() {
        words.push(format!("values {}", fact.values.join(", ")));
    }
    if !fact.examples.is_empty() {
        words.push(format!("for example {}", fact.examples.join(", ")));
    }
    words.extend(
        fact.default
            .as_ref()
            .map(|default| format!("default shown: {default}")),
    );
    words.extend(
        fact.stated_default
            .as_ref()
            .map(|default| format!("default stated: {default}")),
    );
    words.extend(
        fact.condition
            .as_ref()
            .map(|condition| format!("when {} is {}", condition.field, condition.value)),
    );
    if !fact.formats.is_empty() {
        words.push(format!("form {}", fact.formats.join(", ")));
    }
    words
}

/// What the description says about a field.
pub fn words_of_field(field: &Field) -> Vec<String> {
    let mut words = vec![field.type_.clone()];
    if !field.need.is_empty() {
        words.push(field.need.clone());
    }
    words.extend(field.limits.iter().cloned());
    if !field.values.is_empty() {
        let values: Vec<_> = field
            .values
            .iter()
            .map(|(value, _)| value.as_str())
            .collect();
        words.push(format!("values {}", values.join(", ")));
    }
    words.extend(
        field
            .default
            .as_ref()
            .map(|default| format!("default {default}")),
    );
    let forms = forms(&field.description);
    if !forms.is_empty() {
        words.push(format!("form {}", forms.join(", ")));
    }
    words
}

/// The forms of a value that its text names in backquotes, as the check of the pages reads them.
fn forms(description: &str) -> Vec<&str> {
    let words = description.split('`').skip(1).step_by(2);
    let is_form = |word: &&str| {
        let word = word.to_ascii_lowercase();
        word.starts_with("yy") && word.contains("mm")
    };
    words.filter(is_form).collect()
}

/// HTTP status and message of a page's code.
pub fn words_of_code(block: &Code) -> Vec<String> {
    let status = block.status.map(|status| status.to_string());
    status.into_iter().chain(block.message.clone()).collect()
}
