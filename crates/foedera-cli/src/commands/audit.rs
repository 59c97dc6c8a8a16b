//! `foedera audit`: what is computed beside what others record.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Subcommand;
use foedera::Machine;
use foedera::audit::{Agreement, Audited, Difference, Eif as Folder, Summary};

use crate::outcome::Outcome;
use crate::page::Page;
use crate::problems;
use crate::progress::Progress;
use crate::show::days;

/// What is computed beside what others record, each difference with its reason.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera audit eif data/eif --json > audit.jsonl")]
pub(crate) struct Args {
    #[command(subcommand)]
    of: Of,
}

#[derive(Debug, Subcommand)]
enum Of {
    Eif(Eif),
}

/// Entry into force, from the texts and acts of a folder, beside its recorded days.
///
/// The folder holds `treaties.csv`, `acts.csv`, `parties.csv` and `texts/`. Clauses are drafted from each
/// text and the day is computed from the acts; the recorded days of entry into force are only
/// compared with. Where the clauses or the acts leave the day open, no day is given.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera audit eif data/eif --json > audit.jsonl")]
struct Eif {
    /// The folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// End with 1 if a computed day differs from the recorded one
    #[arg(long)]
    strict: bool,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let Of::Eif(args) = &args.of;
    let folder = Folder::open(&args.folder, &Machine)?;
    let progress = Progress::new("auditing", folder.treaties().count());
    let mut audit = Audit::default();
    let mut outcome = Outcome::Done;
    for (number, audited) in folder.audit(&Machine).enumerate() {
        progress.at(number);
        match audited {
            Ok(audited) => audit.take(&audited, page)?,
            Err(error) => {
                problems::failure(&error.into(), page);
                outcome = outcome.or(Outcome::Failed);
            }
        }
    }
    drop(progress);
    audit.put(page)?;
    let differs = audit.summary.exact < audit.summary.answered;
    Ok(if args.strict && differs { outcome.or(Outcome::Faults) } else { outcome })
}

#[derive(Default)]
struct Audit {
    summary: Summary,
    differences: BTreeMap<(bool, Difference), u32>,
}

impl Audit {
    fn take(&mut self, audited: &Audited, page: &mut Page) -> anyhow::Result<()> {
        self.summary.add(audited);
        let answered = audited.agreement != Agreement::None;
        if let Some(difference) = audited.difference {
            *self.differences.entry((answered, difference)).or_default() += 1;
        }
        if page.is_json() {
            page.line(&serde_json::to_string(audited)?)?;
        } else if answered && audited.agreement != Agreement::Exact {
            page.line(&line(audited))?;
        }
        Ok(())
    }

    fn put(&self, page: &mut Page) -> anyhow::Result<()> {
        let it = &self.summary;
        if page.is_json() {
            return Ok(page.line(&serde_json::to_string(it)?)?);
        }
        page.line("")?;
        for ((answered, difference), many) in &self.differences {
            let what = if *answered { "another day" } else { "no day" };
            page.line(&format!("{many:>5}  {what}: {}", difference.word()))?;
        }
        page.line(&format!(
            "{} with a text, {} answered: {} exact, {} within 1 day, {} within 31 days, {} wrong",
            days::count(count(it.treaties), "treaty"),
            it.answered,
            it.exact,
            it.within_1_day,
            it.within_31_days,
            it.wrong
        ))?;
        page.line(&format!(
            "{} with a recorded day, {} answered: {} exact",
            days::count(count(it.parties), "party"),
            it.parties_answered,
            it.parties_exact
        ))?;
        if 0 < it.supposed {
            let many = days::count(count(it.supposed), "answer");
            page.line(&format!("{many} by a way of counting days that is supposed, not stated"))?;
        }
        Ok(())
    }
}

fn count(many: u32) -> usize {
    usize::try_from(many).unwrap_or(usize::MAX)
}

/// What was computed, beside what is recorded, by which clause and on which supposition.
fn line(audited: &Audited) -> String {
    let day = |day: Option<foedera::Day>| day.map_or_else(|| "none".into(), |it| it.to_string());
    let word = audited.difference.map_or("", Difference::word);
    let off = audited.days_off.unwrap_or_default();
    let clause = audited.clause.as_deref().unwrap_or_default();
    let mut line = format!(
        "{}  computed {}, recorded {} ({:+} {}): {word}; it {}",
        audited.id,
        day(audited.computed),
        day(audited.recorded),
        off,
        if off.abs() == 1 { "day" } else { "days" },
        clause.split_whitespace().collect::<Vec<_>>().join(" "),
    );
    if let Some(supposed) = audited.supposed {
        line.push_str(&format!("; supposed: {supposed}"));
    }
    line
}
