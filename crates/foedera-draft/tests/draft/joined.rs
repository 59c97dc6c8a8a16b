//! How sentences are joined: two verbs in one, a verb in two parts, an `it` and its noun, and sentences that stand
//! beside a clause.

use foedera_entities::World;
use foedera_model::Topic;

use crate::{check, clauses, entry};

/// The treaty first, and behind `and` those who come later.
#[test]
fn of_two_verbs_the_second_is_about_others() {
    for (says, later) in [
        (
            "This Convention shall enter into force upon the deposit of instruments of ratification by seven Governments and shall enter into force with respect to each Government which subsequently ratifies on the date of the deposit of its instrument.",
            "for each later party, on its deposit",
        ),
        (
            "This Convention shall enter into force upon the deposit of instruments of ratification by seven Governments, and thereafter for each Party thirty days after the date of deposit of its instrument of ratification.",
            "for each later party, 30 days after its deposit",
        ),
        (
            "This Convention shall enter into force upon the deposit of instruments of ratification by seven Governments; and for any other Government on the date of deposit of its instrument of ratification.",
            "for each later party, on its deposit",
        ),
    ] {
        check(says, "enters into force on deposit of 7 instruments");
        let found = clauses(&format!("A Convention on examples\n\nArticle 1\n\n{says}\n"));
        assert!(found.iter().any(|it| it == later), "{says}: {found:?}");
    }
    // The second verb has a subject of its own, or nothing is joined.
    for says in [
        "Any protocol shall enter into force upon the deposit of seven instruments and shall enter into force for each State which subsequently ratifies it on the date of its deposit.",
        "This Convention shall enter into force, for each State which ratifies it thereafter, on the date of the deposit of its instrument.",
    ] {
        assert_eq!(entry(says), None, "{says}");
    }
}

/// Each is bound by its own act, whoever was before.
#[test]
fn respective_instruments_are_those_of_each() {
    check(
        "This Convention shall enter into force, for the States which have ratified it, on the date of the deposit of their respective instruments of ratification.",
        "enters into force on deposit of 1 instrument",
    );
}

#[test]
fn what_is_put_into_the_verb_is_the_day() {
    check(
        "This Convention shall, when instruments of ratification have been deposited by at least six signatory Governments, which shall include the Governments of Norway and Sweden, enter into force with respect to those Governments.",
        "enters into force on deposit by 6 signatories, including NO and SE",
    );
    check(
        "This Convention shall, subject to the provisions of Article 9, enter into force on the date of its signature.",
        "enters into force on signature",
    );
    for says in [
        "This Convention shall, when six Governments whose fleets are large have ratified it, enter into force.",
        "This Convention shall, if the Council so decides, enter into force on the date of its signature.",
        "An annex to this Convention shall, when six Governments have ratified it, enter into force.",
    ] {
        assert_eq!(entry(says), None, "{says}");
    }
}

#[test]
fn an_it_points_over_the_instruments_to_the_treaty() {
    for before in [
        "This Convention shall be subject to ratification. Instruments of ratification shall be deposited with the Government of Spain.",
        "After the signature of this Convention, as provided under paragraph 1,",
        "This Convention will be governed by the following stipulations:",
        "This Convention binds only those States whose ratifications have been registered.\n\n\u{2022}.",
    ] {
        let says =
            format!("{before} It shall enter into force on the date of the second ratification.");
        assert_eq!(
            entry(&says).as_deref(),
            Some("enters into force on deposit of 2 instruments"),
            "{says}"
        );
    }
    for says in [
        "Any amendment of this Convention shall require acceptance in writing by all Parties. It shall enter into force on the date of the second ratification.",
        "An amendment to this Convention is subject to ratification. Instruments of ratification shall be deposited with the Government of Spain. It shall enter into force on the date of the second ratification.",
        "If an amendment is related to this Convention, it shall enter into force on the date of the second ratification.",
        "This Convention may be amended by agreement of all Parties, and shall enter into force on the date of the second ratification.",
        "Nothing in this Convention prevents measures for safety; this Article shall enter into force on the date of the second ratification.",
        "If this Convention is amended, the new annex shall enter into force on the date of the second ratification.",
    ] {
        // So far from its title that an amendment is none of its own names.
        let preamble = "Considering what was said before, ".repeat(15);
        assert_eq!(entry(&format!("{preamble}\n\nArticle 2\n\n{says}")), None, "{says}");
    }
    check(
        "This Convention with its Annexes shall enter into force on the date of its signature.",
        "enters into force on signature",
    );
}

/// Of what stands beside the clause on entry into force, as far as it narrows it.
#[test]
fn what_stands_beside_a_clause_and_leaves_it() {
    let narrows = |says: &str| {
        let text = format!(
            "A Convention on examples\n\nArticle 1\n\nThis Convention shall enter into force on the deposit of the fifth instrument of ratification. {says}\n"
        );
        let draft = foedera_draft::draft(&text, World::embedded());
        draft.not_understood.iter().any(|it| it.topic == Topic::EntryIntoForce)
    };
    for says in [
        "Notice of termination must be given by the Parties at least two years before.",
        "The right may be used at any time after the expiration of this period.",
        "A signatory may not ratify this Convention unless it has ratified the Charter.",
        "The acceding State shall lodge its instrument of accession within ninety days.",
        "The Parties shall settle the status of these offices and of their members.",
        "Upon the entry into force of this Convention the agreement between the signatories is null and void.",
        "Nothing prevents free-trade areas to the extent that these do no harm.",
    ] {
        assert!(!narrows(says), "{says}");
    }
    for says in [
        "These must be of three coastal States.",
        "At least three of these instruments must be of coastal States.",
        "They shall hold half of the tonnage.",
    ] {
        assert!(narrows(says), "{says}");
    }
}

/// Those by whom it enters into force first, then those who come after.
#[test]
fn the_first_three_and_the_others() {
    for says in [
        "This Convention shall enter into force, in the case of the first three States to ratify it, eight days after the date of deposit of the third instrument of ratification, and, in the case of the States which ratify it subsequently, on the date of deposit of the relevant instrument.",
        "This Convention shall enter into force eight days after the date on which the third instrument of ratification is deposited for the first three ratifiers, and for the subsequent ones, on the date of deposit of their respective instruments.",
    ] {
        check(says, "enters into force 8 days after deposit of 3 instruments");
        let found = clauses(&format!("A Convention on examples\n\nArticle 1\n\n{says}\n"));
        assert!(found.iter().any(|it| it == "for each later party, on its deposit"), "{found:?}");
    }
}

/// Two ways in, of which only the second is the treaty's own.
#[test]
fn provisionally_and_definitively() {
    let says = "This Convention shall enter into force provisionally upon signature and definitively on the date of the exchange of the instruments of ratification.";
    check(says, "enters into force on exchange of instruments of ratification");
    let text = format!("A Convention on examples\n\nArticle 1\n\n{says}\n");
    let draft = foedera_draft::draft(&text, World::embedded());
    let told: Vec<Topic> = draft.not_understood.iter().map(|it| it.topic).collect();
    assert_eq!(told, [Topic::ProvisionalApplication]);
}

#[test]
fn a_sentence_may_leave_the_day_to_the_next_paragraph() {
    check(
        "This Convention and the first of its protocols shall enter into force on the same date, in accordance with the following paragraph 2.\n\n2. The Convention and any of its protocols shall enter into force on the sixtieth day following the date of deposit of at least six instruments of ratification of such Convention and protocol.",
        "enters into force on the 60th day after deposit of 6 instruments",
    );
    let another = "This Convention shall enter into force in accordance with paragraph 2 of Article 9 of the Charter.";
    assert_eq!(entry(another), None);
    let draft = foedera_draft::draft(another, World::embedded());
    assert!(draft.not_understood.iter().any(|it| it.topic == Topic::EntryIntoForce));
}

#[test]
fn not_until_is_when() {
    check(
        "This Convention shall not enter into force until five States have ratified it.",
        "enters into force on deposit of 5 instruments",
    );
    for says in [
        "This Convention shall not enter into force until such time as the Charter enters into force.",
        "This Convention shall enter into force until five States have ratified it.",
    ] {
        assert_eq!(entry(says), None, "{says}");
    }
}

/// Some need nothing but to sign, others have procedures at home.
#[test]
fn those_whose_laws_ask_for_more_come_later() {
    check(
        "This Convention shall enter into force from the date of signature, and for the Parties whose laws require internal procedures, from the date of receipt by the depositary of the respective notification.",
        "enters into force on signature",
    );
    check(
        "This Convention shall enter into force for the ratifying States on the date of deposit of the eleventh instrument of ratification.",
        "enters into force on deposit of 11 instruments",
    );
}
