//! Small worlds drawn at random: some states, treaties between them, a few events; as texts, and beside them as the
//! plain facts that the judge reads.

use crate::by_hand::ByHand;
use crate::judging::dice::Dice;

/// The states of the smallest worlds; larger ones have more of the names.
const STATES: [&str; 5] = ["AT", "BE", "DE", "FR", "GB"];

/// What a commitment names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum On {
    Attack,
    ArmedAttack,
    Declaration,
    Involvement,
    Support,
    /// What is owed at all times; then `by` is whom alone it is against.
    AllTimes,
    /// Words that nobody here reads.
    Quoted,
    /// Help to a party, whoever began.
    Aid,
}

/// What it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Help,
    War,
    Consultation,
    Neutrality,
    /// Non-aggression, at all times.
    Peace,
    /// No hostile alliance, at all times.
    NoAlliance,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Pledge {
    pub(super) on: On,
    pub(super) what: What,
    /// By whom, or against whom, alone.
    pub(super) by: Option<&'static str>,
    /// On whom alone, be he a party or not.
    pub(super) victim: Option<&'static str>,
    /// With how many it asks for a war.
    pub(super) enemies: usize,
    /// Whether it is owed to the one by whom, who makes the war.
    pub(super) is_joining: bool,
    /// Against whom alone.
    pub(super) against: Option<[&'static str; 2]>,
    pub(super) is_choice: bool,
    /// Whether it excepts a raid.
    pub(super) is_excepting: bool,
}

/// By what a pact lapses, as its own words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lapses {
    Never,
    /// Suspended between enemies.
    BetweenEnemies,
    /// Ended for who attacks an outsider.
    ForAttackers,
    /// Ended for who is at war with an outsider.
    ForFighters,
}

#[derive(Clone, Debug)]
pub(super) struct Pact {
    pub(super) id: String,
    pub(super) parties: Vec<&'static str>,
    /// Its articles, from 1.
    pub(super) pledges: Vec<Pledge>,
    pub(super) lapses: Lapses,
    /// The first day of the month in, and the first day out.
    pub(super) from: u32,
    pub(super) until: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Attacks,
    Declares,
    IsAtWar,
    /// Help, against the state.
    Supports(&'static str),
}

/// Something done by one to another on a day of the month.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact {
    pub(super) deed: Deed,
    pub(super) by: &'static str,
    pub(super) to: &'static str,
    pub(super) day: u32,
    /// Whether the one struck calls it an armed attack.
    pub(super) is_called: bool,
    /// Whether the one struck calls it a raid.
    pub(super) is_raid: bool,
}

/// A state determines that an article does not apply.
#[derive(Clone, Copy, Debug)]
pub(super) struct Denial {
    pub(super) by: &'static str,
    pub(super) article: usize,
    pub(super) day: u32,
}

#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub(super) pacts: Vec<Pact>,
    pub(super) facts: Vec<Fact>,
    pub(super) denials: Vec<Denial>,
}

impl Drawn {
    pub(super) fn at_random(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let states = &STATES[..dice.between(3, 5)];
        let pacts = (0..dice.between(2, 6)).map(|no| pact(&mut dice, states, no)).collect();
        let facts = (0..dice.between(1, 3)).map(|_| fact(&mut dice, states)).collect();
        let denials = if dice.percent(15) { vec![denial(&mut dice, states)] } else { Vec::new() };
        Self { pacts, facts, denials }
    }

    /// The law that the engine is given.
    pub(super) fn law(&self) -> ByHand {
        let texts: Vec<String> = self.pacts.iter().map(Pact::text).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        ByHand::new(&texts, &self.table())
    }

    fn table(&self) -> String {
        let line = |it: &Pact| {
            let until = it.until.map(|day| format!("  until {}", date(day))).unwrap_or_default();
            format!("{}  {}  from {}{until}\n", it.id, it.parties.join(" "), date(it.from))
        };
        self.pacts.iter().map(line).collect()
    }

    pub(super) fn events(&self) -> String {
        let denials = self.denials.iter().map(|it| {
            format!(
                "{}  {} determines that article {} does not apply\n",
                date(it.day),
                it.by,
                it.article
            )
        });
        self.facts.iter().map(Fact::text).chain(denials).collect()
    }

    /// The whole world as a reader of treaties and scenarios would have it.
    pub(super) fn shown(&self) -> String {
        let pacts: Vec<String> = self.pacts.iter().map(Pact::text).collect();
        format!("{}\nbound\n{}\nscenario\n{}", pacts.join("\n"), self.table(), self.events())
    }
}

pub(super) fn date(day: u32) -> String {
    format!("1930-01-{day:02}")
}

fn pact(dice: &mut Dice, states: &[&'static str], no: usize) -> Pact {
    let mut parties = states.to_vec();
    let size = if dice.percent(70) { 2 } else { 3 };
    while size < parties.len() {
        parties.remove(dice.between(0, parties.len() - 1));
    }
    let pledges = (0..dice.between(1, 2)).map(|_| pledge(dice, states)).collect();
    Pact {
        id: format!("T-{}", 1900 + no),
        parties,
        pledges,
        lapses: match dice.between(1, 10) {
            1 | 2 => Lapses::BetweenEnemies,
            3 => Lapses::ForAttackers,
            4 => Lapses::ForFighters,
            _ => Lapses::Never,
        },
        from: u32::try_from(if dice.percent(80) { 1 } else { dice.between(2, 20) }).unwrap(),
        until: dice.percent(15).then(|| u32::try_from(dice.between(21, 28)).unwrap()),
    }
}

fn pledge(dice: &mut Dice, states: &[&'static str]) -> Pledge {
    let on = match dice.between(1, 12) {
        1..=3 => On::Attack,
        4 => On::ArmedAttack,
        5 => On::Declaration,
        6 if dice.percent(50) => On::Support,
        6 => On::Aid,
        7 => On::AllTimes,
        8 => On::Quoted,
        _ => On::Involvement,
    };
    let what = match dice.between(1, 10) {
        1 if on == On::AllTimes => What::Peace,
        2 if on == On::AllTimes => What::NoAlliance,
        1..=3 => What::Help,
        4..=6 => What::War,
        7 | 8 if on != On::AllTimes => What::Neutrality,
        9 | 10 if on != On::AllTimes => What::Consultation,
        _ => What::Help,
    };
    let is_attack = matches!(on, On::Attack | On::ArmedAttack);
    let can_name = is_attack || matches!(on, On::Aid | On::AllTimes | On::Quoted);
    let is_promise = matches!(what, What::Peace | What::NoAlliance);
    let is_named = can_name && !is_promise && dice.percent(30);
    let by = is_named.then(|| states[dice.between(0, states.len() - 1)]);
    let is_choice = what.is_armed() && dice.percent(20);
    let is_of_one = is_attack && dice.percent(20);
    let victim = is_of_one.then(|| states[dice.between(0, states.len() - 1)]);
    let is_joining =
        by.is_some() && victim.is_some() && by != victim && what.is_armed() && dice.percent(60);
    let enemies = if on == On::Involvement && dice.percent(30) { 2 } else { 1 };
    let is_against = what.is_armed() && on != On::AllTimes && dice.percent(15);
    let against = is_against.then(|| {
        let first = dice.between(0, states.len() - 2);
        [states[first], states[dice.between(first + 1, states.len() - 1)]]
    });
    let is_excepting = dice.percent(10);
    Pledge { on, what, by, victim, is_joining, enemies, against, is_choice, is_excepting }
}

fn fact(dice: &mut Dice, states: &[&'static str]) -> Fact {
    let by = dice.between(0, states.len() - 1);
    let to = (by + dice.between(1, states.len() - 1)) % states.len();
    let deed = match dice.between(1, 5) {
        1 | 2 => Deed::Attacks,
        3 | 4 => Deed::Declares,
        _ => Deed::IsAtWar,
    };
    let day = u32::try_from(dice.between(5, 28)).unwrap();
    let is_called = deed == Deed::Attacks && dice.percent(40);
    let is_raid = deed == Deed::Attacks && dice.percent(20);
    Fact { deed, by: states[by], to: states[to], day, is_called, is_raid }
}

fn denial(dice: &mut Dice, states: &[&'static str]) -> Denial {
    let by = states[dice.between(0, states.len() - 1)];
    let day = u32::try_from(dice.between(5, 28)).unwrap();
    Denial { by, article: dice.between(1, 2), day }
}

impl Fact {
    fn does(&self) -> String {
        let Self { by, to, .. } = self;
        match self.deed {
            Deed::Attacks => format!("{by} attacks {to}"),
            Deed::Declares => format!("{by} declares war on {to}"),
            Deed::IsAtWar => format!("{by} is at war with {to}"),
            Deed::Supports(against) => format!("{by} supports {to} against {against}"),
        }
    }

    /// What happened and when, as reasons have it.
    pub(super) fn told(&self) -> String {
        format!("{} on {}", self.does(), date(self.day))
    }

    fn text(&self) -> String {
        let (to, does) = (self.to, self.does());
        let called =
            if self.is_called { format!("  called armed attack by {to}\n") } else { String::new() };
        let raid = if self.is_raid { format!("  called a raid by {to}\n") } else { String::new() };
        format!("{}  {does}\n{called}{raid}", date(self.day))
    }
}

impl Pact {
    fn text(&self) -> String {
        let (last, others) = self.parties.split_last().unwrap();
        let mut text =
            format!("treaty {} \"Pact\"\n  between {} and {last}\n", self.id, others.join(", "));
        for (no, it) in self.pledges.iter().enumerate() {
            text.push_str(&format!("\narticle {}\n{}", no + 1, it.text(self.parties.len())));
        }
        let lapses = match self.lapses {
            Lapses::Never => return text,
            Lapses::BetweenEnemies => "is suspended while its parties are at war with each other",
            Lapses::ForAttackers => "ends for a party that attacks a state outside this treaty",
            Lapses::ForFighters => {
                "ends for a party that is at war with a state outside this treaty"
            }
        };
        text.push_str(&format!("\narticle 9\n  {lapses}\n"));
        text
    }
}

impl What {
    /// Whether it is performed by arms.
    pub(super) fn is_armed(self) -> bool {
        matches!(self, Self::Help | Self::War)
    }
}

impl Pledge {
    fn text(&self, parties: usize) -> String {
        let choice = if self.is_choice { "      means decided by each party\n" } else { "" };
        let except = if self.is_excepting { "      except \"a raid\"\n" } else { "" };
        if self.on == On::AllTimes {
            let against = self.by.map(|it| format!(" against {it}")).unwrap_or_default();
            let what = match self.what {
                What::War => "participation in war",
                What::Peace => "non-aggression",
                What::NoAlliance => "no hostile alliance",
                What::Help | What::Consultation | What::Neutrality => "assistance",
            };
            return format!("  the parties owe each other {what}{against}\n{choice}{except}");
        }
        let by = self.by.map(|it| format!(" by {it}")).unwrap_or_default();
        let victim = self.victim.unwrap_or("a party");
        let on = match self.on {
            On::Attack => format!("attack{by} on {victim}"),
            On::ArmedAttack => format!("armed attack{by} on {victim}"),
            On::Declaration => "declaration of war on a party".to_owned(),
            On::Involvement if 1 < self.enemies => {
                format!("involvement in war with {} or more states of a party", self.enemies)
            }
            On::Involvement => "involvement in war of a party".to_owned(),
            On::Support => "support of the attacker on a party".to_owned(),
            On::Quoted => format!("\"a blockade\"{by} on a party"),
            On::AllTimes => unreachable!("it has no trigger"),
            On::Aid => format!("support{by} of a party"),
        };
        let others = if parties == 2 { "the other party" } else { "each other party" };
        let owes = match (self.what, self.by) {
            (What::Help, Some(it)) if self.is_joining => format!("the parties owe {it} assistance"),
            (What::War, Some(it)) if self.is_joining => {
                format!("the parties owe {it} participation in war")
            }
            (what, _) => what.owed_by(others),
        };
        let against = self.against.map(|[one, other]| format!(" against {one} and {other}"));
        let against = against.unwrap_or_default();
        format!("  on {on}:\n    {owes}{against}\n{choice}{except}")
    }
}

impl What {
    fn owed_by(self, others: &str) -> String {
        match self {
            Self::Help => format!("{others} owes it assistance"),
            Self::War => format!("{others} owes it participation in war"),
            Self::Neutrality => format!("{others} owes it benevolent neutrality"),
            Self::Consultation => "the parties owe each other consultation".to_owned(),
            Self::Peace | Self::NoAlliance => unreachable!("it has no trigger"),
        }
    }
}
