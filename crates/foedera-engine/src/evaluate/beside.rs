//! What stands beside a line that decides how long a treaty lasts, and that it does not decide: words kept as
//! text, and the lines of treaties that amend it.

use foedera_dates::Day;
use foedera_model::{Rule, Topic};

use super::timeline::{Doubt, holds};
use super::{Evaluation, Trace};
use crate::answer::{OpenOn, Standing};
use crate::law::{Member, changes_term, clauses};

impl<T: Trace> Evaluation<'_, T> {
    /// Words on termination or suspension can end or suspend a treaty, and those on duration prolong what a line gives an
    /// end. Nothing tells whether they do, so that every answer tells of them. Of a treaty without such a line words on
    /// duration leave every day open, and need not be told twice.
    pub(super) fn mind_words_on_the_end(&self) {
        let Some(entry) = &self.entry else { return };
        let is_term = |rule: &Rule| matches!(rule, Rule::InForce(_)).then_some(());
        let has_term = clauses(self.treaty, is_term).next().is_some();
        for (clause, (topic, words)) in clauses(self.treaty, words_on_the_end) {
            if topic == Topic::Duration && !has_term {
                continue;
            }
            self.warn(entry.day, None, || {
                let article =
                    self.treaty.clauses.get(clause.index()).and_then(|it| it.article.as_ref());
                let at = article.map_or_else(String::new, |it| format!(" (article {})", it.0));
                let what = if topic == Topic::Suspension { "is suspended" } else { "ends" };
                format!("words that are kept as text may decide when it {what}{at}: \"{words}\"")
            });
        }
    }

    /// The line on duration of a treaty that amends this one can be its own, or the new one of this: a later
    /// agreement of the same parties changes the term (VCLT 39 to 41, 54(b)). Past the end that its own line
    /// gives it, that leaves open whether this is in force for those that the amendment binds.
    pub(super) fn mind_terms_of_amendments(&self) {
        let links = &self.outside.library.links;
        for no in links.amended_by.get(self.case.no).into_iter().flatten() {
            let Some(law) = self.outside.library.treaties.get(*no) else { continue };
            let Some(clause) = changes_term(law, &self.treaty.id) else { continue };
            let says = law.clauses.get(clause.index()).map_or("", |it| it.words.as_str());
            let spells = self.other_days(*no, None).unwrap_or_default();
            let Some((since, _)) = spells.first().copied() else { continue };
            let question = format!(
                "{}, which amends it, says \"{says}\": as its own term or as that of the treaty it amends (VCLT 39 to 41, 54(b))",
                law.id
            );
            self.warn(since, None, || question.clone());
            let ended = self.ended.as_ref().map(|(day, _)| *day);
            let eve = ended.filter(|it| Some(*it) == self.run_out).and_then(|it| it.previous());
            if let Some((from, eve)) = ended.zip(eve) {
                let on = OpenOn::Reading { question };
                let doubt =
                    Doubt { from, only: None, on, otherwise: Standing::Ended, outlasts: true };
                self.doubt_the_end(*no, eve, &doubt);
            }
        }
    }

    /// Whose term the amendment may have changed: of those that it bound on the eve of the end; of the treaty, where that
    /// is all of them (VCLT 40(4), 30(4)(b)).
    fn doubt_the_end(&self, amending: usize, eve: Day, doubt: &Doubt) {
        let parties: Vec<Member> = self.parties_on(eve).collect();
        let is_bound =
            |it: &&Member| self.other_days_of(amending, **it).iter().any(|it| holds(it, eve));
        let bound: Vec<Member> = parties.iter().filter(is_bound).copied().collect();
        let all = bound.len() == parties.len() && !bound.is_empty();
        let only: Vec<Option<Member>> =
            if all { vec![None] } else { bound.into_iter().map(Some).collect() };
        let doubts = only.into_iter().map(|only| Doubt { only, ..doubt.clone() });
        self.doubts.borrow_mut().extend(doubts);
    }

    /// A clause can bring a treaty into force between nobody: who has only signed one that is to be ratified is
    /// no party (VCLT 2(1)(g), 11).
    pub(super) fn warn_of_nobody(&self) {
        let Some(entry) = &self.entry else { return };
        let nobody = self.parties_on(entry.effect).next().is_none();
        let comes = self.force.iter().flatten().any(|it| it.since <= entry.effect);
        if nobody
            && !comes
            && self.case.unseen.is_nothing()
            && self.consents.iter().all(Vec::is_empty)
        {
            let day = entry.effect;
            self.warn(day, None, || format!("it enters into force on {day}, and nobody had consented to be bound by then: it is in force between nobody (VCLT 2(1)(g), 11)"));
        }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "no other words are on when a treaty ends")]
fn words_on_the_end(rule: &Rule) -> Option<(Topic, &str)> {
    use Topic as T;
    match rule {
        Rule::Text { topic: topic @ (T::Duration | T::Termination | T::Suspension), words } => {
            Some((*topic, words))
        }
        _ => None,
    }
}
