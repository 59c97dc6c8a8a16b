//! A date as it is written, after the Extended Date/Time Format (EDTF, ISO 8601-2).
//!
//! Kept as stated, with its qualifiers and gaps; what it says about days is in its bounds. The
//! notation is that of the Library of Congress, 4 February 2019: levels 0 and 1 whole, and level 2
//! without exponential years and significant digits. See `docs/formats/dates.md`.

mod date;
mod read;
mod season;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::bounds::Bounds;
use crate::day::Day;
use crate::error::DateError;
use crate::hour::HourNote;
use date::Date;

pub use read::LENGTH_MAX;

/// A date as it is written. It prints back in its one canonical form, and reads back as itself.
///
/// # Examples
///
/// ```
/// use foedera_dates::Edtf;
///
/// let pact: Edtf = "1892-08/1894-01".parse()?;
/// assert_eq!(pact.bounds().to_string(), "1892-08-01/1894-01-31");
/// let signed: Edtf = "1964-XX-16".parse()?;
/// assert_eq!(signed.bounds().to_string(), "1964-01-16/1964-12-16");
/// let about: Edtf = "1939~".parse()?;
/// assert!(about.is_approximate());
/// assert_eq!(about.to_string(), "1939~");
/// # Ok::<(), foedera_dates::DateError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Edtf {
    form: Form,
    bounds: Bounds,
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum Form {
    Date(Date),
    /// A day with its hour, which is kept and decides nothing.
    Hour(Date, HourNote),
    Interval(End, End),
    /// `[..]`: one of these.
    OneOf(Vec<Member>),
    /// `{..}`: all of these.
    AllOf(Vec<Member>),
}

/// An end of an interval.
#[derive(Clone, PartialEq, Eq, Hash)]
enum End {
    Date(Date),
    /// `..`: there is none, or it is not given.
    Open,
    /// Nothing: there is one, and it is not known.
    Unknown,
}

/// A member of a set: a date, or a range of which one side may be missing.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Member {
    Date(Date),
    Range(Option<Date>, Option<Date>),
}

impl Edtf {
    /// A date known to the day.
    ///
    /// ```
    /// use foedera_dates::{Day, Edtf};
    /// assert_eq!(Edtf::day(Day::from_ymd(2024, 11, 9).unwrap()).to_string(), "2024-11-09");
    /// ```
    #[must_use]
    pub fn day(day: Day) -> Self {
        Self { form: Form::Date(Date::from_day(day)), bounds: Bounds::day(day) }
    }

    /// A date of which only the bounds are known.
    ///
    /// ```
    /// use foedera_dates::{Bounds, Edtf};
    /// assert_eq!(Edtf::from_bounds(Bounds::UNBOUNDED).to_string(), "../..");
    /// ```
    #[must_use]
    pub fn from_bounds(bounds: Bounds) -> Self {
        if let Some(day) = bounds.is_day() {
            return Self::day(day);
        }
        let end = |day: Option<Day>| day.map_or(End::Open, |day| End::Date(Date::from_day(day)));
        Self { form: Form::Interval(end(bounds.earliest()), end(bounds.latest())), bounds }
    }

    /// The days it may mean. As the date of an act, an interval means some day in it, and a set
    /// counts as its hull. Qualifiers do not widen: `1939~` is bounded as `1939`.
    ///
    /// ```
    /// use foedera_dates::Edtf;
    /// assert_eq!("1985-04-12/..".parse::<Edtf>()?.bounds().latest(), None);
    /// # Ok::<(), foedera_dates::DateError>(())
    /// ```
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The hour, if it was given. The day stays the one that is written.
    ///
    /// ```
    /// use foedera_dates::Edtf;
    /// let left: Edtf = "2023-11-07T00:00:00+03".parse()?;
    /// assert_eq!(left.hour().map(|hour| hour.as_str()), Some("00:00:00+03"));
    /// assert_eq!(left.bounds().to_string(), "2023-11-07");
    /// # Ok::<(), foedera_dates::DateError>(())
    /// ```
    #[must_use]
    pub fn hour(&self) -> Option<&HourNote> {
        match &self.form {
            Form::Hour(_, hour) => Some(hour),
            Form::Date(_) | Form::Interval(..) | Form::OneOf(_) | Form::AllOf(_) => None,
        }
    }

    /// Whether any part of it is marked as doubtful (`?` or `%`).
    ///
    /// ```
    /// use foedera_dates::Edtf;
    /// assert!("2004-%06-11".parse::<Edtf>()?.is_uncertain());
    /// # Ok::<(), foedera_dates::DateError>(())
    /// ```
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.dates().iter().any(|date| date.is_uncertain())
    }

    /// Whether any part of it is marked as approximate (`~` or `%`).
    ///
    /// ```
    /// use foedera_dates::Edtf;
    /// assert!("1984~/2004-06".parse::<Edtf>()?.is_approximate());
    /// # Ok::<(), foedera_dates::DateError>(())
    /// ```
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.dates().iter().any(|date| date.is_approximate())
    }

    /// The day, if it is written as one day and nothing more.
    pub(crate) fn as_plain_day(&self) -> Option<Day> {
        match &self.form {
            Form::Date(date) if date.is_plain() => self.bounds.is_day(),
            Form::Date(_)
            | Form::Hour(..)
            | Form::Interval(..)
            | Form::OneOf(_)
            | Form::AllOf(_) => None,
        }
    }

    /// Every date in it, in the order it is written.
    fn dates(&self) -> Vec<&Date> {
        fn of_end(end: &End) -> Option<&Date> {
            match end {
                End::Date(date) => Some(date),
                End::Open | End::Unknown => None,
            }
        }
        match &self.form {
            Form::Date(date) | Form::Hour(date, _) => vec![date],
            Form::Interval(first, last) => [first, last].into_iter().filter_map(of_end).collect(),
            Form::OneOf(members) | Form::AllOf(members) => {
                members.iter().flat_map(Member::dates).collect()
            }
        }
    }
}

impl Member {
    fn dates(&self) -> impl Iterator<Item = &Date> {
        let (first, last) = match self {
            Self::Date(date) => (Some(date), None),
            Self::Range(first, last) => (first.as_ref(), last.as_ref()),
        };
        first.into_iter().chain(last)
    }
}

impl From<Day> for Edtf {
    fn from(day: Day) -> Self {
        Self::day(day)
    }
}

impl FromStr for Edtf {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        read::expression(text)
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.form {
            Form::Date(date) => write!(f, "{date}"),
            Form::Hour(date, hour) => write!(f, "{date}T{hour}"),
            Form::Interval(first, last) => write!(f, "{first}/{last}"),
            Form::OneOf(members) => write!(f, "[{}]", Listed(members)),
            Form::AllOf(members) => write!(f, "{{{}}}", Listed(members)),
        }
    }
}

impl fmt::Debug for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => write!(f, "{date}"),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

struct Listed<'m>(&'m [Member]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, member) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str(",")?;
            }
            write!(f, "{member}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => write!(f, "{date}"),
            Self::Range(first, last) => {
                if let Some(first) = first {
                    write!(f, "{first}")?;
                }
                f.write_str("..")?;
                last.as_ref().map_or(Ok(()), |last| write!(f, "{last}"))
            }
        }
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize(deserializer)
    }
}
