//! Acts of the whole treaty, and how a line of the journal becomes statements.

use foedera_entities::EntityId;
use foedera_model::{
    Act, ActKind, ArticleRange, Grade, Graded, Passage, Source, Statement, Status, Voice,
};

use crate::shape::Shape;
use crate::value::Values;

/// A line of the journal with what stands below it.
#[derive(Debug)]
pub(crate) struct ActDraft {
    pub(crate) act: Act,
    pub(crate) status: Status,
    pub(crate) note: Option<String>,
    /// Words of the act itself, as quoted.
    pub(crate) text: Option<String>,
    pub(crate) sources: Vec<Source>,
    /// Who contests the act, and why.
    pub(crate) contested: Vec<(Vec<EntityId>, Option<String>)>,
    /// Territories that the act leaves out.
    pub(crate) excepted: Vec<String>,
}

impl ActDraft {
    pub(crate) fn new(treaty: &str) -> Self {
        Self {
            act: Act::new(treaty, ActKind::Event),
            status: Status::Happened,
            note: None,
            text: None,
            sources: Vec::new(),
            contested: Vec::new(),
            excepted: Vec::new(),
        }
    }

    /// An act of the whole treaty, by nobody in particular.
    #[expect(clippy::unnecessary_wraps, reason = "a sentence says whether it belongs here")]
    pub(crate) fn is(&mut self, kind: ActKind) -> Option<()> {
        self.act.kind = kind;
        Some(())
    }

    /// An act of states.
    pub(crate) fn by(&mut self, mut actors: Vec<EntityId>, kind: ActKind) -> Option<()> {
        actors.sort_unstable();
        actors.dedup();
        self.act.actors = actors;
        self.is(kind)
    }

    pub(crate) fn article(&mut self, label: String) {
        self.act.provisions = vec![label];
    }

    pub(crate) fn articles(&mut self, ranges: &[ArticleRange]) {
        let label = |it: &ArticleRange| match &it.last {
            Some(last) => format!("{} to {last}", it.first),
            None => it.first.clone(),
        };
        self.act.provisions = ranges.iter().map(label).collect();
    }

    /// The statements of this line: one for each source, or one of nobody; then what is told
    /// beside it.
    pub(crate) fn statements(self) -> Vec<Graded> {
        let mut out: Vec<Graded> = Vec::new();
        for source in &self.sources {
            out.push(Graded { statement: self.stated(&source.chain), grade: source.grade });
        }
        if out.is_empty() {
            out.push(Graded { statement: self.stated(&[]), grade: None });
        }
        let exclusion = self.exclusion();
        out.extend(exclusion);
        for (by, why) in &self.contested {
            out.extend(by.iter().map(|state| self.contest(*state, why.as_deref())));
        }
        out
    }

    fn stated(&self, chain: &[Voice]) -> Statement {
        let passage = self.text.as_ref().map(|words| Passage {
            document: chain.last().map_or_else(|| self.act.treaty.clone(), |it| it.name.clone()),
            sha256: None,
            span: None,
            words: words.clone(),
        });
        Statement {
            act: self.act.clone(),
            status: self.status,
            // Our source is the outermost voice: its day is when it could be read.
            published: chain.first().and_then(|it| it.on.clone()),
            chain: chain.to_vec(),
            passage,
            rule: None,
            corrects: None,
            retracts: false,
            note: self.note.clone(),
        }
    }

    /// `except "…"`: the same actors exclude a territory on the same day.
    fn exclusion(&self) -> Option<Graded> {
        if self.excepted.is_empty() {
            return None;
        }
        let chain = self.sources.first().map_or(&[][..], |it| &it.chain);
        let mut statement = self.stated(chain);
        statement.act.kind = ActKind::TerritorialExclusion;
        statement.act.territories.clone_from(&self.excepted);
        let grade: Option<Grade> = self.sources.first().and_then(|it| it.grade);
        Some(Graded { statement, grade })
    }

    /// `contested by VE "…"`: that state does not deny that it was done, and says that it does not
    /// stand.
    fn contest(&self, state: EntityId, why: Option<&str>) -> Graded {
        let chain = vec![Voice { name: state.to_string(), on: None }];
        let mut statement = self.stated(&chain);
        statement.status = Status::Contested;
        statement.note = why.map(ToOwned::to_owned);
        Graded { statement, grade: None }
    }
}

pub(crate) const WHOLE: &[Shape<ActDraft>] = &[
    Shape { pattern: "the text is adopted", says: |_, it| it.is(ActKind::Adoption) },
    Shape { pattern: "the treaty opens for signature", says: |_, it| it.is(ActKind::Opening) },
    Shape { pattern: "the text is corrected", says: |_, it| it.is(ActKind::Correction) },
    Shape { pattern: "the treaty is registered", says: |_, it| it.is(ActKind::Registration) },
    Shape { pattern: "the treaty enters into force", says: |_, it| it.is(ActKind::EntryIntoForce) },
    Shape { pattern: "the treaty ends", says: |_, it| it.is(ActKind::Termination) },
    Shape {
        pattern: "amendment {quoted} is adopted",
        says: |v, it| {
            it.act.name = Some(v.quoted()?);
            it.is(ActKind::AmendmentAdoption)
        },
    },
    Shape {
        pattern: "event {quoted}",
        says: |v, it| {
            it.act.name = Some(v.quoted()?);
            it.is(ActKind::Event)
        },
    },
    Shape {
        pattern: "{quoted} decides {quoted}[ about {codes}]",
        says: |v, it| {
            (it.act.organ, it.act.name) = (Some(v.quoted()?), Some(v.quoted()?));
            it.act.toward = if v.given()? { v.codes()? } else { Vec::new() };
            it.is(ActKind::Decision)
        },
    },
    Shape {
        pattern: "{codes} decides/decide {quoted}",
        says: |v, it| {
            (it.act.actors, it.act.name) = (v.codes()?, Some(v.quoted()?));
            it.is(ActKind::Decision)
        },
    },
    Shape {
        pattern: "{quoted} of {code} votes for ratification",
        says: |v, it| votes(v, it, ActKind::Vote),
    },
    Shape {
        pattern: "{quoted} of {code} votes against ratification",
        says: |v, it| votes_against(v, it, ActKind::Vote),
    },
    Shape {
        pattern: "{quoted} of {code} votes for withdrawal",
        says: |v, it| votes(v, it, ActKind::WithdrawalVote),
    },
    Shape {
        pattern: "{quoted} of {code} votes against withdrawal",
        says: |v, it| votes_against(v, it, ActKind::WithdrawalVote),
    },
];

fn votes(v: &mut Values, it: &mut ActDraft, kind: ActKind) -> Option<()> {
    it.act.organ = Some(v.quoted()?);
    it.by(vec![v.code()?], kind)
}

fn votes_against(v: &mut Values, it: &mut ActDraft, kind: ActKind) -> Option<()> {
    it.act.vote = Some(AGAINST.to_owned());
    votes(v, it, kind)
}

/// The result of a vote that refuses; figures follow it where they are known.
pub(crate) const AGAINST: &str = "against";
