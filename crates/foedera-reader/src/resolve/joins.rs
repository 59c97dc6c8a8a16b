//! Organisations that a state joins by a protocol of its own: which acts are under that, and whose it is. Not which
//! organisation a treaty is of.

use std::ops::Range;

use foedera_model::ClaimKind;

use super::treaties::{Referent, add};
use crate::node::{Mentioned, Node, Party};
use crate::pack::{Pack, Role};
use crate::sense::Rank;

/// Organisations that a state joins by a protocol of its own.
const BY_PROTOCOL: [&str; 4] = ["NATO", "WTO", "MERCOSUR", "CPTPP"];

/// An organisation that a state joins by a declaration of its own.
const BY_DECLARATION: &str = "ASEAN";

/// An alliance's own treaty is joined, and the protocol of that is its members'.
const ALLIANCE: &str = "NATO";

/// How many words from a protocol of accession at most stand who joins, and what.
const BESIDE: usize = 10;

impl Referent {
    /// A state joins the organisation whose treaty it is.
    pub(super) fn admit(&mut self, codes: &[String]) {
        let [state] = codes else { return };
        if self.is_joined_by_protocol() && !self.joiners.contains(state) {
            self.joiners.push(state.clone());
        }
    }

    /// Whether it is that of an organisation which a state joins by a protocol of its own.
    fn is_joined_by_protocol(&self) -> bool {
        let [org] = self.parties.as_slice() else { return false };
        BY_PROTOCOL.contains(&org.as_str()) || (self.founding && BY_DECLARATION == org)
    }

    /// Whether nobody is told to join the organisation whose treaty it is. An alliance's members ratify who joins it.
    pub(super) fn is_joined_by_nobody(&self) -> bool {
        self.joiners.is_empty() && self.parties.iter().all(|it| it != ALLIANCE)
    }

    /// The only state that is told to join it.
    pub(super) fn joiner(&self) -> &[String] {
        if self.joiners.len() == 1 { &self.joiners } else { &[] }
    }

    /// Its parties under an act of this kind by these: what is signed, sent on, ratified and deposited where a state joins an
    /// organisation is the protocol of its accession, which is that state's as well.
    pub(crate) fn parties_of(&self, kind: ClaimKind, codes: &[String]) -> Vec<String> {
        let mut parties = self.parties_as_told();
        if !self.is_joined_by_protocol() {
            return parties;
        }
        let is_of = |org: &str| parties.iter().any(|it| it == org);
        let (alliance, community) = (is_of(ALLIANCE), is_of(BY_DECLARATION));
        let own: Vec<String> =
            codes.iter().filter(|it| self.joiners.contains(it)).cloned().collect();
        let protocol = matches!(
            kind,
            ClaimKind::Signature
                | ClaimKind::Submission
                | ClaimKind::Approval
                | ClaimKind::Ratification
        );
        let holds = matches!(
            kind,
            ClaimKind::Negotiation | ClaimKind::EntryIntoForce | ClaimKind::Obligation
        );
        let of_protocol = if kind == ClaimKind::Accession && !alliance {
            codes
        } else if community {
            &[]
        } else if protocol && own.is_empty() {
            self.joiners.get(..1).unwrap_or_default()
        } else if protocol || (kind == ClaimKind::Deposit && !alliance) {
            &own
        } else if holds && !alliance {
            self.joiner()
        } else {
            &[]
        };
        add(&mut parties, of_protocol);
        parties
    }
}

/// "The protocol on the accession of the Comoros to the WTO": the organisation that is joined by it, and who joins, where
/// that is told.
pub(super) fn joined(
    nodes: &[Node],
    at: usize,
    treaty: &Mentioned,
    pack: &Pack,
) -> Option<(String, Option<String>)> {
    if !treaty.of_accession || treaty.known.is_some() || treaty.parties.len() > 1 {
        return None;
    }
    let by_protocol = |it: &&String| BY_PROTOCOL.contains(&it.as_str());
    let actors = |within: Range<usize>| {
        let nodes = within.filter_map(|it| Some((it, nodes.get(it)?.actor()?)));
        let itself = |it: &Party| matches!(it.rank, None | Some(Rank::Depositary));
        nodes.filter(move |(_, all)| all.iter().all(|it| itself(it) && it.code.is_some()))
    };
    let reach = at.saturating_sub(BESIDE)..at + BESIDE;
    let codes = actors(reach.clone()).flat_map(|(_, it)| it).filter_map(|it| it.code.as_ref());
    let mut orgs = codes.filter(by_protocol);
    let org = orgs.next().or_else(|| treaty.parties.first().filter(by_protocol))?.clone();
    let of = |it: &usize| pack.marks(Role::Governs, nodes, *it);
    let mut owners = actors(reach).filter(|(it, _)| of(it)).filter_map(|(_, it)| match it {
        [one] if !one.organisation => one.code.clone(),
        _ => None,
    });
    Some((org, owners.next()))
}
