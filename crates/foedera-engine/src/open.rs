//! Answers over everything that is open: *yes* if it is so in every completion, *no* if in none,
//! else *open*, with what it hangs on.
//!
//! A completion gives every fact a definite day. Where the answer moves in one direction with a
//! day, two ends suffice; elsewhere every day that is possible is gone through, up to a named
//! limit, and past it the answer is *open* with the limit as its reason.

mod bearing;
mod completions;
mod founding;
mod merge;
mod tried;
mod view;

pub use completions::COMPLETIONS_MAX;
pub(crate) use completions::{Choice, Open, Untried, courses};
pub(crate) use merge::{Over, StateOver, ViewOver};
pub(crate) use view::{View, changes, standing, view};
