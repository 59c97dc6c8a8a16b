//! Dates as a report says them, and what they mean once the day of publication is known.
//!
//! Reading and resolving are two steps: "Monday" stays "Monday" until the report's own day is at
//! hand, and nothing is invented where it is not. A day and month without a year then become
//! `XXXX-06-19`; a bare weekday becomes nothing.

mod beside;
mod meaning;
mod story;

use foedera_dates::{Day, Edtf};
use foedera_model::ClaimKind;

use meaning::QUARTERS;
pub(crate) use meaning::{Meaning, Unit};

/// A date in the report's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) year: Option<i16>,
    /// 1 to 12.
    pub(crate) month: Option<i8>,
    pub(crate) day: Option<i8>,
    /// 0 for Monday.
    pub(crate) weekday: Option<i32>,
    pub(crate) number: Option<i32>,
    /// It is told as the day until which: "not until July".
    pub(crate) until: bool,
    /// It begins with a word that goes on with a title: "du 24 avril 1961".
    pub(crate) of: bool,
    /// It begins with a word that tells when: "in 2000", which is no part of a treaty's name.
    pub(crate) when: bool,
    pub(crate) means: Meaning,
}

/// Whether the act lies before or after the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
}

/// A plan is dated by its announcement at most so many days after that.
const LATELY: i32 = 60;

/// A day without its year that lies at most so many days after the report is that one, however it is told.
const SOON: i32 = 7;

/// A year of two figures lies at most so many years after the report.
const SOON_YEARS: i32 = 20;

/// The years that a report can mean by "19 June" are looked for this far.
const YEARS: i16 = 8;

impl Said {
    /// What it means beside words that tell no tense, in a report of that day: the nearer of what has passed and what is
    /// to come ("talks in October", written in August).
    pub(crate) fn nearest(&self, published: Option<&Edtf>) -> Option<Edtf> {
        let past = self.resolve(published, Tense::Past)?;
        // A weekday is that of the week.
        if self.month.is_none() {
            return Some(past);
        }
        let to_come = self.resolve(published, Tense::Future)?;
        let today = published?.bounds().is_day().map(Day::number);
        let back = past.bounds().latest().zip(today).map(|(it, today)| today - it.number());
        let ahead = to_come.bounds().earliest().zip(today).map(|(it, today)| it.number() - today);
        let nearer = ahead.zip(back).is_some_and(|(ahead, back)| ahead < back);
        Some(if nearer { to_come } else { past })
    }

    /// What it means in a report of that day.
    pub(crate) fn resolve(&self, published: Option<&Edtf>, tense: Tense) -> Option<Edtf> {
        let today = published.and_then(|it| it.bounds().is_day());
        match self.means {
            Meaning::Stated | Meaning::Near(..) => self.stated(today, tense),
            Meaning::Later(..) if self.month.is_some() => {
                let named = Self { means: Meaning::Stated, ..self.clone() };
                self.counted(named.stated(today, tense).as_ref())
            }
            Meaning::Then(..) | Meaning::Later(..) | Meaning::Since(..) | Meaning::Nothing => None,
            Meaning::Shift(Unit::Year, by) if self.month.is_some() => {
                let year = i32::from(today?.year()).checked_add(by)?;
                self.of_year(year, today, tense)
            }
            // "来月11日", "上周三".
            Meaning::Shift(Unit::Month, by) if self.day.is_some() => {
                let (year, month, _) = today?.ymd();
                let (year, month) = in_month(year, month, by)?;
                Day::from_ymd(year, month, self.day?).map(Edtf::day)
            }
            Meaning::Shift(Unit::Week, by) if self.weekday.is_some() => {
                let on = by.checked_mul(7)?.checked_add(self.weekday? - weekday(today?))?;
                today?.plus_days(on).map(Edtf::day)
            }
            Meaning::Shift(unit, by) => shifted(today?, unit, by),
            Meaning::Era(begins) => {
                self.of_year(i32::from(begins).checked_add(self.number?)?, today, tense)
            }
            Meaning::Short => {
                let this = i32::from(today?.year());
                let two = self.number.filter(|it| (0..100).contains(it))?;
                let year = this - this.rem_euclid(100) + two;
                let year = if this + SOON_YEARS < year { year - 100 } else { year };
                self.of_year(year, today, tense)
            }
            Meaning::Ago(unit) => shifted(today?, unit, self.number?.checked_neg()?),
            Meaning::Weekday(by) => {
                Some(Edtf::day(self.nearest_weekday(today?.plus_days(by)?, by)?))
            }
            Meaning::Part { part, of, years } => {
                let told = self.year.map(i32::from);
                let year = told.or_else(|| i32::from(today?.year()).checked_add(years))?;
                part_of(year, part, of)
            }
        }
    }

    /// Whether it is a year and no more.
    pub(crate) fn is_year(&self) -> bool {
        let bare = Self { year: self.year, of: self.of, when: self.when, ..Self::default() };
        *self == bare && self.year.is_some()
    }

    /// "In March of the next year", counted from an act told before and not from the report.
    pub(crate) fn as_of_then(&self) -> Option<Self> {
        let Meaning::Shift(Unit::Year, by) = self.means else { return None };
        let ahead = by > 0 && self.month.is_some();
        ahead.then(|| Self { means: Meaning::Then(Unit::Year, by), ..self.clone() })
    }

    /// "On Monday", and nothing else.
    pub(crate) fn is_bare_weekday(&self) -> bool {
        let bare = Self { weekday: self.weekday, of: self.of, when: self.when, ..Self::default() };
        *self == bare && self.weekday.is_some()
    }

    /// Whether it counts from an act told before.
    pub(crate) fn counts(&self) -> bool {
        matches!(self.means, Meaning::Then(..) | Meaning::Near(..)) || self.waits()
    }

    /// "On the same day."
    pub(crate) fn is_same_day(&self) -> bool {
        self.means == Meaning::Then(Unit::Day, 0)
    }

    /// Whether it is the same day as another, or the next, which only of a day can be said.
    pub(crate) fn is_beside_a_day(&self) -> bool {
        matches!(self.means, Meaning::Then(Unit::Day, _))
    }

    /// Whether it names a day that can be understood without the act from which it counts.
    pub(crate) fn names_its_day(&self) -> bool {
        matches!(self.means, Meaning::Near(..))
    }

    /// Whether it is so long after an act told before: "30 days later".
    pub(crate) fn waits(&self) -> bool {
        match self.means {
            Meaning::Later(..) | Meaning::Since(..) => self.month.is_none(),
            Meaning::Then(..) | Meaning::Near(..) => false,
            Meaning::Stated | Meaning::Shift(..) | Meaning::Weekday(_) | Meaning::Ago(_) => false,
            Meaning::Part { .. } | Meaning::Era(_) | Meaning::Short | Meaning::Nothing => false,
        }
    }

    /// The kind of act from which it counts, if it names one.
    pub(crate) fn since(&self) -> Option<ClaimKind> {
        if let Meaning::Since(kind, _) = self.means { Some(kind) } else { None }
    }

    /// What it means after an act of that day, if it counts from there.
    pub(crate) fn counted(&self, from: Option<&Edtf>) -> Option<Edtf> {
        match self.means {
            // "In June of the same year", "on the 24th of the same month".
            Meaning::Then(Unit::Year, by) if self.month.is_some() => {
                self.within(&year_after(from?, by)?)
            }
            Meaning::Then(Unit::Month, by) if self.day.is_some() => {
                self.within(&month_after(from?, by)?)
            }
            Meaning::Near(unit, by) => self.near(from?, unit, by),
            Meaning::Then(Unit::Year, by) => year_after(from?, by),
            Meaning::Later(Unit::Year, sign) => year_after(from?, self.number?.checked_mul(sign)?),
            Meaning::Later(Unit::Month, sign) => {
                month_after(from?, self.number?.checked_mul(sign)?)
            }
            Meaning::Then(_, 0) => from.cloned(),
            Meaning::Then(Unit::Month, by) => month_after(from?, by),
            Meaning::Then(unit, by) => moved(from?.bounds().is_day()?, unit, by),
            Meaning::Later(unit, sign) => {
                moved(from?.bounds().is_day()?, unit, self.number?.checked_mul(sign)?)
            }
            // "With its signature."
            Meaning::Since(..) if self.number.is_none() => from.cloned(),
            Meaning::Since(_, unit) => moved(from?.bounds().is_day()?, unit, self.number?),
            Meaning::Stated | Meaning::Shift(..) | Meaning::Weekday(_) | Meaning::Ago(_) => None,
            Meaning::Part { .. } | Meaning::Era(_) | Meaning::Short | Meaning::Nothing => None,
        }
    }

    /// What the words mean in this year.
    fn of_year(&self, year: i32, today: Option<Day>, tense: Tense) -> Option<Edtf> {
        Self { year: Some(i16::try_from(year).ok()?), ..self.clone() }.stated(today, tense)
    }

    /// The month or day of these words in that year or month.
    fn within(&self, span: &Edtf) -> Option<Edtf> {
        let (year, month, _) = span.bounds().earliest()?.ymd();
        let month = self.month.unwrap_or(month);
        Self { year: Some(year), month: Some(month), ..self.clone() }.stated(None, Tense::Past)
    }

    /// The named day that lies nearest to the time so many units from this one.
    fn near(&self, from: &Edtf, unit: Unit, by: i32) -> Option<Edtf> {
        let time = match unit {
            Unit::Year => year_after(from, by)?,
            Unit::Month => month_after(from, by)?,
            Unit::Day | Unit::Week => moved(from.bounds().is_day()?, unit, by)?,
        };
        if unit == Unit::Year {
            return self.within(&time);
        }
        let middle = time.bounds().earliest()?;
        let years = (middle.year() - 1)..=(middle.year() + 1);
        let days = years.filter_map(|it| Day::from_ymd(it, self.month?, self.day.unwrap_or(1)));
        // What comes later than a day that is known comes no earlier than it.
        let is_later = |it: &Day| by <= 0 || from.bounds().is_day().is_none_or(|day| day <= *it);
        let nearest =
            days.filter(is_later).min_by_key(|it| (it.number() - middle.number()).abs())?;
        Self { year: Some(nearest.year()), ..self.clone() }.stated(None, Tense::Past)
    }

    fn stated(&self, today: Option<Day>, tense: Tense) -> Option<Edtf> {
        match (self.year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => Day::from_ymd(year, month, day).map(Edtf::day),
            (Some(year), Some(month), None) => format!("{year:04}-{month:02}").parse().ok(),
            (Some(year), None, _) => format!("{year:04}").parse().ok(),
            (None, Some(month), Some(day)) => self.yearless(month, day, today, tense),
            (None, Some(month), None) => bare_month(month, today?, tense),
            (None, None, Some(day)) => bare_day(day, today?, tense),
            (None, None, None) => {
                let back = if tense == Tense::Past { -1 } else { 1 };
                Some(Edtf::day(self.nearest_weekday(today?, back)?))
            }
        }
    }

    fn yearless(&self, month: i8, day: i8, today: Option<Day>, tense: Tense) -> Option<Edtf> {
        let Some(today) = today else { return format!("XXXX-{month:02}-{day:02}").parse().ok() };
        // A page that was changed on the day after: "on 3 November", under a dateline of the 2nd.
        let next = (0..=1).filter_map(|it| Day::from_ymd(today.year() + it, month, day));
        let soon = |it: &Day| (1..=SOON).contains(&(it.number() - today.number()));
        if let Some(day) = next.into_iter().find(soon) {
            return Some(Edtf::day(day));
        }
        let mut years = (0..YEARS).map(|it| match tense {
            Tense::Past => today.year() - it,
            Tense::Future => today.year() + it,
        });
        let found = years
            .find_map(|year| Day::from_ymd(year, month, day).filter(|it| fits(*it, today, tense)));
        let last = Day::from_ymd(today.year(), month, day).filter(|it| *it < today);
        let announced = |it: &Day| last.filter(|last| is_far_nearer(*last, today, *it));
        found.map(|it| announced(&it).unwrap_or(it)).map(Edtf::day)
    }

    /// The named weekday nearest to `from`, going back or ahead; `from` itself counts.
    fn nearest_weekday(&self, from: Day, direction: i32) -> Option<Day> {
        let wanted = self.weekday?;
        let forward = (wanted - weekday(from)).rem_euclid(7);
        from.plus_days(if direction < 0 && forward > 0 { forward - 7 } else { forward })
    }
}

/// Whether a day that has passed is so much nearer than one to come that a plan is dated by it: "on 3
/// April it announced that it would leave", written in May.
fn is_far_nearer(passed: Day, today: Day, to_come: Day) -> bool {
    let (back, ahead) = (today.number() - passed.number(), to_come.number() - today.number());
    back <= LATELY && 4 * back < ahead
}

/// A quarter has a number of its own in EDTF, 33 to 36; of another part of a year its months are told.
fn part_of(year: i32, part: i8, of: i8) -> Option<Edtf> {
    if of == QUARTERS {
        return format!("{year:04}-{:02}", 32_i8.checked_add(part)?).parse().ok();
    }
    let months = 12_i8.checked_div(of)?;
    let last = part.checked_mul(months)?;
    format!("{year:04}-{:02}/{year:04}-{last:02}", last - months + 1).parse().ok()
}

fn fits(day: Day, today: Day, tense: Tense) -> bool {
    match tense {
        Tense::Past => day <= today,
        Tense::Future => day >= today,
    }
}

fn bare_month(month: i8, today: Day, tense: Tense) -> Option<Edtf> {
    let (year, this, _) = today.ymd();
    let year = match tense {
        Tense::Past if month > this => year - 1,
        Tense::Future if month < this => year + 1,
        Tense::Past | Tense::Future => year,
    };
    format!("{year:04}-{month:02}").parse().ok()
}

fn bare_day(day: i8, today: Day, tense: Tense) -> Option<Edtf> {
    let (year, month, _) = today.ymd();
    let by = if tense == Tense::Past { -1 } else { 1 };
    (0..3)
        .filter_map(|it| in_month(year, month, it * by))
        .filter_map(|(year, month)| Day::from_ymd(year, month, day))
        .find(|it| fits(*it, today, tense))
        .map(Edtf::day)
}

fn shifted(today: Day, unit: Unit, by: i32) -> Option<Edtf> {
    let (year, month, _) = today.ymd();
    match unit {
        Unit::Day => today.plus_days(by).map(Edtf::day),
        Unit::Week => {
            let monday = today.plus_days(by.checked_mul(7)?.checked_sub(weekday(today))?)?;
            format!("{monday}/{}", monday.plus_days(6)?).parse().ok()
        }
        Unit::Month => {
            let (year, month) = in_month(year, month, by)?;
            format!("{year:04}-{month:02}").parse().ok()
        }
        Unit::Year => {
            let year = i32::from(year).checked_add(by).filter(|it| (0..=9999).contains(it))?;
            format!("{year:04}").parse().ok()
        }
    }
}

/// The day so many units on; of months only the month is told.
fn moved(from: Day, unit: Unit, by: i32) -> Option<Edtf> {
    match unit {
        Unit::Week => from.plus_days(by.checked_mul(7)?).map(Edtf::day),
        Unit::Day | Unit::Month | Unit::Year => shifted(from, unit, by),
    }
}

/// The year so many years on; of a date within one year that is told, whatever it tells more.
fn year_after(from: &Edtf, by: i32) -> Option<Edtf> {
    let (first, last) = (from.bounds().earliest()?.year(), from.bounds().latest()?.year());
    let year = i32::from(first).checked_add(by).filter(|it| (0..=9999).contains(it))?;
    (first == last).then(|| format!("{year:04}").parse().ok())?
}

/// The month so many months on, of a date within one month.
fn month_after(from: &Edtf, by: i32) -> Option<Edtf> {
    let (year, month, _) = from.bounds().earliest()?.ymd();
    let (last_year, last_month, _) = from.bounds().latest()?.ymd();
    let (year, month) =
        in_month(year, month, by).filter(|_| (last_year, last_month) == (year, month))?;
    format!("{year:04}-{month:02}").parse().ok()
}

fn in_month(year: i16, month: i8, by: i32) -> Option<(i16, i8)> {
    let months = (i32::from(year) * 12 + i32::from(month) - 1).checked_add(by)?;
    let year = i16::try_from(months.div_euclid(12)).ok().filter(|it| (0..=9999).contains(it))?;
    Some((year, i8::try_from(months.rem_euclid(12) + 1).ok()?))
}

/// 0 for Monday: day 0 of the count, 1 January 1970, was a Thursday.
fn weekday(day: Day) -> i32 {
    (day.number() + 3).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Read on Tuesday 12 November 2024.
    #[track_caller]
    fn check(said: &Said, tense: Tense, expected: Option<&str>) {
        let published: Edtf = "2024-11-12".parse().expect("a day");
        let date = said.resolve(Some(&published), tense).map(|it| it.to_string());
        assert_eq!(date.as_deref(), expected);
    }

    #[test]
    fn what_no_tense_tells_is_the_nearer_of_two_years() {
        let published: Edtf = "2024-11-12".parse().expect("a day");
        let nearest = |month: i8| {
            let said = Said { month: Some(month), ..Said::default() };
            said.nearest(Some(&published)).map(|it| it.to_string())
        };
        assert_eq!(nearest(1).as_deref(), Some("2025-01"));
        assert_eq!(nearest(9).as_deref(), Some("2024-09"));
        let monday = Said { weekday: Some(0), ..Said::default() };
        assert_eq!(
            monday.nearest(Some(&published)).map(|it| it.to_string()).as_deref(),
            Some("2024-11-11")
        );
    }

    fn said(means: Meaning) -> Said {
        Said { means, ..Said::default() }
    }

    #[test]
    fn a_bare_day_or_month_is_the_nearest_one() {
        let june = Said { month: Some(6), day: Some(19), ..Said::default() };
        check(&june, Tense::Past, Some("2024-06-19"));
        check(&june, Tense::Future, Some("2025-06-19"));
        let december = Said { month: Some(12), ..Said::default() };
        check(&december, Tense::Past, Some("2023-12"));
        check(&december, Tense::Future, Some("2024-12"));
        check(&Said { day: Some(30), ..Said::default() }, Tense::Past, Some("2024-10-30"));
        check(&Said { weekday: Some(0), ..Said::default() }, Tense::Past, Some("2024-11-11"));
        check(&Said { weekday: Some(1), ..Said::default() }, Tense::Past, Some("2024-11-12"));
        check(&Said { weekday: Some(4), ..Said::default() }, Tense::Future, Some("2024-11-15"));
        let leap = Said { month: Some(2), day: Some(29), ..Said::default() };
        check(&leap, Tense::Future, Some("2028-02-29"));
    }

    #[test]
    fn what_is_relative_counts_from_the_report() {
        check(&said(Meaning::Shift(Unit::Day, -1)), Tense::Past, Some("2024-11-11"));
        check(&said(Meaning::Shift(Unit::Week, -1)), Tense::Past, Some("2024-11-04/2024-11-10"));
        check(&said(Meaning::Shift(Unit::Month, -11)), Tense::Past, Some("2023-12"));
        check(&said(Meaning::Shift(Unit::Year, -1)), Tense::Past, Some("2023"));
        let part = |part, of, years| said(Meaning::Part { part, of, years });
        check(&part(3, 4, 0), Tense::Future, Some("2024-35"));
        check(&part(1, 4, 1), Tense::Future, Some("2025-33"));
        check(&part(2, 2, 0), Tense::Future, Some("2024-07/2024-12"));
        check(&part(1, 2, i32::MAX), Tense::Future, None);
        let of_year = Said { year: Some(2023), ..part(1, 2, 0) };
        check(&of_year, Tense::Past, Some("2023-01/2023-06"));
        let march = Said { month: Some(3), ..said(Meaning::Shift(Unit::Year, -1)) };
        check(&march, Tense::Past, Some("2023-03"));
        let tuesday = Said { weekday: Some(1), means: Meaning::Weekday(-1), ..Said::default() };
        check(&tuesday, Tense::Past, Some("2024-11-05"));
    }

    #[test]
    fn years_of_other_beginnings_and_days_of_told_months_are_ours() {
        let era = |number| Said { number: Some(number), ..said(Meaning::Era(2018)) };
        check(&Said { month: Some(5), ..era(6) }, Tense::Past, Some("2024-05"));
        check(&Said { month: Some(5), ..era(32) }, Tense::Future, Some("2050-05"));
        check(&era(i32::MAX), Tense::Past, None);
        let short = |number| Said { number: Some(number), ..said(Meaning::Short) };
        check(&short(99), Tense::Past, Some("1999"));
        check(&short(8), Tense::Past, Some("2008"));
        assert_eq!(short(99).resolve(None, Tense::Past), None);
        let next = Said { day: Some(11), ..said(Meaning::Shift(Unit::Month, 1)) };
        check(&next, Tense::Future, Some("2024-12-11"));
        let last_wednesday = Said { weekday: Some(2), ..said(Meaning::Shift(Unit::Week, -1)) };
        check(&last_wednesday, Tense::Past, Some("2024-11-06"));
        let told: Edtf = "2023-05-03".parse().expect("a day");
        let same = |said: Said| said.counted(Some(&told)).map(|it| it.to_string());
        let june = Said { month: Some(6), ..said(Meaning::Then(Unit::Year, 0)) };
        assert_eq!(same(june).as_deref(), Some("2023-06"));
        let day = Said { day: Some(24), ..said(Meaning::Then(Unit::Month, 0)) };
        assert_eq!(same(day).as_deref(), Some("2023-05-24"));
    }

    #[test]
    fn a_date_goes_on_with_the_one_before_it() {
        let goes_on = |last: &Said, mut said: Said| {
            said.go_on_from(last, true);
            said.resolve(Some(&"2024-11-12".parse().expect("a day")), Tense::Past)
                .map(|it| it.to_string())
        };
        let may = Said { year: Some(2010), month: Some(5), day: Some(11), ..Said::default() };
        let june = Said { month: Some(6), ..said(Meaning::Then(Unit::Year, 0)) };
        assert_eq!(goes_on(&may, june).as_deref(), Some("2010-06"));
        let third = Said { day: Some(30), ..Said::default() };
        assert_eq!(goes_on(&may, third.clone()).as_deref(), Some("2010-05-30"));
        let yearless = Said { year: None, ..may };
        assert_eq!(goes_on(&yearless, third).as_deref(), Some("2024-05-30"));
        let before = Said { day: Some(5), ..Said::default() };
        assert_eq!(goes_on(&yearless, before).as_deref(), Some("2024-11-05"));
    }

    #[test]
    fn without_a_day_of_publication_nothing_is_invented() {
        let june = Said { month: Some(6), day: Some(19), ..Said::default() };
        assert_eq!(
            june.resolve(None, Tense::Past).map(|it| it.to_string()).as_deref(),
            Some("XXXX-06-19")
        );
        assert_eq!(said(Meaning::Shift(Unit::Week, -1)).resolve(None, Tense::Past), None);
    }
}
