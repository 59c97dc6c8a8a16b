//! Duration and renewal; end and pause.

use foedera_dates::{Delay, Step};
use foedera_model::{Duration, Fighting, NoticeEnds, Renewal, Rule, TermFrom, Topic};

use crate::sentence::Said;
use crate::shape::Shape;
use crate::value::Values;

pub(crate) const TERM: &[Shape<Said>] = &[
    Shape {
        pattern: "in force indefinitely",
        says: |_, it| it.rule(Rule::InForce(Duration::Indefinite)),
    },
    Shape {
        pattern: "in force for {length}[ from {term}] , then for {length} at a time , unless a \
                  party gives notice at least {length} before the end , for all",
        says: |v, it| unless_notice(v, it, NoticeEnds::ForAll),
    },
    Shape {
        pattern: "in force for {length}[ from {term}] , then for {length} at a time , unless a \
                  party gives notice at least {length} before the end , for that party",
        says: |v, it| unless_notice(v, it, NoticeEnds::ForThatParty),
    },
    Shape {
        pattern: "in force for {length}[ from {term}] , then for {length} at a time , unless a \
                  party gives notice at least {length} before the end",
        says: |v, it| unless_notice(v, it, NoticeEnds::Unsaid),
    },
    Shape {
        pattern: "in force for {length}[ from {term}] , then for {length} , unless a party gives \
                  notice at least {length} before the end , for all",
        says: |v, it| once(v, it, NoticeEnds::ForAll),
    },
    Shape {
        pattern: "in force for {length}[ from {term}] , then for {length} , unless a party gives \
                  notice at least {length} before the end , for that party",
        says: |v, it| once(v, it, NoticeEnds::ForThatParty),
    },
    Shape {
        pattern: "in force for {length}[ from {term}] , then for {length} , unless a party gives \
                  notice at least {length} before the end",
        says: |v, it| once(v, it, NoticeEnds::Unsaid),
    },
    Shape {
        pattern: "in force for {length}[ from {term}] , then for {length} at a time , unless a \
                  party asks for talks in the first month of the last year",
        says: |v, it| {
            let (length, from) = term(v)?;
            it.term(length, from, Renewal::UnlessTalks { length: v.length()? })
        },
    },
    Shape {
        pattern: "in force for {length}[ from {term}] , then until {length} after notice by a \
                  party , for all",
        says: |v, it| until_notice(v, it, NoticeEnds::ForAll),
    },
    Shape {
        pattern: "in force for {length}[ from {term}] , then until {length} after notice by a \
                  party , for that party",
        says: |v, it| until_notice(v, it, NoticeEnds::ForThatParty),
    },
    Shape {
        pattern: "in force for {length}[ from {term}] , then until {length} after notice by a \
                  party",
        says: |v, it| until_notice(v, it, NoticeEnds::Unsaid),
    },
    Shape {
        pattern: "in force for {length}[ from {term}]",
        says: |v, it| {
            let (length, from) = term(v)?;
            it.term(length, from, Renewal::None)
        },
    },
    Shape {
        pattern: "in force until the parties agree otherwise",
        says: |_, it| it.rule(Rule::InForce(Duration::UntilPartiesAgree)),
    },
    Shape {
        pattern: "in force until {quoted}",
        says: |v, it| it.rule(Rule::InForce(Duration::UntilEvent(v.quoted()?))),
    },
    Shape {
        pattern: "in force until {day}",
        says: |v, it| it.rule(Rule::InForce(Duration::Until(v.day()?))),
    },
    Shape {
        pattern: "in force as long as {treaty}",
        says: |v, it| it.rule(Rule::InForce(Duration::AsLongAs(v.treaty()?))),
    },
    Shape {
        pattern: "expiry waits for the end of a war of a party",
        says: |_, it| it.rule(Rule::ExpiryWaitsForPeace),
    },
    Shape {
        pattern: "may be extended by agreement , for those that agree",
        says: |_, it| it.rule(Rule::ExtendableByAgreement),
    },
    Shape {
        pattern: "may be extended once for {length} by exchange of notes",
        says: |_, it| it.not_yet(Topic::Duration),
    },
];

fn term(v: &mut Values) -> Option<(Delay, TermFrom)> {
    let length = v.length()?;
    let from = if v.given()? { v.term()? } else { TermFrom::EntryIntoForce };
    Some((length, from))
}

fn unless_notice(v: &mut Values, it: &mut Said, ends: NoticeEnds) -> Option<()> {
    let (length, from) = term(v)?;
    let renewal = Renewal::UnlessNotice { length: v.length()?, notice: v.length()?, ends };
    it.term(length, from, renewal)
}

fn once(v: &mut Values, it: &mut Said, ends: NoticeEnds) -> Option<()> {
    let (length, from) = term(v)?;
    let renewal = Renewal::OnceUnlessNotice { length: v.length()?, notice: v.length()?, ends };
    it.term(length, from, renewal)
}

fn until_notice(v: &mut Values, it: &mut Said, ends: NoticeEnds) -> Option<()> {
    let (length, from) = term(v)?;
    it.term(length, from, Renewal::UntilNotice { notice: v.length()?, ends })
}

pub(crate) const END: &[Shape<Said>] = &[
    Shape {
        pattern: "ends when the parties agree",
        says: |_, it| it.rule(Rule::EndsWhenPartiesAgree),
    },
    Shape {
        pattern: "ends on {quoted}",
        says: |v, it| it.rule(Rule::InForce(Duration::UntilEvent(v.quoted()?))),
    },
    Shape {
        pattern: "ends when denunciations leave fewer than {number} parties",
        says: |v, it| {
            let parties = v.number()?;
            it.rule(Rule::EndsBelow { parties, after: None, by_denunciation: true })
        },
    },
    Shape {
        pattern: "ends when fewer than {number} parties remain[ for {length}]",
        says: |v, it| {
            let parties = v.number()?;
            let after = if v.given()? { Some(v.length()?) } else { None };
            it.rule(Rule::EndsBelow { parties, after, by_denunciation: false })
        },
    },
    Shape {
        pattern: "replaces {treaty} on entry into force",
        says: |v, it| {
            let treaty = v.treaty()?;
            it.rule(Rule::Replaces { treaty, between_its_parties_only: false })
        },
    },
    Shape {
        pattern: "replaces {treaty} between its parties",
        says: |v, it| {
            let treaty = v.treaty()?;
            it.rule(Rule::Replaces { treaty, between_its_parties_only: true })
        },
    },
    Shape {
        pattern: "prevails over other treaties of its parties",
        says: |_, it| it.rule(Rule::Prevails),
    },
    Shape {
        pattern: "yields to {treaty}",
        says: |v, it| it.rule(Rule::Yields { to: v.treaty()? }),
    },
    Shape {
        pattern: "relates to the same subject as {treaty}",
        says: |v, it| it.rule(Rule::SameSubject { treaty: v.treaty()? }),
    },
    Shape {
        pattern: "a party may suspend this treaty , on {number} months' notice",
        says: |v, it| {
            let notice = Delay::from(Step::Months(v.number()?));
            it.rule(Rule::MaySuspend { notice })
        },
    },
    Shape {
        pattern: "is suspended while its parties are at war with each other",
        says: |_, it| it.rule(Rule::SuspendedInWar),
    },
    Shape {
        pattern: "ends for a party that attacks a state outside this treaty",
        says: |_, it| it.rule(Rule::EndsForFighting(Fighting::Attack)),
    },
    Shape {
        pattern: "ends for a party that is at war with a state outside this treaty",
        says: |_, it| it.rule(Rule::EndsForFighting(Fighting::War)),
    },
    Shape {
        pattern: "ends for a party that loses membership of {treaty}",
        says: |v, it| it.rule(Rule::LeavingIsLeaving { other: v.treaty()?, delay: None }),
    },
    Shape {
        pattern: "duties accrued before the end remain",
        says: |_, it| it.rule(Rule::Survives { duties: None, only_withdrawal: false, for_: None }),
    },
];
