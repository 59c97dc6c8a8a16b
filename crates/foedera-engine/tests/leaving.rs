//! Terms, renewal, notices, replacement, end (VCLT 42 to 45, 54 to 59, 65 to 68).

#![cfg(test)]

mod asked;

use asked::check;

fn treaty(clauses: &str, acts: &str) -> String {
    let indented: String = acts.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "treaty T-2000 \"T\"\n  counts days as UN\n  counts month ends by clipping\n\nconsent by ratification\naccession open to all states\nenters into force on deposit of 2 instruments\n{clauses}\n\nacts\n{indented}"
    )
}

fn of_two(clauses: &str, acts: &str) -> String {
    treaty(clauses, &format!("1961-09-10  SU and KP ratify\n{acts}")).replacen(
        "\n  counts",
        "\n  between KP and SU\n  counts",
        1,
    )
}

const THREE: &str = "2000-01-01  FR, DE and IT ratify";

#[test]
fn a_term_ends_on_the_same_day_years_later() {
    let text = of_two("in force for 10 years", "");
    check(&text, "on 1971-09-09", "yes since 1961-09-10 until 1971-09-10");
    check(&text, "on 1971-09-10", "no");
    let named = of_two("in force until 1971-09-10", "");
    check(&named, "on 1971-09-10", "yes since 1961-09-10 until 1971-09-11");
}

#[test]
fn tacit_renewal_unless_notice_comes_early_enough() {
    let clause = "in force for 10 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end";
    let with = |day: &str| of_two(clause, &format!("{day}  SU gives notice of non-renewal"));
    check(&of_two(clause, ""), "on 1990-01-01", "yes since 1961-09-10");
    check(&with("1970-09-10"), "on 1970-09-11", "yes since 1961-09-10 until 1971-09-10");
    check(&with("1970-09-11"), "on 1970-09-12", "yes since 1961-09-10 until 1976-09-10");
    check(&with("1995-09-10"), "on 1996-09-09 for RU", "yes since 1961-09-10 until 1996-09-10");
    check(&with("1995-09-11"), "on 2000-01-01", "yes since 1961-09-10 until 2001-09-10");
}

#[test]
fn one_renewal_and_no_more() {
    let clause = "in force for 20 years, then for 10 years, unless a party gives notice at least 1 year before the end, for that party";
    let with = |acts: &str| treaty(clause, &format!("{THREE}\n{acts}"));
    check(&with(""), "on 2020-01-01", "yes since 2000-01-01 until 2030-01-01");
    check(&with(""), "on 2030-01-01", "no");
    let in_time = with("2019-01-01  IT gives notice of non-renewal");
    check(&in_time, "on 2020-01-01 for IT", "no");
    check(&in_time, "on 2020-01-01 for FR", "yes since 2000-01-01 until 2030-01-01");
    let late = with("2019-01-02  IT gives notice of non-renewal");
    check(&late, "on 2029-12-31 for IT", "yes since 2000-01-01 until 2030-01-01");
    let open = with("2019-01-01/2019-01-02  IT gives notice of non-renewal");
    check(&open, "on 2020-01-01 for IT", "open since 2000-01-01 until 2030-01-01");
}

#[test]
fn a_named_event_ends_it_before_its_term() {
    let text = of_two(
        "in force for 20 years\nends on \"a general pact\"",
        "1970-01-01  event \"a general pact\"",
    );
    check(&text, "on 1969-12-31", "yes since 1961-09-10 until 1970-01-01");
    check(&text, "on 1970-01-01", "no");
}

#[test]
fn a_first_term_and_then_until_notice() {
    let with = |day: &str| {
        of_two(
            "in force for 5 years, then until 6 months after notice by a party",
            &format!("{day}  SU gives notice of termination"),
        )
    };
    check(&with("1962-01-01"), "on 1962-01-02", "yes since 1961-09-10 until 1966-09-10");
    check(&with("1966-08-10"), "on 1966-09-10", "yes since 1961-09-10 until 1967-02-10");
    check(&with("1980-01-01"), "on 1980-07-01", "no");
}

#[test]
fn talks_must_be_asked_for_in_the_first_month_of_the_last_year() {
    let with = |day: &str| {
        of_two(
            "in force for 5 years, then for 3 years at a time, unless a party asks for talks in the first month of the last year",
            &format!("{day}  SU asks for talks"),
        )
    };
    check(&with("1965-09-10"), "on 1965-12-01", "yes since 1961-09-10 until 1966-09-10");
    check(&with("1965-10-10"), "on 1965-12-01", "yes since 1961-09-10");
    check(&with("1968-09-15"), "on 1968-12-01", "yes since 1961-09-10 until 1969-09-10");
}

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

/// However it left: by a notice that stops a renewal for it alone, too.
#[test]
fn who_let_a_term_run_out_and_consents_again_is_a_later_party() {
    let clause = "in force for 5 years, then for 5 years at a time, unless a party gives notice at least 6 months before the end, for that party";
    let out = format!("{THREE}\n2004-01-01  FR gives notice of non-renewal");
    let back = format!("{out}\n2006-01-01  FR accedes");
    check(&treaty(clause, &back), "on 2004-12-31 for FR", "yes since 2000-01-01 until 2005-01-01");
    check(&treaty(clause, &back), "on 2005-12-31 for FR", "no");
    check(&treaty(clause, &back), "on 2006-01-01 for FR", "yes since 2006-01-01");
    // A notice of its second time ends that one, at the end of the same terms.
    let twice =
        treaty(clause, &format!("{back}\n2009-07-01  FR gives notice of non-renewal again"));
    check(&twice, "on 2009-12-31 for FR", "yes since 2006-01-01 until 2010-01-01");
    check(&twice, "on 2010-01-01 for FR", "no");
    // While its notice runs, both readings stand (see below).
    let meanwhile = treaty(clause, &format!("{out}\n2004-06-01  FR accedes"));
    check(&meanwhile, "on 2004-12-31 for FR", "yes since 2000-01-01 until 2005-01-01/..");
    check(&meanwhile, "on 2005-01-01 for FR", "open since 2000-01-01");
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

#[test]
fn all_the_parties_may_end_it() {
    let text =
        treaty("", &format!("{THREE}\n2005-01-01  FR, DE and IT agree to terminate the treaty"));
    check(&text, "on 2005-01-01", "no");
    let two = treaty("", &format!("{THREE}\n2005-01-01  FR and DE agree to terminate the treaty"));
    check(&two, "on 2005-01-01", "yes since 2000-01-01");
}

#[test]
fn falling_below_a_number_ends_it_only_where_it_says_so() {
    let exit = "a party may withdraw, 6 months after receipt of its notice by the depositary";
    let acts = format!("{THREE}\n2001-01-01  IT gives notice of withdrawal");
    check(&treaty(exit, &acts), "on 2002-01-01", "yes since 2000-01-01");
    let below = format!("{exit}\nends when fewer than 3 parties remain for 12 months");
    check(&treaty(&below, &acts), "on 2002-06-30", "yes since 2000-01-01 until 2002-07-01");
}

#[test]
fn it_lasts_as_long_as_another_treaty() {
    let triple = treaty("in force until 1915-05-03", "1912-12-05  DE and IT ratify")
        .replace("T-2000", "TRIPLE");
    let text = treaty("in force as long as TRIPLE", "1894-01-04  FR and RU ratify");
    let both = format!("{text}---\n{}", triple.replace("TRIPLE", "TRIPLE-1912"));
    let both = both.replace("as long as TRIPLE\n", "as long as TRIPLE-1912\n");
    check(&both, "on 1915-05-03", "yes since 1894-01-04 until 1915-05-04");
}

#[test]
fn leaving_another_treaty_is_leaving_this_one() {
    let parent = treaty(
        "a party may withdraw, 1 year after receipt of its notice by the depositary",
        &format!("{THREE}\n2001-01-01  IT gives notice of withdrawal"),
    )
    .replace("T-2000", "P-1999");
    let text = format!("{}---\n{parent}", treaty("leaving P-1999 is leaving this treaty", THREE));
    check(&text, "on 2001-12-31 for IT", "yes since 2000-01-01 until 2002-01-01");
    check(&text, "on 2002-01-01 for IT", "no");
    check(&text, "on 2002-01-01 for FR", "yes since 2000-01-01");
}

#[test]
fn replacement_leaves_those_bound_who_are_not_parties_to_both() {
    let newer = treaty("replaces T-2000 on entry into force", "2010-01-01  FR and DE ratify")
        .replace("treaty T-2000", "treaty N-2010");
    let older = treaty("", "2000-01-01  FR, DE, IT and ES ratify");
    let text = format!("{older}---\n{newer}");
    check(
        &text,
        "states on 2010-01-01",
        "DE ended since 2010-01-01; ES party since 2000-01-01; FR ended since 2010-01-01; IT party since 2000-01-01",
    );
    let between = newer.replace("on entry into force\n\nacts", "between its parties\n\nacts");
    let text = format!("{older}---\n{between}");
    check(&text, "on 2010-01-01 for FR with DE", "no");
    check(&text, "on 2009-12-31 for FR with DE", "yes since 2000-01-01 until 2010-01-01");
    check(&text, "on 2010-01-01 for FR with IT", "yes since 2000-01-01");
}

#[test]
fn an_accession_may_bind_only_those_that_accept_it() {
    let text = treaty(
        "accession binds only with parties that accept it",
        "2000-01-01  FR and DE ratify\n2001-01-01  BR accedes\n2002-01-01  FR accepts the accession of BR",
    );
    check(&text, "on 2001-06-01 for BR with FR", "no");
    check(&text, "on 2002-01-01 for BR with FR", "yes since 2002-01-01");
    check(&text, "on 2003-01-01 for BR with DE", "no");
    check(&text, "on 2003-01-01 for DE with FR", "yes since 2000-01-01");
}

#[test]
fn a_wait_for_peace_is_told_since_no_war_is_recorded() {
    let text = treaty(
        "a party may withdraw, 6 months after receipt of its notice by the depositary\na withdrawal waits for the end of an armed conflict of that party",
        &format!("{THREE}\n2001-01-01  IT gives notice of withdrawal"),
    );
    check(&text, "on 2001-07-01 for IT", "no");
    check(
        &text,
        "warnings on 2001-07-01",
        "a withdrawal waits for the end of an armed conflict of IT; none is recorded on 2001-07-01",
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

/// Thirty years from 1950, then five at a time; notice a year before the end.
fn alliance(notice: &str) -> String {
    format!(
        "treaty SU-CN-1950 \"A\"
  between SU and CN

consent by ratification
enters into force on deposit by all signatories
in force for 30 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end

acts
  1950-04-11  CN and SU ratify
  {notice}  CN gives notice of non-renewal
"
    )
}

#[test]
fn a_notice_that_came_too_late_for_a_term_is_told_and_shown_until_it_takes_effect() {
    let late = alliance("1979-04-12");
    check(&late, "on 1980-04-11", "yes since 1950-04-11 until 1985-04-11");
    check(
        &late,
        "warnings on 1980-04-11",
        "the notice of CN of 1979-04-12 came too late for the term that ends on 1980-04-11: it \
         counts for the one that ends on 1985-04-11",
    );
    let in_time = alliance("1979-04-03");
    check(&in_time, "warnings on 1980-04-10", "nothing");
    check(&in_time, "on 1980-04-10", "yes since 1950-04-11 until 1980-04-11");
    let given =
        "signature no, consent yes, force yes, provisional no, suspended no, exit notice given";
    check(&in_time, "axes of CN on 1979-04-03", given);
    check(&in_time, "axes of SU on 1979-04-03", &given.replace("notice given", "none"));
    check(&in_time, "axes of CN on 1979-04-02", &given.replace("notice given", "none"));
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

/// A term end that does not bring its giver out is none that a late notice counts for, and nobody
/// leaves what has ended.
#[test]
fn a_late_notice_is_told_only_where_its_term_end_decides() {
    let twice =
        format!("{}  1979-06-01  CN gives notice of non-renewal again\n", alliance("1979-01-01"));
    check(&twice, "on 1980-04-10", "yes since 1950-04-11 until 1980-04-11");
    check(&twice, "warnings on 1980-01-01", "nothing");
    let by_clause = treaty(
        "in force for 30 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end, for that party\na party may withdraw, 6 months after its notice",
        "1950-04-11  CN, FR and SU ratify\n1979-12-01  CN gives notice of withdrawal",
    );
    check(&by_clause, "on 1980-05-31 for CN", "yes since 1950-04-11 until 1980-06-01");
    check(&by_clause, "warnings on 1981-01-01 for CN", "nothing");
    let ended = treaty(
        "in force for 30 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end, for all",
        "1950-04-11  CN, FR and SU ratify\n1960-01-01  CN gives notice of non-renewal\n1970-01-01  CN, FR and SU agree to terminate the treaty",
    );
    let axes = |on: &str| asked::answer(&ended, &format!("axes of CN on {on}"));
    assert!(axes("1969-12-31").ends_with("exit notice given"), "{}", axes("1969-12-31"));
    assert!(!axes("1970-01-01").ends_with("exit notice given"), "{}", axes("1970-01-01"));
}

/// A party is whom the treaty is in force for (VCLT 2(1)(g)): nobody else can leave it.
#[test]
fn a_notice_takes_nobody_out_who_was_no_party_when_it_came() {
    let clause = "for each later party, 1 month after its deposit\na party may withdraw, 6 months after receipt of its notice by the depositary";
    let with = |day: &str| {
        let acts = format!("{THREE}\n2001-03-01  NO accedes\n{day}  NO gives notice of withdrawal");
        treaty(clause, &acts)
    };
    let told = "takes nobody out: it was no party on that day (VCLT 2(1)(g))";
    for day in ["2000-11-01", "2001-03-31"] {
        check(&with(day), "on 2010-01-01 for NO", "yes since 2001-04-01");
        let warning = format!("the notice of NO of {day} {told}");
        check(&with(day), "warnings on 2010-01-01", &warning);
    }
    check(&with("2001-04-01"), "on 2001-10-01 for NO", "no");
    check(&with("2001-04-01"), "warnings on 2010-01-01", "nothing");
    let open = with("2001-03-31/2001-04-01");
    check(&open, "on 2001-10-01 for NO", "open since 2001-04-01");
}

/// What took effect can be taken back no more (VCLT 68): who came again and revokes a later notice
/// was out all the same.
#[test]
fn a_revocation_takes_back_only_what_has_not_taken_effect() {
    let clause = "in force for 5 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end, for that party";
    let acts = format!(
        "{THREE}\n2003-01-01  FR gives notice of non-renewal\n2006-01-01  FR ratifies again\n\
         2008-01-01  FR gives notice of withdrawal again\n{{day}}  FR revokes its notice of withdrawal"
    );
    let with = |day: &str| treaty(clause, &acts.replace("{day}", day));
    let revoked = with("2009-12-31");
    check(&revoked, "on 2005-06-01 for FR", "no");
    check(&revoked, "on 2020-01-01 for FR", "yes since 2006-01-01");
    check(&with("2010-01-01"), "on 2020-01-01 for FR", "no");
    let early = with("2004-12-31");
    check(&early, "on 2005-06-01 for FR", "yes since 2000-01-01 until 2010-01-01");
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
fn an_end_that_waits_for_the_war_of_a_party_waits_no_longer_than_it_is_one() {
    let clause = "in force until 2005-12-31\nexpiry waits for the end of a war of a party\n\
        a party may withdraw, 6 months after receipt of its notice by the depositary";
    let acts = format!(
        "{THREE}\n2004-01-01  IT is at war with ET\n2006-07-01  IT gives notice of withdrawal"
    );
    check(&treaty(clause, &acts), "on 2006-12-31", "yes since 2000-01-01 until 2007-01-01");
}

#[test]
fn whatever_runs_out_can_be_extended_while_it_runs() {
    let agreed =
        |day: &str| format!("{day}  KP and SU agree to extend the treaty until 1980-12-31");
    let with = |clause: &str, day: &str| of_two(clause, &agreed(day));
    let extended = "yes since 1961-09-10 until 1981-01-01";
    for clause in ["in force until 1970-12-31", "in force for 10 years"] {
        check(&with(clause, "1969-01-01"), "on 1975-01-01", extended);
        check(&with(clause, "1972-01-01"), "on 1975-01-01", "no");
    }
    let event = "1971-01-01  event \"the pact\"\n";
    let until =
        of_two("in force until \"the pact\"", &format!("{}\n{event}", agreed("1969-01-01")));
    check(&until, "on 1975-01-01", extended);
    let open = with("in force until 1970-12-31", "1970/1971");
    check(&open, "on 1975-01-01", "open since 1961-09-10 until 1981-01-01");
}

/// Who agreed to extend the term of what renews itself goes on to its end; for the others it is
/// renewed as it would have been, and each leaves at the end of its own.
#[test]
fn who_renews_alone_renews_the_term_that_it_agreed_to() {
    let clause = "in force for 5 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end, for that party\n\
        may be extended by agreement, for those that agree";
    let acts = format!(
        "{THREE}\n2000-01-01  NO ratifies\n2003-01-01  FR and DE agree to extend the treaty until 2007-12-31\n\
         2003-06-01  FR and IT give notice of non-renewal"
    );
    let text = treaty(clause, &acts);
    check(&text, "on 2005-01-01 for IT", "no");
    check(&text, "on 2005-01-01 for FR", "yes since 2000-01-01 until 2008-01-01");
    check(&text, "on 2009-01-01 for NO", "yes since 2000-01-01");
}

/// Whether all agreed hangs on who had left by then.
#[test]
fn who_left_at_the_end_of_one_term_need_not_agree_to_extend_the_next() {
    let clause = "in force for 5 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end, for that party";
    let acts = format!(
        "{THREE}\n2003-01-01  IT gives notice of non-renewal\n2007-01-01  FR and DE agree to extend the treaty until 2011-12-31\n\
         2008-06-01  FR gives notice of non-renewal"
    );
    check(&treaty(clause, &acts), "on 2011-01-01", "yes since 2000-01-01 until 2012-01-01");
    let all = acts.replace("2003-01-01  IT", "2004-06-01  IT");
    check(&treaty(clause, &all), "on 2009-12-31", "yes since 2000-01-01 until 2010-01-01");
}

#[test]
fn a_treaty_can_be_ended_by_all_on_its_first_day() {
    let text = of_two("", "1961-09-10  KP and SU agree to terminate the treaty");
    check(&text, "on 1961-09-10", "no");
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
}
