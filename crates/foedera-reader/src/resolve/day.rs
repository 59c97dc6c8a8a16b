//! When an act was done, where its words count from the report, from the act told before or from the
//! announcement. What the words for a day mean is told in `said`.

use foedera_dates::Edtf;
use foedera_model::{ClaimKind, LeavingStep, Span, Status};

use super::told::NEWS;
use super::{Context, Resolved};
use crate::act::{Doer, Raw};
use crate::node::{Node, Party, Voice};
use crate::said::{Said, Tense};
use crate::sense::Rank;

impl Context<'_> {
    pub(super) fn day(
        &self,
        raw: &Raw,
        speakers: &[Voice],
        published: Option<&Edtf>,
        referent: usize,
        codes: &[String],
    ) -> Option<Edtf> {
        if let Some(said) = &raw.date {
            return self.day_said(said, raw, referent, published);
        }
        // What is announced is dated by the announcement, if it has no day of its own.
        let announced = is_announced(raw.kind, raw.status);
        let own = speakers.iter().filter(|it| announced && announces(it, codes));
        let spoken = own.into_iter().find_map(|it| it.date.as_ref());
        let spoken = spoken.and_then(|it| it.resolve(published, Tense::Past));
        spoken.or_else(|| self.sat(raw, codes)).or_else(|| self.with_the_act(raw, referent, codes))
    }

    /// What an act's own words for a day mean, where they stand.
    fn day_said(
        &self,
        said: &Said,
        raw: &Raw,
        referent: usize,
        published: Option<&Edtf>,
    ) -> Option<Edtf> {
        // "From that day the treaty of 1976 lapses": a day that was told before those words.
        let place = raw.dated.map_or(raw.words.start(), |it| it.start().min(raw.words.start()));
        let from = || self.counts_from(said, raw, place, referent, published);
        let done = raw.status == Status::Happened;
        let now = published.and_then(|it| it.bounds().latest());
        // "It signed in 2019 and ratified in March of the next year": what was done was done by now.
        let passed = |it: &Edtf| it.bounds().latest().zip(now).is_some_and(|(day, now)| day <= now);
        let then = said.as_of_then().filter(|_| done);
        if let Some(then) = then.and_then(|it| it.counted(from())).filter(passed) {
            return Some(then);
        }
        let counted = said.counts().then(|| said.counted(from()));
        if let Some(counted) = counted.filter(|it| it.is_some() || !said.names_its_day()) {
            return counted;
        }
        let open = raw.named && done;
        let last =
            if open { said.nearest(published) } else { said.resolve(published, tense(raw)) }?;
        let story = self.story(place).filter(|_| done);
        let of_it = story.zip(now).and_then(|(it, now)| said.of_story(it, &last, now));
        Some(of_it.unwrap_or(last))
    }

    /// "Peru deposited its instrument on 3 May, with a declaration", "suspended it on Monday, invoking Article 17": what is
    /// done by doing another thing, in the same breath or the next, is done on its day.
    fn with_the_act(&self, raw: &Raw, referent: usize, codes: &[String]) -> Option<Edtf> {
        // When it enters into force is told between, and is no act of the state.
        let told = [ClaimKind::Obligation, ClaimKind::EntryIntoForce];
        let acted = |it: &&Resolved| !told.contains(&it.kind);
        let last = self.resolved.iter().rfind(acted)?;
        let newest = self.resolved.last()?;
        let near = newest.sentence + 1 >= self.sentence && last.sentence + 2 >= self.sentence;
        let done = raw.status == Status::Happened && last.raw.status == Status::Happened;
        let own = last.codes == codes && is_done_by(raw.kind, last, referent);
        Some(last).filter(|_| near && done && own)?.date.clone()
    }

    /// "The Congress ended its session on the 27th. Deputies approved the treaty": the day of the sitting.
    fn sat(&self, raw: &Raw, codes: &[String]) -> Option<Edtf> {
        let sitting = self.sitting.as_ref()?;
        let of_it = |it: &String| codes.contains(it);
        let own = match &raw.actor {
            Doer::Named(doers) => {
                doers.iter().any(|it| it.rank == Some(sitting.rank))
                    && sitting.of.as_ref().is_none_or(of_it)
            }
            // "Approved: the protocol with Chile", in the minutes.
            Doer::Unsaid | Doer::Resumed => sitting.of.as_ref().is_some_and(of_it),
            Doer::All | Doer::Nobody | Doer::Person | Doer::ForIt | Doer::Stranger => false,
        };
        let near = self.sentence <= sitting.sentence + SITTING;
        // A parliament or cabinet decides on leaving as well.
        let sits = matches!(
            raw.kind,
            ClaimKind::Approval
                | ClaimKind::Withdrawal
                | ClaimKind::Suspension
                | ClaimKind::Revocation
        );
        let done = raw.status == Status::Happened && sits && own && near;
        done.then(|| sitting.day.clone())
    }
}

/// For how many sentences a sitting goes on after the one that tells its day.
const SITTING: usize = 6;

/// A parliament or cabinet met on a day.
#[derive(Debug)]
pub(super) struct Sitting {
    rank: Rank,
    /// Whose it is, where that is told.
    of: Option<String>,
    day: Edtf,
    sentence: usize,
}

impl Sitting {
    /// The sitting of which a sentence tells: one body and one day, which is news.
    pub(super) fn told(
        nodes: &[Node],
        days: &[(Span, Edtf)],
        published: Option<&Edtf>,
        sentence: usize,
    ) -> Option<Self> {
        let [(_, day)] = days else { return None };
        let (on, now) = (day.bounds().is_day()?, published?.bounds().latest()?);
        (on <= now && now <= on.plus_days(NEWS)?).then_some(())?;
        let meets = |it: &&Party| matches!(it.rank, Some(Rank::Parliament | Rank::Cabinet));
        let mut bodies = nodes.iter().filter_map(Node::actor).flatten().filter(meets);
        let body = bodies.next()?;
        let one = bodies.all(|it| it.rank == body.rank && it.code == body.code);
        let (rank, of, day) = (body.rank?, body.code.clone(), day.clone());
        one.then_some(Self { rank, of, day, sentence })
    }

    /// Whether all that its own sentence tells of that day was done by the body: then others' acts are not dated by it.
    pub(super) fn is_of(&self, told: &[Resolved]) -> bool {
        let own = |it: &Resolved| it.parties.iter().any(|it| it.rank == Some(self.rank));
        told.iter().filter(|it| it.date.as_ref() == Some(&self.day)).all(own)
    }
}

/// The days that a sentence tells by themselves, and where.
pub(super) fn told(nodes: &[Node], published: Option<&Edtf>) -> Vec<(Span, Edtf)> {
    let days = nodes.iter().filter_map(|it| Some((it.span, it.date()?)));
    let stated = days.filter(|(_, said)| !said.counts());
    stated.filter_map(|(at, it)| Some((at, it.resolve(published, Tense::Past)?))).collect()
}

/// What was refused was refused in the past, and what was decided then was decided.
fn tense(raw: &Raw) -> Tense {
    match raw.status {
        Status::Happened | Status::Denied | Status::Contested => Tense::Past,
        Status::Planned | Status::Conditional if raw.decided => Tense::Past,
        Status::Planned | Status::Conditional => Tense::Future,
    }
}

/// Whether who speaks announces what these do: they themselves, or nobody who is named. A paper that tells of
/// a plan on Monday does not date it.
fn announces(voice: &Voice, codes: &[String]) -> bool {
    let own = |it: &Party| it.code.as_ref().is_none_or(|it| codes.contains(it));
    voice.span.is_none() || voice.parties.iter().any(own)
}

/// Whether one does such a thing by that act: reserves under a treaty by being bound by it, deposits what one joins with,
/// invokes a clause, of whichever treaty, to leave or suspend.
fn is_done_by(kind: ClaimKind, act: &Resolved, referent: usize) -> bool {
    // "Which joined last week, made a declaration on joining": of that week is only the one.
    let day = act.date.as_ref().and_then(|it| it.bounds().is_day()).is_some();
    let joins = act.kind == ClaimKind::Accession && day;
    let binds = matches!(
        act.kind,
        ClaimKind::Deposit | ClaimKind::Ratification | ClaimKind::Approval | ClaimKind::Signature
    );
    let leaves = matches!(act.kind, ClaimKind::Withdrawal | ClaimKind::Suspension);
    let same = act.referent == referent;
    (kind == ClaimKind::Reservation && (binds || joins) && same)
        || (kind == ClaimKind::Deposit && joins && same)
        || (kind == ClaimKind::Invocation && leaves && day)
}

/// Whether the announcement is a step of its own: of an intention, or of leaving.
fn is_announced(kind: ClaimKind, status: Status) -> bool {
    let effect = matches!(
        kind,
        ClaimKind::EntryIntoForce | ClaimKind::ProvisionalApplication | ClaimKind::Termination
    );
    let leaving = matches!(kind, ClaimKind::Withdrawal | ClaimKind::Suspension);
    match status {
        Status::Denied | Status::Contested => false,
        Status::Planned => leaving || !effect,
        Status::Happened | Status::Conditional => leaving,
    }
}

/// Whether a day only tells how long something has not been in force: "thirty years later it still is not", "to this
/// day".
pub(super) fn is_of_waiting(raw: &Raw, date: &Edtf, published: Option<&Edtf>) -> bool {
    let never = raw.kind == ClaimKind::EntryIntoForce && raw.status == Status::Denied;
    never && (published == Some(date) || raw.date.as_ref().is_some_and(Said::waits))
}

/// The status that the day itself tells: what the paper dates after its own day has not happened yet, and what its own
/// words put ahead has, if its day is not.
pub(super) fn as_dated(
    raw: &Raw,
    kind: ClaimKind,
    date: Option<&Edtf>,
    published: Option<&Edtf>,
) -> Status {
    let last = published.and_then(|it| it.bounds().latest());
    let first_day = date.and_then(|it| it.bounds().earliest());
    let ahead = first_day.zip(last).is_some_and(|(day, last)| last < day);
    if ahead && raw.status == Status::Happened {
        return Status::Planned;
    }
    // "Did not ratify it until 2015": then it did.
    let until = raw.date.as_ref().is_some_and(|it| it.until);
    // "1 June 1988: the treaty enters into force"; "it enters into force today".
    let begins = published.and_then(|it| it.bounds().earliest());
    let last_day = date.and_then(|it| it.bounds().latest());
    let past = last_day.zip(begins).is_some_and(|(day, begins)| day <= begins);
    if past && until && raw.status == Status::Planned {
        return Status::Happened;
    }
    let effect = matches!(kind, ClaimKind::EntryIntoForce | ClaimKind::Termination)
        || raw.step == Some(LeavingStep::Effect);
    if past && effect && raw.own_status && raw.status == Status::Planned {
        return Status::Happened;
    }
    raw.status
}
