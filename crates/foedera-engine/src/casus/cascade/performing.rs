//! What a bearer does when it does what it owes, as events by which the next duties are weighed.
//!
//! Duties of war and of armed assistance are performed by arms; all others are of no consequence here. Help is no
//! attack on the enemy: it is support of who is helped, and war where war is owed, or where the fight that is joined
//! is one. What somebody calls such help in law a scenario can say, by reporting it as an event of its own.

use foedera_dates::{Edtf, Verdict};
use foedera_entities::EntityId;
use foedera_model::{
    Commitment, Duty, Event, EventKind, Lasting, Predicate, Proviso, Span, Treaty,
};

use crate::Reason;
use crate::casus::order::{self, Relation};
use crate::casus::predicate::{self, is_blow_of};
use crate::casus::{Hinders, Owed, Performance, Stage, lasting, wording};

/// A duty with the words under which it is owed, the event that triggered it, and all events so far.
#[derive(Clone, Copy)]
pub(super) struct Due<'a> {
    pub(super) owed: &'a Owed,
    pub(super) text: &'a Treaty,
    pub(super) commitment: &'a Commitment,
    /// The event that triggered it.
    pub(super) event: &'a Event,
    pub(super) events: &'a [(usize, &'a Event)],
    /// Those of the scenario and of earlier rounds.
    pub(super) earlier: &'a [(usize, &'a Event)],
    /// Of each that was performed so far, in their order, the event of the scenario from which it follows.
    pub(super) roots: &'a [usize],
}

/// Whether a duty is one of war or of armed assistance.
pub(super) fn is_armed(duty: &Duty) -> bool {
    match duty {
        Duty::Defense(_) | Duty::Offense => true,
        // Weapons and money are no fight.
        Duty::MilitaryAid
        | Duty::Neutrality(_)
        | Duty::NonAggression
        | Duty::Consultation
        | Duty::NoAidToEnemy
        | Duty::NoHostileAlliance
        | Duty::NoSeparatePeace
        | Duty::UseOfTerritory
        | Duty::DenialOfTerritory
        | Duty::Guarantee(_)
        | Duty::RejectionOfCoerciveMeasures
        | Duty::Other(_) => false,
    }
}

/// Whether the treaty leaves it to the bearer, or to an organ, what to do.
pub(super) fn is_discretionary(owed: &Owed) -> bool {
    let words = owed.means.as_deref().unwrap_or_default();
    owed.means_decided_by.is_some() || CHOICE.iter().any(|it| words.contains(it))
}

/// Words on means that leave the choice to the bearer.
const CHOICE: [&str; 4] =
    ["deems necessary", "deem necessary", "considers necessary", "consider necessary"];

/// Whether a duty goes on to the next round by itself: it is owed, and leaves no choice.
pub(super) fn goes_on(owed: &Owed) -> bool {
    is_armed(&owed.duty)
        && owed.state == Stage::Triggered
        && !is_discretionary(owed)
        && owed.may_except.is_empty()
        && matches!(hinders(owed), None | Some(Hinders::Not))
}

/// Whether it goes on only if something open turns out so. Nobody is supposed to help one that it fights.
pub(super) fn may_go_on(owed: &Owed) -> bool {
    let fights = hinders(owed) == Some(&Hinders::Surely);
    is_armed(&owed.duty) && owed.is_live() && !goes_on(owed) && !fights
}

fn hinders(owed: &Owed) -> Option<&Hinders> {
    owed.minded.as_ref().map(|it| &it.hinders)
}

/// What the bearer does against one of the adversaries, in a round.
pub(super) fn performance(
    due: Due<'_>,
    duty: usize,
    against: EntityId,
    (round, known_places): (u32, usize),
) -> Performance {
    let owed = due.owed;
    let on = owed.since.map_or_else(|| owed.on.clone(), Edtf::day);
    // Who joins a fight fights no longer than it goes on.
    let lasting = match due.event.lasting {
        Lasting::Until(last) if last.is_before(on.bounds()) != Verdict::Yes => {
            Lasting::Until(lasting::begun(last, on.bounds()))
        }
        Lasting::Until(_) | Lasting::Moment | Lasting::Open => Lasting::Moment,
    };
    let help = Event {
        kind: EventKind::Supports { against },
        to: vec![owed.beneficiary],
        lasting,
        ..supposed(owed.bearer, &on)
    };
    let war = is_war(due, against).map(|denied_by| Event {
        kind: EventKind::AtWar,
        to: vec![against],
        denied_by,
        lasting,
        ..supposed(owed.bearer, &on)
    });
    let (mut events, mut reported) = (Vec::new(), Vec::new());
    for event in std::iter::once(help).chain(war) {
        let is_own = |at: usize| {
            let root = at.checked_sub(known_places).and_then(|it| due.roots.get(it));
            root.is_some_and(|it| *it == owed.event)
        };
        let is_told = |(at, it): &&(usize, &Event)| {
            is_report(due.event, it, &event) && (is_own(*at) || lasts(due, it, &event))
        };
        let mut told = due.events.iter().filter(is_told);
        match told.next() {
            Some((at, _)) if *at < known_places => reported.push(*at),
            // It does so already, by what it performed before.
            Some(_) => {}
            None => events.push(event),
        }
    }
    Performance {
        round,
        duty,
        under: owed.under.clone(),
        by: owed.bearer,
        beneficiary: owed.beneficiary,
        against,
        because: because(due, against, round),
        on,
        events,
        reported,
    }
}

fn supposed(by: EntityId, on: &Edtf) -> Event {
    Event {
        on: on.clone(),
        lasting: Lasting::Moment,
        kind: EventKind::AtWar,
        by: vec![by],
        by_name: None,
        to: Vec::new(),
        place: None,
        called: Vec::new(),
        denied_by: Vec::new(),
        provided: None,
        about: None,
        alleged_by: Vec::new(),
        supposed: true,
        sources: Vec::new(),
        place_in_text: Span::default(),
    }
}

/// Whether the fight that is joined is a war, and who denies that. What is owed is war, or was owed in a war only, or
/// one is told between the two.
fn is_war(due: Due<'_>, against: EntityId) -> Option<Vec<EntityId>> {
    let Due { owed, commitment, event, earlier, .. } = due;
    let is_called = || predicate::is_called_war(event, [owed.bearer, owed.beneficiary]);
    if owed.duty == Duty::Offense || asks_for_war(commitment) || is_called() {
        return Some(Vec::new());
    }
    let between =
        |it: &Event| predicate::is_war(it) && predicate::is_between(it, owed.beneficiary, against);
    let wars = earlier.iter().map(|(_, it)| *it).filter(|it| between(it));
    let mut wars: Vec<&Event> = wars.filter(|it| stands(event, it) == Verdict::Yes).collect();
    // Of one that is called something the denial is of that.
    let deniers = |it: &Event| {
        let happened = order::happened(it) == Verdict::Yes;
        if happened { Vec::new() } else { it.denied_by.clone() }
    };
    wars.sort_by_key(|it| deniers(it).len());
    wars.first().map(|it| deniers(it))
}

/// Whether another event comes with one that is tested or after it, or goes on then; a denial apart.
fn stands(tested: &Event, other: &Event) -> Verdict {
    let other = Event { denied_by: Vec::new(), ..other.clone() };
    let is_so = |relation| order::any(tested, &[&other], relation).0;
    is_so(Relation::AtWar).or(is_so(Relation::NotBefore))
}

/// Whether the words of the commitment are met in a war only.
fn asks_for_war(commitment: &Commitment) -> bool {
    let Some(trigger) = &commitment.trigger else { return false };
    let of_war = matches!(
        trigger.predicate,
        Predicate::War | Predicate::InvolvementInWar | Predicate::DeclarationOfWar
    );
    let is_of_war = |it: &Proviso| {
        matches!(it, Proviso::LeadingToWar | Proviso::StateOfWar | Proviso::DuringWar)
    };
    of_war || trigger.provisos.iter().any(is_of_war)
}

/// Whether what was done by another event goes on: a fight does until it is over, and help for no longer than its day
/// but in a war of who gives it.
fn lasts(due: Due<'_>, told: &Event, supposed: &Event) -> bool {
    let EventKind::Supports { against } = supposed.kind else { return true };
    let goes_on = |it: &Event, relation| order::any(supposed, &[it], relation).0 == Verdict::Yes;
    let mut wars = due.events.iter().map(|(_, it)| *it).filter(|it| predicate::is_war(it));
    goes_on(told, Relation::GoingOn)
        || order::is_before(supposed, told) == Verdict::Yes
        || wars.any(|it| {
            predicate::is_between(it, due.owed.bearer, against) && goes_on(it, Relation::AtWar)
        })
}

/// Whether an event tells what is supposed: the same help, or a fight of the two.
fn is_report(tested: &Event, told: &Event, supposed: &Event) -> bool {
    let all = |some: &[EntityId], among: &[EntityId]| some.iter().all(|it| among.contains(it));
    let is_same = told.kind == supposed.kind;
    let one_way = is_same && all(&supposed.by, &told.by) && all(&supposed.to, &told.to);
    let other_way = is_same && all(&supposed.by, &told.to) && all(&supposed.to, &told.by);
    let of_war = supposed.kind == EventKind::AtWar;
    let fights = of_war && (other_way || is_blow_of(told, &supposed.by, &supposed.to));
    // On whom a war was declared by then is in it; who is hit by no more than an attack may not be.
    let is_drawn_in = of_war
        && told.kind == EventKind::DeclaresWar
        && is_blow_of(told, &supposed.to, &supposed.by)
        && order::any(supposed, &[told], Relation::AtWar).0 == Verdict::Yes;
    let is_it = one_way || fights;
    is_drawn_in || is_it && stands(tested, told) == Verdict::Yes
}

/// `round 1: FR performs against DE what it owes RU-EMPIRE under article 1 of FR-RU-1894`.
fn because(due: Due<'_>, against: EntityId, round: u32) -> Reason {
    let Due { owed, text, .. } = due;
    let mut because = Reason::new(format!(
        "round {round}: {} gives {} {} against {against}, as it owes under {}",
        owed.bearer,
        owed.beneficiary,
        wording::duty(&owed.duty),
        text.id,
    ));
    because.clause = owed.under.article.as_ref().map(|it| format!("article {}", it.0));
    because.because.push(Reason::new(owed.because.says.clone()));
    because
}
