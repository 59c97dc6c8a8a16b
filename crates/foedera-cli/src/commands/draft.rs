//! `foedera draft`: the final clauses of a treaty's English text, in the clause language.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;

use foedera::drafted::DraftedTreaty;
use foedera::{Document, Machine};

use crate::outcome::Outcome;
use crate::page::Page;
use crate::problems;
use crate::show::days;

/// The final clauses of a treaty's English text, in the clause language.
///
/// What is printed is a `.treaty` file: each clause below the sentence that says it, and what was not
/// understood under its topic, in quotation marks, with the reason. Nothing is guessed; read it beside
/// the text before you use it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foedera draft vienna-1985.txt > VIENNA-1985.treaty\n  foedera \
                        draft vienna-1985.txt --json\n  foedera draft \
                        montreal-1987.txt --under vienna-1985.txt"
)]
pub(crate) struct Args {
    /// The text of the treaty; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The text of the convention under which a protocol is made, for what the protocol leaves to it
    #[arg(long, value_name = "FILE")]
    under: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let document = Document::open(&args.file, &Machine)?;
    if document.text.trim().is_empty() {
        anyhow::bail!("{} holds no text: give the English text of a treaty", document.name);
    }
    let parent = args.under.as_ref().map(|it| Document::open(it, &Machine)).transpose()?;
    let drafted = match &parent {
        Some(parent) => DraftedTreaty::under(&document.name, &document.text, parent),
        None => DraftedTreaty::of(&document.name, &document.text),
    };
    if page.is_json() {
        let json = drafted.json(&document.name, &document.text, parent.as_ref());
        page.line(&serde_json::to_string(&json)?)?;
        return Ok(Outcome::Done);
    }
    page.raw().write_all(drafted.text.as_bytes())?;
    let read = drafted.draft.clauses.len();
    // One that speaks of two topics is quoted under each.
    let unread: BTreeSet<_> = drafted.draft.not_understood.iter().map(|it| it.sentence).collect();
    let says = format!(
        "{} drafted; {} not understood, kept as text",
        days::count(read, "clause"),
        days::count(unread.len(), "sentence")
    );
    problems::remark(&says, page);
    Ok(Outcome::Done)
}
