//! Whether a treaty is applied to one territory of a state: the same question, kept to that territory.

use std::collections::BTreeSet;
use std::rc::Rc;

use foedera_dates::{Bounds, Day, Edtf, Verdict};
use foedera_entities::{Capacity, Entity, EntityId, Held, fold};

use super::reasons::Shown;
use super::{Engine, Question, Refusal};
use crate::answer::{Answer, Missing, Reason, Residual};
use crate::evaluate::{Completion, Days, Possession, Territory, cite};
use crate::law::{Case, ClauseNo, Deed, Member};

impl Engine {
    /// The answer to a question about a state, or about it and another, for one territory of the first: is
    /// the treaty in force for it there? Without a state it is asked of the one that the world file has it
    /// under on the day.
    ///
    /// # Errors
    ///
    /// As [`Self::status`]; nothing names the territory; or no state is asked about, and nobody is known
    /// to answer for it.
    pub fn status_in(&self, question: &Question, territory: &str) -> Result<Answer, Refusal> {
        let case = self.case_of(question)?;
        let known = self.territory_called(territory);
        let name = known.map_or(territory, |it| &it.title).to_owned();
        let called = self.called(case, territory, known);
        if known.is_none() && called.is_empty() {
            let named = case.deeds.iter().flat_map(|it| it.territories()).cloned();
            let named: BTreeSet<String> = named.collect();
            let (territory, named) = (territory.to_owned(), named.into_iter().collect());
            return Err(Refusal::NoSuchTerritory { territory, named });
        }
        let holder = || self.holder(known?, question.on);
        let nobody = || Refusal::TerritoryOfNobody { territory: name.clone() };
        let of = question.of.or_else(holder).ok_or_else(nobody)?;
        let question = Question { of: Some(of), ..question.clone() };
        let answer = self.status(&question)?;
        let member = self.subjects.number(&of).and_then(|it| case.member(it));
        let Some(member) = member else {
            return Ok(in_words(Answer { territory: Some(name), ..answer }));
        };
        let held = known.and_then(|it| self.possessions(case, member, it));
        let lived = |it: &Entity| it.capacity != Capacity::Territory && has_lived(it, question.on);
        let was_state = known.is_some_and(lived);
        let asked = Territory { member, name, called, held, was_state, day: question.on };
        Ok(self.kept_to(&asked, &question, answer, case))
    }

    /// The answer for a state, with what is asked about its territory in the place of what is about it.
    fn kept_to(
        &self,
        asked: &Territory,
        question: &Question,
        whole: Answer,
        case: &Case,
    ) -> Answer {
        let (scope, day) = (self.scope(case, question), question.on);
        let gathered = self.gather(case.no, scope, day, Some(asked));
        let told = |it: &Completion, _| {
            let traced = self.traced(case.no, it, |it| {
                it.with_newcomers(&scope.newcomers()).within(Some(asked)).run_on(day)
            });
            traced.map(|(timeline, term)| (Rc::new(timeline), term))
        };
        let shown = self.shown(&gathered, &told);
        let in_force = gathered.verdict(scope);
        let residual = whole.residual.clone();
        let mut because = self.because(question, scope, &gathered, &shown, residual.as_ref());
        because.because.extend(self.why_kept_out(case.no, &shown));
        let unnamed = self.naming_it(case, asked, &shown).filter(|_| residual.is_none());
        let leaves = unnamed.as_ref().map(Residual::leaves).unwrap_or_default();
        let branches = self.branches(&gathered);
        let mut warnings = self.warnings(case, scope, day, &gathered);
        warnings.extend(
            whole.warnings.iter().filter(|it| !warnings.contains(it)).cloned().collect::<Vec<_>>(),
        );
        in_words(Answer {
            territory: Some(asked.name.clone()),
            in_force,
            since: gathered.asked.since(),
            until: gathered.asked.until(),
            missing: [leaves, whole.missing].concat(),
            residual: residual.or(unnamed),
            ahead: self.ahead(case.no, scope, &gathered, &shown, day),
            open_on: self.open_on(question, &gathered, in_force, &branches),
            conflicts: self.conflicts(case, scope, &because),
            branches,
            warnings,
            because,
            ..whole
        })
    }

    /// The territories that acts under a treaty name, each with the state that named it, by its id of a day.
    ///
    /// # Errors
    ///
    /// The treaty is not in the library.
    pub fn territories_named(
        &self,
        treaty: &str,
        day: Day,
    ) -> Result<BTreeSet<(EntityId, String)>, Refusal> {
        let no = self.number(treaty)?;
        let Some(case) = self.cases().get(no) else { return Ok(BTreeSet::new()) };
        let of = |deed: &Deed| -> Vec<(EntityId, String)> {
            let states = deed.by.iter().filter_map(|it| self.named(case, *it, day));
            let named =
                |it: EntityId| deed.territories().iter().map(move |name| (it, name.clone()));
            states.flat_map(named).collect()
        };
        Ok(case.deeds.iter().flat_map(of).collect())
    }

    fn why_kept_out(&self, treaty: usize, shown: &Shown) -> Vec<Reason> {
        self.told(treaty, shown.without(), |it| {
            it.kept_out.iter().map(|it| it.note.clone()).collect()
        })
    }

    /// What the state would have to do, where a clause has it name its territories.
    fn naming_it(&self, case: &Case, asked: &Territory, shown: &Shown) -> Option<Residual> {
        let clause = |it: &super::reasons::Seen| it.timeline.kept_out.as_ref()?.unnamed;
        let clause: ClauseNo = shown.without().iter().find_map(clause)?;
        let law = self.library.treaties.get(case.no)?;
        Some(Residual::Act(Missing {
            act: format!("extension to {}", asked.name),
            by: self.named(case, asked.member, asked.day).into_iter().collect(),
            clause: cite(law, clause),
            more_of: None,
            maybe: shown.is_either(),
        }))
    }

    /// The territory that the world file knows by a name; also a state that was one before.
    fn territory_called(&self, name: &str) -> Option<&Entity> {
        let entity = self.world.find(name, None).ok()?;
        let part = !self.world.held(entity.no).is_empty();
        (entity.capacity == Capacity::Territory || part).then_some(entity)
    }

    /// How the acts under a treaty call a territory.
    fn called(&self, case: &Case, name: &str, known: Option<&Entity>) -> Vec<String> {
        let folded = fold(name);
        let is_meant = |it: &&String| {
            let same = || self.territory_called(it).map(|it| it.no) == known.map(|it| it.no);
            fold(it) == folded || known.is_some() && same()
        };
        let mut called: Vec<String> =
            case.deeds.iter().flat_map(|it| it.territories()).filter(is_meant).cloned().collect();
        called.sort_unstable();
        called.dedup();
        called
    }

    /// When a territory is a member's, by the world file; nothing where it does not say, or not to the day.
    fn possessions(&self, case: &Case, member: Member, entity: &Entity) -> Option<Vec<Possession>> {
        let held = self.world.held(entity.no);
        let of_it = |it: &&Held| {
            let id = self.world.id(it.by);
            id.and_then(|it| self.subjects.number(&it)) == case.subject(member)
        };
        if held.is_empty() {
            return None;
        }
        held.iter().filter(of_it).map(|it| self.possession(entity, it)).collect()
    }

    fn possession(&self, entity: &Entity, held: &Held) -> Option<Possession> {
        let days = days(held)?;
        let by = self.world.id(held.by)?;
        let source = self.world.source(held.source).map_or("", |it| &it.grade);
        let from = held.from.as_ref().map(|it| format!(" from {it}")).unwrap_or_default();
        let until = held.until.as_ref().map(|it| format!(" until {it}")).unwrap_or_default();
        let whose = match held.by == entity.no {
            true => "as a state".to_owned(),
            false => format!("under {by}"),
        };
        let says = format!("the world file has {} {whose}{from}{until} ({source})", entity.title);
        Some(Possession { days, says })
    }

    /// Who surely answers for a territory on a day.
    fn holder(&self, entity: &Entity, day: Day) -> Option<EntityId> {
        let held = self.world.held(entity.no);
        let holds = |it: &&Held| {
            days(it).is_some_and(|(from, until)| from <= day && until.is_none_or(|it| day < it))
        };
        self.world.id(held.iter().find(holds)?.by)
    }
}

/// Whether it may have been there by a day.
fn has_lived(entity: &Entity, day: Day) -> bool {
    let from = entity.lives.first().and_then(|it| it.from());
    from.is_none_or(|it| it.bounds().earliest().is_none_or(|from| from <= day))
}

/// The days of a hold, where they are known to the day.
fn days(held: &Held) -> Option<Days> {
    let day = |it: &Edtf| it.bounds().is_day();
    let from = match &held.from {
        None => Day::MIN,
        Some(it) => day(it)?,
    };
    let until = match &held.until {
        None => None,
        Some(it) => Some(day(it)?),
    };
    Some((from, until))
}

/// The answer with its sentence about the territory.
fn in_words(answer: Answer) -> Answer {
    let Answer { treaty, on, .. } = &answer;
    let place = answer.territory.as_deref().unwrap_or_default();
    let whom = crate::words::list(&answer.between);
    let whom =
        if answer.between.len() == 1 { format!("for {whom}") } else { format!("between {whom}") };
    let since = answer.since.map(Bounds::in_words);
    let says = match (answer.in_force, since) {
        (Verdict::Yes, Some(since)) => {
            format!("{treaty} is in force {whom} in {place} since {since}")
        }
        (Verdict::Yes, None) => format!("{treaty} is in force {whom} in {place} on {on}"),
        (Verdict::No, _) => format!("{treaty} is not in force {whom} in {place} on {on}"),
        (Verdict::Open, _) => {
            format!("whether {treaty} is in force {whom} in {place} on {on} is open")
        }
    };
    let because = Reason { says, ..answer.because.clone() };
    Answer { because, ..answer }
}
