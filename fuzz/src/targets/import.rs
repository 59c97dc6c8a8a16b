//! Other people's tables: whatever the bytes, every entry is taken or refused, at a place that is
//! there.

use foedera_entities::World;
use foedera_import::{Folder, Import, Report, atop, ieadb, untc};

const TREATIES: &[u8] = b"id,title,signature,force,source,force_ggo,termination,untc_id\n\
    IEA-1,Convention,1960-12-13,1963-03-01,IEADB 2026-01,,,27-4\n";
const ACTS: &[u8] = b"id,state,state_as_entered,kind,act_source,date,date_raw,note\n";
const PARTIES: &[u8] = b"id,state,signature,ratification,deposit,eif,eif_2,withdrawal\n";

const INDEX: &[u8] =
    b"chapter_no,treaty_no,treaty_name\n4,1,\"Convention. Paris, 9 December 1948\"\n";
const UN_TREATIES: &[u8] = b"treaty,mtdsg_no,heading,adopted,eif,registration,status_as_at\n\
    op,IV-5,Optional Protocol,1966-12-16,1976-03-23,\"23 March 1976, No. 14668\",03-02-2026\n";
const PARTICIPANTS: &[u8] =
    b"treaty,participant,participant_footnote,column,cell_raw,cell_footnote\n";
const NOTES: &[u8] = b"treaty,footnote,text\n";

const MEMBERS: &[u8] =
    b"atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,ineffect,phase,defense,\
    offense,neutral,nonagg,consul,obvary\n";
const ALLIANCES: &[u8] =
    b"atopid,phase,begyr,begmo,begday,endyr,endmo,endday,defense,offense,neutral,\
    nonagg,consul,mem1,mem2\n";
const DYAD_YEARS: &[u8] = b"stateA,stateB,year,defense,offense,neutral,nonagg,consul\n";

pub fn run(bytes: &[u8]) {
    // One layout an input: mangling changes the length, and so every seed comes to every layout.
    let layouts = layouts(bytes);
    let nth = bytes.len() % layouts.len();
    let mut folder = Folder::new();
    for (name, file) in layouts.into_iter().nth(nth).into_iter().flatten() {
        folder.insert(name, file);
    }
    alliances(bytes);
    let world = World::embedded();
    for import in
        [ieadb::read(&folder, world), untc::read(&folder, None, world), atop::read(&folder, world)]
    {
        if let Ok(import) = import {
            holds(&import, bytes);
        }
    }
}

fn alliances(bytes: &[u8]) {
    let mut folder = Folder::new();
    folder.insert("members", [MEMBERS, bytes].concat());
    folder.insert("dyads", [DYAD_YEARS, bytes].concat());
    let complete = |it: &Report| assert!(it.is_complete(), "every row is taken or refused");
    if let Ok(read) = atop::members(&folder, "members") {
        complete(&read.report);
        assert!(read.members.is_empty() || read.last_year().is_some(), "a member has a year");
    }
    if let Ok((_, report)) = atop::dyad_years(&folder, "dyads") {
        complete(&report);
    }
    folder.insert("a_member.csv", [MEMBERS, bytes].concat());
    if let Ok(import) = atop::read(&folder, World::embedded()) {
        let statements = import.statements.iter().map(|it| &it.graded.statement);
        for (release, table) in atop::member_files(statements) {
            let mut again = Folder::new();
            again.insert(release.as_str(), table.into_bytes());
            let read = atop::members(&again, &release).expect("the file that was put together");
            assert_eq!(read.members.len(), import.statements.len(), "every member comes back");
        }
    }
}

/// Folders in which the bytes stand in one place or another.
fn layouts(bytes: &[u8]) -> Vec<Vec<(&'static str, Vec<u8>)>> {
    let whole = || bytes.to_vec();
    let below = |header: &[u8]| [header, bytes].concat();
    let note = [NOTES, b"op,1,\"", bytes, b"\"\n"].concat();
    vec![
        vec![
            ("treaties.csv", TREATIES.to_vec()),
            ("acts.csv", below(ACTS)),
            ("parties.csv", below(PARTIES)),
        ],
        vec![
            ("treaties.csv", below(TREATIES)),
            ("acts.csv", ACTS.to_vec()),
            ("parties.csv", whole()),
        ],
        vec![
            ("index.csv", INDEX.to_vec()),
            ("treaties/4-1.csv", whole()),
            ("declarations/4-1.txt", whole()),
        ],
        vec![
            ("treaties.csv", UN_TREATIES.to_vec()),
            ("participants.csv", below(PARTICIPANTS)),
            ("notes.csv", note),
        ],
        vec![
            ("treaties.csv", below(UN_TREATIES)),
            ("participants.csv", whole()),
            ("notes.csv", whole()),
        ],
        vec![
            ("a_member.csv", below(MEMBERS)),
            ("a_alliance.csv", below(ALLIANCES)),
            ("a_alliance_phase.csv", below(ALLIANCES)),
        ],
        vec![
            ("index.csv", below(INDEX)),
            ("paris_agreement.csv", whole()),
            ("IV-5.en.xml", whole()),
        ],
    ]
}

fn holds(import: &Import, bytes: &[u8]) {
    let report = &import.report;
    assert!(report.is_complete(), "{report:?}");
    let lines = bytes.iter().filter(|it| matches!(it, b'\n' | b'\r')).count() + 3;
    let doubtful = report.doubtful.iter().map(|it| &it.place);
    for place in doubtful.chain(report.refused.iter().map(|it| &it.place)) {
        assert!(
            place.line.is_some_and(|it| (1..=lines as u64).contains(&it)),
            "{place} of {lines} lines"
        );
    }
    for taken in &import.statements {
        assert!(taken.graded.statement.act.actors.iter().all(|it| !it.as_str().is_empty()));
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let seeds = [
        "IEA-1,Czechia,Czechoslovakia,approval,Approbation,1969-02-18,,a note\n",
        "IEA-1,Viet Nam (pre-1954),IO-IAEA,deposit,Deposit (instrument),,1999-XX-XX,\n",
        "IEA-1,\"Germany, Former GDR\",1990-10-03,1111-11-11,2013-7-0,1999-XX-XX,,1990-10-03\n",
        "Participant,\"Signature, Succession to signature(d)\",\"Accession(a), Ratification\"\nCzech Republic,22 Feb 1993 d,9 May 1956\n",
        "<T><Participants><Thead><Row><Entry>P</Entry><Entry>Signature</Entry></Row></Thead><Tbody><Row><Entry>Poland<superscript>2</superscript></Entry><Entry>7 Nov 1991</Entry></Row></Tbody></Participants></T>",
        "#Albania\nOf article XII.\n\n#Canada\n",
        "op,Belarus,6,\"Ratification, Accession(a), Succession(d)\",[30 Sep 1992 a],\n",
        "The former Yugoslavia had signed and ratified the Convention on 18 April 1989 and 10 September 1991, respectively.",
        "On 27 June 2025, the Government of Estonia deposited with the Secretary-General a notification of withdrawal. The withdrawal took effect for Estonia on 27 December 2025.",
        "Code,Name,Signature,Ratification,Kind,Date-Of-Effect\nAFG,Afghanistan,2016-04-22,2017-02-15,Ratification,2017-03-17\n",
        "2055,220,1920,9,,1936,3,7,0,2,1,0,0,0,1,0\n3,8152,1920,9,1,0,0,0,1,0,0,0,0,0,0,1\n",
        "2055,2,1920,9,,1936,3,7,1,0,0,0,1,220,211\n3,0,1920,9,1,0,0,0,1,0,0,0,0,220,\n",
        "GGO-A,\"A, B\",1990-01-01,1991-02-29,GGO_processed,,2001,XXVI-3\n",
    ];
    seeds.iter().map(|it| it.as_bytes().to_vec()).collect()
}
