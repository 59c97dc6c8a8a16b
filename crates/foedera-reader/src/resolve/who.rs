//! Who acts, where a sentence leaves it to others: "both countries", "the parliament", "it". Not which
//! treaty is meant, nor who says so.

use foedera_model::{ClaimKind, Span};

use super::Context;
use super::treaties::{add, is_state};
use crate::act::{Bearing, Doer, Raw, joint};
use crate::group::is_governed;
use crate::node::{Mentioned, Node, Party, Voice};
use crate::pack::{Pack, Role, Side};
use crate::sense::Rank;

/// The organisation that has a parliament and a cabinet.
const UNION: &str = "EU";

impl Context<'_> {
    pub(super) fn parties(&self, raw: &Raw, speakers: &[Voice]) -> Vec<Party> {
        match &raw.actor {
            Doer::Named(parties) => parties.clone(),
            // "Russia said it had ratified": who speaks is who acts.
            Doer::Unsaid => speakers.iter().flat_map(|it| it.parties.clone()).collect(),
            Doer::All | Doer::Nobody | Doer::Stranger => Vec::new(),
            Doer::Person | Doer::Resumed | Doer::ForIt => Vec::new(),
        }
    }

    pub(super) fn codes(
        &self,
        raw: &Raw,
        parties: &[Party],
        here: &[Subject],
        referent: usize,
        speakers: &[Voice],
    ) -> Vec<String> {
        let all = self.treaties.get(referent).map(|it| it.parties.clone()).unwrap_or_default();
        if raw.actor == Doer::Nobody {
            return Vec::new();
        }
        let both = parties.iter().any(|it| it.both) || raw.actor == Doer::All;
        let how_many = parties.iter().map(|it| it.how_many).find(|it| *it > 0);
        let counted = how_many.and_then(|it| self.so_many(it));
        let mut codes = match (both, all.len()) {
            (false, _) => Vec::new(),
            // Of a treaty of many nobody knows who "all" are.
            (true, _) if raw.actor == Doer::All && self.is_of_many(referent) => Vec::new(),
            // "All" are the other party and the state of which the report speaks.
            (true, 1) if raw.actor == Doer::All && all.iter().all(|it| is_state(it)) => {
                self.other_than(&all).into_iter().collect()
            }
            (true, 0 | 1) if raw.actor == Doer::All => self.topic.iter().cloned().collect(),
            (true, 0 | 1) => counted.unwrap_or_else(|| self.two_of_whom(&all)),
            (true, many) if counted.as_ref().is_some_and(|it| it.len() > many) => {
                counted.unwrap_or_default()
            }
            // "Our agreement with Angola was signed by both governments", told beside another one.
            (true, _) => pair(raw, here).unwrap_or_else(|| all.clone()),
        };
        for party in parties.iter().filter(|it| !it.both) {
            match &party.code {
                Some(code) => codes.push(code.clone()),
                None => codes.extend(self.meant(party, here, referent, speakers)),
            }
        }
        if raw.actor == Doer::Person {
            codes.extend(self.person.as_ref().or(self.topic.as_ref()).cloned());
        } else if raw.actor == Doer::Resumed {
            codes.extend(self.subject.clone());
        } else if raw.actor == Doer::ForIt {
            let told = here.iter().rfind(|it| it.span.start() < raw.words.start());
            let told = told.filter(|it| it.codes.len() == 1).and_then(|it| it.codes.first());
            codes.extend(told.or(self.topic.as_ref()).cloned());
        } else if parties.is_empty() && raw.actor == Doer::Unsaid {
            // Of nobody's report nobody is told to have done it.
            codes.extend(self.unsaid(raw, &all).cloned());
        }
        codes.sort();
        codes.dedup();
        codes
    }

    /// "The three countries": the last so many that were named in one breath, else all of whom was told, if they are so many.
    fn so_many(&self, number: u32) -> Option<Vec<String>> {
        let so_many = |it: &&Vec<String>| u32::try_from(it.len()).is_ok_and(|it| it == number);
        self.groups.iter().rfind(so_many).or(Some(&self.met).filter(so_many)).cloned()
    }

    /// "The two countries": those who were named last in one breath, else the only two of whom the report has told so far.
    fn two_of_whom(&self, parties: &[String]) -> Vec<String> {
        let both = |it: &&Vec<String>| it.len() == 2 && parties.iter().all(|one| it.contains(one));
        if self.group.is_empty() {
            return Some(&self.met).filter(both).cloned().unwrap_or_default();
        }
        self.group.clone()
    }

    /// Who is meant by "all" beside the one party of a treaty that is told: the readers' own country, in a language of one
    /// and if the report tells of it, else the state of which the report speaks.
    fn other_than(&self, told: &[String]) -> Option<String> {
        let one = self.pack.home.len() == 1;
        let home =
            self.home().filter(|it| one && self.told.contains_key(*it) && !told.contains(it));
        home.or(self.topic.as_ref()).cloned()
    }

    /// Who does what nobody is said to do: whom the sentence names before it, the readers' own country where its
    /// parliament votes on a treaty of its own, the state of which the report speaks.
    fn unsaid<'c>(&'c self, raw: &Raw, parties: &'c [String]) -> Option<&'c String> {
        let state = self.state_spoken_of().filter(|_| raw.organ.is_some());
        let topic = state.or(self.topic.as_ref())?;
        let home = self.home().filter(|it| raw.organ.is_some() && parties.contains(it));
        // "The bill goes to the Sejm in June": its own government sends it.
        let receives = self.chamber.as_ref().filter(|_| raw.kind == ClaimKind::Submission);
        // "The vote on the agreement with Qatar was put off": that of whom it is with is another one.
        let with = |it: &&String| matches!(parties, [one] if is_state(one) && one != *it);
        let home = home.or_else(|| self.own_country().filter(with));
        // "In Peru, a committee of Congress rejected it."
        let placed = self.placed_within().filter(|it| !joint(raw.kind) && it.1 < raw.words.start());
        let told = receives.or(self.named_before(raw.words.start())).or(placed.map(|it| it.0));
        Some(told.or(home).unwrap_or(topic))
    }

    /// Whose treaty it is beside the one with whom it is told to be, where an act has no doer: "the treaty with
    /// Chile is in force". Of the state of the sentence, who speaks, of which the report speaks, the readers' own.
    pub(super) fn partner(
        &self,
        raw: &Raw,
        referent: usize,
        here: &[Subject],
        speakers: &[Voice],
    ) -> Option<String> {
        let told = self.treaties.get(referent).filter(|it| it.told && !it.family)?;
        let [with] = told.parties.as_slice() else { return None };
        if raw.actor != Doer::Nobody {
            return None;
        }
        let subject = here.iter().flat_map(|it| &it.codes);
        let spoken = speakers.iter().flat_map(|it| &it.parties).filter(|it| !it.organisation);
        let spoken = spoken.filter_map(|it| it.code.as_ref());
        // In the one country of the language a treaty with somebody is its own.
        let home =
            || self.home().filter(|it| self.pack.home.len() == 1 || self.told.contains_key(*it));
        let others = subject.chain(spoken).chain(home()).chain(&self.topic).chain(self.home());
        others.into_iter().find(|it| *it != with).cloned()
    }

    pub(super) fn is_of_many(&self, referent: usize) -> bool {
        self.treaties.get(referent).is_some_and(|it| it.family)
    }

    /// Whose parliament "the parliament" is: that of the state named last before it in the same sentence, of who acted
    /// last in it, of who speaks, of the parliament that receives, here or in the sentence before, of the one that the
    /// sentence tells before it in whatever way, of the readers' own country where it is a party, of the state of which
    /// the report speaks, or of the only one that the sentence names after it.
    fn meant(
        &self,
        party: &Party,
        here: &[Subject],
        referent: usize,
        speakers: &[Voice],
    ) -> Vec<String> {
        if party.of_that
            && let Some(last) = self.last_named_before(party.span)
        {
            return vec![last.clone()];
        }
        let parties = self.treaties.get(referent).map(|it| it.parties.as_slice());
        // Whose own organ acts under a treaty of many, or with one other, is not told to its readers.
        let of_many = self.is_of_many(referent) || parties.is_some_and(|it| it.len() == 1);
        let of_it = |it: &&String| parties.is_some_and(|all| all.contains(it));
        let home = self.home().filter(of_it).or_else(|| self.pack.home.iter().find(of_it));
        let home = home.or_else(|| self.home().filter(|it| self.group.contains(it)));
        let home = home.or_else(|| self.own_country().filter(|_| of_many));
        let before = here.iter().rfind(|it| it.span.start() < party.span.start());
        let alone = here.first().filter(|_| here.len() == 1);
        let spoken_of = home.or(self.state_spoken_of()).map(|it| vec![it.clone()]);
        let codes = |it: &Subject| it.codes.clone();
        let acted = self.acted_here().map(|it| vec![it]);
        let chamber = || self.chamber.clone().map(|it| vec![it]);
        // "The government sent it to the Sejm. Deputies will vote in May."
        let received = party.rank == Some(Rank::Parliament);
        let received = self.chamber_before.as_ref().filter(|_| received);
        let received = received.map(|it| vec![it.clone()]);
        // "On the Kenyan side, parliament dealt with it, said the embassy in Lisbon."
        let beside = self.told_before(party.span.start());
        let sits = matches!(party.rank, Some(Rank::Parliament | Rank::Cabinet));
        let spoken_by = speakers.iter().flat_map(|it| &it.parties).filter(|it| !it.organisation);
        let spoken_by: Vec<String> = spoken_by.filter_map(|it| it.code.clone()).collect();
        let spoken_by = Some(spoken_by).filter(|it| it.len() == 1);
        before
            .map(codes)
            .or(acted)
            .or_else(|| Some(vec![beside.filter(|_| sits)?.clone()]))
            .or(spoken_by)
            .or_else(chamber)
            .or_else(|| self.placed_within().map(|it| vec![it.0.clone()]))
            .or(received)
            .or_else(|| Some(vec![beside?.clone()]))
            .or(spoken_of)
            .or(alone.map(codes))
            .or_else(|| Some(vec![self.from.clone()?]))
            .or_else(|| Some(vec![self.home().cloned().filter(|_| of_many)?]))
            .unwrap_or_default()
    }

    /// The state of which the report speaks. Of organisations only a union has a parliament: where one is spoken of, the
    /// state that was named last.
    fn state_spoken_of(&self) -> Option<&String> {
        let topic = self.topic.as_ref()?;
        if is_state(topic) || topic == UNION { Some(topic) } else { self.named_last.as_ref() }
    }

    /// The one country in which the language is at home, where the report tells no less of it than of the state of which
    /// it speaks: a report on others tells of theirs.
    fn own_country(&self) -> Option<&String> {
        let one = self.pack.home.len() == 1;
        let often = |code: &String| self.told.get(code).copied().unwrap_or(0);
        let topic = self.topic.as_ref().map_or(0, often);
        self.home().filter(|it| one && often(it) >= topic.max(1))
    }

    /// "In France, the Assembly": the state in which this sentence places what it tells, if that is not where others met
    /// ("it was signed in Lima, and the government sent it on").
    fn placed_within(&self) -> Option<(&String, usize)> {
        let (state, at) = self.within.as_ref()?;
        let here = self.resolved.get(self.first..).unwrap_or(&[]);
        let met = here.iter().any(|it| joint(it.kind) && it.raw.place == Some(*at));
        (!met).then(|| (state, at.start()))
    }

    /// The one state that acted last in this sentence.
    fn acted_here(&self) -> Option<String> {
        let last = self.resolved.get(self.first..)?.last()?;
        last.codes.first().filter(|_| last.codes.len() == 1).cloned()
    }

    /// A treaty between two is signed by both, whoever the sentence puts first.
    pub(super) fn meet(&mut self, referent: usize, codes: &mut Vec<String>, raw: &Raw) {
        let Some(referent) = self.treaties.get_mut(referent) else { return };
        if let Bearing::Named(treaty) = &raw.treaty {
            add(codes, &treaty.parties);
        }
        if !raw.loose {
            referent.join(codes, raw.kind);
        }
        // An organisation may only keep the treaty.
        let acts = |it: &String| is_state(it) || codes.contains(it);
        if referent.parties.len() == 2
            && referent.parties.iter().all(acts)
            && codes.iter().all(|it| referent.parties.contains(it))
        {
            codes.clone_from(&referent.parties);
        }
        codes.sort();
    }

    /// An organisation neither joins, signs nor leaves its own treaty.
    pub(super) fn is_its_own(&self, referent: usize, kind: ClaimKind, codes: &[String]) -> bool {
        let moves = matches!(
            kind,
            ClaimKind::Accession
                | ClaimKind::Withdrawal
                | ClaimKind::Signature
                | ClaimKind::Ratification
                | ClaimKind::Deposit
        );
        let family = self.treaties.get(referent).filter(|it| it.family && moves);
        family.is_some_and(|it| it.parties == codes)
    }
}

/// Those whom the sentence names in one breath before it speaks of "both".
fn pair(raw: &Raw, here: &[Subject]) -> Option<Vec<String>> {
    let told = here.iter().rfind(|it| it.span.start() < raw.words.start());
    told.filter(|it| it.codes.len() == 2 && raw.actor != Doer::All).map(|it| it.codes.clone())
}

/// The states that act under a treaty told by its other party: "Kenya ratified the treaty with Uganda".
pub(super) fn partners_of(treaty: &Mentioned, raw: &Raw) -> Vec<String> {
    let ([with], Doer::Named(doers)) = (treaty.parties.as_slice(), &raw.actor) else {
        return Vec::new();
    };
    let state = |it: &&Party| !it.both && !it.organisation && it.code.as_ref() != Some(with);
    let named = treaty.family || treaty.name.is_some() || !doers.iter().all(|it| state(&it));
    let codes = doers.iter().filter(|_| !named).filter_map(|it| it.code.clone());
    codes.collect()
}

/// The mention of a treaty of which one party more is known.
pub(super) fn with(treaty: &Mentioned, more: &[String]) -> Mentioned {
    let mut whole = treaty.clone();
    whole.paired = !more.is_empty();
    add(&mut whole.parties, more);
    whole
}

/// The states of which a sentence speaks as such in one breath, not as a place or somebody's partner.
#[derive(Debug)]
pub(super) struct Subject {
    pub(super) codes: Vec<String>,
    span: Span,
}

impl Subject {
    /// Whether it stands before these words, or begins them.
    pub(super) fn stands_before(&self, words: Span) -> bool {
        self.span.start() <= words.start()
    }
}

/// Whose treaty it is beside the one with whom it is: "Peru's treaty with Chile", and in a sentence
/// that speaks of Peru, "its treaty with Chile".
pub(super) fn owner<'n>(
    nodes: &'n [Node],
    at: usize,
    treaty: &Mentioned,
    here: &'n [Subject],
    pack: &Pack,
) -> Option<&'n String> {
    let between = at.checked_sub(1).and_then(|it| Some((it, nodes.get(it)?)));
    let of = between.filter(|(at, it)| match pack.adpositions {
        Side::Before => it.glued && it.mark().is_none(),
        Side::After => pack.role(Role::Governs, nodes, *at) == Some(at + 1),
    });
    let before = of.and_then(|_| nodes.get(at.checked_sub(2)?)?.actor()?.first()?.code.as_ref());
    before.or_else(|| here.first().and_then(|it| it.codes.first()).filter(|_| treaty.own))
}

pub(super) fn subjects(nodes: &[Node], pack: &Pack) -> Vec<Subject> {
    let actors = nodes.iter().enumerate().filter_map(|(at, it)| Some((at, it.actor()?)));
    let free = actors.filter(|(at, _)| !is_governed(nodes, *at, pack));
    let named = free.filter_map(|(at, parties)| {
        let states =
            parties.iter().filter(|it| !it.organisation || it.code.as_deref() == Some(UNION));
        let codes: Vec<String> = states.filter_map(|it| it.code.clone()).collect();
        (!codes.is_empty()).then_some(Subject { codes, span: nodes.get(at)?.span })
    });
    named.collect()
}

/// Whose parliament a sentence names as the one that receives something: "the government sent it to the
/// Duma" is a government of Russia.
pub(super) fn chamber(nodes: &[Node], pack: &Pack) -> Option<String> {
    let actors = nodes.iter().enumerate().filter_map(|(at, it)| Some((at, it.actor()?)));
    let governed = actors.filter(|(at, _)| is_governed(nodes, *at, pack));
    let mut parties = governed.flat_map(|(_, it)| it);
    parties.find(|it| it.rank == Some(Rank::Parliament))?.code.clone()
}

/// The one state in which a sentence places what it tells: "in France, the Assembly".
pub(super) fn placed(nodes: &[Node], pack: &Pack) -> Option<(String, Span)> {
    let actors = nodes.iter().enumerate().filter_map(|(at, it)| Some((at, it.actor()?)));
    let mut placed = actors.filter(|(at, _)| pack.marks(Role::Place, nodes, *at));
    let (at, parties) = placed.next().filter(|_| placed.next().is_none())?;
    let [only] = parties else { return None };
    let state = only.code.clone().filter(|_| only.rank.is_none() && !only.organisation);
    state.zip(nodes.get(at).map(|it| it.span))
}

/// The state of the person who was named last in a sentence, wherever.
pub(super) fn last_person(nodes: &[Node]) -> Option<String> {
    let parties = nodes.iter().filter_map(Node::parties).flatten();
    parties.filter(|it| it.person.is_some()).filter_map(|it| it.code.clone()).next_back()
}

/// The states that a sentence names in one breath, the last of such.
pub(super) fn together(nodes: &[Node]) -> Option<Vec<String>> {
    let codes = |it: &[Party]| -> Vec<String> {
        let states = it.iter().filter(|it| !it.organisation);
        states.filter_map(|it| it.code.clone()).collect()
    };
    nodes.iter().filter_map(Node::actor).map(codes).rfind(|it| it.len() > 1)
}
