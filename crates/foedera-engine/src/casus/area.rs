//! Whether an event happened within an area that a treaty names: by what its clauses say of the place,
//! else by what those with a say call it. No map is known here.

use foedera_dates::{Day, Verdict};
use foedera_model::{Area, Lies, Rule};

use super::Unmet;
use super::finding::Finding;
use super::issue::Issue;
use super::law::days;
use super::occasion::Occasion;

pub(super) fn within(here: &Occasion<'_>, area: &str) -> Finding {
    match lies_in(here, area) {
        Verdict::Yes => Finding::yes(says(here, area, "lies in")),
        Verdict::No => Finding::no(Unmet::OutsideArea, says(here, area, "lies outside")),
        Verdict::Open => by_words(here, area, true),
    }
}

pub(super) fn outside(here: &Occasion<'_>, area: &str) -> Finding {
    match lies_in(here, area) {
        Verdict::No => Finding::yes(says(here, area, "lies outside")),
        Verdict::Yes => Finding::no(
            Unmet::OutsideArea,
            format!("{}, which the treaty excepts", says(here, area, "lies in")),
        ),
        Verdict::Open => by_words(here, area, false),
    }
}

/// What those with a say call it; where none of them has spoken to it, a place of the area's own name lies in it.
fn by_words(here: &Occasion<'_>, area: &str, is_within: bool) -> Finding {
    let (inside, outside) = sides_of(area);
    let (word, so, contrary) =
        if is_within { ("within", inside, outside) } else { ("outside", outside, inside) };
    let what = format!("it happened {word} {}", described(here, area));
    let issue = Issue::new(what, &[&so], &[&contrary]).lacking(Unmet::OutsideArea);
    if !bears_its_name(here, area) || issue.is_spoken_to(here) {
        return issue.settle(here);
    }
    let says = format!("{} bears the name of {area}", place(here));
    if is_within { Finding::yes(says) } else { Finding::no(Unmet::OutsideArea, says) }
}

/// What the clauses of the treaty say of the place; open where they say nothing of it, or do not agree.
fn lies_in(here: &Occasion<'_>, area: &str) -> Verdict {
    let lies = lines_on(here, area);
    let on = days(here.event.on.bounds());
    let turns = lies.iter().flat_map(|it| [it.since, it.until]).flatten();
    let within_days = turns.filter(|it| on.0 < *it && *it <= on.1);
    let asked: Vec<Day> = [on.0, on.1].into_iter().chain(within_days).collect();
    let verdicts: Vec<Verdict> = asked.iter().flat_map(|day| on_day(&lies, *day)).collect();
    match (verdicts.iter().min(), verdicts.iter().max()) {
        (Some(least), Some(most)) if least == most => *least,
        _ => Verdict::Open,
    }
}

/// That the place lies so, with whence that is known.
fn says(here: &Occasion<'_>, area: &str, lies: &str) -> String {
    let of_place = lines_on(here, area).into_iter().flat_map(|it| &it.sources);
    let of_area = described_by(here, area).into_iter().flat_map(|it| &it.sources);
    let mut names: Vec<&str> = Vec::new();
    for voice in of_place.chain(of_area).flat_map(|it| &it.chain) {
        if !names.contains(&&*voice.name) {
            names.push(&voice.name);
        }
    }
    let whence = if names.is_empty() { String::new() } else { format!(" ({})", names.join("; ")) };
    format!("{} {lies} {}{whence}", place(here), described(here, area))
}

/// The lines of the treaty on where the place lies.
fn lines_on<'h>(here: &'h Occasion<'_>, area: &str) -> Vec<&'h Lies> {
    let Some(place) = &here.event.place else { return Vec::new() };
    here.text.clauses.iter().filter_map(|it| is_about(&it.rule, area, place)).collect()
}

/// What a rule says of a place, by its whole name or by a part of it between commas: `Stanley, Falkland Islands`.
fn is_about<'r>(rule: &'r Rule, area: &str, place: &str) -> Option<&'r Lies> {
    let Rule::Lies(lies) = rule else { return None };
    let is_it = |it: &String| place == it || place.split(',').any(|part| part.trim() == it);
    (lies.area == area && lies.territories.iter().any(is_it)).then_some(lies)
}

/// Whether the place is called as the area is, as a whole or by the last of its parts between commas: `Gottorf, Slesvig`.
fn bears_its_name(here: &Occasion<'_>, area: &str) -> bool {
    let place = here.event.place.as_deref().unwrap_or_default();
    place == area || place.rsplit(',').next().is_some_and(|it| it.trim() == area)
}

/// What the lines on a place say of a day: those whose days hold it, else the contrary of all.
fn on_day(lies: &[&Lies], on: Day) -> Vec<Verdict> {
    let holds = |it: &Lies| {
        it.since.is_none_or(|since| since <= on) && it.until.is_none_or(|until| on < until)
    };
    let of_day: Vec<Verdict> =
        lies.iter().filter(|it| holds(it)).map(|it| it.within.into()).collect();
    let contrary = || lies.iter().map(|it| Verdict::from(!it.within)).collect();
    if of_day.is_empty() { contrary() } else { of_day }
}

fn place<'h>(here: &'h Occasion<'_>) -> &'h str {
    here.event.place.as_deref().unwrap_or("the place")
}

/// The words of a characterisation that put an event inside an area, and outside it.
fn sides_of(area: &str) -> (String, String) {
    let name = named(area);
    (format!("within {name}"), format!("outside {name}"))
}

/// `the area of article 6`, or the area's own name.
fn named(area: &str) -> String {
    if area.starts_with("article ") { format!("the area of {area}") } else { area.to_owned() }
}

/// The area by name, with the treaty's description of it where it has one.
fn described(here: &Occasion<'_>, area: &str) -> String {
    let name = named(area);
    match described_by(here, area).map(|it| &it.words) {
        Some(words) if words.contains(' ') => format!("{name}, \"{words}\""),
        Some(words) => format!("{name}, {words}"),
        None => name,
    }
}

/// What the treaty calls one of its areas, where it does.
fn described_by<'h>(here: &'h Occasion<'_>, area: &str) -> Option<&'h Area> {
    here.text.clauses.iter().find_map(|it| {
        if let Rule::Area(rule) = &it.rule { Some(rule).filter(|it| it.name == area) } else { None }
    })
}
