//! Who is bound to what when something happens, under the treaties of the library.

use foedera::{Foedera, scenarios_of};

use crate::asking::all;

/// Each duty of a bearer under an article: `not-bound (not yet in force)`, in the order of events.
#[track_caller]
fn check(events: &str, treaty: &str, clause: &str, bearer: &str, expected: &[&str]) {
    let scenario = format!("scenario S-2024 \"S\"\n{events}");
    let foedera = Foedera::embedded().unwrap();
    let scenarios = scenarios_of("S-2024", &scenario).unwrap();
    let casus = foedera.look(&all()).unwrap().casus(&scenarios[0], None);
    let json = foedera::json::CasusJson::from(&casus);
    let duties = json.duties.iter().filter(|it| {
        it.treaty == treaty && it.clause.as_deref() == Some(clause) && it.bearer == bearer
    });
    let told: Vec<String> = duties
        .map(|it| {
            let why = it.why_not.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
            format!("{}{why}", it.state)
        })
        .collect();
    assert_eq!(told, expected, "{json:#?}");
}

#[test]
fn an_attack_before_the_exchange_binds_nobody_under_article_4() {
    let attack = "  2024-08-06  UA attacks RU\n";
    check(attack, "RU-KP-2024", "article 4", "KP", &["not-bound (not yet in force)"]);
}

#[test]
fn an_attack_after_it_asks_what_the_attack_is_in_law() {
    let attack = "  2024-12-05  UA attacks RU\n";
    check(attack, "RU-KP-2024", "article 4", "KP", &["triggered-if"]);
}

#[test]
fn an_attack_that_goes_on_shows_both_readings() {
    let attack = "  2024-08-06  UA attacks RU\n    goes on until 2025-04-26\n";
    check(attack, "RU-KP-2024", "article 4", "KP", &["triggered-if"]);
}

#[test]
fn a_threat_without_a_request_asks_for_no_consultation() {
    let threat = "  2024-12-05  UA threatens RU\n";
    check(threat, "RU-KP-2024", "article 3", "KP", &["not-triggered (no request)"]);
    let asked = "  2024-12-05  UA threatens RU\n  2024-12-06  RU requests assistance of KP\n";
    check(asked, "RU-KP-2024", "article 3", "KP", &["triggered"]);
}
