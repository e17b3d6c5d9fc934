//! Runs of damaged characters, and what they were.

use super::table;

/// Damaged characters that stand next to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// The text as it stands on the page.
    pub damaged: &'a str,
    /// What it was.
    pub characters: Vec<Character>,
}

/// One damaged character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Character {
    /// All its bytes are there.
    Exact(char),
    /// A byte is lost.
    Lost(Remains),
}

impl Character {
    /// The character, if it is certain.
    pub fn exact(&self) -> Option<char> {
        match self {
            Self::Exact(c) => Some(*c),
            Self::Lost(_) => None,
        }
    }
}

/// What is left of a character that lost a byte, or that never was one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remains {
    /// The first byte only.
    One(u8),
    /// The first byte, and the second or the third.
    Two(u8, u8),
    /// Three bytes, which are none of the characters that were damaged.
    Three,
}

impl Remains {
    /// The characters that damage to these bytes, in the order of their code points.
    pub fn candidates(self) -> Vec<char> {
        let mut candidates: Vec<char> = self.all().collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }

    fn all(self) -> impl Iterator<Item = char> {
        let bytes = table::LOST.into_iter().flat_map(move |lost| match self {
            Self::One(first) => table::LOST.map(|third| [first, lost, third]).to_vec(),
            Self::Two(first, known) => vec![[first, lost, known], [first, known, lost]],
            Self::Three => Vec::new(),
        });
        bytes.filter_map(decode)
    }
}

impl Run<'_> {
    /// Whether the whole run can be restored without a person.
    pub fn is_exact(&self) -> bool {
        self.characters
            .iter()
            .all(|character| character.exact().is_some())
    }

    /// Whether every character can have been something.
    pub fn is_readable(&self) -> bool {
        self.characters.iter().all(|character| match character {
            Character::Exact(_) => true,
            Character::Lost(remains) => remains.all().next().is_some(),
        })
    }
}

/// The first bytes of the damaged characters: 0xE2 of punctuation, 0xEA to 0xED of Hangul. Only these begin a run, so that sound
/// bullets and no-break spaces, which could be other bytes of a character, are left alone.
fn lead(c: char) -> Option<u8> {
    table::byte(c).filter(|byte| matches!(byte, 0xE2 | 0xEA..=0xED))
}

fn continuation(c: char) -> Option<u8> {
    table::byte(c).filter(|byte| (0x80..=0xBF).contains(byte))
}

/// A run is a word. A longer one is cut, so that what is said about a run stays short.
const LONGEST_RUN: usize = 100;

/// The next run of a line: the text before it, the run, the text after it.
pub fn next_run(line: &str) -> Option<(&str, Run<'_>, &str)> {
    let start = line.find(|c| lead(c).is_some())?;
    let (before, from_run) = line.split_at_checked(start)?;
    let mut characters = Vec::new();
    let mut rest = from_run;
    while characters.len() < LONGEST_RUN
        && let Some((character, after)) = next_character(rest)
    {
        characters.push(character);
        rest = after;
    }
    let damaged = from_run.get(..from_run.len() - rest.len())?;
    Some((
        before,
        Run {
            damaged,
            characters,
        },
        rest,
    ))
}

fn next_character(text: &str) -> Option<(Character, &str)> {
    let mut chars = text.chars();
    let first = lead(chars.next()?)?;
    let mut bytes = Vec::with_capacity(2);
    let mut rest = chars.as_str();
    while bytes.len() < 2 {
        let mut ahead = rest.chars();
        let Some(byte) = ahead.next().and_then(continuation) else {
            break;
        };
        bytes.push(byte);
        rest = ahead.as_str();
    }
    Some((character(first, &bytes), rest))
}

fn character(first: u8, following: &[u8]) -> Character {
    match *following {
        [second, third] => {
            decode([first, second, third]).map_or(Character::Lost(Remains::Three), Character::Exact)
        }
        [known] => Character::Lost(Remains::Two(first, known)),
        _ => Character::Lost(Remains::One(first)),
    }
}

/// Hangul syllables, and the punctuation and blanks up to U+203F: nothing else was damaged, and nothing else is accepted. Sound
/// Thai text, which also has the letters that begin a run, does not decode to these.
fn decode(bytes: [u8; 3]) -> Option<char> {
    let c = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    matches!(c, '\u{2000}'..='\u{203f}' | '가'..='힣').then_some(c)
}
