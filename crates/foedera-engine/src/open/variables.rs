//! The days that the facts leave open, each with the direction in which the answer moves with it.

use foedera_dates::{Bounds, Day};

use super::bearing::{self, Bearing};
use super::choices::{Choice, bounds_in};
use super::recognised::{self, Mattering};
use super::tried::Tried;
use super::{elsewhere, founding};
use crate::belief::{FactNo, Reading};
use crate::evaluate::{Asked, Completed};
use crate::law::{Case, Cases, Deed, Member, Reads};

/// Of the completions that are gone through, up to what part every day of everything open is tried,
/// also of what moves in one direction: then the days of the answer are exact too, and not its
/// verdict alone.
pub(super) const EXACT_PART: usize = 4;

/// A day of a case that the facts leave open or not.
pub(super) struct Variable<'a> {
    pub(super) treaty: usize,
    pub(super) fact: FactNo,
    pub(super) place: usize,
    pub(super) reading: &'a Reading,
    pub(super) bearing: Bearing,
    /// Whether nothing may matter of it but the day of entry into force that it leads to.
    pub(super) may_found: bool,
    pub(super) cut: Option<Day>,
    /// The run of days outside of which none differs from its neighbours, where not all matter.
    pub(super) within: Option<(Day, Day)>,
    /// Whether it brings the treaty nearer, or somebody into it.
    pub(super) makes: bool,
    /// Whether it moves the answer in one direction if it surely comes after the condition for entry into force is met.
    pub(super) one_way_if_later: bool,
    /// Who is taken out by it.
    pub(super) leaves: Option<Member>,
}

/// A place of a completion with the days that are tried of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) treaty: usize,
    pub(super) place: usize,
    pub(super) days: Tried,
    /// Of what moves in one direction, the day on which "in force" is likeliest, and the one on which
    /// it is least likely.
    pub(super) ends: Option<(Day, Day)>,
}

impl Slot {
    pub(super) fn first(&self) -> Day {
        self.days.first()
    }

    pub(super) fn last(&self) -> Day {
        self.days.last()
    }

    pub(super) fn is_open(&self) -> bool {
        self.first() != self.last()
    }
}

impl Variable<'_> {
    fn tried(&self, bounds: Bounds) -> Tried {
        let days = Tried::of(bounds, self.cut);
        self.within.map_or(days, |it| days.within(it))
    }

    pub(super) fn slot(&self, choices: &[Choice]) -> Slot {
        let days = self.tried(bounds_in(self, choices));
        let ends = match self.bearing {
            Bearing::Earlier => Some((days.first(), days.last())),
            Bearing::Later => Some((days.last(), days.first())),
            Bearing::None | Bearing::Mixed => None,
        };
        Slot { treaty: self.treaty, place: self.place, days, ends }
    }
}

/// Whether every day of everything can be gone through.
pub(super) fn is_small(variables: &[Variable<'_>], room: usize) -> bool {
    let bearing = variables.iter().filter(|it| it.bearing != Bearing::None);
    let widths = bearing
        .flat_map(|it| it.reading.standing.iter().map(|account| it.tried(account.bounds).count()));
    is_product_within(widths, room / EXACT_PART)
}

/// Whether every day of these places can be gone through.
pub(super) fn is_small_as(places: &[(&Variable<'_>, Slot)], room: usize) -> bool {
    let bearing = places.iter().filter(|(it, _)| it.bearing != Bearing::None);
    is_product_within(bearing.map(|(_, slot)| slot.days.count()), room / EXACT_PART)
}

fn is_product_within(mut widths: impl Iterator<Item = Option<usize>>, most: usize) -> bool {
    let product = widths.try_fold(1_usize, |product, width| product.checked_mul(width?));
    product.is_some_and(|it| it <= most)
}

pub(super) fn variables<'a>(
    completed: Completed<'_>,
    case: &Case,
    asked: usize,
    facts: Cases<'a>,
) -> Vec<Variable<'a>> {
    let law = completed.library.treaties.get(case.no);
    let mut variables = Vec::new();
    let own = law.filter(|_| case.no == asked);
    let links = &completed.library.links;
    let any = |by: &[Vec<usize>]| by.get(case.no).is_some_and(|it| !it.is_empty());
    let changed = any(&links.changed_by) || any(&links.absorbed_by);
    let replaced = changed || links.replaced_by.get(case.no).is_some_and(|it| !it.is_empty());
    let dated = case.deeds.iter().filter(|it| bearing::makes(it)).all(|it| is_dated(it, facts));
    let on_own = own.map(|law| bearing::OnOwn::of(law, case, replaced, dated));
    let counts_any_declaration = law.is_none_or(bearing::counts_any_declaration);
    // Who reads of another treaty when each consented reads more than its life.
    let lives = own.is_some()
        || elsewhere::is_outside(completed, asked, case.no)
            && elsewhere::read_of(completed, asked, case.no) != Some(Reads::Consents);
    let read = law.filter(|_| !changed && lives);
    let by_entry = read.and_then(|law| founding::Founding::of(law, case));
    for deed in &case.deeds {
        let Some(fact) = facts.fact(deed.fact) else { continue };
        let mattering = recognised::days_that_matter(case, deed, facts);
        let bearing = match &on_own {
            _ if !counts_any_declaration && deed.is_bare_declaration() => Bearing::None,
            _ if mattering == Mattering::None => Bearing::None,
            Some(own) => match completed.asked {
                Asked::Standings => own.bearing(deed),
                Asked::Reservations => bearing::on_reservations(deed),
                Asked::Amendments => bearing::on_amendments(deed),
                Asked::Grounds => bearing::on_grounds(deed),
                Asked::Particulars => bearing::on_particulars(deed),
            },
            None => bearing::on_other(deed),
        };
        for (place, reading) in deed.places(fact) {
            variables.push(Variable {
                treaty: case.no,
                fact: deed.fact,
                place,
                reading,
                bearing,
                may_found: by_entry.is_some_and(|it| it.founds(deed)),
                cut: None,
                within: mattering.run(),
                makes: own.is_some() && bearing::makes(deed),
                one_way_if_later: bearing == Bearing::Mixed
                    && completed.asked == Asked::Standings
                    && on_own.as_ref().is_some_and(|it| it.is_one_way_if_later(deed)),
                leaves: own.and_then(|_| bearing::leaves(deed)),
            });
        }
    }
    variables
}

/// Whether every account of an act names its days.
fn is_dated(deed: &Deed, facts: Cases<'_>) -> bool {
    let places = facts.fact(deed.fact).into_iter().flat_map(|fact| deed.places(fact));
    let accounts = places.flat_map(|(_, reading)| &reading.standing);
    accounts.into_iter().all(|it| it.bounds.is_day().is_some())
}
