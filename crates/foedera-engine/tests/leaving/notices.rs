//! Notices by which a party leaves: when they take effect, and when they do not.

use crate::asked::check;
use crate::{THREE, treaty};

#[test]
fn a_notice_runs_from_its_receipt_and_can_be_revoked() {
    let clause = "a party may withdraw, 6 months after receipt of its notice by the depositary";
    let notice = "2001-01-01  IT gives notice of withdrawal\n  received 2001-01-10 by UN";
    let text = treaty(clause, &format!("{THREE}\n{notice}"));
    check(&text, "on 2001-07-09 for IT", "yes since 2000-01-01 until 2001-07-10");
    check(
        &text,
        "axes of IT on 2001-03-01",
        "signature no, consent yes, force yes, provisional no, suspended no, exit notice given",
    );
    check(
        &text,
        "states on 2001-07-10",
        "DE party since 2000-01-01; FR party since 2000-01-01; IT withdrawn since 2001-07-10",
    );
    let revoked = format!("{THREE}\n{notice}\n2001-07-09  IT revokes its notice of withdrawal");
    check(&treaty(clause, &revoked), "on 2002-01-01 for IT", "yes since 2000-01-01");
    let too_late = format!("{THREE}\n{notice}\n2001-07-10  IT revokes its notice of withdrawal");
    check(&treaty(clause, &too_late), "on 2002-01-01 for IT", "no");
}

#[test]
fn a_lock_in_voids_or_delays_a_notice() {
    let acts = format!("{THREE}\n2001-01-01  IT gives notice of withdrawal");
    let base = "a party may withdraw, 1 year after receipt of its notice by the depositary";
    let voids =
        treaty(&format!("{base}, notice not before 3 years after entry into force for it"), &acts);
    check(&voids, "on 2010-01-01 for IT", "yes since 2000-01-01");
    let delays =
        treaty(&format!("{base}, effect not before 3 years after entry into force"), &acts);
    check(&delays, "on 2002-12-31 for IT", "yes since 2000-01-01 until 2003-01-01");
}

#[test]
fn a_window_opens_after_each_ten_years() {
    let with = |day: &str| {
        treaty(
            "a party may withdraw, 1 year after receipt of its notice by the depositary, notice only within 1 year after each 10 years from entry into force",
            &format!("{THREE}\n{day}  IT gives notice of withdrawal"),
        )
    };
    check(&with("2009-12-31"), "on 2030-01-01 for IT", "yes since 2000-01-01");
    check(&with("2010-01-01"), "on 2010-06-01 for IT", "yes since 2000-01-01 until 2011-01-01");
    check(&with("2011-01-02"), "on 2030-01-01 for IT", "yes since 2000-01-01");
    check(&with("2020-06-01"), "on 2020-06-02 for IT", "yes since 2000-01-01 until 2021-06-01");
}

#[test]
fn what_ends_at_the_end_of_a_year_is_in_on_its_last_day() {
    let text = treaty(
        "a party may withdraw, at the end of the calendar year of receipt of its notice by the depositary",
        &format!("{THREE}\n2001-03-01  IT gives notice of withdrawal"),
    );
    check(&text, "on 2001-12-31 for IT", "yes since 2000-01-01 until 2002-01-01");
}

#[test]
fn without_a_clause_a_notice_takes_no_effect() {
    let text = treaty(
        "silent on withdrawal",
        &format!("{THREE}\n2001-01-01  IT gives notice of withdrawal"),
    );
    check(&text, "on 2005-01-01 for IT", "yes since 2000-01-01");
    check(
        &text,
        "warnings on 2005-01-01",
        "no clause lets IT withdraw by its notice of 2001-01-01; under VCLT 56 it takes no effect \
         unless a right to withdraw was intended or is implied",
    );
}

#[test]
fn who_left_and_consents_again_is_a_later_party() {
    let text = treaty(
        "for each later party, on the 30th day after its deposit\na party may withdraw, 1 year after receipt of its notice by the depositary",
        "2016-01-01  US, FR and DE ratify\n2019-11-04  US gives notice of withdrawal\n2021-01-20  US ratifies again",
    );
    check(&text, "on 2020-11-03 for US", "yes since 2016-01-01 until 2020-11-04");
    check(&text, "on 2020-11-04 for US", "no");
    check(&text, "on 2021-02-19 for US", "yes since 2021-02-19");
}

#[test]
fn a_resumed_notice_has_two_readings() {
    let text = treaty(
        "a party may withdraw, on the 90th day after receipt of its notice by the depositary",
        "1970-03-05  FR, DE and KP ratify\n1993-03-12  KP gives notice of withdrawal\n1993-06-09  KP suspends its notice of withdrawal\n2003-01-10  KP resumes its notice of withdrawal",
    );
    check(&text, "on 2003-01-10 for KP", "yes since 1970-03-05 until 2003-01-11/2003-04-10");
    check(&text, "on 2003-01-11 for KP", "open since 1970-03-05 until 2003-04-10");
    check(&text, "on 2003-04-10 for KP", "no");
    check(
        &text,
        "branches on 2003-01-11 for KP",
        "no if a resumed notice runs the rest of its period; yes if a resumed notice runs its whole period anew",
    );
}

/// What Guyana did in 1999 under the Optional Protocol, and Bolivia in 2011 under the Single
/// Convention.
#[test]
fn consent_while_the_own_notice_runs_has_two_readings() {
    let with = |day: &str| {
        treaty(
            "for each later party, 3 months after its deposit\na party may withdraw, 3 months after receipt of its notice by the depositary",
            &format!(
                "2000-01-01  FR, DE and GY ratify\n2005-01-05  GY gives notice of withdrawal\n{day}  GY accedes"
            ),
        )
    };
    let at_once = with("2005-01-05");
    check(&at_once, "on 2005-04-04 for GY", "yes since 2000-01-01 until 2005-04-05/..");
    check(&at_once, "on 2005-04-05 for GY", "open since 2000-01-01");
    check(
        &at_once,
        "branches on 2005-04-05 for GY",
        "no if a consent given while a notice runs counts for nothing; yes if a consent given while a notice runs is a new entry after the exit",
    );
    let later = with("2005-04-04");
    check(&later, "on 2005-07-03 for GY", "no");
    check(&later, "on 2005-07-04 for GY", "open since 2005-07-04");
    check(&later, "on 2005-07-04 for FR", "yes since 2000-01-01");
    // After the exit it is a new entry, and before the notice it adds nothing: no two readings.
    check(&with("2005-04-05"), "on 2005-07-05 for GY", "yes since 2005-07-05");
    check(&with("2005-01-04"), "on 2005-07-05 for GY", "no");
    let revoked =
        format!("{}  2005-02-01  GY revokes its notice of withdrawal\n", with("2005-01-06"));
    check(&revoked, "on 2006-01-01 for GY", "yes since 2000-01-01");
}

/// A second instrument adds nothing while its state is a party, and brings nobody back who leaves.
#[test]
fn a_second_instrument_of_a_party_outlives_no_notice() {
    let text = "treaty T-2000 \"T\"\n\nconsent by signature without reservation as to ratification, or by \
                ratification, acceptance or approval\nenters into force on deposit of 2 instruments\n\
                for each later party, on the 30th day after its deposit\n\
                a party may withdraw, on the 10th day after receipt of its notice by the depositary\n\nacts\n  \
                2000-01-01  GB signs definitively\n  2000-02-01  FR, DE and IT ratify\n  2000-03-01  GB accepts\n  \
                2000-03-10  GB gives notice of withdrawal\n";
    check(text, "on 2000-03-19 for GB", "yes since 2000-02-01 until 2000-03-20");
    check(text, "on 2000-04-15 for GB", "no");
    let back = format!("{text}  2000-05-01  GB ratifies\n");
    check(&back, "on 2000-05-31 for GB", "yes since 2000-05-31");
}

/// A party is whom the treaty is in force for (VCLT 2(1)(g)): nobody else can leave it.
#[test]
fn a_notice_takes_nobody_out_who_was_no_party_when_it_came() {
    let clause = "for each later party, 1 month after its deposit\na party may withdraw, 6 months after receipt of its notice by the depositary";
    let with = |day: &str| {
        let acts = format!("{THREE}\n2001-03-01  NO accedes\n{day}  NO gives notice of withdrawal");
        treaty(clause, &acts)
    };
    let told = "a notice of NO that came before it was a party takes nobody out (VCLT 2(1)(g))";
    for day in ["2000-11-01", "2001-03-31"] {
        check(&with(day), "on 2010-01-01 for NO", "yes since 2001-04-01");
        check(&with(day), "warnings on 2010-01-01", told);
    }
    check(&with("2001-04-01"), "on 2001-10-01 for NO", "no");
    check(&with("2001-04-01"), "warnings on 2010-01-01", "nothing");
    let open = with("2001-03-31/2001-04-01");
    check(&open, "on 2001-10-01 for NO", "open since 2001-04-01");
    check(&with("2000/2001"), "warnings on 2010-01-01", told);
}

#[test]
fn the_rest_of_a_resumed_notice_waits_for_peace_like_the_whole() {
    let clause = "a party may withdraw, 1 year after receipt of its notice by the depositary\n\
        a withdrawal waits for the end of an armed conflict of that party";
    let acts = format!(
        "{THREE}\n2001-01-01  FR gives notice of withdrawal\n2001-03-01  FR suspends its notice of withdrawal\n\
         2001-04-01  FR resumes its notice of withdrawal\n2002-01-10  FR is at war with PL"
    );
    let text = treaty(clause, &format!("{acts}\n2004-01-01  FR makes peace with PL"));
    check(&text, "on 2003-12-31 for FR", "yes since 2000-01-01 until 2004-01-01");
    check(&text, "on 2004-01-01 for FR", "no");
    check(&treaty(clause, &acts), "on 2010-01-01 for FR", "yes since 2000-01-01");
}

#[test]
fn who_leaves_and_comes_in_again_on_one_day_is_never_out() {
    let clause = "a party may withdraw, at the end of the calendar year of its notice";
    let acts = format!(
        "{THREE}\n2001-06-01  FR gives notice of withdrawal\n2001-09-01  FR ratifies again"
    );
    let text = treaty(clause, &acts);
    check(&text, "on 2001-01-01 for FR", "yes since 2000-01-01 until 2002-01-01/..");
    check(&text, "on 2003-01-01 for FR", "open since 2000-01-01");
    check(
        &text,
        "axes of FR on 2003-01-01",
        "signature no, consent open, force open, provisional no, suspended no, exit effective",
    );
}

/// A notice counts from its receipt, where one is told (VCLT 78).
#[test]
fn a_notice_counts_from_its_receipt() {
    let leave = |clause: &str, notice: &str| {
        treaty(&format!("a party may withdraw, {clause}"), &format!("{THREE}\n{notice}"))
    };
    let months = leave(
        "6 months after its notice to UN",
        "2001-01-01  FR gives notice of withdrawal\n  received 2001-02-01 by UN",
    );
    check(&months, "on 2001-07-31 for FR", "yes since 2000-01-01 until 2001-08-01");
    let year = leave(
        "at the end of the calendar year of its notice",
        "2001-12-30  FR gives notice of withdrawal\n  received 2002-01-02 by UN",
    );
    check(&year, "on 2002-06-01 for FR", "yes since 2000-01-01 until 2003-01-01");
    let untold = leave("6 months after its notice", "2001-01-01  FR gives notice of withdrawal");
    check(&untold, "on 2001-07-01 for FR", "no");
}

/// Whoever is in force from an earlier day reckons its periods from that day.
#[test]
fn periods_from_entry_into_force_run_from_where_it_reaches_back_to() {
    let text = |more: &str| {
        treaty(
            &format!(
                "a party may withdraw, 1 year after receipt of its notice by the depositary, {more}"
            ),
            &format!("{THREE}\n2000-06-01  IT gives notice of withdrawal"),
        )
        .replace("2 instruments\n", "2 instruments\n  with effect from 1999-01-01\n")
    };
    for whose in ["", " for it"] {
        let early = text(&format!("notice not before 1 year after entry into force{whose}"));
        check(&early, "on 2001-06-01 for IT", "no");
    }
    let waits = text("effect not before 3 years after entry into force");
    check(&waits, "on 2001-12-31 for IT", "yes since 1999-01-01 until 2002-01-01");
}

const RECKONED_FROM_ENTRY: &str = "treaty E-1951 \"E\"
  counts days to the Nth day

consent by ratification
enters into force on ratification by 3 states
a party may withdraw, 3 years after entry into force

acts
  1950-01-01  BE, FR, IT and NL ratify
  1951-01-01  NL gives notice of withdrawal
  1960-01-01  IT gives notice of withdrawal
";

#[test]
fn nobody_is_out_before_its_notice_came() {
    check(RECKONED_FROM_ENTRY, "on 1955-01-01 for IT", "yes since 1950-01-01 until 1960-01-01");
    check(RECKONED_FROM_ENTRY, "on 1952-01-01 for NL", "yes since 1950-01-01 until 1953-01-01");
}

const NAMES_A_DAY: &str = "treaty D-1950 \"D\"
  counts days to the Nth day

consent by ratification
enters into force on ratification by 3 states
a party may withdraw, 6 months after receipt of its notice by the depositary

acts
  1950-01-01  BE, FR, IT and NL ratify
  1956-01-01  NL gives notice of withdrawal
    effective 1957-01-01
";

#[test]
fn the_day_that_a_notice_names_counts_where_the_clause_lets_it() {
    check(NAMES_A_DAY, "on 1956-02-01 for NL", "yes since 1950-01-01 until 1956-07-01");
    check(
        NAMES_A_DAY,
        "warnings on 1956-02-01 for NL",
        "the notice of NL of 1956-01-01 names 1957-01-01, and \"a party may withdraw, 6 months after receipt \
         of its notice by the depositary\" has it take effect on 1956-07-01: the clause decides unless it \
         says `or on a later day it names`",
    );
    let named = NAMES_A_DAY
        .replace("by the depositary\n", "by the depositary or on a later day it names\n");
    check(&named, "on 1956-02-01 for NL", "yes since 1950-01-01 until 1957-01-01");
    check(&named, "warnings on 1956-02-01 for NL", "nothing");
    // An earlier day no clause lets it name.
    let early = named.replace("effective 1957-01-01", "effective 1955-12-01");
    check(&early, "on 1956-02-01 for NL", "yes since 1950-01-01 until 1956-07-01");
    check(
        &early,
        "warnings on 1956-02-01 for NL",
        "the notice of NL of 1956-01-01 names 1955-12-01, and \"a party may withdraw, 6 months after receipt \
         of its notice by the depositary or on a later day it names\" has it take effect on 1956-07-01: the \
         clause decides",
    );
}

#[test]
fn a_consent_names_the_day_of_its_effect_in_vain() {
    let named = |day: &str| {
        let line = format!("  1951-03-05  DK ratifies\n    effective {day}\n  1956-01-01  NL");
        NAMES_A_DAY.replace("  1956-01-01  NL", &line)
    };
    check(
        &named("1952-01-01"),
        "warnings on 1955-01-01 for DK",
        "the consent of DK of 1951-03-05 names 1952-01-01, and the treaty has it take effect on 1951-03-05: \
         the treaty decides",
    );
    check(&named("1951-03-05"), "warnings on 1955-01-01 for DK", "nothing");
    // One that was taken back before it could bind named nothing.
    let late = NAMES_A_DAY.replace("by 3 states", "by 6 states").replace(
        "  1956-01-01  NL",
        "  1951-03-05  DK ratifies\n    effective 1952-01-01\n  1951-04-01  DK withdraws its instrument of ratification\n  1951-05-01  NO and SE ratify\n  1956-01-01  NL",
    );
    check(&late, "warnings on 1955-01-01 for DK", "nothing");
}
