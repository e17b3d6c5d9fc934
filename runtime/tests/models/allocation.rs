//! Validation of a valid value allocates nothing.

use konaplate_runtime::{
    AdditionalProperties, FreeForm, Pointer, Rule, Sensitive, Validate, Violations, check,
};
use serde_json::json;

struct Request {
    name: String,
    user_id: Sensitive<u64>,
    rate: f64,
    tags: Vec<FreeForm>,
    additional_properties: AdditionalProperties,
}

impl Validate for Request {
    fn check(&self, at: &Pointer<'_>, violations: &mut Violations) {
        let name = at.property("name");
        check::min_length(&self.name, 1, &name, violations);
        check::max_length(&self.name, 20, &name, violations);
        check::minimum(
            *self.user_id.expose(),
            1,
            &at.property("userId"),
            violations,
        );
        check::multiple_of_number(self.rate, "0.01", &at.property("rate"), violations);
        let tags = at.property("tags");
        check::max_items(self.tags.len(), 3, &tags, violations);
        check::unique_items(&self.tags, &tags, violations);
        check::no_shadowed(&self.additional_properties, &["name"], at, violations);
    }
}

#[test]
fn a_valid_value_is_validated_without_allocating() {
    let mut request = Request {
        name: "홍길동".to_owned(),
        user_id: 1.into(),
        rate: 19.99,
        tags: [json!([1]), json!([1.5])].map(FreeForm::new).into(),
        additional_properties: [("memo", json!("x"))].into_iter().collect(),
    };
    let mut result = Ok(());
    let valid = allocation_counter::measure(|| result = request.validate());
    assert_eq!(result, Ok(()));
    assert_eq!(valid.count_total, 0);

    // And the counter does count.
    request.name.clear();
    let invalid = allocation_counter::measure(|| result = request.validate());
    assert_eq!(
        result.unwrap_err().iter().next().unwrap().rule(),
        &Rule::MinLength(1)
    );
    assert!(invalid.count_total > 0);
}
