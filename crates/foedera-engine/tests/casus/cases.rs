//! Of which event a finding, a request or a waiver is; whose finding closes a question; and what comes too late.

use foedera_engine::casus::{Casus, casus};

use crate::by_hand::ByHand;
use crate::judging::dice::Dice;
use crate::showing::{check, scenario};

pub(crate) fn alliance(words: &str, force: &str) -> ByHand {
    let text =
        format!("treaty FR-PL-1921 \"Alliance\"\n  between FR and PL\n\narticle 1\n{words}\n");
    ByHand::new(&[&text], &format!("FR-PL-1921  FR PL  from 1921-02-19{force}"))
}

fn on_request() -> ByHand {
    let words = "  on attack on a party, on its request:\n    the other party owes it assistance";
    alliance(words, "")
}

const DECIDED: &str = "  on armed attack on a party:
    the other party owes it assistance
      except \"a war over Danzig\"
      case decided by each party";

/// What is said without naming an event is of the last one before it, and of what goes on.
#[test]
fn a_request_is_of_what_came_last_before_it() {
    let owed = "triggered since 1923-05-02";
    let before = "1921-03-01  SU attacks PL\n";
    let after = "1923-05-01  DE attacks PL\n1923-05-02  PL requests assistance of FR";
    check(
        &on_request(),
        &format!("{before}{after}"),
        &format!(
            "
            FR-PL-1921 1: FR owes PL assistance against SU: triggered-if since 1923-05-02
              if this is about it, and not about what came later alone: PL requests assistance of FR on 1923-05-02
            FR-PL-1921 1: FR owes PL assistance against DE: {owed}
            "
        ),
    );
    let goes_on = [
        ("  goes on\n", ""),
        (
            "1922-01-01  PL is at war with SU\n",
            "FR-PL-1921 1: FR owes PL assistance: not-triggered (another event)",
        ),
    ];
    for (goes_on, beside) in goes_on {
        check(
            &on_request(),
            &format!("{before}{goes_on}{after}"),
            &format!(
                "
                FR-PL-1921 1: FR owes PL assistance against SU: {owed}
                {beside}
                FR-PL-1921 1: FR owes PL assistance against DE: {owed}
                "
            ),
        );
    }
}

#[test]
fn what_names_its_event_is_of_no_other() {
    let events = "1921-03-01  SU attacks PL
        1923-05-01  DE attacks PL
        1923-05-02  PL requests assistance of FR
          about the event of";
    check(
        &on_request(),
        &format!("{events} 1921-03-01"),
        "
        FR-PL-1921 1: FR owes PL assistance against SU: triggered since 1923-05-02
        FR-PL-1921 1: FR owes PL assistance against DE: not-triggered (no request)
        ",
    );
    check(
        &on_request(),
        &format!("{events} 1923-05-01"),
        "
        FR-PL-1921 1: FR owes PL assistance against SU: not-triggered (no request)
        FR-PL-1921 1: FR owes PL assistance against DE: triggered since 1923-05-02
        ",
    );
}

/// Two of one day are told apart by who does it.
#[test]
fn what_names_who_did_it_is_of_no_other_of_that_day() {
    let both = "1923-05-01  SU attacks PL
        1923-05-01  DE attacks PL
        1923-05-02  PL requests assistance of FR
          about the event of 1923-05-01";
    let owed = |against: &str, state: &str| {
        format!("FR-PL-1921 1: FR owes PL assistance{against}: {state}")
    };
    let since = "triggered since 1923-05-02";
    check(
        &on_request(),
        both,
        &[owed(" against SU", since), owed(" against DE", since)].join("\n"),
    );
    check(
        &on_request(),
        &format!("{both} by DE"),
        &[owed(" against SU", "not-triggered (no request)"), owed(" against DE", since)].join("\n"),
    );
}

#[test]
fn nobody_asks_for_help_against_what_is_over() {
    let war = "1923-05-01  DE attacks PL\n  goes on until 1923-05-20\n";
    let asks = |on: &str| format!("{war}{on}  PL requests assistance of FR");
    check(
        &on_request(),
        &asks("1923-05-20"),
        "FR-PL-1921 1: FR owes PL assistance against DE: triggered since 1923-05-20",
    );
    check(
        &on_request(),
        &asks("1923-05-21"),
        "FR-PL-1921 1: FR owes PL assistance against DE: not-triggered (no request)",
    );
}

#[test]
fn a_waiver_that_names_its_event_gives_up_no_other() {
    let law = alliance("  on attack on a party:\n    the other party owes it assistance", "");
    let events = "1921-03-01  SU attacks PL\n1923-05-01  DE attacks PL\n1923-05-02  PL waives article 1 toward FR";
    check(
        &law,
        &format!("{events}\n  about the event of 1923-05-01"),
        "
        FR-PL-1921 1: FR owes PL assistance against SU: triggered
        FR-PL-1921 1: FR owes PL assistance against DE: waived
        ",
    );
}

/// Who decides whether the case has come closes what the words ask and what they except.
#[test]
fn where_the_treaty_has_one_who_decides_nobody_else_is_asked() {
    let law = alliance(DECIDED, "");
    let attack = "1923-05-01  DE attacks PL\n  called armed attack by PL\n  called a war over Danzig by PL\n  denied by DE\n";
    check(
        &law,
        &format!("{attack}1923-05-02  FR determines that article 1 applies"),
        "FR-PL-1921 1: FR owes PL assistance against DE: triggered since 1923-05-02",
    );
    check(
        &law,
        &format!("{attack}1923-05-02  PL determines that article 1 applies"),
        "
        FR-PL-1921 1: FR owes PL assistance against DE: triggered-if
          if FR finds that the case has come
        ",
    );
}

#[test]
fn what_is_decided_after_the_end_of_a_treaty_comes_to_nothing() {
    let words = "  on attack on a party:\n    the other party owes it assistance\n      case decided by each party";
    let decides =
        |on: &str| format!("1923-05-01  DE attacks PL\n{on}  FR determines that article 1 applies");
    let law = alliance(words, "  until 1923-05-10");
    check(
        &law,
        &decides("1923-05-09"),
        "FR-PL-1921 1: FR owes PL assistance against DE: triggered since 1923-05-09",
    );
    check(
        &law,
        &decides("1923-05-10"),
        "FR-PL-1921 1: FR owes PL assistance against DE: not-bound (ended)",
    );
    let law = alliance(&format!("{words}\n      until 1923-05-09"), "");
    check(
        &law,
        &decides("1923-05-10"),
        "FR-PL-1921 1: FR owes PL assistance against DE: not-bound (ended)",
    );
}

#[test]
fn a_denial_that_was_taken_back_denies_nothing() {
    let law = alliance("  on attack on a party:\n    the other party owes it assistance", "");
    let denies =
        "1923-05-01  DE attacks PL\n1923-05-02  FR determines that article 1 does not apply\n";
    check(
        &law,
        &format!("{denies}1923-05-03  PL determines that article 1 applies"),
        "
        FR-PL-1921 1: FR owes PL assistance against DE: disputed
          if the article applies; held by PL; denied by FR
        ",
    );
    check(
        &law,
        &format!("{denies}1923-05-03  FR determines that article 1 applies"),
        "FR-PL-1921 1: FR owes PL assistance against DE: triggered",
    );
}

#[test]
fn nobody_makes_a_separate_peace_with_whom_no_state_is() {
    let law = alliance("  the parties owe each other no separate peace", "");
    check(
        &law,
        "1923-05-01  \"Freikorps\" attacks PL",
        "
        FR-PL-1921 1: FR owes PL NoSeparatePeace: not-triggered (not at war)
        FR-PL-1921 1: PL owes FR NoSeparatePeace: not-triggered (not at war)
        ",
    );
}

/// Non-performance is somebody's word, and changes no answer.
#[test]
fn what_was_not_performed_is_told_with_who_says_so() {
    let law = alliance("  on attack on a party:\n    the other party owes it assistance", "");
    let events = "1923-05-01  DE attacks PL
        1923-05-20  FR does not perform article 1 of FR-PL-1921 toward PL
          alleged by PL
        1923-06-20  FR does not perform article 1";
    let Casus { duties, .. } = casus(&law, &scenario(events), None);
    let told: Vec<(usize, bool, String)> = duties[0]
        .unperformed
        .iter()
        .map(|it| (it.event, it.is_recorded(), format!("{:?}", it.alleged_by)))
        .collect();
    assert_eq!(told, [(1, false, "[PL]".to_owned()), (2, true, "[]".to_owned())]);
    check(&law, events, "FR-PL-1921 1: FR owes PL assistance against DE: triggered");
}

/// Each a pair of what is said and what that comes to: of whom it is, whose word counts, and from when it is owed.
#[test]
fn what_is_said_is_of_the_event_that_it_can_be_of() {
    let owed = |against: &str, state: &str| {
        format!("FR-PL-1921 1: FR owes PL assistance against {against}: {state}")
    };
    let if_about =
        |line: &str| format!("  if this is about it, and not about what came later alone: {line}");
    let asks = "PL requests assistance of FR";
    let cases = [
        // A new war of the same sides is no going on of an old one that is over.
        (
            format!(
                "1924-08-01  DE declares war on PL\n goes on until 1928-11-11\n1939-09-03  DE declares war on PL\n1939-09-04  {asks}"
            ),
            vec![
                owed("DE", "not-triggered (no request)"),
                owed("DE", "triggered since 1939-09-04"),
            ],
        ),
        // Which of the two came last is open, and so of which it is.
        (
            format!("1923-05  DE attacks PL\n1923-05-20  SU attacks PL\n1923-06-05  {asks}"),
            vec![
                owed("DE", "triggered-if since 1923-06-05"),
                if_about(&format!("{asks} on 1923-06-05")),
                owed("SU", "triggered-if since 1923-06-05"),
                if_about(&format!("{asks} on 1923-06-05")),
            ],
        ),
        // The blow was one in a war that was over.
        (
            format!(
                "1923-05-01  DE declares war on PL\n goes on until 1923-05-20\n1923-05-10  DE attacks PL\n1923-06-25  {asks}"
            ),
            vec![
                owed("DE", "not-triggered (no request)"),
                owed("DE", "not-triggered (no request)"),
            ],
        ),
        // Asked for in vain before entry into force, and owed since.
        (
            format!("1921-02-01  DE attacks PL\n goes on until 1921-06-01\n1921-02-10  {asks}"),
            vec![
                owed("DE", "triggered-if"),
                "  if a continuing event counts that began before entry into force (VCLT 28)"
                    .to_owned(),
                "  an act of the past does not bind (VCLT 28): not-bound (not yet in force)"
                    .to_owned(),
                "  a situation that has not ceased may (VCLT 28): triggered since 1921-02-19"
                    .to_owned(),
            ],
        ),
    ];
    for (events, expected) in cases {
        check(&on_request(), &events, &expected.join("\n"));
    }
}

/// A later word on another event is none on this one.
#[test]
fn who_decides_is_heard_on_the_event_that_he_decides() {
    let law = alliance(
        "  on attack on a party:\n    the other party owes it assistance\n      case decided by each party",
        "",
    );
    check(
        &law,
        "1923-05-01  DE attacks PL
        1923-05-02  FR determines that article 1 does not apply
        1923-05-10  SU attacks PL
        1923-05-12  FR determines that article 1 applies
          about the event of 1923-05-10",
        "
        FR-PL-1921 1: FR owes PL assistance against DE: not-triggered (found otherwise)
        FR-PL-1921 1: FR owes PL assistance against SU: triggered since 1923-05-12
        ",
    );
    check(
        &law,
        "1923-05-01  DE attacks PL\n denied by DE\n1923-05-02  FR determines that article 1 applies",
        "FR-PL-1921 1: FR owes PL assistance against DE: triggered since 1923-05-02",
    );
}

/// An attack of one day of May 1923, or one that goes on to a last day, or a declared war.
#[derive(Clone, Copy)]
struct Blow {
    by: &'static str,
    day: usize,
    last: Option<usize>,
    is_war: bool,
}

impl Blow {
    fn draw(dice: &mut Dice) -> Self {
        let day = dice.between(1, 6);
        let is_war = dice.percent(20);
        let goes_on = !is_war && dice.percent(40);
        let last = goes_on.then(|| day + dice.between(0, 4));
        Self { by: dice.pick(&["DE", "SU"]), day, last, is_war }
    }

    fn text(self) -> String {
        let verb = if self.is_war { "declares war on" } else { "attacks" };
        let until = self.last.map(|it| format!("\n goes on until 1923-05-{it:02}"));
        format!("1923-05-{:02}  {} {verb} PL{}\n", self.day, self.by, until.unwrap_or_default())
    }

    /// Whether it is known to go on, by itself.
    fn goes_on(self, day: usize) -> bool {
        self.day <= day && (self.is_war || self.day == day || self.last.is_some_and(|it| day <= it))
    }
}

/// The definition read anew: yes, no, or open whether a request of a day is of a blow.
fn is_of(blow: Blow, all: &[Blow], asked: usize) -> Option<bool> {
    if asked < blow.day {
        return Some(false);
    }
    let at_war = |it: &Blow| it.is_war && it.by == blow.by && it.goes_on(asked);
    // A war that comes after its end is another.
    let at_war = |it: &Blow| at_war(it) && blow.last.is_none_or(|last| it.day <= last);
    if blow.goes_on(asked) || all.iter().any(at_war) {
        return Some(true);
    }
    if blow.last.is_some() {
        return Some(false);
    }
    let came_later = all.iter().any(|it| blow.day < it.day && it.day <= asked);
    if came_later { None } else { Some(true) }
}

#[test]
fn small_worlds_agree_on_which_event_a_request_is_of() {
    for seed in 0..2_000 {
        let mut dice = Dice::new(seed);
        let all: Vec<Blow> = (0..dice.between(1, 4)).map(|_| Blow::draw(&mut dice)).collect();
        let asked = dice.between(1, 9);
        let blows: String = all.iter().map(|it| it.text()).collect();
        let events = format!("{blows}1923-05-{asked:02}  PL requests assistance of FR");
        let told = casus(&on_request(), &scenario(&events), None).duties;
        let told = told.into_iter().filter(|it| it.round == 0).map(|it| it.state.to_string());
        let expected = all.iter().map(|it| match is_of(*it, &all, asked) {
            Some(true) => "triggered",
            Some(false) => "not-triggered",
            None => "triggered-if",
        });
        assert_eq!(told.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{seed}\n{events}");
    }
}

/// *In the opinion of any of the parties*: one finds so and all are bound, whatever another finds and whoever is outside.
#[test]
fn what_any_party_decides_binds_all() {
    let law = alliance(
        "  on threat to a party:\n    the parties owe each other consultation\n      case decided by any party",
        "",
    );
    let told = |findings: &str, state: &str| {
        let events = format!("1923-05-01  DE threatens PL\n{findings}");
        let owed = |bearer: &str, other: &str| {
            format!("FR-PL-1921 1: {bearer} owes {other} Consultation against DE: {state}\n")
        };
        check(&law, &events, &format!("{}{}", owed("FR", "PL"), owed("PL", "FR")));
    };
    let open = "triggered-if\n  if a party finds that the case has come";
    told("", open);
    told("1923-05-02  GB determines that article 1 of FR-PL-1921 applies", open);
    told("1923-05-02  PL determines that article 1 of FR-PL-1921 does not apply", open);
    let since = "triggered since 1923-05-02";
    told("1923-05-02  FR determines that article 1 of FR-PL-1921 applies", since);
    let both = "1923-05-02  PL determines that article 1 of FR-PL-1921 applies
        1923-05-03  FR determines that article 1 of FR-PL-1921 does not apply";
    told(both, since);
    let back = "1923-05-02  PL determines that article 1 of FR-PL-1921 applies
        1923-05-03  PL determines that article 1 of FR-PL-1921 does not apply";
    told(back, open);
}
