//! Every condition of a trigger apart: what meets it, what fails it, what leaves it open.

use foedera_engine::casus::{Stage, Unmet, casus};

use crate::by_hand::ByHand;
use crate::showing::scenario;

/// The last answer, those for events of another kind aside where there are others, under `on TRIGGER: the other party owes it assistance`, between FR and PL: its
/// state, and what that hangs on.
#[track_caller]
fn check(trigger: &str, events: &str, expected: &str) {
    let text = format!(
        "treaty FR-PL-1921 \"Alliance\"\n  between FR and PL\n\narticle 1\n  on {trigger}:\n    \
         the other party owes it assistance\n"
    );
    let law = ByHand::new(&[&text], "FR-PL-1921  FR PL  from 1921-02-19");
    let answer = casus(&law, &scenario(events), None);
    let another = Stage::NotTriggered(Unmet::OtherEvent);
    let meant = answer.duties.iter().rfind(|it| it.state != another);
    let owed = meant.or(answer.duties.last()).map_or("nothing".to_owned(), |it| {
        let unsettled: Vec<&str> = it.unsettled.iter().map(|it| it.what.as_str()).collect();
        let says = it.because.says.split(": ").next().unwrap().to_owned();
        if unsettled.is_empty() { says } else { format!("{says} {}", unsettled.join("; ")) }
    });
    assert_eq!(owed, expected, "{trigger}\n{events}");
}

#[test]
fn events_are_of_the_kind_that_the_trigger_names() {
    let cases = [
        ("attack on a party", "attacks", "triggered"),
        ("attack on a party", "declares war on", "triggered"),
        ("attack on a party", "threatens", "not-triggered (another event)"),
        ("armed attack on a party", "declares war on", "triggered-if it is an armed attack"),
        ("aggression on a party", "attacks", "triggered-if it is aggression"),
        ("declaration of war on a party", "declares war on", "triggered"),
        ("declaration of war on a party", "attacks", "not-triggered (another event)"),
        ("involvement in war of a party", "is at war with", "triggered"),
        ("war on a party", "attacks", "triggered-if it is a war"),
        ("war on a party", "declares war on", "triggered"),
        ("threat to a party", "threatens", "triggered"),
        ("threat to a party", "attacks", "triggered"),
        ("threat to a party", "imposes coercive measures on", "not-triggered (another event)"),
        ("unilateral coercive measures on a party", "imposes coercive measures on", "triggered"),
        ("\"a putsch\" on a party", "attacks", "triggered-if it is a putsch"),
        ("\"a putsch\" on a party", "threatens", "triggered-if it is a putsch"),
        ("\"a putsch\" on a party", "declares war on", "not-triggered (another event)"),
    ];
    for (trigger, verb, expected) in cases {
        check(trigger, &format!("1939-09-01  DE {verb} PL"), expected);
    }
}

#[test]
fn an_event_of_another_kind_counts_if_it_is_called_so() {
    let putsch = "\"a putsch\" on a party";
    check(putsch, "1939-09-01  DE attacks PL\n called a putsch by PL", "triggered");
    check("attack on a party", "1939-09-01  DE threatens PL\n called attack by FR", "triggered");
    check(
        "attack on a party",
        "1939-09-01  DE threatens PL\n called threat of attack by FR",
        "not-triggered (another event)",
    );
}

/// The words of those without a say make nothing of an event, whatever it asks.
#[test]
fn an_outsiders_word_is_shown_and_settles_nothing() {
    let (attack, threat) = ("1939-09-01  DE attacks PL", "1939-09-01  DE threatens PL");
    let another = "not-triggered (another event)";
    check("attack on a party", &format!("{threat}\n called attack by JP"), another);
    check("attack on a party", &format!("{threat}\n called no armed attack by FR"), another);
    let objects = "attack on a party's territory or vessels";
    check(objects, &format!("{attack}\n called attack on vessels by JP"), "triggered");
    check(
        objects,
        &format!("{attack}\n called not territory by PL"),
        "triggered-if what was hit is territory, vessels",
    );
    check(
        objects,
        &format!("{attack}\n called not territory by PL\n called not vessels by FR"),
        "not-triggered (called otherwise)",
    );
    let unprovoked = "attack on a party, without direct provocation by it";
    let first =
        format!("1939-08-31  PL attacks DE\n{attack}\n called attack by FR\n called unprovoked by");
    check(unprovoked, &format!("{first} JP"), "not-triggered (provoked)");
    check(unprovoked, &format!("{first} FR"), "triggered");
}

/// A finding holds every condition of its article, also against a first blow.
#[test]
fn a_finding_holds_that_it_was_not_provoked() {
    let unprovoked = "attack on a party, without direct provocation by it";
    let attack = "1939-08-31  PL attacks DE\n1939-09-02  DE attacks PL";
    let finds = |on: &str, by: &str| {
        let found = format!("{attack}\n{on}  {by} article 1 applies");
        (unprovoked, found)
    };
    for by in ["\"Council\" finds that", "FR determines that"] {
        let (trigger, events) = finds("1939-09-03", by);
        check(trigger, &events, "triggered");
        let (trigger, events) = finds("1939-09-01", by);
        check(trigger, &events, "not-triggered (provoked)");
    }
    let (trigger, events) = finds("1939-09-03", "JP determines that");
    check(trigger, &events, "not-triggered (provoked)");
}

#[test]
fn war_is_met_by_a_declaration_and_not_by_one_made_before() {
    for proviso in ["leading to war", "placing it in a state of war"] {
        let trigger = format!("attack on a party, {proviso}");
        check(&trigger, "1939-09-01  DE declares war on PL", "triggered");
        check(&trigger, "1939-09-01  DE attacks PL\n1939-09-02  PL is at war with DE", "triggered");
        for other in
            ["", "1939-08-01  PL is at war with DE\n", "1939-08-01  FR is at war with DE\n"]
        {
            let what = match proviso {
                "leading to war" => "it leads to war",
                _ => "the one attacked is thereby in a state of war",
            };
            let expected = format!("triggered-if {what}");
            check(&trigger, &format!("{other}1939-09-01  DE attacks PL"), &expected);
        }
    }
    check(
        "attack on a party, during a war of it",
        "1939-08-01  PL is at war with LT\n1939-09-01  DE attacks PL",
        "triggered",
    );
}

#[test]
fn a_request_is_of_the_one_concerned_to_the_bearer_and_not_before() {
    let trigger = "threat to a party, on its request";
    let threat = "1939-08-25  DE threatens PL";
    let none = "not-triggered (no request)";
    check(trigger, threat, none);
    check(trigger, &format!("{threat}\n1939-08-26  PL requests assistance of FR"), "triggered");
    check(trigger, &format!("{threat}\n1939-08-26  PL requests assistance of GB"), none);
    check(trigger, &format!("{threat}\n1939-08-26  FR requests assistance of PL"), none);
    check(trigger, &format!("1939-08-24  PL requests assistance of FR\n{threat}"), none);
}

#[test]
fn a_finding_is_recorded_and_never_supposed() {
    let trigger = "attack on a party, on a finding by \"Council\"";
    let attack = "1939-09-01  DE attacks PL";
    let open = "triggered-if Council finds that the case has come";
    let finds = |organ: &str, article: u8| {
        format!("{attack}\n1939-09-02  \"{organ}\" finds that article {article} applies")
    };
    check(trigger, attack, open);
    check(trigger, &finds("Council", 1), "triggered");
    check(trigger, &finds("Council", 2), open);
    check(trigger, &finds("Assembly", 1), open);
    check(
        trigger,
        &format!("{}\n denied by DE", finds("Council", 1)),
        &open.replace("triggered-if", "disputed"),
    );
}

#[test]
fn an_area_without_a_map_is_a_question() {
    let trigger = "attack, within Europe, on a party";
    let attack = "1939-09-01  DE attacks PL";
    check(trigger, attack, "triggered-if it happened within Europe");
    check(trigger, &format!("{attack}\n called attack within Europe by PL"), "triggered");
    let outside = "not-triggered (outside the area)";
    check(trigger, &format!("{attack}\n called attack outside Europe by PL"), outside);
}

#[test]
fn what_was_hit_is_asked_where_the_territory_is_not_enough() {
    let attack = "1939-09-01  DE attacks PL";
    check("attack on a party's territory or forces", attack, "triggered");
    let vessels = "attack on a party's vessels or aircraft";
    check(vessels, attack, "triggered-if what was hit is vessels, aircraft");
    check(vessels, &format!("{attack}\n called attack on vessels by PL"), "triggered");
}

#[test]
fn a_demand_must_have_been_refused() {
    let trigger = "attack on a party, after refusal of its demand";
    let attack = "1939-09-01  DE attacks PL";
    check(trigger, attack, "triggered-if a demand of it was refused before");
    check(
        trigger,
        &format!("{attack}\n called attack after refusal of its demand by FR"),
        "triggered",
    );
}

/// As in 1870: Great Britain joins against who violates Belgium during the hostilities of the two others.
#[test]
fn a_war_of_two_who_are_named_is_asked_for() {
    let trigger = "attack on a party, during a war of DE with RU";
    let war = "1939-08-01  DE declares war on RU\n goes on until 1939-10-01";
    let attack = |day: &str| format!("{war}\n{day}  DE attacks PL");
    check(trigger, &attack("1939-09-01"), "triggered");
    let open = "triggered-if it falls in a war of DE with RU";
    check(trigger, &attack("1939-10-02"), open);
    check(trigger, "1939-08-01  DE declares war on LT\n1939-09-01  DE attacks PL", open);
}

/// The guarantors of 1960 had rights on a breach, which needs no force.
#[test]
fn a_breach_that_is_called_so_is_an_event() {
    let trigger = "\"a breach of the treaty\" by a state outside this treaty on a party";
    let breach = "1963-11-30  CY does not perform article 1 of NICOSIA-1960 toward PL";
    let called = |by: &str| format!("{breach}\n called a breach of the treaty by {by}");
    check(trigger, &called("FR"), "triggered");
    check(
        trigger,
        &format!("{}\n denied by CY", called("FR")),
        "disputed it is a breach of the treaty",
    );
    check(trigger, &called("GB"), "not-triggered (another event)");
    check(trigger, breach, "nothing");
    check("attack on a party", &called("FR"), "not-triggered (another event)");
}

/// Standing conditions of a treaty, such as that of Cyprus in 1878, are in words of its own.
#[test]
fn a_state_of_things_is_so_if_somebody_with_a_say_says_so() {
    let trigger = "attack on a party, if \"Danzig is kept by Germany\"";
    let attack = "1939-09-01  DE attacks PL";
    let called = |words: &str| format!("{attack}\n called {words}");
    check(trigger, attack, "triggered-if Danzig is kept by Germany");
    check(trigger, &called("an attack while Danzig is kept by Germany by PL"), "triggered");
    check(
        trigger,
        &called("an attack while Danzig is kept by Germany by JP"),
        "triggered-if Danzig is kept by Germany",
    );
    let otherwise = called("not so that Danzig is kept by Germany by FR");
    check(trigger, &otherwise, "triggered-if Danzig is kept by Germany");
}

#[test]
fn an_event_that_is_itself_denied_is_disputed() {
    let trigger = "attack on a party";
    check(trigger, "1939-09-01  DE attacks PL\n denied by DE", "disputed it happened");
}

/// A war on a party is one that it did not begin. Who began it is told by the blows, and open where none is.
#[test]
fn a_war_that_a_party_began_is_none_on_it() {
    let (began, not_by_it) =
        ("not-triggered (attacked first)", "triggered-if the war was made on PL, and not by it");
    let cases = [
        ("1939-09-01  DE declares war on PL", "triggered", "triggered"),
        ("1939-09-01  PL declares war on DE", began, "triggered"),
        ("1939-09-01  PL attacks DE", began, "triggered-if it is a war"),
        ("1939-09-01  PL is at war with DE", not_by_it, "triggered"),
    ];
    for (event, of_war_on, of_war_of) in cases {
        check("war on a party", event, of_war_on);
        check("involvement in war of a party", event, of_war_of);
    }
    // What was struck before counts if it goes on.
    let perhaps = "triggered-if the war began with this: DE attacks PL on 1939-08-31";
    let before = [
        ("DE attacks PL\n  goes on", "triggered"),
        ("DE declares war on PL", "triggered"),
        ("DE attacks PL", perhaps),
        ("PL declares war on DE", began),
    ];
    for (blow, answer) in before {
        let at_war = format!("1939-08-31  {blow}\n1939-09-01  PL is at war with DE");
        check("war on a party", &at_war, answer);
    }
    let answered = "1939-08-31  DE attacks PL\n  goes on\n1939-09-01  PL declares war on DE";
    check("war on a party", answered, "triggered");
    check("involvement in war with JP of a party", answered, "not-triggered (another adversary)");
}

/// What an answer rests on is told with the events that it rests on.
#[test]
fn a_condition_that_an_event_meets_names_the_event() {
    let text = "treaty FR-PL-1921 \"Alliance\"\n  between FR and PL\n\narticle 1\n  on attack on a party, placing it in \
                a state of war:\n    the other party owes it assistance\n";
    let law = ByHand::new(&[text], "FR-PL-1921  FR PL  from 1921-02-19");
    let events = "1939-09-01  DE attacks PL\n1939-09-02  DE declares war on PL";
    let answer = casus(&law, &scenario(events), None);
    let told = answer.duties[0].because.outline();
    assert!(told.contains("state of war: DE declares war on PL on 1939-09-02"), "{told}");
}

/// What the treaty says of a place decides on the day; what it does not, or says twice, is left to the words of others.
#[test]
fn a_place_lies_where_the_clauses_put_it_on_the_day() {
    let law = |lies: &str| {
        let text = format!(
            "treaty T-1949 \"T\"\n  between FR and GB\n\narticle 5\n  on attack, within the area of article 6, on \
             a party:\n    the other party owes it assistance\n\narticle 6\n{lies}"
        );
        ByHand::new(&[&text], "T-1949  FR GB  from 1949-08-24")
    };
    let state = |lies: &str, events: &str| {
        let answer = casus(&law(lies), &scenario(events), None);
        answer.duties[0].state.to_string()
    };
    let algeria = "  \"Algeria\" lies within the area of article 6 until 1962-07-03\n";
    let at = |day: &str, place: &str| format!("{day}  EG attacks FR\n  at \"{place}\"");
    assert_eq!(state(algeria, &at("1962-07-02", "Algeria")), "triggered");
    assert_eq!(state(algeria, &at("1962-07-02", "Oran, Algeria")), "triggered");
    assert_eq!(state(algeria, &at("1962-07-03", "Algeria")), "not-triggered");
    assert_eq!(state(algeria, &at("1962-07-02/1962-07-03", "Algeria")), "triggered-if");
    assert_eq!(state(algeria, &at("1962-07-02", "Oran")), "triggered-if");
    let turkey = "  \"Turkey\" lies within the area of article 6 since 1952-02-15\n";
    assert_eq!(state(turkey, &at("1952-02-14", "Turkey")), "not-triggered");
    assert_eq!(state(turkey, &at("1952-02-15", "Turkey")), "triggered");
    // It came, went and came again.
    let acre = "  \"Acre\" lies within the area of article 6 since 1950-01-01 until 1955-01-01\n  \"Acre\" lies within the area of article 6 since 1958-01-01\n";
    for (on, expected) in [
        ("1949-12-31", "not-triggered"),
        ("1954-12-31", "triggered"),
        ("1956-06-01", "not-triggered"),
        ("1958-01-01", "triggered"),
    ] {
        assert_eq!(state(acre, &at(on, "Acre")), expected, "{on}");
    }
    let both =
        "  \"A\" lies within the area of article 6\n  \"B\" lies outside the area of article 6\n";
    assert_eq!(state(both, &at("1950-01-01", "A, B")), "triggered-if");
    assert_eq!(state(both, &at("1950-01-01", "B")), "not-triggered");
}
