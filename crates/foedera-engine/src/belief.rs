//! From statements to facts: whose word counts, what belongs together, what contradicts.
//!
//! A pure function of statements, policy and the day of knowledge. It knows no law: whether an
//! act has any effect is decided elsewhere.

mod policy;

pub use policy::{Policy, Said};
