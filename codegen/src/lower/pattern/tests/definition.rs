//! Any lookaround within anything, against the definition of what a pattern matches.

use std::collections::BTreeSet;

use konaplate_runtime::check::Lookaround;
use proptest::collection::vec;
use proptest::prelude::*;

use super::super::translated;
use super::differential::all_texts;

/// A pattern, as ECMA 262 defines it.
#[derive(Clone, Debug)]
enum Node {
    /// A character for which something holds, as it is written.
    Character(&'static str, fn(char) -> bool),
    Start,
    End,
    /// `\b`, or `\B`.
    Boundary(bool),
    Sequence(Vec<Node>),
    Choice(Vec<Node>),
    Repetition(Box<Node>, usize, Option<usize>),
    Ahead(Box<Node>, bool),
    Behind(Box<Node>, bool),
}

impl Node {
    fn written(&self) -> String {
        let all = |nodes: &[Self], between: &str| -> String {
            nodes
                .iter()
                .map(Self::written)
                .collect::<Vec<_>>()
                .join(between)
        };
        match self {
            Self::Character(written, _) => (*written).to_owned(),
            Self::Start => "^".to_owned(),
            Self::End => "$".to_owned(),
            Self::Boundary(true) => r"\b".to_owned(),
            Self::Boundary(false) => r"\B".to_owned(),
            Self::Sequence(nodes) => all(nodes, ""),
            Self::Choice(nodes) => format!("(?:{})", all(nodes, "|")),
            Self::Repetition(node, 0, None) => format!("({})*", node.written()),
            Self::Repetition(node, 1, None) => format!("(?:{})+?", node.written()),
            Self::Repetition(node, 0, Some(1)) => format!("({})?", node.written()),
            Self::Repetition(node, min, None) => format!("({}){{{min},}}", node.written()),
            Self::Repetition(node, min, Some(max)) => {
                format!("(?<name>{}){{{min},{max}}}", node.written())
            }
            Self::Ahead(node, true) => format!("(?={})", node.written()),
            Self::Ahead(node, false) => format!("(?!{})", node.written()),
            Self::Behind(node, true) => format!("(?<={})", node.written()),
            Self::Behind(node, false) => format!("(?<!{})", node.written()),
        }
    }

    /// Where matches that begin at a place end.
    fn ends(&self, text: &[char], at: usize) -> BTreeSet<usize> {
        let here = |holds: bool| holds.then_some(at).into_iter().collect();
        let is_word = |at: Option<usize>| {
            at.and_then(|at| text.get(at))
                .is_some_and(|c| c.is_ascii_alphanumeric() || *c == '_')
        };
        match self {
            Self::Character(_, is_wanted) => {
                let found = text.get(at).is_some_and(|c| is_wanted(*c));
                found.then_some(at + 1).into_iter().collect()
            }
            Self::Start => here(at == 0),
            Self::End => here(at == text.len()),
            Self::Boundary(wanted) => {
                here((is_word(at.checked_sub(1)) != is_word(Some(at))) == *wanted)
            }
            Self::Sequence(nodes) => nodes
                .iter()
                .fold(BTreeSet::from([at]), |ends, node| node.each(text, &ends)),
            Self::Choice(nodes) => nodes.iter().flat_map(|node| node.ends(text, at)).collect(),
            Self::Repetition(node, min, max) => node.repeated(text, at, *min, *max),
            Self::Ahead(node, wanted) => here(node.ends(text, at).is_empty() != *wanted),
            Self::Behind(node, wanted) => {
                here((0..=at).any(|start| node.ends(text, start).contains(&at)) == *wanted)
            }
        }
    }

    fn each(&self, text: &[char], starts: &BTreeSet<usize>) -> BTreeSet<usize> {
        starts
            .iter()
            .flat_map(|start| self.ends(text, *start))
            .collect()
    }

    /// More turns than there are places find nothing new.
    fn repeated(
        &self,
        text: &[char],
        at: usize,
        min: usize,
        max: Option<usize>,
    ) -> BTreeSet<usize> {
        let mut turn = BTreeSet::from([at]);
        for _ in 0..min {
            turn = self.each(text, &turn);
        }
        let mut ends = turn.clone();
        for _ in min..max.unwrap_or(min + text.len() + 1) {
            turn = self.each(text, &turn);
            ends.extend(&turn);
        }
        ends
    }

    fn is_found(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        (0..=text.len()).any(|start| !self.ends(&text, start).is_empty())
    }
}

fn any_node() -> impl Strategy<Value = Node> {
    let characters = vec![
        Node::Character("a", |c| c == 'a'),
        Node::Character("b", |c| c == 'b'),
        Node::Character("가", |c| c == '가'),
        Node::Character(".", |c| c != '\n'),
        Node::Character("[ab]", |c| matches!(c, 'a' | 'b')),
        Node::Character("[^a]", |c| c != 'a'),
        Node::Character(r"\w", |c| matches!(c, 'a' | 'b')),
        Node::Character("[^]", |_| true),
        Node::Character("[]", |_| false),
    ];
    let leaf = prop_oneof![
        6 => prop::sample::select(characters),
        1 => Just(Node::Start),
        1 => Just(Node::End),
        1 => any::<bool>().prop_map(Node::Boundary),
        1 => Just(Node::Sequence(Vec::new())),
    ];
    leaf.prop_recursive(5, 24, 3, |inner| {
        let bounds =
            prop::sample::select(vec![(0, None), (1, None), (2, None), (0, Some(1)), (0, Some(0)), (1, Some(2)), (2, Some(2))]);
        prop_oneof![
            3 => vec(inner.clone(), 2..4).prop_map(Node::Sequence),
            2 => vec(inner.clone(), 2..4).prop_map(Node::Choice),
            2 => (inner.clone(), bounds).prop_map(|(node, (min, max))| Node::Repetition(Box::new(node), min, max)),
            2 => (inner.clone(), any::<bool>()).prop_map(|(node, wanted)| Node::Ahead(Box::new(node), wanted)),
            2 => (inner, any::<bool>()).prop_map(|(node, wanted)| Node::Behind(Box::new(node), wanted)),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pattern_is_found_where_it_is_by_definition(node in any_node()) {
        let written = node.written();
        let pattern = translated(&written).map(|found| found.pattern);
        prop_assert!(pattern.is_ok(), "{written}: {pattern:?}");
        let Ok(pattern) = pattern else { return Ok(()) };
        // Without lookaround it would go to the other engine, but this one takes it, too.
        let engine = Lookaround::new(&pattern.translated);
        prop_assert!(engine.is_ok(), "{pattern:?}: {engine:?}");
        let Ok(engine) = engine else { return Ok(()) };
        for text in all_texts(&['a', 'b', '-', '가'], 4) {
            prop_assert_eq!(engine.is_match(&text), node.is_found(&text), "{} on {:?}", written, text);
        }
    }
}
