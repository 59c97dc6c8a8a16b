//! Any text whatever: it is read or refused, never more; and what is read prints back as itself.

use foedera_dates::{Century, DateOrder, Day, Edtf, HourNote, LENGTH_MAX, numeric_date};
use proptest::prelude::*;

/// Texts that look like the notation, so that many of them are read.
fn expressions() -> impl Strategy<Value = String> {
    let mark = "[?~%]?";
    let year = format!("{mark}(-?[0-2X][0-9X]{{3}}|Y-?[1-9][0-9]{{4,9}}){mark}");
    let month = format!("-{mark}(0[1-9X]|1[0-2X]|[234][0-9]|XX){mark}");
    let day = format!("-{mark}(0[1-9]|[12X][0-9X]|3[01]){mark}");
    let date = format!("{year}({month}({day})?)?");
    let hour = "T[012][0-9]:[0-5][0-9]:[0-5][0-9](Z|[+-][01][0-9](:[0-5][0-9])?)?";
    let shapes = [
        date.clone(),
        format!("{date}{hour}"),
        format!("({date}|\\.\\.)?/({date}|\\.\\.)?"),
        format!("[\\[{{](\\.\\.)?{date}(,{date}(\\.\\.{date})?){{0,3}}(\\.\\.)?[\\]}}]"),
    ];
    shapes
        .map(|shape| proptest::string::string_regex(&shape).unwrap())
        .into_iter()
        .map(Strategy::boxed)
        .reduce(|one, two| one.prop_union(two.boxed()).boxed())
        .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_prints_back_as_itself(text in expressions()) {
        if let Ok(date) = text.parse::<Edtf>() {
            let printed = date.to_string();
            let again: Edtf = printed.parse().unwrap();
            prop_assert_eq!(&again, &date);
            prop_assert_eq!(again.bounds(), date.bounds());
            prop_assert_eq!(again.to_string(), printed);
            let json = serde_json::to_string(&date).unwrap();
            prop_assert_eq!(serde_json::from_str::<Edtf>(&json).unwrap(), date);
        }
    }

    #[test]
    fn any_text_is_read_or_refused_at_a_place_in_it(text in any::<String>()) {
        if let Err(error) = text.parse::<Edtf>() {
            let at = error.at().unwrap();
            prop_assert!(text.is_char_boundary(at), "{at} in {text:?}");
        }
        drop(HourNote::new(&text));
        for order in [DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay] {
            drop(numeric_date(&text, order, Century::From(i16::MAX)));
        }
    }

    #[test]
    fn a_spoilt_expression_is_read_or_refused(text in expressions(), at in 0..40_usize, by in any::<char>()) {
        let mut spoilt: String = text.chars().take(at).collect();
        spoilt.push(by);
        spoilt.extend(text.chars().skip(at));
        if let Err(error) = spoilt.parse::<Edtf>() {
            prop_assert!(spoilt.is_char_boundary(error.at().unwrap()));
        }
    }

    #[test]
    fn every_day_is_a_date(number in Day::MIN.number()..=Day::MAX.number()) {
        let day = Day::from_number(number).unwrap();
        prop_assert_eq!(day.to_string().parse::<Edtf>().unwrap(), Edtf::day(day));
    }
}

#[test]
fn a_text_too_long_is_refused() {
    let set = format!("[{}1985]", "1985,".repeat(LENGTH_MAX / 5));
    let error = set.parse::<Edtf>().unwrap_err();
    assert_eq!(error.message(), "a date has no more than 1024 bytes; shorten it");
    assert_eq!(error.at(), Some(set.len()));
    let longest = format!("[1985-04,{}1985]", "1985,".repeat(202));
    assert_eq!(longest.len(), LENGTH_MAX);
    assert!(longest.parse::<Edtf>().is_ok());
}

/// So that the laws above are not about refusals alone.
#[test]
fn many_made_expressions_are_read() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let read = (0..1000)
        .filter(|_| expressions().new_tree(&mut runner).unwrap().current().parse::<Edtf>().is_ok())
        .count();
    assert!(read > 100, "{read} of 1000");
}
