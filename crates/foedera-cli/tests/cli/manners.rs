//! Manners: colour, width, pipes, completions, the manual.

use std::io::Read as _;
use std::process::Stdio;

use crate::command::{answer, command, run_with};

const TYPED: &str = "status FR-GB-1999 --on 2000-01-10 --library tests/treaties";

/// What begins a colour.
const ESCAPE: char = '\u{1b}';

#[test]
fn a_pipe_has_no_colour_unless_it_is_asked_for() {
    assert!(!answer(TYPED).contains(ESCAPE));
    assert!(!answer(&format!("{TYPED} --color never")).contains(ESCAPE));
    let coloured = answer(&format!("{TYPED} --color always"));
    assert!(coloured.contains(ESCAPE));
    let no_color = run_with(TYPED, &[("NO_COLOR", "1")], "");
    assert!(!no_color.out.contains(ESCAPE));
    let asked_for = run_with(&format!("{TYPED} --color always"), &[("NO_COLOR", "1")], "");
    assert_eq!(asked_for.out, coloured);
}

#[test]
fn colour_adds_nothing_that_is_not_there_without() {
    let bare = strip(&answer(&format!("{TYPED} --color always")));
    assert_eq!(bare, answer(TYPED));
}

/// A text without its colours.
fn strip(text: &str) -> String {
    let mut pieces = text.split(ESCAPE);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once('m').unwrap().1)
}

#[test]
fn json_has_no_colour() {
    assert!(!answer(&format!("{TYPED} --json --color always")).contains(ESCAPE));
}

#[test]
fn whoever_stops_reading_early_has_a_polite_end() {
    for typed in ["timeline UNCLOS-1982", "man", "treaties --json", "completions bash"] {
        let mut child =
            command(typed).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""), "{typed}");
    }
}

#[test]
fn every_shell_has_completions_with_the_commands_in_them() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = answer(&format!("completions {shell}"));
        assert!(script.contains("what-if") && script.contains("register"), "{shell}");
    }
}

#[test]
fn the_manual_has_the_commands_and_a_page_each() {
    assert!(answer("man").contains("timeline"));
    let page = answer("man status");
    assert!(page.contains("foedera") && page.contains("believe") && page.contains("Example"));
}
