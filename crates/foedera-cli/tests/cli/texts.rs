//! Texts in the clause language: checked, formatted, never trusted.

use std::fs;

use crate::command::{fresh, run, run_with};

#[test]
fn faults_are_drawn_at_their_place_all_at_once_and_counted() {
    let run = run("check tests/treaties/faulty.txt");
    assert_eq!(run.code, 1);
    insta::assert_snapshot!("check_err", run.err);
    assert_eq!(run.out, "1 file: 4 errors\n");
}

#[test]
fn a_sound_file_has_no_faults_and_notes_are_shown_on_demand() {
    let sound = run("check tests/treaties/FR-GB-1999.treaty");
    assert_eq!((sound.code, sound.err.as_str()), (0, ""));
    let notes = run("check --notes tests/treaties/FR-GB-1999.treaty");
    assert_eq!(notes.code, 0);
    assert!(notes.err.contains("note[C"), "{}", notes.err);
}

#[test]
fn warnings_are_faults_where_one_is_strict() {
    let text = "treaty A-1990 \"T\"\n  between FR and GB\n\narticle 1\n  consent by ratification\n  \
                enters into force on exchange of instruments of ratification\n\nacts\n  1990-05-01  \
                FR and GB sign\n  1990-04-01  FR and GB exchange instruments of ratification\n";
    assert_eq!(run_with("check -", &[], text).code, 0);
    let strict = run_with("check --strict -", &[], text);
    assert_eq!(strict.code, 1, "{}{}", strict.out, strict.err);
}

/// A treaty in force since 1990-05-01, of which another day is printed.
fn recorded_on(day: &str) -> String {
    format!(
        "treaty A-1990 \"T\"\n  between FR and GB\n  recorded in force {day}\n\narticle 1\n  consent \
         by signature\n  enters into force on signature\n\nacts\n  1990-05-01  FR and GB sign\n"
    )
}

#[test]
fn a_recorded_day_that_is_not_the_computed_one_is_warned_of_at_its_line() {
    let other = run_with("check -", &[], &recorded_on("1990-06-01"));
    assert!(other.err.contains("-:3:3") && other.err.contains("1990-05-01"), "{}", other.err);
    assert_eq!(
        (other.code, other.out.as_str()),
        (0, "1 file: 1 warning, 1 note (--notes shows)\n")
    );
    let same = run_with("check -", &[], &recorded_on("1990-05"));
    assert_eq!((same.err.as_str(), same.out.as_str()), ("", "1 file: 1 note (--notes shows)\n"));
}

#[test]
fn the_list_of_treaties_has_the_computed_day_and_marks_where_the_recorded_one_differs() {
    let path = fresh("other-day.treaty");
    fs::write(&path, recorded_on("1990-06-01")).unwrap();
    for (how, recorded) in [("", "≠"), ("--whole ", "≠ 1990-06-01")] {
        let listed = run(&format!("treaties {how}--library {}", path.display())).out;
        let row = listed.lines().find(|it| it.starts_with("A-1990")).unwrap();
        assert!(row.contains("1990-05-01") && row.contains(recorded), "{row}");
        assert_eq!(listed.matches('≠').count(), 1, "{listed}");
    }
}

#[test]
fn faults_as_json_are_a_line_a_file() {
    let run = run("check --json tests/treaties/faulty.txt tests/treaties/FR-GB-1999.treaty");
    assert_eq!(run.code, 1);
    let lines: Vec<serde_json::Value> =
        run.out.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    for field in ["code", "severity", "message", "span", "cure"] {
        assert!(lines[0]["diagnostics"][0].get(field).is_some(), "{field}");
    }
}

#[test]
fn a_file_that_cannot_be_read_does_not_keep_the_others_from_being_checked() {
    let run = run("check nowhere.treaty tests/treaties/faulty.txt");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("nowhere.treaty") && run.err.contains("did you mean"), "{}", run.err);
}

#[test]
fn of_a_folder_every_treaty_file_is_checked_and_put_into_form() {
    let folder = fresh("folder");
    fs::create_dir_all(&folder).unwrap();
    let empty = run(&format!("check {}", folder.display()));
    assert_eq!((empty.code, empty.out.as_str()), (2, ""));
    assert!(empty.err.contains("holds no `.treaty` file"), "{}", empty.err);
    let unformed = recorded_on("1990-05-01").replace("FR and GB\n", "FR  and GB\n");
    fs::write(folder.join("A-1990.treaty"), &unformed).unwrap();
    fs::write(folder.join("notes.txt"), "no treaty").unwrap();
    let checked = run(&format!("check {}", folder.display()));
    assert!(checked.out.starts_with("1 file:"), "{}{}", checked.out, checked.err);
    let would = run(&format!("fmt --check {}", folder.display()));
    assert!(would.code == 1 && would.out.ends_with("A-1990.treaty\n"), "{}", would.out);
    assert_eq!(run(&format!("fmt {}", folder.display())).code, 0);
    assert_eq!(run(&format!("fmt --check {}", folder.display())).code, 0);
}

#[test]
fn odd_bytes_are_refused_or_drawn_and_never_break_anything() {
    let path = fresh("odd.treaty");
    for bytes in
        [&b"\xff\xfe\x00treaty"[..], b"\0\0\0", b"treaty \x1b[31m\r\x07 \"", b"", b"\n\n\t"]
    {
        fs::write(&path, bytes).unwrap();
        let shown = path.display();
        for typed in ["check", "fmt --check", "status", "read"] {
            let run = run(&format!("{typed} {shown} --color never"));
            assert!(run.code <= 2, "{typed}");
            assert!(
                !run.err.contains('\u{1b}') && !run.out.contains('\u{1b}'),
                "{typed}: {}",
                run.err
            );
        }
    }
}

#[test]
fn a_treaty_with_faults_gives_no_answer_but_its_faults() {
    let path = fresh("faulty.treaty");
    fs::copy("tests/treaties/faulty.txt", &path).unwrap();
    let run = run(&format!("status {}", path.display()));
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("did you mean `enters into force`"), "{}", run.err);
}

#[test]
fn an_added_act_with_a_fault_is_drawn_where_it_stands() {
    let run = run("what-if NPT-1968 --add |2026-01-01  Finland dances|");
    let drawn = "what was typed:1:21\n  |\n1 | 2026-01-01  Finland dances\n  |                     ^^^^^^\n";
    assert!(run.err.contains(drawn), "{}", run.err);
    assert!(run.err.ends_with("error: what was typed has 1 error\n"), "{}", run.err);
}

#[test]
fn a_folder_with_a_faulty_file_still_answers_for_the_others() {
    let folder = fresh("shelf");
    fs::create_dir(&folder).unwrap();
    fs::copy("tests/treaties/faulty.txt", folder.join("faulty.treaty")).unwrap();
    let run = run(&format!("status RU-KP-2024 --on 2024-12-05 --library {}", folder.display()));
    assert_eq!(run.code, 0);
    assert!(run.err.contains("faulty.treaty has 4 errors"), "{}", run.err);
}

#[test]
fn a_file_that_is_not_there_is_named_and_nothing_else_is_said() {
    let run = run("check nowhere.treaty");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
}

#[test]
fn a_status_says_when_the_term_ends_and_by_when_notice_is_due() {
    let path = fresh("term.treaty");
    let text = "treaty A-1990 \"T\"\n  between FR and GB\n\narticle 1\n  consent by signature\n  enters \
                into force on signature\n  in force for 10 years, then for 5 years at a time, unless a \
                party gives notice at least 1 year before the end\n\nacts\n  1990-05-01  FR and GB \
                sign\n";
    fs::write(&path, text).unwrap();
    let out = run(&format!("status {} --on 2003-01-01", path.display())).out;
    let told = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let term = "The term ends on 2005-05-01; it is renewed for 5 years, unless notice is given by \
                2004-05-01.";
    assert!(told.contains(term), "{out}");
}

const UNTIDY: &str = "treaty  A-1990   \"T\"\n    between FR,   GB\n";
const TIDY: &str = "treaty A-1990 \"T\"\n  between FR and GB\n";

#[test]
fn fmt_writes_the_one_canonical_form() {
    assert_eq!(run_with("fmt -", &[], UNTIDY).out, TIDY);
    let path = fresh("untidy.treaty");
    fs::write(&path, UNTIDY).unwrap();
    let shown = path.display().to_string();
    let check = run(&format!("fmt --check {shown}"));
    assert_eq!((check.code, check.out.trim()), (1, shown.as_str()));
    assert_eq!(fs::read_to_string(&path).unwrap(), UNTIDY);
    assert_eq!(run(&format!("fmt {shown}")).code, 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), TIDY);
    assert_eq!(run(&format!("fmt --check {shown}")).code, 0);
}

#[test]
fn fmt_leaves_alone_what_it_cannot_read() {
    let path = fresh("unreadable.treaty");
    fs::copy("tests/treaties/faulty.txt", &path).unwrap();
    let before = fs::read(&path).unwrap();
    let run = run(&format!("fmt {}", path.display()));
    assert_eq!(run.code, 1);
    assert!(run.err.contains("error[C"), "{}", run.err);
    assert_eq!(fs::read(&path).unwrap(), before);
}

/// What `check` says of the two texts of a problem's page: of the second nothing.
#[track_caller]
fn told_by_page(code: &str) -> String {
    let page = fs::read_to_string(format!("../../docs/problems/{code}.md")).unwrap();
    let texts: Vec<&str> =
        page.split("```treaty\n").skip(1).filter_map(|it| it.split("```").next()).collect();
    let found = |text: &str| {
        let file = fresh(&format!("{code}.treaty"));
        fs::write(&file, text).unwrap();
        run(&format!("check {}", file.display())).err
    };
    let [wrong, mended] = texts.as_slice() else { panic!("{texts:?}") };
    assert_eq!(found(mended), "");
    let said = found(wrong);
    assert!(said.contains(code), "{said}");
    said
}

#[test]
fn a_recorded_day_that_is_not_the_computed_one_is_told_as_its_page_says() {
    let said = told_by_page("F001");
    assert!(said.contains("2000-02-01"), "{said}");
}

#[test]
fn an_act_that_no_clause_admits_is_told_as_its_page_says() {
    let said = told_by_page("F003");
    assert!(said.contains("not among those to whom"), "{said}");
    assert!(said.contains("|   2001-01-01  JO accedes"), "at the act: {said}");
}

#[test]
fn an_article_without_a_commitment_is_told_as_its_page_says() {
    let said = told_by_page("F004");
    assert!(said.contains("its commitment stands under article 1"), "{said}");
}

#[test]
fn a_treaty_that_nobody_has_is_told_with_the_one_that_was_meant() {
    let said = told_by_page("F002");
    assert!(said.contains("did you mean `UNCLOS-1982`"), "{said}");
    let folder = fresh("others");
    fs::create_dir_all(&folder).unwrap();
    let (first, second) = (folder.join("first.treaty"), folder.join("second.treaty"));
    fs::write(&first, "treaty LABOUR-1960 \"T\"\n  between FR and GB\n").unwrap();
    fs::write(&second, "treaty DOCKS-1965 \"T\"\n  protocol to LABOUR-1960\n").unwrap();
    let (first, second) = (first.display(), second.display());
    let alone = run(&format!("check {second}"));
    assert!(alone.code == 0 && alone.err.contains("warning[F002]"), "{}", alone.err);
    assert_eq!(run(&format!("check {first} {second}")).err, "");
    assert_eq!(run(&format!("check {second} --library {first}")).err, "");
    // A slip in one of the files is told though the other is there.
    let slip = run_with(
        &format!("check - {first}"),
        &[],
        "treaty D-1965 \"T\"\n  protocol to LABOR-1960\n",
    );
    assert!(slip.err.contains("did you mean `LABOUR-1960`"), "{}", slip.err);
}
