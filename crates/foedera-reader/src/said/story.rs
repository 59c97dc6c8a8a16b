//! The year or month of a day that is told without it: of the day before it, of the line or the story in which it stands.

use foedera_dates::{Day, Edtf};

use super::{Meaning, Said, Unit};

/// Two days of a story lie at most so many days from one another, if the year of the second is not told.
const STORY: i32 = 92;

/// A month further from another than half a year is that of the year before or after.
const HALF: i8 = 6;

impl Said {
    /// Takes year or month from the date before it in the same sentence: of "the same year" always, of a bare day where
    /// it follows a day with its month and lies after it ("on 11 May and on the 31st").
    pub(crate) fn go_on_from(&mut self, last: &Self, bare_days: bool) {
        let stated = last.means == Meaning::Stated;
        if let (Meaning::Then(Unit::Year, by), Some(_), Some(year), true) =
            (self.means, self.month, last.year, stated)
        {
            self.year = i16::try_from(by).ok().and_then(|it| year.checked_add(it));
            self.means = Meaning::Stated;
        }
        let bare = self.means == Meaning::Stated && self.month.is_none() && self.year.is_none();
        let later = self.day.zip(last.day).is_some_and(|(own, before)| before < own);
        if bare_days && bare && later && stated {
            (self.year, self.month) = (last.year, last.month);
        }
        // "On the 9th and the 20th of the same month", and "on the 9th of the same month and the 20th".
        if bare && later && matches!(last.means, Meaning::Then(Unit::Month, _)) {
            self.means = last.means;
        }
    }

    /// "April 2006: Peru leaves the treaty. On 4 July it signs another": gives a day the year of the one that heads its
    /// line.
    pub(crate) fn stand_below(&mut self, head: &Self) {
        if !self.is_without_year() {
            return;
        }
        let apart = self.month.zip(head.month).map_or(0, |(own, its)| own - its);
        let on = if apart > HALF { -1 } else { i8::from(apart < -HALF) };
        match head.means {
            Meaning::Stated => self.year = head.year.map(|it| it + i16::from(on)),
            Meaning::Short | Meaning::Era(_) => {
                self.means = head.means;
                self.number = head.number.map(|it| it + i32::from(on));
            }
            Meaning::Shift(..) | Meaning::Weekday(_) | Meaning::Ago(_) | Meaning::Then(..) => {}
            Meaning::Near(..) | Meaning::Later(..) | Meaning::Since(..) => {}
            Meaning::Part { .. } | Meaning::Nothing => {}
        }
    }

    /// "It signed on 5 October 1990. The Senate approved it on 3 December", written years later in March: who means a day
    /// of last year says so. The day near the one told before, if the last of its name lies further from the report.
    pub(crate) fn of_story(&self, told: &Edtf, last: &Edtf, now: Day) -> Option<Edtf> {
        let last = last.bounds().is_day().filter(|it| it.year() < now.year())?;
        let year = told.bounds().latest()?.year();
        if !self.is_without_year() || last.year() <= year {
            return None;
        }
        let Some(day) = told.bounds().is_day() else {
            let whole = told.bounds().earliest()?.ymd() == (year, 1, 1);
            return self.within(told).filter(|_| whole);
        };
        let near = self.near(told, Unit::Day, 0)?;
        let apart = (near.bounds().is_day()?.number() - day.number()).abs();
        (apart <= STORY && apart < now.number() - last.number()).then_some(near)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Edtf {
        text.parse().expect("a date")
    }

    #[track_caller]
    fn of_story(month: i8, last: &str, told: &str, expected: Option<&str>) {
        let said = Said { month: Some(month), day: Some(3), ..Said::default() };
        let now = Day::from_ymd(2024, 1, 12).expect("a day");
        let found = said.of_story(&day(told), &day(last), now).map(|it| it.to_string());
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn a_day_of_last_year_without_its_year_is_near_the_one_told_before() {
        of_story(12, "2023-12-03", "1990-10-05", None); // it is nearer to the report
        of_story(10, "2023-10-03", "1990-08-05", Some("1990-10-03"));
        of_story(5, "2023-05-03", "1990-06-05", Some("1990-05-03"));
        of_story(5, "2023-05-03", "1990-12-05", None); // too far from it
        of_story(1, "2024-01-03", "1990-01-05", None); // a day of this year
        of_story(5, "2023-05-03", "1990", Some("1990-05-03"));
        of_story(5, "2023-05-03", "1990-06", None); // of a month nobody knows how near
    }

    #[test]
    fn a_line_lends_its_year_to_the_days_after_the_one_with_which_it_begins() {
        let below = |month: i8, head: Said| {
            let mut said = Said { month: Some(month), day: Some(3), ..Said::default() };
            said.stand_below(&head);
            said.resolve(Some(&day("2024-03-12")), crate::said::Tense::Past)
                .map(|it| it.to_string())
        };
        let head = |month: i8| Said { year: Some(2006), month: Some(month), ..Said::default() };
        assert_eq!(below(7, head(4)).as_deref(), Some("2006-07-03"));
        assert_eq!(below(1, head(12)).as_deref(), Some("2007-01-03"));
        assert_eq!(below(12, head(1)).as_deref(), Some("2005-12-03"));
        let short = Said { number: Some(98), means: Meaning::Short, ..Said::default() };
        assert_eq!(below(5, short).as_deref(), Some("1998-05-03"));
        let last_week = Said { means: Meaning::Shift(Unit::Week, -1), ..Said::default() };
        assert_eq!(below(2, last_week).as_deref(), Some("2024-02-03"));
    }
}
