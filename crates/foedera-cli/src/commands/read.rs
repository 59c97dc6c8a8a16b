//! `foedera read`: the treaty acts that reports tell of, each with the words that say so.

mod entering;
mod output;
mod task;

use std::num::NonZero;
use std::path::PathBuf;
use std::thread;

use foedera::archive::{Fields, Form, Manner, Reports};
use foedera::model::Grade;
use foedera::reader::ReadOptions;
use foedera::{Edtf, Machine, pack_of};

use self::task::{Stop, Task};
use crate::asking::Shelves;
use crate::assisting::{Assist, Assisting};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::problems;

/// The treaty acts that reports tell of, each with the words that say so.
///
/// FILE is a report, a folder, or an archive: tar, JSON lines, CSV or WARC, also packed by gzip. Of a folder
/// every .txt, tar and WARC in it is read; of a tar every .txt. The answers come in the order of the archive.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  foedera read report.txt --published 2024-11-12\n  foedera \
                        read archive.jsonl.gz -o claims.jsonl\n  foedera read report.txt --source \
                        \"Kyiv Post\" --into acts.db\n  zcat *.gz | foedera read - --as warc --skim \
                        --json\n  foedera read a.txt --assist http://localhost:8080/v1 \
                        --assist-model qwen3")]
pub(crate) struct Args {
    /// Reports, folders, archives; `-` is standard input
    #[arg(value_name = "FILE", required_unless_present = "packs")]
    files: Vec<PathBuf>,

    /// The language, such as `id` or `en`; recognised where none is given
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,

    /// Also with the language pack of this folder, once its examples are tried; alone, only tries them
    #[arg(long = "pack", value_name = "DIR")]
    packs: Vec<PathBuf>,

    /// The day of publication; else the archive's word or the report's own dateline counts
    #[arg(long, value_name = "DAY")]
    published: Option<Edtf>,

    /// Leave out what can tell of no treaty act, by a quick first look at its bytes; for archives
    #[arg(long)]
    skim: bool,

    /// How it was read: what was seen, and what was left out
    #[arg(long, conflicts_with = "output")]
    explain: bool,

    /// What the named files are, where their endings do not say: txt, tar, jsonl, csv, warc
    #[arg(long = "as", value_name = "FORM")]
    form: Option<Form>,

    /// Of JSON lines and CSV the field with the text, instead of `text`, `content` or `body`
    #[arg(long, value_name = "FIELD")]
    text_field: Option<String>,

    /// The field with the name, instead of `id`, `name` or `url`
    #[arg(long, value_name = "FIELD")]
    name_field: Option<String>,

    /// The field with the day of publication, instead of `published` or `date`
    #[arg(long, value_name = "FIELD")]
    published_field: Option<String>,

    /// The field with the language, instead of `lang` or `language`
    #[arg(long, value_name = "FIELD")]
    lang_field: Option<String>,

    /// In how many threads; in as many as the machine has cores, unless said
    #[arg(long, value_name = "NUMBER")]
    threads: Option<NonZero<usize>>,

    /// Write JSON lines to this file; a run that was broken off goes on where it was
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Keep in this file how far it is; beside the output unless said
    #[arg(long, value_name = "FILE")]
    resume: Option<PathBuf>,

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

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let options = options(&args.packs, page)?;
    known(args.lang.as_deref(), &options)?;
    let manner = Manner {
        options: &options,
        lang: args.lang.clone(),
        published: args.published.clone(),
        skim: args.skim,
        explain: args.explain,
    };
    let archive = Reports { paths: args.files.clone(), form: args.form, fields: args.fields() };
    let assisting = Assisting::begin(&args.assist)?;
    let mut task = Task::begin(args, &manner, assisting, page)?;
    let read = archive.read(&manner, &Machine, task.done(), threads(args), |told| task.take(told));
    match read {
        Ok(()) => task.end(),
        // Nobody reads any more: a polite end.
        Err(Stop::Unheard) => Ok(Outcome::Done),
        Err(Stop::Failed(error)) => Err(error),
    }
}

fn threads(args: &Args) -> NonZero<usize> {
    let cores = || thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    args.threads.unwrap_or_else(cores)
}

impl Args {
    /// Which fields hold what: the one that is named alone, else the usual ones.
    fn fields(&self) -> Fields {
        let usual = Fields::default();
        let named = |own: &Option<String>, usual| own.clone().map_or(usual, |it| vec![it]);
        Fields {
            text: named(&self.text_field, usual.text),
            name: named(&self.name_field, usual.name),
            published: named(&self.published_field, usual.published),
            lang: named(&self.lang_field, usual.lang),
        }
    }

    /// Everything on which the output hangs.
    fn asked(&self) -> Vec<(String, String)> {
        let files: Vec<String> = self.files.iter().map(|it| it.display().to_string()).collect();
        let packs: Vec<String> = self.packs.iter().map(|it| it.display().to_string()).collect();
        let published = self.published.as_ref().map(ToString::to_string);
        let asked = [
            ("files", format!("{files:?}")),
            ("--pack", format!("{packs:?}")),
            ("--lang", self.lang.clone().unwrap_or_default()),
            ("--published", published.unwrap_or_default()),
            ("--skim", self.skim.to_string()),
            ("--as", self.form.map(|it| format!("{it:?}")).unwrap_or_default()),
            ("fields", format!("{:?}", self.fields())),
            (
                "--output",
                self.output.as_ref().map(|it| it.display().to_string()).unwrap_or_default(),
            ),
            ("--assist", format!("{:?}", self.assist)),
            ("--into", self.into.clone().unwrap_or_default()),
            ("--source", self.source.clone().unwrap_or_default()),
            ("--accept", self.accept.to_string()),
            ("--grade", self.grade.map(|it| it.to_string()).unwrap_or_default()),
        ];
        asked.map(|(name, value)| (name.to_owned(), value)).into()
    }
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
