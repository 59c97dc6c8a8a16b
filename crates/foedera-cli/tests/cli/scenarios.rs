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

/// The founding account: an attack across entry into force, one after it, and a threat.
#[test]
fn each_commitment_is_told_with_its_answer_to_every_event() {
    let run = run("casus ../../examples/kursk.treaty");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    insta::assert_snapshot!("kursk", run.out);
}

/// Articles as long as they come, more events than a line holds.
#[test]
fn a_narrow_page_holds_it_all() {
    let mut events = "scenario MANY \"Many\"\n".to_owned();
    for day in 1..=12 {
        let who = match day {
            1 => "LI attacks AU",
            day if day % 2 == 0 => "KR attacks KP",
            _ => "LI attacks CH",
        };
        events.push_str(&format!("  2002-02-{day:02}  {who}\n"));
    }
    let run = run_with("casus -", &[("COLUMNS", "60")], &events);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let wide: Vec<&str> = run.out.lines().filter(|it| 60 < it.chars().count()).collect();
    assert!(wide.is_empty(), "{wide:#?}");
    assert!(run.out.contains("? events 2, 4, 6, 8, 10, 12: owed by CN to KP"), "{}", run.out);
}

const SECURITY: &str = "treaty FR-GB-IT-1930 \"Collective security\"
  between FR, GB and IT

article 1
  on attack on a party:
    each other party owes it assistance
      except \"a raid\"

article 2
  on threat to a party:
    the parties owe each other consultation

article 3
  on attack by DE on a party:
    each other party owes it participation in war
  on attack on BE:
    the parties owe each other \"joint notes\"

consent by signature
enters into force on signature
silent on withdrawal

acts
  1930-01-01  FR, GB and IT sign

";

/// What is alike stands in one line: those who owe each other, who perform the same, articles that are not touched.
#[test]
fn an_account_tells_together_what_is_alike() {
    let tells = |event: &str, words: &[&str]| {
        let scenario = format!("{SECURITY}scenario ONE-1935 \"One\"\n  1935-01-01  {event}\n");
        let run = run_with("casus -", &[], &scenario);
        for it in words {
            assert!(run.out.contains(it), "{it}\n{}", run.out);
        }
    };
    tells(
        "CH attacks FR",
        &[
            "● 1  owed by GB and IT to FR, against CH\n         · as far as it is not what is excepted: a raid\n",
            "● 1  owed by FR and each of GB and IT to each other\n",
            "– not owed by GB and IT to FR, article 3: another attacker",
        ],
    );
    tells(
        "CH attacks BE",
        &[
            "● 1  owed by FR, GB and IT to each other",
            "– not touched, article 1; article 2; what else article 3 says: no state of the",
        ],
    );
}

#[test]
fn where_nothing_is_touched_that_is_said() {
    let says = |events: &str| {
        let run = run_with("casus -", &[], &format!("scenario NONE \"None\"\n{events}"));
        assert_eq!(run.code, 0);
        run.out.lines().last().unwrap_or_default().to_owned()
    };
    let strangers = says("  2025-01-02  LI attacks CH\n");
    assert!(strangers.starts_with("No event touches a commitment of "), "{strangers}");
    let request = says("  2025-01-02  RU requests assistance of KP\n");
    assert_eq!(request, "No event here triggers anything of itself.");
}

#[test]
fn a_state_that_was_not_there_is_remarked_on() {
    let text =
        "scenario TRIAL \"T\"\n  1939-09-02  KP attacks PL\n  1853-10-04  TR attacks RU-EMPIRE\n";
    let run = run_with("casus -", &[], text);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("C037]: KP did not exist on 1939-09-02"), "{}", run.err);
    assert!(run.err.contains("C037]: TR did not exist on 1853-10-04"), "{}", run.err);
    assert!(run.err.contains("did you mean `OTTOMAN`"), "{}", run.err);
}

/// A name is read as of the day of the event, and one that several bear is nobody's.
#[test]
fn states_may_be_named_as_they_were_called_then() {
    let ask =
        |events: &str| run_with("casus - --json", &[], &format!("scenario TRIAL \"T\"\n{events}"));
    let by_name = ask(
        "  1914-08-04  Germany attacks Belgium\n    called attack by Belgium and United Kingdom\n\
         \x20 1914-08-05  Russia supports Serbia against Austria-Hungary\n\
         \x20 1993-05-01  United States of America supports Bosnia and Herzegovina against Croatia\n",
    );
    let by_code = ask("  1914-08-04  DE attacks BE\n    called attack by BE and GB\n\
         \x20 1914-08-05  RU-EMPIRE supports RS against AT-HU\n\
         \x20 1993-05-01  US supports BA against HR\n");
    assert_eq!((by_name.code, by_name.out), (0, by_code.out));
    let several = ask("  1950-06-25  Korea attacks Japan\n");
    assert_eq!(several.code, 2);
    assert!(several.err.contains("did you mean `KP` or `KR`"), "{}", several.err);
    let not_then = ask("  1914-08-05  DE attacks Bosnia and Herzegovina\n");
    assert!(not_then.err.contains("did you mean `BA`"), "{}", not_then.err);
}

/// As ATOP spells it for programs, as the rest of the page for people.
#[test]
fn people_read_defence_and_programs_defense() {
    let run = run("casus ../../examples/kursk.treaty");
    assert!(run.out.contains("defence") && !run.out.contains("defense"), "{}", run.out);
    let json = crate::command::run("casus ../../examples/kursk.treaty --json");
    assert!(json.out.contains("\"kind\": \"defense\""), "{}", json.out);
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

/// A treaty of one's own in the same file.
#[test]
fn the_treaty_before_a_scenario_is_asked_too() {
    let text = "treaty FR-PL-1921 \"Alliance\"\n  between FR and PL\n\narticle 1\n  on attack on a \
                party:\n    the other party owes it assistance\n  enters into force on \
                signature\n  silent on withdrawal\n\nacts\n  1921-02-19  FR and PL \
                sign\n\nscenario TRIAL \"A trial\"\n  1925-01-10  DE attacks PL\n";
    let told = run_with("casus -", &[], text);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.contains("owed by FR to PL, against DE"), "{}", told.out);
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

/// One document that any reader of JSON takes: an object for one scenario, a list for several.
#[test]
fn several_scenarios_are_one_document() {
    let one = "scenario ONE \"One\"\n  1950-02-01  PK attacks IN\n";
    let two = format!("{one}scenario TWO \"Two\"\n  1950-02-01  PK attacks CH\n");
    let read = |text: &str| -> Value {
        serde_json::from_str(&run_with("casus - --json", &[], text).out).unwrap()
    };
    assert_eq!(read(one)["scenario"], "ONE");
    let both = read(&two);
    let names: Vec<&str> =
        both.as_array().unwrap().iter().filter_map(|it| it["scenario"].as_str()).collect();
    assert_eq!(names, ["ONE", "TWO"]);
}

/// An ally that attacks its ally, and is attacked: a war among the two ends nothing, and is told.
#[test]
fn help_that_is_owed_to_an_enemy_says_so() {
    let folder = crate::command::fresh("enemies");
    std::fs::create_dir_all(&folder).unwrap();
    let treaty = "treaty BG-ES-1912 \"Alliance\"\n  between BG and ES\n\narticle 1\n  on attack on a party:\n    the \
                  other party owes it assistance\n\nconsent by signature\nenters into force on signature\nin force for 10 \
                  years\nsilent on withdrawal\n\nacts\n  1912-03-13  BG and ES sign\n";
    let scenario = "scenario BROKEN \"Broken\"\n  1913-06-29  BG declares war on ES\n  1913-07-10  RO declares war on BG\n";
    std::fs::write(folder.join("BG-ES-1912.treaty"), treaty).unwrap();
    let asked = folder.join("broken.treaty");
    std::fs::write(&asked, scenario).unwrap();
    let typed = format!("casus {} --library {}", asked.display(), folder.display());
    let told = run(&typed);
    // The scenario beside the treaty is no treaty that was left out.
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    let line = "! ES and BG fight each other: BG declares war on ES on 1913-06-29";
    assert!(told.out.contains(line), "{}", told.out);
    let json: Value = serde_json::from_str(&run(&format!("{typed} --json")).out).unwrap();
    let minded = json["duties"].as_array().unwrap().iter().filter(|it| it["mind"].is_string());
    assert_eq!(minded.count(), 1);
}
