//! Commitments that say something else than their writer meant: of nobody, of oneself, of a stranger, within an area that
//! nothing describes.

use foedera_entities::EntityId;
use foedera_model::{Actors, Against, Commitment, Duty, Predicate, Side, Treaty, Trigger};

use super::contradictions::Subjects;
use crate::problem::Problem;
use crate::reader::Reader;

pub(super) fn check(treaty: &Treaty, reader: &mut Reader<'_>) {
    let subjects = Subjects::of(treaty);
    for commitment in &treaty.commitments {
        let place = commitment.place;
        let mut push =
            |problem: Problem, found: &[&str]| reader.found.push(problem.at(place, found));
        if let Some(event) = in_quotes(commitment) {
            push(Problem::BefallsInQuotes, &[event]);
        }
        if is_help_at_all_times(commitment) {
            push(Problem::HelpAtAllTimes, &[]);
        }
        if is_guarantee_of_nobody(commitment) {
            push(Problem::GuaranteeOfNobody, &[]);
        }
        if let Some(both) = on_both_sides(treaty, commitment) {
            push(Problem::BothSides, &[both.as_str()]);
        }
        if let Some(article) = area_of_no_article(treaty, commitment) {
            push(Problem::AreaOfNoArticle, &[article]);
        }
        let bearers = codes(treaty, &commitment.bearer);
        if let Some(stranger) = bearers.iter().find(|it| subjects.is_stranger(**it)) {
            push(Problem::StrangerOwes, &[stranger.as_str()]);
        }
    }
}

/// An event in quotes is nobody's: whom it befalls stands behind it.
fn in_quotes(commitment: &Commitment) -> Option<&str> {
    let trigger = commitment.trigger.as_ref().filter(|it| it.on.is_none())?;
    let Predicate::Named(words) = &trigger.predicate else { return None };
    let parts = [" on a party", " to a party", " against a party"];
    parts.iter().find_map(|it| words.strip_suffix(it))
}

/// Help that is owed whatever happens, against nobody who is named, is not owed in a war that its beneficiary begins:
/// the casus of what has no casus is easily missed.
fn is_help_at_all_times(it: &Commitment) -> bool {
    it.trigger.is_none() && it.against.is_none() && matches!(it.duty, Duty::Defense(_))
}

/// What the parties guarantee each other at all times is of nobody, unless the words speak of the parties themselves: an event
/// that hits a third state does not touch it.
fn is_guarantee_of_nobody(it: &Commitment) -> bool {
    let is_their_own =
        |what: &str| what.split(|it: char| !it.is_alphabetic()).any(|it| THEIR_OWN.contains(&it));
    let of_nobody = matches!(&it.duty, Duty::Guarantee(what) if !is_their_own(what));
    let to_each_other = matches!(it.beneficiary, Side::EachOther | Side::OtherParties);
    of_nobody && to_each_other && it.trigger.is_none()
}

/// Words by which parties speak of what is theirs.
const THEIR_OWN: &[&str] =
    &["their", "its", "each", "party", "parties", "own", "respective", "mutual"];

/// Who owes something to himself or against himself, or would be hit by himself. In two lists of several a state may stand twice:
/// each owes it to the others.
fn on_both_sides(treaty: &Treaty, commitment: &Commitment) -> Option<EntityId> {
    let bearers = codes(treaty, &commitment.bearer);
    let beneficiaries = codes(treaty, &commitment.beneficiary);
    let enemies = match &commitment.against {
        Some(Against::Set(set)) => of_set(treaty, set),
        Some(Against::Attackers) | None => Vec::new(),
    };
    let trigger = commitment.trigger.as_ref();
    let side = |it: Option<&Actors>| it.map_or_else(Vec::new, |it| of_set(treaty, &it.set));
    let by = side(trigger.and_then(|it| it.by.as_ref()));
    let on = side(trigger.and_then(|it| it.on.as_ref()));
    let pairs =
        [(&bearers, &beneficiaries), (&bearers, &enemies), (&beneficiaries, &enemies), (&by, &on)];
    pairs.iter().find_map(|(one, other)| {
        let alone = one.len() == 1 || other.len() == 1;
        one.iter().find(|it| alone && other.contains(it)).copied()
    })
}

fn codes(treaty: &Treaty, side: &Side) -> Vec<EntityId> {
    match side {
        Side::Set(set) => of_set(treaty, set),
        Side::OtherParties | Side::EachOther | Side::Victims => Vec::new(),
    }
}

fn of_set(treaty: &Treaty, set: &foedera_model::Set) -> Vec<EntityId> {
    treaty.named(set).map_or_else(Vec::new, std::borrow::Cow::into_owned)
}

/// The article whose area a commitment asks about, where the file has nothing of it.
fn area_of_no_article<'t>(treaty: &Treaty, commitment: &'t Commitment) -> Option<&'t str> {
    let clauses = treaty.clauses.iter().filter_map(|it| it.article.as_ref());
    let labels = clauses.chain(treaty.commitments.iter().filter_map(|it| it.article.as_ref()));
    let labels: Vec<&str> = labels.map(|it| it.0.as_str()).collect();
    let asked = commitment.trigger.iter().flat_map(Trigger::areas);
    let mut articles = asked.filter_map(|it| it.strip_prefix("article "));
    // What a paragraph describes stands under its article: `6(2)`.
    articles
        .find(|it| !labels.contains(it) && !labels.contains(&it.split('(').next().unwrap_or(it)))
}
