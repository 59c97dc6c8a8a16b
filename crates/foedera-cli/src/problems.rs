//! Problems, on standard error: failures in one line, faults of texts drawn at their place.

use std::io::{self, Write as _};

use foedera::Foedera;
use foedera::model::{Diagnostic, Severity};

use crate::page::Page;
use crate::show::faults;
use crate::show::words::{Look, Words};

/// Says why something could not be done.
pub(crate) fn failure(error: &anyhow::Error, page: &Page) {
    let faults = error.downcast_ref::<foedera::Error>().and_then(foedera::Error::faults);
    if let Some((name, text, diagnostics)) = faults {
        drawn(name, text, diagnostics, page);
    }
    let words = Words::strong("error:").with(Look::Plain, &format!("{error:#}"));
    say(&words.drawn(page.error_colour()));
}

/// Draws faults of one text.
pub(crate) fn drawn(name: &str, text: &str, diagnostics: &[Diagnostic], page: &Page) {
    say(faults::drawn(name, text, diagnostics, page.width(), page.error_colour()).trim_end());
    say("");
}

/// A remark beside the answer.
pub(crate) fn remark(text: &str, page: &Page) {
    for line in Words::faint(text).lines(page.error_width()) {
        say(&line.drawn(page.error_colour()));
    }
}

/// A remark that is there to be copied: one line, however wide.
pub(crate) fn unbroken(text: &str, page: &Page) {
    say(&Words::faint(text).drawn(page.error_colour()));
}

/// Says which files of folders were put aside.
pub(crate) fn left_out(foedera: &Foedera, page: &Page) {
    for error in foedera.library().refused().values() {
        remark(&format!("left out: {error}"), page);
    }
}

/// How many of a weight there are.
pub(crate) fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics.iter().filter(|it| it.severity == severity).count()
}

/// Where standard error is gone, nobody can be told.
fn say(text: &str) {
    let mut err = io::stderr().lock();
    let _unheard = writeln!(err, "{text}").is_err();
}
