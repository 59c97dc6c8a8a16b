//! `foedera register init`: a new register.

use std::path::Path;

use foedera::register::shown;
use foedera::{Machine, Record, Surroundings as _};
use serde_json::json;

use crate::asking::Place;
use crate::outcome::Outcome;
use crate::page::Page;

/// Make a new register.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera register init acts.db --origin \
                        treaties.example.org/register")]
pub(crate) struct Args {
    /// The new file, ending in .db (SQLite) or .jsonl, or a `postgres://` URL; the same as --register
    #[arg(value_name = "FILE", conflicts_with = "register")]
    file: Option<String>,

    #[command(flatten)]
    place: Place,

    /// Its name, unique in the world and for ever: a URL without its scheme; where none is given, one is
    /// made that no other register has
    #[arg(long, value_name = "NAME")]
    origin: Option<String>,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let place = args.file.clone().map_or_else(|| args.place.required(), Ok)?;
    let record = Record::init(&place, args.origin.as_deref(), Machine.now())?;
    let head = record.head()?;
    let place = shown(Path::new(&place));
    if page.is_json() {
        page.line(&json!({ "register": place, "head": head }).to_string())?;
    } else {
        page.line(&format!("made {place}; its head is"))?;
        page.line(&head.to_string())?;
    }
    Ok(Outcome::Done)
}
