//! The further conditions of a trigger, each tested apart and each with its reason.
//!
//! A condition that the events themselves meet is met; one that only somebody's word can meet raises
//! an issue. What no event of the scenario reports has not happened: without a request there is
//! none.

use std::collections::BTreeSet;

use foedera_dates::Verdict;
use foedera_entities::EntityId;
use foedera_model::{Base, Commitment, Decider, Event, EventKind, Proviso, Set};

use super::finding::{Finding, Holds};
use super::issue::Issue;
use super::occasion::Occasion;
use super::order::{self, Relation};
use super::predicate::{blows_on_others, first_blow, is_war, not_first};
use super::sides::Pair;
use super::{Unmet, Unsettled, area, found, meant, wording};
use crate::Reason;
use crate::words::list_of;

/// Whether one proviso is met, for the state that the trigger speaks of.
pub(super) fn finding(
    here: &Occasion<'_>,
    proviso: &Proviso,
    victim: Option<EntityId>,
    pair: Pair,
) -> Finding {
    match proviso {
        Proviso::Within(area) => area::within(here, area),
        Proviso::Outside(area) => area::outside(here, area),
        Proviso::WithoutDirectProvocation => unprovoked(here, victim),
        Proviso::LeadingToWar => war(here, victim, &["leading to war"], "it leads to war"),
        Proviso::StateOfWar => {
            let what = "the one attacked is thereby in a state of war";
            war(here, victim, &["placing it in a state of war", "state of war"], what)
        }
        Proviso::AfterRefusedDemand => {
            let what = "a demand of it was refused before";
            let words = ["after refusal of its demand", "refusal of its demand", "refused demand"];
            Issue::new(what, &words, &[]).settle(here)
        }
        Proviso::OnRequest => requested(here, victim.unwrap_or(pair.beneficiary), pair),
        Proviso::OnFindingBy(organ) => found_by(here, &Decider::Organ(organ.clone()), pair.bearer),
        Proviso::DuringWar => during_war(here, victim.unwrap_or(pair.beneficiary)),
        Proviso::DuringWarOf(two) => during_war_of(here, *two),
        Proviso::If(so) => Issue::new(so.clone(), &[so], &[]).settle(here),
    }
}

const UNPROVOKED: [&str; 5] = [
    "without direct provocation",
    "without provocation",
    "no direct provocation",
    "no provocation",
    "unprovoked",
];

/// A provocation that is called so and no more may be the event itself.
const PROVOKED: [&str; 5] = [
    "directly provoked",
    "provoked",
    "answer to a provocation",
    "reaction to a provocation",
    "response to a provocation",
];

/// Who struck first provoked, unless one with a say or a finding holds otherwise.
fn unprovoked(here: &Occasion<'_>, victim: Option<EntityId>) -> Finding {
    let issue =
        Issue::new("it was not directly provoked", &UNPROVOKED, &PROVOKED).lacking(Unmet::Provoked);
    let Some(blow) = victim.and_then(|it| first_blow(here, it)) else {
        let mut settled = issue.settle(here);
        if matches!(settled.holds, Holds::Open(_)) {
            let others = victim.into_iter().flat_map(|it| blows_on_others(here, it));
            settled.because.because.extend(others.map(|it| no_provocation_of_itself(here, it)));
        }
        return settled;
    };
    let provoked =
        || Finding::no(Unmet::Provoked, format!("it was provoked: {}", wording::event(blow.by)));
    issue.unless_held(here, || match blow.first {
        Verdict::Yes => provoked(),
        Verdict::No | Verdict::Open => {
            Finding::either(not_first(&blow), issue.settle(here), provoked())
        }
    })
}

fn no_provocation_of_itself(here: &Occasion<'_>, blow: &Event) -> Reason {
    let provoked = wording::actor(here.event);
    let says = "a blow at another, which provoked";
    Reason::new(format!(
        "{}: {says} {provoked} if one with a say calls it so",
        wording::event(blow)
    ))
}

/// War between the two: declared or reported, not before the event; else somebody must say so. Where
/// they were at war before, whether this event led to it is open again.
fn war(here: &Occasion<'_>, victim: Option<EntityId>, words: &[&str], what: &str) -> Finding {
    let between = |event: &&Event| {
        victim.is_none_or(|it| {
            let others = here.adversaries(it);
            (event.by.contains(&it) && event.to.iter().any(|to| others.contains(to)))
                || (event.to.contains(&it) && event.by.iter().any(|by| others.contains(by)))
        })
    };
    let wars: Vec<&Event> = wars(here).filter(between).collect();
    let issue = Issue::new(what, words, &[]);
    one_of(here, &wars, Relation::NotBefore, |war| format!("{what}: {war}"), &issue)
}

/// A condition that some events meet by themselves, if they stand so to the case; else somebody must
/// say that it is met.
fn one_of(
    here: &Occasion<'_>,
    events: &[&Event],
    relation: Relation,
    says: impl Fn(String) -> String,
    issue: &Issue,
) -> Finding {
    let (stands, by) = order::any(here.event, events, relation);
    let met = Finding::yes(says(told(&by)));
    match stands {
        Verdict::Yes => met,
        Verdict::No => issue.settle(here),
        Verdict::Open => {
            Finding::either(order::hangs_on(relation.words(), &by), met, issue.settle(here))
        }
    }
}

/// Events that meet a condition, one of them at least.
fn told(events: &[&Event]) -> String {
    let told: Vec<String> = events.iter().map(|it| wording::event(it)).collect();
    told.join("; or ")
}

fn wars<'h>(here: &Occasion<'h>) -> impl Iterator<Item = &'h Event> {
    here.all().filter(|it| is_war(it))
}

fn during_war(here: &Occasion<'_>, of: EntityId) -> Finding {
    let wars: Vec<&Event> =
        wars(here).filter(|it| it.by.contains(&of) || it.to.contains(&of)).collect();
    let issue = Issue::new(format!("it falls in a war of {of}"), &["during war"], &[]);
    one_of(here, &wars, Relation::AtWar, |war| war, &issue)
}

/// A war between two whom the words name, or who goes on as them.
fn during_war_of(here: &Occasion<'_>, two: [EntityId; 2]) -> Finding {
    let meant = two.map(|it| Set::of(Base::Codes(vec![it])));
    let among =
        |states: &[EntityId], set| states.iter().any(|it| here.is_in(set, *it) != Verdict::No);
    let between = |it: &&Event| {
        let [one, other] = &meant;
        among(&it.by, one) && among(&it.to, other) || among(&it.by, other) && among(&it.to, one)
    };
    let wars: Vec<&Event> = wars(here).filter(between).collect();
    let [one, other] = two;
    let issue =
        Issue::new(format!("it falls in a war of {one} with {other}"), &["during war"], &[]);
    one_of(here, &wars, Relation::AtWar, |war| war, &issue)
}

/// A request by the state concerned, of the bearer or of nobody in particular, not before the event; one under an
/// article is made under no other.
fn requested(here: &Occasion<'_>, by: EntityId, pair: Pair) -> Finding {
    let asked = if by == pair.bearer { pair.beneficiary } else { pair.bearer };
    let all = requests(here, by, asked);
    let (stands, requests) = meant::any(here, &all);
    match stands {
        Verdict::Yes => {
            let sure = meant::sure(here, &all);
            let since = sure.filter_map(|it| it.on.bounds().latest()).min();
            Finding::yes(told(&requests)).from(here, since)
        }
        Verdict::No => {
            Finding::no(Unmet::NoRequest, format!("{by} has made no request of {asked}"))
        }
        Verdict::Open => {
            let since = requests.iter().filter_map(|it| it.on.bounds().latest()).min();
            let says = format!("{by} may have made a request of {asked}");
            Finding::hanging(meant::hangs_on(here, &requests), says).from(here, since)
        }
    }
}

/// The requests of one state to another, or to nobody in particular, that may be made under the commitment.
pub(super) fn requests<'h>(here: &Occasion<'h>, by: EntityId, asked: EntityId) -> Vec<&'h Event> {
    let is_its = |event: &&Event| {
        let EventKind::RequestsAssistance { article, treaty } = &event.kind else { return false };
        here.is_under(article.as_ref(), treaty.as_ref())
            && event.by.contains(&by)
            && (event.to.is_empty() || event.to.contains(&asked))
    };
    here.all().filter(is_its).collect()
}

/// Who decides whether the case has come, where the treaty says so.
fn deciders(commitment: &Commitment) -> impl Iterator<Item = Decider> + use<'_> {
    let provisos = commitment.trigger.iter().flat_map(|it| &it.provisos);
    let organs = provisos.filter_map(|it| match it {
        Proviso::OnFindingBy(organ) => Some(Decider::Organ(organ.clone())),
        Proviso::Within(_)
        | Proviso::Outside(_)
        | Proviso::WithoutDirectProvocation
        | Proviso::LeadingToWar
        | Proviso::StateOfWar
        | Proviso::AfterRefusedDemand
        | Proviso::OnRequest
        | Proviso::DuringWar
        | Proviso::DuringWarOf(_)
        | Proviso::If(_) => None,
    });
    organs.chain(commitment.case_decided_by.clone())
}

/// Whether the treaty says who decides that the case has come.
pub(super) fn asks_for_a_finding(commitment: &Commitment) -> bool {
    deciders(commitment).next().is_some()
}

/// That all who decide whether the case has come for a bearer have decided that it has; nothing where one has not, and
/// where the treaty names none.
pub(super) fn decided(here: &Occasion<'_>) -> Option<Reason> {
    let bearer = here.bearer?;
    let mut decided = None;
    for decider in deciders(here.commitment) {
        let Finding { holds, because, .. } = found_by(here, &decider, bearer);
        decided = Some(because).filter(|_| matches!(holds, Holds::Yes));
        decided.as_ref()?;
    }
    decided
}

/// A decision that the treaty leaves to an organ or to each party: recorded, never supposed.
pub(super) fn found_by(here: &Occasion<'_>, decider: &Decider, bearer: EntityId) -> Finding {
    let who = match decider {
        Decider::EachParty => bearer.to_string(),
        Decider::AnyParty => return found_by_any(here),
        Decider::Organ(name) => name.clone(),
    };
    let is_its = |it: &&Event| match (decider, &it.kind) {
        // A state can be named as the one who decides for others: it speaks by its code.
        (Decider::Organ(name), EventKind::Finds { organ: None, .. }) => {
            it.by.iter().any(|state| state.as_str() == name)
        }
        (Decider::Organ(name), EventKind::Finds { organ, .. }) => organ.as_ref() == Some(name),
        (Decider::EachParty, _) => it.by.contains(&bearer),
        (Decider::AnyParty | Decider::Organ(_), _) => false,
    };
    let what = format!("{who} finds that the case has come");
    let may_be_of = |it: &&Event| meant::is_of(here, it) != Verdict::No;
    let own = found::under(here, true).filter(is_its).filter(may_be_of);
    let own: Vec<&Event> = own.collect();
    let (ready, waiting): (Vec<&Event>, Vec<&Event>) =
        own.into_iter().partition(|it| found::is_met(here, it) == Verdict::Yes);
    let (stands, by) = meant::any(here, &ready);
    let contrary: Vec<&Event> = found::under(here, false).filter(is_its).collect();
    // One that may be about another event is no word on this one yet.
    let (sure, rest): (Vec<&Event>, Vec<&Event>) =
        ready.iter().copied().partition(|it| meant::is_of(here, it) == Verdict::Yes);
    let rest = [&rest[..], &waiting].concat();
    let (last, contrary) = found::last_word(here, &contrary, (&sure, &rest));
    if last == Verdict::Yes {
        return Finding::no(Unmet::FoundOtherwise, told(&contrary));
    }
    let mut finding = match stands {
        Verdict::Yes => {
            let sure = meant::sure(here, &ready);
            let since = sure.filter_map(|it| found::stands_since(here, it)).min();
            Finding::yes(told(&by)).from(here, since)
        }
        Verdict::No => match waiting.first() {
            Some(it) => Finding::hanging(found::hangs_on(here, it), wording::event(it))
                .from(here, it.on.bounds().latest()),
            None => Finding::open(what.clone(), format!("{what}: no such finding is recorded")),
        },
        Verdict::Open => may_have_found(here, &by, who, what),
    };
    if last == Verdict::Open {
        let on = order::hangs_on_none("this was not the last word", &contrary);
        finding = Finding::either(on, finding, Finding::no(Unmet::FoundOtherwise, told(&contrary)));
    }
    finding.because.because.extend(by.iter().flat_map(|it| found::told(here, it)));
    finding
}

/// A decision that one of those whom the treaty concerns takes for all: the first that stands, else the first that may. That
/// another finds otherwise takes nothing from it.
fn found_by_any(here: &Occasion<'_>) -> Finding {
    let authors = found::under(here, true).flat_map(|it| it.by.iter().copied());
    let authors: BTreeSet<EntityId> = authors.filter(|it| here.is_concerned(*it)).collect();
    let each = authors.into_iter().map(|it| found_by(here, &Decider::EachParty, it));
    let rank = |it: &Finding| match &it.holds {
        Holds::Yes => Some((0, it.since)),
        // Whoever has found about another event is no more likely to find about this one than others.
        Holds::Open(on) if on.is_unspoken() => None,
        Holds::Open(_) => Some((1, it.since)),
        Holds::No(_) => None,
    };
    let best = each.filter_map(|it| Some((rank(&it)?, it))).min_by_key(|(rank, _)| *rank);
    best.map_or_else(
        || {
            let what = "a party finds that the case has come";
            Finding::open(what, format!("{what}: no such finding is recorded"))
        },
        |(_, it)| it,
    )
}

/// Of findings that may have come before the event, or be about another, or that somebody denies.
fn may_have_found(here: &Occasion<'_>, by: &[&Event], who: String, what: String) -> Finding {
    let since = by.iter().filter_map(|it| found::stands_since(here, it)).min();
    let denied_by: Vec<String> = by.iter().flat_map(|it| order::deniers(it)).collect();
    if denied_by.is_empty() {
        let says = format!("{what}: it may have done so before, or of another event");
        return Finding::hanging(meant::hangs_on(here, by), says).from(here, since);
    }
    let says = format!("{what}; denied by {}", list_of(&denied_by));
    Finding::hanging(Unsettled { what, held_by: vec![who], denied_by }, says).from(here, since)
}
