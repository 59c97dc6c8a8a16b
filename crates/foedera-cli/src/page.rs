//! Where answers are written: standard output, its width, its colours, and its end.
//!
//! Whoever reads an answer through a pipe may stop early; that is a polite end and no failure. So
//! a broken pipe is swallowed here, and long work asks [`Page::is_heard`] whether to go on.

use std::env;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use clap::ColorChoice;

use crate::show::sheet::Sheet;

/// The width where nobody says another.
const WIDTH_DEFAULT: usize = 80;

/// Narrower pages are written for this width: below it nothing can be laid out.
const WIDTH_MIN: usize = 40;

/// Wider terminals are not filled: longer lines cannot be read.
const WIDTH_MAX: usize = 120;

/// Standard output with its manners.
#[derive(Debug)]
pub(crate) struct Page {
    out: BufWriter<Pipe>,
    width: usize,
    colour: bool,
    /// Whether problems on standard error are coloured.
    error_colour: bool,
    json: bool,
}

impl Page {
    pub(crate) fn new(color: ColorChoice, json: bool) -> Self {
        Self {
            out: BufWriter::new(Pipe { out: io::stdout(), is_heard: true }),
            width: width(),
            colour: is_coloured(color, io::stdout().is_terminal()),
            error_colour: is_coloured(color, io::stderr().is_terminal()),
            json,
        }
    }

    /// Whether answers are asked for as JSON.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn error_colour(&self) -> bool {
        self.error_colour
    }

    /// The width of standard error; in a pipe a remark is one line.
    pub(crate) fn error_width(&self) -> usize {
        if io::stderr().is_terminal() { self.width } else { usize::MAX }
    }

    /// Whether anybody still reads.
    pub(crate) fn is_heard(&self) -> bool {
        self.out.get_ref().is_heard
    }

    /// An empty sheet as wide as the page.
    pub(crate) fn sheet(&self) -> Sheet {
        Sheet::new(self.width)
    }

    pub(crate) fn put(&mut self, sheet: &Sheet) -> io::Result<()> {
        self.out.write_all(sheet.drawn(self.colour).as_bytes())
    }

    /// A line as it stands.
    pub(crate) fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}")
    }

    /// The bare output, for what is no page: exports, scripts.
    pub(crate) fn raw(&mut self) -> &mut impl Write {
        &mut self.out
    }

    /// Writes out what is left.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Standard output that does not mind when nobody listens any more.
#[derive(Debug)]
struct Pipe {
    out: Stdout,
    is_heard: bool,
}

impl Pipe {
    fn unless_broken<T>(&mut self, done: io::Result<T>, unheard: T) -> io::Result<T> {
        match done {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_heard = false;
                Ok(unheard)
            }
            done => done,
        }
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.is_heard {
            return Ok(bytes.len());
        }
        let done = self.out.write(bytes);
        self.unless_broken(done, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.out.flush();
        self.unless_broken(done, ())
    }
}

/// What `COLUMNS` says, else the terminal, else the default.
fn width() -> usize {
    let said = env::var_os("COLUMNS").and_then(|it| it.to_str()?.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let seen = || io::stdout().is_terminal().then(terminal).flatten();
    said.or_else(seen).unwrap_or(WIDTH_DEFAULT).clamp(WIDTH_MIN, WIDTH_MAX)
}

/// `NO_COLOR` set to anything says no, unless colour is asked for by name.
fn is_coloured(color: ColorChoice, is_terminal: bool) -> bool {
    let refused = env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
    let dumb = env::var_os("TERM").is_some_and(|it| it == "dumb");
    match color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => is_terminal && !refused && !dumb,
    }
}
