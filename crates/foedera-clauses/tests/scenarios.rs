//! Faults of scenarios: each at its place with its cure, several in one run, and none where there is none.

use foedera_clauses::parse;

/// The problems of a scenario, each as `CODE words: cure`.
fn found(events: &str) -> Vec<String> {
    let text = format!("scenario TRIAL-1939 \"A trial\"\n{events}");
    let diagnostics = parse(&text).diagnostics;
    let told = diagnostics.iter().map(|it| {
        let words = it.span.of(&text).unwrap_or_default();
        format!("{} {words}: {}", it.code, it.cure.as_deref().unwrap_or_default())
    });
    told.collect()
}

#[track_caller]
fn check(events: &str, expected: &[&str]) {
    assert_eq!(found(events), expected, "{events}");
}

#[test]
fn an_event_that_is_over_before_it_began() {
    let over = "  1939-09-01  DE attacks PL\n    goes on until 1939-08-31\n";
    check(over, &["C061 1939-09-01  DE attacks PL: give the last day on which it goes on"]);
    check("  1939-09-01  DE attacks PL\n    goes on until 1939-09-01\n", &[]);
    check("  1939-09  DE attacks PL\n    goes on until 1939-09-15\n", &[]);
}

#[test]
fn an_event_that_goes_on_without_an_end() {
    let on = "  1914-08-12  GB is at war with AT-HU\n    goes on\n";
    let cure = "give the last day on which it goes on: `goes on until DATE`";
    check(on, &[&format!("C069 1914-08-12  GB is at war with AT-HU: {cure}")]);
}

#[test]
fn what_is_about_no_event_of_the_scenario() {
    let asks = |about: &str| {
        format!(
            "  1939-09-01  DE attacks PL\n  1939-09-02  PL requests assistance of FR\n    about the event of {about}\n"
        )
    };
    check(&asks("1939-09-01"), &[]);
    let cure = "write the date of an attack, a war or a threat that came before this, as its own line has it";
    for none in ["1939-08-31", "1939-09", "1939-09-02"] {
        check(&asks(none), &[&format!("C070 about: {cure}")]);
    }
    let before = "  1939-08-31  PL requests assistance of FR\n    about the event of 1939-09-01\n  1939-09-01  DE attacks PL\n";
    check(before, &[&format!("C070 about: {cure}")]);
}

/// What is about an event, or alleged, can stand only below what can be that.
#[test]
fn an_attack_is_about_nothing_and_is_alleged_by_nobody() {
    for line in ["about the event of 1939-09-01", "alleged by PL"] {
        let found = found(&format!("  1939-09-01  DE attacks PL\n    {line}\n"));
        assert!(!found.is_empty(), "{line}");
    }
}

#[test]
fn one_state_on_both_sides() {
    for event in [
        "DE attacks DE",
        "DE and SU declare war on PL and SU",
        "DE supports SU against DE",
        "DE supports SU against SU",
    ] {
        let line = format!("1939-09-01  {event}");
        check(&format!("  {line}\n"), &[&format!("C062 {line}: name each state on one side")]);
    }
    check(
        "  1939-09-01  DE supports SU against PL\n  1939-09-02  IT waives article 3 toward DE\n",
        &[],
    );
}

#[test]
fn a_slip_in_a_word_that_answers_turn_on() {
    let called = |words: &str| format!("  1939-09-01  DE attacks PL\n    called {words} by PL\n");
    check(&called("armed atack"), &["C063 atack: did you mean `attack`"]);
    check(
        &called("agression witout provocation"),
        &["C063 agression: did you mean `aggression`", "C063 witout: did you mean `without`"],
    );
    check(
        &called("unprovokd mobilization"),
        &[
            "C063 unprovokd: did you mean `unprovoked`",
            "C063 mobilization: did you mean `mobilisation`",
        ],
    );
    for free in [
        "armed attack",
        "an answer to aggressive attackers",
        "a threatened treaty",
        "what it was",
        "gleiwitz incident",
    ] {
        check(&called(free), &[]);
    }
}

#[test]
fn a_state_that_holds_and_denies() {
    let event = |lines: &str| format!("  1982-05-02  GB attacks AR\n{lines}");
    let called = "    called within the area of article 4 by AR and GB\n";
    let cure = "C067 denied: what it denies alone stands in a line of its own: `called no armed attack by GB`";
    check(&event(&format!("{called}    denied by GB\n")), &[cure]);
    check(&event(&format!("{called}    denied by CL\n")), &[]);
    check(&event(&format!("{called}    called no armed attack by GB\n")), &[]);
}

#[test]
fn a_finding_of_what_no_finding_asks_for() {
    let findings = |asked: &str, found: &str| {
        format!(
            "  1939-09-02  \"Council\" finds that article 1 applies\n{asked}  1939-09-03  \"Council\" finds that \"{found}\"\n"
        )
    };
    let line = "C064 1939-09-03  \"Council\" finds that \"it was first\": ";
    let none = "below the finding that hangs on it stands `if \"…\"`, in the same words";
    check(&findings("", "it was first"), &[&format!("{line}{none}")]);
    let asked = "    if \"it came first\"\n";
    let same = "write the same words as there: `\"it came first\"`";
    check(&findings(asked, "it was first"), &[&format!("{line}{same}")]);
    check(&findings(asked, "it came first"), &[]);
}

/// A run tells them all, those of the words beside those of the sense.
#[test]
fn several_faults_are_told_in_one_run() {
    check(
        "  1939-09-01  DE atacks PL\n  1939-09-02  DE attacks DE\n    goes on until 1939-09-01\n    calld attack by PL\n  \
         1939-09-03  GER attacks PL\n  1939-09-31  DE attacks PL\n",
        &[
            "C012 atacks: did you mean `attacks`",
            "C061 1939-09-02  DE attacks DE: give the last day on which it goes on",
            "C062 1939-09-02  DE attacks DE: name each state on one side",
            "C011 calld: did you mean `called`",
            "C019 GER: did you mean `ER`",
            "C017 1939-09-31: write a date such as `2024-11-09`",
        ],
    );
}

/// A name is read on the days that an event may mean: Taiwan has borne China's since the end of 1949.
#[test]
fn a_name_that_two_bore_within_the_days_of_an_event() {
    let found = |on: &str| {
        let text = format!("scenario WAR \"A war\"\n  {on}  Republic of China attacks FR\n");
        parse(&text).diagnostics.into_iter().map(|it| it.code).collect::<Vec<_>>()
    };
    assert_eq!(found("1948"), [""; 0]);
    assert_eq!(found("1948/1955"), ["C019"]);
}

/// States call an event something, and organs find: the cure says where that stands.
#[test]
fn an_organ_calls_nothing() {
    for line in ["called aggression by \"Security Council\"", "denied by \"Security Council\""] {
        let told = found(&format!("  1990-08-02  IQ attacks KW\n    {line}\n"));
        let finds = "`\"Security Council\" finds that article LABEL of TREATY applies`";
        assert!(told.iter().any(|it| it.contains(finds)), "{told:#?}");
    }
}

#[test]
fn one_event_told_in_two_lines() {
    let twice = "  1939-09-01  DE attacks PL\n  1939-09-03  GB declares war on DE\n  1939-09-01  DE attacks PL\n    called aggression by PL\n";
    let cure = "delete one of them; what one state calls it and another stand below one event";
    check(twice, &[&format!("C076 1939-09-01  DE attacks PL: {cure}")]);
    check(
        "  1939-09-01  DE attacks PL\n    at \"Danzig\"\n  1939-09-01  DE attacks PL\n    at \"Gleiwitz\"\n",
        &[],
    );
    check("  1939-09-01  DE attacks PL\n  1939-09-02  DE attacks PL\n", &[]);
}

#[test]
fn one_state_that_calls_it_so_and_not_so() {
    let called = |by: &str| {
        format!(
            "  1939-09-01  DE attacks PL\n    called aggression by PL\n    called no aggression by {by}\n"
        )
    };
    let cure = "delete one of the two, or say by whom it is held";
    check(&called("PL"), &[&format!("C077 no aggression: {cure}")]);
    check(&called("DE"), &[]);
}

#[test]
fn who_acted_is_no_matter_of_names() {
    let called =
        |words: &str| format!("  1980-12-06  \"bands\" attacks TD\n    called {words} by TD\n");
    let cure =
        "write an event `LY attacks …` beside it, with what each side calls that and who denies it";
    check(&called("attack by LY"), &[&format!("C078 attack by LY: {cure}")]);
    check(&called("attack by bands"), &[]);
    check("  1980-12-06  LY attacks TD\n    called attack by LY by TD\n", &[]);
}
