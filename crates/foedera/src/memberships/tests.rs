//! What acts come to as spells, without a library.

use foedera_model::{Act, Instrument};

use super::recorded::spells;
use super::*;

/// The spells that acts of Guyana come to.
#[track_caller]
fn check(acts: &[(ActKind, &str, Option<&str>)], expected: &[&str]) {
    let guyana: EntityId = "GY".parse().unwrap();
    let mut occurrences: BTreeMap<ActKind, u16> = BTreeMap::new();
    let acts: Vec<Act> = acts
        .iter()
        .map(|(kind, on, effective)| {
            let mut act = Act::new("T", *kind);
            act.actors.push(guyana);
            act.on = on.parse().ok();
            act.effective = effective.and_then(|it| it.parse().ok());
            let nth = occurrences.entry(*kind).or_default();
            *nth += 1;
            act.occurrence = *nth;
            act
        })
        .collect();
    let parties = parties(&acts.iter().map(|it| (it, false)).collect::<Vec<_>>(), false);
    let spells = parties.get(&guyana).map(spells).unwrap_or_default();
    let told: Vec<String> = spells
        .iter()
        .map(|it| {
            let until = it.until.map(|it| Edtf::from_bounds(it).to_string());
            format!("{} to {}", Edtf::from_bounds(it.since), until.as_deref().unwrap_or("now"))
        })
        .collect();
    assert_eq!(told, expected);
}

const ACCESSION: ActKind = ActKind::Deposit(Instrument::Accession);
const NOTICE: ActKind = ActKind::WithdrawalNotice;

#[test]
fn a_consent_lasts_until_an_exit_takes_effect() {
    check(&[(ACCESSION, "1993-05-10", None)], &["1993-05-10 to now"]);
    check(
        &[(ACCESSION, "1993-05-10", None), (NOTICE, "1999-01-05", Some("1999-04-05"))],
        &["1993-05-10 to 1999-04-05"],
    );
    check(
        &[(ACCESSION, "1993", None), (NOTICE, "1999-01-05", None)],
        &["1993-01-01/1993-12-31 to 1999-01-05/.."],
    );
    check(&[(ActKind::Signature, "1993-05-10", None)], &[]);
}

#[test]
fn a_second_consent_adds_nothing_unless_it_follows_a_notice() {
    let approval = ActKind::Deposit(Instrument::Approval);
    let notice = (NOTICE, "1999-01-05", Some("1999-04-05"));
    check(
        &[(ACCESSION, "1993-05-10", None), (approval, "1994-05-10", None), notice],
        &["1993-05-10 to 1999-04-05"],
    );
    // A list that shows the second alone narrows nothing of the first.
    check(
        &[
            (ACCESSION, "1993-05-10", None),
            (ACCESSION, "1999-01-05", None),
            notice,
            (ACCESSION, "1999", None),
        ],
        &["1993-05-10 to 1999-04-05", "1999-01-05 to now"],
    );
    // Guyana denounced the Optional Protocol and acceded again on the same day.
    check(
        &[(ACCESSION, "1993-05-10", None), notice, (ACCESSION, "1999-01-05", None)],
        &["1993-05-10 to 1999-04-05", "1999-01-05 to now"],
    );
    check(
        &[
            (ACCESSION, "1993-05-10", None),
            (NOTICE, "../1999-04-05", Some("1999-04-05")),
            (approval, "1994-05-10", None),
        ],
        &["1993-05-10 to 1999-04-05"],
    );
}

#[test]
fn no_spell_ends_before_it_begins() {
    // A year of which the exit is a day: it came before or after, and its end is open.
    check(
        &[(ACCESSION, "1997", None), (NOTICE, "1997-11-14", Some("1997-11-14"))],
        &["1997-01-01/1997-12-31 to 1997-11-14/.."],
    );
    check(
        &[(ACCESSION, "1997-12-01", None), (NOTICE, "../1997-12-31", Some("1997-11-14"))],
        &["1997-12-01 to 1997-12-01/.."],
    );
}

#[test]
fn where_no_consent_is_told_the_days_that_others_give_are_a_row_of_their_own() {
    let (force, end) = (ActKind::EntryIntoForce, ActKind::Termination);
    check(&[(force, "1993-05-10", None)], &["1993-05-10 to now"]);
    check(&[(force, "1993-05-10", None), (end, "1999-02-03", None)], &["1993-05-10 to 1999-02-03"]);
    let notice = (NOTICE, "../1994-01-01", Some("1994-01-01"));
    check(
        &[(force, "1993-05-10", None), notice, (force, "1996-05-10", None)],
        &["1993-05-10 to 1994-01-01", "1996-05-10 to now"],
    );
    // A consent is better evidence of itself, and the day of force stands beside it.
    check(&[(ACCESSION, "1992-12-01", None), (force, "1993-05-10", None)], &["1992-12-01 to now"]);
}

#[test]
fn who_goes_on_as_one_that_consented_is_in_by_that_consent() {
    let act = |kind, actor: &str, on: &str| {
        let mut act = Act::new("T", kind);
        (act.actors, act.on) = (vec![actor.parse().unwrap()], on.parse().ok());
        act
    };
    let acts =
        [act(ACCESSION, "SU", "1980-01-01"), act(ActKind::EntryIntoForce, "RU", "1980-02-01")];
    let parties = parties(&acts.iter().map(|it| (it, false)).collect::<Vec<_>>(), false);
    let russia = |(id, _): &(EntityId, _)| id.as_str() == "RU";
    let (_, spells) = as_recorded(parties).into_iter().find(russia).unwrap();
    let told: Vec<&str> = spells.iter().map(|(it, _)| it.by.as_str()).collect();
    assert_eq!(told, ["continues SU"]);
    assert_eq!(spells[0].0.basis.word(), "consent as recorded");
}

#[test]
fn a_recorded_day_stands_with_the_spell_in_which_it_lies() {
    let us: EntityId = "US".parse().unwrap();
    let spell = |since: &str, until: Option<&str>| Spell {
        since: since.parse::<Edtf>().unwrap().bounds(),
        until: until.map(|it| it.parse::<Edtf>().unwrap().bounds()),
        by: String::new(),
        basis: Basis::Computed,
        after_end: None,
    };
    let (first, second) = (spell("2016-11-04", Some("2020-11-04")), spell("2021-02-19", None));
    let check = |recorded: &[&str], expected: [&str; 2]| {
        let said = |(nth, on): (u16, &&str)| {
            let mut act = Act::new("T", ActKind::EntryIntoForce);
            (act.actors, act.on, act.occurrence) = (vec![us], on.parse().ok(), nth);
            act
        };
        let acts: Vec<Act> = (1..).zip(recorded).map(said).collect();
        let acts: Vec<Told<'_>> = acts.iter().map(|it| (it, false)).collect();
        let found = parties(&acts, true)[&us].recorded_for(&[&first, &second]);
        let found = found.iter().map(|it| it.as_ref().map_or(String::new(), Edtf::to_string));
        assert_eq!(found.collect::<Vec<_>>(), expected);
    };
    check(&["2021-02-19"], ["", "2021-02-19"]);
    check(&["2021-02-18"], ["", "2021-02-18"]);
    check(&["2016-11-04", "2021-02-19"], ["2016-11-04", "2021-02-19"]);
    check(&["2016-10-01", "2016-11-04"], ["2016-11-04", ""]);
}

#[test]
fn what_is_told_of_who_was_no_more_is_no_spell() {
    let baden: EntityId = "BADEN".parse().unwrap();
    let mut act = Act::new("T", ActKind::Deposit(Instrument::Ratification));
    (act.actors, act.on) = (vec![baden], "1887-10-19".parse().ok());
    let about = About { treaty: "T", law: None, numbers: Numbers::default() };
    let mut table = Memberships::default();
    table.add_recorded(&about, parties(&[(&act, false)], false), &BTreeSet::new());
    assert!(table.rows.is_empty());
    let told = "T: ratification, by BADEN, 1887-10-19 is left out, for BADEN had ceased to exist: 1871-01-01";
    assert_eq!(table.faults, [told]);
}

#[test]
fn who_came_back_has_two_spells() {
    check(
        &[
            (ACCESSION, "1980-11-14", None),
            (NOTICE, "1998-05-26", Some("1998-08-26")),
            (ACCESSION, "1998-08-26", None),
            (NOTICE, "2000-03-27", Some("2000-06-27")),
        ],
        &["1980-11-14 to 1998-08-26", "1998-08-26 to 2000-06-27"],
    );
}
