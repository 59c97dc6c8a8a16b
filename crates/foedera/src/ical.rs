//! Dates ahead as an iCalendar (RFC 5545), for the calendars that people keep: a day without hours
//! each, or the days between which a date lies.

use foedera_dates::{Bounds, Day};
use ics::parameters::Value;
use ics::properties::{Description, DtEnd, DtStart, Status, Summary};
use ics::{Event, ICalendar, escape_text};
use jiff::Timestamp;

use crate::{Ahead, AheadKind};

/// Who made it, as RFC 5545 asks.
const PRODUCT: &str = "-//Foedera//calendar//EN";

/// The dates as one calendar, made at an instant. A date of which a bound is not known stands on the
/// window's own bound.
#[must_use]
pub fn ical(dates: &[Ahead], window: Bounds, made: Timestamp) -> String {
    let stamp = made.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut calendar = ICalendar::new("2.0", PRODUCT);
    for date in dates {
        if let Some(event) = event(date, window, &stamp) {
            calendar.add_event(event);
        }
    }
    calendar.to_string()
}

/// Nothing for a date that would end beyond the last day of the calendar.
fn event(date: &Ahead, window: Bounds, stamp: &str) -> Option<Event<'static>> {
    let first = date.on.earliest().or(window.earliest())?;
    let last = date.on.latest().or(window.latest())?.max(first);
    let whom = date.state.map(|it| format!(" {it}")).unwrap_or_default();
    let perhaps = if date.certain { "" } else { "? " };
    let mut event = Event::new(uid(date, first), stamp.to_owned());
    let mut from = DtStart::new(basic(first));
    from.add(Value::DATE);
    // The end of a day without hours is the day after.
    let mut until = DtEnd::new(basic(last.next()?));
    until.add(Value::DATE);
    event.push(from);
    event.push(until);
    let title = format!("{perhaps}{}{whom}: {}", date.treaty, date.says);
    event.push(Summary::new(escape_text(title)));
    event.push(Status::new(if date.certain { "CONFIRMED" } else { "TENTATIVE" }));
    let reasons = date.because.as_ref().map(foedera_engine::Reason::outline);
    let told: Vec<String> = date.clause.clone().into_iter().chain(reasons).collect();
    if !told.is_empty() {
        event.push(Description::new(escape_text(told.join("\n").trim_end().to_owned())));
    }
    Some(event)
}

/// The same date has the same name in every calendar, so that a calendar read anew replaces its own.
fn uid(date: &Ahead, first: Day) -> String {
    let state = date.state.map_or_else(|| "treaty".to_owned(), |it| it.to_string());
    // A state can have made several reservations, and several other things change on a day: they differ in what they say alone.
    let what = match date.what {
        AheadKind::ObjectionDeadline | AheadKind::Other => &date.says,
        AheadKind::Change | AheadKind::NoticeDeadline | AheadKind::Renewal => date.what.word(),
    };
    let what = what.replace(|it: char| !it.is_ascii_alphanumeric(), "-");
    format!("{}.{state}.{what}.{}@foedera", date.treaty, basic(first))
}

/// `20241204`.
fn basic(day: Day) -> String {
    day.to_string().replace('-', "")
}
