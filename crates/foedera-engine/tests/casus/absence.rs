//! Why a treaty binds two or does not, as the engine answers it: not yet there, gone, there without them, not
//! between them, suspended, or applied before it is in force.

use foedera_engine::casus::{Casus, LawOf, casus};
use foedera_engine::{Engine, Policy, Said};
use foedera_entities::World;

use crate::showing::{scenario, shown, unindented};

/// What becomes of the duty of France toward Poland, under a treaty with these clauses and acts.
#[track_caller]
fn check(clauses: &str, acts: &[&str], on: &str, expected: &str) {
    let told = told(clauses, acts, &format!("{on}  DE attacks PL"));
    let duty = told.duties.iter().find(|it| it.bearer.as_str() == "FR").expect("a duty");
    assert!(duty.because.says.starts_with(expected), "{on}: {}", duty.because.says);
}

/// The same for any events, as lines of the duties.
#[track_caller]
fn told(clauses: &str, acts: &[&str], events: &str) -> Casus {
    let acts: Vec<String> = acts.iter().map(|it| format!("\n  {it}")).collect();
    let text = format!(
        "treaty T-1921 \"T\"\n  counts days to the Nth day\n  journal complete until 2000-01-01\n\n\
         article 1\n  on attack on a party:\n    each other party owes it assistance\n\n\
         article 9\n  consent by ratification\n  {clauses}\n\nacts{}\n",
        acts.concat()
    );
    let file = foedera_clauses::parse(&text);
    assert!(!file.has_errors(), "{:?}", file.diagnostics);
    let numbered = file.value.statements.into_iter().enumerate();
    let said: Vec<Said> =
        numbered.map(|(at, it)| Said::recorded(format!("T-1921 {at}"), it)).collect();
    let treaties: Vec<_> = file.value.treaty.into_iter().collect();
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    casus(&LawOf::new(&engine), &scenario(events), None)
}

/// Who took back its instrument ended nothing: the treaty never began.
#[test]
fn a_treaty_that_never_began_is_not_yet_in_force() {
    let clauses = "in force indefinitely\n  silent on withdrawal\n  enters into force on deposit of 3 instruments";
    let acts = [
        "1921-02-19  FR and PL sign",
        "1922-02-19  FR ratifies",
        "1922-03-19  BE ratifies",
        "1923-03-19  BE withdraws its instrument of ratification",
    ];
    check(clauses, &acts, "1939-09-01", "not-bound (not yet in force)");
}

/// Its end may have come: it is there, or gone, and in no case has it yet to begin.
#[test]
fn a_treaty_whose_end_is_open_is_in_force_for_others() {
    let clauses = "enters into force on deposit of 2 instruments\n  in force for 10 years";
    let acts = ["1921-02-19  FR, BE and PL sign", "1922  FR ratifies", "1922-03-19  BE ratifies"];
    check(clauses, &acts, "1921-06-01", "not-bound (not yet in force)");
    check(clauses, &acts, "1925-06-01", "not-bound (not a party)");
    check(clauses, &acts, "1932-06-01", "not-bound (not a party)");
    check(clauses, &acts, "1933-06-01", "not-bound (ended)");
}

const THREE: [&str; 3] =
    ["1921-01-01  FR ratifies", "1921-01-01  BE ratifies", "1921-01-01  PL ratifies"];
const AT_TWO: &str =
    "enters into force on deposit of 2 instruments\n  for each later party, on its deposit";

#[track_caller]
fn among_three(clauses: &str, acts: &[&str], on: &str, expected: &str) {
    check(&format!("{AT_TWO}\n  {clauses}"), &[&THREE, acts].concat(), on, expected);
}

#[test]
fn of_two_between_whom_it_is_suspended_neither_owes() {
    let acts = [
        "1930-01-01  FR and PL suspend the treaty toward FR and PL",
        "1931-01-01  FR and PL resume the treaty toward FR and PL",
    ];
    let clauses = "accession open to all states";
    among_three(clauses, &acts, "1929-12-31", "triggered");
    among_three(clauses, &acts, "1930-01-01", "not-bound (suspended)");
    among_three(clauses, &acts, "1931-01-01", "triggered");
    let of_another = ["1930-01-01  BE suspends the treaty toward PL"];
    among_three(clauses, &of_another, "1930-06-01", "triggered");
    let alone = ["1930-01-01  FR suspends the treaty toward PL"];
    among_three(clauses, &alone, "1930-06-01", "triggered-if");
    let on_some_day =
        ["1930  FR suspends the treaty toward PL", "1930-01-01  PL suspends the treaty toward FR"];
    among_three(clauses, &on_some_day, "1930-06-01", "triggered-if");
    among_three(clauses, &on_some_day, "1931-06-01", "not-bound (suspended)");
}

#[test]
fn nor_who_has_suspended_it_toward_all() {
    let clauses = "a party may suspend this treaty, on 1 months' notice";
    among_three(
        clauses,
        &["1930-01-01  FR suspends the treaty"],
        "1930-06-01",
        "not-bound (suspended)",
    );
    among_three(
        clauses,
        &["1930-01-01  PL suspends the treaty"],
        "1930-06-01",
        "not-bound (suspended)",
    );
    among_three(clauses, &["1930-01-01  BE suspends the treaty"], "1930-06-01", "triggered");
}

#[test]
fn nor_those_at_war_with_each_other_where_the_treaty_says_so() {
    let acts = ["1930-01-01  FR is at war with PL", "1931-01-01  FR makes peace with PL"];
    let clauses = "is suspended while its parties are at war with each other";
    among_three(clauses, &acts, "1930-06-01", "not-bound (suspended)");
    among_three(clauses, &acts, "1931-06-01", "triggered");
}

/// Each is a party, and toward the other there is no treaty.
#[test]
fn two_parties_between_whom_it_is_not_in_force() {
    let clauses =
        "accession open to all states\n  accession binds only with parties that accept it";
    let acts = |accession: &'static str| {
        [
            "1921-01-01  BE ratifies",
            "1921-01-01  PL ratifies",
            accession,
            "1923-06-01  BE accepts the accession of FR",
        ]
    };
    let with_clauses = format!("{AT_TWO}\n  {clauses}");
    check(
        &with_clauses,
        &acts("1923-01-01  FR accedes"),
        "1925-01-01",
        "not-bound (not in force between the two)",
    );
}

/// As if it were in force (ILC, Guide to Provisional Application, guideline 6).
#[test]
fn what_is_applied_provisionally_binds() {
    let clauses = "enters into force on deposit of 3 instruments\n  this treaty is applied provisionally from signature";
    check(clauses, &["1921-02-19  FR and PL sign"], "1921-02-19", "triggered");
    check(
        clauses,
        &["1921-02-19  FR and PL sign", "1921-06-01  FR ratifies"],
        "1921-07-01",
        "triggered",
    );
    check(
        clauses,
        &["1921-02-19  FR signs", "1921-06-01  PL ratifies"],
        "1921-07-01",
        "not-bound (not yet in force)",
    );
}

/// The whole is in force; the articles that bind are not.
#[test]
fn a_part_that_is_not_in_force() {
    let of = |part: &str| format!("{part} enter into force on deposit of 3 instruments");
    let acts: [&str; 0] = [];
    let two = ["1921-01-01  FR and PL ratify", "1923-01-01  BE ratifies"];
    let check = |part: &str, on: &str, expected: &str| {
        check(&format!("{AT_TWO}\n  {}", of(part)), &[&two[..], &acts].concat(), on, expected);
    };
    check("articles 1 to 3", "1922-12-31", "not-bound (article not in force)");
    check("articles 1 to 3", "1923-01-01", "triggered");
    check("articles 2 to 3", "1922-12-31", "triggered");
    let told = told(
        &format!("{AT_TWO}\n  {}", of("articles 1 to 3")),
        &two,
        "1922-12-01  DE attacks PL\n  goes on until 1923-06-01",
    );
    let told = shown(&told);
    assert!(told.contains("may (VCLT 28): triggered since 1923-01-01"), "{told}");
}

const ACCESSION: [&str; 2] = ["1921-01-01  FR and PL ratify", "1923-03-01  BE accedes"];

#[track_caller]
fn with_accession(events: &str, expected: &str) {
    let clauses = format!("{AT_TWO}\n  accession open to all states");
    assert_eq!(shown(&told(&clauses, &ACCESSION, events)), unindented(expected), "{events}");
}

/// Who comes while the attack goes on is not passed over, whether it would owe or be owed.
#[test]
fn whoever_comes_in_while_an_attack_goes_on() {
    let owed = "T-1921 1: FR owes PL assistance against DE: triggered";
    with_accession("1923-02-15  DE attacks PL", owed);
    let readings = |on: &str| {
        format!(
            "T-1921 1: {on} assistance against DE: triggered-if
              if a continuing event counts that began before entry into force (VCLT 28)
              an act of the past does not bind (VCLT 28): not-bound (not yet in force)
              a situation that has not ceased may (VCLT 28): triggered since 1923-03-01"
        )
        .replace("            ", "")
    };
    let goes_on = "1923-02-15  DE attacks PL\n  goes on until 1923-04-01";
    with_accession(goes_on, &format!("{}\n{owed}", readings("BE owes PL")));
    let on_it = "1923-02-15  DE attacks BE\n  goes on until 1923-04-01";
    let both = [readings("FR owes BE"), readings("PL owes BE")].join("\n");
    with_accession(on_it, &both);
}

#[test]
fn whoever_comes_in_between_the_days_of_an_attack() {
    with_accession(
        "1923-02-25/1923-03-05  DE attacks PL",
        "
        T-1921 1: BE owes PL assistance against DE: triggered-if
          if it began on a day on which the treaty was in force between the two
        T-1921 1: FR owes PL assistance against DE: triggered
        ",
    );
}

/// Past the last day on which every act is recorded, whoever an event names may have come.
#[test]
fn who_may_have_come_unrecorded() {
    let clauses = format!("{AT_TWO}\n  accession open to all states");
    let of = |day: &str| {
        let acts = ["1921-01-01  FR and PL ratify"];
        let told = told(&clauses, &acts, &format!("{day}  DE attacks BE"));
        told.untouched.first().map(|it| it.why.to_string())
    };
    assert_eq!(of("1999-12-31").as_deref(), Some("no state of the treaty in it"));
    let perhaps = "no state of the treaty in it, unless one came unrecorded";
    assert_eq!(of("2000-02-01").as_deref(), Some(perhaps));
}

#[test]
fn a_reservation_to_the_article() {
    let clauses = "accession open to all states";
    let state = |acts: &[&str]| {
        let clauses = format!("{AT_TWO}\n  {clauses}");
        let told = told(&clauses, &[&THREE, acts].concat(), "1930-01-01  DE attacks PL");
        shown(&told)
    };
    let to = |article: &str| {
        state(&[&format!("1921-01-01  PL makes a reservation to article {article}")])
    };
    let owed = "T-1921 1: FR owes PL assistance against DE: triggered";
    assert!(to("1").contains(&format!(
        "{owed}-if\n  if the reservation of PL leaves it owed: it modifies the provision between the two (VCLT 21(1))"
    )), "{}", to("1"));
    assert!(to("2").ends_with(owed), "{}", to("2"));
    let objected = state(&[
        "1921-01-01  PL makes a reservation to article 1",
        "1921-06-01  FR objects to the reservation of PL to article 1",
    ]);
    assert!(objected.contains(&format!(
        "{owed}-if\n  if the reservation of PL leaves it owed: the provision does not apply to its extent (VCLT 21(3))"
    )), "{objected}");
    let withdrawn = state(&[
        "1921-01-01  PL makes a reservation to article 1",
        "1925-06-01  PL withdraws its reservation to article 1",
    ]);
    assert!(withdrawn.ends_with(owed), "{withdrawn}");
}
