//! Sentences that say the same of another day.
//!
//! Where a day is open, each completion tells of its own; one sentence with the first and the last of
//! them says as much.

/// As long as a day is as written: `2000-01-31`.
const DAY_BYTES: usize = 10;

/// Two sentences as one, if they differ in days alone: each day that differs becomes the first and the
/// last that occur, `2000-01-01/2000-01-31`.
pub(super) fn joined(known: &str, other: &str) -> Option<String> {
    let (known, other) = (parts(known), parts(other));
    if known.len() != other.len() {
        return None;
    }
    let mut said = String::new();
    for (one, two) in known.into_iter().zip(other) {
        match (one, two) {
            (Part::Words(one), Part::Words(two)) if one == two => said.push_str(one),
            (Part::Days(first, last), Part::Days(from, to)) => {
                let (first, last) = (first.min(from), last.max(to));
                said.push_str(first);
                if first != last {
                    said.push('/');
                    said.push_str(last);
                }
            }
            _ => return None,
        }
    }
    Some(said)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part<'s> {
    Words(&'s str),
    /// The first and the last; days of four-digit years compare as they are written.
    Days(&'s str, &'s str),
}

fn parts(says: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut rest, mut from) = (says, 0);
    while let Some(at) = rest.get(from..).and_then(|it| it.find(|c: char| c.is_ascii_digit())) {
        let at = from + at;
        let Some(first) = day(rest, at) else {
            from = at + 1;
            continue;
        };
        let end = at + DAY_BYTES;
        let span = rest.get(end..).is_some_and(|it| it.starts_with('/'));
        let last = day(rest, end + 1).filter(|_| span);
        parts.extend(rest.get(..at).map(Part::Words));
        parts.push(Part::Days(first, last.unwrap_or(first)));
        let end = if last.is_some() { end + 1 + DAY_BYTES } else { end };
        (rest, from) = (rest.get(end..).unwrap_or_default(), 0);
    }
    parts.push(Part::Words(rest));
    parts
}

/// The day that is written at a place.
fn day(says: &str, at: usize) -> Option<&str> {
    let day = says.get(at..at.checked_add(DAY_BYTES)?)?;
    let is_day = |(place, byte): (usize, u8)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    day.bytes().enumerate().all(is_day).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn sentences_that_differ_in_days_alone_are_one() {
        let told = |on: &str| format!("the notice of FR of {on} came too late for 2001-01-01");
        let both = joined(&told("2000-12-02"), &told("2000-12-01"));
        assert_eq!(both.as_deref(), Some(&*told("2000-12-01/2000-12-02")));
        let three = both.and_then(|it| joined(&it, &told("2000-12-31")));
        assert_eq!(three.as_deref(), Some(&*told("2000-12-01/2000-12-31")));
        assert_eq!(
            joined("on 2000-01-01 in FR", "on 2000-01-01 in FR").as_deref(),
            Some("on 2000-01-01 in FR")
        );
        assert_eq!(joined("of FR on 2000-01-01", "of GB on 2000-01-01"), None);
        assert_eq!(joined("on 2000-01-01", "on 2000-01-01 and 2000-01-02"), None);
        assert_eq!(joined("in 2000-01", "in 2000-02"), None);
    }
}
