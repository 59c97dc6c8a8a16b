//! `foedera read`: the treaty acts that reports tell of, each with the words that say so.

use std::path::{Path, PathBuf};

use foedera::json::ReadingJson;
use foedera::model::{Claim, Grade, Graded, Reading};
use foedera::reader::{self, ReadOptions, Trace};
use foedera::{
    Document, Edtf, Entered, Foedera, Machine, Manner, Record, Surroundings as _, documents_of,
    is_filed, pack_of, statements_of,
};

use crate::asking::Shelves;
use crate::assisting::{Assist, Assisting};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::problems;
use crate::progress::Progress;
use crate::recording;
use crate::show::days;
use crate::show::reading;

/// How many of the claims that are not filed are named.
const SHOWN_ONLY_MAX: usize = 6;

/// The treaty acts that reports tell of, each with the words that say so.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  foedera read report.txt --published 2024-11-12\n  foedera \
                        read archive/ --json > claims.jsonl\n  foedera read report.txt --source \
                        \"Kyiv Post\" --into acts.db\n  foedera read a.txt --assist \
                        http://localhost:8080/v1 --assist-model qwen3")]
pub(crate) struct Args {
    /// Reports; of a folder every .txt in it; `-` is standard input
    #[arg(value_name = "FILE", required_unless_present = "packs")]
    files: Vec<PathBuf>,

    /// The language, such as `id` or `en`; recognised where none is given
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,

    /// Also with the language pack of this folder, once its examples are tried; alone, only tries them
    #[arg(long = "pack", value_name = "DIR")]
    packs: Vec<PathBuf>,

    /// The day of publication; else the report's own dateline counts
    #[arg(long, value_name = "DAY")]
    published: Option<Edtf>,

    /// Leave out what can tell of no treaty act, by a quick first look at its bytes; for archives
    #[arg(long)]
    skim: bool,

    /// How it was read: what was seen, and what was left out
    #[arg(long)]
    explain: bool,

    /// Put what is said into the queue of this register; it is made where there is none
    #[arg(long, value_name = "REGISTER")]
    into: Option<String>,

    /// The paper itself, the outermost voice
    #[arg(long, value_name = "NAME", requires = "into")]
    source: Option<String>,

    /// Accept it at once, without review
    #[arg(long, requires = "into")]
    accept: bool,

    /// With which grade it is accepted, such as B2
    #[arg(long, value_name = "GRADE", requires = "accept")]
    grade: Option<Grade>,

    #[command(flatten)]
    assist: Assist,

    #[command(flatten)]
    shelves: Shelves,
}

/// Where statements go.
struct Into {
    record: Record,
    foedera: Foedera,
    entered: Entered,
    /// The claims that gave no statement: `claim 7 of report (obligation)`.
    shown_only: Vec<String>,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let options = options(&args.packs, page)?;
    known(args.lang.as_deref(), &options)?;
    let mut assisting = Assisting::begin(&args.assist)?;
    let mut into = match &args.into {
        None => None,
        Some(place) => Some(Into {
            record: Record::open_or_init(place, Machine.now())?,
            foedera: args.shelves.open()?,
            entered: Entered::default(),
            shown_only: Vec::new(),
        }),
    };
    let mut outcome = Outcome::Done;
    let mut paths = Vec::new();
    for file in &args.files {
        match documents_of(file, &Machine) {
            Ok(found) => paths.extend(found),
            Err(error) => outcome = outcome.or(failed(error, page)),
        }
    }
    let progress = Progress::new("reading", paths.len());
    let mut left_out = 0;
    for (number, path) in paths.iter().enumerate() {
        if !page.is_heard() && into.is_none() {
            break;
        }
        progress.at(number);
        match one(path, args, &options, (into.as_mut(), assisting.as_mut()), page) {
            Ok(read) => left_out += usize::from(!read),
            Err(error) => outcome = outcome.or(failed(error, page)),
        }
    }
    drop(progress);
    if args.skim {
        let (all, read) = (days::count(paths.len(), "document"), paths.len() - left_out);
        problems::remark(&format!("{read} of {all} may tell of a treaty act and were read"), page);
    }
    if let Some(into) = &into {
        told(into, args, page)?;
    }
    Ok(outcome)
}

/// The packs that come with the program, and those of the folders that are named.
fn options(folders: &[PathBuf], page: &Page) -> anyhow::Result<ReadOptions> {
    folders.iter().try_fold(ReadOptions::embedded(), |options, folder| {
        let pack = pack_of(folder, &Machine)?;
        let says = format!("the pack `{}` reads its {} examples", pack.language(), pack.examples());
        problems::remark(&says, page);
        Ok(options.with(pack))
    })
}

/// A language that nobody taught the reader would read as a report without any act.
fn known(lang: Option<&str>, options: &ReadOptions) -> anyhow::Result<()> {
    match lang.filter(|it| !options.reads(it)) {
        None => Ok(()),
        Some(lang) => {
            let languages = options.languages().join(", ");
            anyhow::bail!("no reports in `{lang}` can be read; the languages are {languages}")
        }
    }
}

/// One report that cannot be read does not keep the others from being read.
fn failed(error: impl std::convert::Into<anyhow::Error>, page: &Page) -> Outcome {
    problems::failure(&error.into(), page);
    Outcome::Failed
}

/// Whether it was read; not, if it was left out.
fn one(
    path: &Path,
    args: &Args,
    options: &ReadOptions,
    (into, assisting): (Option<&mut Into>, Option<&mut Assisting>),
    page: &mut Page,
) -> anyhow::Result<bool> {
    let document = Document::open(path, &Machine)?;
    let asked = asked(&document.text, args);
    if args.skim && !reader::may_tell(&asked, options) {
        return Ok(false);
    }
    let (mut reading, mut trace) = read(&asked, args, options);
    if let Some(assisting) = assisting {
        let beside = (&mut reading, trace.as_mut());
        assisting.beside(&document.name, &asked, options, beside, page);
    }
    if let Some(into) = into {
        into.take(&document, &reading, args)?;
    }
    if page.is_json() {
        let json = ReadingJson::new(&document.name, reading);
        page.line(&serde_json::to_string(&json)?)?;
        return Ok(true);
    }
    let mut sheet = page.sheet();
    reading::report(&mut sheet, &document.name, &document.text, &reading);
    if let Some(trace) = &trace {
        reading::trace(&mut sheet, trace);
    }
    sheet.blank();
    page.put(&sheet)?;
    Ok(true)
}

/// The text with what the command line tells of it.
fn asked(text: &str, args: &Args) -> reader::Document {
    let mut document = reader::Document::new(text);
    document.lang.clone_from(&args.lang);
    document.published.clone_from(&args.published);
    document
}

fn read(
    document: &reader::Document,
    args: &Args,
    options: &ReadOptions,
) -> (Reading, Option<Trace>) {
    if args.explain {
        let (reading, trace) = reader::read_explained(document, options);
        return (reading, Some(trace));
    }
    (reader::read(document, options), None)
}

impl Into {
    fn take(&mut self, document: &Document, reading: &Reading, args: &Args) -> anyhow::Result<()> {
        let library = self.foedera.library();
        let statements = statements_of(document, reading, args.source.as_deref(), library);
        let graded =
            statements.into_iter().map(|statement| Graded { statement, grade: args.grade });
        let entered = recording::enter(&mut self.record, graded.collect(), manner(args))?;
        self.entered.extend(entered);
        let numbered = reading.claims.iter().enumerate().filter(|(_, it)| !is_filed(it));
        let named = |(place, it): (usize, &Claim)| {
            format!("claim {} of {} ({})", place + 1, document.name, reading::act(it))
        };
        self.shown_only.extend(numbered.map(named));
        Ok(())
    }
}

/// Whether what is read is vouched for at once.
fn manner(args: &Args) -> Manner {
    if args.accept { Manner::Recorded } else { Manner::Proposed }
}

/// What became of the statements, beside the answer.
fn told(into: &Into, args: &Args, page: &Page) -> anyhow::Result<()> {
    let says = recording::in_words(&into.entered, manner(args));
    problems::remark(&says, page);
    if !into.shown_only.is_empty() {
        problems::remark(&not_filed(&into.shown_only), page);
    }
    problems::unbroken(&format!("head {}", into.record.head()?), page);
    let statements = into.record.statements(&into.entered.new)?;
    let unfiled = into.foedera.library().unfiled(statements.iter().map(|(id, it)| (*id, it)));
    if !unfiled.is_empty() {
        let count = days::count(unfiled.len(), "statement");
        let says = format!(
            "{count} under no treaty of the library: `foedera register accept ID… --treaty CODE` files them"
        );
        problems::remark(&says, page);
    }
    if !args.accept && !into.entered.new.is_empty() {
        let place = args.into.as_deref().unwrap_or_default();
        let waiting = days::count(into.entered.new.len(), "statement");
        let says = format!("review the {waiting}: foedera register queue --register {place}");
        problems::remark(&says, page);
    }
    Ok(())
}

fn not_filed(claims: &[String]) -> String {
    let (named, rest) = claims.split_at(claims.len().min(SHOWN_ONLY_MAX));
    let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
    format!("shown and not filed, being no act of a state: {}{more}", named.join(", "))
}
