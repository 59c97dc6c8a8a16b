//! `foedera states`: who can be named in texts, by which code, and when they lived.

use foedera::entities::{Entity, EntityNo, Language, Name, SuccessionKind, Term, fold};
use foedera::{Day, Verdict, World};
use serde_json::{Value, json};

use crate::asking::day;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::words::{Look, Words};

/// States, organisations and territories: codes, names, when they lived, who came after them.
///
/// Treaties and acts name a state by its code; a scenario takes any name of its day. NAME is a code,
/// or a part of a name in any language; without one all are told.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foedera states yemen\n  foedera states --on 1914-08-04\n  foedera states RU --json"
)]
pub(crate) struct Args {
    /// A code, or a part of a name in any language
    name: Option<String>,

    /// Only those that existed on this day, as far as is known
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<Day>,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let world = World::embedded();
    let found = found(world, args);
    if let (true, Some(name)) = (found.is_empty(), &args.name) {
        let on = args.on.map(|it| format!(" on {it}")).unwrap_or_default();
        anyhow::bail!("nobody is called `{name}`{on}: a part of a name is enough, in any language");
    }
    if page.is_json() {
        for it in found {
            page.line(&line(world, it).to_string())?;
        }
        return Ok(Outcome::Done);
    }
    let mut sheet = page.sheet();
    for it in found {
        let head = Words::accent(&format!("{}  ", it.id));
        let says = Words::plain(&it.title).with(Look::Faint, &told(world, it));
        sheet.hung_with(&head, &Words::plain("  "), &says);
    }
    page.put(&sheet)?;
    Ok(Outcome::Done)
}

/// Those that bear a code or a name with the words in it, in the order of their codes.
fn found<'w>(world: &'w World, args: &Args) -> Vec<&'w Entity> {
    let lived = |it: &&Entity| args.on.is_none_or(|day| it.existed_on(day) != Verdict::No);
    let mut found: Vec<&Entity> = match args.name.as_deref().map(str::trim) {
        None => world.entities().iter().collect(),
        Some(name) => match name.to_uppercase().parse().ok().and_then(|it| world.entity(&it)) {
            Some(it) => world.subjects(it.no).collect(),
            None => named(world, &fold(name)),
        },
    };
    found.retain(lived);
    found.sort_by_key(|it| it.id.as_str());
    found.dedup_by_key(|it| it.no);
    found
}

/// Those a name of whom has a word that begins so; in scripts without spaces, that has it anywhere.
fn named<'w>(world: &'w World, asked: &str) -> Vec<&'w Entity> {
    let begins = |text: &str| fold(text).starts_with(asked);
    let holds = |text: &str| {
        let words = text.char_indices().filter(|(_, it)| !it.is_alphanumeric());
        let mut rests = words.filter_map(|(at, _)| text.get(at..));
        begins(text) || rests.any(begins) || !asked.is_ascii() && fold(text).contains(asked)
    };
    let names = world.all_names().iter().filter(|it| it.kind.is_proper() && holds(&it.text));
    let bearers: Vec<EntityNo> = names.map(|it| it.entity).collect();
    let is_it = |it: &&Entity| holds(&it.title) || bearers.contains(&it.no);
    world.entities().iter().filter(is_it).collect()
}

/// `, state, 1918-11-11 until 1990-05-22, then YE; also called North Yemen`.
fn told(world: &World, it: &Entity) -> String {
    let lives: Vec<String> = it.lives.iter().map(term).filter(|it| !it.is_empty()).collect();
    let lives = if lives.is_empty() { String::new() } else { format!(", {}", lives.join(" and ")) };
    let after = ids(world, after(world, it));
    let after =
        if after.is_empty() { String::new() } else { format!(", then {}", after.join(", ")) };
    // Headings of lists, as `Yemen, Arab Republic`, say nothing more.
    let names = names(world, it).into_iter().filter(|it| !it.contains([',', '(']));
    let names: Vec<&str> = names.collect();
    let also =
        if names.is_empty() { String::new() } else { format!("; also {}", names.join(", ")) };
    format!("({}{lives}{after}{also})", it.capacity)
}

fn term(it: &Term) -> String {
    match (it.from(), it.until()) {
        (None, None) => String::new(),
        (Some(from), None) => match from.to_string().strip_prefix('/') {
            Some(known) => format!("since {known} or before"),
            None => format!("since {from}"),
        },
        (None, Some(until)) => format!("until {until}"),
        (Some(from), Some(until)) => format!("{from} until {until}"),
    }
}

/// Its English names beside the title, each once.
fn names<'w>(world: &'w World, it: &Entity) -> Vec<&'w str> {
    let own = world.names(Language::ENGLISH).filter(|name| name.entity == it.no);
    let own = own.filter(|name| name.kind.is_proper() && *name.text != *it.title);
    let mut names: Vec<&str> = own.map(|Name { text, .. }| &**text).collect();
    names.dedup();
    names
}

/// Who stands in its place.
fn after<'w>(world: &'w World, it: &Entity) -> impl Iterator<Item = EntityNo> + use<'w> {
    let ends = |kind: SuccessionKind| kind.ends_predecessors();
    world.successors(it.no).filter(move |it| ends(it.kind)).flat_map(|it| it.successors.clone())
}

fn ids(world: &World, all: impl Iterator<Item = EntityNo>) -> Vec<String> {
    all.filter_map(|it| world.id(it)).map(|it| it.to_string()).collect()
}

fn line(world: &World, it: &Entity) -> Value {
    let lives = it.lives.iter().map(|it| {
        json!({
            "since": it.from().map(ToString::to_string), "until": it.until().map(ToString::to_string),
        })
    });
    let codes = it.codes.iter().map(|it| json!({ "system": it.system.word(), "code": it.value }));
    let before = world.predecessors(it.no).flat_map(|it| it.predecessors.clone());
    json!({
        "code": it.id, "title": it.title, "capacity": it.capacity.word(),
        "lives": lives.collect::<Vec<_>>(), "codes": codes.collect::<Vec<_>>(),
        "names": names(world, it), "before": ids(world, before), "after": ids(world, after(world, it)),
        "note": it.note,
    })
}
