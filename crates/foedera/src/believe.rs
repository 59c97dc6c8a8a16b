//! Whose word is used: the policy as people write it on a command line or in a request.

use std::str::FromStr;

use foedera_engine::Policy;
use foedera_entities::EntityId;
use foedera_model::Grade;

use crate::Error;

/// A belief policy with the words in which it was asked for, so that an answer can name it.
///
/// `default` is every statement; `B2` asks for that grade or a better one; anything else is the
/// name of a source. Several are joined by commas: `B2,TASS,KCNA`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Believe {
    words: String,
    policy: Policy,
}

impl Believe {
    /// Every statement, better grade over worse, equal grades branch.
    #[must_use]
    pub fn everyone() -> Self {
        Self { words: "default".to_owned(), policy: Policy::EVERYONE }
    }

    /// The same, in the eyes of one state or depositary: what is done by those whom it does not recognise counts for
    /// nothing.
    #[must_use]
    pub fn seen_by(mut self, view: EntityId) -> Self {
        self.policy.view = Some(view);
        self
    }

    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }
}

impl FromStr for Believe {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut policy = Policy::EVERYONE;
        for part in text.split(',').map(str::trim) {
            match part {
                "" => {
                    let cure = "write `default`, a least grade such as B2, or the names of sources";
                    return Err(Error::wrong(format!("an empty name in `{text}`: {cure}")));
                }
                "default" => {}
                _ => match part.parse::<Grade>() {
                    Ok(least) => policy.least_grade = Some(least),
                    Err(no_grade) if is_like_a_grade(part) => return Err(Error::wrong(no_grade)),
                    Err(_) => policy.sources.get_or_insert_default().push(part.to_owned()),
                },
            }
        }
        Ok(Self { words: text.to_owned(), policy })
    }
}

/// A letter and a digit: no source is called so, and a slip would silently believe nobody.
fn is_like_a_grade(part: &str) -> bool {
    matches!(part.as_bytes(), [letter, digit] if letter.is_ascii_alphabetic() && digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, least: Option<&str>, sources: &[&str]) {
        let believe: Believe = text.parse().unwrap();
        assert_eq!(believe.words(), text);
        assert_eq!(believe.policy().least_grade.map(|it| it.to_string()).as_deref(), least);
        assert_eq!(believe.policy().sources.clone().unwrap_or_default(), sources);
    }

    #[test]
    fn a_policy_is_a_grade_sources_or_everyone() {
        check("default", None, &[]);
        check("B2", Some("B2"), &[]);
        check("TASS, Kyiv Post", None, &["TASS", "Kyiv Post"]);
        check("A1,TASS", Some("A1"), &["TASS"]);
        assert!("Z9".parse::<Believe>().unwrap_err().to_string().contains("no grade"));
        assert!("TASS,".parse::<Believe>().unwrap_err().is_usage());
    }
}
