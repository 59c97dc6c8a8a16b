//! The lines of one treaty, of itself and of each state: what is certain, and what only may be.

use std::rc::Rc;

use foedera_dates::{Day, Verdict};
use foedera_model::Coming;

use super::super::Engine;
use super::super::lives::Lives;
use super::StateNo;
use crate::evaluate::{Axis, Cause, Doubt, Spell, Timeline, Whose};
use crate::law::{Case, Member, SubjectNo};

/// Days on which one answer holds, with what brought it about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) since: Day,
    /// The last day in; the last of all days where it does not end.
    pub(super) last: Day,
    pub(super) verdict: Verdict,
    pub(super) cause: Option<Cause>,
}

/// The force of one treaty.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    /// The treaty itself, then its states in order.
    pub(super) named: Vec<(Option<StateNo>, Vec<Stretch>)>,
    /// Of states that nothing names, in the order of the first days of such; there where the journal
    /// declares that it may lack acts.
    pub(super) newcomers: Vec<(Day, Vec<Stretch>)>,
}

/// The lives that one line can have, each as its spells.
type Ways = Vec<Vec<Spell<Cause>>>;

/// One treaty in all its completions.
struct Told<'l> {
    timelines: &'l [Rc<Timeline<Cause>>],
    /// Before this day all completions agree, where some were left out.
    limited: Option<Day>,
    /// Whether a doubt may be what it goes on by.
    outlasts: bool,
}

impl Engine {
    /// The force of a treaty for every state; `lived` tells of every subject its first day, and the first
    /// day on which it is no more.
    pub(super) fn lines(&self, treaty: usize, lived: &[(Day, Option<Day>)]) -> Lines {
        let Some(case) = self.cases().get(treaty) else { return Lines::default() };
        let lives = Lives::of(self, treaty, newcomers(case, lived), None);
        let doubts = lives.bulk.iter().flat_map(|it| &it.doubts);
        let told = Told {
            timelines: &lives.bulk,
            limited: lives.courses.limited.then(|| lives.courses.first_open_day()),
            outlasts: doubts.clone().any(|it| it.outlasts),
        };
        let own = told.stretches(None, &|it| vec![it.force.clone()]);
        let mut lines = Lines { named: vec![(None, own)], newcomers: Vec::new() };
        for born in lives.newcomers.iter().copied() {
            let whose = Whose::Newcomer(born);
            let ways = |it: &Timeline<Cause>| [vec![Vec::new()], unseen(it, whose)].concat();
            lines.newcomers.push((born, told.stretches(None, &ways)));
        }
        let mut members: Vec<(SubjectNo, Member)> =
            case.all().filter_map(|it| Some((case.subject(it)?, it))).collect();
        members.sort_unstable();
        for (subject, member) in members {
            let ways = |it: &Timeline<Cause>| {
                let line = it.members.get(member.index());
                let recorded = line.map_or_else(Vec::new, |it| it.on(Axis::Force).to_vec());
                [vec![recorded], unseen(it, Whose::Member(member))].concat()
            };
            let ever = lives.bulk.iter().flat_map(|it| ways(it)).any(|it| !it.is_empty());
            if ever || told.limited.is_some() {
                lines.named.push((Some(subject), told.stretches(Some(member), &ways)));
            }
        }
        lines
    }
}

impl Told<'_> {
    fn stretches(
        &self,
        member: Option<Member>,
        ways: &dyn Fn(&Timeline<Cause>) -> Ways,
    ) -> Vec<Stretch> {
        let lines: Ways = self.timelines.iter().flat_map(|it| ways(it)).collect();
        let doubted = doubted_from(self.timelines, member);
        let doubted = [doubted, self.limited].into_iter().flatten().min();
        stretches(&lines, doubted, self.limited.is_some() || self.outlasts)
    }
}

/// The first days of states that make a difference to what the journal of a treaty may lack: all that
/// were there when its gap begins are alike.
fn newcomers(case: &Case, lived: &[(Day, Option<Day>)]) -> Vec<Day> {
    let Some(gap) = case.unseen.since(Coming::Consents, None) else { return Vec::new() };
    let later = lived.iter().map(|(born, _)| *born).filter(|born| gap < *born);
    let mut days: Vec<Day> = std::iter::once(Day::MIN).chain(later).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The spells of force that the journal may lack.
fn unseen(timeline: &Timeline<Cause>, whose: Whose) -> Ways {
    let lives = timeline.unseen.iter().filter(|(of, _)| *of == whose);
    lives.map(|(_, life)| life.on(Axis::Force).to_vec()).collect()
}

/// The first day from which a doubt opens every answer about a line.
fn doubted_from(timelines: &[Rc<Timeline<Cause>>], member: Option<Member>) -> Option<Day> {
    let concerns = |it: &&Doubt| it.only.is_none() || member.is_some() && it.only == member;
    timelines.iter().flat_map(|it| &it.doubts).filter(concerns).map(|it| it.from).min()
}

/// The stretches of one line: between two boundaries nothing changes in any completion.
fn stretches(lines: &[Vec<Spell<Cause>>], doubted: Option<Day>, endless: bool) -> Vec<Stretch> {
    let mut days: Vec<Day> = lines
        .iter()
        .flatten()
        .flat_map(|it| [Some(it.since), it.until].into_iter().flatten())
        .chain(doubted)
        .collect();
    days.sort_unstable();
    days.dedup();
    // Past its end in every completion, nothing revives it; unless some were left out, or a doubt may
    // be what it goes on by.
    let ends: Option<Vec<Day>> =
        lines.iter().map(|spells| spells.last().and_then(|it| it.until)).collect();
    let over = ends.and_then(|ends| ends.into_iter().max()).filter(|_| !endless);
    let mut found: Vec<Stretch> = Vec::new();
    for (at, since) in days.iter().enumerate() {
        let holding =
            lines.iter().filter_map(|spells| spells.iter().find(|it| it.contains(*since)));
        let cause = holding.clone().next().map(|it| it.began);
        let in_doubt =
            doubted.is_some_and(|from| from <= *since) && over.is_none_or(|over| *since < over);
        let verdict = match holding.count() {
            _ if in_doubt => Verdict::Open,
            0 => Verdict::No,
            all if all == lines.len() => Verdict::Yes,
            _ => Verdict::Open,
        };
        let last = days.get(at + 1).and_then(|it| it.previous()).unwrap_or(Day::MAX);
        match found.last_mut().filter(|it| it.verdict == verdict && it.cause == cause) {
            Some(before) => before.last = last,
            None => found.push(Stretch { since: *since, last, verdict, cause }),
        }
    }
    found.retain(|it| it.verdict != Verdict::No);
    found
}
