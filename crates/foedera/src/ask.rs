//! Asking: a question with its three clocks and its policy, answered from library and record.

use std::collections::BTreeSet;
use std::path::Path;

use foedera_dates::{Bounds, Day, Verdict};
use foedera_engine::casus::{Casus, LawOf, Owing, casus, owing, span};
use foedera_engine::{
    Answer, Between, Change, Engine, Expressed, NotAdmitted, ObjectionPeriod, Question, Said,
};
use foedera_entities::{EntityId, World};
use foedera_model::{Act, Graded, Obligation, Scenario, Treaty};
use foedera_panel::{Counting, Years};
use jiff::Timestamp;

use crate::coded::{Beside, Coded};
use crate::naming::is_called;
use crate::panel::{self, Signatures, Ties};
use crate::surroundings::Surroundings;
use crate::{Believe, Error, Library, Record, continued, said};

mod minded;

/// The word of a timeline for a treaty in force.
const IN_FORCE: &str = "in force";

/// What an answer may draw on. There is no `Default`: whoever leaves out a clock has not decided
/// what he is asking.
#[derive(Clone, Debug)]
pub struct Sight {
    /// Only what had been published by this day; nothing means no cut.
    pub known: Option<Day>,
    /// Only what the register had recorded by this instant; refused without a register.
    pub recorded: Option<Timestamp>,
    pub believe: Believe,
}

impl Sight {
    /// Everything that is there, on everybody's word.
    #[must_use]
    pub fn everything() -> Self {
        Self { known: None, recorded: None, believe: Believe::everyone() }
    }
}

/// The library, the record and the world of one program run.
#[derive(Debug)]
pub struct Foedera {
    library: Library,
    record: Option<Record>,
}

impl Foedera {
    /// With the embedded library and no register.
    ///
    /// # Errors
    /// The embedded library has faults; the project's own tests exclude it.
    pub fn embedded() -> Result<Self, Error> {
        Ok(Self { library: Library::embedded()?, record: None })
    }

    /// With a register beside the journals.
    #[must_use]
    pub fn with_record(mut self, record: Record) -> Self {
        self.record = Some(record);
        self
    }

    #[must_use]
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// The library, to add folders and files to.
    pub fn library_mut(&mut self) -> &mut Library {
        &mut self.library
    }

    /// The id that a user's word for a treaty means: an id of the library or of a collection, a name that one treaty
    /// there bears, or a path to a `.treaty` file, which is then added to the library.
    ///
    /// # Errors
    /// Neither, and the message names the ids that come near; or its file has faults.
    pub fn treaty(&mut self, word: &str, world: &dyn Surroundings) -> Result<String, Error> {
        if let Some(known) = self.library.known_as(word) {
            return Ok(known.treaty.id.clone());
        }
        if Path::new(word).extension().is_some_and(|it| it == "treaty") {
            return self.library.add_file(Path::new(word), world);
        }
        if let Some(refusal) = self.library.take_refusal(word) {
            return Err(refusal);
        }
        let mut called = self.library.treaties().filter(|it| is_called(&it.treaty, word));
        if let (Some(one), None) = (called.next(), called.next()) {
            return Ok(one.treaty.id.clone());
        }
        drop(called);
        if self.held_by_register(word).is_some()
            && let Ok(id) = self.library.add_without_clauses(word)
        {
            return Ok(id);
        }
        Err(Error::wrong(self.no_such_treaty(word)))
    }

    /// The state that a user means, by code or by any name in any language; on a day where that
    /// decides between states that bore the same name.
    ///
    /// # Errors
    /// Nobody or several bear it; the message names those that come near.
    pub fn state(&self, word: &str, on: Option<Day>) -> Result<EntityId, Error> {
        let world = World::embedded();
        // A name of another time still names whom it named then.
        let found = world.find(word, on).or_else(|cause| {
            let then = if cause.is_ambiguous() { None } else { world.find(word, None).ok() };
            then.ok_or(cause)
        });
        found.map(|it| it.id).map_err(|cause| Error::wrong(cause.to_string()))
    }

    /// Builds what answers: every question under the same sight is then a look-up.
    ///
    /// # Errors
    /// The register cannot be read, or `recorded` is asked without one.
    pub fn look(&self, sight: &Sight) -> Result<Outlook, Error> {
        Ok(self.outlook(&self.said(sight)?, sight))
    }

    /// Everything that library and record say under a sight.
    pub(crate) fn said(&self, sight: &Sight) -> Result<Vec<Said>, Error> {
        let mut said: Vec<Said> = self.library.said().collect();
        match (&self.record, sight.recorded) {
            (Some(record), recorded) => {
                let mut recorded = record.said(recorded)?;
                self.library.settle(&mut recorded);
                said.extend(recorded);
            }
            (None, None) => {}
            (None, Some(_)) => {
                return Err(Error::wrong(
                    "a journal in a file does not know when it was recorded: name a register \
                     with --register, or ask with --known",
                ));
            }
        }
        Ok(said)
    }

    /// What can be seen of some statements under a sight.
    pub(crate) fn outlook(&self, said: &[Said], sight: &Sight) -> Outlook {
        let treaties: Vec<Treaty> = self.library.treaties().map(|it| it.treaty.clone()).collect();
        let policy = sight.believe.policy().clone();
        let engine = Engine::new(&treaties, World::embedded(), said, policy, sight.known);
        let uncut = if sight.recorded.is_some() { self.with_journals() } else { BTreeSet::new() };
        Outlook { engine, voices: voices(said), uncut, believe: sight.believe.clone() }
    }

    /// The head of the register that is asked beside the journals, where one is.
    ///
    /// # Errors
    /// The register cannot be read.
    pub fn register_head(&self) -> Result<Option<String>, Error> {
        self.record.as_ref().map(|it| Ok(it.head()?.to_string())).transpose()
    }

    /// The treaties with acts in a journal.
    fn with_journals(&self) -> BTreeSet<String> {
        let with = self.library.treaties().filter(|it| !it.journal.is_empty());
        with.map(|it| it.treaty.id.clone()).collect()
    }

    fn no_such_treaty(&self, word: &str) -> String {
        let near: Vec<&str> = self
            .library
            .treaties()
            .map(|it| it.treaty.id.as_str())
            .filter(|id| near(word, id))
            .collect();
        if let Some(held) = self.held_by_register(word) {
            return held;
        }
        if near.is_empty() {
            return format!(
                "the library holds no treaty `{word}`: name an id (see `foedera treaties`) or a \
                 path to a .treaty file"
            );
        }
        format!("the library holds no treaty `{word}`: did you mean {}?", near.join(", "))
    }

    /// What the register holds of a treaty that the library has no rules for, and how these are got; nothing
    /// where it holds nothing, or cannot be read.
    fn held_by_register(&self, word: &str) -> Option<String> {
        let believed = self.record.as_ref()?.believed().ok()?;
        let acts = believed.iter().map(|it| &it.statement.act).filter(|it| it.treaty == word);
        let acts: Vec<&Act> = acts.collect();
        let states: BTreeSet<EntityId> = acts.iter().flat_map(|it| &it.actors).copied().collect();
        let number = acts.len();
        let (s, states) = (if number == 1 { "" } else { "s" }, states.len());
        (0 < number).then(|| {
            format!(
                "the register holds {number} statement{s} about `{word}`, of {states} states, but the library \
                 holds no rules of it, and without them nothing follows; nor is `{word}` an id under which it could be asked: draft them from its text (`foedera \
                 draft TEXT`) and name the file with --library; `foedera export --treaty {word}` \
                 has the statements"
            )
        })
    }
}

/// The scenarios of a text; one with faults is refused, and the faults are drawn in it.
///
/// # Errors
/// The text has faults, or holds no scenario.
pub fn scenarios_of(name: &str, text: &str) -> Result<Vec<Scenario>, Error> {
    let parsed = foedera_clauses::parse(text);
    let is_nothing = text.trim().is_empty();
    if parsed.has_errors() && !is_nothing {
        return Err(Error::text(name, text, parsed.diagnostics));
    }
    if parsed.value.scenarios.is_empty() {
        return Err(Error::wrong(format!(
            "{name} holds no scenario: it should begin with `scenario ID \"Title\"`"
        )));
    }
    Ok(parsed.value.scenarios)
}

/// The names of all sources of some statements.
fn voices(said: &[Said]) -> BTreeSet<String> {
    let voices = said.iter().flat_map(|it| &it.graded.statement.chain);
    voices.map(|it| it.name.clone()).collect()
}

/// How many letters of a treaty's id may be slips of what was meant.
pub(crate) const SLIPS_MAX: usize = 2;

/// Whether one of two ids begins with the other's first part, or they differ by a slip; letters'
/// case aside.
fn near(word: &str, id: &str) -> bool {
    let [word, id] = [word, id].map(str::to_ascii_uppercase);
    let [of_word, of_id] = [&word, &id].map(|it| it.split('-').next().unwrap_or_default());
    !of_word.is_empty() && (of_id.starts_with(of_word) || of_word.starts_with(of_id))
        || strsim::osa_distance(&word, &id) <= SLIPS_MAX
}

/// What can be seen under one sight: every question is answered from it.
#[derive(Debug)]
pub struct Outlook {
    engine: Engine,
    /// The names of all sources, to tell a policy that names nobody.
    voices: BTreeSet<String>,
    /// Where the register is cut by its clock: the treaties whose journals, having none, are not.
    uncut: BTreeSet<String>,
    believe: Believe,
}

impl Outlook {
    /// The same law and statements under another policy or day of knowledge.
    #[must_use]
    pub fn believing(&self, believe: &Believe, known: Option<Day>) -> Self {
        let engine = self.engine.believing(believe.policy().clone(), known);
        let (voices, uncut) = (self.voices.clone(), self.uncut.clone());
        Self { engine, voices, uncut, believe: believe.clone() }
    }

    /// What would be seen if these statements were recorded as well.
    #[must_use]
    pub fn what_if(&self, more: impl IntoIterator<Item = Graded>) -> Self {
        let more: Vec<Said> = more.into_iter().map(said).collect();
        let voices = self.voices.union(&voices(&more)).cloned().collect();
        let (uncut, believe) = (self.uncut.clone(), self.believe.clone());
        Self { engine: self.engine.what_if(more), voices, uncut, believe }
    }

    /// Is it in force, for whom, since when, why, and what is missing?
    ///
    /// # Errors
    /// The library holds no such treaty.
    pub fn status(&self, question: &Question) -> Result<Answer, Error> {
        self.status_in(question, None)
    }

    /// The same, where a territory is named for application there alone.
    ///
    /// # Errors
    /// The library holds no such treaty, or nothing names such a territory.
    pub fn status_in(&self, question: &Question, territory: Option<&str>) -> Result<Answer, Error> {
        let answer = match territory {
            Some(it) => self.engine.status_in(question, it),
            None => self.engine.status(question),
        };
        let mut answer = answer.map_err(|refusal| Error::wrong(refusal.to_string()))?;
        answer.warnings.extend(continued::renamed(question));
        answer.warnings.extend(self.unheard());
        answer.warnings.extend(self.uncut(&question.treaty));
        Ok(answer)
    }

    /// The territories that acts under a treaty name, each with the state that named it, by its id of a day.
    ///
    /// # Errors
    /// The library holds no such treaty.
    pub fn territories_named(
        &self,
        treaty: &str,
        day: Day,
    ) -> Result<BTreeSet<(EntityId, String)>, Error> {
        let named = self.engine.territories_named(treaty, day);
        named.map_err(|refusal| Error::wrong(refusal.to_string()))
    }

    /// A journal that is used whole, though the question is what had been recorded by an instant.
    #[must_use]
    pub fn uncut(&self, treaty: &str) -> Option<String> {
        self.uncut.contains(treaty).then(|| {
            format!(
                "the journal in the file of {treaty} does not know when it was recorded: all of it \
                 is used"
            )
        })
    }

    /// The policy names these sources, but no statement has them.
    fn unheard(&self) -> impl Iterator<Item = String> {
        let named = self.believe.policy().sources.iter().flatten();
        let unheard = named.filter(|it| !self.voices.contains(it.as_str()));
        unheard.map(|it| format!("no statement has a source `{it}`"))
    }

    /// Who owes what to whom when these events happen.
    #[must_use]
    pub fn casus(&self, scenario: &Scenario, known: Option<Day>) -> Casus {
        casus(&LawOf::new(&self.engine), scenario, known)
    }

    /// The same, with the alliances that others coded behind the treaties of the library.
    #[must_use]
    pub fn casus_with(&self, coded: &Coded, scenario: &Scenario, known: Option<Day>) -> Casus {
        let texts = LawOf::new(&self.engine);
        match span(scenario) {
            Some(days) => casus(&Beside::new(&texts, coded, days), scenario, known),
            None => casus(&texts, scenario, known),
        }
    }

    /// Which of ATOP's obligations states owe each other in these years under the library's commitments, from the day on
    /// which a convention begins, and what of it is open, which the ties do not hold.
    ///
    /// # Errors
    /// A year has no place in the calendar.
    pub fn ties(&self, years: Years, counting: Counting) -> Result<(Ties, Vec<Owing>), Error> {
        let Some((first, last)) = panel::days(years) else {
            return Err(Error::wrong(format!("{} is no year", years.last)));
        };
        let signatures =
            counting.begins_with_signature().then(|| Signatures::by(&self.engine, last));
        // What was owed before the years that are asked for tells what was owed first.
        let since =
            signatures.as_ref().and_then(Signatures::first).map_or(first, |it| it.min(first));
        let owed = owing(&LawOf::new(&self.engine), (since, last)).into_iter();
        let owed = owed.filter(|it| Obligation::of(&it.duty).is_some());
        let (mut certain, mut open): (Vec<Owing>, Vec<Owing>) =
            owed.partition(|it| it.verdict == Verdict::Yes);
        if let Some(signatures) = signatures {
            signatures.begin(&mut certain);
        }
        open.retain(|it| it.until.is_none_or(|until| first < until));
        Ok((Ties::of(&certain, years, counting), open))
    }

    /// Every change of standing, in order; where a party goes on under another name, that too.
    ///
    /// # Errors
    /// The library holds no such treaty.
    pub fn timeline(&self, treaty: &str, of: Option<EntityId>) -> Result<Vec<Change>, Error> {
        let changes = self.engine.timeline(treaty, of);
        Ok(continued::told(changes.map_err(|refusal| Error::wrong(refusal.to_string()))?))
    }

    /// What each state has expressed by the day of a question: signature, consent, reservations.
    ///
    /// # Errors
    /// The library holds no such treaty.
    pub fn expressed(&self, question: &Question) -> Result<Vec<Expressed>, Error> {
        let told = self.engine.expressed(&question.treaty, question.on);
        told.map_err(|refusal| Error::wrong(refusal.to_string()))
    }

    /// The pairs of parties, on the day of a question, for which something else holds than for each of the two.
    ///
    /// # Errors
    /// The library holds no such treaty.
    pub fn between_parties(&self, question: &Question) -> Result<Vec<Between>, Error> {
        let told = self.engine.between_parties(&question.treaty, question.on);
        told.map_err(|refusal| Error::wrong(refusal.to_string()))
    }

    /// Until when who can object to the reservations made under it; of one state, its own and those that it can
    /// object to.
    ///
    /// # Errors
    /// The library holds no such treaty.
    pub fn objection_periods(
        &self,
        treaty: &str,
        of: Option<EntityId>,
    ) -> Result<Vec<ObjectionPeriod>, Error> {
        let told = self.engine.objection_periods(treaty, of);
        told.map_err(|refusal| Error::wrong(refusal.to_string()))
    }

    /// Acts under it that no clause of it admits, of one state or of all: a line for each reason.
    ///
    /// # Errors
    /// The library holds no such treaty.
    pub fn unadmitted(
        &self,
        treaty: &str,
        of: Option<EntityId>,
    ) -> Result<Vec<NotAdmitted>, Error> {
        let told = self.engine.unadmitted(treaty, of);
        told.map_err(|refusal| Error::wrong(refusal.to_string()))
    }

    /// The first day of the treaty's first spell in force, as computed from law and record.
    ///
    /// # Errors
    /// The library holds no such treaty.
    pub fn first_in_force(&self, treaty: &str) -> Result<Option<Bounds>, Error> {
        let first = self.engine.first_in_force(treaty);
        Ok(first.map_err(|refusal| Error::wrong(refusal.to_string()))?.map(|it| it.on))
    }
}

/// The change by which a treaty first comes into force.
pub(crate) fn entry_into_force(changes: &[Change]) -> Option<&Change> {
    changes.iter().find(|it| it.state.is_none() && it.to == IN_FORCE)
}
