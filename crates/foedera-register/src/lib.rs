//! The append-only record: append, cut, verify.
