//! Grounds for ending or suspending a treaty that parties invoke, and how far each has come (VCLT 60 to 68).

use std::fmt;

use foedera_dates::Bounds;
use foedera_entities::EntityId;
use foedera_model::ActKind;

use super::Reason;
use crate::words::list;

/// On what a party says that it may end or suspend the treaty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvokedGround {
    Breach,
    Impossibility,
    ChangedCircumstances,
    /// Of which kind is not said.
    PeremptoryNorm,
    /// One that was there when the treaty was concluded (VCLT 53).
    OriginalNorm,
    /// One that has emerged since (VCLT 64).
    NewNorm,
    /// No ground of the Convention (VCLT 42(2)).
    Desuetude,
}

impl InvokedGround {
    /// The ground that an act invokes, if it invokes one.
    pub(crate) fn of(kind: ActKind) -> Option<Self> {
        let all = [
            (ActKind::BreachClaim, Self::Breach),
            (ActKind::ImpossibilityClaim, Self::Impossibility),
            (ActKind::ChangedCircumstancesClaim, Self::ChangedCircumstances),
            (ActKind::PeremptoryNormClaim, Self::PeremptoryNorm),
            (ActKind::OriginalNormClaim, Self::OriginalNorm),
            (ActKind::NewNormClaim, Self::NewNorm),
            (ActKind::DesuetudeClaim, Self::Desuetude),
        ];
        all.into_iter().find(|(it, _)| *it == kind).map(|(_, ground)| ground)
    }

    /// Whether it is a conflict with a peremptory norm: it makes the treaty void as a whole (VCLT 44(5)).
    pub(crate) fn is_norm(self) -> bool {
        matches!(self, Self::PeremptoryNorm | Self::OriginalNorm | Self::NewNorm)
    }

    /// The rule of the general law that speaks of it.
    #[must_use]
    pub fn rule(self) -> &'static str {
        match self {
            Self::Breach => "VCLT 60",
            Self::Impossibility => "VCLT 61",
            Self::ChangedCircumstances => "VCLT 62",
            Self::PeremptoryNorm => "VCLT 53, 64",
            Self::OriginalNorm => "VCLT 53",
            Self::NewNorm => "VCLT 64",
            Self::Desuetude => "VCLT 42(2), 54(b)",
        }
    }
}

impl fmt::Display for InvokedGround {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Breach => "breach",
            Self::Impossibility => "impossibility",
            Self::ChangedCircumstances => "changed circumstances",
            Self::PeremptoryNorm => "conflict with a peremptory norm",
            Self::OriginalNorm => "conflict from the beginning with a peremptory norm",
            Self::NewNorm => "conflict with a new peremptory norm",
            Self::Desuetude => "desuetude",
        })
    }
}

/// How far the invocation of a ground has come (VCLT 65 to 68).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Procedure {
    /// In some completion only: there it has not been invoked by the day.
    NotInvoked,
    /// Notified; the others can still object (65(2)).
    Notified,
    /// Nobody has objected in time: the measure may be carried out (65(2), 67).
    Unopposed,
    /// Another party has objected in time: a solution is sought (65(3), 66).
    Disputed,
    /// The measure has been carried out, and has its effect.
    CarriedOut,
    /// A measure has been declared that the ground does not give to who declared it.
    WithoutEffect,
    /// Taken back before it had an effect (68).
    Revoked,
}

impl Procedure {
    pub(crate) const ALL: [Self; 7] = [
        Self::NotInvoked,
        Self::Notified,
        Self::Unopposed,
        Self::Disputed,
        Self::CarriedOut,
        Self::WithoutEffect,
        Self::Revoked,
    ];
}

impl fmt::Display for Procedure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::NotInvoked => "not invoked",
            Self::Notified => "notified",
            Self::Unopposed => "unopposed",
            Self::Disputed => "disputed",
            Self::CarriedOut => "carried out",
            Self::WithoutEffect => "without effect",
            Self::Revoked => "revoked",
        })
    }
}

/// A ground that a party has invoked. That it is there is found by nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoked {
    pub by: EntityId,
    pub ground: InvokedGround,
    /// Whose breach is claimed.
    pub against: Vec<EntityId>,
    pub articles: Vec<String>,
    pub procedure: Procedure,
    /// The others that are possible, where that is open.
    pub or: Vec<Procedure>,
    /// Since when it has come so far; nothing where that is open.
    pub since: Option<Bounds>,
    /// Of one notified, the last day for an objection; of one disputed, the last day before the
    /// procedures of VCLT 66 are open.
    pub until: Option<Bounds>,
    /// Who has objected in time, in some completion.
    pub objected: Vec<EntityId>,
    pub because: Reason,
}

impl Invoked {
    /// `IT claims breach by DE of article 7`.
    #[must_use]
    pub fn claim(&self) -> String {
        let by = if self.against.is_empty() {
            String::new()
        } else {
            format!(" by {}", list(&self.against))
        };
        let articles: String = self.articles.iter().map(|it| format!(" of article {it}")).collect();
        format!("{} claims {}{by}{articles}", self.by, self.ground)
    }

    /// How far it has come: `disputed (AT objected) since 2000-02-01`.
    #[must_use]
    pub fn stands(&self) -> String {
        let or: String = self.or.iter().map(|it| format!(", or {it}")).collect();
        let by = if self.objected.is_empty() {
            String::new()
        } else {
            format!(" ({} objected)", list(&self.objected))
        };
        let since = self.since.map(|it| format!(" since {}", it.in_words())).unwrap_or_default();
        format!("{}{or}{by}{since}", self.procedure)
    }

    /// Whether it may still come to an effect.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        matches!(self.procedure, Procedure::Notified | Procedure::Unopposed | Procedure::Disputed)
    }
}
