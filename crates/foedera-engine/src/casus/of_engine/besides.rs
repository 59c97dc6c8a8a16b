//! What stands beside being in force or not: that nothing is to be performed meanwhile, or that it is applied already.

use foedera_dates::Verdict;

use crate::Reason;
use crate::questions::Stood;

/// Whether the operation of the treaty is suspended for one of those asked about, or between them.
pub(super) fn suspended(stood: &Stood) -> Verdict {
    stood.states.iter().map(|it| it.axes.suspended).max().unwrap_or(Verdict::No)
}

/// Whether all that are asked about apply the treaty, and one of them provisionally.
pub(super) fn applied(stood: &Stood, of: usize) -> Verdict {
    let all = &stood.states;
    let provisional = all.iter().map(|it| it.axes.provisional).max();
    let each = all.iter().map(|it| it.axes.provisional.or(it.axes.force));
    let is_whole = Verdict::from(all.len() == of);
    each.chain(provisional).fold(is_whole, Verdict::and)
}

/// What stands beside being in force or not, with its rule.
pub(super) type Beside = (&'static str, &'static str);

pub(super) const SUSPENDED: Beside =
    ("its operation is suspended, and nothing is to be performed", "VCLT 72(1)(a)");
pub(super) const PERHAPS_SUSPENDED: Beside = ("its operation may be suspended", "VCLT 72(1)(a)");
pub(super) const APPLIED: Beside =
    ("it is applied provisionally, and binds as if it were in force", "VCLT 25");
pub(super) const PERHAPS_APPLIED: Beside = ("it may be applied provisionally", "VCLT 25");

/// With the notes of the states that the reason does not tell yet.
pub(super) fn beside((says, clause): Beside, stood: &Stood, told: Reason) -> Reason {
    let notes = stood.states.iter().flat_map(|it| &it.because);
    let new: Vec<Reason> = notes.filter(|it| !told.because.contains(it)).cloned().collect();
    let because = [vec![told], new].concat();
    Reason { clause: Some(clause.to_owned()), because, ..Reason::new(says) }
}
