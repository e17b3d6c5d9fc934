//! Lookaround as people write it, against an engine that backtracks.

use konaplate_runtime::check::Lookaround;

use super::super::translated;

/// Compares the verdicts on texts. The patterns have nothing in which ECMA 262 and that engine differ.
fn compare(pattern: &str, texts: &[String]) -> Result<(), String> {
    let ours = translated(pattern).map_err(|refusal| format!("{pattern}: {refusal:?}"))?;
    let engine = Lookaround::new(&ours.pattern.translated)
        .map_err(|error| format!("{pattern}: {error:?}"))?;
    let theirs =
        fancy_regex::Regex::new(pattern).map_err(|error| format!("{pattern}: {error:?}"))?;
    for text in texts {
        let found = engine.is_match(text);
        let expected = theirs
            .is_match(text)
            .map_err(|error| format!("{pattern} on {text:?}: {error:?}"))?;
        if found != expected {
            return Err(format!(
                "{pattern} on {text:?}: {found}, but it is {expected}; {:?}",
                ours.pattern.translated
            ));
        }
    }
    Ok(())
}

/// Every text of up to that many of these characters.
pub(super) fn all_texts(characters: &[char], longest: usize) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut start = 0;
    for _ in 0..longest {
        let end = texts.len();
        for index in start..end {
            for c in characters {
                texts.push(format!("{}{c}", texts[index]));
            }
        }
        start = end;
    }
    texts
}

/// Patterns as they are written for names, hosts, paths and passwords, each with the characters that matter to it.
const WRITTEN: &[(&str, &str)] = &[
    (r"^(?!\s*$).+", "a \n"),
    (r"(?!\s*$)[\s\S]+", "a \n"),
    (r"^(?!sys:)[a-z+-=._:/]+$", "sy:a"),
    (r"(?!sys:)[a-z+-=._:/]+", "sy:a"),
    (r"(?!^.*--)(?!^[0-9]+$)(?!^-)(?!.*-$)^[A-Za-z0-9-]+$", "a0-"),
    (r"(^(?!_{2}))(^[a-z_]+$)", "_a"),
    (r"(?!^[0-9]+$)([a-z0-9-_]+)", "a0-!"),
    (r"(^\$TOP$)|((?!^[0-9]+$)([a-z0-9-_]+))", "$TOPa0"),
    (
        r"^(?=.*[a-z])(?=.*[A-Z])(?=.*[!@#])[a-zA-Z\d!@#]{3,6}$",
        "aB1#",
    ),
    (
        r"(?=^.{2,5}$)((?=.*\d)(?=.*[A-Z])|(?=.*\d)(?=.*[^A-Z\s]))^.*",
        "a1B ",
    ),
    (r"^[0-9a-z.\-_]*(?<!\.)$", "a.-"),
    (r"^[0-9a-z.\-_]*(?!\.)$", "a.-"),
    (
        r"^(((?!-)[a-z0-9-]{0,4}[a-z0-9])\.)+((?!-)[a-z0-9-]{1,4}[a-z0-9])(\.)?$",
        "a0-.",
    ),
    (r"^((?!-)[a-z-]{1,3}(?<!-)\.)+[a-z]{2,3}$", "a-."),
    (r"^(\*\.)?(?:(?:(?!-)[a-z-]{1,4})?[a-z]{1}\.)+$", "*a-."),
    (r"^[a-z](?!.*--)(?!.*-$)[0-9a-z-]*$", "a0-"),
    (r"^[a-z0-9]([a-z0-9]|-(?!-)){1,4}[a-z0-9]$", "a-"),
    (r"^[a-z]((?!--|__)[a-z-_])+$", "a-_"),
    (r"^((?!\\[nr]).)+", "\\nra"),
    (
        r"^([a-z]|(\d(?!\d{0,2}\.\d)))([a-z\d]|(\.(?!(\.|-)))|(-(?!\.))){1,4}[a-z\d]$",
        "a1.-",
    ),
    (
        r"^(-?)P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)D)?(?:T(?:(\d+)H)?)?$",
        "-P1YDTH",
    ),
    (r"^((25[0-5]|[1-9]|)(\.(?!$)|$)){2,4}", "25."),
    (
        r"^(?=[/._A-Za-z]+)((?!sys\.).*)|(\$(\.[\w/]+(\[(\d+|\*)\])*)*)$",
        "sy.$[1]",
    ),
    (r".*(?!^(\d+\.)+\d+$)(^[a-z0-9.]*$).*", "a1."),
    (r"^((?!.*-x)(?!yn--.*)[a-z0-9][-a-z.]*)?[a-z0-9]$", "xyn-a"),
    (r"(?<=a(?=b(?!c)))b|(?<!(?<=x)y)z", "abcxyz"),
    (r"(?=가)[가나](?<!나)[가-힣]", "가나"),
    (r"a(?!)b|a(?![^\s\S])c", "abc"),
];

#[test]
fn patterns_are_found_where_a_backtracking_engine_finds_them() {
    for (pattern, characters) in WRITTEN {
        let characters: Vec<char> = characters.chars().collect();
        let found = compare(pattern, &all_texts(&characters, 4));
        assert_eq!(found, Ok(()));
    }
}
