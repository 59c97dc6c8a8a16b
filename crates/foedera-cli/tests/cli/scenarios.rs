//! Who owes what to whom when something happens.

use serde_json::Value;

use crate::command::{run, run_with};

const TRIAL: &str = "scenario TRIAL \"A trial\"\n  1949-12-31  PK attacks IN\n  1950-02-01  PK attacks \
                     IN\n    called armed attack by IN\n    at \"Lahore road\"\n  1950-03-01  supposed: PK \
                     attacks CH\n";

#[test]
fn what_is_owed_stands_apart_from_what_may_be_and_from_what_is_not() {
    let run = run_with("casus - --library tests/treaties", &[], TRIAL);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    insta::assert_snapshot!("casus", run.out);
}

#[test]
fn on_demand_every_duty_has_its_reasons() {
    let run = run_with("casus - --explain --library tests/treaties", &[], TRIAL);
    assert!(run.out.contains("CH-IN-1950 is in force between"), "{}", run.out);
}

#[test]
fn as_json_each_duty_has_the_fields_of_the_contract() {
    let run = run_with("casus - --json --library tests/treaties", &[], TRIAL);
    let said: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(said["scenario"], "TRIAL");
    assert!(said["conflicts"].is_array());
    let duties = said["duties"].as_array().unwrap();
    for duty in duties {
        for field in [
            "bearer",
            "beneficiary",
            "against",
            "kind",
            "treaty",
            "clause",
            "state",
            "timing",
            "means",
            "because",
            "round",
            "non_performance",
        ] {
            assert!(duty.get(field).is_some(), "{field} is missing in {duty}");
        }
    }
    let triggered = |it: &&Value| it["state"] == "triggered" && it["treaty"] == "CH-IN-1950";
    let owed = duties.iter().find(triggered).unwrap();
    assert_eq!((&owed["bearer"], &owed["beneficiary"]), (&"CH".into(), &"IN".into()));
}

#[test]
fn what_is_no_scenario_is_refused() {
    let treaty = run("casus tests/treaties/FR-GB-1999.treaty");
    assert_eq!((treaty.code, treaty.out.as_str()), (2, ""));
    assert!(treaty.err.contains("holds no scenario"), "{}", treaty.err);
    let faulty = run_with("casus -", &[], "scenario TRIAL \"B\"\n  1950-02-01  FR dances\n");
    assert_eq!(faulty.code, 2);
    assert!(faulty.err.contains("FR dances"), "{}", faulty.err);
}
