//! Which acts a sentence reports: the rules' own words, and around each the actor, the treaty, the
//! date, the place and the status that belong to it. What needs other sentences ("that treaty",
//! "both countries", "Monday") stays as it was said.

mod condition;
mod cue;
mod denial;
mod duty;
mod each;
mod form;
mod loose;
mod object;
mod partner;
mod seat;
mod setting;
mod stranger;
mod talk;

use std::ops::Range;
use std::sync::Arc;

use foedera_model::{ClaimKind, LeavingStep, Span, Status};

use crate::clause::Clauses;
use crate::group::Page;
use crate::node::{Kind, Mentioned, Node, Party};
use crate::pack::{ActRule, Cue, Joins, Match, Pack, Role, ToLast};
use crate::said::Said;
use crate::sense::{Rank, Slot};
use crate::sentence::hull;

pub(crate) use self::loose::has_key;
pub(crate) use self::setting::{BULLETS, entry, first_day, heading};

/// "Approved it on Monday and sent it to parliament": the day of the step before by the same body.
fn day_of_step_before(kind: ClaimKind, doer: &Doer, before: &[(usize, Raw)]) -> Option<Said> {
    let (_, last) = before.last().filter(|_| kind == ClaimKind::Submission)?;
    let same = last.kind == ClaimKind::Approval && last.actor == *doer;
    last.date.clone().filter(|_| same)
}

/// An act as one sentence has it.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "what the words tell, or not")]
pub(crate) struct Raw {
    pub(crate) rule: Arc<str>,
    pub(crate) kind: ClaimKind,
    pub(crate) status: Status,
    pub(crate) actor: Doer,
    pub(crate) treaty: Bearing,
    pub(crate) date: Option<Said>,
    /// Where that is said.
    pub(crate) dated: Option<Span>,
    /// The day is that of a decision or promise: "decided on Monday to send it".
    pub(crate) decided: bool,
    pub(crate) place: Option<Span>,
    /// In the folded text.
    pub(crate) span: Span,
    /// The rule's own words in it.
    pub(crate) words: Span,
    /// Only such an organ does this act.
    pub(crate) organ: Option<Rank>,
    /// With whom its clause says that the treaty is, or what is done.
    pub(crate) with: Vec<String>,
    /// What it has to do with the act told last.
    pub(crate) to_last: Option<ToLast>,
    /// The step of leaving that the rule's words name.
    pub(crate) step: Option<LeavingStep>,
    /// It comes next in one procedure ("which was then signed by the President").
    pub(crate) then: bool,
    /// The status is that of the rule's words; nothing beside them tells it ("enters into force").
    pub(crate) own_status: bool,
    /// `decree`, `law`: what the act is done by.
    pub(crate) form: Option<Arc<str>>,
    /// Who denies it.
    pub(crate) denier: Option<Span>,
    /// It is read only where the report is known to tell of its treaty.
    pub(crate) loose: bool,
    /// A noun names it, of which no verb tells whether it was done or is to come.
    pub(crate) named: bool,
}

impl Raw {
    /// An act of which these words tell and nothing else: it was done, nobody knows by whom.
    fn told(kind: ClaimKind, words: Span) -> Self {
        Self {
            rule: Arc::from(""),
            kind,
            status: Status::Happened,
            actor: Doer::Nobody,
            treaty: Bearing::Unclear,
            date: None,
            dated: None,
            decided: false,
            place: None,
            span: words,
            words,
            organ: None,
            with: Vec::new(),
            to_last: None,
            step: None,
            then: false,
            own_status: true,
            form: None,
            denier: None,
            loose: false,
            named: false,
        }
    }

    /// The same act by this actor, on the day that stands beside him.
    fn of(&self, actor: &Node, day: &Node, date: Said) -> Self {
        let parties = actor.actor().unwrap_or_default().to_vec();
        let span = actor.span.hull(day.span);
        Self {
            actor: Doer::Named(parties),
            date: Some(date),
            dated: None,
            span,
            place: None,
            ..self.clone()
        }
    }
}

/// Who acts, as far as the sentence tells.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Doer {
    Named(Vec<Party>),
    /// The parties of the treaty together.
    All,
    /// Acts of this kind have no actor here.
    Nobody,
    /// Somebody named before, or nobody known.
    Unsaid,
    /// "He": the person named last.
    Person,
    /// "It said that it had ratified": the state of which the sentence before spoke.
    Resumed,
    /// "It entered into force for the country": the state that was told last, here or before.
    ForIt,
    /// Somebody whom no pack knows ("73 states", "the players"): nobody else did it.
    Stranger,
}

/// Which treaty the act is about.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Bearing {
    Named(Mentioned),
    /// The one that was spoken of.
    Spoken,
    /// What no pack knows stands where the treaty should: "the text", "the accession package".
    Unclear,
    /// The sentence names something else as the act's object.
    Other,
}

/// A rule's words, found.
#[derive(Clone, Debug)]
pub(crate) struct Trigger<'p> {
    pub(crate) rule: &'p ActRule,
    pub(crate) at: Match,
}

/// The acts of one sentence.
pub(crate) fn acts(nodes: &[Node], page: Page<'_>) -> Vec<Raw> {
    // Who asks has not said it.
    let asks = nodes.last().is_some_and(|it| it.is_mark(&['?']));
    let pack = page.pack;
    let joints = joints(nodes, pack);
    let triggers = triggers(nodes, &joints, pack);
    if asks || (triggers.is_empty() && !has_key(nodes, page)) {
        return Vec::new();
    }
    let clauses = Clauses::of(nodes, pack);
    let opening = opening(nodes, &[Role::Condition, Role::Sequence], pack);
    let mut reader = Reader { nodes, pack, clauses, joints, triggers, opening, cues: Vec::new() };
    let mut raws: Vec<Raw> = reader.read().into_iter().map(|(_, raw)| raw.loosened()).collect();
    raws.iter_mut().for_each(|it| it.steps_to_leave(nodes, page));
    let words = reader.by_keys(page).into_iter();
    // "Will vote on Friday on leaving": the vote is told by the rules' own words.
    let told = |it: &Raw| raws.iter().any(|raw| raw.actor == it.actor && raw.date == it.date);
    let words: Vec<Raw> = words.filter(|it| !told(it)).collect();
    raws.extend(words);
    let duty = reader.duty_by_word(&raws, page);
    raws.extend(duty);
    let denied = reader.denied_by_word(&raws, page);
    raws.extend(denied);
    raws.sort_by_key(|it| it.words);
    drop_steps_told_as_duties(&mut raws);
    // "A state normally signs first, and then deposits an instrument."
    if (0..nodes.len()).any(|at| pack.role(Role::General, nodes, at).is_some()) {
        let states = |it: &Doer| matches!(it, Doer::Named(all) if all.iter().all(|it| it.rank.is_none() && it.code.is_some()));
        let done = |it: &Raw| it.status == Status::Happened && states(&it.actor);
        raws.retain(|it| it.date.is_some() || done(it));
    }
    raws
}

/// How many bytes stand at most between a "must" and what must be done.
const NEAR_MUST: usize = 40;

/// "Both chambers must approve the treaty": a step of an organ that is to come, and no duty that the treaty lays down.
fn drop_steps_told_as_duties(raws: &mut Vec<Raw>) {
    let step = |it: &&Raw| {
        let kinds = [ClaimKind::Approval, ClaimKind::Ratification];
        let organ = |it: &Party| it.rank.is_some() || it.both;
        let by_organ = matches!(&it.actor, Doer::Named(all) if all.iter().any(organ));
        kinds.contains(&it.kind) && it.status == Status::Planned && by_organ && it.can_be_kept()
    };
    let steps: Vec<Span> = raws.iter().filter(step).map(|it| it.words).collect();
    // The "must" stands near: in another clause a duty can be told beside the step.
    let is_of = |duty: &Raw, it: &Span| {
        let (first, second) = (duty.words.min(*it), duty.words.max(*it));
        let gap = second.start().saturating_sub(first.end());
        duty.span.start() <= it.start() && it.end() <= duty.span.end() && gap <= NEAR_MUST
    };
    raws.retain(|duty| {
        duty.kind != ClaimKind::Obligation || !steps.iter().any(|it| is_of(duty, it))
    });
}

/// The rules' words from left to right; of several that begin at one place, the farthest reaching.
fn triggers<'p>(nodes: &[Node], joints: &[usize], pack: &'p Pack) -> Vec<Trigger<'p>> {
    let rules = pack.acts.within(nodes);
    let mut triggers = Vec::new();
    let opening = opening(nodes, &[Role::Condition, Role::Sequence, Role::Clause], pack);
    let mut at = 0;
    while at < nodes.len() {
        let ends = joints.iter().copied().chain(opening).filter(|it| *it > at);
        let end = ends.min().unwrap_or(nodes.len());
        match rules.within(nodes, at, end).map(|(rule, at)| Trigger { rule, at }) {
            Some(found) => {
                at = found.at.end;
                let splits = splits(nodes, &found);
                triggers.push(found);
                at = splits.last().map_or(at, |it| it.at.end);
                triggers.extend(splits);
            }
            None => at += 1,
        }
    }
    triggers
}

/// Where an "and" begins a clause with a subject of its own: "it signed the law, and Kim ratified". No
/// act's words go on beyond it.
fn joints(nodes: &[Node], pack: &Pack) -> Vec<usize> {
    if pack.joins == Joins::Names {
        return Vec::new();
    }
    let kind = |at: usize| nodes.get(at).map(|it| &it.kind);
    let begins = |at: usize| {
        let dated = matches!(kind(at), Some(Kind::Date(_)));
        matches!(kind(at + usize::from(dated)), Some(Kind::Actor(_) | Kind::Treaty(_)))
    };
    let joint = |at: &usize| {
        let roles = [Role::And, Role::Then];
        roles.into_iter().filter_map(|it| pack.role(it, nodes, *at)).any(begins)
    };
    (0..nodes.len()).filter(joint).collect()
}

/// The comma that ends a clause of such a sort with which the sentence begins: "Once Peru signs it, Chile will".
fn opening(nodes: &[Node], roles: &[Role], pack: &Pack) -> Option<usize> {
    let first = nodes.iter().position(|it| it.mark().is_none())?;
    roles.iter().find_map(|it| pack.role(*it, nodes, first))?;
    (first..nodes.len()).find(|at| nodes.get(*at).is_some_and(|it| it.is_mark(&[','])))
}

/// Further duties that one verb lays down: "to help each other, and to oppose sanctions".
fn splits<'p>(nodes: &[Node], first: &Trigger<'p>) -> Vec<Trigger<'p>> {
    let rule = first.rule;
    let mut found: Vec<Trigger<'p>> = Vec::new();
    for (_, at) in (first.at.end..nodes.len()).filter_map(|at| rule.splits.longest(nodes, at)) {
        if found.last().is_none_or(|it| it.at.end <= at.start) {
            found.push(Trigger { rule, at });
        }
    }
    found
}

struct Reader<'p> {
    nodes: &'p [Node],
    pack: &'p Pack,
    clauses: Clauses,
    joints: Vec<usize>,
    triggers: Vec<Trigger<'p>>,
    /// The comma that ends a clause of another time, or a condition, with which the sentence begins.
    opening: Option<usize>,
    /// For each trigger, what stands beside it that tells whether the act happened.
    cues: Vec<Option<Cue>>,
}

impl Reader<'_> {
    /// The acts, each with the number of its words among those that were found.
    fn read(&mut self) -> Vec<(usize, Raw)> {
        let asides: Vec<usize> = self.passive_asides().collect();
        asides.into_iter().for_each(|it| self.clauses.add_aside(it));
        for n in 0..self.triggers.len() {
            self.cues.push(self.cue(n));
        }
        let mut raws: Vec<(usize, Raw)> = Vec::new();
        for n in 0..self.triggers.len() {
            if let Some(raw) = self.raw(n, &raws) {
                let each = self.respectively(n, &raw).unwrap_or_else(|| self.each(n, raw));
                raws.extend(each.into_iter().map(|it| (n, it)));
            }
        }
        self.hold_conditions(&mut raws);
        let by_the_way = |n: usize, raw: &Raw| {
            raw.status == Status::Happened && raw.date.is_none() && self.is_told_by_the_way(n)
        };
        raws.retain(|(n, raw)| !by_the_way(*n, raw));
        raws
    }

    /// The commas before acts such as ", signed in June, ".
    fn passive_asides(&self) -> impl Iterator<Item = usize> {
        let starts = (0..self.triggers.len()).filter(|n| self.is_passive(*n));
        let starts = starts.filter_map(|n| self.triggers.get(n)?.at.start.checked_sub(1));
        starts.filter(|it| self.nodes.get(*it).is_some_and(|it| it.is_mark(&[','])))
    }

    fn raw(&self, n: usize, before: &[(usize, Raw)]) -> Option<Raw> {
        let trigger = self.triggers.get(n)?;
        let cue = *self.cues.get(n)?;
        // A duty has its own "shall" and "if".
        let duty = trigger.rule.kind == ClaimKind::Obligation;
        let status = match cue.filter(|it| !duty || *it == Cue::Denied) {
            Some(Cue::Happened) | None => trigger.rule.status.unwrap_or(Status::Happened),
            Some(cue) => cue.status()?,
        };
        let (treaty, treaty_at) = self.treaty(n);
        let (doer, doer_at) = self.doer(n, treaty_at, before);
        // What a duty names as a day is a term of the treaty.
        let date_at = if duty { None } else { self.date(n, &doer) };
        let day_at = date_at.filter(|it| !self.is_no_event(n, &doer, *it));
        let place_at = self.place(n);
        let last = self.words_after(n).filter(|_| self.pack.is_verb_final());
        let around = [doer_at, treaty_at, date_at, place_at, last.map(|it| it.1)];
        Some(Raw {
            rule: Arc::clone(&trigger.rule.name),
            kind: trigger.rule.kind,
            status,
            actor: doer.clone(),
            treaty,
            date: match day_at {
                Some(at) => day_or_year(self.nodes.get(at)?),
                None if self.follows_later(n) => None,
                None => day_of_step_before(trigger.rule.kind, &doer, before),
            },
            dated: day_at.and_then(|it| Some(self.nodes.get(it)?.span)),
            decided: day_at.is_some_and(|it| self.is_decided(n, it) || self.is_announced(n, it)),
            place: place_at.and_then(|it| Some(self.nodes.get(it)?.span)),
            span: self.span(n, &around, status)?,
            words: hull(self.nodes.get(trigger.at.start..trigger.at.end)?)?,
            organ: trigger.rule.organ,
            with: self.with_whom(n),
            to_last: trigger.rule.to_last,
            step: trigger.rule.step,
            then: self.follows(n),
            own_status: cue.is_none(),
            form: self.form(n),
            denier: if status == Status::Denied { self.who_denies(n) } else { None },
            loose: false,
            named: false,
        })
    }

    /// "Approved it in March, and then sent it": whether words tell that it was done at another time.
    fn follows_later(&self, n: usize) -> bool {
        let start = self.triggers.get(n).map_or(0, |it| it.at.start);
        self.follows(n) || self.clauses.sequence_before(start).is_some()
    }

    /// "Three years after signing it Kenya ratified the treaty": whether an act only tells when another was done.
    fn is_told_by_the_way(&self, n: usize) -> bool {
        let Some(start) = self.triggers.get(n).map(|it| it.at.start) else { return false };
        let others = |it: &Trigger<'_>| it.rule.kind != ClaimKind::Obligation;
        self.clauses.sequence_before(start + 1).is_some()
            && self.triggers.get(n + 1..).is_some_and(|it| it.iter().any(others))
    }

    /// Whether only an "and" stands between the act before and this one.
    fn joined(&self, n: usize) -> bool {
        let before = n.checked_sub(1).and_then(|it| self.triggers.get(it));
        let start = self.triggers.get(n).map(|it| it.at.start);
        before.is_some_and(|it| self.pack.role(Role::And, self.nodes, it.at.end) == start)
    }

    fn follows(&self, n: usize) -> bool {
        let Some(trigger) = self.triggers.get(n) else { return false };
        let ends = trigger.at.end;
        (self.left(n)..ends)
            .any(|at| self.pack.role(Role::Then, self.nodes, at).is_some_and(|it| it <= ends))
    }

    /// Where the act's own clause begins: after the last edge and the act before.
    fn left(&self, n: usize) -> usize {
        let start = self.triggers.get(n).map_or(0, |it| it.at.start);
        let edge = self.clauses.last_edge_before(start).max(self.joint_before(start));
        edge.max(self.before_relative(n))
    }

    /// Where the last "and" before this place begins a clause of its own.
    fn joint_before(&self, at: usize) -> usize {
        self.joints.iter().copied().rfind(|it| *it < at).unwrap_or(0)
    }

    /// Where its objects end: the next act, or the edge of the clause.
    fn right(&self, n: usize) -> usize {
        let end = self.triggers.get(n).map_or(0, |it| it.at.end);
        self.clauses.next_edge_after(end).min(self.next(n))
    }

    fn next(&self, n: usize) -> usize {
        self.triggers.get(n + 1).map_or(self.nodes.len(), |it| it.at.start)
    }

    /// The next act that is claimed.
    fn next_told(&self, n: usize) -> usize {
        let told = |it: &usize| self.cues.get(*it).is_none_or(|it| *it != Some(Cue::Unclaimed));
        (n + 1..self.triggers.len()).find(told).unwrap_or(self.triggers.len())
    }

    fn span(&self, n: usize, around: &[Option<usize>], status: Status) -> Option<Span> {
        let trigger = self.triggers.get(n)?;
        let beside = self.beside(n);
        // What denies it is shown with it.
        let denied = status == Status::Denied;
        let from = self.left(n).max(beside.start).min(trigger.at.start);
        let words = if denied { from } else { trigger.at.start }..trigger.at.end;
        let own = hull(self.nodes.get(words)?)?;
        if trigger.rule.kind == ClaimKind::Obligation {
            return self.duty(n, around);
        }
        let near = around.iter().flatten().filter(|it| beside.contains(it));
        let nodes = near.filter_map(|it| self.nodes.get(*it));
        let whole = nodes.map(|it| it.span).fold(own, Span::hull);
        Some(if whole.len() <= LONGEST_SPAN { whole } else { own })
    }

    /// What stands nearer to this act than to any other that is told: its span shows no other's words.
    fn beside(&self, n: usize) -> Range<usize> {
        let told = |it: &usize| self.cues.get(*it).is_none_or(|it| *it != Some(Cue::Unclaimed));
        let start = self.triggers.get(n).map_or(0, |it| it.at.start);
        let aside =
            |it: &Trigger<'_>| self.clauses.aside_end(it.at.start).is_some_and(|it| it <= start);
        let before = (0..n).rev().filter(told).filter_map(|it| self.triggers.get(it));
        let last = before.into_iter().find(|it| !aside(it));
        let next = self.triggers.get(self.next_told(n)).map_or(self.nodes.len(), |it| it.at.start);
        last.map_or(0, |it| it.at.end)..next
    }

    /// A duty reaches from its treaty to the next duty or the end of the sentence.
    fn duty(&self, n: usize, around: &[Option<usize>]) -> Option<Span> {
        let trigger = self.triggers.get(n)?;
        let first = n == 0 || !std::ptr::eq(self.triggers.get(n - 1)?.rule, trigger.rule);
        let treaty = around.iter().flatten().copied().filter(|_| first).min();
        let start = treaty.unwrap_or(trigger.at.start).min(trigger.at.start);
        let next = self.triggers.get(n + 1).filter(|it| std::ptr::eq(it.rule, trigger.rule));
        let end = next.map_or(self.nodes.len(), |it| it.at.start);
        let run = self.nodes.get(start..end)?;
        let run = run.split(|it| it.is_mark(&['.', ';'])).next()?;
        hull(run).filter(|it| it.len() <= LONGEST_SPAN)
    }
}

/// Acts that parties do together.
pub(crate) fn joint(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::Negotiation | ClaimKind::Signature | ClaimKind::Exchange)
}

/// A date, or the year alone that goes on with one: "in 2017 and 2019".
pub(crate) fn day_or_year(node: &Node) -> Option<Said> {
    let year = match node.kind {
        Kind::Number(number) if node.fits.has(Slot::Year) => i16::try_from(number).ok(),
        Kind::Number(_) | Kind::Word | Kind::Mark(_) | Kind::Name | Kind::Date(_) => None,
        Kind::Actor(_) | Kind::Treaty(_) | Kind::Other | Kind::Voice(_) => None,
    };
    let bare = || Some(Said { year: Some(year?), ..Said::default() });
    node.date().cloned().or_else(bare)
}

/// A longer span shows nothing; the act's own words are shown instead (in folded bytes).
const LONGEST_SPAN: usize = 480;
