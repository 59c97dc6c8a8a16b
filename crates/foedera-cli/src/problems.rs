//! Problems, on standard error: failures in one line, faults of texts drawn at their place.

use std::io::{self, Write as _};

use foedera::Foedera;
use foedera::import::Report;
use foedera::model::{Diagnostic, Severity};

use crate::page::Page;
use crate::show::faults;
use crate::show::words::{Look, Words};

/// How many rows of a table are told one by one; an import keeps all that it refuses in a file.
const TOLD_MAX: usize = 10;

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

/// Tells the first of the rows of a table that are doubtful or refused.
pub(crate) fn rows(report: &Report, page: &Page) {
    let doubts = report.doubtful.iter().map(|it| ("doubtful", &it.place, &it.why));
    let refusals = report.refused.iter().map(|it| ("refused", &it.place, &it.why));
    for all in [doubts.collect::<Vec<_>>(), refusals.collect()] {
        for (word, place, why) in all.iter().take(TOLD_MAX) {
            let place = place.to_string();
            let place = if place.is_empty() { place } else { format!("{place}: ") };
            remark(&format!("{word}: {place}{why}"), page);
        }
        if let (Some((word, ..)), true) = (all.first(), TOLD_MAX < all.len()) {
            remark(&format!("{word}: {} more", all.len() - TOLD_MAX), page);
        }
    }
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
