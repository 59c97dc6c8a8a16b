//! Wars that the journal tells of, and what a treaty lets hang on them: an expiry or a withdrawal that
//! waits for peace, and operation suspended between enemies. Of itself a war ends no treaty (VCLT 73;
//! ILC, Effects of armed conflicts on treaties, 2011, article 3).

use foedera_dates::Day;
use foedera_model::{ActKind, Rule};

use super::journal::Done;
use super::timeline::Apart;
use super::{Evaluation, Ground, Spell, Trace};
use crate::law::{Member, saying};

/// Where a treaty has something wait for a peace that nobody records, its day never comes.
pub(super) const NEVER: Day = Day::MAX;

impl<T: Trace> Evaluation<'_, T> {
    /// Each war from its day until the two make peace: whoever says that it is at war, with whom.
    fn wars(&self) -> impl Iterator<Item = Apart<T::Note>> {
        let begun = self.journal.iter().filter(|it| it.deed.kind == ActKind::War);
        begun.flat_map(|it| pairs(it).map(move |pair| (it, pair))).map(|(it, pair)| {
            let mut spell = Spell::open(it.sent, self.trace.act(it.deed.fact, it.sent));
            if let Some(peace) = self.peace(pair, it.sent) {
                spell.end(peace.sent, &self.trace.act(peace.deed.fact, peace.sent));
            }
            Apart { pair, spell }
        })
    }

    /// The first peace between two from a day on, whoever is told to have made it.
    fn peace(&self, (one, two): (Member, Member), from: Day) -> Option<&Done<'_>> {
        self.journal.iter().find(|it| {
            it.deed.kind == ActKind::Peace
                && from <= it.sent
                && pairs(it).any(|pair| pair == (one, two) || pair == (two, one))
        })
    }

    /// Whether a war of a party ended on a day.
    pub(super) fn is_made_peace_on(&self, day: Day) -> bool {
        let is_party = |it: Member| !self.spells_of(it).is_empty();
        self.wars()
            .any(|it| it.spell.until == Some(day) && (is_party(it.pair.0) || is_party(it.pair.1)))
    }

    /// The first day from `day` on on which none of those asked about is at war, with the peace that
    /// it waited for, if for any; [`NEVER`] where a war has no end. `counts` tells of somebody, if it is
    /// asked about on a day, from when on it no longer is.
    pub(super) fn at_peace(
        &self,
        day: Day,
        counts: impl Fn(Member, Day) -> Option<Day>,
    ) -> (Day, Vec<T::Note>) {
        let wars: Vec<Apart<T::Note>> = self.wars().collect();
        let (mut day, mut waited) = (day, Vec::new());
        let at_war = |day: Day| {
            let mut on = wars.iter().filter(|it| it.spell.contains(day));
            on.find_map(|it| Some((it, counts(it.pair.0, day).max(counts(it.pair.1, day))?)))
        };
        while let Some((war, out)) = at_war(day) {
            let peace = war.spell.until.unwrap_or(NEVER);
            day = peace.min(out);
            waited.extend(war.spell.ended.clone().filter(|_| peace <= out));
            if day == NEVER {
                break;
            }
        }
        (day, waited)
    }

    /// Operation suspended between parties that are at war with each other, where the treaty says so.
    pub(super) fn suspended_by_war(&self) -> Vec<Apart<T::Note>> {
        let Some(clause) = saying(self.treaty, &Rule::SuspendedInWar) else { return Vec::new() };
        let is_party = |member| !self.spells_of(member).is_empty();
        let wars = self.wars().filter(|it| is_party(it.pair.0) && is_party(it.pair.1));
        wars.map(|mut it| {
            let says = || "its operation is suspended while they are at war".to_owned();
            let (since, began) = (it.spell.since, it.spell.began.clone());
            it.spell.began = self.trace.step(Ground::Clause(clause), Some(since), says, [began]);
            it
        })
        .collect()
    }
}

/// Each of those who act with each of those toward whom they do.
pub(super) fn pairs<'d>(it: &'d Done<'_>) -> impl Iterator<Item = (Member, Member)> + use<'d> {
    it.deed.by.iter().flat_map(|by| it.deed.toward.iter().map(move |to| (*by, *to)))
}
