//! Where each state stands in an answer: its standing, its axes and what began them.

use foedera_dates::{Day, Verdict};
use foedera_entities::EntityId;

use super::gathered::Gathered;
use super::reasons::Shown;
use super::scope::{Scope, Who};
use super::{Engine, Question};
use crate::answer::{Article18, Axes, Exit, Possible, Reason, Standing, StateAnswer};
use crate::evaluate::{Axis, Timeline, spell_on};
use crate::law::{Case, Member, SubjectNo};
use crate::open::StateOver;

impl Engine {
    /// The states that have anything to do with the treaty on the day, or are asked about.
    pub(super) fn states(
        &self,
        case: &Case,
        question: &Question,
        scope: Scope,
        gathered: &Gathered,
        shown: &Shown,
    ) -> Vec<StateAnswer> {
        let day = question.on;
        let asked = |member: Member| scope == Scope::Treaty || scope.asks_about(member);
        let mut states: Vec<StateAnswer> = case
            .all()
            .filter(|member| asked(*member))
            .zip_states(&gathered.all.states)
            .filter(|(_, over)| {
                let connected = over.standings.iter().any(|(it, ..)| *it != Standing::None);
                connected && (over.recorded || scope != Scope::Treaty)
            })
            .filter_map(|(member, over)| {
                let subject = case.subject(member)?;
                // The signature or instrument of a state that is no more, and never was a party,
                // stays in the record; it has no place in a later day's table.
                let told = over.was_party || scope != Scope::Treaty;
                let is_gone = self.subjects.is_gone(subject, day);
                if self.subjects.is_to_come(subject, day) || is_gone && !told {
                    return None;
                }
                if self.is_named_later(case, subject, day) && over.only_negotiates() {
                    return None;
                }
                let id = case.id_on(&self.subjects, subject, day)?;
                let mut doubts = gathered.doubts.iter().filter(|it| {
                    it.only.is_none_or(|only| only == member) && !gathered.is_surely_over()
                });
                let doubted = doubts.next().map(|it| it.otherwise);
                let steps = self.steps(case, member, day);
                let notes = |it: &Timeline<Reason>| state_notes(it, member, scope, day);
                let because = self.told(case.no, shown.either(), notes);
                Some(StateAnswer {
                    steps,
                    because,
                    ..state(id, over, doubted, (gathered.limited, gathered.ends_only))
                })
            })
            .collect();
        states.extend(self.unnamed(question, scope, gathered));
        states.sort_by_key(|it| it.state);
        states
    }

    /// Whether a closed treaty names a subject as it was only after a day: Germany, not Prussia.
    fn is_named_later(&self, case: &Case, subject: SubjectNo, day: Day) -> bool {
        let law = self.library.treaties.get(case.no);
        let mut named = law.into_iter().flat_map(|it| &it.head.between);
        named.any(|id| {
            self.subjects.number(id) == Some(subject)
                && self.subjects.bears_later(id, day)
                && case.id_on(&self.subjects, subject, day) != Some(*id)
        })
    }

    /// The states asked about that nothing names, where the journal may lack acts of theirs.
    fn unnamed(&self, question: &Question, scope: Scope, gathered: &Gathered) -> Vec<StateAnswer> {
        let borne = |id: EntityId| {
            self.subjects.number(&id).and_then(|it| self.subjects.id_on(it, question.on))
        };
        let asked = [question.of, question.with].into_iter().flatten().zip(scope.states());
        let unnamed = asked.filter_map(|(id, who)| {
            let Who::Other(born) = who else { return None };
            let over = gathered.all.others.get(&born).filter(|it| 1 < it.standings.len())?;
            Some(state(borne(id).unwrap_or(id), over, None, (false, false)))
        });
        unnamed.collect()
    }
}
/// Pairs members with what is gathered about each.
trait ZipStates: Iterator<Item = Member> + Sized {
    fn zip_states(self, states: &[StateOver]) -> impl Iterator<Item = (Member, &StateOver)> {
        self.filter_map(|member| Some((member, states.get(member.index())?)))
    }
}

impl<I: Iterator<Item = Member>> ZipStates for I {}

fn state(
    id: EntityId,
    over: &StateOver,
    doubted: Option<Standing>,
    (limited, ends_only): (bool, bool),
) -> StateAnswer {
    let (standing, since, until) =
        over.standings.first().copied().unwrap_or((Standing::None, None, Default::default()));
    let words: Vec<Standing> = over.standings.iter().map(|(word, ..)| *word).collect();
    let left = over.left.verdict();
    let notice = over.axis(Axis::Notice);
    let exit = match (left, notice) {
        (Verdict::Yes, _) => Exit::Effective,
        (_, Verdict::Yes | Verdict::Open) => Exit::NoticeGiven,
        (Verdict::Open, Verdict::No) => Exit::Effective,
        (Verdict::No, Verdict::No) => Exit::None,
    };
    let article_18 = match (over.axis(Axis::Article18A), over.axis(Axis::Article18B)) {
        (Verdict::Yes, _) => Some(Article18::A),
        (_, Verdict::Yes) => Some(Article18::B),
        _ => None,
    };
    let force = over.axis(Axis::Force);
    let mut or = if ends_only {
        between(&words, over.axis(Axis::Provisional))
    } else {
        words.into_iter().skip(1).collect()
    };
    // What is in force in each completion is open where one cannot tell: it may be otherwise.
    let other = doubted.map(|it| if standing == Standing::Ended { Standing::Party } else { it });
    let is_party = force != Verdict::No || standing == Standing::Ended;
    or.extend(other.filter(|it| is_party && standing != *it && !or.contains(it)));
    StateAnswer {
        state: id,
        standing,
        since: if or.is_empty() { since } else { None },
        until: if or.is_empty() { until.bounds() } else { None },
        each: each(over, standing, &or),
        or,
        axes: Axes {
            signature: over.axis(Axis::Signature),
            consent: over.axis(Axis::Consent),
            force: if doubted.is_some() || limited { Verdict::Open } else { force },
            provisional: over.axis(Axis::Provisional),
            suspended: over.axis(Axis::Suspended),
            exit,
            exit_settled: left.is_settled() && notice.is_settled(),
        },
        article_18,
        steps: Vec::new(),
        because: Vec::new(),
    }
}

/// Each of several words that are possible, with its own days; one that only lies between others has
/// none that were seen.
fn each(over: &StateOver, first: Standing, or: &[Standing]) -> Vec<Possible> {
    let possible = |standing: Standing| {
        let seen = over.standings.iter().find(|(word, ..)| *word == standing);
        let (since, until) =
            seen.map_or((None, None), |(_, since, until)| (*since, until.bounds()));
        Possible { standing, since, until }
    };
    let all = std::iter::once(first).chain(or.iter().copied()).map(possible);
    if or.is_empty() { Vec::new() } else { all.collect() }
}

/// The other words that are possible. Between two ends lie those that a state goes through.
fn between(standings: &[Standing], provisional: Verdict) -> Vec<Standing> {
    let (Some(first), Some(last)) = (standings.first(), standings.last()) else {
        return Vec::new();
    };
    let on_the_way = [Standing::Signatory, Standing::Consented, Standing::Provisional];
    let passes = |it: &Standing| {
        first < it
            && it < last
            && (*it != Standing::Provisional || provisional != Verdict::No)
            && *first != *last
    };
    let mut all: Vec<Standing> =
        standings.iter().skip(1).copied().chain(on_the_way.into_iter().filter(passes)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// What began the spells that a state is in on a day.
fn state_notes(timeline: &Timeline<Reason>, member: Member, scope: Scope, day: Day) -> Vec<Reason> {
    let line = timeline.members.get(member.index());
    let current = |axis: &Axis| line.and_then(|it| spell_on(it.on(*axis), day));
    // What is no longer in force is neither suspended nor to be left.
    let shown: &[Axis] = match current(&Axis::Force) {
        Some(_) => &[Axis::Force, Axis::Provisional, Axis::Suspended, Axis::Notice],
        None => &[Axis::Provisional],
    };
    let mut notes: Vec<Reason> =
        shown.iter().filter_map(current).map(|it| it.began.clone()).collect();
    // For one state alone, what it suspended toward some, or they toward it, stands beside its axes.
    if let Scope::State(_) = scope {
        let own = timeline.paused.iter().filter(|it| it.pair.0 == member || it.pair.1 == member);
        notes.extend(own.filter(|it| it.spell.contains(day)).map(|it| it.spell.began.clone()));
    }
    if notes.is_empty() {
        let weaker = [Axis::Consent, Axis::Signature];
        notes.extend(weaker.iter().find_map(current).map(|it| it.began.clone()));
        let over = line.and_then(|it| it.on(Axis::Force).last()).and_then(|it| it.ended.clone());
        notes.extend(over);
        let applied = line.map_or(&[][..], |it| it.on(Axis::Provisional));
        let over = applied.iter().rev().find(|it| it.until.is_some_and(|until| until <= day));
        notes.extend(over.and_then(|it| it.ended.clone()));
    }
    notes
}
