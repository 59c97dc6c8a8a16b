//! Objections that keep the treaty from entering into force between the two (VCLT 20(4)(b)).

use foedera_dates::Day;

use super::super::journal::Done;
use super::super::timeline::Apart;
use super::super::war::pairs;
use super::super::{Evaluation, Ground, Spell, Trace};
use super::stance::Stance;
use super::{Basis, Made};
use crate::belief::FactNo;
use crate::law::Member;

impl<T: Trace> Evaluation<'_, T> {
    /// Between whom there is no relation: until the reservation or the objection is taken back.
    pub(in super::super) fn objections_to_force(&self) -> Vec<Apart<T::Note>> {
        let objections = self.journal.iter().filter(|it| it.deed.precludes_force);
        let pairs = objections.flat_map(|it| pairs(it).map(move |pair| (it, pair)));
        pairs.filter_map(|(it, pair)| self.precluded(it, pair)).collect()
    }

    /// An objection that comes after acceptance precludes nothing; one to a reservation that the
    /// record lacks is taken at its word.
    fn precluded(&self, objection: &Done<'_>, pair: (Member, Member)) -> Option<Apart<T::Note>> {
        let (objector, author) = pair;
        let since = objection.received;
        let act = self.trace.act(objection.deed.fact, since);
        let says = || "an objection keeps the treaty from entering into force between them";
        let ground = Ground::General("VCLT 20(4)(b)");
        let note = self.trace.step(ground, Some(since), || says().to_owned(), [act]);
        let mut spell = Spell::open(since, note);
        let made = self.made_by(author, Day::MAX);
        let about = |it: &&Made<'_>| {
            let articles = objection.deed.provisions();
            articles.is_empty() || articles == it.act.deed.provisions()
        };
        let mut made = made.iter().filter(about).peekable();
        if made.peek().is_none() {
            return Some(Apart { pair, spell });
        }
        let own = Stance::Objects { since, act: objection.deed.fact, precludes: true };
        // An answer may come before the objector itself takes part.
        let met = made
            .filter(|it| it.basis != Basis::Unconfirmed && self.answer(it, objector, since) == own);
        // Where one reservation stands for ever, none ends it.
        let ends = met.map(|it| self.over(it, objector, since));
        let last = ends.max_by_key(|it| it.map_or(Day::MAX, |(day, _)| day))?;
        if let Some((day, fact)) = last {
            spell.end(day, &self.trace.act(fact, day));
        }
        spell.is_some().then_some(Apart { pair, spell })
    }

    /// The day on which an objection to a reservation no longer keeps the two apart, and by which act:
    /// that is withdrawn, or not admitted, or the objection is given up.
    fn over(&self, made: &Made<'_>, objector: Member, since: Day) -> Option<(Day, FactNo)> {
        let ends = [
            self.withdrawn_toward(made, objector, Day::MAX),
            self.given_up(made, objector, since),
            self.too_late(made, Day::MAX),
        ];
        ends.into_iter().flatten().min()
    }

    /// The objector's acceptance after its objection, or the withdrawal of that.
    fn given_up(&self, made: &Made<'_>, objector: Member, since: Day) -> Option<(Day, FactNo)> {
        match self.stance(made, objector, Day::MAX) {
            Stance::Accepts { since: day, act: Some(act) } if since <= day => Some((day, act)),
            Stance::Accepts { .. } | Stance::Objects { .. } | Stance::Silent { .. } => None,
        }
    }
}
