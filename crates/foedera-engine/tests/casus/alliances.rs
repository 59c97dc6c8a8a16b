//! Alliances of the past: who attacked whom first, where, and how many.

use crate::by_hand::ByHand;
use crate::showing::check;

/// Dual Alliance of 1879, articles I and II (catalogued from the text of the treaty).
const DUAL: &str = r#"treaty DUAL-1879 "Dual Alliance"
  between AT-HU and DE

article I
  on attack by RU-EMPIRE on a party:
    the other party owes it assistance
      by "whole war strength"

article II
  on attack by a state outside this treaty on a party:
    the other party owes it benevolent neutrality
"#;

fn dual() -> ByHand {
    ByHand::new(&[DUAL], "DUAL-1879  AT-HU DE  from 1879-10-21")
}

#[test]
fn an_ally_that_declares_war_is_not_attacked() {
    check(
        &dual(),
        "1914-07-28  AT-HU declares war on RS",
        "
        DUAL-1879 I: DE owes AT-HU assistance: not-triggered (no party attacked)
        DUAL-1879 II: DE owes AT-HU Neutrality(Benevolent): not-triggered (attacked first)
        ",
    );
    check(
        &dual(),
        "1914-08-01  DE declares war on RU-EMPIRE",
        "
        DUAL-1879 I: AT-HU owes DE assistance: not-triggered (attacked first)
        DUAL-1879 II: AT-HU owes DE Neutrality(Benevolent): not-triggered (attacked first)
        ",
    );
}

#[test]
fn another_attacker_calls_for_neutrality_alone() {
    check(
        &dual(),
        "1900-01-01  FR attacks DE",
        "
        DUAL-1879 I: AT-HU owes DE assistance: not-triggered (another attacker)
        DUAL-1879 II: AT-HU owes DE Neutrality(Benevolent) against FR: triggered
        ",
    );
}

#[test]
fn a_mobilisation_is_an_attack_only_if_a_party_calls_it_one() {
    check(&dual(), "1914-07-30  RU-EMPIRE mobilises", "");
    check(
        &dual(),
        "1914-07-30  RU-EMPIRE mobilises
           called attack by DE
           denied by RU-EMPIRE",
        "
        DUAL-1879 I: AT-HU owes DE assistance against RU-EMPIRE: disputed
          if it is an attack; held by DE; denied by RU-EMPIRE
        DUAL-1879 II: AT-HU owes DE Neutrality(Benevolent) against RU-EMPIRE: disputed
          if it is an attack; held by DE; denied by RU-EMPIRE
        ",
    );
}

/// It hits those that call it what the trigger asks for, each once, and not whoever calls it something.
#[test]
fn a_mobilisation_against_nobody_hits_those_that_call_it_an_attack() {
    let text = "treaty T-1930 \"T\"\n  between FR, GB and PL\n\narticle 1\n  on attack on a party:\n    each \
                other party owes it assistance\n";
    let law = ByHand::new(&[text], "T-1930  FR GB PL  from 1930-01-01");
    let owed = "
        T-1930 1: FR owes PL assistance against DE: triggered
        T-1930 1: GB owes PL assistance against DE: triggered
        ";
    let mobilises = "1939-08-26  DE mobilises\n  called attack by PL\n  called";
    check(&law, &format!("{mobilises} manoeuvres by FR"), owed);
    check(&law, &format!("{mobilises} unprovoked attack by PL"), owed);
    check(&law, "1939-08-26  DE mobilises\n  called no armed attack by PL", "");
    check(&law, "1939-08-26  DE attacks PL and PL", owed);
}

const TRIPLE: &str = r#"treaty TRIPLE-1882 "Triple Alliance"
  between AT-HU, DE and IT

set great-powers "parties' own usage, 1882": AT-HU, DE, FR, GB, IT, RU-EMPIRE

article 3
  on attack by 2 or more great-powers outside this treaty on 1 or 2 parties, without direct provocation by them, leading to war:
    each other party owes them assistance against those powers
"#;

#[test]
fn two_great_powers_must_attack_without_provocation() {
    let law = ByHand::new(&[TRIPLE], "TRIPLE-1882  AT-HU DE IT  from 1882-05-20");
    check(
        &law,
        "1900-01-01  FR attacks DE",
        "
        TRIPLE-1882 3: AT-HU owes DE assistance against FR: not-triggered (too few attackers)
        TRIPLE-1882 3: IT owes DE assistance against FR: not-triggered (too few attackers)
        ",
    );
    // The second attack makes two, if both belong to one war.
    check(
        &law,
        "1900-01-01  FR declares war on DE
           goes on
         1900-01-02  RU-EMPIRE declares war on DE
           called unprovoked by DE",
        "
        TRIPLE-1882 3: AT-HU owes DE assistance against FR: not-triggered (too few attackers)
        TRIPLE-1882 3: IT owes DE assistance against FR: not-triggered (too few attackers)
        TRIPLE-1882 3: AT-HU owes DE assistance against FR, RU-EMPIRE: triggered-if
          if the attacks by FR and RU-EMPIRE belong to one war
        TRIPLE-1882 3: IT owes DE assistance against FR, RU-EMPIRE: triggered-if
          if the attacks by FR and RU-EMPIRE belong to one war
        ",
    );
    check(
        &law,
        "1900-01-01  DE attacks FR
         1900-01-02  FR and RU-EMPIRE declare war on DE",
        "
        TRIPLE-1882 3: AT-HU owes DE assistance: not-triggered (attacked first)
        TRIPLE-1882 3: IT owes DE assistance: not-triggered (attacked first)
        TRIPLE-1882 3: AT-HU owes DE assistance against FR, RU-EMPIRE: triggered-if
          if the blow of DE does not count against all who attack: DE attacks FR on 1900-01-01, or it is an attack
          if the blow of DE does not count against all who attack: DE attacks FR on 1900-01-01, and it was not directly provoked
        TRIPLE-1882 3: IT owes DE assistance against FR, RU-EMPIRE: triggered-if
          if the blow of DE does not count against all who attack: DE attacks FR on 1900-01-01, or it is an attack
          if the blow of DE does not count against all who attack: DE attacks FR on 1900-01-01, and it was not directly provoked
        ",
    );
    // Of two that attack both were struck first.
    check(
        &law,
        "1900-01-01  DE attacks FR and RU-EMPIRE
         1900-01-02  FR and RU-EMPIRE declare war on DE",
        "
        TRIPLE-1882 3: AT-HU owes DE assistance: not-triggered (attacked first)
        TRIPLE-1882 3: IT owes DE assistance: not-triggered (attacked first)
        TRIPLE-1882 3: AT-HU owes DE assistance against FR, RU-EMPIRE: not-triggered (provoked)
        TRIPLE-1882 3: IT owes DE assistance against FR, RU-EMPIRE: not-triggered (provoked)
        ",
    );
}

/// Article III of the Pact of Steel: whoever began.
#[test]
fn a_pact_for_every_war_asks_not_who_began_and_can_be_waived() {
    let law = ByHand::new(
        &[r#"treaty STEEL-1939 "Pact of Steel"
  between DE and IT

article III
  on involvement in war of a party:
    the other party owes it participation in war
      at once
"#],
        "STEEL-1939  DE IT  from 1939-05-22",
    );
    check(
        &law,
        "1939-09-01  DE declares war on PL",
        "STEEL-1939 III: IT owes DE Offense against PL: triggered",
    );
    check(
        &law,
        "1939-09-01  DE declares war on PL
         1939-09-02  DE waives article III of STEEL-1939 toward IT",
        "STEEL-1939 III: IT owes DE Offense against PL: waived",
    );
    // A bearer cannot waive what it owes.
    check(
        &law,
        "1939-09-01  DE declares war on PL
         1939-09-02  IT waives article III of STEEL-1939 toward DE",
        "STEEL-1939 III: IT owes DE Offense against PL: triggered",
    );
}

/// A waiver gives up what has become due; of a later event it says nothing.
#[test]
fn a_waiver_covers_what_began_by_its_day() {
    let law = ByHand::new(
        &[
            "treaty STEEL-1939 \"Pact of Steel\"\n  between DE and IT\n\narticle III\n  on involvement in war of a \
           party:\n    the other party owes it participation in war\n",
        ],
        "STEEL-1939  DE IT  from 1939-05-22",
    );
    let war = |day: &str, on: &str| format!("{day}  DE declares war on {on}");
    let waiver = "1939-09-02  DE waives article III toward IT";
    let told =
        |on: &str, state: &str| format!("STEEL-1939 III: IT owes DE Offense against {on}: {state}");
    for (day, state) in [
        ("1939-09-02", "waived"),
        ("1939-09-03", "triggered"),
        ("1941-06-22", "triggered"),
        ("1939-08", "waived"),
        // Where the order of the two is open, so is what was given up.
        (
            "1939-09",
            "triggered-if\n  if it was not given up by this: DE waives article III on 1939-09-02",
        ),
    ] {
        check(
            &law,
            &format!("{}\n{waiver}\n{}", war("1939-09-01", "PL"), war(day, "SU")),
            &format!("{}\n{}", told("PL", "waived"), told("SU", state)),
        );
    }
}

/// The commitments of the North Atlantic Treaty, for four of its parties.
const NORTH_ATLANTIC: &str = r#"treaty NORTH-ATLANTIC-1949 "North Atlantic Treaty"

article 5
  on armed attack, within the area of article 6, on a party's territory, forces, vessels or aircraft:
    each other party owes it assistance
      by "such action as it deems necessary"
      forthwith
      means decided by each party

article 6
  the area of article 6 is "Europe or North America"
"#;

#[test]
fn the_area_of_a_treaty_bounds_it() {
    let bound = "NORTH-ATLANTIC-1949  FR GB US  signed 1949-04-04  from 1949-08-24";
    let law = || ByHand::new(&[NORTH_ATLANTIC], bound);
    let lies = "  \"New York\" lies within the area of article 6\n  \"Falkland Islands\" lies outside the area of \
                article 6\n";
    let with_places = || ByHand::new(&[&format!("{NORTH_ATLANTIC}{lies}")], bound);
    check(
        &with_places(),
        "1982-04-02  AR attacks GB
           at \"Falkland Islands\"",
        "
        NORTH-ATLANTIC-1949 5: FR owes GB assistance against AR: not-triggered (outside the area)
        NORTH-ATLANTIC-1949 5: US owes GB assistance against AR: not-triggered (outside the area)
        ",
    );
    check(
        &law(),
        "1982-04-02  AR attacks GB
           called armed attack outside the area of article 6 by US",
        "
        NORTH-ATLANTIC-1949 5: FR owes GB assistance against AR: not-triggered (outside the area)
        NORTH-ATLANTIC-1949 5: US owes GB assistance against AR: not-triggered (outside the area)
        ",
    );
    check(
        &with_places(),
        "2001-09-11  AF attacks US
           at \"New York\"
         2001-10-02  \"North Atlantic Council\" finds that article 5 applies",
        "
        NORTH-ATLANTIC-1949 5: FR owes US assistance against AF: triggered
        NORTH-ATLANTIC-1949 5: GB owes US assistance against AF: triggered
        clash charter-103: FR to US under NORTH-ATLANTIC-1949; GB to US under NORTH-ATLANTIC-1949
        ",
    );
    check(
        &law(),
        "1949-08-23  SU attacks FR",
        "
        NORTH-ATLANTIC-1949 5: GB owes FR assistance against SU: not-bound (not yet in force), article 18(a)
        NORTH-ATLANTIC-1949 5: US owes FR assistance against SU: not-bound (not yet in force), article 18(a)
        ",
    );
}

/// Articles 1 and 2 of the Franco-Russian convention, in short.
#[test]
fn a_mobilisation_calls_up_both_and_support_of_an_attacker_the_partner() {
    let law = ByHand::new(
        &[r#"treaty FR-RU-1894 "Convention"
  between FR and RU-EMPIRE

article 1
  on support of the attacker by DE on a party:
    the other party owes it assistance against DE

article 2
  on mobilisation of AT-HU, DE or IT:
    the parties owe each other "mobilisation"
      at once
"#],
        "FR-RU-1894  FR RU-EMPIRE  from 1894-01-04",
    );
    check(
        &law,
        "1914-07-25  AT-HU mobilises",
        "
        FR-RU-1894 2: FR owes RU-EMPIRE mobilisation against AT-HU: triggered
        FR-RU-1894 2: RU-EMPIRE owes FR mobilisation against AT-HU: triggered
        ",
    );
    check(&law, "1914-07-25  JP mobilises", "");
    check(
        &law,
        "1900-01-01  DE supports IT against FR",
        "
        FR-RU-1894 1: RU-EMPIRE owes FR assistance against DE: triggered
        FR-RU-1894 2: FR owes RU-EMPIRE mobilisation: not-triggered (another event)
        FR-RU-1894 2: RU-EMPIRE owes FR mobilisation: not-triggered (another event)
        ",
    );
}

/// Guarantors of a state that is no party to the guarantee (VCLT 36).
#[test]
fn a_third_state_can_be_the_one_protected() {
    let law = ByHand::new(
        &[r#"treaty LONDON-1839 "Neutrality of Belgium"
  between FR and GB

article 1
  on attack on the neutrality of BE:
    FR and GB owe BE guarantee of "its neutrality"
      case decided by each party
"#],
        "LONDON-1839  FR GB  from 1839-06-08",
    );
    check(
        &law,
        "1914-08-04  DE attacks BE
         1914-08-04  GB determines that article 1 applies",
        r#"
        LONDON-1839 1: FR owes BE Guarantee("its neutrality") against DE: triggered-if
          if FR finds that the case has come
        LONDON-1839 1: GB owes BE Guarantee("its neutrality") against DE: triggered
        "#,
    );
    check(&law, "1914-08-04  DE attacks LU", "");
}
