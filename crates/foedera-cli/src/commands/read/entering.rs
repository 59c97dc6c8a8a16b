//! What is read, into a register.

use std::path::Path;

use foedera::archive::Read;
use foedera::model::{Claim, Graded};
use foedera::register::shown;
use foedera::{Foedera, Machine, Manner, Record, Surroundings as _, is_filed, statements_of};

use super::Args;
use crate::page::Page;
use crate::problems;
use crate::recording;
use crate::show::days;
use crate::show::reading;

/// How many of the claims that are not filed are named.
const SHOWN_ONLY_MAX: usize = 6;

/// Where statements go, and what became of them. Of what grows with the archive only counts are kept.
#[derive(Debug)]
pub(super) struct Entering {
    record: Record,
    foedera: Foedera,
    /// Read and not entered yet.
    waiting: Vec<Graded>,
    counts: recording::Counts,
    /// New ones under no treaty of the library.
    unfiled: usize,
    /// The first claims that gave no statement, `claim 7 of report (obligation)`, and how many did.
    shown_only: (Vec<String>, usize),
}

impl Entering {
    /// Nothing where no register is asked for.
    pub(super) fn begin(args: &Args) -> anyhow::Result<Option<Self>> {
        let Some(place) = &args.into else { return Ok(None) };
        Ok(Some(Self {
            record: Record::open_or_init(place, Machine.now())?,
            foedera: args.shelves.open()?,
            waiting: Vec::new(),
            counts: recording::Counts::default(),
            unfiled: 0,
            shown_only: (Vec::new(), 0),
        }))
    }

    pub(super) fn take(&mut self, read: &Read, args: &Args) {
        let Read { filed, reading, .. } = read;
        let library = self.foedera.library();
        let statements = statements_of(&filed.document, reading, args.source.as_deref(), library);
        let graded = statements.into_iter();
        self.waiting.extend(graded.map(|statement| Graded { statement, grade: args.grade }));
        let shown = reading.claims.iter().enumerate().filter(|(_, it)| !is_filed(it));
        for (place, it) in shown {
            self.show_only(place, it, &filed.document.name);
        }
    }

    fn show_only(&mut self, place: usize, claim: &Claim, name: &str) {
        let (named, count) = &mut self.shown_only;
        *count += 1;
        if named.len() < SHOWN_ONLY_MAX {
            named.push(format!("claim {} of {name} ({})", place + 1, reading::act(claim)));
        }
    }

    /// Enters what waits.
    pub(super) fn enter(&mut self, args: &Args) -> anyhow::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let graded = std::mem::take(&mut self.waiting);
        let treaties: Vec<String> =
            graded.iter().map(|it| it.statement.act.treaty.clone()).collect();
        let entered = self.record.enter(graded, manner(args), Machine.now(), |_| ())?;
        let library = self.foedera.library();
        let named = entered.ids.iter().zip(&treaties);
        let lost = named.filter(|(id, it)| entered.new.contains(id) && library.is_lost(it));
        self.unfiled += lost.count();
        self.counts.add(&entered);
        Ok(())
    }

    /// What became of the statements, beside the answer.
    pub(super) fn told(&self, args: &Args, page: &Page) -> anyhow::Result<()> {
        problems::remark(&self.counts.in_words(manner(args)), page);
        if self.shown_only.1 > 0 {
            problems::remark(&self.not_filed(), page);
        }
        problems::unbroken(&format!("head {}", self.record.head()?), page);
        if self.unfiled > 0 {
            let count = days::count(self.unfiled, "statement");
            let says = format!(
                "{count} under no treaty of the library: `foedera register accept ID… --treaty CODE` \
                 files them"
            );
            problems::remark(&says, page);
        }
        if !args.accept && self.counts.new > 0 {
            let place = shown(Path::new(args.into.as_deref().unwrap_or_default()));
            let waiting = days::count(self.counts.new, "statement");
            let says = format!("review the {waiting}: foedera register queue --register {place}");
            problems::remark(&says, page);
        }
        Ok(())
    }

    fn not_filed(&self) -> String {
        let (named, count) = &self.shown_only;
        let rest = count - named.len();
        let more = if rest == 0 { String::new() } else { format!(" and {rest} more") };
        format!("shown and not filed, being no act of a state: {}{more}", named.join(", "))
    }
}

/// Whether what is read is vouched for at once.
fn manner(args: &Args) -> Manner {
    if args.accept { Manner::Recorded } else { Manner::Proposed }
}
