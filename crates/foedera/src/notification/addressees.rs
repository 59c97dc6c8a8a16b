//! Whom a depositary tells of an act: the parties, and the states that are entitled to become parties (VCLT
//! 77(1)(e), 78; of reservations, 23(1)).

use foedera_engine::{Answer, Standing};
use foedera_entities::EntityId;
use foedera_model::{Base, Rule, Set, Treaty};

/// Those whom a notification goes to, as they stand on the day of the act.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addressees {
    pub parties: Vec<EntityId>,
    /// Of whom it is open whether they are parties.
    pub perhaps: Vec<EntityId>,
    /// Those that have consented and are not bound yet (VCLT 2(1)(f)).
    pub contracting: Vec<EntityId>,
    pub signatories: Vec<EntityId>,
    /// States that a closed treaty names and that have done nothing yet.
    pub named: Vec<EntityId>,
    /// Who else can become a party, in the treaty's own words: `accession open to all states`.
    pub open_to: Vec<String>,
}

impl Addressees {
    pub(super) fn of(law: Option<&Treaty>, answer: &Answer) -> Self {
        let mut to = Self::default();
        for it in &answer.states {
            let bound = |it: &Standing| matches!(it, Standing::Party | Standing::Suspended);
            let mut ways = std::iter::once(&it.standing).chain(&it.or);
            let group = match it.standing {
                _ if !it.or.is_empty() && ways.any(bound) => &mut to.perhaps,
                Standing::Party | Standing::Suspended => &mut to.parties,
                Standing::Consented => &mut to.contracting,
                Standing::Signatory | Standing::Provisional => &mut to.signatories,
                Standing::Negotiating => &mut to.named,
                Standing::None | Standing::Withdrawn | Standing::Ended => continue,
            };
            group.push(it.state);
        }
        to.open_to = law.map(open_to).unwrap_or_default();
        to
    }
}

/// The sentences that say to whom a treaty is open.
fn open_to(law: &Treaty) -> Vec<String> {
    let signature = law.head.opened.as_ref().map(|it| match it.by == Set::of(Base::States) {
        true => "open for signature by all states".to_owned(),
        false => "open for signature by those that its head names".to_owned(),
    });
    let accession = law
        .clauses
        .iter()
        .filter(|it| matches!(it.rule, Rule::Accession { .. } | Rule::AccessionByInvitation(_)));
    signature.into_iter().chain(accession.map(|it| it.words.clone())).collect()
}
