//! What the folders say, and what is made of it.

use foedera_entities::World;

use super::{DECLARATION_BYTES_MAX, read};
use crate::tests::{expect, folder};

const INDEX: &str = "\
chapter_no,treaty_no,treaty_name
4,1,\"Convention on Genocide. Paris, 9 December 1948\"
14,7.b,\"Protocol. Lake Success, New York, 4 May 1949\"
";

/// What a table of one treaty and declarations under it come to.
#[track_caller]
fn check(table: &str, declarations: &str, expected: &str) {
    let files = [
        ("index.csv", INDEX),
        ("treaties/4-1.csv", table),
        ("treaties/14-7-b.csv", "Participant,Signature\n"),
        ("declarations/4-1.txt", declarations),
    ];
    let import = read(&folder(&files), "2015-03".parse().ok(), World::embedded()).unwrap();
    expect(&import, expected);
}

#[test]
fn a_treaty_is_called_by_its_number_in_the_collection() {
    let files = [("index.csv", INDEX), ("treaties/4-1.csv", "Participant\n")];
    let import = read(&folder(&files), "2015-03".parse().ok(), World::embedded()).unwrap();
    let listed: Vec<String> = import
        .treaties
        .iter()
        .map(|it| format!("{} {}", it.id, it.adopted.as_ref().unwrap()))
        .collect();
    assert_eq!(listed, ["MTDSG-IV-1 1948-12-09", "MTDSG-XIV-7-b 1949-05-04"]);
    expect(
        &import,
        "doubt: index.csv, line 3, column `treaty_no`: there is no table of XIV-7-b in the folder",
    );
}

#[test]
fn a_cell_is_an_act_under_the_legend_of_its_column() {
    check(
        "\
Participant,\"Signature, Succession to signature(d)\",\"Accession(a), Succession(d), Ratification\"
Afghanistan,,22 Mar 1956 a
Russian Federation,16 Dec 1949,3 May 1954
Czech Republic,22 Feb 1993 d,22 Feb 1993 d
The former Yugoslav Republic of Macedonia,,18 Jan 1994 d
Serbia,,12 Mar 2001 a
",
        "",
        "\
MTDSG-IV-1: AF accession on 1956-03-22; treaties/4-1.csv, line 2, column `Accession(a), \
Succession(d), Ratification`
MTDSG-IV-1: SU signature on 1949-12-16; treaties/4-1.csv, line 3, column `Signature, Succession to \
signature(d)`
MTDSG-IV-1: SU ratification on 1954-05-03; treaties/4-1.csv, line 3, column `Accession(a), \
Succession(d), Ratification`
MTDSG-IV-1: CZ signature on 1993-02-22 form \"succession to signature\"; treaties/4-1.csv, line 4, \
column `Signature, Succession to signature(d)`
MTDSG-IV-1: CZ succession on 1993-02-22; treaties/4-1.csv, line 4, column `Accession(a), \
Succession(d), Ratification`
MTDSG-IV-1: MK succession on 1994-01-18; treaties/4-1.csv, line 5, column `Accession(a), \
Succession(d), Ratification`
MTDSG-IV-1: SERBIA-MONTENEGRO accession on 2001-03-12; treaties/4-1.csv, line 6, column \
`Accession(a), Succession(d), Ratification`",
    );
}

#[test]
fn application_is_a_day_of_effect() {
    check(
        "Participant,Application\nJapan,24 Nov 1998\n",
        "",
        "MTDSG-IV-1: JP notification on ../1998-11-24 effective 1998-11-24 form \"application\"; \
         treaties/4-1.csv, line 2, column `Application`",
    );
}

#[test]
fn what_is_no_act_is_refused_as_it_stood() {
    check(
        "\
Participant,Ratification,UNTS Page
France,N/A,
Italy,31 Feb 1950,7
Spain,,
Atlantis,1 May 1950,
Greece,1 May 1950 d,
",
        "",
        "\
refused: treaties/4-1.csv, line 2, column `Ratification`: France,N/A,: `N/A` is no date of the \
calendar: write 9 Nov 1946 or 9 Nov 1946 a
refused: treaties/4-1.csv, line 3, column `Ratification`: Italy,31 Feb 1950,7: `31 Feb 1950` is no \
date of the calendar: write 9 Nov 1946 or 9 Nov 1946 a
refused: treaties/4-1.csv, line 3, column `UNTS Page`: Italy,31 Feb 1950,7: the heading names no act
refused: treaties/4-1.csv, line 4: Spain,,: it states no act
refused: treaties/4-1.csv, line 5, column `Ratification`: Atlantis,1 May 1950,: no entity is called \
`Atlantis`; use an ISO code or a name as in the lists of the United Nations
refused: treaties/4-1.csv, line 6, column `Ratification`: Greece,1 May 1950 d,: the heading does not \
explain `d`",
    );
    check(
        "Participant,Resolution,UNTS Page\nAlbania,995 (X),223\n",
        "",
        "refused: treaties/4-1.csv, line 2: Albania,995 (X),223: this table lists no acts of \
         participants: its columns are Participant, Resolution, UNTS Page",
    );
}

#[test]
fn a_declaration_keeps_its_text_up_to_a_limit() {
    let long = "é".repeat(DECLARATION_BYTES_MAX);
    check(
        "Participant\n",
        &format!("stray\n#Albania\nOf article XII.\n\nMore.\n#Canada\n\n#Chile\n{long}\n#Yugoslavia (former)\nA reservation.\n"),
        "\
MTDSG-IV-1: AL declaration; declarations/4-1.txt, line 2
MTDSG-IV-1: CL declaration; declarations/4-1.txt, line 8
MTDSG-IV-1: YUGOSLAVIA declaration; declarations/4-1.txt, line 10
doubt: declarations/4-1.txt, line 8: its text is cut after 24000 bytes
doubt: declarations/4-1.txt, line 10: its text may hold a reservation; taken for a declaration
refused: declarations/4-1.txt, line 1: stray: it stands under no participant: a line `#France` goes before
refused: declarations/4-1.txt, line 6: #Canada: there is no text",
    );
}
