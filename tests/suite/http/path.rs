//! Parameters in the path. Objects are written in the order of their keys.

use konaplate_http::operations::{get_names_by_type, path_label, path_matrix, path_simple};

use crate::setup::{color, kind, list, raw, sent, target};

async fn simple(text: &str) -> String {
    let request = path_simple::Request::builder()
        .color(text)
        .list(list())
        .object(color())
        .exploded(color())
        .build()
        .expect("whole");
    target(&sent::<path_simple::Call>(&request).await).to_owned()
}

#[tokio::test]
async fn style_simple() {
    assert_eq!(
        simple("blue").await,
        "/simple/blue/blue,black,brown/B,150,G,200,R,100/B=150,G=200,R=100"
    );
}

#[tokio::test]
async fn style_label() {
    let request = path_label::Request::builder()
        .color("blue")
        .list(list())
        .object(color())
        .exploded_list(list())
        .exploded_object(color())
        .build()
        .expect("whole");
    assert_eq!(
        target(&sent::<path_label::Call>(&request).await),
        "/label/.blue/.blue,black,brown/.B,150,G,200,R,100/.blue.black.brown/.B=150.G=200.R=100"
    );
}

#[tokio::test]
async fn style_matrix() {
    let request = path_matrix::Request::builder()
        .color("")
        .list(list())
        .object(color())
        .exploded_list(list())
        .exploded_object(color())
        .build()
        .expect("whole");
    assert_eq!(
        target(&sent::<path_matrix::Call>(&request).await),
        "/matrix/;color/;list=blue,black,brown/;object=B,150,G,200,R,100/\
         ;explodedList=blue;explodedList=black;explodedList=brown/;B=150;G=200;R=100"
    );
}

#[tokio::test]
async fn what_is_not_unreserved_is_escaped() {
    let target = simple("a/b?c#d%2e가 ~").await;
    assert!(
        target.starts_with("/simple/a%2Fb%3Fc%23d%252e%EA%B0%80%20~/"),
        "{target}"
    );
}

#[tokio::test]
async fn a_value_that_would_lead_elsewhere_is_not_sent() {
    for text in ["", ".", ".."] {
        let request = path_simple::Request::builder()
            .color(text)
            .list(list())
            .object(color())
            .exploded(color())
            .build()
            .expect("whole");
        let outcome = raw("http://127.0.0.1:9")
            .call::<path_simple::Call>(&request)
            .await;
        let error = kind(outcome.expect_err("not sent"));
        assert!(
            error.starts_with("invalid: /color: empty or made of dots"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn parameters_of_one_name_go_where_each_belongs() {
    let request = get_names_by_type::Request::builder()
        .r#type("path")
        .type2("query")
        .minus("sign")
        .한글("글")
        .shared(7)
        .build()
        .expect("whole");
    assert_eq!(
        target(&sent::<get_names_by_type::Call>(&request).await),
        "/names/path?shared=7&type=query&-=sign&%ED%95%9C%EA%B8%80=%EA%B8%80"
    );
}
