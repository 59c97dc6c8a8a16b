//! Treaties that a file names and that nobody has: a protocol to a treaty whose code is misspelt
//! waits for ever. The other file may be elsewhere, so that this is a warning.

use foedera_clauses::{File, Reference};
use foedera_entities::{Capacity, EntityId, World};
use foedera_model::{Diagnostic, Rule, Severity};

use crate::Library;
use crate::ask::SLIPS_MAX;

/// The code of the warning; no line is wrong in itself ([`crate::EntryDays`]).
const CODE: &str = "F002";

/// How many treaties of like codes a cure offers.
const OFFERED_MAX: usize = 3;

impl Library {
    /// The treaties that a file names and that are not in the library, each with a warning; files that
    /// were put aside count as there, since their own faults are told, and so do organisations that are left: who is out
    /// of them the journal can tell itself.
    #[must_use]
    pub fn unknown_among<'f>(&self, file: &'f File) -> Vec<(&'f str, Diagnostic)> {
        let clauses = file.treaty.iter().flat_map(|it| &it.clauses);
        let is_left = |id: &str| {
            clauses
                .clone()
                .any(|it| matches!(&it.rule, Rule::LeavingIsLeaving { other, .. } if other == id))
        };
        let is_known = |id: &str| {
            let is_there = self.get(id).is_some() || self.refused().contains_key(id);
            is_there || is_left(id) && is_organisation(id)
        };
        let own = file.treaty.as_ref().map(|it| it.id.as_str());
        let unknown = file.references.iter().filter(|it| !is_known(&it.treaty));
        unknown.map(|it| (it.treaty.as_str(), self.unknown(it, own))).collect()
    }

    /// The warning of one; the treaty that names it is not offered in its place.
    fn unknown(&self, reference: &Reference, own: Option<&str>) -> Diagnostic {
        let id = &reference.treaty;
        let all = self.treaties().map(|it| it.treaty.id.as_str());
        let mut alike: Vec<(usize, &str)> = all
            .filter(|it| Some(*it) != own)
            .map(|it| (strsim::osa_distance(id, it), it))
            .filter(|(slips, _)| *slips <= SLIPS_MAX)
            .collect();
        alike.sort_unstable();
        let offered: Vec<String> =
            alike.iter().take(OFFERED_MAX).map(|(_, it)| format!("`{it}`")).collect();
        let elsewhere = "name its file too, or a folder that holds it with `--library`";
        let cure = if offered.is_empty() {
            elsewhere.to_owned()
        } else {
            format!("did you mean {}? otherwise {elsewhere}", offered.join(" or "))
        };
        Diagnostic {
            code: CODE.to_owned(),
            severity: Severity::Warning,
            message: format!("no treaty of the library has the code `{id}`"),
            span: reference.place,
            cure: Some(cure),
        }
    }
}

fn is_organisation(code: &str) -> bool {
    let entity = code.parse::<EntityId>().ok().and_then(|id| World::embedded().entity(&id));
    entity.is_some_and(|it| it.capacity == Capacity::Organisation)
}
