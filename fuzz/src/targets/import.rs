//! Other people's tables: whatever the bytes, every entry is taken or refused, at a place that is
//! there.

use foedera_entities::World;
use foedera_import::{Folder, Import, ieadb};

const TREATIES: &[u8] = b"id,title,signature,force,source,force_ggo,termination,untc_id\n\
    IEA-1,Convention,1960-12-13,1963-03-01,IEADB 2026-01,,,27-4\n";
const ACTS: &[u8] = b"id,state,state_as_entered,kind,act_source,date,date_raw,note\n";
const PARTIES: &[u8] = b"id,state,signature,ratification,deposit,eif,eif_2,withdrawal\n";

pub fn run(bytes: &[u8]) {
    let below = |header: &[u8]| [header, bytes].concat();
    for (treaties, acts, parties) in [
        (TREATIES.to_vec(), below(ACTS), below(PARTIES)),
        (below(TREATIES), ACTS.to_vec(), PARTIES.to_vec()),
        (bytes.to_vec(), bytes.to_vec(), bytes.to_vec()),
    ] {
        let mut folder = Folder::new();
        folder.insert("treaties.csv", treaties);
        folder.insert("acts.csv", acts);
        folder.insert("parties.csv", parties);
        if let Ok(import) = ieadb::read(&folder, World::embedded()) {
            holds(&import, bytes);
        }
    }
}

fn holds(import: &Import, bytes: &[u8]) {
    let report = &import.report;
    assert!(report.is_complete(), "{report:?}");
    let lines = bytes.iter().filter(|it| matches!(it, b'\n' | b'\r')).count() + 3;
    let doubtful = report.doubtful.iter().map(|it| &it.place);
    for place in doubtful.chain(report.refused.iter().map(|it| &it.place)) {
        assert!((1..=lines as u64).contains(&place.line), "{place} of {lines} lines");
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
        "GGO-A,\"A, B\",1990-01-01,1991-02-29,GGO_processed,,2001,XXVI-3\n",
    ];
    seeds.iter().map(|it| it.as_bytes().to_vec()).collect()
}
