//! One claim for one act: the headline, the lead and the quotation that tell the same act are
//! joined, each keeping its place.

use std::collections::BTreeMap;

use foedera_dates::Edtf;
use foedera_model::{Claim, ClaimKind, LeavingStep, Span, Status};

use crate::act::{Bearing, Doer};
use crate::group::Page;
use crate::node::Party;
use crate::resolve::{Referent, Resolved};

/// An act and all its mentions; the first is the one that shows it best.
#[derive(Debug)]
struct Act {
    best: Resolved,
    also: Vec<Span>,
}

/// With how many acts of one kind under one treaty a mention is compared.
const ALIKE: usize = 64;

/// Joins the mentions of the same act and writes them as claims, in the order of the text. In a report of some
/// length what is only told in passing is left out.
pub(crate) fn merge(
    resolved: Vec<Resolved>,
    referents: &[Referent],
    page: Page<'_>,
    long: bool,
) -> Vec<Claim> {
    let mut acts: Vec<Act> = Vec::new();
    let mut about: BTreeMap<(usize, ClaimKind), Vec<usize>> = BTreeMap::new();
    // Mentions with a date first, so that a bare headline joins the act whose day is told below.
    let (dated, bare): (Vec<_>, Vec<_>) = resolved.into_iter().partition(|it| it.date.is_some());
    for mention in dated.into_iter().chain(bare) {
        let alike = about.entry((mention.referent, mention.kind)).or_default();
        let same =
            |it: &&usize| acts.get(**it).is_some_and(|it| same_act(&it.best, &mention, page));
        match alike.iter().take(ALIKE).find(same).and_then(|it| acts.get_mut(*it)) {
            Some(act) => act.join(mention, page),
            None => {
                alike.push(acts.len());
                acts.push(Act { best: mention, also: Vec::new() });
            }
        }
    }
    let mut acts = under_headlines(acts, referents, page);
    acts.retain(|it| !(long && it.is_told_in_passing()));
    acts.sort_by_key(|it| (it.best.raw.span, it.best.kind));
    acts.into_iter().map(|it| it.claim(referents, page)).collect()
}

/// What a headline tells without a day is told again below, where the treaty may first be named: joined to
/// the one act there that it can mean.
fn under_headlines(acts: Vec<Act>, referents: &[Referent], page: Page<'_>) -> Vec<Act> {
    let (heads, mut body): (Vec<Act>, Vec<Act>) =
        acts.into_iter().partition(|it| it.best.headline && it.best.date.is_none());
    let mut left = Vec::new();
    for head in heads {
        let mut meant = body.iter_mut().filter(|it| sums_up(&head.best, &it.best, referents));
        match (meant.next(), meant.next()) {
            (Some(act), None) => {
                act.also.extend(head.also);
                act.join(head.best, page);
            }
            _ => left.push(head),
        }
    }
    left.extend(body);
    left
}

/// Whether a headline's act can be this one. A headline says in short that a state ratifies of whatever is
/// told below: a chamber's vote, the deposit.
fn sums_up(head: &Resolved, act: &Resolved, referents: &[Referent]) -> bool {
    let name = |it: &Resolved| referents.get(it.referent).and_then(|it| it.name.as_ref());
    let named_apart = head.referent != act.referent && name(head).is_some() && name(act).is_some();
    let in_short = head.kind == ClaimKind::Ratification
        && matches!(act.kind, ClaimKind::Approval | ClaimKind::Deposit | ClaimKind::Exchange);
    (head.kind == act.kind || in_short)
        && head.raw.status == act.raw.status
        && !named_apart
        && !head.codes.is_empty()
        && same_actor(head, act)
        && same_step(head, act)
}

impl Act {
    /// Takes in another mention: what it tells more, and where it stands.
    fn join(&mut self, mut other: Resolved, page: Page<'_>) {
        if detail(&other, page) > detail(&self.best, page) {
            std::mem::swap(&mut self.best, &mut other);
        }
        let best = &mut self.best;
        best.headline &= other.headline;
        best.date = narrower(best.date.take(), other.date);
        best.raw.place = best.raw.place.or(other.raw.place);
        best.raw.form = best.raw.form.take().or(other.raw.form);
        best.step = best.step.or(other.step);
        if best.voices.len() < other.voices.len() {
            best.voices = other.voices;
        }
        if other.codes.len() > best.codes.len() {
            best.codes = other.codes;
        }
        if !best.parties.iter().any(|it| it.rank.is_some()) && !other.parties.is_empty() {
            best.parties = other.parties;
        }
        self.also.push(other.raw.span);
    }

    /// "The treaty in force", "the agreement signed with Chile", "parliaments ratify conventions": done, with no day, by
    /// nobody whom its sentence names. Who goes on with what was told before is meant.
    fn is_told_in_passing(&self) -> bool {
        let act = &self.best;
        let goes_on = act.raw.treaty == Bearing::Spoken;
        let unnamed = match &act.raw.actor {
            Doer::All | Doer::Stranger => true,
            Doer::Unsaid | Doer::Resumed | Doer::Person => !goes_on,
            Doer::Named(all) => !goes_on && all.iter().any(|it| it.code.is_none() && !it.both),
            Doer::Nobody | Doer::ForIt => act.kind == ClaimKind::EntryIntoForce,
        };
        let duty = act.kind == ClaimKind::Obligation;
        unnamed && !duty && act.date.is_none() && act.raw.status == Status::Happened
    }

    fn claim(self, referents: &[Referent], page: Page<'_>) -> Claim {
        let Resolved { raw, referent, parties, codes, kind, step, date, voices, .. } = self.best;
        let treaty = referents.get(referent);
        let general = matches!(kind, ClaimKind::Obligation | ClaimKind::Termination);
        let actor = (!codes.is_empty() && !general).then(|| codes.join("+"));
        let mut also: Vec<Span> = self.also.iter().map(|it| page.shadow.original(*it)).collect();
        also.sort();
        also.dedup();
        let mut attribution: Vec<String> = Vec::new();
        for voice in voices.iter().map(|it| page.words(*it).to_owned()) {
            if !attribution.contains(&voice) {
                attribution.push(voice);
            }
        }
        Claim {
            kind,
            treaty: treaty.and_then(called),
            parties: treaty.map(|it| it.parties_of(kind, &codes)).unwrap_or_default(),
            organ: organ(&parties, &raw.actor, page),
            form: raw.form.filter(|_| kind != ClaimKind::Approval).map(|it| it.to_string()),
            step,
            actor,
            date,
            place: raw.place.map(|it| page.words(it).to_owned()),
            status: raw.status,
            attribution,
            span: page.shadow.original(raw.span),
            also,
            rule: raw.rule.to_string(),
            assisted: false,
        }
    }
}

/// The name of a treaty, else the longest words for it.
fn called(referent: &Referent) -> Option<String> {
    let words = (!referent.words.is_empty()).then(|| referent.words.clone());
    referent.name.clone().filter(|_| !referent.dated).or(words)
}

/// How much a mention tells; the first of equals stays.
fn detail(it: &Resolved, page: Page<'_>) -> usize {
    let organ = organ(&it.parties, &it.raw.actor, page).is_some();
    2 * usize::from(it.date.is_some()) + usize::from(organ) + usize::from(it.raw.place.is_some())
}

fn organ(parties: &[Party], doer: &Doer, page: Page<'_>) -> Option<String> {
    let said = matches!(doer, Doer::Named(_) | Doer::All);
    let organs = parties.iter().filter(|it| it.rank.is_some() && said);
    let words: Vec<&str> = organs.map(|it| page.words(it.span)).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

fn same_act(one: &Resolved, other: &Resolved, page: Page<'_>) -> bool {
    one.kind == other.kind
        && one.kind != ClaimKind::Obligation
        && one.referent == other.referent
        && one.raw.status == other.raw.status
        && same_actor(one, other)
        && same_step(one, other)
        && same_organ(one, other, page)
        && same_date(one, other)
        && adds_nothing(one, other)
}

/// Whether the mention that is read loosely, of two of which one is, tells no more than the other.
fn adds_nothing(one: &Resolved, other: &Resolved) -> bool {
    let (sure, loose) = match (one.raw.loose, other.raw.loose) {
        (false, true) => (one, other),
        (true, false) => (other, one),
        (true, true) | (false, false) => return true,
    };
    loose.codes.iter().all(|it| sure.codes.contains(it))
        && (loose.date.is_none() || loose.date == sure.date)
}

fn same_actor(one: &Resolved, other: &Resolved) -> bool {
    let within = |a: &[String], b: &[String]| a.iter().all(|it| b.contains(it));
    within(&one.codes, &other.codes) || within(&other.codes, &one.codes)
}

/// A vote to leave, the notice and its effect are three acts; "it left" can be any of them.
fn same_step(one: &Resolved, other: &Resolved) -> bool {
    one.step == other.step || one.step.is_none() || other.step.is_none()
}

/// Two chambers of one parliament approve separately; "parliament" can be either.
fn same_organ(one: &Resolved, other: &Resolved, page: Page<'_>) -> bool {
    let votes = one.kind == ClaimKind::Approval || one.step == Some(LeavingStep::Vote);
    if !votes || one.headline || other.headline {
        return true;
    }
    let name = |it: &Resolved| organ(&it.parties, &it.raw.actor, page).map(|it| it.to_lowercase());
    match (name(one), name(other)) {
        (Some(one), Some(other)) => one.contains(&other) || other.contains(&one),
        _ => true,
    }
}

/// Days that agree, or of which one is not told, or is told only as the month or year of the other.
fn same_date(one: &Resolved, other: &Resolved) -> bool {
    let (Some(one), Some(other)) = (&one.date, &other.date) else { return true };
    one == other || coarser(one, other) || coarser(other, one)
}

/// Whether `wide` is a month or year that holds `narrow`; a week is no such name for a day.
pub(crate) fn coarser(wide: &Edtf, narrow: &Edtf) -> bool {
    let (wide_text, narrow_text) = (wide.to_string(), narrow.to_string());
    !wide_text.contains('/')
        && wide_text.len() < narrow_text.len()
        && narrow_text.starts_with(&wide_text)
}

fn narrower(one: Option<Edtf>, other: Option<Edtf>) -> Option<Edtf> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if coarser(&one, &other) { other } else { one }),
        (one, other) => one.or(other),
    }
}
