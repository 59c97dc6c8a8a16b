//! Duties that cannot be performed together are flagged, with what they hang on.

use foedera_engine::casus::{ClashKind, casus};

use crate::by_hand::ByHand;
use crate::showing::{check, scenario};

const NEUTRAL: &str = "treaty DE-IT-1930 \"Friendship\"
  between DE and IT

article 1
  the parties owe each other non-aggression
";

fn alliance(id: &str, one: &str, other: &str) -> String {
    format!(
        "treaty {id} \"Alliance\"\n  between {one} and {other}\n\narticle 1\n  on attack by a state \
         outside this treaty on a party:\n    the other party owes it assistance\n"
    )
}

#[test]
fn bound_to_help_each_against_the_other() {
    let law = ByHand::new(
        &[&alliance("FR-IT-1930", "FR", "IT"), &alliance("GB-IT-1930", "GB", "IT")],
        "FR-IT-1930  FR IT  from 1930-01-01
         GB-IT-1930  GB IT  from 1930-01-01",
    );
    check(
        &law,
        "1935-01-01  FR attacks GB
         1935-01-01  GB attacks FR",
        "
        FR-IT-1930 1: IT owes FR assistance: not-triggered (no party attacked)
        FR-IT-1930 1: IT owes FR assistance against GB: triggered-if
          if the first blow was not that of FR: FR attacks GB on 1935-01-01, or it is an attack
        GB-IT-1930 1: IT owes GB assistance against FR: triggered-if
          if the first blow was not that of GB: GB attacks FR on 1935-01-01, or it is an attack
        GB-IT-1930 1: IT owes GB assistance: not-triggered (no party attacked)
        clash both-sides, perhaps: IT to FR under FR-IT-1930; IT to GB under GB-IT-1930
        ",
    );
}

/// However often the two strike, the bearer has one conflict, and the certain ones make it certain.
#[test]
fn both_sides_are_told_once_for_all_events() {
    let law = ByHand::new(
        &[&alliance("FR-IT-1930", "FR", "IT"), &alliance("GB-IT-1930", "GB", "IT")],
        "FR-IT-1930  FR IT  from 1930-01-01
         GB-IT-1930  GB IT  from 1930-01-01",
    );
    let blows: String = (1..=4)
        .flat_map(|day| {
            ["FR attacks GB", "GB attacks FR"].map(|it| format!("1935-01-0{day}  {it}\n"))
        })
        .collect();
    let answer = casus(&law, &scenario(&blows), None);
    let [clash] = &answer.clashes[..] else { panic!("{:?}", answer.clashes) };
    assert_eq!((clash.kind, clash.duties.len()), (ClashKind::BothSides, 8));
}

#[test]
fn a_pledge_to_the_enemy_counts_while_it_is_in_force() {
    let with = |friendship: &str| {
        ByHand::new(
            &[&alliance("FR-IT-1930", "FR", "IT"), NEUTRAL],
            &format!(
                "FR-IT-1930  FR IT  from 1930-01-01\nDE-IT-1930  DE IT  from 1930-01-01 {friendship}"
            ),
        )
    };
    let attack = "1935-01-01  DE attacks FR";
    check(
        &with(""),
        attack,
        "
        FR-IT-1930 1: IT owes FR assistance against DE: triggered
        clash pledge-to-enemy: IT to FR under FR-IT-1930
        ",
    );
    check(
        &with("open"),
        attack,
        "
        FR-IT-1930 1: IT owes FR assistance against DE: triggered
        clash pledge-to-enemy, perhaps: IT to FR under FR-IT-1930
        ",
    );
    check(
        &with("until 1934-01-01"),
        attack,
        "FR-IT-1930 1: IT owes FR assistance against DE: triggered",
    );
}

/// A duty owed at all times is told where its beneficiary is hit.
#[test]
fn a_standing_duty_is_told_to_the_one_it_protects() {
    check(
        &ByHand::new(&[NEUTRAL], "DE-IT-1930  DE IT  from 1930-01-01"),
        "1935-01-01  DE attacks IT",
        "DE-IT-1930 1: DE owes IT NonAggression: triggered",
    );
}

/// A treaty that asks for help against its own members excepts that from the peace that they promise each other.
#[test]
fn the_articles_of_one_treaty_are_read_together() {
    let text = "treaty FR-GB-IT-1930 \"Collective security\"
  between FR, GB and IT

article 1
  the parties owe each other non-aggression

article 2
  on attack by a party on a party:
    each other party owes it assistance
";
    let bound = "FR-GB-IT-1930  FR GB IT  from 1930-01-01";
    let events = scenario("1935-01-01  FR attacks GB");
    let kinds = |law: &ByHand| {
        casus(law, &events, None).clashes.iter().map(|it| it.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&ByHand::new(&[text], bound)), []);
    let apart = ByHand::new(
        &[text, &NEUTRAL.replace("DE", "FR")],
        &format!("{bound}\nFR-IT-1930  FR IT  from 1930-01-01"),
    );
    assert_eq!(kinds(&apart), [ClashKind::PledgeToEnemy]);
}

/// A pledge that ended with its treaty, and help that came later, are no conflict.
#[test]
fn what_was_over_before_the_other_began_is_no_conflict() {
    let neutral = "treaty FR-IT-1930 \"Neutrality\"
  between FR and IT

article 1
  on involvement in war of a party:
    the other party owes it neutrality
";
    let law = |until: &str| {
        ByHand::new(
            &[neutral, &alliance("GB-IT-1935", "GB", "IT").replace(
                "the other party owes it assistance",
                "the other party owes it assistance\n      also of what goes on at entry into force",
            )],
            &format!("FR-IT-1930  FR IT  from 1930-01-01  until {until}\nGB-IT-1935  GB IT  from 1935-06-01"),
        )
    };
    let events =
        scenario("1935-01-01  FR attacks GB\n  goes on until 1935-12-31\n  called war by FR");
    let count = |until: &str| casus(&law(until), &events, None).clashes.len();
    assert_eq!((count("1935-06-02"), count("1935-06-01")), (1, 0));
}
