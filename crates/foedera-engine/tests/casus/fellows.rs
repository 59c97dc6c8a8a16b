//! Duties against an enemy: owed among those that fight him, never to him nor by him.

use foedera_engine::casus::casus;

use crate::by_hand::ByHand;
use crate::showing::{check, scenario, shown};

/// A treaty among three with one commitment.
fn among_three(commitment: &str) -> ByHand {
    let text = format!(
        "treaty LONDON-1914 \"Declaration\"\n  between FR, GB and RU\n\narticle 1\n  {commitment}\n"
    );
    ByHand::new(&[&text], "LONDON-1914  FR GB RU  from 1914-09-05")
}

/// Nobody makes peace who is not at war: the third party owes it from the day on which it joins, and where
/// nothing is told of its joining, if it does.
#[test]
fn no_separate_peace_is_owed_among_those_at_war_with_one_enemy() {
    let law = among_three("the parties owe each other no separate peace");
    check(
        &law,
        "1914-10-29  TR attacks RU
         1914-11-05  FR declares war on TR",
        "
        LONDON-1914 1: FR owes RU NoSeparatePeace against TR: not-triggered (not at war)
        LONDON-1914 1: GB owes RU NoSeparatePeace against TR: triggered-if
          if GB is at war too with TR
        LONDON-1914 1: RU owes FR NoSeparatePeace against TR: not-triggered (not at war)
        LONDON-1914 1: RU owes GB NoSeparatePeace against TR: triggered-if
          if GB is at war too with TR
        LONDON-1914 1: FR owes GB NoSeparatePeace against TR: triggered-if
          if GB is at war too with TR
        LONDON-1914 1: FR owes RU NoSeparatePeace against TR: triggered
        LONDON-1914 1: GB owes FR NoSeparatePeace against TR: triggered-if
          if GB is at war too with TR
        LONDON-1914 1: RU owes FR NoSeparatePeace against TR: triggered
        ",
    );
}

/// The trigger asks for a war of a party, and the duty asks for a war of both besides.
#[test]
fn no_separate_peace_on_a_war_of_a_party_asks_for_a_war_of_both() {
    let law = among_three(
        "on involvement in war of a party:\n    each other party owes it no separate peace",
    );
    check(
        &law,
        "1914-10-29  TR is at war with RU
         1914-11-05  FR is at war with TR",
        "
        LONDON-1914 1: FR owes RU NoSeparatePeace against TR: not-triggered (not at war)
        LONDON-1914 1: GB owes RU NoSeparatePeace against TR: triggered-if
          if GB is at war too with TR
        LONDON-1914 1: GB owes FR NoSeparatePeace against TR: triggered-if
          if GB is at war too with TR
        LONDON-1914 1: RU owes FR NoSeparatePeace against TR: triggered
        ",
    );
}

/// A war of two against two enemies is no war of both against one.
#[test]
fn two_wars_make_no_fellows() {
    let law = among_three(
        "on involvement in war of a party:\n    each other party owes it no separate peace",
    );
    check(
        &law,
        "1914-10-29  JP is at war with FR
         1914-11-05  RU is at war with TR",
        "
        LONDON-1914 1: GB owes FR NoSeparatePeace against JP: triggered-if
          if GB is at war too with JP
        LONDON-1914 1: RU owes FR NoSeparatePeace against JP: triggered-if
          if RU is at war too with JP
        LONDON-1914 1: FR owes RU NoSeparatePeace against TR: triggered-if
          if FR is at war too with TR
        LONDON-1914 1: GB owes RU NoSeparatePeace against TR: triggered-if
          if GB is at war too with TR
        ",
    );
}

/// What the words name as the enemy is the only one against whom it is owed, be it help or no separate peace.
#[test]
fn a_duty_against_one_is_owed_against_no_other() {
    let law = among_three("FR owes GB assistance against DE");
    let owed = "LONDON-1914 1: FR owes GB assistance against DE: triggered";
    let other =
        "LONDON-1914 1: FR owes GB assistance against DE: not-triggered (another adversary)";
    check(&law, "1914-10-29  DE attacks GB", owed);
    check(&law, "1914-10-29  TR and DE attack GB", owed);
    check(&law, "1914-10-29  TR attacks GB", other);
    check(&law, "1914-10-29  TR is at war with GB", other);
    check(&law, "1914-10-29  GB is at war with DE", owed);
    check(&law, "1914-10-29  \"Al-Qaida\" attacks GB", other);
    let law = among_three("on attack on a party:\n    FR owes GB assistance against DE");
    check(&law, "1914-10-29  TR attacks GB", other);
    let law = among_three("on attack by TR on GB:\n    FR owes GB assistance against DE");
    check(&law, "1914-10-29  TR attacks GB", owed);
    let law = among_three("FR owes GB no separate peace against DE");
    check(
        &law,
        "1914-10-29  TR attacks GB
         1914-10-30  FR attacks DE
         1914-10-31  DE declares war on GB",
        "
        LONDON-1914 1: FR owes GB NoSeparatePeace against DE: not-triggered (another adversary)
        LONDON-1914 1: FR owes GB NoSeparatePeace against DE: not-triggered (not at war)
        LONDON-1914 1: FR owes GB NoSeparatePeace against DE: triggered
        ",
    );
}

/// A party that strikes another is the enemy: what is against an enemy is neither owed to it nor by
/// it, and what parties owe each other whoever strikes is.
#[test]
fn nobody_owes_to_the_enemy_what_is_against_him() {
    let attack = "1915-01-01  RU attacks FR";
    let cases = [
        (
            "the parties owe each other no aid to the enemy",
            "LONDON-1914 1: GB owes FR NoAidToEnemy against RU: triggered",
        ),
        (
            "the parties owe each other no aid to the enemy, on attack on a party",
            "LONDON-1914 1: FR owes GB NoAidToEnemy against RU: triggered
             LONDON-1914 1: GB owes FR NoAidToEnemy against RU: triggered",
        ),
        (
            "the parties owe each other assistance, on attack on a party",
            "LONDON-1914 1: GB owes FR assistance against RU: triggered",
        ),
        (
            "the parties owe each other no hostile alliance",
            "LONDON-1914 1: GB owes FR NoHostileAlliance: triggered
             LONDON-1914 1: RU owes FR NoHostileAlliance: triggered",
        ),
        (
            "the parties owe each other consultation, on attack on a party",
            "LONDON-1914 1: FR owes GB Consultation against RU: triggered
             LONDON-1914 1: FR owes RU Consultation: triggered
             LONDON-1914 1: GB owes FR Consultation against RU: triggered
             LONDON-1914 1: RU owes FR Consultation: triggered",
        ),
    ];
    for (commitment, expected) in cases {
        let lines: Vec<&str> = expected.lines().map(str::trim).collect();
        check(&among_three(commitment), attack, &lines.join("\n"));
    }
}

/// Whom the enemy's partner would help is nobody: the commitment is told as untouched.
#[test]
fn a_commitment_of_the_enemy_alone_is_untouched() {
    let text = "treaty FR-RU-1900 \"A pledge\"\n  between FR and RU\n\narticle 1\n  the parties owe \
                each other no aid to the enemy\n";
    let law = ByHand::new(&[text], "FR-RU-1900  FR RU  from 1900-01-01");
    check(&law, "1915-01-01  RU attacks FR", "");
}

/// A war of one party on another is one on the other alone.
#[test]
fn of_two_parties_at_war_the_one_is_hit_that_did_not_begin() {
    let law = among_three("on war on a party:\n    the parties owe each other consultation");
    let owed = "
        LONDON-1914 1: FR owes RU Consultation: triggered
        LONDON-1914 1: GB owes RU Consultation against FR: triggered
        LONDON-1914 1: RU owes FR Consultation: triggered
        LONDON-1914 1: RU owes GB Consultation against FR: triggered
        ";
    check(&law, "1914-10-29  FR declares war on RU", owed);
}

/// Who promises to help another in a war that he makes is no party to either side by that: the words name whom he
/// strikes.
#[test]
fn help_can_be_owed_to_who_begins_the_war() {
    let treaty = |trigger: &str, duty: &str| {
        format!(
            "treaty IT-PRUSSIA-1866 \"Alliance\"\n  between IT and PRUSSIA\n\narticle 2\n  on {trigger}:\n    IT owes PRUSSIA {duty}\n"
        )
    };
    let bound = "IT-PRUSSIA-1866  IT PRUSSIA  from 1866-04-08";
    let told = |trigger: &str, duty: &str, events: &str| {
        let law = ByHand::new(&[&treaty(trigger, duty)], bound);
        shown(&casus(&law, &scenario(events), None))
    };
    let war = "1866-06-16  PRUSSIA declares war on AT-HU";
    let owed = "IT-PRUSSIA-1866 2: IT owes PRUSSIA Offense against AT-HU: triggered";
    for (trigger, duty) in [
        ("declaration of war by PRUSSIA on AT-HU", "participation in war against AT-HU"),
        ("attack by PRUSSIA on AT-HU", "participation in war"),
        ("war on AT-HU", "participation in war against AT-HU"),
        ("involvement in war with AT-HU of PRUSSIA", "participation in war"),
    ] {
        let told = told(trigger, duty, war);
        assert!(told.starts_with(owed), "{trigger}: {told}");
    }
    // It is owed against those whom the words name, and not in another's war on them.
    let two = format!("{war} and SAXONY");
    let two = told("attack by PRUSSIA on AT-HU", "participation in war", &two);
    assert!(two.starts_with(owed), "{two}");
    let of_another = "1866-06-16  FR attacks AT-HU";
    let others = told("attack by PRUSSIA on AT-HU", "participation in war", of_another);
    assert!(others.contains("another attacker"), "{others}");
    // The one to be fought has no say in it.
    let denied = "1866-06-16  PRUSSIA attacks AT-HU\n  called no war by AT-HU";
    let denied = told("war by PRUSSIA on AT-HU", "participation in war", denied);
    assert!(denied.contains("triggered-if"), "{denied}");
}

/// Who guards a state from each of two, and them from each other, is not turned against it.
#[test]
fn who_guards_several_stands_with_none_that_strikes() {
    let text = "treaty LONDON-1870 \"Guarantee\"\n  between FR, GB and PRUSSIA\n\narticle 1\n  on attack by FR or \
                PRUSSIA on BE:\n    GB owes FR and PRUSSIA assistance\n";
    let law = ByHand::new(&[text], "LONDON-1870  FR GB PRUSSIA  from 1870-08-09");
    let told = shown(&casus(&law, &scenario("1870-08-10  FR attacks BE"), None));
    assert_eq!(told, "LONDON-1870 1: GB owes PRUSSIA assistance against FR: triggered");
}
