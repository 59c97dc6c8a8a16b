//! Answers over everything that is open: *yes* if it is so in every completion, *no* if in none,
//! else *open*, with what it hangs on.
//!
//! A completion gives every fact a definite day. Where the answer moves in one direction with a
//! day, two ends suffice; elsewhere every day that is possible is gone through, up to a named
//! limit, and past it the answer is *open* with the limit as its reason.

mod accounts;
mod bearing;
mod choices;
mod completions;
mod counting;
mod elsewhere;
mod founding;
mod merge;
mod notices;
mod recognised;
mod spread;
mod tried;
mod variables;
mod view;

pub(crate) use choices::Choice;
pub use completions::COMPLETIONS_MAX;
pub(crate) use completions::{Courses, Open, Untried, courses};
pub(crate) use counting::counted;
pub(crate) use merge::{Over, StateOver, ViewOver};
pub(crate) use view::{StateView, View, changes, standing, view};
