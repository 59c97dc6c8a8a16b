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
pub struct DateError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    kind: Kind,
    message: String,
    /// What to write, whatever the day; nothing where the message alone tells.
    cure: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Syntax { at: usize },
    OutOfRange,
    Unstated,
}

impl DateError {
    /// The text is not a date as it stands.
    ///
    /// ```
    /// assert!("soon".parse::<foedera_dates::Day>().unwrap_err().is_syntax());
    /// ```
    #[must_use]
    pub fn is_syntax(&self) -> bool {
        matches!(self.0.kind, Kind::Syntax { .. })
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
        self.0.kind == Kind::OutOfRange
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
        self.0.kind == Kind::Unstated
    }

    /// The byte of the text where the fault is, for errors of syntax; always the beginning of a
    /// character, or the end of the text.
    ///
    /// ```
    /// assert_eq!("2024-11-31".parse::<foedera_dates::Day>().unwrap_err().at(), Some(8));
    /// ```
    #[must_use]
    pub fn at(&self) -> Option<usize> {
        match self.0.kind {
            Kind::Syntax { at } => Some(at),
            Kind::OutOfRange | Kind::Unstated => None,
        }
    }

    /// What is wrong and its cure, without the place, for a caller who shows the place himself.
    ///
    /// ```
    /// let error = "2024-1".parse::<foedera_dates::Edtf>().unwrap_err();
    /// assert_eq!(error.message(), "a month has two digits, as in 2024-03 or 2024-XX");
    /// ```
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// What to write where a convention is not stated: the same for every day that depends on it.
    ///
    /// ```
    /// use foedera_dates::{Conventions, Day, Delay, Step};
    ///
    /// let deposit = Day::from_ymd(2019, 4, 29).unwrap();
    /// let error = Delay::from(Step::Days(30)).apply(deposit, &Conventions::UNSTATED).unwrap_err();
    /// assert_eq!(
    ///     error.cure(),
    ///     Some("write `counts days to the Nth day` or `counts days as clear days`")
    /// );
    /// ```
    #[must_use]
    pub fn cure(&self) -> Option<&str> {
        self.0.cure.as_deref()
    }

    pub(crate) fn syntax(at: usize, message: impl Into<String>) -> Self {
        Self::new(Kind::Syntax { at }, message.into())
    }

    pub(crate) fn out_of_range(message: impl Into<String>) -> Self {
        Self::new(Kind::OutOfRange, message.into())
    }

    pub(crate) fn unstated(which: &str, cure: String) -> Self {
        let message = format!("{which}, and the treaty does not say which; {cure}");
        Self(Box::new(Inner { kind: Kind::Unstated, message, cure: Some(cure) }))
    }

    fn new(kind: Kind, message: String) -> Self {
        Self(Box::new(Inner { kind, message, cure: None }))
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = self.at() {
            write!(f, "byte {at}: ")?;
        }
        f.write_str(self.message())
    }
}

impl fmt::Debug for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for DateError {}
