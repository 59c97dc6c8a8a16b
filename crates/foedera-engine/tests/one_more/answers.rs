//! Every answer of an engine, as texts that can be compared.

use foedera_dates::Day;
use foedera_engine::{Engine, Question, Said, Table};
use foedera_entities::EntityId;
use foedera_model::Treaty;

use crate::dice::Dice;

/// What is asked, of one engine and of another.
#[derive(Debug)]
pub(crate) struct Asking {
    questions: Vec<Question>,
    treaties: Vec<String>,
    days: Vec<Day>,
}

impl Asking {
    /// About every treaty on so many days of acts and after them: in general, for a state and between two.
    pub(crate) fn of(treaties: &[Treaty], said: &[Said], days: usize, dice: &mut Dice) -> Self {
        let mut asking = Self { questions: Vec::new(), treaties: Vec::new(), days: Vec::new() };
        for treaty in treaties {
            let own = said.iter().map(|it| &it.graded.statement.act);
            let own: Vec<_> = own.filter(|it| it.treaty == treaty.id).collect();
            let mut states: Vec<EntityId> = own.iter().flat_map(|it| it.actors.clone()).collect();
            states.extend(&treaty.head.between);
            states.extend(["CH", "BR"].map(|it| it.parse::<EntityId>().unwrap()));
            states.sort_unstable();
            states.dedup();
            let done = own.iter().filter_map(|it| it.on.as_ref()?.bounds().latest());
            let mut known: Vec<Day> = done.collect();
            known.push("2026-01-01".parse().unwrap());
            for _ in 0..days {
                let day = known[dice.between(0, known.len() - 1)];
                let on = day.plus_days(i32::try_from(dice.between(0, 120)).unwrap()).unwrap();
                let [one, two] = [0; 2].map(|_| states[dice.between(0, states.len() - 1)]);
                for (of, with) in [(None, None), (Some(one), None), (Some(one), Some(two))] {
                    asking.questions.push(Question { treaty: treaty.id.clone(), on, of, with });
                }
                asking.days.push(on);
            }
            asking.treaties.push(treaty.id.clone());
        }
        asking.days.truncate(8);
        asking
    }

    pub(crate) fn answers(&self, engine: &Engine, table: &Table) -> Vec<String> {
        let status = self.questions.iter().map(|it| format!("{:?}", engine.status(it)));
        let histories = self.treaties.iter().map(|it| {
            format!("{it}: {:?} {:?}", engine.timeline(it, None), engine.unadmitted(it, None))
        });
        let swept = self.days.iter().flat_map(|on| swept(engine, table, *on));
        let spells = self.treaties.iter().map(|it| spells(engine, table, it));
        status.chain(histories).chain(swept).chain(spells).collect()
    }
}

/// Each line that a sweep finds, by the name of its state, and what a look-up says of it.
fn swept(engine: &Engine, table: &Table, on: Day) -> Vec<String> {
    let told = table.holding_on(on).map(|it| {
        let state = it.state.and_then(|it| engine.state_id(it, on));
        let looked_up = table.in_force(it.treaty, it.state, on);
        assert_eq!(looked_up, (it.verdict, it.cause));
        format!("{on} {:?} {state:?} {} {:?}", it.treaty, it.verdict, it.cause)
    });
    let mut told: Vec<String> = told.collect();
    // Numbers of states are those of one engine.
    told.sort();
    told
}

fn spells(engine: &Engine, table: &Table, treaty: &str) -> String {
    let no = engine.treaty_no(treaty).unwrap();
    let told = table.states(no).map(|state| {
        let spells: Vec<_> = table.spells(no, state).collect();
        let id = spells.first().and_then(|(since, _)| engine.state_id(state, *since));
        format!("{id:?} {spells:?}")
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    format!("{treaty}: {}", told.join("; "))
}
