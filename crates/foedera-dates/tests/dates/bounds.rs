//! Bounds against the plain sets of days that they stand for, over a whole small world.
//!
//! The world is seven days wide; a side without bound reaches beyond it on that side.

use foedera_dates::{Bounds, Day, Edtf, Verdict};

fn world() -> Vec<Day> {
    (0..7).map(|number| Day::from_number(number).unwrap()).collect()
}

/// Every bounds with ends inside the world, or none; the outermost days stand for "beyond".
fn all_bounds() -> Vec<Bounds> {
    let days = world();
    let ends = || std::iter::once(None).chain(days[1..6].iter().copied().map(Some));
    ends().flat_map(|first| ends().filter_map(move |last| Bounds::new(first, last))).collect()
}

fn days(bounds: Bounds) -> Vec<Day> {
    world().into_iter().filter(|day| bounds.contains(*day)).collect()
}

#[test]
fn containing_agrees_with_the_ends() {
    for bounds in all_bounds() {
        for day in world() {
            let after = bounds.earliest().is_none_or(|first| first <= day);
            let before = bounds.latest().is_none_or(|last| day <= last);
            assert_eq!(bounds.contains(day), after && before, "{day} in {bounds}");
        }
    }
}

#[test]
fn meeting_is_what_both_allow() {
    for one in all_bounds() {
        for two in all_bounds() {
            let both: Vec<Day> = days(one).into_iter().filter(|day| two.contains(*day)).collect();
            assert_eq!(one.meet(two).map(days).unwrap_or_default(), both, "{one} and {two}");
            assert_eq!(one.meet(two), two.meet(one));
        }
    }
}

#[test]
fn the_hull_is_the_least_that_holds_both() {
    for one in all_bounds() {
        for two in all_bounds() {
            let hull = one.hull(two);
            let holds = |it: Bounds| it.meet(one) == Some(one) && it.meet(two) == Some(two);
            assert!(holds(hull), "{hull} holds {one} and {two}");
            for other in all_bounds().into_iter().filter(|other| holds(*other)) {
                assert_eq!(other.meet(hull), Some(hull), "{hull} is less than {other}");
            }
        }
    }
}

#[test]
fn before_agrees_with_every_reading_of_both() {
    for one in all_bounds() {
        for two in all_bounds() {
            let seen: Vec<bool> =
                days(one).iter().flat_map(|a| days(two).into_iter().map(move |b| *a < b)).collect();
            let expected = match (seen.contains(&true), seen.contains(&false)) {
                (true, true) => Verdict::Open,
                (true, false) => Verdict::Yes,
                (false, _) => Verdict::No,
            };
            assert_eq!(one.is_before(two), expected, "{one} before {two}");
        }
    }
}

#[test]
fn a_failed_comparison_shows_the_days() {
    let day = Day::from_ymd(2001, 2, 3).expect("a day");
    assert_eq!(format!("{day:?}"), "2001-02-03");
    assert_eq!(format!("{:?}", Bounds::day(day)), "2001-02-03");
    assert_eq!(format!("{:?}", Edtf::day(day)), "2001-02-03");
}

#[test]
fn bounds_are_told_in_english() {
    #[track_caller]
    fn check(bounds: &str, words: &str) {
        assert_eq!(bounds.parse::<Bounds>().unwrap().in_words(), words);
    }
    check("2024-12-04", "2024-12-04");
    check("2024-11-06/2024-11-11", "a day between 2024-11-06 and 2024-11-11");
    check("2024-11-06/..", "a day not before 2024-11-06");
    check("../1939-08-23", "a day not after 1939-08-23");
    check("../..", "an unknown day");
}

#[test]
fn bounds_travel_as_their_text() {
    for bounds in all_bounds() {
        assert_eq!(bounds.to_string().parse::<Bounds>().unwrap(), bounds);
        let json = serde_json::to_string(&bounds).unwrap();
        assert_eq!(serde_json::from_str::<Bounds>(&json).unwrap(), bounds);
    }
}

#[test]
fn a_day_is_four_bytes_and_so_is_a_missing_one() {
    assert_eq!(size_of::<Option<Day>>(), 4);
    assert_eq!(size_of::<Bounds>(), 8);
}
