//! What a depositary needs: the list of parties as of a day, until when others can object to a reservation,
//! and what is to be told of an act.

use foedera::{Edtf, Foedera, Participant, Question, acts_of};

use crate::asking::{all, day};

const TREATY: &str = r#"treaty HILLS-2001 "Convention on Hills"
  depositary UN
  counts days as UN

article 14
  consent by ratification
  accession open to all states

article 15
  enters into force 30 days after deposit of 3 instruments
  for each later party, 30 days after its deposit

article 20
  a party may withdraw, 1 year after receipt of its notice by the depositary

acts
  2001-01-10  DE, FR, IT and SE sign
  2001-05-01  DE ratifies
  2001-06-01  FR ratifies
  2001-07-01  IT ratifies
  2002-02-01  TR accedes
  2002-02-01  TR makes a reservation to article 4
  2002-09-01  IT objects to the reservation of TR to article 4
  2002-10-01  CZ accedes
"#;

fn office() -> Foedera {
    let mut foedera = Foedera::embedded().unwrap();
    foedera.library_mut().add_text("HILLS-2001.treaty", TREATY).unwrap();
    foedera
}

fn on(day_asked: &str) -> Question {
    Question { treaty: "HILLS-2001".to_owned(), on: day(day_asked), of: None, with: None }
}

/// `TR ratification 2001-05-01, in since 2001-07-31, reserves 4`.
fn told(it: &Participant) -> String {
    let expressed = it.expressed.as_ref();
    let consent = expressed.and_then(|it| it.consent.as_ref());
    let since = |on| Edtf::from_bounds(on).to_string();
    let mut says = it.state.state.to_string();
    if let Some(consent) = consent {
        let act = consent.because.first_act().unwrap().split(", by").next().unwrap();
        says.push_str(&format!(" {act} {}", since(consent.on)));
    }
    says.push_str(
        &it.state.since.map(|it| format!(", so since {}", since(it))).unwrap_or_default(),
    );
    for reservation in expressed.iter().flat_map(|it| &it.reservations) {
        says.push_str(&format!(", reserves {}", reservation.articles.join(" and ")));
    }
    says
}

#[track_caller]
fn check_list(on_day: &str, parties: &[&str], not_yet: &[&str], former: &[&str]) {
    let list = office().look(&all()).unwrap().parties(&on(on_day)).unwrap();
    let of = |group: &[Participant]| group.iter().map(told).collect::<Vec<String>>();
    assert_eq!(of(&list.parties), parties);
    assert_eq!(of(&list.not_yet), not_yet);
    assert_eq!(of(&list.former), former);
    assert!(list.open.is_empty(), "{:?}", list.open);
}

#[test]
fn a_list_has_the_parties_of_the_day_with_their_consents_and_reservations() {
    check_list(
        "2001-06-15",
        &[],
        &[
            "DE ratification 2001-05-01, so since 2001-05-01",
            "FR ratification 2001-06-01, so since 2001-06-01",
            "IT, so since 2001-01-10",
            "SE, so since 2001-01-10",
        ],
        &[],
    );
    check_list(
        "2002-03-03",
        &[
            "DE ratification 2001-05-01, so since 2001-07-31",
            "FR ratification 2001-06-01, so since 2001-07-31",
            "IT ratification 2001-07-01, so since 2001-07-31",
            "TR accession 2002-02-01, so since 2002-03-03, reserves 4",
        ],
        &["SE, so since 2001-01-10"],
        &[],
    );
}

#[test]
fn a_state_of_which_it_is_open_stands_in_no_list_of_parties() {
    let mut foedera = office();
    let open = TREATY.replace("HILLS-2001", "MIST-2001").replace("2002-10-01  CZ", "2002-10  CZ");
    foedera.library_mut().add_text("MIST-2001.treaty", &open).unwrap();
    let question = Question { treaty: "MIST-2001".to_owned(), ..on("2002-11-10") };
    let list = foedera.look(&all()).unwrap().parties(&question).unwrap();
    let ids = |group: &[Participant]| {
        group.iter().map(|it| it.state.state.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!((ids(&list.parties), ids(&list.open)), ("DE FR IT TR".into(), "CZ".into()));
}

#[test]
fn a_withdrawn_reservation_and_one_not_confirmed_are_in_no_list() {
    let mut foedera = office();
    let more = "  2001-01-10  FR makes a reservation to article 9\n  2003-05-01  TR withdraws its \
                reservation to article 4\n";
    let text = TREATY.replace("HILLS-2001", "VALES-2001") + more;
    foedera.library_mut().add_text("VALES-2001.treaty", &text).unwrap();
    let list = |day_asked: &str| {
        let question = Question { treaty: "VALES-2001".to_owned(), ..on(day_asked) };
        let list = foedera.look(&all()).unwrap().parties(&question).unwrap();
        let reserving = list
            .parties
            .into_iter()
            .filter(|it| it.expressed.as_ref().is_some_and(|it| !it.reservations.is_empty()));
        reserving.map(|it| it.state.state.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(list("2003-04-30"), ["TR"]);
    assert_eq!(list("2003-05-01"), Vec::<String>::new());
}

/// The last days for objections, of one state or of all.
#[track_caller]
fn check_periods(of: Option<&str>, expected: &[&str]) {
    let of = of.map(|it| it.parse().unwrap());
    let periods = office().look(&all()).unwrap().objection_periods("HILLS-2001", of).unwrap();
    let told = periods
        .iter()
        .map(|it| format!("{} {}: {}", Edtf::from_bounds(it.last), it.by, it.to_object()));
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

#[test]
fn who_lets_the_period_for_objections_go_by_is_told_with_its_last_day() {
    // IT has objected, SE is no party; CZ came in while the period ran, and has no longer one (VCLT 20(5)).
    let all = ["2003-02-01 TR: CZ, DE and FR to object to its reservation to article 4"];
    check_periods(None, &all);
    check_periods(Some("TR"), &all);
    check_periods(Some("FR"), &all);
    check_periods(Some("IT"), &[]);
}

/// What follows from acts, what it averts and who can object until when.
#[track_caller]
fn check_notification(lines: &[&str], follows: &[&str], averted: &[&str], periods: &[&str]) {
    let acts = acts_of("HILLS-2001", lines).unwrap();
    let found = office().notification("HILLS-2001", acts, &all()).unwrap();
    let told = |changes: &[foedera::Change]| {
        let told = changes.iter().map(|it| {
            let whom = it.state.map_or_else(|| "treaty".to_owned(), |it| it.to_string());
            format!("{} {whom} {} → {}", Edtf::from_bounds(it.on), it.from, it.to)
        });
        told.collect::<Vec<_>>()
    };
    assert_eq!(told(&found.follows), follows);
    assert_eq!(told(&found.averted), averted);
    let last = found
        .periods
        .iter()
        .map(|it| format!("{}: {}", Edtf::from_bounds(it.last), it.to_object()));
    assert_eq!(last.collect::<Vec<_>>(), periods);
}

#[test]
fn of_an_accession_with_a_reservation_entry_for_the_state_and_the_period_for_objections_are_told() {
    check_notification(
        &["2005-03-10  JP accedes", "2005-03-10  JP makes a reservation to article 7"],
        &["2005-03-10 JP none → consented", "2005-04-09 JP consented → party"],
        &[],
        &["2006-03-10: CZ, DE, FR, IT and TR to object to its reservation to article 7"],
    );
}

#[test]
fn an_act_on_record_is_told_as_one_that_is_not() {
    let with_others = "2001-07-01  IT ratifies";
    check_notification(
        &[with_others],
        &[
            "2001-07-01 IT signatory → consented",
            "2001-07-31 treaty not in force → in force",
            "2001-07-31 DE consented → party",
            "2001-07-31 FR consented → party",
            "2001-07-31 IT consented → party",
        ],
        &[
            "2002-03-03 treaty not in force → in force",
            "2002-03-03 DE consented → party",
            "2002-03-03 FR consented → party",
        ],
        &[],
    );
}

#[test]
fn of_a_notice_the_day_on_which_its_giver_is_out_is_told() {
    check_notification(
        &["2010-06-01  FR gives notice of withdrawal"],
        &["2011-06-01 FR party → withdrawn"],
        &[],
        &[],
    );
}

#[test]
fn an_act_without_a_last_day_is_no_act_to_notify() {
    let acts = acts_of("HILLS-2001", &["2005/..  JP accedes"]).unwrap();
    let refused = office().notification("HILLS-2001", acts, &all()).unwrap_err();
    assert!(refused.is_usage() && refused.to_string().contains("has a day"), "{refused}");
}

/// What a notification tells of reservations, of those who acted, and of whom it goes to.
#[track_caller]
fn check_told(lines: &[&str], reservations: &[&str], authors: &[&str]) -> foedera::Notification {
    let acts = acts_of("HILLS-2001", lines).unwrap();
    let found = office().notification("HILLS-2001", acts, &all()).unwrap();
    let ids =
        |of: &[foedera::EntityId]| of.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let told = found.reservations.iter().map(|it| {
        format!("{} to {} {} with {}", it.by, it.articles.join(" "), it.effect, ids(&it.with))
    });
    assert_eq!(told.collect::<Vec<_>>(), reservations);
    let stand = found.authors.iter().map(|it| format!("{} {}", it.state, it.standing));
    assert_eq!(stand.collect::<Vec<_>>(), authors);
    found
}

#[test]
fn what_comes_of_a_reservation_and_of_its_withdrawal_is_told_though_no_standing_changes() {
    check_told(
        &["2002-12-01  TR withdraws its reservation to article 4", "received 2002-12-05 by UN"],
        &["TR to 4 withdrawn with CZ DE FR IT"],
        &["TR party"],
    );
    check_told(
        &["2002-12-01  DE objects to the reservation of TR to article 4"],
        &["TR to 4 not applied with DE"],
        &["DE party"],
    );
    check_told(
        &["2005-03-10  JP accedes", "2005-03-10  JP makes a reservation to article 7"],
        &["JP to 7 pending with CZ DE FR IT TR"],
        &["JP consented"],
    );
}

#[test]
fn an_act_counts_from_its_receipt_and_goes_to_all_that_can_be_parties() {
    let line = ["2005-03-10  JP accedes", "received 2005-03-14 by UN"];
    let found = check_told(&line, &[], &["JP consented"]);
    assert_eq!((found.counts_from, found.receipt_told), (day("2005-03-14"), true));
    let ids = |of: &[foedera::EntityId]| of.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(ids(&found.addressees.parties), ["CZ", "DE", "FR", "IT", "TR"]);
    assert_eq!(ids(&found.addressees.contracting), ["JP"]);
    assert_eq!(ids(&found.addressees.signatories), ["SE"]);
    assert_eq!(found.addressees.open_to, ["accession open to all states"]);
}

#[test]
fn what_is_open_of_days_before_an_act_is_no_change_by_it() {
    let mut foedera = office();
    let gaps = "HAZE-2001\" \"Haze\"\n  journal of consents incomplete\n  journal of signatures incomplete";
    let text = TREATY
        .replace("HILLS-2001 \"Convention on Hills\"", &gaps.replacen("\" ", " ", 1))
        .replace("  depositary UN\n", "  adopted 2001-01-05\n  depositary UN\n");
    foedera.library_mut().add_text("HAZE-2001.treaty", &text).unwrap();
    let told = |line: &str| {
        let acts = acts_of("HAZE-2001", &[line]).unwrap();
        foedera.notification("HAZE-2001", acts, &all()).unwrap()
    };
    let ratifies = told("2020-03-10  SE ratifies");
    let early = ratifies.follows.iter().chain(&ratifies.averted);
    let early = early.filter(|it| it.on.latest().is_some_and(|it| it < day("2020-03-10")));
    assert_eq!(early.count(), 0);
    let notice = told("2020-03-10  SE gives notice of withdrawal");
    assert!(notice.authors.iter().any(|it| !it.or.is_empty()), "{:?}", notice.authors);
}

#[test]
fn two_parties_between_which_it_is_not_in_force_yet_are_told_apart_with_their_day() {
    let mut foedera = office();
    let binds = "  accession open to all states\n  accession binds only with parties that accept it, on the 30th day after its acceptance\n";
    let text = TREATY
        .replace("HILLS-2001", "DALES-2001")
        .replace("  accession open to all states\n", binds);
    let accepts = "  2002-12-01  DE accepts the accession of TR\n  2003-01-10  FR accepts the accession of TR\n";
    foedera.library_mut().add_text("DALES-2001.treaty", &(text + accepts)).unwrap();
    let question = Question { treaty: "DALES-2001".to_owned(), ..on("2003-01-15") };
    let list = foedera.look(&all()).unwrap().parties(&question).unwrap();
    let date = |it: Option<foedera::Bounds>| it.map(|it| Edtf::from_bounds(it).to_string());
    let told =
        list.between.iter().filter(|it| it.states.iter().any(|it| it.as_str() == "TR")).map(|it| {
            format!(
                "{} {}: {} {:?} {:?}",
                it.states[0],
                it.states[1],
                it.in_force,
                date(it.since),
                date(it.from)
            )
        });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "CZ TR: no None None",
            "DE TR: yes Some(\"2002-12-31\") None",
            "FR TR: no None Some(\"2003-02-09\")",
            "IT TR: no None None",
        ]
    );
}
