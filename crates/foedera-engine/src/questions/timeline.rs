//! Every change of standing of a treaty and its states, in order, with reasons.

use foedera_dates::{Bounds, Day};
use foedera_entities::EntityId;

use super::{Engine, Refusal};
use crate::answer::{Change, Reason, Standing};
use crate::evaluate::{Axis, Completion, Line, Timeline};
use crate::law::{Case, Member, SubjectNo};
use crate::open::{changes, standing};

/// One change in one completion: when, from what to what.
type Step = (Day, Standing, Standing);

impl Engine {
    /// Every change of standing, in the order of the days.
    ///
    /// Where completions disagree on which changes there are, those of the first are shown and
    /// marked as not certain; where they disagree on the days alone, each change has bounds.
    ///
    /// # Errors
    ///
    /// The treaty is not in the library.
    pub fn timeline(&self, treaty: &str, of: Option<EntityId>) -> Result<Vec<Change>, Refusal> {
        let no = self.number(treaty)?;
        let Some(case) = self.cases.get(no) else { return Ok(Vec::new()) };
        let completions = self.completions(no);
        let Some(first) = completions.first() else { return Ok(Vec::new()) };
        let Some(full) = self.full(no, first) else { return Ok(Vec::new()) };
        let bulk: Vec<_> = completions.iter().filter_map(|it| self.bulk(no, it)).collect();
        let mut changes = if of.is_none() { treaty_changes(&full, &bulk) } else { Vec::new() };
        let wanted = of.map(|id| self.subjects.number(&id));
        for member in case.all() {
            if wanted.is_none_or(|wanted| wanted == case.subject(member)) {
                changes.extend(self.state_changes(case, member, &full, &bulk));
            }
        }
        changes.extend(self.suspended_between(case, wanted, &full, &bulk));
        changes.sort_by_key(|it| (it.on.earliest(), it.on.latest(), it.state));
        Ok(changes)
    }

    /// Suspensions toward single states: no standing changes, and yet they belong to the history.
    fn suspended_between<N: Clone>(
        &self,
        case: &Case,
        wanted: Option<Option<SubjectNo>>,
        full: &Timeline<Reason>,
        bulk: &[Timeline<N>],
    ) -> Vec<Change> {
        let subject = |member: Member| case.subject(member);
        let asked = |member: Member| wanted.is_none_or(|wanted| wanted == subject(member));
        let pairs =
            full.paused.iter().enumerate().filter(|(_, it)| asked(it.pair.0) || asked(it.pair.1));
        let changes = pairs.flat_map(|(at, it)| {
            let days = bulk.iter().filter_map(|it| it.paused.get(at));
            let begins = days.clone().map(|it| Bounds::day(it.spell.since));
            let begins = begins.fold(Bounds::day(it.spell.since), Bounds::hull);
            let ends = days.filter_map(|it| it.spell.until).map(Bounds::day);
            let ends = it.spell.until.map(|day| ends.fold(Bounds::day(day), Bounds::hull));
            let name = |member: Member, day: Day| {
                subject(member).and_then(|it| self.subjects.id_on(it, day))
            };
            let toward = name(it.pair.1, it.spell.since)
                .map_or_else(String::new, |to| format!("suspended toward {to}"));
            let change = |on, from: &str, to: &str, because| Change {
                on,
                state: name(it.pair.0, it.spell.since),
                from: from.to_owned(),
                to: to.to_owned(),
                certain: true,
                because,
            };
            let began = change(begins, "party", &toward, it.spell.began.clone());
            let ended = ends.zip(it.spell.ended.clone());
            let ended = ended.map(|(on, why)| change(on, &toward, "party", why));
            std::iter::once(began).chain(ended)
        });
        changes.collect()
    }

    fn completions(&self, treaty: usize) -> Vec<Completion> {
        let courses = crate::open::courses(self.completed(), &self.belief.facts, treaty, None);
        courses.all.into_iter().flat_map(|it| it.completions).collect()
    }

    fn state_changes<N: Clone>(
        &self,
        case: &Case,
        member: Member,
        full: &Timeline<Reason>,
        bulk: &[Timeline<N>],
    ) -> Vec<Change> {
        let Some(own) = line(full, member) else { return Vec::new() };
        let steps = steps_of(full, own);
        let others: Vec<Vec<Step>> = bulk
            .iter()
            .filter_map(|timeline| Some(steps_of(timeline, line(timeline, member)?)))
            .collect();
        steps
            .iter()
            .enumerate()
            .filter_map(|(at, (day, from, to))| {
                let subject = case.subject(member)?;
                Some(Change {
                    on: bounds(at, *day, &steps, &others),
                    state: self.subjects.id_on(subject, *day),
                    from: from.to_string(),
                    to: to.to_string(),
                    certain: others.iter().all(|other| same_words(other, &steps)),
                    because: reason(own, *day, *to),
                })
            })
            .collect()
    }
}

fn line<N>(timeline: &Timeline<N>, member: Member) -> Option<&Line<N>> {
    timeline.members.get(member.index())
}

/// The days on which the standing of a state really changes.
fn steps_of<N: Clone>(timeline: &Timeline<N>, line: &Line<N>) -> Vec<Step> {
    let days = changes(timeline, line).into_iter().filter(|day| *day != Day::MIN);
    days.filter_map(|day| {
        let before = standing(timeline, line, day.previous()?);
        let after = standing(timeline, line, day);
        (before != after).then_some((day, before, after))
    })
    .collect()
}

fn same_words(one: &[Step], two: &[Step]) -> bool {
    one.len() == two.len()
        && one.iter().zip(two).all(|((_, from, to), (_, f, t))| (from, to) == (f, t))
}

/// The days on which a change happens, where all completions have the same changes.
fn bounds(at: usize, day: Day, own: &[Step], others: &[Vec<Step>]) -> Bounds {
    let same = others.iter().filter(|other| same_words(other, own));
    let days = same.filter_map(|other| other.get(at)).map(|(day, ..)| Bounds::day(*day));
    days.fold(Bounds::day(day), Bounds::hull)
}

/// What began or ended on the day of a change.
fn reason(line: &Line<Reason>, day: Day, to: Standing) -> Reason {
    let spells = || Axis::ALL.into_iter().flat_map(|axis| line.on(axis));
    let shown = [Axis::Force, Axis::Provisional, Axis::Suspended, Axis::Consent, Axis::Signature];
    let began = shown.iter().flat_map(|axis| line.on(*axis)).find(|it| it.since == day);
    let ended = spells().find(|it| it.until == Some(day)).and_then(|it| it.ended.clone());
    began
        .map(|it| it.began.clone())
        .or(ended)
        .unwrap_or_else(|| Reason::new(format!("its standing is {to} since {day}")))
}

/// The changes of the treaty itself.
fn treaty_changes<N: Clone>(full: &Timeline<Reason>, bulk: &[Timeline<N>]) -> Vec<Change> {
    let same = bulk.iter().all(|it| it.force.len() == full.force.len());
    let mut changes = Vec::new();
    for (at, spell) in full.force.iter().enumerate() {
        let others = || bulk.iter().filter_map(|it| it.force.get(at)).filter(|_| same);
        let since = others().map(|it| Bounds::day(it.since));
        changes.push(change(
            since.fold(Bounds::day(spell.since), Bounds::hull),
            ("not in force", "in force"),
            same,
            spell.began.clone(),
        ));
        if let (Some(until), Some(ended)) = (spell.until, &spell.ended) {
            let untils = others().filter_map(|it| it.until).map(Bounds::day);
            let certain = same && others().all(|it| it.until.is_some());
            let on = untils.fold(Bounds::day(until), Bounds::hull);
            changes.push(change(on, ("in force", "ended"), certain, ended.clone()));
        }
    }
    if let Some((day, note)) = &full.lapsed {
        let certain = bulk.iter().all(|it| it.lapsed.is_some());
        changes.push(change(Bounds::day(*day), ("not in force", "lapsed"), certain, note.clone()));
    }
    changes
}

fn change(on: Bounds, (from, to): (&str, &str), certain: bool, because: Reason) -> Change {
    let (from, to) = (from.to_owned(), to.to_owned());
    Change { on, state: None, from, to, certain, because }
}
