//! `foedera check`: faults in `.treaty` files, shown at their place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use foedera::clauses::File;
use foedera::model::{Diagnostic, Severity};
use foedera::{Document, Foedera, Machine, Sight, clauses};
use serde_json::json;

use crate::asking::{Shelves, files_at};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::problems;
use crate::show::days;

/// Faults in `.treaty` and scenario files, shown at their place, each with its cure.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  foedera check my.treaty\n  foedera check treaties")]
pub(crate) struct Args {
    /// The files, or folders of `.treaty` files; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Warnings are faults too
    #[arg(long)]
    strict: bool,

    /// Also show notes: what is read and kept, but used by no answer yet
    #[arg(long)]
    notes: bool,

    #[command(flatten)]
    shelves: Shelves,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    let mut texts: Vec<(String, String)> = Vec::new();
    for opened in args.files.iter().flat_map(|it| opened(it)) {
        match opened {
            Ok(text) => texts.push(text),
            Err(error) => {
                problems::failure(&error, page);
                outcome = outcome.or(Outcome::Failed);
            }
        }
    }
    let mut all: Vec<Diagnostic> = Vec::new();
    let mut foedera = args.shelves.open()?;
    let computed = computed(&texts, &mut foedera)?;
    let parsed: Vec<_> = texts.iter().map(|(_, text)| clauses::parse(text)).collect();
    let given: BTreeSet<&str> = parsed.iter().filter_map(|it| id_of(&it.value)).collect();
    for (place, ((name, text), it)) in texts.iter().zip(&parsed).enumerate() {
        let mut found = it.diagnostics.clone();
        found.extend(computed.get(&place).into_iter().flatten().cloned());
        let unknown = foedera.library().unknown_among(&it.value);
        found.extend(unknown.into_iter().filter(|(id, _)| !given.contains(id)).map(|it| it.1));
        found.extend(foedera.library().uncommitted_among(&it.value));
        found.sort_by_key(|it| it.span);
        put(name, text, &found, args, page)?;
        all.extend(found);
    }
    if !texts.is_empty() && !page.is_json() {
        page.line(&summary(texts.len(), &all, args.notes))?;
    }
    let least = if args.strict { Severity::Warning } else { Severity::Error };
    let is_faulty = all.iter().any(|it| least <= it.severity);
    Ok(if is_faulty { outcome.or(Outcome::Faults) } else { outcome })
}

/// The files that a path stands for, each with its name and text.
fn opened(path: &Path) -> Vec<anyhow::Result<(String, String)>> {
    let open =
        |path: &PathBuf| Ok((path.display().to_string(), Document::open(path, &Machine)?.text));
    match files_at(path) {
        Ok(files) => files.iter().map(open).collect(),
        Err(error) => vec![Err(error)],
    }
}

fn id_of(file: &File) -> Option<&str> {
    file.treaty.as_ref().map(|it| it.id.as_str())
}

/// What only the answer shows, by the place of the file: a recorded day that is not the computed
/// one, and acts that no clause admits. The files are read beside the library, since treaties hang on each other.
fn computed(
    texts: &[(String, String)],
    foedera: &mut Foedera,
) -> anyhow::Result<BTreeMap<usize, Vec<Diagnostic>>> {
    let mut sound: Vec<(usize, String)> = Vec::new();
    for (place, (name, text)) in texts.iter().enumerate() {
        // What cannot be taken in is told as its faults; a scenario is no treaty.
        let id = foedera.library_mut().add_text(name, text).ok();
        sound.extend(id.map(|it| (place, it)));
    }
    let mut found = BTreeMap::new();
    if sound.is_empty() {
        return Ok(found);
    }
    let outlook = foedera.look(&Sight::everything())?;
    for (place, id) in sound {
        let text = texts.get(place).map(|it| it.1.as_str());
        // Of two files with one id the later is in the library.
        let own = foedera.library().get(&id).filter(|it| Some(it.text.as_str()) == text);
        let Some(own) = own else { continue };
        let mut told = own.unadmitted(&outlook)?;
        told.extend(own.recorded_otherwise(&outlook)?);
        found.insert(place, told);
    }
    Ok(found)
}

/// The faults of one file: a line of JSON, or drawn on standard error.
fn put(
    name: &str,
    text: &str,
    found: &[Diagnostic],
    args: &Args,
    page: &mut Page,
) -> anyhow::Result<()> {
    if page.is_json() {
        page.line(&json!({ "file": name, "diagnostics": found }).to_string())?;
        return Ok(());
    }
    let least = if args.notes { Severity::Note } else { Severity::Warning };
    let shown: Vec<Diagnostic> = found.iter().filter(|it| least <= it.severity).cloned().collect();
    if !shown.is_empty() {
        problems::drawn(name, text, &shown, page);
    }
    Ok(())
}

/// `3 files: 2 errors, 1 warning`; of notes that are not shown, how to see them.
fn summary(files: usize, all: &[Diagnostic], notes_shown: bool) -> String {
    let kinds =
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    let counts: Vec<String> = kinds
        .iter()
        .map(|(severity, noun)| (problems::count(all, *severity), *noun))
        .filter(|(number, _)| 0 < *number)
        .map(|(number, noun)| match noun {
            "note" if !notes_shown => format!("{} (--notes shows)", days::count(number, noun)),
            _ => days::count(number, noun),
        })
        .collect();
    let found = if counts.is_empty() { "no faults".to_owned() } else { counts.join(", ") };
    format!("{}: {found}", days::count(files, "file"))
}
