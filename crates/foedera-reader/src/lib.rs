//! A report of treaty acts to claims, each citing its words.
