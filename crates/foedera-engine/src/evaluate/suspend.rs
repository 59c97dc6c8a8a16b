//! Suspensions of a treaty's operation by acts of its parties: on what each rests, since when, between whom
//! (VCLT 57, 58, 60 to 62, 65). Those by a war are in `war`.
//!
//! An act that rests on no clause, agreement or claim on record is not judged here: a ground can still be stated
//! (65(5)), or there is none and it suspends nothing (42(2)). Completions have it either way.

use foedera_dates::{Day, Delay};
use foedera_model::{ActKind, Rule, Topic};

use super::in_part::is_in_part;
use super::invoke::ByClaim;
use super::journal::Done;
use super::timeline::Apart;
use super::{Evaluation, Ground, Spell, Trace, spell_on};
use crate::law::{ClauseNo, Member, clauses};

/// What a suspension comes to that nothing on record gives to its author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfounded {
    Suspends,
    Nothing,
}

/// On what a suspension rests, and since when it has effect for that.
struct Basis<N> {
    since: Day,
    ground: Ground,
    says: String,
    acts: Vec<N>,
}

impl<'a, T: Trace> Evaluation<'a, T> {
    /// A party's suspension toward everybody. Between two it rests for both, whoever of them suspended it:
    /// both are released in their mutual relations (VCLT 72(1)(a)).
    pub(super) fn suspensions(&self, member: Member) -> Vec<Spell<T::Note>> {
        let whole = self.suspending().filter(|it| it.deed.toward.is_empty());
        let two = self.case.between.as_slice();
        let both = two.len() == 2 && two.contains(&member);
        let counts = |by: &Member| *by == member || both && two.contains(by);
        let own =
            whole.flat_map(|it| it.deed.by.iter().filter(|by| counts(by)).map(move |by| (it, *by)));
        own.filter_map(|(it, by)| self.suspended(it, by, None)).collect()
    }

    /// Suspensions by one party toward another, and by a war between two. The treaty remains in force between them
    /// (VCLT 57, 58, 72).
    pub(super) fn paused(&self) -> Vec<Apart<T::Note>> {
        let mut paused = Vec::new();
        for act in self.suspending() {
            for by in &act.deed.by {
                let pairs = self.suspended_toward(act, *by).into_iter().filter_map(|to| {
                    Some(Apart { pair: (*by, to), spell: self.suspended(act, *by, Some(to))? })
                });
                paused.extend(pairs);
            }
        }
        paused.extend(self.suspended_by_war());
        paused
    }

    fn suspending(&self) -> impl Iterator<Item = &Done<'a>> {
        let all = self.journal.iter().filter(|it| it.deed.kind == ActKind::Suspension);
        all.filter(|it| !is_in_part(it))
    }

    /// Toward whom in particular: whom it names; of one toward all, whose breach its author claims, for toward them it
    /// surely may (VCLT 60(2)(b)).
    fn suspended_toward(&self, act: &Done<'a>, by: Member) -> Vec<Member> {
        let mut to = act.deed.toward.clone();
        if to.is_empty() && self.case.between.len() != 2 {
            to = self.accused_before(act, by);
        }
        to.retain(|it| *it != by);
        to
    }

    /// The operation suspended by an act, until its author resumes it toward the same state or altogether, or
    /// one of them is no party any more.
    fn suspended(
        &self,
        act: &Done<'a>,
        by: Member,
        toward: Option<Member>,
    ) -> Option<Spell<T::Note>> {
        spell_on(self.spells_of(by), act.sent)?;
        // What others join later may have had effect before.
        let bases = [self.founded(act, by, toward), self.unfounded(act, by)];
        let first = bases.into_iter().flatten().min_by_key(|it| it.since);
        let Basis { since, ground, says, acts } = first?;
        let own = self.trace.act(act.deed.fact, act.sent);
        let told = || {
            let to =
                toward.map_or(String::new(), |to| format!(" toward {}", self.name(to, act.sent)));
            let who = self.name(by, act.sent);
            format!(
                "{who} suspended its operation{to} on {}, {says}; it remains in force",
                act.sent
            )
        };
        let note = self.trace.step(ground, Some(since), told, std::iter::once(own).chain(acts));
        let mut spell = Spell::open(since, note);
        if let Some(it) = self.resumed_after(act, by, toward) {
            spell.end(it.sent, &self.trace.act(it.deed.fact, it.sent));
        }
        for party in std::iter::once(by).chain(toward) {
            let bound = spell_on(self.spells_of(party), since)?;
            let out = bound.until.zip(bound.ended.as_ref());
            out.into_iter().for_each(|(day, note)| spell.end(day, note));
        }
        spell.is_some().then_some(spell)
    }

    fn resumed_after(
        &self,
        act: &Done<'a>,
        by: Member,
        toward: Option<Member>,
    ) -> Option<&Done<'a>> {
        self.journal.iter().find(|it| {
            it.deed.kind == ActKind::Resumption
                && it.is_by(by)
                && act.sent <= it.sent
                && (it.deed.toward.is_empty()
                    || toward.is_some_and(|to| it.deed.toward.contains(&to)))
        })
    }

    /// The first that gives it effect of a clause, an agreement and a claim.
    fn founded(
        &self,
        act: &Done<'a>,
        by: Member,
        toward: Option<Member>,
    ) -> Option<Basis<T::Note>> {
        let claim = self.by_claim(act, by, toward);
        let all = [
            self.suspended_by_clause(act),
            self.by_agreement(act, by, toward),
            claim.map(of_claim),
        ];
        all.into_iter().flatten().min_by_key(|it| it.since)
    }

    /// A clause lets a party suspend it, so long after its notice (VCLT 57(a)).
    fn suspended_by_clause(&self, act: &Done<'a>) -> Option<Basis<T::Note>> {
        let (clause, notice) = self.letting_suspend()?;
        let since = named(act, self.reckon(notice, act.received, clause)?);
        let says = format!("with effect from {since}");
        Some(Basis { since, ground: Ground::Clause(clause), says, acts: Vec::new() })
    }

    fn letting_suspend(&self) -> Option<(ClauseNo, &Delay)> {
        let mut rules = clauses(self.treaty, |rule| {
            if let Rule::MaySuspend { notice } = rule { Some(notice) } else { None }
        });
        rules.next()
    }

    /// All the others suspend it too, or the one toward whom it is suspended: they agree (VCLT 57(b), 58(1)(b)). Of
    /// whose breach its author claims, no consent is asked (60(2)(a)).
    fn by_agreement(
        &self,
        act: &Done<'a>,
        by: Member,
        toward: Option<Member>,
    ) -> Option<Basis<T::Note>> {
        let accused = self.accused_before(act, by);
        let others: Vec<Member> = match toward {
            Some(to) => vec![to],
            None => {
                self.parties_on(act.sent).filter(|it| *it != by && !accused.contains(it)).collect()
            }
        };
        let own = self.declares_from(act, by)?;
        let days: Option<Vec<Day>> = others.iter().map(|it| self.joins(*it, by, act)).collect();
        let since = days?.into_iter().max()?.max(own);
        let rule = match toward {
            None if !accused.is_empty() => "VCLT 60(2)(a)",
            Some(_) if self.case.between.len() != 2 => "VCLT 58(1)(b)",
            _ => "VCLT 57(b)",
        };
        let whom =
            if toward.is_some() { "as the other did toward it" } else { "as did all the others" };
        let says = format!("{whom}, with effect from {since}");
        Some(Basis { since, ground: Ground::General(rule), says, acts: Vec::new() })
    }

    /// From when another suspends it too, toward this one or altogether, and has not resumed it by the day of the act.
    fn joins(&self, who: Member, with: Member, act: &Done<'a>) -> Option<Day> {
        let alike = self.suspending().filter(|it| {
            it.is_by(who) && (it.deed.toward.is_empty() || it.deed.toward.contains(&with))
        });
        let standing = alike.filter(|it| {
            let over = self.resumed_after(it, who, Some(with)).map(|it| it.sent);
            over.is_none_or(|over| act.sent < over)
        });
        standing.filter_map(|it| self.declares_from(it, who)).min()
    }

    /// From when an act can count: where its author has invoked a ground, not before that procedure is over.
    fn declares_from(&self, act: &Done<'a>, by: Member) -> Option<Day> {
        if self.rests_on_claim(act, by) {
            self.free_from(act, by)
        } else {
            Some(named(act, act.sent))
        }
    }

    /// Who has invoked a ground is held to it, and who has a clause to its notice; of any other it is open.
    fn unfounded(&self, act: &Done<'a>, by: Member) -> Option<Basis<T::Note>> {
        let bare = self.letting_suspend().is_none() && !self.rests_on_claim(act, by);
        (bare && self.unfounded == Unfounded::Suspends).then(|| Basis {
            since: named(act, act.sent),
            ground: Ground::General("VCLT 42(2), 57, 65"),
            says: "which rests on nothing recorded: whether it has effect is open".to_owned(),
            acts: Vec::new(),
        })
    }

    /// A suspension on which nothing on record bears, or for a breach toward more than those accused: that it is
    /// open is told.
    pub(super) fn warn_of_bare_suspensions(&self) {
        for act in self.suspending() {
            for by in act.deed.by.iter().filter(|it| self.is_party(**it, act.sent)) {
                let toward: Vec<Option<Member>> = match act.deed.toward.as_slice() {
                    [] => vec![None],
                    named => named.iter().copied().map(Some).collect(),
                };
                if toward.iter().any(|to| self.is_open(act, *by, *to)) {
                    self.warn_perhaps(act.sent, Some(*by), || self.bare_in_words(act, *by));
                }
            }
        }
    }

    fn is_open(&self, act: &Done<'a>, by: Member, toward: Option<Member>) -> bool {
        let held = self.letting_suspend().is_some();
        let founded = held || self.by_agreement(act, by, toward).is_some();
        !founded && (!self.rests_on_claim(act, by) || self.is_radical(act, by, toward))
    }

    fn bare_in_words(&self, act: &Done<'a>, by: Member) -> String {
        let who = self.name(by, act.sent);
        if self.rests_on_claim(act, by) {
            return format!(
                "whether the breach that {who} claims lets it suspend the treaty toward others than those it accuses is \
                 open: only if it changes the position of every party (VCLT 60(2)(c))"
            );
        }
        let kept =
            if self.has_text_on(Topic::Suspension) { "the words kept as text apart, " } else { "" };
        format!(
            "{kept}the suspension by {who} rests on no clause, agreement or claim that is recorded: whether it has effect \
             is open (VCLT 42(2), 57, 65)"
        )
    }
}

fn of_claim<N>(ByClaim { since, rule, note }: ByClaim<N>) -> Basis<N> {
    let says =
        format!("with effect from {since}, for nobody objected in time to the ground it invokes");
    Basis { since, ground: Ground::General(rule), says, acts: vec![note] }
}

/// A day, or the later one that an act names.
fn named(act: &Done<'_>, day: Day) -> Day {
    day.max(act.effective.unwrap_or(Day::MIN))
}
