//! The account of a crisis is as short as it can be, and nothing goes without a word.

use crate::command::{Run, run_with};

/// A treaty and a scenario below it.
fn told(parties: &str, articles: &str, acts: &str, events: &str, how: &str) -> Run {
    let text = format!(
        "treaty TRIAL-1950 \"A trial\"\n  between {parties}\n\n{articles}\nconsent by signature\nenters into force on signature\n\
         in force indefinitely\nsilent on withdrawal\n\nacts\n  1950-01-01  {parties} sign\n{acts}\n\
         scenario TRIAL \"A trial\"\n{events}"
    );
    let run = run_with(&format!("casus - {how}"), &[], &text);
    assert_eq!(run.code, 0, "{}", run.err);
    run
}

#[track_caller]
fn holds(run: &Run, there: &[&str], gone: &[&str]) {
    // Lines are broken where the page ends.
    let out = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for it in there {
        assert!(out.contains(it), "{it} is missing in\n{}", run.out);
    }
    for it in gone {
        assert!(!out.contains(it), "{it} is in\n{}", run.out);
    }
}

const HELP: &str =
    "article 1\n  on attack on a party:\n    each other party owes it assistance\n\n";
const CONSULT: &str =
    "article 2\n  on threat to a party:\n    the parties owe each other consultation\n\n";
const PEACE: &str = "article 3\n  the parties owe each other no separate peace\n\n";

#[test]
fn treaties_that_name_another_event_are_named_alone() {
    let support = "scenario S-1965 \"S\"\n  1965-03-08  US supports LI against VN\n";
    let one = run_with("casus -", &[], support);
    holds(
        &one,
        &[
            "Of other treaties – another event than the words name: ANZUS-1951, JP-US-1960,",
            "? words kept as text, which bind none against another in it: KELLOGG-BRIAND-1928",
            "--all tells them one by one.",
        ],
        &["not owed by AU, NZ and US", "what the words ask for"],
    );
    let all = run_with("casus - --all", &[], support);
    let text = "open: what the words ask for is not decided; the treaty binds US";
    holds(
        &all,
        &["not owed by US and each of AU and NZ to each other", text],
        &["Of other treaties"],
    );
}

/// Who attacks is told with the treaties of his own; where something is owed there is a block.
#[test]
fn treaties_of_who_attacked_first_are_named_alone() {
    let run = told("LI, SM and VA", HELP, "", "  1965-01-01  AU attacks LI\n", "");
    holds(
        &run,
        &[
            "● 1 owed by SM and VA to LI, against AU",
            "– who would be owed it attacked first: ANZUS-1951",
        ],
        &[],
    );
}

#[test]
fn a_treaty_that_is_told_alone_is_told_whole() {
    let run = told("LI and SM", HELP, "", "  1965-01-01  LI attacks CH\n", "");
    holds(&run, &["– 1 not owed by SM to LI: attacked first"], &["Of other treaties"]);
}

/// One line for a reason, by whomever and to whomever.
#[test]
fn what_is_not_owed_for_one_reason_is_one_line() {
    let run = told("LI, MC, SM and VA", CONSULT, "", "  1965-01-01  LI and MC attack CH\n", "");
    holds(&run, &["– 1 not owed by LI, MC, SM and VA to each other: attacked first"], &[]);
    assert_eq!(run.out.matches("not owed").count(), 1, "{}", run.out);
}

#[test]
fn a_state_of_the_past_is_not_told_beside_others() {
    let events = "  1995-01-01  IR attacks KW\n";
    let ask = |how| told("EG, KW and YEMEN-NORTH", HELP, "", events, how);
    holds(&ask(""), &["● 1 owed by EG and YE to KW, against IR"], &["YEMEN-NORTH"]);
    holds(&ask("--all"), &["– 1 not owed by YEMEN-NORTH to KW: not a party"], &[]);
}

#[test]
fn conflicts_that_differ_in_one_state_are_one() {
    let events = "  1960-08-02  LI attacks MC\n    goes on until 1960-12-31\n  1960-09-02  SM attacks LI\n    goes on until 1960-12-31\n  \
                  1960-09-03  MC attacks LI\n    goes on until 1960-12-31\n    called attack by VA\n";
    let run = told("LI, MC, SM, VA and AD", HELP, "", events, "");
    holds(&run, &["≠ each of AD and VA is bound to help"], &["≠ AD is bound", "≠ VA is bound"]);
}

/// Among those at war no separate peace is owed: a fact for each article, not for each two.
#[test]
fn no_separate_peace_of_a_round_is_one_line() {
    let articles = format!(
        "article 1\n  on attack on a party:\n    each other party owes it participation in war\n\n{PEACE}"
    );
    let begins = "  1960-08-02  BR declares war on LI\n";
    let peace = |events: &str, says: &str| {
        let run = told("LI, MC, SM and VA", &articles, "", events, "");
        holds(
            &run,
            &[&format!("● owed {says}, against BR: no separate peace (TRIAL-1950, article 3")],
            &[],
        );
        let out = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        out.matches(": no separate peace (TRIAL-1950").count()
    };
    assert_eq!(peace(begins, "by LI, MC, SM and VA to each other"), 1);
    // What two of them owe each other by the events themselves stands above.
    let joined = format!("{begins}  1960-08-02  MC is at war with BR\n");
    assert_eq!(peace(&joined, "among LI, MC, SM and VA"), 1);
}

/// What a party has declared under the article by which it owes something decides nothing, and is told.
#[test]
fn an_understanding_is_told_where_its_author_owes() {
    let acts = "  1950-01-01  SM declares under article 1\n    text \"of a raid alone\"\n";
    let said = "! said on article 1 by SM on 1950-01-01: read and kept, decides nothing of itself";
    let run = told("LI, MC and SM", HELP, acts, "  1965-01-01  BR attacks LI\n", "");
    holds(&run, &[said], &[]);
    let own = told("LI, MC and SM", HELP, acts, "  1965-01-01  BR attacks SM\n", "");
    holds(&own, &["owed by LI and MC to SM"], &["said on article 1"]);
    let back = format!("{acts}  1951-01-01  SM withdraws its declaration under article 1\n");
    let run = told("LI, MC and SM", HELP, &back, "  1965-01-01  BR attacks LI\n", "");
    holds(&run, &["owed by MC and SM to LI"], &["said on article 1"]);
}

/// That words say what an area is on which a commitment turns is used: it is not told as idle.
#[test]
fn an_area_that_decides_is_not_told_as_idle() {
    let articles = "article 1\n  on attack, within the area of article 4, on a party:\n    each other party owes it \
                    assistance\n\narticle 4\n  the area of article 4 is \"the Alps\"\n\n";
    let run = told("LI and SM", articles, "", "  1965-01-01  BR attacks LI\n", "");
    holds(&run, &["owed by SM to LI"], &["decides nothing of itself"]);
}
