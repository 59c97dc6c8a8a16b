//! Other people's data: imported with an account, once and not twice, and out again whole.

use std::fs;
use std::path::PathBuf;

use crate::command::{answer, fresh, json, run};

/// A folder of short files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = fresh(name);
    for (file, text) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn status_tables(name: &str) -> PathBuf {
    tables_of(name, 1)
}

/// The status tables of one treaty, under a number of chapter IV.
fn tables_of(name: &str, number: u8) -> PathBuf {
    let index = format!(
        "chapter_no,treaty_no,treaty_name\n4,{number},\"Genocide. Paris, 9 December 1948\"\n"
    );
    let (acts, declared) =
        (format!("treaties/4-{number}.csv"), format!("declarations/4-{number}.txt"));
    let table = "Participant,Signature,\"Accession(a), Succession(d), Ratification\"\n\
                 France,11 Dec 1948,14 Oct 1950\n\
                 Russian Federation,16 Dec 1949,3 May 1954\n\
                 Czech Republic,22 Feb 1993,22 Feb 1993 d\n\
                 Atlantis,,1 May 1950\n";
    folder(
        name,
        &[
            ("index.csv", &index),
            (&acts, table),
            (&declared, "#France\nOf article IX.\n"),
            ("README.md", "not read"),
        ],
    )
}

fn register(name: &str) -> String {
    let place = fresh(name).display().to_string();
    answer(&format!("register init --register {place}"));
    place
}

#[test]
fn an_import_tells_what_became_of_every_row_and_keeps_the_refused() {
    let (untc, place) = (status_tables("untc"), register("untc.db"));
    let kept = fresh("untc-refused.csv");
    let typed = format!(
        "import untc {} --as-at 2015-03 --refused {} --register {place}",
        untc.display(),
        kept.display()
    );
    let done = run(&typed);
    assert_eq!(done.code, 1, "{}", done.err);
    assert!(
        done.out.contains("9 rows read: 8 taken, 0 of them doubtful; 1 refused"),
        "{}",
        done.out
    );
    assert!(done.err.contains("refused: treaties/4-1.csv, line 5, column"), "{}", done.err);
    let refused = fs::read_to_string(&kept).unwrap();
    assert!(refused.contains("treaties/4-1.csv,5,"), "{refused}");
    assert!(refused.contains("\"Atlantis,,1 May 1950\""), "{refused}");
}

#[test]
fn the_same_folder_twice_adds_nothing() {
    let (untc, place) = (status_tables("untc-twice"), register("twice.db"));
    let kept = fresh("twice-refused.csv").display().to_string();
    let typed =
        format!("import untc {} --refused {kept} --register {place} --json", untc.display());
    let first: serde_json::Value = serde_json::from_str(&run(&typed).out).unwrap();
    let second: serde_json::Value = serde_json::from_str(&run(&typed).out).unwrap();
    // The adoption of the text stands in the index, beside the eight rows.
    assert_eq!((&first["new"], &first["known"]), (&8.into(), &0.into()));
    assert_eq!((&second["new"], &second["known"]), (&0.into(), &8.into()));
    assert_eq!(first["head"]["hash"], second["head"]["hash"]);
}

#[test]
fn what_was_imported_goes_out_and_comes_in_again_the_same() {
    let (untc, place) = (status_tables("untc-around"), register("around.db"));
    let kept = fresh("around-refused.csv").display().to_string();
    run(&format!("import untc {} --refused {kept} --register {place}", untc.display()));
    let whole = answer(&format!("export --format jsonl --register {place}"));
    assert_eq!(whole.lines().count(), 8);
    for form in ["csv", "jsonl"] {
        let file = fresh(&format!("around.{form}"));
        fs::write(&file, answer(&format!("export --format {form} --register {place}"))).unwrap();
        let copy = register(&format!("around-{form}.db"));
        answer(&format!("import acts {} --register {copy}", file.display()));
        assert_eq!(answer(&format!("export --format jsonl --register {copy}")), whole, "{form}");
    }
}

#[test]
fn days_of_entry_into_force_are_recorded_as_evidence() {
    let eif = folder(
        "eif",
        &[
            (
                "treaties.csv",
                "id,title,signature,force,source\nIEA-1,Convention,1960-12-13,1963-03-01,IEADB 2026-01\n",
            ),
            (
                "acts.csv",
                "id,state,state_as_entered,kind,act_source,date,date_raw,note\n\
                 IEA-1,France,France,eif,Entry into force,1963-03-01,,\n\
                 IEA-1,France,France,ratification,Ratification,1962-03-01,,\n",
            ),
            ("parties.csv", "id,state,ratification\nIEA-1,France,1962-03-01\n"),
            ("texts/IEA-1.txt", "not read"),
        ],
    );
    let place = register("eif.db");
    let account = json(&format!("import ieadb {} --register {place}", eif.display()));
    let counts = ["read", "taken", "repeated", "refused", "new"].map(|it| &account[it]);
    assert_eq!(counts, [3, 3, 1, 0, 3]);
    let out = answer(&format!("export --format csv --register {place}"));
    assert!(out.contains("IEA-1,entry into force,1963-03-01,FR,"), "{out}");
    assert!(out.contains("IEA-1,ratification,1962-03-01,FR,"), "{out}");
}

#[test]
fn a_folder_of_another_format_is_refused_with_the_cure() {
    let (untc, place) = (status_tables("untc-other"), register("other.db"));
    let refused = run(&format!("import ieadb {} --register {place}", untc.display()));
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("there is no treaties.csv: name the folder"), "{}", refused.err);
}

#[test]
fn memberships_are_consent_as_recorded_where_no_law_is_there() {
    let (untc, place) = (tables_of("untc-members", 99), register("members.db"));
    let kept = fresh("members-refused.csv").display().to_string();
    run(&format!("import untc {} --refused {kept} --register {place}", untc.display()));
    let table = answer(&format!("export --what memberships --format csv --register {place}"));
    let rows: Vec<&str> = table.lines().collect();
    let shown = "MTDSG-IV-99,SU,Soviet Union,,365,1954-05-03,1954-05-03,1991-12-26,1991-12-26,\
                 consent as recorded,ratification,,IV-99,,,";
    assert!(rows.contains(&shown), "{table}");
    // Russia continues the Soviet Union without an act of its own.
    let goes_on = "MTDSG-IV-99,RU,Russia,RUS,365,1991-12-26,1991-12-26,,,consent as recorded,\
                   continues SU,,IV-99,,,";
    assert!(rows.contains(&goes_on), "{table}");
    assert_eq!(rows.len(), 5, "{table}");
}

#[test]
fn memberships_under_an_id_of_a_collection_are_computed_by_the_law_of_the_library() {
    let (untc, place) = (status_tables("untc-listed"), register("listed.db"));
    let kept = fresh("listed-refused.csv").display().to_string();
    run(&format!("import untc {} --refused {kept} --register {place}", untc.display()));
    let table = answer(&format!("export --what memberships --format csv --register {place}"));
    let of = |state: &str| {
        let begins = format!("MTDSG-IV-1,{state},");
        table.lines().find(|it| it.starts_with(&begins)).unwrap_or_default().to_owned()
    };
    let since = of("SU");
    assert!(
        since.contains(",1954-08-01,1954-08-01,") && since.ends_with(",GENOCIDE-1948"),
        "{table}"
    );
}

#[test]
fn of_a_treaty_without_clauses_the_acts_are_told_and_the_rest_is_open() {
    let (untc, place) = (tables_of("untc-bare", 99), register("bare.db"));
    let kept = fresh("bare-refused.csv").display().to_string();
    run(&format!("import untc {} --refused {kept} --register {place}", untc.display()));
    let told = answer(&format!("status MTDSG-IV-99 --on 1960-01-01 --register {place}"));
    assert!(told.contains("Open on 1960-01-01"), "{told}");
    assert!(told.contains("no clauses are at"), "{told}");
    assert!(!told.contains("perhaps no"), "{told}");
}

#[test]
fn memberships_are_computed_where_the_law_is_there() {
    let place = register("law.db");
    let act = "|2010-12-01  DE and NL exchange instruments of ratification\n    source \"Gazette\" 2010-12-02, A1|";
    let text = "--library tests/treaties";
    answer(&format!("register append DE-NL-2010 {act} {text} --register {place}"));
    let rows =
        answer(&format!("export --what memberships --format jsonl {text} --register {place}"));
    for row in rows.lines() {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        assert_eq!(row["basis"], "in force as computed");
        assert_eq!(row["since_earliest"], "2010-12-01");
    }
    assert_eq!(rows.lines().count(), 2, "{rows}");
}

/// A treaty that asks for declarations under an article, known to the collection by its number.
const LISTED: &str = "treaty GENOCIDE-1948 \"Convention on Genocide\"
  listed as \"MTDSG-IV-1\"
  counts days as UN

article 9
  article 9 enters into force on 2 declarations under article 9
  a party may declare under article 9, in force between those that have

article 13
  consent by ratification
  accession open to all states
  a party may withdraw, 3 months after its notice
  enters into force on the 90th day after deposit of 2 instruments
  for each later party, on the 90th day after its deposit

acts
  1960-01-01  FR gives notice of withdrawal
";

#[test]
fn what_a_collection_lists_feeds_the_treaty_that_the_library_encodes() {
    let place = register("listed.db");
    let parties = ["France", "Poland", "Norway", "Sweden", "Mexico", "Cuba", "Haiti", "Peru"];
    let rows: String = parties.iter().map(|it| format!("{it},,14 Oct 1950\n")).collect();
    // Of a declaration the collection gives neither the day nor the article.
    let declared: String = parties.iter().map(|it| format!("#{it}\nIt declares.\n")).collect();
    let table = format!("Participant,Signature,\"Accession(a), Ratification\"\n{rows}");
    let index = "chapter_no,treaty_no,treaty_name\n4,1,\"Genocide. Paris, 9 December 1948\"\n";
    let files =
        [("index.csv", index), ("treaties/4-1.csv", &table), ("declarations/4-1.txt", &declared)];
    run(&format!("import untc {} --register {place}", folder("listed", &files).display()));
    let library = folder("listed-law", &[("GENOCIDE-1948.treaty", LISTED)]);
    let typed = |treaty: &str| {
        let library = library.display();
        format!("status {treaty} --on 1951-01-12 --library {library} --register {place}")
    };
    for treaty in ["GENOCIDE-1948", "MTDSG-IV-1"] {
        let told = json(&typed(treaty));
        assert_eq!((&told["treaty"], &told["in_force"]), (&"GENOCIDE-1948".into(), &"yes".into()));
        assert_eq!(told["since"], "1951-01-12");
        assert_eq!(told["states"].as_array().map(Vec::len), Some(parties.len()));
    }
    assert_eq!(json(&typed("GENOCIDE-1948"))["open_on"], serde_json::Value::Null);
    let twice = LISTED.replace("GENOCIDE-1948", "OTHER-1948");
    fs::write(library.join("OTHER-1948.treaty"), twice).unwrap();
    let refused = run(&typed("OTHER-1948"));
    assert!(
        refused.err.contains("`MTDSG-IV-1` is already listed by GENOCIDE-1948"),
        "{}",
        refused.err
    );
}
