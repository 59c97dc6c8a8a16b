//! Sentences of treaties and the clauses that they become; and sentences that look alike and become
//! none. The sentences are the formulas of treaty practice, not the words of any one treaty.

mod by_a_day;
mod by_whom;
mod foreign;
mod joined;
mod practice;
mod told;
mod under;

use foedera_entities::World;
use foedera_model::{Rule, Topic};

/// The clauses of a text, as the language writes them.
fn clauses(text: &str) -> Vec<String> {
    let draft = foedera_draft::draft(text, World::embedded());
    draft.clauses.iter().map(|it| said(&it.rule)).collect()
}

/// The words of a rule, which are read as the same rule.
fn said(rule: &Rule) -> String {
    let Some(words) = foedera_clauses::sentence(rule) else { panic!("{rule:?} has no words") };
    let read = foedera_clauses::parse(&format!("treaty T-1900 \"T\"\n\n{words}\n"));
    let rules: Vec<_> = read.value.treaty.into_iter().flat_map(|it| it.clauses).collect();
    assert!(rules.iter().any(|it| it.rule == *rule), "`{words}` is read as {rules:?}");
    words
}

/// The clause on entry into force of a treaty whose article says this.
fn entry(says: &str) -> Option<String> {
    let text = format!("A Convention on examples\n\nArticle 1\n\n{says}\n");
    clauses(&text).into_iter().find(|it| it.starts_with("enters into force"))
}

#[track_caller]
fn check(says: &str, expected: &str) {
    assert_eq!(entry(says).as_deref(), Some(expected), "{says}");
    let low = says.to_lowercase();
    let glued = format!("a convention on examples ARTICLE 1entry into force{low}");
    let found = clauses(&glued).into_iter().find(|it| it.starts_with("enters into force"));
    assert_eq!(found.as_deref(), Some(expected), "{glued}");
}

#[test]
fn deposits_and_their_number() {
    for (says, expected) in [
        (
            "This Convention shall enter into force on the ninetieth day after the date of deposit of the twentieth instrument of ratification, acceptance, approval or accession.",
            "enters into force on the 90th day after deposit of 20 instruments",
        ),
        (
            "This Convention shall come into force thirty (30) days after the deposit of at least six instruments of ratification with the Depositary.",
            "enters into force 30 days after deposit of 6 instruments",
        ),
        (
            "The present Convention shall enter into force three months after the date on which the fifth instrument of ratification has been deposited.",
            "enters into force 3 months after deposit of 5 instruments",
        ),
        (
            "This Convention shall enter into force on the first day of the month following the expiration of a period of three months after the date on which five States have expressed their consent to be bound by the Convention.",
            "enters into force on the first day of the month after 3 months after consent by 5 states",
        ),
        (
            "This Convention shall enter into force upon the deposit of instruments of ratification by two-thirds of the signatory States.",
            "enters into force on deposit by two thirds of the signatories",
        ),
        (
            "This Convention shall enter into force on the date of deposit of instruments of ratification by all signatory States.",
            "enters into force on deposit by all signatories",
        ),
        (
            "This Convention shall enter into force as soon as seven States have become parties to it.",
            "enters into force on consent by 7 states",
        ),
    ] {
        check(says, expected);
    }
}

#[test]
fn signature_exchange_notification() {
    for (says, expected) in [
        (
            "This Convention shall enter into force on the date of its signature.",
            "enters into force on signature",
        ),
        (
            "This Convention shall enter into force upon signature by both Parties.",
            "enters into force on signature by all signatories",
        ),
        (
            "This Convention shall enter into force on the date of the exchange of instruments of ratification.",
            "enters into force on exchange of instruments of ratification",
        ),
        (
            "This Convention shall enter into force thirty days after the exchange of instruments of ratification.",
            "enters into force 30 days after exchange of instruments of ratification",
        ),
        (
            "This Convention shall enter into force on the thirtieth day following the day on which they exchange instruments of ratification.",
            "enters into force on the 30th day after exchange of instruments of ratification",
        ),
        (
            "This Convention shall enter into force on the date on which the Member States exchange notes notifying each other that their requirements have been complied with.",
            "enters into force on receipt of the last notification",
        ),
        (
            "This Convention shall enter into force on the date of receipt of the last notification.",
            "enters into force on receipt of the last notification",
        ),
        (
            "This Convention shall enter into force on the first day of the second month following the date on which the Parties have notified each other that their procedures have been completed.",
            "enters into force on the first day of the 2nd month after the month of the last notification",
        ),
    ] {
        check(says, expected);
    }
}

#[test]
fn days_of_the_calendar() {
    check(
        "This Convention shall enter into force on 1 January 1995.",
        "enters into force on 1995-01-01",
    );
    let two = "This Convention shall enter into force on 1 January 1995, provided that at least ten instruments of ratification have been deposited by that date. In the event that this condition has not been fulfilled by that date, this Convention shall enter into force on the ninetieth day following the date on which it has been fulfilled.";
    let expected = "enters into force:\n  if deposit of 10 instruments has occurred by 1995-01-01: on 1995-01-01\n  otherwise: on the 90th day after deposit of 10 instruments";
    assert_eq!(entry(two).as_deref(), Some(expected));
}

#[test]
fn later_parties_consent_and_leaving() {
    let text = "A Convention\n\nArticle 1\n\n1. This Convention shall be subject to ratification, acceptance or approval. \
                2. For each State which ratifies this Convention thereafter, it shall enter into force on the thirtieth day after the deposit of its instrument of ratification.\n\n\
                Article 2\n\nAny Party may withdraw from this Convention by written notification. The withdrawal shall take effect one year after receipt of the notification by the Depositary.\n\n\
                Article 3\n\nThis Convention shall remain in force for ten years.\n";
    assert_eq!(
        clauses(text),
        [
            "consent by ratification, acceptance or approval",
            "for each later party, on the 30th day after its deposit",
            "a party may withdraw, 1 year after receipt of its notice by the depositary",
            "in force for 10 years",
        ]
    );
}

/// Texts that look alike: nothing is read.
#[test]
fn what_looks_alike_gives_nothing() {
    for says in [
        "Amendments to this Convention shall enter into force on the thirtieth day after the deposit of the tenth instrument of acceptance.",
        "Any amendment of this Convention shall require the approval of the Conference and shall enter into force on the date of its signature.",
        "An amendment shall enter into force on the date of deposit of the fifth instrument.",
        "Any protocol shall enter into force thirty days after the deposit of the third instrument of ratification.",
        "The annexes to this Convention shall enter into force on 1 January 1995.",
        "The depositary shall inform all States of the date on which this Convention enters into force.",
        "A denunciation shall take effect one year after receipt of the notification.",
    ] {
        assert_eq!(entry(says), None, "{says}");
    }
}

/// What adds a condition that cannot be said is listed with its reason, and no clause is made.
#[test]
fn a_further_condition_is_not_left_out() {
    for says in [
        "This Convention shall enter into force on the ninetieth day after the deposit of the twentieth instrument, provided that these represent half of the world's tonnage.",
        "This Convention shall enter into force when ten States, the combined fleets of which constitute half of all tonnage, have become parties.",
        "This Convention shall enter into force on 1 January 1995 or on the date of its signature, as the Parties decide.",
        "This Convention shall enter into force on the deposit of instruments of ratification by all Parties to the Charter of Examples.",
    ] {
        assert_eq!(entry(says), None, "{says}");
        let text = format!("A Convention on examples\n\nArticle 1\n\n{says}\n");
        let draft = foedera_draft::draft(&text, World::embedded());
        let [unread] = draft.not_understood.as_slice() else { panic!("{says}: {draft:?}") };
        assert_eq!(unread.topic, Topic::EntryIntoForce);
        assert!(!unread.why.is_empty());
        assert_eq!(unread.sentence.of(&text), Some(says));
    }
}

#[test]
fn provisional_entry_into_force_is_a_topic_of_its_own() {
    let text =
        "A Convention\n\nThis Convention shall enter into force provisionally on 1 May 1990.";
    let draft = foedera_draft::draft(text, World::embedded());
    assert!(draft.clauses.is_empty());
    let topics: Vec<Topic> = draft.not_understood.iter().map(|it| it.topic).collect();
    assert_eq!(topics, [Topic::ProvisionalApplication]);
}

#[test]
fn two_sentences_that_differ_make_no_second_clause() {
    let text = "A Convention\n\nThis Convention shall enter into force on 1 May 1990.\n\n\
                This Convention shall enter into force on 1 June 1991.";
    let draft = foedera_draft::draft(text, World::embedded());
    let entries = draft.clauses.iter().filter(|it| matches!(it.rule, Rule::EntersIntoForce { .. }));
    assert_eq!((entries.count(), draft.not_understood.len()), (1, 1));
}

#[test]
fn notes_and_their_reply() {
    for says in [
        "I have the honour to propose that this Note and your reply shall constitute an Agreement between our two Governments, which shall enter into force on the date of your reply.",
        "If the foregoing is acceptable to your Government, this Note and your reply shall constitute an agreement, which shall enter into force on the date of your reply.",
        "Your Note and this reply constitute an agreement which will enter into force on the date of this note in reply.",
    ] {
        check(says, "enters into force on exchange of notes");
    }
    // An agreement that somebody else has to make, and a reply to something else.
    for says in [
        "The Parties may conclude an agreement which shall enter into force on the date of your reply.",
        "The annex constitutes a plan which shall enter into force on the date of this reply.",
    ] {
        assert_eq!(entry(says), None, "{says}");
    }
}

#[test]
fn the_manner_of_consent_adds_nothing() {
    check(
        "This Convention shall enter into force as soon as four Governments have become parties to it, either by signature, or by signature subject to ratification followed by such ratification.",
        "enters into force on consent by 4 states",
    );
    let more = "This Convention shall enter into force as soon as four Governments have become parties to it by signature, provided that these hold half of the fleet.";
    assert_eq!(entry(more), None);
}

#[test]
fn the_last_to_carry_out_a_formality() {
    check(
        "This Convention shall enter into force on the date of deposit of the instrument of ratification of the last signatory nation to accomplish that formality.",
        "enters into force on deposit by all signatories",
    );
}

/// The head of an organisation keeps the treaty; which organisation is said elsewhere.
#[test]
fn a_depositary_by_definition() {
    let depositary = |definition: &str, keeps: &str| {
        let text = format!("A Convention\n\nArticle 1\n\n{definition}\n\nArticle 2\n\n{keeps}\n");
        foedera_draft::draft(&text, World::embedded()).depositary
    };
    let imo = "\"Organization\" means the International Maritime Organization.";
    let kept = "This Convention shall be deposited with the Secretary-General.";
    assert_eq!(depositary(imo, kept).as_deref(), Some("IMO"));
    let sent = "Copies shall be sent to the Secretary-General.";
    assert_eq!(depositary(imo, sent), None);
    let another = "\"Organization\" means the Organization of Examples.";
    assert_eq!(depositary(another, kept), None);
    let un = "This Convention shall be deposited with the Secretary-General of the United Nations.";
    assert_eq!(depositary(imo, un).as_deref(), Some("UN"));
}

/// How long it lasts follows when it begins, and is about nobody who comes later.
#[test]
fn for_how_long_is_not_for_whom() {
    for says in [
        "This Convention shall enter into force on the date of its signature and shall remain in force for ten years and thereafter until one year after either Party has given notice.",
        "This Convention shall enter into force on the date of its signature for a period of ten years, and thereafter for each period of five years.",
    ] {
        check(says, "enters into force on signature");
    }
    let later = "This Convention shall enter into force thereafter for each acceding State on the date of deposit of its instrument.";
    assert_eq!(entry(later), None);
}

/// What is said below another verb is not when it enters into force.
#[test]
fn what_is_said_in_passing() {
    for says in [
        "Duties are abolished from the date this Convention enters into force, on the first day of the eleventh year.",
        "The Council may meet to decide whether this Convention shall enter into force among them on a date of its choice.",
        "Preferences negotiated under this Convention come into force on the day after their publication.",
    ] {
        let text = format!("A Convention on examples\n\nArticle 1\n\n{says}\n");
        let draft = foedera_draft::draft(&text, World::embedded());
        assert!(draft.clauses.is_empty() && draft.not_understood.is_empty(), "{draft:?}");
    }
}

/// A protocol or statute attached to a convention speaks of itself.
#[test]
fn what_is_attached_is_another_treaty() {
    let preamble = "Considering what was said before, ".repeat(15);
    let text = format!(
        "A Convention on examples\n\n{preamble}\n\nArticle 1\n\nThis Convention shall enter into force on 1 May 1990.\n\n\
         This Statute shall enter into force on the date of its signature."
    );
    let draft = foedera_draft::draft(&text, World::embedded());
    assert_eq!((draft.clauses.len(), draft.not_understood.len()), (1, 0), "{draft:?}");
    let own = "A Protocol to the Convention on examples\n\nArticle 1\n\nThis Protocol shall enter into force on 1 May 1990.";
    assert_eq!(clauses(own), ["enters into force on 1990-05-01"]);
}

/// The next paragraph, glued to a reference that ends a sentence.
#[test]
fn a_label_behind_a_reference() {
    for glue in ["article 15.[13](2) for", "article 15.2 for"] {
        let text = format!(
            "a convention on examples ARTICLE 9this convention shall enter into force twelve months after the date on which ten states have deposited their instruments of ratification in accordance with {glue} states which have deposited an instrument after this date, it shall enter into force three months after the deposit."
        );
        let found = clauses(&text);
        assert_eq!(
            found.first().map(String::as_str),
            Some("enters into force 12 months after deposit of 10 instruments"),
            "{found:?}"
        );
    }
}

/// A text without a title of its own kind calls itself by what it says `this` of.
#[test]
fn a_treaty_named_by_what_it_says_of_itself() {
    let own = "This Treaty lasts. ".repeat(20);
    let last = "The Treaty shall enter into force on 1 May 1990.";
    let named = |before: &str| {
        clauses(&format!("A Union of examples\n\nArticle 1\n\n{before}\n\nArticle 2\n\n{last}\n"))
    };
    assert_eq!(named(&own), ["enters into force on 1990-05-01"]);
    assert!(named(&"This Charter lasts. ".repeat(20)).is_empty());
}
