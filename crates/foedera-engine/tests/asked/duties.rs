//! What the events of a scenario come to, as texts.
//!
//! `duties [of TREATY] [under ARTICLE] [by STATE] [for STATE] [at N] [known DAY]` has a line for those that owe alike,
//! `why duties …` the reasons of the first of them, `clashes` (narrowed as `duties`) a line for what cannot well be
//! performed together, `rounds [known DAY]` what follows if those that owe perform, `only if` what follows if something
//! open turns out so.

use foedera_dates::Day;
use foedera_engine::casus::{Casus, LawOf, Owed, Stage, Under, Unsettled, casus};
use foedera_engine::{Engine, Reason};
use foedera_entities::EntityId;

/// What is asked: words with their values.
pub(crate) struct Asked {
    what: What,
    narrowed: Vec<(String, String)>,
    pub(crate) known: Option<Day>,
}

#[derive(Clone, Copy)]
enum What {
    Duties,
    Why,
    Clashes,
    Rounds,
    OnlyIf,
}

/// The question, where it is one of these.
pub(crate) fn asked(question: &str) -> Option<Asked> {
    let kinds = [
        ("duties", What::Duties),
        ("why duties", What::Why),
        ("clashes", What::Clashes),
        ("rounds", What::Rounds),
        ("only if", What::OnlyIf),
    ];
    let (rest, what) =
        kinds.into_iter().find_map(|(lead, what)| Some((question.strip_prefix(lead)?, what)))?;
    let words: Vec<&str> = rest.split_whitespace().collect();
    let pairs = words.chunks(2).map(|it| (it[0].to_owned(), it[1].replace('_', " ")));
    let (known, narrowed): (Vec<_>, Vec<_>) = pairs.partition(|(word, _)| word == "known");
    let known = known.first().map(|(_, day)| day.parse().expect("a day"));
    Some(Asked { what, narrowed, known })
}

impl Asked {
    pub(crate) fn answer(&self, engine: &Engine, text: &str) -> String {
        let scenarios =
            text.split("\n---\n").flat_map(|it| foedera_clauses::parse(it).value.scenarios);
        let scenario = scenarios.last().expect("a scenario");
        let told = casus(&LawOf::new(engine), &scenario, self.known);
        let meant = told.duties.iter().filter(|it| it.round == 0 && self.is_meant(it));
        let meant: Vec<&Owed> = meant.collect();
        match self.what {
            What::Why => meant.first().map_or("nothing".to_owned(), |it| why(&it.because)),
            What::Duties => lines(&meant, self.narrowed.iter().any(|(word, _)| word == "of")),
            What::Clashes => clashes(&told, |it| self.is_meant(it)),
            What::Rounds => rounds(&told),
            What::OnlyIf => only_if(&told),
        }
    }

    fn is_meant(&self, owed: &Owed) -> bool {
        self.narrowed.iter().all(|(word, value)| match word.as_str() {
            "of" => owed.under.treaty == *value,
            "under" => owed.under.article.as_ref().is_some_and(|it| it.0 == *value),
            "by" => owed.bearer.as_str() == value,
            "for" => owed.beneficiary.as_str() == value,
            "at" => (owed.event + 1).to_string() == *value,
            _ => panic!("`{word}` is no part of a question"),
        })
    }
}

/// `at 3, article 1: FR to RU-EMPIRE, assistance against DE: triggered`, those that owe alike in one line.
fn lines(duties: &[&Owed], of_one: bool) -> String {
    let mut lines: Vec<(String, Vec<EntityId>, String)> = Vec::new();
    for owed in duties {
        let treaty = if of_one { String::new() } else { format!("{} ", owed.under.treaty) };
        let article = owed.under.article.as_ref().map_or("", |it| &it.0);
        let lead = format!("at {}, {treaty}article {article}: ", owed.event + 1);
        let rest = format!(" to {}, {}", owed.beneficiary, what(owed));
        match lines.iter_mut().find(|it| it.0 == lead && it.2 == rest) {
            Some(line) => line.1.push(owed.bearer),
            None => lines.push((lead, vec![owed.bearer], rest)),
        }
    }
    let lines: Vec<String> =
        lines.iter().map(|(lead, by, rest)| format!("{lead}{}{rest}", ids(by))).collect();
    if lines.is_empty() { "nothing".to_owned() } else { lines.join("\n") }
}

/// `pledge-to-enemy: IT to FR, assistance against DE under FR-IT-1930 1; beside DE-IT-1930 2`, those that differ in
/// their events alone in one line; of all rounds, branches aside.
fn clashes(told: &Casus, is_meant: impl Fn(&Owed) -> bool) -> String {
    let under = |it: &Under| {
        let article = it.article.as_ref().map_or("", |it| &it.0);
        format!("{} {article}", it.treaty)
    };
    let mut lines: Vec<String> = Vec::new();
    for clash in &told.clashes {
        let duties: Vec<&Owed> = clash.duties.iter().map(|it| &told.duties[*it]).collect();
        let mut heads: Vec<String> = Vec::new();
        for it in &duties {
            let (by, to, what) = (it.bearer, it.beneficiary, duty(it));
            let head = format!("{by} to {to}, {what} under {}", under(&it.under));
            if !heads.contains(&head) {
                heads.push(head);
            }
        }
        let among = |it: &Under| duties.iter().any(|owed| *owed.under == *it);
        let beside = clash.pledge.iter().filter(|it| !among(it));
        let beside: String = beside.map(|it| format!("; beside {}", under(it))).collect();
        let sure = if clash.certain { "" } else { ", perhaps" };
        let line = format!("{}{sure}: {}{beside}", clash.kind, heads.join("; "));
        if duties.iter().any(|it| is_meant(it)) && !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() { "nothing".to_owned() } else { lines.join("\n") }
}

fn ids(all: &[EntityId]) -> String {
    all.iter().map(EntityId::as_str).collect::<Vec<_>>().join(", ")
}

/// The reason with its sources. Why the treaty is in force, the first of its parts, is told in one line: other
/// chapters are about that.
fn why(because: &Reason) -> String {
    let mut lines = vec![line(0, because)];
    for (place, part) in because.because.iter().enumerate() {
        lines.push(line(1, part));
        let below = if place == 0 { &[] } else { part.because.as_slice() };
        lines.extend(below.iter().map(|it| line(2, it)));
    }
    lines.join("\n")
}

fn line(depth: usize, reason: &Reason) -> String {
    let source: String = reason.source.iter().map(|it| format!(" ({it})")).collect();
    format!("{}{}{source}", "  ".repeat(depth), reason.says)
}

/// The duty in the words of its commitment.
fn duty(owed: &Owed) -> String {
    let words = owed.under.words.as_str();
    let (_, duty) = words.split_once(" owes ").or(words.split_once(" owe ")).unwrap_or(("", words));
    let is_sign = |it: char| it.is_ascii_uppercase() || matches!(it, '-' | ',');
    let codes = duty.split(' ').take_while(|it| *it == "and" || it.chars().all(is_sign));
    let codes: usize = codes.map(|it| it.len() + 1).sum();
    let duty = duty.get(codes..).unwrap_or_default();
    let named = ["it", "them", "each other"].into_iter();
    let duty =
        named.filter_map(|it| duty.strip_prefix(it)?.strip_prefix(' ')).next().unwrap_or(duty);
    let duty = duty.lines().next().unwrap_or_default();
    let duty = duty.split(" against ").next().unwrap_or_default();
    if owed.against.is_empty() {
        duty.to_owned()
    } else {
        format!("{duty} against {}", ids(&owed.against))
    }
}

/// The duty, and what it comes to.
fn what(owed: &Owed) -> String {
    let why = match owed.state {
        Stage::NotBound(it) => format!(" ({it})"),
        Stage::NotTriggered(it) => format!(" ({it})"),
        Stage::TriggeredIf | Stage::Triggered | Stage::Waived | Stage::Disputed => String::new(),
    };
    let since = owed.since.map_or_else(String::new, |it| format!(" since {it}"));
    let good_faith = owed.article_18.map_or_else(String::new, |it| format!(", article 18({it})"));
    let open: Vec<String> = owed.unsettled.iter().map(on).collect();
    let open =
        if open.is_empty() { String::new() } else { format!(", if {}", open.join("; and ")) };
    let duty = duty(owed);
    let minded = owed.minded.as_ref().map_or_else(String::new, |it| format!("; but {}", it.says));
    format!("{duty}: {}{why}{since}{good_faith}{open}{minded}", owed.state)
}

fn on(it: &Unsettled) -> String {
    let voices = |word: &str, names: &[String]| {
        if names.is_empty() { String::new() } else { format!(" ({word} {})", names.join(", ")) }
    };
    format!("{}{}{}", it.what, voices("held by", &it.held_by), voices("denied by", &it.denied_by))
}

/// `1: FR supports RU-EMPIRE against DE on 1914-08-01`, a line for each performance and lapse; branches aside.
fn rounds(told: &Casus) -> String {
    let mut lines: Vec<(u32, String)> = Vec::new();
    for it in &told.lapses {
        lines.push((it.round, format!("{} {} for {}", it.treaty, it.kind, ids(&it.of))));
    }
    for it in &told.performances {
        let does: Vec<String> = it.does().collect();
        let reported: Vec<String> =
            it.reported.iter().map(|it| format!("as {} tells", it + 1)).collect();
        lines.push((it.round, [does, reported].concat().join("; ")));
    }
    lines.sort_by_key(|it| it.0);
    let lines: Vec<String> = lines.iter().map(|(round, it)| format!("{round}: {it}")).collect();
    if lines.is_empty() { "nothing".to_owned() } else { lines.join("\n") }
}

/// `it is an armed attack: 1: FR supports PL against DE on 1939-09-01`, a line for what is done in a branch.
fn only_if(told: &Casus) -> String {
    let mut lines = Vec::new();
    for branch in &told.branches {
        let chosen = branch.chosen_by.as_ref().map(|it| format!("{it} so chooses"));
        let conditions: Vec<String> = branch.on.iter().map(on).chain(chosen).collect();
        for it in &branch.performances {
            let does: Vec<String> = it.does().collect();
            lines.push(format!("{}: {}: {}", conditions.join("; and "), it.round, does.join("; ")));
        }
    }
    if lines.is_empty() { "nothing".to_owned() } else { lines.join("\n") }
}
