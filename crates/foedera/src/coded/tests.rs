//! What the case comes to under coded alliances is what a panel of the same rows counts.

use std::collections::BTreeSet;
use std::path::Path;

use foedera_dates::Day;
use foedera_engine::casus::Stage;
use foedera_entities::EntityId;
use foedera_import::atop::{Coding, Spell};
use foedera_model::Obligation;
use foedera_panel::{Counting, Membership, Panel, Years};

use super::Coded;
use crate::Machine;
use crate::panel::Members;

/// Who is in no alliance, and attacks.
const OUTSIDER: &str = "VA";

/// One day each of quiet and crowded times; later ones ask for minutes where nothing is optimised.
const DAYS: [&str; 6] =
    ["1820-07-01", "1850-07-01", "1867-03-01", "1875-06-01", "1914-07-01", "1938-07-01"];

/// Who owes whom what.
type Owes = BTreeSet<(EntityId, EntityId, &'static str)>;

/// If somebody outside makes war on one state after the other, those are asked for something to whom a row of the panel
/// of that day says that it is owed, and no others: whatever the conditions, of which the panel knows none.
#[test]
#[expect(clippy::print_stderr, reason = "a test that skips says so")]
fn on_a_day_those_are_bound_whom_a_panel_counts() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/atop");
    if !data.is_dir() {
        eprintln!("skipped: the data of ATOP are not beside the project");
        return;
    }
    let codings = Members::of(&data, &Machine).unwrap().codings(&Machine).unwrap().0;
    for day in DAYS {
        let on: Day = day.parse().unwrap();
        let rows = settled(&codings, on);
        let coded = Coded::of("ATOP".to_owned(), &rows);
        let (panel, casus) = (by_panel(&coded, &rows, on), by_casus(&coded, on));
        assert!(!panel.is_empty(), "{day}");
        let (only_panel, only_casus): (Vec<_>, Vec<_>) =
            (panel.difference(&casus).collect(), casus.difference(&panel).collect());
        assert!(
            only_panel.is_empty() && only_casus.is_empty(),
            "{day}: only the panel {only_panel:?}, only the case {only_casus:?}"
        );
    }
}

/// The rows of a day, but for alliances with one of which it is open whether it holds then.
fn settled(codings: &[Coding], on: Day) -> Vec<Coding> {
    let is_open = |it: &&Coding| {
        let leaves = it.left_from.zip(it.spell.until);
        it.spell.from <= on && on < it.come_by
            || leaves.is_some_and(|(first, last)| first <= on && on <= last)
    };
    let open: BTreeSet<u32> = codings.iter().filter(is_open).map(|it| it.spell.alliance).collect();
    let holds = |it: &&Coding| {
        it.come_by <= on
            && it.left_from.is_none_or(|left| on < left)
            && !open.contains(&it.spell.alliance)
    };
    codings.iter().filter(holds).copied().collect()
}

fn by_panel(coded: &Coded, rows: &[Coding], on: Day) -> Owes {
    let member = |it: &Coding| {
        let Spell { alliance, phase, state, from, until, owes, .. } = it.spell;
        Membership { alliance, phase, state, from, until, owes }
    };
    let years = Years { first: on.year(), last: on.year() };
    let panel = Panel::new(rows.iter().map(member).collect(), years.last);
    let mut owes = Owes::new();
    panel.rows(Counting::DaysBound, years, |row| {
        let (a, b) = (coded.states.on(row.state_a, on), coded.states.on(row.state_b, on));
        // Of one number nobody is known.
        let (Some(a), Some(b)) = (a, b) else { return };
        let owed = Obligation::ALL.into_iter().filter(|it| row.owes.has(*it));
        owes.extend(owed.map(|it| (a, b, it.column())));
    });
    owes
}

fn by_casus(coded: &Coded, on: Day) -> Owes {
    let members = coded.alliances.iter().flat_map(|it| &it.members);
    let states: BTreeSet<EntityId> =
        members.filter_map(|it| coded.states.on(it.state, on)).collect();
    let mut owes = Owes::new();
    for state in states {
        let text = format!("scenario WAR \"A war\"\n  {on}  {OUTSIDER} declares war on {state}\n");
        let scenarios = crate::scenarios_of("war", &text).unwrap();
        let casus = coded.casus(&scenarios[0], None).unwrap();
        let of_day = casus.duties.iter().filter(|it| it.round == 0 && it.beneficiary == state);
        let bound = of_day.filter(|it| !matches!(it.state, Stage::NotBound(_)));
        let kind = |it| Obligation::of(it).map(Obligation::column);
        owes.extend(bound.filter_map(|it| Some((it.bearer, it.beneficiary, kind(&it.duty)?))));
    }
    owes
}
