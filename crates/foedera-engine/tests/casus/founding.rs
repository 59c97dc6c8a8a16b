//! The founding case: Russia and the DPRK, 2024 to 2025, from the treaty files of the library.

use foedera_engine::casus::casus;

use crate::by_hand::ByHand;
use crate::showing::{check, scenario};

const RU_KP_2024: &str = include_str!("../../../../treaties/RU-KP-2024.treaty");
const RU_KP_2000: &str = include_str!("../../../../treaties/RU-KP-2000.treaty");

/// The assistance and the consultation alone.
fn partnership() -> ByHand {
    ByHand::new(
        &[
            r#"treaty RU-KP-2024 "Partnership"
  between KP and RU

article 3
  on threat to a party, on its request:
    the parties owe each other consultation
      without delay

article 4
  on armed attack by one or several states on a party, placing it in a state of war:
    the other party owes it military and other assistance
      by "all means in its possession"
      without delay
      in accordance with "UN Charter, article 51, and the laws of both"
"#,
            RU_KP_2000,
        ],
        "RU-KP-2024  KP RU  signed 2024-06-19  from 2024-12-04
         RU-KP-2000  KP RU  from 2001-08-04  until 2024-12-04",
    )
}

#[test]
fn an_attack_before_entry_into_force_binds_nobody_under_the_new_treaty() {
    check(
        &partnership(),
        "2024-08-06  UA attacks RU",
        "
        RU-KP-2024 3: KP owes RU Consultation against UA: not-bound (not yet in force), article 18(a)
        RU-KP-2024 3: RU owes KP Consultation against UA: not-bound (not yet in force), article 18(a)
        RU-KP-2024 4: KP owes RU assistance against UA: not-bound (not yet in force), article 18(a)
        RU-KP-2000 2: KP owes RU Consultation against UA: triggered
        RU-KP-2000 2: RU owes KP Consultation against UA: triggered
        ",
    );
}

#[test]
fn an_attack_after_it_triggers_if_it_is_an_armed_attack_and_a_war() {
    check(
        &partnership(),
        "2024-12-05  UA attacks RU",
        "
        RU-KP-2024 3: KP owes RU Consultation against UA: not-triggered (no request)
        RU-KP-2024 3: RU owes KP Consultation against UA: not-triggered (no request)
        RU-KP-2024 4: KP owes RU assistance against UA: triggered-if
          if it is an armed attack in the sense of Charter 51
          if the one attacked is thereby in a state of war
        RU-KP-2000 2: KP owes RU Consultation against UA: not-bound (ended)
        RU-KP-2000 2: RU owes KP Consultation against UA: not-bound (ended)
        clash charter-103, perhaps: KP to RU under RU-KP-2024
        ",
    );
}

/// Article 4 alone, for an attack on the second day of the treaty.
#[track_caller]
fn article_4(events: &str, expected: &str) {
    let answer = casus(&partnership(), &scenario(events), None);
    let duties = answer.duties.into_iter().filter(|it| it.under.article.as_ref().unwrap().0 == "4");
    let only = foedera_engine::casus::Casus { duties: duties.collect(), clashes: vec![], ..answer };
    assert_eq!(crate::showing::shown(&only), crate::showing::unindented(expected));
}

#[test]
fn what_the_parties_call_it_settles_it_unless_somebody_denies_it() {
    article_4(
        "2024-12-05  UA attacks RU
           called armed attack placing it in a state of war by KP and RU",
        "RU-KP-2024 4: KP owes RU assistance against UA: triggered",
    );
    article_4(
        "2024-12-05  UA attacks RU
           called armed attack placing it in a state of war by KP and RU
           denied by KR, UA",
        "
        RU-KP-2024 4: KP owes RU assistance against UA: disputed
          if it is an armed attack in the sense of Charter 51; held by KP, RU; denied by KR, UA
          if the one attacked is thereby in a state of war; held by KP, RU; denied by KR, UA
        ",
    );
    // A dispute on one condition is told before the silence on the other.
    article_4(
        "2024-12-05  UA attacks RU
           called armed attack by RU
           denied by UA",
        "
        RU-KP-2024 4: KP owes RU assistance against UA: disputed
          if it is an armed attack in the sense of Charter 51; held by RU; denied by UA
          if the one attacked is thereby in a state of war
        ",
    );
}

#[test]
fn the_word_of_an_outsider_and_a_bare_denial_settle_nothing() {
    article_4(
        "2024-12-05  UA attacks RU
           called armed attack by BY",
        "
        RU-KP-2024 4: KP owes RU assistance against UA: triggered-if
          if it is an armed attack in the sense of Charter 51
          if the one attacked is thereby in a state of war
        ",
    );
    article_4(
        "2024-12-05  UA attacks RU
           denied by UA",
        "
        RU-KP-2024 4: KP owes RU assistance against UA: triggered-if
          if it is an armed attack in the sense of Charter 51; denied by UA
          if the one attacked is thereby in a state of war; denied by UA
        ",
    );
}

#[test]
fn a_determination_by_a_party_speaks_to_every_condition_of_the_article() {
    article_4(
        "2024-12-05  UA attacks RU
         2025-04-28  KP determines that article 4 of RU-KP-2024 applies",
        "RU-KP-2024 4: KP owes RU assistance against UA: triggered",
    );
    article_4(
        "2024-12-05  UA attacks RU
         2025-04-28  KP determines that article 4 of RU-KP-2024 applies
           denied by KR",
        "
        RU-KP-2024 4: KP owes RU assistance against UA: disputed
          if it is an armed attack in the sense of Charter 51; held by KP; denied by KR
          if the one attacked is thereby in a state of war; held by KP; denied by KR
        ",
    );
    // Another treaty's article, another article, and a determination made before: none of these.
    for other in [
        "2025-04-28  KP determines that article 4 of SU-KP-1961 applies",
        "2025-04-28  KP determines that article 3 of RU-KP-2024 applies",
        "2024-12-04  KP determines that article 4 of RU-KP-2024 applies",
    ] {
        article_4(
            &format!("2024-12-05  UA attacks RU\n{other}"),
            "
            RU-KP-2024 4: KP owes RU assistance against UA: triggered-if
              if it is an armed attack in the sense of Charter 51
              if the one attacked is thereby in a state of war
            ",
        );
    }
}

#[test]
fn an_attack_across_entry_into_force_has_two_readings() {
    article_4(
        "2024-08-06  UA attacks RU
           goes on until 2025-04-26",
        "
        RU-KP-2024 4: KP owes RU assistance against UA: triggered-if
          if a continuing event counts that began before entry into force (VCLT 28)
          if it is an armed attack in the sense of Charter 51
          if the one attacked is thereby in a state of war
          an act of the past does not bind (VCLT 28): not-bound (not yet in force)
          a situation that has not ceased may (VCLT 28): triggered-if since 2024-12-04
            if it is an armed attack in the sense of Charter 51
            if the one attacked is thereby in a state of war
        ",
    );
    article_4(
        "2024-08-06  UA attacks RU
           goes on until 2024-12-03",
        "RU-KP-2024 4: KP owes RU assistance against UA: not-bound (not yet in force), article 18(a)",
    );
    article_4(
        "2024-08-06  UA attacks RU
           goes on
           called continuing armed attack placing it in a state of war by KP, RU",
        "RU-KP-2024 4: KP owes RU assistance against UA: triggered since 2024-12-04",
    );
    article_4(
        "2024-08-06  UA attacks RU
           goes on
           called past act by KP",
        "RU-KP-2024 4: KP owes RU assistance against UA: not-bound (not yet in force), article 18(a)",
    );
}

/// Each reading has its voices, and where the facts are settled it leads to an answer of its own.
#[test]
fn who_reads_it_how_stands_with_the_reading() {
    article_4(
        "2024-08-06  UA attacks RU
           goes on until 2025-04-26
           called continuing armed attack placing it in a state of war by RU
           called past act by KP",
        "
        RU-KP-2024 4: KP owes RU assistance against UA: disputed
          if a continuing event counts that began before entry into force (VCLT 28); held by RU; denied by KP
          an act of the past does not bind (VCLT 28; held by KP): not-bound (not yet in force)
          a situation that has not ceased may (VCLT 28; held by RU): triggered since 2024-12-04
        ",
    );
}

/// What is owed at all times asks for no event, and so not for one after entry into force.
#[test]
fn a_standing_duty_is_owed_from_entry_into_force_on() {
    let law = ByHand::new(
        &[
            "treaty RU-KP-2024 \"Partnership\"\n  between KP and RU\n\narticle 5\n  the parties owe each other no \
           hostile alliance\n",
        ],
        "RU-KP-2024  KP RU  signed 2024-06-19  from 2024-12-04",
    );
    check(
        &law,
        "2024-08-06  UA attacks RU
           goes on until 2025-04-26
         2024-08-07  UA attacks RU
         2024-12-04  UA attacks RU",
        "
        RU-KP-2024 5: KP owes RU NoHostileAlliance: triggered since 2024-12-04
        RU-KP-2024 5: KP owes RU NoHostileAlliance: not-bound (not yet in force), article 18(a)
        RU-KP-2024 5: KP owes RU NoHostileAlliance: triggered
        ",
    );
}

#[test]
fn both_readings_stand_in_the_reason() {
    let events = scenario("2024-08-06  UA attacks RU\n  goes on");
    let answer = casus(&partnership(), &events, None);
    let owed = answer.duties.iter().find(|it| it.under.article.as_ref().unwrap().0 == "4").unwrap();
    assert_eq!(
        owed.because.outline(),
        "\
triggered-if: UA attacks RU on 2024-08-06 [article 4]
  UA attacks RU on 2024-08-06 and goes on, across entry into force
    a continuing event counts that began before entry into force (VCLT 28): nobody with a say has said so
    on one reading the event is an act that took place before entry into force: not bound [VCLT 28]
    on the other it is a situation that has not ceased to exist: bound since entry into force [VCLT 28]
      RU-KP-2024 is in force since 2024-12-04
  it is an armed attack in the sense of Charter 51: nobody with a say has said so
  UA is whom the treaty names
  RU is whom the treaty protects
  the one attacked is thereby in a state of war: nobody with a say has said so
"
    );
}

#[test]
fn an_attack_whose_day_is_open_across_entry_into_force_is_open() {
    article_4(
        "2024-12-03/2024-12-05  UA attacks RU
           called armed attack placing it in a state of war by RU",
        "
        RU-KP-2024 4: KP owes RU assistance against UA: triggered-if
          if it began on a day on which the treaty was in force between the two
        ",
    );
}

#[test]
fn a_threat_calls_for_consultation_and_only_on_request() {
    check(
        &partnership(),
        "2025-01-10  US threatens KP",
        "
        RU-KP-2024 3: KP owes RU Consultation against US: not-triggered (no request)
        RU-KP-2024 3: RU owes KP Consultation against US: not-triggered (no request)
        RU-KP-2024 4: RU owes KP assistance: not-triggered (another event)
        RU-KP-2000 2: KP owes RU Consultation against US: not-bound (ended)
        RU-KP-2000 2: RU owes KP Consultation against US: not-bound (ended)
        ",
    );
    check(
        &ByHand::new(&[RU_KP_2024], "RU-KP-2024  KP RU  signed 2024-06-19  from 2024-12-04"),
        "2025-01-10  US threatens KP
         2025-01-11  KP requests assistance of RU",
        "
        RU-KP-2024 3: KP owes RU Consultation against US: triggered since 2025-01-11
        RU-KP-2024 3: RU owes KP Consultation against US: triggered since 2025-01-11
        RU-KP-2024 4: RU owes KP assistance: not-triggered (another event)
        RU-KP-2024 5: RU owes KP NoHostileAlliance: triggered
        RU-KP-2024 5: RU owes KP DenialOfTerritory: triggered
        RU-KP-2024 8: RU owes KP joint measures to strengthen their defence capability: triggered
        RU-KP-2024 16: RU owes KP RejectionOfCoerciveMeasures: triggered
        clash charter-103: RU to KP under RU-KP-2024
        ",
    );
}

#[test]
fn who_struck_first_can_still_be_the_one_attacked_if_that_is_what_it_is_called() {
    article_4(
        "2024-12-05  RU attacks UA
         2024-12-06  UA attacks RU",
        "
        RU-KP-2024 4: KP owes RU assistance: not-triggered (attacked first)
        RU-KP-2024 4: KP owes RU assistance against UA: triggered-if
          if it is an armed attack in the sense of Charter 51
          if the one attacked is thereby in a state of war
        ",
    );
}

#[test]
fn what_is_owed_is_told_with_the_words_of_the_treaty_and_the_law_beside_it() {
    let events = scenario(
        "2024-12-05  UA attacks RU
         2024-12-06  KP determines that article 4 applies",
    );
    let answer = casus(&partnership(), &events, None);
    let owed = answer.duties.iter().find(|it| it.under.article.as_ref().unwrap().0 == "4").unwrap();
    assert_eq!(owed.timing.as_deref(), Some("without delay"));
    assert_eq!(owed.means.as_deref(), Some("all means in its possession"));
    assert_eq!(owed.accordance.as_deref(), Some("UN Charter, article 51, and the laws of both"));
    assert!(owed.lawful_if.iter().any(|it| it.contains("has requested help")));
    assert_eq!(owed.round, 0);
}

/// A pledge lasts as long as the treaty: it ends in the middle of an attack that goes on.
#[test]
fn what_is_owed_at_all_times_is_owed_until_the_treaty_ends() {
    let pledge = |until: &str| {
        format!(
            "treaty FI-SU-1932 \"Pact\"\n  between FI and SU\n\narticle 1\n  the parties owe each \
             other non-aggression\n{until}"
        )
    };
    let told = |text: &str, attack: &str, expected: &str| {
        let law = ByHand::new(&[text], "FI-SU-1932  FI SU  from 1932-08-09  until 1940-03-13");
        let expected = format!("FI-SU-1932 1: SU owes FI NonAggression: {expected}");
        check(&law, attack, &expected);
    };
    let attack = "1939-11-30  SU attacks FI";
    told(&pledge(""), attack, "triggered");
    told(&pledge(""), &format!("{attack}\n  goes on"), "triggered until 1940-03-13");
    told(&pledge(""), &format!("{attack}\n  goes on until 1940-03-12"), "triggered");
    let until = "      until 1939-12-31\n";
    told(&pledge(until), &format!("{attack}\n  goes on"), "triggered until 1940-01-01");
    told(&pledge(until), "1940-01-01  SU attacks FI", "not-bound (ended)");
    told(
        &pledge(until),
        "1939-11-30/1940-01-01  SU attacks FI",
        "triggered-if\n  if it began by 1939-12-31, the last day of the commitment",
    );
    // It had ended before the treaty came into force between the two.
    let until = "      until 1932-01-01\n";
    told(&pledge(until), "1931-11-30  SU attacks FI\n  goes on", "not-bound (ended)");
}
