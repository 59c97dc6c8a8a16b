//! What two answers to one question put differently: all that an answer says, so that *nothing
//! differs* is only said where nothing does. Reasons alone are no difference.

mod lines;

use foedera_dates::{Bounds, Edtf, Verdict};
use foedera_engine::{Ahead, Answer, Difference, Possible, StateAnswer};

/// A day that the answer for a state has, and its name.
type Told = (&'static str, fn(&StateAnswer) -> String);

/// What `after` puts differently from `before`, in the order of an answer's fields.
#[must_use]
pub fn difference(before: &Answer, after: &Answer) -> Vec<Difference> {
    let mut found = foedera_engine::difference(before, after);
    found.extend(within_states(before, after));
    for ((what, old), (_, new)) in lines::of_answer(before).into_iter().zip(lines::of_answer(after))
    {
        found.extend(only(what, &old, &new));
    }
    // Asked about two days, it follows on two days: that is no news. What follows without more is
    // told as such.
    let is_told = before.on == after.on && after.ahead.is_none();
    let follows = |it: &Answer| it.would_follow.filter(|_| is_told);
    if let (Some(old), Some(new)) = (follows(before), follows(after)) {
        found.extend(changed("would follow", old.to_string(), new.to_string()));
    }
    found.extend(enters(before, after));
    found
}

/// The coming entry into force, unless the answers differ in that it is in force.
fn enters(before: &Answer, after: &Answer) -> Option<Difference> {
    let told = before.on == after.on && (after.in_force == Verdict::No || after.ahead.is_some());
    let day = |it: &Answer| it.ahead.as_ref().map(ahead).unwrap_or_default();
    changed("enters into force", day(before), day(after)).filter(|_| told)
}

/// `1998-03-25`, `1998-03, if at all`.
fn ahead(it: &Ahead) -> String {
    format!("{}{}", short(it.on), if it.certain { "" } else { ", if at all" })
}

/// Where the standing of a state is the same: its days, and whatever else is told of it.
fn within_states(before: &Answer, after: &Answer) -> Vec<Difference> {
    let pairs = after.states.iter().filter_map(|it| {
        let earlier = before.states.iter().find(|old| old.state == it.state)?;
        Some((earlier, it))
    });
    let mut found = Vec::new();
    for (old, new) in pairs {
        let of = |what: &str| format!("{what} of {}", new.state);
        if (old.standing, &old.or) == (new.standing, &new.or) {
            found.extend(
                DAYS.iter().filter_map(|(it, told)| changed(&of(it), told(old), told(new))),
            );
            let lists = lines::of_standing(old).into_iter().zip(lines::of_standing(new));
            found.extend(lists.filter_map(|((it, old), (_, new))| only(&of(it), &old, &new)));
        }
        found.extend(only(&of("steps at home"), &lines::steps(old), &lines::steps(new)));
    }
    found
}

/// The days of a standing.
const DAYS: [Told; 2] =
    [("since", |it| each(it, |it| it.since)), ("until", |it| each(it, |it| it.until))];

/// The days of a state's standing; where it is open, of each standing that is possible.
fn each(it: &StateAnswer, of: fn(&Possible) -> Option<Bounds>) -> String {
    let own = Possible { standing: it.standing, since: it.since, until: it.until };
    if it.each.is_empty() {
        return of(&own).map(short).unwrap_or_default();
    }
    let days = it.each.iter().filter_map(|it| Some(format!("{} {}", it.standing, short(of(it)?))));
    days.collect::<Vec<_>>().join(" or ")
}

/// What stands in only one of two lists.
fn only(what: &str, before: &[String], after: &[String]) -> Option<Difference> {
    let beyond = |these: &[String], those: &[String]| {
        let beyond: Vec<&str> =
            these.iter().filter(|it| !those.contains(it)).map(String::as_str).collect();
        beyond.join("; ")
    };
    changed(what, beyond(before, after), beyond(after, before))
}

fn changed(what: &str, before: String, after: String) -> Option<Difference> {
    (before != after).then(|| Difference { what: what.to_owned(), before, after })
}

fn short(bounds: Bounds) -> String {
    Edtf::from_bounds(bounds).to_string()
}
