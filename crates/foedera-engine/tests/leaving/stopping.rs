//! What stops a renewal, and what does not.

use crate::asked::check;
use crate::of_two;

#[test]
fn only_a_party_asks_for_talks() {
    let clause = "in force for 5 years, then for 3 years at a time, unless a party asks for talks in the first month of the last year";
    let text = of_two(clause, "1965-09-15  JP asks for talks");
    check(&text, "on 1970-01-01", "yes since 1961-09-10");
    check(
        &text,
        "warnings on 1970-01-01",
        "a request for talks of no party stops no renewal (VCLT 2(1)(g))",
    );
}

/// A notice that is suspended stops no renewal; resumed, it counts anew or for the rest, and both are told.
#[test]
fn a_suspended_notice_stops_no_renewal() {
    let clause = "in force for 10 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end, for all";
    let notice = "1970-03-01  SU gives notice of non-renewal\n1970-06-01  SU suspends its notice of withdrawal";
    let with = |acts: &str| of_two(clause, &format!("{notice}\n{acts}"));
    check(&with(""), "on 1980-01-01", "yes since 1961-09-10");
    let resumed = |day: &str| with(&format!("{day}  SU resumes its notice of withdrawal"));
    check(&resumed("1970-07-01"), "on 1971-09-10", "no");
    // Anew it comes too late for the first term; without the days of the pause it came early enough.
    check(&resumed("1970-09-11"), "on 1971-09-10", "open since 1961-09-10 until 1976-09-10");
    check(&resumed("1971-03-01"), "on 1971-09-10", "yes since 1961-09-10 until 1976-09-10");
    // Suspended after the end that it brought, nothing is left to suspend.
    let late = of_two(
        clause,
        "1970-03-01  SU gives notice of non-renewal\n1971-09-10  SU suspends its notice of withdrawal",
    );
    check(&late, "on 1971-09-10", "no");
}

#[test]
fn a_suspended_notice_ends_no_treaty_of_indefinite_length() {
    let clause = "in force for 5 years, then until 6 months after notice by a party";
    let with =
        |acts: &str| of_two(clause, &format!("1970-01-01  SU gives notice of termination\n{acts}"));
    check(&with(""), "on 1970-07-01", "no");
    let suspended = "1970-03-01  SU suspends its notice of withdrawal";
    check(&with(suspended), "on 1980-01-01", "yes since 1961-09-10");
    // Four months of it were left.
    let resumed = with(&format!("{suspended}\n1970-05-01  SU resumes its notice of withdrawal"));
    check(&resumed, "on 1970-08-30", "yes since 1961-09-10 until 1970-08-31/1970-11-01");
    check(&resumed, "on 1970-08-31", "open since 1961-09-10 until 1970-11-01");
    check(&resumed, "on 1970-11-01", "no");
}

#[test]
fn an_extension_to_the_last_of_all_days_is_one_without_an_end() {
    let text = of_two(
        "in force for 10 years",
        "1965-01-01  RU and KP agree to extend the treaty until 9999-12-31",
    );
    check(&text, "on 1980-01-01", "yes since 1961-09-10");
}

/// However short the terms are, notice is heard.
#[test]
fn terms_of_a_week_over_decades() {
    let clause = "in force for 7 days, then for 7 days at a time, unless a party gives notice at least 1 day before the end, for all";
    let text = of_two(clause, "2060-01-01  RU gives notice of non-renewal");
    check(&text, "on 2059-12-31", "yes since 1961-09-10 until 2060-01-04");
    check(&text, "on 2060-02-01", "no");
}

/// Each suspension counts, also a second one, and one that came before the notice was received.
#[test]
fn a_notice_sleeps_as_often_as_it_is_suspended() {
    let withdraw = "a party may withdraw, 1 year after receipt of its notice by the depositary";
    let renewed = "in force for 10 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end, for all";
    let until = "in force for 5 years, then until 6 months after notice by a party";
    let again = "1970-01-01  SU gives notice of withdrawal\n1970-02-01  SU suspends its notice of withdrawal\n1970-03-01  SU resumes its notice of withdrawal\n1970-04-01  SU suspends its notice of withdrawal again";
    let early = "1970-01-01  SU gives notice of withdrawal\n  received 1970-02-15 by UN\n1970-02-01  SU suspends its notice of withdrawal";
    for clause in [withdraw, renewed, until] {
        for acts in [again, early] {
            check(&of_two(clause, acts), "on 1980-01-01", "yes since 1961-09-10");
        }
        let revoked = early.replace("suspends", "revokes");
        check(&of_two(clause, &revoked), "on 1980-01-01", "yes since 1961-09-10");
    }
}

/// Agreements before there are parties bind if all that come to be the first agreed; one while a notice
/// runs prolongs what then has an end.
#[test]
fn who_agrees_to_extend_and_when() {
    let before = |who: &str| {
        of_two(
            "in force for 2 years",
            &format!("1961-01-01  {who} agree to extend the treaty until 1970-12-31"),
        )
    };
    check(&before("US and GB"), "on 1965-01-01", "no");
    check(&before("SU and KP"), "on 1965-01-01", "yes since 1961-09-10 until 1971-01-01");
    let notice = of_two(
        "in force for 1 year, then until 6 months after notice by a party",
        "1963-01-01  SU gives notice of termination\n1963-05-01  SU and KP agree to extend the treaty until 1965-12-31",
    );
    check(&notice, "on 1963-08-01", "yes since 1961-09-10 until 1966-01-01");
}
