//! `foedera panel`: directed dyad-years to a table.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use foedera::model::Obligation;
use foedera::panel::{Atop, DyadYears, Ties, Wanted};
use foedera::{Columnar, Counting, Machine, Years};
use serde_json::json;

use crate::asking::{Desk, OnDay, Sources};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::problems;
use crate::show::days;

/// Which obligations each state owes each other, year by year: directed dyad-years.
///
/// A row is an ordered pair of states and a year: `state_a` owes `state_b` what stands as 1. The commitments are those
/// of the library's treaties, while they bind both; what is open is told and not written. With `--source atop` they
/// are those of an ATOP member file, as coded, and the states bear its numbers.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foedera panel --from 1914 --to 2020 -o dyads.csv\n  foedera panel --source \
                  atop --data atop -o dyads.csv\n  foedera panel --source atop --register acts.db -o dyads.csv"
)]
pub(crate) struct Args {
    /// The first year; the first of the data where none is given
    #[arg(long, value_name = "YEAR")]
    from: Option<i16>,

    /// The last year; the last of the data where none is given
    #[arg(long, value_name = "YEAR")]
    to: Option<i16>,

    /// Only dyads of which one is among these states, named as the table has them: codes, or ATOP's numbers
    #[arg(long, value_name = "STATES", value_delimiter = ',')]
    states: Vec<String>,

    /// Only dyads of which both are among these states
    #[arg(long, value_name = "STATES", value_delimiter = ',')]
    among: Vec<String>,

    /// Only years in which one of these is owed
    #[arg(long, value_parser = kinds(), value_name = "KINDS", value_delimiter = ',')]
    kinds: Vec<Obligation>,

    /// Whose data
    #[arg(long, value_enum, default_value = "library")]
    source: Source,

    /// The member file, or the folder that holds it; where none is named, what `import atop` put into the register
    #[arg(long, value_name = "PATH")]
    data: Option<PathBuf>,

    /// By which convention a year counts; ATOP's own for its data, else days bound
    #[arg(long, value_enum)]
    counting: Option<By>,

    /// The table to write: FILE.csv, or FILE.parquet or FILE.arrow in builds with the feature `parquet`; `-` is CSV to
    /// standard output
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,

    #[command(flatten)]
    sources: Sources,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Source {
    /// The treaties and the record, as every other command has them
    Library,
    /// The Alliance Treaty Obligations and Provisions, as coded
    Atop,
}

/// What is owed, by the names of the table's columns.
fn kinds() -> impl TypedValueParser<Value = Obligation> {
    let columns = PossibleValuesParser::new(Obligation::ALL.map(Obligation::column));
    columns.try_map(|name| {
        let found = Obligation::ALL.into_iter().find(|it| it.column() == name);
        found.ok_or("it is no column of the table")
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// As ATOP counts its own: from the signature, every year that more than a boundary day touches, the last phase of it
    Atop,
    /// Years with a day on which both were bound, from entry into force where the record has it; the day of leaving is the
    /// first day out
    DaysBound,
}

impl From<By> for Counting {
    fn from(by: By) -> Self {
        match by {
            By::Atop => Self::Atop,
            By::DaysBound => Self::DaysBound,
        }
    }
}

/// The first year asked about where the library is and none is given: the list of states begins with it.
const LIBRARY_FROM: i16 = 1815;

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let form = form_of(&args.output)?;
    if args.source == Source::Library && args.data.is_some() {
        bail!(
            "--data names ATOP's member file: add `--source atop`, or leave it out for the library"
        );
    }
    let by = |usual: By| args.counting.unwrap_or(usual).into();
    let ties = match args.source {
        Source::Atop => coded(args, page)?.ties(by(By::Atop)),
        Source::Library => owed(args, by(By::DaysBound), page)?,
    };
    let years = asked(args, ties.years())?;
    let counted = ties.count(years, &Machine)?;
    let counted = wanted(args, counted)?;
    let rows = write(&counted, form, &args.output, page)?;
    let Years { first, last } = years;
    if page.is_json() && args.output != Path::new("-") {
        page.line(&json!({ "rows": rows, "from": first, "to": last }).to_string())?;
    } else {
        let many = usize::try_from(rows).unwrap_or(usize::MAX);
        problems::remark(&format!("{} of {first} to {last}", days::count(many, "dyad-year")), page);
    }
    Ok(Outcome::Done)
}

/// The dyad-years of the states and kinds that are asked for.
fn wanted(args: &Args, counted: DyadYears) -> anyhow::Result<DyadYears> {
    let asked = || args.states.iter().chain(&args.among);
    if let Some(unknown) = asked().find(|it| !counted.states().contains(it)) {
        let some: Vec<&str> = counted.states().iter().take(3).map(String::as_str).collect();
        bail!(
            "the data have no state `{unknown}`: name it as the table does, such as {}",
            some.join(", ")
        );
    }
    if asked().next().is_none() && args.kinds.is_empty() {
        return Ok(counted);
    }
    let owed = args.kinds.iter().copied().collect();
    let (of, among) = (args.states.clone(), args.among.clone());
    Ok(counted.only(&Wanted { of, among, owed }))
}

/// What others coded: in the folder that is named, or in the register.
fn coded(args: &Args, page: &Page) -> anyhow::Result<Atop> {
    let data = match &args.data {
        Some(place) => Atop::open(place, &Machine)?,
        None if args.sources.names_register()? => {
            let desk = Desk::open(&args.sources, OnDay::new(None))?;
            Atop::read(desk.foedera.coded(&desk.sight)?, &Machine)?
        }
        None => {
            bail!("name the member file or its folder with --data, or a register with --register")
        }
    };
    problems::rows(&data.report, page);
    Ok(data)
}

/// What the library's commitments come to; of what is open it is told under which treaties.
fn owed(args: &Args, counting: Counting, page: &Page) -> anyhow::Result<Ties> {
    let desk = Desk::open(&args.sources, OnDay::new(None))?;
    desk.remark(page);
    let to = args.to.unwrap_or_else(|| desk.asked.on.year());
    let years = between(args.from.unwrap_or(LIBRARY_FROM), to)?;
    let (ties, open) = desk.look()?.ties(years, counting)?;
    let mut treaties: Vec<&str> = open.iter().map(|it| it.treaty.as_str()).collect();
    treaties.dedup();
    if !treaties.is_empty() {
        let says =
            format!("not written, being open on some days: ties under {}", treaties.join(", "));
        problems::remark(&says, page);
    }
    Ok(ties)
}

/// The years asked for, as far as the data speak of them.
fn asked(args: &Args, data: Years) -> anyhow::Result<Years> {
    let asked = between(args.from.unwrap_or(data.first), args.to.unwrap_or(data.last))?;
    let Years { first, last } = data;
    asked.meet(data).with_context(|| format!("the data speak of {first} to {last} only"))
}

fn between(first: i16, last: i16) -> anyhow::Result<Years> {
    Years::new(first, last)
        .with_context(|| format!("{last} is before {first}: --from is the first year"))
}

/// The format of typed columns that the end of the name asks for; without an end it is CSV.
fn form_of(output: &Path) -> anyhow::Result<Option<Columnar>> {
    Ok(match output.extension().and_then(|it| it.to_str()) {
        Some("parquet") => Some(Columnar::parquet()?),
        Some("arrow") => Some(Columnar::arrow()?),
        None | Some("csv") => None,
        Some(other) => {
            bail!("no table is written as `.{other}`: name it FILE.csv, FILE.parquet or FILE.arrow")
        }
    })
}

fn write(
    counted: &DyadYears,
    form: Option<Columnar>,
    output: &Path,
    page: &mut Page,
) -> anyhow::Result<u64> {
    if output == Path::new("-") {
        return Ok(counted.write_csv(page.raw())?);
    }
    let doing = || format!("writing {}", output.display());
    let mut file = File::create(output).with_context(doing)?;
    match form {
        Some(form) => counted.write_columns(form, file).with_context(doing),
        None => counted.write_csv(&mut file).with_context(doing),
    }
}
