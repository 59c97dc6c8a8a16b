//! A treaty while it lives: the term that runs, agreements to extend it, suspension between two, and what
//! an answer tells beside its verdict.

#![cfg(test)]

mod asked;

use asked::check;

fn renewed(acts: &str) -> String {
    let indented: String = acts.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "treaty R-1948 \"R\"
  between FI and SU

article 1
  enters into force on exchange of instruments of ratification

article 2
  in force for 10 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end

acts
  1948-05-31  FI and SU exchange instruments of ratification
{indented}"
    )
}

#[test]
fn an_agreement_to_extend_prolongs_the_term_that_runs_and_renewals_go_on_from_there() {
    let extended = renewed(
        "1955-09-19  FI and SU agree to extend the treaty until 1975-09-19
1962-05-31  SU gives notice of non-renewal",
    );
    check(&extended, "on 1970-01-01", "yes since 1948-05-31 until 1975-09-20");
    let later = extended.replace("1962-05-31  SU", "1976-01-01  SU");
    check(&later, "on 1970-01-01", "yes since 1948-05-31 until 1980-09-20");
    // An agreement of one is none.
    let of_one = extended.replace("FI and SU agree", "SU agrees");
    check(&of_one, "on 1963-06-01", "no");
    check(
        &extended,
        "why on 1970-01-01",
        "R-1948 is in force since 1948-05-31
  it entered into force on 1948-05-31 [article 1]
    on 1948-05-31, the day itself [article 1]
      the exchange of instruments was complete on 1948-05-31
        exchange of instruments, by FI and SU, on 1948-05-31
  the term that ends on 1975-09-20 was not renewed [article 2]
    notice of non-renewal, by SU, on 1962-05-31
    agreement to extend, by FI and SU, on 1955-09-19
  its current term ends on 1975-09-20, the first day out [article 2]
    agreement to extend, by FI and SU, on 1955-09-19",
    );
}

#[test]
fn the_term_that_runs_is_told_with_the_last_day_for_notice() {
    let text = renewed("");
    check(
        &text,
        "term on 1950-01-01",
        "ends 1958-05-31, notice by 1957-05-31, renewed for 5 years",
    );
    check(
        &text,
        "term on 1958-05-31",
        "ends 1963-05-31, notice by 1962-05-31, renewed for 5 years",
    );
    check(&text, "term on 1948-05-30", "nothing");
    let stopped = renewed("1956-01-01  SU gives notice of non-renewal");
    check(&stopped, "term on 1957-01-01", "ends 1958-05-31");
}

const PACT: &str = "treaty ANZUS-1951 \"ANZUS\"
  between AU, NZ and US
  recorded in force 1952-04-29
    source \"UNTS vol. 131\"

consent by ratification
enters into force on deposit by all signatories
in force indefinitely

acts
  1952-04-29  AU, NZ and US ratify
  1986-08-11  NZ and US suspend the treaty toward NZ and US
";

#[test]
fn a_suspension_toward_one_state_is_between_the_two_alone_and_force_goes_on() {
    check(PACT, "on 1990-01-01 for US with NZ", "yes since 1952-04-29");
    check(
        PACT,
        "states on 1990-01-01 for US with NZ",
        "NZ suspended since 1986-08-11; US suspended since 1986-08-11",
    );
    check(
        PACT,
        "states on 1986-08-10 for US with NZ",
        "NZ party since 1952-04-29; US party since 1952-04-29",
    );
    check(
        PACT,
        "states on 1990-01-01 for US with AU",
        "AU party since 1952-04-29; US party since 1952-04-29",
    );
    let resumed = format!("{PACT}  2007-01-01  NZ and US resume the treaty toward NZ and US\n");
    check(
        &resumed,
        "states on 2007-01-01 for NZ with US",
        "NZ party since 1952-04-29; US party since 1952-04-29",
    );
    check(
        &resumed,
        "states on 2006-12-31 for NZ with US",
        "NZ suspended since 1986-08-11; US suspended since 1986-08-11",
    );
}

#[test]
fn a_recorded_day_that_is_not_the_computed_one_is_told() {
    check(PACT, "warnings on 1990-01-01", "nothing");
    let wrong = PACT.replace("recorded in force 1952-04-29", "recorded in force 1952-04-30");
    let told = "recorded in force 1952-04-30 (UNTS vol. 131), computed 1952-04-29";
    check(&wrong, "warnings on 1990-01-01", told);
    check(&wrong, "warnings on 1950-01-01", told);
}

#[test]
fn a_recorded_end_that_nothing_on_record_brings_about_is_told() {
    let ended = format!("{PACT}  1995-06-01  the treaty ends\n    source \"A handbook\"\n");
    check(&ended, "on 1995-06-01", "yes since 1952-04-29");
    check(&ended, "warnings on 1995-05-31", "nothing");
    let told =
        "recorded as ended 1995-06-01 (A handbook); no act or clause on record ends it by then";
    check(&ended, "warnings on 1995-06-01", told);
    let agreed = ended
        .replace("acts\n", "acts\n  1995-05-01  AU, NZ and US agree to terminate the treaty\n");
    check(&agreed, "warnings on 1995-06-01", "nothing");
}

#[test]
fn a_conflict_about_another_state_is_not_told_where_the_answer_does_not_rest_on_it() {
    let text = "treaty T-2000 \"T\"

consent by ratification
accession open to all states
enters into force on deposit of 2 instruments

acts
  2000-01-01  FR and DE ratify
  2001-01-01  IT ratifies
    source \"A\", B2
  2001-01-09  IT ratifies
    source \"B\", B2
";
    let conflict = "ratification, by IT: 2001-01-01 against 2001-01-09";
    check(text, "conflicts on 2002-01-01", conflict);
    check(text, "conflicts on 2002-01-01 for IT", conflict);
    check(text, "conflicts on 2002-01-01 for FR with IT", conflict);
    check(text, "conflicts on 2002-01-01 for FR", "nothing");
}

#[test]
fn who_had_ceased_to_exist_before_entry_into_force_is_no_party() {
    let text = "treaty U-1982 \"U\"

consent by ratification
accession open to all states
enters into force on deposit of 3 instruments

acts
  1986-05-05  YUGOSLAVIA ratifies
  1993-01-01  FR ratifies
  1994-11-16  DE ratifies
";
    check(text, "on 1994-11-16", "yes since 1994-11-16");
    check(text, "on 2000-01-01 for YUGOSLAVIA", "no");
    check(text, "states on 2000-01-01", "DE party since 1994-11-16; FR party since 1994-11-16");
}

#[test]
fn who_has_left_is_not_told_that_its_consent_is_missing() {
    let text = "treaty T-2000 \"T\"
  counts days as UN
  counts month ends by clipping

consent by ratification
accession open to all states
enters into force on deposit of 2 instruments
a party may withdraw, 1 year after receipt of its notice by the depositary

acts
  2000-01-01  FR, DE and LT ratify
  2024-09-06  LT gives notice of withdrawal
";
    check(text, "missing on 2026-01-01 for LT", "nothing");
    check(text, "on 2025-01-01 for LT", "yes since 2000-01-01 until 2025-09-06");
}

/// Estonia was no state of its own from 1940 to 1991.
#[test]
fn who_is_between_two_lives_is_not_told_that_its_consent_is_missing() {
    let text = "treaty T-1930 \"T\"
consent by ratification
enters into force on deposit of 2 instruments
for each later party, on its deposit

acts
  1930-01-01  FR and GB ratify
";
    check(text, "missing on 1935-01-01 for EE", "consent to be bound by EE");
    check(text, "missing on 1950-01-01 for EE", "nothing");
    check(text, "missing on 1995-01-01 for EE", "consent to be bound by EE");
}

#[test]
fn who_only_waits_is_told_until_when_and_the_others_how_many_more() {
    let text = "treaty T-2000 \"T\"
  counts days as UN

consent by ratification
accession open to all states
enters into force on deposit of 2 instruments
for each later party, on the 30th day after its deposit

acts
  2000-01-01  FR and DE ratify
  2000-03-01  GB ratifies
";
    check(text, "missing on 2000-03-10 for GB", "wait until 2000-03-31");
    check(text, "on 2000-03-31 for GB", "yes since 2000-03-31");
    let early = text.replace("deposit of 2 instruments", "deposit of 7 instruments");
    check(
        &early,
        "why on 2000-03-10",
        "T-2000 is not in force on 2000-03-10
  what must happen before entry into force has not happened
    missing: deposit of an instrument, by 4 more of any states [\"enters into force on deposit of 7 instruments\"]",
    );
}

/// Who suspends a treaty of two releases both; among more it is the author's own (VCLT 72).
#[test]
fn between_two_the_suspension_of_one_rests_it_for_both() {
    let text = |between: &str| {
        format!(
            "treaty T-2010 \"T\"\n  between {between}\n\nconsent by signature\nenters into force on \
             signature\n\nacts\n  2010-01-01  {between} sign\n  2022-11-01  RU claims changed circumstances\n  \
             2023-02-28  RU suspends the treaty\n  \
             2024-03-01  RU resumes the treaty\n"
        )
    };
    let two = text("RU and US");
    check(&two, "states on 2023-02-27", "RU party since 2010-01-01; US party since 2010-01-01");
    check(
        &two,
        "states on 2023-02-28",
        "RU suspended since 2023-02-28; US suspended since 2023-02-28",
    );
    check(&two, "states on 2024-03-01", "RU party since 2024-03-01; US party since 2024-03-01");
    check(&two, "on 2023-06-01", "yes since 2010-01-01");
    check(
        &text("GB, RU and US"),
        "states on 2023-02-28",
        "GB party since 2010-01-01; RU suspended since 2023-02-28; US party since 2010-01-01",
    );
}

/// A warning is told of the state and the day that it concerns.
#[test]
fn what_cannot_be_is_told_where_it_concerns_what_is_asked() {
    let text = "treaty T-2000 \"T\"\n  open for signature by all states from 2000-01-01 until 2000-06-30\n\n\
                consent by ratification, acceptance or approval\naccession open to all states\n\
                enters into force on deposit of 2 instruments\n\nacts\n  1999-12-31  NO signs\n  \
                2000-02-01  FR, DE and SE sign\n  2000-02-02  FR ratifies\n  2000-02-03  PL accepts\n  \
                2000-07-01  ES signs\n  2000-08-01/2000-08-09  DE ratifies\n  2001-01-01  IT accedes\n";
    let early = "signature, by NO on 1999-12-31: before it was open for signature, on 2000-01-01";
    let unsigned = "acceptance, by PL on 2000-02-03: without a signature, and states that have not \
                    signed can only accede, counted as recorded";
    let late = "signature, by ES on 2000-07-01: after the last day on which it was open for \
                signature, 2000-06-30";
    check(text, "warnings on 2000-02-02", early);
    check(text, "warnings on 2000-02-03", &format!("{early}; {unsigned}"));
    check(text, "warnings on 2002-01-01", &format!("{early}; {unsigned}; {late}"));
    check(text, "warnings on 2002-01-01 for PL", unsigned);
    check(text, "warnings on 2002-01-01 for FR", "nothing");
    let lacking = text.replacen("\n\n", "\n  journal of signatures incomplete\n\n", 1);
    check(&lacking, "warnings on 2002-01-01 for PL", "nothing");
    let order = text.replacen("2000-02-01  FR", "2000-03-01  FR", 1);
    let told = "ratification, by FR on 2000-02-02 would precede signature, by FR on 2000-03-01, \
                which it presupposes";
    check(&order, "warnings on 2000-02-01 for FR", "nothing");
    check(&order, "warnings on 2002-01-01 for DE", "nothing");
    assert!(asked::answer(&order, "warnings on 2000-02-02 for FR").contains(told));
}
