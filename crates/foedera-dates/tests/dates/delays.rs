//! Delays as clauses word them, on the dates of real treaties.
//!
//! Each case says what it rests on: an official date that was seen, one computed and equal to it,
//! or a recorded date of a party (International Environmental Agreements Database, manytreaties).

use foedera_dates::{
    Bounds, Conventions, Counting, Day, Delay, MonthEnd, PROFILES, PeriodEnd, Step,
};

use Step::{
    Days, EndOfMonth, EndOfYear, FirstOfMonthAfter, FirstOfNthMonth, FirstOfYearAfter, Months,
    NthDay, Years,
};

const UNSTATED: Conventions = Conventions::UNSTATED;
const UN: Conventions = Conventions::UN;
const AU: Conventions = Conventions::AU;
const COE: Conventions = Conventions::COE;
const CH: Conventions = Conventions::CH;

#[track_caller]
fn check(trigger: &str, steps: &[Step], by: Conventions, expected: &str) {
    let trigger: Day = trigger.parse().unwrap();
    let effect = Delay::new(steps).unwrap().apply(trigger, &by);
    assert_eq!(effect.map_or_else(|error| error.to_string(), |day| day.to_string()), expected);
}

#[test]
fn on_the_day_itself() {
    check("1967-10-04", &[], UNSTATED, "1967-10-04"); // Refugee Protocol, sixth accession
}

#[test]
fn on_the_nth_day_needs_no_convention() {
    check("2004-11-18", &[NthDay(90)], UNSTATED, "2005-02-16"); // Kyoto Protocol
    check("2015-01-15", &[NthDay(90)], UNSTATED, "2015-04-15"); // supplementary nuclear liability
    check("2016-10-05", &[NthDay(30)], UNSTATED, "2016-11-04"); // Paris Agreement
}

#[test]
fn days_after_are_counted_by_depositaries_in_two_ways() {
    check("2014-09-25", &[Days(90)], UN, "2014-12-24"); // Arms Trade Treaty (from memory)
    check("2019-04-29", &[Days(30)], AU, "2019-05-30"); // African Continental Free Trade Area
}

#[test]
fn months_after_are_too() {
    check("1975-12-23", &[Months(3)], UN, "1976-03-23"); // Covenant on Civil and Political Rights
    check("2000-09-22", &[Months(3)], UN, "2000-12-22"); // its women's sister, Optional Protocol
    check("1982-06-01", &[Months(6)], COE, "1982-12-02"); // animal transport, Portugal
    check("2000-10-31", &[Months(3)], COE, "2001-02-01"); // transfrontier co-operation, Slovakia
    check("2025-07-10", &[Months(6)], UN, "2026-01-10"); // Finland leaves the Ottawa Convention
}

#[test]
fn a_month_that_has_no_such_day() {
    check("2017-03-31", &[Months(3), FirstOfMonthAfter], UN, "2017-07-01"); // migrants, Congo
    check("1979-11-30", &[Months(3)], UN, "1980-02-29"); // Covenant, El Salvador
    check("1989-08-29", &[Months(6)], CH, "1990-02-28"); // Protocol I of Geneva, Luxembourg
    let imo = Conventions { month_end: MonthEnd::Overflow, ..UN };
    check("1989-01-31", &[Months(3)], imo, "1989-05-01"); // MARPOL, Algeria
    check("1993-08-31", &[Months(3)], imo, "1993-12-01"); // MARPOL, Argentina
    check("2024-02-29", &[Years(1)], UN, "2025-02-28");
    check("2024-02-29", &[Years(4)], UN, "2028-02-29");
}

#[test]
fn the_first_day_of_the_month_after_a_period() {
    const THREE_MONTHS: &[Step] = &[Months(3), FirstOfMonthAfter];
    const TWO_MONTHS: &[Step] = &[Months(2), FirstOfMonthAfter];
    check("2014-04-22", THREE_MONTHS, COE, "2014-08-01"); // Istanbul Convention
    check("2004-03-18", THREE_MONTHS, COE, "2004-07-01"); // Budapest Convention
    check("2009-11-30", THREE_MONTHS, COE, "2010-03-01"); // human rights and biomedicine, Finland
    check("1991-01-31", THREE_MONTHS, COE, "1991-05-01"); // Bern Convention, Bulgaria
    check("2009-10-01", THREE_MONTHS, COE, "2010-02-01"); // Bern Convention, Montenegro
    check("2002-01-01", TWO_MONTHS, COE, "2002-04-01"); // Waterbirds Agreement, South Africa
    let lenient = Conventions { period_end: PeriodEnd::TheDayBefore, ..COE };
    check("2009-10-01", THREE_MONTHS, lenient, "2010-01-01");
    check("2024-05-01", &[Months(1), FirstOfMonthAfter], lenient, "2024-06-01");
    check("2024-05-31", &[Days(1), FirstOfMonthAfter], lenient, "2024-06-01");
}

/// Under clear days the effect of six months is a day later, but the period is over as before.
#[test]
fn the_month_after_a_period_is_not_moved_by_clear_days() {
    let nth_day = Conventions { counting: Counting::NthDay, ..COE };
    for trigger in ["2003-10-31", "2003-10-30", "2003-11-01"] {
        let delay = Delay::new([Months(3), FirstOfMonthAfter]).unwrap();
        let trigger: Day = trigger.parse().unwrap();
        assert_eq!(delay.apply(trigger, &COE).ok(), delay.apply(trigger, &nth_day).ok());
    }
}

/// The 60th day is a day and not a period: it needs no convention on when a period ends.
#[test]
fn the_first_day_of_the_month_after_a_day() {
    const ROME: &[Step] = &[NthDay(60), FirstOfMonthAfter];
    check("2002-04-11", ROME, UNSTATED, "2002-07-01"); // Rome Statute
    check("2003-01-31", ROME, UNSTATED, "2003-05-01"); // Albania: its 60th day is a 1st of April
    check("2009-11-13", &[FirstOfMonthAfter], UNSTATED, "2009-12-01"); // Lisbon
    check("2009-12-01", &[FirstOfMonthAfter], UNSTATED, "2010-01-01");
}

#[test]
fn the_first_day_of_a_later_month() {
    check("1998-09-16", &[FirstOfNthMonth(6)], UNSTATED, "1999-03-01"); // Ottawa Convention
    check("2010-02-16", &[FirstOfNthMonth(6)], UNSTATED, "2010-08-01"); // Cluster Munitions
    check("1999-03-30", &[FirstOfNthMonth(2)], UNSTATED, "1999-05-01"); // Amsterdam
}

#[test]
fn the_end_and_the_turn_of_month_and_year() {
    check("2024-02-10", &[EndOfMonth], UNSTATED, "2024-02-29");
    check("2024-02-10", &[Months(6), EndOfYear], UNSTATED, "2024-12-31");
    check("2023-06-30", &[EndOfYear], UNSTATED, "2023-12-31");
    check("2023-06-30", &[Years(1), FirstOfYearAfter], UNSTATED, "2025-01-01");
}

#[test]
fn what_depends_on_an_unstated_convention_is_refused() {
    check(
        "2019-04-29",
        &[Days(30)],
        UNSTATED,
        "this is 2019-05-29 (the nth day) or 2019-05-30 (clear days), and the treaty does not \
         say which; write `counts days to the Nth day` or `counts days as clear days`",
    );
    check(
        "2019-11-30",
        &[Months(3)],
        Conventions { counting: Counting::NthDay, ..UNSTATED },
        "this is 2020-02-29 (a missing day is the month's last) or 2020-03-01 (a missing day is \
         the first of the next month), and the treaty does not say which; write `counts month ends \
         by clipping` or `counts month ends by overflow`",
    );
    check(
        "2024-03-01",
        &[Months(3), FirstOfMonthAfter],
        UN,
        "this is 2024-07-01 (the period ends on the day) or 2024-06-01 (the period ends the day \
         before), and the treaty does not say which; write `counts a first of the month as the \
         month after` or `counts a first of the month as itself`",
    );
}

/// Two of three may be stated, and the third still decides.
#[test]
fn one_convention_alone_is_asked_for() {
    #[track_caller]
    fn check(trigger: &str, steps: &[Step], by: Conventions, cure: &str) {
        let error = Delay::new(steps).unwrap().apply(trigger.parse().unwrap(), &by).unwrap_err();
        assert_eq!(error.cure(), Some(cure));
    }
    let stated = Conventions {
        counting: Counting::NthDay,
        month_end: MonthEnd::Clip,
        period_end: PeriodEnd::OnTheDay,
    };
    check(
        "2019-04-29",
        &[Days(30)],
        Conventions { counting: Counting::Refuse, ..stated },
        "write `counts days to the Nth day` or `counts days as clear days`",
    );
    check(
        "2019-11-30",
        &[Months(3)],
        Conventions { month_end: MonthEnd::Refuse, ..stated },
        "write `counts month ends by clipping` or `counts month ends by overflow`",
    );
    check(
        "2024-03-01",
        &[Months(3), FirstOfMonthAfter],
        Conventions { period_end: PeriodEnd::Refuse, ..stated },
        "write `counts a first of the month as the month after` or `counts a first of the month as \
         itself`",
    );
}

#[test]
fn nought_days_are_no_period_that_could_be_over_before() {
    let by = Conventions { period_end: PeriodEnd::TheDayBefore, ..UN };
    check("2024-03-01", &[Days(0), FirstOfMonthAfter], by, "2024-04-01");
    check("2024-03-01", &[Months(0), EndOfMonth], by, "2024-03-31");
    check("2024-02-29", &[Days(1), FirstOfMonthAfter], by, "2024-03-01");
}

#[test]
fn what_does_not_depend_on_it_is_answered() {
    check("2014-04-22", &[Months(3), FirstOfMonthAfter], UNSTATED, "2014-08-01");
    check("2024-02-10", &[Days(30), EndOfYear], UNSTATED, "2024-12-31");
}

#[test]
fn what_leaves_the_calendar_is_refused() {
    check(
        "9999-12-01",
        &[NthDay(60)],
        UN,
        "60th day after 9999-12-01 lies outside the years -9999 to 9999; check the number",
    );
    for step in [NthDay(u32::MAX), Days(u32::MAX), Months(u32::MAX), Years(u32::MAX)] {
        assert!(Delay::from(step).apply(Day::MIN, &AU).unwrap_err().is_out_of_range());
    }
    assert!(Delay::from(NthDay(1)).back(Day::MIN, &UN).unwrap_err().is_out_of_range());
}

#[test]
fn notice_before_the_end() {
    #[track_caller]
    fn check(end: &str, step: Step, by: Conventions, expected: &str) {
        let notice = Delay::from(step).back(end.parse().unwrap(), &by);
        assert_eq!(notice.map_or_else(|error| error.to_string(), |day| day.to_string()), expected);
    }
    check("1971-09-10", Years(1), UN, "1970-09-10"); // USSR-DPRK, 1961
    check("1971-09-10", Years(1), COE, "1970-09-09");
    check("2023-02-28", Months(6), UN, "2022-08-31"); // the 29th to the 31st are all in time
    check("2023-03-01", Days(30), UN, "2023-01-30");
    check("2023-03-01", Days(30), AU, "2023-01-29");
}

#[test]
fn bounds_pass_through_a_delay() {
    #[track_caller]
    fn check(trigger: &str, steps: &[Step], expected: &str) {
        let trigger: Bounds = trigger.parse().unwrap();
        let effect = Delay::new(steps).unwrap().apply_bounds(trigger, &COE).unwrap();
        assert_eq!(effect.to_string(), expected);
    }
    check("2024-11-06/2024-11-11", &[NthDay(30)], "2024-12-06/2024-12-11");
    check("2014-04", &[Months(3), FirstOfMonthAfter], "2014-08-01");
    check("2014-04/..", &[Months(3)], "2014-07-02/..");
    check("../..", &[Months(3)], "../..");
}

#[test]
fn an_answer_can_show_its_arithmetic() {
    let delay = Delay::new([Months(3), FirstOfMonthAfter]).unwrap();
    let taken = delay.explain("2014-04-22".parse().unwrap(), &COE).unwrap();
    let words: Vec<String> = taken.iter().map(ToString::to_string).collect();
    assert_eq!(
        words,
        [
            "3 months after 2014-04-22 = 2014-07-23",
            "first day of the month after 2014-07-23 = 2014-08-01",
        ]
    );
    assert_eq!(delay.to_string(), "first day of the month after 3 months after");
}

#[test]
fn steps_are_worded_as_clauses_word_them() {
    let words = |step: Step| step.to_string();
    let ordinals = [1, 2, 3, 4, 11, 12, 13, 21, 112, 122].map(|count| words(NthDay(count)));
    let shown = ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th", "122nd"];
    assert_eq!(ordinals, shown.map(|nth| format!("{nth} day after")));
    assert_eq!(words(Days(1)), "1 day after");
    assert_eq!(words(Years(2)), "2 years after");
    assert_eq!(words(EndOfYear), "end of the year of");
}

#[test]
fn a_profile_states_what_there_is_evidence_for_and_no_more() {
    let same_day = Conventions { counting: Counting::NthDay, ..UNSTATED };
    let clear_days = Conventions { counting: Counting::ClearDays, ..UNSTATED };
    let clipped = Conventions { month_end: MonthEnd::Clip, ..same_day };
    let strict =
        Conventions { month_end: MonthEnd::Clip, period_end: PeriodEnd::OnTheDay, ..clear_days };
    let known = [
        ("AU", clear_days),
        ("CH", clipped),
        ("COE", strict),
        ("FAO", same_day),
        ("IMO", same_day),
        ("UN", clipped),
        ("UNESCO", same_day),
        ("WIPO", same_day),
    ];
    assert_eq!(PROFILES, known);
    for (name, profile) in known {
        assert_eq!(Conventions::named(name), Some(profile));
    }
    assert_eq!(Conventions::named("un"), None);
}

#[test]
fn delays_and_conventions_travel() {
    let delay = Delay::new([NthDay(60), FirstOfMonthAfter]).unwrap();
    let json = serde_json::to_string(&delay).unwrap();
    assert_eq!(json, r#"[{"nth-day":60},"first-of-month-after"]"#);
    assert_eq!(serde_json::from_str::<Delay>(&json).unwrap(), delay);
    let json = serde_json::to_string(&AU).unwrap();
    assert_eq!(json, r#"{"counting":"clear-days","month_end":"refuse","period_end":"refuse"}"#);
    let too_long = format!("[{}]", vec!["\"end-of-year\""; 17].join(","));
    assert!(serde_json::from_str::<Delay>(&too_long).is_err());
}
