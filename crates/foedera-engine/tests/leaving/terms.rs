//! Terms, their renewal and extension, and other ways in which a treaty says how long it lasts.

use crate::asked::{answer, check};
use crate::{THREE, of_two, treaty};

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
    let clause = "in force for 10 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end, for all";
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

/// After a first term, for its giver alone or for all; it never shortens the first.
#[test]
fn for_whom_a_notice_ends_what_then_has_no_end() {
    let alone = "in force for 5 years, then until 6 months after notice by a party, for that party";
    let all = alone.replace("for that party", "for all");
    let acts = |day: &str| format!("{THREE}\n{day}  FR gives notice of withdrawal");
    let (early, late) = (acts("2002-01-01"), acts("2006-01-01"));
    check(&treaty(alone, &early), "on 2004-12-31 for FR", "yes since 2000-01-01 until 2005-01-01");
    check(&treaty(alone, &late), "on 2006-07-01 for FR", "no");
    check(&treaty(alone, &late), "on 2006-07-01 for DE", "yes since 2000-01-01");
    check(&treaty(alone, &late), "on 2006-07-01", "yes since 2000-01-01");
    check(&treaty(&all, &late), "on 2006-06-30 for DE", "yes since 2000-01-01 until 2006-07-01");
    check(&treaty(&all, &late), "on 2006-07-01", "no");
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
fn it_lasts_as_long_as_another_treaty() {
    let triple = treaty("in force until 1915-05-03", "1912-12-05  DE and IT ratify")
        .replace("T-2000", "TRIPLE");
    let text = treaty("in force as long as TRIPLE", "1894-01-04  FR and RU ratify");
    let both = format!("{text}---\n{}", triple.replace("TRIPLE", "TRIPLE-1912"));
    let both = both.replace("as long as TRIPLE\n", "as long as TRIPLE-1912\n");
    check(&both, "on 1915-05-03", "yes since 1894-01-04 until 1915-05-04");
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
    let axes = |on: &str| answer(&ended, &format!("axes of CN on {on}"));
    assert!(axes("1969-12-31").ends_with("exit notice given"), "{}", axes("1969-12-31"));
    assert!(!axes("1970-01-01").ends_with("exit notice given"), "{}", axes("1970-01-01"));
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
fn what_ended_before_its_term_has_no_term_to_run_out() {
    let text =
        of_two("in force for 20 years", "1970-01-01  KP and SU agree to terminate the treaty");
    check(&text, "term on 1965-01-01", "nothing");
    check(&of_two("in force for 20 years", ""), "term on 1965-01-01", "ends 1981-09-10");
}

const ONCE: &str = "treaty O-1941 \"O\"
  between FR and IT

consent by signature
enters into force on signature
in force for 5 years, then for 5 years, unless a party gives notice at least 1 year before the end

acts
  1941-04-25  FR and IT sign
  1945-05-01  IT gives notice of non-renewal
";

#[test]
fn a_notice_too_late_for_the_one_renewal_counts_for_nothing_and_is_told() {
    check(ONCE, "on 1947-01-01", "yes since 1941-04-25 until 1951-04-25");
    check(
        ONCE,
        "warnings on 1945-06-01",
        "the notice of IT of 1945-05-01 came too late for the term that ends on 1946-04-25: that is renewed, \
         and as the next is the last, the notice counts for nothing",
    );
    let last = ONCE.replace("1945-05-01", "1948-05-01");
    check(
        &last,
        "warnings on 1949-06-01",
        "the notice of IT of 1948-05-01 came in the last term, which it does not shorten: it counts for nothing",
    );
}

#[test]
fn late_notices_of_one_day_or_another_are_told_once() {
    let text = "treaty L-1990 \"L\"
  between FR and GB

consent by signature
enters into force on signature
in force for 10 years, then for 10 years at a time, unless a party gives notice at least 1 month before the end

acts
  1991-02-27  FR and GB sign
  2001-01-15/2001-02-15  FR gives notice of non-renewal
";
    check(
        text,
        "warnings on 2001-03-27",
        "perhaps the notice of FR of 2001-01-28/2001-02-15 came too late for the term that ends on 2001-02-27: \
         it counts for the one that ends on 2011-02-27",
    );
}
