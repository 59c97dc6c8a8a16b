//! History as specification: who was bound in the summer of 1914 and in September 1939, in which round, and why not.
//!
//! The treaties and scenarios are the examples of the repository; their dates rest on memory and say so.

use foedera::json::{CasusJson, DutyJson, ReasonJson};
use foedera::{Foedera, scenarios_of};

use crate::asking::all;

const TREATIES_1914: [&str; 4] = [
    include_str!("../../../../examples/july-1914/DUAL-1879.treaty"),
    include_str!("../../../../examples/july-1914/TRIPLE-1882.treaty"),
    include_str!("../../../../examples/july-1914/FR-RU-1894.treaty"),
    include_str!("../../../../examples/july-1914/LONDON-1839.treaty"),
];
const JULY_1914: &str = include_str!("../../../../examples/july-1914.treaty");
const TREATIES_1939: [&str; 1] =
    [include_str!("../../../../examples/september-1939/FR-PL-1925.treaty")];
const SEPTEMBER_1939: &str = include_str!("../../../../examples/september-1939.treaty");

/// What a scenario comes to under the library and some more treaties.
#[track_caller]
fn casus(treaties: &[&str], scenario: &str) -> CasusJson {
    let mut foedera = Foedera::embedded().unwrap();
    for (no, text) in treaties.iter().enumerate() {
        foedera.library_mut().add_text(&format!("example {no}"), text).unwrap();
    }
    let scenarios = scenarios_of("scenario", scenario).unwrap();
    CasusJson::from(&foedera.look(&all()).unwrap().casus(&scenarios[0], None))
}

/// The duties of a bearer under a treaty: `article I, event 1: not-triggered (no party attacked)`.
fn of(told: &CasusJson, treaty: &str, bearer: &str, kind: &str) -> Vec<String> {
    let is_it = |it: &&DutyJson| it.treaty == treaty && it.bearer == bearer && it.kind == kind;
    let line = |it: &DutyJson| {
        let why = it.why_not.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
        let round = if it.round == 0 { String::new() } else { format!(", round {}", it.round) };
        let clause = it.clause.clone().unwrap_or_default();
        format!("{clause}, event {}{round}: {}{why}", it.event, it.state)
    };
    told.duties.iter().filter(is_it).map(line).collect()
}

/// The sentences of a reason and of all that it rests on.
fn sentences(reason: &ReasonJson) -> Vec<String> {
    let below = reason.because.iter().flat_map(sentences);
    std::iter::once(reason.says.clone()).chain(below).collect()
}

/// Austria-Hungary declared war on Serbia, and Germany on Russia: neither was attacked.
#[test]
fn in_1914_the_dual_alliance_was_triggered_for_neither() {
    let told = casus(&TREATIES_1914, JULY_1914);
    assert_eq!(
        of(&told, "DUAL-1879", "DE", "defense"),
        [
            "article I, event 1: not-triggered (no party attacked)",
            "article I, event 7: not-triggered (attacked first)",
            "article II, event 1: not-triggered (another event)",
            "article II, event 7: not-triggered (another event)",
        ]
    );
    let of_austria = of(&told, "DUAL-1879", "AT-HU", "defense");
    assert!(of_austria.iter().all(|it| it.contains("not-triggered")), "{of_austria:#?}");
    assert!(of_austria.contains(&"article I, event 3: not-triggered (attacked first)".to_owned()));
}

#[test]
fn in_1914_italy_was_bound_to_nothing_and_why() {
    let told = casus(&TREATIES_1914, JULY_1914);
    assert_eq!(
        of(&told, "TRIPLE-1882", "IT", "defense"),
        [
            "article II, event 3: not-triggered (no party attacked)",
            "article II, event 4: not-triggered (attacked first)",
            "article II, event 5: not-triggered (no party attacked)",
            "article II, event 6: not-triggered (another attacker)",
            "article III, event 1: not-triggered (no party attacked)",
            "article III, event 3: not-triggered (attacked first)",
            "article III, event 4: not-triggered (attacked first)",
            "article III, event 5: not-triggered (no party attacked)",
            "article III, event 6: not-triggered (too few attackers)",
            "article III, event 7: not-triggered (attacked first)",
            "article II, event 3, round 1: not-triggered (another event)",
            "article III, event 3, round 1: not-triggered (another event)",
        ]
    );
}

/// Of Germany's declaration, and not of Austria-Hungary's.
#[test]
fn in_1914_france_was_bound_by_the_declaration_of_war_on_russia() {
    let told = casus(&TREATIES_1914, JULY_1914);
    let of_france = of(&told, "FR-RU-1894", "FR", "defense");
    assert_eq!(
        of_france[..3],
        [
            "article 1, event 2: not-triggered (another event)",
            "article 1, event 3: triggered",
            "article 1, event 7: not-triggered (another attacker)",
        ]
    );
}

#[test]
fn in_1914_the_guarantors_of_belgium_decided_each_for_itself() {
    let told = casus(&TREATIES_1914, JULY_1914);
    let kind = "guarantee of its independence and perpetual neutrality";
    for guarantor in ["AT-HU", "FR", "GB", "RU-EMPIRE"] {
        let owed = of(&told, "LONDON-1839", guarantor, kind);
        assert!(owed.contains(&"article VII, event 5: triggered-if".to_owned()), "{owed:#?}");
    }
}

/// As of 1 August: what France then does brings nobody in, for help is no attack.
#[test]
fn as_of_the_first_of_august_the_cascade_ends_with_france() {
    let events = "scenario AUGUST-1914 \"The first of August\"\n  1914-08-01  DE declares war on RU-EMPIRE\n";
    let told = casus(&TREATIES_1914, events);
    let performed: Vec<&String> = told.performances.iter().flat_map(|it| &it.does).collect();
    assert_eq!(
        performed,
        ["FR supports RU-EMPIRE against DE on 1914-08-01", "FR is at war with DE on 1914-08-01"]
    );
    let owed = told.duties.iter().filter(|it| it.round == 1 && it.state == "triggered");
    let owed: Vec<String> =
        owed.map(|it| format!("{} {} {}", it.bearer, it.beneficiary, it.kind)).collect();
    assert_eq!(owed, ["FR RU-EMPIRE no separate peace", "RU-EMPIRE FR no separate peace"]);
    let italy = told.duties.iter().find(|it| it.bearer == "IT" && it.round == 1).unwrap();
    let why = sentences(&italy.because);
    assert!(
        why.contains(
            &"FR is at war with DE on 1914-08-01: this is not an attack, for help that is owed is none unless a \
              scenario has it called so"
                .to_owned()
        ),
        "{why:#?}"
    );
    assert!(why[1].starts_with("round 1: FR gives RU-EMPIRE assistance against DE"), "{why:#?}");
}

/// The secret protocol was published in 1945; until then the treaty was read without it.
#[test]
fn in_september_1939_who_was_bound() {
    let told = casus(&TREATIES_1939, SEPTEMBER_1939);
    let britain = of(&told, "GB-PL-1939", "GB", "defense");
    assert_eq!(
        britain[..2],
        ["article 1, event 1: triggered", "article 1, event 5: not-triggered (another attacker)"]
    );
    let consults = of(&told, "GB-PL-1939", "GB", "consultation");
    let of_the_17th = "article Secret Protocol, 1(b), event 5: triggered".to_owned();
    assert!(consults.contains(&of_the_17th), "{consults:#?}");
    let france = of(&told, "FR-PL-1925", "FR", "defense");
    assert_eq!(france[0], "article 1, event 1: triggered");
    let italy = of(&told, "DE-IT-1939", "IT", "offense");
    assert_eq!(
        italy[..3],
        [
            "article III, event 1: waived",
            "article III, event 3: triggered",
            "article III, event 4: triggered",
        ]
    );
}

/// What Britain and France did is told by the scenario, and not supposed.
#[test]
fn in_september_1939_the_declarations_of_war_are_the_performance() {
    let told = casus(&TREATIES_1939, SEPTEMBER_1939);
    let reported = |by: &str| {
        let own = told.performances.iter().find(|it| it.by == by).unwrap();
        (own.round, own.reported.clone(), own.does.clone())
    };
    let helps = |by: &str| vec![format!("{by} supports PL against DE on 1939-09-01")];
    assert_eq!(reported("GB"), (1, vec![3], helps("GB")));
    assert_eq!(reported("FR"), (1, vec![4], helps("FR")));
}
