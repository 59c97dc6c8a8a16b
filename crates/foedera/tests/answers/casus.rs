//! Who is bound to what when something happens, under the treaties of the library.

use foedera::{Foedera, scenarios_of};
use serde_json::{Value, json};

use crate::asking::{all, known};

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

/// The whole answer as a program reads it.
fn as_json(events: &str) -> Value {
    let scenario = format!("scenario S-2024 \"S\"\n{events}");
    let foedera = Foedera::embedded().unwrap();
    let scenarios = scenarios_of("S-2024", &scenario).unwrap();
    let casus = foedera.look(&all()).unwrap().casus(&scenarios[0], None);
    serde_json::to_value(foedera::json::CasusJson::from(&casus)).unwrap()
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

/// Article 4 of 2024 when an attack of August goes on after the exchange of December: one duty, two
/// readings, and on the one that binds the facts that nobody has settled.
#[test]
fn an_attack_that_goes_on_shows_both_readings() {
    let attack = "  2024-08-06  UA attacks RU\n    goes on until 2025-04-26\n";
    check(attack, "RU-KP-2024", "article 4", "KP", &["triggered-if"]);
    let json = as_json(attack);
    let is_it = |it: &&Value| it["treaty"] == "RU-KP-2024" && it["clause"] == "article 4";
    let duty = json["duties"].as_array().unwrap().iter().find(is_it).unwrap();
    assert_eq!(duty["since"], "2024-12-04");
    let (war, armed) = (
        "the one attacked is thereby in a state of war",
        "it is an armed attack in the sense of Charter 51",
    );
    let fact = |what: &str| json!({"what": what, "held_by": [], "denied_by": []});
    assert_eq!(
        duty["readings"],
        json!([
            {"says": "an act of the past does not bind", "clause": "VCLT 28", "held_by": [],
             "state": "not-bound", "why_not": "not yet in force", "if": []},
            {"says": "a situation that has not ceased may", "clause": "VCLT 28", "held_by": [],
             "state": "triggered-if", "why_not": null, "if": [fact(armed), fact(war)]},
        ])
    );
    // The condition stays among the others for those who know nothing of readings.
    assert_eq!(duty["if"].as_array().unwrap().len(), 3);
}

#[test]
fn where_the_law_leaves_one_reading_none_is_told() {
    for attack in ["  2024-08-06  UA attacks RU\n", "  2024-12-05  UA attacks RU\n"] {
        let json = as_json(attack);
        assert!(json["duties"].as_array().unwrap().iter().all(|it| it.get("readings").is_none()));
    }
}

#[test]
fn treaties_that_cannot_matter_are_set_aside_and_kept() {
    let aside = |events: &str| {
        let json = as_json(events);
        let all = json["set_aside"].as_array().unwrap().clone();
        for it in &all {
            let duties = json["duties"].as_array().unwrap();
            assert!(duties.iter().any(|duty| duty["treaty"] == it["treaty"]), "{it}");
        }
        let told = all.iter().map(|it| format!("{} {}", it["treaty"], it["why"]));
        told.collect::<Vec<_>>().join("; ").replace('"', "")
    };
    // Signed and not yet in force, ended in between, contested: they matter.
    assert_eq!(
        aside("  2024-08-06  UA attacks RU\n"),
        "CN-SU-1950 ended; DE-SU-1939 ended; FI-SU-1948 ended"
    );
    // Long before it was signed, it does not.
    assert_eq!(
        aside("  1991-12-27  UA attacks RU\n"),
        "CN-SU-1950 ended; DE-SU-1939 ended; RU-KP-2000 not yet in force; \
         RU-KP-2024 not yet in force"
    );
}

#[test]
fn what_touches_no_commitment_and_what_tests_none_is_said() {
    let json = as_json("  2025-01-10  UA attacks MD\n  2025-01-11  RU requests assistance of KP\n");
    let untouched = json["untouched"].as_array().unwrap();
    let article = |it: &&Value| it["treaty"] == "RU-KP-2024" && it["clause"] == "article 4";
    let it = untouched.iter().find(article).unwrap();
    assert_eq!((&it["events"], &it["why"]), (&json!([1]), &json!("no state of the treaty in it")));
    let why = "bears on no duty told here";
    assert_eq!(json["mute"], json!([{"event": 2, "why": why}]));
}

#[test]
fn a_threat_without_a_request_asks_for_no_consultation() {
    let threat = "  2024-12-05  UA threatens RU\n";
    check(threat, "RU-KP-2024", "article 3", "KP", &["not-triggered (no request)"]);
    let asked = "  2024-12-05  UA threatens RU\n  2024-12-06  RU requests assistance of KP\n";
    check(asked, "RU-KP-2024", "article 3", "KP", &["triggered"]);
}

/// What is quoted is told where it could matter: the pact of Paris on 1 September 1939.
#[test]
fn words_kept_as_text_are_told_with_their_article_and_quotation() {
    let json = as_json("  1939-09-01  DE attacks PL\n");
    let is_it = |it: &&Value| it["treaty"] == "KELLOGG-BRIAND-1928" && it["clause"] == "article I";
    let told = json["undecided"].as_array().unwrap().iter().find(is_it).unwrap();
    assert_eq!((&told["state"], &told["states"]), (&json!("open"), &json!(["DE", "PL"])));
    assert_eq!((&told["event"], &told["why_not"]), (&json!(1), &Value::Null));
    let words = told["words"].as_str().unwrap();
    assert!(words.starts_with("text on commitments \"The parties renounce war"), "{words}");
}

/// Of a treaty whose words are secret even the signature is mostly published later: that there was something secret is told
/// of all that is recorded, to whom had signed by then.
#[test]
fn a_secret_treaty_is_counted_though_its_signature_was_published_later() {
    let treaty = "treaty LI-SM-1912 \"Secret\"\n  between LI and SM\n\narticle 1\n  on attack on a party:\n    the other party \
                  owes it assistance\n      secret, published 1919-11-24\n\nconsent by signature\nenters into force on \
                  signature\nin force indefinitely\nsilent on withdrawal\n\nacts\n  1912-03-13  LI and SM sign\n    source \
                  \"A memoir\" 1915\n";
    let mut foedera = Foedera::embedded().unwrap();
    foedera.library_mut().add_text("secret", treaty).unwrap();
    let secrets = |event: &str, day: &str| {
        let scenarios = scenarios_of("S", &format!("scenario S-1912 \"S\"\n  {event}\n")).unwrap();
        let outlook = foedera.look(&known(day)).unwrap();
        outlook.casus(&scenarios[0], known(day).known).secret.len()
    };
    assert_eq!(secrets("1912-10-17  BR attacks LI", "1913-01-01"), 1);
    assert_eq!(secrets("1912-10-17  BR attacks CL", "1913-01-01"), 0);
    assert_eq!(secrets("1912-03-12  BR attacks LI", "1912-03-12"), 0);
    assert_eq!(secrets("1912-10-17  BR attacks LI", "1919-11-24"), 0);
}
