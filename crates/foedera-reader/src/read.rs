//! The pipeline: each step a function from values to values, none looking back.
//!
//! text → folded text → words → sentences → mentions → acts → resolved → merged → reading

use foedera_dates::Edtf;
use foedera_model::{Claim, ClaimKind, Reading, Remark, Status};

use crate::act::{Bearing, Doer, Raw, acts, day_or_year, entry, first_day, has_key, heading};
use crate::dateline::{DATELINE_WITHIN, comes_from, dateline, drop_datelines, standing_in};
use crate::document::{Document, ReadOptions};
use crate::group::{Bynames, Page, group, settle_names};
use crate::language::recognise;
use crate::merge::merge;
use crate::node::{Node, Party};
use crate::pack::Pack;
use crate::remark::{Remarks, not_understood};
use crate::resolve::{Context, Referent, Resolved, names_doer, quoted};
use crate::sentence::{Part, Sentence, sentences};
use crate::shadow::Shadow;
use crate::token::tokens;
use crate::trace::Trace;

/// Reads a document: the treaty acts that it reports, and what else it says of them.
///
/// The same document and packs give the same reading. A document in a language without a pack
/// gives a reading without claims, whose `lang` is what was given, or nothing.
#[must_use]
pub fn read(document: &Document, options: &ReadOptions) -> Reading {
    read_with(document, options, &mut Trace::off())
}

/// The same reading, and what was seen on the way.
#[must_use]
pub fn read_explained(document: &Document, options: &ReadOptions) -> (Reading, Trace) {
    let mut trace = Trace::on();
    let reading = read_with(document, options, &mut trace);
    (reading, trace)
}

/// Whether a document may report a treaty act, by a quick look at its bytes. One that may not would be
/// read to no claim: of an archive most documents need no more than this.
#[must_use]
pub fn may_tell(document: &Document, options: &ReadOptions) -> bool {
    let pack = language_of(document).and_then(|it| options.pack(&it));
    pack.is_some_and(|it| it.may_tell(&document.text))
}

/// The language that is given, else the one that is recognised.
fn language_of(document: &Document) -> Option<String> {
    document.lang.clone().or_else(|| recognise(&document.text).map(ToOwned::to_owned))
}

fn read_with(document: &Document, options: &ReadOptions, trace: &mut Trace) -> Reading {
    let lang = language_of(document);
    let Some(pack) = lang.as_deref().and_then(|it| options.pack(it)) else {
        let published = document.published.clone();
        return Reading { lang, published, claims: Vec::new(), remarks: Vec::new() };
    };
    let shadow = Shadow::of(&document.text);
    let page = Page { original: &document.text, shadow: &shadow, pack };
    let (claims, remarks, published) = read_page(page, document.published.clone(), trace);
    Reading { lang, published, claims, remarks }
}

/// Reads one page with one pack.
pub(crate) fn read_page(
    page: Page<'_>,
    given: Option<Edtf>,
    trace: &mut Trace,
) -> (Vec<Claim>, Vec<Remark>, Option<Edtf>) {
    let mut sentences = mentions(page, trace);
    let told = given.is_none().then(|| dateline(&sentences)).flatten();
    let from = comes_from(&sentences);
    let sent = from.is_some();
    drop_datelines(&mut sentences, given.as_ref());
    let published = given.or(told);
    let raws = acts_of_all(&sentences, page);
    let published = published.or_else(|| standing_in(&sentences, &raws, page));
    let mut context = Context::new(&sentences, &raws, from, page);
    let mut said = Remarks::new(page);
    let told = sentences.iter().zip(raws).zip(quoted(&sentences));
    for (place, ((sentence, raws), speaker)) in told.enumerate() {
        said.take(sentence);
        if !is_read(sentence) {
            continue;
        }
        let before = (context.resolved.len(), context.loose.len());
        let dropped = raws.clone();
        context.take(sentence, place, raws, speaker.as_ref(), published.as_ref());
        let kept =
            context.resolved.iter().skip(before.0).chain(context.loose.iter().skip(before.1));
        let kept: Vec<&Resolved> = kept.collect();
        note_acts(page, &kept, &dropped, trace);
        said.found.extend(not_understood(&left_out(&dropped, &kept), page));
    }
    context.complete();
    let Context { treaties, resolved, loose, .. } = context;
    let referents = treaties.into_all();
    let mut resolved = admit(resolved, &referents);
    let long = sentences.iter().filter(|it| it.part == Part::Body).count() >= EXPLAINS;
    if long && !reports(&resolved, &sentences, sent) {
        trace.saw("left out", || "all: no day and no speaker beside any act".to_owned());
        resolved.clear();
    }
    // Where the rules read nothing, no word by itself tells of a treaty act.
    if !resolved.is_empty() {
        let told = |it: &Resolved| {
            let undone = it.raw.status != Status::Happened;
            it.date.is_some() || undone || it.kind == ClaimKind::Obligation
        };
        resolved.extend(admit(loose, &referents).into_iter().filter(told));
    }
    (merge(resolved, &referents, page, long), said.found, published)
}

/// The acts of each sentence. The day that heads a line is that of all its sentences, and so is who heads it.
fn acts_of_all(sentences: &[Sentence], page: Page<'_>) -> Vec<Vec<Raw>> {
    let (mut headed, mut begun) = (None, None);
    let mut of: Option<Vec<Party>> = None;
    let mut all: Vec<Vec<Raw>> = Vec::with_capacity(sentences.len());
    // "TONGA: ACCESSION", and below it when: the entry goes on over these sentences.
    let mut open = 0..0;
    for (at, sentence) in sentences.iter().enumerate() {
        if sentence.begins_line {
            headed = heading(&sentence.nodes).and_then(|it| day_or_year(sentence.nodes.get(it)?));
            begun = first_day(&sentence.nodes);
            let entry = entry(&sentence.nodes).map(<[Party]>::to_vec);
            of = entry.or_else(|| of.filter(|_| open.contains(&at)));
        }
        let mut raws = acts_of(sentence, page);
        if let Some(head) = &begun {
            raws.iter_mut().filter_map(|it| it.date.as_mut()).for_each(|it| it.stand_below(head));
        }
        raws.iter_mut().filter(|it| undated(it)).for_each(|it| it.date.clone_from(&headed));
        for raw in raws.iter_mut().filter(|it| it.actor == Doer::Unsaid) {
            raw.actor = of.clone().map_or(Doer::Unsaid, Doer::Named);
        }
        let own = || sentence.nodes.iter().filter_map(Node::date).find(|it| !it.counts());
        if let Some(day) = own().filter(|_| open.contains(&at)) {
            let above = all.get_mut(open.start.saturating_sub(1)).into_iter().flatten();
            above.filter(|it| undated(it)).for_each(|it| it.date = Some(day.clone()));
            open = 0..0;
        }
        if of.is_some() && sentence.begins_line && raws.iter().any(undated) {
            open = at + 1..at + 1 + ENTRY;
        }
        all.push(raws);
    }
    all
}

/// How many sentences below the head of an entry may tell its day.
const ENTRY: usize = 2;

/// A duty has no day, and what was not done, or is to come, was not done on that of its line.
fn undated(it: &Raw) -> bool {
    it.date.is_none() && it.kind != ClaimKind::Obligation && it.status == Status::Happened
}

fn acts_of(sentence: &Sentence, page: Page<'_>) -> Vec<Raw> {
    if is_read(sentence) { acts(&sentence.nodes, page) } else { Vec::new() }
}

fn is_read(sentence: &Sentence) -> bool {
    sentence.matters && !matches!(sentence.part, Part::Furniture(_))
}

/// For how many sentences on either side of one that tells something it is kept in mind who was
/// named: whose country "the country" is, who spoke.
const NEAR: usize = 12;

/// The sentences, and those that may matter grouped: they may tell something, or name what one that
/// does leaves open. All others cost the pass over their words and no more.
fn mentions(page: Page<'_>, trace: &mut Trace) -> Vec<Sentence> {
    let nodes = tokens(page.original, page.shadow, page.pack);
    let mut sentences = sentences(nodes, &page.shadow.text, page.pack);
    choose(&mut sentences, page);
    let mut bynames = Bynames::default();
    for sentence in &mut sentences {
        if sentence.matters {
            sentence.nodes = group(std::mem::take(&mut sentence.nodes), page);
            bynames.go_over(&mut sentence.nodes, page);
        }
        let nodes = &sentence.nodes;
        trace.saw("sentence", || crate::show::nodes(nodes, page));
    }
    settle_names(&mut sentences, page);
    sentences
}

fn choose(sentences: &mut [Sentence], page: Page<'_>) {
    let pack = page.pack;
    let named = sentences.iter().any(|it| pack.names_treaty(&it.nodes));
    let telling = (0..).zip(sentences.iter()).filter(|(_, it)| pack.can_tell(&it.nodes, named));
    let telling: Vec<usize> = telling.map(|(at, _)| at).collect();
    let last = telling.last().copied();
    let mut next = telling.iter().copied().peekable();
    let mut before = None;
    for (at, sentence) in sentences.iter_mut().enumerate() {
        before = next.next_if_eq(&at).or(before);
        let near = before.is_some_and(|it| at - it <= NEAR)
            || next.peek().is_some_and(|it| it - at <= NEAR);
        let earlier = last.is_some_and(|it| at <= it) && pack.names_treaty(&sentence.nodes);
        sentence.matters = at <= DATELINE_WITHIN
            || before == Some(at)
            || earlier
            || (near && (pack.names_somebody(&sentence.nodes) || has_key(&sentence.nodes, page)));
    }
}

fn note_acts(page: Page<'_>, kept: &[&Resolved], all: &[Raw], trace: &mut Trace) {
    for it in kept {
        trace.saw("act", || {
            format!("{} {}: {}", it.raw.rule, it.codes.join("+"), page.words(it.raw.span))
        });
    }
    for it in left_out(all, kept) {
        trace.saw("left out", || format!("{}: {}", it.rule, page.words(it.span)));
    }
}

fn left_out(all: &[Raw], kept: &[&Resolved]) -> Vec<Raw> {
    let is_kept =
        |raw: &&Raw| kept.iter().any(|it| it.raw.span == raw.span && it.raw.rule == raw.rule);
    all.iter().filter(|it| !is_kept(it)).cloned().collect()
}

/// Keeps what is about a treaty between states. Of a treaty that has no name and no parties ("a treaty
/// enters into force") nothing is told but how treaties are.
fn admit(resolved: Vec<Resolved>, referents: &[Referent]) -> Vec<Resolved> {
    // "The executive signs a treaty, the Senate approves it": where no state is said to act, none has.
    let anybody = resolved.iter().any(|it| names_doer(&it.raw));
    let of_some = |it: &Referent| !it.parties.is_empty() && (it.told || it.acted || anybody);
    let one = |it: &Referent| it.strong && (it.name.is_some() || of_some(it));
    // "The Senate of Peru ratified the agreement on trade in services": only treaties are.
    let ratified = |act: &Resolved, it: &Referent| {
        let ratifies = [ClaimKind::Ratification, ClaimKind::Accession, ClaimKind::Deposit];
        ratifies.contains(&act.kind) && !it.parties.is_empty() && it.has_subject()
    };
    let international = |act: &Resolved| {
        referents.get(act.referent).is_some_and(|it| {
            it.is_spoken_of() && (it.family || it.parties.len() > 1 || one(it) || ratified(act, it))
        })
    };
    resolved.into_iter().filter(international).collect()
}

/// Whether a text of several sentences reports acts. One that tells of none when it was done, nor who says so,
/// explains how treaties are made, or speaks of other agreements. The lead below a dateline has the dateline's day.
fn reports(resolved: &[Resolved], sentences: &[Sentence], sent: bool) -> bool {
    let lead = sentences.iter().position(|it| it.part == Part::Body).filter(|_| sent);
    let told = |it: &Resolved| {
        let sentence = sentences.get(it.place).map(|it| it.nodes.as_slice()).unwrap_or_default();
        let dated = it.date.is_some() || sentence.iter().any(|it| it.date().is_some());
        let own = if let Bearing::Named(treaty) = &it.raw.treaty { Some(treaty) } else { None };
        let known = own.is_some_and(|it| it.name.is_some() || it.parties.len() > 1);
        let named =
            matches!(&it.raw.actor, Doer::Named(all) if all.iter().all(|it| it.code.is_some()));
        let leads = lead == Some(it.place) && named && own.is_some();
        leads || ((dated || !it.voices.is_empty()) && (known || !it.codes.is_empty()))
    };
    resolved.iter().any(told)
}

/// A text of fewer sentences can be a note of an act and no more.
const EXPLAINS: usize = 5;

impl Pack {
    /// Reads a text with this pack alone; for its examples.
    pub(crate) fn claims(&self, text: &str) -> Vec<Claim> {
        let shadow = Shadow::of(text);
        let page = Page { original: text, shadow: &shadow, pack: self };
        read_page(page, Some(self.published.clone()), &mut Trace::off()).0
    }

    /// The day from which a text speaks of which nothing else is known.
    pub(crate) fn speaks_from(&self, text: &str) -> Option<Edtf> {
        let shadow = Shadow::of(text);
        let page = Page { original: text, shadow: &shadow, pack: self };
        read_page(page, None, &mut Trace::off()).2
    }
}
