//! One treaty in one completion, day by day: who is bound on each day of the window.
//!
//! Every day is decided from the acts of the days up to it and from the day before. A situation on
//! which the page is silent is named (`unclear`), and nothing is then asked of the engine.

use foedera_dates::Day;
use foedera_engine::{Exit, Standing};
use foedera_entities::EntityId;
use foedera_model::{ActKind, LaterThan, Part, Rule, When};

use crate::calendar;
use crate::conditions::Scene;
use crate::leaving;
use crate::sets::States;

/// A state on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StateDay {
    pub(crate) signed: bool,
    pub(crate) consented: bool,
    pub(crate) party: bool,
    pub(crate) provisional: bool,
    pub(crate) exit: Exit,
    pub(crate) standing: Standing,
}

/// A treaty on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TreatyDay {
    pub(crate) in_force: bool,
    pub(crate) states: Vec<(EntityId, StateDay)>,
}

impl TreatyDay {
    pub(crate) fn state(&self, state: &EntityId) -> Option<&StateDay> {
        self.states.iter().find(|(it, _)| it == state).map(|(_, day)| day)
    }
}

/// The whole window.
#[derive(Clone, Debug)]
pub(crate) struct Life {
    days: Vec<TreatyDay>,
    /// What the page does not decide, where the completion comes to such a point.
    pub(crate) unclear: Option<&'static str>,
}

impl Life {
    pub(crate) fn on(&self, day: Day) -> Option<&TreatyDay> {
        self.days.get(calendar::place(day)?)
    }

    pub(crate) fn days(&self) -> impl Iterator<Item = (Day, &TreatyDay)> {
        calendar::window().into_iter().zip(&self.days)
    }
}

/// What is carried from day to day about a state.
#[derive(Clone, Debug)]
pub(crate) struct Carried {
    pub(crate) state: EntityId,
    /// The day of the consent that counts now.
    consent: Option<Day>,
    /// The first day of being bound, this time.
    pub(crate) party_since: Option<Day>,
    /// The day on which it last left, or the treaty ended for it alone.
    pub(crate) left: Option<Day>,
    pub(crate) replaced: bool,
}

impl Carried {
    /// Is bound no more: its old consent is spent.
    pub(crate) fn go(&mut self, day: Day, replaced: bool) {
        (self.left, self.party_since, self.consent) = (Some(day), None, None);
        self.replaced = replaced;
    }
}

/// A life as far as it has been told.
#[derive(Debug)]
pub(crate) struct Telling<'a> {
    pub(crate) scene: Scene<'a>,
    pub(crate) entry: Option<Day>,
    pub(crate) met: Option<Day>,
    pub(crate) ended: Option<Day>,
    pub(crate) below_since: Option<Day>,
    pub(crate) states: Vec<Carried>,
    pub(crate) days: Vec<TreatyDay>,
    pub(crate) unclear: Option<&'static str>,
}

/// Lives through the window.
pub(crate) fn live(scene: Scene<'_>, states: &[EntityId]) -> Life {
    let carried = |state: &EntityId| Carried {
        state: state.clone(),
        consent: None,
        party_since: None,
        left: None,
        replaced: false,
    };
    let mut telling = Telling {
        scene,
        entry: None,
        met: None,
        ended: None,
        below_since: None,
        states: states.iter().map(carried).collect(),
        days: Vec::new(),
        unclear: None,
    };
    telling.find_entry();
    for day in calendar::window() {
        telling.tell(day);
    }
    Life { days: telling.days, unclear: telling.unclear }
}

impl Telling<'_> {
    /// Until entry into force nobody is a party, so its day hangs on the sets alone.
    fn find_entry(&mut self) {
        for rule in self.scene.record.rules() {
            if let Rule::EntersIntoForce { part: Part::Whole, when, effect_from: None } = rule {
                self.entry = self.scene.day_of(when);
                self.met = self.scene.day_met(when);
            }
        }
        for rule in self.scene.record.rules() {
            let Rule::Lapses { unless_in_force_by } = rule else { continue };
            let by = self.scene.day_of(unless_in_force_by);
            if by.is_some_and(|by| self.entry.is_none_or(|entry| by < entry)) {
                self.entry = None;
            }
        }
    }

    fn tell(&mut self, day: Day) {
        self.consents(day);
        self.entries(day);
        leaving::leave(self, day);
        leaving::end(self, day);
        let in_force = self.in_force(day);
        let mut states = Vec::new();
        for it in self.states.clone() {
            states.push((it.state.clone(), self.shown(&it, day)));
        }
        self.days.push(TreatyDay { in_force, states });
    }

    pub(crate) fn in_force(&self, day: Day) -> bool {
        self.entry.is_some_and(|entry| entry <= day) && self.ended.is_none_or(|it| day < it)
    }

    /// Who is bound at this moment of the telling.
    pub(crate) fn bound(&self) -> States {
        let bound = self.states.iter().filter(|it| it.party_since.is_some());
        bound.map(|it| it.state.clone()).collect()
    }

    fn consents(&mut self, day: Day) {
        let before = day.previous().unwrap();
        let consented = self.scene.record.consented(day);
        let already = self.scene.record.consented(before);
        let acted = self.consenting_on(day);
        for it in &mut self.states {
            let has = consented.contains(&it.state);
            let taken_back = already.contains(&it.state) && !has;
            if taken_back && it.party_since.is_some() {
                self.unclear = Some("an instrument is withdrawn by a party");
            } else if taken_back && self.entry == Some(day) {
                self.unclear = Some("an instrument is withdrawn on the day of entry into force");
            }
            let again = it.left.is_some() && acted.contains(&it.state);
            if !has {
                it.consent = None;
            } else if !already.contains(&it.state) || (again && it.consent.is_none()) {
                it.consent = Some(day);
            }
        }
    }

    /// Whose deposit counts from this very day.
    fn consenting_on(&self, day: Day) -> States {
        let today = self.scene.record.own().filter(|it| it.counts == day);
        let deposits = today.filter(|it| matches!(it.kind, ActKind::Deposit(_)));
        deposits.flat_map(|it| it.actors.clone()).collect()
    }

    fn entries(&mut self, day: Day) {
        for at in 0..self.states.len() {
            let it = &self.states[at];
            let entry = it.consent.and_then(|consent| self.entry_for(consent, it.left.is_some()));
            let bound = entry.is_some_and(|entry| entry <= day) && self.in_force(day);
            let it = &mut self.states[at];
            if it.party_since.is_none() && bound && !it.replaced {
                it.party_since = Some(day);
            }
        }
    }

    /// The day on which the treaty enters into force for a state that consents on that day
    /// (VCLT 24(3) where no clause speaks of later parties).
    fn entry_for(&self, consent: Day, left_before: bool) -> Option<Day> {
        let entry = self.entry?;
        let rule = self.scene.record.rules().find_map(|rule| match rule {
            Rule::LaterParties { after, when } => Some((*after, when)),
            _ => None,
        });
        let Some((after, when)) = rule else { return Some(entry.max(consent)) };
        let is_later = match after {
            LaterThan::ConditionMet => self.met? < consent,
            // "After entry into force begins on the day itself."
            LaterThan::EntryIntoForce => entry <= consent,
        };
        if !is_later && !left_before {
            return Some(entry);
        }
        let When::After { delay, .. } = when else { unimplemented!("{when:?}") };
        Some(entry.max(calendar::follow(delay, consent, &self.scene.conventions())))
    }

    fn shown(&mut self, it: &Carried, day: Day) -> StateDay {
        let record = self.scene.record;
        let signed = record.signed(day).contains(&it.state);
        let party = it.party_since.is_some() && self.in_force(day);
        let provisional = !party && leaving::applies_provisionally(self, it, day);
        let exit = if it.left.is_some() && it.consent.is_none() && !it.replaced {
            Exit::Effective
        } else if party && leaving::notice_pends(self, it, day) {
            Exit::NoticeGiven
        } else {
            Exit::None
        };
        let mut shown = StateDay {
            signed,
            consented: it.consent.is_some(),
            party,
            provisional,
            exit,
            standing: Standing::None,
        };
        shown.standing = self.standing(it, &shown, day);
        shown
    }

    fn standing(&self, it: &Carried, shown: &StateDay, day: Day) -> Standing {
        let refused = leaving::refused(self, &it.state, day);
        let named = self.scene.record.treaty.head.between.contains(&it.state);
        match shown {
            _ if shown.party => Standing::Party,
            _ if it.replaced || (it.party_since.is_some() && self.ended.is_some()) => {
                Standing::Ended
            }
            _ if shown.exit == Exit::Effective => Standing::Withdrawn,
            _ if shown.provisional => Standing::Provisional,
            _ if shown.consented => Standing::Consented,
            _ if refused => Standing::Withdrawn,
            _ if shown.signed => Standing::Signatory,
            _ if named => Standing::Negotiating,
            _ => Standing::None,
        }
    }
}
