//! `foedera import`: other files' statements into a register.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Subcommand, ValueEnum};
use foedera::{Document, Entered, Intake, Library, Machine, Manner, Record};
use serde_json::json;

use crate::asking::{Place, Shelves};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::days;
use crate::{problems, recording};

/// How many doubts and refusals are told one by one; all refused rows stand in their file.
const TOLD_MAX: usize = 10;

/// Put what a file says into a register.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera import acts deposits.csv --register acts.db")]
pub(crate) struct Args {
    #[command(subcommand)]
    from: From,
}

#[derive(Debug, Subcommand)]
enum From {
    Acts(Acts),
}

/// Our own CSV, JSON lines or journal, as `export` writes them.
///
/// A row that is no statement is refused and kept with the reason; one about a treaty that the
/// library does not hold is taken with a doubt.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera import acts deposits.csv --register acts.db")]
struct Acts {
    /// The file
    #[arg(value_name = "PATH")]
    path: PathBuf,

    /// Which form it has, where its name does not end in .csv, .jsonl or .treaty
    #[arg(long, value_enum)]
    format: Option<Form>,

    /// Put them into the queue, for somebody to accept
    #[arg(long)]
    propose: bool,

    /// Where the refused rows go, with the reasons; else beside the file, as NAME.refused.csv
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,

    #[command(flatten)]
    shelves: Shelves,

    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Csv,
    Jsonl,
    /// The journal of a treaty file
    Treaty,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let From::Acts(args) = &args.from;
    let form = form(args)?;
    let mut record = args.place.open()?;
    let foedera = args.shelves.open()?;
    let mut intake = read(&args.path, form, foedera.library())?;
    let refused = keep_refused(args, &intake)?;
    let manner = if args.propose { Manner::Proposed } else { Manner::Recorded };
    let statements = std::mem::take(&mut intake.statements);
    let taken = statements.len();
    let entered = recording::enter(&mut record, statements, manner)?;
    tell(&intake, page);
    let account =
        Account { intake: &intake, taken, entered: &entered, refused: refused.as_deref() };
    account.put(manner, &record, page)?;
    Ok(if intake.refused.is_empty() { Outcome::Done } else { Outcome::Faults })
}

/// What became of a file.
struct Account<'a> {
    intake: &'a Intake,
    taken: usize,
    entered: &'a Entered,
    /// Where the refused rows are.
    refused: Option<&'a Path>,
}

impl Account<'_> {
    fn put(&self, manner: Manner, record: &Record, page: &mut Page) -> anyhow::Result<()> {
        let (doubtful, refused) = (self.intake.doubtful.len(), self.intake.refused.len());
        let head = record.head()?;
        if page.is_json() {
            let json = json!({
                "read": self.taken + refused, "taken": self.taken, "doubtful": doubtful,
                "refused": refused, "refused_rows": self.refused, "new": self.entered.new.len(),
                "known": self.entered.known(), "head": head,
            });
            page.line(&json.to_string())?;
            return Ok(());
        }
        let read = days::count(self.taken + refused, "row");
        page.line(&format!(
            "{read} read: {} taken, {doubtful} of them doubtful; {refused} refused",
            self.taken
        ))?;
        if let Some(path) = self.refused {
            page.line(&format!("the refused rows are in {}", path.display()))?;
        }
        page.line(&recording::in_words(self.entered, manner))?;
        Ok(page.line(&head.to_string())?)
    }
}

/// Tells the first doubts and refusals beside the account.
fn tell(intake: &Intake, page: &Page) {
    let doubts = intake.doubtful.iter().map(|it| ("doubtful", it.line, &it.why));
    let refusals = intake.refused.iter().map(|it| ("refused", it.line, &it.why));
    for (all, count) in [
        (doubts.collect::<Vec<_>>(), intake.doubtful.len()),
        (refusals.collect(), intake.refused.len()),
    ] {
        for (word, line, why) in all.iter().take(TOLD_MAX) {
            let place = line.map_or_else(String::new, |it| format!("line {it}: "));
            problems::remark(&format!("{word}: {place}{why}"), page);
        }
        if let (Some((word, ..)), true) = (all.first(), TOLD_MAX < count) {
            problems::remark(&format!("{word}: {} more", count - TOLD_MAX), page);
        }
    }
}

/// Writes the refused rows, if there are any, and says where.
fn keep_refused(args: &Acts, intake: &Intake) -> anyhow::Result<Option<PathBuf>> {
    if intake.refused.is_empty() {
        return Ok(None);
    }
    let beside = || args.path.with_extension("refused.csv");
    let path = args.refused.clone().unwrap_or_else(beside);
    let file = File::create(&path).with_context(|| format!("writing {}", path.display()))?;
    foedera::write_refused(&intake.refused, file)?;
    Ok(Some(path))
}

fn form(args: &Acts) -> anyhow::Result<Form> {
    if let Some(form) = args.format {
        return Ok(form);
    }
    match args.path.extension().and_then(|it| it.to_str()) {
        Some("csv") => Ok(Form::Csv),
        Some("jsonl") => Ok(Form::Jsonl),
        Some("treaty") => Ok(Form::Treaty),
        _ => bail!("{}: say --format csv, jsonl or treaty", args.path.display()),
    }
}

fn read(path: &Path, form: Form, library: &Library) -> anyhow::Result<Intake> {
    let doing = || format!("reading {}", path.display());
    let text = || Document::open(path, &Machine).map(|it| it.text);
    match form {
        Form::Csv => {
            let file = File::open(path).with_context(doing)?;
            foedera::read_csv(file, library).with_context(doing)
        }
        Form::Jsonl => foedera::read_json_lines(&text()?, library).with_context(doing),
        // The faults of a text are drawn, which a context would hide.
        Form::Treaty => Ok(foedera::read_journal(&path.display().to_string(), &text()?, library)?),
    }
}
