//! What stands beside an answer: sources that nobody is, states under another name, files that
//! cannot be read, and everything that a supposed act would change.

use std::io;
use std::path::{Path, PathBuf};

use foedera::{Foedera, Library, Machine, Question, Surroundings};

use crate::asking::{all, ask, ask_with, believing, day};

#[track_caller]
fn check_warnings(policy: &str, expected: &[&str]) {
    let answer = ask("RU-KP-2024", "2024-12-05", &believing(policy));
    let unheard = answer.warnings.iter().filter(|it| it.contains("has a source"));
    assert_eq!(unheard.collect::<Vec<_>>(), expected, "{policy}");
}

#[test]
fn a_source_that_nobody_is_is_warned_of() {
    check_warnings("default", &[]);
    check_warnings("B2", &[]);
    check_warnings("KCNA", &[]);
    check_warnings("KCNA,Nobody", &["no statement has a source `Nobody`"]);
}

/// The changes of SU-KP-1961 that name a state, in one line each.
fn changes(of: &str) -> Vec<String> {
    let foedera = Foedera::embedded().unwrap();
    let of = foedera.state(of, None).unwrap();
    let changes = foedera.look(&all()).unwrap().timeline("SU-KP-1961", Some(of)).unwrap();
    let told = changes.iter().filter_map(|it| {
        Some(format!("{} {} {} {}", foedera::Edtf::from_bounds(it.on), it.state?, it.from, it.to))
    });
    told.collect()
}

#[test]
fn a_continuator_goes_on_where_its_predecessor_stood() {
    assert!(changes("SU").contains(&"1991-12-26 RU party party".to_owned()), "{:?}", changes("SU"));
    assert_eq!(changes("SU"), changes("RU"));
    assert!(changes("KP").iter().all(|it| it.contains(" KP ")));
}

#[test]
fn asked_for_under_a_name_that_it_bears_no_more_the_answer_says_the_other() {
    let foedera = Foedera::embedded().unwrap();
    let outlook = foedera.look(&all()).unwrap();
    let said = |state: &str, on: &str| {
        let of = foedera.state(state, None).unwrap();
        let question =
            Question { treaty: "NPT-1968".to_owned(), on: day(on), of: Some(of), with: None };
        outlook.status(&question).unwrap().warnings.join("; ")
    };
    assert!(said("SU", "2026-01-01").contains("RU continues SU"), "{}", said("SU", "2026-01-01"));
    assert!(said("RU", "1980-01-01").contains("RU continues SU"), "{}", said("RU", "1980-01-01"));
    assert_eq!(said("RU", "2026-01-01"), "");
    assert_eq!(said("SU", "1980-01-01"), "");
}

#[test]
fn nothing_differs_only_where_nothing_does() {
    let before = ask("RU-KP-2024", "2024-11-12", &all());
    assert_eq!(foedera::difference(&before, &before), []);
    let rival = "2024-10-09  RU completes ratification internally\n    by law\n    source \"Outlet\" \
                 2024-11-10, D4";
    let acts = foedera::acts_of("RU-KP-2024", &[rival]).unwrap();
    let after = ask_with("RU-KP-2024", "2024-11-12", &all(), &acts);
    assert!(!after.conflicts.is_empty());
    let told = foedera::difference(&before, &after);
    assert!(told.iter().any(|it| it.what == "contradictions"), "{told:?}");
}

/// Nothing changes of who is bound, and yet something does: steps at home, the term that runs.
#[test]
fn steps_at_home_and_terms_differ() {
    let told = |treaty: &str, days: [&str; 2]| {
        let [before, after] = days.map(|day| ask(treaty, day, &all()));
        let told = foedera::difference(&before, &after).into_iter();
        told.map(|it| format!("{}: {} | {}", it.what, it.before, it.after)).collect::<Vec<_>>()
    };
    let steps = told("RU-KP-2024", ["2024-11-07", "2024-11-20"]);
    assert!(
        steps.iter().any(|it| it.starts_with("steps at home of KP:  | ratification")),
        "{steps:?}"
    );
    let terms = told("SU-KP-1961", ["1970-01-01", "1972-01-01"]);
    assert!(terms.iter().any(|it| it.starts_with("term: ends 1971-09-10")), "{terms:?}");
}

/// A folder with one sound file and one with a fault.
struct Folder;

impl Surroundings for Folder {
    fn now(&self) -> jiff::Timestamp {
        Machine.now()
    }

    fn read(&self, path: &Path, _: u64) -> io::Result<Vec<u8>> {
        let text = match path.to_str() {
            Some("a.treaty") => "treaty A-1990 \"A\"\n  between FR and GB\n",
            _ => "treaty B-1990 \"B\"\n  between FR amd GB\n",
        };
        Ok(text.as_bytes().to_vec())
    }

    fn list(&self, _: &Path) -> io::Result<Vec<PathBuf>> {
        Ok(vec![PathBuf::from("a.treaty"), PathBuf::from("b.treaty")])
    }

    fn is_folder(&self, _: &Path) -> bool {
        true
    }
}

#[test]
fn a_file_with_faults_in_a_folder_stops_only_questions_about_itself() {
    let mut foedera = Foedera::embedded().unwrap();
    foedera.library_mut().add_folder(Path::new("."), &Folder).unwrap();
    let refused = |library: &Library| library.refused().keys().cloned().collect::<Vec<_>>();
    assert_eq!(refused(foedera.library()), ["B-1990"]);
    assert_eq!(foedera.treaty("A-1990", &Folder).unwrap(), "A-1990");
    assert!(foedera.treaty("B-1990", &Folder).unwrap_err().faults().is_some());
}

/// What stays open can still be narrowed down: its days are told.
#[test]
fn days_of_an_open_standing_differ_too() {
    let text = |days: &str| {
        format!(
            "treaty D-2001 \"D\"\n\nconsent by ratification\naccession open to all states\nenters into force on deposit of 2 instruments\n\nacts\n  2001-01  FR ratifies\n  {days}  DE ratifies\n"
        )
    };
    let asked = |days: &str| {
        let mut foedera = Foedera::embedded().unwrap();
        foedera.library_mut().add_text("D-2001.treaty", &text(days)).unwrap();
        let on = "2001-06-01".parse().unwrap();
        let question = Question { treaty: "D-2001".into(), on, of: None, with: None };
        foedera.look(&all()).unwrap().status(&question).unwrap()
    };
    let told = foedera::difference(&asked("2001-02/2001-08"), &asked("2001-04/2001-08"));
    assert!(told.iter().any(|it| it.what == "since of FR"), "{told:?}");
}
