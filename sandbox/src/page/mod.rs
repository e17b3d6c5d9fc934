//! `GET /`: a page for people. Every answer and every prepared value with a command that can be pasted into a shell.

mod curl;
mod html;

use konaplate::{CreateCreditCardRecharge, Operation};
use serde_json::Value;

use self::curl::Curl;
use self::html::{Html, escaped};
use crate::catalogue::{Documented, Listed, NamedResult, catalogue};
use crate::fault::Fault;
use crate::options::Plaintext;
use crate::prefer;
use crate::prepared::{PreparedValue, prepared_values};
use crate::server::{BASE_PATH, Server};

const STYLE: &str = include_str!("style.css");

/// The whole page, made for this moment: the commands carry its time.
pub(crate) fn page(server: &Server) -> String {
    let curl = Curl::new(server);
    let prepared = prepared_values();
    let mut html = Html::default();
    html.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.raw("<title>KONA PLATE sandbox</title><style>")
        .raw(STYLE);
    html.raw("</style></head><body><header><h1>KONA PLATE sandbox</h1>");
    introduction(&mut html, server);
    html.raw("</header><nav><ul>");
    for operation in catalogue().operations() {
        let (name, title) = (escaped(&operation.name), html::text(&operation.title));
        html.raw(&format!("<li><a href=\"#{name}\">{title}</a></li>"));
    }
    html.raw("<li><a href=\"#faults\">Faults</a></li>");
    html.raw("<li><a href=\"/sandbox/ledger\">Ledger (JSON)</a></li></ul></nav><main>");
    for operation in catalogue().operations() {
        section(&mut html, operation, &prepared, &curl);
    }
    faults(&mut html, &curl);
    html.raw("</main></body></html>\n");
    html.finish()
}

fn introduction(html: &mut Html, server: &Server) {
    let base_url = format!("{}{BASE_PATH}", server.origin);
    let key_id = server.project.crypto_key_id();
    html.raw("<dl>");
    for (name, value) in [
        ("Base URL", base_url.as_str()),
        ("ASP id", server.project.asp_id()),
        ("Access key", server.project.access_key()),
        ("Crypto key id", key_id),
    ] {
        html.raw(&format!(
            "<dt>{name}</dt><dd><code>{}</code></dd>",
            escaped(value)
        ));
    }
    html.raw(
        "</dl><p>The secret key and the private key were printed when the sandbox started.</p>",
    );
    html.raw(match server.plaintext {
        Plaintext::Allowed => "<p>This sandbox takes requests in clear, so the commands below send them in clear.</p>",
        Plaintext::Refused => "<p>The commands below send encrypted requests, and what comes back is encrypted. To read it, start the sandbox with <code>--allow-plaintext</code>.</p>",
    });
    html.raw("<p>Members, cards and tokens are this sandbox's own choice: those of the API's own sandbox are not published. What calls change is kept until the sandbox stops.</p>");
}

fn section(html: &mut Html, operation: &Documented, prepared: &[PreparedValue], curl: &Curl<'_>) {
    html.raw(&format!(
        "<section id=\"{}\"><h2>",
        escaped(&operation.name)
    ));
    html.raw(&html::text(&operation.title))
        .raw("</h2><p><code>POST ");
    html.raw(&escaped(&operation.path)).raw("</code></p>");
    html.raw("<h3>The example</h3><p>It takes place.</p>");
    command(html, &curl.command(operation, &operation.example, None));
    let listed = |wanted: Listed| {
        let results = operation.results.iter();
        results.filter(move |result| result.listed == wanted)
    };
    html.raw(
        "<h3>Documented answers</h3><p>Asked for by <code>Prefer</code>; nothing takes place.</p>",
    );
    listed(Listed::Code).for_each(|one| result(html, operation, one, curl));
    if listed(Listed::TestData).next().is_some() {
        html.raw("<h3>Further named test results</h3><p>The page names them without a code of their own. Where there is none, none is invented: the header <code>X-Sandbox-Refusal</code> says so.</p>");
        listed(Listed::TestData).for_each(|one| result(html, operation, one, curl));
    }
    html.raw("<h3>Prepared values</h3><p>In place of the example's, they bring about an answer by themselves.</p>");
    let own = prepared
        .iter()
        .filter(|value| value.operation == operation.name);
    own.for_each(|one| value(html, operation, one, curl));
    html.raw("</section>");
}

fn faults(html: &mut Html, curl: &Curl<'_>) {
    let Some(operation) = catalogue().operation(CreateCreditCardRecharge::NAME) else {
        return;
    };
    html.raw("<section id=\"faults\"><h2>Faults</h2><p>Any call can ask for one with the header <code>X-Sandbox-Fault</code>; here it is the example of ");
    html.raw(&html::text(&operation.title))
        .raw(". Whether it took place is in the <a href=\"/sandbox/ledger\">ledger</a>.</p>");
    for fault in Fault::ALL {
        let name = fault.to_string();
        html.raw("<details><summary><code>").raw(&escaped(&name));
        html.raw("</code> ")
            .raw(&escaped(fault.meaning()))
            .raw("</summary>");
        let header = Some(("X-Sandbox-Fault", name.as_str()));
        command(html, &curl.command(operation, &operation.example, header));
        html.raw("</details>");
    }
    html.raw("</section>");
}

fn result(html: &mut Html, operation: &Documented, result: &NamedResult, curl: &Curl<'_>) {
    html.raw(&format!(
        "<details><summary><b>{}</b> <code>",
        result.status
    ));
    html.raw(&escaped(&result.name)).raw("</code> ");
    html.raw(&html::text(&result.title)).raw("</summary>");
    let preference = prefer::applied(result);
    command(
        html,
        &curl.command(operation, &operation.example, Some(("Prefer", &preference))),
    );
    html.raw("</details>");
}

fn value(html: &mut Html, operation: &Documented, value: &PreparedValue, curl: &Curl<'_>) {
    let shown = match &value.value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    html.raw("<details><summary><code>")
        .raw(&escaped(&value.result));
    html.raw("</code> <code>").raw(&escaped(value.field));
    html.raw("</code> = <code>")
        .raw(&escaped(&shown))
        .raw("</code>, ");
    html.raw(&escaped(value.meaning)).raw("</summary>");
    command(html, &curl.command(operation, &value.request(), None));
    html.raw("</details>");
}

fn command(html: &mut Html, command: &str) {
    html.raw("<pre>").raw(&escaped(command)).raw("</pre>");
}
