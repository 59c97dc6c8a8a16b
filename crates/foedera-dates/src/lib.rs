//! Dates as sources state them, and the arithmetic by which treaties count them.
//!
//! What this crate knows: civil days ([`Day`]), the days a date may mean ([`Bounds`]), dates as
//! they are written ([`Edtf`]), and delays in the words of final clauses ([`Delay`]) with the
//! conventions they leave open ([`Conventions`]).
//!
//! What it does not know: treaties and parties, hours and time zones, and "today". An hour that a
//! source gives is kept as a note ([`HourNote`]); days decide.
//!
//! # Example
//!
//! The Russia-DPRK treaty: one report leaves the day of Russia's law open, another gives it.
//!
//! ```
//! use foedera_dates::{Day, Edtf, Verdict};
//!
//! let reported: Edtf = "2024-11-06/2024-11-11".parse()?;
//! let given: Edtf = "2024-11-09".parse()?;
//! let decree: Edtf = "2024-11-11".parse()?;
//!
//! assert_eq!(reported.bounds().is_before(decree.bounds()), Verdict::Open);
//! let narrowed = reported.bounds().meet(given.bounds()).unwrap();
//! assert_eq!(narrowed.is_day(), Day::from_ymd(2024, 11, 9));
//! assert_eq!(narrowed.is_before(decree.bounds()), Verdict::Yes);
//! # Ok::<(), foedera_dates::DateError>(())
//! ```

mod calendar;
mod day;
mod month;
mod numeric;
mod old_style;

mod bounds;
mod verdict;

mod edtf;
mod hour;

mod conventions;
mod delay;
mod step;

mod error;
mod scan;
mod text;

pub use bounds::Bounds;
pub use conventions::{Conventions, Counting, MonthEnd, PROFILES, PeriodEnd};
pub use day::{Day, Weekday};
pub use delay::{Delay, STEPS_MAX, StepTaken};
pub use edtf::{Edtf, LENGTH_MAX};
pub use error::DateError;
pub use hour::{HOUR_NOTE_MAX, HourNote};
pub use month::ENGLISH_MONTHS;
pub use numeric::{Century, DateOrder, numeric_date};
pub use old_style::{OldStyle, julian};
pub use step::Step;
pub use verdict::Verdict;
