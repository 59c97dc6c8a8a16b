//! Consent to be bound (VCLT 11 to 18), and who is counted where a number is asked for.

use foedera_model::{
    AccessionAnswer, AccessionBinds, AccessionFrom, CountOrganisations, Instrument, Means, Rule,
    Topic, When,
};
use foedera_model::{Condition, Own, Part};

use crate::sentence::Said;
use crate::shape::Shape;
use crate::value::Values;

pub(crate) const CONSENT: &[Shape<Said>] = &[
    Shape {
        pattern: "consent of organisations by formal confirmation",
        says: |_, it| {
            it.rule(Rule::Consent(vec![Means::Instrument(Instrument::FormalConfirmation)]))
        },
    },
    Shape {
        pattern: "consent by decision of {quoted}",
        says: |v, it| it.rule(Rule::ConsentByDecision { organ: v.quoted()? }),
    },
    Shape { pattern: "consent by {means}", says: |v, it| it.rule(Rule::Consent(v.means()?)) },
    Shape {
        pattern: "accession by invitation of {quorum}",
        says: |v, it| it.rule(Rule::AccessionByInvitation(v.quorum()?)),
    },
    Shape {
        pattern: "accession open to {set} after entry into force",
        says: |v, it| {
            it.rule(Rule::Accession { by: v.set()?, from: AccessionFrom::EntryIntoForce })
        },
    },
    Shape {
        pattern: "accession open to {set}[ from {day}]",
        says: |v, it| {
            let by = v.set()?;
            let from = if v.given()? { AccessionFrom::On(v.day()?) } else { AccessionFrom::Always };
            it.rule(Rule::Accession { by, from })
        },
    },
    Shape {
        pattern: "accession binds only with parties that accept it , also if they ratify later\
                  [ , {when}]",
        says: |v, it| binds(v, it, AccessionAnswer::Accept { ratifying_later: true }),
    },
    Shape {
        pattern: "accession binds only with parties that accept it[ , {when}]",
        says: |v, it| binds(v, it, AccessionAnswer::Accept { ratifying_later: false }),
    },
    Shape {
        pattern: "accession binds only with parties that do not object within {length} of its \
                  notification[ , {when}]",
        says: |v, it| {
            let whom = AccessionAnswer::NotObjectWithin(v.length()?);
            binds(v, it, whom)
        },
    },
    Shape {
        pattern: "a successor becomes a party by notification of succession",
        says: |_, it| it.not_yet(Topic::Succession),
    },
    Shape {
        pattern: "a state may apply this treaty provisionally by notification",
        says: |_, it| {
            let from = When::After {
                delay: foedera_dates::Delay::NONE,
                condition: Condition::Its(Own::Notification),
                only_if: None,
                still: false,
            };
            it.rule(Rule::AppliedProvisionally { part: Part::Whole, from, until: None })
        },
    },
    Shape {
        pattern: "binds {set} , except those that reject it within {length} of its notification",
        says: |v, it| {
            let (set, within) = (v.set()?, v.length()?);
            it.rule(Rule::BindsExceptRejecting { set, within })
        },
    },
    Shape {
        pattern: "a signature ad referendum counts from its own day once it is confirmed",
        says: |_, it| it.general_law("VCLT 12(2)(b)"),
    },
];

fn binds(values: &mut Values, said: &mut Said, whom: AccessionAnswer) -> Option<()> {
    let from = if values.given()? { Some(values.when()?) } else { None };
    said.rule(Rule::AccessionBinds(AccessionBinds { whom, from }))
}

pub(crate) const COUNTED: &[Shape<Said>] = &[
    Shape {
        pattern: "an organisation is not counted in addition to its members",
        says: |_, it| {
            it.rule(Rule::OrganisationsCounted(CountOrganisations::NotInAdditionToMembers))
        },
    },
    Shape {
        pattern: "organisations are not counted",
        says: |_, it| it.rule(Rule::OrganisationsCounted(CountOrganisations::No)),
    },
    Shape {
        pattern: "organisations are counted",
        says: |_, it| it.rule(Rule::OrganisationsCounted(CountOrganisations::Yes)),
    },
    Shape {
        pattern: "a succession is counted",
        says: |_, it| it.rule(Rule::SuccessionsCounted(true)),
    },
    Shape {
        pattern: "a succession is not counted",
        says: |_, it| it.rule(Rule::SuccessionsCounted(false)),
    },
    Shape {
        pattern: "a withdrawn instrument is not counted",
        says: |_, it| it.rule(Rule::WithdrawnInstrumentsNotCounted),
    },
];
