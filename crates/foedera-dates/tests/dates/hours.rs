//! The hour as a note: which words it may have, and that it travels as them.

use foedera_dates::{HOUR_NOTE_MAX, HourNote};

#[track_caller]
fn refused(words: &str, expected: &str) {
    assert_eq!(HourNote::new(words).unwrap_err().to_string(), expected, "{words}");
    let json = serde_json::to_string(words).unwrap();
    assert!(serde_json::from_str::<HourNote>(&json).is_err(), "{words}");
}

#[test]
fn an_hour_keeps_its_words() {
    for words in ["00:00 Moscow time", "midnight", "23:01 Central European Time", " noon"] {
        let note = HourNote::new(words).unwrap();
        assert_eq!(note.as_str(), words);
        assert_eq!(note.to_string(), words);
        let json = serde_json::to_string(&note).unwrap();
        assert_eq!(json, format!("\"{words}\""));
        assert_eq!(serde_json::from_str::<HourNote>(&json).unwrap(), note);
    }
}

#[test]
fn an_hour_is_one_line_with_words_in_it() {
    refused("", "byte 0: this hour is blank; leave it out");
    refused(" \t", "byte 0: this hour is blank; leave it out");
    refused("noon\n", "byte 4: an hour is one line; remove this character");
}

#[test]
fn an_hour_has_no_more_than_its_greatest_length() {
    assert!(HourNote::new(&"x".repeat(HOUR_NOTE_MAX)).is_ok());
    let cure = format!("this hour is longer than {HOUR_NOTE_MAX} bytes; shorten it");
    refused(&"x".repeat(HOUR_NOTE_MAX + 1), &format!("byte {}: {cure}", HOUR_NOTE_MAX + 1));
}
