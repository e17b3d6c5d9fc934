//! The words of the pages, English and Korean.

use super::Part;
use crate::facts::Mode;
use crate::field::{Requirement, Type};

/// The part of the page that this line begins.
pub fn part(line: &str) -> Option<Part> {
    Some(match line {
        "Request Headers" | "요청 헤더" => Part::RequestHeaders,
        "Request Parameters" | "요청 파라미터" => Part::RequestParameters,
        "Response Headers" | "응답 헤더" => Part::ResponseHeaders,
        "Response Parameters" | "응답 파라미터" => Part::ResponseParameters,
        "Response Code" | "응답 코드" => Part::Codes,
        "Test Data" | "테스트 데이터" => Part::TestData,
        _ => return None,
    })
}

/// Whether a line that begins no known part reads like the label of one.
pub fn looks_like_part(line: &str) -> bool {
    const NOUNS: [&str; 12] = [
        "Header",
        "Headers",
        "Parameter",
        "Parameters",
        "Body",
        "Variables",
        "Codes",
        "헤더",
        "파라미터",
        "본문",
        "코드",
        "데이터",
    ];
    let mut words = line.split(' ');
    let (Some(first), Some(noun), None) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let labelled = first.starts_with(|c: char| c.is_ascii_uppercase())
        || matches!(first, "요청" | "응답" | "경로" | "쿼리");
    labelled && NOUNS.contains(&noun)
}

/// The site's own words above the title.
pub fn is_chrome(line: &str) -> bool {
    matches!(
        line,
        "Konaplate logo"
            | "API Documentation"
            | "All API"
            | "Service"
            | "API 문서"
            | "전체 API"
            | "서비스"
    )
}

/// The mark that the body of a direction is encrypted.
pub fn is_encryption_mark(line: &str) -> bool {
    matches!(line, "Encrypted|" | "Encrypted" | "암호화|" | "암호화")
}

/// The lines that follow the mark.
pub fn is_encryption_hint(line: &str) -> bool {
    matches!(
        line,
        "Check out" | "Guidelines" | "for more information." | "개발 가이드"
    )
}

/// A type.
pub fn type_of(line: &str) -> Option<Type> {
    [
        Type::String,
        Type::Number,
        Type::Boolean,
        Type::Object,
        Type::Objects,
        Type::Strings,
    ]
    .into_iter()
    .find(|other| other.as_str() == line)
}

/// A requirement.
pub fn requirement(line: &str) -> Option<Requirement> {
    match line {
        "Required" | "필수" => Some(Requirement::Required),
        "Optional" | "옵션" => Some(Requirement::Optional),
        "Conditional" | "조건부" => Some(Requirement::Conditional),
        _ => None,
    }
}

/// Splits the mark for synchronous or asynchronous off a title. It is glued on, or follows a blank.
pub fn split_mode(title: &str) -> (&str, Mode) {
    // The longer word first: one ends with the other.
    const MARKS: [(&str, Mode); 4] = [
        ("Async", Mode::Async),
        ("Sync", Mode::Sync),
        ("비동기", Mode::Async),
        ("동기", Mode::Sync),
    ];
    for (mark, mode) in MARKS {
        if let Some(rest) = title.strip_suffix(mark) {
            return (rest.trim_end(), mode);
        }
    }
    (title, Mode::Unknown)
}

/// The version of a line such as `Version: v1`.
pub fn version(line: &str) -> Option<&str> {
    let rest = line
        .strip_prefix("Version")
        .or_else(|| line.strip_prefix("버전"))?;
    let version = rest.trim_start().strip_prefix(':')?.trim_start();
    (!version.is_empty()).then_some(version)
}

/// The labels inside a block of a response code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeLabel {
    /// Above the code.
    Code,
    /// Above the text of the wire.
    Message,
    /// Above the sentences about it.
    Description,
}

impl CodeLabel {
    /// The label, as the English pages print it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "Error code",
            Self::Message => "Message",
            Self::Description => "Description",
        }
    }
}

/// A label inside a block of a response code.
pub fn code_label(line: &str) -> Option<CodeLabel> {
    match line {
        "Error code" | "에러 코드" => Some(CodeLabel::Code),
        "Message" | "메시지" => Some(CodeLabel::Message),
        "Description" | "설명" => Some(CodeLabel::Description),
        _ => None,
    }
}

/// The button behind which the other response codes are.
pub fn is_show_all(line: &str) -> bool {
    matches!(line, "Show All" | "전체 보기" | "모두 보기")
}

/// The button that ends an array of a request.
pub fn is_add(line: &str) -> bool {
    matches!(line, "Add object" | "Add string")
}
