//! What lies ahead, and was ahead on an earlier day: changes of standing that law and record already
//! fix, last days for a notice or an objection, renewals. Nothing here is decided anew: the days are
//! the engine's.

mod notices;

use foedera_dates::{Bounds, Day, Verdict};
use foedera_engine::{Change, ObjectionPeriod, Question, Reason};
use foedera_entities::EntityId;
use foedera_model::{Duration, ReservationRule, Rule};

use crate::differing::difference;
use crate::{Encoded, Error, Outlook, turning};

/// How many terms of one treaty are followed. One that is renewed every year reaches from its first
/// year to the ninth century after.
pub const TERMS_MAX: usize = 1_000;

/// In which steps an answer is compared with the one before: what comes and goes within one is not seen.
const STEP_DAYS: i32 = 31;

/// The word of a timeline for a party that has left.
const WITHDRAWN: &str = "withdrawn";

/// One date, or the days between which it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    pub on: Bounds,
    pub treaty: String,
    /// Whom it is about; the treaty itself where nobody is named.
    pub state: Option<EntityId>,
    pub what: AheadKind,
    /// In words: `in force → ended`, `unless notice was given, renewed for 5 years`.
    pub says: String,
    /// The clause that makes the date, as a lawyer cites it.
    pub clause: Option<String>,
    /// Whether it comes in every completion of what is open.
    pub certain: bool,
    pub because: Option<Reason>,
}

/// Of what kind a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AheadKind {
    /// A standing changes: of the treaty (entry into force, end) or of a state.
    Change,
    /// The last day on which a notice keeps the treaty from being renewed.
    NoticeDeadline,
    /// The first day of the next term, unless notice was given.
    Renewal,
    /// The last day on which others can object to a reservation of the state.
    ObjectionDeadline,
    /// Something else of the answer changes: an amendment, a part, a territory, a ground that is invoked.
    Other,
}

impl AheadKind {
    pub const ALL: [Self; 5] =
        [Self::Change, Self::NoticeDeadline, Self::Renewal, Self::ObjectionDeadline, Self::Other];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::NoticeDeadline => "notice deadline",
            Self::Renewal => "renewal",
            Self::ObjectionDeadline => "objection deadline",
            Self::Other => "other",
        }
    }
}

impl Outlook {
    /// The dates of some treaties from one day to another, both included, in order: those of some kinds alone, and of
    /// one state alone and of the treaties themselves, where one is named. Nothing is computed for another kind.
    ///
    /// # Errors
    /// What was looked at holds no such treaty.
    pub fn ahead<'l>(
        &self,
        treaties: impl IntoIterator<Item = &'l Encoded>,
        of: Option<EntityId>,
        (window, kinds): (Bounds, &[AheadKind]),
    ) -> Result<Vec<Ahead>, Error> {
        let asks = |kind: AheadKind| kinds.contains(&kind);
        let mut all: Vec<Ahead> = Vec::new();
        for encoded in treaties {
            let id = &encoded.treaty.id;
            let mut own: Vec<Ahead> = Vec::new();
            if asks(AheadKind::Change) {
                // Who goes on under another name has the standing that it had.
                let changes = self.timeline(id, of)?.into_iter().filter(|it| it.from != it.to);
                own.extend(changes.map(|it| change(id, it)));
            }
            if asks(AheadKind::NoticeDeadline) || asks(AheadKind::Renewal) {
                self.terms(encoded, window, &mut own)?;
            }
            if asks(AheadKind::ObjectionDeadline) {
                let periods = self.objection_periods(id, of)?;
                own.extend(periods.into_iter().map(|it| objection(encoded, it)));
            }
            if asks(AheadKind::Other) {
                self.others(encoded, of, window, &mut own)?;
                self.territories(encoded, of, window, &mut own)?;
                self.notices(encoded, of, window, &mut own)?;
            }
            own.retain(|it| asks(it.what));
            own.sort_by_key(|it| it.state);
            all.append(&mut own);
        }
        all.retain(|it| it.on.meet(window).is_some());
        // What lies on one day stays in the order of the treaties, then of the states.
        all.sort_by_key(|it| (it.on.earliest(), it.on.latest()));
        Ok(all)
    }

    /// What else changes in an answer from one day of the window to another, looked for in steps of a month.
    fn others(
        &self,
        encoded: &Encoded,
        of: Option<EntityId>,
        window: Bounds,
        all: &mut Vec<Ahead>,
    ) -> Result<(), Error> {
        let treaty = &encoded.treaty.id;
        let ask = |on| self.status(&Question { treaty: treaty.clone(), on, of, with: None });
        let mut known = None;
        for (from, to) in steps(window) {
            let before = match known.take() {
                Some(it) => it,
                None => ask(from)?,
            };
            let next = ask(to)?;
            let differs = |on: Day| {
                let mut found = difference(&before, &ask(on)?);
                found.retain(|it| is_other(&it.what));
                Ok(found)
            };
            for (on, it) in turning::begun(&differs, &|_| false, (from, to))? {
                let (what, state) = whose(&it.what);
                let (before, after) = (or_nothing(&it.before), or_nothing(&it.after));
                all.push(Ahead {
                    on: Bounds::day(on),
                    treaty: treaty.clone(),
                    state: state.or(of),
                    what: AheadKind::Other,
                    says: format!("{what}: {before} → {after}"),
                    clause: match state {
                        Some(state) if what == "exit" => self.exit_clause(encoded, state, on)?,
                        _ => None,
                    },
                    certain: next.open_on.is_empty(),
                    because: None,
                });
            }
            known = Some(next);
        }
        Ok(())
    }

    /// The clause under which a state that gave notice leaves; of a notice that comes to nothing the only one there is.
    fn exit_clause(
        &self,
        encoded: &Encoded,
        state: EntityId,
        on: Day,
    ) -> Result<Option<String>, Error> {
        let is_exit = |it: &Change| {
            it.state == Some(state) && it.to == WITHDRAWN && Some(on) <= it.on.earliest()
        };
        let left = self.timeline(&encoded.treaty.id, Some(state))?.into_iter().find(is_exit);
        if let Some(left) = left {
            return Ok(left.because.clause);
        }
        let only = term_clause(encoded).is_none();
        Ok(clause_of(encoded, |it| matches!(it, Rule::Exit(_))).filter(|_| only))
    }

    /// From when the treaty is applied to a territory that an act names, or no longer, where that is not the day of the
    /// state itself.
    fn territories(
        &self,
        encoded: &Encoded,
        of: Option<EntityId>,
        window: Bounds,
        all: &mut Vec<Ahead>,
    ) -> Result<(), Error> {
        let Some(last) = window.latest() else { return Ok(()) };
        let treaty = &encoded.treaty.id;
        let named = self.territories_named(treaty, last)?;
        for (state, territory) in named.into_iter().filter(|(it, _)| of.is_none_or(|of| of == *it))
        {
            let ask = |on, territory: Option<&str>| {
                let question = Question { treaty: treaty.clone(), on, of: Some(state), with: None };
                self.status_in(&question, territory)
            };
            let within = |on| Ok(ask(on, Some(&territory))?.in_force);
            for (from, to) in steps(window) {
                let (before, after) = (within(from)?, within(to)?);
                if before == after {
                    continue;
                }
                let on = turning::first_day((from, to), &|on| Ok(within(on)? == after))?;
                let eve = on.previous().unwrap_or(on);
                if ask(eve, None)?.in_force != ask(on, None)?.in_force {
                    continue;
                }
                all.push(Ahead {
                    on: Bounds::day(on),
                    treaty: treaty.clone(),
                    state: Some(state),
                    what: AheadKind::Other,
                    says: format!("in force in {territory}: {before} → {after}"),
                    clause: clause_of(encoded, |it| matches!(it, Rule::Territory(_))),
                    certain: ![before, after].contains(&Verdict::Open),
                    because: None,
                });
            }
        }
        Ok(())
    }

    /// Term after term from the first day of the window on, as long as one is renewed.
    fn terms(&self, encoded: &Encoded, window: Bounds, all: &mut Vec<Ahead>) -> Result<(), Error> {
        let id = &encoded.treaty.id;
        let is_renewed = |it: &Rule| matches!(it, Rule::InForce(Duration::Term { .. }));
        if !encoded.treaty.clauses.iter().any(|it| is_renewed(&it.rule)) {
            return Ok(());
        }
        let mut next = window.earliest();
        for _ in 0..TERMS_MAX {
            let Some(on) = next.filter(|it| window.contains(*it)) else { break };
            let answer = self.status(&Question { treaty: id.clone(), on, of: None, with: None })?;
            let Some(term) = answer.term else { break };
            let Some(renews_for) = term.renews_for else { break };
            let date = |on, what, says| Ahead {
                on,
                treaty: id.clone(),
                state: None,
                what,
                says,
                clause: term_clause(encoded),
                certain: on.is_day().is_some(),
                because: None,
            };
            if let Some(by) = term.notice_by {
                let says = format!("last day for a notice, else renewed for {renews_for}");
                all.push(date(by, AheadKind::NoticeDeadline, says));
            }
            let says = format!("renewed for {renews_for}, unless notice was given in time");
            all.push(date(term.ends, AheadKind::Renewal, says));
            next = term.ends.latest().filter(|it| on < *it);
        }
        Ok(())
    }
}

/// The days of a window from the eve of its first on, in steps in which answers are compared.
fn steps(window: Bounds) -> impl Iterator<Item = (Day, Day)> {
    let days = window.earliest().zip(window.latest());
    // What changes on the first day differs from the eve.
    let mut at = days.map(|(first, last)| (first.previous().unwrap_or(first), last));
    std::iter::from_fn(move || {
        let (from, last) = at.filter(|(from, last)| from < last)?;
        let to = from.plus_days(STEP_DAYS).filter(|it| *it < last).unwrap_or(last);
        at = Some((to, last));
        Some((from, to))
    })
}

/// `exit of DE`: what differs, and for whom.
fn whose(what: &str) -> (&str, Option<EntityId>) {
    let of = what.rsplit_once(" of ").and_then(|(what, of)| Some((what, of.parse().ok()?)));
    of.map_or((what, None), |(what, state)| (what, Some(state)))
}

/// Whether a difference is told under no other kind.
fn is_other(what: &str) -> bool {
    !turning::is_told_elsewhere(what)
        && !turning::is_of_force(what)
        && !["term", "warnings", "lapses"].contains(&what)
}

fn or_nothing(it: &str) -> &str {
    if it.is_empty() { "nothing" } else { it }
}

fn change(treaty: &str, change: Change) -> Ahead {
    Ahead {
        on: change.on,
        treaty: treaty.to_owned(),
        state: change.state,
        what: AheadKind::Change,
        says: format!("{} → {}", change.from, change.to),
        clause: change.because.clause.clone(),
        certain: change.certain,
        because: Some(change.because),
    }
}

fn objection(encoded: &Encoded, period: ObjectionPeriod) -> Ahead {
    let is_period = |it: &Rule| {
        matches!(it, Rule::Reservations(ReservationRule::AcceptedUnlessObjectedWithin(_)))
    };
    Ahead {
        on: period.last,
        treaty: encoded.treaty.id.clone(),
        state: Some(period.by),
        what: AheadKind::ObjectionDeadline,
        says: format!("last day for {}, else accepted by silence", period.to_object()),
        clause: clause_of(encoded, is_period).or_else(|| Some("VCLT 20(5)".to_owned())),
        certain: period.certain && period.last.is_day().is_some(),
        because: Some(period.because),
    }
}

/// The clause of the term that renews itself.
fn term_clause(encoded: &Encoded) -> Option<String> {
    clause_of(encoded, |it| matches!(it, Rule::InForce(Duration::Term { .. })))
}

/// The first clause with such a rule, as a lawyer cites it.
fn clause_of(encoded: &Encoded, is: impl Fn(&Rule) -> bool) -> Option<String> {
    let clause = encoded.treaty.clauses.iter().find(|it| is(&it.rule))?;
    clause.article.as_ref().map(|it| format!("article {}", it.0))
}

/// The days from one to another, both included; a year from the first where no last is named.
///
/// # Errors
/// The last is before the first, or no year of the calendar is left.
pub fn window(from: Day, to: Option<Day>) -> Result<Bounds, Error> {
    let (year, month, day) = from.ymd();
    let in_a_year = || {
        let next = year.checked_add(1)?;
        Day::from_ymd(next, month, day).or_else(|| Day::from_ymd(next, month, day - 1))
    };
    let to = to
        .or_else(in_a_year)
        .ok_or_else(|| Error::wrong(format!("no year after {from}: give --to")))?;
    Bounds::between(from, to).ok_or_else(|| {
        Error::wrong(format!("{to} is before {from}: the last day comes after the first"))
    })
}
