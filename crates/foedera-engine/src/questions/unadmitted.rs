//! What an answer tells of acts that no clause admits: a line for each reason, which names the acts.

use std::fmt::Write as _;

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::Treaty;

use super::lives::Lives;
use super::scope::Scope;
use super::warnings::done;
use super::{Engine, Refusal};
use crate::answer::NotAdmitted;
use crate::belief::{Fact, FactNo};
use crate::evaluate::{Cause, Timeline, Unadmitted, Unfit, cite};
use crate::law::Case;

/// Acts that no clause admits, each with how many completions it is so in.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    acts: Vec<(Unadmitted, usize)>,
    pub(super) completions: usize,
}

/// One line: whether it is certain, and why, of acts of one kind.
struct Told<'a> {
    first: Day,
    word: &'static str,
    why: Unfit,
    surely: bool,
    counts: bool,
    acts: Vec<(&'a Fact, String)>,
}

impl Seen {
    pub(super) fn add(&mut self, timeline: &Timeline<Cause>) {
        self.completions += 1;
        for it in &timeline.unadmitted {
            match self.acts.iter_mut().find(|(known, _)| known == it) {
                Some((_, times)) => *times += 1,
                None => self.acts.push((*it, 1)),
            }
        }
    }
}

impl Engine {
    /// What is told of acts under a treaty that no clause of it admits, of one state or of all.
    ///
    /// # Errors
    ///
    /// The treaty is not in the library.
    pub fn unadmitted(
        &self,
        treaty: &str,
        of: Option<EntityId>,
    ) -> Result<Vec<NotAdmitted>, Refusal> {
        let no = self.number(treaty)?;
        let Some(case) = self.cases().get(no) else { return Ok(Vec::new()) };
        let mut seen = Seen::default();
        let lives = Lives::of(self, no, Vec::new(), None);
        lives.bulk.iter().for_each(|it| seen.add(it));
        let asked = of.map(|id| self.subjects.number(&id));
        let about = |it: &Unadmitted| asked.is_none_or(|asked| asked == case.subject(it.by));
        Ok(self.told_unadmitted(case, &seen, lives.courses.limited, &about))
    }

    /// The same for what is asked about, up to a day.
    pub(super) fn unadmitted_by(
        &self,
        case: &Case,
        scope: Scope,
        day: Day,
        (seen, limited): (&Seen, bool),
    ) -> Vec<String> {
        let asked = |it: &Unadmitted| {
            let first = self.fact(it.fact).and_then(done).and_then(|it| it.earliest());
            let about = scope == Scope::Treaty || scope.asks_about(it.by);
            about && first.is_some_and(|first| first <= day)
        };
        let told = self.told_unadmitted(case, seen, limited, &asked);
        told.into_iter().map(|it| it.says).collect()
    }

    fn told_unadmitted(
        &self,
        case: &Case,
        seen: &Seen,
        limited: bool,
        asked: &dyn Fn(&Unadmitted) -> bool,
    ) -> Vec<NotAdmitted> {
        let Some(law) = self.library.treaties.get(case.no) else { return Vec::new() };
        let mut told: Vec<Told<'_>> = Vec::new();
        // Of two acts on days of which either may be the first, each would be told as the second.
        let word = |it: &Unadmitted| self.fact(it.fact).map(|it| it.act.kind.word());
        let twice = |it: &Unadmitted| {
            seen.acts.iter().any(|(other, _)| {
                let each = it.why == Unfit::Again(other.fact) && other.why == Unfit::Again(it.fact);
                each && word(other) < word(it)
            })
        };
        for (it, times) in seen.acts.iter().filter(|(it, _)| asked(it) && !twice(it)) {
            // Where not every completion was gone through, entry into force may lie elsewhere.
            let all = !(limited && matches!(it.why, Unfit::NotYet(_)));
            let surely = it.surely && *times == seen.completions && all;
            let Some((fact, on)) = self.fact(it.fact).and_then(|it| Some((it, done(it)?))) else {
                continue;
            };
            let word = fact.act.kind.word();
            let same = |known: &&mut Told<'_>| {
                let own = (known.word, known.why, known.surely, known.counts);
                own == (word, it.why, surely, it.counts)
            };
            let act = (fact, on.to_string());
            match told.iter_mut().find(same) {
                Some(known) if known.acts.iter().any(|(fact, _)| fact.act == act.0.act) => {}
                Some(known) => known.acts.push(act),
                None => told.push(Told {
                    first: on.earliest().unwrap_or(Day::MIN),
                    word,
                    why: it.why,
                    surely,
                    counts: it.counts,
                    acts: vec![act],
                }),
            }
        }
        told.sort_by(|one, two| {
            (one.first, one.word, one.why).cmp(&(two.first, two.word, two.why))
        });
        let of_one = |it: &Told<'_>| {
            let (fact, on) = it.acts.first()?;
            let (by, on) = (fact.act.actors.clone(), on.clone());
            Some(NotAdmitted { says: self.line(law, it), by, on })
        };
        told.iter().filter_map(of_one).collect()
    }

    /// `accession, by LB on 2000-03-01: before entry into force, from when on article 1 opens it`.
    fn line(&self, law: &Treaty, told: &Told<'_>) -> String {
        let perhaps = if told.surely { "" } else { "perhaps " };
        let why = self.why_unfit(law, told.why, told.counts);
        format!("{}{}: {perhaps}{why}", told.word, by_days(&told.acts))
    }

    fn why_unfit(&self, law: &Treaty, why: Unfit, counts: bool) -> String {
        let cite = |clause| cite(law, clause);
        let counted = if counts { "counted as recorded" } else { "it counts for nothing" };
        match why {
            Unfit::BeforeOpening(day) => {
                format!("before it was open for signature, on {day}")
            }
            Unfit::AfterClosing(last) => {
                let last = last.map(|it| format!(", {it}")).unwrap_or_default();
                format!("after the last day on which it was open for signature{last}")
            }
            Unfit::NotOpened => {
                "not by one of those for whose signature it was open (VCLT 12)".to_owned()
            }
            Unfit::Unsigned => {
                format!(
                    "without a signature, and states that have not signed can only accede, {counted}"
                )
            }
            Unfit::NoClause => {
                format!("no clause here provides for accession, {counted} (VCLT 15)")
            }
            Unfit::NotYet(no) => format!(
                "before entry into force, from when on {} opens it, {counted} (VCLT 15)",
                cite(no)
            ),
            Unfit::NotBefore(no, day) => {
                format!("before {day}, from when on {} opens it, {counted} (VCLT 15)", cite(no))
            }
            Unfit::NotAmong(no) => {
                format!("not among those to whom {} opens it, {counted} (VCLT 15)", cite(no))
            }
            Unfit::NotLookedUp(no) => {
                format!(
                    "who is among those to whom {} opens it is not looked up; the clause can name them by their codes",
                    cite(no)
                )
            }
            Unfit::NotInvited(no) => {
                format!("no invitation is recorded, which {} asks for, {counted}", cite(no))
            }
            Unfit::Outside => "from outside a closed treaty that provides for no accession and \
                               invited nobody, it counts for nothing (VCLT 15, 34)"
                .to_owned(),
            Unfit::BeforeInvitation => {
                "before its invitation, it counts from then on (VCLT 15, 34)".to_owned()
            }
            Unfit::AfterEnd => "the treaty had ended, it counts for nothing".to_owned(),
            Unfit::Again(first) => self.why_again(first),
            Unfit::NeverParty
            | Unfit::NoParty
            | Unfit::OfNoParty
            | Unfit::ToItself
            | Unfit::Shorter
            | Unfit::BySome => without_effect(why).to_owned(),
        }
    }

    fn why_again(&self, first: FactNo) -> String {
        let first = self.fact(first);
        let kind = first.map_or("consent", |it| it.act.kind.word());
        let on = first.and_then(done).map(|it| format!(" on {it}")).unwrap_or_default();
        format!("bound already by its {kind}{on}, a second consent adds nothing (VCLT 11)")
    }
}

/// `, by LB and JO on 2000-03-01, by US on 2001-06-01, and 3 more`.
fn by_days(acts: &[(&Fact, String)]) -> String {
    let shown = acts.get(..ACTS_SHOWN_MAX.min(acts.len())).unwrap_or(acts);
    let mut words = String::new();
    for same_day in shown.chunk_by(|(_, one), (_, other)| one == other) {
        let actors = same_day.iter().flat_map(|(fact, _)| fact.act.actors.iter().copied());
        let actors: Vec<EntityId> = actors.collect();
        let on = same_day.first().map_or("", |(_, on)| on.as_str());
        let by = crate::words::list(&actors);
        let _ = write!(words, ", by {by} on {on}");
    }
    match acts.len().saturating_sub(shown.len()) {
        0 => words,
        more => format!("{words}, and {more} more"),
    }
}

/// How many acts a line names.
const ACTS_SHOWN_MAX: usize = 24;

/// Of acts about exit, end and extension.
#[expect(clippy::wildcard_enum_match_arm, reason = "the others are about consent")]
fn without_effect(why: Unfit) -> &'static str {
    match why {
        Unfit::NeverParty => {
            "whoever never became a party has nothing to withdraw from, it counts for nothing (VCLT 54, 65)"
        }
        Unfit::NoParty => "not a party then, it counts for nothing (VCLT 2(1)(g), 65(1))",
        Unfit::OfNoParty => {
            "none of those it accuses was a party then, it counts for nothing (VCLT 60)"
        }
        Unfit::ToItself => {
            "nobody objects to its own claim, it counts for nothing (VCLT 65(2)); who takes it back revokes it"
        }
        Unfit::Shorter => {
            "an earlier agreement goes further: it shortens nothing, and whether it was to do so is not decided here \
             (VCLT 39, 54(b))"
        }
        Unfit::BySome => "not by all the parties, it prolongs nothing (VCLT 39, 54(b))",
        _ => "it counts for nothing",
    }
}
