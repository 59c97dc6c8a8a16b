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
use crate::term::Given;

/// A state on one day.
#[expect(clippy::struct_excessive_bools, reason = "the axes do not exclude each other")]
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
    /// Or has lapsed before it began.
    pub(crate) ended: bool,
    pub(crate) states: Vec<(EntityId, StateDay)>,
}

impl TreatyDay {
    pub(crate) fn state(&self, state: &EntityId) -> Option<&StateDay> {
        self.states.iter().find(|(it, _)| it == state).map(|(_, day)| day)
    }
}

/// A day, and what was so on it.
type Told = (Day, TreatyDay);

/// The whole window.
#[derive(Clone, Debug)]
pub(crate) struct Life {
    days: Vec<Told>,
    /// What the page does not decide, where the completion comes to such a point.
    pub(crate) unclear: Option<&'static str>,
}

impl Life {
    pub(crate) fn on(&self, day: Day) -> Option<&TreatyDay> {
        self.days.get(calendar::place(day)?).map(|(_, it)| it)
    }

    pub(crate) fn days(&self) -> impl Iterator<Item = (Day, &TreatyDay)> {
        self.days.iter().map(|(day, it)| (*day, it))
    }

    /// The days before this one, and those from it on.
    pub(crate) fn around(&self, day: Day) -> (&[Told], &[Told]) {
        self.days.split_at(calendar::place(day).unwrap())
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
    /// Whether it took its instrument back.
    taken_back: bool,
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
    /// The day on which the condition of its entry into force was met.
    met: Option<Day>,
    /// The day from which a clause lets it be applied provisionally.
    pub(crate) provisional_from: Option<Day>,
    pub(crate) ended: Option<Day>,
    /// The treaty's duration has run out, and waits for peace.
    pub(crate) due: bool,
    /// The notices that do so, for all or for some alone.
    pub(crate) due_by: Vec<Given<'a>>,
    pub(crate) due_alone: Vec<Given<'a>>,
    lapsed: bool,
    pub(crate) below_since: Option<Day>,
    /// Whether there have been two parties at once.
    pub(crate) had_two: bool,
    pub(crate) states: Vec<Carried>,
    days: Vec<Told>,
    /// As of the day that is told.
    signed: States,
    consented: States,
    pub(crate) unclear: Option<&'static str>,
}

/// Lives through the window.
pub(crate) fn live(scene: Scene<'_>, states: &[EntityId]) -> Life {
    let carried = |state: &EntityId| Carried {
        state: *state,
        consent: None,
        party_since: None,
        left: None,
        replaced: false,
        taken_back: false,
    };
    let mut telling = Telling {
        scene,
        entry: None,
        met: None,
        provisional_from: None,
        ended: None,
        due: false,
        due_by: Vec::new(),
        due_alone: Vec::new(),
        lapsed: false,
        below_since: None,
        had_two: false,
        states: states.iter().map(carried).collect(),
        days: Vec::new(),
        signed: States::new(),
        consented: States::new(),
        unclear: None,
    };
    telling.find_entry();
    for day in calendar::window() {
        telling.tell(*day);
    }
    Life { days: telling.days, unclear: telling.unclear }
}

impl Telling<'_> {
    /// Until entry into force nobody is a party, so its day hangs on the sets alone.
    fn find_entry(&mut self) {
        let mut rules = self.scene.record.rules();
        if !rules.any(|it| matches!(it, Rule::EntersIntoForce { part: Part::Whole, .. })) {
            self.unclear = Some("no clause on entry into force");
        }
        for rule in self.scene.record.rules() {
            if let Rule::EntersIntoForce { part: Part::Whole, when, .. } = rule {
                self.entry = self.scene.day_of(when);
                self.met = self.scene.day_met(when);
                let counts_from_met = |it: &Rule| {
                    matches!(it, Rule::LaterParties { after: LaterThan::ConditionMet, .. })
                };
                let reckoned = matches!(when, When::After { only_if: None, .. });
                if self.scene.record.rules().any(counts_from_met) && !reckoned {
                    self.unclear = Some("when one of several alternatives counts as met");
                }
            }
            if let Rule::AppliedProvisionally { from, .. } = rule {
                self.provisional_from = self.scene.day_of(from);
            }
        }
        for rule in self.scene.record.rules() {
            let Rule::Lapses { unless_in_force_by } = rule else { continue };
            let by = self.scene.day_of(unless_in_force_by);
            if by.is_some_and(|by| self.entry.is_none_or(|entry| by < entry)) {
                self.entry = None;
                self.lapsed = true;
            }
        }
    }

    fn tell(&mut self, day: Day) {
        if self.scene.eventful.contains(&day) {
            self.signed = self.scene.record.signed(day);
            self.consents(day);
        }
        self.entries(day);
        leaving::leave(self, day);
        // Who left may be in again on the same day, also by a consent of that day.
        if self.scene.eventful.contains(&day) {
            self.consents(day);
        }
        self.entries(day);
        leaving::end(self, day);
        let in_force = self.in_force(day);
        let mut states = Vec::new();
        for it in self.states.clone() {
            states.push((it.state, self.shown(&it, day)));
        }
        let ended = self.ended.is_some() || self.lapsed;
        self.days.push((day, TreatyDay { in_force, ended, states }));
    }

    pub(crate) fn in_force(&self, day: Day) -> bool {
        self.entry.is_some_and(|entry| entry <= day) && self.ended.is_none_or(|it| day < it)
    }

    /// Who is bound at this moment of the telling.
    pub(crate) fn bound(&self) -> States {
        let bound = self.states.iter().filter(|it| it.party_since.is_some());
        bound.map(|it| it.state).collect()
    }

    /// Who was bound on an earlier day.
    pub(crate) fn parties_on(&self, day: Day) -> States {
        let told = calendar::place(day).and_then(|at| self.days.get(at));
        let states = told.into_iter().flat_map(|(_, it)| &it.states);
        states.filter(|(_, it)| it.party).map(|(state, _)| *state).collect()
    }

    fn consents(&mut self, day: Day) {
        let consented = self.scene.record.consented(day);
        let already = std::mem::replace(&mut self.consented, consented.clone());
        let acted = self.acting(day, |kind| matches!(kind, ActKind::Deposit(_)));
        let taken_back_now = self.acting(day, |kind| kind == ActKind::InstrumentWithdrawal);
        for it in &mut self.states {
            let has = consented.contains(&it.state);
            let taken_back = already.contains(&it.state) && !has;
            if taken_back && it.party_since.is_some() {
                self.unclear = Some("an instrument is withdrawn by a party");
            } else if taken_back && self.entry == Some(day) {
                self.unclear = Some("an instrument is withdrawn on the day of entry into force");
            }
            if has && taken_back_now.contains(&it.state) {
                self.unclear = Some("of two acts of consent one is taken back");
            }
            let again = it.left.is_some() && acted.contains(&it.state);
            it.taken_back = !has && (it.taken_back || taken_back);
            if !has {
                it.consent = None;
            } else if !already.contains(&it.state) || (again && it.consent.is_none()) {
                it.consent = Some(day);
            }
        }
    }

    /// Whose acts of such a kind count from this very day.
    fn acting(&self, day: Day, kind: impl Fn(ActKind) -> bool) -> States {
        let today = self.scene.record.own().filter(|it| it.counts == day && kind(it.kind));
        today.flat_map(|it| it.actors.clone()).collect()
    }

    /// A state that has just left comes in again by a consent that it gave before.
    pub(crate) fn consent_anew(&mut self, at: usize, consent: Option<Day>) {
        self.states[at].consent = consent;
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
            // A deposit on the day itself may be the one that brings the treaty into force.
            LaterThan::EntryIntoForce => entry < consent,
            // The oracle's small worlds hold no such clause.
            LaterThan::ByAccession => unimplemented!("{when:?}"),
        };
        if !is_later && !left_before {
            return Some(entry);
        }
        let When::After { delay, .. } = when else { unimplemented!("{when:?}") };
        Some(entry.max(calendar::follow(delay, consent, &self.scene.conventions())))
    }

    fn shown(&mut self, it: &Carried, day: Day) -> StateDay {
        let signed = self.signed.contains(&it.state);
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
        shown.standing = self.standing(it, &shown);
        shown
    }

    fn standing(&self, it: &Carried, shown: &StateDay) -> Standing {
        let named = self.scene.record.treaty.head.between.contains(&it.state);
        match shown {
            _ if shown.party => Standing::Party,
            _ if it.replaced || (it.party_since.is_some() && self.ended.is_some()) => {
                Standing::Ended
            }
            _ if shown.exit == Exit::Effective => Standing::Withdrawn,
            _ if shown.provisional => Standing::Provisional,
            _ if shown.consented => Standing::Consented,
            _ if shown.signed => Standing::Signatory,
            // Its instrument no longer counts.
            _ if it.taken_back => Standing::Withdrawn,
            _ if named => Standing::Negotiating,
            _ => Standing::None,
        }
    }
}
