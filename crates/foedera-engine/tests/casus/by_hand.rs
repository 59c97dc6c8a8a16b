//! A law made by hand: treaties as texts, and a table of who was bound when.
//!
//! It is no engine: it looks up what it is told, so that what is tested is the case alone.

use foedera_dates::{Day, Verdict};
use foedera_engine::casus::{Absent, Between, Bound, Law, Tie};
use foedera_engine::{Article18, Reason, Reserved};
use foedera_entities::EntityId;
use foedera_model::{Base, Set, Treaty};

/// Treaties, and the lines of the table.
pub(crate) struct ByHand {
    treaties: Vec<Treaty>,
    lines: Vec<Line>,
}

/// `RU-KP-2024  KP RU  signed 2024-06-19  from 2024-12-04  until 2030-01-01  open`: for these states,
/// from and until these days; `open` makes the force open instead of certain, and between `suspended` and
/// `resumed` it is suspended.
struct Line {
    treaty: String,
    states: Vec<EntityId>,
    signed: Option<Day>,
    from: Option<Day>,
    until: Option<Day>,
    suspended: Option<Day>,
    resumed: Option<Day>,
    is_open: bool,
}

/// Where a state stands by its line.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Before,
    In,
    Open,
    Suspended,
    After,
}

impl ByHand {
    pub(crate) fn new(treaties: &[&str], table: &str) -> Self {
        let treaties = treaties.iter().map(|text| treaty(text)).collect();
        Self { treaties, lines: table.trim().lines().map(line).collect() }
    }

    fn lines_of(&self, treaty: usize) -> impl Iterator<Item = &Line> {
        let id = &self.treaties[treaty].id;
        self.lines.iter().filter(move |it| it.treaty == *id)
    }

    fn line_of(&self, treaty: usize, state: EntityId) -> Option<&Line> {
        self.lines_of(treaty).find(|it| it.states.contains(&state))
    }

    fn place(&self, treaty: usize, state: EntityId, on: Day) -> Option<Place> {
        let line = self.line_of(treaty, state)?;
        Some(if line.from.is_none_or(|from| on < from) {
            Place::Before
        } else if line.until.is_some_and(|until| until <= on) {
            Place::After
        } else if line.suspended.is_some_and(|it| it <= on) && line.resumed.is_none_or(|it| on < it)
        {
            Place::Suspended
        } else if line.is_open {
            Place::Open
        } else {
            Place::In
        })
    }

    /// The first later day on which anything of the table changes.
    fn next_turn(&self, treaty: usize, on: Day) -> Option<Day> {
        let ends = self
            .lines_of(treaty)
            .flat_map(|it| [it.from, it.until, it.signed, it.suspended, it.resumed]);
        ends.flatten().filter(|it| on < *it).min()
    }

    fn absent(&self, treaty: usize, states: [EntityId; 2], on: Day) -> Absent {
        let is_in_force = self.lines_of(treaty).any(|line| {
            line.states.iter().any(|it| self.place(treaty, *it, on) == Some(Place::In))
        });
        if is_in_force {
            Absent::NotAParty
        } else if states.iter().any(|it| self.place(treaty, *it, on) == Some(Place::After)) {
            Absent::Ended
        } else {
            Absent::NotYetInForce
        }
    }
}

impl Law for ByHand {
    fn treaty(&self, no: usize) -> Option<&Treaty> {
        self.treaties.get(no)
    }

    fn concerned(&self, treaty: usize, _days: (Day, Day)) -> Vec<EntityId> {
        let mut states: Vec<EntityId> =
            self.lines_of(treaty).flat_map(|it| it.states.iter().copied()).collect();
        states.sort();
        states
    }

    fn bound(&self, between: Between<'_>, on: Day) -> Bound {
        let Between { treaty, bearer, beneficiary, .. } = between;
        let states = [bearer, beneficiary];
        let places = states.map(|it| self.place(treaty, it, on));
        let tie = if places.iter().all(|it| *it == Some(Place::In)) {
            Tie::Yes
        } else if places.iter().all(|it| matches!(it, Some(Place::In | Place::Suspended))) {
            Tie::No(Absent::Suspended)
        } else if places.iter().all(|it| matches!(it, Some(Place::In | Place::Open))) {
            Tie::Open("it is disputed".to_owned())
        } else {
            Tie::No(self.absent(treaty, states, on))
        };
        let line = self.line_of(treaty, bearer);
        let signed = line.is_some_and(|it| it.signed.is_some_and(|signed| signed <= on));
        let is_before = places[0] == Some(Place::Before);
        Bound {
            tie,
            until: self.next_turn(treaty, on),
            article_18: (signed && is_before).then_some(Article18::A),
            because: Reason::new(match line.and_then(|it| it.from) {
                Some(from) => format!("{} is in force since {from}", self.treaties[treaty].id),
                None => format!("{} is not in force", self.treaties[treaty].id),
            }),
        }
    }

    /// Two in a table stand as each of them does.
    fn may_set_pairs_apart(&self, _treaty: usize) -> bool {
        false
    }

    fn reserved(&self, _treaty: usize, _two: [EntityId; 2], _on: Day) -> Vec<Reserved> {
        Vec::new()
    }

    fn is_in(&self, treaty: usize, set: &Set, state: EntityId, on: Day) -> (Verdict, Option<Day>) {
        let is_party = self.place(treaty, state, on) == Some(Place::In);
        let is_in_base = match &set.base {
            Base::States => true,
            Base::Parties => is_party,
            Base::Codes(ids) => ids.contains(&state),
            Base::Named(name) => {
                let mut sets = self.treaties[treaty].sets.iter();
                sets.any(|it| it.name == *name && it.members.contains(&state))
            }
            Base::Signatories
            | Base::NonSignatories
            | Base::Depositors
            | Base::NegotiatingStates
            | Base::MembersOf(_)
            | Base::PartiesTo(_)
            | Base::It
            | Base::Them => return (Verdict::Open, None),
        };
        let is_out = (set.outside_treaty && is_party) || set.other_than.contains(&state);
        (Verdict::from(is_in_base && !is_out), self.next_turn(treaty, on))
    }
}

#[track_caller]
fn treaty(text: &str) -> Treaty {
    let parsed = foedera_clauses::parse(text);
    assert!(!parsed.has_errors(), "{:?}", parsed.diagnostics);
    parsed.value.treaty.expect("a treaty")
}

#[track_caller]
fn line(text: &str) -> Line {
    let mut words = text.split_whitespace().peekable();
    let treaty = words.next().expect("a treaty's id").to_owned();
    let mut line = Line {
        treaty,
        states: Vec::new(),
        signed: None,
        from: None,
        until: None,
        suspended: None,
        resumed: None,
        is_open: false,
    };
    while let Some(word) = words.next() {
        let mut day = || words.next().map(|it| it.parse().expect("a day"));
        match word {
            "signed" => line.signed = day(),
            "from" => line.from = day(),
            "until" => line.until = day(),
            "suspended" => line.suspended = day(),
            "resumed" => line.resumed = day(),
            "open" => line.is_open = true,
            state => line.states.push(state.parse().expect("a state")),
        }
    }
    line
}
