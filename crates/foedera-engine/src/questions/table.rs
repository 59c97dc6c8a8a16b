//! Every treaty and state in dense arrays: a point query is a look-up.
//!
//! A spell that every completion has is certain; one that only some have is possible. Between
//! the two the verdict is *open*. Nothing is allocated by a query.
//!
//! The days stand here twice. A point query reads one stretch whole; a sweep reads the days of all and little
//! else, and memory is what bounds it. Nor are the lines the same: those of states that nothing names are
//! there for whoever asks of one, and a sweep does not tell them.

use std::rc::Rc;

use foedera_dates::{Day, Verdict};
use foedera_entities::EntityId;
use foedera_model::Coming;

use super::Engine;
use super::lives::Lives;
use crate::evaluate::{Axis, Cause, Doubt, Spell, Timeline, Whose};
use crate::law::{Case, Member, SubjectNo};

/// The number of a treaty in an engine's library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TreatyNo(pub u32);

/// The number of a subject of law.
pub type StateNo = SubjectNo;

/// Days on which one answer holds, with what brought it about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    since: Day,
    /// The first day out.
    until: Option<Day>,
    verdict: Verdict,
    cause: Option<Cause>,
}

/// The first and the last day of every stretch in columns, and beside them what is found: a sweep over a day
/// reads them from one end to the other.
#[derive(Clone, Debug, Default)]
struct Columns {
    since: Vec<Day>,
    /// The last day in; the last of all days where it does not end.
    last: Vec<Day>,
    found: Vec<Holding>,
}

/// What a sweep finds: one line that is not *no* on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    pub treaty: TreatyNo,
    /// The treaty itself where no state is named.
    pub state: Option<StateNo>,
    pub verdict: Verdict,
    pub cause: Option<Cause>,
}

/// Where the stretches of one line lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slice {
    treaty: TreatyNo,
    state: Option<StateNo>,
    from: u32,
    to: u32,
}

/// The lives that one line can have, each as its spells.
type Ways = Vec<Vec<Spell<Cause>>>;

/// The force of every treaty for every state.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// By treaty: where its lines lie; the first is the treaty itself, then its states in order.
    treaties: Vec<(u32, u32)>,
    /// By treaty: where the lines lie of states that nothing names; they are there where the journal
    /// declares that it may lack acts.
    treaties_of_newcomers: Vec<(u32, u32)>,
    /// In the order of their first days: where the stretches lie of states that are there since.
    newcomers: Vec<(Day, (u32, u32))>,
    /// By subject: its first day, and the first day on which it is no more.
    lived: Vec<(Day, Option<Day>)>,
    lines: Vec<Slice>,
    stretches: Vec<Stretch>,
    columns: Columns,
}

impl Table {
    /// Everything that is in force on a day, or may be: of every treaty, and of every state that was ever
    /// its party or may have been. One pass over all stretches.
    pub fn holding_on(&self, day: Day) -> impl Iterator<Item = Holding> + '_ {
        let Columns { since, last, .. } = &self.columns;
        let days = since.iter().zip(last).enumerate();
        let there = days.filter(move |(_, (since, last))| (**since <= day) & (day <= **last));
        there.filter_map(|(at, _)| self.columns.found.get(at).copied())
    }

    /// Whether a treaty is in force for a state on a day, or at all where no state is named, and
    /// what brought that about.
    #[must_use]
    pub fn in_force(
        &self,
        treaty: TreatyNo,
        state: Option<StateNo>,
        day: Day,
    ) -> (Verdict, Option<Cause>) {
        let line = self.line(treaty, state).or_else(|| self.unnamed(treaty, state?, day));
        let stretch = line.and_then(|line| {
            // The last stretch that has begun; stretches do not overlap.
            let begun = line.partition_point(|it| it.since <= day);
            line.get(begun.checked_sub(1)?).filter(|it| it.until.is_none_or(|until| day < until))
        });
        stretch.map_or((Verdict::No, None), |it| (it.verdict, it.cause))
    }

    fn line(&self, treaty: TreatyNo, state: Option<StateNo>) -> Option<&[Stretch]> {
        let (from, to) = *self.treaties.get(treaty.0 as usize)?;
        let lines = self.lines.get(from as usize..to as usize)?;
        let at = lines.binary_search_by_key(&state, |it| it.state).ok()?;
        let line = lines.get(at)?;
        self.stretches.get(line.from as usize..line.to as usize)
    }

    /// What holds of a state that nothing names, as long as there is one.
    fn unnamed(&self, treaty: TreatyNo, state: StateNo, day: Day) -> Option<&[Stretch]> {
        let (born, gone) = *self.lived.get(state.index())?;
        let (from, to) = *self.treaties_of_newcomers.get(treaty.0 as usize)?;
        let newcomers = self.newcomers.get(from as usize..to as usize)?;
        let before = newcomers.partition_point(|(first, _)| *first <= born).checked_sub(1)?;
        let (_, (from, to)) = *newcomers.get(before)?;
        let stretches = self.stretches.get(from as usize..to as usize)?;
        Some(stretches).filter(|_| gone.is_none_or(|gone| day < gone))
    }

    /// The spells in which a treaty is certainly in force for a state: the first day in, the first day out.
    pub fn spells(
        &self,
        treaty: TreatyNo,
        state: StateNo,
    ) -> impl Iterator<Item = (Day, Option<Day>)> {
        let line = self.line(treaty, Some(state)).unwrap_or_default().iter();
        line.filter(|it| it.verdict == Verdict::Yes).map(|it| (it.since, it.until))
    }

    /// The states that were ever parties to a treaty, or may have been.
    pub fn states(&self, treaty: TreatyNo) -> impl Iterator<Item = StateNo> {
        let lines = self
            .treaties
            .get(treaty.0 as usize)
            .and_then(|(from, to)| self.lines.get(*from as usize..*to as usize));
        lines.into_iter().flatten().filter_map(|it| it.state)
    }
}

impl Engine {
    /// The force of every treaty for every state, ready for point queries and sweeps.
    #[must_use]
    pub fn table(&self) -> Table {
        let mut table = Table { lived: self.subjects.lived(), ..Table::default() };
        for (treaty, case) in self.cases.iter().enumerate() {
            let number = TreatyNo(count(&table.treaties));
            let from = count(&table.lines);
            let lived = Lives::of(self, treaty, newcomers(case, &table.lived), None);
            let (courses, timelines) = (&lived.courses, &lived.bulk);
            // Before the first day that is open, all completions agree.
            let limited = courses.limited.then(|| courses.first_open_day());
            let of_treaty = |it: &Timeline<Cause>| vec![it.force.clone()];
            table.push(number, None, timelines, &of_treaty, limited);
            let first = count(&table.newcomers);
            for born in lived.newcomers.iter().copied() {
                let whose = Whose::Newcomer(born);
                let ways = |it: &Timeline<Cause>| [vec![Vec::new()], unseen(it, whose)].concat();
                let line = table.stretch(None, timelines, &ways, limited);
                table.newcomers.push((born, line));
            }
            table.treaties_of_newcomers.push((first, count(&table.newcomers)));
            let mut members: Vec<(SubjectNo, Member)> =
                case.all().filter_map(|it| Some((case.subject(it)?, it))).collect();
            members.sort_unstable();
            for (subject, member) in members {
                let own = |it: &Timeline<Cause>| {
                    let line = it.members.get(member.index());
                    let recorded = line.map_or_else(Vec::new, |it| it.on(Axis::Force).to_vec());
                    [vec![recorded], unseen(it, Whose::Member(member))].concat()
                };
                let ever = timelines.iter().flat_map(|it| own(it)).any(|it| !it.is_empty());
                if ever || limited.is_some() {
                    table.push(number, Some((subject, member)), timelines, &own, limited);
                }
            }
            table.treaties.push((from, count(&table.lines)));
        }
        table.columns = table.columns();
        table
    }

    /// The number of a treaty of the library.
    #[must_use]
    pub fn treaty_no(&self, id: &str) -> Option<TreatyNo> {
        self.library.number(id).and_then(|no| u32::try_from(no).ok()).map(TreatyNo)
    }

    /// The number of a state: the same for every id that the subject has borne.
    #[must_use]
    pub fn state_no(&self, id: &EntityId) -> Option<StateNo> {
        self.subjects.number(id)
    }

    /// The id that a subject bore on a day.
    #[must_use]
    pub fn state_id(&self, no: StateNo, day: Day) -> Option<EntityId> {
        self.subjects.id_on(no, day)
    }
}

impl Table {
    fn push(
        &mut self,
        treaty: TreatyNo,
        state: Option<(SubjectNo, Member)>,
        timelines: &[Rc<Timeline<Cause>>],
        spells: &dyn Fn(&Timeline<Cause>) -> Ways,
        limited: Option<Day>,
    ) {
        let member = state.map(|(_, member)| member);
        let (from, to) = self.stretch(member, timelines, spells, limited);
        self.lines.push(Slice { treaty, state: state.map(|(subject, _)| subject), from, to });
    }

    /// The days of all lines, side by side.
    fn columns(&self) -> Columns {
        let mut columns = Columns::default();
        for line in &self.lines {
            let own = self.stretches.get(line.from as usize..line.to as usize);
            for it in own.into_iter().flatten() {
                let Slice { treaty, state, .. } = *line;
                columns.since.push(it.since);
                columns.last.push(it.until.and_then(Day::previous).unwrap_or(Day::MAX));
                columns.found.push(Holding { treaty, state, verdict: it.verdict, cause: it.cause });
            }
        }
        columns
    }

    /// Lays down the stretches of one line, and says where they lie.
    fn stretch(
        &mut self,
        member: Option<Member>,
        timelines: &[Rc<Timeline<Cause>>],
        spells: &dyn Fn(&Timeline<Cause>) -> Ways,
        limited: Option<Day>,
    ) -> (u32, u32) {
        let from = count(&self.stretches);
        let lines: Vec<Vec<Spell<Cause>>> = timelines.iter().flat_map(|it| spells(it)).collect();
        let doubted = doubted_from(timelines, member);
        let doubted = [doubted, limited].into_iter().flatten().min();
        let outlasts = timelines.iter().flat_map(|it| &it.doubts).any(|it| it.outlasts);
        self.stretches.extend(stretches(&lines, doubted, limited.is_some() || outlasts));
        (from, count(&self.stretches))
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

fn count<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
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
        let until = days.get(at + 1).copied();
        match found.last_mut().filter(|it| it.verdict == verdict && it.cause == cause) {
            Some(last) => last.until = until,
            None => found.push(Stretch { since: *since, until, verdict, cause }),
        }
    }
    found.retain(|it| it.verdict != Verdict::No);
    found
}
