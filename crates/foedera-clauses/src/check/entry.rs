//! What a line on entry into force asks for, and what there is to give it.

use foedera_model::{Condition, Counted, ForWhom, Means, Part, Rule, Treaty, When};

use crate::problem::Problem;
use crate::reader::Reader;

/// Finds lines about the treaty that speak of an `it`, and entry on signature where nobody consents by signing.
pub(super) fn check(treaty: &Treaty, reader: &mut Reader<'_>) {
    for clause in &treaty.clauses {
        let (Rule::EntersIntoForce { when, .. } | Rule::Lapses { unless_in_force_by: when }) =
            &clause.rule
        else {
            continue;
        };
        if any(when, is_of_it) {
            reader.found.push(Problem::NoIt.at(clause.place, &[]));
        }
    }
    let signs = |it: &Means| matches!(it, Means::Signature | Means::SignatureWithoutReservation);
    let mut means = treaty
        .clauses
        .iter()
        .filter_map(|it| if let Rule::Consent(means) = &it.rule { Some(means) } else { None });
    let said = means.clone().next().is_some();
    if !said || means.any(|it| it.iter().any(signs)) {
        return;
    }
    for clause in &treaty.clauses {
        if let Rule::EntersIntoForce { part: Part::Whole, when, .. } = &clause.rule
            && any(when, |it| matches!(it, Condition::Done { act: Counted::Signature, .. }))
            && !any(when, |it| !matches!(it, Condition::Done { act: Counted::Signature, .. }))
        {
            reader.found.push(Problem::NobodyConsents.at(clause.place, &[]));
        }
    }
}

fn is_of_it(condition: &Condition) -> bool {
    let (Condition::InForce { for_whom, .. } | Condition::CeasesInForce { for_whom, .. }) =
        condition
    else {
        return false;
    };
    *for_whom == Some(ForWhom::It)
}

fn any(when: &When, is: fn(&Condition) -> bool) -> bool {
    let mut found = false;
    when.each_leaf(&mut |it| found |= is(it));
    found
}
