//! The page for people: complete, and its commands work as they stand.

use konaplate_sandbox::{Fault, Options, Sandbox, catalogue, prepared_values};

use crate::http::{self, Answer};
use crate::signed::{plain, project};

const FAULTS: &str = "<section id=\"faults\">";

async fn page(sandbox: &Sandbox) -> String {
    let answer = http::send("GET", &sandbox.page_url(), &[], b"").await;
    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.header("Content-Type"),
        Some("text/html; charset=utf-8")
    );
    String::from_utf8(answer.body).unwrap()
}

/// The commands for the operations, as they would be copied from the page.
fn commands(page: &str) -> Vec<String> {
    let (operations, _) = page.split_once(FAULTS).unwrap();
    blocks(operations)
}

fn blocks(page: &str) -> Vec<String> {
    let blocks = page.split("<pre>").skip(1);
    blocks
        .map(|rest| unescaped(rest.split("</pre>").next().unwrap()))
        .collect()
}

fn unescaped(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// The words of a command, by the quoting rules of a POSIX shell that single quotes and backslashes need.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut is_quoted) = (Vec::new(), String::new(), false);
    let mut characters = command.chars();
    while let Some(character) = characters.next() {
        match character {
            '\'' => is_quoted = !is_quoted,
            '\\' if !is_quoted => word.extend(characters.next()),
            ' ' if !is_quoted => words.push(std::mem::take(&mut word)),
            other => word.push(other),
        }
    }
    assert!(!is_quoted, "quotes are closed");
    words.push(word);
    words
}

/// Does what `curl` would do.
async fn run(command: &str) -> Answer {
    let words = words(command);
    assert_eq!(words[..2], ["curl", "-sSi"]);
    let (mut headers, mut body) = (Vec::new(), String::new());
    for pair in words[3..].chunks(2) {
        match pair[0].as_str() {
            "-H" => {
                let (name, value) = pair[1].split_once(": ").unwrap();
                if name != "Content-Type" {
                    headers.push((name.to_owned(), value.to_owned()));
                }
            }
            "--data-binary" => body.clone_from(&pair[1]),
            other => panic!("unknown option {other}"),
        }
    }
    http::send("POST", &words[2], &headers, body.as_bytes()).await
}

#[tokio::test]
async fn every_answer_and_every_prepared_value_is_on_the_page() {
    let sandbox = plain().await;
    let page = page(&sandbox).await;
    let results = catalogue()
        .operations()
        .iter()
        .map(|operation| 1 + operation.results.len());
    let expected = results.sum::<usize>() + prepared_values().len();
    assert_eq!(commands(&page).len(), expected);
    for operation in catalogue().operations() {
        let start = page
            .find(&format!("<section id=\"{}\">", operation.name))
            .unwrap();
        let section = page[start..].split("</section>").next().unwrap();
        for result in &operation.results {
            let line = format!("<b>{}</b> <code>{}</code>", result.status, result.name);
            assert_eq!(
                section.matches(&line).count(),
                1,
                "{} {line}",
                operation.name
            );
        }
    }
}

#[tokio::test]
async fn every_command_does_what_stands_beside_it() {
    let sandbox = plain().await;
    let page = page(&sandbox).await;
    let mut commands = commands(&page).into_iter();
    for operation in catalogue().operations() {
        assert_eq!(
            run(&commands.next().unwrap()).await.status,
            200,
            "{}",
            operation.name
        );
        for result in &operation.results {
            let answer = run(&commands.next().unwrap()).await;
            assert_eq!(
                (answer.status, answer.code()),
                (result.status, result.code.clone())
            );
        }
        for value in prepared_values()
            .iter()
            .filter(|value| value.operation == operation.name)
        {
            let answer = run(&commands.next().unwrap()).await;
            let code = answer.code();
            let result = code.as_deref().or(answer.refusal());
            // Each example has just taken place, so its card and its number are used up.
            let is_used_up = matches!(result, Some("007_008" | "005_024" | "003_020" | "007_025"));
            assert!(
                is_used_up || result == Some(value.result.as_str()),
                "{} {}",
                value.operation,
                value.field
            );
        }
    }
    assert_eq!(commands.next(), None);
}

#[tokio::test]
async fn the_commands_are_encrypted_where_they_have_to_be() {
    let options = Options::default().project(project());
    let sandbox = Sandbox::start(options).await.unwrap();
    for command in commands(&page(&sandbox).await) {
        let answer = run(&command).await;
        assert!(
            answer.json()["encData"].is_string(),
            "{:?}",
            answer.refusal()
        );
    }
    assert_eq!(
        sandbox
            .ledger()
            .iter()
            .filter(|entry| entry.took_place.is_some())
            .count(),
        4
    );
}

#[tokio::test]
async fn every_fault_is_on_the_page() {
    let page = page(&plain().await).await;
    let (_, faults) = page.split_once(FAULTS).unwrap();
    let headers: Vec<String> = blocks(faults)
        .iter()
        .flat_map(|command| words(command))
        .filter_map(|word| Some(word.strip_prefix("X-Sandbox-Fault: ")?.to_owned()))
        .collect();
    assert_eq!(headers, Fault::ALL.map(|fault| fault.to_string()));
}

#[tokio::test]
async fn the_page_loads_nothing_and_tells_no_secret() {
    let sandbox = plain().await;
    let page = page(&sandbox).await;
    for loading in ["<script", "<link", "<img", "src=", "@import", "url("] {
        assert!(!page.contains(loading), "{loading}");
    }
    let project = sandbox.project();
    let key = project.client_private_key_pem().lines().nth(1).unwrap();
    assert!(!page.contains(project.secret_key()) && !page.contains(key));
    assert!(page.contains(&sandbox.base_url()) && page.contains(project.asp_id()));
}
