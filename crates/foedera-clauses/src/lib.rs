//! The languages of treaties, journals and scenarios: text to tree to model, and back.
