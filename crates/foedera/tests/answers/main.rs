//! Answers of the embedded library, from treaty text to verdict: what must be true, as tests.

#![expect(clippy::unwrap_used, reason = "tests may")]

mod asking;
mod founding;
mod library;
