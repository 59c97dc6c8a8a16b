//! What the crate promises, as pairs of texts and as laws over small worlds.
//!
//! Uses the public face alone, so that the inside can be rewritten. (`cfg(test)` tells the lints that
//! helpers are tests too.)

#[cfg(test)]
mod bounds;
#[cfg(test)]
mod calendar;
#[cfg(test)]
mod delays;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod hours;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod notation;
#[cfg(test)]
mod texts;
