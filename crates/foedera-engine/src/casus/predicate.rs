//! Whether an event is of the kind that a trigger names.
//!
//! A scenario says that force was used, not what it was in law. Where a treaty asks for a legal kind
//! (armed attack, aggression), the event raises the issue; a characterisation settles it, and can
//! also bring in an event of another kind: a mobilisation that a party calls an attack.

use foedera_dates::Verdict;
use foedera_entities::EntityId;
use foedera_model::{Event, EventKind, Lasting, Predicate};

use super::finding::Finding;
use super::issue::Issue;
use super::occasion::Occasion;
use super::order::{self, Relation};
use super::{Unmet, Unsettled, found, lawful, proviso, wording};
use crate::words::{list, list_of};

/// Whether the event can be what the trigger names, so that its conditions are worth weighing. A
/// duty that is owed at all times needs no event.
pub(super) fn is_meant(here: &Occasion<'_>) -> bool {
    let Some(predicate) = here.predicate() else { return true };
    match by_kind(here, predicate) {
        ByKind::Is(_) | ByKind::Asks => true,
        ByKind::IfCalled => is_called(here, predicate) || found::of_any_kind(here).0 != Verdict::No,
        ByKind::IsNot => false,
    }
}

/// Whether one with a say calls an event of another kind what the trigger names.
fn is_called(here: &Occasion<'_>, predicate: &Predicate) -> bool {
    !here.event.called.is_empty() && issue(here, predicate).is_raised(here)
}

/// Whether the event is what the trigger names.
pub(super) fn finding(here: &Occasion<'_>, victim: Option<EntityId>) -> Option<Finding> {
    let predicate = here.predicate()?;
    let answer = match by_kind(here, predicate) {
        ByKind::Is(_) if is_disputed_by_name(here, predicate) => {
            issue(here, predicate).settle(here)
        }
        ByKind::Is(why) if *predicate == Predicate::Attack => {
            unless_struck_first(here, victim, happened(here, why))
        }
        ByKind::Is(why) if here.is_performance() && *predicate == Predicate::SupportOfAttacker => {
            if_struck_first(here, happened(here, why))
        }
        ByKind::Is(why) => happened(here, why),
        ByKind::Asks if is_war_asked(predicate) => of_a_war(here, victim, &issue(here, predicate)),
        ByKind::Asks => issue(here, predicate).settle(here),
        ByKind::IfCalled if is_called(here, predicate) => issue(here, predicate).settle(here),
        ByKind::IfCalled => {
            let settled = || issue(here, predicate).settle(here);
            match found::of_any_kind(here) {
                (Verdict::Yes, _) => settled(),
                (Verdict::No, _) => of_another_kind(here, predicate),
                (Verdict::Open, by) => {
                    let on = order::hangs_on(found::OF_IT, &by);
                    Finding::either(on, settled(), of_another_kind(here, predicate))
                }
            }
        }
        ByKind::IsNot => of_another_kind(here, predicate),
    };
    Some(answer)
}

fn of_another_kind(here: &Occasion<'_>, predicate: &Predicate) -> Finding {
    // What the treaty's own words name is that or not by somebody's word alone.
    let is_named = matches!(predicate, Predicate::Named(_));
    let so = if is_named { "nobody with a say calls this" } else { "this is not" };
    let more = if here.is_performance() { NO_ATTACK } else { "" };
    let what = wording::predicate(predicate);
    Finding::no(Unmet::OtherEvent, format!("{}: {so} {what}{more}", here.says()))
}

fn is_war_asked(predicate: &Predicate) -> bool {
    matches!(predicate, Predicate::War | Predicate::InvolvementInWar)
}

/// Whether an attack is a war: it is of one that goes on between the state that the trigger speaks of and all who stand
/// against it.
pub(super) fn of_a_war(here: &Occasion<'_>, of: Option<EntityId>, issue: &Issue) -> Finding {
    let wars = |one: EntityId, other: EntityId| -> Vec<&Event> {
        let is_its = |it: &&Event| is_war(it) && is_between(it, one, other);
        here.all().filter(is_its).collect()
    };
    let one_of = of.or_else(|| here.event.to.first().copied());
    let against = one_of.map_or(&[][..], |it| here.adversaries(it));
    let each = one_of.into_iter().flat_map(|one| against.iter().map(move |it| (one, *it)));
    let each = each.map(|(one, other)| order::any(here.event, &wars(one, other), Relation::AtWar));
    let each: Vec<(Verdict, Vec<&Event>)> = each.collect();
    let goes_on = each.iter().map(|it| it.0).min().unwrap_or(Verdict::No);
    let mut by: Vec<&Event> = Vec::new();
    for it in each.iter().flat_map(|it| &it.1) {
        if !by.iter().any(|known| std::ptr::eq(*known, *it)) {
            by.push(it);
        }
    }
    let told = || by.iter().map(|it| wording::event(it)).collect::<Vec<_>>().join("; ");
    match goes_on {
        Verdict::Yes => Finding::yes(format!("it is of a war that goes on: {}", told())),
        Verdict::No => issue.settle(here),
        Verdict::Open => {
            let of_it = Finding::yes(format!("it is of a war: {}", told()));
            let on = order::hangs_on(Relation::AtWar.words(), &by);
            Finding::either(on, of_it, issue.settle(here))
        }
    }
}

/// Whether two states stand on opposite sides of an event.
pub(super) fn is_between(event: &Event, one: EntityId, other: EntityId) -> bool {
    let as_it_stands = event.by.contains(&one) && event.to.contains(&other);
    as_it_stands || event.by.contains(&other) && event.to.contains(&one)
}

/// Whether one of each side of an event stands on opposite sides of another.
pub(super) fn is_between_the_same(one: &Event, other: &Event) -> bool {
    let meet = |some: &[EntityId], others: &[EntityId]| some.iter().any(|it| others.contains(it));
    let as_it_stands = meet(&one.by, &other.by) && meet(&one.to, &other.to);
    as_it_stands || meet(&one.by, &other.to) && meet(&one.to, &other.by)
}

/// Of what is done in performance.
const NO_ATTACK: &str = ", for help that is owed is none unless a scenario has it called so";

/// Help that is given in performance is support of an attacker only where the one helped struck first.
fn if_struck_first(here: &Occasion<'_>, happened: Finding) -> Finding {
    let EventKind::Supports { against } = here.event.kind else { return happened };
    let helped = &here.event.to;
    let blows = |by: &[EntityId], to: &[EntityId]| -> Vec<&Event> {
        here.all().filter(|it| is_blow_of(it, by, to)).collect()
    };
    let (own, theirs) = (blows(helped, &[against]), blows(&[against], helped));
    let unanswered =
        |blow: &Event, it: &Event| !order::came_first(it, blow).and(order::happened(it));
    let first = |blow: &&Event| {
        theirs.iter().map(|it| unanswered(blow, it)).fold(order::happened(blow), Verdict::and)
    };
    let who = list_of(&helped.iter().map(ToString::to_string).collect::<Vec<_>>());
    match own.iter().map(first).max() {
        Some(Verdict::Yes) => happened,
        None if theirs.is_empty() => {
            let what = format!("{who} is the attacker");
            Finding::open(what.clone(), format!("{what}: no blow is told between the two"))
        }
        None | Some(Verdict::No) => {
            Finding::no(Unmet::OtherEvent, format!("{who} did not strike {against} first"))
        }
        Some(Verdict::Open) => {
            let on = order::hangs_on("this was the first blow", &own);
            Finding::hanging(on, format!("{who} may have struck {against} first"))
        }
    }
}

/// An event that needs no name in law: it is what it is, unless somebody denies that it happened.
fn happened(here: &Occasion<'_>, why: &str) -> Finding {
    let event = here.event;
    let says = format!("{}: {why}", here.says());
    if order::happened(event) == Verdict::Yes || proviso::decided(here).is_some() {
        return Finding::yes(says);
    }
    let (held_by, denied_by) = (order::reporters(event), order::deniers(event));
    let says = format!("{says}; denied by {}", list_of(&denied_by));
    Finding::hanging(Unsettled { what: "it happened".to_owned(), held_by, denied_by }, says)
}

/// How an event's kind stands to a predicate.
enum ByKind {
    /// It is what the predicate names, for the reason given.
    Is(&'static str),
    /// It may be; somebody must say so.
    Asks,
    /// It is not thought of as that, unless somebody says so.
    IfCalled,
    IsNot,
}

fn by_kind(here: &Occasion<'_>, predicate: &Predicate) -> ByKind {
    use EventKind as E;
    use Predicate as P;
    match (predicate, &here.event.kind) {
        (P::Named(_), E::Attacks | E::Threatens) if hits(here) => ByKind::Asks,
        (P::Attack, E::Attacks) => ByKind::Is("force was used"),
        (P::Attack, E::DeclaresWar) => ByKind::Is("who declares war attacks"),
        (P::ArmedAttack | P::Aggression, E::Attacks | E::DeclaresWar)
        | (P::IndirectAggression, E::Supports { .. })
        | (P::War | P::InvolvementInWar, E::Attacks) => ByKind::Asks,
        (P::DeclarationOfWar | P::War | P::InvolvementInWar, E::DeclaresWar) => {
            ByKind::Is("war was declared")
        }
        (P::War | P::InvolvementInWar, E::AtWar) => ByKind::Is("there is a state of war"),
        (P::Threat, E::Threatens) => ByKind::Is("a threat"),
        (P::Threat, E::Attacks | E::DeclaresWar) => ByKind::Is("who is attacked is threatened"),
        (P::Threat, E::AtWar) if !here.is_performance() => {
            ByKind::Is("who is at war is threatened")
        }
        (P::Mobilisation, E::Mobilises) => ByKind::Is("a mobilisation"),
        (P::SupportOfAttacker, E::Supports { .. }) => ByKind::Is("the attacker is supported"),
        (P::Support, E::Supports { .. }) => ByKind::Is("it is supported"),
        (P::Support, _) => ByKind::IsNot,
        (P::AttackOnNeutralityOf(_), E::Attacks | E::DeclaresWar) => {
            ByKind::Is("who attacks a neutral attacks its neutrality")
        }
        (P::CoerciveMeasures, E::Coerces) => ByKind::Is("measures of coercion"),
        // A breach is what a treaty names by somebody's word alone.
        (P::Named(_), E::FailsToPerform { .. }) => ByKind::IfCalled,
        (
            _,
            E::RequestsAssistance { .. }
            | E::Finds { .. }
            | E::Establishes { .. }
            | E::Waives { .. }
            | E::FailsToPerform { .. },
        ) => ByKind::IsNot,
        _ => ByKind::IfCalled,
    }
}

/// Whether the event does something to one of whom the commitment may speak. What nobody but the treaty's own words
/// names is of no kind, and force against one of these may be just that; help that is owed is not.
fn hits(here: &Occasion<'_>) -> bool {
    !here.is_performance()
        && (here.protected().is_some() || here.targets().iter().any(|it| here.has_say(*it)))
}

/// Since the Charter, what an armed attack is in a treaty of mutual defence is what it is there.
pub(super) fn issue(here: &Occasion<'_>, predicate: &Predicate) -> Issue {
    let kind = wording::predicate(predicate);
    let charter = *predicate == Predicate::ArmedAttack && lawful::is_under_charter(&here.event.on);
    let sense = if charter { " in the sense of Charter 51" } else { "" };
    let word = bare(&kind);
    // Aggression is armed force (Definition of Aggression, 1), and so an attack whatever else it is.
    let more: &[&str] = if *predicate == Predicate::Attack { &["aggression"] } else { &[] };
    Issue::new(format!("it is {kind}{sense}"), &[&[word], more].concat(), &[])
}

/// A name without its article.
fn bare(name: &str) -> &str {
    name.trim_start_matches("an ").trim_start_matches("a ")
}

/// Whether somebody calls the event by the very name that the trigger gives it, and somebody denies that name.
fn is_disputed_by_name(here: &Occasion<'_>, predicate: &Predicate) -> bool {
    let name = wording::predicate(predicate);
    let mut called = here.event.called.iter();
    !here.event.denied_by.is_empty() && called.any(|it| bare(&it.called) == bare(&name))
}

/// Where the one attacked struck first, even a use of force against it may be defence, and somebody
/// must say what it was.
fn unless_struck_first(
    here: &Occasion<'_>,
    victim: Option<EntityId>,
    happened: Finding,
) -> Finding {
    let called = || issue(here, &Predicate::Attack).settle(here);
    match victim.and_then(|it| first_blow(here, it)) {
        None => happened,
        Some(Blow { first: Verdict::Yes, .. }) => called(),
        Some(blow) => Finding::either(not_first(&blow), happened, called()),
    }
}

/// What a duty hangs on where it would not be owed to who struck first.
pub(super) fn not_first(blow: &Blow<'_>) -> Unsettled {
    let by = list(&blow.by.by);
    let what = if blow.of_some {
        format!("the blow of {by} does not count against all who attack")
    } else {
        format!("the first blow was not that of {by}")
    };
    order::hangs_on_none(&what, &[blow.by])
}

/// An event by which a state struck its present adversary before that one struck it, or may have.
pub(super) struct Blow<'h> {
    pub(super) by: &'h Event,
    pub(super) first: Verdict,
    /// Whether it surely struck some of those that attack first, and others of them not.
    of_some: bool,
}

/// The first blow of the one attacked: the surest, if there are several. Of several who attack it in one event it is sure
/// only if each of them was struck first.
pub(super) fn first_blow<'h>(here: &Occasion<'h>, victim: EntityId) -> Option<Blow<'h>> {
    let adversaries = here.adversaries(victim);
    let on_each = adversaries.iter().map(|it| first_blow_on(here, victim, *it));
    let on_each: Vec<Option<Blow<'h>>> = on_each.collect();
    let on_all = on_each.iter().all(|it| it.as_ref().is_some_and(|it| it.first == Verdict::Yes));
    let surest = on_each.into_iter().flatten().max_by_key(|it| it.first)?;
    let of_some = surest.first == Verdict::Yes && !on_all;
    Some(if of_some { Blow { first: Verdict::Open, of_some, ..surest } } else { surest })
}

/// The first blow of the one attacked on one of those who attack it.
fn first_blow_on<'h>(
    here: &Occasion<'h>,
    victim: EntityId,
    adversary: EntityId,
) -> Option<Blow<'h>> {
    let of_now = |it: &Event| (!is_over_before(it, here.event)).and(order::happened(it));
    // What was over when this event came still answered for a blow that came while it went on.
    let answers =
        |it: &Event, blow: &Event| of_now(it).or(order::any(blow, &[it], Relation::GoingOn).0);
    let theirs: Vec<&Event> =
        here.all().filter(|it| is_blow_of(it, &[adversary], &[victim])).collect();
    let unanswered = |blow: &Event, it: &Event| {
        let is_it = std::ptr::eq(it, here.event);
        order::came_first(blow, it).or(if is_it { Verdict::No } else { !answers(it, blow) })
    };
    let first = |blow: &Event| {
        let before = order::came_first(blow, here.event).and(of_now(blow));
        theirs.iter().map(|it| unanswered(blow, it)).fold(before, Verdict::and)
    };
    let blows = here.all().filter(|it| is_blow_of(it, &[victim], &[adversary]));
    let blows = blows.map(|by| Blow { first: first(by), by, of_some: false });
    blows.filter(|it| it.first != Verdict::No).max_by_key(|it| it.first)
}

/// Whether a fight was over before an event: who began an earlier war did not begin this one.
fn is_over_before(fight: &Event, event: &Event) -> Verdict {
    let Lasting::Until(last) = fight.lasting else { return Verdict::No };
    last.is_before(event.on.bounds())
}

/// Whether a state that strikes may have been struck by then by one that it strikes; of two blows of one day nobody knows
/// which was the first.
pub(super) fn strikes_back(here: &Occasion<'_>, striker: EntityId) -> bool {
    let adversaries = here.adversaries(striker);
    here.all()
        .filter(|it| is_blow_of(it, adversaries, &[striker]))
        .filter(|it| is_over_before(it, here.event) != Verdict::Yes)
        .any(|it| order::came_first(here.event, it) != Verdict::Yes)
}

/// What the one attacked did to others than its present adversary, and may have done before.
pub(super) fn blows_on_others<'h>(
    here: &Occasion<'h>,
    victim: EntityId,
) -> impl Iterator<Item = &'h Event> {
    let adversaries = here.adversaries(victim);
    here.all().filter(move |it| {
        is_blow_of(it, &[victim], &it.to)
            && !it.to.iter().any(|to| adversaries.contains(to))
            && order::is_before(it, here.event) != Verdict::No
    })
}

/// Whether it says that there is a war: it is one until it is said to be over.
pub(super) fn is_war(event: &Event) -> bool {
    matches!(event.kind, EventKind::DeclaresWar | EventKind::AtWar)
}

/// Whether it is a war of two: an attack may be one, and is where one of the two calls it that and nobody denies it.
pub(super) fn is_war_of(event: &Event, two: [EntityId; 2]) -> Verdict {
    if is_war(event) {
        return Verdict::Yes;
    }
    if event.kind != EventKind::Attacks {
        return Verdict::No;
    }
    let issue = state_of_war();
    let is_not = issue.denied_by(event).any(|it| two.contains(&it));
    let is_held = issue.held_by(event).any(|it| two.contains(&it));
    match (is_held, is_not) {
        (false, true) => Verdict::No,
        (true, false) if event.denied_by.is_empty() => Verdict::Yes,
        _ => Verdict::Open,
    }
}

/// Whether one of two calls it a war, and nobody denies that.
pub(super) fn is_called_war(event: &Event, two: [EntityId; 2]) -> bool {
    event.denied_by.is_empty() && state_of_war().held_by(event).any(|it| two.contains(&it))
}

fn state_of_war() -> Issue {
    Issue::new("it is a war", &["war", "state of war"], &[])
}

/// Whether two sides are told to fight.
pub(super) fn is_fight(event: &Event) -> bool {
    is_blow(event) || is_war(event)
}

/// Who declares war attacks.
pub(super) fn is_blow(event: &Event) -> bool {
    matches!(event.kind, EventKind::Attacks | EventKind::DeclaresWar)
}

pub(super) fn is_blow_of(event: &Event, by: &[EntityId], to: &[EntityId]) -> bool {
    is_blow(event)
        && event.by.iter().any(|it| by.contains(it))
        && event.to.iter().any(|it| to.contains(it))
}
