//! What is wrong with a file whose lines are all right: names that nobody declares, conventions
//! that nobody states, acts that cannot be.

use foedera_entities::{Capacity, World};
use foedera_model::{
    ActKind, Area, Base, Clause, Condition, Counted, Duration, HowMany, Lies, NoticeEnds, Part,
    Renewal, Rule, Span, Treaty, When,
};

use crate::cursor::Mention;
use crate::document::Document;
use crate::near::nearest;
use crate::noun::plain::is_code;
use crate::problem::Problem;
use crate::reader::Reader;

mod acts;
mod contradictions;
mod counting;
mod entry;
mod journal;
mod measures;
mod owed;
mod readings;
mod scenario;

/// Looks through the whole file.
pub(crate) fn check(document: &Document, reader: &mut Reader<'_>) {
    scenario::check(document, reader);
    let Some(treaty) = &document.treaty else { return };
    names(treaty, reader);
    not_encoded(treaty, reader);
    left_before_it_came(treaty, reader);
    journal::check(document, reader);
    acts::check(document, reader);
    contradictions::check(document, treaty, reader);
    itself(document, treaty, reader);
    named_twice(document, reader);
    for_whom(treaty, reader);
    owed::check(treaty, reader);
    measures::check(treaty, reader);
    readings::check(treaty, reader);
    entry::check(treaty, reader);
    // What a line that cannot be read would have said is not missed as well.
    if !reader.found.has_errors() {
        counting::check(treaty, reader);
        later_parties(treaty, reader);
        organisations(document, treaty, reader);
        unsaid(document, treaty, reader);
    }
}

/// No clause is about another treaty that is the same; an event of a scenario can be about it.
fn itself(document: &Document, treaty: &Treaty, reader: &mut Reader<'_>) {
    let mut events = document.scenarios.iter().flat_map(|it| &it.events);
    for it in document.references(reader) {
        let in_event = events.any(|event| event.place_in_text.contains(it.place));
        if it.treaty == treaty.id && !in_event {
            reader.found.push(Problem::NamesItself.at(it.place, &[&it.treaty]));
        }
    }
}

/// Nobody stands twice in a list of states: those between whom, a set, those who act together.
fn named_twice(document: &Document, reader: &mut Reader<'_>) {
    let roots: Vec<usize> = reader.tree.roots().collect();
    let head = reader.tree.line_at(document.head);
    let lists = roots.into_iter().chain(reader.tree.children(head));
    let lists: Vec<usize> = lists
        .filter(|it| matches!(reader.words(*it).first(), Some(&("set" | "between"))))
        .chain(document.acts.iter().map(|(line, _)| *line))
        .collect();
    for line in lists {
        if let Some((name, span)) = second_of_a_list(line, reader) {
            reader.found.push(Problem::NamedTwice.at(span, &[name]));
        }
    }
}

/// The first code that stands a second time in the first list of codes of a line.
fn second_of_a_list<'t>(line: usize, reader: &Reader<'t>) -> Option<(&'t str, Span)> {
    let tokens = reader.tree.lines.get(line)?.tokens.clone();
    let is_one = |it: &usize| is_code(reader.token(*it)) && !starts_with_digit(reader.token(*it));
    let joins = |it: &usize| matches!(reader.token(*it), "," | "and");
    let list = tokens.skip_while(|it| !is_one(it)).take_while(|it| is_one(it) || joins(it));
    let mut seen: Vec<&str> = Vec::new();
    for token in list.filter(is_one) {
        let name = reader.token(token);
        if seen.contains(&name) {
            return Some((name, reader.tree.tokens.get(token)?.span));
        }
        seen.push(name);
    }
    None
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|it: char| it.is_ascii_digit())
}

/// Every set and table that is named is declared.
fn names(treaty: &Treaty, reader: &mut Reader<'_>) {
    let tables: Vec<&str> = treaty.tables.iter().map(|it| it.name.as_str()).collect();
    let mut all: Vec<&str> = treaty.sets.iter().map(|it| it.name.as_str()).collect();
    all.extend(&tables);
    for (mention, token) in std::mem::take(&mut reader.named) {
        let (known, what) =
            if mention == Mention::Table { (&tables, "table") } else { (&all, "set or table") };
        let name = reader.token(token);
        if known.contains(&name) {
            continue;
        }
        let cure = nearest(name, known.iter().copied())
            .map_or_else(|| declaration(mention, name), |it| format!("did you mean `{it}`"));
        let span = reader.tree.tokens.get(token).map_or(Span::new(0, 0), |it| it.span);
        reader.found.push(Problem::Undeclared.at(span, &[name, what, &cure]));
    }
}

/// No territory leaves an area before it came into it.
fn left_before_it_came(treaty: &Treaty, reader: &mut Reader<'_>) {
    for clause in &treaty.clauses {
        let Rule::Lies(Lies { since: Some(since), until: Some(until), .. }) = &clause.rule else {
            continue;
        };
        if until <= since {
            let found = [until.to_string(), since.to_string()];
            let problem = Problem::OverBefore.at(clause.place, &[&found[0], &found[1]]);
            reader.found.push(problem);
        }
    }
}

/// Every sentence that no answer uses. What is said of an area is used by the commitments that name it.
fn not_encoded(treaty: &Treaty, reader: &mut Reader<'_>) {
    for clause in &treaty.clauses {
        let is_idle = if let Rule::Area(Area { name, .. }) | Rule::Lies(Lies { area: name, .. }) =
            &clause.rule
        {
            !treaty.areas().any(|it| it == name)
        } else {
            matches!(clause.rule, Rule::NotEncodedYet { .. })
        };
        if is_idle {
            let span = reader.opening(clause.place);
            reader.found.push(Problem::NotEncodedYet.at(span, &[]));
        }
    }
}

fn declaration(mention: Mention, name: &str) -> String {
    if mention == Mention::Table {
        format!("declare it: `table {name} \"source\", unit` with a row for each state")
    } else {
        format!("declare it: `set {name} \"source\": CODES`")
    }
}

/// Where more than two can be parties, a notice that stops a renewal may end the treaty for all or for
/// its giver alone: silence would be an answer that nobody gave.
fn for_whom(treaty: &Treaty, reader: &mut Reader<'_>) {
    let between = &treaty.head.between;
    // A line `between` that cannot be read may name two.
    let is_of_two = between.len() == 2 && !treaty.clauses.iter().any(|it| admits(&it.rule));
    if is_of_two || between.is_empty() && reader.found.has_errors() {
        return;
    }
    for clause in treaty.clauses.iter().filter(|it| ends_by_one(&it.rule)) {
        reader.found.push(Problem::OneEndsForAll.at(clause.place, &[]));
    }
    let unsaid = treaty.clauses.iter().filter(|it| leaves_open_for_whom(&it.rule));
    let or_name_them =
        "; or, where two alone are parties, say so in the head: `between CODE and CODE`";
    let more = if between.is_empty() { or_name_them } else { "" };
    for clause in unsaid {
        reader.found.push(Problem::ForWhomUnsaid.at(clause.place, &[more]));
    }
}

/// Whether a clause lets others come to those whom `between` names.
fn admits(rule: &Rule) -> bool {
    matches!(rule, Rule::Accession { .. } | Rule::AccessionByInvitation(_))
}

/// `then until 6 months after notice by a party`, which does not say for whom.
fn ends_by_one(rule: &Rule) -> bool {
    let Rule::InForce(Duration::Term { renewal, .. }) = rule else { return false };
    matches!(renewal, Renewal::UntilNotice { ends: NoticeEnds::Unsaid, .. })
}

fn leaves_open_for_whom(rule: &Rule) -> bool {
    let Rule::InForce(Duration::Term { renewal, .. }) = rule else { return false };
    matches!(
        renewal,
        Renewal::UnlessNotice { ends: NoticeEnds::Unsaid, .. }
            | Renewal::OnceUnlessNotice { ends: NoticeEnds::Unsaid, .. }
    )
}

/// An open treaty that waits for a number of states says when later ones come in.
fn later_parties(treaty: &Treaty, reader: &mut Reader<'_>) {
    let said =
        |rule: &Rule| matches!(rule, Rule::LaterParties { .. }) || rule.undecided_topic().is_some();
    if !treaty.head.between.is_empty() || treaty.clauses.iter().any(|it| said(&it.rule)) {
        return;
    }
    if let Some(clause) = treaty.clauses.iter().find(|it| waits_for_a_number(it)) {
        reader.found.push(Problem::LaterPartiesUnsaid.at(clause.place, &[]));
    }
}

fn waits_for_a_number(clause: &Clause) -> bool {
    let Rule::EntersIntoForce { part: Part::Whole, when, .. } = &clause.rule else { return false };
    conditions(when).iter().any(|it| counts_states(it))
}

fn counts_states(condition: &Condition) -> bool {
    if let Condition::All(all) | Condition::Any(all) = condition {
        return all.iter().any(counts_states);
    }
    let Condition::Done { act: Counted::AnyInstrument | Counted::Consent, by } = condition else {
        return false;
    };
    matches!(by.how_many, HowMany::AtLeast(_)) && by.of.base == Base::States
}

/// The conditions from which the days of a clause are reckoned.
fn conditions(when: &When) -> Vec<&Condition> {
    match when {
        When::On(_) => Vec::new(),
        When::After { condition, .. } => vec![condition],
        When::Later(days) | When::Earlier(days) => days.iter().flat_map(conditions).collect(),
        When::Cases { cases, otherwise } => {
            cases.iter().map(|(_, it)| it).chain([&**otherwise]).flat_map(conditions).collect()
        }
    }
}

/// Where an organisation deposits and numbers are asked for, a line says whether it counts.
fn organisations(document: &Document, treaty: &Treaty, reader: &mut Reader<'_>) {
    let said = |it: &Clause| matches!(it.rule, Rule::OrganisationsCounted(_));
    if treaty.clauses.iter().any(said) || !treaty.clauses.iter().any(waits_for_a_number) {
        return;
    }
    let world = World::embedded();
    for (line, first) in &document.acts {
        let Some(act) = document.statements.get(*first).map(|it| &it.statement.act) else {
            continue;
        };
        if !matches!(act.kind, ActKind::Deposit(_) | ActKind::DefinitiveSignature) {
            continue;
        }
        let is_organisation = |it: &&foedera_entities::EntityId| {
            world.entity(it).is_some_and(|it| it.capacity == Capacity::Organisation)
        };
        if let Some(actor) = act.actors.iter().find(is_organisation) {
            let span = reader.span(*line);
            let problem = Problem::OrganisationsUnsaid.at(span, &[actor.as_str()]);
            return reader.found.push(problem);
        }
    }
}

/// What a file is asked for where it says nothing at all.
fn unsaid(document: &Document, treaty: &Treaty, reader: &mut Reader<'_>) {
    let enters = treaty.clauses.iter().any(|it| matches!(it.rule, Rule::EntersIntoForce { .. }));
    let leaving = |it: &Clause| {
        matches!(it.rule, Rule::Exit(_) | Rule::SilentOnWithdrawal)
            || ends_by_notice(&it.rule)
            || it.rule.undecided_topic() == Some(foedera_model::Topic::Withdrawal)
    };
    if enters && !treaty.clauses.iter().any(leaving) {
        let span = reader.opening(document.head);
        reader.found.push(Problem::WithdrawalUnsaid.at(span, &[]));
    }
    let binds = document.statements.iter().any(|it| {
        matches!(
            it.statement.act.kind,
            ActKind::Deposit(_) | ActKind::Exchange | ActKind::Notification
        )
    });
    // Who has a depositary has somebody who prints the day.
    let printed = !treaty.head.depositaries.is_empty();
    if enters && binds && printed && treaty.head.recorded.is_none() {
        let span = reader.opening(document.head);
        reader.found.push(Problem::NoRecord.at(span, &[]));
    }
}

/// Whether a party leaves at the end of a term by its notice (VCLT 54(a)).
fn ends_by_notice(rule: &Rule) -> bool {
    let Rule::InForce(Duration::Term { renewal, .. }) = rule else { return false };
    *renewal != Renewal::None
}
