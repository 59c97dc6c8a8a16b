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
    let mut import = read(&folder(&files), "2015-03".parse().ok(), World::embedded()).unwrap();
    let adopted = import.statements.extract_if(.., |it| it.place.file.as_ref() == "index.csv");
    assert_eq!(adopted.count(), 2);
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
        "\
MTDSG-IV-1:  adoption on 1948-12-09; index.csv, line 2
MTDSG-XIV-7-b:  adoption on 1949-05-04; index.csv, line 3
doubt: index.csv, line 3, column `treaty_no`: there is no table of XIV-7-b in the folder",
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

/// What `participants.csv` and `notes.csv` come to, beside one treaty.
#[track_caller]
fn check_status(participants: &str, notes: &str, expected: &str) {
    let files = [
        (
            "treaties.csv",
            "treaty,mtdsg_no,heading,adopted,eif,eif_other,registration,status_as_at\n\
             op,IV-5,Optional Protocol,1966-12-16,1976-03-23,1979-03-28,\"23 March 1976, No. 14668 1\",03-02-2026\n",
        ),
        ("participants.csv", &format!("{PARTICIPANTS}{participants}")),
        ("notes.csv", &format!("treaty,footnote,text\n{notes}")),
    ];
    let import = read(&folder(&files), None, World::embedded()).unwrap();
    let numbers: Vec<&str> = import.treaties[0].numbers.iter().map(|(_, it)| it.as_str()).collect();
    assert_eq!(numbers, ["IV-5", "14668"]);
    let voice = &import.statements[0].graded.statement.chain[0];
    assert_eq!(voice.on.as_ref().unwrap().to_string(), "2026-02-03");
    let always = "\
MTDSG-IV-5:  adoption on 1966-12-16; treaties.csv, line 2
MTDSG-IV-5:  registration on 1976-03-23 name \"UNTS 14668\"; treaties.csv, line 2
{}
MTDSG-IV-5: the treaty recorded entry into force 1976-03-23
MTDSG-IV-5: the treaty recorded entry into force 1979-03-28
{}";
    let (acts, account) = expected.split_once("--\n").unwrap_or((expected, ""));
    let mut parts = always.split("{}\n");
    let (before, after) = (parts.next().unwrap(), parts.next().unwrap().replace("{}", ""));
    expect(&import, &format!("{before}{acts}{after}{account}"));
}

const PARTICIPANTS: &str =
    "treaty,participant,participant_footnote,column,cell_raw,date,suffix,cell_footnote,bracketed\n";

#[test]
fn brackets_and_notes_tell_who_left() {
    check_status(
        "\
op,Jamaica,3,\"Ratification, Accession(a), Succession(d)\",[ 3 Oct 1975 ],,,,1
op,Belarus,6,\"Ratification, Accession(a), Succession(d)\",[30 Sep 1992 a],,,,1
op,Yemen,,\"Ratification, Accession(a), Succession(d)\",9 Feb 1987 a,,,16,
no,Yemen,,Signature,9 Feb 1987,,,,
",
        "\
op,3,\"On 23 October 1997, the Government of Jamaica notified the Secretary-General of its denunciation of the Protocol.\"
op,16,The formality was effected by Democratic Yemen.
op,17,Upon signature.
",
        "\
MTDSG-IV-5: JM notice of withdrawal on 1997-10-23; notes.csv, line 2
MTDSG-IV-5: JM ratification on 1975-10-03; participants.csv, line 2
MTDSG-IV-5: BY accession on 1992-09-30; participants.csv, line 3
MTDSG-IV-5: YEMEN-SOUTH accession on 1987-02-09; participants.csv, line 4
--
doubt: participants.csv, line 3: in brackets: BY took it back, and no note that is read says when
refused: notes.csv, line 4, column `text`: op,17,Upon signature.: no pattern reads an act in this note
refused: participants.csv, line 5, column `treaty`: no,Yemen,,Signature,9 Feb 1987,,,,: treaties.csv \
lists no treaty `no`",
    );
}

#[test]
fn who_came_back_acceded_twice() {
    check_status(
        "op,Guyana,2,\"Ratification, Accession(a), Succession(d)\",5 Jan 1999 a,,,,\n",
        "op,2,\"The Government of Guyana had initially acceded to the Optional Protocol on 10 May 1993. On 5 January \
         1999, the Government of Guyana notified the Secretary-General that it had decided to denounce the said \
         Optional Protocol with effect from 5 April 1999. On that same date, the Government of Guyana re-acceded to \
         the Optional Protocol with a reservation.\"\n",
        "\
MTDSG-IV-5: GY accession on 1993-05-10; notes.csv, line 2
MTDSG-IV-5: GY notice of withdrawal on 1999-01-05 effective 1999-04-05; notes.csv, line 2
MTDSG-IV-5: GY accession on 1999-01-05 again 2; notes.csv, line 2
MTDSG-IV-5: GY accession on 1999-01-05 again 2; participants.csv, line 2
",
    );
}

#[test]
fn a_table_of_one_treaty_has_its_days_of_effect_as_evidence() {
    let table = "\
Code,Name,Signature,Ratification,Kind,Date-Of-Effect
AFG,Afghanistan,2016-04-22,2017-02-15,Acceptance,2017-03-17
YEM,Yemen,2016-09-23,,,
FRA,France,,2016-02-31,Approval,
";
    let import = read(&folder(&[("paris_agreement.csv", table)]), None, World::embedded()).unwrap();
    expect(
        &import,
        "\
MTDSG-XXVII-7-d: AF signature on 2016-04-22; paris_agreement.csv, line 2, column `Signature`
MTDSG-XXVII-7-d: AF acceptance on 2017-02-15; paris_agreement.csv, line 2, column `Ratification`
MTDSG-XXVII-7-d: YE signature on 2016-09-23; paris_agreement.csv, line 3, column `Signature`
MTDSG-XXVII-7-d: AF recorded entry into force 2017-03-17
refused: paris_agreement.csv, line 4, column `Ratification`: FRA,France,,2016-02-31,Approval,: byte 8: \
there is no day 2016-02-31; check year, month and day",
    );
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>
<TreatyStatus><Header/><Treaty>
<ExternalData><Titlesect>Optional Protocol&lt;superscript&gt;1&lt;/superscript&gt;</Titlesect>
<Conclusion>New York, 16 December 1966</Conclusion>
<EIF><Label>Entry into force</Label><Labeltext>23 March 1976, in accordance with article 9.</Labeltext></EIF>
<Registration><Labeltext>23 March 1976, No. 14668</Labeltext></Registration></ExternalData>
<Participants><Table><TGroup><Thead><Row><Entry>Participant</Entry><Entry>Signature</Entry>
<Entry>Ratification, Accession(a), Succession(d)</Entry></Row></Thead>
<Tbody><Rows>
<Row><Entry>C&#244;te d&apos;Ivoire</Entry><Entry></Entry><Entry> 5 Mar\t1997 a</Entry></Row>
<Row><Entry>Jamaica &lt;superscript&gt;3, 4&lt;/superscript&gt;</Entry><Entry>19 Dec 1966</Entry><Entry>[ 3 Oct 1975 ]</Entry></Row>
<Row><Entry>Poland<superscript>2</superscript></Entry><Entry/><Entry>7 Nov 1991 a</Entry></Row>
<Row><Entry>Atlantis</Entry></Row>
</Rows></Tbody></TGroup></Table></Participants><EndNotes><Note>1</Note></EndNotes></Treaty></TreatyStatus>";

#[test]
fn a_status_page_in_xml_is_a_table_with_a_head() {
    let files = folder(&[("iv-5.en.xml", XML)]);
    let import = read(&files, None, World::embedded()).unwrap();
    assert_eq!(import.treaties[0].title, "Optional Protocol");
    let heading = "column `Ratification, Accession(a), Succession(d)`";
    expect(
        &import,
        &format!(
            "\
MTDSG-IV-5:  adoption on 1966-12-16; iv-5.en.xml, line 1
MTDSG-IV-5:  registration on 1976-03-23 name \"UNTS 14668\"; iv-5.en.xml, line 1
MTDSG-IV-5: CI accession on 1997-03-05; iv-5.en.xml, line 10, {heading}
MTDSG-IV-5: JM signature on 1966-12-19; iv-5.en.xml, line 11, column `Signature`
MTDSG-IV-5: JM ratification on 1975-10-03; iv-5.en.xml, line 11, {heading}
MTDSG-IV-5: PL accession on 1991-11-07; iv-5.en.xml, line 12, {heading}
MTDSG-IV-5: the treaty recorded entry into force 1976-03-23
doubt: iv-5.en.xml, line 1: not read of this file: EndNotes
doubt: iv-5.en.xml, line 11, {heading}: in brackets: JM took it back, and it is not said when
refused: iv-5.en.xml, line 13: Atlantis: it has 1 cells, and the first line 3: look for a missing quote or comma"
        ),
    );
}

#[test]
fn an_xml_file_that_breaks_off_is_read_as_far_as_it_goes() {
    let cut = XML.split("<Row><Entry>Poland").next().unwrap();
    let text = format!("{cut}</Participants>");
    let files =
        folder(&[("IV-5.en.xml", text.as_str()), ("page.xml", "<a/>"), ("IV-6.xml", "no XML")]);
    let import = read(&files, None, World::embedded()).unwrap();
    assert!(import.report.is_complete());
    let acts = import.statements.iter().filter(|it| !it.graded.statement.act.actors.is_empty());
    assert_eq!(acts.count(), 3);
    let refused: Vec<String> =
        import.report.refused.iter().map(|it| it.place.to_string()).collect();
    assert_eq!(refused, ["IV-5.en.xml, line 12", "IV-6.xml, line 1", "page.xml, line 1"]);
}

#[test]
fn a_second_consent_of_a_participant_is_doubted() {
    check(
        "\
Participant,\"Accession(a), Ratification\"
Germany,13 Oct 1986 a
Germany,14 Oct 1987
France,13 Oct 1986
France,13 Oct 1986
",
        "",
        "\
MTDSG-IV-1: DE accession on 1986-10-13; treaties/4-1.csv, line 2, column `Accession(a), Ratification`
MTDSG-IV-1: DE ratification on 1987-10-14; treaties/4-1.csv, line 3, column `Accession(a), Ratification`
MTDSG-IV-1: FR ratification on 1986-10-13; treaties/4-1.csv, line 4, column `Accession(a), Ratification`
MTDSG-IV-1: FR ratification on 1986-10-13; treaties/4-1.csv, line 5, column `Accession(a), Ratification`
doubt: treaties/4-1.csv, line 3, column `Accession(a), Ratification`: DE consented on 1986-10-13 already: treaties/4-1.csv, line 2, column `Accession(a), Ratification`",
    );
}
