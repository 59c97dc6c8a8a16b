//! A span of days with a beginning and an end that may each be imprecise.
//!
//! Half-open, as everywhere in Foedera: `from` is the first day in, `until` the first day out.

use std::fmt;

use foedera_dates::{Bounds, Day, Edtf, Verdict};

/// From some day until some day; a side without a date has no limit.
///
/// ```
/// use foedera_dates::{Day, Verdict};
/// use foedera_entities::Term;
///
/// let serbia = Term::new(Some("1815/1878-07-13".parse()?), Some("1918-12-01".parse()?)).unwrap();
/// let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
/// assert_eq!(serbia.holds_on(day(1914, 7, 28)), Verdict::Yes);
/// assert_eq!(serbia.holds_on(day(1867, 8, 26)), Verdict::Open);
/// assert_eq!(serbia.holds_on(day(1918, 12, 1)), Verdict::No);
/// # Ok::<(), foedera_dates::DateError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    from: Option<Edtf>,
    until: Option<Edtf>,
    // Kept beside the texts, so that a question about a day reads no text.
    begins: Bounds,
    ends: Bounds,
}

impl Term {
    /// Nothing if `until` certainly lies before `from`.
    #[must_use]
    pub fn new(from: Option<Edtf>, until: Option<Edtf>) -> Option<Self> {
        let begins = from.as_ref().map_or(Bounds::UNBOUNDED, Edtf::bounds);
        let ends = until.as_ref().map_or(Bounds::UNBOUNDED, Edtf::bounds);
        let term = Self { from, until, begins, ends };
        let both = term.from.is_some() && term.until.is_some();
        (!both || ends.is_before(begins) != Verdict::Yes).then_some(term)
    }

    /// The first day in, as stated; `None` without a limit.
    #[must_use]
    pub fn from(&self) -> Option<&Edtf> {
        self.from.as_ref()
    }

    /// The first day out, as stated; `None` without a limit.
    #[must_use]
    pub fn until(&self) -> Option<&Edtf> {
        self.until.as_ref()
    }

    /// Whether `day` lies in the term.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> Verdict {
        match (self.has_begun(day), self.has_ended(day)) {
            (Verdict::No, _) | (_, Verdict::Yes) => Verdict::No,
            (Verdict::Yes, Verdict::No) => Verdict::Yes,
            (Verdict::Open, _) | (_, Verdict::Open) => Verdict::Open,
        }
    }

    /// Whether the first day out is on `day` or earlier.
    #[must_use]
    pub fn has_ended(&self, day: Day) -> Verdict {
        if self.until.is_none() { Verdict::No } else { reached(self.ends, day) }
    }

    fn has_begun(&self, day: Day) -> Verdict {
        if self.from.is_none() { Verdict::Yes } else { reached(self.begins, day) }
    }
}

/// Whether the date is `day` or an earlier day.
fn reached(date: Bounds, day: Day) -> Verdict {
    if date.latest().is_some_and(|latest| latest <= day) {
        Verdict::Yes
    } else if date.earliest().is_some_and(|earliest| day < earliest) {
        Verdict::No
    } else {
        Verdict::Open
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.from, &self.until) {
            (Some(from), Some(until)) => write!(f, "from {from} until {until}"),
            (Some(from), None) => write!(f, "from {from}"),
            (None, Some(until)) => write!(f, "until {until}"),
            (None, None) => f.write_str("always"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i32) -> Day {
        Day::from_ymd(2024, 1, 1).and_then(|first| first.plus_days(number)).unwrap()
    }

    /// All terms whose ends are intervals within five days, against every reading of both ends.
    #[test]
    fn holding_agrees_with_every_reading_of_both_ends() {
        let pairs = || (0..5).flat_map(|a| (a..5).map(move |b| (a, b)));
        for (from, until) in pairs().flat_map(|from| pairs().map(move |until| (from, until))) {
            let date = |(a, b)| format!("{}/{}", day(a), day(b)).parse::<Edtf>().unwrap();
            let Some(term) = Term::new(Some(date(from)), Some(date(until))) else {
                assert!(until.1 < from.0, "{from:?} {until:?}");
                continue;
            };
            for asked in -1..7 {
                let begun = (from.0..=from.1).map(|it| it <= asked);
                let seen: Vec<bool> = begun
                    .flat_map(|begun| (until.0..=until.1).map(move |it| begun && asked < it))
                    .collect();
                let expected = match (seen.contains(&true), seen.contains(&false)) {
                    (true, false) => Verdict::Yes,
                    (false, _) => Verdict::No,
                    (true, true) => Verdict::Open,
                };
                assert_eq!(term.holds_on(day(asked)), expected, "{term} on {asked}");
            }
        }
    }

    #[test]
    fn a_side_without_a_date_has_no_limit() {
        let always = Term::new(None, None).unwrap();
        assert_eq!(always.holds_on(Day::MIN), Verdict::Yes);
        assert_eq!(always.holds_on(Day::MAX), Verdict::Yes);
        assert_eq!(always.to_string(), "always");
    }
}
