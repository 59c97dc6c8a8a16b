//! Protocols that leave their entry into force to the convention under which they are made.

use foedera_draft::{Drafter, Whose};
use foedera_entities::World;
use foedera_model::{Rule, Topic};

const BY_THE_CONVENTION: &str = "The provisions of the Convention relating to any protocol shall apply to the present Protocol.";

/// The clause on entry into force of a protocol beside its convention, and the article there.
fn entry(protocol: &str, convention: &str) -> Option<(String, Option<String>)> {
    let protocol = format!("Protocol on Oil Spills in the Green Gulf\n\nArticle 9\n\n{protocol}\n");
    let convention = format!("Convention on the Green Gulf\n\nArticle 20\n\n{convention}\n");
    let draft = Drafter::new(World::embedded()).draft_under(&protocol, &convention);
    let found = draft.clauses.iter().find(|it| matches!(it.rule, Rule::EntersIntoForce { .. }))?;
    let article = match &found.whose {
        Whose::Own => None,
        Whose::Parent(article) => {
            assert!(found.sentence.of(&convention).is_some_and(|it| it.contains("into force")));
            article.as_ref().map(|it| it.0.clone())
        }
    };
    Some((crate::said(&found.rule), article))
}

#[track_caller]
fn check(protocol: &str, convention: &str, expected: &str) {
    let expected = (expected.to_owned(), Some("20".to_owned()));
    assert_eq!(entry(protocol, convention), Some(expected), "{convention}");
}

#[test]
fn what_a_convention_says_of_each_of_its_protocols() {
    for (convention, expected) in [
        (
            "Any protocol to this Convention, except as otherwise provided in such protocol, shall enter into force on the thirtieth day following the date of deposit of at least six instruments of ratification of, or accession to, such protocol.",
            "enters into force on the 30th day after deposit of 6 instruments",
        ),
        (
            "The Convention and any of its protocols shall enter into force on the sixtieth day following the date of deposit of at least four instruments of ratification, acceptance or approval of, or accession to, such Convention and protocol by the Parties referred to in Article 18.",
            "enters into force on the 60th day after deposit of 4 instruments",
        ),
        (
            "This Convention and the Protocol on Oil Spills in the Green Gulf shall enter into force on the thirtieth day following the date of deposit of the ninth instrument of ratification.",
            "enters into force on the 30th day after deposit of 9 instruments",
        ),
    ] {
        check(BY_THE_CONVENTION, convention, expected);
    }
}

#[test]
fn the_conventions_own_clause_where_it_is_said_to_apply() {
    const OWN: &str = "This Convention shall enter into force 60 days after the deposit of the fourth instrument of ratification.";
    let fourth = "enters into force 60 days after deposit of 4 instruments";
    for protocol in [
        "The provisions of Articles 20 to 22 of the Gulf Convention on entry into force and withdrawal shall apply mutatis mutandis to this Protocol.",
        "The ratification and entry into force of this Protocol shall be done in accordance with the procedures contained in Article 20 of the Convention.",
    ] {
        check(protocol, OWN, fourth);
    }
    let part = format!(
        "{OWN} The Parties shall take measures in accordance with the Protocol on Oil Spills in the Green Gulf which shall form an integral part of this Convention."
    );
    check("The Parties shall cooperate.", &part, fourth);
    for (protocol, convention) in [
        ("The Parties shall cooperate.", OWN.to_owned()),
        ("The Parties shall cooperate.", part.replace("Oil Spills", "Dumping of Waste")),
    ] {
        assert_eq!(entry(protocol, &convention), None, "{convention}");
    }
}

#[test]
fn what_only_looks_like_a_clause_on_protocols() {
    for convention in [
        "Amendments to any protocol shall enter into force thirty days after the deposit of the third instrument of acceptance.",
        "Annexes to this Convention or any protocol shall enter into force thirty days after the deposit of the third instrument of acceptance.",
        "Any protocol shall enter into force when the Council so decides.",
    ] {
        assert_eq!(entry(BY_THE_CONVENTION, convention), None, "{convention}");
    }
}

#[test]
fn a_protocols_own_clause_goes_first_and_what_is_unread_stays_so() {
    let own = "This Protocol shall enter into force upon the deposit of the second instrument of ratification.";
    let convention = "Any protocol shall enter into force upon the deposit of the tenth instrument of ratification.";
    let found = entry(own, convention);
    assert_eq!(found, Some(("enters into force on deposit of 2 instruments".into(), None)));
    let unread = "This Protocol shall enter into force when the Council so decides.";
    assert_eq!(entry(unread, convention), None);
    let draft = Drafter::new(World::embedded()).draft_under(unread, convention);
    assert!(draft.not_understood.iter().any(|it| it.topic == Topic::EntryIntoForce));
}

#[test]
fn what_else_a_convention_says_of_its_protocols() {
    const PROTOCOL: &str = "Protocol on Oil Spills\n\nArticle 9\n\nThis Protocol shall enter into force on the ninetieth day after the deposit of the fifth instrument of ratification.\n";
    const CONVENTION: &str = "Convention on the Green Gulf\n\nArticle 20\n\nThe Secretary-General of the United Nations shall be the Depositary of this Convention and of any protocol.\n\nArticle 21\n\nNo reservations may be made to this Convention or to any protocol.\n\nArticle 22\n\nThis Convention and any protocol shall be subject to ratification, acceptance or approval.\n";
    let drafter = Drafter::new(World::embedded());
    let draft = drafter.draft_under(PROTOCOL, CONVENTION);
    let mut said: Vec<String> = draft.clauses.iter().map(|it| crate::said(&it.rule)).collect();
    said.sort();
    assert_eq!(
        said,
        [
            "consent by ratification, acceptance or approval",
            "enters into force on the 90th day after deposit of 5 instruments",
            "no reservations",
        ]
    );
    assert_eq!(draft.depositary.as_deref(), Some("UN"));
    // What the protocol says itself goes first.
    let own = format!("{PROTOCOL}\nArticle 10\n\nReservations to this Protocol are permitted.\n");
    let draft = drafter.draft_under(&own, CONVENTION);
    assert!(!draft.clauses.iter().any(|it| matches!(it.rule, Rule::Reservations(_))));
    assert_eq!(
        draft.not_understood.iter().map(|it| it.topic).collect::<Vec<_>>(),
        [Topic::Reservations]
    );
}
