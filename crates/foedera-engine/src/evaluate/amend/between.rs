//! Modifications between some of the parties alone (VCLT 41): each binds those that made it, and
//! nobody else.

use foedera_dates::Day;
use foedera_model::{ActKind, Rule};

use super::super::journal::Done;
use super::super::{Evaluation, Ground, Spell, Trace};
use super::Reading;
use crate::law::{Member, saying};

impl<T: Trace> Evaluation<'_, T> {
    /// Whether what the acts about one name tell of is a modification.
    pub(super) fn is_modification(&self) -> bool {
        self.journal.iter().any(|it| it.deed.kind == ActKind::ModificationAgreement)
    }

    pub(super) fn reading_between(&self, day: Day) -> Reading<T::Note> {
        let bound: Vec<_> = self.case.all().map(|who| self.bound_between(who)).collect();
        let unbound = self.case.all().zip(&bound).map(|(who, spells)| {
            let is_out = !spells.iter().any(|it| it.contains(day));
            is_out.then(|| {
                let says = || format!("on {day} {} is no party to it", self.name(who, day));
                self.trace.step(self.ground_of_modification(), None, says, [])
            })
        });
        let unbound = unbound.collect();
        Reading { force: of_two(&bound), unbound, bound, lack: None, share_open: None }
    }

    /// While one of those that made it, or joined them, is a party to the treaty.
    fn bound_between(&self, who: Member) -> Vec<Spell<T::Note>> {
        let modifies = |it: &&Done<'_>| it.deed.kind == ActKind::ModificationAgreement;
        let Some(own) = self.journal.iter().filter(modifies).find(|it| it.is_by(who)) else {
            return Vec::new();
        };
        let from = own.effective.unwrap_or(own.sent);
        let within = |party: &Spell<T::Note>| {
            let since = party.since.max(from);
            let act = self.trace.act(own.deed.fact, own.sent);
            let says =
                || format!("it binds those that made it, {} since {since}", self.name(who, since));
            let note = self.trace.step(self.ground_of_modification(), Some(since), says, [act]);
            let mut spell = Spell::open(since, note);
            if let (Some(day), Some(by)) = (party.until, &party.ended) {
                spell.end(day, by);
            }
            spell.is_some().then_some(spell)
        };
        self.spells_of(who).iter().filter_map(within).collect()
    }

    fn ground_of_modification(&self) -> Ground {
        let clause = saying(self.treaty, &Rule::ModifiableBetweenSome);
        clause.map_or(Ground::General("VCLT 41(1)(b)"), Ground::Clause)
    }

    /// Whether a modification may be made that no clause provides for is nobody's arithmetic.
    pub(in super::super) fn warn_of_modifications(&self) {
        if saying(self.treaty, &Rule::ModifiableBetweenSome).is_some() {
            return;
        }
        let made = self.journal.iter();
        for it in made.filter(|it| it.deed.kind == ActKind::ModificationAgreement) {
            self.warn(it.sent, None, || {
                format!(
                    "no clause provides for the modification \"{}\" between some parties alone: it may \
                     be made if the treaty does not prohibit it, and it touches neither the rights \
                     of the others nor the object and purpose of the whole (VCLT 41(1)(b))",
                    it.deed.name().unwrap_or_default()
                )
            });
        }
    }
}

/// While two at least are bound.
fn of_two<N: Clone>(bound: &[Vec<Spell<N>>]) -> Vec<Spell<N>> {
    let mut all: Vec<&Spell<N>> = bound.iter().flatten().collect();
    all.sort_by_key(|it| it.since);
    let Some(second) = all.get(1) else { return Vec::new() };
    let mut spell = Spell::open(second.since, second.began.clone());
    all.sort_by_key(|it| std::cmp::Reverse(it.until.unwrap_or(Day::MAX)));
    if let Some((day, by)) = all.get(1).and_then(|it| Some((it.until?, it.ended.clone()?))) {
        spell.end(day, &by);
    }
    if spell.is_some() { vec![spell] } else { Vec::new() }
}
