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
