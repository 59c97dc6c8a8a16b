//! The three answers to a question of law or of time.
//!
//! Not a logic: joining verdicts is sound only for questions that share nothing open. Where one
//! open fact stands on both sides ("A or not A"), decide over its completions instead.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The answer to a yes-or-no question: *yes* if it is so in every completion of what is open,
/// *no* if in none, *open* if the completions differ.
///
/// # Examples
///
/// ```
/// use foedera_dates::Verdict;
///
/// assert_eq!(Verdict::No.and(Verdict::Open), Verdict::No);
/// assert_eq!(Verdict::Open.to_string(), "open");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is not so, whatever the open points turn out to be.
    No,
    /// What is known does not settle it.
    Open,
    /// It is so, whatever the open points turn out to be.
    Yes,
}

impl Verdict {
    /// Both hold. Sound only where the two share nothing that is open.
    ///
    /// ```
    /// use foedera_dates::Verdict;
    /// assert_eq!(Verdict::Yes.and(Verdict::Open), Verdict::Open);
    /// ```
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// At least one holds. Sound only where the two share nothing that is open.
    ///
    /// ```
    /// use foedera_dates::Verdict;
    /// assert_eq!(Verdict::Yes.or(Verdict::Open), Verdict::Yes);
    /// ```
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// Whether the answer hangs on nothing open.
    ///
    /// ```
    /// use foedera_dates::Verdict;
    /// assert!(Verdict::No.is_settled());
    /// ```
    #[must_use]
    pub fn is_settled(self) -> bool {
        self != Self::Open
    }
}

/// It does not hold; what is open stays open.
///
/// ```
/// use foedera_dates::Verdict;
/// assert_eq!(!Verdict::Yes, Verdict::No);
/// assert_eq!(!Verdict::Open, Verdict::Open);
/// ```
impl std::ops::Not for Verdict {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Open => Self::Open,
        }
    }
}

impl From<bool> for Verdict {
    fn from(is_so: bool) -> Self {
        if is_so { Self::Yes } else { Self::No }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Open => "open",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict;

    const ALL: [Verdict; 3] = [Verdict::Yes, Verdict::No, Verdict::Open];

    /// What a verdict may turn out to be once everything is known.
    fn completions(verdict: Verdict) -> &'static [bool] {
        match verdict {
            Verdict::Yes => &[true],
            Verdict::No => &[false],
            Verdict::Open => &[true, false],
        }
    }

    fn over(outcomes: impl Iterator<Item = bool>) -> Verdict {
        let seen: Vec<bool> = outcomes.collect();
        match (seen.contains(&true), seen.contains(&false)) {
            (true, false) => Verdict::Yes,
            (false, true) => Verdict::No,
            (both, _) => {
                assert!(both, "a verdict has at least one completion");
                Verdict::Open
            }
        }
    }

    #[test]
    fn open_is_the_one_answer_that_is_not_settled() {
        assert_eq!(ALL.map(Verdict::is_settled), [true, true, false]);
        assert_eq!(ALL.map(|it| it.to_string()), ["yes", "no", "open"]);
    }

    #[test]
    fn joining_is_exact_for_questions_that_share_nothing() {
        for left in ALL {
            assert_eq!(!left, over(completions(left).iter().map(|l| !l)));
            for right in ALL {
                let pairs = || {
                    completions(left)
                        .iter()
                        .flat_map(|l| completions(right).iter().map(move |r| (*l, *r)))
                };
                assert_eq!(left.and(right), over(pairs().map(|(l, r)| l && r)));
                assert_eq!(left.or(right), over(pairs().map(|(l, r)| l || r)));
            }
        }
    }
}
