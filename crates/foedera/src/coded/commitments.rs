//! What ATOP's codes come to as commitments: the trigger that its code book gives an obligation (Leeds 2018, "Alliance
//! Treaty Obligations and Provisions (ATOP) Codebook"), and the conditions that are coded, as far as they are.
//!
//! A condition whose content is coded nowhere stays open: a set whose members nobody knows, a place that
//! nobody names. So what hangs on it is owed *if*, and never without a word.

use foedera_entities::EntityId;
use foedera_import::atop::{Condition, Conditions};
use foedera_model::{
    Actors, Against, Assistance, Base, Commitment, Duty, NeutralityKind, Number, Obligation,
    Predicate, Proviso, Set, Side, Span, Trigger,
};

/// The adversaries that the treaty names: that there are such is coded, not who they are.
pub(super) const ADVERSARIES: &str = "the adversaries that the treaty names";

/// Those members to whom one owes it that owes different things to different ones.
pub(super) const PARTNERS: &str = "the partners that the treaty names";

/// Where the case must happen.
const PLACES: &str = "the places that the treaty names";

/// Those who owe the same on the same conditions.
pub(super) struct Group {
    pub(super) obligation: Obligation,
    pub(super) conditions: Conditions,
    pub(super) varies: bool,
    /// Those who owe it; nothing where it is every member.
    pub(super) bearers: Option<Vec<EntityId>>,
}

impl Group {
    pub(super) fn commitment(&self, alliance: &str) -> Commitment {
        let trigger = self.trigger();
        let beneficiary = match (trigger.is_some(), self.varies) {
            (true, _) => Side::Victims,
            (false, true) => Side::Set(named(PARTNERS)),
            (false, false) => Side::EachOther,
        };
        let against = matches!(self.obligation, Obligation::Defense | Obligation::Offense);
        Commitment {
            article: None,
            place: Span::new(0, 0),
            words: self.words(alliance),
            bearer: self.bearer(trigger.is_some()),
            trigger,
            beneficiary,
            duty: duty(self.obligation),
            against: against.then_some(Against::Attackers),
            means: None,
            timing: None,
            accordance: None,
            exceptions: Vec::new(),
            case_decided_by: None,
            means_decided_by: None,
            until: None,
            counts_continuing: false,
            secret_published: None,
            public_until: None,
        }
    }

    fn bearer(&self, is_triggered: bool) -> Side {
        match &self.bearers {
            Some(bearers) => Side::Set(Set::of(Base::Codes(bearers.clone()))),
            None if is_triggered => Side::OtherParties,
            None => Side::EachOther,
        }
    }

    /// The columns that say it: `as coded in ATOP-1100.2: defense if defcoadv`.
    fn words(&self, alliance: &str) -> String {
        let mut words = format!("as coded in {alliance}: {}", self.obligation.column());
        let conditions: Vec<&str> = self.conditions.of(self.obligation).map(|it| it.1).collect();
        if !conditions.is_empty() {
            words.push_str(" if ");
            words.push_str(&conditions.join(" and "));
        }
        if self.varies {
            words.push_str(", to some (obvary)");
        }
        words
    }

    /// Defence answers an attack on the partner, offence any war of his, neutrality likewise; who is threatened is
    /// consulted; not to attack is owed at all times.
    fn trigger(&self) -> Option<Trigger> {
        let conditions: Vec<Condition> =
            self.conditions.of(self.obligation).map(|it| it.0).collect();
        let predicate = match self.obligation {
            Obligation::NonAggression => return None,
            Obligation::Defense => Predicate::Attack,
            Obligation::Neutrality if conditions.contains(&Condition::Attacked) => {
                Predicate::Attack
            }
            Obligation::Offense | Obligation::Neutrality => Predicate::InvolvementInWar,
            Obligation::Consultation => Predicate::Threat,
        };
        // The least that a condition on the number of adversaries can ask for.
        let several = conditions.contains(&Condition::Number);
        let adversary = conditions.contains(&Condition::Adversary);
        let of = if adversary { named(ADVERSARIES) } else { Set::of(Base::States) };
        let one = Number { at_least: 1, at_most: None };
        let many = Number { at_least: if several { 2 } else { 1 }, at_most: None };
        let partners = if self.varies { named(PARTNERS) } else { Set::of(Base::Parties) };
        let by = (several || adversary).then_some(Actors { number: many, set: of });
        Some(Trigger {
            predicate,
            by,
            on: Some(Actors { number: one, set: partners }),
            objects: Vec::new(),
            provisos: conditions.into_iter().filter_map(proviso).collect(),
        })
    }
}

fn named(set: &str) -> Set {
    Set::of(Base::Named(set.to_owned()))
}

const fn duty(obligation: Obligation) -> Duty {
    match obligation {
        Obligation::Defense => Duty::Defense(Assistance::Unspecified),
        Obligation::Offense => Duty::Offense,
        Obligation::Neutrality => Duty::Neutrality(NeutralityKind::Plain),
        Obligation::NonAggression => Duty::NonAggression,
        Obligation::Consultation => Duty::Consultation,
    }
}

/// What a condition asks for beside what happens to whom by whom.
fn proviso(condition: Condition) -> Option<Proviso> {
    match condition {
        Condition::Location => Some(Proviso::Within(PLACES.to_owned())),
        Condition::OngoingConflict => Some(Proviso::DuringWar),
        Condition::RefusedDemand => Some(Proviso::AfterRefusedDemand),
        Condition::NonProvocation => Some(Proviso::WithoutDirectProvocation),
        Condition::Request => Some(Proviso::OnRequest),
        Condition::Adversary | Condition::Number | Condition::Attacked => None,
    }
}
