//! Asked of one state or of two, an answer is about them, in their years of life.

#![cfg(test)]

mod asked;

use asked::check;

const COVENANT: &str = "treaty T-1966 \"T\"
  counts days as UN
  counts month ends by clipping

article 41
  article 41 enters into force on 2 declarations under article 41
  a party may declare under article 41, in force between those that have

article 48
  consent by ratification
  accession open to all states

article 49
  enters into force on deposit of 3 instruments
  for each later party, 3 months after its deposit

acts
  1970-01-01  DE, FR and SE ratify
  1970-02-01  DE declares under article 41
  1970-03-01  SE declares under article 41
  1971-01-01  CZECHOSLOVAKIA accedes
  1972-06-01  FR declares under article 41
  1975-10-07  GDR signs
  1993-02-22  CZ succeeds
    effective 1993-01-01
  1995-01-01  FR withdraws its declaration under article 41
";

#[test]
fn an_exception_is_about_the_state_or_pair_that_is_asked_about() {
    check(COVENANT, "parts on 1971-01-01", "article 41 yes since 1970-03-01");
    check(COVENANT, "parts on 1971-01-01 for SE", "article 41 yes since 1970-03-01");
    check(COVENANT, "parts on 1971-01-01 for FR", "article 41 no");
    check(COVENANT, "parts on 1971-01-01 for SE with DE", "article 41 yes since 1970-03-01");
    check(COVENANT, "parts on 1971-01-01 for SE with FR", "article 41 no");
    check(COVENANT, "parts on 1973-01-01 for FR with SE", "article 41 yes since 1972-06-01");
    check(COVENANT, "parts on 1996-01-01 for FR with SE", "article 41 no");
    check(COVENANT, "parts on 1971-01-01 for JP", "nothing");
    check(COVENANT, "parts on 2000-01-01 for CZECHOSLOVAKIA", "nothing");
}

#[test]
fn no_party_and_no_state_that_is_no_more_is_asked_for_its_consent() {
    check(COVENANT, "on 1993-01-01 for CZ", "yes since 1993-01-01");
    check(COVENANT, "missing on 1993-01-01 for CZ", "nothing");
    check(COVENANT, "missing on 1995-01-01 for CZECHOSLOVAKIA", "nothing");
    check(COVENANT, "missing on 1995-01-01 for GDR", "nothing");
    check(COVENANT, "missing on 1989-01-01 for GDR", "consent to be bound by GDR");
    let why = asked::answer(COVENANT, "why on 1993-06-01 for CZ");
    assert!(why.contains("its succession counts from 1993-01-01, the day that it names"), "{why}");
    assert!(!why.contains("3 months after"), "{why}");
}

#[test]
fn the_duties_of_a_state_end_with_it() {
    check(COVENANT, "states on 1990-10-02 for GDR", "GDR signatory since 1975-10-07 (a)");
    check(COVENANT, "states on 1990-10-03 for GDR", "GDR ended since 1990-10-03");
    let axes = "signature no, consent no, force no, provisional no, suspended no, exit none";
    check(COVENANT, "axes of GDR on 2000-01-01 for GDR", axes);
    check(COVENANT, "axes of GDR on 2000-01-01", "none");
}

#[test]
fn a_state_negotiates_only_once_it_is_there() {
    let closed = "treaty L-2007 \"L\"\n  between DE and IT\nconsent by ratification\nenters into force on deposit by all signatories\n\nacts\n  2008-01-01  DE ratifies\n";
    check(closed, "states on -0043-03-15", "nothing");
    check(closed, "states on 2007-12-31 for IT", "IT negotiating");
}

#[test]
fn a_state_is_not_asked_about_with_itself() {
    let (treaties, said) = asked::read(COVENANT);
    let engine = foedera_engine::Engine::new(
        &treaties,
        foedera_entities::World::embedded(),
        &said,
        foedera_engine::Policy::EVERYONE,
        None,
    );
    let refused = |of: &str, with: &str| {
        let question = foedera_engine::Question {
            treaty: "T-1966".to_owned(),
            on: "1990-01-01".parse().unwrap(),
            of: Some(of.parse().unwrap()),
            with: Some(with.parse().unwrap()),
        };
        engine.status(&question).unwrap_err().to_string()
    };
    assert_eq!(
        refused("FR", "FR"),
        "a treaty is in force between two: ask for FR alone, or name another state"
    );
    assert_eq!(
        refused("RU", "SU"),
        "RU and SU are the same subject of law: ask for RU alone, or name another state"
    );
}
