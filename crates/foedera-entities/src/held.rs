//! Who answers for a territory, and when: what passed by cession, what the world file states, and what
//! a state was before it was one and after it was one.
//!
//! Whether that is accepted by everybody is not told here; it is what the world file says.

use foedera_dates::Edtf;

use crate::{Capacity, Entity, EntityNo, SourceNo, SuccessionKind, Term, World};

/// For a while, one who answers for a territory. A side that is left out is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub by: EntityNo,
    /// The first day in.
    pub from: Option<Edtf>,
    /// The first day out.
    pub until: Option<Edtf>,
    pub source: SourceNo,
}

impl World {
    /// Who answers for a territory, in the order of time; nothing where nobody has stated it.
    #[must_use]
    pub fn held(&self, territory: EntityNo) -> Vec<Held> {
        let ceded = self.ceded(territory);
        if !ceded.is_empty() {
            return ceded;
        }
        let Some(entity) = self.by_number(territory) else { return Vec::new() };
        if entity.capacity != Capacity::Territory {
            return self.around_its_life(entity);
        }
        let source = entity.source;
        let stated = entity.under.iter().map(|(by, term)| Held {
            by: *by,
            from: term.from().cloned(),
            until: term.until().cloned(),
            source,
        });
        stated.collect()
    }

    /// From cession to cession: before the first it was its predecessor's.
    fn ceded(&self, territory: EntityNo) -> Vec<Held> {
        let mut held: Vec<Held> = Vec::new();
        let of_it = |it: &&crate::Succession| {
            it.kind == SuccessionKind::Cession && it.territory == Some(territory)
        };
        for event in self.successions().iter().filter(of_it) {
            match (held.last_mut(), event.predecessors.first()) {
                (Some(last), _) => last.until = Some(event.date.clone()),
                (None, Some(by)) => held.push(Held {
                    by: *by,
                    from: None,
                    until: Some(event.date.clone()),
                    source: event.source,
                }),
                (None, None) => {}
            }
            held.extend(event.successors.first().map(|by| Held {
                by: *by,
                from: Some(event.date.clone()),
                until: None,
                source: event.source,
            }));
        }
        held
    }

    /// A state that separated, or became independent, was until then its predecessor's; one that another
    /// took in, and that never lived again, is the other's since. In between it is its own. Nothing for a
    /// state that was never a part of another.
    fn around_its_life(&self, state: &Entity) -> Vec<Held> {
        let part = |by: EntityNo, (from, until): (Option<&Edtf>, Option<&Edtf>), source| Held {
            by,
            from: from.cloned(),
            until: until.cloned(),
            source,
        };
        let parts = [SuccessionKind::NewState, SuccessionKind::Separation];
        let events = self.predecessors(state.no).filter(|it| parts.contains(&it.kind));
        let before = events.flat_map(|event| {
            let until = (None, Some(&event.date));
            event.predecessors.iter().map(move |by| part(*by, until, event.source))
        });
        let last = state.lives.last().and_then(Term::until);
        let taken = self
            .successors(state.no)
            .filter(|it| it.kind == SuccessionKind::Absorption && Some(&it.date) == last);
        let after = taken.filter_map(|event| {
            Some(part(*event.successors.first()?, (Some(&event.date), None), event.source))
        });
        let (before, after): (Vec<Held>, Vec<Held>) = (before.collect(), after.collect());
        if before.is_empty() && after.is_empty() {
            return Vec::new();
        }
        let own =
            state.lives.iter().map(|it| part(state.no, (it.from(), it.until()), state.source));
        before.into_iter().chain(own).chain(after).collect()
    }
}
