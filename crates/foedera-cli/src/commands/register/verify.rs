//! `foedera register verify`: is the record as it was?

use std::path::PathBuf;

use anyhow::{anyhow, bail};
use foedera::register::Head;
use foedera::{Document, Machine};
use serde_json::json;

use crate::asking::Place;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::words::Words;

/// Check every entry, the chain between them, and heads that were kept elsewhere.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera register verify --register acts.db --heads heads.txt")]
pub(crate) struct Args {
    #[command(flatten)]
    place: Place,

    /// Files with heads of this register, a line each, as `register head` prints them
    #[arg(long, value_name = "FILE")]
    heads: Vec<PathBuf>,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let record = args.place.open()?;
    let heads = heads(&args.heads)?;
    let found = record.verify(&heads)?;
    if page.is_json() {
        let fault = found.fault.as_ref().map(|it| {
            json!({ "says": it.to_string(), "from": it.within.start, "before": it.within.end })
        });
        let json = json!({
            "sound": found.is_sound(), "head": found.head, "heads": heads.len(), "fault": fault,
        });
        page.line(&json.to_string())?;
    } else if let Some(fault) = &found.fault {
        page.line(&format!("not sound: {fault}"))?;
        page.line(&format!("sound up to {}", found.head))?;
    } else {
        let against = match heads.len() {
            0 => {
                "no head was compared: the chain alone cannot tell whether all of it was rewritten"
            }
            _ => "as the heads seal it",
        };
        let mut sheet = page.sheet();
        sheet.text(0, &Words::plain(&format!("sound, {against}")));
        page.put(&sheet)?;
        page.line(&found.head.to_string())?;
    }
    Ok(if found.is_sound() { Outcome::Done } else { Outcome::Faults })
}

fn heads(files: &[PathBuf]) -> anyhow::Result<Vec<Head>> {
    let mut heads = Vec::new();
    for path in files {
        let text = Document::open(path, &Machine)?.text;
        if text.trim().is_empty() {
            bail!(
                "{} holds no head, and so proves nothing: it should hold lines as `foedera register head` prints them",
                path.display()
            );
        }
        for line in text.lines().filter(|it| !it.trim().is_empty()) {
            let head =
                line.parse().map_err(|says: String| anyhow!("{}: {says}", path.display()))?;
            heads.push(head);
        }
    }
    Ok(heads)
}
