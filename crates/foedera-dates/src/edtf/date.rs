//! One date of the notation: its digits, the gaps in them, and what is marked as doubtful.
//!
//! Not an interval or a set: those are made of these.

use std::fmt;

use super::season;
use crate::bounds::Bounds;
use crate::day::Day;

/// The digit that stands for one that is not specified.
pub(super) const UNSPECIFIED: u8 = b'X';

/// A date to the day, the month, the part of a year, or the year. A day comes with a month.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Date {
    pub(super) year: Year,
    pub(super) month: Option<Digits<2>>,
    pub(super) day: Option<Digits<2>>,
    /// The marks of year, month and day.
    pub(super) marks: [Mark; 3],
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Year {
    Four {
        negative: bool,
        digits: Digits<4>,
    },
    /// Beyond four digits, and so beyond every day there is.
    Long(i64),
}

/// Digits of which some may be unspecified.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Digits<const N: usize>(pub(super) [u8; N]);

/// What a source says about its own certainty.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Mark {
    pub(super) uncertain: bool,
    pub(super) approximate: bool,
}

/// How finely a date is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precision {
    Year,
    Month,
    PartOfYear,
    Day,
}

impl Date {
    pub(super) fn from_day(day: Day) -> Self {
        let (year, month, of_month) = day.ymd();
        let year = Year::Four { negative: year < 0, digits: Digits::of(year.unsigned_abs()) };
        let two = |number: i8| Some(Digits::of(number.unsigned_abs().into()));
        Self { year, month: two(month), day: two(of_month), marks: [Mark::NONE; 3] }
    }

    /// The days it may mean; nothing if there is no such day.
    pub(super) fn bounds(&self) -> Option<Bounds> {
        if let Year::Long(year) = self.year {
            let beyond =
                if year < 0 { Bounds::not_after(Day::MIN) } else { Bounds::not_before(Day::MAX) };
            return Some(beyond);
        }
        if let Some((first, last)) = self.part_of_year() {
            let earliest = season::first_day(self.years().next()?, first);
            return Bounds::new(earliest, season::last_day(self.years().next_back()?, last));
        }
        Bounds::between(self.days().next()?, self.days().next_back()?)
    }

    pub(super) fn precision(&self) -> Precision {
        match (self.month, self.day) {
            (_, Some(_)) => Precision::Day,
            (Some(_), None) if self.part_of_year().is_some() => Precision::PartOfYear,
            (Some(_), None) => Precision::Month,
            (None, None) => Precision::Year,
        }
    }

    /// Whether it is a day without gap or mark.
    pub(super) fn is_plain(&self) -> bool {
        let whole_year = matches!(self.year, Year::Four { digits, .. } if digits.is_whole());
        let whole = |part: Option<Digits<2>>| part.is_some_and(Digits::is_whole);
        whole_year && whole(self.month) && whole(self.day) && self.marks == [Mark::NONE; 3]
    }

    pub(super) fn is_uncertain(&self) -> bool {
        self.marks.iter().any(|mark| mark.uncertain)
    }

    pub(super) fn is_approximate(&self) -> bool {
        self.marks.iter().any(|mark| mark.approximate)
    }

    /// The months of a part of a year, if the month's place holds one.
    fn part_of_year(&self) -> Option<(i8, i8)> {
        self.month.filter(|it| it.is_whole()).and_then(|it| season::months(it.least()))
    }

    /// Every day that has these digits, in order.
    fn days(&self) -> impl DoubleEndedIterator<Item = Day> {
        let (month, day) = (self.month, self.day);
        self.years().flat_map(move |year| {
            small(month, 12).flat_map(move |month| {
                small(day, 31).filter_map(move |day| Day::from_ymd(year, month, day))
            })
        })
    }

    /// Every year that has these digits, in order.
    fn years(&self) -> impl DoubleEndedIterator<Item = i16> + use<> {
        let (sign, digits) = match self.year {
            Year::Four { negative: true, digits } => (-1, digits),
            Year::Four { negative: false, digits } => (1, digits),
            // Has no day; an empty run of years says so.
            Year::Long(_) => (0, Digits([b'0'; 4])),
        };
        let ends = [sign * digits.least(), sign * digits.greatest()];
        let run = ends[0].min(ends[1])..=ends[0].max(ends[1]);
        run.filter(move |year| digits.fits(sign * year) && (*year != 0 || sign == 1))
    }
}

/// The numbers from 1 to `last` that have these digits; all of them if there are no digits.
fn small(digits: Option<Digits<2>>, last: i8) -> impl DoubleEndedIterator<Item = i8> {
    let (least, greatest) = digits.map_or((1, i16::from(last)), |it| (it.least(), it.greatest()));
    (least.max(1)..=greatest.min(last.into()))
        .filter(move |number| digits.is_none_or(|it| it.fits(*number)))
        .filter_map(|number| i8::try_from(number).ok())
}

impl<const N: usize> Digits<N> {
    /// The digits of a number that has no more than these.
    fn of(number: u16) -> Self {
        let mut rest = number;
        let mut digits = [b'0'; N];
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
        Self(digits)
    }

    pub(super) fn is_whole(self) -> bool {
        !self.0.contains(&UNSPECIFIED)
    }

    /// The least number that has these digits.
    pub(super) fn least(self) -> i16 {
        self.with(b'0')
    }

    /// The greatest number that has these digits.
    fn greatest(self) -> i16 {
        self.with(b'9')
    }

    /// Whether a number that is not negative has these digits.
    pub(super) fn fits(self, number: i16) -> bool {
        let theirs = Self::of(number.unsigned_abs());
        self.0.iter().zip(theirs.0).all(|(ours, theirs)| *ours == UNSPECIFIED || *ours == theirs)
    }

    fn with(self, unspecified: u8) -> i16 {
        self.0.iter().fold(0, |number, digit| {
            let digit = if *digit == UNSPECIFIED { unspecified } else { *digit };
            number * 10 + i16::from(digit - b'0')
        })
    }
}

impl Mark {
    pub(super) const NONE: Self = Self { uncertain: false, approximate: false };

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            uncertain: self.uncertain || other.uncertain,
            approximate: self.approximate || other.approximate,
        }
    }
}

/// Marks stand behind the parts that they cover when these come first and share one mark, else
/// before each part: of the ways the notation allows, the one its own examples choose.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [Some(self.year.to_string()), shown(self.month), shown(self.day)];
        let [first, ..] = self.marks;
        let covered = self.marks.iter().take_while(|mark| **mark == first).count();
        let behind = self.marks.iter().skip(covered).all(|mark| *mark == Mark::NONE);
        let given = parts.iter().flatten().count();
        for (place, (part, mark)) in parts.iter().flatten().zip(self.marks).enumerate() {
            let gap = if place == 0 { "" } else { "-" };
            if !behind {
                write!(f, "{gap}{mark}{part}")?;
            } else if place + 1 == covered.min(given) {
                write!(f, "{gap}{part}{mark}")?;
            } else {
                write!(f, "{gap}{part}")?;
            }
        }
        Ok(())
    }
}

fn shown(digits: Option<Digits<2>>) -> Option<String> {
    digits.map(|digits| digits.to_string())
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Four { negative: true, digits } => write!(f, "-{digits}"),
            Self::Four { negative: false, digits } => write!(f, "{digits}"),
            Self::Long(year) => write!(f, "Y{year}"),
        }
    }
}

impl<const N: usize> fmt::Display for Digits<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|digit| write!(f, "{}", char::from(*digit)))
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.uncertain, self.approximate) {
            (false, false) => "",
            (true, false) => "?",
            (false, true) => "~",
            (true, true) => "%",
        })
    }
}
