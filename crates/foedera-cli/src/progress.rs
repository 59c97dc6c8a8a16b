//! Long work shows on a terminal how far it is, and is quiet in a pipe.

use std::io::{self, IsTerminal as _, Write as _};

/// Fewer things than this are done before anybody could read a line about them.
const SHOWN_FROM: usize = 20;

/// One line on standard error, drawn over again and wiped at the end.
#[derive(Debug)]
pub(crate) struct Progress {
    what: &'static str,
    /// Nothing where nobody knows how many there are.
    of: Option<usize>,
    is_shown: bool,
}

impl Progress {
    /// Shown where standard error is a terminal and standard output is not: there the answers
    /// themselves show how far it is.
    pub(crate) fn new(what: &'static str, of: usize) -> Self {
        let is_seen = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self { what, of: Some(of), is_shown: is_seen && SHOWN_FROM <= of }
    }

    /// Of something whose end nobody knows; `apart` says that the answers go elsewhere than to standard
    /// output.
    pub(crate) fn without_end(what: &'static str, apart: bool) -> Self {
        let is_seen = io::stderr().is_terminal() && (apart || !io::stdout().is_terminal());
        Self { what, of: None, is_shown: is_seen }
    }

    pub(crate) fn at(&self, number: usize) {
        let Self { what, of, is_shown } = self;
        match of {
            _ if !is_shown => {}
            Some(of) => draw(&format!("\r{what} {number} of {of}")),
            None => draw(&format!("\r{what} {number}")),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown {
            draw("\r\u{1b}[K");
        }
    }
}

/// Where nobody can be told, nothing is lost.
fn draw(text: &str) {
    let mut err = io::stderr().lock();
    let _unheard = err.write_all(text.as_bytes()).and_then(|()| err.flush()).is_err();
}
