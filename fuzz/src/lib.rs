//! Mangled inputs through every reader of foreign bytes: what each promises, whatever the bytes.
//!
//! A target is a plain function that panics where a promise is broken. Two drivers call it: the
//! `mangle` program, on the stable compiler, and `cargo fuzz`, led by coverage. No test lives here;
//! what is found becomes a test of the crate that broke.

pub mod mangle;
pub mod random;
pub mod seeds;
pub mod targets;
