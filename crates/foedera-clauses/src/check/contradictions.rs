//! Lines that are all right and cannot all hold: two durations, a treaty of one party, an act of a
//! state that is none of those to whom the treaty is closed.

use foedera_dates::Day;
use foedera_entities::{EntityId, World};
use foedera_model::{
    Act, ActKind, Clause, Duration, Instrument, Part, Rule, Statement, Status, TextVersion, Treaty,
};

use crate::document::Document;
use crate::problem::Problem;
use crate::reader::Reader;

pub(super) fn check(document: &Document, treaty: &Treaty, reader: &mut Reader<'_>) {
    alone(document, treaty, reader);
    for pair in PAIRS {
        pair.check(treaty, reader);
    }
    let subjects = Subjects::of(treaty);
    let no_reservations = treaty.clauses.iter().any(|it| it.words == "no reservations");
    for (line, first) in &document.acts {
        let Some(statement) = document.statements.get(*first).map(|it| &it.statement) else {
            continue;
        };
        let act = &statement.act;
        let span = reader.span(*line);
        // A code that nobody has is told as that.
        let known = |it: &EntityId| World::embedded().entity(it).is_some();
        if let Some(stranger) = subjects.stranger(act).filter(known) {
            reader.found.push(Problem::NoneOfTheParties.at(span, &[stranger.as_str()]));
        }
        if no_reservations && act.kind == ActKind::Reservation {
            reader.found.push(Problem::ReservedAgainst.at(span, &[]));
        }
        if let Some((published, on)) = before_its_day(statement) {
            let found = [published.to_string(), on.to_string()];
            let problem = Problem::AfterItsSource.at(span, &found.each_ref().map(String::as_str));
            reader.found.push(problem);
        }
    }
}

/// A treaty is between two at least (VCLT 2(1)(a)).
fn alone(document: &Document, treaty: &Treaty, reader: &mut Reader<'_>) {
    let mut between = treaty.head.between.clone();
    between.sort_unstable();
    between.dedup();
    if let [only] = between[..] {
        let line = reader.tree.children(reader.tree.line_at(document.head)).find(|it| {
            let words = reader.words(*it);
            words.first() == Some(&"between")
        });
        let span = line.map_or(document.head, |it| reader.span(it));
        reader.found.push(Problem::OnePartyOnly.at(span, &[only.as_str()]));
    }
}

/// Two kinds of clauses that cannot both hold, or one of which a treaty has one.
struct Pair {
    one: fn(&Clause) -> bool,
    other: fn(&Clause) -> bool,
    cure: &'static str,
}

const PAIRS: &[Pair] = &[
    Pair { one: is_duration, other: is_duration, cure: "delete one of the two" },
    Pair {
        one: is_entry,
        other: is_entry,
        cure: "delete one of the two, or make them one sentence (`on the later of:`)",
    },
    Pair {
        one: |it| it.rule == Rule::SilentOnWithdrawal,
        other: |it| matches!(it.rule, Rule::Exit(_)),
        cure: "delete `silent on withdrawal`: the other line is the clause on it",
    },
    Pair {
        one: |it| it.words == "no reservations",
        other: |it| it.words.starts_with("reservations only to"),
        cure: "delete one of the two; where reservations to some articles are allowed, `reservations only \
               to` says the whole",
    },
];

impl Pair {
    /// Reports every clause that a line above excludes.
    fn check(&self, treaty: &Treaty, reader: &mut Reader<'_>) {
        for (place, clause) in treaty.clauses.iter().enumerate() {
            let mut above = treaty.clauses.iter().take(place);
            let excludes = |it: &&Clause| {
                let both = (self.one)(it) && (self.other)(clause)
                    || (self.other)(it) && (self.one)(clause);
                both && stand_together(it, clause)
            };
            let Some(first) = above.find(excludes) else { continue };
            let line = reader.line_number(reader.tree.line_at(first.place));
            reader.found.push(Problem::ClauseTwice.at(clause.place, &[&line, self.cure]));
        }
    }
}

/// Whether two clauses stand in one text: not what a correction replaced beside what it put in its place
/// (VCLT 79), nor what nobody reads together.
fn stand_together(one: &Clause, other: &Clause) -> bool {
    let is_common = |it: &Clause| it.read_by.is_empty();
    let rivals = !is_common(one)
        && !is_common(other)
        && !one.read_by.iter().any(|it| other.read_by.contains(it));
    match (one.text, other.text) {
        _ if rivals => false,
        (Some(TextVersion::Before(until)), Some(TextVersion::Corrected(since)))
        | (Some(TextVersion::Corrected(since)), Some(TextVersion::Before(until))) => since < until,
        _ => true,
    }
}

fn is_duration(clause: &Clause) -> bool {
    matches!(&clause.rule, Rule::InForce(it) if !matches!(it, Duration::UntilEvent(_)))
}

fn is_entry(clause: &Clause) -> bool {
    matches!(clause.rule, Rule::EntersIntoForce { part: Part::Whole, .. })
}

/// The subjects to which a treaty is closed.
pub(super) struct Subjects(Vec<EntityId>);

impl Subjects {
    /// None where others can come to the treaty as well.
    pub(super) fn of(treaty: &Treaty) -> Self {
        let opens = |it: &Clause| {
            matches!(it.rule, Rule::Accession { .. } | Rule::AccessionByInvitation(_))
        };
        let open = treaty.clauses.iter().any(opens);
        let between = if open { &[][..] } else { &treaty.head.between };
        Self(between.iter().map(|it| first_id(*it)).collect())
    }

    /// Who takes part in an act by which states come to a treaty and is none of them.
    fn stranger(&self, act: &Act) -> Option<EntityId> {
        let comes = comes(act.kind);
        act.actors.iter().filter(|_| comes).find(|it| self.is_stranger(**it)).copied()
    }

    /// Whether somebody is none of them.
    pub(super) fn is_stranger(&self, id: EntityId) -> bool {
        !self.0.is_empty() && !self.0.contains(&first_id(id))
    }
}

/// The earliest id of the same subject of law: of Russia that of the Soviet Union's predecessor.
fn first_id(id: EntityId) -> EntityId {
    let world = World::embedded();
    let Some(no) = world.number(&id) else { return id };
    let mut first = no;
    // A chain of continuations is as long as the history of states, which is short.
    for _ in 0..CONTINUATIONS_MAX {
        let Some(earlier) = world.continues(first) else { break };
        first = earlier;
    }
    world.id(first).unwrap_or(id)
}

const CONTINUATIONS_MAX: usize = 16;

/// Whether a state comes to a treaty by such an act; a successor takes its predecessor's place.
fn comes(kind: ActKind) -> bool {
    let follows = |it| matches!(it, Instrument::Succession | Instrument::Accession);
    if let ActKind::Deposit(instrument) = kind {
        return !follows(instrument);
    }
    matches!(
        kind,
        ActKind::Signature
            | ActKind::DefinitiveSignature
            | ActKind::SignatureAdReferendum
            | ActKind::Exchange
            | ActKind::ExchangeOfNotes
            | ActKind::Notification
    )
}

/// The day on which a source was published and the later one on which, it says, the act was done.
fn before_its_day(statement: &Statement) -> Option<(Day, Day)> {
    let published = statement.published.as_ref()?.bounds().latest()?;
    let on = statement.act.on.as_ref()?.bounds().earliest()?;
    (statement.status == Status::Happened && published < on).then_some((published, on))
}
