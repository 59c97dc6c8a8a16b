//! Two words for a day that stand side by side and tell one day together, or a span of days.

use super::{Meaning, Said, Unit};

/// A year and its day stand at most so many places from one another: a comma may part them.
const LITTLE: usize = 2;

impl Said {
    /// Gives each what the other tells of its month or year: "in January (kanun II) 2007", "from the 20th to 24 April",
    /// "last year, on 5 May", "in April of the following year", "on the 9th of the same month". `apart` is how many places
    /// they stand from one another.
    pub(crate) fn told_beside(&mut self, next: &mut Self, apart: usize) {
        let next_to_it = apart == 1;
        if apart <= LITTLE && self.is_bare_day() && next.is_month_told() {
            next.day = self.day;
            *self = next.clone();
        }
        self.take_month_of(next);
        if self.is_without_year() && next.is_stated() && next.month == self.month {
            let whole = next_to_it && next.day.is_none();
            self.year = if whole { next.year } else { self.year };
        } else if apart <= LITTLE && self.leads_to(next) {
            self.lead_to(next, apart);
        } else if self.is_without_year() && next.month.is_none() {
            let later = matches!(next.means, Meaning::Then(Unit::Year, _));
            self.means = if later { next.means } else { self.means };
        } else if next_to_it && self.is_year() && next.is_stated() && next.year == self.year {
            *self = next.clone();
        }
    }

    /// Whether the next is the day of a time that this tells: a day of a year, a weekday of a week.
    fn leads_to(&self, next: &Self) -> bool {
        (self.month.is_none() && next.is_without_year())
            || (matches!(self.means, Meaning::Shift(Unit::Week, _)) && next.is_bare_weekday())
    }

    /// "A month later, on 5 June", "last week, on Wednesday": the day of the time before it, also behind a comma.
    pub(crate) fn lead_to(&mut self, next: &mut Self, apart: usize) {
        // "On Wednesday, the 9th of October".
        if apart <= LITTLE && self.is_bare_weekday() && next.is_without_year() && next.day.is_some()
        {
            *self = next.clone();
        }
        if apart > LITTLE || !self.leads_to(next) {
            return;
        }
        if next.is_bare_weekday() {
            next.means = self.means;
            *self = next.clone();
        } else {
            self.lend_time(next);
        }
    }

    /// "On the 20th and 24 April": the month and year of a bare day that lies before the next.
    pub(crate) fn take_month_of(&mut self, next: &Self) {
        if self.is_bare_day() && self.day < next.day && next.is_stated() {
            (self.year, self.month) = (next.year, next.month);
        }
    }

    /// "In the same year, on 1 September", "a month later, on 5 June".
    fn lend_time(&mut self, next: &mut Self) {
        if matches!(self.means, Meaning::Shift(Unit::Year, _) | Meaning::Then(Unit::Year, _)) {
            next.means = self.means;
        } else if let Some((unit, by)) = self.away() {
            next.means = Meaning::Near(unit, by);
        } else if self.is_year() {
            next.year = self.year;
        }
        // Whichever of the two an act takes tells the day.
        if next.means != Meaning::Stated {
            *self = next.clone();
        }
    }

    /// How far it lies from the act told before, if it does.
    fn away(&self) -> Option<(Unit, i32)> {
        if let Meaning::Then(unit, by) = self.means {
            return Some((unit, by)).filter(|_| by != 0);
        }
        let Meaning::Later(unit, sign) = self.means else { return None };
        Some((unit, self.number?.checked_mul(sign)?))
    }

    /// "On the 9th".
    fn is_bare_day(&self) -> bool {
        let bare = self.month.is_none() && self.year.is_none() && self.weekday.is_none();
        bare && self.day.is_some() && self.means == Meaning::Stated
    }

    /// "Of the same month".
    fn is_month_told(&self) -> bool {
        self.day.is_none() && matches!(self.means, Meaning::Then(Unit::Month, 0))
    }

    fn is_stated(&self) -> bool {
        self.means == Meaning::Stated && self.month.is_some()
    }

    pub(super) fn is_without_year(&self) -> bool {
        self.is_stated() && self.year.is_none()
    }
}
