//! Cases worked out by hand from the page on the clause language: the oracle is judged before it
//! judges. Each line of an expectation is a day and what is so on it.

use foedera_entities::EntityId;

use crate::answer::{self, Oracle};
use crate::case::Case;

/// What stands above the clauses of every case.
const HEAD: &str = "treaty T-2000 \"T\"\n  adopted 2000-01-02\n  counts days to the Nth day\n  \
                    counts month ends by clipping\n  counts a first of the month as the month after\n";

/// The treaty in force, or for a state; each day with `no`, or the verdict, since and until.
#[track_caller]
fn check(clauses: &str, acts: &str, of: Option<&str>, expected: &[(&str, &str)]) {
    let text = format!("{HEAD}{clauses}\nacts\n{acts}");
    check_texts(&[text], of, expected);
}

#[track_caller]
fn check_texts(texts: &[String], of: Option<&str>, expected: &[(&str, &str)]) {
    let case = Case::read(texts).unwrap_or_else(|| {
        panic!(
            "{:?}",
            texts.iter().map(|it| foedera_clauses::parse(it).diagnostics).collect::<Vec<_>>()
        )
    });
    let oracle = Oracle::of(&case);
    let of: Option<EntityId> = of.map(|it| it.parse().unwrap());
    assert_eq!(oracle.unclear(), None);
    for (day, expected) in expected {
        let seen = oracle.in_force(of.as_ref(), day.parse().unwrap());
        let since = answer::hull(&seen.since.iter().copied().map(Some).collect());
        let mut told = seen.verdict.to_string();
        if let Some(since) = since {
            told += &format!(" since {since}");
        }
        if let Some(until) = answer::hull(&seen.until) {
            told += &format!(" until {until}");
        }
        assert_eq!(told, *expected, "on {day}");
    }
}

const OPEN: &str = "\nconsent by ratification\naccession open to all states\n\
                    a withdrawn instrument is not counted\n";
const CLOSED: &str = "  between FR and GB\n\nconsent by ratification\n";

#[test]
fn the_nth_deposit_and_its_delay() {
    let clauses =
        format!("{OPEN}enters into force on the 10th day after deposit of 2 instruments\n");
    check(
        &clauses,
        "  2000-01-10  FR accedes\n  2000-01-20/2000-01-22  GB accedes\n",
        None,
        &[
            ("2000-01-29", "no"),
            ("2000-01-30", "open since 2000-01-30"),
            ("2000-02-01", "yes since 2000-01-30/2000-02-01"),
        ],
    );
    check(
        &clauses,
        "  2000-01-10  FR accedes\n  2000-01-12  GB accedes\n    received 2000-01-15 by UN\n  \
         2000-01-13  FR withdraws its instrument of accession\n",
        None,
        &[("2000-02-28", "no")],
    );
}

#[test]
fn shares_of_signatories_are_read_anew_every_day() {
    let clauses = format!("{OPEN}enters into force on deposit by two thirds of the signatories\n");
    let acts = "  2000-01-10  FR signs\n  2000-01-10  GB signs\n  2000-01-10  US signs\n  \
                2000-01-12  FR ratifies\n  2000-01-13  JP signs\n  2000-01-14  GB ratifies\n  \
                2000-01-20  JP ratifies\n";
    // Two of four on 14 January; three of four on the 20th.
    check(&clauses, acts, None, &[("2000-01-19", "no"), ("2000-01-20", "yes since 2000-01-20")]);
    check(&clauses, "  2000-01-12  FR ratifies\n", None, &[("2000-02-01", "no")]);
}

#[test]
fn including_named_states_and_others_on_top() {
    let including = format!("{OPEN}enters into force on deposit of 2 instruments, including GB\n");
    let acts = "  2000-01-10  FR accedes\n  2000-01-11  US accedes\n  2000-01-14  GB accedes\n";
    check(&including, acts, None, &[("2000-01-13", "no"), ("2000-01-14", "yes since 2000-01-14")]);
    let others = format!("{OPEN}enters into force on ratification by GB and 1 other signatory\n");
    let others = others.replace("1 other signatory", "2 other signatories");
    let acts = "  2000-01-10  FR, GB, JP and US sign\n  2000-01-11  FR and GB ratify\n  \
                2000-01-12  NO accedes\n  2000-01-14  US ratifies\n";
    check(&others, acts, None, &[("2000-01-13", "no"), ("2000-01-14", "yes since 2000-01-14")]);
}

#[test]
fn a_table_held_by_the_depositors() {
    let clauses = format!(
        "\ntable tons \"x\", tons\n  FR 10\n  GB 20\n  US 30\n{OPEN}\
         enters into force on all of:\n  deposit of 2 instruments\n  depositors hold at least 50 percent of tons\n"
    );
    let acts = "  2000-01-10  FR accedes\n  2000-01-11  GB accedes\n  2000-01-12  JP accedes\n  \
                2000-01-13  US accedes\n";
    // FR and GB hold exactly a half.
    check(&clauses, acts, None, &[("2000-01-10", "no"), ("2000-01-11", "yes since 2000-01-11")]);
}

#[test]
fn exchange_signature_and_notification() {
    let exchange =
        format!("{CLOSED}enters into force on exchange of instruments of ratification\n")
            .replace("by ratification", "by exchange of instruments of ratification");
    let acts = "  2000-01-10  FR and GB sign\n  2000-02-10  FR and GB exchange instruments of ratification\n";
    check(
        &exchange,
        acts,
        Some("FR"),
        &[("2000-02-09", "no"), ("2000-02-10", "yes since 2000-02-10")],
    );
    let signature = format!("{CLOSED}enters into force on signature\n")
        .replace("by ratification", "by signature");
    let acts = "  2000-01-10  FR signs\n  2000-01-12/2000-01-13  GB signs\n";
    check(
        &signature,
        acts,
        None,
        &[
            ("2000-01-12", "open since 2000-01-12"),
            ("2000-01-14", "yes since 2000-01-12/2000-01-13"),
        ],
    );
    let receipt = format!("{CLOSED}enters into force on receipt of the last notification\n")
        .replace("by ratification", "by notification of completed procedures");
    let acts = "  2000-01-10  FR notifies completion of its procedures\n    received 2000-01-20 by GB\n  \
                2000-01-12  GB notifies completion of its procedures\n    received 2000-01-14 by FR\n";
    check(&receipt, acts, None, &[("2000-01-19", "no"), ("2000-01-20", "yes since 2000-01-20")]);
    let sent = receipt.replace("receipt of the last", "the last");
    let acts = "  2000-01-10  FR notifies completion of its procedures\n  \
                2000-01-12  GB notifies completion of its procedures\n";
    check(&sent, acts, None, &[("2000-01-11", "no"), ("2000-01-12", "yes since 2000-01-12")]);
}

#[test]
fn still_begins_again_when_the_condition_is_next_true() {
    let clauses =
        format!("{OPEN}enters into force 10 days after deposit of 2 instruments, if still so\n");
    let acts = "  2000-01-10  FR accedes\n  2000-01-11  GB accedes\n  \
                2000-01-15  FR withdraws its instrument of accession\n  2000-01-25  US accedes\n";
    check(&clauses, acts, None, &[("2000-02-03", "no"), ("2000-02-04", "yes since 2000-02-04")]);
}

#[test]
fn cases_with_a_deadline_and_the_earlier_of_two() {
    let cases = format!(
        "{OPEN}enters into force:\n  if all signatories have deposited by 2000-03-01: on 2000-03-01\n  \
         otherwise: on the first day of the month after deposit by all signatories\n"
    );
    let acts = "  2000-01-10  FR and GB sign\n  2000-01-11  FR ratifies\n  2000-02-28/2000-03-03  GB ratifies\n";
    check(
        &cases,
        acts,
        None,
        &[
            ("2000-03-01", "open since 2000-03-01"),
            ("2000-04-01", "yes since 2000-03-01/2000-04-01"),
        ],
    );
    let earlier = format!(
        "\nset north \"x\": FR and GB\n{OPEN}enters into force on the earlier of:\n  \
         5 days after deposit of 3 instruments\n  \
         10 days after deposit of 2 instruments, if deposit by 2 of north has not occurred by 40 days after adoption\n"
    );
    let acts = "  2000-01-10  FR accedes\n  2000-01-11  US accedes\n";
    check(&earlier, acts, None, &[("2000-02-10", "no"), ("2000-02-11", "yes since 2000-02-11")]);
}

#[test]
fn later_parties_by_either_form() {
    let acts = "  2000-01-10  FR accedes\n  2000-01-11  GB accedes\n  2000-01-13  US accedes\n";
    let met = format!(
        "{OPEN}enters into force on the 10th day after deposit of 2 instruments\n\
         for each later party, on the 15th day after its deposit\n"
    );
    check(&met, acts, Some("GB"), &[("2000-01-21", "yes since 2000-01-21")]);
    check(&met, acts, Some("US"), &[("2000-01-27", "no"), ("2000-01-28", "yes since 2000-01-28")]);
    let after = met.replace("each later party", "each party that consents after entry into force");
    check(
        &after,
        acts,
        Some("US"),
        &[("2000-01-20", "no"), ("2000-01-21", "yes since 2000-01-21")],
    );
}

#[test]
fn withdrawal_lock_in_named_day_and_revocation() {
    let force = format!("{OPEN}enters into force on deposit of 2 instruments\n");
    let acts = "  2000-01-10  FR, GB and US accede\n  2000-02-10  US gives notice of withdrawal\n    effective 2000-06-01\n";
    let exit = |more: &str| {
        format!(
            "{force}a party may withdraw, 1 month after receipt of its notice by the depositary{more}\n"
        )
    };
    check(
        &exit(""),
        acts,
        Some("US"),
        &[("2000-03-09", "yes since 2000-01-10 until 2000-03-10"), ("2000-03-10", "no")],
    );
    check(
        &exit(" or on a later day it names"),
        acts,
        Some("US"),
        &[("2000-05-31", "yes since 2000-01-10 until 2000-06-01")],
    );
    check(
        &exit(", notice not before 2 months after entry into force for it"),
        acts,
        Some("US"),
        &[("2000-12-31", "yes since 2000-01-10")],
    );
    check(
        &exit(", effect not before 3 months after entry into force"),
        acts,
        Some("US"),
        &[("2000-04-09", "yes since 2000-01-10 until 2000-04-10")],
    );
    check(
        &exit(", notice only within 2 days after each 10 days from entry into force"),
        acts,
        Some("US"),
        &[("2000-03-09", "yes since 2000-01-10 until 2000-03-10")],
    );
    let year =
        exit("").replace("1 month after receipt", "at the end of the calendar year of receipt");
    check(&year, acts, Some("US"), &[("2000-12-31", "yes since 2000-01-10 until 2001-01-01")]);
    let revoked = format!("{acts}  2000-03-08/2000-03-10  US revokes its notice of withdrawal\n");
    check(&exit(""), &revoked, Some("US"), &[("2000-03-10", "open since 2000-01-10")]);
}

#[test]
fn terms_notices_and_what_a_notice_never_shortens() {
    let force = CLOSED.to_owned() + "enters into force on deposit by all signatories\n";
    let acts = "  2000-01-10  FR and GB ratify\n";
    check(
        &format!("{force}in force for 2 months\n"),
        acts,
        None,
        &[("2000-03-09", "yes since 2000-01-10 until 2000-03-10")],
    );
    check(
        &format!("{force}in force until 2000-03-10\n"),
        acts,
        None,
        &[("2000-03-10", "yes since 2000-01-10 until 2000-03-11")],
    );
    let renewed = format!(
        "{force}in force for 2 months, then for 1 month at a time, unless a party gives notice at least 20 days before the end\n"
    );
    let notice = |day: &str| format!("{acts}  {day}  GB gives notice of non-renewal\n");
    check(
        &renewed,
        &notice("2000-02-19"),
        None,
        &[("2000-02-20", "yes since 2000-01-10 until 2000-03-10")],
    );
    check(
        &renewed,
        &notice("2000-02-20"),
        None,
        &[("2000-02-20", "yes since 2000-01-10 until 2000-04-10")],
    );
    let until =
        format!("{force}in force for 2 months, then until 20 days after notice by a party\n");
    let notice = |day: &str| format!("{acts}  {day}  GB gives notice of termination\n");
    check(
        &until,
        &notice("2000-01-20"),
        None,
        &[("2000-02-20", "yes since 2000-01-10 until 2000-03-10")],
    );
    check(
        &until,
        &notice("2000-03-20"),
        None,
        &[("2000-02-20", "yes since 2000-01-10 until 2000-04-09")],
    );
}

#[test]
fn too_few_parties_and_agreement() {
    let force = format!(
        "{OPEN}enters into force on deposit of 2 instruments\na party may withdraw, 10 days after its notice\n"
    );
    let acts = "  2000-01-10  FR, GB and US accede\n  2000-01-15  GB gives notice of withdrawal\n";
    let below = |words: &str| format!("{force}ends when {words}\n");
    let denounced = below("denunciations leave fewer than 3 parties");
    check(&denounced, acts, None, &[("2000-01-24", "yes since 2000-01-10 until 2000-01-25")]);
    let month = below("fewer than 3 parties remain for 1 month");
    check(&month, acts, None, &[("2000-02-24", "yes since 2000-01-10 until 2000-02-25")]);
    check(&force, acts, None, &[("2000-12-31", "yes since 2000-01-10")]);
    // VCLT 2(1)(a): a treaty is between two at least.
    let both = acts.replace("FR, GB and US", "FR and GB");
    check(&force, &both, None, &[("2000-01-24", "yes since 2000-01-10 until 2000-01-25")]);
    let agree =
        "  2000-01-10  FR and GB accede\n  2000-01-15  FR and GB agree to terminate the treaty\n";
    check(
        &force,
        agree,
        None,
        &[("2000-01-14", "yes since 2000-01-10 until 2000-01-15"), ("2000-01-15", "no")],
    );
}

#[test]
fn provisional_until_in_force_or_refused() {
    let text = format!(
        "{HEAD}{CLOSED}this treaty is applied provisionally from signature\n\
         enters into force on deposit by all signatories\n\nacts\n  2000-01-10  FR and GB sign\n  \
         2000-02-10  GB declares that it will not become a party\n"
    );
    let oracle = Oracle::of(&Case::read(&[text]).unwrap());
    let provisional = |of: &str, day: &str| {
        let states = oracle.state(&of.parse().unwrap(), day.parse().unwrap());
        states.iter().all(|it| it.provisional)
    };
    assert!(!provisional("FR", "2000-01-09") && provisional("FR", "2000-01-10"));
    assert!(provisional("GB", "2000-02-09") && !provisional("GB", "2000-02-10"));
    // It was applied with GB alone.
    assert!(provisional("FR", "2000-02-09") && !provisional("FR", "2000-02-10"));
}

#[test]
fn links_between_treaties() {
    let old = format!(
        "{HEAD}{CLOSED}enters into force on deposit by all signatories\n\
                       a party may terminate this treaty, 10 days after its notice\n\nacts\n  \
                       2000-01-05  FR and GB ratify\n"
    )
    .replace("T-2000", "OLD-1999");
    let given = format!("{old}  2000-02-10  GB gives notice of termination\n");
    let new = |clauses: &str, acts: &str| format!("{HEAD}{CLOSED}{clauses}\nacts\n{acts}");
    let ratify = "  2000-01-10  FR ratifies\n  2000-01-12  GB ratifies\n";
    let force = "enters into force on deposit by all signatories\n";
    let replacing = new(&format!("{force}replaces OLD-1999 on entry into force\n"), ratify);
    check_texts(
        &[old.clone(), replacing],
        None,
        &[("2000-01-11", "yes since 2000-01-05 until 2000-01-12")],
    );
    let as_long = new(&format!("{force}in force as long as OLD-1999\n"), ratify);
    check_texts(
        &[as_long, given.clone()],
        None,
        &[("2000-02-19", "yes since 2000-01-12 until 2000-02-20")],
    );
    let later = new(
        "enters into force on all of:\n  OLD-1999 is in force\n  deposit of 2 instruments\n",
        ratify,
    );
    check_texts(&[later, given.clone()], None, &[("2000-01-12", "yes since 2000-01-12")]);
    let ceased = new(
        "enters into force on all of:\n  OLD-1999 ceases to be in force\n  deposit of 2 instruments\n",
        ratify,
    );
    check_texts(
        &[ceased, given],
        None,
        &[("2000-02-19", "no"), ("2000-02-20", "yes since 2000-02-20")],
    );
}

#[test]
fn rival_accounts_and_denials() {
    let clauses = format!("{OPEN}enters into force on deposit of 1 instrument\n");
    let told = |one: &str, two: &str| {
        format!(
            "  2000-01-10  FR accedes\n    source \"A\" 2000-03-01, {one}\n  \
                 2000-01-20  FR accedes\n    source \"B\" 2000-03-01, {two}\n"
        )
    };
    check(
        &clauses,
        &told("A1", "A1"),
        None,
        &[
            ("2000-01-10", "open since 2000-01-10"),
            ("2000-01-20", "yes since 2000-01-10/2000-01-20"),
        ],
    );
    check(&clauses, &told("A1", "A2"), None, &[("2000-01-10", "yes since 2000-01-10")]);
    check(
        &clauses,
        &told("C1", "B6"),
        None,
        &[("2000-01-19", "no"), ("2000-01-20", "yes since 2000-01-20")],
    );
    let narrowed = "  2000-01-10/2000-01-15  FR accedes\n    source \"A\" 2000-03-01, B2\n  \
                    2000-01-14/2000-01-20  FR accedes\n    source \"B\" 2000-03-01, A1\n";
    check(
        &clauses,
        narrowed,
        None,
        &[("2000-01-13", "no"), ("2000-01-15", "yes since 2000-01-14/2000-01-15")],
    );
    let denied = "  2000-01-10  FR accedes\n    source \"A\" 2000-03-01, B2\n  \
                  2000-01-10  FR accedes\n    denied\n    source \"B\" 2000-03-01, B2\n";
    check(&clauses, denied, None, &[("2000-01-10", "open since 2000-01-10")]);
}
