//! What the tables say, and what is made of it.

use foedera_entities::World;

use super::read;
use crate::tests::{expect, folder};

const TREATIES: &str = "\
id,title,bilateral,signature,force,force_ggo,termination,source,untc_id,text_file
IEA-1,Convention,0,1960-12-13,,,,IEADB 2026-01,27-4,IEA-1.txt
GGO-B,Agreement,1,1990-01-01,,,,GGO_processed,,
";

const ACTS: &str = "id,state,state_as_entered,kind,act_source,date,date_precision,date_raw,note\n";

const PARTIES: &str = "id,state,signature,ratification,deposit,eif,eif_derived,withdrawal\n";

/// What rows of `acts.csv` come to.
#[track_caller]
fn acts(rows: &str, expected: &str) {
    check(rows, "", expected);
}

/// What rows of `parties.csv` come to.
#[track_caller]
fn parties(rows: &str, expected: &str) {
    check("", rows, expected);
}

#[track_caller]
fn check(acts: &str, parties: &str, expected: &str) {
    let (acts, parties) = (format!("{ACTS}{acts}"), format!("{PARTIES}{parties}"));
    let files = [("treaties.csv", TREATIES), ("acts.csv", &acts), ("parties.csv", &parties)];
    expect(&read(&folder(&files), World::embedded()).unwrap(), expected);
}

#[test]
fn a_treaty_has_its_numbers_its_text_and_the_days_that_others_give() {
    let treaties = "\
id,title,bilateral,signature,force,force_ggo,termination,source,untc_id,text_file
IEA-1,Convention,0,1960-12-13,1963-03-01,1963-03-02,2001-XX-XX,IEADB 2026-01,27-2-a,IEA-1.txt
IEA-1,Again,0,1960-12-13,,,,IEADB 2026-01,,
IEA-2,Faulty,0,1960-13-13,,,,IEADB 2026-01,,
";
    let files = [("treaties.csv", treaties), ("acts.csv", ACTS), ("parties.csv", PARTIES)];
    let import = read(&folder(&files), World::embedded()).unwrap();
    expect(
        &import,
        "\
IEA-1: the treaty recorded entry into force 1963-03-01
IEA-1: the treaty recorded entry into force 1963-03-02
IEA-1: the treaty recorded termination 2001
doubt: treaties.csv, line 4, column `signature`: left out: `1960-13-13` is no date of the \
calendar: write 2014-05-09, 2014-05-XX or 2014-XX-XX
refused: treaties.csv, line 3, column `id`: IEA-1,Again,0,1960-12-13,,,,IEADB 2026-01,,: its id \
stands in a row above",
    );
    let first = &import.treaties[0];
    let numbers: Vec<String> =
        first.numbers.iter().map(|(of, it)| format!("{} {it}", of.word())).collect();
    assert_eq!(numbers, ["iea 1", "mtdsg XXVII-2-a"]);
    assert_eq!(first.text.as_deref(), Some("texts/IEA-1.txt"));
    assert_eq!(first.recorded_force().unwrap().to_string(), "1963-03-01");
    let graded: Vec<String> =
        import.evidence().map(|it| format!("{}", it.grade.unwrap())).collect();
    assert_eq!(graded, ["B2", "C3", "B2"]);
}

#[test]
fn acts_belong_to_who_did_them_then() {
    acts(
        "\
IEA-1,Russian Federation,Union of Soviet Socialist Republics,signature,Signature,1961-01-02,day,,
IEA-1,\"Germany, Former GDR\",East Germany,accession,Adhesion,1974-05-06,day,,with a note
IEA-1,Viet Nam (pre-1954),Viet Nam (pre-1954),accession,Accession,1951-02-22,day,,
IEA-1,Belarus (Soviet period),Byelorussia,acceptance,Acceptance,1961-01-02,day,,
IEA-1,Czechia,Czechoslovakia,approval,Approbation,1969-02-18,day,,
IEA-1,IO-IAEA,IAEA,consent,Consent To Be Bound,1990-02-03,day,,
IEA-1,Atlantis,Atlantis,signature,Signature,1990-02-03,day,,
IEA-1,Bolivia,Venezuela,signature,Signature,1990-02-04,day,,
IEA-9,Bolivia,Bolivia,signature,Signature,1990-02-04,day,,
",
        "\
IEA-1: BY acceptance on 1961-01-02; acts.csv, line 5
IEA-1: CZECHOSLOVAKIA approval on 1969-02-18; acts.csv, line 6
IEA-1: GDR accession on 1974-05-06 note \"with a note\"; acts.csv, line 3
IEA-1: IAEA notification on 1990-02-03 form \"consent to be bound\"; acts.csv, line 7
IEA-1: SU signature on 1961-01-02; acts.csv, line 2
IEA-1: VE signature on 1990-02-04; acts.csv, line 9
IEA-1: VIETNAM-SOUTH accession on 1951-02-22; acts.csv, line 4
doubt: acts.csv, line 9: `Venezuela` is VE, and coded as BO
refused: acts.csv, line 8, column `state`: IEA-1,Atlantis,Atlantis,signature,Signature,1990-02-03,\
day,,: no entity is called `Atlantis`; use an ISO code or a name as in the lists of the United Nations
refused: acts.csv, line 10, column `id`: IEA-9,Bolivia,Bolivia,signature,Signature,1990-02-04,day,,: \
treaties.csv lists no treaty `IEA-9`",
    );
}

#[test]
fn a_note_tells_the_day_of_the_deposit() {
    acts(
        "\
IEA-1,France,France,ratification,Ratification,1963-05-01,day,,Deposited on 1963-6-2
IEA-1,Italy,Italy,ratification,Ratification,1963-05-01,day,,Deposited on 1963-4-2
",
        "\
IEA-1: FR domestic ratification on 1963-05-01 note \"Deposited on 1963-6-2\"; acts.csv, line 2
IEA-1: FR ratification on 1963-06-02; acts.csv, line 2
IEA-1: IT ratification on 1963-05-01 note \"Deposited on 1963-4-2\"; acts.csv, line 3
doubt: acts.csv, line 2: before the deposit, which counts; taken for the national act",
    );
}

#[test]
fn a_day_reckoned_back_from_entry_into_force_is_no_act() {
    acts(
        "\
IEA-1,France,France,ratification,Ratification,1963-05-01,day,,Date based on 30 days prior to reported entry into force
IEA-1,Italy,Italy,ratification,Ratification,1963-05-01,day,,Declaration made prior to entry into force
",
        "\
IEA-1: IT ratification on 1963-05-01 note \"Declaration made prior to entry into force\"; acts.csv, line 3
refused: acts.csv, line 2, column `note`: IEA-1,France,France,ratification,Ratification,1963-05-01,day,,\
Date based on 30 days prior to reported entry into force: its day is reckoned back from entry into force",
    );
}

#[test]
fn dates_are_as_known_and_impossible_ones_are_refused() {
    acts(
        "\
IEA-1,France,France,ratification,Ratification,,month,1963-05-XX,
IEA-1,Italy,Italy,ratification,Ratification,,year,1963-XX-XX,
IEA-1,Spain,Spain,ratification,Ratification,,unknown,1111-11-11,
IEA-1,Greece,Greece,ratification,Ratification,,bad,2013-7-0,
",
        "\
IEA-1: ES ratification; acts.csv, line 4
IEA-1: FR ratification on 1963-05; acts.csv, line 2
IEA-1: IT ratification on 1963; acts.csv, line 3
refused: acts.csv, line 5, column `date_raw`: IEA-1,Greece,Greece,ratification,Ratification,,bad,\
2013-7-0,: `2013-7-0` is no date of the calendar: write 2014-05-09, 2014-05-XX or 2014-XX-XX",
    );
}

#[test]
fn the_deposit_counts_and_an_earlier_day_is_the_national_act() {
    acts(
        "\
IEA-1,France,France,ratification,Ratification,1963-05-01,day,,
IEA-1,France,France,deposit,Deposit (ratification),1963-06-01,day,,
IEA-1,Italy,Italy,ratification,Ratification,1963-06-01,day,,
IEA-1,Italy,Italy,deposit,Deposit (instrument),1963-06-01,day,,
",
        "\
IEA-1: FR domestic ratification on 1963-05-01; acts.csv, line 2
IEA-1: FR ratification on 1963-06-01; acts.csv, line 3
IEA-1: IT ratification on 1963-06-01; acts.csv, line 4
IEA-1: IT ratification on 1963-06-01; acts.csv, line 5
doubt: acts.csv, line 2: before the deposit, which counts; taken for the national act",
    );
    parties(
        "GGO-B,FRA,1990-01-01,,1990-06-01,,0,\nGGO-B,ITA,,,1990-06-01,,0,\n",
        "\
GGO-B: FR signature on 1990-01-01; parties.csv, line 2, column `signature`
GGO-B: FR ratification on 1990-06-01; parties.csv, line 2, column `deposit`
GGO-B: IT accession on 1990-06-01; parties.csv, line 3, column `deposit`
doubt: parties.csv, line 2, column `deposit`: the instrument is not named; taken for one of \
ratification
doubt: parties.csv, line 3, column `deposit`: the instrument is not named; taken for one of \
accession",
    );
}

#[test]
fn days_of_entry_into_force_are_evidence_and_no_acts() {
    acts(
        "\
IEA-1,France,France,eif,Entry into force,1963-08-01,day,,sig/eif dates based on treaty evidence
IEA-1,France,France,eif_2,Entry Into Force 2,1990-08-01,day,,
IEA-1,Italy,Italy,eif,Entry into force,1963-08-01,day,,country signature/eif dates based on treaty data
IEA-1,Agreement,Agreement,termination,Termination,1999-08-01,day,,
",
        "\
IEA-1: the treaty recorded termination 1999-08-01
IEA-1: FR recorded entry into force 1963-08-01
IEA-1: FR recorded entry into force 1990-08-01
IEA-1: IT recorded entry into force 1963-08-01 (copied)",
    );
}

#[test]
fn who_left_and_came_back_did_so_twice() {
    acts(
        "\
IEA-1,Iceland,Iceland,accession,Accession,1963-08-01,day,,
IEA-1,Iceland,Iceland,withdrawal_notice,Denunciation,1991-08-01,day,,
IEA-1,Iceland,Iceland,withdrawal,Denunciation (effective date),1992-06-30,day,,
IEA-1,Iceland,Iceland,accession,Accession,2002-10-10,day,,
IEA-1,Japan,Japan,withdrawal,Withdrawal,2019-06-30,day,,
",
        "\
IEA-1: IS accession on 1963-08-01; acts.csv, line 2
IEA-1: IS notice of withdrawal on 1991-08-01; acts.csv, line 3
IEA-1: IS notice of withdrawal on ../1992-06-30 effective 1992-06-30; acts.csv, line 4
IEA-1: IS accession on 2002-10-10 again 2; acts.csv, line 5
IEA-1: JP notice of withdrawal on ../2019-06-30 effective 2019-06-30; acts.csv, line 6
doubt: acts.csv, line 5: the same party did so before; taken for number 2
doubt: acts.csv, line 6: the day may be that of the notice; taken for that of its effect",
    );
}

#[test]
fn the_deposit_of_who_left_before_it_is_that_of_the_return() {
    acts(
        "\
IEA-1,Belize,Belize,accession,Accession,1982-07-15,day,,
IEA-1,Belize,Belize,withdrawal,Denunciation (effective date),1988-06-30,day,,
IEA-1,Belize,Belize,deposit,Deposit (instrument),,year,2003-XX-XX,
IEA-1,France,France,accession,Accession,1982-07-15,day,,
IEA-1,France,France,deposit,Deposit (accession),1983-01-15,day,,
IEA-1,France,France,withdrawal,Denunciation (effective date),1988-06-30,day,,
IEA-1,Italy,Italy,accession,Accession,1982-07-15,day,,
IEA-1,Italy,Italy,deposit,Deposit (instrument),,year,1982-XX-XX,
",
        "\
IEA-1: BZ accession on 1982-07-15; acts.csv, line 2
IEA-1: BZ notice of withdrawal on ../1988-06-30 effective 1988-06-30; acts.csv, line 3
IEA-1: BZ accession on 2003 again 2; acts.csv, line 4
IEA-1: FR domestic ratification on 1982-07-15; acts.csv, line 5
IEA-1: FR accession on 1983-01-15; acts.csv, line 6
IEA-1: FR notice of withdrawal on ../1988-06-30 effective 1988-06-30; acts.csv, line 7
IEA-1: IT accession on 1982-07-15; acts.csv, line 8
IEA-1: IT accession on 1982; acts.csv, line 9
doubt: acts.csv, line 4: the same party did so before; taken for number 2
doubt: acts.csv, line 5: before the deposit, which counts; taken for the national act",
    );
}

#[test]
fn what_the_parties_table_repeats_is_counted_apart() {
    check(
        "IEA-1,France,France,signature,Signature,1960-12-13,day,,\n",
        "IEA-1,France,1960-12-13,1961-12-13,,,0,\nIEA-1,Italy,,,,,0,\n",
        "\
IEA-1: FR signature on 1960-12-13; acts.csv, line 2
IEA-1: FR ratification on 1961-12-13; parties.csv, line 2, column `ratification`
refused: parties.csv, line 3: IEA-1,Italy,,,,,0,: it states no act",
    );
}

#[test]
fn a_folder_of_another_format_is_refused_with_the_cure() {
    let error = |files: &[(&str, &str)]| read(&folder(files), World::embedded()).unwrap_err();
    assert_eq!(
        error(&[]).to_string(),
        "there is no treaties.csv: name the folder that holds it, or another format"
    );
    assert_eq!(
        error(&[("treaties.csv", "treaty,mtdsg_no\n")]).to_string(),
        "treaties.csv has no column `id`; its first line names treaty, mtdsg_no"
    );
}
