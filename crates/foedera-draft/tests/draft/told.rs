//! What speaks of a final clause becomes one or is told; nothing is left out in silence.

use foedera_draft::Draft;
use foedera_entities::World;
use foedera_model::{Rule, Topic, Until};

use crate::clauses;

fn draft(says: &str) -> Draft {
    foedera_draft::draft(&text(says), World::embedded())
}

fn text(says: &str) -> String {
    format!("A Treaty on examples\n\nArticle 1\n\n{says}\n")
}

fn topics(draft: &Draft) -> Vec<Topic> {
    draft.not_understood.iter().map(|it| it.topic).collect()
}

#[test]
fn a_sentence_without_a_clause_is_quoted_under_its_topic() {
    for (says, topic) in [
        (
            "This Treaty shall terminate on the day on which a general pact on rivers begins.",
            Topic::Termination,
        ),
        (
            "For such Parties as have given no notice it shall remain in force for the next four years.",
            Topic::Duration,
        ),
        (
            "No Party may withdraw before three years; thereafter two months notice suffices.",
            Topic::Withdrawal,
        ),
        ("A State which is expelled from the League shall cease to be a party.", Topic::Withdrawal),
        ("The Council may invite any State to accede to this Treaty.", Topic::Consent),
        ("No reservations may be made to Article 4.", Topic::Reservations),
        ("Reservations to this Treaty are permitted.", Topic::Reservations),
        ("This Treaty shall be open for signature by the riparian States.", Topic::Consent),
        ("Any withdrawal shall take effect a year after its receipt.", Topic::Withdrawal),
        ("The Parties may amend this Treaty by agreement.", Topic::Amendment),
        ("The Government of Spain shall be the depositary of this Treaty.", Topic::Depositary),
        (
            "This Treaty shall be provisionally applied from its signature.",
            Topic::ProvisionalApplication,
        ),
        (
            "Any State may declare that this Treaty shall extend to all or any of the territories for the international relations of which it is responsible.",
            Topic::Territory,
        ),
        (
            "The operation of this Treaty may be suspended by a Party in time of war.",
            Topic::Suspension,
        ),
        ("A successor State shall be bound by this Treaty.", Topic::Succession),
        ("Ratification by States depositing later takes effect on its receipt.", Topic::Consent),
        (
            "The entry into force of this Treaty depends on a decision of the Council.",
            Topic::EntryIntoForce,
        ),
    ] {
        let draft = draft(says);
        let [told] = draft.not_understood.as_slice() else { panic!("{says}: {draft:?}") };
        assert_eq!((told.topic, told.sentence.of(&text(says))), (topic, Some(says)));
        assert!(draft.clauses.is_empty(), "{draft:?}");
    }
}

#[test]
fn no_reservations_and_signature_by_all_are_drafted() {
    for says in [
        "No reservations may be made to this Treaty.",
        "No reservation to the present Treaty shall be permitted.",
        "Reservations to this Treaty are not permitted.",
    ] {
        assert_eq!(clauses(&text(says)), ["no reservations"], "{says}");
        assert_eq!(topics(&draft(says)), [], "{says}");
    }
    for (says, from, until) in [
        ("This Treaty shall be open for signature by all States.", None, None),
        (
            "This Treaty is open for signature at Oslo by all States from 1 May 1990 until 1 May 1991.",
            Some("1990-05-01"),
            Some("1991-05-01"),
        ),
    ] {
        let draft = draft(says);
        let opened = draft.opened.as_ref().unwrap();
        let until_day =
            if let Some(Until::On(day)) = &opened.until { Some(day.to_string()) } else { None };
        assert_eq!(opened.from.as_ref().map(|it| it.to_string()).as_deref(), from, "{says}");
        assert_eq!(until_day.as_deref(), until, "{says}");
        assert_eq!(topics(&draft), [], "{says}");
    }
    for says in [
        "This Treaty shall be open for signature by all States of the region.",
        "This Treaty shall be open for signature by all States that are parties to the Charter.",
    ] {
        assert_eq!(draft(says).opened, None, "{says}");
    }
}

#[test]
fn whoever_is_described_more_closely_is_not_all_states() {
    let any = "This Agreement shall be open for accession by any State.";
    assert_eq!(clauses(any), ["accession open to all states"]);
    for says in [
        "After the entry into force of this Convention, any State may accede to it, provided that all the Contracting Parties agree.",
        "This Convention shall be open for accession by any European State from 1 January 1990.",
        "Any State may accede to this Convention if the Commission has approved its request by a two-thirds majority.",
        "This Convention shall be open for accession by the States members of the Union.",
    ] {
        let draft = draft(says);
        assert!(draft.clauses.is_empty(), "{says}: {:?}", draft.clauses);
        assert_eq!(topics(&draft), [Topic::Consent], "{says}");
    }
}

#[test]
fn since_when_accession_is_open_is_told_where_it_is_not_drafted() {
    for since in [
        "from the day after the date on which it is closed for signature",
        "as from the day following the date on which it is closed for signature",
    ] {
        let draft = draft(&format!("This Convention shall be open for accession {since}."));
        assert_eq!(draft.clauses.len(), 1, "{since}");
        assert_eq!(topics(&draft), [Topic::Consent], "{since}");
    }
}

#[test]
fn who_may_accede_is_not_concluded_from_what_is_counted() {
    let draft = draft(
        "This Treaty shall enter into force on deposit of the tenth instrument of ratification or accession.",
    );
    assert!(draft.has_accessions);
    assert!(!draft.clauses.iter().any(|it| matches!(it.rule, Rule::Accession { .. })), "{draft:?}");
}

#[test]
fn the_rest_of_a_sentence_drafted_in_part_is_told() {
    let draft = draft(
        "This Treaty shall enter into force upon signature for a period of eight years and shall be tacitly renewed from year to year unless denounced.",
    );
    assert!(draft.clauses.iter().any(|it| it.by == "entry-into-force"));
    assert_eq!(topics(&draft), [Topic::Duration, Topic::Withdrawal]);
    assert!(draft.not_understood.iter().all(|it| it.why.contains("part")), "{draft:?}");
}

/// A term whose renewal was not read would end the treaty too early.
#[test]
fn a_term_is_not_drafted_without_its_renewal() {
    let term = "This Treaty shall remain in force for eight years.";
    assert_eq!(clauses(&text(term)), ["in force for 8 years"]);
    for more in [
        "It may be prolonged by the Council.",
        "Unless the Council decides otherwise, it shall continue in force for further periods.",
    ] {
        let says = format!("{term} {more}");
        assert!(draft(&says).clauses.is_empty(), "{says}");
        assert_eq!(topics(&draft(&says)), [Topic::Duration, Topic::Duration], "{says}");
    }
}

/// Who may leave says one sentence, and when the next; with both read, neither is left.
#[test]
fn two_sentences_that_make_one_clause_are_both_settled() {
    let may = "Any Party may withdraw from this Treaty.";
    let when = "The withdrawal shall take effect one year after receipt of the notification.";
    let both = draft(&format!("{may} {when}"));
    assert_eq!((both.clauses.len(), topics(&both)), (1, vec![]));
    assert_eq!(topics(&draft(may)), [Topic::Withdrawal]);
    let narrowed = draft(&format!("{may} {when} However, no withdrawal of a State at war counts."));
    assert_eq!((narrowed.clauses.len(), topics(&narrowed)), (1, vec![Topic::Withdrawal]));
}

/// What has a term, a reservation or an end of its own.
#[test]
fn what_is_no_final_clause_is_not_told() {
    for says in [
        "The members are elected under this Treaty and their term may be prolonged.",
        "Each Party shall withdraw its forces from the zone.",
        "The Parties shall inform each other of the day on which this Treaty enters into force.",
        "Article 4. Denunciation",
    ] {
        assert_eq!(topics(&draft(says)), [], "{says}");
    }
}

/// Who may leave and when, in one sentence; with a word more before or behind it is only told.
#[test]
fn a_party_ceases_to_be_one() {
    for (says, expected) in [
        (
            "Any Contracting Party may cease to be a party two years after its notice of withdrawal has been given to the Government of Spain.",
            "a party may withdraw, 2 years after its notice",
        ),
        (
            "A Party may cease to be a party to this Treaty six months after its notification has been received by the Depositary.",
            "a party may withdraw, 6 months after receipt of its notice by the depositary",
        ),
    ] {
        assert_eq!(clauses(&text(says)), [expected]);
        assert_eq!(topics(&draft(says)), [], "{says}");
        let narrowed = says.replace(".", " unless the Council objects.");
        let late = format!("After twelve years, {}", says.to_lowercase());
        for more in [narrowed, late] {
            let draft = draft(&more);
            assert_eq!(
                (draft.clauses.len(), topics(&draft)),
                (0, vec![Topic::Withdrawal]),
                "{more}"
            );
        }
    }
}

/// A clause without what narrows it would let the treaty into force too early.
#[test]
fn what_stands_beside_a_clause_and_names_no_topic_is_told() {
    let entry = "This Treaty shall enter into force on the thirtieth day after the deposit of the tenth instrument of ratification.";
    let leave = "Any Contracting Party may cease to be a party two years after its notice of withdrawal has been given to the Government of Spain.";
    for (clause, topic, more) in [
        (
            entry,
            Topic::EntryIntoForce,
            "These shall include the instruments of three coastal States.",
        ),
        (entry, Topic::EntryIntoForce, "At least five of them must have a fleet of their own."),
        (entry, Topic::EntryIntoForce, "Such deposit counts once the Council has approved it."),
        (
            entry,
            Topic::EntryIntoForce,
            "The ships of the States concerned shall carry half of the world's oil.",
        ),
        (leave, Topic::Withdrawal, "This right shall not be exercised in the first five years."),
    ] {
        assert_eq!(topics(&draft(clause)), [], "{clause}");
        for says in [format!("{clause} {more}"), format!("{clause}\n\n2. {more}")] {
            let both = draft(&says);
            let [told] = both.not_understood.as_slice() else { panic!("{says}: {both:?}") };
            assert_eq!((told.topic, told.sentence.of(&text(&says))), (topic, Some(more)));
        }
    }
}

/// Who is told, where instruments lie, what another article says and what follows the signatures.
#[test]
fn what_narrows_no_clause_is_not_told() {
    let entry = "This Treaty shall enter into force on the thirtieth day after the deposit of the tenth instrument of ratification.";
    for more in [
        "The Government of Spain shall inform all signatory States thereof.",
        "The instruments shall be deposited with the Government of Spain.",
        "Certified copies shall be transmitted to the Parties.",
        "Article 2\n\nThe Parties shall protect the fish of the sea.",
        "Done at Madrid on 4 May 1990. These copies shall be kept by the Council.",
    ] {
        assert_eq!(topics(&draft(&format!("{entry} {more}"))), [], "{more}");
    }
}

#[test]
fn what_the_depositary_may_not_count_narrows_the_clause_too() {
    let draft = draft(
        "This Treaty shall enter into force on the deposit of the tenth instrument of ratification. The Depositary shall count no instrument of a State at war.",
    );
    assert_eq!(topics(&draft), [Topic::EntryIntoForce, Topic::Depositary]);
}

#[test]
fn a_sentence_on_entry_for_a_while_and_for_good_is_told_under_both() {
    for says in [
        "This Treaty shall enter into force provisionally on signature and shall enter into force finally once the Parties have ratified it.",
        "This Treaty shall provisionally enter into force on signature, and finally on the exchange of ratifications.",
    ] {
        let told = topics(&draft(says));
        assert_eq!(told, [Topic::EntryIntoForce, Topic::ProvisionalApplication], "{says}");
    }
}

#[test]
fn a_heading_in_one_line_with_its_sentence_hides_nothing() {
    let says = "Reservations No reservations may be made to this Treaty.";
    assert_eq!(clauses(&text(says)), ["no reservations"]);
}
