//! Rival accounts and open days side by side: each keeps its own days, and an answer hangs on what can
//! turn it.

#![cfg(test)]

mod asked;

use asked::check;
use foedera_dates::Verdict;
use foedera_engine::{Engine, OpenOn, Policy, Question};
use foedera_entities::World;

const RIVALS: &str = "treaty FR-DE-1999 \"R\"
  between FR and DE
  counts days to the Nth day
  counts month ends by clipping

consent by ratification
enters into force on the 30th day after exchange of instruments of ratification
in force for 10 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end

acts
  1999-01  FR and DE sign
  1999-03-01  FR and DE exchange instruments of ratification
    source \"A\" 1999-03-02, B2
  1999-04-01  FR and DE exchange instruments of ratification
    source \"B\" 1999-05-02, B2
";

/// What each standing that DE may have on a day bears as its days.
#[track_caller]
fn each(on: &str, expected: &str) {
    let (treaties, said) = asked::read(RIVALS);
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    let on = on.parse().unwrap();
    let asked = Question { treaty: treaties[0].id.clone(), on, of: None, with: None };
    let answer = engine.status(&asked).unwrap();
    let state = answer.states.iter().find(|it| it.state.as_str() == "DE").unwrap();
    assert_eq!((state.since, state.until), (None, None));
    let date = |word: &str, on: Option<foedera_dates::Bounds>| {
        on.map_or_else(String::new, |it| format!(" {word} {it}"))
    };
    let told: Vec<String> = state
        .each
        .iter()
        .map(|it| format!("{}{}{}", it.standing, date("since", it.since), date("until", it.until)))
        .collect();
    assert_eq!(told.join("; "), expected);
}

#[test]
fn every_standing_that_is_possible_has_days_of_its_own() {
    let signed = "signatory since 1999-01-01/1999-01-31 until 1999-04-01";
    each("1999-03-30", &format!("{signed}; consented since 1999-03-01 until 1999-03-31"));
    each("1999-03-31", &format!("{signed}; party since 1999-03-31"));
    each("1999-04-30", "consented since 1999-04-01 until 1999-05-01; party since 1999-03-31");
}

#[test]
fn an_answer_hangs_only_on_what_can_turn_it() {
    let accounts = "exchange of instruments, by DE and FR on 1999-03-01 against \
                    exchange of instruments, by DE and FR on 1999-04-01";
    check(RIVALS, "open on 1999-03-31", accounts);
    let text = RIVALS.replace("1999-01  FR and DE sign", "1999-01/1999-02  FR and DE sign");
    check(&text, "open on 1999-04-15", accounts);
    let open = "treaty T-2000 \"T\"
  counts days as UN
  counts month ends by clipping

consent by ratification
accession open to all states
enters into force on deposit of 2 instruments
in force for 1 year

acts
  2000-01-01  FR ratifies
  2000-02-01/2000-02-20  DE ratifies
  2000-02-25/2000-02-28  IT ratifies
";
    check(open, "open on 2000-02-10", "ratification, by DE on 2000-02-01/2000-02-20");
    check(open, "open on 2001-02-10", "ratification, by DE on 2000-02-01/2000-02-20");
}

#[test]
fn each_way_says_whose_word_it_follows() {
    let (treaties, said) = asked::read(RIVALS);
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    let on = "1999-04-15".parse().unwrap();
    let asked = Question { treaty: treaties[0].id.clone(), on, of: None, with: None };
    let branches = engine.status(&asked).unwrap().branches;
    let told = branches.iter().map(|it| format!("{}: {}", it.in_force, it.held_by.join(" and ")));
    assert_eq!(told.collect::<Vec<_>>(), ["yes: A 1999-03-02, B2", "no: B 1999-05-02, B2"]);
}

#[test]
fn who_goes_through_fewer_ways_leaves_open_what_the_others_would_say() {
    let (treaties, said) = asked::read(RIVALS);
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    let on = "1999-06-01".parse().unwrap();
    let asked = Question { treaty: treaties[0].id.clone(), on, of: None, with: None };
    let told = |engine: &Engine| {
        let answer = engine.status(&asked).unwrap();
        (answer.in_force, answer.open_on.contains(&OpenOn::Limit))
    };
    assert_eq!(told(&engine), (Verdict::Yes, false));
    assert_eq!(told(&engine.going_through(1)), (Verdict::Open, true));
}

#[test]
fn each_way_has_its_reasons_under_what_it_supposes() {
    let rivals = "treaty T-2000 \"T\"
consent by ratification
enters into force on deposit of 1 instrument

acts
  2000-01-01  FR ratifies
    source \"A\" 2000-03-02, B2
  2000-02-01  FR ratifies
    source \"B\" 2000-03-02, B2
";
    check(
        rivals,
        "why on 2000-01-15",
        "whether T-2000 is in force on 2000-01-15 is open
  if ratification, by FR on 2000-01-01
    it entered into force on 2000-01-01 [\"enters into force on deposit of 1 instrument\"]
      on 2000-01-01, the day itself [\"enters into force on deposit of 1 instrument\"]
        1 instrument by 2000-01-01, the last by FR
          ratification, by FR, on 2000-01-01
  if ratification, by FR on 2000-02-01
    it is in force only from 2000-02-01
      it entered into force on 2000-02-01 [\"enters into force on deposit of 1 instrument\"]
        on 2000-02-01, the day itself [\"enters into force on deposit of 1 instrument\"]
          1 instrument by 2000-02-01, the last by FR
            ratification, by FR, on 2000-02-01
  what must happen before entry into force has not happened
    missing: deposit of an instrument, by 1 more of any states [\"enters into force on deposit of 1 instrument\"]",
    );
}

#[test]
fn what_rests_on_open_days_is_shown_for_some_of_them() {
    let open = "treaty T-2000 \"T\"
  counts days as UN
consent by ratification
enters into force 30 days after deposit of 2 instruments

acts
  2000-03  FR ratifies
  2000-03  GB ratifies
";
    check(
        open,
        "why on 2000-05-01",
        "T-2000 is in force since a day between 2000-03-31 and 2000-04-30
  it entered into force on a day between 2000-03-31 and 2000-04-30 [\"enters into force 30 days after deposit of 2 instruments\"]
    a day between 2000-03-31 and 2000-04-30 is 30 days after a day between 2000-03-01 and 2000-03-31 [\"enters into force 30 days after deposit of 2 instruments\"]
      for instance, if ratification, by FR was on 2000-03-01 and if ratification, by GB was on 2000-03-01
        2 instruments by 2000-03-01, the last by FR and GB
          ratification, by GB, on a day between 2000-03-01 and 2000-03-31
          ratification, by FR, on a day between 2000-03-01 and 2000-03-31",
    );
}

#[test]
fn the_term_of_one_branch_is_not_that_of_the_answer() {
    check(RIVALS, "term on 1999-03-31", "nothing");
    check(
        RIVALS,
        "term on 2000-01-01",
        "ends 2009-03-31/2009-05-01, notice by 2008-03-31/2008-05-01, renewed for 5 years",
    );
}

#[test]
fn readings_of_the_law_are_no_accounts() {
    let suspended = "treaty N-1968 \"N\"
  counts days as UN
  counts month ends by clipping

consent by ratification
accession open to all states
enters into force on deposit of 2 instruments
a party may withdraw, 3 months after its notice

acts
  1970-01-01  FR, DE and KP ratify
  1993-03-12  KP gives notice of withdrawal
  1993-06-11  KP suspends its notice of withdrawal
  2003-01-10  KP resumes its notice of withdrawal
";
    let asked = "open on 2003-02-01 for KP";
    let told = "a resumed notice runs the rest of its period, or a resumed notice runs its whole period anew";
    check(suspended, asked, told);
}

#[test]
fn who_replaced_a_treaty_that_has_ended_is_told() {
    let two = "treaty OLD-1990 \"O\"
  between FR and DE

consent by ratification
enters into force on deposit by all signatories
in force indefinitely

acts
  1990-01-01  FR and DE ratify
---
treaty NEW-2000 \"N\"
  between FR and DE

consent by ratification
enters into force on deposit by all signatories
replaces OLD-1990 on entry into force

acts
  2000-01-01  FR and DE ratify
";
    let (treaties, said) = asked::read(two);
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    let replaced = |on: &str| {
        let on = on.parse().unwrap();
        let asked = Question { treaty: "OLD-1990".to_owned(), on, of: None, with: None };
        engine.status(&asked).unwrap().replaced_by
    };
    assert_eq!(replaced("1999-12-31"), Vec::<String>::new());
    assert_eq!(replaced("2000-01-01"), ["NEW-2000"]);
}

const NOTICES: &str = "treaty W-1990 \"W\"
  between FR and DE
  counts days as UN
  counts month ends by clipping

consent by ratification
enters into force on deposit by all signatories
a party may withdraw, 1 month after receipt of its notice by the other party

acts
  1990-01-01  FR and DE sign
  1991-01-01  FR and DE ratify
  2000-01-10  FR gives notice of termination
    received 2000-01-20 by DE
    source \"A\" 2000-02-01, B2
  2001-01-10  FR gives notice of termination
    received 2001-01-20 by DE
    source \"B\" 2001-02-01, B2
";

/// Whoever tells when a notice was sent and when it was received tells one story; what somebody does
/// not tell is free.
#[test]
fn the_dates_of_one_story_are_chosen_together() {
    let notice = "notice of withdrawal (termination), by FR";
    let early = format!("no if {notice} on 2000-01-10, received on 2000-01-20");
    let late = format!("yes if {notice} on 2001-01-10, received on 2001-01-20");
    check(NOTICES, "branches on 2000-06-01", &format!("{early}; {late}"));
    let silent = NOTICES.replace("    received 2001-01-20 by DE\n", "");
    check(&silent, "branches on 2000-06-01", "nothing");
}

/// Who had left before, or was never there, was replaced by nobody; two that replace are both told.
#[test]
fn a_replacement_is_told_to_those_whom_it_ended() {
    let old = "treaty OLD-1990 \"Old\"\n\nconsent by ratification\naccession open to all states\nenters into force on deposit of 2 instruments\na party may withdraw, 3 months after its notice\n\nacts\n  1990-01-01  DE, FR and IT ratify\n  1995-01-01  IT gives notice of withdrawal\n";
    let new = |id: &str| {
        format!(
            "---\ntreaty {id} \"New\"\n  between FR and DE\n\nconsent by ratification\nenters into force on deposit by all signatories\nreplaces OLD-1990 on entry into force\n\nacts\n  2000-01-01  FR and DE ratify\n"
        )
    };
    let two = format!("{old}{}{}", new("ALT-2000"), new("NEW-2000"));
    let (treaties, said) = asked::read(&two);
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    let replaced = |of: Option<&str>| {
        let on = "2001-01-01".parse().unwrap();
        let of = of.map(|it| it.parse().unwrap());
        let asked = Question { treaty: "OLD-1990".to_owned(), on, of, with: None };
        engine.status(&asked).unwrap().replaced_by
    };
    assert_eq!(replaced(Some("FR")), ["ALT-2000", "NEW-2000"]);
    assert_eq!(replaced(Some("IT")), Vec::<String>::new());
    assert_eq!(replaced(Some("JP")), Vec::<String>::new());
}

const LAW_THAT_MATTERS_NOT: &str = "treaty W-1970 \"W\"
  counts days to the Nth day

consent by ratification
accession open to all states
enters into force on deposit of 3 instruments
for each later party, on its deposit
a party may withdraw, 1 year after receipt of its notice by the depositary
ends when fewer than 3 parties remain

acts
  1970-06-01  FR, IT and NL ratify
  1971-01-01  PT accedes
  1973-05-31  PT gives notice of withdrawal
  1979-01-01  PT accedes
  1979-02-01  PT gives notice of withdrawal again
  1980-05-01  IT gives notice of withdrawal
    source \"A\" 1982
  1981-05-01  IT gives notice of withdrawal
    source \"B\" 1982
";

#[test]
fn a_branch_names_only_what_the_answer_hangs_on() {
    check(
        LAW_THAT_MATTERS_NOT,
        "branches on 1981-06-01",
        "no if notice of withdrawal, by IT on 1980-05-01; yes if notice of withdrawal, by IT on 1981-05-01",
    );
}
