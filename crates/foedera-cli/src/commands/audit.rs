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
use crate::show::words::Words;

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
    Atop(Atop),
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

/// Directed dyad-years from an ATOP member file, beside those that ATOP publishes.
///
/// The folder holds `atop5_1_member.csv` and `atop5_1_directed_dyad_year.csv`, or another release's. Every year from
/// the first to the last of the data is compared, by ATOP's own way of counting.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera audit atop data/atop --json")]
struct Atop {
    /// The folder, or its member file
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    match &args.of {
        Of::Eif(args) => eif(args, page),
        Of::Atop(args) => atop(args, page),
    }
}

fn atop(args: &Atop, page: &mut Page) -> anyhow::Result<Outcome> {
    let members = foedera::panel::Atop::open(&args.folder, &Machine)?;
    problems::rows(&members.report, page);
    let (audit, report) = foedera::audit::atop(&members, &Machine)?;
    problems::rows(&report, page);
    if page.is_json() {
        page.line(&serde_json::to_string(&audit)?)?;
        return Ok(Outcome::Done);
    }
    let it = &audit;
    for line in [
        format!("{:>9}  dyad-years in both", it.both),
        format!("{:>9}  only computed", it.only_computed),
        format!("{:>9}  only published", it.only_published),
        format!("{:>9}  with all five obligations equal, of {} in either", it.all_five, it.union()),
    ] {
        page.line(&line)?;
    }
    for (name, same) in it.agree.each() {
        page.line(&format!("{:>9}  {name} differs", it.both - same))?;
    }
    let differ = it.both - it.all_five;
    let mut sheet = page.sheet();
    let says = format!(
        "of the {differ} that differ, {} are under an alliance in which a member owes different things to \
         different members; the member file does not say which",
        it.differ_where_obligations_vary
    );
    sheet.text(0, &Words::plain(&says));
    page.put(&sheet)?;
    Ok(Outcome::Done)
}

fn eif(args: &Eif, page: &mut Page) -> anyhow::Result<Outcome> {
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
            page.line(&format!("{many} on what is supposed, and not stated"))?;
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
    if let Some(supposed) = &audited.supposed {
        line.push_str(&format!("; supposed: {supposed}"));
    }
    line
}
