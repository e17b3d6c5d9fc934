//! What is not known.

use konaplate_pages::Facts;

use crate::report::model::{Evidence, Open, Report};

/// Collects what is marked as unknown, and the parts of pages that are lost.
pub fn collect_open(report: &mut Report, pages: &[Facts]) {
    // The same words about a header that several operations share are one question.
    let mut found: Vec<Open> = Vec::new();
    let mut add = |operation: &str, target: String, subject: &str, question: &str| {
        let number = found.len();
        if !found
            .iter()
            .any(|open| open.subject == subject && open.question == question)
        {
            found.push(Open {
                id: format!("Q{}", number + 1),
                operation: operation.to_owned(),
                target,
                subject: subject.to_owned(),
                question: question.to_owned(),
            });
        }
    };
    for (subject, question) in &report.unknowns {
        add(&report.title, "index.html".to_owned(), subject, question);
    }
    for operation in &report.operations {
        let file = |anchor: &str| format!("{}#{anchor}", operation.file);
        let mut of = |subject: &str, anchor: &str, evidence: Option<&Evidence>| {
            if let Some(evidence) = evidence.filter(|evidence| evidence.mark == "unknown") {
                add(&operation.title, file(anchor), subject, &evidence.reason);
            }
        };
        of(&operation.title, "main", operation.evidence.as_ref());
        let messages = operation.request.iter().chain(&operation.responses);
        let contents = messages.clone().flat_map(|message| &message.contents);
        let headers = messages.clone().flat_map(|message| &message.headers);
        let fields = contents.flat_map(|content| &content.fields);
        for message in messages {
            let subject = format!("response {}", message.status);
            of(&subject, "response", message.evidence.as_ref());
        }
        for field in operation.parameters.iter().chain(headers).chain(fields) {
            of(&field.name, &field.anchor, field.evidence.as_ref());
        }
        for code in &operation.codes {
            of(&code.code, &code.anchor, code.evidence.as_ref());
        }
        let page = pages
            .iter()
            .find(|facts| Some(&facts.page) == operation.page.as_ref());
        if page.is_some_and(|facts| facts.request.parameters.known().is_none()) {
            let question = "Our copy of the page lost the request. What we describe comes from elsewhere and ends where that copy is cut.";
            add(&operation.title, file("request"), "request", question);
        }
    }
    report.open = found;
}
