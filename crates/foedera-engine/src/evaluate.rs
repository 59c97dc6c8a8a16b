//! One completion of what is open, evaluated: who stood where, from when until when, and why.
//!
//! One evaluator, whatever the trace. It decides a treaty from its own acts and from the days on
//! which other treaties were in force; which completions there are is not its business.

mod accession;
mod admission;
mod amend;
mod beside;
mod condition;
mod consent;
mod decided;
mod declare;
mod depositaries;
mod duties;
mod elsewhere;
mod end;
mod entry;
mod exit;
mod former;
mod happened;
mod in_part;
mod invoke;
mod journal;
mod leave;
mod library;
mod lives;
mod memberships;
mod pairs;
mod parts;
mod provisional;
mod put_out;
mod quorum;
mod renewal;
mod reserve;
mod residual;
mod running;
mod sets;
mod shares;
mod stopping;
mod succession;
mod survive;
mod suspend;
mod term;
mod territory;
mod timeline;
mod trace;
mod unseen;
mod war;
mod when;

pub(crate) use admission::{Unadmitted, Unfit};
pub(crate) use amend::{Amended, Reading, amends};
pub(crate) use declare::{Declarations, Excluding, has_declarations};
pub(crate) use invoke::Invoking;
pub(crate) use library::{Asked, Completed, Completion, evaluate_reach, outward};
pub(crate) use pairs::Relations;
pub(crate) use parts::part_of;
pub(crate) use reserve::Relation;
pub(crate) use residual::Lack;
pub(crate) use running::Running;
pub(crate) use survive::{ACCRUED, Outlasting};
pub(crate) use suspend::Unfounded;
pub(crate) use territory::{KeptOut, Possession, Territory};
pub(crate) use timeline::{
    Apart, Axis, Days, Doubt, Line, Outward, Spell, Timeline, Unstated, Warning, spell_on,
};
pub use trace::Cause;
pub(crate) use trace::{Bulk, Full, Ground, Trace};
pub(crate) use unseen::Whose;

use std::cell::RefCell;

use foedera_dates::{Conventions, Counting, Day, Delay};
use foedera_model::Treaty;

use crate::answer::{OpenOn, Standing};
use crate::law::{Case, ClauseNo, Library, Member, Side, SubjectNo, Subjects};
use consent::{Consent, Signature};
use entry::Entry;
use journal::Done;

/// How a resumed notice of withdrawal runs: practice knows both readings (NPT, 2003).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resumed {
    /// The rest of the period.
    Rest,
    /// The whole period anew.
    Whole,
}

/// What a consent is that a state gives while its own notice of withdrawal runs: no text says it, and
/// practice knows both (Guyana, 1999; Bolivia, 2011).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reentry {
    /// A party consents to nothing new: it counts for nothing.
    None,
    /// A new entry, once the notice has taken effect.
    AfterExit,
}

/// What lies outside the treaty: other treaties, and the subjects of law.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outside<'a> {
    pub(crate) library: &'a Library,
    pub(crate) subjects: &'a Subjects,
    /// What can be seen of the treaties that this one hangs on, in the order of their numbers.
    pub(crate) outward: &'a [(usize, Outward)],
    /// The treaties that are evaluated together with this one, if a negative link closes their
    /// circle: their day before is read.
    pub(crate) circle: &'a [usize],
}

impl<'a> Outside<'a> {
    /// What can be seen of another treaty.
    fn seen(&self, no: usize) -> Option<&'a Outward> {
        let at = self.outward.binary_search_by_key(&no, |(it, _)| *it).ok()?;
        self.outward.get(at).map(|(_, seen)| seen)
    }
}

/// Everything that one evaluation reads, and what it has found so far.
pub(crate) struct Evaluation<'a, T: Trace> {
    treaty: &'a Treaty,
    case: &'a Case,
    journal: Vec<Done<'a>>,
    /// The days of the case, by place.
    days: Vec<Day>,
    outside: Outside<'a>,
    resumed: Resumed,
    reentry: Reentry,
    unfounded: Unfounded,
    relations: Relations,
    unseen: bool,
    /// The first days of states that are asked about though nothing names them.
    newcomers: Vec<Day>,
    /// The territory of one state that is asked about.
    territory: Option<&'a Territory>,
    trace: &'a T,
    signatures: Vec<Option<Signature>>,
    consents: Vec<Vec<Consent>>,
    /// The consents as they were expressed, where they count from another day, or never.
    expressed: Option<Vec<Vec<Consent>>>,
    /// Days on which a condition can become true, in order.
    candidates: Vec<Day>,
    /// The sides that are taken where recognition differs.
    sides: Vec<&'a Side>,
    entry: Option<Entry<T::Note>>,
    lapsed: Option<(Day, T::Note)>,
    /// By member.
    force: Vec<Vec<Spell<T::Note>>>,
    /// By member: the day of each consent, with the spell that begins with it if nothing keeps it out.
    admitted: Vec<Vec<(Day, Spell<T::Note>)>>,
    /// By member, the first days on which it had left by its own act.
    left: Vec<Vec<Day>>,
    /// The same, where it was not its own act: an organ decided so.
    put_out: Vec<Vec<Day>>,
    /// Who came in again by a consent given while its notice ran: that day, and the day on which it was out.
    reentered: Vec<(Member, Day, Day)>,
    notices: Vec<Vec<Spell<T::Note>>>,
    /// Those that are bound as formed by the uniting of parties, and since when.
    united: Vec<(Member, Day)>,
    ended: Option<(Day, T::Note)>,
    /// When its term runs out for all, if nothing ends it before.
    run_out: Option<Day>,
    /// Whether it never was in force in law, for it is void from the beginning (VCLT 53).
    void: bool,
    /// As the treaty states them, or as the completion has it.
    conventions: Conventions,
    doubts: RefCell<Vec<Doubt>>,
    unstated: RefCell<Vec<Unstated>>,
    warnings: RefCell<Vec<Warning>>,
}

impl<'a, T: Trace> Evaluation<'a, T> {
    pub(crate) fn new(
        outside: Outside<'a>,
        case: &'a Case,
        completion: &Completion,
        trace: &'a T,
    ) -> Option<Self> {
        let sides = completion.sides(case);
        let as_written = outside.library.treaties.get(case.no)?;
        let treaty = case.read_by(&sides).unwrap_or(as_written);
        let journal = journal::journal(case, completion);
        let consents = consent::consents(treaty, case, &journal);
        let signatures = consent::signatures(case, &journal);
        let mut it = Self {
            treaty,
            case,
            outside,
            resumed: completion.resumed,
            reentry: completion.reentry,
            unfounded: completion.unfounded,
            relations: completion.relations,
            unseen: completion.unseen,
            sides,
            days: completion.days(case.no).to_vec(),
            newcomers: Vec::new(),
            territory: None,
            trace,
            signatures,
            consents,
            expressed: None,
            candidates: Vec::new(),
            entry: None,
            lapsed: None,
            force: vec![Vec::new(); case.members.len()],
            admitted: vec![Vec::new(); case.members.len()],
            left: vec![Vec::new(); case.members.len()],
            put_out: vec![Vec::new(); case.members.len()],
            reentered: Vec::new(),
            notices: vec![Vec::new(); case.members.len()],
            united: Vec::new(),
            ended: None,
            run_out: None,
            void: false,
            conventions: completion.counting(case.no).unwrap_or(case.conventions),
            doubts: RefCell::new(Vec::new()),
            unstated: RefCell::new(Vec::new()),
            warnings: RefCell::new(Vec::new()),
            journal,
        };
        it.take_over_signatures();
        it.bind_by_decision();
        it.candidates = it.days_of_change();
        it.await_acceptance();
        it.await_former();
        Some(it)
    }

    /// Looks also at the lives of states that nothing names, and that were there from these days on.
    pub(crate) fn with_newcomers(mut self, newcomers: &[Day]) -> Self {
        self.newcomers = newcomers.to_vec();
        self
    }

    /// Looks at one state's territory alone: what is in force for it there.
    pub(crate) fn within(mut self, territory: Option<&'a Territory>) -> Self {
        self.territory = territory;
        self
    }

    /// The day on which the condition for entry into force is met.
    pub(crate) fn met(mut self) -> Option<Day> {
        self.enter();
        self.entry.map(|it| it.met)
    }

    /// By member, the first day on which it is a party, if nothing takes anybody out.
    pub(crate) fn come_in(mut self) -> Vec<Option<Day>> {
        self.enter();
        self.admit_members();
        self.unite();
        self.force.iter().map(|spells| spells.iter().map(|it| it.since).min()).collect()
    }

    /// Whether acts that the journal may lack could bring it into force earlier than those it holds,
    /// or keep it in force longer.
    pub(crate) fn has_unseen_life(mut self) -> bool {
        self.stages();
        self.unseen_entry().is_some() || self.ended.is_some() && self.unseen_party().is_some()
    }

    /// Runs every stage; each reads only what the earlier ones found.
    pub(crate) fn run(mut self) -> Timeline<T::Note> {
        self.stages();
        self.timeline()
    }

    /// The same, with the term that runs on a day.
    pub(crate) fn run_on(mut self, day: Day) -> (Timeline<T::Note>, Option<Running<T::Note>>) {
        self.stages();
        let term = self.running_term(day);
        (self.timeline(), term)
    }

    /// The term that runs on a day, and the first later day on which another may: each runs to its end, and after a
    /// beginning without one none comes.
    pub(crate) fn term_on(mut self, day: Day) -> (Option<Running<T::Note>>, Option<Day>) {
        self.stages();
        let term = self.running_term(day);
        let until = match &term {
            Some(term) => Some(term.ends),
            None => self.entry.as_ref().map(|it| it.effect).filter(|it| day < *it),
        };
        (term, until)
    }

    fn stages(&mut self) {
        self.enter();
        self.admit_members();
        self.take_leave();
        self.end_treaty();
        self.mark_parties();
        self.doubt_texts();
        self.mind_words_on_the_end();
        self.mind_terms_of_amendments();
        self.warn_of_no_war();
        self.warn_of_nobody();
        self.warn_of_modifications();
        self.warn_of_decisions();
        self.warn_of_acceptances();
        self.warn_of_successions();
        self.warn_of_bare_declarations();
        self.warn_of_past_days_named();
        self.warn_of_acts_in_part();
        self.warn_of_bare_suspensions();
        self.warn_of_extensions();
    }

    /// From here on, conditions about the parties can change when somebody comes or goes.
    fn mark_parties(&mut self) {
        let spells = self.force.iter().flatten();
        let days = spells.flat_map(|it| [Some(it.since), it.until].into_iter().flatten());
        self.candidates.extend(days.collect::<Vec<_>>());
        self.candidates.sort_unstable();
        self.candidates.dedup();
    }

    /// The days on which anything happens under the treaty or to those it hangs on.
    fn days_of_change(&self) -> Vec<Day> {
        let acts = self.journal.iter().flat_map(|it| {
            [Some(it.sent), Some(it.received), it.effective, it.notified].into_iter().flatten()
        });
        let links = self.outside.library.links.of.get(self.case.no).into_iter().flatten();
        let others = links.filter_map(|link| self.outside.seen(link.on));
        let spells = others
            .flat_map(|it| it.force.iter().chain(it.parties.iter().flat_map(|(_, spells)| spells)));
        // Inside a negative circle the day before is read, so that a change is felt a day later.
        let changes = spells.flat_map(|(since, until)| [Some(*since), *until]).flatten();
        let mut days: Vec<Day> = acts
            .chain(changes.flat_map(|day| [Some(day), day.next()].into_iter().flatten()))
            .chain(self.case.adopted)
            .chain(self.case.opened)
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The day that a delay leads to. Where that hangs on a convention that the treaty does not
    /// state and the completion does not suppose, there is none, and it is told.
    fn reckon(&self, delay: &Delay, from: Day, clause: ClauseNo) -> Option<Day> {
        self.reckon_by(&self.conventions, delay, from, clause)
    }

    /// The first day after a term, or the last day of a notice before its end. A term of ten years
    /// from 10 September 1961 runs until 10 September 1971, whatever the depositary's way of
    /// counting.
    fn reckon_term(&self, delay: &Delay, from: Day, clause: ClauseNo) -> Option<Day> {
        self.reckon_by(&self.conventions_of_terms(), delay, from, clause)
    }

    fn conventions_of_terms(&self) -> Conventions {
        Conventions { counting: Counting::NthDay, ..self.conventions }
    }

    fn reckon_by(
        &self,
        conventions: &Conventions,
        delay: &Delay,
        from: Day,
        clause: ClauseNo,
    ) -> Option<Day> {
        match delay.apply(from, conventions) {
            Ok(day) => Some(day),
            Err(error) if error.is_unstated() => {
                // What to write, and no day: it is told once, however many days hang on it.
                let cure = error.cure().unwrap_or_default().to_owned();
                let found = Unstated { treaty: self.case.no, clause, cure };
                let mut unstated = self.unstated.borrow_mut();
                if !unstated.contains(&found) {
                    unstated.push(found);
                }
                None
            }
            // Beyond the calendar: it never comes.
            Err(_) => None,
        }
    }

    /// What is unstated here, and in the treaties that this one hangs on.
    fn all_unstated(&self) -> Vec<Unstated> {
        let mut all = self.unstated.take();
        let elsewhere = self.outside.outward.iter().flat_map(|(_, it)| &it.unstated);
        for it in elsewhere {
            if !all.contains(it) {
                all.push(it.clone());
            }
        }
        all
    }

    /// Whether the treaty itself says which day a delay leads to.
    fn is_stated(&self, delay: &Delay, from: Day) -> bool {
        !delay.apply(from, &self.case.conventions).is_err_and(|it| it.is_unstated())
    }

    fn doubt(&self, from: Day, on: OpenOn) {
        let doubt = Doubt { from, only: None, on, otherwise: Standing::None, outlasts: false };
        let mut doubts = self.doubts.borrow_mut();
        if !doubts.contains(&doubt) {
            doubts.push(doubt);
        }
    }

    /// Tells something that does not decide, from a day on; of one state, where it is about one alone.
    fn warn(&self, from: Day, only: Option<Member>, says: impl FnOnce() -> String) {
        self.remark(Warning { from, only, says: says(), varies: false });
    }

    /// The same of what other days could make untrue.
    fn warn_perhaps(&self, from: Day, only: Option<Member>, says: impl FnOnce() -> String) {
        self.remark(Warning { from, only, says: says(), varies: true });
    }

    fn remark(&self, warning: Warning) {
        let mut warnings = self.warnings.borrow_mut();
        if !warnings.contains(&warning) {
            warnings.push(warning);
        }
    }

    /// How a lawyer cites a clause: by its article, or by its words where it has none.
    fn cite(&self, clause: ClauseNo) -> String {
        cite(self.treaty, clause)
    }

    fn subject(&self, member: Member) -> Option<SubjectNo> {
        self.case.subject(member)
    }

    /// The id that a member bore on a day.
    fn name(&self, member: Member, day: Day) -> String {
        let subjects = &self.outside.subjects;
        let id = self.subject(member).and_then(|it| self.case.id_on(subjects, it, day));
        id.map_or_else(|| "a state".to_owned(), |id| id.to_string())
    }

    fn consents_of(&self, member: Member) -> &[Consent] {
        self.consents.get(member.index()).map_or(&[], Vec::as_slice)
    }

    /// The consents of a member as it expressed them.
    fn expressed_by(&self, member: Member) -> &[Consent] {
        let all = self.expressed.as_ref().unwrap_or(&self.consents);
        all.get(member.index()).map_or(&[], Vec::as_slice)
    }

    fn signature_of(&self, member: Member) -> Option<Signature> {
        self.signatures.get(member.index()).copied().flatten()
    }

    fn spells_of(&self, member: Member) -> &[Spell<T::Note>] {
        self.force.get(member.index()).map_or(&[], Vec::as_slice)
    }

    fn is_party(&self, member: Member, day: Day) -> bool {
        spell_on(self.spells_of(member), day).is_some()
    }

    fn parties_on(&self, day: Day) -> impl Iterator<Item = Member> {
        self.case.all().filter(move |member| self.is_party(*member, day))
    }
}

/// `article 22`, or the clause's own words where it stands outside any article.
pub(crate) fn cite(treaty: &Treaty, clause: ClauseNo) -> String {
    match treaty.clauses.get(clause.index()) {
        Some(it) => match &it.article {
            Some(label) => format!("article {}", label.0),
            None => format!("\"{}\"", it.words),
        },
        None => "a clause".to_owned(),
    }
}
