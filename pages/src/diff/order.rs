//! Which of two lists' common items moved.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Pairs the items of two lists by key; equal keys are paired in order. Returns the pairs as indexes, in the order of the new list.
pub fn pair<K: Eq + Hash>(
    old: impl IntoIterator<Item = K>,
    new: impl IntoIterator<Item = K>,
) -> Vec<(usize, usize)> {
    let mut places: HashMap<K, Vec<usize>> = HashMap::new();
    for (index, key) in old.into_iter().enumerate() {
        places.entry(key).or_default().push(index);
    }
    places.values_mut().for_each(|indexes| indexes.reverse());
    let found = |(new, key): (usize, K)| Some((places.get_mut(&key)?.pop()?, new));
    new.into_iter().enumerate().filter_map(found).collect()
}

/// The new indexes of the pairs that changed their place among the others: those outside a longest run that kept its order.
pub fn moved(pairs: &[(usize, usize)]) -> HashSet<usize> {
    // Patience sorting: `ends` holds, for every length, the pair with the smallest old index that ends a run of that length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let old = |index: usize| pairs.get(index).map_or(usize::MAX, |pair| pair.0);
    for index in 0..pairs.len() {
        let length = ends.partition_point(|end| old(*end) < old(index));
        before.push(
            length
                .checked_sub(1)
                .and_then(|shorter| ends.get(shorter).copied()),
        );
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut moved: HashSet<usize> = pairs.iter().map(|pair| pair.1).collect();
    let mut next = ends.last().copied();
    while let Some(index) = next {
        if let Some((_, new)) = pairs.get(index) {
            moved.remove(new);
        }
        next = before.get(index).copied().flatten();
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moves(old: &str, new: &str) -> Vec<char> {
        let pairs = pair(old.chars(), new.chars());
        let moved = moved(&pairs);
        new.chars()
            .enumerate()
            .filter(|(index, _)| moved.contains(index))
            .map(|(_, c)| c)
            .collect()
    }

    #[test]
    fn as_few_items_as_possible_have_moved() {
        assert_eq!(moves("abcde", "abcde"), []);
        assert_eq!(moves("abcde", "bcdea"), ['a']);
        assert_eq!(moves("abcde", "eabcd"), ['e']);
        assert_eq!(moves("abc", "axcyb"), ['c']);
        assert_eq!(moves("aab", "aba"), ['b']);
    }

    #[test]
    fn added_and_removed_items_are_not_paired() {
        assert_eq!(pair("abc".chars(), "cxa".chars()), [(2, 0), (0, 2)]);
        assert_eq!(pair("a".chars(), "aa".chars()), [(0, 0)]);
    }
}
