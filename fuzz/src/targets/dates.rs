//! Dates: what reads is printed as it reads; errors name a place in the text; a delay applied to
//! bounds holds every day that it makes of the days in them.

use foedera_dates::{
    Bounds, Century, Conventions, DateError, DateOrder, Day, Delay, Edtf, HourNote, OldStyle,
    PROFILES, Step, numeric_date,
};

/// Delays that the bytes choose are applied to at most so many days from a trigger on.
const TRIGGER_DAYS_MAX: i32 = 40;

pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for line in text.lines() {
        edtf(line);
        civil(line);
    }
    delay(bytes);
}

pub fn seeds() -> Vec<Vec<u8>> {
    let written = [
        "2024-11-09\n2024-11\n1939~\n1892-08/1894-01\n../1945-05-08\n1984?/2004-06~\n",
        "1964-XX-16\n156X-12-25\n-1985\nY-9999\n2001-34\n2001-21\n{1667,1668..1670}\n[..1984]\n",
        "2004-06-~01/2004-06-~20\n?2004-06-11\n1985-04-12T23:20:30Z\n/2006\n2004-02-29\n",
        "12/03/48\n31.12.1999\n1893-12-27\n00:00 Moscow time\n",
    ];
    written.map(|text| text.as_bytes().to_vec()).to_vec()
}

fn edtf(text: &str) {
    match text.parse::<Edtf>() {
        Ok(date) => {
            let printed = date.to_string();
            let again: Edtf = printed.parse().expect("what was printed can be read");
            assert_eq!(again, date, "`{text}` was printed as `{printed}`");
            assert_eq!(again.bounds(), date.bounds());
            let stated = Edtf::from_bounds(date.bounds());
            assert_eq!(stated.bounds(), date.bounds(), "the bounds of `{text}` as a date");
        }
        Err(error) => place(text, &error),
    }
}

fn civil(text: &str) {
    match text.parse::<Day>() {
        Ok(day) => {
            assert_eq!(day.to_string().parse(), Ok(day));
            let (year, month, of_month) = day.ymd();
            assert_eq!(Day::from_ymd(year, month, of_month), Some(day));
        }
        Err(error) => place(text, &error),
    }
    for order in [DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay] {
        for century in [Century::Refuse, Century::From(1900), Century::From(i16::MAX)] {
            if let Err(error) = numeric_date(text, order, century) {
                place(text, &error);
            }
        }
    }
    if let Ok(note) = HourNote::new(text) {
        assert!(text.contains(note.as_str()), "an hour is kept in the source's words");
    }
}

/// An error of syntax names a place in the text, between two characters.
fn place(text: &str, error: &DateError) {
    if let Some(at) = error.at() {
        assert!(text.is_char_boundary(at), "`{text}`: {error}");
    }
}

/// The bytes as a trigger, a convention and steps.
fn delay(bytes: &[u8]) {
    let mut numbers = bytes
        .chunks(4)
        .map(|chunk| chunk.iter().fold(0_u32, |number, byte| (number << 8) | u32::from(*byte)));
    let mut next = move || numbers.next().unwrap_or(0);
    // Every eighth trigger lies anywhere in the calendar, at its edges too.
    let wide = next() % 8 == 0;
    let number = i32::from_be_bytes(next().to_be_bytes());
    let Some(first) = Day::from_number(if wide { number } else { number % 100_000 }) else {
        return;
    };
    let Some(last) =
        first.plus_days(i32::from_be_bytes(next().to_be_bytes()).rem_euclid(TRIGGER_DAYS_MAX))
    else {
        return;
    };
    let conventions = convention(next());
    let steps: Vec<Step> = (0..1 + next() % 3).map(|_| step(next(), next())).collect();
    if let (Ok(delay), Some(trigger)) = (Delay::new(steps), Bounds::between(first, last)) {
        holds_every_day(&delay, trigger, first, last, &conventions);
    }
    let (year, month, day) = first.ymd();
    if let Some(given) = OldStyle::new(year, month, day) {
        assert_eq!(given.ymd(), (year, month, day), "what was given is kept");
    }
}

fn holds_every_day(delay: &Delay, trigger: Bounds, first: Day, last: Day, by: &Conventions) {
    let Ok(bounds) = delay.apply_bounds(trigger, by) else { return };
    let mut day = Some(first);
    while let Some(today) = day.filter(|it| *it <= last) {
        if let Ok(reached) = delay.apply(today, by) {
            assert!(bounds.contains(reached), "{delay} from {today}: {reached} is not in {bounds}");
            let steps = delay.explain(today, by).expect("what can be applied can be explained");
            assert_eq!(steps.len(), delay.steps().len());
        }
        day = today.next();
    }
}

fn convention(number: u32) -> Conventions {
    let place = usize::try_from(number).unwrap_or(0) % (PROFILES.len() + 1);
    PROFILES.get(place).map_or(Conventions::UNSTATED, |(_, conventions)| *conventions)
}

fn step(kind: u32, count: u32) -> Step {
    let count = if kind.is_multiple_of(16) { count } else { count % 400 };
    match kind % 9 {
        0 => Step::NthDay(count),
        1 => Step::Days(count),
        2 => Step::Months(count),
        3 => Step::Years(count),
        4 => Step::FirstOfMonthAfter,
        5 => Step::FirstOfNthMonth(count),
        6 => Step::EndOfMonth,
        7 => Step::EndOfYear,
        _ => Step::FirstOfYearAfter,
    }
}
