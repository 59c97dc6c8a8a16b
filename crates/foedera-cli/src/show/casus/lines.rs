//! What a commitment comes to, in as few lines as say it all: events with the same answer together,
//! and all who owe and are owed the same.

use foedera::EntityId;
use foedera::engine::casus::{Owed, Stage, Strange, Undecided, Untouched};
use foedera::model::Duty;

use crate::show::sentence::add;

/// More events than this that do not touch a commitment are told last, as the others.
const FEW: usize = 4;

/// One line below a commitment.
#[derive(Clone, Debug)]
pub(super) struct Line<'c> {
    /// The places of the events, from 0.
    pub(super) events: Vec<usize>,
    pub(super) bearers: Vec<EntityId>,
    pub(super) beneficiaries: Vec<EntityId>,
    /// Whether the beneficiaries owe it to the bearers too; where the two are the same, all owe it to each other.
    pub(super) mutual: bool,
    /// Whether each of those that owe it owes it against the others of them.
    pub(super) against_others: bool,
    pub(super) says: Says<'c>,
}

impl Line<'_> {
    /// Who owes it, with those against whom; nothing where it is against nobody, or several owe it against one.
    pub(super) fn circle(&self) -> Option<Vec<EntityId>> {
        let Says::Duty(owed) = self.says else { return None };
        let is_one = self.against_others || self.bearers.len() == 1;
        let mut all = Some(owed.against.clone()).filter(|it| is_one && !it.is_empty())?;
        all.push(owed.bearer);
        all.sort_unstable();
        Some(all)
    }

    /// Whether it tells of many events that they do not touch the commitment.
    pub(super) fn is_of_many_strangers(&self) -> bool {
        matches!(self.says, Says::Untouched(_)) && FEW < self.events.len()
    }
}

/// The answer for one event, or that the event does not touch the commitment.
#[derive(Clone, Copy, Debug)]
pub(super) enum Says<'c> {
    Duty(&'c Owed),
    Undecided(&'c Undecided),
    Untouched(Strange),
}

impl Says<'_> {
    /// How much it weighs; what comes to be owed by what happens stands first, before what is owed at all times.
    pub(super) fn weight(self) -> u8 {
        match self {
            Self::Duty(owed) => match owed.state {
                Stage::Triggered if owed.under.at_all_times => 2,
                Stage::Triggered => 0,
                Stage::TriggeredIf | Stage::Disputed => 1,
                Stage::Waived => 2,
                Stage::NotTriggered(_) => 3,
                Stage::NotBound(_) => 4,
            },
            Self::Undecided(text) if text.why_not.is_none() => 2,
            Self::Undecided(_) => 4,
            Self::Untouched(_) => 5,
        }
    }

    /// Whether something is owed, may be, or was given up.
    pub(super) fn is_told(self) -> bool {
        self.weight() <= 2
    }

    /// Whether two answers differ in nothing but who owes whom, and for which event.
    fn is_like(self, other: Self) -> bool {
        let is_against_the_same = match (self, other) {
            (Self::Duty(one), Self::Duty(other)) => {
                !one.is_live() || !is_of_an_enemy(one) || one.against == other.against
            }
            _ => true,
        };
        is_against_the_same && self.is_like_but_for_against(other)
    }

    fn is_like_but_for_against(self, other: Self) -> bool {
        match (self, other) {
            (Self::Untouched(why), Self::Untouched(other)) => why == other,
            (Self::Undecided(one), Self::Undecided(other)) => {
                one.why_not == other.why_not && one.unsettled == other.unsettled
            }
            (Self::Duty(one), Self::Duty(other)) => {
                one.state == other.state
                    && one.unsettled == other.unsettled
                    && one.readings == other.readings
                    && one.may_except == other.may_except
                    && one.minded == other.minded
                    && one.unperformed == other.unperformed
                    && one.article_18 == other.article_18
                    && one.since == other.since
                    && one.until == other.until
            }
            _ => false,
        }
    }
}

/// Whether it says anything against whom a duty is owed: states consult about one, and not against him.
pub(super) fn is_of_an_enemy(owed: &Owed) -> bool {
    owed.duty != Duty::Consultation && !owed.against.is_empty()
}

/// The lines of a commitment, in the order of the first event, the weightiest first; many events that
/// do not touch it come last.
pub(super) fn lines<'c>(
    duties: &[&'c Owed],
    undecided: &[&'c Undecided],
    untouched: &[&'c Untouched],
) -> Vec<Line<'c>> {
    let of_events = duties.chunk_by(|one, next| one.event == next.event).flat_map(of_event);
    let texts = undecided.iter().map(|it| of_states(it.event, &it.of, Says::Undecided(it)));
    let beside = untouched.iter().map(|it| of_states(it.event, &[], Says::Untouched(it.why)));
    let mut lines = fold(of_events.chain(texts).chain(beside), |it, next| {
        it.bearers == next.bearers
            && it.beneficiaries == next.beneficiaries
            && it.mutual == next.mutual
            && it.against_others == next.against_others
    });
    lines.iter_mut().for_each(|it| it.events.sort_unstable());
    lines.sort_by_key(|it| {
        (it.is_of_many_strangers(), it.events.first().copied(), it.says.weight())
    });
    lines
}

/// One line for what nobody owes to another.
fn of_states<'c>(event: usize, states: &[EntityId], says: Says<'c>) -> Line<'c> {
    Line {
        events: vec![event],
        bearers: states.to_vec(),
        beneficiaries: Vec::new(),
        mutual: false,
        against_others: false,
        says,
    }
}

/// One line for one duty.
pub(super) fn alone(owed: &Owed) -> Line<'_> {
    Line {
        events: vec![owed.event],
        bearers: vec![owed.bearer],
        beneficiaries: vec![owed.beneficiary],
        mutual: false,
        against_others: false,
        says: Says::Duty(owed),
    }
}

/// The duties for one event: what all of some owe each other; then those owed to one, then those owed by one, then
/// those that two sides owe each other.
fn of_event<'c>(duties: &[&'c Owed]) -> Vec<Line<'c>> {
    if let Some(all) = among_all(duties) {
        return vec![all];
    }
    let each = duties.iter().map(|it| alone(it));
    let to_one = fold(each, |it, next| it.beneficiaries == next.beneficiaries);
    let by_one = fold(to_one.into_iter(), |it, next| it.bearers == next.bearers);
    let mut lines: Vec<Line<'_>> = Vec::new();
    for line in by_one {
        let back = lines.iter_mut().find(|it| {
            it.bearers == line.beneficiaries
                && it.beneficiaries == line.bearers
                && it.says.is_like(line.says)
        });
        match back {
            Some(it) => it.mutual = true,
            None => lines.push(line),
        }
    }
    not_owed_together(against_each_other(lines))
}

/// What several owe to the same, each against the others of them, in one line.
fn against_each_other(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut together: Vec<Line<'_>> = Vec::new();
    for line in lines {
        let is_one = |it: &&mut Line<'_>| {
            it.circle().is_some_and(|own| Some(own) == line.circle())
                && it.beneficiaries == line.beneficiaries
                && !it.mutual
                && !line.mutual
                && it.says.is_like_but_for_against(line.says)
        };
        match together.iter_mut().find(is_one) {
            Some(known) => {
                known.against_others = true;
                add(&mut known.bearers, line.bearers);
            }
            None => together.push(line),
        }
    }
    together
}

/// What is not owed for one reason, by whomever and to whomever, is told once an event.
fn not_owed_together(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut together: Vec<Line<'_>> = Vec::new();
    for mut line in lines {
        let alike = |it: &&mut Line<'_>| !it.says.is_told() && it.says.is_like(line.says);
        let Some(known) = together.iter_mut().find(alike) else {
            together.push(line);
            continue;
        };
        for it in [&mut *known, &mut line].into_iter().filter(|it| it.mutual) {
            add(&mut it.bearers, it.beneficiaries.clone());
            it.beneficiaries.clone_from(&it.bearers);
        }
        known.mutual = false;
        add(&mut known.bearers, line.bearers);
        add(&mut known.beneficiaries, line.beneficiaries);
        known.bearers.sort_unstable();
        known.beneficiaries.sort_unstable();
    }
    together
}

/// What each of three and more owes each other of them, by one answer.
fn among_all<'c>(duties: &[&'c Owed]) -> Option<Line<'c>> {
    let first = alone(duties.first()?);
    let mut states = Vec::new();
    for it in duties {
        if !first.says.is_like(Says::Duty(it)) {
            return None;
        }
        add(&mut states, vec![it.bearer, it.beneficiary]);
    }
    let is_each = 2 < states.len() && duties.len() == states.len() * (states.len() - 1);
    states.sort_unstable();
    is_each.then(|| Line { bearers: states.clone(), beneficiaries: states, mutual: true, ..first })
}

/// Puts each line to the first one that is like it and that it belongs to.
fn fold<'c>(
    lines: impl Iterator<Item = Line<'c>>,
    belongs: impl Fn(&Line<'c>, &Line<'c>) -> bool,
) -> Vec<Line<'c>> {
    let mut folded: Vec<Line<'c>> = Vec::new();
    for line in lines {
        match folded.iter_mut().find(|it| it.says.is_like(line.says) && belongs(it, &line)) {
            Some(it) => {
                add(&mut it.events, line.events);
                add(&mut it.bearers, line.bearers);
                add(&mut it.beneficiaries, line.beneficiaries);
            }
            None => folded.push(line),
        }
    }
    folded
}
