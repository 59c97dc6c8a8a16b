//! What a sentence leaves to others: "that treaty", "both countries", "the parliament", "Monday".
//! Goes over the document once, from the first sentence to the last, with what was named so far.

mod complete;
mod day;
mod entry;
mod joins;
mod kind;
mod mention;
mod onward;
mod quoted;
mod teller;
mod told;
mod treaties;
mod voice;
mod who;
mod whose;

use std::collections::BTreeMap;

use foedera_dates::Edtf;
use foedera_model::{ClaimKind, LeavingStep, Span, Status};

use crate::act::{Bearing, Doer, Raw, joint};
use crate::group::Page;
use crate::node::{Kind, Mentioned, Node, Party, Voice};
use crate::pack::{Pack, ToLast};
use crate::said::Said;
use crate::sense::Rank;
use crate::sentence::{Part, Sentence};

use complete::Named;
use day::{Sitting, as_dated, is_of_waiting};
use entry::{heads_entry, is_list, is_numbered, is_numbered_title, is_own_entry};
use joins::joined;
use kind::{has_organ, leaving_step};
use mention::{Mention, mentioned, told_of};
pub(crate) use quoted::quoted;
pub(crate) use treaties::{Referent, add};
use treaties::{Treaties, is_state};
use voice::{Voices, in_order};
use who::{Subject, chamber, last_person, owner, partners_of, placed, subjects, together, with};
use whose::{as_signed, together_with_one};

/// From this number on a sentence counts who joined a treaty, and tells of no article.
const MANY: u32 = 30;

/// An act with everything found that the document gives.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    pub(crate) raw: Raw,
    pub(crate) referent: usize,
    pub(crate) parties: Vec<Party>,
    pub(crate) codes: Vec<String>,
    pub(crate) kind: ClaimKind,
    pub(crate) step: Option<LeavingStep>,
    pub(crate) date: Option<Edtf>,
    pub(crate) voices: Vec<Span>,
    /// The sentence that tells it, by its place among those that were taken in.
    sentence: usize,
    /// The place of that sentence in the document.
    pub(crate) place: usize,
    /// It is told in the headline alone: what is told below is the same act.
    pub(crate) headline: bool,
}

/// What has been named so far.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "what the sentence is, or not")]
pub(crate) struct Context<'p> {
    page: Page<'p>,
    pack: &'p Pack,
    pub(crate) treaties: Treaties,
    /// The state of which the report speaks: who acted last, else who was named last.
    topic: Option<String>,
    /// The one state of which the last sentence spoke that names any; nothing where it named several.
    subject: Option<String>,
    /// The states that were last named in one breath: "the two countries".
    group: Vec<String>,
    /// All that were named so: "the three countries".
    groups: Vec<Vec<String>>,
    /// The states of which was told so far, in whatever way.
    met: Vec<String>,
    /// The state of the person who was named last: "he".
    person: Option<String>,
    /// Who spoke last.
    speaker: Option<Span>,
    /// Whose parliament this sentence names as a recipient.
    chamber: Option<String>,
    /// The state from which the report comes, by its dateline.
    from: Option<String>,
    /// How often the report names each state, in whatever way.
    told: BTreeMap<String, usize>,
    /// The report is a list of treaties, each with what was done under it.
    list: bool,
    /// Whose parliament the sentence before named so.
    chamber_before: Option<String>,
    /// The state in which this sentence places what it tells.
    within: Option<(String, Span)>,
    /// The states of which this sentence tells in whatever way.
    mentioned: Vec<Mention>,
    /// The states with which this sentence tells a treaty to be, and where.
    treaty_with: Vec<(String, Span)>,
    /// The state that was named last, but as a place.
    named_last: Option<String>,
    /// The state with which the last sentence tells that talks are, or a treaty.
    with_last: Option<String>,
    /// How many sentences were taken in, and whether the last one is the headline.
    sentence: usize,
    place: usize,
    headline: bool,
    /// This sentence begins a line.
    begins_line: bool,
    /// This sentence counts something: "the 60th state".
    counts: bool,
    /// How many acts were told before this sentence.
    first: usize,
    /// The days that this sentence tells, where they stand, and the last one before it with its sentence.
    days: Vec<(Span, Edtf)>,
    /// The states that were named, and how often, and the first two in one breath.
    named: Named,
    last_day: Option<(usize, Edtf)>,
    /// The sitting of a parliament or cabinet of which was told last.
    sitting: Option<Sitting>,
    pub(crate) resolved: Vec<Resolved>,
    /// What was read loosely. It stands beside all that is told: nothing is understood by it.
    pub(crate) loose: Vec<Resolved>,
}

impl<'p> Context<'p> {
    /// Nothing named yet, but for the state from which the report comes, and of which states it tells at all.
    pub(crate) fn new(
        sentences: &[Sentence],
        acts: &[Vec<Raw>],
        from: Option<String>,
        page: Page<'p>,
    ) -> Self {
        let pack = page.pack;
        Self {
            page,
            pack,
            treaties: Treaties::default(),
            topic: None,
            from,
            told: told_of(sentences, pack),
            list: is_list(sentences, acts, pack),
            subject: None,
            group: Vec::new(),
            groups: Vec::new(),
            met: Vec::new(),
            person: None,
            speaker: None,
            chamber: None,
            chamber_before: None,
            within: None,
            mentioned: Vec::new(),
            treaty_with: Vec::new(),
            named_last: None,
            with_last: None,
            sentence: 0,
            place: 0,
            headline: false,
            begins_line: false,
            counts: false,
            first: 0,
            days: Vec::new(),
            named: Named::default(),
            last_day: None,
            sitting: None,
            resolved: Vec::new(),
            loose: Vec::new(),
        }
    }

    /// Takes in the sentence at this place of the document: its nodes, the acts that were read in it, and whose words they
    /// are where it goes on with a quotation.
    pub(crate) fn take(
        &mut self,
        of: &Sentence,
        place: usize,
        raws: Vec<Raw>,
        quoted: Option<&Voice>,
        published: Option<&Edtf>,
    ) {
        let nodes = &of.nodes;
        self.begin(of, place, published);
        let first = self.first;
        let heads = self.list && heads_entry(of, &raws, self.pack);
        if heads || (of.begins_line && (is_numbered(nodes) || is_own_entry(nodes))) {
            self.treaties.end_focus();
        }
        let voices = Voices::of(nodes, self.pack);
        let here = subjects(nodes, self.pack);
        let together = together(nodes);
        self.named.take(&here, together.as_deref());
        self.groups.extend(together.clone());
        self.group = together.unwrap_or_else(|| std::mem::take(&mut self.group));
        self.mention(nodes, &here);
        if heads {
            self.begin_entry(nodes);
        }
        self.said_of_last(nodes);
        let mut teller = None;
        let words: Vec<Span> = raws.iter().map(|it| it.words).collect();
        let titled = of.begins_line && words.len() == 1 && is_numbered_title(nodes);
        for mut raw in as_signed(raws) {
            if raw.with.is_empty() && together_with_one(&raw) {
                raw.with.extend(self.with_one_before(&raw, of));
            }
            if titled && raw.kind == ClaimKind::Signature && Self::is_only_of_title(&raw) {
                continue;
            }
            let mut speakers = voices.at(raw.words.start());
            if speakers.is_empty() {
                speakers.extend(quoted.cloned());
            }
            let Some(mut it) = self.resolve(raw, &speakers, &here, published, first) else {
                continue;
            };
            if it.voices.is_empty() && speakers.is_empty() {
                it.voices.extend(self.teller(&it, nodes, &words));
                teller = teller.or(it.voices.first().copied());
            }
            self.keep(&it, nodes);
            if it.raw.loose { &mut self.loose } else { &mut self.resolved }.push(it);
        }
        self.date_the_last(nodes, published);
        let sat = Sitting::told(nodes, &self.days, published, self.sentence);
        let told = self.resolved.get(first..).unwrap_or(&[]);
        self.sitting = sat.filter(|it| it.is_of(told)).or_else(|| self.sitting.take());
        self.remember(nodes, &here, teller);
    }

    /// A new sentence begins: what it tells by itself.
    fn begin(&mut self, of: &Sentence, place: usize, published: Option<&Edtf>) {
        let nodes = &of.nodes;
        self.place = place;
        self.sentence += 1;
        self.headline = of.part == Part::Headline;
        self.begins_line = of.begins_line;
        self.counts = nodes.iter().any(|it| matches!(it.kind, Kind::Number(MANY..)));
        self.first = self.resolved.len();
        self.treaties.begin();
        self.last_day =
            self.days.pop().map(|it| (self.sentence - 1, it.1)).or(self.last_day.take());
        self.days = day::told(nodes, published);
        self.chamber_before = std::mem::replace(&mut self.chamber, chamber(nodes, self.pack));
        self.within = placed(nodes, self.pack);
        self.mentioned = mentioned(nodes, self.pack);
        let with = |it: &Node| match it.treaty()?.parties.as_slice() {
            [one] if is_state(one) => Some((one.clone(), it.span)),
            _ => None,
        };
        self.treaty_with = nodes.iter().filter_map(with).collect();
        let states = self.mentioned.iter().map(|it| &it.code).filter(|it| is_state(it));
        let states: Vec<String> = states.cloned().collect();
        add(&mut self.met, &states);
    }

    /// The treaties that a sentence names.
    fn mention(&mut self, nodes: &[Node], here: &[Subject]) {
        for (at, treaty) in nodes.iter().enumerate().filter_map(|(at, it)| Some((at, it.treaty()?)))
        {
            if let Some((org, joiner)) = joined(nodes, at, treaty, self.pack) {
                let of_org = with(treaty, std::slice::from_ref(&org));
                let at = self.treaties.refer(&Mentioned { family: true, ..of_org });
                if let Some(it) = self.treaties.get_mut(at) {
                    it.admit(joiner.as_slice());
                }
                continue;
            }
            if let Some(owners) = self.owners_of_another(treaty, here) {
                self.treaties.refer(&with(treaty, &owners));
                continue;
            }
            let owner = owner(nodes, at, treaty, here, self.pack);
            // "Algeria denounced its treaty with Spain": of the two, and no other one of Spain's.
            let one = matches!(treaty.parties.as_slice(), [one] if is_state(one));
            match owner.filter(|it| one && !treaty.parties.contains(it)) {
                Some(owner) => self.treaties.refer(&with(treaty, std::slice::from_ref(owner))),
                None => self.treaties.refer(treaty),
            };
        }
    }

    /// Keeps in mind for the next sentence of whom this one spoke, and who spoke in it.
    fn remember(&mut self, nodes: &[Node], here: &[Subject], teller: Option<Span>) {
        let told = self.resolved.get(self.first..).unwrap_or(&[]);
        let acted = told.iter().rev();
        let acted = acted.map(|it| it.codes.as_slice()).find(|it| it.len() == 1);
        let topic = acted
            .and_then(|it| it.first())
            .or(here.first().and_then(|it| it.codes.first()))
            .cloned();
        self.topic = topic.or_else(|| self.topic.take());
        if let Some(first) = here.first() {
            self.subject = first.codes.first().filter(|_| first.codes.len() == 1).cloned();
        }
        self.person = last_person(nodes).or_else(|| self.person.take());
        let named = self.mentioned.iter().rfind(|it| !it.is_place()).map(|it| it.code.clone());
        self.named_last = named.or_else(|| self.named_last.take());
        let end = nodes.last().map(|it| Span::new(it.span.end(), it.span.end() + 1));
        self.with_last = end.filter(|_| told.is_empty()).and_then(|it| self.with_whom(nodes, it));
        let spoken = nodes.iter().rev().filter_map(Node::voice).find_map(|it| it.span);
        self.speaker = spoken.or(teller).or(self.speaker);
    }

    /// "2. Convention on Nationality, done at Lima on 3 May 1990": whether a signature by nobody only tells which
    /// treaty of many is meant.
    fn is_only_of_title(raw: &Raw) -> bool {
        let nobodys = matches!(raw.actor, Doer::All | Doer::Nobody | Doer::Unsaid);
        let of_many = |it: &Mentioned| it.family || it.parties.is_empty();
        let treaty = if let Bearing::Named(treaty) = &raw.treaty { Some(treaty) } else { None };
        nobodys && treaty.is_some_and(of_many)
    }

    /// Who says so: those who speak, and where none does, who denies it.
    fn voices(&self, raw: &Raw, speakers: &[Voice]) -> Vec<Span> {
        let resumed = |it: &Voice| self.speaker.filter(|_| it.resumes);
        let spoken = speakers.iter().filter_map(|it| it.span.or_else(|| resumed(it)));
        let spoken: Vec<Span> = spoken.collect();
        if spoken.is_empty() {
            raw.denier.or_else(|| rules_out(raw)).into_iter().collect()
        } else {
            spoken
        }
    }

    /// "So the minister said": whose words the sentence before was.
    fn said_of_last(&mut self, nodes: &[Node]) {
        let first = nodes.iter().find(|it| it.mark().is_none()).and_then(Node::voice);
        if first.is_none_or(|it| !it.of_last || it.span.is_none()) {
            return;
        }
        // "Reuters reports this, citing the ministry": of what this sentence tells itself the others may speak.
        let told = nodes.iter().any(|it| it.treaty().is_some());
        let speakers: Vec<Span> = match told {
            true => first.and_then(|it| it.span).into_iter().collect(),
            false => in_order(nodes, self.pack).iter().filter_map(|it| it.span).collect(),
        };
        let last = |it: &&mut Resolved| it.place + 1 == self.place && it.voices.is_empty();
        self.resolved.iter_mut().filter(last).for_each(|it| it.voices.clone_from(&speakers));
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
        let mut raw = self.like_the_last(raw)?;
        let referent = self.referent(&raw)?;
        let parties = self.parties(&raw, speakers);
        let mut codes = self.codes(&raw, &parties, here, referent, speakers);
        let referent = self.of_many(referent, &raw);
        let referent = self.of_others(referent, &raw, &codes);
        let referent = self.of_partners(referent, &mut raw, &mut codes, here);
        if !has_organ(&raw, &parties) && !self.approves_too(&raw, &parties, referent) {
            return None;
        }
        if raw.actor == Doer::Stranger || self.is_its_own(referent, raw.kind, &codes) {
            return None;
        }
        let mut kind = self.kind(&raw, &parties, &codes, first);
        // "The agreement ceases to have effect for Moldova."
        if kind == ClaimKind::Termination && codes.len() == 1 && self.may_be_of_many(referent) {
            kind = ClaimKind::Withdrawal;
        }
        if let Some(leaver) = self.whose_leaving(&raw, referent, published) {
            (kind, codes, raw.step) = (ClaimKind::Withdrawal, leaver, Some(LeavingStep::Effect));
        }
        if joint(kind) && self.is_bilateral(referent) {
            self.meet(referent, &mut codes, &raw);
        }
        let begins = self.whose_beginning(&raw, kind, referent, published);
        codes = begins.or_else(|| self.who_applies(&raw, here, referent)).unwrap_or(codes);
        let unnamed =
            raw.actor == Doer::ForIt || raw.actor == Doer::All && self.is_of_many(referent);
        // "Signed in Algiers in 1968": whose treaty it is may be told below.
        let later = joint(kind) && raw.date.is_some();
        if raw.actor != Doer::Nobody && !unnamed && !later && codes.is_empty() {
            return None;
        }
        let partner = self.partner(&raw, referent, here, speakers);
        let treaty = self.treaties.get_mut(referent);
        if let Some(treaty) = treaty.filter(|it| !it.family && !raw.loose) {
            treaty.acted |= names_doer(&raw) || codes.len() > 1;
            treaty.join(parties_by(&raw, kind, &codes), kind);
            treaty.join(partner.as_slice(), kind);
        }
        let date = self.day(&raw, speakers, published, referent, &codes);
        let date = date.filter(|it| !is_of_waiting(&raw, it, published));
        if date.is_none() && hangs_on_an_act(&raw) {
            raw.status = Status::Conditional;
        }
        raw.status = as_dated(&raw, kind, date.as_ref(), published);
        Some(Resolved {
            date,
            voices: self.voices(&raw, speakers),
            sentence: self.sentence,
            place: self.place,
            headline: self.headline,
            step: leaving_step(&raw, kind, &parties),
            raw,
            referent,
            parties,
            codes,
            kind,
        })
    }

    /// Which treaty an act is about.
    fn referent(&mut self, raw: &Raw) -> Option<usize> {
        match &raw.treaty {
            Bearing::Named(treaty) if raw.loose => Some(self.treaties.refer_aside(treaty)),
            // "The UN's convention", of which was told that it is one of the UN's: who acts under it is no party.
            Bearing::Named(treaty) if self.treaties.is_of_many_as_told(treaty) => {
                Some(self.treaties.refer(treaty))
            }
            Bearing::Named(treaty) => {
                Some(self.treaties.refer(&with(treaty, &partners_of(treaty, raw))))
            }
            Bearing::Spoken => {
                let same = self.gone_on_with(raw).or_else(|| self.next_round(raw));
                Some(same.unwrap_or_else(|| self.treaties.focus()))
            }
            Bearing::Unclear => raw.loose.then(|| self.treaties.focus()),
            Bearing::Other => None,
        }
    }
}

/// "The president ruled out leaving the treaty": whose words a refusal to leave is.
fn rules_out(raw: &Raw) -> Option<Span> {
    let leaves = matches!(raw.kind, ClaimKind::Withdrawal | ClaimKind::Suspension);
    let Doer::Named(doers) = &raw.actor else { return None };
    let [Party { rank: Some(Rank::Head | Rank::Minister | Rank::Envoy), span, .. }] =
        doers.as_slice()
    else {
        return None;
    };
    (leaves && raw.status == Status::Denied).then_some(*span)
}

/// "Takes effect 30 days after the exchange": of what is to come, or takes effect by its own words.
fn hangs_on_an_act(raw: &Raw) -> bool {
    let begins = raw.kind == ClaimKind::EntryIntoForce && raw.own_status;
    let to_come = match raw.status {
        Status::Planned => true,
        Status::Happened => begins,
        Status::Denied | Status::Conditional | Status::Contested => false,
    };
    to_come && raw.date.as_ref().is_some_and(Said::waits)
}

/// Whether the sentence itself says which state acts.
pub(crate) fn names_doer(raw: &Raw) -> bool {
    matches!(&raw.actor, Doer::Named(all) if all.iter().any(|it| it.code.is_some()))
}

/// Whose treaty an act makes it: of those who do it, but for who stays aside of it.
fn parties_by<'c>(raw: &Raw, kind: ClaimKind, codes: &'c [String]) -> &'c [String] {
    let aside = kind == ClaimKind::Accession && raw.status == Status::Denied;
    if aside { &[] } else { codes }
}
