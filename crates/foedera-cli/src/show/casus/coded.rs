//! Alliances that others coded: who is in them and by whose coding; and those under which nothing weighty is owed, in
//! as few lines as count them.

use std::collections::{BTreeMap, BTreeSet};

use foedera::engine::casus::{Owed, span};
use foedera::json::DutyJson;
use foedera::model::Duty;
use foedera::{CodedMembership, Day, EntityId};

use super::commitment::{few, mark, spelled};
use super::lines::Says;
use super::{Case, Touched};
use crate::show::days;
use crate::show::sheet::Sheet;
use crate::show::words::{Look, Words};

/// More alliances than this are not named where they are counted.
const NAMED_MAX: usize = 4;

/// `as coded in ATOP 5.1: AT-HU, DE and IT`: whose data it is, and who is in the alliance then.
pub(super) fn title(case: Case<'_>, id: &str) -> Option<String> {
    let (coded, days) = (case.coded?, span(case.scenario)?);
    let members: Vec<String> = coded.members(id, days)?.iter().map(|it| named(it, days)).collect();
    Some(format!("as coded in {}: {}", coded.release(), days::list(&members)))
}

/// A member, with its days where they begin or end while something happens.
fn named(it: &CodedMembership, (first, last): (Day, Day)) -> String {
    let comes = Some(it.since).filter(|it| it.latest().is_some_and(|day| first < day));
    let since = comes.map(|it| format!(" since {}", it.in_words())).unwrap_or_default();
    let leaves = it.until.filter(|it| it.earliest().is_some_and(|day| day <= last));
    let until = leaves.map(|it| format!(" until {}", it.in_words())).unwrap_or_default();
    format!("{}{since}{until}", it.state)
}

impl Touched<'_> {
    /// Whether it is coded, and nothing is owed under it, or may be, but to consult or not to attack.
    pub(super) fn is_slight(&self) -> bool {
        let mut duties = self.commitments.iter().flat_map(|it| &it.duties);
        self.as_coded && !duties.any(|it| is_told(it) && !is_slight(&it.duty))
    }
}

fn is_slight(duty: &Duty) -> bool {
    matches!(duty, Duty::Consultation | Duty::NonAggression)
}

/// What is owed, may be, or was given up.
pub(super) fn is_told(owed: &Owed) -> bool {
    Says::Duty(owed).is_told()
}

/// What stands in one line: the sign, the kind of the duty, and to whom it is owed.
type Alike<'c> = (u8, &'static str, String, EntityId);

/// The alliances that are only counted: what is owed under them, and under how many nothing is.
pub(super) fn folded(sheet: &mut Sheet, slight: &[Touched<'_>]) {
    let (owing, idle): (Vec<_>, Vec<_>) = slight.iter().partition(|it| it.duties().any(is_told));
    if slight.is_empty() {
        return;
    }
    sheet.heading("Of other alliances as coded");
    let mut lines: BTreeMap<Alike<'_>, (BTreeSet<EntityId>, BTreeSet<&str>)> = BTreeMap::new();
    for alliance in owing {
        for owed in alliance.duties().filter(|it| is_told(it)) {
            let says = Says::Duty(owed);
            let kind = spelled(&DutyJson::from(owed).kind);
            let alike = (says.weight(), mark(says), kind, owed.beneficiary);
            let (bearers, ids) = lines.entry(alike).or_default();
            bearers.insert(owed.bearer);
            ids.insert(alliance.id);
        }
    }
    for ((_, mark, kind, beneficiary), (bearers, ids)) in lines {
        let bearers: Vec<EntityId> = bearers.into_iter().collect();
        let says = format!("{kind} by {} to {beneficiary}", few(&bearers));
        line(sheet, mark, &says, &ids.into_iter().collect::<Vec<_>>());
    }
    let mut reasons: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for alliance in idle {
        reasons.entry(alliance.why_not()).or_default().push(alliance.id);
    }
    for (why, ids) in reasons {
        line(sheet, "–", &format!("nothing owed: {why}"), &ids);
    }
    sheet.text(2, &Words::faint("--all tells them one by one."));
}

fn line(sheet: &mut Sheet, mark: &str, says: &str, ids: &[&str]) {
    let head = Words::plain("  ").and(Look::Accent, mark).and(Look::Plain, " ");
    let under =
        if ids.len() <= NAMED_MAX { days::list(ids) } else { days::count(ids.len(), "alliance") };
    sheet.hung(&head, &Words::plain(says).with(Look::Faint, &format!("({under})")));
}

impl<'c> Touched<'c> {
    fn duties(&self) -> impl Iterator<Item = &'c Owed> {
        self.commitments.iter().flat_map(|it| it.duties.iter().copied())
    }

    /// Why nothing is owed: the reason of the first duty.
    fn why_not(&self) -> String {
        let why = self.duties().find_map(|it| DutyJson::from(it).why_not);
        why.unwrap_or_else(|| "not touched".to_owned())
    }
}
