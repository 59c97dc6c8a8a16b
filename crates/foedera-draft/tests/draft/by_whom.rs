//! Who acts, and how many of them: signatories, states, so many, the last of them, those who are named.

use foedera_model::Rule;

use crate::{check, clauses, entry};

#[test]
fn who_receives_is_not_who_deposits() {
    for (says, expected) in [
        (
            "This Convention shall enter into force upon receipt by the Director-General of the Organization of notifications of acceptance from six Governments.",
            "enters into force on deposit of 6 instruments",
        ),
        (
            "This Convention shall enter into force thirty days after the deposit with the Director-General of the Food and Agriculture Organization of the United Nations of the seventh instrument of ratification.",
            "enters into force 30 days after deposit of 7 instruments",
        ),
        (
            "This Convention shall enter into force as soon as the Government of Italy has received instruments of ratification from five States.",
            "enters into force on deposit of 5 instruments",
        ),
    ] {
        check(says, expected);
    }
    // Named ones and so many others are neither all, nor so many.
    check(
        "This Convention shall enter into force upon receipt by the Depositary of instruments of ratification by the Government of Italy and by the Governments of ten other States.",
        "enters into force on deposit of 11 instruments, including IT",
    );
    let among = "This Convention shall enter into force upon receipt by the Depositary of instruments of ratification by the Government of Italy and by the Governments of ten island States.";
    assert_eq!(entry(among), None);
}

#[test]
fn ratifications_by_whom_and_how_many() {
    for (says, expected) in [
        (
            "This Convention shall form part of the Treaty of Examples and shall enter into force immediately after it is ratified by both Contracting States.",
            "enters into force on deposit by all signatories",
        ),
        (
            "This Convention shall come into force immediately after its ratification by all the signatory States.",
            "enters into force on deposit by all signatories",
        ),
        (
            "This Convention shall come into force one month after the third ratification or accession.",
            "enters into force 1 month after deposit of 3 instruments",
        ),
        (
            "This Convention shall enter into force as soon as four States ratify it.",
            "enters into force on deposit of 4 instruments",
        ),
        (
            "This Convention shall enter into force on 1 January of the year following that in which the fifth instrument of ratification has been deposited.",
            "enters into force on the first day of the year after deposit of 5 instruments",
        ),
        (
            "This Convention shall enter into force on the first day of the third month after at least five Range States or regional economic integration organisations have deposited their instruments of ratification.",
            "enters into force on the first day of the 3rd month after the month of deposit of 5 instruments",
        ),
        (
            "This Convention shall enter into force on the date of the exchange by both Contracting Parties of instruments of ratification.",
            "enters into force on exchange of instruments of ratification",
        ),
    ] {
        check(says, expected);
    }
    for says in [
        "This Convention shall come into force within six months from the date of the third ratification.",
        "This Convention shall become binding on the Community by a decision of its Council on the date of the third ratification.",
        "This Convention shall enter into force upon receipt of six notifications of acceptance, providing that their contributions are half of the budget.",
    ] {
        assert_eq!(entry(says), None, "{says}");
    }
}

#[test]
fn signed_by_whom_and_how() {
    for (says, expected) in [
        (
            "This Convention enters into force upon its signature by the representatives of both Governments.",
            "enters into force on signature by all signatories",
        ),
        (
            "This Convention shall enter into force when signed by all Parties.",
            "enters into force on signature by all signatories",
        ),
        (
            "This Convention shall become effective and binding upon the Parties on the date of the last signature.",
            "enters into force on signature by all signatories",
        ),
        (
            "This Convention shall enter into force on the date on which it has been signed by three States without reservation as to ratification.",
            "enters into force on consent by 3 states",
        ),
        (
            "This Convention shall enter into force on the date on which notes are exchanged.",
            "enters into force on exchange of notes",
        ),
    ] {
        check(says, expected);
    }
    // Two acts, of which one would have been left out.
    let both = "This Convention shall enter into force upon signature by the Parties and deposit of instruments of ratification by five States.";
    assert_eq!(entry(both), None);
}

#[test]
fn the_last_or_the_nth_to_act() {
    for (says, expected) in [
        (
            "This Convention shall enter into force when the tenth State has deposited its instrument of ratification.",
            "enters into force on deposit of 10 instruments",
        ),
        (
            "This Convention shall enter into force 30 days after the deposit of the instrument of ratification by the fifth State.",
            "enters into force 30 days after deposit of 5 instruments",
        ),
        (
            "This Convention shall enter into force upon receipt by the Government of Norway of the ratification of the last signatory.",
            "enters into force on deposit by all signatories",
        ),
        (
            "This Convention shall enter into force after having been ratified by all the Contracting Parties.",
            "enters into force on deposit by all signatories",
        ),
    ] {
        check(says, expected);
    }
    check(
        "This Convention shall enter into force on the date on which the last of the signatory States deposits its instrument of ratification.",
        "enters into force on deposit by all signatories",
    );
    // Their deposit is that of so many, not of all.
    check(
        "This Convention shall come into force for the first two ratifying States three months after the deposit of their ratifications.",
        "enters into force 3 months after deposit of 2 instruments",
    );
    for says in [
        "This Convention shall enter into force when the tenth coastal State has deposited its instrument of ratification.",
        "This Convention shall enter into force on the date of its approval by the Parliaments of both Parties.",
    ] {
        assert_eq!(entry(says), None, "{says}");
    }
}

/// Whoever is described more closely than it was read is nobody yet.
#[test]
fn what_narrows_who_acts() {
    for says in [
        "This Convention shall enter into force on the deposit of the fifth instrument of ratification by island States.",
        "This Convention shall enter into force upon signature by five States bordering the Sea.",
        "This Convention shall enter into force upon ratification by five States whose coasts are long.",
        "With the exception of Article 5, this Convention shall enter into force on signature.",
        "If this Convention has not entered into force by then, it shall enter into force on signature by two States.",
        "This Convention shall enter into force on signature and upon approval by the Council.",
    ] {
        assert_eq!(entry(says), None, "{says}");
    }
    check(
        "This Convention shall enter into force on the deposit of the fifth instrument of ratification by the Contracting States.",
        "enters into force on deposit of 5 instruments",
    );
    check(
        "This Convention shall enter into force on the deposit of the fifth instrument of ratification by one of the signatory States.",
        "enters into force on deposit by 5 signatories",
    );
    check(
        "This Convention shall enter into force upon deposit by five States of instruments of ratification.",
        "enters into force on deposit of 5 instruments",
    );
}

/// Where nothing is said but that its own act binds each, the first of them brings it into force.
#[test]
fn each_by_its_own_act() {
    let each = "This Convention shall enter into force for each signatory State on the date of deposit of its instrument of ratification.";
    assert_eq!(entry(each).as_deref(), Some("enters into force on deposit of 1 instrument"));
    let later = "This Convention shall enter into force for each acceding State on the date of deposit of its instrument of accession.";
    assert_eq!(entry(later), None);
    let more =
        format!("This Convention shall enter into force when the tonnage is reached. {each}");
    assert_eq!(entry(&more), None);
}

/// Who is let in counts, unless it is said that it does not, or that states do.
#[test]
fn organisations_that_are_let_in() {
    let opened = |opens: &str, entry: &str| {
        let text = format!(
            "A Convention\n\nArticle 1\n\n{opens}\n\n\
             Article 2\n\nThis Convention shall enter into force upon deposit of {entry}\n"
        );
        let found = clauses(&text).into_iter().find(|it| it.contains("organisation"));
        found.unwrap_or_default()
    };
    let counted = |who: &str, entry: &str| {
        opened(&format!("This Convention shall be open for accession by {who}"), entry)
    };
    let both = "States and regional economic integration organizations.";
    let fifth = "the fifth instrument of ratification.";
    assert_eq!(counted(both, fifth), "organisations are counted");
    let members = "Membership is open to States and regional economic integration organizations that accept this Convention.";
    assert_eq!(opened(members, fifth), "organisations are counted");
    let observers =
        "Sessions are open to regional economic integration organizations as observers.";
    assert_eq!(opened(observers, fifth), "");
    let not = format!(
        "{fifth} An instrument of an organization shall not be counted as additional to those of its member States."
    );
    assert!(counted(both, &not).contains("not"), "{}", counted(both, &not));
    assert_eq!(counted("all States members of an organization.", fifth), "");
    assert_eq!(counted(both, "instruments of ratification by five States."), "");
}

/// The same things in other words.
#[test]
fn other_words_for_deposits() {
    for (says, expected) in [
        (
            "This Convention shall come into force, as regards the States which have ratified it, three months after the deposit of the second ratification.",
            "enters into force 3 months after deposit of 2 instruments",
        ),
        (
            "This Convention shall enter into force on the date on which instruments of ratification of at least six States, including Norway, are deposited.",
            "enters into force on deposit of 6 instruments, including NO",
        ),
        (
            "This Convention shall enter into force one month after the date on which five States have definitively signed it, or have deposited an instrument of ratification.",
            "enters into force 1 month after consent by 5 states",
        ),
        (
            "This Convention shall enter into force as soon as two thirds of the signatory States have deposited the instruments of their ratification.",
            "enters into force on deposit by two thirds of the signatories",
        ),
        (
            "The present Convention shall come into force and effect on the day of its signature.",
            "enters into force on signature",
        ),
    ] {
        check(says, expected);
    }
    for says in [
        "This Convention shall enter into force on the date of the deposit of the instrument of ratification that completes the quorum.",
        "This Convention shall enter into force on the date upon which instruments of ratification have been deposited with, or notifications of adherence have been received by, the Government of Spain on behalf of all the parties to the Charter.",
        "This Convention shall come into force, as regards the articles on trade, three months after the deposit of the second ratification.",
    ] {
        assert_eq!(entry(says), None, "{says}");
    }
}

/// A number that grows, and one that is narrowed.
#[test]
fn a_number_that_is_reached() {
    check(
        "This Convention shall enter into force one month after the date on which the number of countries mentioned in article 6, paragraph 1, which have signed it without reservation of ratification or have deposited their instruments of ratification has reached a total of five.",
        "enters into force 1 month after consent by 5 states",
    );
    let share = "This Convention shall enter into force on the date on which the number of votes of the countries which have ratified it has reached five hundred.";
    assert_eq!(entry(share), None);
}

#[test]
fn a_number_of_instruments() {
    check(
        "This Convention shall enter into force one month after the following conditions are fulfilled: (a) the number of instruments of ratification, acceptance or accession deposited is not less than five; and (b) Norway has deposited its instrument of ratification.",
        "enters into force 1 month after all of:\n  deposit of 5 instruments\n  deposit by NO",
    );
}

#[test]
fn the_following_states() {
    check(
        "This Convention shall enter into force when the following States, being members of the Council of Examples, have signed it and have deposited with the Government of Spain their instruments of ratification: the Kingdom of Norway, the Kingdom of Denmark and the Kingdom of Sweden.",
        "enters into force on deposit by NO, DK and SE",
    );
    let more = "This Convention shall enter into force when the following States have ratified it: Norway, Denmark and one of the other signatories.";
    assert_eq!(entry(more), None);
}

/// Who the depositaries are is said in another sentence.
#[test]
fn governments_made_depositaries() {
    let made = "Instruments of ratification shall be deposited with the Governments of Norway and Sweden, which are hereby designated the Depositary Governments.";
    let says = "This Convention shall enter into force after the deposit of instruments of ratification by ten Governments, including the Governments designated as Depositaries of the Convention.";
    let expected = "enters into force on deposit of 10 instruments, including NO and SE";
    assert_eq!(entry(&format!("{made} {says}")).as_deref(), Some(expected));
    assert_eq!(entry(says), None);
    let others = "This Convention shall enter into force after its ratification by the States, the Governments of which are designated Depositaries of the Convention, and forty other States signatory to this Convention and the deposit of their instruments of ratification.";
    assert_eq!(
        entry(&format!("{made} {others}")).as_deref(),
        Some("enters into force on deposit by 42 signatories, including NO and SE")
    );
    assert_eq!(entry(others), None);
}

/// The notification that procedures at home are complete, deposited like an instrument.
#[test]
fn a_numbered_notification() {
    check(
        "This Convention shall enter into force on the date of deposit with the depositary of the third notification of the completion by the Parties of the internal procedures necessary for its entry into force.",
        "enters into force on deposit of 3 instruments",
    );
    let other = "This Convention shall enter into force on the date of deposit of the third notification of a change of address.";
    assert_eq!(entry(other), None);
}

/// What a sentence says but for words that narrow who counts, and those words.
fn but_for(says: &str) -> Option<(String, Vec<String>)> {
    let text = format!("A Convention on examples\n\nArticle 1\n\n{says}\n");
    let draft = foedera_draft::draft(&text, foedera_entities::World::embedded());
    assert!(
        !draft.clauses.iter().any(|it| matches!(it.rule, Rule::EntersIntoForce { .. })),
        "{draft:?}"
    );
    let found = draft.not_understood.into_iter().find_map(|it| it.but_for)?;
    let words = found.words.iter().filter_map(|it| it.of(&text)).map(str::to_owned);
    Some((foedera_clauses::sentence(&found.rule)?, words.collect()))
}

#[test]
fn a_kind_of_states_is_told_beside_what_is_counted() {
    for (says, clause, kind) in [
        (
            "This Convention shall enter into force thirty days after the deposit of the third instrument of ratification, at least one of which is that of a coastal State.",
            "enters into force 30 days after deposit of 3 instruments",
            ", at least one of which is that of a coastal State",
        ),
        (
            "This Protocol shall enter into force when all Contracting Parties to the Lakes Convention have deposited their instruments of ratification.",
            "enters into force on deposit by all signatories",
            "to the Lakes Convention",
        ),
        (
            "This Protocol shall enter into force on the date on which instruments of ratification have been deposited with, or written notices of adherence have been received by, the Government of Norway, on behalf of all Governments parties to the Convention.",
            "enters into force on deposit by all signatories",
            "to the Convention",
        ),
        (
            "This Protocol shall enter into force on the ninetieth day after the deposit of the fifth instrument of ratification, provided that the Convention has entered into force.",
            "enters into force on the 90th day after deposit of 5 instruments",
            ", provided that the Convention has entered into force",
        ),
    ] {
        assert_eq!(but_for(says), Some((clause.to_owned(), vec![kind.to_owned()])), "{says}");
    }
    for says in [
        "This Convention shall enter into force when ten States with not less than 50 per cent of the tonnage have ratified it.",
        "This Convention shall enter into force thirty days after the deposit of the third instrument of ratification, provided that each Council has two members among them.",
        // Which of the instruments it waits for is no kind of states.
        "This Protocol shall enter into force one month after the following two conditions are fulfilled: (a) the number of instruments of ratification deposited is not less than five; and (b) at least three of the said instruments are those of States parties to the Convention of 1961.",
    ] {
        assert_eq!(but_for(says), None, "{says}");
    }
}

#[test]
fn members_of_an_organisation_are_counted_as_such() {
    for (says, expected) in [
        (
            "This Convention shall enter into force six months after the date of the deposit of the fourth instrument of ratification, acceptance or approval by a member State of the Council of Europe.",
            "enters into force 6 months after deposit by 4 of members of COE",
        ),
        (
            "This Convention shall enter into force three months after the date on which three member States of the Council of Europe have expressed their consent to be bound by the Convention.",
            "enters into force 3 months after consent by 3 of members of COE",
        ),
    ] {
        check(says, expected);
    }
    let of_nothing_known = "This Convention shall enter into force three months after the date on which three member States of the Union of Lakes have ratified it.";
    assert_eq!(entry(of_nothing_known), None);
}

#[test]
fn what_is_counted_may_stand_before_the_last_of_such() {
    check(
        "After the deposit of not less than four ratifications, the present Convention shall come into force three months after the deposit of the last of such ratifications.",
        "enters into force 3 months after deposit of 4 instruments",
    );
    check(
        "This Convention shall enter into force on the date on which instruments of ratification have been deposited with, or written notifications of adherence have been received by, the Government of Spain, on behalf of all the signatory Governments.",
        "enters into force on deposit by all signatories",
    );
    check(
        "This Convention shall come into force upon receipt by the depositary of written notifications by three States that their procedures have been completed.",
        "enters into force on receipt of notification by 3 states",
    );
    check(
        "This Convention shall enter into force as soon as both Parties, by an exchange of notes, have notified each other that their procedures are complete.",
        "enters into force on the last notification",
    );
    check(
        "This Convention and any of its protocols shall enter into force on deposit of the sixth instrument of ratification.",
        "enters into force on deposit of 6 instruments",
    );
    let level = "This Convention shall enter into force when five States have signed it at a ministerial level or have deposited an instrument of ratification.";
    assert_eq!(entry(level), None);
}
