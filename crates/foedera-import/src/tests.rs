//! An import as a text, for the tests: what was taken, what the data list, and the account.

use std::fmt::Write as _;

use crate::{Folder, Import};

/// A folder of short files.
pub(crate) fn folder(files: &[(&str, &str)]) -> Folder {
    let mut folder = Folder::new();
    for (name, text) in files {
        folder.insert(*name, text.as_bytes().to_vec());
    }
    folder
}

/// Every statement, recorded date, doubt and refusal, a line each.
pub(crate) fn told(import: &Import) -> String {
    let mut text = String::new();
    for taken in &import.statements {
        let (act, statement) = (&taken.graded.statement.act, &taken.graded.statement);
        let actors = act.actors.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        write!(text, "{}: {actors} {}", act.treaty, act.kind).unwrap();
        let dates = [("on", &act.on), ("effective", &act.effective)];
        for (word, date) in dates {
            date.iter().for_each(|it| write!(text, " {word} {it}").unwrap());
        }
        for (word, extra) in [("form", &act.form), ("name", &act.name), ("note", &statement.note)] {
            extra.iter().for_each(|it| write!(text, " {word} \"{it}\"").unwrap());
        }
        if act.occurrence != 1 {
            write!(text, " again {}", act.occurrence).unwrap();
        }
        writeln!(text, "; {}", taken.place).unwrap();
    }
    for listed in &import.treaties {
        for it in &listed.recorded {
            let of = it.of.map_or_else(|| "the treaty".to_owned(), |it| it.to_string());
            let on = it.on.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
            let derived = if it.derived { " (copied)" } else { "" };
            writeln!(text, "{}: {of} recorded {} {on}{derived}", listed.id, it.kind).unwrap();
        }
    }
    for doubt in &import.report.doubtful {
        writeln!(text, "doubt: {}: {}", doubt.place, doubt.why).unwrap();
    }
    for refused in &import.report.refused {
        writeln!(text, "refused: {}: {}: {}", refused.place, refused.row, refused.why).unwrap();
    }
    text
}

/// Holds an import to the text that it must give, and to an account that adds up.
#[track_caller]
pub(crate) fn expect(import: &Import, expected: &str) {
    assert!(import.report.is_complete(), "{:?}", import.report);
    assert_eq!(told(import).trim(), expected.trim());
}
