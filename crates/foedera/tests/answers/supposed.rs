//! What supposed acts would bring about later than the day asked about: the entry into force that they
//! set running, put off or prevent.

use foedera::{Foedera, Outlook, Question, acts_of};

use crate::asking::{all, day};

/// Two deposits bring it in, 30 days after the second; without one, with one, with two.
const JOURNALS: [(&str, &str); 3] = [
    ("NONE-2000", ""),
    ("ONE-2000", "  2000-02-01  FR ratifies\n"),
    ("TWO-2000", "  2000-02-01  FR ratifies\n  2000-05-20  GB ratifies\n"),
];

const LAW: &str = "
  between FR, GB, DE
  depositary FR
  counts days as UN

article 1
  consent by ratification

article 2
  enters into force 30 days after deposit by 2 states
  for each later party, 30 days after its deposit
  a withdrawn instrument is not counted

acts
  2000-01-01  FR, GB and DE sign
";

fn outlook() -> Outlook {
    let mut foedera = Foedera::embedded().unwrap();
    for (id, journal) in JOURNALS {
        let text = format!("treaty {id} \"T\"{LAW}{journal}");
        foedera.library_mut().add_text(&format!("{id}.treaty"), &text).unwrap();
    }
    foedera.look(&all()).unwrap()
}

/// What the acts change about the entry into force, asked about 2000-06-01, and why it then comes;
/// of a treaty, or of a treaty for a state.
#[track_caller]
fn check(outlook: &Outlook, asked: &str, supposed: &str, expected: &str) {
    let (treaty, of) = asked.split_once(" for ").unwrap_or((asked, ""));
    let (treaty, of) = (treaty.to_owned(), of.parse().ok());
    let acts = acts_of(&treaty, &[supposed]).unwrap();
    let question = Question { treaty, on: day("2000-06-01"), of, with: None };
    let before = outlook.status(&question).unwrap();
    let after = outlook.what_if(acts).status(&question).unwrap();
    let told = foedera::difference(&before, &after).into_iter();
    let told = told.filter(|it| it.what == "enters into force");
    let mut told: Vec<String> = told.map(|it| format!("{} → {}", it.before, it.after)).collect();
    let because = after.ahead.iter().flat_map(|it| &it.because).flat_map(|it| &it.because);
    told.extend(because.map(|it| it.says.clone()));
    assert_eq!(told.join("; "), expected, "{asked}");
}

#[test]
fn what_an_act_sets_running_is_told_with_its_day() {
    let seen = outlook();
    let check =
        |asked: &str, supposed: &str, expected: &str| check(&seen, asked, supposed, expected);
    check(
        "ONE-2000",
        "2000-05-21  GB ratifies",
        " → 2000-06-20; 2000-06-20 is 30 days after 2000-05-21",
    );
    check(
        "ONE-2000 for GB",
        "2000-05-21  GB ratifies",
        " → 2000-06-20; ratification, by GB, on 2000-05-21; it entered into force on 2000-06-20",
    );
    check("ONE-2000 for DE", "2000-05-21  GB ratifies", "");
    check("NONE-2000", "2000-05-21  GB ratifies", "");
    // Also an act after the day asked about, and one of which the day is open.
    check(
        "ONE-2000",
        "2000-07-01  GB ratifies",
        " → 2000-07-31; 2000-07-31 is 30 days after 2000-07-01",
    );
    check(
        "ONE-2000",
        "2000-05-21/2000-05-25  GB ratifies",
        " → 2000-06-20/2000-06-24; a day between 2000-06-20 and 2000-06-24 is 30 days after a day between 2000-05-21 and 2000-05-25",
    );
}

#[test]
fn what_an_act_hastens_puts_off_or_prevents_gives_the_day_that_was_and_the_day_that_is() {
    let seen = outlook();
    let check =
        |asked: &str, supposed: &str, expected: &str| check(&seen, asked, supposed, expected);
    check(
        "TWO-2000",
        "2000-05-30  DE completes ratification internally",
        "2000-06-19 is 30 days after 2000-05-20",
    );
    check(
        "TWO-2000",
        "2000-05-10  DE ratifies",
        "2000-06-19 → 2000-06-09; 2000-06-09 is 30 days after 2000-05-10",
    );
    check("TWO-2000", "2000-05-19  FR withdraws its instrument of ratification", "2000-06-19 → ");
    // In force on the day, it needs no day to come.
    check("TWO-2000", "2000-04-01  DE ratifies", "");
}
