//! The member file: what is read, what is doubted and what is refused, with its place.

use foedera_model::Obligation;

use super::{DyadYear, Members, dyad_years, members};
use crate::tests::folder;

const HEADER: &str = "atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,ineffect,phase,defense,\
                      offense,neutral,nonagg,consul,obvary\n";

fn read(rows: &str) -> Members {
    members(&folder(&[("x_member.csv", &format!("{HEADER}{rows}"))]), "x_member.csv").unwrap()
}

#[test]
fn a_row_is_a_state_in_a_phase_with_what_it_owes() {
    let read = read(
        "4900,255,1951,9,1,0,0,0,1,0,1,0,0,0,1,0\n2055,220,1920,9,,1936,3,7,0,2,0,0,1,0,0,1\n",
    );
    let [one, other] = read.members.as_slice() else { panic!("{read:?}") };
    assert_eq!((one.alliance, one.phase, one.state), (4900, 0, 255));
    assert_eq!((one.from.to_string().as_str(), &one.until), ("1951-09-01", &None));
    let owed = [Obligation::Defense, Obligation::Consultation].into_iter().collect();
    assert_eq!((one.owes, one.varies), (owed, false));
    assert_eq!(other.from.to_string(), "1920-09", "a blank day stays unknown");
    assert_eq!(other.until.as_ref().map(ToString::to_string).as_deref(), Some("1936-03-07"));
    assert!(other.varies);
    assert_eq!(read.last_year(), Some(1951));
    assert!(read.report.is_complete());
}

#[test]
fn who_left_and_came_back_has_two_rows() {
    let twice = "1,2,1966,1,1,1970,1,1,0,0,1,0,0,0,0,0\n1,2,1980,1,1,0,0,0,1,0,1,0,0,0,0,0\n";
    assert_eq!(read(twice).members.len(), 2);
}

#[test]
fn what_is_said_in_two_ways_is_taken_with_a_doubt() {
    for (row, why) in [
        ("1,2,1966,1,1,0,0,0,0,0,1,0,0,0,0,0", "coded as not in effect: taken as a member still"),
        ("1,2,1966,1,1,1970,1,1,1,0,1,0,0,0,0,0", "coded as in effect: taken as having left"),
    ] {
        let read = read(row);
        let told: Vec<String> =
            read.report.doubtful.iter().map(|it| format!("{}: {}", it.place, it.why)).collect();
        let [told] = told.as_slice() else { panic!("{told:?}") };
        assert!(told.starts_with("x_member.csv, line 2, column `ineffect`: "), "{told}");
        assert!(told.ends_with(why), "{told}");
        assert_eq!(read.members.len(), 1);
    }
}

#[test]
fn what_is_no_member_is_refused_with_the_cell() {
    for (row, told) in [
        (
            "a,2,1966,1,1,0,0,0,1,0,1,0,0,0,0,0",
            "column `atopid`: `a` is not a number that it can have",
        ),
        (
            "1,2,1966,1,1,0,0,0,1,300,1,0,0,0,0,0",
            "column `phase`: `300` is not a number that it can have",
        ),
        ("1,2,1966,2,30,0,0,0,1,0,1,0,0,0,0,0", "column `yrent`: `1966, 2, 30` is no date"),
        ("1,2,1966,,3,0,0,0,1,0,1,0,0,0,0,0", "column `yrent`: `1966, , 3` is no date"),
        ("1,2,,,,0,0,0,1,0,1,0,0,0,0,0", "column `yrent`: `, , ` is no date"),
        ("1,2,1966,1,1,1965,1,1,0,0,1,0,0,0,0,0", "column `yrexit`: it left before it came"),
        ("1,2,1966,1,1,0,0,0,1,0,2,0,0,0,0,0", "column `defense`: `2` is neither 0 nor 1"),
        ("1,2,1966,1,1,0,0,0,1,0,1,0,0,0,0,", "column `obvary`: `` is neither 0 nor 1"),
    ] {
        let read = read(row);
        let refused: Vec<String> =
            read.report.refused.iter().map(|it| format!("{}: {}", it.place, it.why)).collect();
        let [one] = refused.as_slice() else { panic!("{row}: {refused:?}") };
        assert!(one.starts_with(&format!("x_member.csv, line 2, {told}")), "{one}");
        assert!(read.members.is_empty() && read.report.is_complete());
    }
}

#[test]
fn a_file_of_another_kind_is_an_error() {
    let error = members(&folder(&[("x_member.csv", "a,b\n1,2\n")]), "x_member.csv").unwrap_err();
    assert!(error.to_string().contains("has no column `atopid`"), "{error}");
    assert!(members(&folder(&[]), "x_member.csv").is_err());
}

#[test]
fn published_dyad_years_are_read_as_they_are() {
    let text = "ddyad,year,defense,offense,neutral,nonagg,consul,stateA,stateB\n\
                2020,1942,1,1,0,0,0,2,20\n2020,19x2,1,1,0,0,0,2,20\n";
    let (read, report) = dyad_years(&folder(&[("x.csv", text)]), "x.csv").unwrap();
    let owes = [Obligation::Defense, Obligation::Offense].into_iter().collect();
    assert_eq!(read, [DyadYear { state_a: 2, state_b: 20, year: 1942, owes }]);
    let refused = report.refused.first().unwrap();
    assert_eq!(refused.place.to_string(), "x.csv, line 3, column `year`");
}
