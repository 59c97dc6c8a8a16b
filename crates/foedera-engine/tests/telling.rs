//! What an answer tells beside its verdict: the cause that is one, and nothing before its day.

#![cfg(test)]

mod asked;

use asked::{answer, check, read};
use foedera_engine::{Engine, OpenOn, Policy, Question, Reason, difference};
use foedera_entities::World;

const APPLIED: &str = "treaty T-2003 \"T\"
  counts days as UN

consent by ratification
enters into force on deposit of 3 instruments
this treaty is applied provisionally from signature
provisional application ends 60 days after its notice that it will not become a party

acts
  2003-04-01  DK and NO sign
  2004-01-15  DK declares that it will not become a party
";

#[test]
fn provisional_application_ends_because_of_the_refusal_and_not_of_its_own_beginning() {
    let (treaties, said) = read(APPLIED);
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    let changes = engine.timeline("T-2003", "DK".parse().ok()).expect("the treaty is there");
    let ended = changes.last().expect("a change");
    assert_eq!((ended.from.as_str(), ended.to.as_str()), ("provisional", "signatory"));
    assert_eq!(
        told(&ended.because),
        "2004-03-15 is 60 days after 2004-01-15; refusal to become a party, by DK, on 2004-01-15"
    );
}

/// A reason and what it rests on, in a line.
fn told(reason: &Reason) -> String {
    let below = reason.because.iter().map(|it| format!("; {}", told(it)));
    std::iter::once(reason.says.clone()).chain(below).collect()
}

#[test]
fn a_share_is_reached_by_the_set_that_came_on_one_day() {
    let text = "treaty T-2000 \"T\"

table tonnage \"as of 2000\", gross tons
  DE 10
  FR 20
  IT 30
  JP 40

consent by ratification
enters into force on all of:
  deposit of 2 instruments
  depositors hold at least 50 of tonnage

acts
  2000-01-01  DE ratifies
  2000-02-01  FR and IT ratify
";
    check(text, "on 2000-02-01", "yes since 2000-02-01");
    let why = answer(text, "why on 2000-02-01");
    assert!(why.contains("FR and IT made it enough on 2000-02-01"), "{why}");
}

const TERM: &str = "treaty FR-DE-1990 \"T\"
  between FR and DE
  counts days as UN
  counts month ends by clipping

consent by ratification
enters into force on deposit of 2 instruments
in force for 5 years, then for 3 years at a time, unless a party gives notice at least 6 months before the end, for all

acts
  1990-01-01  FR and DE ratify
  1994-08-02  FR gives notice of non-renewal
    received 1994-08-03 by DE
";

#[test]
fn no_answer_warns_of_a_notice_before_it_was_given() {
    check(TERM, "warnings on 1994-08-02", "nothing");
    let late = "the notice of FR of 1994-08-03 came too late for the term that ends on 1995-01-01: \
                it counts for the one that ends on 1998-01-01";
    check(TERM, "warnings on 1994-08-03", late);
}

const RESUMED: &str = "treaty T-1968 \"T\"
  counts days to the Nth day
  counts month ends by clipping

consent by ratification
enters into force on deposit of 2 instruments
a party may withdraw, 3 months after its notice to the parties

acts
  1970-01-01  FR, DE and IT ratify
  1993-03-12  FR gives notice of withdrawal
  1993-06-11  FR suspends its notice of withdrawal
  2003-01-10  FR resumes its notice of withdrawal
    source \"A\" 2003-01-11, B2
  2003-01-10  FR resumes its notice of withdrawal
    denied
    source \"B\" 2003-04-11, B2
";

/// How a resumed notice runs is asked only where something hangs on it.
#[test]
fn who_holds_that_no_valid_notice_was_given_has_a_branch_of_its_own() {
    check(RESUMED, "on 2003-04-10 for FR", "open since 1970-01-01");
    let resumed = "resumption of notice of withdrawal, by FR";
    check(
        RESUMED,
        "branches on 2003-04-10 for FR",
        &format!("no if {resumed} happened; yes if {resumed} did not happen"),
    );
}

/// What must be among a number is told as long as it is missing, and no longer.
#[test]
fn the_named_are_told_until_they_have_acted() {
    let text = |acts: &str| {
        format!(
            "treaty T-2000 \"T\"\n\nconsent by ratification\naccession open to all states\nenters into force on deposit of 4 instruments, including GB\n\nacts\n{acts}"
        )
    };
    check(
        &text("  2000-01-01  FR ratifies\n"),
        "missing on 2000-01-02",
        "(3 more of any states, the named among them: deposit of an instrument and deposit of an instrument by GB)",
    );
    check(
        &text("  2000-01-01  GB ratifies\n"),
        "missing on 2000-01-02",
        "3 more of any states: deposit of an instrument",
    );
}

/// The reasons of what is over tell of its beginning what is known, and no more.
#[test]
fn the_first_day_of_what_has_ended_stays_as_open_as_it_is() {
    let text = "treaty T-2000 \"T\"\n  between FR and DE\n  counts month ends by clipping\n\nconsent by ratification\n\
                enters into force on exchange of instruments of ratification\nin force until 2010-01-01\n\nacts\n  \
                2000-01-01/2000-06-01  FR and DE exchange instruments of ratification\n";
    let between = "on a day between 2000-01-01 and 2000-06-01";
    let clause = "[\"enters into force on exchange of instruments of ratification\"]";
    let why = format!(
        "T-2000 is not in force on 2011-01-01
  it was concluded until 2010-01-01 [\"in force until 2010-01-01\"]
  it entered into force {between} {clause}
    {between}, the day itself {clause}
      the exchange of instruments was complete {between}
        exchange of instruments, by DE and FR, {between}"
    );
    check(text, "why on 2011-01-01", &why);
}

/// A suspension that a source of equal grade denies is in some completions alone.
/// What one party suspends toward another is told of both.
#[test]
fn whoever_is_suspended_toward_is_told_by_what() {
    let (treaties, said) = read(
        "treaty T-1951 \"T\"\n  between AU, NZ and US\n\nconsent by ratification\nenters into force on deposit of 3 instruments\n\nacts\n  1952-01-01  AU, NZ and US ratify\n  1986-08-11  US suspends the treaty toward NZ\n",
    );
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    for (who, suspended) in [("NZ", true), ("US", true), ("AU", false)] {
        let (on, of) = ("1990-01-01".parse().expect("a day"), who.parse().ok());
        let asked = Question { treaty: treaties[0].id.clone(), on, of, with: None };
        let answer = engine.status(&asked).expect("the treaty is there");
        let own = answer.states.iter().find(|it| Some(it.state) == of).expect("its line");
        let because: String = own.because.iter().map(told).collect();
        assert_eq!(because.contains("suspen"), suspended, "{who}: {because}");
    }
}

/// It entered into force only if one of two accounts is right.
#[test]
fn a_change_that_comes_in_one_account_alone_is_told_and_not_certain() {
    let text = "treaty T-2000 \"T\"\nconsent by ratification\nenters into force on deposit of 2 instruments\n\nacts\n  2000-01-01  FR ratifies\n  2000-02-01  DE ratifies\n    source \"A\" 2000-03-02, B2\n  2000-02-01  DE ratifies\n    denied\n    source \"B\" 2000-03-02, B2\n";
    let (treaties, said) = read(text);
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    let changes = engine.timeline("T-2000", None).expect("the treaty is there");
    let told = changes.iter().filter(|it| it.state.is_none());
    let told = told.map(|it| format!("{} {} → {} {}", it.on, it.from, it.to, it.certain));
    assert_eq!(told.collect::<Vec<_>>(), ["2000-02-01 not in force → in force false"]);
}

/// Who acts is counted, whatever the world file knows of it.
#[test]
fn states_that_the_world_does_not_know_act_like_others() {
    let (treaties, said) = read(
        "treaty T-2000 \"T\"\nconsent by ratification\nenters into force on deposit of 2 instruments\n\nacts\n  2000-01-01  FR ratifies\n  2000-02-01  DE ratifies\n",
    );
    let nobody = World::parse("", &[]).world;
    let engine = Engine::new(&treaties, &nobody, &said, Policy::EVERYONE, None);
    let asked = Question {
        treaty: treaties[0].id.clone(),
        on: "2000-02-01".parse().expect("a day"),
        of: None,
        with: None,
    };
    let answer = engine.status(&asked).expect("the treaty is there");
    let told = answer.states.iter().map(|it| format!("{} {}", it.state, it.standing));
    assert_eq!(told.collect::<Vec<_>>(), ["DE party", "FR party"]);
}

#[test]
fn a_disputed_suspension_is_not_certain() {
    let text = |denied: &str| {
        format!(
            "treaty T-1951 \"T\"\n  between AU, NZ and US\n\nconsent by ratification\nenters into force on deposit of 3 instruments\n\nacts\n  1952-01-01  AU, NZ and US ratify\n  1986-08-01  NZ suspends the treaty toward US\n  1986-08-11  US suspends the treaty toward NZ\n    source \"A\" 1986-08-12, B2\n{denied}"
        )
    };
    let denied = "  1986-08-11  US suspends the treaty toward NZ\n    denied\n    source \"B\" 1986-08-12, B2\n";
    for (denied, certain) in [("", true), (denied, false)] {
        let (treaties, said) = read(&text(denied));
        let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
        let changes = engine.timeline("T-1951", "US".parse().ok()).expect("the treaty is there");
        let last = changes.last().expect("a change");
        assert_eq!((last.to.as_str(), last.certain), ("suspended toward NZ", certain));
    }
}

/// From the day on which words kept as text bear on it, a history is open, and is told to be.
#[test]
fn a_history_is_open_from_where_words_bear_on_it() {
    let told = |clauses: &str, acts: &str| {
        let text = format!(
            "treaty T-2000 \"T\"\n\nconsent by ratification\nenters into force on deposit of 2 instruments\n{clauses}\n\nacts\n  2000-01-01  DE, FR and IT ratify\n{acts}"
        );
        let (treaties, said) = read(&text);
        let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
        let changes = engine.timeline("T-2000", None).expect("the treaty is there").into_iter();
        let told = changes.filter(|it| it.on.earliest() > "2000-01-01".parse().ok()).map(|it| {
            let who = it.state.map_or_else(|| "treaty".to_owned(), |it| it.to_string());
            let sure = if it.certain { "" } else { "?" };
            format!("{} {who} {} → {}{sure}", it.on, it.from, it.to)
        });
        told.collect::<Vec<_>>().join("; ")
    };
    let leaves = "  2001-05-01  FR gives notice of withdrawal\n";
    assert_eq!(
        told("text on withdrawal \"A party may leave for grave reasons.\"", leaves),
        "2001-05-01 FR party → open?"
    );
    // Some day in May: one doubt, not one for each day.
    assert_eq!(
        told(
            "text on withdrawal \"A party may leave for grave reasons.\"",
            "  2001-05  FR gives notice of withdrawal\n"
        ),
        "2001-05-01/2001-05-31 FR party → open?"
    );
    assert_eq!(
        told(
            "in force until 2009-12-31\ntext on termination \"The Conference may end it.\"",
            "  2005-05-01  \"the Conference\" decides \"Decision 1\"\n"
        ),
        "2005-05-01 treaty in force → open?; 2010-01-01 treaty in force → ended?; 2010-01-01 DE party → ended?; 2010-01-01 FR party → ended?; 2010-01-01 IT party → ended?"
    );
    assert_eq!(told("in force indefinitely", ""), "");
}

#[test]
fn a_timeline_tells_the_duties_that_survive_and_when_they_are_over() {
    let text = "treaty T-1990 \"T\"
  counts days to the Nth day
  counts month ends by clipping
consent by ratification
enters into force on deposit of 3 instruments
a party may withdraw, 6 months after its notice
duties of article 3 survive withdrawal for 20 years
duties accrued before the end remain
acts
  1990-01-01  AT, DE, FR and IT ratify
  2000-01-01  DE gives notice of withdrawal";
    let (treaties, said) = read(text);
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    let changes = engine.timeline("T-1990", "DE".parse().ok()).expect("the treaty is there");
    let told: Vec<String> =
        changes.iter().map(|it| format!("{} {} to {}", it.on, it.from, it.to)).collect();
    assert_eq!(
        told.get(told.len() - 3..).map(|it| it.join("; ")).unwrap_or_default(),
        "2000-07-01 party to withdrawn; 2000-07-01 party to still bound by duties of article 3; \
         2020-07-01 still bound by duties of article 3 to released"
    );
}

/// A treaty of three with a reservation by one, and what its parties have done since.
fn reserved(acts: &str) -> Engine {
    let text = format!(
        "treaty T-1990 \"T\"
  counts days as UN
  counts month ends by clipping
consent by ratification
enters into force on deposit of 3 instruments
a party may withdraw, 6 months after its notice
acts
  1990-01-01  DE and IT ratify
  1990-03-01  FR ratifies
  1990-03-01  FR makes a reservation to article 4
    received 1990-03-01 by \"the parties\"
{acts}"
    );
    let (treaties, said) = read(&text);
    Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None)
}

#[test]
fn until_when_who_can_object_to_what_is_told_in_words() {
    let told = |acts: &str| {
        let periods =
            reserved(acts).objection_periods("T-1990", None).expect("the treaty is there");
        let told = periods.iter().map(|it| {
            let perhaps = if it.certain { "" } else { "perhaps " };
            format!("{}: {perhaps}{}", it.last, it.to_object())
        });
        told.collect::<Vec<_>>().join("; ")
    };
    assert_eq!(told(""), "1991-03-01: DE and IT to object to its reservation to article 4");
    assert_eq!(
        told("  1990-06-01  DE accepts the reservation of FR to article 4\n"),
        "1991-03-01: IT to object to its reservation to article 4"
    );
}

#[test]
fn an_answer_of_one_day_is_set_against_that_of_another() {
    let engine = reserved("  2000-01-01  FR gives notice of withdrawal\n");
    let on = |day: &str| {
        let on = day.parse().expect("a day");
        let asked = Question { treaty: "T-1990".parse().expect("an id"), on, of: None, with: None };
        engine.status(&asked).expect("the treaty is there")
    };
    let differ = difference(&on("1990-02-01"), &on("2001-01-01"));
    let told = differ.iter().map(|it| format!("{}: {} → {}", it.what, it.before, it.after));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "in_force: no → yes",
            "since: none → 1990-03-01",
            "standing of DE: consented → party",
            "standing of FR: none → withdrawn",
            "standing of IT: consented → party",
            "missing: deposit of an instrument → nothing",
        ]
    );
}

#[test]
fn the_same_statements_under_the_law_as_it_was_read_again_give_the_same_answer() {
    let engine = reserved("");
    let (again, _) = read(
        "treaty T-1990 \"T\"\nconsent by ratification\nenters into force on deposit of 2 instruments",
    );
    let asked = |engine: &Engine| engine.timeline("T-1990", None).expect("the treaty is there");
    let entry = |engine: &Engine| {
        asked(engine).iter().find(|it| it.state.is_none()).map(|it| it.on.to_string())
    };
    assert_eq!(entry(&engine).as_deref(), Some("1990-03-01"));
    assert_eq!(entry(&engine.governed_by(&again)).as_deref(), Some("1990-01-01"));
}

#[test]
fn what_an_answer_hangs_on_is_told_in_words() {
    let text = str::to_owned;
    let bounds = "2000-03".parse().expect("bounds");
    let (act, clause) = (text("ratification, by GB"), text("article 8"));
    let accounts = vec![text("ratification, by GB on 2000-03-01"), text("on 2000-04-01")];
    let all = [
        OpenOn::Date { act: act.clone(), bounds },
        OpenOn::Rivals { act, accounts },
        OpenOn::Text { clause: clause.clone(), words: text("in good time") },
        OpenOn::Convention { clause, cure: text("write how") },
        OpenOn::Gap { says: text("the journal is incomplete") },
        OpenOn::Reading { question: text("whether it is") },
        OpenOn::Limit,
    ];
    assert_eq!(
        all.map(|it| it.to_string()),
        [
            "the day of ratification, by GB: a day between 2000-03-01 and 2000-03-31",
            "which account is right: ratification, by GB on 2000-03-01; or on 2000-04-01",
            "words kept as text, article 8: in good time",
            "how article 8 counts days: write how",
            "acts that may be missing: the journal is incomplete",
            "whether it is",
            "more that is open than is gone through: settle some days",
        ]
    );
}
