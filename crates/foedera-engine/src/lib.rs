//! Law, statements, policy and question to an answer with its reason.
