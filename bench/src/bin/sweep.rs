//! The standing of every treaty and state on a day, beside what else one would use: DuckDB and SQLite asked
//! which recorded spell holds on the day.
//!
//! The others are handed the spells that Foedera computed from law and acts, so that they answer the
//! same question without computing any law; reading them from CSV is their build. Everything is done
//! in one run, one after the other, the median of several rounds each.
//!
//! `sweep [--ieadb DIR] [--untc DIR] [--times N] [--rounds N]`: the acts of imported collections, N times
//! over under other names; without a folder, acts made up from a fixed sequence.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use foedera_bench::made_up;
use foedera_dates::{Day, Verdict};
use foedera_engine::{Engine, Policy, Said, Table, TreatyNo};
use foedera_entities::World;
use foedera_import::{Folder, ieadb, untc};
use foedera_model::{ActKind, Graded, Treaty};

type Failing<T> = Result<T, Box<dyn Error>>;

/// What is asked for on the command line.
struct Asked {
    ieadb: Option<PathBuf>,
    untc: Option<PathBuf>,
    times: usize,
    rounds: usize,
}

fn main() -> Failing<()> {
    let asked = asked()?;
    let acts = acts(&asked)?;
    let (laws, said) = world_of(&acts, asked.times);
    println!("{} treaties, {} acts", laws.len(), said.len());

    let build = || {
        let engine = Engine::new(&laws, World::embedded(), &said, Policy::EVERYONE, None);
        let table = engine.table();
        (engine, table)
    };
    let built = median(asked.rounds, || drop(black_box(build())));
    let (engine, table) = build();
    let on = Day::from_ymd(2010, 6, 30).ok_or("a day")?;
    let pairs = pairs(&table, laws.len());
    let asked_each = median(asked.rounds, || {
        black_box(one_by_one(&table, &pairs, on));
    });
    let swept = median(asked.rounds, || {
        black_box(sweep(&table, on));
    });
    assert_eq!(sweep(&table, on), one_by_one(&table, &pairs, on), "both ways say the same");
    println!("foedera: {} standings, {} in force on {on}", pairs.len(), sweep(&table, on));
    let point = asked_each * 1e9 / pairs.len().max(1) as f64;
    println!("  build {built:.6} s, sweep {swept:.6} s, a point query {point:.1} ns");
    let more = one_more(&engine, &said);
    println!("  one more act: {more:.6} s");

    let spells = std::env::temp_dir().join("foedera-spells.csv");
    fs::write(&spells, csv(&engine, &table, &pairs))?;
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("beside.py");
    let mut others = Command::new("python3");
    others.arg(beside).arg(&spells).arg(on.to_string()).arg(asked.rounds.to_string());
    let out = others.output()?;
    if !out.status.success() {
        return Err(String::from_utf8_lossy(&out.stderr).into_owned().into());
    }
    for line in String::from_utf8(out.stdout)?.lines() {
        let mut words = line.split_whitespace();
        let [name, load, query, count] = [(); 4].map(|()| words.next().unwrap_or_default());
        let (load, query): (f64, f64) = (load.parse()?, query.parse()?);
        println!("{name}: {count} in force; load {load:.6} s, query {query:.6} s");
        println!(
            "  its query takes {:.1} times our sweep; its load and query {:.2} times our build and sweep",
            query / swept,
            (load + query) / (built + swept)
        );
    }
    Ok(())
}

fn asked() -> Failing<Asked> {
    let mut asked = Asked { ieadb: None, untc: None, times: 1, rounds: 5 };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--ieadb" => asked.ieadb = Some(value()?.into()),
            "--untc" => asked.untc = Some(value()?.into()),
            "--times" => asked.times = value()?.parse()?,
            "--rounds" => asked.rounds = value()?.parse()?,
            // What `cargo bench` itself hands on.
            "--bench" => {}
            _ => return Err(format!("unknown: {word}").into()),
        }
    }
    Ok(asked)
}

/// The acts of all collections asked for.
fn acts(asked: &Asked) -> Failing<Vec<Graded>> {
    let mut all = Vec::new();
    if let Some(folder) = &asked.ieadb {
        let import = ieadb::read(&files(folder, folder)?, World::embedded())?;
        all.extend(import.statements.into_iter().map(|it| it.graded));
    }
    if let Some(folder) = &asked.untc {
        let import = untc::read(&files(folder, folder)?, None, World::embedded())?;
        all.extend(import.statements.into_iter().map(|it| it.graded));
    }
    Ok(if asked.ieadb.is_none() && asked.untc.is_none() { made_up(5_000) } else { all })
}

fn files(root: &Path, folder: &Path) -> Failing<Folder> {
    let mut found = Folder::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.strip_prefix(root)?.to_string_lossy().into_owned();
            if path.is_dir() {
                waiting.push(path);
            } else if untc::is_read(&name) || ieadb::FILES.contains(&name.as_str()) {
                found.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(found)
}

/// A law for every treaty and its acts, so many times over. No table of acts says what its treaties say:
/// each is given the commonest final clauses, with a third of those that ever consented as its number.
fn world_of(acts: &[Graded], times: usize) -> (Vec<Treaty>, Vec<Said>) {
    let mut by_treaty: BTreeMap<&str, Vec<&Graded>> = BTreeMap::new();
    for it in acts {
        by_treaty.entry(&it.statement.act.treaty).or_default().push(it);
    }
    let (mut laws, mut said) = (Vec::new(), Vec::new());
    for time in 0..times {
        for (id, acts) in &by_treaty {
            let deposits =
                acts.iter().filter(|it| matches!(it.statement.act.kind, ActKind::Deposit(_)));
            let law = law(&format!("T-{}-{time}", laws.len()), deposits.count());
            for it in acts {
                let mut graded = (*it).clone();
                graded.statement.act.treaty.clone_from(&law.id);
                said.push(Said::recorded(format!("{id} {}", said.len()), graded));
            }
            laws.push(law);
        }
    }
    (laws, said)
}

fn law(id: &str, deposits: usize) -> Treaty {
    let number = (deposits / 3).max(2);
    let text = format!(
        "treaty {id} \"Of a collection\"\n  counts days as UN\n\nconsent by ratification, acceptance or approval\n\
         accession open to all states\nenters into force on the 90th day after deposit of {number} instruments\n\
         for each later party, on the 90th day after its deposit\na party may withdraw, 12 months after its notice\n"
    );
    foedera_clauses::parse(&text).value.treaty.expect("a treaty")
}

type Pair = (TreatyNo, foedera_engine::StateNo);

/// Every treaty with every state that was ever its party, or may have been.
fn pairs(table: &Table, treaties: usize) -> Vec<Pair> {
    let numbers = (0..treaties).filter_map(|it| u32::try_from(it).ok()).map(TreatyNo);
    numbers.flat_map(|treaty| table.states(treaty).map(move |state| (treaty, state))).collect()
}

/// Every state's treaties in force on a day, counted.
fn sweep(table: &Table, on: Day) -> usize {
    table.holding_on(on).filter(|it| it.state.is_some() && it.verdict == Verdict::Yes).count()
}

fn one_by_one(table: &Table, pairs: &[Pair], on: Day) -> usize {
    let holds = |pair: &&Pair| table.in_force(pair.0, Some(pair.1), on).0 == Verdict::Yes;
    pairs.iter().filter(holds).count()
}

/// How long it takes until the effect of one more act is known.
fn one_more(engine: &Engine, said: &[Said]) -> f64 {
    let Some(last) = said.last().cloned() else { return 0.0 };
    let treaty = last.graded.statement.act.treaty.clone();
    median(3, || {
        let with = engine.what_if(vec![last.clone()]);
        let on = Day::from_ymd(2010, 6, 30).expect("a day");
        let question =
            foedera_engine::Question { treaty: treaty.clone(), on, of: None, with: None };
        drop(black_box(with.status(&question)));
    })
}

/// The computed spells as a table that others read: treaty, state, since, until.
fn csv(engine: &Engine, table: &Table, pairs: &[Pair]) -> String {
    let mut text = String::from("treaty,state,since,until\n");
    for (treaty, state) in pairs {
        for (since, until) in table.spells(*treaty, *state) {
            let state = engine.state_id(*state, since).map(|it| it.to_string()).unwrap_or_default();
            let until = until.map(|it| it.to_string()).unwrap_or_default();
            writeln!(text, "{},{state},{since},{until}", treaty.0).expect("text");
        }
    }
    text
}

/// The median of the seconds that some rounds take.
fn median(rounds: usize, mut round: impl FnMut()) -> f64 {
    let mut took: Vec<f64> = (0..rounds.max(1))
        .map(|_| {
            let begun = Instant::now();
            round();
            begun.elapsed().as_secs_f64()
        })
        .collect();
    took.sort_by(f64::total_cmp);
    took.get(took.len() / 2).copied().unwrap_or_default()
}
