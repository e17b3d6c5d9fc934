//! What a place on a page says.

use konaplate_pages::contradictions::Place;
use konaplate_pages::{CodeList, Facts, Field};

use crate::report::compare::{words_of_code, words_of_fact};
use crate::report::model::Saying;

/// The field of a page at a place.
pub fn fact<'a>(place: &Place, pages: &'a [Facts]) -> Option<&'a Field> {
    let facts = pages.iter().find(|facts| facts.page == place.page)?;
    let mut lists = facts.field_lists();
    lists.find_map(|(part, fields, lines)| {
        let name = place.what.strip_prefix(part)?.strip_prefix('.')?;
        let is_it = |index: usize, field: &&Field| {
            field.name.as_deref() == Some(name) && lines.get(index).copied() == place.line
        };
        fields
            .iter()
            .enumerate()
            .find(|(index, field)| is_it(*index, field))
            .map(|(_, field)| field)
    })
}

/// A place and what it says.
pub fn saying(place: &Place, pages: &[Facts]) -> Saying {
    Saying {
        page: place.page.clone(),
        line: place.line,
        place: place.what.clone(),
        says: says(place, pages).unwrap_or_default(),
    }
}

fn says(place: &Place, pages: &[Facts]) -> Option<String> {
    if let Some(fact) = fact(place, pages) {
        return Some(words_of_fact(fact).join(", "));
    }
    let facts = pages.iter().find(|facts| facts.page == place.page)?;
    let codes = facts.codes.known();
    match place.what.as_str() {
        "path" => facts.path.clone(),
        "codes" => codes.map(|codes| match codes.list {
            CodeList::Truncated => format!("{} codes, then “Show All”", codes.blocks.len()),
            CodeList::Complete => format!("{} codes", codes.blocks.len()),
        }),
        "test_data" => {
            let results = facts.test_data.known().map_or(0, |data| data.results.len());
            let codes = codes.map_or(0, |codes| codes.blocks.len());
            Some(format!("{results} test results, {codes} codes"))
        }
        _ => {
            let index = facts
                .lines
                .codes
                .iter()
                .position(|line| Some(*line) == place.line)?;
            codes
                .and_then(|codes| codes.blocks.get(index))
                .map(|block| words_of_code(block).join(" · "))
        }
    }
}
