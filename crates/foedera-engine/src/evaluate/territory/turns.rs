//! From when a treaty applies to one territory of a party and from when it does not: what holds from the
//! beginning, and the acts that turn it, while the treaty is in force for the party.

use foedera_dates::Day;
use foedera_model::{ActKind, When};

use super::super::condition::{About, Spot};
use super::super::consent::Consent;
use super::super::journal::Done;
use super::super::{Evaluation, Ground, Spell, Trace};
use super::{Applied, KeptOut, Regime, Territory};
use crate::answer::OpenOn;
use crate::law::ClauseNo;

/// From a day on it is applied, or it is not.
struct Turn<N> {
    day: Day,
    /// When what turns it was done.
    made: Day,
    applies: bool,
    note: N,
}

/// One spell of a party, for one of its territories.
struct Course<'c, N> {
    asked: &'c Territory,
    spell: &'c Spell<N>,
    regime: Regime<'c>,
    consent: Option<Consent>,
}

impl<N> Course<'_, N> {
    /// Whether an act was made by the time that the consent was established: then it works with it.
    fn is_made_with_consent(&self, act: &Done<'_>) -> bool {
        self.consent.is_some_and(|it| act.received <= it.established)
    }

    /// Whether the treaty does not say to which territories it applies, so that the general law decides.
    fn is_silent(&self) -> bool {
        let Regime { whole, named, excluding } = &self.regime;
        whole.is_none() && named.is_none() && excluding.is_none()
    }
}

impl<'a, T: Trace> Evaluation<'a, T> {
    /// When the treaty is applied within one spell of its force, and why it is not on the day asked about.
    /// `before` is the end of the spell before it: what was done until then went with that one.
    pub(super) fn applied(
        &self,
        asked: &'a Territory,
        spell: &Spell<T::Note>,
        before: Day,
    ) -> Applied<T::Note> {
        let all = self.consents_of(asked.member);
        let own = all.iter().filter(|it| before <= it.day && it.day <= spell.since);
        let consent = own.max_by_key(|it| it.day).or(all.first()).copied();
        let course = Course { asked, spell, regime: self.regime(), consent };
        let in_time = |it: &&Done<'_>| {
            before <= it.received && spell.until.is_none_or(|until| it.received < until)
        };
        let acts: Vec<&Done<'a>> = self.naming(asked).filter(in_time).collect();
        let mut turns = vec![self.at_the_beginning(&course, &acts)];
        turns.extend(acts.iter().filter_map(|act| self.turn(&course, act)));
        turns.sort_by_key(|it| it.day);
        follow(&course, &turns)
    }

    /// What holds without an act about the territory. Where the treaty is silent and the party later
    /// extends it, article 29 says that the consent had reached it before, and the act denies it.
    fn at_the_beginning(&self, course: &Course<'_, T::Note>, acts: &[&Done<'a>]) -> Turn<T::Note> {
        let Course { asked, spell, regime, consent } = course;
        let covered = consent.as_ref().and_then(|it| self.covered_by(it));
        let first = acts.first().filter(|it| {
            let extends = it.deed.kind == ActKind::TerritorialExtension;
            extends && !course.is_made_with_consent(it) && course.is_silent() && covered.is_none()
        });
        if let Some(first) = first {
            self.doubt_before(asked, spell, first);
        }
        let general = Ground::General("VCLT 29");
        let (applies, ground) = match (covered, regime.named, regime.whole) {
            (Some(names), ..) => (asked.is_meant(names), general),
            (None, Some((clause, _)), _) => (false, Ground::Clause(clause)),
            (None, None, Some(clause)) => (true, Ground::Clause(clause)),
            (None, None, None) => (first.is_none(), general),
        };
        let says = || {
            let (who, name) = (self.name(asked.member, spell.since), &asked.name);
            let covers =
                |names: &[String]| format!("the instrument of {who} covers {}", names.join(", "));
            match (covered, applies) {
                (Some(names), true) => covers(names),
                (Some(names), false) => format!("{}, and not {name}", covers(names)),
                (None, true) => format!("it binds {who} in respect of its entire territory"),
                (None, false) => format!("{who} had not extended it to {name}"),
            }
        };
        let note = self.trace.step(ground, Some(spell.since), says, [spell.began.clone()]);
        Turn { day: spell.since, made: spell.since, applies, note }
    }

    fn doubt_before(&self, asked: &Territory, spell: &Spell<T::Note>, first: &Done<'_>) {
        let until = first.effective.unwrap_or(first.received);
        if asked.may_be_its() && spell.contains(asked.day) && asked.day < until {
            let (who, name) = (self.name(asked.member, asked.day), &asked.name);
            let question = format!(
                "whether the consent of {who} had reached {name} before {who} extended the treaty to it, on {until}: \
                 by VCLT 29 it had, unless otherwise established"
            );
            self.doubt_of(asked, OpenOn::Reading { question });
        }
    }

    fn turn(&self, course: &Course<'_, T::Note>, act: &Done<'_>) -> Option<Turn<T::Note>> {
        let extends = act.deed.kind == ActKind::TerritorialExtension;
        let found = if extends { self.reaching(course, act) } else { self.left_out(course, act) };
        let asked = course.asked;
        let who = || self.name(asked.member, act.received);
        let Some((day, ground)) = found else {
            self.warn(act.received, Some(asked.member), || {
                let what = if extends { "extension to" } else { "exclusion of" };
                format!(
                    "the {what} {} by {} has no effect: it came when nothing let it (VCLT 29)",
                    asked.name,
                    who()
                )
            });
            return None;
        };
        let says = || {
            let does = if extends { "extends it to" } else { "leaves out" };
            format!("{} {does} {}, with effect from {day}", who(), asked.name)
        };
        let told = self.trace.act(act.deed.fact, act.received);
        let note = self.trace.step(ground, Some(day), says, [told]);
        Some(Turn { day, made: act.received, applies: extends, note })
    }

    /// With the consent, where it was named by then; later from the day that the clause leads to, or that
    /// the party names.
    fn reaching(&self, course: &Course<'_, T::Note>, act: &Done<'_>) -> Option<(Day, Ground)> {
        let since = course.spell.since;
        let general = Ground::General("VCLT 29");
        match course.regime.named {
            Some((clause, _)) if course.is_made_with_consent(act) => {
                Some((since, Ground::Clause(clause)))
            }
            Some((clause, when)) => {
                let day = self.led_to(course, (clause, when), act)?;
                Some((day.max(since), Ground::Clause(clause)))
            }
            None if course.is_made_with_consent(act) => Some((since, general)),
            None => Some((act.effective.unwrap_or(act.received).max(since), general)),
        }
    }

    /// By an act made by the day that the clause leads to. Without a clause with the consent alone, where
    /// the treaty does not say that it extends to the whole.
    fn left_out(&self, course: &Course<'_, T::Note>, act: &Done<'_>) -> Option<(Day, Ground)> {
        let since = course.spell.since;
        let Some((clause, when)) = course.regime.excluding else {
            let otherwise = course.is_made_with_consent(act) && course.regime.whole.is_none();
            return otherwise.then_some((since, Ground::General("VCLT 29")));
        };
        let day = self.led_to(course, (clause, when), act)?;
        (act.received <= day).then(|| (day.max(since), Ground::Clause(clause)))
    }

    /// The day that a clause on territories leads to, with the act as the notice.
    fn led_to(
        &self,
        course: &Course<'_, T::Note>,
        (clause, when): (ClauseNo, &When),
        act: &Done<'_>,
    ) -> Option<Day> {
        let told = self.trace.act(act.deed.fact, act.received);
        let on = |day| Spot { day, note: told.clone() };
        let about = About {
            it: Some(course.asked.member),
            consent: course.consent.map(|it| on(it.day)),
            notice: Some(on(act.received)),
            force: Some(on(course.spell.since)),
            ..About::treaty(clause)
        };
        self.moment(when, &about).map(|it| it.day)
    }
}

/// Its turns, as spells.
fn follow<N: Clone>(course: &Course<'_, N>, turns: &[Turn<N>]) -> Applied<N> {
    let mut spells: Vec<Spell<N>> = Vec::new();
    let mut applies = false;
    for turn in turns {
        match spells.last_mut() {
            Some(last) if applies && !turn.applies => last.end(turn.day, &turn.note),
            _ if !applies && turn.applies => spells.push(Spell::open(turn.day, turn.note.clone())),
            _ => {}
        }
        applies = turn.applies;
    }
    if let (Some(until), Some(by)) = (course.spell.until, &course.spell.ended) {
        spells.iter_mut().for_each(|it| it.end(until, by));
    }
    spells.retain(Spell::is_some);
    let asked = course.asked.day;
    let last = turns.iter().rfind(|it| it.day <= asked);
    // What has been named, and has its delay to run, is not missing.
    let is_named = turns.iter().any(|it| it.applies && it.made <= asked && asked < it.day);
    let kept_out = last.filter(|it| !it.applies).map(|it| KeptOut {
        note: it.note.clone(),
        unnamed: course.regime.named.map(|(clause, _)| clause).filter(|_| !is_named),
    });
    (spells, kept_out)
}
