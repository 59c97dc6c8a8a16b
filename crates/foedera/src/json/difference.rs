//! `diff --json`: what two answers to one question put differently.

use foedera_engine::Difference;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DiffJson {
    pub treaty: String,
    /// The two sights or days compared, in words.
    pub before: String,
    pub after: String,
    pub differences: Vec<DifferenceJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DifferenceJson {
    pub what: String,
    pub before: String,
    pub after: String,
}

impl DiffJson {
    #[must_use]
    pub fn new(treaty: &str, before: &str, after: &str, differences: &[Difference]) -> Self {
        let differences = differences.iter().map(DifferenceJson::from).collect();
        Self {
            treaty: treaty.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
            differences,
        }
    }
}

impl From<&Difference> for DifferenceJson {
    fn from(it: &Difference) -> Self {
        Self { what: it.what.clone(), before: it.before.clone(), after: it.after.clone() }
    }
}
