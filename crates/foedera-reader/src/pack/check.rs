//! Loading a pack from outside: its examples and lookalikes are run, and a pack that fails one is
//! refused with the place.

use std::fmt;

use foedera_entities::World;

use super::build::build;
use super::{Example, Pack, Reads};
use crate::show::in_one_line;

/// Why a pack was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError(Vec<String>);

impl PackError {
    /// Everything that is wrong, one thing each.
    #[must_use]
    pub fn problems(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for PackError {}

impl Pack {
    /// A pack from its two files, `lexicon.toml` and `rules.toml`.
    ///
    /// # Errors
    /// Names the line of a file that cannot be read, or each rule that does not read its own
    /// examples or reads a lookalike.
    pub fn load(lexicon: &str, rules: &str) -> Result<Self, PackError> {
        let refused = |why: String| PackError(vec![why]);
        let lexicon = toml::from_str(lexicon).map_err(|it| refused(format!("lexicon: {it}")))?;
        let rules = toml::from_str(rules).map_err(|it| refused(format!("rules: {it}")))?;
        let pack = build(&lexicon, rules, World::embedded()).map_err(refused)?;
        let failures: Vec<String> = pack.examples.iter().filter_map(|it| pack.fails(it)).collect();
        if failures.is_empty() { Ok(pack) } else { Err(PackError(failures)) }
    }

    /// BCP 47, primary subtag.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// How many examples and lookalikes it has.
    #[must_use]
    pub fn examples(&self) -> usize {
        self.examples.len()
    }

    /// What is wrong with this example, if anything.
    fn fails(&self, example: &Example) -> Option<String> {
        let (rule, text) = (&example.rule, &example.text);
        let claims = self.claims(text);
        let reads: Vec<String> = claims.iter().map(in_one_line).collect();
        match &example.reads {
            Reads::Claims(expected) if *expected == reads => None,
            Reads::Claims(expected) => Some(format!(
                "rule `{rule}`: «{text}» should read as {expected:?}, reads as {reads:?}"
            )),
            Reads::NotByRule if claims.iter().all(|it| it.rule != **rule) => None,
            Reads::NotByRule => {
                Some(format!("rule `{rule}`: «{text}» is a lookalike, but reads as {reads:?}"))
            }
            Reads::From(expected) => {
                let day = self.speaks_from(text).map(|it| it.to_string());
                (day != *expected).then(|| {
                    format!("rule `{rule}`: «{text}» should speak from {expected:?}, not {day:?}")
                })
            }
        }
    }
}
