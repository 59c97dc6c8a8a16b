//! A delay after a day: the steps by which a clause counts from its trigger to its effect.
//!
//! Not the condition that triggers it, nor the later or earlier of two delays: those are the
//! caller's. There is one evaluator; `explain` is `apply` with a witness.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::bounds::Bounds;
use crate::conventions::Conventions;
use crate::day::Day;
use crate::error::DateError;
use crate::step::Step;

/// How many steps a delay may have. Real clauses have at most three.
pub const STEPS_MAX: usize = 16;

/// The steps from a trigger to an effect, from the trigger outward; none means on the same day.
///
/// Every delay keeps order: a later trigger never brings an earlier effect. So two ends suffice
/// for bounds.
///
/// # Examples
///
/// ```
/// use foedera_dates::{Conventions, Day, Delay, Step};
///
/// // Rome Statute, article 126: "on the first day of the month after the 60th day following".
/// let delay = Delay::new([Step::NthDay(60), Step::FirstOfMonthAfter])?;
/// let sixtieth_deposit = Day::from_ymd(2002, 4, 11).unwrap();
/// assert_eq!(delay.apply(sixtieth_deposit, &Conventions::UN)?.to_string(), "2002-07-01");
/// assert_eq!(delay.to_string(), "first day of the month after the 60th day after");
/// # Ok::<(), foedera_dates::DateError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<Step>", into = "Vec<Step>")]
pub struct Delay {
    steps: Vec<Step>,
}

impl Delay {
    /// On the day itself.
    pub const NONE: Self = Self { steps: Vec::new() };

    /// A delay of these steps, the one next to the trigger first.
    ///
    /// # Errors
    ///
    /// More than [`STEPS_MAX`] steps.
    ///
    /// ```
    /// use foedera_dates::{Delay, Step};
    /// assert!(Delay::new([Step::Days(1); 17]).is_err());
    /// ```
    pub fn new(steps: impl Into<Vec<Step>>) -> Result<Self, DateError> {
        let steps = steps.into();
        if STEPS_MAX < steps.len() {
            return Err(DateError::out_of_range(format!(
                "a delay of {} steps is longer than {STEPS_MAX}; say it in fewer",
                steps.len()
            )));
        }
        Ok(Self { steps })
    }

    /// The steps, the one next to the trigger first.
    ///
    /// ```
    /// use foedera_dates::{Delay, Step};
    /// assert_eq!(Delay::from(Step::Years(1)).steps(), [Step::Years(1)]);
    /// ```
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The day of effect for a trigger on `day`.
    ///
    /// # Errors
    ///
    /// The answer depends on a convention that is not stated, or leaves the calendar.
    ///
    /// ```
    /// use foedera_dates::{Conventions, Day, Delay, Step};
    /// let day = Day::from_ymd(1975, 12, 23).unwrap(); // Covenant on Civil and Political Rights
    /// let effect = Delay::from(Step::Months(3)).apply(day, &Conventions::UN)?;
    /// assert_eq!(effect.to_string(), "1976-03-23");
    /// # Ok::<(), foedera_dates::DateError>(())
    /// ```
    pub fn apply(&self, day: Day, by: &Conventions) -> Result<Day, DateError> {
        by.agree(|reading| self.walk(day, reading, |_, _, _| ()))
    }

    /// The days the effect may fall on when the trigger is only known within bounds.
    ///
    /// # Errors
    ///
    /// As [`Delay::apply`], for either end.
    ///
    /// ```
    /// use foedera_dates::{Bounds, Conventions, Delay, Step};
    /// let trigger: Bounds = "1892-08/1894-01".parse()?;
    /// let effect = Delay::from(Step::NthDay(30)).apply_bounds(trigger, &Conventions::UN)?;
    /// assert_eq!(effect.to_string(), "1892-08-31/1894-03-02");
    /// # Ok::<(), foedera_dates::DateError>(())
    /// ```
    pub fn apply_bounds(&self, trigger: Bounds, by: &Conventions) -> Result<Bounds, DateError> {
        let end = |end: Option<Day>| end.map(|day| self.apply(day, by)).transpose();
        Ok(Bounds::in_order(end(trigger.earliest())?, end(trigger.latest())?))
    }

    /// The arithmetic of [`Delay::apply`], step by step. Where an unstated convention does not
    /// change the effect, a day on the way is shown by the first of its readings.
    ///
    /// # Errors
    ///
    /// As [`Delay::apply`].
    ///
    /// ```
    /// use foedera_dates::{Conventions, Day, Delay, Step};
    /// let delay = Delay::new([Step::NthDay(60), Step::FirstOfMonthAfter])?;
    /// let taken = delay.explain(Day::from_ymd(2002, 4, 11).unwrap(), &Conventions::UN)?;
    /// let words: Vec<String> = taken.iter().map(ToString::to_string).collect();
    /// assert_eq!(
    ///     words,
    ///     [
    ///         "60th day after 2002-04-11 = 2002-06-10",
    ///         "first day of the month after 2002-06-10 = 2002-07-01",
    ///     ]
    /// );
    /// # Ok::<(), foedera_dates::DateError>(())
    /// ```
    pub fn explain(&self, day: Day, by: &Conventions) -> Result<Vec<StepTaken>, DateError> {
        self.apply(day, by)?;
        let mut taken = Vec::new();
        self.walk(day, by, |step, from, to| taken.push(StepTaken { step, from, to }))?;
        Ok(taken)
    }

    /// The latest day whose effect does not lie after `end`: the last day of a notice that must
    /// be given "at least 1 year before the end".
    ///
    /// It is defined by the delay forward, so that notice and effect cannot disagree: on the day
    /// after, notice would come too late.
    ///
    /// # Errors
    ///
    /// The answer depends on a convention that is not stated, or leaves the calendar.
    ///
    /// ```
    /// use foedera_dates::{Conventions, Day, Delay, Step};
    /// // The USSR-DPRK treaty of 1961 ran for terms that ended on 10 September.
    /// let end = Day::from_ymd(1996, 9, 10).unwrap();
    /// let notice = Delay::from(Step::Years(1)).back(end, &Conventions::UN)?;
    /// assert_eq!(notice.to_string(), "1995-09-10");
    /// # Ok::<(), foedera_dates::DateError>(())
    /// ```
    pub fn back(&self, end: Day, by: &Conventions) -> Result<Day, DateError> {
        by.agree(|reading| self.latest_in_time(end, reading))
    }

    /// Takes every step by one reading, and shows each to the witness.
    fn walk(
        &self,
        day: Day,
        reading: &Conventions,
        mut witness: impl FnMut(Step, Day, Day),
    ) -> Result<Day, DateError> {
        let mut here = day;
        let mut before = None;
        for &step in &self.steps {
            let there = step.take(here, before, reading).ok_or_else(|| {
                DateError::out_of_range(format!(
                    "{step} {here} lies outside the years -9999 to 9999; check the number"
                ))
            })?;
            witness(step, here, there);
            here = there;
            before = Some(step);
        }
        Ok(here)
    }

    /// Halves the calendar until one day is left; sound because every delay keeps order, and a
    /// delay that leaves the calendar certainly ends after `end`.
    fn latest_in_time(&self, end: Day, reading: &Conventions) -> Result<Day, DateError> {
        let in_time = |number: i32| {
            Day::from_number(number)
                .filter(|day| self.walk(*day, reading, |_, _, _| ()).is_ok_and(|it| it <= end))
        };
        let mut best = None;
        let (mut low, mut high) = (Day::MIN.number(), Day::MAX.number());
        while low <= high {
            let middle = i32::midpoint(low, high);
            if let Some(day) = in_time(middle) {
                best = Some(day);
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        best.ok_or_else(|| {
            DateError::out_of_range(format!("no day lies in time: {self} it must come {end}"))
        })
    }
}

impl From<Step> for Delay {
    fn from(step: Step) -> Self {
        Self { steps: vec![step] }
    }
}

impl TryFrom<Vec<Step>> for Delay {
    type Error = DateError;

    fn try_from(steps: Vec<Step>) -> Result<Self, DateError> {
        Self::new(steps)
    }
}

impl From<Delay> for Vec<Step> {
    fn from(delay: Delay) -> Self {
        delay.steps
    }
}

/// The words of a clause, outermost step first: what comes after the last is the trigger.
impl fmt::Display for Delay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.steps.iter().rev().enumerate() {
            let article = match (place, step) {
                (0, _) | (_, Step::Days(_) | Step::Months(_) | Step::Years(_)) => "",
                _ => "the ",
            };
            let gap = if place == 0 { "" } else { " " };
            write!(f, "{gap}{article}{step}")?;
        }
        Ok(())
    }
}

/// One step as it was taken, for an answer that shows its arithmetic.
///
/// ```
/// use foedera_dates::{Day, Step, StepTaken};
/// let taken = StepTaken { step: Step::Days(1), from: Day::MIN, to: Day::MIN };
/// assert_eq!(taken.to_string(), "1 day after -9999-01-01 = -9999-01-01");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StepTaken {
    /// The step of the delay.
    pub step: Step,
    /// The day it was taken from.
    pub from: Day,
    /// The day it led to.
    pub to: Day,
}

impl fmt::Display for StepTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} = {}", self.step, self.from, self.to)
    }
}
