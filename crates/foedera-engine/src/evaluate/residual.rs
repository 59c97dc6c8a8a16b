//! What is left of the condition for entry into force once what has happened is taken away.

use foedera_dates::{Bounds, Day, Delay};
use foedera_entities::EntityId;
use foedera_model::{Condition, Counted, HowMany, Quorum, Set, When};

use super::condition::About;
use super::entry::{all_negotiating_states, entry_clause};
use super::quorum::{ACTS_LISTED_MAX, noun, part_of, whole};
use super::{Evaluation, Trace};
use crate::answer::{Missing, Residual};
use crate::law::{Member, clauses};

/// What is missing on a day, and what would follow if it happened on that day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lack {
    pub(crate) residual: Option<Residual>,
    pub(crate) would_follow: Option<Day>,
    /// The day on which it lapses unless it is in force before; what would follow then or later is too late.
    pub(crate) lapses: Option<Day>,
}

impl<T: Trace> Evaluation<'_, T> {
    /// What must still happen after `day` before the treaty enters into force; nothing if it did
    /// by then, or can no longer.
    pub(crate) fn lack(mut self, day: Day) -> Lack {
        self.enter();
        let over = self.lapsed.as_ref().is_some_and(|(lapsed, _)| *lapsed <= day);
        // Where it reaches back, nothing is missing from the day on that it does.
        let entered = self.entry.as_ref().is_some_and(|entry| entry.effect <= day);
        if over || entered {
            return Lack::default();
        }
        // Before entry into force the sets of a closed treaty are the states that it names.
        self.entry = None;
        let whens: Vec<_> = clauses(self.treaty, entry_clause).collect();
        let mut lacks: Vec<Residual> = Vec::new();
        let mut follows: Vec<Day> = Vec::new();
        let changed = self.changed_when(day);
        for (clause, when) in whens {
            let when = changed.as_ref().map_or(when, |(when, _)| when);
            let about = About::treaty(clause);
            lacks.extend(self.lack_of_when(when, day, &about));
            follows.extend(self.if_met(when, day, &about));
        }
        if let Some((_, cited)) = &changed {
            lacks.iter_mut().for_each(|it| it.rest_on(cited));
        }
        if self.hangs_on_general_law() {
            let about = self.about_treaty();
            lacks.extend(self.lack_of(&all_negotiating_states(), day, &about));
            follows.push(day);
        }
        let lapses = self.lapse().and_then(|(last, _)| last.next());
        let in_time = |it: &Day| lapses.is_none_or(|lapses| *it < lapses);
        let would_follow = follows.into_iter().min().filter(in_time);
        Lack { residual: one_of(lacks), would_follow, lapses }
    }

    pub(super) fn lack_of_when(
        &self,
        when: &When,
        day: Day,
        about: &About<T::Note>,
    ) -> Option<Residual> {
        match when {
            When::On(on) => (day < *on).then_some(Residual::WaitUntil(Bounds::day(*on))),
            When::After { condition, only_if, still, .. } => {
                let met = match still {
                    true => self.holds(condition, day, about),
                    false => self.first(condition, about).filter(|it| it.day <= day),
                };
                let own = match met {
                    None => self.lack_of(condition, day, about),
                    Some(_) => {
                        let reached = self.moment(when, about).map(|it| it.day);
                        reached
                            .filter(|on| day < *on)
                            .map(|on| Residual::WaitUntil(Bounds::day(on)))
                    }
                };
                let further = only_if.as_deref().and_then(|it| self.lack_of(it, day, about));
                all_of(own.into_iter().chain(further).collect())
            }
            When::Later(all) => {
                all_of(all.iter().filter_map(|it| self.lack_of_when(it, day, about)).collect())
            }
            When::Earlier(any) => {
                one_of(any.iter().filter_map(|it| self.lack_of_when(it, day, about)).collect())
            }
            When::Cases { cases, otherwise } => {
                let settled = cases.iter().find(|(it, _)| self.first(it, about).is_some());
                if let Some((_, when)) = settled {
                    return self.lack_of_when(when, day, about);
                }
                let open = cases.iter().filter(|(it, _)| self.can_still(it, day, about));
                let ways = open.filter_map(|(condition, when)| {
                    let both =
                        [self.lack_of(condition, day, about), self.lack_of_when(when, day, about)];
                    all_of(both.into_iter().flatten().collect())
                });
                one_of(ways.chain(self.lack_of_when(otherwise, day, about)).collect())
            }
        }
    }

    /// Whether a condition with a deadline can still come true after a day.
    fn can_still(&self, condition: &Condition, day: Day, about: &About<T::Note>) -> bool {
        let Condition::By { by, .. } = condition else { return true };
        self.moment(by, about).is_some_and(|it| day <= it.day)
    }

    pub(super) fn lack_of(
        &self,
        condition: &Condition,
        day: Day,
        about: &About<T::Note>,
    ) -> Option<Residual> {
        if self.holds(condition, day, about).is_some() {
            return None;
        }
        let cited = |act: String, by: Vec<EntityId>| Missing {
            act,
            by,
            clause: self.cite(about.clause),
            more_of: None,
            maybe: false,
        };
        let event = |act: &str| Residual::Event(cited(act.to_owned(), Vec::new()));
        let all = |act: &str| {
            let by = self.names(self.case.between.iter().copied(), day);
            Residual::Act(cited(act.to_owned(), by))
        };
        Some(match condition {
            Condition::All(all) => {
                return all_of(all.iter().filter_map(|it| self.lack_of(it, day, about)).collect());
            }
            Condition::Any(any) => {
                return one_of(any.iter().filter_map(|it| self.lack_of(it, day, about)).collect());
            }
            Condition::Done { act, by } => return self.lack_of_quorum(*act, by, day, about),
            Condition::Exchange => all("exchange of instruments of ratification"),
            Condition::ExchangeOfNotes => all("exchange of notes"),
            Condition::Declarations { number, article } => {
                event(&format!("{number} declarations under article {article} in all"))
            }
            Condition::Hold { who, table, at_least } => {
                let share = self.share(Counted::Consent, who, table, at_least, day, about.it)?;
                Residual::ShareOf {
                    needed: format!("{} of {table}", share.lacking_words()),
                    missing: cited(format!("consent by holders of {table}"), Vec::new()),
                }
            }
            Condition::InForce { treaty, .. } => event(&format!("entry into force of {treaty}")),
            Condition::CeasesInForce { treaty, .. } => {
                Residual::MustNot(format!("{treaty} must cease to be in force"))
            }
            Condition::Adoption => event("adoption of the text"),
            Condition::Opening => event("opening for signature"),
            Condition::EntryIntoForce => event("entry into force of the treaty itself"),
            Condition::Its(_) => event("an act of the state itself"),
            Condition::Event(name) => event(name),
            Condition::By { condition, by } => {
                let by = self.moment(by, about)?.day;
                if day <= by {
                    return self.lack_of(condition, day, about);
                }
                Residual::MustNot(format!("what had to happen by {by} can no longer happen"))
            }
            Condition::NotBy { by, .. } | Condition::NotInForceOn(by) => {
                self.lack_of_absence(self.moment(by, about)?.day, day)
            }
        })
    }

    /// What should not happen by a day is waited for, or has happened.
    fn lack_of_absence(&self, by: Day, day: Day) -> Residual {
        if day <= by {
            Residual::WaitUntil(Bounds::day(by))
        } else {
            Residual::MustNot(format!("what should not have happened by {by} has happened"))
        }
    }

    fn lack_of_quorum(
        &self,
        act: Counted,
        by: &Quorum,
        day: Day,
        about: &About<T::Note>,
    ) -> Option<Residual> {
        let mut lacks: Vec<Residual> = Vec::new();
        let own = Quorum { including: by.including.clone(), ..part_of(by.how_many, &by.of) };
        lacks.extend(self.lack_of_part(
            act,
            &Quorum { others_on_top: by.others_on_top, ..own },
            None,
            day,
            about,
        ));
        for (how_many, set) in &by.including {
            let part = part_of(*how_many, set);
            lacks.extend(self.lack_of_part(act, &part, whole(by), day, about));
        }
        all_of(lacks)
    }

    fn lack_of_part(
        &self,
        act: Counted,
        by: &Quorum,
        among: Option<&Set>,
        day: Day,
        about: &About<T::Note>,
    ) -> Option<Residual> {
        let tally = self.tally(act, by, among, day, about.it);
        let (lacking, counted) = match &tally {
            Some((tally, counted)) => (tally.needed.saturating_sub(tally.done), counted.as_slice()),
            None => (1, [].as_slice()),
        };
        if lacking == 0 {
            return None;
        }
        let has = |who: &Member| counted.iter().any(|it| it.member == *who);
        let universe = self.universe(&by.of, day, about.it).unwrap_or_default();
        let left: Vec<Member> = universe.into_iter().filter(|who| !has(who)).collect();
        // Where as many are left as are needed, each of them must act.
        let named = by.how_many == HowMany::All || left.len() == lacking;
        let number = u32::try_from(lacking).unwrap_or(u32::MAX);
        let is_left = |(how_many, set): &(HowMany, Set)| {
            let part = self.tally(act, &part_of(*how_many, set), whole(by), day, about.it);
            part.is_none_or(|(tally, _)| tally.done < tally.needed)
        };
        let among = !by.others_on_top && by.including.iter().any(is_left);
        let among = if among { ", the named among them" } else { "" };
        let of = format!("{}{among}", self.set_words(&by.of));
        let missing = Missing {
            act: words(act).to_owned(),
            by: if named { self.names(left.into_iter(), day) } else { Vec::new() },
            clause: self.cite(about.clause),
            more_of: None,
            maybe: false,
        };
        if named && !missing.by.is_empty() {
            return Some(Residual::Act(missing));
        }
        let missing = Missing { more_of: Some((number, of.clone())), ..missing };
        Some(Residual::MoreOf { number, of, missing })
    }

    /// When the treaty would enter into force if all that is missing happened on `day`.
    fn if_met(&self, when: &When, day: Day, about: &About<T::Note>) -> Option<Day> {
        match when {
            When::On(on) => Some(*on),
            When::After { delay, condition, still: true, .. } => {
                self.if_still_met(delay, condition, day, about)
            }
            When::After { delay, condition, .. } => {
                let met = self.first(condition, about).map_or(day, |it| it.day.min(day));
                let day = self.reckon(delay, met, about.clause);
                day.filter(|_| self.is_stated(delay, met))
            }
            When::Later(all) => {
                let days: Option<Vec<Day>> =
                    all.iter().map(|it| self.if_met(it, day, about)).collect();
                days?.into_iter().max()
            }
            When::Earlier(any) => any.iter().filter_map(|it| self.if_met(it, day, about)).min(),
            When::Cases { cases, otherwise } => {
                let mut open = cases.iter().filter(|(it, _)| self.can_still(it, day, about));
                let when = open.next().map_or(otherwise.as_ref(), |(_, when)| when);
                self.if_met(when, day, about)
            }
        }
    }

    /// The same of a condition that must be true when the period has run: where it was not by `day`, a
    /// new one begins then.
    fn if_still_met(
        &self,
        delay: &Delay,
        condition: &Condition,
        day: Day,
        about: &About<T::Note>,
    ) -> Option<Day> {
        let mut since = None;
        loop {
            let met = self.first_after(condition, about, since);
            let met = met.map_or(day, |it| it.day.min(day));
            let due = self.reckon(delay, met, about.clause)?;
            if day <= due || self.holds(condition, due, about).is_some() {
                return Some(due).filter(|_| self.is_stated(delay, met));
            }
            since = Some(due);
        }
    }

    fn names(&self, members: impl Iterator<Item = Member>, day: Day) -> Vec<EntityId> {
        let subjects = members.filter_map(|it| self.subject(it));
        let mut ids: Vec<EntityId> =
            subjects.filter_map(|it| self.case.id_on(self.outside.subjects, it, day)).collect();
        ids.sort();
        ids
    }

    /// A set in a few words, however many it names.
    pub(super) fn set_in_short(&self, set: &Set) -> String {
        if let foedera_model::Base::Codes(ids) = &set.base
            && ACTS_LISTED_MAX < ids.len()
        {
            return format!("{} named states", ids.len());
        }
        self.set_words(set)
    }

    fn set_words(&self, set: &Set) -> String {
        use foedera_model::Base;
        match &set.base {
            Base::States => "any states".to_owned(),
            Base::Parties => "the parties".to_owned(),
            Base::Signatories => "the signatories".to_owned(),
            Base::NonSignatories => "states that have not signed".to_owned(),
            Base::Depositors => "the depositors".to_owned(),
            Base::NegotiatingStates => "the negotiating states".to_owned(),
            Base::Named(name) => name.clone(),
            Base::Codes(ids) => crate::words::list(ids),
            Base::MembersOf(organisation) => format!("members of {organisation}"),
            Base::PartiesTo(treaty) => format!("parties to {treaty}"),
            Base::It | Base::Them => "the state itself".to_owned(),
        }
    }
}

fn words(act: Counted) -> &'static str {
    if matches!(act, Counted::AnyInstrument | Counted::ProcesVerbal) {
        "deposit of an instrument"
    } else if act == Counted::Consent {
        "consent to be bound"
    } else {
        noun(act)
    }
}

/// All of these; the one itself where there is only one.
fn all_of(mut lacks: Vec<Residual>) -> Option<Residual> {
    if lacks.len() < 2 { lacks.pop() } else { Some(Residual::AllOf(lacks)) }
}

/// Any of these; the one itself where there is only one.
fn one_of(mut lacks: Vec<Residual>) -> Option<Residual> {
    if lacks.len() < 2 { lacks.pop() } else { Some(Residual::AnyOf(lacks)) }
}
