//! The cascade as an account: round by round who performs, what lapses by it and what is owed then; and apart from
//! it what follows if something open turns out so.

use std::collections::BTreeSet;

use foedera::EntityId;
use foedera::engine::casus::{
    APPLIES, Branch, Casus, Cause, IN_FORCE, Lapse, Owed, Performance, Stage, Under, Unmet,
    Unsettled,
};
use foedera::json::DutyJson;
use foedera::model::{Duty, Label};

use super::Telling;
use super::coded::is_told;
use super::commitment::{among, days_of, few, spelled};
use crate::show::days;
use crate::show::reasons::Teller;
use crate::show::sentence::{self, Sentence, add};
use crate::show::sheet::Sheet;
use crate::show::words::{Look, Words};

/// A part of a cascade: that of the answer, or one of its branches.
struct Part<'c> {
    performances: &'c [Performance],
    /// Those before it, to which causes may point too.
    before: &'c [Performance],
    lapses: &'c [Lapse],
    duties: &'c [Owed],
}

/// Alike duties of a round, told in one line.
struct Group<'c> {
    /// The first of them.
    owed: &'c Owed,
    bearers: Vec<EntityId>,
    beneficiaries: Vec<EntityId>,
    /// Whether two owe each other.
    is_mutual: bool,
    /// Whether all follow from one performance.
    is_of_one_cause: bool,
    /// How many duties it tells.
    count: usize,
}

impl<'c> Group<'c> {
    fn of(owed: &'c Owed) -> Self {
        Self {
            owed,
            bearers: vec![owed.bearer],
            beneficiaries: vec![owed.beneficiary],
            is_mutual: false,
            is_of_one_cause: true,
            count: 1,
        }
    }

    /// `by FR to PL`; where not each of several owes it to each other of them, `among FR, GB and PL`.
    fn sides(&self) -> String {
        let (one, other) = (&self.bearers, &self.beneficiaries);
        let is_each = self.count == one.len() * (one.len() - 1);
        let is_of_all = one.len() == other.len() && one.iter().all(|it| other.contains(it));
        if is_of_all && !is_each {
            return format!("among {}", few(one));
        }
        among(one, other, few)
    }

    fn add(&mut self, owed: &Owed) {
        self.is_mutual =
            (owed.beneficiary, owed.bearer) == (self.owed.bearer, self.owed.beneficiary);
        self.is_of_one_cause &= owed.cause == self.owed.cause;
        self.count += 1;
        add(&mut self.bearers, vec![owed.bearer]);
        add(&mut self.beneficiaries, vec![owed.beneficiary]);
    }
}

/// Under which article of which treaty it is owed.
fn article(owed: &Owed) -> (usize, Option<&Label>) {
    (owed.under.treaty_no, owed.under.article.as_ref())
}

/// The rounds of an answer, and its branches.
pub(super) fn rounds(sheet: &mut Sheet, casus: &Casus, telling: Telling) {
    let main = Part {
        performances: &casus.performances,
        before: &[],
        lapses: &casus.lapses,
        duties: &casus.duties,
    };
    if !main.performances.is_empty() || !main.lapses.is_empty() {
        let performs = !main.performances.is_empty();
        sheet.heading(if performs { "If those that owe it perform" } else { "By what happened" });
        main.tell(sheet, 2, telling);
        if performs && main.is_idle() {
            sheet.text(2, &Words::faint("Nothing further is triggered."));
        }
    }
    for (branch, choosers) in alike(casus) {
        sheet.heading(&label(casus, branch, &choosers));
        let part = Part {
            performances: &branch.performances,
            before: &casus.performances,
            lapses: &branch.lapses,
            duties: &branch.duties,
        };
        part.tell(sheet, 2, telling);
        let mut clashes: Vec<(Sentence, bool)> = Vec::new();
        for it in &branch.clashes {
            add(&mut clashes, vec![(Sentence::of(&it.because.says), it.certain)]);
        }
        for (says, certain) in sentence::joined(clashes, |one, other| one == other, |_, _| ()) {
            let says = Words::plain(&says.told());
            let says = if certain { says } else { says.with(Look::Faint, "(perhaps)") };
            sheet.hung(&Words::accent("    ≠ "), &says);
        }
    }
    not_followed(sheet, casus);
}

/// The branches, each with those who choose it; those that differ in nothing but who chooses are told of the first.
fn alike(casus: &Casus) -> Vec<(&Branch, Vec<EntityId>)> {
    let mut told: Vec<(String, &Branch, Vec<EntityId>)> = Vec::new();
    for branch in &casus.branches {
        let Some(chooser) = branch.chosen_by else {
            told.push((String::new(), branch, Vec::new()));
            continue;
        };
        let key = likeness(casus, branch, chooser);
        match told.iter_mut().find(|(known, ..)| *known == key) {
            Some((_, _, choosers)) => choosers.push(chooser),
            None => told.push((key, branch, vec![chooser])),
        }
    }
    told.into_iter().map(|(_, branch, choosers)| (branch, choosers)).collect()
}

/// What a branch comes to, whoever of the parties chooses it: what is told of it, with him unnamed.
fn likeness(casus: &Casus, branch: &Branch, chooser: EntityId) -> String {
    let begun = branch.performed.iter().filter_map(|it| casus.duties.get(*it));
    let duty = |it: &Owed| {
        let conditions: Vec<String> = it.unsettled.iter().map(condition).collect();
        let minded = it.minded.as_ref().map(|it| &it.says);
        format!(
            "{} {} {} {} {:?} {:?} {} {} {:?} {conditions:?} {minded:?}",
            it.under.treaty_no,
            it.under.commitment_no,
            it.bearer,
            it.beneficiary,
            it.against,
            it.state,
            it.round,
            it.event,
            (it.since, it.until)
        )
    };
    let live = branch.duties.iter().filter(|it| it.is_live());
    let done = branch.performances.iter().flat_map(Performance::does);
    let lapses =
        branch.lapses.iter().map(|it| format!("{} {:?} {}", it.treaty, it.of, it.because.says));
    let clashes = branch.clashes.iter().map(|it| it.because.says.clone());
    let told = begun.chain(live).map(duty).chain(done).chain(lapses).chain(clashes);
    let mut told: Vec<String> = told.map(|it| unnamed(&it, chooser)).collect();
    told.sort_unstable();
    told.join("\n")
}

/// A text without the code of a state; what only contains it, as the name of a treaty may, stays.
fn unnamed(text: &str, state: EntityId) -> String {
    let is_of_code = |it: char| it.is_alphanumeric() || it == '-';
    let words = text.split_inclusive(|it: char| !is_of_code(it));
    let word = |it: &str| {
        let bare = it.trim_end_matches(|it: char| !is_of_code(it));
        if bare == state.as_str() { it.replace(bare, "*") } else { it.to_owned() }
    };
    words.map(word).collect()
}

/// How many branches are not told.
fn not_followed(sheet: &mut Sheet, casus: &Casus) {
    if casus.unfollowed != 0 {
        let says = format!("{} more open: what follows from them is not told.", casus.unfollowed);
        sheet.blank();
        sheet.text(0, &Words::faint(&says));
    }
}

/// `Only if it is an armed attack (event 1)`, `Only if IT gives its help under article 5 of NORTH-ATLANTIC-1949 (event 1)`.
fn label(casus: &Casus, branch: &Branch, choosers: &[EntityId]) -> String {
    let duties: Vec<&Owed> =
        branch.performed.iter().filter_map(|it| casus.duties.get(*it)).collect();
    let Some(first) = duties.first() else { return String::new() };
    let article = first.under.article.as_ref().map(|it| format!("article {} of ", it.0));
    let under = format!("{}{}", article.unwrap_or_default(), first.under.treaty);
    // Which article, and which treaty.
    let named = |what: &str| match what.split_once(':') {
        Some((IN_FORCE, rest)) => {
            format!("{} is in force between the two:{rest}", first.under.treaty)
        }
        _ if what == APPLIES => format!("{under} applies"),
        _ => what.to_owned(),
    };
    let mut conditions: Vec<String> = branch.on.iter().map(|it| named(&it.what)).collect();
    let bearer = (!choosers.is_empty()).then(|| days::either(choosers));
    if let Some(chooser) = bearer.as_ref().or(branch.chosen_by_organ.as_ref()) {
        conditions.push(format!("{chooser} chooses armed help under {under}"));
    }
    let of = if first.round == 0 {
        format!("event {}", first.event + 1)
    } else {
        format!("round {}", first.round)
    };
    let of_one = choosers.first().filter(|_| 1 < choosers.len());
    let of_one = of_one.map(|it| format!("; told of {it}")).unwrap_or_default();
    format!("Only if {} ({of}{of_one})", conditions.join(", and "))
}

impl Part<'_> {
    /// Whether no round has more than performances.
    fn is_idle(&self) -> bool {
        let is_later = |it: &&Owed| 0 < it.round && it.is_live();
        self.lapses.is_empty() && !self.duties.iter().any(|it| is_later(&it))
    }

    fn tell(&self, sheet: &mut Sheet, indent: usize, telling: Telling) {
        let of_performances = self.performances.iter().map(|it| it.round);
        let mut rounds: Vec<u32> =
            of_performances.chain(self.lapses.iter().map(|it| it.round)).collect();
        rounds.sort_unstable();
        rounds.dedup();
        for round in rounds {
            // What the events themselves end needs no round.
            if 0 < round || !self.performances.is_empty() {
                sheet.line(Words::strong(&format!("{}round {round}", " ".repeat(indent))));
            }
            for it in together(self.performances.iter().filter(|it| it.round == round)) {
                performance(sheet, indent + 2, &it);
            }
            for it in self.lapses.iter().filter(|it| it.round == round) {
                lapse(sheet, indent + 2, it);
            }
            let of_round = self.duties.iter().filter(|it| 0 < round && it.round == round);
            self.duties(sheet, indent + 2, &of_round.collect::<Vec<_>>(), telling);
        }
    }

    /// What is owed, and what is not, alike duties in one line.
    fn duties(&self, sheet: &mut Sheet, indent: usize, duties: &[&Owed], telling: Telling) {
        if telling == Telling::Whole {
            let mut teller = Teller::default();
            for owed in duties {
                self.line(sheet, indent, &Group::of(owed));
                teller.account(sheet, &owed.because);
                sheet.blank();
            }
            return;
        }
        let mut lines: Vec<Group<'_>> = Vec::new();
        for owed in duties {
            match lines.iter_mut().find(|it| self.takes(it, owed)) {
                Some(group) => group.add(owed),
                None => lines.push(Group::of(owed)),
            }
        }
        lines.sort_by_key(|it| !it.owed.is_live());
        let lives: Vec<(usize, Option<&Label>)> =
            lines.iter().filter(|it| it.owed.is_live()).map(|it| article(it.owed)).collect();
        // An article under which something is owed is not told as one of another event.
        let is_other = |it: &Group<'_>| {
            telling == Telling::Short
                && is_of_other_event(it.owed)
                && !it.owed.under.as_coded
                && !lives.contains(&article(it.owed))
        };
        let (others, lines): (Vec<_>, Vec<_>) = lines.into_iter().partition(is_other);
        let is_idle = |it: &Owed| telling == Telling::Short && it.under.as_coded && !is_told(it);
        let (idle, told): (Vec<_>, Vec<_>) = lines.into_iter().partition(|it| is_idle(it.owed));
        for it in told {
            self.line(sheet, indent, &it);
        }
        other_events(sheet, indent, others.iter().map(|it| it.owed));
        let idle: BTreeSet<usize> = idle.iter().map(|it| it.owed.under.treaty_no).collect();
        if !idle.is_empty() {
            let head = Words::plain(&" ".repeat(indent)).and(Look::Accent, "– ");
            let under = days::count(idle.len(), "alliance");
            sheet.hung(&head, &Words::plain(&format!("not owed under {under} as coded")));
        }
    }

    /// Whether a duty differs from those of a line in nothing but who owes or to whom; what is not owed, by whomever, is
    /// told once an article. Two that owe each other stand alone, but for no separate peace: that all make who are at war.
    fn takes(&self, line: &Group<'_>, other: &Owed) -> bool {
        let one = line.owed;
        if article(one) != article(other) || one.duty != other.duty || one.state != other.state {
            return false;
        }
        let back = (other.beneficiary, other.bearer) == (one.bearer, one.beneficiary);
        let is_peace = one.duty == Duty::NoSeparatePeace;
        let joins = one.bearer == other.bearer || one.beneficiary == other.beneficiary;
        let side = !line.is_mutual
            && one.cause == other.cause
            && (joins || back && line.bearers.len() == 1 && line.beneficiaries.len() == 1);
        !is_told(one)
            || one.unsettled == other.unsettled
                && one.against == other.against
                && one.since == other.since
                && one.until == other.until
                && one.minded == other.minded
                && one.may_except == other.may_except
                && (side || is_peace)
    }

    fn line(&self, sheet: &mut Sheet, indent: usize, group: &Group<'_>) {
        let owed = group.owed;
        let told = DutyJson::from(owed);
        let (mark, word) = match owed.state {
            Stage::Triggered => ("●", "owed"),
            Stage::TriggeredIf => ("?", "owed"),
            Stage::Disputed => ("≠", "disputed whether owed"),
            Stage::Waived => ("○", "waived, else owed"),
            Stage::NotBound(_) | Stage::NotTriggered(_) => ("–", "not owed"),
        };
        let head = Words::plain(&" ".repeat(indent)).and(Look::Accent, mark).and(Look::Plain, " ");
        let mut says = group.sides();
        if !owed.against.is_empty() {
            says.push_str(&format!(", against {}", days::list(&owed.against)));
        }
        says.push_str(&days_of(owed));
        says.push_str(&format!(": {}", spelled(&told.kind)));
        if let Some(why) = &told.why_not {
            says.push_str(&format!("; {why}"));
        }
        let mut words = Words::strong(word).with(Look::Plain, &says);
        if !owed.unsettled.is_empty() {
            let conditions: Vec<String> = owed.unsettled.iter().map(condition).collect();
            words = words.with(Look::Plain, &format!("if {}", conditions.join(", and if ")));
        }
        let clause = told.clause.map(|it| format!(", {it}")).unwrap_or_default();
        let since = owed.cause.filter(|_| group.is_of_one_cause).and_then(|it| self.act(it));
        let since = since.filter(|_| owed.is_live()).map(|it| format!(", for {it}"));
        let since = since.unwrap_or_default();
        let under = format!("({}{clause}{}{since})", owed.under.treaty, coded(&owed.under));
        sheet.hung(&head, &words.with(Look::Faint, &under));
        for it in &owed.may_except {
            let mark = Words::plain(&" ".repeat(indent + 2)).and(Look::Faint, "· ");
            sheet.hung(&mark, &Words::plain("as far as").with(Look::Plain, &it.what));
        }
        if let Some(minded) = &owed.minded {
            let mark = Words::accent(&format!("{}! ", " ".repeat(indent + 2)));
            sheet.hung(&mark, &Words::plain(&minded.says));
        }
    }

    /// What was done that a duty follows from.
    fn act(&self, cause: Cause) -> Option<String> {
        let all = self.before.iter().chain(self.performances);
        let performance = all.into_iter().nth(cause.performance)?;
        performance.does().nth(cause.event)
    }
}

/// Whether it is not owed, for what is done in performance is none of what the words name.
fn is_of_other_event(owed: &Owed) -> bool {
    owed.state == Stage::NotTriggered(Unmet::OtherEvent)
}

/// Under which articles nothing is owed, for what is done is another event than they name: `– another event than they
/// name: ARAB-JD-1950, article 2; EG-SA-1955, article 2`.
fn other_events<'c>(sheet: &mut Sheet, indent: usize, duties: impl Iterator<Item = &'c Owed>) {
    let mut articles: Vec<String> = Vec::new();
    for it in duties {
        let clause = it.under.article.as_ref().map(|it| format!(", article {}", it.0));
        let says = format!("{}{}", it.under.treaty, clause.unwrap_or_default());
        if !articles.contains(&says) {
            articles.push(says);
        }
    }
    if articles.is_empty() {
        return;
    }
    let name = if articles.len() == 1 { "it names" } else { "they name" };
    let head = Words::plain(&" ".repeat(indent)).and(Look::Accent, "– ");
    let says = Words::strong("not owed,").with(Look::Plain, &format!("another event than {name}:"));
    sheet.hung(&head, &says.with(Look::Faint, &articles.join("; ")));
}

/// Those who do the same under one article in one, in the order of the first of them; what the scenario tells stays
/// apart.
fn together<'c>(all: impl Iterator<Item = &'c Performance>) -> Vec<Performance> {
    let mut together: Vec<Performance> = Vec::new();
    for it in all {
        match together.iter_mut().find(|known| is_the_same(known, it)) {
            Some(known) => {
                known.events.iter_mut().for_each(|event| add(&mut event.by, vec![it.by]));
            }
            None => together.push(it.clone()),
        }
    }
    together
}

/// Whether two do the same at the same time under one article.
fn is_the_same(one: &Performance, other: &Performance) -> bool {
    let what = |it: &Performance| {
        let events = it.events.iter().map(|it| (it.kind.clone(), it.to.clone(), it.on.clone()));
        (it.under.treaty_no, it.under.article.clone(), events.collect::<Vec<_>>())
    };
    one.reported.is_empty() && other.reported.is_empty() && what(one) == what(other)
}

/// `→ FR supports RU-EMPIRE against DE and is at war with DE on 1914-08-01 (FR-RU-1894, article 1)`.
fn performance(sheet: &mut Sheet, indent: usize, it: &Performance) {
    let head = Words::plain(&" ".repeat(indent)).and(Look::Accent, "→ ");
    let mut does: Vec<String> = it.does().collect();
    if !it.reported.is_empty() {
        let places: Vec<String> = it.reported.iter().map(|it| (it + 1).to_string()).collect();
        let noun = if places.len() == 1 { "event" } else { "events" };
        does.push(format!("{} does as {noun} {} tells", it.by, days::list(&places)));
    }
    let clause = it.under.article.as_ref().map(|it| format!(", article {}", it.0));
    let clause = clause.unwrap_or_default();
    let under = format!("({}{clause}{})", it.under.treaty, coded(&it.under));
    sheet.hung(&head, &Words::plain(&does.join("; ")).with(Look::Faint, &under));
}

/// The mark of what others coded.
fn coded(under: &Under) -> &'static str {
    if under.as_coded { ", as coded" } else { "" }
}

/// `× DE-PL-1934, suspended between DE and PL: DE is at war with PL on 1939-09-01 (article 5)`.
fn lapse(sheet: &mut Sheet, indent: usize, it: &Lapse) {
    let head = Words::plain(&" ".repeat(indent)).and(Look::Accent, "× ");
    let of = if it.of.len() == 1 { "for" } else { "between" };
    let perhaps = if it.certain { "" } else { "perhaps " };
    let says = format!("{perhaps}{} {of} {}, for {}", it.kind, days::list(&it.of), it.because.says);
    let clause = it.article.as_ref().map(|it| format!(", article {}", it.0));
    let under = format!("({}{})", it.treaty, clause.unwrap_or_default());
    sheet.hung(&head, &Words::plain(&says).with(Look::Faint, &under));
}

/// A condition with who holds and who denies it.
fn condition(it: &Unsettled) -> String {
    let mut says = it.what.clone();
    for (word, names) in [("held", &it.held_by), ("denied", &it.denied_by)] {
        if !names.is_empty() {
            says.push_str(&format!(", {word} by {}", days::list(names)));
        }
    }
    says
}
