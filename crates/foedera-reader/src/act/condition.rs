//! Conditions: what stands in one is no act, and what hangs on one is conditional.

use foedera_model::{ClaimKind, Span, Status};

use super::{LONGEST_SPAN, Raw, Reader};
use crate::node::Node;
use crate::pack::{Cue, Role};
use crate::sentence::hull;

impl Reader<'_> {
    /// What stands in a condition is no act; what hangs on it is conditional.
    pub(super) fn hold_conditions(&self, raws: &mut Vec<(usize, Raw)>) {
        let held = |n: &usize| self.is_condition(*n);
        let mut hangs = false;
        for (n, raw) in raws.iter_mut() {
            if self.may_hang(*n, raw) && !held(n) && self.has_condition(*n) {
                // "On 3 June, ninety days after the deposit": the condition is met, the day fixed.
                let fixed = raw.date.as_ref().is_some_and(|it| it.day.is_some())
                    && !self.hangs_on_supposition(*n);
                raw.status = if fixed { Status::Planned } else { Status::Conditional };
                raw.span = self.with_condition(*n, raw.span);
                hangs = true;
            }
        }
        raws.retain(|(n, raw)| {
            let supposed = raw.kind != ClaimKind::Obligation
                && (self.is_supposed(*n)
                    || (self.is_timeless(*n) && (raw.date.is_none() || self.is_awaited(*n))));
            !(held(n) && (hangs || supposed))
        });
    }

    /// A plan, or what takes effect and has no day where all hangs on an "if": "if two thirds accept it, it enters into
    /// force".
    fn may_hang(&self, n: usize, raw: &Raw) -> bool {
        let takes_effect = matches!(
            raw.kind,
            ClaimKind::EntryIntoForce | ClaimKind::Termination | ClaimKind::ProvisionalApplication
        );
        let undated = raw.status == Status::Happened && raw.own_status && raw.date.is_none();
        let supposed = || takes_effect && undated && self.hangs_on_supposition(n);
        raw.status == Status::Planned || supposed()
    }

    /// Whether a condition stands where the act can hang on it: between the same semicolons, and behind it before
    /// another act of which it is the condition ("is to be presented, and will enter into force after").
    fn has_condition(&self, n: usize) -> bool {
        let Some(trigger) = self.triggers.get(n) else { return false };
        let (start, end) = (trigger.at.start, trigger.at.end);
        let semicolon = |at: &usize| self.nodes.get(*at).is_some_and(|it| it.is_mark(&[';']));
        let from = (0..start).rfind(semicolon).unwrap_or(0);
        let mut last = n;
        while self.joined(last + 1) {
            last += 1;
        }
        let others = self.triggers.get(self.next_told(last)).map(|it| it.at.start);
        let until = (end..self.nodes.len()).find(semicolon).into_iter().chain(others).min();
        let until = until.unwrap_or(self.nodes.len());
        self.clauses.conditions().any(|it| (from..=until).contains(&it))
            || self.clauses.condition_nouns().any(|it| (end..=until).contains(&it))
    }

    /// The act's words and those of the condition after them, which tell how long after what it follows.
    fn with_condition(&self, n: usize, span: Span) -> Span {
        // Its first word may be the last of the act's: "will enter into force when".
        let start = self.triggers.get(n).map_or(0, |it| it.at.start);
        let Some(begins) = self.clauses.condition_from(start) else { return span };
        let run = self.nodes.get(begins..).unwrap_or(&[]);
        let ends = |it: &&Node| it.voice().is_none() && !it.is_mark(&[',', ';', '.', '"', ')']);
        let long = run.iter().take_while(ends).count();
        let whole = hull(run.get(..long).unwrap_or(&[])).map_or(span, |it| span.hull(it));
        if whole.len() <= LONGEST_SPAN { whole } else { span }
    }

    /// Whether the act's clause follows or is followed by an "if": then its day is no promise. An
    /// "if" inside another clause ("provides for help if …") is that one's own.
    fn hangs_on_supposition(&self, n: usize) -> bool {
        let Some(trigger) = self.triggers.get(n) else { return false };
        self.clauses.suppositions().any(|at| {
            let leads = at < trigger.at.start && self.opens(at);
            leads || (trigger.at.end..self.next(n)).contains(&at)
        })
    }

    /// Whether the condition that holds the act is an "if": what is supposed is not said to be so.
    fn is_supposed(&self, n: usize) -> bool {
        let start = self.triggers.get(n).map_or(0, |it| it.at.start);
        let condition = self.clauses.condition_before(start);
        self.clauses.suppositions().any(|it| condition == Some(it + 1))
    }

    /// Whether the condition that holds the act tells no time at which it came true: "once it is
    /// signed", where "after it was signed" tells of a signature.
    fn is_timeless(&self, n: usize) -> bool {
        let start = self.triggers.get(n).map_or(0, |it| it.at.start);
        let condition = self.clauses.condition_before(start);
        condition.is_some_and(|it| self.clauses.sequence_before(it) != it.checked_sub(1))
    }

    /// Whether what hangs on the condition that holds the act is yet to come, whatever it is: "will be a member
    /// once it has ratified, perhaps on Tuesday".
    fn is_awaited(&self, n: usize) -> bool {
        let start = self.triggers.get(n).map_or(0, |it| it.at.start);
        let Some(word) = self.clauses.condition_before(start).and_then(|it| it.checked_sub(1))
        else {
            return false;
        };
        let main = match self.opening.filter(|it| word < *it) {
            Some(comma) => comma + 1..self.clauses.next_edge_after(comma + 1).min(self.nodes.len()),
            None => self.clauses.last_edge_before(word)..word,
        };
        let mut cues = main.filter_map(|at| self.pack.cues_before.at(self.nodes, at));
        cues.any(|(cue, _)| *cue == Cue::Planned)
    }

    /// Whether nothing of the same clause stands before this place.
    fn opens(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        let apart = |it: &Node| it.voice().is_some() || it.mark().is_some();
        self.nodes.get(before).is_some_and(apart)
            || self.clauses.last_edge_before(at) == at
            || self.pack.role(Role::And, self.nodes, before) == Some(at)
    }

    /// Whether the act is what a condition asks for: the first act in it, or one joined to that.
    fn is_condition(&self, n: usize) -> bool {
        let within = |n: usize| {
            self.triggers.get(n).is_some_and(|it| self.clauses.in_condition(it.at.start))
        };
        let Some(before) = n.checked_sub(1).filter(|it| within(*it)) else { return within(n) };
        within(n) && (!self.is_same_condition(before, n) || self.joined(n))
    }

    fn is_same_condition(&self, one: usize, other: usize) -> bool {
        let condition = |n: usize| self.clauses.condition_before(self.triggers.get(n)?.at.start);
        condition(one) == condition(other)
    }
}
