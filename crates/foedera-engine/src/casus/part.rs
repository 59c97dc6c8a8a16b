//! Commitments in parts of a treaty that come into force on days of their own.

use foedera_dates::Verdict;
use foedera_model::Part;

use super::{Absent, Bound, Tie};
use crate::{PartAnswer, Reason};

/// What binds by a treaty in force, as far as the part is in which it stands.
pub(super) fn within(part: &PartAnswer, bound: Bound) -> Bound {
    let says = match part.in_force {
        Verdict::Yes => return bound,
        Verdict::No => format!("{} not in force", part.part),
        Verdict::Open => format!("{} perhaps not in force", part.part),
    };
    let tie = match part.in_force {
        Verdict::No => Tie::No(Absent::ArticleNotInForce),
        Verdict::Yes | Verdict::Open => Tie::Open(format!("whether {} is", part.part)),
    };
    let because = vec![bound.because, part.because.clone()];
    Bound { tie, because: Reason { because, ..Reason::new(says) }, ..bound }
}

/// Whether an article is one of a part. Labels are in order where they are numbers.
pub(super) fn holds(part: &Part, article: &str) -> bool {
    let Part::Articles(ranges) = part else { return true };
    ranges.iter().any(|it| match &it.last {
        None => it.first == article,
        Some(last) => {
            let (first, last) = (number(&it.first), number(last));
            let within = number(article).zip(first.zip(last));
            within.is_some_and(|(own, (first, last))| first <= own && own <= last)
        }
    })
}

/// The number that a label is, or begins with: `41`, `41 bis`, `XLI`.
fn number(label: &str) -> Option<u32> {
    let digits = label.len() - label.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    label.get(..digits)?.parse().ok().or_else(|| roman(label))
}

/// The number that a label in capitals is.
fn roman(label: &str) -> Option<u32> {
    let digit = |it: char| match it {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let digits: Vec<u32> = label.chars().map(digit).collect::<Option<_>>()?;
    let mut number: u32 = 0;
    let mut greatest = 0;
    for digit in digits.into_iter().rev() {
        let counts_off = digit < greatest;
        greatest = greatest.max(digit);
        number = if counts_off { number.checked_sub(digit)? } else { number.checked_add(digit)? };
    }
    (0 < number).then_some(number)
}
