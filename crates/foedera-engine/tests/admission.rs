//! Acts that no clause admits: each is told with the clause, keeps its effect where the record gives it one,
//! and never brings a third state into a closed treaty.

#![cfg(test)]

mod asked;

use asked::check;

/// A treaty whose clauses and acts are given.
fn treaty(head: &str, clauses: &str, acts: &str) -> String {
    format!(
        "treaty T-2000 \"T\"\n{head}\nconsent by ratification\n{clauses}\n\
         enters into force on deposit of 2 instruments\nfor each later party, on its deposit\n\
         a party may withdraw, 1 year after its notice\n\nacts\n{acts}"
    )
}

#[track_caller]
fn warned(head: &str, clauses: &str, acts: &str, told: &str) {
    check(&treaty(head, clauses, acts), "warnings on 2020-01-01", told);
}

const RATIFIED: &str = "  2000-02-01  EG ratifies\n  2000-06-01  IQ ratifies\n";

#[test]
fn an_accession_before_the_clause_opens_it_is_told_and_counts() {
    let open = "accession open to LB and JO after entry into force";
    let early = "accession, by LB on 2000-05-01: before entry into force, from when on \
                 \"accession open to LB and JO after entry into force\" opens it, counted as \
                 recorded (VCLT 15)";
    let acts = "  2000-02-01  EG ratifies\n  2000-05-01  LB accedes\n";
    // That very accession brings it into force: it came on that day, and not before it.
    warned("", open, acts, "nothing");
    let acts = "  2000-02-01  LB accedes\n  2000-05-01  EG ratifies\n  2000-06-01  IQ ratifies\n";
    warned("", open, acts, &early.replace("2000-05-01", "2000-02-01"));
    check(&treaty("", open, acts), "on 2000-05-01 for LB", "yes since 2000-05-01");
    let later = format!("{RATIFIED}  2000-06-02  JO accedes\n");
    warned("", open, &later, "nothing");
    let on = "accession open to non-signatories from 2001-01-01";
    let early = "accession, by LB on 2000-12-31: before 2001-01-01, from when on \"accession open to \
                 non-signatories from 2001-01-01\" opens it, counted as recorded (VCLT 15)";
    warned("", on, &format!("{RATIFIED}  2000-12-31  LB accedes\n"), early);
    warned("", on, &format!("{RATIFIED}  2001-01-01  LB accedes\n"), "nothing");
}

#[test]
fn whether_it_came_too_early_is_asked_of_every_day_that_is_possible() {
    let open = "accession open to all states after entry into force";
    let acts =
        "  2000-02-01  EG ratifies\n  2000-04/2000-06  IQ ratifies\n  2000-05-15  LB accedes\n";
    let told = "accession, by LB on 2000-05-15: perhaps before entry into force, from when on \
                \"accession open to all states after entry into force\" opens it, counted as \
                recorded (VCLT 15)";
    let counted = treaty("", open, acts).replace("of 2 instruments", "by EG and IQ");
    check(&counted, "warnings on 2020-01-01", told);
}

#[test]
fn who_is_not_among_those_for_whom_it_is_open_is_told() {
    let open = "accession open to LB";
    let acts = format!("{RATIFIED}  2001-01-01  LB accedes\n  2001-02-01  JO and US accede\n");
    let told = "accession, by JO and US on 2001-02-01: not among those to whom \"accession open to \
                LB\" opens it, counted as recorded (VCLT 15)";
    warned("", open, &acts, told);
    check(&treaty("", open, &acts), "warnings on 2020-01-01 for LB", "nothing");
    check(&treaty("", open, &acts), "warnings on 2001-01-31", "nothing");
    // One clause that lets it in is enough.
    warned("", &format!("{open}\naccession open to JO and US"), &acts, "nothing");
    let head = "  open for signature by EG and IQ from 2000-01-01\n";
    let signed = "  2000-01-02  EG, GB and IQ sign\n";
    let told = "signature, by GB on 2000-01-02: not by one of those for whose signature it was \
                open (VCLT 12)";
    warned(head, "", signed, told);
    warned(&head.replace("EG and IQ", "EG, GB and IQ"), "", signed, "nothing");
}

#[test]
fn an_accession_that_is_asked_for_needs_its_invitation() {
    let open = "accession by invitation of all the parties";
    let told = "accession, by LB on 2001-02-01: no invitation is recorded, which \"accession by \
                invitation of all the parties\" asks for, counted as recorded";
    let acts = format!("{RATIFIED}  2001-02-01  LB accedes\n");
    warned("", open, &acts, told);
    let invited = acts.replace("  2001-02", "  2001-01-01  LB is invited to accede\n  2001-02");
    warned("", open, &invited, "nothing");
}

#[test]
fn where_no_clause_names_accession_it_is_told() {
    let acts = format!("{RATIFIED}  2001-01-01  LB accedes\n");
    let told = "accession, by LB on 2001-01-01: no clause here provides for accession, it counts \
                for nothing (VCLT 15)";
    warned("", "", &acts, told);
    check(&treaty("", "", &acts), "on 2002-01-01 for LB", "no");
    warned("", "accession open to all states", &acts, "nothing");
    // Words that are kept may provide for it.
    let kept = "text on consent \"Others may come in.\"";
    assert!(
        asked::answer(&treaty("", kept, &acts), "warnings on 2020-01-01")
            .contains("perhaps no clause")
    );
    let silent = treaty("", "", &acts).replace("consent by ratification\n", "");
    let told = told.replace("it counts for nothing", "counted as recorded");
    check(&silent, "warnings on 2020-01-01", &told);
    check(&silent, "on 2002-01-01 for LB", "yes since 2001-01-01");
}

#[test]
fn no_third_state_comes_to_a_closed_treaty() {
    let closed = |acts: &str| {
        format!(
            "treaty T-1990 \"T\"\n  between FR and IT\n\nenters into force on deposit by all \
             signatories\nin force indefinitely\na party may withdraw, 1 year after its notice\n\n\
             acts\n  1990-01-01  FR and IT ratify\n{acts}"
        )
    };
    let text = closed("  1994-01-01  DE accedes\n");
    let told = "accession, by DE on 1994-01-01: from outside a closed treaty that provides for no \
                accession and invited nobody, it counts for nothing (VCLT 15, 34)";
    check(&text, "warnings on 2000-01-01", told);
    check(&text, "on 2000-01-01 for DE", "no");
    let ratified = closed("  1994-01-01  DE ratifies\n");
    check(&ratified, "on 2000-01-01 for DE", "no");
    let invited = closed("  1993-01-01  DE is invited to accede\n  1994-01-01  DE accedes\n");
    check(&invited, "warnings on 2000-01-01 for DE", "nothing");
    check(&invited, "on 2000-01-01 for DE", "yes since 1994-01-01");
    let notice = closed("  1994-01-01  DE gives notice of withdrawal\n");
    let told = "notice of withdrawal, by DE on 1994-01-01: whoever never became a party has \
                nothing to withdraw from, it counts for nothing (VCLT 54, 65)";
    check(&notice, "warnings on 2000-01-01", told);
    check(&notice, "on 2000-01-01", "yes since 1990-01-01");
}

#[test]
fn a_second_consent_of_one_state_is_told() {
    let acts = format!("{RATIFIED}  2001-01-01  EG approves\n");
    let told = "approval, by EG on 2001-01-01: bound already by its ratification on 2000-02-01, a \
                second consent adds nothing (VCLT 11)";
    warned("", "", &acts, told);
    // Who took its instrument back, or left, comes anew.
    let back =
        acts.replace("  2001", "  2000-12-01  EG withdraws its instrument of ratification\n  2001");
    warned("", "", &back, "nothing");
    let left = acts.replace("  2001", "  2000-07-01  EG gives notice of withdrawal\n  2002");
    let three = left.replace("  2000-06-01", "  2000-05-01  SY ratifies\n  2000-06-01");
    warned("", "", &three, "nothing");
    let over = "approval, by EG on 2002-01-01: the treaty had ended, it counts for nothing";
    warned("", "", &left, over);
}

#[test]
fn an_agreement_of_some_to_extend_is_told_to_prolong_nothing() {
    let text = |who: &str| {
        format!(
            "treaty T-1990 \"T\"\n  between BE, LU and NL\n\nconsent by signature\nenters into \
             force on signature\nin force for 10 years\n\nacts\n  1990-01-01  BE, LU and NL sign\n  \
             1995-01-01  {who} agree to extend the treaty until 2010-12-31\n"
        )
    };
    let some = text("BE and NL");
    let told = "agreement to extend, by BE and NL on 1995-01-01: not by all the parties, it \
                prolongs nothing (VCLT 39, 54(b))";
    check(&some, "warnings on 1996-01-01", told);
    check(&some, "on 2005-01-01", "no");
    check(&text("BE, LU and NL"), "warnings on 1996-01-01", "nothing");
    check(&text("BE, LU and NL"), "on 2005-01-01", "yes since 1990-01-01 until 2011-01-01");
}

const CLOSED: &str = "  between FR and IT";
const BOTH: &str = "  1990-01-01  FR and IT ratify\n";

#[test]
fn words_on_consent_may_let_in_whom_the_clauses_leave_out() {
    let words = "text on consent \"Others may come in if the parties agree.\"";
    let acts = format!("{BOTH}  1994-01-01  DE accedes\n");
    let closed = treaty(CLOSED, words, &acts);
    check(&closed, "on 2000-01-01 for DE", "open");
    check(&closed, "on 1993-12-31 for DE", "no");
    check(&treaty(CLOSED, "", &acts), "on 2000-01-01 for DE", "no");
    let told = "accession, by DE on 1994-01-01: perhaps from outside a closed treaty that provides for no \
                accession and invited nobody, it counts for nothing (VCLT 15, 34)";
    check(&closed, "warnings on 2000-01-01", told);
}

#[test]
fn whoever_is_invited_later_comes_in_then() {
    let acts = format!("{BOTH}  1994-01-01  DE accedes\n  1995-01-01  DE is invited to accede\n");
    let text = treaty(CLOSED, "", &acts);
    check(&text, "on 1994-06-01 for DE", "no");
    check(&text, "on 1995-01-01 for DE", "yes since 1995-01-01");
    let told = "accession, by DE on 1994-01-01: before its invitation, it counts from then on (VCLT 15, 34)";
    check(&text, "warnings on 2000-01-01", told);
    let some_day = text.replace("1995-01-01  DE is", "1994  DE is");
    check(&some_day, "on 1994-01-01 for DE", "open since 1994-01-01");
    check(&some_day, "on 1995-01-01 for DE", "yes since 1994-01-01/1994-12-31");
}

#[test]
fn what_reaches_back_had_not_entered_before_the_day_that_brought_it_into_force() {
    let text = treaty(
        "",
        "accession open to all states after entry into force",
        "  2000-01-01  DE ratifies\n  2000-03-01  LB accedes\n  2000-06-01  FR ratifies\n",
    );
    let text = text.replace("of 2 instruments", "by DE and FR\n  with effect from 1999-01-01");
    let told = "accession, by LB on 2000-03-01: before entry into force, from when on \"accession open to \
                all states after entry into force\" opens it, counted as recorded (VCLT 15)";
    check(&text, "warnings on 2020-01-01", told);
}

#[test]
fn a_signature_that_comes_later_says_nothing_of_those_who_ratified_before() {
    let acts =
        "  1990-01-01  FR and IT ratify\n  1995-01-01  ES signs\n  1996-01-01  GB ratifies\n";
    let told = "ratification, by GB on 1996-01-01: without a signature, and states that have not \
                signed can only accede, counted as recorded";
    warned("", "", acts, told);
}

#[test]
fn who_comes_when_all_is_over_is_told() {
    let acts = "  1990-01-01  FR and IT ratify\n  1995-01-01  DE accedes\n";
    let text = treaty("", "accession open to all states\nin force for 2 years", acts);
    let told = "accession, by DE on 1995-01-01: the treaty had ended, it counts for nothing";
    check(&text, "warnings on 2000-01-01", told);
}

#[test]
fn of_two_consents_of_which_either_may_be_the_second_one_is_told() {
    let acts = "  2000-01-01  FR ratifies\n  2000-02  IT ratifies\n  2000-02  IT accedes\n";
    let text = treaty("", "accession open to all states", acts);
    let asked = asked::answer(&text, "warnings on 2020-01-01");
    assert_eq!(asked.matches("a second consent").count(), 1, "{asked}");
}

#[test]
fn a_later_agreement_on_an_earlier_end_is_told_to_shorten_nothing() {
    let acts = format!(
        "{BOTH}  1995-01-01  FR and IT agree to extend the treaty until 2010-12-31\n  \
         1996-02-01  FR and IT agree to extend the treaty until 2005-12-31\n"
    );
    let text = treaty(CLOSED, "in force for 10 years", &acts);
    check(&text, "on 2008-01-01", "yes since 1990-01-01 until 2011-01-01");
    let told = "agreement to extend, by FR and IT on 1996-02-01: an earlier agreement goes further: it shortens \
                nothing, and whether it was to do so is not decided here (VCLT 39, 54(b))";
    check(&text, "warnings on 2008-01-01", told);
}
