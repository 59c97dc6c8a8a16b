//! What two answers to one question put differently: all that an answer says, so that *nothing
//! differs* is only said where nothing does. Reasons alone are no difference.

use foedera_dates::{Bounds, Edtf, Verdict};
use foedera_engine::{
    Ahead, AmendmentAnswer, Answer, Conflict, Difference, OpenOn, PartAnswer, Possible, Reserved,
    Residual, StateAnswer,
};

/// A list that an answer has, and its name.
type Listed = (&'static str, fn(&Answer) -> Vec<String>);

/// A day that the answer for a state has, and its name.
type Told = (&'static str, fn(&StateAnswer) -> String);

/// What `after` puts differently from `before`, in the order of an answer's fields.
#[must_use]
pub fn difference(before: &Answer, after: &Answer) -> Vec<Difference> {
    let mut found = foedera_engine::difference(before, after);
    found.extend(days_of_states(before, after));
    let listed: [Listed; 8] = [
        ("still needed", |it| it.residual.iter().flat_map(counts).collect()),
        ("except", |it| it.except.iter().map(part).collect()),
        ("reservations", |it| it.reservations.iter().map(reserved).collect()),
        ("amendments", |it| it.amendments.iter().map(amendment).collect()),
        ("hangs on", |it| it.open_on.iter().map(hangs_on).collect()),
        ("rival answers", |it| it.branches.iter().map(|it| it.if_right.join(" and ")).collect()),
        ("contradictions", |it| it.conflicts.iter().map(contradiction).collect()),
        ("warnings", |it| it.warnings.clone()),
    ];
    for (what, told) in listed {
        found.extend(only(what, &told(before), &told(after)));
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

/// One thing that an open answer hangs on, in words.
#[must_use]
pub fn hangs_on(it: &OpenOn) -> String {
    match it {
        OpenOn::Date { act, bounds } => format!("the day of {act}: {}", bounds.in_words()),
        // Each account names its act.
        OpenOn::Rivals { accounts, .. } => {
            format!("which account is right: {}", accounts.join("; or "))
        }
        OpenOn::Text { clause, words } => format!("words kept as text, {clause}: {words}"),
        OpenOn::Convention { clause, cure } => format!("how {clause} counts days: {cure}"),
        OpenOn::Reading { question } => question.clone(),
        OpenOn::Gap { says } => format!("acts that may be missing: {says}"),
        OpenOn::Limit => {
            "more that is open than is gone through: ask for one state, or settle some days"
                .to_owned()
        }
    }
}

/// The days of states whose standing is the same: where it is another, other days are no news.
fn days_of_states(before: &Answer, after: &Answer) -> Vec<Difference> {
    let pairs = after.states.iter().filter_map(|it| {
        let earlier = before.states.iter().find(|old| old.state == it.state)?;
        (earlier.standing == it.standing && earlier.or == it.or).then_some((earlier, it))
    });
    let days: [Told; 2] =
        [("since", |it| each(it, |it| it.since)), ("until", |it| each(it, |it| it.until))];
    pairs
        .flat_map(|(old, new)| {
            days.iter().filter_map(move |(word, told)| {
                changed(&format!("{word} of {}", new.state), told(old), told(new))
            })
        })
        .collect()
}

/// The days of a state's standing; where it is open, of each standing that is possible.
fn each(it: &StateAnswer, of: fn(&Possible) -> Option<Bounds>) -> String {
    let own = Possible { standing: it.standing, since: it.since, until: it.until };
    if it.each.is_empty() {
        return of(&own).map(short).unwrap_or_default();
    }
    let days = it.each.iter().filter_map(|it| Some(format!("{} {}", it.standing, short(of(it)?))));
    days.collect::<Vec<_>>().join(" or ")
}

/// How many are still needed, wherever a condition counts.
fn counts(residual: &Residual) -> Vec<String> {
    match residual {
        Residual::AllOf(parts) | Residual::AnyOf(parts) => parts.iter().flat_map(counts).collect(),
        Residual::MoreOf { number, of, missing } => {
            vec![format!("{number} more of {of}: {}", missing.act)]
        }
        Residual::ShareOf { needed, missing } => vec![format!("{needed}: {}", missing.act)],
        Residual::Act(_) | Residual::WaitUntil(_) | Residual::MustNot(_) | Residual::Event(_) => {
            Vec::new()
        }
    }
}

fn part(it: &PartAnswer) -> String {
    let since = it.since.map(|it| format!(" since {}", short(it))).unwrap_or_default();
    format!("{}: {}{since}", it.part, it.in_force)
}

/// `FR, article 9: modified with GB`.
fn reserved(it: &Reserved) -> String {
    let or: String = it.or.iter().map(|it| format!(" or {it}")).collect();
    let with: Vec<&str> = it.with.iter().map(|it| it.as_str()).collect();
    let articles: String = it.articles.iter().map(|it| format!(", article {it}")).collect();
    format!("{}{articles}: {}{or} with {}", it.by, it.effect, with.join(", "))
}

fn amendment(it: &AmendmentAnswer) -> String {
    let since = it.since.map(|it| format!(" since {}", short(it))).unwrap_or_default();
    let states: Vec<&str> = it.states.iter().map(|it| it.as_str()).collect();
    let states =
        if states.is_empty() { String::new() } else { format!(" for {}", states.join(" ")) };
    format!("{}: {}{since}{states}", it.name, it.in_force)
}

fn contradiction(it: &Conflict) -> String {
    // Several sources can give one account.
    let mut told: Vec<&str> = Vec::new();
    for account in &it.accounts {
        if !told.contains(&account.says.as_str()) {
            told.push(&account.says);
        }
    }
    format!("{}: {}", it.act, told.join(" or "))
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
