//! `foedera what-if`: the answer if some acts were added, and what they would change.

use std::slice;

use foedera::json::StatusJson;
use foedera::{Answer, Difference};

use crate::commands::about::{self, About};
use crate::commands::status;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::reasons::Teller;
use crate::show::sheet::Sheet;
use crate::show::words::Words;
use crate::show::{answer, difference};

/// The answer if these acts were added; nothing is recorded.
///
/// An act is supposed to be so, whatever the record says. A line that names a source is weighed like any other
/// statement.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  foedera what-if CTBT-1996 --on 2027-01-01 \\
    --add '2026-12-01  IN ratifies' --add '2026-12-02  US ratifies'")]
pub(crate) struct Args {
    #[command(flatten)]
    about: About,

    /// An act, as a line of a journal: a day, who, what
    #[arg(long, value_name = "ACT LINE", required = true)]
    add: Vec<String>,

    /// End with the answer as exit code: 0 yes, 1 no, 3 open
    #[arg(long)]
    test: bool,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let (desk, question) = args.about.open(page)?;
    let acts = foedera::acts_of(&question.treaty, &args.add)?;
    let outlook = desk.look()?;
    let before = outlook.status_in(&question, args.about.territory())?;
    let after = outlook.what_if(acts).status_in(&question, args.about.territory())?;
    let outcome = if args.test { Outcome::Tested(after.in_force) } else { Outcome::Done };
    let differences = foedera::difference(&before, &after);
    if page.is_json() {
        let json = StatusJson::new(&after, &desk.asked.sight).supposed(&differences);
        about::put_json(&json, page)?;
        return Ok(outcome);
    }
    about::put(&after, &desk, page, |sheet| {
        sheet.heading("If this were added");
        for line in &args.add {
            sheet.hung(&Words::accent("  + "), &Words::plain(line));
        }
        let differences = differences.iter().cloned().map(once);
        difference::table(sheet, "as it is", "if so", &differences.collect::<Vec<_>>());
        if before.ahead != after.ahead {
            entry(sheet, &after);
        }
        status::body(sheet, &after);
    })?;
    Ok(outcome)
}

/// The entry into force that would follow, with its reasons.
fn entry(sheet: &mut Sheet, after: &Answer) {
    let Some(ahead) = &after.ahead else { return };
    sheet.heading(&format!("Would enter into force on {}, because", answer::ahead(ahead)));
    let mut teller = Teller::default();
    for reason in &ahead.because {
        // That it enters into force then is said above.
        let below =
            if reason.because.is_empty() { slice::from_ref(reason) } else { &reason.because };
        below.iter().for_each(|it| teller.account(sheet, it));
    }
}

/// What the answer tells in full below the table.
const TOLD_BELOW: &[&str] = &["hangs on", "rival answers", "contradictions", "warnings"];

/// A difference without the words that come again below: what is gone is told here alone.
fn once(difference: Difference) -> Difference {
    if difference.after.is_empty() || !TOLD_BELOW.contains(&difference.what.as_str()) {
        return difference;
    }
    Difference { after: "told below".to_owned(), ..difference }
}
