//! Laws of delays, over every day of several years, every step and every convention.
//!
//! The years are 1899 to 1900 and 2023 to 2024, so that a leap year, a common year and a century
//! without a leap day are among them.

use foedera_dates::{Bounds, Conventions, Counting, Day, Delay, MonthEnd, PeriodEnd, Step};

fn days() -> Vec<Day> {
    let run = |first: i16, last: i16| {
        let first = Day::from_ymd(first, 1, 1).unwrap().number();
        (first..=Day::from_ymd(last, 12, 31).unwrap().number()).filter_map(Day::from_number)
    };
    run(1899, 1900).chain(run(2023, 2024)).collect()
}

fn steps() -> Vec<Step> {
    let counts = [0, 1, 2, 3, 6, 12, 29, 31, 60];
    let counted = counts.into_iter().flat_map(|count| {
        [Step::NthDay(count), Step::Days(count), Step::Months(count), Step::FirstOfNthMonth(count)]
    });
    let fixed = [
        Step::Years(1),
        Step::Years(4),
        Step::FirstOfMonthAfter,
        Step::EndOfMonth,
        Step::EndOfYear,
        Step::FirstOfYearAfter,
    ];
    counted.chain(fixed).collect()
}

/// Every step alone, and two after each other where the first is of a kind of its own.
fn delays() -> Vec<Delay> {
    let firsts = [
        Step::NthDay(60),
        Step::Days(1),
        Step::Days(30),
        Step::Months(1),
        Step::Months(3),
        Step::Years(1),
        Step::FirstOfMonthAfter,
        Step::EndOfMonth,
    ];
    let seconds = [Step::Days(2), Step::Months(1), Step::FirstOfNthMonth(0), Step::EndOfYear];
    let twos = firsts.into_iter().flat_map(|one| {
        let pair = move |two| Delay::new([one, two]).unwrap();
        firsts.into_iter().chain(seconds).map(pair)
    });
    steps().into_iter().map(Delay::from).chain([Delay::NONE]).chain(twos).collect()
}

fn stated() -> Vec<Conventions> {
    let mut all = Vec::new();
    for counting in [Counting::NthDay, Counting::ClearDays] {
        for month_end in [MonthEnd::Clip, MonthEnd::Overflow] {
            for period_end in [PeriodEnd::OnTheDay, PeriodEnd::TheDayBefore] {
                all.push(Conventions { counting, month_end, period_end });
            }
        }
    }
    all
}

/// Going back to a month's first day is the one way to lead to an earlier day.
fn may_lead_back(delay: &Delay) -> bool {
    delay.steps().contains(&Step::FirstOfNthMonth(0))
}

#[test]
fn a_later_trigger_never_brings_an_earlier_effect() {
    let days = days();
    for delay in delays() {
        for by in stated() {
            let effects: Vec<Day> = days.iter().map(|it| delay.apply(*it, &by).unwrap()).collect();
            assert!(effects.is_sorted(), "{delay}, {by:?}");
        }
    }
}

#[test]
fn an_effect_never_lies_before_its_trigger() {
    for delay in delays().into_iter().filter(|it| !may_lead_back(it)) {
        for by in stated() {
            for day in days() {
                assert!(day <= delay.apply(day, &by).unwrap(), "{delay} {day}, {by:?}");
            }
        }
    }
}

#[test]
fn bounds_are_the_hull_of_every_completion() {
    let january = Day::from_ymd(2024, 1, 20).unwrap();
    for delay in delays() {
        for by in stated() {
            for width in [0, 1, 9, 11, 12, 40] {
                let last = january.plus_days(width).unwrap();
                let effects: Vec<Day> = (january.number()..=last.number())
                    .map(|it| delay.apply(Day::from_number(it).unwrap(), &by).unwrap())
                    .collect();
                let hull = Bounds::between(effects[0], *effects.iter().max().unwrap());
                let trigger = Bounds::between(january, last).unwrap();
                assert_eq!(delay.apply_bounds(trigger, &by).ok(), hull, "{delay}, {by:?}");
            }
        }
    }
}

#[test]
fn notice_on_the_last_day_is_in_time_and_on_the_next_too_late() {
    for step in steps() {
        let delay = Delay::from(step);
        for by in stated() {
            for end in days().into_iter().step_by(3) {
                let last = delay.back(end, &by).unwrap();
                assert!(delay.apply(last, &by).unwrap() <= end, "{delay} {last}, {by:?}");
                let late = delay.apply(last.next().unwrap(), &by).unwrap();
                assert!(end < late, "{delay} {last} plus one, {by:?}");
            }
        }
    }
}

#[test]
fn the_shown_arithmetic_is_a_chain_from_trigger_to_effect() {
    for delay in delays() {
        for day in days().into_iter().step_by(17) {
            let taken = delay.explain(day, &Conventions::COE).unwrap();
            let mut here = day;
            for (step, shown) in delay.steps().iter().zip(&taken) {
                assert_eq!((*step, here), (shown.step, shown.from));
                here = shown.to;
            }
            assert_eq!(taken.len(), delay.steps().len());
            assert_eq!(Ok(here), delay.apply(day, &Conventions::COE));
        }
    }
}

/// A refusal is exact: it comes if and only if the readings differ.
#[test]
fn an_unstated_convention_refuses_exactly_where_the_readings_differ() {
    for delay in delays() {
        for day in days().into_iter().step_by(7) {
            let mut effects: Vec<Day> =
                stated().iter().map(|by| delay.apply(day, by).unwrap()).collect();
            effects.sort();
            effects.dedup();
            match delay.apply(day, &Conventions::UNSTATED) {
                Ok(effect) => assert_eq!(effects, [effect], "{delay} {day}"),
                Err(error) => assert!(error.is_unstated() && effects.len() > 1, "{delay} {day}"),
            }
        }
    }
}

/// The oracle for months is an independent library, which clips.
#[test]
fn months_agree_with_an_independent_library() {
    for day in days() {
        let (year, month, of_month) = day.ymd();
        let theirs = jiff::civil::date(year, month, of_month);
        for count in 0..50_u32 {
            let expected = theirs.checked_add(jiff::Span::new().months(count)).unwrap();
            let ours = Delay::from(Step::Months(count)).apply(day, &Conventions::UN).unwrap();
            assert_eq!(ours.to_string(), expected.to_string());
        }
    }
}
