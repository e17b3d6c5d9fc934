//! Names of schemas and variants.

use std::collections::HashSet;

/// `gift_prepaid_card` and `userInfo` -> `GiftPrepaidCard` and `UserInfo`. Only ASCII letters and digits are kept.
pub fn pascal(text: &str) -> String {
    let mut name = String::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        let mut chars = word.chars();
        name.extend(chars.next().map(|c| c.to_ascii_uppercase()));
        name.push_str(chars.as_str());
    }
    name
}

/// Names that are given once.
#[derive(Debug, Default)]
pub struct Scope {
    taken: HashSet<String>,
}

impl Scope {
    /// `wanted`, or `wanted` with a number where that is taken.
    pub fn claim(&mut self, wanted: &str) -> String {
        let numbered = (2..).map(|number| format!("{wanted}{number}"));
        let name = std::iter::once(wanted.to_owned())
            .chain(numbered)
            .find(|name| !self.taken.contains(&name.to_ascii_lowercase()))
            .unwrap_or_default();
        self.taken.insert(name.to_ascii_lowercase());
        name
    }

    /// The name of a variant for a text: its first words, or `fallback` where those are not ASCII.
    pub fn variant(&mut self, text: &str, fallback: &str) -> String {
        const WORDS: usize = 6;
        let words: Vec<String> = text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(WORDS)
            .map(|word| pascal(&word.to_ascii_lowercase()))
            .collect();
        let name = words.concat();
        let sound = text.is_ascii() && name.starts_with(|c: char| c.is_ascii_alphabetic());
        self.claim(if sound { &name } else { fallback })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_with_capitals() {
        assert_eq!(pascal("gift_prepaid_card"), "GiftPrepaidCard");
        assert_eq!(pascal("cardPointInfo"), "CardPointInfo");
    }

    #[test]
    fn variants_are_named_for_their_text_once() {
        let mut scope = Scope::default();
        assert_eq!(scope.variant("Expired card.", "Code1"), "ExpiredCard");
        assert_eq!(scope.variant("Expired card", "Code2"), "ExpiredCard2");
        assert_eq!(scope.variant("만료된 카드", "Code3"), "Code3");
        assert_eq!(scope.variant("1", "Code4"), "Code4");
    }
}
