//! What an act changes besides standings, and what lies ahead besides them: amendments, pairs, territories, good faith.

use foedera::{AheadKind, Edtf, Foedera, acts_of};

use crate::asking::{all, day};

fn library(text: &str) -> Foedera {
    let mut foedera = Foedera::embedded().unwrap();
    foedera.library_mut().add_text("DUNES-2000.treaty", text).unwrap();
    foedera
}

const HEAD: &str = "treaty DUNES-2000 \"Convention on Dunes\"
  counts days as UN
  counts month ends by clipping
";

/// What comes with an act besides, a line each.
#[track_caller]
fn check(body: &str, act: &str, expected: &[&str]) {
    let foedera = library(&format!("{HEAD}{body}"));
    let acts = acts_of("DUNES-2000", &[act]).unwrap();
    let found = foedera.notification("DUNES-2000", acts, &all()).unwrap();
    let told = found.besides.iter().map(|it| {
        let of: Vec<String> = it.of.iter().map(ToString::to_string).collect();
        let it = format!(
            "{} {}: {} > {}",
            it.on, it.difference.what, it.difference.before, it.difference.after
        );
        if of.is_empty() { it } else { format!("{it} ({})", of.join(" ")) }
    });
    assert_eq!(told.collect::<Vec<_>>(), expected, "{act}");
}

#[test]
fn who_accepts_an_accession_is_bound_to_who_acceded_from_a_later_day() {
    check(
        "consent by ratification
accession open to all states after entry into force
accession binds only with parties that accept it, on the first day of the 3rd month after the month of its acceptance
enters into force on deposit of 2 instruments
acts
  1983-01-01  CA and FR ratify
  1990-01-15  NO accedes
",
        "1990-03-10  CA accepts the accession of NO",
        &[
            "1990-06-01 in_force: no > yes (CA NO)",
            "1990-06-01 since: none > 1990-06-01 (CA NO)",
        ],
    );
}

#[test]
fn a_tacit_amendment_is_told_with_its_day_and_the_calendar_has_it() {
    let body = "article 1
  consent by ratification
  enters into force on deposit of 2 instruments
article 9
  amendments bind all except those that object within 90 days of notification, 90 days after notification
acts
  2001-01-01  DE, FR and NO ratify
";
    check(
        body,
        "2019-12-01  amendment \"M1\" is adopted",
        &[
            "2019-12-01 amendments:  > M1: no",
            "2020-02-29 amendments:  > M1: yes since 2020-02-29 for DE FR NO",
        ],
    );
    let adopted = "  2019-12-01  amendment \"M1\" is adopted\n    notified 2020-01-01\n";
    let foedera = library(&format!("{HEAD}{body}{adopted}"));
    let encoded = foedera.library().get("DUNES-2000").unwrap();
    let from = |first: &str| {
        let window = foedera::window(day(first), Some(day("2020-12-31"))).unwrap();
        let outlook = foedera.look(&all()).unwrap();
        let dates = outlook.ahead([encoded], None, (window, &[AheadKind::Other])).unwrap();
        let days = dates.iter().map(|it| Edtf::from_bounds(it.on).to_string());
        days.collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    // Ninety days from when the parties were told; the first day of the window is in it.
    assert_eq!(from("2020-01-15"), ["2020-03-31"]);
    assert_eq!(from("2020-03-31"), ["2020-03-31"]);
    assert_eq!(from("2020-04-01"), [] as [&str; 0]);
}

#[test]
fn a_calendar_has_territories_and_notices_with_whom_they_are_of() {
    let foedera = library(&format!(
        "{HEAD}article 1
  consent by ratification
  enters into force on deposit of 2 instruments
  in force for 5 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end, for that party
article 12
  applies to the territories a party names, from the 90th day after its notice
article 13
  a party may withdraw, 1 year after its notice
acts
  1991-01-01  FR, GB, DE and IT ratify
  1992-01-01  GB extends the treaty to \"Bermuda\"
  1992-02-01  FR gives notice of withdrawal
  1992-03-01  IT gives notice of non-renewal
"
    ));
    let encoded = foedera.library().get("DUNES-2000").unwrap();
    let window = foedera::window(day("1991-06-01"), Some(day("1992-12-31"))).unwrap();
    let outlook = foedera.look(&all()).unwrap();
    let dates = outlook.ahead([encoded], None, (window, &[AheadKind::Other])).unwrap();
    let told: Vec<String> = dates
        .iter()
        .map(|it| {
            let (state, clause) = (it.state.unwrap(), it.clause.as_deref().unwrap_or_default());
            format!("{} {state} {}; {clause}", Edtf::from_bounds(it.on), it.says)
        })
        .collect();
    assert_eq!(
        told,
        [
            "1992-02-01 FR exit: nothing → notice given; article 13",
            "1992-03-01 IT exit: nothing → notice given; article 1",
            "1992-03-31 GB in force in Bermuda: no → yes; article 12",
        ]
    );
}

#[test]
fn a_calendar_has_the_days_from_which_a_notice_is_of_effect() {
    let check = |exit: &str, window: [&str; 2], expected: &[&str]| {
        let foedera = library(&format!(
            "{HEAD}article 1
  consent by ratification
  enters into force on deposit of 2 instruments
  for each later party, on its deposit
article 2
  a party may withdraw, 1 year after its notice, {exit}
acts
  1991-01-01  FR, GB and DE ratify
  1993-05-05  IT ratifies
  1992-06-01  DE gives notice of withdrawal
"
        ));
        let encoded = foedera.library().get("DUNES-2000").unwrap();
        let window = foedera::window(day(window[0]), Some(day(window[1]))).unwrap();
        let outlook = foedera.look(&all()).unwrap();
        let dates = outlook.ahead([encoded], None, (window, &[AheadKind::Other])).unwrap();
        let told = dates.iter().filter(|it| it.says.starts_with("a notice")).map(|it| {
            let state = it.state.map_or_else(String::new, |it| format!(" {it}"));
            let what = it.says.rsplit(" → ").next().unwrap_or_default();
            assert_eq!(it.clause.as_deref(), Some("article 2"));
            format!("{}{state} {what}", Edtf::from_bounds(it.on))
        });
        assert_eq!(told.collect::<Vec<_>>(), expected);
    };
    let lock = "notice not before 3 years after entry into force for it";
    // The notice of DE came too early, and was none.
    let first = ["DE", "FR", "GB"].map(|it| format!("1994-01-01 {it} of effect"));
    let first = first.each_ref().map(String::as_str);
    check(lock, ["1993-06-01", "1994-06-01"], &first);
    check(lock, ["1996-01-01", "1996-12-31"], &["1996-05-05 IT of effect"]);
    check(
        "notice only within 1 year after each 10 years from entry into force",
        ["2000-06-01", "2002-06-01"],
        &["2001-01-01 of effect", "2002-01-02 without effect"],
    );
}

#[test]
fn an_extension_is_told_with_the_territory() {
    check(
        "article 1
  consent by ratification
  enters into force on deposit of 2 instruments
article 12
  applies to the territories a party names, from the 90th day after its notice
acts
  1991-01-01  FR and GB ratify
",
        "1992-01-01  GB extends the treaty to \"Bermuda\"",
        &["1992-03-31 in force in Bermuda: no > yes (GB)"],
    );
}

#[test]
fn who_will_not_become_a_party_owes_good_faith_no_more() {
    check(
        "consent by ratification
enters into force on deposit of 3 instruments
acts
  2000-01-01  AT and FR sign
",
        "2004-01-01  AT declares that it will not become a party",
        &["2004-01-01 duty of VCLT 18 of AT: a > "],
    );
}

/// A succession reaches back before the act by which it is notified.
#[test]
fn a_succession_is_told_from_the_date_of_the_succession() {
    let foedera = library(&format!(
        "{HEAD}consent by ratification
enters into force on deposit of 2 instruments
acts
  1960-01-01  CZECHOSLOVAKIA, FR and GB ratify
"
    ));
    let acts = acts_of("DUNES-2000", &["1993-05-28  SK succeeds"]).unwrap();
    let found = foedera.notification("DUNES-2000", acts, &all()).unwrap();
    let told = found.follows.iter().map(|it| format!("{} {}", Edtf::from_bounds(it.on), it.to));
    assert_eq!(told.collect::<Vec<_>>(), ["1993-01-01 party"]);
}
