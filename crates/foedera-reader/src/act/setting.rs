//! When and where an act was done: which of the dates and places of a sentence are its own.

use foedera_model::ClaimKind;

use super::{Doer, Reader, Trigger, day_or_year};
use crate::node::{Kind, Node, Party};
use crate::pack::{Cue, Dates, Nouns, Role, Side};
use crate::said::Said;
use crate::sense::Rank;

/// How many words stand in brackets before the day of a treaty, or behind it, and how many a title has.
const BRACKETED: usize = 6;
const TITLE: usize = 12;

impl Reader<'_> {
    pub(super) fn date(&self, n: usize, doer: &Doer) -> Option<usize> {
        self.day_of(n, doer).map(|it| self.in_apposition(it))
    }

    /// "It never ratified the treaty, which its court struck down in 2018": what has not come about did so on no day. On
    /// a day of the same clause somebody refused it, a parliament votes it down on one, and it was done on one until which it
    /// was not.
    pub(super) fn is_no_event(&self, n: usize, doer: &Doer, date: usize) -> bool {
        let Some(trigger) = self.triggers.get(n) else { return false };
        let lasts = matches!(
            trigger.rule.kind,
            ClaimKind::Ratification
                | ClaimKind::Accession
                | ClaimKind::Deposit
                | ClaimKind::Invocation
                | ClaimKind::Suspension
                | ClaimKind::Termination
        );
        let until = self.nodes.get(date).and_then(Node::date).is_some_and(|it| it.until);
        let (start, end) = (trigger.at.start, trigger.at.end);
        let refused = !self.parted(date.min(end), start.max(date));
        let denied = self.cues.get(n).is_some_and(|it| *it == Some(Cue::Denied));
        let votes = |it: &Party| it.rank == Some(Rank::Parliament);
        let votes = matches!(doer, Doer::Named(all) if all.iter().any(votes));
        lasts && denied && !until && !refused && !votes
    }

    /// "Two years later, in November 1992": the day that a counted one is said to be, where it has a year.
    fn in_apposition(&self, at: usize) -> usize {
        let counted = self.nodes.get(at).and_then(Node::date).is_some_and(Said::counts);
        let comma = self.nodes.get(at + 1).is_some_and(|it| it.is_mark(&[',']));
        // "Two years later, also in November 1992", and not "two years later, and in November".
        let little = |it: usize| {
            let known = |it: &Node| it.kind == Kind::Word && !it.senses.is_empty();
            self.nodes.get(it).is_some_and(known)
                && self.pack.role(Role::And, self.nodes, it).is_none()
        };
        let day = at + 2 + usize::from(little(at + 2));
        let told = self.nodes.get(day).and_then(Node::date);
        let told = told.is_some_and(|it| !it.counts() && it.year.is_some());
        if counted && comma && told { day } else { at }
    }

    fn day_of(&self, n: usize, doer: &Doer) -> Option<usize> {
        let trigger = self.triggers.get(n)?;
        let is_date = |at: &usize| self.is_day_of_an_act(*at);
        let inside = (trigger.at.start..trigger.at.end).find(is_date);
        // "Signed and ratified it in 2005": the day of both.
        let after =
            || self.date_after(n).or_else(|| self.date_after(self.joined(n + 1).then_some(n + 1)?));
        // "Denied on Monday that it had left": the day of the denial is none of the act.
        let denied = self.denial(n).map_or(0, |it| it.words.end);
        let other_time = |at: usize| self.clauses.is_other_time(at, trigger.at.start);
        let before = || {
            let from = self.before_relative(if self.follows_a_participle(n) { n - 1 } else { n });
            let from = from.max(self.joint_before(trigger.at.start)).max(denied);
            let dates = (from..trigger.at.start).rev().filter(is_date);
            let own = |at: usize| {
                let aside = self.follows_a_participle(n) && self.is_before_its_noun(n - 1, at);
                (aside || self.owns_before(n, at)) && !self.is_anothers(n, at, doer)
            };
            dates.into_iter().find(|at| !other_time(*at) && own(*at))
        };
        match self.pack.dates_stand {
            Dates::Around => {
                // "On 7 May it deposited its instrument, which had been due since 2015": the nearer clause's.
                let others = |it: &usize| self.clauses.begins_between(trigger.at.end, *it);
                let near = inside.or_else(|| after().filter(|it| !others(it)));
                near.or_else(before).or_else(after).or_else(|| heading(self.nodes))
            }
            Dates::Before => {
                let last = self.next_told(n) == self.triggers.len();
                let only = || after().filter(|it| last || self.ends_there(n, *it));
                inside.or_else(before).or_else(|| heading(self.nodes)).or_else(only)
            }
        }
    }

    /// "Unterzeichnet am 3. Mai, trat er in Kraft", "hinterlegte sie am 3. Mai; am 5. trat er in Kraft": whether what the act
    /// tells ends with the day at this place.
    fn ends_there(&self, n: usize, date: usize) -> bool {
        let mark = |it: &[char]| self.nodes.get(date + 1).is_some_and(|node| node.is_mark(it));
        let beside = self.triggers.get(n).is_some_and(|it| it.at.end == date);
        mark(&[';']) || (beside && mark(&[',']))
    }

    fn date_after(&self, n: usize) -> Option<usize> {
        let next = self.triggers.get(self.next_told(n)).map_or(self.nodes.len(), |it| it.at.start);
        let end = self.triggers.get(n)?.at.end;
        (end..next).find(|at| self.is_day_of_an_act(*at) && self.owns_after(n, *at))
    }

    /// Whether a day stands here that is not in brackets behind a title, where no act is told: "the Convention on Leasing
    /// (Astana, 2 June 2023)"; in a sentence without another day it may be of an act all the same.
    fn is_day_of_an_act(&self, at: usize) -> bool {
        let day = |it: usize| self.nodes.get(it).is_some_and(|it| it.date().is_some());
        let mark =
            |it: &usize, mark: char| self.nodes.get(*it).is_some_and(|it| it.is_mark(&[mark]));
        let of_title = || {
            let open = (at.saturating_sub(BRACKETED)..at).rfind(|it| mark(it, '('))?;
            let close = (at..at + BRACKETED).find(|it| mark(it, ')'))?;
            let acts = self.triggers.iter().any(|it| (open..close).contains(&it.at.start));
            let titled = (open.saturating_sub(TITLE)..open).any(|it| self.is_treaty(it));
            let others = (0..open).chain(close..self.nodes.len()).any(day);
            (!acts && titled && others).then_some(())
        };
        day(at) && of_title().is_none()
    }

    /// A date after an act is its own, unless a new member of the sentence began before the date
    /// and another act follows it.
    fn owns_after(&self, n: usize, date: usize) -> bool {
        let end = self.triggers.get(n).map_or(0, |it| it.at.end);
        // "Has never ratified it; the Senate rejected it in 1999."
        if self.nodes.get(end..date).is_some_and(|it| it.iter().any(|it| it.is_mark(&[';']))) {
            return false;
        }
        if self.is_of_teller(date) {
            return false;
        }
        // "Has never ratified it, but in 2009 walked away."
        let denied = self.cues.get(n).is_some_and(|it| *it == Some(Cue::Denied));
        let but = |at| self.pack.role(Role::Contrast, self.nodes, at).is_some();
        if denied && (end..date).any(but) {
            return false;
        }
        let last = self.triggers.len() == self.next_told(n);
        last || !self.parted(end, date)
    }

    /// "Will leave it in June, grumbled on Monday its envoy": whether a day stands between a verb behind a comma and who it
    /// is that speaks.
    fn is_of_teller(&self, date: usize) -> bool {
        let mark = |at: usize| self.nodes.get(at).is_some_and(|it| it.is_mark(&[',', '–', '—']));
        let verb = |it: &Node| it.kind == Kind::Word && !it.upper;
        let acts = |it: &Trigger<'_>| (it.at.start..it.at.end).contains(&(date - 1));
        let behind = date.checked_sub(2).is_some_and(mark) && !self.triggers.iter().any(acts);
        let verb = behind && self.nodes.get(date - 1).is_some_and(verb);
        let organ = |it: &Party| it.rank.is_some() || it.person.is_some();
        let who = self.nodes.get(date + 1).and_then(Node::actor);
        verb && who.is_some_and(|it| it.iter().all(organ))
    }

    /// "From that day the agreement concluded in 1976 lapses": whether the act before only describes what this one is about,
    /// and has a day of its own.
    fn follows_a_participle(&self, n: usize) -> bool {
        let (Some(before), Some(at)) =
            (n.checked_sub(1).and_then(|it| self.triggers.get(it)), self.triggers.get(n))
        else {
            return false;
        };
        let day = |it: usize| self.nodes.get(it).is_some_and(|it| it.date().is_some());
        let noun = before.at.start.checked_sub(1).is_some_and(|it| self.is_treaty(it));
        let dated = (before.at.start..at.at.start).any(day);
        noun && dated && !self.parted(before.at.end, at.at.start)
    }

    /// Whether a day stands before the treaty that the act describes.
    fn is_before_its_noun(&self, n: usize, date: usize) -> bool {
        self.triggers.get(n).is_some_and(|it| date + 1 < it.at.start)
    }

    fn owns_before(&self, n: usize, date: usize) -> bool {
        let Some(end) = n.checked_sub(1).and_then(|it| self.triggers.get(it)).map(|it| it.at.end)
        else {
            return true;
        };
        self.pack.dates_stand == Dates::Before || self.parted(end, date)
    }

    /// Whether a day is that on which somebody else told of the act: "the paper said on Monday that Peru would
    /// leave".
    fn is_anothers(&self, n: usize, date: usize, doer: &Doer) -> bool {
        let start = self.triggers.get(n).map_or(0, |it| it.at.start);
        let role = |role, at| self.pack.role(role, self.nodes, at);
        let Some(that) = (date + 1..start).find(|at| role(Role::Content, *at).is_some()) else {
            return false;
        };
        let from = self.clauses.last_edge_before(that);
        if (from..that).any(|at| role(Role::Anaphor, at).is_some()) {
            return false;
        }
        let teller = self.who_tells(that).and_then(|it| self.nodes.get(it)?.parties());
        let teller = teller.unwrap_or_default();
        let Doer::Named(doers) = doer else { return false };
        let speaks_for = |it: &Party| {
            it.code.is_none() || it.both || doers.iter().any(|doer| doer.code == it.code)
        };
        !teller.iter().any(speaks_for)
    }

    /// Whether a comma, an "and" or the edge of a clause lies between.
    pub(super) fn parted(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| {
            self.nodes.get(at).is_some_and(|it| it.is_mark(&[',', ';']))
                || self.pack.role(Role::And, self.nodes, at).is_some()
                || self.clauses.is_edge(at)
        })
    }

    pub(super) fn place(&self, n: usize) -> Option<usize> {
        let trigger = self.triggers.get(n)?;
        let reach = match self.pack.adpositions {
            Side::Before => trigger.at.start..self.next(n),
            Side::After => self.left(n)..trigger.at.end,
        };
        let names = self.pack.noun_letters == Nouns::Small;
        reach.into_iter().find(|at| {
            let Some(node) = self.nodes.get(*at) else { return false };
            // A town can have a name that means something else: Lima is also a five.
            let named = matches!(node.kind, Kind::Name)
                || (node.kind == Kind::Word && node.upper && names)
                || node.actor().is_some_and(|it| it.iter().all(|it| it.rank.is_none() && !it.both));
            named && self.pack.marks(Role::Place, self.nodes, *at)
        })
    }
}

/// Who heads a line of a list: "ZIMBABWE: ratified in May", "• Peru – signed". What its sentences tell without
/// anybody is told of him.
pub(crate) fn entry(nodes: &[Node]) -> Option<&[Party]> {
    let at = behind_bullet(nodes)?;
    let ends = |it: &Node| it.is_mark(&[':', '—']) || (it.is_mark(&['–', '-']) && !it.glued);
    nodes.get(at + 1).filter(|it| ends(it) && nodes.len() > at + 2)?;
    let states =
        |it: &&[Party]| it.iter().all(|it| it.rank.is_none() && it.person.is_none() && !it.both);
    nodes.get(at)?.actor().filter(states)
}

/// Where the words of a list's line begin.
fn behind_bullet(nodes: &[Node]) -> Option<usize> {
    Some(usize::from(nodes.first()?.is_mark(&BULLETS)))
}

/// What may stand before them.
pub(crate) const BULLETS: [char; 9] = ['-', '–', '•', '*', '·', '▪', '■', '◆', '○'];

/// What begins a line of a timeline besides.
const TRIANGLES: [char; 7] = ['◇', '●', '▲', '△', '▼', '▽', '▶'];

/// The date with which a line of a timeline begins: "▽2006年4月20日　ケニアが署名", where the bullet tells that it is one.
pub(crate) fn first_day(nodes: &[Node]) -> Option<Said> {
    let bullet = nodes.first()?.is_mark(&TRIANGLES) || nodes.first()?.is_mark(&BULLETS);
    nodes.get(if bullet { 1 } else { heading(nodes)? }).and_then(day_or_year)
}

/// The date that heads a line of a timeline ("24 October: the Duma votes"): all is of that day.
pub(crate) fn heading(nodes: &[Node]) -> Option<usize> {
    let at = behind_bullet(nodes)?;
    let ends = |it: &Node| it.is_mark(&[':', '.']) || (it.is_mark(&['–', '-']) && !it.glued);
    // A line that is only a day ends with its mark.
    let goes_on = nodes.len() > at + 2;
    let headed = goes_on && nodes.get(at + 1).is_some_and(ends);
    (headed && nodes.get(at).and_then(day_or_year).is_some()).then_some(at)
}
