//! What stands beside an act and tells whether it happened: "has", "will", "not", "whether".

use foedera_model::ClaimKind;

use super::Reader;
use super::denial::denied;
use crate::node::{Node, Party};
use crate::pack::{Cue, Role};
use crate::said::Said;
use crate::sense::Rank;

/// How far before a clause a cue may begin that reaches into it.
const CUE_REACH: usize = 5;

/// A verb with its object has at least so many words: "the visa" after "denied".
const WITH_OBJECT: usize = 2;

/// How many words a denial directly before a plan has at most.
const NEGATION: usize = 3;

impl Reader<'_> {
    pub(super) fn cue(&self, n: usize) -> Option<Cue> {
        let trigger = self.triggers.get(n)?;
        let start = trigger.at.start;
        // What stands in a clause of another time before it is said of that one.
        let opened = self.opening.filter(|it| *it < start).map_or(0, |it| it + 1);
        let from = self.left(n).max(opened);
        let from = if self.is_attribute(n) { start } else { from };
        // A cue may reach over the edge of the clause: "this does not mean that Peru withdraws".
        let denial = self.denial(n);
        let reach =
            from.saturating_sub(CUE_REACH).max(denial.as_ref().map_or(0, |it| it.words.end));
        let reach = if self.is_attribute(n) { start } else { reach };
        let nearest = (reach..start).rev().find_map(|at| {
            let (cue, found) = self.pack.cues_before.at(self.nodes, at)?;
            let reaches = (from.max(at + 1)..=start).contains(&found.end);
            // "Não vai", "will not": of the lines that end with one word the longest.
            let whole = (reach..at).filter(|_| *cue != Cue::Denied).find_map(|it| {
                let (cue, longer) = self.pack.cues_before.at(self.nodes, it)?;
                (longer.end == found.end).then_some((cue, it))
            });
            let (cue, at) = whole.unwrap_or((cue, at));
            let others = *cue == Cue::Denied && self.is_of_another_verb(found.end, start);
            (reaches && !others).then(|| self.cue_over(*cue, at).unwrap_or(*cue))
        });
        let asked =
            (from..start).any(|at| self.pack.role(Role::Question, self.nodes, at).is_some());
        let after = self.cue_after(n);
        // "Has been ratified by neither".
        let nearest = nearest.filter(|it| *it != Cue::Happened || after != Some(Cue::Denied));
        let nearest =
            if self.is_none(start) || self.holds_denial(n) { Some(Cue::Denied) } else { nearest };
        let own = asked.then_some(Cue::Unclaimed).or(nearest).or(after);
        let own = own.or_else(|| self.aim(start));
        let own =
            own.map(|it| if it == Cue::Denied && self.is_put_off(n) { Cue::Planned } else { it });
        let shared = || self.shared_cue(n);
        match denial {
            Some(denial) if denial.negated || own.is_some() => Some(denied(&denial, own)),
            Some(denial) => shared().or_else(|| Some(denied(&denial, None))),
            None => own.or_else(shared),
        }
    }

    /// "Could be sent home under a treaty signed yesterday": whether a participle behind its treaty, with a day behind it,
    /// only tells of what treaty the sentence speaks; what the sentence's own verb tells is not told of it.
    fn is_attribute(&self, n: usize) -> bool {
        let Some(trigger) = self.triggers.get(n) else { return false };
        let noun = trigger.at.start.checked_sub(1).is_some_and(|it| self.is_treaty(it));
        let dated = self.nodes.get(trigger.at.end).is_some_and(|it| it.date().is_some());
        noun && dated && trigger.rule.kind == ClaimKind::Signature && self.is_passive(n)
    }

    /// "No ratification has taken place", "not a single round": whether the act's noun tells that there was none.
    fn is_none(&self, start: usize) -> bool {
        let ends = |at: usize| self.pack.role(Role::None, self.nodes, at);
        (start.saturating_sub(NEGATION)..=start).any(|at| ends(at).is_some_and(|it| it >= start))
    }

    /// "Hat die Urkunden noch nicht ausgetauscht": whether a "not" stands inside the words of an act, in a gap of
    /// their line; what the line itself spells ("nicht mehr") is part of what it tells.
    fn holds_denial(&self, n: usize) -> bool {
        let Some(trigger) = self.triggers.get(n) else { return false };
        let denied = |at: &usize| {
            let cue = self.pack.cues_before.at(self.nodes, *at);
            cue.is_some_and(|(cue, found)| {
                let mut words = found.start..found.end;
                let whole = words.all(|it| trigger.at.passed.contains(&it));
                let role = |role, at| self.pack.role(role, self.nodes, at).is_some();
                // "Not without", "the not uncontroversial".
                let of_a_word = role(Role::Negation, found.end)
                    || found.start.checked_sub(1).is_some_and(|it| role(Role::Article, it));
                *cue == Cue::Denied && whole && !of_a_word
            })
        };
        trigger.rule.kind != ClaimKind::Obligation && trigger.at.passed.iter().any(denied)
    }

    /// "Will not be signed before July": whether that tells when it will be.
    fn is_put_off(&self, n: usize) -> bool {
        let end = self.triggers.get(n).map_or(0, |it| it.at.end);
        let day = |at: usize| self.nodes.get(at).and_then(Node::date);
        let until = |at: usize| {
            let before = self.pack.role(Role::Until, self.nodes, at).and_then(day).is_some();
            before || day(at).is_some_and(|it| it.until)
        };
        (end..self.next(n))
            .any(|at| until(at) && !self.clauses.begins_between(end, at) && !self.parted(end, at))
    }

    /// Whether a denial that ends here is that of a verb with an object of its own, to which the act at
    /// `start` is only joined: "denied the visa and ratified", "did not attend the talks but signed". A
    /// verb in its plain form shares it: "did not attend the talks and sign".
    fn is_of_another_verb(&self, end: usize, start: usize) -> bool {
        let role = |role, at| self.pack.role(role, self.nodes, at);
        let joins = |at: &usize| {
            let joins = [Role::And, Role::Contrast, Role::Then];
            let next = joins.into_iter().filter_map(|it| role(it, *at)).max();
            next.is_some_and(|it| it <= start && (it..start).all(|at| self.is_empty_word(at)))
        };
        let Some(joint) = (end..start).rev().find(joins) else { return false };
        let verb_and_object = (end..joint).filter(|at| role(Role::Adjunct, *at).is_none());
        let acts =
            |at: usize| self.is_treaty(at) || self.triggers.iter().any(|it| it.at.start == at);
        verb_and_object.count() >= WITH_OBJECT
            && !(end..joint).any(acts)
            && role(Role::Plain, start).is_none()
    }

    /// "To ratify it" is an aim, of which nobody says that it was reached; but in a headline "Peru to
    /// ratify treaty" it is a plan.
    fn aim(&self, start: usize) -> Option<Cue> {
        let to = start.checked_sub(1)?;
        (self.pack.role(Role::Infinitive, self.nodes, to)? == start).then_some(())?;
        let who = to.checked_sub(1).and_then(|it| self.nodes.get(it));
        let headline = who.is_some_and(|it| it.actor().is_some());
        Some(if headline { Cue::Planned } else { Cue::Unclaimed })
    }

    /// "Not expected to", "not ruled out", "urged soon to", "neither Peru nor Chile has": what the words directly before a
    /// plan or a "has" make of it.
    fn cue_over(&self, cue: Cue, at: usize) -> Option<Cue> {
        let before = |from: usize| {
            let (cue, found) = self.pack.cues_before.at(self.nodes, from)?;
            matches!(cue, Cue::Denied | Cue::Unclaimed).then_some((*cue, found.end))
        };
        let mut near = (at.saturating_sub(NEGATION)..at).rev().filter_map(before);
        match cue {
            Cue::Planned | Cue::Happened => near.find(|it| it.1 >= at).map(|it| it.0),
            // "Has not ruled out".
            Cue::Denied => near.find(|it| it.1 == at).map(|_| Cue::Unclaimed),
            Cue::Conditional | Cue::Unclaimed => None,
        }
    }

    /// Whether the day at this place stands inside the words of a plan, or before the "that" of those who
    /// tell it: then it is when that was made.
    pub(super) fn is_decided(&self, n: usize, date: usize) -> bool {
        let start = self.triggers.get(n).map_or(0, |it| it.at.start);
        let holds = |at: usize| {
            let cue = self.pack.cues_before.at(self.nodes, at);
            cue.is_some_and(|(_, it)| (date + 1..=start).contains(&it.end))
        };
        // "Told the others on Monday that it would leave."
        let mut between = date + 1..start;
        (date.saturating_sub(CUE_REACH)..date).any(holds)
            || between.any(|it| self.pack.role(Role::Content, self.nodes, it).is_some())
    }

    /// "Peru on Monday announced to leave": whether the day before the words for leaving is a weekday and no more. Nobody
    /// leaves a treaty on a weekday; he says so.
    pub(super) fn is_announced(&self, n: usize, date: usize) -> bool {
        let Some(trigger) = self.triggers.get(n) else { return false };
        let outside = match self.pack.is_verb_final() {
            true => trigger.at.end <= date,
            false => date < trigger.at.start,
        };
        let leaves = trigger.rule.kind == ClaimKind::Withdrawal && trigger.rule.step.is_none();
        let weekday = self.nodes.get(date).and_then(Node::date).is_some_and(Said::is_bare_weekday);
        let organ = |it: &Party| matches!(it.rank, Some(Rank::Parliament | Rank::Cabinet));
        let voted = self.nodes.iter().filter_map(Node::actor).flatten().any(organ);
        outside && leaves && weekday && !voted
    }

    fn cue_after(&self, n: usize) -> Option<Cue> {
        self.words_after(n).map(|it| it.0)
    }

    /// What stands behind an act and tells whether it happened, and its last word: where verbs stand last
    /// that is part of telling it ("批准していない").
    pub(super) fn words_after(&self, n: usize) -> Option<(Cue, usize)> {
        let end = self.triggers.get(n)?.at.end;
        // "Peru, which ratified it, is expected to": of that the aside says nothing.
        let right = self.clauses.aside_end(end).map_or(self.right(n), |it| it.min(self.right(n)));
        let (cue, found) = (end..right).find_map(|at| self.pack.cues_after.at(self.nodes, at))?;
        Some((*cue, found.end.saturating_sub(1)))
    }

    /// "Will sign and ratify": what stands before the first holds for both.
    fn shared_cue(&self, n: usize) -> Option<Cue> {
        let before = n.checked_sub(1)?;
        if self.joined(n) { *self.cues.get(before)? } else { None }
    }
}
