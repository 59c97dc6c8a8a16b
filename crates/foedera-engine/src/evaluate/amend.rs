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
    // What an organ decides about states amends nothing.
    let decides = deed.kind == ActKind::Decision && deed.toward.is_empty();
    kinds.contains(&deed.kind) || decides && rules(treaty).any(amending)
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
            self.journal = self.without_others(&journal, name);
            // What is done here about a treaty that amends is looked at with that.
            if self.amending().all(|it| it.id != name) {
                all.push((self.made(), self.amended(name, day)));
            }
        }
        for it in self.amending() {
            self.journal = self.without_others(&journal, it.id);
            let made = self.made_treaty(it).filter(|made| *made <= day);
            all.extend(made.map(|made| (made, self.amended_by_treaty(it, day))));
        }
        all.sort_by_key(|(made, _)| *made);
        (all.into_iter().map(|(_, it)| it).collect(), self.all_unstated())
    }

    /// The acts but for those about other amendments than one.
    fn without_others(&self, journal: &[Done<'a>], name: &str) -> Vec<Done<'a>> {
        let own = |it: &&Done<'_>| !amends(self.treaty, it.deed) || it.deed.is_named(name);
        journal.iter().filter(own).copied().collect()
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
            let prohibited = self.kept_words().filter(|_| self.modifiable().is_none());
            let prohibited = prohibited.map(|words| self.reading_prohibited(&words));
            let readings = std::iter::once(self.reading_between(day)).chain(prohibited).collect();
            return Amended { name: name.to_owned(), readings, doubted: None };
        }
        let (under, doubted) = self.adopted_under();
        let mut readings: Vec<_> =
            under.into_iter().map(|(clause, rule)| self.reading(clause, rule, day)).collect();
        let kept = self.kept_words().filter(|_| doubted);
        if readings.is_empty() && kept.is_none() {
            readings.push(self.reading_by_general_law(day));
        }
        let doubted = kept.or_else(|| self.doubted_share(&readings, day));
        Amended { name: name.to_owned(), readings, doubted }
    }

    /// The clauses that the amendment may have been adopted under, and whether words kept as text may
    /// be meant as well: a decision of an organ is one under the clause that names it, and the record may say
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
        let doubted = named.is_empty() && decided.is_none();
        (if named.is_empty() { all } else { named }, doubted)
    }

    /// That words on amendment are kept as text, with the first of them.
    fn kept_words(&self) -> Option<String> {
        let mut kept = clauses(self.treaty, |rule| {
            if let Rule::Text { topic: Topic::Amendment, words } = rule {
                Some(words)
            } else {
                None
            }
        });
        let (_, words) = kept.next()?;
        Some(format!("the treaty's words on amendment are kept as text: \"{words}\""))
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
