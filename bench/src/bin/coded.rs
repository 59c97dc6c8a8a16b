//! The case of one attack over every alliance that ATOP codes: `coded ATOP-FOLDER [DAY AGGRESSOR VICTIM]`.

use std::path::Path;
use std::time::Instant;

use foedera::Machine;
use foedera::panel::Members;

/// That of the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How often each case is asked; the median is told.
const TIMES: usize = 101;

/// One attack each, in the worlds of five generations.
const ATTACKS: [(&str, &str, &str); 5] = [
    ("1875-06-01", "OTTOMAN", "RU-EMPIRE"),
    ("1914-08-04", "DE", "BE"),
    ("1939-09-01", "DE", "PL"),
    ("1965-06-01", "US", "SU"),
    ("2015-06-01", "US", "RU"),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().ok_or("usage: coded ATOP-FOLDER [DAY AGGRESSOR VICTIM]")?;
    let start = Instant::now();
    let (coded, _) = Members::of(Path::new(&folder), &Machine)?.law(&Machine)?;
    println!("{} alliances in their phases, read in {:?}", coded.len(), start.elapsed());
    match (args.next(), args.next(), args.next()) {
        (Some(day), Some(by), Some(to)) => ask(&coded, &day, &by, &to)?,
        _ => ATTACKS.iter().try_for_each(|(day, by, to)| ask(&coded, day, by, to))?,
    }
    Ok(())
}

fn ask(
    coded: &foedera::Coded,
    day: &str,
    by: &str,
    to: &str,
) -> Result<(), Box<dyn std::error::Error>> {
    let text = format!("scenario ATTACK \"An attack\"\n  {day}  supposed: {by} attacks {to}\n");
    let scenarios = foedera::scenarios_of("attack", &text)?;
    let scenario = scenarios.first().ok_or("no scenario")?;
    let once = || {
        let start = Instant::now();
        let casus = coded.casus(scenario, None);
        (start.elapsed(), casus)
    };
    let mut times: Vec<_> = (0..TIMES).map(|_| once().0).collect();
    times.sort_unstable();
    let told = once().1.map_or((0, 0), |it| (it.duties.len(), it.performances.len()));
    let median = times.get(TIMES / 2).ok_or("no run")?;
    println!("{day} {by} attacks {to}: {median:?}, {} duties, {} performances", told.0, told.1);
    Ok(())
}
