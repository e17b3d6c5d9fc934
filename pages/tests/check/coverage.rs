//! Pages without operations, and operations without pages.

use super::{Project, only, project};

#[test]
fn a_page_without_an_operation_is_an_error() {
    let project = Project::new();
    let mut other = project.facts();
    other.page = "lend_book".to_owned();
    let found = only(project::found(&project.source(), &[project.facts(), other]));
    assert_eq!(
        (found.code.as_str(), found.message.as_str()),
        (
            "page-not-covered",
            "no operation describes the page `lend_book`"
        )
    );
}

#[test]
fn an_operation_has_a_page_of_its_name() {
    let project = Project::new();
    assert_eq!(project::found(&project.source(), &[])[0].code, "no-facts");
    let codes = |old, new| {
        let found = Project::new().described(old, new).check();
        found
            .into_iter()
            .map(|found| found.code)
            .collect::<Vec<_>>()
    };
    assert!(codes("  x-page: return_book\n", "").contains(&"no-page".to_owned()));
    assert_eq!(
        codes("operationId: return_book", "operationId: bring_book"),
        ["page-name"]
    );
}
