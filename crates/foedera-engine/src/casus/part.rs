//! Commitments in parts of a treaty that come into force on days of their own.

use foedera_dates::Verdict;
use foedera_model::Part;

use super::{Absent, Bound, Tie};
use crate::words::list_of;
use crate::{PartAnswer, Reason};

/// What binds by a treaty, as far as the part is in force in which it stands: after the rest, or before it (VCLT 24(4)).
pub(super) fn within(part: &PartAnswer, bound: Bound) -> Bound {
    let not_yet = bound.tie == Tie::No(Absent::NotYetInForce);
    let (says, tie) = match part.in_force {
        Verdict::Yes if not_yet => (format!("{} in force before the rest", part.part), Tie::Yes),
        Verdict::No if bound.tie == Tie::Yes => {
            (format!("{} not in force", part.part), Tie::No(Absent::ArticleNotInForce))
        }
        Verdict::Open if bound.tie == Tie::Yes || not_yet => {
            let tie = Tie::Open(format!("whether {} is", part.part));
            (format!("{} perhaps not in force", part.part), tie)
        }
        Verdict::Yes | Verdict::No | Verdict::Open => return bound,
    };
    let because = vec![bound.because, part.because.clone()];
    Bound { tie, because: Reason { because, ..Reason::new(says) }, ..bound }
}

/// What a treaty applied provisionally in some parts alone does not bind to (VCLT 25(1)).
pub(super) fn not_applied(parts: &[String], bound: Bound) -> Bound {
    let says = format!("{} alone applied provisionally", list_of(parts));
    let mut because = Reason::new(says);
    because.clause = Some("VCLT 25(1)".to_owned());
    because.because = vec![bound.because];
    Bound { tie: Tie::No(Absent::NotYetInForce), because, ..bound }
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
