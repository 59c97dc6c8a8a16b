//! `foedera import`: other files' statements into a register.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Subcommand, ValueEnum};
use foedera::import::Report;
use foedera::{Document, Edtf, Entered, Format, Intake, Library, Machine, Manner, Record};
use serde_json::json;

use crate::asking::{Place, Shelves};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::days;
use crate::{problems, recording};

/// Put what a file or folder says into a register
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  foedera import acts deposits.csv --register acts.db\n  \
                        foedera import untc status-2015 --as-at 2015-03 --register acts.db")]
pub(crate) struct Args {
    #[command(subcommand)]
    from: From,
}

#[derive(Debug, Subcommand)]
enum From {
    Acts(Acts),
    Untc(Untc),
    Ieadb(Ieadb),
    Atop(Atop),
}

/// Our own CSV, JSON lines or journal, as `export` writes them.
///
/// A row that is no statement is refused and kept with the reason; one about a treaty that the
/// library does not hold is taken with a doubt.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera import acts deposits.csv --register acts.db")]
struct Acts {
    #[command(flatten)]
    way: Way,

    /// Which form it has, where its name does not end in .csv, .jsonl or .treaty
    #[arg(long, value_enum)]
    format: Option<Form>,

    #[command(flatten)]
    shelves: Shelves,
}

/// Status tables of the United Nations Treaty Collection: a folder, or one table.
///
/// Every cell is taken, taken with a doubt, or refused and kept with the reason.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  foedera import untc status-2015 --as-at 2015-03 --register acts.db"
)]
struct Untc {
    #[command(flatten)]
    way: Way,

    /// The day as at which the lists are, where they do not say it
    #[arg(long, value_name = "DATE")]
    as_at: Option<Edtf>,
}

/// The International Environmental Agreements Database: a folder with treaties.csv, acts.csv and
/// parties.csv.
///
/// Days of entry into force that the database gives are recorded as the evidence that they are.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera import ieadb eif --register acts.db")]
struct Ieadb {
    #[command(flatten)]
    way: Way,
}

/// The Alliance Treaty Obligations and Provisions: the folder of a release, or its member file.
///
/// What it codes is recorded as coded: of each member its signature, with what it owes, and the ends as the evidence
/// that they are.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera import atop atop --register acts.db")]
struct Atop {
    #[command(flatten)]
    way: Way,
}

/// From where, into what, and how.
#[derive(Debug, clap::Args)]
struct Way {
    /// The file or folder
    #[arg(value_name = "PATH")]
    path: PathBuf,

    /// Put them into the queue, for somebody to accept
    #[arg(long)]
    propose: bool,

    /// Where the refused rows go, with the reasons; else beside the register, as NAME.refused.csv
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,

    /// Where the reasons for doubt go, with their places; else beside the register, as NAME.doubtful.csv
    #[arg(long, value_name = "FILE")]
    doubtful: Option<PathBuf>,

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
    let (way, intake) = match &args.from {
        From::Acts(acts) => (&acts.way, Source::Own(acts)),
        From::Untc(untc) => {
            (&untc.way, Source::Collection(Format::Untc { as_at: untc.as_at.clone() }))
        }
        From::Ieadb(ieadb) => (&ieadb.way, Source::Collection(Format::Ieadb)),
        From::Atop(atop) => (&atop.way, Source::Collection(Format::Atop)),
    };
    let mut record = way.place.open()?;
    let mut intake = intake.read(&way.path)?;
    intake.trust(&record.accepted()?);
    let (doubtful, refused) =
        (keep_doubtful(way, &intake.report)?, keep_refused(way, &intake.report)?);
    let manner = if way.propose { Manner::Proposed } else { Manner::Recorded };
    let report = intake.report;
    let entered = recording::enter(&mut record, intake.statements, manner)?;
    problems::rows(&report, page);
    let [doubtful, refused] = [&doubtful, &refused].map(|it| it.as_deref());
    let account = Account { report: &report, entered: &entered, doubtful, refused };
    account.put(manner, &record, page)?;
    Ok(if report.refused.is_empty() { Outcome::Done } else { Outcome::Faults })
}

/// What is read, and how.
enum Source<'a> {
    Own(&'a Acts),
    Collection(Format),
}

impl Source<'_> {
    fn read(&self, path: &Path) -> anyhow::Result<Intake> {
        match self {
            Self::Own(acts) => {
                let form = form(acts)?;
                let foedera = acts.shelves.open()?;
                read(path, form, foedera.library())
            }
            Self::Collection(format) => {
                Ok(foedera::read_collection(format, path, &Machine)?.into())
            }
        }
    }
}

/// What became of a file or folder.
struct Account<'a> {
    report: &'a Report,
    entered: &'a Entered,
    /// Where the reasons for doubt are.
    doubtful: Option<&'a Path>,
    /// Where the refused rows are.
    refused: Option<&'a Path>,
}

impl Account<'_> {
    fn put(&self, manner: Manner, record: &Record, page: &mut Page) -> anyhow::Result<()> {
        let Report { read, taken, repeated, doubtful, refused } = self.report;
        let head = record.head()?;
        if page.is_json() {
            let json = json!({
                "read": read, "taken": taken, "doubtful": doubtful.len(),
                "doubtful_rows": self.doubtful, "refused": refused.len(), "refused_rows": self.refused, "repeated": repeated,
                "new": self.entered.new.len(), "known": self.entered.known(), "head": head,
            });
            page.line(&json.to_string())?;
            return Ok(());
        }
        page.line(&format!(
            "{} read: {taken} taken, {} of them doubtful; {} refused",
            days::count(*read, "row"),
            doubtful.len(),
            refused.len()
        ))?;
        if 0 < *repeated {
            page.line(&format!("{repeated} more say what others say already"))?;
        }
        if let Some(path) = self.doubtful {
            page.line(&format!("what is doubtful is in {}", path.display()))?;
        }
        if let Some(path) = self.refused {
            page.line(&format!("the refused rows are in {}", path.display()))?;
        }
        page.line(&recording::in_words(self.entered, manner))?;
        Ok(page.line(&head.to_string())?)
    }
}

/// Writes the reasons for doubt, if there are any, and says where.
fn keep_doubtful(way: &Way, report: &Report) -> anyhow::Result<Option<PathBuf>> {
    if report.doubtful.is_empty() {
        return Ok(None);
    }
    let (path, file) = beside(way, way.doubtful.as_ref(), "doubtful.csv")?;
    foedera::write_doubtful(&report.doubtful, file)?;
    Ok(Some(path))
}

/// Writes the refused rows, if there are any, and says where.
fn keep_refused(way: &Way, report: &Report) -> anyhow::Result<Option<PathBuf>> {
    if report.refused.is_empty() {
        return Ok(None);
    }
    let (path, file) = beside(way, way.refused.as_ref(), "refused.csv")?;
    foedera::write_refused(&report.refused, file)?;
    Ok(Some(path))
}

/// A file of an account: as named, else beside the register. Not beside PATH: other people's folders are read, not
/// written into.
fn beside(way: &Way, named: Option<&PathBuf>, ending: &str) -> anyhow::Result<(PathBuf, File)> {
    // The name of `.` is that of the folder it is.
    let whole = way.path.canonicalize().unwrap_or_else(|_| way.path.clone());
    let name = Path::new(whole.file_name().unwrap_or("import".as_ref())).with_extension(ending);
    let beside = Path::new(&way.place.required()?).with_file_name(name);
    let path = named.cloned().unwrap_or(beside);
    let file = File::create(&path).with_context(|| format!("writing {}", path.display()))?;
    Ok((path, file))
}

fn form(args: &Acts) -> anyhow::Result<Form> {
    if let Some(form) = args.format {
        return Ok(form);
    }
    match args.way.path.extension().and_then(|it| it.to_str()) {
        Some("csv") => Ok(Form::Csv),
        Some("jsonl") => Ok(Form::Jsonl),
        Some("treaty") => Ok(Form::Treaty),
        _ => bail!("{}: say --format csv, jsonl or treaty", args.way.path.display()),
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
        Form::Jsonl => foedera::read_json_lines(&foedera::table_of(path, &Machine)?, library)
            .with_context(doing),
        // The faults of a text are drawn, which a context would hide.
        Form::Treaty => Ok(foedera::read_journal(&path.display().to_string(), &text()?, library)?),
    }
}
