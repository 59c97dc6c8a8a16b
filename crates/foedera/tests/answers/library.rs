//! The library: computed equals recorded, and the named cases answer as history does.

use crate::asking::{all, ask, line, standings, status};
use foedera::{Foedera, Verdict};

/// The test ban is not in force, of two amendments not all acts are at hand; nobody was found who prints a day for the treaty of 2000.
const NO_DAY_RECORDED: &[&str] =
    &["BASEL-BAN-1995", "CTBT-1996", "DOHA-2012", "ECHR-1950", "RU-KP-2000"];

/// Every treaty that records its entry into force computes the same day.
#[test]
fn what_is_computed_is_what_the_depositaries_print() {
    let foedera = Foedera::embedded().unwrap();
    let outlook = foedera.look(&all()).unwrap();
    let mut without = Vec::new();
    for encoded in foedera.library().treaties() {
        let Some(recorded) = &encoded.treaty.head.recorded else {
            without.push(encoded.treaty.id.as_str());
            continue;
        };
        let on = recorded.on.bounds().latest().unwrap();
        let answer = status(&outlook, &encoded.treaty.id, &on.to_string());
        assert_eq!(
            answer.since.map(|it| foedera::Edtf::from_bounds(it).to_string()),
            Some(recorded.on.to_string()),
            "{}: {}",
            encoded.treaty.id,
            answer.because.outline()
        );
    }
    assert_eq!(without, NO_DAY_RECORDED);
}

#[test]
fn the_test_ban_waits_for_nine_states() {
    for on in ["1996-09-24", "2016-01-01", "2026-11-23"] {
        assert_eq!(ask("CTBT-1996", on, &all()).in_force, Verdict::No, "on {on}");
    }
    let answer = ask("CTBT-1996", "2026-11-23", &all());
    let mut by: Vec<String> =
        answer.missing.iter().flat_map(|it| &it.by).map(ToString::to_string).collect();
    by.sort();
    by.dedup();
    assert_eq!(by, ["CN", "EG", "IL", "IN", "IR", "KP", "PK", "RU", "US"]);
    assert!(standings(&answer).contains("RU signatory"), "{}", standings(&answer));
}

#[test]
fn the_covenant_has_czechoslovakia_s_own_instrument_as_its_thirty_fifth() {
    let answer = ask("ICCPR-1966", "1976-03-23", &all());
    assert_eq!(line(&answer), "yes since 1976-03-23");
    let why = answer.because.outline();
    assert!(
        why.contains("35") && why.contains("1975-12-23") && why.contains("CZECHOSLOVAKIA"),
        "{why}"
    );
    assert_eq!(answer.except.len(), 1, "{:?}", answer.except);
    assert_eq!(ask("ICCPR-1966", "1976-03-22", &all()).in_force, Verdict::No);
}

#[test]
fn paris_names_its_trigger_and_the_united_states_was_party_twice() {
    let answer = ask("PARIS-2015", "2016-11-04", &all());
    assert_eq!(line(&answer), "yes since 2016-11-04");
    let why = answer.because.outline();
    assert!(why.contains("2016-10-05"), "{why}");
    let standing = |on: &str| {
        let answer = ask("PARIS-2015", on, &all());
        let state = answer.states.iter().find(|it| it.state.as_str() == "US").unwrap();
        state.standing.to_string()
    };
    assert_eq!(standing("2020-11-03"), "party");
    assert_eq!(standing("2020-11-04"), "withdrawn");
    assert_eq!(standing("2021-02-18"), "consented");
    assert_eq!(standing("2021-02-19"), "party");
}

/// What lies ahead of a treaty, in one line each.
fn ahead(treaty: &str, from: &str, to: &str) -> Vec<String> {
    let foedera = Foedera::embedded().unwrap();
    let window = foedera::window(from.parse().unwrap(), Some(to.parse().unwrap())).unwrap();
    let encoded = foedera.library().get(treaty).unwrap();
    let dates = foedera
        .look(&all())
        .unwrap()
        .ahead([encoded], None, (window, &foedera::AheadKind::ALL))
        .unwrap();
    let told = dates.iter().map(|it| {
        let on = foedera::Edtf::from_bounds(it.on);
        let clause = it.clause.as_deref().unwrap_or("no clause");
        let whom = it.state.map(|it| format!("{it}, ")).unwrap_or_default();
        format!("{on} {whom}{}: {} ({clause})", it.what.word(), it.says)
    });
    told.collect()
}

#[test]
fn the_calendar_of_a_term_has_the_last_day_for_notice_and_the_renewal_again_and_again() {
    let until = ahead("SU-KP-1961", "1970-01-01", "1976-09-09");
    let expected = [
        "1970-09-10 notice deadline: last day for a notice, else renewed for 5 years (article 6)",
        "1971-09-10 renewal: renewed for 5 years, unless notice was given in time (article 6)",
        "1975-09-10 notice deadline: last day for a notice, else renewed for 5 years (article 6)",
    ];
    assert_eq!(until, expected);
}

#[test]
fn the_calendar_has_what_is_fixed_by_now_and_nothing_else() {
    let us = ahead("PARIS-2015", "2020-06-01", "2020-12-31");
    assert!(us.iter().any(|it| it.starts_with("2020-11-04 US, change: party → ")), "{us:?}");
    assert_eq!(ahead("CTBT-1996", "2027-01-01", "2030-01-01"), Vec::<String>::new());
    let day = |text: &str| text.parse::<foedera::Day>().unwrap();
    assert!(foedera::window(day("2025-01-02"), Some(day("2025-01-01"))).unwrap_err().is_usage());
    let leap = foedera::window(day("2024-02-29"), None).unwrap();
    assert_eq!(leap.latest(), Some(day("2025-02-28")));
}
