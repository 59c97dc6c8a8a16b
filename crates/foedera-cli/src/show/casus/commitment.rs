//! One commitment in the words of its clause, and below it what it comes to on every event.

use foedera::engine::casus::{LawReading, Owed, Stage, Undecided, Unmet, Unperformed, Unsettled};
use foedera::json::DutyJson;
use foedera::{Day, EntityId};

use super::lines::{Line, Says, is_of_an_enemy};
use crate::show::days;
use crate::show::sentence::add;
use crate::show::sheet::Sheet;
use crate::show::words::{Look, Words};

/// More states than this are counted where they need no names.
const NAMED_MAX: usize = 4;

/// Numbers of events wider than this stand in the sentence, not before it.
const NUMBERS_WIDTH_MAX: usize = 16;

/// Where the lines of a commitment begin.
const INDENT: usize = 4;

/// `article 4  on threat to a party: the parties owe each other consultation, without delay`.
pub(super) fn head(sheet: &mut Sheet, clause: Option<&str>, words: &str, duty: Option<&DutyJson>) {
    let kind = duty.and_then(|it| kind_beside(it, words));
    let parts: Vec<&str> = clause.into_iter().chain(kind.as_deref()).collect();
    let mut law = words.to_owned();
    for particular in duty.map(particulars).unwrap_or_default() {
        law.push_str(&format!(", {particular}"));
    }
    let gap = if parts.is_empty() { "" } else { "  " };
    let says = Words::strong(&parts.join(", ")).and(Look::Plain, gap).and(Look::Faint, &law);
    sheet.hung_with(&Words::plain("  "), &Words::plain("    "), &says);
}

/// `● article 7  the parties owe each other no hostile alliance: at all times, by PL to SU`: what no event brings.
pub(super) fn at_all_times(
    sheet: &mut Sheet,
    clause: Option<&str>,
    words: &str,
    lines: &[Line<'_>],
) {
    let mut whom: Vec<String> = Vec::new();
    for line in lines {
        add(&mut whom, vec![who(line, true)]);
    }
    let head = Words::plain("  ").and(Look::Accent, "● ");
    let says = Words::strong(clause.unwrap_or_default()).with(Look::Faint, &format!(" {words}:"));
    let owed = format!("at all times, {}", whom.join("; "));
    sheet.hung(&head, &says.with(Look::Plain, &owed));
}

/// The kind of the duty, where its words do not have it.
fn kind_beside(duty: &DutyJson, words: &str) -> Option<String> {
    // What a guarantee is of stands in quotes there.
    (!words.replace('"', "").contains(&duty.kind)).then(|| spelled(&duty.kind))
}

/// ATOP spells its obligations the American way; people read them as the rest of a page.
pub(super) fn spelled(kind: &str) -> String {
    match kind {
        "defense" => "defence".to_owned(),
        "offense" => "offence".to_owned(),
        _ => kind.to_owned(),
    }
}

/// When and how it is owed.
fn particulars(it: &DutyJson) -> Vec<String> {
    let mut says: Vec<String> = Vec::new();
    says.extend(it.timing.clone());
    says.extend(it.means.as_ref().map(|it| format!("by {it}")));
    says.extend(it.means_decided_by.as_ref().map(|it| format!("means decided by {it}")));
    says.extend(it.in_accordance_with.as_ref().map(|it| format!("in accordance with {it}")));
    says.extend(it.except.iter().map(|it| format!("except {it}")));
    says
}

/// The lines of a commitment: `● 1  owed by KP to RU, against UA`, and below each what it hangs on.
pub(super) fn lines(sheet: &mut Sheet, lines: &[Line<'_>], above: &mut Vec<String>) {
    let numbers: Vec<String> = lines.iter().map(|it| numbers_of(it, lines)).collect();
    let widths = numbers.iter().map(|it| it.chars().count());
    let width = widths.filter(|it| *it <= NUMBERS_WIDTH_MAX).max().unwrap_or(0);
    for (it, numbers) in lines.iter().zip(&numbers) {
        let mark = Words::plain(&" ".repeat(INDENT)).and(Look::Accent, mark(it.says));
        let fits = numbers.chars().count() <= width;
        let (head, before) = if fits {
            (mark.and(Look::Strong, &format!(" {numbers:<width$}  ")), Words::default())
        } else {
            (mark.and(Look::Plain, " "), Words::strong(&format!("events {numbers}:")))
        };
        Told { sheet, indent: head.width(), above }.line(it, &head, before);
    }
}

/// The events of a line; many that do not touch the commitment are the others, where no second line
/// tells of such.
fn numbers_of(line: &Line<'_>, all: &[Line<'_>]) -> String {
    let many = all.iter().filter(|it| it.is_of_many_strangers()).count();
    if line.is_of_many_strangers() && many == 1 && 1 < all.len() {
        return "others".to_owned();
    }
    numbers(&line.events)
}

pub(super) fn mark(says: Says<'_>) -> &'static str {
    match says {
        Says::Undecided(text) if text.why_not.is_none() => "?",
        Says::Undecided(_) | Says::Untouched(_) => "–",
        Says::Duty(owed) => match owed.state {
            Stage::Triggered => "●",
            Stage::TriggeredIf => "?",
            Stage::Disputed => "≠",
            Stage::Waived => "○",
            Stage::NotBound(_) | Stage::NotTriggered(_) => "–",
        },
    }
}

/// Where lines are told, and which long conditions stand above in full.
struct Told<'s> {
    sheet: &'s mut Sheet,
    indent: usize,
    above: &'s mut Vec<String>,
}

impl Told<'_> {
    fn line(&mut self, line: &Line<'_>, head: &Words, before: Words) {
        let sentence = sentence(line);
        let says = if before.is_empty() { sentence } else { joined(before, sentence) };
        match line.says {
            Says::Duty(owed) if owed.is_live() && !owed.readings.is_empty() => {
                self.sheet.hung(head, &says);
                owed.readings.iter().for_each(|it| self.reading(it, owed.since));
            }
            Says::Duty(owed) if owed.is_live() => {
                self.with_conditions(head, says, &owed.unsettled);
            }
            Says::Undecided(text) => self.with_conditions(head, says, &text.unsettled),
            Says::Duty(_) | Says::Untouched(_) => self.sheet.hung(head, &says),
        }
        let Says::Duty(owed) = line.says else { return };
        for it in &owed.may_except {
            let says = Words::plain("as far as").with(Look::Plain, &it.what);
            self.sheet.hung(&bullet(self.indent), &says);
        }
        let unperformed = owed.unperformed.iter().map(unperformed);
        let minded = owed.minded.iter().map(|it| it.says.clone());
        for it in minded.chain(unperformed) {
            let mark = Words::accent(&format!("{}! ", " ".repeat(self.indent)));
            self.sheet.hung(&mark, &Words::plain(&it));
        }
    }

    /// One reading of the law and what it leads to.
    fn reading(&mut self, reading: &LawReading, since: Option<Day>) {
        let held = match &reading.held_by[..] {
            [] => String::new(),
            names => format!(", held by {}", days::list(names)),
        };
        let says = format!("{} ({}{held}):", reading.says, reading.clause);
        let says = Words::plain(&says).with(Look::Strong, &leads_to(reading, since));
        let head = bullet(self.indent);
        Told { sheet: self.sheet, indent: self.indent + 2, above: self.above }.with_conditions(
            &head,
            says,
            &reading.unsettled,
        );
    }

    /// A sentence with its only condition, or with its conditions below.
    fn with_conditions(&mut self, head: &Words, says: Words, conditions: &[Unsettled]) {
        if let [only] = conditions {
            let only = self.condition(only);
            return self.sheet.hung(head, &joined(says.with(Look::Plain, "if"), only));
        }
        let says = if conditions.is_empty() { says } else { says.with(Look::Plain, "if") };
        self.sheet.hung(head, &says);
        for condition in conditions {
            let condition = self.condition(condition);
            self.sheet.hung(&bullet(self.indent), &condition);
        }
    }

    /// A condition with who holds and who denies it. One that says at length what it hangs on says
    /// so once a treaty.
    fn condition(&mut self, it: &Unsettled) -> Words {
        let mut voices: Vec<String> = Vec::new();
        for (word, names) in [("held", &it.held_by), ("denied", &it.denied_by)] {
            if !names.is_empty() {
                voices.push(format!("{word} by {}", days::list(names)));
            }
        }
        let mut says = it.what.as_str();
        if let Some((short, _)) = it.what.split_once(": ") {
            if self.above.contains(&it.what) {
                says = short;
                voices.push("as above".to_owned());
            } else {
                self.above.push(it.what.clone());
            }
        }
        let voices = voices.join(", ");
        let voices = if voices.is_empty() { voices } else { format!("({voices})") };
        Words::plain(says).with(Look::Faint, &voices)
    }
}

/// `not performed (event 4), as AT and DE allege; denied by IT`.
fn unperformed(it: &Unperformed) -> String {
    let by = match &it.alleged_by[..] {
        [] => ", as is recorded".to_owned(),
        [one] => format!(", as {one} alleges"),
        some => format!(", as {} allege", days::list(some)),
    };
    let denied = match &it.denied_by[..] {
        [] => String::new(),
        some => format!("; denied by {}", days::list(some)),
    };
    format!("not performed (event {}){by}{denied}", it.event + 1)
}

fn joined(first: Words, second: Words) -> Words {
    let mut both = first.and(Look::Plain, " ");
    both.append(second);
    both
}

fn bullet(indent: usize) -> Words {
    Words::plain(&" ".repeat(indent)).and(Look::Faint, "· ")
}

/// What a line says, without what it hangs on.
pub(super) fn said(line: &Line<'_>) -> String {
    sentence(line).drawn(false)
}

fn sentence(line: &Line<'_>) -> Words {
    let owed = match line.says {
        Says::Untouched(why) => return Words::faint(&format!("not touched: {why}")),
        Says::Undecided(text) => return kept_as_text(text),
        Says::Duty(owed) => owed,
    };
    let who = who(line, owed.is_live());
    let whole = format!("{who}{}", against_and_days(owed, line));
    let (word, rest) = match owed.state {
        Stage::NotBound(why) => return not_owed(&who, &why.to_string(), owed),
        Stage::NotTriggered(Unmet::OtherEvent) => {
            return not_owed(&who, "another event than it names", owed);
        }
        Stage::NotTriggered(why) => return not_owed(&who, &why.to_string(), owed),
        Stage::TriggeredIf if !owed.readings.is_empty() => {
            ("open", format!("whether owed {whole}:"))
        }
        Stage::Triggered | Stage::TriggeredIf => ("owed", whole),
        Stage::Disputed => ("disputed", format!("whether owed {whole},")),
        Stage::Waived => ("waived,", format!("else owed {whole}")),
    };
    let comma = if owed.state == Stage::TriggeredIf && owed.readings.is_empty() { "," } else { "" };
    Words::strong(word).with(Look::Plain, &format!("{rest}{comma}"))
}

/// `open for DE: what the words ask for is not decided`.
fn kept_as_text(text: &Undecided) -> Words {
    let of = few(&text.of);
    match text.why_not {
        Some(why) => Words::plain(&format!("not binding {of}: {why}")),
        None => {
            let comma = if text.unsettled.is_empty() { "" } else { "," };
            let says =
                format!("what the words ask for is not decided; the treaty binds {of}{comma}");
            Words::strong("open:").with(Look::Plain, &says)
        }
    }
}

/// `, against UA, since 2024-12-04`. On two readings the day stands with the one that binds.
fn against_and_days(owed: &Owed, line: &Line<'_>) -> String {
    let mut says = String::new();
    let circle = line.circle().filter(|_| line.against_others);
    if let Some(circle) = circle {
        let of = match circle.len() {
            2 => "the other".to_owned(),
            all if all == line.bearers.len() => "the others".to_owned(),
            _ => format!("the others of {}", days::list(&circle)),
        };
        says.push_str(&format!(", each against {of}"));
    } else if is_of_an_enemy(owed) {
        says.push_str(&format!(", against {}", days::list(&owed.against)));
    }
    says + &days_of(owed)
}

/// `, since 2024-12-04`: from when it is owed and until when, where that is not the event itself.
pub(super) fn days_of(owed: &Owed) -> String {
    let mut says = String::new();
    if let Some(since) = owed.since.filter(|_| owed.readings.is_empty()) {
        says.push_str(&format!(", since {since}"));
    }
    if let Some(until) = owed.until {
        says.push_str(&format!(", until {}", until.in_words()));
    }
    says
}

fn not_owed(who: &str, why: &str, owed: &Owed) -> Words {
    let good_faith =
        owed.article_18.map(|it| format!("; good faith alone, VCLT 18({it})")).unwrap_or_default();
    Words::plain("not owed").with(Look::Plain, &format!("{who}: {why}{good_faith}"))
}

/// States by name, or their number where they are many.
pub(super) fn few(states: &[EntityId]) -> String {
    if states.len() <= NAMED_MAX { days::list(states) } else { days::count(states.len(), "state") }
}

/// `by FR to PL`; of states on both sides, which of them to which is not told apart: `by FR and PL to each other`,
/// `among FR, GB and PL`.
pub(super) fn among(
    bearers: &[EntityId],
    beneficiaries: &[EntityId],
    named: impl Fn(&[EntityId]) -> String,
) -> String {
    let both = bearers.iter().filter(|it| beneficiaries.contains(it)).count();
    let mut all = bearers.to_vec();
    add(&mut all, beneficiaries.to_vec());
    if both == 0 {
        format!("by {} to {}", named(bearers), named(beneficiaries))
    } else if both == all.len() {
        format!("by {} to each other", named(&all))
    } else {
        format!("among {}", named(&all))
    }
}

/// `by KP to RU`; `by KP and RU to each other`.
fn who(line: &Line<'_>, by_name: bool) -> String {
    let named = |states: &[EntityId]| if by_name { days::list(states) } else { few(states) };
    let (bearers, beneficiaries) = (named(&line.bearers), named(&line.beneficiaries));
    match (line.mutual, line.bearers.len(), line.beneficiaries.len()) {
        (false, ..) => among(&line.bearers, &line.beneficiaries, named),
        (true, ..) if line.bearers == line.beneficiaries => format!("by {bearers} to each other"),
        (true, 1, 1) => format!("by {bearers} and {beneficiaries} to each other"),
        (true, 1, _) => format!("by {bearers} and each of {beneficiaries} to each other"),
        (true, ..) => format!("by {beneficiaries} and each of {bearers} to each other"),
    }
}

fn leads_to(reading: &LawReading, since: Option<Day>) -> String {
    let since = since.map(|it| format!(" since {it}")).unwrap_or_default();
    match reading.state {
        Stage::Triggered => format!("owed{since}"),
        Stage::TriggeredIf => format!("owed{since},"),
        Stage::Disputed => format!("disputed whether owed{since},"),
        Stage::Waived => "waived".to_owned(),
        Stage::NotBound(_) => "not bound".to_owned(),
        Stage::NotTriggered(why) => format!("not owed, {why}"),
    }
}

/// `1`, `1, 3`, `1–3, 7`: places from 0, told from 1.
pub(super) fn numbers(places: &[usize]) -> String {
    let runs = places.chunk_by(|one, next| one + 1 == *next);
    let told = runs.filter_map(|run| {
        let (first, last) = (run.first()? + 1, run.last()? + 1);
        Some(match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first}–{last}"),
        })
    });
    told.collect::<Vec<_>>().join(", ")
}
