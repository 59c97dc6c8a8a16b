//! Modifications between some of the parties alone (VCLT 41): each binds those that made it, and
//! nobody else.

use foedera_dates::Day;
use foedera_model::{ActKind, Rule, Topic};

use super::super::journal::Done;
use super::super::memberships::Membership;
use super::super::{Evaluation, Ground, Spell, Trace};
use super::Reading;
use crate::law::{ClauseNo, Member, saying};

impl<'a, T: Trace> Evaluation<'a, T> {
    fn modifications(&self) -> impl Iterator<Item = &Done<'a>> {
        self.journal.iter().filter(|it| it.deed.kind == ActKind::ModificationAgreement)
    }

    /// The clause that lets some parties modify the treaty between themselves.
    pub(super) fn modifiable(&self) -> Option<ClauseNo> {
        saying(self.treaty, &Rule::ModifiableBetweenSome)
    }

    /// Whether what the acts about one name tell of is a modification.
    pub(super) fn is_modification(&self) -> bool {
        self.modifications().next().is_some()
    }

    pub(super) fn reading_between(&self, day: Day) -> Reading<T::Note> {
        let mut bound: Vec<_> = self.case.all().map(|who| self.bound_between(who)).collect();
        let force = of_two(&bound);
        // What no two of the parties agreed on modifies nothing.
        bound.iter_mut().filter(|_| force.is_empty()).for_each(Vec::clear);
        let unbound = self.case.all().zip(&bound).map(|(who, spells)| {
            let is_out = !spells.iter().any(|it| it.contains(day));
            is_out.then(|| {
                let says = || format!("on {day} {} is no party to it", self.name(who, day));
                self.trace.step(self.ground_of_modification(), None, says, [])
            })
        });
        let unbound = unbound.collect();
        Reading { force, unbound, bound, lack: None, share_open: None }
    }

    /// Words that are kept may prohibit it (VCLT 41(1)(b)).
    pub(super) fn reading_prohibited(&self, words: &str) -> Reading<T::Note> {
        let note = || self.trace.step(Ground::None, None, || words.to_owned(), []);
        let unbound = self.case.all().map(|_| Some(note())).collect();
        let bound = self.case.all().map(|_| Vec::new()).collect();
        Reading { force: Vec::new(), unbound, bound, lack: None, share_open: None }
    }

    /// While one of those that made it, or joined them, goes on as the party to the treaty that it was.
    fn bound_between(&self, who: Member) -> Vec<Spell<T::Note>> {
        let within = |party: &Spell<T::Note>| {
            let of = self.membership(who, party);
            let own = self.modifications().find(|it| of.holds(it))?;
            let from = own.effective.unwrap_or(own.sent);
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
        self.modifiable().map_or(Ground::General("VCLT 41(1)(b)"), Ground::Clause)
    }

    /// Whether a modification may be made that no clause provides for is nobody's arithmetic; that it is
    /// made by parties is.
    pub(in super::super) fn warn_of_modifications(&self) {
        for it in self.modifications() {
            if !self.is_between_parties(it) {
                self.warn(it.sent, None, || {
                    format!(
                        "the agreement to modify the treaty by \"{}\" modifies nothing: fewer than two of \
                         those that made it are parties (VCLT 41(1))",
                        it.deed.name().unwrap_or_default()
                    )
                });
            } else if self.modifiable().is_none() && !self.has_text_on(Topic::Amendment) {
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

    /// Whether two at least of those that agreed on the modification of this name are parties then or
    /// later, in the memberships in which they did.
    fn is_between_parties(&self, made: &Done<'_>) -> bool {
        let same = |it: &Done<'_>| it.deed.name() == made.deed.name();
        let agreed = |of: Membership| self.modifications().any(|it| same(it) && of.holds(it));
        let is_bound = |who: &Member| {
            self.spells_of(*who).iter().any(|party| agreed(self.membership(*who, party)))
        };
        1 < self.case.all().filter(is_bound).count()
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
