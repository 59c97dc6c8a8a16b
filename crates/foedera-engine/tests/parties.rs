//! Who is a party, and who is none: what a signature confirmed, a signature succeeded to, a refusal, a
//! second accession, and a treaty replaced before it began make of it.

#![cfg(test)]

mod asked;

use asked::check;

fn ad_referendum(clause: &str) -> String {
    format!(
        "treaty A-2000 \"A\"
  between DE, FR and IT

consent by signature
enters into force on signature
{clause}
acts
  2000-01-01  FR and IT sign
  2000-01-02  DE signs ad referendum
  2000-04-01  DE confirms its signature
"
    )
}

#[test]
fn a_signature_ad_referendum_that_is_confirmed_binds_from_its_own_day() {
    let confirmed = ad_referendum("");
    check(&confirmed, "on 2000-05-01", "yes since 2000-01-02");
    check(&confirmed, "on 2000-05-01 for DE", "yes since 2000-01-02");
    let unconfirmed = confirmed.replace("  2000-04-01  DE confirms its signature\n", "");
    check(&unconfirmed, "on 2000-05-01", "no");
}

const BY_SUCCESSION: &str = "treaty S-1992 \"S\"

consent by ratification
enters into force on ratification by 2 states

acts
  1992-03-24  CA, CZECHOSLOVAKIA and FR sign
  1993-01-01  CZ succeeds
  1993-06-01  FR ratifies
";

#[test]
fn who_succeeds_to_a_signature_has_signed_and_not_consented() {
    check(BY_SUCCESSION, "on 1993-07-01", "no");
    check(
        BY_SUCCESSION,
        "states on 1993-07-01",
        "CA signatory since 1992-03-24 (a); CZ signatory since 1993-01-01 (a); FR consented since 1993-06-01 (b)",
    );
    check(
        BY_SUCCESSION,
        "warnings on 1993-07-01 for CZ",
        "CZ succeeds as of 1993-01-01 to a signature alone, that of CZECHOSLOVAKIA: it is not bound by \
         that, and can ratify (1978 Vienna Convention 37)",
    );
    let ratified = format!("{BY_SUCCESSION}  1994-06-01  CZ ratifies\n");
    check(&ratified, "on 1994-06-01", "yes since 1994-06-01");
    let bound = BY_SUCCESSION
        .replace("  1993-01-01", "  1992-06-01  CZECHOSLOVAKIA ratifies\n  1993-01-01");
    check(&bound, "states on 1993-05-01 for CZ", "CZ consented since 1993-01-01 (b)");
}

const REFUSED: &str = "treaty R-2000 \"R\"

consent by ratification
enters into force on deposit of 3 instruments

acts
  2000-01-01  FR and US sign
  2000-05-06  US declares that it will not become a party
  2001-01-01  US ratifies
  2001-02-01  FR ratifies
  2001-03-01  FR declares that it will not become a party
";

#[test]
fn a_refusal_ends_the_duty_of_a_signatory_and_takes_back_no_consent() {
    check(REFUSED, "states on 2000-02-01 for US", "US signatory since 2000-01-01 (a)");
    check(REFUSED, "states on 2000-06-01 for US", "US signatory since 2000-01-01");
    check(REFUSED, "states on 2001-01-15 for US", "US consented since 2001-01-01 (b)");
    check(REFUSED, "states on 2001-04-01 for FR", "FR consented since 2001-02-01 (b)");
}

const ANEW: &str = "treaty N-1961 \"N\"
  counts days as UN
  counts month ends by clipping

consent by ratification
accession open to all states
accession binds only with parties that do not object within 6 months of its notification
enters into force on deposit of 2 instruments
for each later party, on its deposit
a party may withdraw, 6 months after its notice

acts
  1963-01-01  DE and FR ratify
  2000-01-31  PL accedes
  2000-03-01  FR objects to the accession of PL
  2005-01-01  PL gives notice of withdrawal
  2010-01-01  PL accedes
";

#[test]
fn what_others_said_of_an_accession_is_not_said_of_the_next() {
    check(ANEW, "on 2001-01-01 for PL with FR", "no");
    check(ANEW, "on 2001-01-01 for PL with DE", "yes since 2000-01-31 until 2005-07-01");
    check(ANEW, "on 2011-01-01 for PL with FR", "yes since 2010-01-01");
    let accepting = ANEW
        .replace("do not object within 6 months of its notification", "accept it")
        .replace("FR objects to", "FR accepts");
    check(&accepting, "on 2001-01-01 for PL with FR", "yes since 2000-03-01 until 2005-07-01");
    check(&accepting, "on 2011-01-01 for PL with FR", "no");
}

const REPLACED: &str = "treaty OLD-1990 \"Old\"

consent by ratification
enters into force on deposit of 2 instruments
for each later party, on its deposit

acts
  1990-02-01  FR ratifies
  2001-03-01  DE ratifies
  2001-06-01  IT ratifies
---
treaty NEW-2000 \"New\"

consent by ratification
enters into force on deposit of 2 instruments
replaces OLD-1990 on entry into force

acts
  2000-02-01  FR ratifies
  2000-03-01  DE ratifies
";

#[test]
fn a_treaty_of_which_all_are_parties_to_its_successor_does_not_begin() {
    check(REPLACED, "on 2001-04-01", "no");
    check(REPLACED, "on 2005-01-01", "no");
    let earlier = REPLACED.replace("2001-03-01", "1995-03-01");
    check(&earlier, "on 1996-01-01", "yes since 1995-03-01 until 2000-03-01");
}

#[test]
fn what_lasts_as_long_as_another_does_not_outlive_it() {
    let text = |signed: &str| {
        format!(
            "treaty B-2000 \"B\"
  between FR and GB

consent by signature
enters into force on signature
in force as long as A-1990

acts
  {signed}  FR and GB sign
---
treaty A-1990 \"A\"
  between FR and GB

consent by signature
enters into force on signature
in force until 2000-12-31

acts
  1990-01-01  FR and GB sign
"
        )
    };
    check(&text("1995-01-01"), "on 1996-01-01", "yes since 1995-01-01 until 2001-01-01");
    check(&text("2005-01-01"), "on 2006-01-01", "no");
    check(&text("2001-01-01"), "on 2006-01-01", "no");
    // What it hangs on may come later.
    check(&text("1989-01-01"), "on 1989-06-01", "yes since 1989-01-01 until 2001-01-01");
}

const PROVISIONAL: &str = "treaty P-1990 \"P\"
  between FR and IT

consent by ratification
enters into force on exchange of instruments of ratification
this treaty is applied provisionally from 1990-06-15, until entry into force

acts
  1990-06-01  FR and IT sign
  1991-02-01  FR declares that it will not become a party
";

#[test]
fn nobody_applies_a_treaty_of_two_alone() {
    check(PROVISIONAL, "states on 1990-12-01 for IT", "IT provisional since 1990-06-15 (a)");
    check(PROVISIONAL, "states on 1991-02-01 for IT", "IT signatory since 1991-02-01 (a)");
    let ended = PROVISIONAL
        .replace("declares that it will not become a party", "ends provisional application");
    check(&ended, "states on 1991-02-01 for IT", "IT signatory since 1991-02-01 (a)");
    let three = PROVISIONAL
        .replace("between FR and IT", "between DE, FR and IT")
        .replace("FR and IT sign", "DE, FR and IT sign");
    check(&three, "states on 1991-02-01 for IT", "IT provisional since 1990-06-15 (a)");
}

/// 1978 Vienna Convention 23(1): a party since the succession, by a notification that came later; a list of the
/// days between names that.
#[test]
fn who_succeeds_is_listed_with_its_notification_on_the_days_before() {
    let text = "treaty S-1970 \"S\"\nconsent by ratification\naccession open to all states\n\
        enters into force on deposit of 2 instruments\nacts\n  1970-01-01  GB and YUGOSLAVIA ratify\n  \
        2001-03-12  SERBIA-MONTENEGRO succeeds\n";
    let (treaties, said) = asked::read(text);
    let world = foedera_entities::World::embedded();
    let policy = foedera_engine::Policy::EVERYONE;
    let engine = foedera_engine::Engine::new(&treaties, world, &said, policy, None);
    let day = |it: &str| it.parse::<foedera_dates::Day>().expect("a day");
    let consent = |on: &str| {
        let all = engine.expressed("S-1970", day(on)).expect("a treaty");
        let own = all.into_iter().find(|it| it.state.as_str() == "SERBIA-MONTENEGRO");
        own.and_then(|it| it.consent).and_then(|it| it.on.is_day())
    };
    assert_eq!(consent("1992-04-26"), None);
    assert_eq!(consent("1994-01-01"), Some(day("2001-03-12")));
    assert_eq!(consent("2002-01-01"), Some(day("2001-03-12")));
}

#[test]
fn an_objection_that_comes_when_silence_has_accepted_is_told_with_the_reason() {
    let text = "treaty T-1 \"T\"\nconsent by ratification\nenters into force on deposit of 1 instrument\nacts\n  \
        2001-01-10  FR and IT ratify\n  2001-01-10  IT makes a reservation to article 9\n  \
        2002-01-11  FR objects to the reservation of IT to article 9\n";
    let (treaties, said) = asked::read(text);
    let world = foedera_entities::World::embedded();
    let policy = foedera_engine::Policy::EVERYONE;
    let engine = foedera_engine::Engine::new(&treaties, world, &said, policy, None);
    let says = |on: &str| {
        let question = foedera_engine::Question {
            treaty: treaties[0].id.clone(),
            on: on.parse().expect("a day"),
            of: Some("IT".parse().expect("a state")),
            with: None,
        };
        let answer = engine.status(&question).expect("an answer");
        answer.reservations.first().expect("a reservation").because.says.clone()
    };
    let accepted = "accepted by silence, since 2002-01-11: it modifies both ways";
    let late = "; the objection of 2002-01-11 came after the last day for one (VCLT 20(5))";
    assert_eq!(says("2003-01-01"), format!("{accepted}{late}"));
}
