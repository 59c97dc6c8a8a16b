//! What the judges by brute force share: chance that can be had again, and how much of it is asked for.
//!
//! In the short form a judge runs with every other test; `FOEDERA_LONG=1` asks for many more worlds, and
//! `FOEDERA_SEED=7` for the seventh sequence of them.

#![allow(
    dead_code,
    clippy::expect_used,
    clippy::allow_attributes,
    reason = "each judge uses its part, and a test that panics has failed"
)]

pub(crate) mod dice;

#[expect(clippy::disallowed_methods, reason = "the long form is asked for in the environment")]
pub(crate) fn is_long() -> bool {
    std::env::var("FOEDERA_LONG").is_ok()
}

/// The seed of the first world: nought in the first sequence, and so many later in each further one.
#[expect(clippy::disallowed_methods, reason = "another sequence is asked for in the environment")]
pub(crate) fn first_seed(worlds_in_a_sequence: u64) -> u64 {
    let sequence = std::env::var("FOEDERA_SEED").map_or(0, |it| it.parse().expect("a number"));
    let sequence: u64 = sequence;
    sequence * worlds_in_a_sequence
}
