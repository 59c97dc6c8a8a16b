//! The cascade, case by case: what those that owe perform, what lapses by it, and what is owed then.

use foedera_engine::casus::casus;

use crate::by_hand::ByHand;
use crate::showing::{rounds, scenario, unindented};

/// The rounds that some events bring, and all conflicts.
#[track_caller]
fn check(law: &ByHand, events: &str, expected: &str) {
    assert_eq!(rounds(&casus(law, &scenario(events), None)), unindented(expected), "{events}");
}

/// Treaties of two, `FR-PL: on attack on a party: the other party owes it assistance`, in force since 1930.
fn pacts(lines: &[&str]) -> ByHand {
    let mut table = String::new();
    let texts: Vec<String> = lines
        .iter()
        .map(|line| {
            let (parties, words) = line.split_once(": ").expect("parties and words");
            let states: Vec<&str> = parties.split('-').collect();
            let id = format!("{}-1930", states.join("-"));
            table.push_str(&format!("{id}  {}  from 1930-01-01\n", states.join(" ")));
            let (last, others) = states.split_last().expect("states");
            let between = format!("{} and {last}", others.join(", "));
            let articles: Vec<String> = words
                .split(" / ")
                .enumerate()
                .map(|(no, words)| {
                    let indented = words.replace(": ", ":\n    ").replace("; ", "\n      ");
                    format!("\narticle {}\n  {indented}\n", no + 1)
                })
                .collect();
            format!("treaty {id} \"Pact\"\n  between {between}\n{}", articles.concat())
        })
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    ByHand::new(&texts, &table)
}

const ATTACK: &str = "on attack on a party: the other party owes it assistance";
const INVOLVED: &str =
    "on involvement in war of a party: the other party owes it participation in war";

fn on_attack(parties: &str) -> String {
    format!("{parties}: {ATTACK}")
}

fn on_involvement(parties: &str) -> String {
    format!("{parties}: {INVOLVED}")
}

/// The event came when one of the two was at peace; by what it performs it is at war, and no separate peace is owed from
/// then. Whom an ally helps owes it nothing against that enemy, and owes it help against another.
#[test]
fn peace_is_made_together_once_both_are_at_war() {
    let words = "on involvement in war of a party: each other party owes it participation in war \
                 / on war by RU on a party: the parties owe each other no separate peace";
    let law = pacts(&[&format!("FR-GB: {words}")]);
    check(
        &law,
        "1935-03-10  RU declares war on FR",
        "
        round 1
          GB supports FR against RU on 1935-03-10; GB is at war with RU on 1935-03-10 (FR-GB-1930 1)
          FR-GB-1930 2: FR owes GB NoSeparatePeace against RU: triggered
          FR-GB-1930 2: GB owes FR NoSeparatePeace against RU: triggered
        ",
    );
}

/// Who is helped fights that enemy already; against a new one it owes help to who helps it.
#[test]
fn who_is_helped_owes_help_against_a_new_enemy() {
    let law = pacts(&[
        &on_involvement("FR-GB"),
        "DE-JP: on involvement in war with GB of a party: the other party owes it participation in war",
    ]);
    check(
        &law,
        "1935-03-10  DE declares war on FR",
        "
        round 1
          GB supports FR against DE on 1935-03-10; GB is at war with DE on 1935-03-10 (FR-GB-1930 1)
          DE-JP-1930 1: JP owes DE Offense against GB: triggered
        round 2
          JP supports DE against GB on 1935-03-10; JP is at war with GB on 1935-03-10 (DE-JP-1930 1)
          FR-GB-1930 1: FR owes GB Offense against JP: triggered
        round 3
          FR supports GB against JP on 1935-03-10; FR is at war with JP on 1935-03-10 (FR-GB-1930 1)
        ",
    );
}

#[test]
fn a_chain_of_alliances_for_every_war_goes_on_to_its_end() {
    let law =
        pacts(&[&on_involvement("FR-PL"), &on_involvement("GB-FR"), &on_involvement("GB-US")]);
    check(
        &law,
        "1939-09-01  DE declares war on PL",
        "
        round 1
          FR supports PL against DE on 1939-09-01; FR is at war with DE on 1939-09-01 (FR-PL-1930 1)
          GB-FR-1930 1: GB owes FR Offense against DE: triggered
        round 2
          GB supports FR against DE on 1939-09-01; GB is at war with DE on 1939-09-01 (GB-FR-1930 1)
          GB-US-1930 1: US owes GB Offense against DE: triggered
        round 3
          US supports GB against DE on 1939-09-01; US is at war with DE on 1939-09-01 (GB-US-1930 1)
        ",
    );
}

/// The helper's allies are not triggered, nor those of whom it is against.
#[test]
fn help_is_no_attack_and_draws_no_alliance_against_attack() {
    let law = pacts(&[&on_attack("FR-PL"), &on_attack("GB-FR"), &on_attack("DE-IT")]);
    check(
        &law,
        "1939-09-01  DE declares war on PL",
        "
        round 1
          FR supports PL against DE on 1939-09-01; FR is at war with DE on 1939-09-01 (FR-PL-1930 1)
          GB-FR-1930 1: GB owes FR assistance: not-triggered (another event)
          DE-IT-1930 1: IT owes DE assistance: not-triggered (another event)
        ",
    );
}

#[test]
fn who_reports_the_help_can_have_it_called_an_attack() {
    let law = pacts(&[&on_attack("FR-PL"), &on_attack("DE-IT")]);
    let told = casus(
        &law,
        &scenario(
            "1939-09-01  DE declares war on PL
             1939-09-03  supposed: FR supports PL against DE
               called attack by DE",
        ),
        None,
    );
    let of_italy = told.duties.iter().find(|it| it.bearer.as_str() == "IT" && it.is_live());
    let of_italy = of_italy.expect("a duty of Italy");
    assert_eq!((of_italy.event, of_italy.round), (1, 0));
    assert_eq!(
        rounds(&told),
        unindented(
            "
            round 1
              FR is at war with DE on 1939-09-01; as event 2 tells (FR-PL-1930 1)
              IT supports DE against FR on 1939-09-03 (DE-IT-1930 1)
              DE-IT-1930 1: IT owes DE assistance: not-triggered (another event)
            "
        )
    );
}

/// Force that nobody calls a war is none for who helps against it.
#[test]
fn help_in_a_fight_that_is_no_war_is_no_war() {
    let law = pacts(&[&on_attack("FR-PL"), &on_involvement("GB-FR")]);
    let attack = "1939-09-01  DE attacks PL";
    let helps = "FR supports PL against DE on 1939-09-01";
    check(&law, attack, &format!("round 1\n  {helps} (FR-PL-1930 1)"));
    for war in ["\n1939-09-03  PL is at war with DE", "\n  called war by PL"] {
        let told = rounds(&casus(&law, &scenario(&format!("{attack}{war}")), None));
        let at_war = format!("round 1\n  {helps}; FR is at war with DE on 1939-09-01");
        assert!(told.starts_with(&at_war), "{told}");
        assert!(told.contains("GB owes FR Offense against DE: triggered"), "{told}");
    }
    // Who denies the war leaves open what follows from it.
    let denied = format!("{attack}\n1939-09-03  PL is at war with DE\n  denied by DE");
    let told = rounds(&casus(&law, &scenario(&denied), None));
    assert!(told.contains("GB owes FR Offense against DE: disputed"), "{told}");
}

#[test]
fn what_the_scenario_reports_is_not_supposed_again() {
    let law = pacts(&[&on_involvement("FR-PL"), &on_involvement("GB-FR")]);
    check(
        &law,
        "1939-09-01  DE declares war on PL
         1939-09-03  FR declares war on DE",
        "
        round 1
          FR supports PL against DE on 1939-09-01; as event 2 tells (FR-PL-1930 1)
          PL supports FR against DE on 1939-09-03; as event 1 tells (FR-PL-1930 1)
          GB supports FR against DE on 1939-09-03; GB is at war with DE on 1939-09-03 (GB-FR-1930 1)
        ",
    );
}

#[test]
fn of_several_events_a_bearer_performs_the_first() {
    let law = pacts(&[&on_involvement("FR-PL")]);
    check(
        &law,
        "1939-09-08  DE declares war on PL
         1939-09-01  DE is at war with PL",
        "
        round 1
          FR supports PL against DE on 1939-09-01; FR is at war with DE on 1939-09-01 (FR-PL-1930 1)
        ",
    );
}

#[test]
fn a_choice_is_a_branch_of_who_may_choose() {
    let choice = format!("{}; means decided by each party", on_involvement("FR-PL"));
    let law = pacts(&[&choice, &on_involvement("GB-FR")]);
    let branch = "
        only if FR chooses
        round 1
          FR supports PL against DE on 1939-09-01; FR is at war with DE on 1939-09-01 (FR-PL-1930 1)
          GB-FR-1930 1: GB owes FR Offense against DE: triggered
        round 2
          GB supports FR against DE on 1939-09-01; GB is at war with DE on 1939-09-01 (GB-FR-1930 1)
        ";
    check(&law, "1939-09-01  DE declares war on PL", branch);
    let words = format!("{}; by \"such action as it deems necessary\"", on_involvement("FR-PL"));
    check(&pacts(&[&words, &on_involvement("GB-FR")]), "1939-09-01  DE declares war on PL", branch);
    // One that leads to nothing is not told.
    check(&pacts(&[&choice]), "1939-09-01  DE declares war on PL", "");
}

#[test]
fn what_is_open_is_a_branch_of_all_that_hangs_on_it() {
    let law = pacts(&[
        "PL-FR: on armed attack on a party: the other party owes it participation in war",
        "PL-GB: on armed attack on a party: the other party owes it participation in war",
        &on_involvement("GB-US"),
    ]);
    check(
        &law,
        "1939-09-01  DE attacks PL",
        "
        only if it is an armed attack
        round 1
          FR supports PL against DE on 1939-09-01; FR is at war with DE on 1939-09-01 (PL-FR-1930 1)
          GB supports PL against DE on 1939-09-01; GB is at war with DE on 1939-09-01 (PL-GB-1930 1)
          GB-US-1930 1: US owes GB Offense against DE: triggered
        round 2
          US supports GB against DE on 1939-09-01; US is at war with DE on 1939-09-01 (GB-US-1930 1)
        ",
    );
}

#[test]
fn lapses_come_before_the_duties_of_their_round() {
    let friendship = "DE-FR: the parties owe each other non-aggression / is suspended while its parties are at war \
                      with each other";
    let plain = "DE-FR: the parties owe each other non-aggression";
    let others = [on_involvement("FR-PL"), on_involvement("GB-FR"), on_involvement("FR-US")];
    let with = |first: &str| {
        let mut all = vec![first];
        all.extend(others.iter().map(String::as_str));
        pacts(&all)
    };
    let war = "1939-09-01  DE declares war on PL\n1939-09-01  US is at war with DE";
    let told = |first: &str| rounds(&casus(&with(first), &scenario(war), None));
    let (lapses, stays) = (told(friendship), told(plain));
    assert!(lapses.contains("round 1\n"), "{lapses}");
    assert!(lapses.contains("  DE-FR-1930 suspended for DE, FR"), "{lapses}");
    assert!(!stays.contains("suspended"), "{stays}");
    let pledges = |told: &str| told.matches("clash pledge-to-enemy").count();
    // The duties of the events are older than the lapse.
    assert_eq!((pledges(&lapses), pledges(&stays)), (2, 2), "{lapses}\n\n{stays}");
}

/// The same of what the scenario itself tells.
#[test]
fn a_war_that_is_told_suspends_before_anything_is_weighed() {
    let law = pacts(&[
        "DE-FR-PL: on attack on a party: each other party owes it assistance / is suspended while its \
                       parties are at war with each other",
    ]);
    let told =
        casus(&law, &scenario("1939-09-01  PL is at war with FR\n1939-09-02  DE attacks FR"), None);
    assert!(rounds(&told).starts_with("round 0\n  DE-FR-PL-1930 suspended for FR, PL"), "{told:?}");
    let of_poland = told.duties.iter().filter(|it| it.bearer.as_str() == "PL" && it.event == 1);
    let states: Vec<String> = of_poland.map(|it| it.state.to_string()).collect();
    assert_eq!(states, ["not-bound"]);
}

#[test]
fn nobody_is_bound_to_fight_itself_or_whom_it_is_to_help() {
    let law = pacts(&[&on_involvement("FR-PL"), &on_involvement("DE-FR")]);
    check(
        &law,
        "1939-09-01  DE declares war on PL",
        "
        round 1
          FR supports PL against DE on 1939-09-01; FR is at war with DE on 1939-09-01 (FR-PL-1930 1)
          FR supports DE against PL on 1939-09-01; FR is at war with PL on 1939-09-01 (DE-FR-1930 1)
        clash against-itself: DE would owe FR participation in war against DE itself under DE-FR-1930
        clash against-itself: FR would owe DE participation in war against FR itself under DE-FR-1930
        clash both-sides: FR is bound to help PL against DE, and DE against PL
        clash against-itself: PL would owe FR participation in war against PL itself under FR-PL-1930
        clash against-itself: FR would owe PL participation in war against FR itself under FR-PL-1930
        ",
    );
}

#[test]
fn who_helps_a_state_and_fights_it_over_the_rounds_is_told() {
    let law =
        pacts(&[&on_involvement("FR-PL"), &on_involvement("DE-IT"), &on_involvement("FR-IT")]);
    let told = rounds(&casus(&law, &scenario("1939-09-01  DE declares war on PL"), None));
    let clash = "clash own-beneficiary: IT is bound to help DE, and to fight it for FR";
    assert!(told.contains(clash), "{told}");
}

#[test]
fn help_to_who_struck_first_is_support_of_the_attacker() {
    let support =
        "FR-RU: on support of the attacker by IT on a party: the other party owes it assistance";
    let law = pacts(&[&on_involvement("DE-IT"), support]);
    let told = |events: &str| rounds(&casus(&law, &scenario(events), None));
    let owed = "FR-RU-1930 1: RU owes FR assistance against IT: triggered";
    assert!(told("1940-06-10  DE attacks FR\n1940-06-10  DE declares war on FR").contains(owed));
    assert!(!told("1940-06-10  FR declares war on DE").contains(owed));
    let open = told("1940-06-10  DE is at war with FR");
    assert!(open.contains("if DE is the attacker"), "{open}");
}

#[test]
fn a_duty_says_which_act_of_whom_in_which_round_brought_it() {
    let law = pacts(&[&on_involvement("FR-PL"), &on_involvement("GB-FR")]);
    let told = casus(&law, &scenario("1939-09-01  DE declares war on PL"), None);
    let owed = told.duties.iter().find(|it| it.round == 1).expect("a duty of round 1");
    let cause = &told.performances[owed.cause.expect("a cause").performance];
    assert_eq!(
        (cause.by.as_str(), cause.round, cause.under.treaty.as_str()),
        ("FR", 1, "FR-PL-1930")
    );
    assert_eq!(
        owed.because.outline(),
        "\
triggered: FR is at war with DE on 1939-09-01 [article 1]
  round 1: FR gives PL participation in war against DE, as it owes under FR-PL-1930 [article 1]
    triggered: DE declares war on PL on 1939-09-01
  GB-FR-1930 is in force since 1930-01-01
  FR is at war with DE on 1939-09-01: there is a state of war
  FR is whom the treaty protects
"
    );
}

#[test]
fn where_nobody_owes_war_or_armed_help_nothing_goes_on() {
    for duty in
        ["military aid", "benevolent neutrality", "consultation", "guarantee of \"its frontiers\""]
    {
        let line = format!("FR-PL: on attack on a party: the other party owes it {duty}");
        let law = pacts(&[&line, &on_involvement("GB-FR")]);
        check(&law, "1939-09-01  DE declares war on PL", "");
    }
}

#[test]
fn what_is_waived_is_not_performed() {
    let law = pacts(&[&on_involvement("DE-IT"), &on_involvement("IT-JP")]);
    let war = "1939-09-01  DE declares war on PL";
    check(&law, &format!("{war}\n1939-09-01  DE waives article 1 of DE-IT-1930 toward IT"), "");
}

/// A pact of friendship that ends for whoever begins a war, or is in one: gone before the duty that would break it.
#[test]
fn a_pact_ends_for_who_attacks_or_is_at_war_with_an_outsider() {
    let pledge = "the parties owe each other non-aggression";
    let told = |ends: &str, events: &str| {
        let pact =
            format!("DE-FR: {pledge} / ends for a party that {ends} a state outside this treaty");
        let law = pacts(&[&pact, &on_involvement("FR-PL"), &on_involvement("GB-FR")]);
        rounds(&casus(&law, &scenario(events), None))
    };
    let war = "1939-09-01  DE declares war on PL";
    let clash = "clash pledge-to-enemy: FR owes non-aggression to DE under DE-FR-1930";
    for ends in ["attacks", "is at war with"] {
        let told = told(ends, war);
        assert!(told.starts_with("round 0\n  DE-FR-1930 ended for DE\n"), "{told}");
        assert!(!told.contains(clash), "{told}");
    }
    // Who is attacked has not attacked, and who helps has not either; but both are at war.
    let struck = "1939-09-01  IT declares war on FR\n1939-09-02  DE declares war on FR";
    assert!(!told("attacks", struck).contains("ended"), "{}", told("attacks", struck));
    assert!(told("is at war with", struck).starts_with("round 0\n  DE-FR-1930 ended for FR\n"));
    let helps = "1939-09-01  IT declares war on PL";
    assert!(!told("attacks", helps).contains("ended"), "{}", told("attacks", helps));
    let by_help = told("is at war with", helps);
    assert!(by_help.contains("round 1\n"), "{by_help}");
    assert!(by_help.contains("  DE-FR-1930 ended for FR\n"), "{by_help}");
}

/// A day that is open opens what lapses by it.
#[test]
fn a_lapse_on_a_day_that_is_open() {
    let law = pacts(&[
        "DE-FR: on threat to a party: the other party owes it consultation / is suspended while its \
                       parties are at war with each other",
    ]);
    let told =
        casus(&law, &scenario("1939-09  DE is at war with FR\n1939-09-15  PL threatens FR"), None);
    let owed = told.duties.iter().find(|it| it.event == 1).expect("a duty");
    assert_eq!(owed.state.to_string(), "triggered-if");
    assert_eq!(
        owed.unsettled[0].what,
        "the treaty is in force between the two: whether it is suspended by what happened"
    );
}

/// An attack may be a war, and is one where one of the two calls it that.
#[test]
fn an_attack_that_may_be_a_war_may_suspend() {
    let law = pacts(&[
        "DE-FR: on threat to a party: the other party owes it consultation / is suspended while its \
                       parties are at war with each other",
    ]);
    let state = |attack: &str| {
        let events = format!("1939-09-01  DE attacks FR{attack}\n1939-09-15  PL threatens FR");
        let told = casus(&law, &scenario(&events), None);
        let owed = told.duties.into_iter().find(|it| it.event == 1).expect("a duty");
        let open: Vec<String> = owed.unsettled.into_iter().map(|it| it.what).collect();
        format!("{} {}", owed.state, open.join("; "))
    };
    let open = "triggered-if the treaty is in force between the two: whether it is suspended by what happened";
    assert_eq!(state("\ngoes on"), open);
    assert_eq!(state("\ngoes on\ncalled war by PL"), open);
    assert_eq!(state("\ngoes on\ncalled war by FR\ndenied by DE"), open);
    assert_eq!(state("\ngoes on\ncalled war by FR"), "not-bound ");
    assert_eq!(state("\ngoes on until 1939-09-10\ncalled war by FR"), "triggered ");
}

/// The words of the treaty do not ask, and so it is owed; what would follow if it were done, nobody expects.
#[test]
fn nobody_is_supposed_to_help_one_that_it_fights() {
    let law = pacts(&[&on_attack("DE-PL"), &on_involvement("DE-IT")]);
    let told = |first: &str| {
        let events =
            format!("1939-09-01  DE {first} PL\n1939-09-02  SU attacks PL\ncalled war by PL");
        rounds(&casus(&law, &scenario(&events), None))
    };
    let (surely, perhaps) = (told("declares war on"), told("attacks"));
    assert!(surely.contains("IT supports DE against PL"), "{surely}");
    assert!(!surely.contains("DE supports PL"), "{surely}");
    let only_if = "only if DE and PL do not fight each other: DE attacks PL on 1939-09-01";
    assert!(perhaps.contains(only_if), "{perhaps}");
    assert!(perhaps.contains("IT owes DE Offense against SU: triggered"), "{perhaps}");
}
