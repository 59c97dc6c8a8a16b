//! Why a date could not be read or computed: one opaque error for the crate.
//!
//! Not for matching: callers ask it questions and print it. Its words name the place in the text
//! and the cure, because they end in somebody's diagnostic.

use std::fmt;

/// A date that could not be read, or an arithmetic that has no answer.
///
/// # Examples
///
/// ```
/// use foedera_dates::Edtf;
///
/// let error = "2024-13".parse::<Edtf>().unwrap_err();
/// assert!(error.is_syntax());
/// assert_eq!(error.at(), Some(5));
/// assert_eq!(
///     error.to_string(),
///     "byte 5: no month is `13`; write 01 to 12, or 21 to 41 for a season or part of a year"
/// );
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct DateError(Box<Kind>);

#[derive(Clone, PartialEq, Eq)]
enum Kind {
    Syntax { at: usize, what: String },
    OutOfRange { what: String },
    Unstated { what: String },
}

impl DateError {
    /// The text is not a date as it stands.
    ///
    /// ```
    /// assert!("soon".parse::<foedera_dates::Day>().unwrap_err().is_syntax());
    /// ```
    #[must_use]
    pub fn is_syntax(&self) -> bool {
        matches!(*self.0, Kind::Syntax { .. })
    }

    /// The result lies outside the years -9999 to 9999, or a list outgrew its named limit.
    ///
    /// ```
    /// use foedera_dates::{Conventions, Day, Delay, Step};
    ///
    /// let delay = Delay::from(Step::NthDay(1));
    /// assert!(delay.apply(Day::MAX, &Conventions::UN).unwrap_err().is_out_of_range());
    /// ```
    #[must_use]
    pub fn is_out_of_range(&self) -> bool {
        matches!(*self.0, Kind::OutOfRange { .. })
    }

    /// The answer depends on a counting convention that nobody has stated.
    ///
    /// ```
    /// use foedera_dates::{Conventions, Day, Delay, Step};
    ///
    /// let deposit = Day::from_ymd(2019, 4, 29).unwrap();
    /// let delay = Delay::from(Step::Days(30));
    /// assert!(delay.apply(deposit, &Conventions::UNSTATED).unwrap_err().is_unstated());
    /// ```
    #[must_use]
    pub fn is_unstated(&self) -> bool {
        matches!(*self.0, Kind::Unstated { .. })
    }

    /// The byte of the text where reading stopped, for errors of syntax.
    ///
    /// ```
    /// assert_eq!("2024-11-31".parse::<foedera_dates::Day>().unwrap_err().at(), Some(8));
    /// ```
    #[must_use]
    pub fn at(&self) -> Option<usize> {
        match *self.0 {
            Kind::Syntax { at, .. } => Some(at),
            Kind::OutOfRange { .. } | Kind::Unstated { .. } => None,
        }
    }

    pub(crate) fn syntax(at: usize, what: impl Into<String>) -> Self {
        Self(Box::new(Kind::Syntax { at, what: what.into() }))
    }

    pub(crate) fn out_of_range(what: impl Into<String>) -> Self {
        Self(Box::new(Kind::OutOfRange { what: what.into() }))
    }

    pub(crate) fn unstated(what: impl Into<String>) -> Self {
        Self(Box::new(Kind::Unstated { what: what.into() }))
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Syntax { at, what } => write!(f, "byte {at}: {what}"),
            Kind::OutOfRange { what } | Kind::Unstated { what } => f.write_str(what),
        }
    }
}

impl fmt::Debug for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for DateError {}
