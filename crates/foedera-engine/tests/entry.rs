//! Entry into force: conditions, days, later parties, parts, lapse, links (VCLT 11 to 18, 24, 25).

#![cfg(test)]

mod asked;

use asked::{answer, check};

/// A treaty open to all states that counts as the United Nations do, with these clauses and acts.
fn open(clauses: &str, acts: &str) -> String {
    let indented: String = acts.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "treaty T-2000 \"T\"\n  counts days as UN\n  counts month ends by clipping\n  counts a first of the month as the month after\n\nconsent by ratification\naccession open to all states\n{clauses}\n\nacts\n{indented}"
    )
}

fn between(states: &str, clauses: &str, acts: &str) -> String {
    open(clauses, acts).replacen(
        "\n  counts days",
        &format!("\n  between {states}\n  counts days"),
        1,
    )
}

const THREE: &str = "2000-01-01  FR ratifies\n2000-02-01  DE accedes\n2000-03-01  IT ratifies";

#[test]
fn a_number_of_instruments() {
    let two = open("enters into force on deposit of 2 instruments", THREE);
    check(&two, "on 2000-01-31", "no");
    check(&two, "on 2000-02-01", "yes since 2000-02-01");
    check(&two, "states on 2000-02-01", "DE party since 2000-02-01; FR party since 2000-02-01");
    check(&two, "missing on 2000-01-31", "1 more of any states: deposit of an instrument");
    let ratified = open("enters into force on ratification by 2 states", THREE);
    check(&ratified, "on 2000-02-29", "no");
    check(&ratified, "on 2000-03-01", "yes since 2000-03-01");
    let delayed = open("enters into force on the 30th day after deposit of 3 instruments", THREE);
    check(&delayed, "on 2000-03-31", "yes since 2000-03-31");
    check(&delayed, "missing on 2000-03-30", "wait until 2000-03-31");
}

#[test]
fn the_nth_of_one_day_is_the_set_that_did_it() {
    let text = open(
        "enters into force on deposit of 2 instruments\nfor each later party, on the 30th day after its deposit",
        "2000-01-01  FR ratifies\n2000-02-01  DE, IT and ES ratify\n2000-02-02  PT ratifies",
    );
    check(
        &text,
        "states on 2000-02-02",
        "DE party since 2000-02-01; ES party since 2000-02-01; FR party since 2000-02-01; \
         IT party since 2000-02-01; PT consented since 2000-02-02 (b)",
    );
    check(&text, "on 2000-03-03 for PT", "yes since 2000-03-03");
}

#[test]
fn later_parties_wait_out_their_delay_and_never_precede_the_treaty() {
    let clauses = "enters into force on the 90th day after deposit of 2 instruments";
    let acts = "2000-01-01  FR and DE ratify\n2000-01-11  IT ratifies\n2000-03-25  ES ratifies";
    let later =
        open(&format!("{clauses}\nfor each later party, on the 30th day after its deposit"), acts);
    check(&later, "on 2000-03-31 for FR", "yes since 2000-03-31");
    check(&later, "on 2000-03-31 for IT", "yes since 2000-03-31");
    check(&later, "on 2000-04-24 for ES", "yes since 2000-04-24");
    let after = open(
        &format!(
            "{clauses}\nfor each party that consents after entry into force, on the 30th day after its deposit"
        ),
        acts,
    );
    check(&after, "on 2000-03-31 for ES", "yes since 2000-03-31");
    let silent = open(clauses, acts);
    check(&silent, "on 2000-03-31 for ES", "yes since 2000-03-31");
}

#[test]
fn everybody_who_signed_and_named_ones() {
    let text = open(
        "enters into force on deposit by all signatories",
        "2000-01-01  FR and DE sign\n2000-02-01  FR ratifies\n2000-03-01  DE ratifies",
    );
    check(&text, "on 2000-02-29", "no");
    check(&text, "missing on 2000-02-29", "deposit of an instrument by DE");
    check(&text, "on 2000-03-01", "yes since 2000-03-01");
    let named = open(
        "enters into force on deposit of 3 instruments, including GB and US",
        "2000-01-01  FR, DE and IT ratify\n2000-02-01  GB ratifies\n2000-03-01  US ratifies",
    );
    check(&named, "on 2000-02-29", "no");
    check(&named, "missing on 2000-02-01", "deposit of an instrument by US");
    check(&named, "on 2000-03-01", "yes since 2000-03-01");
    let on_top = open(
        "enters into force on ratification by GB and US and 2 other states",
        "2000-01-01  GB, US and FR ratify\n2000-02-01  DE ratifies",
    );
    check(&on_top, "on 2000-01-31", "no");
    check(&on_top, "on 2000-02-01", "yes since 2000-02-01");
}

#[test]
fn a_share_of_those_who_have_signed_by_then() {
    let text = open(
        "enters into force on deposit by two thirds of the signatories",
        "2000-01-01  FR, DE, IT and ES sign\n2000-02-01  FR and DE ratify\n2000-03-01  IT ratifies",
    );
    check(&text, "on 2000-02-29", "no");
    check(&text, "on 2000-03-01", "yes since 2000-03-01");
}

#[test]
fn a_share_of_a_table() {
    let table = "enters into force on the 90th day after all of:\n  deposit of 2 instruments\n  depositors hold at least 55 of co2";
    let text = open(table, "2000-01-01  FR and DE ratify\n2000-02-01  IT ratifies").replacen(
        "\n\nconsent",
        "\n\ntable co2 \"annex\", percent\n  FR 30\n  DE 24.9999\n  IT 0.0001\n\nconsent",
        1,
    );
    check(&text, "missing on 2000-01-31", "0.0001 percent of co2");
    check(&text, "on 2000-05-01", "yes since 2000-05-01");
    check(&text, "follows on 2000-01-31", "2000-04-30");
}

#[test]
fn exchange_notification_and_signature() {
    let notified = between(
        "FR and DE",
        "enters into force on the first day of the month after receipt of the last notification",
        "2000-01-10  FR notifies completion of its procedures\n  received 2000-01-12 by DE\n2000-01-30  DE notifies completion of its procedures\n  received 2000-02-02 by FR",
    )
    .replace("consent by ratification", "consent by notification of completed procedures");
    check(&notified, "on 2000-02-29", "no");
    check(&notified, "on 2000-03-01", "yes since 2000-03-01");
    let signed = between(
        "FR and DE",
        "enters into force on signature\n  with effect from 1999-06-01",
        "2000-01-01  FR signs\n2000-01-05  DE signs",
    )
    .replace("consent by ratification\naccession open to all states\n", "consent by signature\n");
    check(&signed, "on 1999-06-01", "yes since 1999-06-01");
    check(&signed, "on 1999-05-31", "no");
}

#[test]
fn later_of_earlier_of_and_a_case_with_a_deadline() {
    let later = open(
        "enters into force on the later of:\n  on the 180th day after deposit of 2 instruments\n  on 2002-01-01",
        "2000-01-01  FR and DE ratify",
    );
    check(&later, "on 2001-12-31", "no");
    check(&later, "on 2002-01-01", "yes since 2002-01-01");
    let case = |day: &str| {
        between(
            "FR and DE",
            "enters into force:\n  if all signatories have deposited by 2009-01-01: on 2009-01-01\n  otherwise: on the first day of the month after deposit by all signatories",
            &format!("2007-12-13  FR and DE sign\n2008-01-01  FR ratifies\n{day}  DE ratifies"),
        )
    };
    check(&case("2009-01-01"), "on 2009-01-01", "yes since 2009-01-01");
    check(&case("2009-11-13"), "on 2009-11-30", "no");
    check(&case("2009-11-13"), "on 2009-12-01", "yes since 2009-12-01");
}

#[test]
fn a_withdrawn_instrument_leaves_a_signatory_and_is_not_counted() {
    let text = open(
        "enters into force on deposit of 2 instruments",
        "1999-01-01  RU and FR sign\n2000-01-01  RU ratifies\n2000-06-01  RU withdraws its instrument of ratification\n2001-01-01  FR ratifies",
    );
    check(
        &text,
        "states on 2000-05-31",
        "FR signatory since 1999-01-01 (a); RU consented since 2000-01-01 (b)",
    );
    check(
        &text,
        "states on 2001-01-01",
        "FR consented since 2001-01-01 (b); RU signatory since 2000-06-01 (a)",
    );
    check(&text, "missing on 2001-01-01", "1 more of any states: deposit of an instrument");
}

#[test]
fn who_says_that_it_will_not_become_a_party_is_free_of_article_18() {
    let text = open(
        "enters into force on deposit of 2 instruments",
        "1999-01-01  US signs\n2002-05-06  US declares that it will not become a party",
    );
    check(&text, "states on 2002-05-05", "US signatory since 1999-01-01 (a)");
    check(&text, "states on 2002-05-06", "US signatory since 1999-01-01");
}

#[test]
fn a_state_that_vanished_counts_in_its_time_and_a_continuator_needs_no_act() {
    let text = open(
        "enters into force on deposit of 3 instruments",
        "1960-01-01  CZECHOSLOVAKIA and SU ratify\n1970-01-01  FR ratifies",
    );
    check(&text, "on 1970-01-01", "yes since 1970-01-01");
    check(
        &text,
        "states on 1994-01-01",
        "CZECHOSLOVAKIA ended since 1993-01-01; FR party since 1970-01-01; RU party since 1970-01-01",
    );
}

#[test]
fn an_organisation_is_not_counted_beside_its_members_unless_the_treaty_says_so() {
    let acts = "2000-01-01  EU approves\n2000-02-01  FR ratifies\n2000-03-01  DE ratifies";
    let clause = "enters into force on deposit of 2 instruments";
    let consent = "consent by ratification, acceptance or approval";
    let text = |more: &str| {
        open(&format!("{clause}{more}"), acts).replace("consent by ratification", consent)
    };
    check(&text(""), "on 2000-02-01", "no");
    check(&text("\norganisations are counted"), "on 2000-02-01", "yes since 2000-02-01");
    check(&text(""), "on 2000-03-01 for EU", "yes since 2000-03-01");
}

#[test]
fn a_part_comes_into_force_on_a_day_of_its_own() {
    let text = open(
        "enters into force on deposit of 1 instruments\narticle 41 enters into force on 2 declarations under article 41",
        "2000-01-01  FR and DE ratify\n2000-02-01  FR declares under article 41\n2001-02-01  DE declares under article 41",
    );
    check(&text, "parts on 2001-01-31", "article 41 no");
    check(&text, "parts on 2001-02-01", "article 41 yes since 2001-02-01");
}

#[test]
fn it_lapses_if_it_is_not_in_force_in_time() {
    let text = open(
        "enters into force on deposit of 2 instruments\nlapses if not in force 10 years after 1990-01-01",
        THREE,
    )
    .replace("10 years after 1990-01-01", "10 years after adoption")
    .replacen("\n  counts", "\n  adopted 1990-01-31 at \"Rome\"\n  counts", 1);
    check(&text, "on 2000-02-01", "no");
    check(&text, "states on 2000-02-01", "DE ended since 2000-02-01; FR ended since 2000-02-01");
}

#[test]
fn what_would_come_too_late_does_not_follow() {
    let text = open(
        "enters into force 6 months after deposit of 4 instruments\nlapses if not in force 1 year after 2000-01-01",
        THREE,
    )
    .replace("1 year after 2000-01-01", "1 year after adoption")
    .replacen("\n  counts", "\n  adopted 2000-01-01 at \"Rome\"\n  counts", 1);
    check(&text, "follows on 2000-03-01", "2000-09-01");
    check(&text, "lapses on 2000-03-01", "2001-01-02");
    check(&text, "follows on 2000-07-01", "2001-01-01");
    check(&text, "follows on 2000-07-02", "nothing");
    check(&text, "lapses on 2000-07-02", "2001-01-02");
    check(&text, "lapses on 2001-01-02", "nothing");
    let entered = text.replace("4 instruments", "3 instruments");
    check(&entered, "lapses on 2000-10-01", "nothing");
}

#[test]
fn one_treaty_waits_for_another() {
    let parent = open("enters into force on deposit of 1 instruments", "2001-01-01  FR ratifies")
        .replace("T-2000", "P-1999");
    let child = open(
        "enters into force on the later of:\n  on P-1999 is in force\n  on deposit of 1 instruments",
        "2000-01-01  FR ratifies",
    );
    let both = format!("{child}---\n{parent}");
    check(&both, "on 2000-12-31", "no");
    check(&both, "on 2001-01-01", "yes since 2001-01-01");
}

#[test]
fn provisional_application_is_not_force() {
    let text = open(
        "enters into force on deposit of 2 instruments\nthis treaty is applied provisionally from signature",
        "2000-01-01  FR signs\n2000-02-01  FR and DE ratify",
    );
    check(&text, "on 2000-01-15 for FR", "no");
    check(&text, "states on 2000-01-15 for FR", "FR provisional since 2000-01-01 (a)");
    check(&text, "states on 2000-02-01 for FR", "FR party since 2000-02-01");
}

/// Who is a party already does not begin to apply the treaty provisionally; who has left can again.
#[test]
fn a_party_does_not_apply_it_provisionally() {
    let clauses = "enters into force on deposit of 2 instruments\n\
                   a party may withdraw, on receipt of its notice by the depositary\n\
                   this treaty is applied provisionally from 2000-03-01\n\
                   a state may apply this treaty provisionally by notification";
    let acts = "2000-01-01  FR and IT sign\n2000-02-01  FR, NO and DE ratify\n\
                2000-04-01  FR gives notice of withdrawal\n\
                2000-05-01  FR applies the treaty provisionally";
    let text = open(clauses, acts);
    let axes = |day: &str, who: &str, provisional: &str| {
        let told = answer(&text, &format!("axes of {who} on {day}"));
        assert!(told.contains(&format!("provisional {provisional},")), "{day} {who}: {told}");
    };
    axes("2000-03-01", "IT", "yes");
    axes("2000-03-01", "FR", "no");
    axes("2000-04-15", "FR", "no");
    axes("2000-05-01", "FR", "yes");
}

/// *Entry into force* is the treaty's own: a notice that arrives late does not prolong the application.
#[test]
fn provisional_application_until_entry_into_force_ends_for_all() {
    let clauses = "enters into force on the last notification\n\
                   this treaty is applied provisionally from signature, until entry into force";
    let acts = "2000-01-01  FR and DE sign\n2000-02-01  FR notifies completion of its procedures\n\
                2000-02-02  DE notifies completion of its procedures\n  received 2000-02-10 by FR";
    let consent = "consent by notification of completed procedures";
    let text = between("FR and DE", clauses, acts)
        .replace("consent by ratification\naccession open to all states", consent);
    let axes = |day: &str| answer(&text, &format!("axes of DE on {day}"));
    assert!(axes("2000-02-01").contains("provisional yes"));
    assert!(axes("2000-02-02").contains("provisional no"), "{}", axes("2000-02-02"));
}

/// NPT, article IX(3): the depositaries *and forty other States signatory*. Whoever is named is
/// asked for as a signatory too.
#[test]
fn who_is_named_beside_other_signatories_must_have_signed() {
    let clause = "enters into force on ratification by FR and 1 other signatory";
    let acts = "2000-01-01  DE signs\n2000-02-01  FR and DE ratify";
    check(&open(clause, acts), "on 2000-02-01", "no");
    check(&open(clause, acts), "missing on 2000-02-01", "ratification by FR");
    let signed = format!("2000-01-01  FR signs\n{acts}");
    check(&open(clause, &signed), "on 2000-02-01", "yes since 2000-02-01");
    let late = format!("{acts}\n2000-03-01  FR signs");
    check(&open(clause, &late), "on 2000-03-01", "yes since 2000-03-01");
    let including =
        "enters into force on ratification by a majority of the signatories, including FR";
    check(&open(including, acts), "on 2000-02-01", "no");
    check(&open(including, &signed), "on 2000-02-01", "yes since 2000-02-01");
}

#[test]
fn an_unstated_convention_opens_only_the_days_on_which_its_readings_differ() {
    let text = open("enters into force 30 days after deposit of 3 instruments", THREE)
        .replace("  counts days as UN\n", "");
    check(&text, "on 2000-03-30", "no");
    check(&text, "missing on 2000-03-30", "wait until 2000-03-31/2000-04-01");
    check(&text, "follows on 2000-02-01", "nothing");
    check(&text, "on 2000-03-31", "open since 2000-03-31");
    check(
        &text,
        "open on 2000-03-31",
        "how days are counted in \"enters into force 30 days after deposit of 3 instruments\": write `counts days to the Nth day` or `counts days as clear days`",
    );
    check(&text, "branches on 2000-03-31", "nothing");
    check(&text, "on 2000-04-01", "yes since 2000-03-31/2000-04-01");
    check(&text, "states on 2000-03-31 for FR", "FR consented or party");
}

/// The days before the end of a renewed term hang on no way of counting.
#[test]
fn a_renewed_term_is_open_at_its_ends_alone() {
    let clauses = "enters into force on deposit of 2 instruments\n\
                   in force for 5 years, then until 30 days after notice by a party";
    let acts = "2000-01-01  FR and DE ratify\n2007-01-01  FR gives notice of termination";
    let text = open(clauses, acts).replace("  counts days as UN\n", "");
    check(&text, "on 2006-12-31", "yes since 2000-01-01 until 2007-01-31/2007-02-01");
    check(&text, "on 2007-01-31", "open since 2000-01-01 until 2007-02-01");
    check(&text, "on 2007-02-01", "no");
}

/// What another treaty does not say opens the treaty that hangs on it.
#[test]
fn an_unstated_convention_of_another_treaty_is_felt() {
    let parent = open("enters into force 30 days after deposit of 3 instruments", THREE)
        .replace("T-2000", "P-1999")
        .replace("  counts days as UN\n", "");
    let child = open("enters into force on P-1999 is in force", "2000-01-01  FR ratifies");
    let both = format!("{child}---\n{parent}");
    check(&both, "on 2000-03-30", "no");
    check(&both, "on 2000-03-31", "open since 2000-03-31");
    check(
        &both,
        "open on 2000-03-31",
        "how days are counted in \"enters into force 30 days after deposit of 3 instruments\" of P-1999: write `counts days to the Nth day` or `counts days as clear days`",
    );
    check(&both, "on 2000-04-01", "yes since 2000-03-31/2000-04-01");
}

#[test]
fn words_that_bear_on_the_answer_open_it() {
    let text = open("text on entry into force \"when it seems fit\"", THREE);
    check(&text, "on 2000-04-30", "open");
    // Beside a clause whose condition is never met, they may say what holds otherwise.
    let otherwise = open(
        "enters into force on deposit of 20 instruments\ntext on entry into force \"otherwise on the third deposit\"",
        THREE,
    );
    check(&otherwise, "on 1999-12-31", "no");
    check(&otherwise, "on 2000-04-30", "open");
    let met = open(
        "enters into force on deposit of 2 instruments\ntext on entry into force \"otherwise on the third deposit\"",
        THREE,
    );
    check(&met, "on 2000-02-01", "yes since 2000-02-01");
    let other = open(
        "enters into force on deposit of 2 instruments\ntext on commitments \"they shall be kind\"",
        THREE,
    );
    check(&other, "on 2000-04-30", "yes since 2000-02-01");
    let leaving = open(
        "enters into force on deposit of 2 instruments\ntext on withdrawal \"as custom has it\"",
        &format!("{THREE}\n2001-01-01  IT gives notice of withdrawal"),
    );
    check(&leaving, "on 2001-06-01", "yes since 2000-02-01");
    check(&leaving, "on 2000-12-31 for IT", "yes since 2000-03-01");
    check(&leaving, "on 2001-06-01 for IT", "open since 2000-03-01");
    check(&leaving, "on 2001-06-01 for FR", "yes since 2000-02-01");
}

/// Who exchanges with a state outside the circle exchanges under another treaty.
#[test]
fn an_exchange_with_others_is_not_that_of_a_closed_treaty() {
    let clause = "enters into force on exchange of instruments of ratification";
    let acts = "1991-01-10  FR and DE exchange instruments of ratification\n\
                1992-01-01  ES and IT exchange instruments of ratification";
    let strayed = between("FR and IT", clause, acts);
    check(&strayed, "on 1993-01-01", "no");
    let own = "1993-02-01  FR and IT exchange instruments of ratification";
    let done = between("FR and IT", clause, &format!("{acts}\n{own}"));
    check(&done, "on 1993-02-01", "yes since 1993-02-01");
}

/// A signature of a treaty that is closed to whoever gives it is none under it (VCLT 18 binds those
/// who can become parties).
#[test]
fn a_signature_by_others_is_not_one_of_a_closed_treaty() {
    let clause = "consent by ratification\nenters into force on deposit of 2 instruments";
    let signed = between("FR and IT", clause, "1990-01-01  FR, IT and US sign");
    check(
        &signed,
        "states on 1991-01-01",
        "FR signatory since 1990-01-01 (a); IT signatory since 1990-01-01 (a)",
    );
}

#[test]
fn a_reason_says_which_requirement_was_met_last() {
    let text = |acts: &str| {
        format!(
            "treaty T-2000 \"T\"\n  counts days as UN\n  counts month ends by clipping\n\nconsent by ratification\nenters into force on deposit of 3 instruments, including GB and RU\n\nacts\n{acts}"
        )
    };
    let why = |acts: &str| answer(&text(acts), "why on 2001-01-01");
    let required = why("  2000-01-01  AT, BE, FR and GB ratify\n  2000-06-01  DE and RU ratify\n");
    let says = "6 instruments by 2000-06-01, including GB and RU: the last of those required by RU";
    assert!(required.contains(says), "{required}");
    let number = why("  2000-01-01  GB and RU ratify\n  2000-06-01  DE ratifies\n");
    assert!(number.contains("3 instruments by 2000-06-01, the last by DE"), "{number}");
}
