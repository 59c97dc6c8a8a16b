//! `cargo +nightly fuzz run --features libfuzzer scenario`: the same function, led by coverage.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| foedera_fuzz::targets::scenario::run(bytes));
