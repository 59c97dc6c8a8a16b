//! Cures go on and never round: who follows the first cure of what is written, and then the first of what is
//! told next, is rid of the problem and never back at a text that was there before.

use std::collections::BTreeSet;

use crate::{cured, errors};

/// How many cures in a row a line may need.
const ROUNDS_MAX: usize = 8;

/// A treaty with the line, a clause or what stands under `acts`.
fn text_of(line: &str) -> String {
    let acts = if line.starts_with("2000-") { "acts\n  " } else { "" };
    format!(
        "treaty A-2000 \"T\"\n  between BE, FR and GB\n  counts days as UN\n\n\
         set balkan \"x\": GR and RO\n\n{acts}{line}\n"
    )
}

/// The line with its cures followed to the end, beside what it should have become; nothing is left that
/// is wrong with it.
#[track_caller]
fn check(line: &str, expected: &str) {
    let mut text = text_of(line);
    let mut seen = BTreeSet::from([text.clone()]);
    for _ in 0..ROUNDS_MAX {
        let Some(problem) = errors(&text).into_iter().next() else { break };
        let Some(next) = cured(&text, &problem) else { panic!("{text}\n{problem:#?}") };
        assert!(seen.insert(next.clone()), "{text}\nled back to\n{next}\n{problem:#?}");
        text = next;
    }
    assert_eq!(text.replace(" ,", ",").replace(" :", ":"), text_of(expected));
    assert!(errors(&text).is_empty(), "{text}\n{:#?}", errors(&text));
}

/// What stands below an event and a duty.
fn owed(manner: &str) -> String {
    format!("on attack on a party:\n  each other party owes it assistance{manner}")
}

#[test]
fn words_of_promptness_come_together_in_one_line() {
    check(&owed(" immediately"), &owed("\n    immediately"));
    check(&owed(" at once and without delay"), &owed("\n    at once and without delay"));
    check(&owed("\n    immediatly"), &owed("\n    immediately"));
}

#[test]
fn what_is_said_beside_a_clause_is_quoted_under_its_topic() {
    check(
        "in force for 5 years and thereafter as decided",
        "in force for 5 years\ntext on duration \"and thereafter as decided\"",
    );
    check(
        "consent by ratification by the signatory states",
        "consent by ratification\ntext on consent \"by the signatory states\"",
    );
    check("no reservations whatever", "no reservations\ntext on reservations \"whatever\"");
    check("2000-01-01  FR signs in haste", "2000-01-01  FR signs\n    note \"in haste\"");
    check("2000-01-01  FR signs at \"Paris\"", "2000-01-01  FR signs\n    at \"Paris\"");
}

#[test]
fn a_notice_that_somebody_receives_counts_from_its_receipt() {
    let received = "a party may withdraw, 1 year after receipt of its notice by the depositary";
    for written in [
        "a party may withdraw on one year's notice to the depositary",
        "a party may withdraw, on one year's written notice given to the depositary",
        "a party may withdraw, 1 year after its notice to the depositary",
    ] {
        check(written, received);
    }
    check(
        "a party may withdraw with 6 months' prior notice to the other party",
        "a party may withdraw, 6 months after receipt of its notice by the other party",
    );
    check(
        "a party may withdraw on 6 months' notice",
        "a party may withdraw, 6 months after its notice",
    );
}

#[test]
fn a_quotation_is_closed_in_one_round() {
    check("note \"open", "note \"open\"");
    check("set x \"the treaty: DE and IT", "set x \"the treaty\": DE and IT");
    check("table x \"the treaty, tons", "table x \"the treaty\", tons");
    let source = |words: &str| format!("2000-01-01  FR signs\n    source {words}");
    check(&source("\"X 2000-01-02, B2"), &source("\"X\" 2000-01-02, B2"));
    check(&source("\"X"), &source("\"X\""));
    let on = |event: &str| format!("on {event}:\n  each other party owes it assistance");
    check(&on("\"loss of a port"), &on("\"loss of a port\""));
}

#[test]
fn of_a_day_in_an_unknown_order_both_forms_are_offered() {
    let text = "treaty A-2000 \"T\"\n\nacts\n  12/06/1990  FR signs\n";
    let [problem] = &errors(text)[..] else { panic!("{:#?}", errors(text)) };
    let cure = problem.cure.as_deref().unwrap_or_default();
    assert!(cure.contains("`1990-06-12`") && cure.contains("`1990-12-06`"), "{problem:#?}");
    for after in crate::offers::followed(text, problem) {
        assert!(errors(&after).is_empty(), "{after}");
    }
}

#[test]
fn an_event_as_treaties_word_it_is_led_to_one_of_the_language() {
    let on = |event: &str| format!("{event}:\n  each other party owes it assistance");
    check(&on("if one party is the victim of an armed attack"), &on("on armed attack on a party"));
    check(&on("should a war break out"), &on("on war on a party"));
    let by_one = on("on attack by RU-EMPIRE on a party");
    check(&on("if one of the parties is attacked by RU-EMPIRE"), &by_one);
    check(&on("if a party is attacked by RU-EMPIRE"), &by_one);
    check(&on("in case a party is attacked by RU-EMPIRE"), &by_one);
    check(&on("in case a party is attacked"), &on("on attack on a party"));
    check(
        &on("if one of the parties is attacked by a third state"),
        &on("on attack by a state outside this treaty on a party"),
    );
    let support = on("on support of the attacker by IT on a party");
    check(&on("on support of the attacker by IT"), &support);
}

#[test]
fn an_act_below_another_becomes_its_own() {
    check(
        "2000-01-01  FR ratifies\n    and makes a reservation to article 9",
        "2000-01-01  FR ratifies\n  2000-01-01  FR makes a reservation to article 9",
    );
}

#[test]
fn a_code_of_another_list_and_a_name_without_one_lead_on() {
    check("2000-01-01  \"France\" ratifies", "2000-01-01  FR ratifies");
    for (written, code) in [("Tuva", "`TUVA`"), ("YU", "`YUGOSLAVIA`"), ("DDR", "`GDR`")] {
        let [problem] = &errors(&text_of(&format!("2000-01-01  {written} ratifies")))[..] else {
            panic!()
        };
        assert!(problem.cure.as_deref().unwrap_or_default().contains(code), "{problem:#?}");
    }
    let [problem] = &errors(&text_of("2000-01-01  \"Saarland\" ratifies"))[..] else { panic!() };
    let cure = problem.cure.as_deref().unwrap_or_default();
    assert!(cure.contains("`event \"Saarland …\"`"), "{problem:#?}");
    assert!(errors(&text_of("2000-01-01  event \"Saarland ratifies\"")).is_empty());
}

#[test]
fn an_act_in_the_past_tense_is_led_to_the_present() {
    let past = [
        ("FR signed", "FR signs"),
        ("FR ratified", "FR ratifies"),
        ("FR acceded", "FR accedes"),
        (
            "FR deposited its instrument of ratification",
            "FR deposits its instrument of ratification",
        ),
        ("FR notified completion of its procedures", "FR notifies completion of its procedures"),
        ("FR made a reservation to article 5", "FR makes a reservation to article 5"),
        ("FR gave notice of withdrawal", "FR gives notice of withdrawal"),
        ("FR has signed", "FR signs"),
        ("FR has denounced the treaty", "FR gives notice of withdrawal"),
        ("FR has acceded", "FR accedes"),
        ("FR and GB have exchanged notes", "FR and GB exchange notes"),
        ("BR was invited to accede", "BR is invited to accede"),
        ("the treaty was signed by FR", "FR signs"),
        ("the treaty was registered", "the treaty is registered"),
        ("FR denounced the treaty", "FR gives notice of withdrawal"),
        ("FR denounces the treaty", "FR gives notice of withdrawal"),
        ("FR withdrew from the treaty", "FR gives notice of withdrawal"),
        ("FR withdrew", "FR gives notice of withdrawal"),
        ("FR left the treaty", "FR gives notice of withdrawal"),
        ("FR submitted the treaty to \"Senate\"", "FR submits the treaty to \"Senate\""),
        (
            "FR and GB exchanged instruments of ratification",
            "FR and GB exchange instruments of ratification",
        ),
        ("FR and GB exchanged notes", "FR and GB exchange notes"),
    ];
    for (written, expected) in past {
        check(&format!("2000-01-01  {written}"), &format!("2000-01-01  {expected}"));
    }
}

#[test]
fn a_reservation_is_never_led_to_its_contrary() {
    check("reservations are excluded", "no reservations");
    check("no reservation may be made", "no reservations");
    check("no reservations are allowed", "no reservations");
    check("reservations may be made only to article 5", "reservations only to article 5");
    check("reservations are excluded except to article 5", "reservations only to article 5");
    check(
        "reservations may be made only with the consent of all the parties",
        "a reservation needs acceptance by all the parties",
    );
    check(
        "reservations only to article Appendix II",
        "reservations only to article \"Appendix II\"",
    );
    check(
        "reservations only to appendices I, II and III",
        "reservations only to articles \"Appendix I\", \"Appendix II\" and \"Appendix III\"",
    );
    check(
        "2000-01-01  GB makes a reservation to article Appendix II",
        "2000-01-01  GB makes a reservation to article \"Appendix II\"",
    );
    for (below, to) in [
        ("reservation to Appendix II", " to article \"Appendix II\""),
        ("with a reservation to article 5", " to article 5"),
        ("subject to reservations", ""),
    ] {
        check(
            &format!("2000-01-01  GB ratifies\n    {below}"),
            &format!("2000-01-01  GB ratifies\n  2000-01-01  GB makes a reservation{to}"),
        );
    }
}

#[test]
fn an_event_and_its_duty_in_one_line_come_apart() {
    check("on an aggression against a party the other party owes it assistance", &{
        owed("").replace("attack", "aggression").replace("each other", "the other")
    });
    check("on attack on a party, each other party owes it assistance", &owed(""));
    let below = "\n  each other party owes it assistance";
    check(
        &format!("on armed attack in Europe on one or several parties by any state:{below}"),
        &format!("on armed attack by any state, within Europe, on one or several parties:{below}"),
    );
    check(
        &format!("on attack on a party, within Europe, by DE:{below}"),
        &format!("on attack by DE on a party, within Europe:{below}"),
    );
    check(&format!("on a threat of war:{below}"), &format!("on threat:{below}"));
    check(
        &format!("on threat of armed attack on a party:{below}"),
        &format!("on threat to a party:{below}"),
    );
}

#[test]
fn a_treaty_that_speaks_of_itself() {
    check("the treaty shall be subject to ratification", "consent by ratification");
    check("this convention shall remain in force for 5 years", "in force for 5 years");
    check(
        "the present agreement shall enter into force on signature",
        "enters into force on signature",
    );
    check(
        "enters into force 3 months after deposit of all ratifications",
        "enters into force 3 months after deposit by all signatories",
    );
    check(
        "enters into force 3 months from the date of the exchange of ratifications",
        "enters into force 3 months after exchange of instruments of ratification",
    );
    check(
        "in force for 5 years from the date of the exchange of ratifications",
        "in force for 5 years from ratification",
    );
    check(
        "provisional application ends on the 60th day after notice by a party",
        "provisional application ends on the 60th day after its notice",
    );
    check(
        "a party may withdraw at the end of any calendar year",
        "a party may withdraw, at the end of the calendar year of its notice",
    );
    check(
        "applies to the metropolitan territory of each party",
        "text on territory \"applies to the metropolitan territory of each party\"",
    );
    check("the convention is open for accession by all states", "accession open to all states");
    check("this pact is concluded for 20 years", "in force for 20 years");
    check("accession open to any member of COE", "accession open to members of COE");
}

#[test]
fn what_lawyers_new_to_the_language_wrote() {
    check("reservations are prohibited except to article 5", "reservations only to article 5");
    check("no reservations other than to article 5", "reservations only to article 5");
    check("reservations are prohibited", "no reservations");
    check("this treaty is concluded for 20 years", "in force for 20 years");
    check(
        "enters into force the day after signature",
        "enters into force on the 1st day after signature",
    );
    check("2000-01-01  FR and GB ratified", "2000-01-01  FR and GB ratify");
    check(
        "in force for 10 years and thereafter until the expiry of one year",
        "in force for 10 years, then until 1 year after notice by a party",
    );
    check(
        "for each state acceding later, on the 90th day after its deposit",
        "for each later party, on the 90th day after its deposit",
    );
}

#[test]
fn what_newcomers_wrote_means_the_same_once_it_is_cured() {
    check(
        "a party may denounce by notice to the depositary, taking effect one year after receipt",
        "a party may withdraw, 1 year after receipt of its notice by the depositary",
    );
    check(
        "in force for 50 years, then each party may cease to be a party one year after notice",
        "a party may withdraw, 1 year after its notice, notice not before 50 years after entry into force",
    );
    check(
        "the parties owe each other assistance in the war against DE",
        "the parties owe each other assistance against DE",
    );
    check(
        "the parties owe each other no separate peace with DE",
        "the parties owe each other no separate peace against DE",
    );
    check("in force for an unlimited duration", "in force indefinitely");
    check("concluded for 5 years", "in force for 5 years");
    check(
        "applied provisionally from 1990-06-15, until entry into force",
        "this treaty is applied provisionally from 1990-06-15, until entry into force",
    );
    check(
        "2000-01-01  FR and GB extend the treaty until 2010-01-01",
        "2000-01-01  FR and GB agree to extend the treaty until 2010-01-01",
    );
    check(
        "2000-01-01  FR declares the treaty void",
        "2000-01-01  event \"FR declares the treaty void\"",
    );
    check("2000-01-01  FR ratifies amendment \"P\"", "2000-01-01  FR accepts amendment \"P\"");
}
