//! Sentences that differ in one state alone, told as one.

use foedera::{EntityId, World};

use super::days;

/// A sentence, word by word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence(Vec<Word>);

/// A word; or a state, or several in its place, with the comma behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    text: String,
    states: Vec<EntityId>,
}

impl Word {
    fn of(text: &str) -> Self {
        let stem = text.trim_end_matches(',');
        let state = stem.parse().ok().filter(|it| World::embedded().entity(it).is_some());
        let rest = text.strip_prefix(stem).filter(|_| state.is_some());
        let text = rest.unwrap_or(text);
        Self { text: text.to_owned(), states: state.into_iter().collect() }
    }
}

impl Sentence {
    pub(crate) fn of(says: &str) -> Self {
        Self(says.split(' ').map(Word::of).collect())
    }

    /// `each of AE and EG owes non-aggression to IQ and US under UN-CHARTER-1945`.
    pub(crate) fn told(&self) -> String {
        let several = self.0.first().is_some_and(|it| 1 < it.states.len());
        let each = if several { "each of " } else { "" };
        let word = |it: &Word| format!("{}{}", days::list(&it.states), it.text);
        format!("{each}{}", self.0.iter().map(word).collect::<Vec<_>>().join(" "))
    }

    /// The place of the only word in which two sentences differ, where both have states there.
    fn differs(&self, other: &Self) -> Option<usize> {
        let mut apart =
            self.0.iter().zip(&other.0).enumerate().filter(|(_, (one, two))| one != two);
        let (place, (one, two)) = apart.next()?;
        let of_states = !one.states.is_empty() && !two.states.is_empty() && one.text == two.text;
        let only = apart.next().is_none() && self.0.len() == other.0.len();
        (of_states && only).then_some(place)
    }

    fn take(&mut self, other: &Self, place: usize) {
        if let (Some(own), Some(more)) = (self.0.get_mut(place), other.0.get(place)) {
            add(&mut own.states, more.states.clone());
        }
    }
}

/// Adds what is not there yet.
pub(crate) fn add<T: PartialEq>(items: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !items.contains(&item) {
            items.push(item);
        }
    }
}

/// Sentences with nothing beside them, those that differ in one state alone in one.
pub(crate) fn in_short(all: &[String]) -> Vec<String> {
    let all = all.iter().map(|it| (Sentence::of(it), ())).collect();
    joined(all, |(), ()| true, |(), ()| ()).into_iter().map(|(it, ())| it.told()).collect()
}

/// Sentences that differ in one state alone in one: first in whom they speak of, then in whom they begin with. What
/// stands with them must be alike, and is merged.
pub(crate) fn joined<T>(
    all: Vec<(Sentence, T)>,
    alike: impl Fn(&T, &T) -> bool,
    merge: impl Fn(&mut T, T),
) -> Vec<(Sentence, T)> {
    let once = |all: Vec<(Sentence, T)>, is_here: fn(usize) -> bool| {
        let mut joined: Vec<(Sentence, T)> = Vec::new();
        for (sentence, with) in all {
            let place = |known: &Sentence| known.differs(&sentence).filter(|it| is_here(*it));
            let found = joined.iter_mut().find_map(|(known, own)| {
                let place = place(known).filter(|_| alike(own, &with))?;
                Some((known, own, place))
            });
            match found {
                Some((known, own, place)) => {
                    known.take(&sentence, place);
                    merge(own, with);
                }
                None => joined.push((sentence, with)),
            }
        }
        joined
    };
    once(once(all, |place| place != 0), |place| place == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(says: &[&str], expected: &[&str]) {
        let all = says.iter().map(|it| (Sentence::of(it), ())).collect();
        let told: Vec<String> =
            joined(all, |(), ()| true, |(), ()| ()).iter().map(|(it, ())| it.told()).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn sentences_that_differ_in_one_state_are_one() {
        check(
            &[
                "EG owes help to IQ, under X",
                "EG owes help to US, under X",
                "JO owes help to IQ, under X",
            ],
            &["EG owes help to IQ and US, under X", "JO owes help to IQ, under X"],
        );
        check(
            &[
                "EG owes help to IQ",
                "JO owes help to IQ",
                "EG owes help to US",
                "JO owes help to US",
            ],
            &["each of EG and JO owes help to IQ and US"],
        );
    }

    /// Whom one state stands for twice, and what differs in another word, is not the same.
    #[test]
    fn others_stay_apart() {
        let apart = [
            "EG helps IQ against KW, and KW against IQ",
            "EG helps IQ against SA, and SA against IQ",
        ];
        check(&apart, &apart);
        let apart =
            ["EG owes help to IQ under X", "EG owes help to IQ under Y", "EG owes no help to IQ"];
        check(&apart, &apart);
    }
}
