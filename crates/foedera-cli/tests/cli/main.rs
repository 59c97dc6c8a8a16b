//! The command as people and scripts meet it: the real binary, its output, its exit code.
//!
//! Treaties of test stand in `tests/treaties`. Whole pages are compared with `snapshots/`, so that
//! whoever changes a look sees it; what scripts rely on is asserted field by field.

#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test may stop, and is what reads the files that the command wrote"
)]

mod answers;
mod archives;
mod assisted;
mod coded;
mod collections;
mod columnar;
mod command;
mod contract;
mod crises;
mod drafts;
mod manners;
mod panels;
mod records;
mod reports;
mod scenarios;
mod server;
mod texts;
