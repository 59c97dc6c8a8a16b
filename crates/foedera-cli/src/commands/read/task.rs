//! The reading of an archive as it goes on: what becomes of each document is written, entered, counted and
//! told.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use foedera::archive::{Became, Bookmark, Located, Manner, Read, Tally, Told};

use super::Args;
use super::entering::Entering;
use super::output::{self, Output};
use crate::assisting::Assisting;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::problems;
use crate::progress::Progress;
use crate::show::days;

/// How often it is kept how far the reading is: what lies between is read again after a broken run.
const KEPT_EVERY: Duration = Duration::from_millis(250);

/// What is added to the name of the output for its bookmark.
const BOOKMARK_ENDING: &str = ".reading";

/// A reading under way.
#[derive(Debug)]
pub(super) struct Task<'a> {
    args: &'a Args,
    manner: &'a Manner<'a>,
    page: &'a mut Page,
    assisting: Option<Assisting>,
    entering: Option<Entering>,
    output: Option<Output>,
    bookmark: Option<Bookmark>,
    kept: Instant,
    tally: Tally,
    /// Where the last piece lay.
    last: Option<Located>,
    /// Pieces that an earlier run did, and whether their last was seen again.
    before: u64,
    met: bool,
    outcome: Outcome,
    progress: Progress,
}

/// Why a reading stops before its end.
#[derive(Debug)]
pub(super) enum Stop {
    /// Nobody reads the answers any more.
    Unheard,
    Failed(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl<'a> Task<'a> {
    pub(super) fn begin(
        args: &'a Args,
        manner: &'a Manner<'a>,
        assisting: Option<Assisting>,
        page: &'a mut Page,
    ) -> anyhow::Result<Self> {
        if args.resume.is_some() && args.output.is_none() && args.into.is_none() {
            anyhow::bail!("nothing is kept of what goes to the page: --resume needs -o or --into");
        }
        for file in args.output.iter().chain(&args.resume) {
            output::apart(file, &args.files)?;
        }
        let bookmark = bookmark_of(args).map(|it| Bookmark::open(&it, args.asked())).transpose()?;
        let output = match (&args.output, &bookmark) {
            (Some(path), Some(bookmark)) => Some(Output::open(path, bookmark)?),
            _ => None,
        };
        let tally = bookmark.as_ref().map(Bookmark::tally).unwrap_or_default();
        let progress = Progress::without_end("read", output.is_some());
        Ok(Self {
            entering: Entering::begin(args)?,
            args,
            manner,
            page,
            assisting,
            output,
            bookmark,
            kept: now(),
            tally,
            last: None,
            before: tally.pieces,
            met: tally.pieces == 0,
            outcome: Outcome::Done,
            progress,
        })
    }

    /// How many pieces an earlier run has done.
    pub(super) fn done(&self) -> u64 {
        self.before
    }

    /// What became of some pieces, in order.
    pub(super) fn take(&mut self, told: Vec<Told>) -> Result<(), Stop> {
        for Told { at, became } in told {
            if !self.page.is_heard() && self.entering.is_none() && self.output.is_none() {
                return Err(Stop::Unheard);
            }
            self.one(&at, became)?;
            self.last = Some(at);
        }
        if let Some(entering) = &mut self.entering {
            entering.enter(self.args)?;
        }
        self.progress.at(usize::try_from(self.tally.pieces).unwrap_or(usize::MAX));
        if KEPT_EVERY <= self.kept.elapsed() {
            self.keep()?;
        }
        Ok(())
    }

    fn one(&mut self, at: &Located, became: Became) -> anyhow::Result<()> {
        let tally = &mut self.tally;
        let counted = match became {
            Became::Before => {
                self.met = true;
                return self.bookmark.as_ref().map_or(Ok(()), |it| Ok(it.meets(Some(at))?));
            }
            Became::Aside => &mut tally.aside,
            Became::LeftOut => &mut tally.left_out,
            Became::Fault(why) => {
                tally.pieces += 1;
                tally.faults += 1;
                self.fault(at, &why);
                return Ok(());
            }
            Became::Read(read) => {
                tally.pieces += 1;
                tally.read += 1;
                return self.read(at, *read);
            }
        };
        *counted += 1;
        tally.pieces += 1;
        Ok(())
    }

    fn read(&mut self, at: &Located, mut read: Read) -> anyhow::Result<()> {
        if let Some(doubt) = &read.filed.doubt {
            problems::remark(&format!("{at}: {doubt}"), self.page);
        }
        if let Some(assisting) = &mut self.assisting {
            let Read { filed, reading, trace } = &mut read;
            let asked = self.manner.asked(filed);
            let name = &filed.document.name;
            let beside = (reading, trace.as_mut());
            assisting.beside(name, &asked, self.manner.options, beside, self.page);
            filed.document.text = asked.text;
        }
        if let Some(entering) = &mut self.entering {
            entering.take(&read, self.args);
        }
        match &mut self.output {
            Some(output) => output.put(at, read),
            None => output::show(self.page, at, read),
        }
    }

    /// One document that cannot be read does not keep the others from being read. Of an archive it is a fault
    /// of the input, of a file that was named a failure.
    fn fault(&mut self, at: &Located, why: &str) {
        problems::failure(&anyhow::anyhow!("{at}: {why}"), self.page);
        let outcome = if at.place.is_whole() { Outcome::Failed } else { Outcome::Faults };
        self.outcome = self.outcome.or(outcome);
    }

    /// Brings all to the disk, then says in the bookmark that it is there.
    fn keep(&mut self) -> anyhow::Result<()> {
        let written = self.output.as_mut().map_or(Ok(0), Output::settle)?;
        if let (Some(bookmark), Some(last)) = (&mut self.bookmark, &self.last) {
            bookmark.keep(self.tally, last, written)?;
        }
        self.kept = now();
        Ok(())
    }

    /// All is read.
    pub(super) fn end(mut self) -> anyhow::Result<Outcome> {
        if let (Some(bookmark), false) = (&self.bookmark, self.met) {
            bookmark.meets(None)?;
        }
        if let Some(output) = &mut self.output {
            output.settle()?;
        }
        if let Some(bookmark) = self.bookmark.take() {
            bookmark.end()?;
        }
        drop(self.progress);
        counted(&self.tally, self.args, self.page);
        if let Some(entering) = &self.entering {
            entering.told(self.args, self.page)?;
        }
        // What an earlier run told of is not forgotten.
        let faults = if self.tally.faults > 0 { Outcome::Faults } else { Outcome::Done };
        Ok(self.outcome.or(faults))
    }
}

/// Where it is kept how far the reading is.
fn bookmark_of(args: &Args) -> Option<PathBuf> {
    let beside = |output: &PathBuf| {
        let mut name = output.clone().into_os_string();
        name.push(BOOKMARK_ENDING);
        PathBuf::from(name)
    };
    args.resume.clone().or_else(|| args.output.as_ref().map(beside))
}

/// How many there were of each sort, where that is not plain.
fn counted(tally: &Tally, args: &Args, page: &Page) {
    let many = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let all = days::count(many(tally.documents()), "document");
    if args.skim {
        let read = tally.read;
        problems::remark(&format!("{read} of {all} may tell of a treaty act and were read"), page);
    } else if args.output.is_some() {
        problems::remark(&format!("{all} read"), page);
    }
    if tally.faults > 0 && tally.pieces > 1 {
        problems::remark(&format!("{} could not be read", tally.faults), page);
    }
    if tally.aside > 0 {
        problems::remark(&format!("{} passed over, being no documents", tally.aside), page);
    }
}

#[expect(clippy::disallowed_methods, reason = "how long ago something was kept is no answer")]
fn now() -> Instant {
    Instant::now()
}
