//! Answers of the embedded library, from treaty text to verdict: what must be true, as tests.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may")]

mod asking;
mod beside;
mod besides;
mod casus;
mod coded;
mod drafts;
mod exchange;
mod founding;
mod history;
mod identity;
mod library;
mod office;
mod reports;
mod supposed;
