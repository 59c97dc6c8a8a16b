//! What one evaluation yields: maximal intervals, each with what began and what ended it.

use foedera_dates::Day;

use crate::answer::{OpenOn, Standing};
use crate::law::{ClauseNo, Reads};

/// A half-open interval of days: `since` is the first day in, `until` the first day out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spell<N> {
    pub(crate) since: Day,
    pub(crate) until: Option<Day>,
    pub(crate) began: N,
    pub(crate) ended: Option<N>,
}

impl<N: Clone> Spell<N> {
    pub(crate) fn open(since: Day, began: N) -> Self {
        Self { since, until: None, began, ended: None }
    }

    pub(crate) fn contains(&self, day: Day) -> bool {
        holds(&(self.since, self.until), day)
    }

    /// Ends it on `day` unless it ended earlier.
    pub(crate) fn end(&mut self, day: Day, by: &N) {
        if self.until.is_none_or(|until| day < until) {
            self.until = Some(day);
            self.ended = Some(by.clone());
        }
    }

    /// Whether any day lies in it.
    pub(crate) fn is_some(&self) -> bool {
        self.until.is_none_or(|until| self.since < until)
    }
}

/// Bare days of a spell: the first day in, and the first day out.
pub(crate) type Days = (Day, Option<Day>);

/// Whether a day lies in a spell that is known by its days alone.
pub(super) fn holds((since, until): &Days, day: Day) -> bool {
    *since <= day && until.is_none_or(|until| day < until)
}

/// The spell that holds a day, if one does.
pub(crate) fn spell_on<N: Clone>(spells: &[Spell<N>], day: Day) -> Option<&Spell<N>> {
    spells.iter().find(|it| it.contains(day))
}

/// Something about a state that holds for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Axis {
    Signature,
    Consent,
    Force,
    Provisional,
    Suspended,
    /// A notice of withdrawal has been given and has not taken effect.
    Notice,
    /// The duty of VCLT 18(a).
    Article18A,
    /// The duty of VCLT 18(b).
    Article18B,
}

impl Axis {
    pub(crate) const COUNT: usize = 8;

    pub(crate) const ALL: [Self; Self::COUNT] = [
        Self::Signature,
        Self::Consent,
        Self::Force,
        Self::Provisional,
        Self::Suspended,
        Self::Notice,
        Self::Article18A,
        Self::Article18B,
    ];
}

/// One state under one treaty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line<N> {
    axes: [Vec<Spell<N>>; Axis::COUNT],
    /// The first days on which it had left by its own act.
    pub(crate) left: Vec<Day>,
    /// The first days on which it was out because an organ decided so.
    pub(crate) put_out: Vec<Day>,
    /// Since when it takes part in making the text; a state that a closed treaty names, always.
    pub(crate) negotiates: Option<Day>,
    /// Since when it is no more.
    pub(crate) gone: Option<Day>,
    /// By part of the treaty, in the order of the clauses: when that is in force for it.
    pub(crate) parts: Vec<Vec<Spell<N>>>,
}

impl<N> Default for Line<N> {
    fn default() -> Self {
        Self {
            axes: std::array::from_fn(|_| Vec::new()),
            left: Vec::new(),
            put_out: Vec::new(),
            negotiates: None,
            gone: None,
            parts: Vec::new(),
        }
    }
}

impl<N: Clone> Line<N> {
    pub(crate) fn on(&self, axis: Axis) -> &[Spell<N>] {
        self.axes.get(axis as usize).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn add(&mut self, axis: Axis, spell: Spell<N>) {
        if spell.is_some()
            && let Some(own) = self.axes.get_mut(axis as usize)
        {
            own.push(spell);
        }
    }

    /// Puts other spells in the place of those on an axis.
    pub(crate) fn replace(&mut self, axis: Axis, spells: Vec<Spell<N>>) {
        if let Some(own) = self.axes.get_mut(axis as usize) {
            *own = spells;
        }
    }

    /// Ends what holds on an axis, on `day` at the latest.
    pub(crate) fn end(&mut self, axis: Axis, day: Day, by: &N) {
        if let Some(own) = self.axes.get_mut(axis as usize) {
            own.iter_mut().for_each(|it| it.end(day, by));
            own.retain(Spell::is_some);
        }
    }

    pub(crate) fn holds(&self, axis: Axis, day: Day) -> bool {
        spell_on(self.on(axis), day).is_some()
    }
}

/// A reason for which days from `from` on are open, whatever the dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Doubt {
    pub(crate) from: Day,
    /// The one state that it is about; nothing where it is about the treaty.
    pub(crate) only: Option<crate::law::Member>,
    pub(crate) on: OpenOn,
    /// How a party stands if what it hangs on goes against it.
    pub(crate) otherwise: Standing,
    /// Whether it may be what keeps the treaty in force past its end.
    pub(crate) outlasts: bool,
}

/// A delay that leads to two days, for the treaty does not say how it counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Unstated {
    pub(crate) treaty: usize,
    pub(crate) clause: ClauseNo,
    pub(crate) cure: String,
}

/// Something that an answer should mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Warning {
    /// The first day that it concerns: of an act, nothing is told before it is done.
    pub(crate) from: Day,
    /// The one state that it is about; nothing where it is about the treaty.
    pub(crate) only: Option<crate::law::Member>,
    pub(crate) says: String,
    /// Whether other days could make it untrue: then it is told as *perhaps* where one of them does.
    pub(crate) varies: bool,
}

/// Two parties between which the treaty is not in force for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Apart<N> {
    pub(crate) pair: (crate::law::Member, crate::law::Member),
    pub(crate) spell: Spell<N>,
}

/// A treaty over time, in one completion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Timeline<N> {
    pub(crate) force: Vec<Spell<N>>,
    /// By clause that brings a part into force.
    pub(crate) parts: Vec<(ClauseNo, Vec<Spell<N>>)>,
    /// By member.
    pub(crate) members: Vec<Line<N>>,
    /// Lives that the journal would not show, for it declares that acts may be missing.
    pub(crate) unseen: Vec<(super::Whose, Line<N>)>,
    pub(crate) apart: Vec<Apart<N>>,
    /// Pairs between which the treaty is in force and its operation suspended: who suspended it first.
    pub(crate) paused: Vec<Apart<N>>,
    /// What goes on for who is out, by the clauses.
    pub(crate) outlasting: Vec<super::Outlasting<N>>,
    /// From when on it can no longer enter into force.
    pub(crate) lapsed: Option<(Day, N)>,
    /// The treaties that replaced it when it ended, and that day.
    pub(crate) replaced: Option<(Day, Vec<usize>)>,
    /// Why it is not applied to the territory asked about, though it is in force for the state.
    pub(crate) kept_out: Option<super::KeptOut<N>>,
    /// Acts that no clause admits.
    pub(crate) unadmitted: Vec<super::Unadmitted>,
    pub(crate) doubts: Vec<Doubt>,
    /// Of this treaty and of those that it hangs on.
    pub(crate) unstated: Vec<Unstated>,
    pub(crate) warnings: Vec<Warning>,
}

/// What other treaties can see of a timeline: days alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Outward {
    pub(crate) force: Vec<Days>,
    /// By subject.
    pub(crate) parties: Vec<(crate::law::SubjectNo, Vec<Days>)>,
    /// By subject: when a consent to be bound stood, and had not been given up.
    pub(crate) consented: Vec<(crate::law::SubjectNo, Vec<Days>)>,
    /// Who left by its own act, and the first day out.
    pub(crate) left: Vec<(crate::law::SubjectNo, Day)>,
    /// Who was put out by decision of an organ, and the first day out.
    pub(crate) put_out: Vec<(crate::law::SubjectNo, Day)>,
    pub(crate) unstated: Vec<Unstated>,
}

impl Outward {
    /// What is left of it for who reads no more.
    pub(crate) fn read(self, reads: Reads) -> Self {
        match reads {
            Reads::Force => Self { force: self.force, unstated: self.unstated, ..Self::default() },
            Reads::Parties => Self { consented: Vec::new(), ..self },
            Reads::Consents => self,
        }
    }
}

pub(crate) fn days_of<N>(spells: &[Spell<N>]) -> Vec<Days> {
    spells.iter().map(|it| (it.since, it.until)).collect()
}
