//! What sentences mean: each line beside the part of the model that holds it.

use foedera_clauses::{File, parse};
use foedera_model::{
    ActKind, Base, Condition, Counted, EventKind, Exit, Fraction, HowMany, Instrument, LaterThan,
    Means, Part, Quorum, Rule, Set, Side, Status, When,
};

#[track_caller]
fn file(text: &str) -> File {
    let parsed = parse(text);
    assert!(!parsed.has_errors(), "{:#?}", parsed.diagnostics);
    parsed.value
}

/// The rule of one clause line of a treaty with a set and a table.
#[track_caller]
fn rule(clause: &str) -> Rule {
    let head = "treaty A-2000 \"T\"\n\nset north \"x\": CA and US\ntable tons \"x\", tons\n";
    let treaty = file(&format!("{head}{clause}\n")).treaty;
    let Some(clause) = treaty.and_then(|it| it.clauses.into_iter().next()) else {
        panic!("no clause")
    };
    clause.rule
}

/// The condition of `enters into force on …` and its delay, as steps in words.
#[track_caller]
fn entry(clause: &str) -> (Condition, String) {
    let Rule::EntersIntoForce { part: Part::Whole, when, .. } = rule(clause) else { panic!() };
    let When::After { delay, condition, .. } = when else { panic!("{when:?}") };
    (condition, delay.to_string())
}

fn states(codes: &str) -> Set {
    Set::of(Base::Codes(codes.split(' ').flat_map(str::parse).collect()))
}

#[test]
fn quorums() {
    let (condition, delay) =
        entry("enters into force on the 90th day after deposit of 20 instruments");
    assert_eq!(delay, "90th day after");
    let by =
        |how_many, of, including, others_on_top| Quorum { how_many, of, including, others_on_top };
    let any = by(HowMany::AtLeast(20), Set::of(Base::States), vec![], false);
    assert_eq!(condition, Condition::Done { act: Counted::AnyInstrument, by: any });

    let (condition, _) =
        entry("enters into force on ratification by GB, SU and US and 40 other signatories");
    let depositaries = vec![(HowMany::All, states("GB SU US"))];
    let npt = by(HowMany::AtLeast(40), Set::of(Base::Signatories), depositaries, true);
    assert_eq!(condition, Condition::Done { act: Counted::Ratification, by: npt });

    let (condition, _) = entry("enters into force on deposit by two thirds of the signatories");
    let share = HowMany::Share(Fraction { part: 2, whole: 3 });
    let rio = by(share, Set::of(Base::Signatories), vec![], false);
    assert_eq!(condition, Condition::Done { act: Counted::AnyInstrument, by: rio });
}

#[test]
fn words_that_only_look_alike() {
    let (all_of, _) = entry("enters into force on deposit by all of north");
    let (some_of, _) = entry("enters into force on deposit by 1 of north");
    assert_ne!(all_of, some_of);
    let (sent, _) = entry("enters into force on the last notification");
    let (received, _) = entry("enters into force on receipt of the last notification");
    assert_ne!(sent, received);
    let rules = [
        "for each later party, on its deposit",
        "for each party that consents after entry into force, on its deposit",
    ];
    let after = rules.map(|it| {
        let Rule::LaterParties { after, .. } = rule(it) else { panic!("{it}") };
        after
    });
    assert_eq!(after, [LaterThan::ConditionMet, LaterThan::EntryIntoForce]);
}

#[test]
fn delays_run_from_the_act_outward() {
    let (_, delay) = entry(
        "enters into force on the first day of the month after 3 months after deposit of 10 instruments",
    );
    assert_eq!(delay, "first day of the month after 3 months after");
}

#[test]
fn means_of_consent() {
    let text = "consent by signature without reservation as to ratification, or by ratification or approval";
    let means = [
        Means::SignatureWithoutReservation,
        Means::Instrument(Instrument::Ratification),
        Means::Instrument(Instrument::Approval),
    ];
    assert_eq!(rule(text), Rule::Consent(means.to_vec()));
}

#[test]
fn exits() {
    let Rule::Exit(Exit { notice_not_before, effect_not_before, ends_for_all, notice_to, .. }) =
        rule(
            "a party may withdraw, 1 year after its notice to the parties, effect not before 1990-01-01",
        )
    else {
        panic!()
    };
    assert_eq!((notice_not_before, ends_for_all), (None, false));
    assert!(matches!(effect_not_before, Some(When::On(_))));
    assert_eq!(notice_to, ["the parties"]);
}

#[test]
fn an_act_has_a_statement_for_each_of_its_sources() {
    let text = "\
treaty A-2000 \"T\"
acts
  2024-11-11  KP completes ratification internally
    by decree of \"President of State Affairs\"
    source \"Tribunnews\" 2024-11-13 through \"KCNA\" 2024-11-12, C2
    source \"TASS\" 2024-11-12
  2024-11-12  RU signs
    planned
    contested by KP \"full powers\"
  2024-11-13  DK accepts again (3)
    except \"Greenland\"
";
    let statements = file(text).statements;
    assert_eq!(statements.len(), 6);
    let first = &statements[0];
    assert_eq!(first.statement.chain.len(), 2);
    assert_eq!(first.statement.published.as_ref().unwrap().to_string(), "2024-11-13");
    assert_eq!(first.grade.unwrap().to_string(), "C2");
    assert_eq!(first.statement.act, statements[1].statement.act);
    assert_eq!(first.statement.act.form.as_deref(), Some("decree"));
    assert_eq!(
        (statements[2].statement.status, statements[2].statement.chain.len()),
        (Status::Planned, 0)
    );
    assert_eq!(statements[3].statement.status, Status::Contested);
    assert_eq!(statements[3].statement.note.as_deref(), Some("full powers"));
    assert_eq!(statements[4].statement.act.occurrence, 3);
    assert_eq!(statements[5].statement.act.kind, ActKind::TerritorialExclusion);
}

#[test]
fn commitments_are_directed_and_carry_their_trigger() {
    let text = "\
treaty A-2000 \"T\"
  between KP and RU

article 4
  on armed attack by one or several states on a party:
    the other party owes it assistance
      without delay
  the parties owe each other non-aggression
";
    let commitments = file(text).treaty.unwrap().commitments;
    let [assistance, peace] = &commitments[..] else { panic!("{commitments:#?}") };
    assert_eq!(
        (&assistance.bearer, &assistance.beneficiary),
        (&Side::OtherParties, &Side::Victims)
    );
    assert_eq!(assistance.timing.as_deref(), Some("without delay"));
    assert_eq!(assistance.article.as_ref().map(|it| it.0.as_str()), Some("4"));
    assert!(assistance.trigger.is_some() && peace.trigger.is_none());
    assert_eq!((&peace.bearer, &peace.beneficiary), (&Side::EachOther, &Side::EachOther));
    assert_eq!(assistance.place.of(text), Some("the other party owes it assistance"));
}

#[test]
fn events_of_a_scenario() {
    let text = "\
scenario S-1 \"S\"
  2024-08-06  supposed: UA and PL attack RU
    goes on
    called armed attack by RU
    denied by UA
";
    let scenarios = file(text).scenarios;
    let event = &scenarios[0].events[0];
    assert_eq!((&event.kind, event.by.len(), event.supposed), (&EventKind::Attacks, 2, true));
    assert_eq!(event.called[0].called, "armed attack");
    assert_eq!(event.denied_by, [scenarios[0].events[0].by[0]]);
}
