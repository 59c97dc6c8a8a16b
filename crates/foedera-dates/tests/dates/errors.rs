//! What an error says of itself: its kind, its place in the text, its cure.

use foedera_dates::{Conventions, DateError, Day, Delay, Edtf, Step};

/// `syntax`, `out of range` or `unstated`: each error is one of the three and no more.
fn kind(error: &DateError) -> &'static str {
    match (error.is_syntax(), error.is_out_of_range(), error.is_unstated()) {
        (true, false, false) => "syntax",
        (false, true, false) => "out of range",
        (false, false, true) => "unstated",
        several => panic!("{error} is {several:?}"),
    }
}

fn applied(step: Step, day: Day, by: Conventions) -> DateError {
    Delay::from(step).apply(day, &by).unwrap_err()
}

#[test]
fn what_cannot_be_read_has_a_place() {
    let error = "2024-13".parse::<Edtf>().unwrap_err();
    assert_eq!(kind(&error), "syntax");
    assert_eq!((error.at(), error.cure()), (Some(5), None));
    assert_eq!(error.to_string(), format!("byte 5: {}", error.message()));
    assert_eq!(format!("{error:?}"), error.to_string());
}

#[test]
fn what_leaves_the_calendar_has_none() {
    let error = applied(Step::NthDay(1), Day::MAX, Conventions::UN);
    assert_eq!(kind(&error), "out of range");
    assert_eq!((error.at(), error.cure()), (None, None));
    assert_eq!(error.to_string(), error.message());
}

#[test]
fn what_nobody_stated_has_a_cure_that_is_the_same_for_every_day() {
    let cure = "write `counts days to the Nth day` or `counts days as clear days`";
    for number in [0, 1, 20_000] {
        let day = Day::from_number(number).unwrap();
        let error = applied(Step::Days(30), day, Conventions::UNSTATED);
        assert_eq!(kind(&error), "unstated");
        assert_eq!((error.at(), error.cure()), (None, Some(cure)));
        assert!(error.message().ends_with(cure), "{error}");
    }
}
