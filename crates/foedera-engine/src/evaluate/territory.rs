//! To which territories of a party a treaty applies (VCLT 29), and what becomes of that where a
//! territory changes hands (1978 Vienna Convention 15).
//!
//! A treaty applies to the whole territory of a party, or to those that it names; acts turn that on and
//! off for one of them, in the order in which they take effect. Nothing goes further than the treaty's
//! force for the party, nor than its hold on the territory.

mod turns;

use foedera_dates::Day;
use foedera_model::{ActKind, Rule, Territorial, Topic, When};

use super::consent::Consent;
use super::journal::Done;
use super::parts::meet;
use super::timeline::{Days, Doubt};
use super::{Axis, Evaluation, Ground, Line, Spell, Trace, Whose, spell_on};
use crate::answer::{OpenOn, Standing};
use crate::law::{ClauseNo, Member, clauses};

/// A territory that is asked about, of one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Territory {
    pub(crate) member: Member,
    /// As it is shown.
    pub(crate) name: String,
    /// As acts under the treaty call it.
    pub(crate) called: Vec<String>,
    /// When it is the state's; nothing where nobody has stated that.
    pub(crate) held: Option<Vec<Possession>>,
    /// Whether it is a state by the day, or was one: no dependency.
    pub(crate) was_state: bool,
    /// The day asked about.
    pub(crate) day: Day,
}

/// For how long a territory is a state's, and in words whose it is and where that is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Possession {
    pub(crate) days: Days,
    pub(crate) says: String,
}

/// Why a treaty is not applied to a territory on the day asked about, in force for the state as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeptOut<N> {
    pub(crate) note: N,
    /// The clause by which the state could name it.
    pub(crate) unnamed: Option<ClauseNo>,
}

/// What is applied of one spell of force, and why nothing is on the day asked about.
type Applied<N> = (Vec<Spell<N>>, Option<KeptOut<N>>);

/// What the treaty says of territories, where it says anything.
struct Regime<'t> {
    whole: Option<ClauseNo>,
    named: Option<(ClauseNo, &'t When)>,
    excluding: Option<(ClauseNo, &'t When)>,
}

impl Territory {
    /// Whether the world file does not have it under others on the day.
    fn may_be_its(&self) -> bool {
        let holds = |it: &Possession| {
            it.days.0 <= self.day && it.days.1.is_none_or(|until| self.day < until)
        };
        self.held.as_ref().is_none_or(|it| it.is_empty() || it.iter().any(holds))
    }

    fn is_meant(&self, names: &[String]) -> bool {
        names.iter().any(|it| self.called.contains(it))
    }
}

fn is_about_territory(kind: ActKind) -> bool {
    matches!(kind, ActKind::TerritorialExtension | ActKind::TerritorialExclusion)
}

impl<'a, T: Trace> Evaluation<'a, T> {
    /// Leaves of the state's force what reaches the territory that is asked about.
    pub(super) fn keep_to_territory(
        &self,
        members: &mut [Line<T::Note>],
    ) -> Option<KeptOut<T::Note>> {
        let asked = self.territory?;
        let line = members.get_mut(asked.member.index())?;
        let force = line.on(Axis::Force).to_vec();
        let mut applied: Vec<Spell<T::Note>> = Vec::new();
        let mut kept_out = None;
        for (at, spell) in force.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| force.get(at)?.until);
            let (spells, out) = self.applied(asked, spell, before.unwrap_or(Day::MIN));
            applied.extend(spells);
            kept_out = out.filter(|_| spell.contains(asked.day)).or(kept_out);
        }
        let held = self.possessions(asked);
        let is_applied = spell_on(&applied, asked.day).is_some();
        let is_party = spell_on(&force, asked.day).is_some();
        let is_its = held.as_ref().is_none_or(|it| spell_on(it, asked.day).is_some());
        if is_party && is_its {
            self.doubt_territory(asked);
        }
        if let Some(held) = held {
            applied = meet(&applied, &held);
            if is_party && held.is_empty() {
                let note = self.is_not_its(asked);
                kept_out = Some(KeptOut { note, unnamed: None });
            }
        } else if is_applied && !self.is_named_by_it(asked) {
            self.doubt_of(asked, self.whose(asked));
        }
        line.replace(Axis::Force, applied);
        kept_out
    }

    /// The same of a life that the journal would not show: only whose the territory is counts there.
    pub(super) fn keep_unseen_to_territory(&self, lives: &mut [(Whose, Line<T::Note>)]) {
        let Some(asked) = self.territory else { return };
        let Some(held) = self.possessions(asked) else { return };
        for (_, line) in lives.iter_mut().filter(|(of, _)| *of == Whose::Member(asked.member)) {
            let kept = meet(line.on(Axis::Force), &held);
            line.replace(Axis::Force, kept);
        }
    }

    /// When it is the state's, as spells. One that the world has under others alone, and that the state
    /// speaks for all the same, is told as far as its acts go; whose it is remains open.
    fn possessions(&self, asked: &Territory) -> Option<Vec<Spell<T::Note>>> {
        let held = asked.held.as_ref()?;
        if held.is_empty() && self.is_named_by_it(asked) {
            return None;
        }
        let spell = |it: &Possession| {
            let (since, until) = it.days;
            let ground = Ground::General("1978 Vienna Convention 15");
            let note = self.trace.step(ground, Some(since), || it.says.clone(), []);
            let mut spell = Spell::open(since, note.clone());
            until.into_iter().for_each(|day| spell.end(day, &note));
            spell
        };
        Some(held.iter().map(spell).collect())
    }

    fn is_not_its(&self, asked: &Territory) -> T::Note {
        let says = || {
            let who = self.name(asked.member, asked.day);
            format!("{} is not {who}'s: the world file has it under another", asked.name)
        };
        self.trace.step(Ground::General("VCLT 29"), None, says, [])
    }

    fn whose(&self, asked: &Territory) -> OpenOn {
        let who = self.name(asked.member, asked.day);
        let name = &asked.name;
        OpenOn::Reading {
            question: format!(
                "whether {name} is a territory of {who}: neither the world file nor an act of it says so"
            ),
        }
    }

    /// What keeps open whether the treaty is applied to a territory of a party: words kept as text, and
    /// whose it is.
    fn doubt_territory(&self, asked: &Territory) {
        let passes =
            asked.held.iter().flatten().any(|it| Day::MIN < it.days.0 && it.days.0 <= asked.day);
        for (no, clause) in self.treaty.clauses.iter().enumerate() {
            let Rule::Text { topic, .. } = &clause.rule else { continue };
            if *topic == Topic::Territory || *topic == Topic::Succession && passes {
                self.doubt_of(asked, super::duties::words_of(no, clause));
            }
        }
        if let Some(says) = self.may_lack_acts(asked) {
            self.doubt_of(asked, OpenOn::Gap { says });
        }
        if asked.held.as_ref().is_some_and(Vec::is_empty) && self.is_named_by_it(asked) {
            let (name, who) = (&asked.name, self.name(asked.member, asked.day));
            let question = format!(
                "whose {name} is: {who} speaks for it, and the world file has it under another"
            );
            self.doubt_of(asked, OpenOn::Reading { question });
        }
    }

    /// A journal that declares in what it is complete speaks of signatures and consents alone: that a state left
    /// a dependency out, or extended the treaty to it, may then be missing.
    fn may_lack_acts(&self, asked: &Territory) -> Option<String> {
        let is_told =
            asked.was_state || self.is_named_by_it(asked) || self.regime().whole.is_some();
        if is_told || self.treaty.head.complete.is_empty() {
            return None;
        }
        let (name, who) = (&asked.name, self.name(asked.member, asked.day));
        Some(format!(
            "the journal is declared complete in signatures and consents alone, and has no act of {who} about {name}"
        ))
    }

    fn doubt_of(&self, asked: &Territory, on: OpenOn) {
        let only = Some(asked.member);
        let doubt = Doubt { from: asked.day, only, on, otherwise: Standing::None, outlasts: false };
        self.doubts.borrow_mut().push(doubt);
    }

    /// The acts of the state that name the territory.
    fn naming(&self, asked: &Territory) -> impl Iterator<Item = &Done<'a>> {
        self.journal
            .iter()
            .filter(|it| is_about_territory(it.deed.kind) && it.is_by(asked.member))
            .filter(|it| asked.is_meant(it.deed.territories()))
    }

    fn is_named_by_it(&self, asked: &Territory) -> bool {
        let covered = self.expressed_by(asked.member).iter();
        let mut covered = covered.filter_map(|it| self.covered_by(it));
        self.naming(asked).next().is_some() || covered.any(|it| asked.is_meant(it))
    }

    /// The territories that an instrument covers, where it names them.
    fn covered_by(&self, consent: &Consent) -> Option<&'a [String]> {
        let deed = self.journal.iter().map(|it| it.deed).find(|it| it.fact == consent.fact)?;
        Some(deed.territories()).filter(|it| !it.is_empty())
    }

    fn regime(&self) -> Regime<'a> {
        let rules = || {
            clauses(self.treaty, |it| if let Rule::Territory(it) = it { Some(it) } else { None })
        };
        let is_whole =
            |(no, it): (ClauseNo, &Territorial)| (*it == Territorial::Whole).then_some(no);
        let named = |(no, it): (ClauseNo, &'a Territorial)| {
            if let Territorial::Named(when) = it { Some((no, when)) } else { None }
        };
        let excluding = |(no, it): (ClauseNo, &'a Territorial)| {
            if let Territorial::MayExclude(when) = it { Some((no, when)) } else { None }
        };
        Regime {
            whole: rules().find_map(is_whole),
            named: rules().find_map(named),
            excluding: rules().find_map(excluding),
        }
    }

    /// Only a party extends a treaty to a territory; what another does so counts for nothing.
    pub(super) fn warn_of_extensions(&self) {
        if !self.case.unseen.is_nothing() {
            return;
        }
        let extends = |it: &&Done<'_>| it.deed.kind == ActKind::TerritorialExtension;
        let acts = self.journal.iter().filter(extends);
        for (act, by) in acts.flat_map(|it| it.deed.by.iter().map(move |by| (it, *by))) {
            let before = |until: Option<Day>| until.is_none_or(|until| act.received < until);
            let bound = self.spells_of(by).iter().any(|it| before(it.until));
            if bound || self.consents_of(by).iter().any(|it| act.received <= it.established) {
                continue;
            }
            self.warn(act.sent, Some(by), || {
                let (who, what) = (self.name(by, act.sent), act.deed.territories().join(", "));
                format!(
                    "{who} extends the treaty to {what}, and is no party: that counts for nothing \
                     (VCLT 29)"
                )
            });
        }
    }
}
