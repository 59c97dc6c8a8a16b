//! The member file: what is read, what is doubted and what is refused, with its place.

use foedera_entities::World;
use foedera_model::Obligation;

use super::{DyadYear, Members, dyad_years, member_files, members};
use crate::tests::{expect, folder};
use crate::{Folder, Import};

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

const TABLE: &str =
    "begyr,begmo,begday,endyr,endmo,endday,defense,offense,neutral,nonagg,consul,mem1,mem2,mem3";

/// A release: the members below the header, and below theirs the alliances and phases.
fn release(members: &str, alliances: &str, phases: &str) -> Folder {
    let member_header = HEADER.trim_end();
    folder(&[
        ("x_member.csv", &format!("{member_header},secrart,version\n{members}")),
        ("x_alliance.csv", &format!("atopid,{TABLE}\n{alliances}")),
        ("x_alliance_phase.csv", &format!("atopid,phase,{TABLE}\n{phases}")),
    ])
}

fn import(folder: &Folder) -> Import {
    super::read(folder, World::embedded()).unwrap()
}

/// Germany bears two numbers in turn, and the phases meet on a day of a blank date.
#[test]
fn members_sign_and_the_ends_are_evidence() {
    let folder = release(
        "2055,220,1920,9,,1936,3,7,0,0,1,0,0,0,1,0,8,5.1\n2055,211,1920,9,,1936,3,7,0,0,0,0,0,0,0,0,0,5.1\n\
         3130,260,1954,10,23,1990,10,3,0,2,1,0,0,0,0,0,0,5.1\n3130,255,1990,10,3,0,0,0,1,2,1,0,0,0,0,0,0,5.1\n",
        "2055,1920,9,,1936,3,7,1,0,0,0,1,211,220,\n3130,1954,10,23,0,0,0,1,0,0,0,0,255,260,\n",
        "2055,0,1920,9,,1936,3,7,1,0,0,0,1,211,220,\n3130,2,1954,10,23,0,0,0,1,0,0,0,0,255,260,\n",
    );
    let read = import(&folder);
    expect(
        &read,
        "\
ATOP-2055: FR signature on 1920-09 note \"as coded: owes defence, consultation\"; x_member.csv, line 2
ATOP-2055: BE signature on 1920-09 note \"as coded: owes none of the five obligations\"; x_member.csv, line 3
ATOP-3130.2: DE signature on 1954-10-23 note \"as coded: owes defence\"; x_member.csv, line 4
ATOP-3130.2: DE signature on 1990-10-03 note \"as coded: owes defence\" again 2; x_member.csv, line 5
ATOP-2055: the treaty recorded termination 1936-03-07
ATOP-2055: FR recorded termination 1936-03-07
ATOP-2055: BE recorded termination 1936-03-07
ATOP-3130.2: DE recorded termination 1990-10-03
doubt: x_member.csv, line 5: it came after the beginning on 1954-10-23: the day may be that of its accession",
    );
    assert_eq!((read.report.read, read.report.repeated), (7, 1));
    let statement = &read.statements[0].graded.statement;
    assert_eq!(statement.chain[0].name, "ATOP 5.1");
    let words = &statement.passage.as_ref().unwrap().words;
    let cited = "atopid=2055, member=220, yrent=1920, moent=9, dayent=, yrexit=1936, moexit=3, dayexit=7, ineffect=0, \
                 phase=0, defense=1, offense=0, neutral=0, nonagg=0, consul=1, obvary=0, secrart=8, version=5.1";
    assert_eq!(words, cited);
    let grades: Vec<String> =
        read.evidence().filter_map(|it| it.grade).map(|it| it.to_string()).collect();
    assert_eq!(grades, ["B3"; 4]);
}

#[test]
fn what_the_statements_hold_is_the_member_file_again() {
    let rows = "2055,220,1920,9,,1936,3,7,0,0,1,0,0,0,1,1,8,5.1\n3,2,1966,1,1,1970,1,1,0,1,0,1,1,1,0,0,0,5.1\n";
    let folder = release(rows, "", "");
    let direct = members(&folder, "x_member.csv").unwrap();
    let read = import(&folder);
    let statements = read.statements.iter().map(|it| &it.graded.statement);
    let (release, table) = member_files(statements).pop_first().unwrap();
    assert_eq!(release, "ATOP 5.1");
    let again = members(&crate::tests::folder(&[("x", &table)]), "x").unwrap();
    assert_eq!(again.members.len(), 2);
    for (one, other) in direct.members.iter().zip(&again.members) {
        let without_file = super::Membership { place: one.place.clone(), ..other.clone() };
        assert_eq!(*one, without_file);
    }
}

#[test]
fn whom_the_world_does_not_know_is_refused_and_its_partner_taken() {
    let rows = "1320,8152,1874,3,15,1883,8,25,0,0,0,0,0,0,0,0,0,5.1\n1320,220,1874,3,15,1883,8,25,0,0,1,0,0,0,1,1,0,5.1\n";
    expect(
        &import(&release(rows, "", "")),
        "\
ATOP-1320: FR signature on 1874-03-15 note \"as coded: owes defence, consultation, not the same to every member\"; x_member.csv, line 3
ATOP-1320: FR recorded termination 1883-08-25
doubt: x_member.csv, line 3: it owes different things to different members: taken for all that it owes any
refused: x_member.csv, line 2, column `member`: 1320,8152,1874,3,15,1883,8,25,0,0,0,0,0,0,0,0,0,5.1: the world file knows nobody with the number 8152",
    );
}

#[test]
fn where_the_tables_and_the_members_differ_is_a_doubt() {
    let folder = release(
        "1,220,1920,9,1,0,0,0,1,0,1,0,0,0,1,0,0,5.1\n",
        "1,1920,9,2,1936,3,7,0,0,0,0,1,211,220,\n2,1920,13,2,0,0,0,0,0,0,0,1,211,,\n",
        "1,1,1920,9,1,0,0,0,1,0,0,0,1,220,,\n",
    );
    expect(
        &import(&folder),
        "\
ATOP-1: FR signature on 1920-09-01 note \"as coded: owes defence, consultation\"; x_member.csv, line 2
ATOP-1: the treaty recorded termination 1936-03-07
doubt: x_alliance.csv, line 2: it begins 1920-09-02, and by its members 1920-09-01; it ends 1936-03-07, and by its members never; the members are 211 220, and by its members 220; the obligations are consultation, and by its members defence, consultation
doubt: x_alliance_phase.csv, line 2: no row of the member file is a member of it
refused: x_alliance.csv, line 3, column `begyr`: 2,1920,13,2,0,0,0,0,0,0,0,1,211,,: `1920, 13, 2` is no date of the calendar: write 1914, 8, 2 or leave the day blank",
    );
}

#[test]
fn of_several_releases_the_newest_is_read_and_the_others_are_told() {
    let row = "1,220,1920,9,1,0,0,0,1,0,1,0,0,0,1,0\n";
    let text = format!("{HEADER}{row}");
    let read = import(&folder(&[("atop4_member.csv", &text), ("atop5_member.csv", &text)]));
    assert_eq!(read.statements.len(), 1);
    assert_eq!(&*read.statements[0].place.file, "atop5_member.csv");
    assert_eq!(read.report.doubtful[0].why, "not read: atop5_member.csv is the newer release");
    assert!(super::read(&folder(&[]), World::embedded()).is_err());
}
