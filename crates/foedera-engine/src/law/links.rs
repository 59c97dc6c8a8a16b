//! Which treaty's force hangs on which other's, over the whole library, with the edges of
//! those that replace another turned round: the replaced treaty hangs on the one that replaces it.
//!
//! Circles of treaties are evaluated together. A circle that a negative link closes could
//! contradict itself on one day; inside such a circle a condition reads the day before.

use std::collections::{BTreeMap, BTreeSet};

use foedera_model::{Condition, Duration, ForWhom, Quorum, Rule, Set, Topic, Treaty, When};

use super::ClauseNo;
use super::circles::{Circle, circles};

/// Whether the other's being in force helps this one to be in force, or hinders it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sign {
    Helps,
    Hinders,
}

/// What of another treaty is read at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reads {
    /// When it was in force at all.
    Force,
    /// For whom as well, and who has left it.
    Parties,
    /// Also who had consented to it.
    Consents,
}

/// One treaty hangs on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Link {
    pub(crate) on: usize,
    pub(crate) sign: Sign,
    pub(crate) reads: Reads,
    /// Whether it is read only past the end that the treaty's own line gives it.
    pub(crate) past_the_end: bool,
}

impl Link {
    fn new(on: usize, sign: Sign, reads: Reads) -> Self {
        Self { on, sign, reads, past_the_end: false }
    }
}

/// The links of a library, and the order in which its treaties can be evaluated.
#[derive(Clone, Debug)]
pub(crate) struct Links {
    /// By treaty: what it hangs on.
    pub(crate) of: Vec<Vec<Link>>,
    /// By treaty: those that replace it, with whether only between their own parties.
    pub(crate) replaced_by: Vec<Vec<(usize, bool)>>,
    /// By treaty: those that change how it enters into force.
    pub(crate) changed_by: Vec<Vec<usize>>,
    /// By treaty: those that absorb it.
    pub(crate) absorbed_by: Vec<Vec<usize>>,
    /// By treaty: those that amend it.
    pub(crate) amended_by: Vec<Vec<usize>>,
    /// By treaty: those that hang on it.
    bearing_on: Vec<Vec<usize>>,
    /// The treaties whose decisions bind the parties to others, each with those others.
    binding: Vec<(usize, Vec<usize>)>,
    /// Circles, each after everything outside it that it hangs on; most are of one treaty.
    pub(crate) circles: Vec<Circle>,
    /// By treaty: the place of its circle.
    circle_of: Vec<usize>,
}

impl Links {
    pub(crate) fn of(treaties: &[Treaty], numbers: &BTreeMap<String, usize>) -> Self {
        let mut of: Vec<Vec<Link>> =
            treaties.iter().map(|treaty| named_links(treaty, numbers)).collect();
        let mut replaced_by = vec![Vec::new(); treaties.len()];
        for (no, treaty) in treaties.iter().enumerate() {
            for (replaced, between) in replaces(treaty, numbers) {
                if let (Some(links), Some(by)) =
                    (of.get_mut(replaced), replaced_by.get_mut(replaced))
                {
                    links.push(Link::new(no, Sign::Hinders, Reads::Parties));
                    by.push((no, between));
                }
            }
        }
        let turned =
            |of_treaty: &dyn Fn(&Treaty) -> Vec<&str>| turned_round(treaties, numbers, of_treaty);
        let changed_by = turned(&|it| {
            named_by(it, |rule| {
                if let Rule::ChangesEntryOf { treaty, .. } = rule { Some(treaty) } else { None }
            })
        });
        let absorbed_by = turned(&|it| {
            named_by(it, |rule| if let Rule::Absorbs(treaty) = rule { Some(treaty) } else { None })
        });
        let amended_by = turned(&|it| it.head.amends.as_deref().into_iter().collect());
        for (links, by) in of.iter_mut().zip(changed_by.iter().zip(&absorbed_by)) {
            let (sign, reads) = (Sign::Hinders, Reads::Parties);
            links.extend(by.0.iter().chain(by.1).map(|on| Link::new(*on, sign, reads)));
        }
        link_amendments(&mut of, &amended_by, treaties);
        link_terms(&mut of, &amended_by, treaties);
        for links in &mut of {
            links.sort_unstable();
            links.dedup();
        }
        let mut bearing_on = vec![Vec::new(); of.len()];
        for (no, links) in of.iter().enumerate() {
            for link in links {
                bearing_on.get_mut(link.on).into_iter().for_each(|it: &mut Vec<usize>| it.push(no));
            }
        }
        let circles = circles(&of);
        let mut circle_of = vec![0; of.len()];
        for (at, circle) in circles.iter().enumerate() {
            for no in &circle.treaties {
                circle_of.get_mut(*no).into_iter().for_each(|it| *it = at);
            }
        }
        Self {
            of,
            replaced_by,
            changed_by,
            absorbed_by,
            amended_by,
            bearing_on,
            binding: binding(treaties, numbers),
            circles,
            circle_of,
        }
    }

    /// The treaties whose parties the decisions of one bind.
    pub(crate) fn bound_by(&self, no: usize) -> &[usize] {
        let own = self.binding.iter().find(|(it, _)| *it == no);
        own.map_or(&[], |(_, others)| others.as_slice())
    }

    /// The treaties whose decisions bind the parties to one of these.
    pub(crate) fn binding(&self, treaties: &[usize]) -> impl Iterator<Item = usize> {
        let binds = |others: &[usize]| others.iter().any(|it| treaties.contains(it));
        self.binding.iter().filter(move |(_, others)| binds(others)).map(|(no, _)| *no)
    }

    /// The circles that a treaty's answer can hang on, in the order of evaluation.
    pub(crate) fn reach(&self, treaty: usize) -> Vec<&Circle> {
        self.reach_of(vec![treaty])
    }

    /// The same, with those of the treaties that amend it.
    pub(crate) fn reach_as_amended(&self, treaty: usize) -> Vec<&Circle> {
        let amending = self.amended_by.get(treaty).into_iter().flatten().copied();
        self.reach_of(amending.chain([treaty]).collect())
    }

    /// What a treaty's answer can hang on only past the end that its own line gives it.
    pub(crate) fn past_the_end(&self, treaty: usize) -> Vec<usize> {
        let below = |whole: bool| {
            move |no: usize| {
                let links = self.of.get(no).into_iter().flatten();
                let counts = move |it: &&Link| whole || no != treaty || !it.past_the_end;
                links.filter(counts).map(|link| link.on)
            }
        };
        let before = closure(vec![treaty], below(false));
        let all = closure(vec![treaty], below(true));
        all.difference(&before).copied().collect()
    }

    fn reach_of(&self, treaties: Vec<usize>) -> Vec<&Circle> {
        let below = |no: usize| self.of.get(no).into_iter().flatten().map(|link| link.on);
        let reached = closure(treaties, below);
        let circles = reached.iter().filter_map(|no| self.circle_of.get(*no));
        let circles: BTreeSet<&usize> = circles.collect();
        circles.into_iter().filter_map(|at| self.circles.get(*at)).collect()
    }

    /// The most that any of these treaties reads of another, if anything.
    pub(crate) fn read_by(&self, readers: impl Iterator<Item = usize>, no: usize) -> Option<Reads> {
        let links = readers.filter_map(|it| self.of.get(it)).flatten();
        links.filter(|it| it.on == no).map(|it| it.reads).max()
    }

    /// These treaties and all whose standings can hang on them, in ascending order.
    pub(crate) fn hanging_on(&self, treaties: Vec<usize>) -> BTreeSet<usize> {
        closure(treaties, |no: usize| self.bearing_on.get(no).into_iter().flatten().copied())
    }
}

/// Whatever can be come to by links.
fn closure<I: Iterator<Item = usize>>(
    mut stack: Vec<usize>,
    next: impl Fn(usize) -> I,
) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    while let Some(no) = stack.pop() {
        if reached.insert(no) {
            stack.extend(next(no));
        }
    }
    reached
}

/// The treaties whose decisions bind the parties to others, each with those others, and with those whose
/// parties their decisions bind.
fn binding(treaties: &[Treaty], numbers: &BTreeMap<String, usize>) -> Vec<(usize, Vec<usize>)> {
    let direct = |no: usize| {
        let sets = treaties.get(no).into_iter().flat_map(|it| {
            super::clauses(it, |rule| {
                if let Rule::BindsExceptRejecting { set, .. } = rule { set.treaty() } else { None }
            })
        });
        sets.filter_map(|(_, other)| numbers.get(other).copied()).collect::<Vec<_>>()
    };
    let all = (0..treaties.len()).filter_map(|no| {
        let mut others = direct(no);
        let mut at = 0;
        while let Some(other) = others.get(at).copied() {
            let more = direct(other).into_iter().filter(|it| *it != no && !others.contains(it));
            let more: Vec<usize> = more.collect();
            others.extend(more);
            at += 1;
        }
        (!others.is_empty()).then_some((no, others))
    });
    all.collect()
}

/// Who consents to an amendment does not refuse it.
fn link_amendments(of: &mut [Vec<Link>], amended_by: &[Vec<usize>], treaties: &[Treaty]) {
    for ((links, by), treaty) in of.iter_mut().zip(amended_by).zip(treaties) {
        let helps = by.iter().filter(|_| puts_out_refusers(treaty));
        let (sign, reads) = (Sign::Helps, Reads::Consents);
        links.extend(helps.map(|on| Link::new(*on, sign, reads)));
    }
}

/// A line on the duration of an amending treaty can be on that of the amended one.
fn link_terms(of: &mut [Vec<Link>], amended_by: &[Vec<usize>], treaties: &[Treaty]) {
    for ((links, by), treaty) in of.iter_mut().zip(amended_by).zip(treaties) {
        let terms = by.iter().filter(|no| {
            treaties.get(**no).is_some_and(|it| changes_term(it, &treaty.id).is_some())
        });
        let (sign, reads) = (Sign::Helps, Reads::Parties);
        let past_the_end = true;
        links.extend(terms.map(|on| Link { past_the_end, ..Link::new(*on, sign, reads) }));
    }
}

/// The line or words of an amending treaty that can be on the term of the amended one; not that it lasts as long
/// as that.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other clause is on how long a treaty lasts")]
pub(crate) fn changes_term(amending: &Treaty, amended: &str) -> Option<ClauseNo> {
    let may = |rule: &Rule| match rule {
        Rule::InForce(Duration::AsLongAs(other)) => other != amended,
        Rule::InForce(_) => true,
        Rule::Text { topic, .. } => matches!(topic, Topic::Duration | Topic::Termination),
        _ => false,
    };
    amending.clauses.iter().position(|it| may(&it.rule)).map(ClauseNo::new)
}

/// Whether who refuses an amendment can be put out.
pub(crate) fn puts_out_refusers(treaty: &Treaty) -> bool {
    let refusing = |rule: &Rule| matches!(rule, Rule::LeavesByDecision { refusing: true, .. });
    treaty.clauses.iter().any(|it| refusing(&it.rule))
}

/// By treaty: those that name it.
fn turned_round(
    treaties: &[Treaty],
    numbers: &BTreeMap<String, usize>,
    named: &dyn Fn(&Treaty) -> Vec<&str>,
) -> Vec<Vec<usize>> {
    let mut by = vec![Vec::new(); treaties.len()];
    for (no, treaty) in treaties.iter().enumerate() {
        let others = named(treaty).into_iter().filter_map(|it| numbers.get(it));
        for other in others.filter(|it| **it != no) {
            by.get_mut(*other).into_iter().for_each(|it: &mut Vec<usize>| it.push(no));
        }
    }
    by
}

/// The treaties that clauses of one name.
fn named_by<'t>(
    treaty: &'t Treaty,
    pick: impl Fn(&'t Rule) -> Option<&'t String> + 't,
) -> Vec<&'t str> {
    super::clauses(treaty, pick).map(|(_, it)| it.as_str()).collect()
}

fn replaces(treaty: &Treaty, numbers: &BTreeMap<String, usize>) -> Vec<(usize, bool)> {
    let named = super::clauses(treaty, |rule| {
        if let Rule::Replaces { treaty, between_its_parties_only } = rule {
            Some((numbers.get(treaty).copied()?, *between_its_parties_only))
        } else {
            None
        }
    });
    named.map(|(_, it)| it).collect()
}

/// The links that a treaty's own clauses name.
fn named_links(treaty: &Treaty, numbers: &BTreeMap<String, usize>) -> Vec<Link> {
    let mut found = Vec::new();
    for clause in &treaty.clauses {
        in_rule(&clause.rule, &mut |name, sign, reads| {
            if let Some(on) = numbers.get(name).copied() {
                found.push(Link::new(on, sign, reads));
            }
        });
    }
    found
}

type Found<'f> = &'f mut dyn FnMut(&str, Sign, Reads);

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "no other clause names a treaty that it hangs on"
)]
fn in_rule(rule: &Rule, found: Found<'_>) {
    rule.whens().into_iter().for_each(|it| in_when(it, found));
    let named = match rule {
        Rule::InForce(Duration::AsLongAs(other)) => Some((other, Reads::Force)),
        Rule::LeavingIsLeaving { other, .. } => Some((other, Reads::Parties)),
        Rule::OnlyPartiesTo(other) => Some((other, Reads::Consents)),
        _ => None,
    };
    if let Some((other, reads)) = named {
        found(other, Sign::Helps, reads);
    }
    if let Rule::BindsExceptRejecting { set, .. } = rule {
        in_set(set, found);
    }
    if let Rule::ProvisionallyInForce { by } = rule {
        in_quorum(by, found);
    }
}

fn in_when(when: &When, found: Found<'_>) {
    match when {
        When::On(_) => {}
        When::After { condition, only_if, .. } => {
            in_condition(condition, found);
            only_if.iter().for_each(|it| in_condition(it, found));
        }
        When::Later(all) | When::Earlier(all) => all.iter().for_each(|it| in_when(it, found)),
        When::Cases { cases, otherwise } => {
            for (condition, when) in cases {
                in_condition(condition, found);
                in_when(when, found);
            }
            in_when(otherwise, found);
        }
    }
}

fn in_condition(condition: &Condition, found: Found<'_>) {
    match condition {
        Condition::All(all) | Condition::Any(all) => {
            all.iter().for_each(|it| in_condition(it, found));
        }
        Condition::Done { by, .. } => in_quorum(by, found),
        Condition::Hold { who, .. } => in_set(who, found),
        Condition::InForce { treaty, for_whom } => found(treaty, Sign::Helps, whose(for_whom)),
        Condition::CeasesInForce { treaty, for_whom } => {
            found(treaty, Sign::Hinders, whose(for_whom));
        }
        Condition::By { condition, by } => {
            in_condition(condition, found);
            in_when(by, found);
        }
        Condition::NotBy { condition, by } => {
            in_condition(condition, &mut |name, _, reads| found(name, Sign::Hinders, reads));
            in_when(by, found);
        }
        Condition::NotInForceOn(by) => in_when(by, found),
        Condition::Exchange
        | Condition::ExchangeOfNotes
        | Condition::Declarations { .. }
        | Condition::Adoption
        | Condition::Opening
        | Condition::EntryIntoForce
        | Condition::Its(_)
        | Condition::Event(_) => {}
    }
}

fn whose(for_whom: &Option<ForWhom>) -> Reads {
    if for_whom.is_some() { Reads::Parties } else { Reads::Force }
}

fn in_quorum(by: &Quorum, found: Found<'_>) {
    in_set(&by.of, found);
    by.including.iter().for_each(|(_, set)| in_set(set, found));
}

fn in_set(set: &Set, found: Found<'_>) {
    set.treaty().into_iter().for_each(|it| found(it, Sign::Helps, Reads::Parties));
}
