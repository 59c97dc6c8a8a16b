//! Acts that a journal declares it may lack: who is not written down may have come since, and
//! whoever consented, left or refused is where the record puts it.

#![cfg(test)]

mod asked;

use asked::{answer, check, read};
use foedera_dates::{Day, Verdict};
use foedera_engine::{Engine, Policy, Question};
use foedera_entities::World;

fn treaty(head: &str, acts: &str) -> String {
    let head: String = head.lines().map(|line| format!("  {line}\n")).collect();
    let acts: String = acts.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "treaty T-2000 \"T\"\n  adopted 1999-01-01 at \"Rome\"\n  counts days as UN\n  counts month ends by clipping\n{head}\n\
         set annex \"annex 1\": FR, DE and IT\n\n\
         consent by ratification\naccession open to all states\n\
         enters into force on the 30th day after deposit of 2 instruments\n\
         for each later party, on the 10th day after its deposit\n\nacts\n{acts}"
    )
}

const TWO: &str = "2000-01-01  FR ratifies\n2000-02-01  DE ratifies";

#[test]
fn without_a_declared_gap_who_is_not_recorded_is_out() {
    check(&treaty("", TWO), "on 2010-01-01 for JP", "no");
}

#[test]
fn who_is_not_recorded_may_have_come_after_the_last_complete_day() {
    let text = treaty("journal complete until 2000-06-30", TWO);
    check(&text, "on 2010-01-01", "yes since 2000-03-02");
    check(&text, "on 2010-01-01 for FR", "yes since 2000-03-02");
    check(&text, "on 2000-07-10 for JP", "no");
    check(&text, "on 2000-07-11 for JP", "open since 2000-07-11");
    check(&text, "on 2010-01-01 for JP", "open since 2000-07-11/2010-01-01");
    check(&text, "on 2010-01-01 for JP with FR", "open since 2000-07-11/2010-01-01");
    check(
        &text,
        "open on 2010-01-01 for JP",
        "the journal of consents is complete until 2000-06-30",
    );
    check(&text, "states on 2010-01-01 for JP", "JP none or signatory or consented or party");
    check(
        &text,
        "warnings on 2010-01-01",
        "the journal is complete until 2000-06-30: other states may have come to it",
    );
    check(&text, "warnings on 2000-06-30", "nothing");
}

#[test]
fn a_treaty_to_which_all_that_can_have_come_lacks_nobody() {
    let closed =
        |head: &str| treaty(&format!("between {head}\njournal complete until 2000-06-30"), TWO);
    check(&closed("FR, DE"), "warnings on 2010-01-01", "nothing");
    check(
        &closed("FR, DE, IT"),
        "warnings on 2010-01-01",
        "the journal is complete until 2000-06-30: other states may have come to it",
    );
}

#[test]
fn a_state_that_is_no_more_on_the_day_has_not_come() {
    let text = treaty("journal complete until 2000-06-30", TWO);
    check(&text, "on 2010-01-01 for CZECHOSLOVAKIA", "no");
}

#[test]
fn whose_consent_is_recorded_later_had_not_come_before_it() {
    let text =
        treaty("journal complete until 2000-06-30", &format!("{TWO}\n2005-01-01  JP ratifies"));
    check(&text, "on 2004-01-01 for JP", "no");
    check(&text, "on 2010-01-01 for JP", "yes since 2005-01-11");
}

#[test]
fn a_state_that_was_not_there_yet_has_not_come() {
    let text = treaty("journal complete until 2000-06-30", TWO);
    check(&text, "on 2011-07-08 for SS", "no");
    check(&text, "states on 2011-07-08 for SS", "nothing");
    check(&text, "on 2011-07-18 for SS", "no");
    check(&text, "on 2011-07-19 for SS", "open since 2011-07-19");
    check(&text, "on 2012-01-01 for SS", "open since 2011-07-19/2012-01-01");
    check(&text, "on 2012-01-01 for SS with FR", "open since 2011-07-19/2012-01-01");
    check(&text, "on 2012-01-01 for SS with JP", "open since 2011-07-19/2012-01-01");
    check(&text, "on 2012-01-01 for JP", "open since 2000-07-11/2012-01-01");
    let named = treaty("journal complete until 2000-06-30\njournal complete for SS and FR", TWO);
    check(&named.replace("for SS and FR", "for FR"), "on 2011-07-18 for SS", "no");
    check(&named, "on 2012-01-01 for SS", "no");
}

#[test]
fn who_refused_has_not_come_after_all() {
    let refusal = format!("{TWO}\n2001-01-01  IT declares that it will not become a party");
    let text = treaty("journal complete until 2000-06-30", &refusal);
    check(&text, "on 2010-01-01 for IT", "no");
    check(&text, "on 2000-12-01 for IT", "no");
    check(&text, "on 2010-01-01 for JP", "open since 2000-07-11/2010-01-01");
}

#[test]
fn who_has_left_has_not_come_back_unless_the_record_says_so() {
    let text = treaty(
        "journal complete until 2000-06-30",
        &format!("{TWO}\n2000-03-01  IT ratifies\n2003-01-01  FR gives notice of withdrawal"),
    )
    .replace(
        "\nacts\n",
        "\na party may withdraw, 1 month after receipt of its notice by the depositary\n\nacts\n",
    );
    check(&text, "on 2002-01-01 for FR", "yes since 2000-03-02 until 2003-02-01");
    check(&text, "on 2010-01-01 for FR", "no");
    check(&text, "states on 2010-01-01 for FR", "FR withdrawn since 2003-02-01");
    check(&text, "states on 2003-01-15 for FR", "FR party since 2000-03-02");
    let back = format!("{text}  2009-01-01  FR ratifies\n");
    check(&back, "on 2010-01-01 for FR", "yes since 2009-01-11");
}

#[test]
fn a_treaty_may_have_come_into_force_by_acts_that_are_missing() {
    let text = treaty("journal of consents complete until 2000-01-15", TWO);
    check(&text, "on 2000-02-14", "no");
    check(&text, "on 2000-02-15", "open since 2000-02-15");
    check(&text, "open on 2000-02-15", "the journal of consents is complete until 2000-01-15");
    check(&text, "on 2000-03-01", "open since 2000-02-15/2000-03-01");
    check(&text, "on 2000-03-02", "yes since 2000-02-15/2000-03-02");
    check(&text, "on 2000-03-02 for FR", "yes since 2000-02-15/2000-03-02");
}

#[test]
fn a_treaty_that_was_left_by_all_who_are_recorded_may_have_other_parties() {
    let leaving = "a party may withdraw, on its notice\nends when fewer than 2 parties remain";
    let text = |head: &str| {
        let acts = format!("{TWO}\n2003-01-01  FR and DE give notice of withdrawal");
        treaty(head, &acts).replace("\nacts\n", &format!("\n{leaving}\n\nacts\n"))
    };
    check(
        &text("journal complete until 2000-06-30"),
        "on 2002-12-31",
        "yes since 2000-03-02 until 2003-01-01/..",
    );
    check(&text("journal complete until 2000-06-30"), "on 2003-01-01", "open since 2000-03-02");
    check(&text("journal complete until 2003-01-01"), "on 2003-01-01", "no");
    check(&text(""), "on 2003-01-01", "no");
    check(&text("between FR and DE\njournal complete until 2000-06-30"), "on 2003-01-01", "no");
}

#[test]
fn a_journal_can_be_complete_for_some_states_alone() {
    let text = treaty("journal complete for annex", TWO);
    check(&text, "on 2010-01-01 for IT", "no");
    check(&text, "on 2010-01-01 for JP", "open since 1999-01-31/2010-01-01");
}

#[test]
fn a_journal_can_be_complete_for_states_that_it_names_by_code() {
    let text = treaty("journal complete until 2000-06-30\njournal complete for JP and KR", TWO);
    check(&text, "on 2010-01-01 for JP", "no");
    check(&text, "on 2010-01-01 for IT", "open since 2000-07-11/2010-01-01");
}

#[test]
fn what_may_come_later_does_not_blur_what_is_recorded() {
    let leaving = "a party may withdraw, 1 month after receipt of its notice by the depositary";
    let text = treaty(
        "journal complete until 2000-06-30",
        &format!("{TWO}\n2000-03-01  IT ratifies\n2003-01-01  FR gives notice of withdrawal"),
    )
    .replace("\nacts\n", &format!("\n{leaving}\n\nacts\n"));
    check(&text, "states on 2003-01-15 for FR", "FR party since 2000-03-02");
}

#[test]
fn missing_signatures_open_the_signature_alone() {
    let text = treaty("journal of signatures incomplete", TWO);
    check(&text, "on 2010-01-01 for JP", "no");
    check(&text, "states on 2010-01-01 for JP", "JP none or signatory");
    check(&text, "states on 2010-01-01 for FR", "FR party since 2000-03-02");
}

#[test]
fn a_closed_treaty_is_nobodys_but_those_it_names() {
    let text = treaty("between FR and DE\njournal complete until 1999-06-30", "");
    check(&text, "on 2010-01-01 for JP", "no");
    check(&text, "on 2010-01-01 for FR", "open since 1999-07-31/2010-01-01");
}

/// What a gap means, day by day: the answers of all journals that could stand in its place.
#[test]
fn a_gap_is_every_journal_that_could_stand_in_its_place() {
    let leaves = format!("{TWO}\n2000-03-10  FR gives notice of withdrawal");
    for (until, acts) in ["1999-12-31", "2000-01-10", "2000-02-10", "2000-04-01"]
        .into_iter()
        .flat_map(|until| [(until, TWO), (until, leaves.as_str())])
    {
        let treaty = |head: &str, acts: &str| {
            treaty(head, acts)
                .replace("\nacts\n", "\na party may withdraw, on its notice\n\nacts\n")
        };
        let gap = treaty(&format!("journal of consents complete until {until}"), acts);
        let until: Day = until.parse().expect("a day");
        let mut journals = vec![treaty("", acts)];
        // Nothing that is unseen can have come earlier than on the first of these days.
        for after in [1, 2, 17, 45, 90] {
            let on = until.plus_days(after).expect("a day");
            for unseen in [format!("{on}  JP ratifies"), format!("{on}  JP and KR ratify")] {
                let mut acts: Vec<String> = acts.lines().map(str::to_owned).collect();
                acts.push(unseen);
                acts.sort();
                journals.push(treaty("", &acts.join("\n")));
            }
        }
        let worlds: Vec<Engine> = journals.iter().map(|it| engine(it)).collect();
        let judged = engine(&gap);
        for who in [None, Some("JP"), Some("FR")] {
            let mut on: Option<Day> = "1999-12-30".parse().ok();
            while let Some(day) = on.filter(|day| day.to_string().as_str() < "2000-05-20") {
                let verdicts: Vec<Verdict> = worlds.iter().map(|it| force(it, who, day)).collect();
                let expected = match verdicts.iter().filter(|it| **it == Verdict::Yes).count() {
                    0 => Verdict::No,
                    all if all == verdicts.len() => Verdict::Yes,
                    _ => Verdict::Open,
                };
                assert_eq!(force(&judged, who, day), expected, "{who:?} on {day}, until {until}");
                on = day.next();
            }
        }
    }
}

#[test]
fn a_point_query_tells_the_same() {
    let text = treaty("journal of consents complete until 2000-01-15", TWO);
    let engine = engine(&text);
    let table = engine.table();
    let treaty = table_no(&engine);
    for who in ["JP", "FR", "DE", "IT", "CZECHOSLOVAKIA", "SS", "TL"] {
        let id = who.parse().expect("an id");
        let days = ["2000-01-20", "2000-02-15", "2000-02-16", "2000-03-02", "2010-01-01"];
        for day in days.into_iter().chain(["2002-06-01", "2011-07-18", "2011-07-19"]) {
            let day: Day = day.parse().expect("a day");
            let (verdict, _) = table.in_force(treaty, engine.state_no(&id), day);
            assert_eq!(verdict, force(&engine, Some(who), day), "{who} on {day}");
        }
    }
    assert_eq!(answer(&text, "on 2010-01-01 for CZECHOSLOVAKIA"), "no");
}

fn table_no(engine: &Engine) -> foedera_engine::TreatyNo {
    engine.treaty_no("T-2000").expect("the treaty is there")
}

fn engine(text: &str) -> Engine {
    let (treaties, said) = read(text);
    Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None)
}

fn force(engine: &Engine, who: Option<&str>, on: Day) -> Verdict {
    let of = who.map(|it| it.parse().expect("an id"));
    let question = Question { treaty: "T-2000".to_owned(), on, of, with: None };
    engine.status(&question).expect("the treaty is there").in_force
}

/// From the decision on that a text may have meant, it is open of the one that nobody recorded as well
/// when its time ends.
#[test]
fn no_end_of_an_unrecorded_party_is_told_past_a_doubt() {
    let text = treaty(
        "journal complete until 2000-06-30",
        &format!("{TWO}\n2005-01-01  \"the Conference\" decides \"Decision 1\""),
    );
    let text = text.replace(
        "\nacts\n",
        "\nin force until 2010-01-01\ntext on termination \"The Conference may end this treaty.\"\n\nacts\n",
    );
    check(&text, "on 2003-01-01 for FR", "yes since 2000-03-02 until 2005-01-01/..");
    check(&text, "on 2003-01-01 for JP", "open since 2000-07-11/2003-01-01 until 2005-01-01/..");
}
