//! `foedera casus`: who is bound to what when these events happen.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use foedera::clauses::File;
use foedera::json::CasusJson;
use foedera::model::{Diagnostic, Parsed, Scenario, Severity};
use foedera::panel::Members;
use foedera::{Coded, Document, Machine};

use crate::asking::{Desk, OnDay, Sources};
use crate::drawing;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::problems;
use crate::show::casus::{self, Case, Telling};
use crate::show::words::Words;

/// Who is bound to what when these events happen, and who is not and why.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  printf 'scenario TRIAL \"A trial\"
  2025-01-10  supposed: UA attacks RU
    called armed attack by RU
' | foedera casus -")]
pub(crate) struct Args {
    /// A text file of events; `-` is standard input
    #[arg(value_name = "SCENARIO")]
    file: PathBuf,

    /// Every duty with its reasons, also those that are not owed
    #[arg(long)]
    explain: bool,

    /// Every alliance by itself, also those as coded that are else only counted
    #[arg(long)]
    all: bool,

    /// Draw who is bound to whom into this file, as SVG; further scenarios beside it, with their numbers
    #[arg(long, value_name = "FILE")]
    graph: Option<PathBuf>,

    /// Also with the alliances that ATOP codes, as coded: its member file or folder, or `-` for those that an import put into
    /// the register
    #[arg(long, value_name = "PLACE")]
    coded: Option<PathBuf>,

    #[command(flatten)]
    sources: Sources,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut desk = Desk::open(&args.sources, OnDay::new(None))?;
    let document = Document::open(&args.file, &Machine)?;
    let name = args.file.display().to_string();
    let parsed = foedera::clauses::parse(&document.text);
    if parsed.value.treaty.is_some() {
        desk.foedera.library_mut().add_text(&name, &document.text)?;
    }
    desk.remark(page);
    let scenarios = foedera::scenarios_of(&name, &document.text)?;
    let doubts = doubts(&desk, parsed);
    if !doubts.is_empty() {
        problems::drawn(&name, &document.text, &doubts, page);
    }
    let outlook = desk.look()?;
    let coded =
        args.coded.as_deref().map(|it| coded(it, &scenarios, (args, &desk, page))).transpose()?;
    if desk.sight.recorded.is_some() {
        let says = "journals in files do not know when they were recorded: all of them are used";
        problems::remark(says, page);
    }
    let telling = match (args.explain, args.all) {
        (true, _) => Telling::Whole,
        (false, true) => Telling::Every,
        (false, false) => Telling::Short,
    };
    let (mut answers, mut lawful) = (Vec::new(), Vec::new());
    for (place, scenario) in scenarios.iter().enumerate() {
        let casus = match &coded {
            Some(coded) => outlook.casus_with(coded, scenario, desk.sight.known),
            None => outlook.casus(scenario, desk.sight.known),
        };
        let title = |id: &str| desk.title(id);
        let (text, coded) = (document.text.as_str(), coded.as_ref());
        let minded = outlook.minded(&casus);
        let case = Case { scenario, text, casus: &casus, title: &title, minded: &minded, coded };
        if let Some(file) = &args.graph {
            drawing::save(&drawing::numbered(file, place), &casus::svg(case))?;
        }
        if page.is_json() {
            let mut answer = CasusJson { warnings: minded, ..CasusJson::from(&casus) };
            if let Some(coded) = coded {
                answer = answer.with_coded(&casus, coded, scenario);
            }
            answers.push(answer);
            continue;
        }
        let mut sheet = page.sheet();
        casus::answer(&mut sheet, case, telling, &mut lawful);
        if let Some(words) = desk.asked.sight_in_words() {
            sheet.blank();
            sheet.text(0, &Words::faint(&words));
        }
        page.put(&sheet)?;
    }
    documents(&answers, page)?;
    Ok(Outcome::Done)
}

/// One document, whatever is asked: an object for one scenario, a list for several.
fn documents(answers: &[CasusJson], page: &mut Page) -> anyhow::Result<()> {
    let json = match answers {
        [] => return Ok(()),
        [only] => serde_json::to_string_pretty(only),
        several => serde_json::to_string_pretty(several),
    };
    Ok(page.line(&json.context("writing the answer")?)?)
}

/// The alliances that others coded, but for those of which the library holds the text.
fn coded(
    place: &Path,
    scenarios: &[Scenario],
    (args, desk, page): (&Args, &Desk, &Page),
) -> anyhow::Result<Coded> {
    let data = if place != Path::new("-") {
        Members::of(place, &Machine)?
    } else if args.sources.names_register()? {
        desk.foedera.coded(&desk.sight)?
    } else {
        bail!("`--coded -` means those of a register: name it with --register");
    };
    let (mut coded, report) = data.law(&Machine)?;
    problems::rows(&report, page);
    let texts = coded.leave_to(desk.foedera.library(), scenarios);
    if !texts.is_empty() {
        let says = format!("answered by the text, not as coded: {}", texts.join(", "));
        problems::remark(&says, page);
    }
    Ok(coded)
}

/// What is doubtful in the events of a file that has no errors; of a treaty above them `check` tells.
fn doubts(desk: &Desk, parsed: Parsed<File>) -> Vec<Diagnostic> {
    let events = parsed.value.scenarios.iter().flat_map(|it| &it.events);
    let Some(first) = events.map(|it| it.place_in_text.start()).min() else { return Vec::new() };
    let unknown = desk.foedera.library().unknown_among(&parsed.value);
    let mut doubts: Vec<Diagnostic> = unknown.into_iter().map(|(_, it)| it).collect();
    doubts.extend(desk.foedera.library().uncommitted_among(&parsed.value));
    doubts.extend(parsed.diagnostics.into_iter().filter(|it| it.severity != Severity::Error));
    doubts.retain(|it| first <= it.span.start());
    doubts.sort_by_key(|it| it.span.start());
    doubts
}
