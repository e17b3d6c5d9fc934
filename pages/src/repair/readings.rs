//! Accepted readings of damaged text that lost bytes.

use serde::{Deserialize, Serialize};

/// The file of accepted readings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Readings(pub Vec<Reading>);

/// How a person reads one damaged word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Name of the page.
    pub page: String,
    /// The damaged word, exactly as it stands on the page.
    pub damaged: String,
    /// What it says.
    pub reading: String,
    /// How often the word stands on the page, its last line aside: a new place has to be read anew.
    pub times: usize,
    /// Why it reads so.
    pub reason: String,
}

impl Readings {
    /// Reads the file.
    pub fn from_yaml(text: &str) -> Result<Self, serde_yaml::Error> {
        serde_yaml::from_str(text)
    }

    /// The readings of one page, in the order of the file.
    pub(super) fn of_page<'a>(&'a self, page: &str) -> Vec<&'a Reading> {
        self.0
            .iter()
            .filter(|reading| reading.page == page)
            .collect()
    }
}
