//! Open answers: *yes* if it is so in every completion, *no* if in none, else *open*, with what it
//! hangs on.

#![cfg(test)]

mod asked;

use asked::check;

fn treaty(clauses: &str, acts: &str) -> String {
    let indented: String = acts.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "treaty T-2000 \"T\"\n  counts days as UN\n  counts month ends by clipping\n\nconsent by ratification\naccession open to all states\n{clauses}\n\nacts\n{indented}"
    )
}

#[test]
fn two_ends_of_a_month() {
    let text = treaty(
        "enters into force on the 30th day after deposit of 2 instruments",
        "2000-01-01  FR ratifies\n2000-02  DE ratifies",
    );
    check(&text, "on 2000-03-01", "no");
    check(&text, "on 2000-03-02", "open since 2000-03-02");
    check(&text, "on 2000-03-29", "open since 2000-03-02/2000-03-29");
    check(&text, "on 2000-03-30", "yes since 2000-03-02/2000-03-30");
    check(&text, "open on 2000-03-02", "ratification, by DE on 2000-02-01/2000-02-29");
}

#[test]
fn what_is_open_and_does_not_bear_on_the_answer_leaves_it_settled() {
    let text = treaty(
        "enters into force on deposit of 2 instruments",
        "2000-01-01  FR and DE ratify\n2000-01/2001-12  IT ratifies",
    );
    check(&text, "on 2000-06-01", "yes since 2000-01-01");
    check(&text, "on 2000-06-01 for IT", "open since 2000-01-01/2000-06-01");
}

#[test]
fn a_term_makes_a_day_move_both_ways() {
    // Signed some day of 2000 for one year: certain on no day but one.
    let text = treaty(
        "enters into force on deposit of 2 instruments\nin force for 1 years",
        "1999-01-01  FR ratifies\n2000  DE ratifies",
    )
    .replace("1 years", "1 year");
    check(&text, "on 1999-12-31", "no");
    check(&text, "on 2000-06-01", "open since 2000-01-01/2000-06-01 until 2001-01-01/2001-06-01");
    check(&text, "on 2000-12-31", "yes since 2000-01-01/2000-12-31 until 2001-01-01/2001-12-31");
    check(&text, "on 2001-01-01", "open since 2000-01-02/2000-12-31 until 2001-01-02/2001-12-31");
    check(&text, "on 2001-12-31", "no");
}

#[test]
fn a_or_not_a_is_yes() {
    // Whether DE had deposited by the deadline is open; either way it is in force that day.
    let text = treaty(
        "enters into force:\n  if deposit of 2 instruments by 2000-06-30: on 2001-01-01\n  otherwise: on 2001-01-01",
        "2000-01-01  FR ratifies\n2000  DE ratifies",
    )
    .replace("if deposit of 2 instruments by 2000-06-30", "if deposit of 2 instruments has occurred by 2000-06-30");
    check(&text, "on 2001-01-01", "yes since 2001-01-01");
}

#[test]
fn a_denial_of_equal_weight_branches_and_of_less_weight_does_not() {
    let with = |grade: &str| {
        treaty(
            "enters into force on deposit of 2 instruments",
            &format!(
                "2000-01-01  FR ratifies\n2000-02-01  DE ratifies\n  source \"A\" 2000-02-02, B2\n2000-02-01  DE ratifies\n  denied\n  source \"B\" 2000-02-03, {grade}"
            ),
        )
    };
    check(
        &with("B2").replace("accession open to all states\n", ""),
        "on 2000-03-01",
        "open since 2000-02-01",
    );
    check(&with("C3"), "on 2000-03-01", "yes since 2000-02-01");
    check(&with("A1"), "on 2000-03-01", "no");
    check(
        &with("C3"),
        "conflicts on 2000-03-01",
        "ratification, by DE: it happened against it did not happen (not believed)",
    );
}

#[test]
fn what_is_only_planned_is_told_and_decides_nothing() {
    let text = treaty(
        "enters into force on deposit of 2 instruments",
        "2000-01-01  FR ratifies\n2000-02-01  DE ratifies\n  planned\n  source \"A\" 2000-01-02, B2",
    );
    check(&text, "on 2000-03-01", "no");
    check(
        &text,
        "warnings on 2000-03-01",
        "ratification, by DE is only planned, and no fact (A 2000-01-02)",
    );
}

#[test]
fn the_leaves_that_some_completion_has_satisfied_are_marked() {
    let text = treaty(
        "enters into force on deposit of 3 instruments, including GB",
        "2000-01-01  FR and DE ratify\n2000-02  GB ratifies",
    );
    check(
        &text,
        "missing on 2000-02-10",
        "(1 more of any states, the named among them: deposit of an instrument (maybe done) and deposit of an instrument by GB (maybe done))",
    );
}

#[test]
fn past_the_limit_the_answer_is_open_for_that_reason() {
    let text = treaty(
        "enters into force on deposit of 2 instruments\nin force for 1 year",
        "2000/2001  FR ratifies\n2000/2001  DE ratifies\n2000/2001  IT ratifies",
    );
    check(&text, "on 2001-06-01", "open");
    check(&text, "on 1999-12-31", "no");
    assert!(asked::answer(&text, "open on 2001-06-01").starts_with("limit"));
}

#[test]
fn an_act_without_a_day_can_have_been_on_any() {
    let text = treaty(
        "enters into force on deposit of 2 instruments",
        "2000-01-01  FR ratifies\nXXXX  DE ratifies",
    );
    check(&text, "on 1999-12-31", "no");
    check(&text, "on 2010-01-01", "open since 2000-01-01/..");
}

/// Seven states known to three weeks, the eighth to the day, under a treaty with a term.
fn pact(eighth: &str) -> String {
    format!(
        "treaty W-1955 \"W\"
  between AL, BG, CZECHOSLOVAKIA, GDR, HU, PL, RO and SU

consent by ratification
enters into force on deposit by all signatories
in force for 20 years

acts
  1955-05-14/1955-06-05  BG, CZECHOSLOVAKIA, GDR, HU, PL, RO and SU ratify
  {eighth}  AL ratifies
"
    )
}

#[test]
fn of_founders_only_the_day_of_entry_matters_however_many_are_open() {
    let last = pact("1955-06-06");
    check(&last, "on 1955-06-05", "no");
    check(&last, "on 1955-06-06", "yes since 1955-06-06 until 1975-06-06");
    check(&last, "on 1975-06-06", "no");
    check(&last, "on 1955-05-20", "no");
    let within = pact("1955-05-14/1955-06-06");
    let until = "until 1975-05-14/1975-06-06";
    check(&within, "on 1955-05-13", "no");
    check(&within, "on 1955-05-20", "open since 1955-05-14/1955-05-20 until 1975-05-14/1975-05-20");
    check(&within, "on 1955-06-06", &format!("yes since 1955-05-14/1955-06-06 {until}"));
    check(&within, "on 1975-06-05", "open since 1955-06-06 until 1975-06-06");
    check(&within, "on 1975-06-06", "no");
}

#[test]
fn a_contested_act_stands_and_the_contest_is_told() {
    let text = treaty(
        "enters into force on deposit of 2 instruments",
        "2000-01-01  FR ratifies\n2000-02-01  DE ratifies\n  contested by FR \"full powers\"",
    );
    check(&text, "on 2000-03-01", "yes since 2000-02-01");
    check(&text, "conflicts on 2000-03-01", "nothing");
    check(
        &text,
        "warnings on 2000-03-01",
        "ratification, by DE is contested (FR): \"full powers\"; the act stands",
    );
}

/// The third instrument is there on a certain day, though the other two are open by three years.
fn provisional(clauses: &str) -> String {
    treaty(
        &format!(
            "enters into force on the 90th day after deposit of 3 instruments\n\
             for each later party, on the 90th day after its deposit\n\
             this treaty is applied provisionally from signature\n\
             provisional application ends 60 days after its notice that it will not become a party\n\
             a party may withdraw, 1 year after receipt of its notice by the depositary{clauses}"
        ),
        "1994-12-17  AT, DE, IT and RU sign\n1995/1997-12-15  AT and DE ratify\n\
         1998-01-16  IT ratifies\n2009-08-20  RU declares that it will not become a party\n\
         2014-12-31  IT gives notice of withdrawal",
    )
    .replace("counts days as UN", "counts days to the Nth day")
}

#[test]
fn open_days_that_cannot_matter_leave_everything_else_certain() {
    let text = provisional(", notice not before 5 years after entry into force for it");
    check(&text, "on 1998-04-15 for IT", "no");
    for day in ["1998-04-16", "2005-01-01", "2015-12-30"] {
        check(&text, &format!("on {day} for IT"), "yes since 1998-04-16 until 2015-12-31");
        check(&text, &format!("warnings on {day}"), "nothing");
    }
    check(&text, "states on 1996-01-01 for IT", "IT provisional since 1994-12-17 (a)");
    check(&text, "on 1996-01-01 for RU", "no");
}

/// Two years of three acts under a term are more than is gone through.
#[test]
fn past_the_limit_no_day_is_shown_that_cannot_be() {
    let text = treaty(
        "enters into force on deposit of 2 instruments\nin force for 1 year\n\
         a party may withdraw, 1 month after its notice, notice not before 2 years after entry into force",
        "2000/2001  FR ratifies\n2000/2001  DE ratifies\n2001/2002  FR gives notice of withdrawal\n\
         2002-06-01  DE gives notice of withdrawal",
    );
    check(&text, "on 2000-06-01", "open since 2000-01-01/2000-06-01");
    check(&text, "on 2001-06-01", "open");
    check(
        &text,
        "states on 2001-06-01 for DE",
        "DE none or signatory or consented or party or ended",
    );
}

#[test]
fn reasons_show_an_open_day_as_it_was_stated_and_what_follows_from_it_as_bounds() {
    let text = treaty(
        "enters into force on the 30th day after deposit of 2 instruments",
        "2000-01-01  FR ratifies\n2000-02  DE ratifies",
    );
    check(
        &text,
        "why on 2000-06-01",
        "T-2000 is in force since a day between 2000-03-02 and 2000-03-30
  it entered into force on a day between 2000-03-02 and 2000-03-30 [\"enters into force on the 30th day after deposit of 2 instruments\"]
    a day between 2000-03-02 and 2000-03-30 is the 30th day after a day between 2000-02-01 and 2000-02-29 [\"enters into force on the 30th day after deposit of 2 instruments\"]
      2 instruments by a day between 2000-02-01 and 2000-02-29, the last by DE
        ratification, by DE, on a day between 2000-02-01 and 2000-02-29
        ratification, by FR, on 2000-01-01",
    );
    check(&text, "missing on 2000-03-01 for FR", "wait until 2000-03-02/2000-03-30");
}

#[test]
fn where_completions_go_different_ways_a_reason_is_an_instance() {
    let text = treaty(
        "enters into force on deposit of 2 instruments",
        "2000-02-10  FR ratifies\n2000-02  DE ratifies",
    );
    let why = asked::answer(&text, "why on 2000-06-01");
    assert!(why.contains("for instance, if ratification, by DE was on 2000-02-01"), "{why}");
    assert!(
        why.contains("ratification, by DE, on a day between 2000-02-01 and 2000-02-29"),
        "{why}"
    );
}

#[test]
fn a_way_of_counting_that_is_not_stated_is_told_once_with_the_line_that_cures_it() {
    let text = treaty(
        "enters into force on deposit of 2 instruments\nfor each later party, on the first day of the month after 3 months after its deposit",
        "2010-01-05  DE and FR accede\n2010-12-01  SK accedes\n2010-12-01/2011-01-01  IT accedes",
    );
    check(&text, "on 2011-03-01 for SK", "open since 2011-03-01");
    check(&text, "on 2011-04-01 for SK", "yes since 2011-03-01/2011-04-01");
    check(
        &text,
        "open on 2011-03-01 for SK",
        "how days are counted in \"for each later party, on the first day of the month after 3 months after its deposit\": \
         write `counts a first of the month as the month after` or `counts a first of the month as itself`",
    );
}

/// A notice of whatever day may have been given: before its giver was a party it would have taken
/// nobody out, after it it does, and so the answer is open and not the firm yes of the two ends.
#[test]
fn a_notice_of_no_known_day_leaves_its_giver_open_and_nobody_else() {
    let text = |day: &str| {
        format!(
            "treaty T-2019 \"T\"\n  counts days as UN\n  counts month ends by clipping\n\nconsent by ratification\n\
             enters into force on deposit of 2 instruments\na party may withdraw, 6 months after its notice\n\nacts\n  \
             2020-01-01  ID ratifies\n  2020-02-01  MY and PH ratify\n  {day}  ID gives notice of withdrawal\n"
        )
    };
    // Where it may have come on few enough days, each is gone through, and the first day is known.
    for (day, since) in
        [("../..", "/.."), ("2015/2023", ""), ("2019-12-01/..", "/.."), ("../2022-01-01", "/..")]
    {
        check(&text(day), "on 2025-01-01 for ID", &format!("open since 2020-02-01{since}"));
        check(&text(day), "on 2025-01-01 for MY", "yes since 2020-02-01");
        check(&text(day), "on 2020-01-15 for ID", "no");
    }
    check(
        &text("2020-06-01/.."),
        "on 2020-11-30 for ID",
        "yes since 2020-02-01 until 2020-12-01/..",
    );
    check(&text("2020-06-01/.."), "states on 2025-01-01 for ID", "ID party or withdrawn");
}

/// Consent may come after the last day of the notice, or before it: between them lies a day that takes
/// the state out.
#[test]
fn a_notice_that_may_have_come_on_either_side_of_consent_is_no_end_of_what_can_be() {
    let text = |consent: &str, notice: &str| {
        treaty(
            "enters into force on deposit of 2 instruments\nfor each later party, on its deposit\n\
             a party may withdraw, 3 months after receipt of its notice by the depositary",
            &format!(
                "1990-01-01  DE and IT accede\n{consent}  FR accedes\n{notice}  FR gives notice of withdrawal"
            ),
        )
    };
    let wide = text("2004-01-01/2004-12-31", "2000-01-01/2004-11-30");
    for day in ["2004-06-01", "2005-01-01"] {
        check(&wide, &format!("on {day} for FR"), "open");
    }
    let known = text("2004-01-10", "2000-01-01/2004-11-30");
    check(&known, "on 2005-01-01 for FR", "open since 2004-01-10 until 2005-01-02/..");
}

/// Consents move an answer in one direction also where somebody left, if that was surely after it came
/// in: however many dates are wide, two ends decide.
#[test]
fn wide_dates_of_some_leave_open_nothing_about_those_who_surely_came() {
    let text = |notice: &str| {
        let wide = (2000..2010).map(|it| format!("{it}  {} accedes\n", STATES[it - 2000]));
        treaty(
            "enters into force on deposit of 2 instruments\nfor each later party, on its deposit\n\
             a party may withdraw, 3 months after receipt of its notice by the depositary",
            &format!(
                "1990-01-01  DE and IT accede\n{}{notice}  IT gives notice of withdrawal",
                wide.collect::<String>()
            ),
        )
    };
    check(&text("1995"), "on 2020-01-01", "no");
    let late = text("2015");
    check(&late, "on 2020-01-01", "yes since 1990-01-01");
    check(&late, "on 2020-01-01 for IT", "no");
    check(&late, "on 2015-06-01 for IT", "open since 1990-01-01/..");
    check(&late, "on 2004-06-01 for FR", "open since 2004-01-01/..");
    check(&late, "on 2005-01-01 for FR", "yes since 2004-01-01/2004-12-31");
}

const STATES: [&str; 10] = ["AT", "BE", "CH", "DK", "FR", "ES", "FI", "GB", "NO", "SE"];

/// From the day on which words kept as text bear on it nothing is firm, and so no end after that day is
/// told on a day before it.
#[test]
fn no_end_is_told_past_the_day_from_which_a_text_leaves_it_open() {
    let text = |notice: &str| {
        treaty(
            "enters into force on deposit of 2 instruments\nin force for 20 years\n\
             text on withdrawal \"A party may leave for grave reasons.\"",
            &format!("2000-01-01  DE and IT accede\n{notice}"),
        )
    };
    check(&text(""), "on 2001-01-01", "yes since 2000-01-01 until 2020-01-01");
    let left = text("2005-01-01  DE gives notice of withdrawal");
    check(&left, "on 2001-01-01", "yes since 2000-01-01 until 2005-01-01/..");
    check(&left, "on 2006-01-01", "open since 2000-01-01 until 2020-01-01");
}

/// Words on entry into force beside a clause on it are about those that come later, where none is.
#[test]
fn words_on_later_parties_leave_their_day_open() {
    let with = |clause: &str| {
        treaty(
            &format!(
                "enters into force on deposit of 2 instruments\n{clause}text on entry into force \"For a later party: 3 months after it is told.\""
            ),
            "2000-01-01  FR and DE ratify\n2001-01-10  JP accedes",
        )
    };
    check(&with(""), "on 2001-02-01 for JP", "open since 2001-01-10");
    check(&with(""), "on 2001-02-01 for FR", "yes since 2000-01-01");
    check(&with(""), "on 2001-02-01", "yes since 2000-01-01");
    check(
        &with(""),
        "states on 2001-02-01",
        "DE party since 2000-01-01; FR party since 2000-01-01; JP party or consented",
    );
    let told = with("for each later party, 1 month after its deposit\n");
    check(&told, "on 2001-02-10 for JP", "yes since 2001-02-10");
}

/// What is read and kept, and decides nothing yet, is told where it could.
#[test]
fn a_clause_that_is_not_computed_yet_is_told() {
    let text = treaty(
        "enters into force on deposit of 2 instruments\nin force for 2 years\nmay be extended once for 5 years by exchange of notes",
        "2000-01-01  FR and DE ratify\n2001-12-01  FR and DE exchange notes",
    );
    check(&text, "on 2001-11-30", "yes since 2000-01-01 until 2001-12-01/..");
    check(&text, "on 2002-01-01", "open");
    check(
        &text,
        "warnings on 2001-01-01",
        "this clause is read and kept, and decides nothing of itself yet: may be extended once for 5 years by exchange of notes",
    );
}

/// When later parties come in moves nothing where it is known when all came: the ends of the notices decide.
#[test]
fn notices_of_wide_days_beside_a_delay_for_later_parties() {
    let text = treaty(
        "enters into force on deposit of 3 instruments\nfor each later party, on the first day of the year after its deposit\na party may withdraw, 6 months after receipt of its notice by the depositary",
        "1999-01-01  FR, DE and IT ratify\n1999-05-01  ES, PT and GR accede\n2001-12  FR gives notice of withdrawal\n2002  DE gives notice of withdrawal\n2001-05/2002-05  IT gives notice of withdrawal",
    );
    check(&text, "on 2004-01-01", "yes since 1999-01-01");
    check(&text, "on 2002-05-31 for FR", "yes since 1999-01-01 until 2002-06-01/2002-06-30");
    check(&text, "on 2004-01-01 for DE", "no");
    check(&text, "on 2002-01-01 for DE", "yes since 1999-01-01 until 2002-07-01/2003-06-30");
}

const SURE_AND_UNSURE: &str = "treaty M-2000 \"M\"

consent by ratification
enters into force on deposit by all signatories

acts
  1999-01-01  DE, FR and IT sign
  2000-03  DE and FR ratify
  2000-05  IT ratifies
";

#[test]
fn what_may_have_happened_already_is_missing_perhaps() {
    check(
        SURE_AND_UNSURE,
        "missing on 2000-03-15",
        "(deposit of an instrument by IT and deposit of an instrument by DE FR (maybe done))",
    );
    check(SURE_AND_UNSURE, "missing on 2000-04-15", "deposit of an instrument by IT");
    let apart = SURE_AND_UNSURE
        .replace("2000-03  DE and FR ratify", "2000-03  DE ratifies\n  2000-03  FR ratifies");
    check(
        &apart,
        "missing on 2000-03-15",
        "(deposit of an instrument by IT and deposit of an instrument by DE FR (maybe done))",
    );
    let together = SURE_AND_UNSURE.replace("2000-05  IT", "2000-03  IT");
    check(&together, "missing on 2000-03-15", "deposit of an instrument by DE FR IT (maybe done)");
}
