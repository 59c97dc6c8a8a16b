//! How a treaty counts where its words do not say: three conventions, and who is known to use
//! which.
//!
//! No `Default`: a convention is stated in the line, or by a profile, or it is not stated, and
//! then an answer that depends on it is refused with the cure. No profile states more than there
//! is evidence for: the figures beside them are counted in recorded dates of parties (the
//! International Environmental Agreements Database of 2026 and manytreaties), and say how often
//! the rule gives the recorded day.

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::error::DateError;

/// Which day "30 days after" and "3 months after" are. ("On the 30th day after" needs no
/// convention.)
///
/// ```
/// use foedera_dates::{Conventions, Counting, Day, Delay, Step};
///
/// // "Thirty days after" the 22nd deposit, 29 April 2019: the African Union announced 30 May.
/// let deposit = Day::from_ymd(2019, 4, 29).unwrap();
/// let conventions = Conventions { counting: Counting::ClearDays, ..Conventions::UNSTATED };
/// let day = Delay::from(Step::Days(30)).apply(deposit, &conventions)?;
/// assert_eq!(day.to_string(), "2019-05-30");
/// # Ok::<(), foedera_dates::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counting {
    /// The 30th day, or the same day of the third month: the day of the act is day nought.
    NthDay,
    /// The day after that: as many clear days lie between.
    ClearDays,
    /// Not stated: refuse an answer that depends on it.
    Refuse,
}

/// Which day a count of months ends on when its last month has no such day, as 30 November and
/// three months. The Vienna Convention has no rule; depositaries clip, as far as we have seen,
/// except the International Maritime Organization before 2000.
///
/// ```
/// use foedera_dates::{Conventions, Day, Delay, MonthEnd, Step};
///
/// let act = Day::from_ymd(2022, 11, 30).unwrap();
/// let after = |month_end| {
///     let conventions = Conventions { month_end, ..Conventions::UN };
///     Delay::from(Step::Months(3)).apply(act, &conventions)
/// };
/// assert_eq!(after(MonthEnd::Clip)?.to_string(), "2023-02-28");
/// assert_eq!(after(MonthEnd::Overflow)?.to_string(), "2023-03-01");
/// assert!(after(MonthEnd::Refuse).is_err());
/// # Ok::<(), foedera_dates::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MonthEnd {
    /// The last day of that month.
    Clip,
    /// The first day of the month after. Surplus days are not carried over: then a later act
    /// could bring an earlier day.
    Overflow,
    /// Not stated: refuse an answer that depends on it.
    Refuse,
}

/// Whether a period counted from 1 March to three months on is over on 1 June or on 31 May, for
/// "the first day of the month following the expiration of a period of three months". The cases we have
/// seen are strict: nine of nine, eight of them in the African-Eurasian Waterbirds Agreement.
///
/// ```
/// use foedera_dates::{Conventions, Day, Delay, PeriodEnd, Step};
///
/// let act = Day::from_ymd(2024, 3, 1).unwrap();
/// let delay = Delay::new([Step::Months(3), Step::FirstOfMonthAfter])?;
/// let after = |period_end| {
///     delay.apply(act, &Conventions { period_end, ..Conventions::UN })
/// };
/// assert_eq!(after(PeriodEnd::OnTheDay)?.to_string(), "2024-07-01");
/// assert_eq!(after(PeriodEnd::TheDayBefore)?.to_string(), "2024-06-01");
/// # Ok::<(), foedera_dates::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodEnd {
    /// The strict reading: a period that reaches the 1st runs into that month, so the month after
    /// it is the next one.
    OnTheDay,
    /// A period that reaches the 1st was over the day before, so that same 1st counts.
    TheDayBefore,
    /// Not stated: refuse an answer that depends on it.
    Refuse,
}

/// The conventions by which a delay is counted.
///
/// ```
/// use foedera_dates::{Conventions, MonthEnd};
///
/// // A treaty that counts as the African Union does, and says what a missing day becomes.
/// let conventions = Conventions { month_end: MonthEnd::Clip, ..Conventions::AU };
/// assert_ne!(conventions, Conventions::AU);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Conventions {
    /// Which day "30 days after" is.
    pub counting: Counting,
    /// What a day becomes that a month does not have.
    pub month_end: MonthEnd,
    /// When a period is over.
    pub period_end: PeriodEnd,
}

impl Conventions {
    /// Nothing is stated: whatever depends on a convention is refused.
    ///
    /// ```
    /// use foedera_dates::{Conventions, Counting};
    /// assert_eq!(Conventions::UNSTATED.counting, Counting::Refuse);
    /// ```
    pub const UNSTATED: Self = Self {
        counting: Counting::Refuse,
        month_end: MonthEnd::Refuse,
        period_end: PeriodEnd::Refuse,
    };

    /// The Secretary-General of the United Nations as depositary: the same day, clipped.
    ///
    /// Of 275 recorded later parties to the two Covenants of 1966, 266 are bound on the same day
    /// of the third month, none on the day after. Clipping rests on two cases: 30 November 1979
    /// led to 29 February 1980, and 31 March 2017, with "the first day of the month following",
    /// to 1 July.
    ///
    /// ```
    /// use foedera_dates::{Conventions, Counting};
    /// assert_eq!(Conventions::UN.counting, Counting::NthDay);
    /// ```
    pub const UN: Self =
        Self { counting: Counting::NthDay, month_end: MonthEnd::Clip, ..Self::UNSTATED };

    /// The Secretary General of the Council of Europe: the day after, clipped, the strict reading.
    ///
    /// Of 127 recorded later parties to six conventions, 122 are bound on the day after the same
    /// day, none on it. In five conventions with "the first day of the month following" all six
    /// month ends were clipped; 1 October 2009 and three months led to 1 February 2010.
    ///
    /// ```
    /// use foedera_dates::{Conventions, PeriodEnd};
    /// assert_eq!(Conventions::COE.period_end, PeriodEnd::OnTheDay);
    /// ```
    pub const COE: Self = Self {
        counting: Counting::ClearDays,
        month_end: MonthEnd::Clip,
        period_end: PeriodEnd::OnTheDay,
    };

    /// The Swiss Federal Council as depositary: the same day, clipped.
    ///
    /// Of 1053 recorded later parties to the Geneva Conventions and Protocols, 823 are bound on
    /// the same day of the sixth month, one on the day after, and 215 from the day of deposit or
    /// earlier, as successors are; all eleven month ends were clipped.
    ///
    /// ```
    /// use foedera_dates::{Conventions, MonthEnd};
    /// assert_eq!(Conventions::CH.month_end, MonthEnd::Clip);
    /// ```
    pub const CH: Self =
        Self { counting: Counting::NthDay, month_end: MonthEnd::Clip, ..Self::UNSTATED };

    /// The African Union: clear days. Seen in one treaty, the African Continental Free Trade Area:
    /// "thirty days after" 29 April 2019 is 30 May 2019, as the Union announced.
    ///
    /// ```
    /// use foedera_dates::{Conventions, Counting};
    /// assert_eq!(Conventions::AU.counting, Counting::ClearDays);
    /// ```
    pub const AU: Self = Self { counting: Counting::ClearDays, ..Self::UNSTATED };

    /// The Director-General of UNESCO as depositary: the same day.
    ///
    /// Of 184 recorded later parties to the World Heritage Convention ("three months after") and a
    /// protocol ("thirty days after"), 163 are bound on the same day, none on the day after.
    ///
    /// ```
    /// use foedera_dates::{Conventions, Counting};
    /// assert_eq!(Conventions::UNESCO.counting, Counting::NthDay);
    /// ```
    pub const UNESCO: Self = Self { counting: Counting::NthDay, ..Self::UNSTATED };

    /// The Director-General of the Food and Agriculture Organization as depositary: the same day.
    ///
    /// Of 50 recorded later parties to the Agreement on Port State Measures ("thirty days after"), all
    /// are bound on the same day.
    ///
    /// ```
    /// use foedera_dates::{Conventions, Counting};
    /// assert_eq!(Conventions::FAO.counting, Counting::NthDay);
    /// ```
    pub const FAO: Self = Self { counting: Counting::NthDay, ..Self::UNSTATED };

    /// The Secretary-General of the International Maritime Organization as depositary: the same day.
    ///
    /// Of 101 recorded later parties to the Salvage Convention ("one year after") and to the Protocol
    /// of 1996 on limitation of liability ("ninety days after"), 99 are bound on the same day, none on
    /// the day after.
    ///
    /// ```
    /// use foedera_dates::{Conventions, Counting};
    /// assert_eq!(Conventions::IMO.counting, Counting::NthDay);
    /// ```
    pub const IMO: Self = Self { counting: Counting::NthDay, ..Self::UNSTATED };

    /// The Director General of the World Intellectual Property Organization as depositary: the same day.
    ///
    /// Of 77 recorded later parties to the Budapest Treaty ("three months after"), 72 are bound on the
    /// same day, none on the day after.
    ///
    /// ```
    /// use foedera_dates::{Conventions, Counting};
    /// assert_eq!(Conventions::WIPO.counting, Counting::NthDay);
    /// ```
    pub const WIPO: Self = Self { counting: Counting::NthDay, ..Self::UNSTATED };

    /// The conventions of this name.
    ///
    /// ```
    /// use foedera_dates::Conventions;
    /// assert_eq!(Conventions::named("UN"), Some(Conventions::UN));
    /// assert_eq!(Conventions::named("un"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        PROFILES.iter().find(|(known, _)| *known == name).map(|(_, conventions)| *conventions)
    }

    /// What every way of stating the unstated agrees on; two different answers are refused.
    pub(crate) fn agree(
        self,
        answer: impl Fn(&Self) -> Result<Day, DateError>,
    ) -> Result<Day, DateError> {
        let mut readings = self.readings();
        let first = readings.next().unwrap_or(self);
        let day = answer(&first)?;
        for other in readings {
            let other_day = answer(&other)?;
            if other_day != day {
                return Err(refused((first, day), (other, other_day)));
            }
        }
        Ok(day)
    }

    /// Every way of stating what is not stated.
    ///
    /// ```
    /// use foedera_dates::Conventions;
    /// assert_eq!(Conventions::UN.readings().count(), 2); // month ends are clipped, counting is said
    /// assert_eq!(Conventions::UNSTATED.readings().count(), 8);
    /// ```
    pub fn readings(self) -> impl Iterator<Item = Self> {
        let counting =
            either(self.counting, Counting::Refuse, [Counting::NthDay, Counting::ClearDays]);
        let month_end =
            either(self.month_end, MonthEnd::Refuse, [MonthEnd::Clip, MonthEnd::Overflow]);
        let period_end = either(
            self.period_end,
            PeriodEnd::Refuse,
            [PeriodEnd::OnTheDay, PeriodEnd::TheDayBefore],
        );
        counting.flat_map(move |counting| {
            let period_end = period_end.clone();
            month_end.clone().flat_map(move |month_end| {
                period_end.clone().map(move |period_end| Self { counting, month_end, period_end })
            })
        })
    }

    /// The lines that would state what differs from `other`.
    fn lines(&self, other: &Self) -> String {
        let lines = [
            (self.counting != other.counting).then_some(COUNTING),
            (self.month_end != other.month_end).then_some(MONTH_END),
            (self.period_end != other.period_end).then_some(PERIOD_END),
        ];
        format!("write {}", lines.into_iter().flatten().collect::<Vec<_>>().join(", and "))
    }

    /// What differs from `other`, in words.
    fn differing(&self, other: &Self) -> String {
        let differences = [
            (self.counting != other.counting).then_some(match self.counting {
                Counting::ClearDays => "clear days",
                Counting::NthDay | Counting::Refuse => "the nth day",
            }),
            (self.month_end != other.month_end).then_some(match self.month_end {
                MonthEnd::Overflow => "a missing day is the first of the next month",
                MonthEnd::Clip | MonthEnd::Refuse => "a missing day is the month's last",
            }),
            (self.period_end != other.period_end).then_some(match self.period_end {
                PeriodEnd::TheDayBefore => "the period ends the day before",
                PeriodEnd::OnTheDay | PeriodEnd::Refuse => "the period ends on the day",
            }),
        ];
        differences.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// How a treaty states a convention, one way and the other.
const COUNTING: &str = "`counts days to the Nth day` or `counts days as clear days`";
const MONTH_END: &str = "`counts month ends by clipping` or `counts month ends by overflow`";
const PERIOD_END: &str =
    "`counts a first of the month as the month after` or `counts a first of the month as itself`";

/// The stated value alone, or both that it might have been.
fn either<T: Copy + PartialEq>(
    stated: T,
    refuse: T,
    both: [T; 2],
) -> impl Iterator<Item = T> + Clone {
    let unstated = stated == refuse;
    both.into_iter()
        .filter(move |_| unstated)
        .chain(std::iter::once(stated).filter(move |_| !unstated))
}

fn refused(one: (Conventions, Day), two: (Conventions, Day)) -> DateError {
    let (read, otherwise) = (one.0.differing(&two.0), two.0.differing(&one.0));
    let which = format!("this is {} ({read}) or {} ({otherwise})", one.1, two.1);
    DateError::unstated(&which, one.0.lines(&two.0))
}

/// The named conventions there are, for a message that lists them.
///
/// ```
/// assert!(foedera_dates::PROFILES.iter().any(|(name, _)| *name == "AU"));
/// ```
pub const PROFILES: &[(&str, Conventions)] = &[
    ("AU", Conventions::AU),
    ("CH", Conventions::CH),
    ("COE", Conventions::COE),
    ("FAO", Conventions::FAO),
    ("IMO", Conventions::IMO),
    ("UN", Conventions::UN),
    ("UNESCO", Conventions::UNESCO),
    ("WIPO", Conventions::WIPO),
];
