//! The months by their English names, for whoever reads dates in words.
//!
//! Other languages' names are the business of who reads those languages.

/// The English names, January first.
pub const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
