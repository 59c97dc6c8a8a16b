//! Amendments: from when each is in force, and whom it binds (VCLT 39 to 41).
//!
//! An amendment is known by its name: it is adopted, accepted and objected to under it, or decided
//! under it by an organ whose decisions amend. Each is evaluated with the acts about it alone, by the
//! clause it was adopted under. What governs between two states is the treaty as changed by what
//! binds both (30(4)(b), 40(4)); that is read from the spells found here.

mod answers;
mod between;
mod binding;
mod entry;
mod share;
mod treaty;

use foedera_dates::Day;
use foedera_model::{ActKind, Amendment, AmendmentWhen, Rule, Topic, Treaty};

use super::journal::Done;
use super::{Evaluation, Spell, Trace, Unstated};
use crate::answer::Residual;
use crate::law::{ClauseNo, Deed, clauses};

/// One amendment, in one completion.
#[derive(Clone, Debug)]
pub(crate) struct Amended<N> {
    pub(crate) name: String,
    /// By each clause that it may have been adopted under.
    pub(crate) readings: Vec<Reading<N>>,
    /// Why it is open, whatever the days: words kept as text, parties that the journal may lack.
    pub(crate) doubted: Option<String>,
}

/// What an amendment comes to by one clause.
#[derive(Clone, Debug)]
pub(crate) struct Reading<N> {
    /// When it is in force, for whomever.
    pub(crate) force: Vec<Spell<N>>,
    /// By member: when it binds.
    pub(crate) bound: Vec<Vec<Spell<N>>>,
    /// By member: why it does not, where it does not on the day asked about.
    pub(crate) unbound: Vec<Option<N>>,
    /// What is still missing for its entry into force.
    pub(crate) lack: Option<Residual>,
    /// Since when a share was taken of parties of whom the journal may lack some.
    pub(crate) share_open: Option<Day>,
}

/// Whether an act is about an amendment of its treaty.
pub(crate) fn amends(treaty: &Treaty, deed: &Deed) -> bool {
    let kinds = [
        ActKind::AmendmentAdoption,
        ActKind::AmendmentAcceptance,
        ActKind::AmendmentObjection,
        ActKind::ModificationAgreement,
    ];
    let amending = |(_, it): (ClauseNo, &Amendment)| {
        organ(it).is_some_and(|organ| deed.organ() == Some(organ))
    };
    kinds.contains(&deed.kind) || deed.kind == ActKind::Decision && rules(treaty).any(amending)
}

fn rules(treaty: &Treaty) -> impl Iterator<Item = (ClauseNo, &Amendment)> {
    clauses(treaty, |rule| if let Rule::Amendment(it) = rule { Some(it) } else { None })
}

/// The organ whose decisions amend.
fn organ(rule: &Amendment) -> Option<&str> {
    match &rule.when {
        AmendmentWhen::AfterDecisionOf { organ, .. } => Some(organ),
        AmendmentWhen::At(_)
        | AmendmentWhen::AfterDeemedAcceptance { .. }
        | AmendmentWhen::AfterNotification(_) => None,
    }
}

impl<'a, T: Trace> Evaluation<'a, T> {
    /// Every amendment that an act names by a day, in the order in which they were adopted; and where a
    /// way of counting is unstated that they hang on.
    pub(crate) fn amendments(mut self, day: Day) -> (Vec<Amended<T::Note>>, Vec<Unstated>) {
        self.stages();
        let journal = std::mem::take(&mut self.journal);
        let mut all: Vec<(Day, Amended<T::Note>)> = Vec::new();
        for name in named(self.treaty, &journal, day) {
            let other = |it: &&Done<'_>| !amends(self.treaty, it.deed) || it.deed.is_named(name);
            let own: Vec<Done<'a>> = journal.iter().filter(other).copied().collect();
            self.journal = own;
            all.push((self.made(), self.amended(name, day)));
        }
        all.extend(self.amending_treaties(day));
        all.sort_by_key(|(made, _)| *made);
        (all.into_iter().map(|(_, it)| it).collect(), self.all_unstated())
    }

    /// The day on which the amendment was made; of the first act about it, where that is not recorded.
    fn made(&self) -> Day {
        let about = self.journal.iter().filter(|it| amends(self.treaty, it.deed));
        let makes = [ActKind::AmendmentAdoption, ActKind::Decision, ActKind::ModificationAgreement];
        let made = about.clone().find(|it| makes.contains(&it.deed.kind));
        made.or(about.clone().next()).map_or(Day::MAX, |it| it.sent)
    }

    fn amended(&self, name: &str, day: Day) -> Amended<T::Note> {
        if self.is_modification() {
            let readings = vec![self.reading_between(day)];
            return Amended { name: name.to_owned(), readings, doubted: None };
        }
        let (under, doubted) = self.adopted_under();
        let mut readings: Vec<_> =
            under.into_iter().map(|(clause, rule)| self.reading(clause, rule, day)).collect();
        if readings.is_empty() && !doubted {
            readings.push(self.reading_by_general_law(day));
        }
        let says = || "the treaty's words on amendment are kept as text".to_owned();
        let doubted = doubted.then(says).or_else(|| self.doubted_share(&readings, day));
        Amended { name: name.to_owned(), readings, doubted }
    }

    /// The clauses that the amendment may have been adopted under, and whether one kept as text may
    /// be meant: a decision of an organ is one under the clause that names it, and the record may say
    /// which article was applied.
    fn adopted_under(&self) -> (Vec<(ClauseNo, &'a Amendment)>, bool) {
        let treaty = self.treaty;
        let about = || self.journal.iter().filter(|it| amends(treaty, it.deed));
        let decided = about().find(|it| it.deed.kind == ActKind::Decision);
        let decided_by = decided.and_then(|it| it.deed.organ());
        let all: Vec<_> = rules(treaty).filter(|(_, it)| organ(it) == decided_by).collect();
        let articles: Vec<&String> = about().flat_map(|it| it.deed.provisions()).collect();
        let is_named = |(clause, _): &&(ClauseNo, &Amendment)| {
            let article = treaty.clauses.get(clause.index()).and_then(|it| it.article.as_ref());
            article.is_some_and(|article| articles.contains(&&article.0))
        };
        let named: Vec<_> = all.iter().filter(is_named).copied().collect();
        let as_text = |rule: &Rule| matches!(rule, Rule::Text { topic: Topic::Amendment, .. });
        let doubted = named.is_empty()
            && decided.is_none()
            && treaty.clauses.iter().any(|it| as_text(&it.rule));
        (if named.is_empty() { all } else { named }, doubted)
    }
}

/// The names of the amendments that somebody acted on by a day, in the order of the acts.
fn named<'a>(treaty: &Treaty, journal: &[Done<'a>], day: Day) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for it in journal.iter().filter(|it| it.sent <= day && amends(treaty, it.deed)) {
        names.extend(it.deed.name().filter(|name| !names.contains(name)));
    }
    names
}
