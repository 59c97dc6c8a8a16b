//! What a sentence leaves to others: "that treaty", "both countries", "the parliament", "Monday".
//! Goes over the document once, from the first sentence to the last, with what was named so far.

mod treaties;

use foedera_dates::Edtf;
use foedera_model::{ClaimKind, Span, Status};

use crate::act::{Bearing, Doer, Raw};
use crate::group::is_governed;
use crate::node::{Mentioned, Node, Party, Voice};
use crate::pack::{Pack, ToLast};
use crate::said::Tense;
use crate::sense::Rank;
use crate::sentence::{Part, Sentence};

pub(crate) use treaties::Referent;
use treaties::{Treaties, add};

/// An act with everything found that the document gives.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    pub(crate) raw: Raw,
    pub(crate) referent: usize,
    pub(crate) parties: Vec<Party>,
    pub(crate) codes: Vec<String>,
    pub(crate) kind: ClaimKind,
    pub(crate) date: Option<Edtf>,
    pub(crate) voices: Vec<Span>,
    /// The sentence that tells it, by its place among those that were taken in.
    sentence: usize,
    /// It is told in the headline: what is told below is the same act.
    pub(crate) headline: bool,
}

/// What has been named so far.
#[derive(Debug)]
pub(crate) struct Context<'p> {
    pack: &'p Pack,
    pub(crate) treaties: Treaties,
    /// The state of which the report speaks: who acted last, else who was named last.
    topic: Option<String>,
    /// The states that were last named in one breath: "the two countries".
    group: Vec<String>,
    /// The state of the person who was named last: "he".
    person: Option<String>,
    /// How many sentences were taken in, and whether the last one is the headline.
    sentence: usize,
    headline: bool,
    /// How many acts were told before this sentence.
    first: usize,
    pub(crate) resolved: Vec<Resolved>,
}

impl<'p> Context<'p> {
    /// Nothing named yet.
    pub(crate) fn new(pack: &'p Pack) -> Self {
        Self {
            pack,
            treaties: Treaties::default(),
            topic: None,
            group: Vec::new(),
            person: None,
            sentence: 0,
            headline: false,
            first: 0,
            resolved: Vec::new(),
        }
    }

    /// Takes in one sentence: its nodes, and the acts that were read in it.
    pub(crate) fn take(&mut self, of: &Sentence, raws: Vec<Raw>, published: Option<&Edtf>) {
        let nodes = &of.nodes;
        self.sentence += 1;
        self.headline = of.part == Part::Headline;
        let first = self.resolved.len();
        self.first = first;
        let speakers = voices(nodes);
        let here = subjects(nodes, self.pack);
        self.group =
            together(nodes).or_else(|| Some(std::mem::take(&mut self.group))).unwrap_or_default();
        for (at, treaty) in nodes.iter().enumerate().filter_map(|(at, it)| Some((at, it.treaty()?)))
        {
            let referent = self.treaties.refer(treaty);
            let owner = owner(nodes, at, treaty, &here).filter(|_| treaty.parties.len() == 1);
            if let (Some(owner), Some(it)) = (owner, self.treaties.get_mut(referent)) {
                add(&mut it.parties, std::slice::from_ref(owner));
            }
        }
        for raw in raws {
            if let Some(it) = self.resolve(raw, &speakers, &here, published, first) {
                self.resolved.push(it);
            }
        }
        let acted = self.resolved.get(first..).unwrap_or(&[]).iter().rev();
        let acted = acted.map(|it| it.codes.as_slice()).find(|it| it.len() == 1);
        let topic = acted
            .and_then(|it| it.first())
            .or(here.first().and_then(|it| it.codes.first()))
            .cloned();
        self.topic = topic.or_else(|| self.topic.take());
        self.person = last_person(nodes).or_else(|| self.person.take());
    }

    fn resolve(
        &mut self,
        raw: Raw,
        speakers: &[Voice],
        here: &[Subject],
        published: Option<&Edtf>,
        first: usize,
    ) -> Option<Resolved> {
        if raw.to_last == Some(ToLast::Same) {
            return self.resume(raw, published);
        }
        let raw = self.like_the_last(raw)?;
        let referent = match &raw.treaty {
            Bearing::Named(treaty) => self.treaties.refer(treaty),
            Bearing::Spoken => self.treaties.focus(),
            Bearing::Other => return None,
        };
        let parties = self.parties(&raw, speakers);
        let mut codes = self.codes(&raw, &parties, here, referent);
        if !has_organ(&raw, &parties) {
            return None;
        }
        if raw.actor == Doer::Stranger || self.is_its_own(referent, raw.kind, &codes) {
            return None;
        }
        let kind = self.kind(&raw, &parties, &codes, first);
        if joint(kind) && self.is_bilateral(referent) {
            self.meet(referent, &mut codes, &raw);
        }
        if !raw_is_general(&raw) && codes.is_empty() {
            return None;
        }
        if let Some(referent) = self.treaties.get_mut(referent).filter(|it| !it.family) {
            referent.join(&codes, kind);
        }
        // What was refused was refused in the past.
        let tense = match raw.status {
            Status::Happened | Status::Denied | Status::Contested => Tense::Past,
            Status::Planned | Status::Conditional => Tense::Future,
        };
        Some(Resolved {
            date: self.day(&raw, speakers, published, tense, first),
            voices: speakers.iter().filter_map(|it| it.span).collect(),
            sentence: self.sentence,
            headline: self.headline,
            raw,
            referent,
            parties,
            codes,
            kind,
        })
    }

    /// "The upper house followed suit": it did what was told last.
    fn like_the_last(&self, raw: Raw) -> Option<Raw> {
        if raw.to_last != Some(ToLast::Likewise) {
            return Some(raw);
        }
        // What is told between them may be what was done likewise.
        let last = self.resolved.last().filter(|it| it.sentence + 1 >= self.sentence)?;
        let kind = last.kind;
        Some(Raw { kind, treaty: Bearing::Spoken, ..raw })
    }

    /// The act told last, with what this mention tells besides.
    fn resume(&self, raw: Raw, published: Option<&Edtf>) -> Option<Resolved> {
        let last = self.resolved.last()?;
        let date = raw.date.as_ref().and_then(|it| it.resolve(published, Tense::Past));
        let raw = Raw { actor: last.raw.actor.clone(), ..raw };
        Some(Resolved { raw, date, ..last.clone() })
    }

    fn day(
        &self,
        raw: &Raw,
        speakers: &[Voice],
        published: Option<&Edtf>,
        tense: Tense,
        first: usize,
    ) -> Option<Edtf> {
        if let Some(said) = &raw.date {
            let counted = said.counts().then(|| said.counted(self.day_told(first)));
            return counted.unwrap_or_else(|| said.resolve(published, tense));
        }
        // What is announced is dated by the announcement, if it has no day of its own.
        let announced = is_announced(raw.kind, raw.status);
        let spoken = speakers.iter().find_map(|it| it.date.as_ref()).filter(|_| announced);
        spoken.and_then(|it| it.resolve(published, Tense::Past))
    }

    /// The day told last: in this sentence the nearest, in the one before the latest, for what is
    /// told there besides ("signed in June") lies further back.
    fn day_told(&self, first: usize) -> Option<&Edtf> {
        let here = self.resolved.get(first..).unwrap_or(&[]);
        let dated = |it: &&Resolved| it.date.is_some();
        if let Some(last) = here.iter().rfind(dated) {
            return last.date.as_ref();
        }
        let before = self.resolved.get(..first)?;
        let last = before.iter().rfind(dated)?.sentence;
        let told = before.iter().filter(|it| it.sentence == last).filter_map(|it| it.date.as_ref());
        told.max_by_key(|it| it.bounds().earliest())
    }

    fn parties(&self, raw: &Raw, speakers: &[Voice]) -> Vec<Party> {
        match &raw.actor {
            Doer::Named(parties) => parties.clone(),
            // "Russia said it had ratified": who speaks is who acts.
            Doer::Unsaid => speakers.iter().flat_map(|it| it.parties.clone()).collect(),
            Doer::All | Doer::Nobody | Doer::Stranger | Doer::Person => Vec::new(),
        }
    }

    fn codes(
        &self,
        raw: &Raw,
        parties: &[Party],
        here: &[Subject],
        referent: usize,
    ) -> Vec<String> {
        let all = self.treaties.get(referent).map(|it| it.parties.clone()).unwrap_or_default();
        if raw.actor == Doer::Nobody {
            return Vec::new();
        }
        let both = parties.iter().any(|it| it.both) || raw.actor == Doer::All;
        let mut codes = match (both, all.len()) {
            (false, _) => Vec::new(),
            // "All" are the other party and the state of which the report speaks.
            (true, 0 | 1) if raw.actor == Doer::All => self.topic.iter().cloned().collect(),
            (true, 0 | 1) => self.group.clone(),
            (true, _) => all,
        };
        for party in parties.iter().filter(|it| !it.both) {
            match &party.code {
                Some(code) => codes.push(code.clone()),
                None => codes.extend(self.meant(party, here, referent)),
            }
        }
        if raw.actor == Doer::Person {
            codes.extend(self.person.as_ref().or(self.topic.as_ref()).cloned());
        } else if parties.is_empty() && raw.actor == Doer::Unsaid {
            codes.extend(self.topic.clone());
        }
        codes.sort();
        codes.dedup();
        codes
    }

    /// Whose parliament "the parliament" is: that of the state named last before it in the same
    /// sentence, of who acted last in it, of the readers' own country where it is a party, of the state of which the report
    /// speaks, or of the only one that the sentence names after it.
    fn meant(&self, party: &Party, here: &[Subject], referent: usize) -> Vec<String> {
        let parties = self.treaties.get(referent).map(|it| it.parties.as_slice());
        let home = self.pack.home.as_ref().filter(|it| parties.is_some_and(|all| all.contains(it)));
        let before = here.iter().rfind(|it| it.span.start() < party.span.start());
        let alone = here.first().filter(|_| here.len() == 1);
        let spoken_of = home.or(self.topic.as_ref()).map(|it| vec![it.clone()]);
        let codes = |it: &Subject| it.codes.clone();
        let acted = self.resolved.get(self.first..).and_then(<[Resolved]>::last);
        let acted = acted.filter(|it| it.codes.len() == 1).map(|it| it.codes.clone());
        before.map(codes).or(acted).or(spoken_of).or(alone.map(codes)).unwrap_or_default()
    }

    /// A treaty between two is signed by both, whoever the sentence puts first.
    fn meet(&mut self, referent: usize, codes: &mut Vec<String>, raw: &Raw) {
        let Some(referent) = self.treaties.get_mut(referent) else { return };
        if let Bearing::Named(treaty) = &raw.treaty {
            add(codes, &treaty.parties);
        }
        add(&mut referent.parties, codes);
        if referent.parties.len() == 2 {
            codes.clone_from(&referent.parties);
        }
        codes.sort();
    }

    /// An organisation neither joins, signs nor leaves its own treaty.
    fn is_its_own(&self, referent: usize, kind: ClaimKind, codes: &[String]) -> bool {
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

    fn is_bilateral(&self, referent: usize) -> bool {
        self.treaties.get(referent).is_some_and(|it| !it.family && it.parties.len() < 3)
    }

    /// A parliament approves where a state ratifies; what a head of state signs after his
    /// parliament's vote is the law, not the treaty.
    fn kind(&self, raw: &Raw, parties: &[Party], codes: &[String], first: usize) -> ClaimKind {
        let rank = parties.iter().find_map(|it| it.rank);
        let earlier = self.resolved.get(first..).unwrap_or(&[]);
        let vote = |it: &Resolved| it.kind == ClaimKind::Approval && it.codes == codes;
        let voted = raw.then && earlier.iter().any(vote);
        let own = self.resolved.iter().rfind(|it| it.codes == codes);
        let last_voted = raw.treaty == Bearing::Spoken && own.is_some_and(vote);
        if raw.to_last == Some(ToLast::Procedure)
            && let Some(kind) = self.procedure(codes)
        {
            return kind;
        }
        match (raw.kind, rank) {
            (ClaimKind::Ratification, Some(Rank::Parliament | Rank::Cabinet)) => {
                ClaimKind::Approval
            }
            (ClaimKind::Signature, Some(Rank::Head)) if voted || last_voted => {
                ClaimKind::Ratification
            }
            (kind, _) => kind,
        }
    }
}

/// Whether the announcement is a step of its own: of an intention, or of leaving.
fn is_announced(kind: ClaimKind, status: Status) -> bool {
    let effect = matches!(
        kind,
        ClaimKind::EntryIntoForce | ClaimKind::ProvisionalApplication | ClaimKind::Termination
    );
    let leaving = matches!(kind, ClaimKind::Withdrawal | ClaimKind::Suspension);
    match status {
        Status::Denied | Status::Contested => false,
        Status::Planned => leaving || !effect,
        Status::Happened | Status::Conditional => leaving,
    }
}

/// Whether an act that only a parliament or cabinet does is done by one.
fn has_organ(raw: &Raw, parties: &[Party]) -> bool {
    let parliament = parties.iter().any(|it| it.rank == Some(Rank::Parliament));
    // Parliaments debate treaties, they do not negotiate them.
    let Some(rank) = raw.organ else {
        return !(parliament && raw.kind == ClaimKind::Negotiation);
    };
    let fits = |it: Rank| it == rank || (rank == Rank::Parliament && it == Rank::Cabinet);
    parties.iter().any(|it| it.rank.is_some_and(fits)) || parties.is_empty()
}

impl Context<'_> {
    /// What this actor was last said to undo, if the law that he now signs can be about that.
    fn procedure(&self, codes: &[String]) -> Option<ClaimKind> {
        let own = self.resolved.iter().rev().find(|it| it.codes == codes)?;
        matches!(own.kind, ClaimKind::Withdrawal | ClaimKind::Revocation).then_some(own.kind)
    }
}

/// Acts that no single party does.
fn raw_is_general(raw: &Raw) -> bool {
    raw.actor == Doer::Nobody
}

/// Acts that parties do together.
fn joint(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::Negotiation | ClaimKind::Signature | ClaimKind::Exchange)
}

/// Voices from the innermost to the outermost would be nearest first; this is outermost first:
/// who passes on, then who stands farther from the words.
fn voices(nodes: &[Node]) -> Vec<Voice> {
    let mut before: Vec<Voice> = Vec::new();
    let mut after: Vec<Voice> = Vec::new();
    let content = nodes.iter().position(|it| it.voice().is_none() && it.actor().is_none());
    for (at, voice) in nodes.iter().enumerate().filter_map(|(at, it)| Some((at, it.voice()?))) {
        let leads = content.is_none_or(|it| at < it);
        if leads { before.push(voice.clone()) } else { after.push(voice.clone()) }
    }
    after.reverse();
    let mut all: Vec<Voice> = after.into_iter().chain(before).collect();
    all.sort_by_key(|it| !it.relays);
    all
}

/// Whose treaty it is beside the one with whom it is: "Peru's treaty with Chile", and in a sentence
/// that speaks of Peru, "its treaty with Chile".
fn owner<'n>(
    nodes: &'n [Node],
    at: usize,
    treaty: &Mentioned,
    here: &'n [Subject],
) -> Option<&'n String> {
    let glued = at.checked_sub(1).and_then(|it| nodes.get(it)).filter(|it| it.glued);
    let before = glued.and_then(|_| nodes.get(at.checked_sub(2)?)?.actor()?.first()?.code.as_ref());
    before.or_else(|| here.first().and_then(|it| it.codes.first()).filter(|_| treaty.own))
}

/// The states of which a sentence speaks as such in one breath, not as a place or somebody's partner.
#[derive(Debug)]
struct Subject {
    codes: Vec<String>,
    span: Span,
}

fn subjects(nodes: &[Node], pack: &Pack) -> Vec<Subject> {
    let actors = nodes.iter().enumerate().filter_map(|(at, it)| Some((at, it.actor()?)));
    let free = actors.filter(|(at, _)| !is_governed(nodes, *at, pack));
    let named = free.filter_map(|(at, parties)| {
        let states = parties.iter().filter(|it| !it.organisation);
        let codes: Vec<String> = states.filter_map(|it| it.code.clone()).collect();
        (!codes.is_empty()).then_some(Subject { codes, span: nodes.get(at)?.span })
    });
    named.collect()
}

/// The state of the person who was named last in a sentence, wherever.
fn last_person(nodes: &[Node]) -> Option<String> {
    let parties = nodes.iter().filter_map(Node::parties).flatten();
    parties.filter(|it| it.person.is_some()).filter_map(|it| it.code.clone()).next_back()
}

/// The states that a sentence names in one breath, the last of such.
fn together(nodes: &[Node]) -> Option<Vec<String>> {
    let codes = |it: &[Party]| -> Vec<String> {
        let states = it.iter().filter(|it| !it.organisation);
        states.filter_map(|it| it.code.clone()).collect()
    };
    nodes.iter().filter_map(Node::actor).map(codes).rfind(|it| it.len() > 1)
}
