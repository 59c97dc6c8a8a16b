//! Tables with typed columns: written where the build has them, else refused with the way to such a build.

use std::fs;

use crate::command::{answer, fresh, run};
use crate::panels::release;

/// A register with one act, and where it lies.
fn register(name: &str) -> String {
    let (place, acts) = (fresh(&format!("{name}.db")), fresh(&format!("{name}.csv")));
    fs::write(&acts, "treaty,act,on,actors\nDE-NL-2010,signature,2010-11-02,DE NL\n").unwrap();
    answer(&format!("register init --register {}", place.display()));
    answer(&format!("import acts {} --register {}", acts.display(), place.display()));
    place.display().to_string()
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_build_without_them_says_how_to_come_by_one() {
    let folder = release("no-columns");
    let register = register("no-columns");
    let mut typed = Vec::new();
    for (format, called) in [("parquet", "no Parquet"), ("arrow", "no Arrow")] {
        let table = fresh(&format!("refused.{format}"));
        let panel = format!("panel --source atop --data {}", folder.display());
        typed.push((format!("{panel} -o {}", table.display()), called));
        typed.push((format!("export --format {format} --register {register}"), called));
        let memberships = format!("export --what memberships --format {format}");
        typed.push((format!("{memberships} --register {register}"), called));
    }
    for (typed, called) in typed {
        let refused = run(&typed);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{typed}");
        for says in [called, "--features parquet", "CSV"] {
            assert!(refused.err.contains(says), "{typed}: {}", refused.err);
        }
    }
    assert!(!fresh("refused.parquet").exists() && !fresh("refused.arrow").exists());
}

/// How a file of each format begins, and ends too.
#[cfg(feature = "parquet")]
const FORMATS: [(&str, &[u8]); 2] = [("parquet", b"PAR1"), ("arrow", b"ARROW1")];

#[cfg(feature = "parquet")]
#[test]
fn a_panel_is_written_in_the_format_that_its_name_ends_in() {
    let folder = release("columns");
    for (format, mark) in FORMATS {
        let table = fresh(&format!("dyads.{format}"));
        let panel = format!("panel --source atop --data {}", folder.display());
        let told = crate::command::json(&format!("{panel} -o {}", table.display()));
        assert_eq!(told["rows"], 14);
        let bytes = fs::read(&table).unwrap();
        assert!(bytes.starts_with(mark) && bytes.ends_with(mark), "{format}");
    }
}

#[cfg(feature = "parquet")]
#[test]
fn a_record_and_its_memberships_go_out_in_either_format() {
    let register = register("columns");
    for (format, mark) in FORMATS {
        for what in ["statements", "memberships"] {
            let typed = format!("export --what {what} --format {format} --register {register}");
            let bytes = crate::command::command(&typed).output().unwrap().stdout;
            assert!(bytes.starts_with(mark) && bytes.ends_with(mark), "{what} {format}");
        }
    }
}
