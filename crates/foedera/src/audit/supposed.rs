//! What an audit supposes where nothing states it, each time in words: how days are counted, and that those who acted
//! are of the kind that a clause asks for. Drafts, answers and the register suppose neither.

use foedera_dates::{Conventions, Counting};
use foedera_draft::{Draft, Drafted, NotUnderstood, Whose};
use foedera_model::{Base, Condition, Quorum, Rule, Topic, When};

use crate::drafted::words;

/// How days are counted where neither the text nor a known depositary says it, and the day hangs on it: the
/// day of the act is not counted.
const COUNTING: Conventions = Conventions { counting: Counting::NthDay, ..Conventions::UNSTATED };
const COUNTING_WORDS: &str = "counts days to the Nth day";

/// A draft with what was supposed of it, in words.
pub(super) type Supposed = (Draft, String);

/// The readings of a draft that suppose something, each only if the ones before it give no day; of a draft in which
/// `a_sentence` on entry into force is unread, only those in which it is read.
pub(super) fn readings(draft: &Draft, text: &str, a_sentence: bool) -> Vec<Supposed> {
    let counted = |draft: &Draft| {
        let stated = draft.conventions.is_some();
        (!stated).then(|| Draft { conventions: Some(COUNTING), ..draft.clone() })
    };
    let of_kind = of_the_kind(draft, text);
    let mut readings: Vec<Supposed> = Vec::new();
    if !a_sentence {
        readings.extend(counted(draft).map(|it| (it, COUNTING_WORDS.to_owned())));
    }
    let both = of_kind
        .as_ref()
        .and_then(|(draft, words)| Some((counted(draft)?, format!("{words}; {COUNTING_WORDS}"))));
    readings.extend(of_kind);
    readings.extend(both);
    readings
}

/// The draft in which those who acted are of the kind that its clause asks for.
fn of_the_kind(draft: &Draft, text: &str) -> Option<Supposed> {
    let on_entry = |it: &&NotUnderstood| it.topic == Topic::EntryIntoForce;
    let mut unread = draft.not_understood.iter().filter(on_entry);
    let (first, second) = (unread.next(), unread.next());
    match (first, second) {
        (Some(sentence), None) => {
            let but_for = sentence.but_for.as_ref()?;
            let asked: Vec<String> = but_for.words.iter().map(|it| words(*it, text)).collect();
            let mut draft = draft.clone();
            draft.not_understood.retain(|it| it.topic != Topic::EntryIntoForce);
            draft.clauses.push(Drafted {
                article: sentence.article.clone(),
                rule: but_for.rule.clone(),
                sentence: sentence.sentence,
                by: "entry-but-for-a-kind",
                whose: Whose::Own,
            });
            let one = draft.clauses.iter().filter(|it| is_entry(&it.rule)).count() == 1;
            one.then(|| (draft, told(&asked)))
        }
        (None, _) => {
            let mut draft = draft.clone();
            let mut organisations = Vec::new();
            for drafted in &mut draft.clauses {
                if let Rule::EntersIntoForce { when, .. } = &mut drafted.rule {
                    without_members(when, &mut organisations);
                }
            }
            organisations.sort_unstable();
            organisations.dedup();
            let words = format!("those who acted are members of {}", organisations.join(" and "));
            (!organisations.is_empty()).then_some((draft, words))
        }
        _ => None,
    }
}

/// What is supposed, in the treaty's words: that those who acted are of a kind, or that what it provides was so.
fn told(asked: &[String]) -> String {
    const PROVIDES: &[&str] = &["provided", "except", "but", "if"];
    let provides = |it: &&String| {
        let words = it.trim_start_matches([',', ' ']).to_lowercase();
        PROVIDES.iter().any(|it| words.starts_with(it)) && !words.contains("member")
    };
    let (provisos, kinds): (Vec<&String>, Vec<&String>) = asked.iter().partition(provides);
    let listed = |words: &[&String]| {
        words.iter().map(|it| format!("“{it}”")).collect::<Vec<_>>().join(" and ")
    };
    let mut told = Vec::new();
    if !kinds.is_empty() {
        told.push(format!("those who acted are {}", listed(&kinds)));
    }
    if !provisos.is_empty() {
        told.push(format!("it was so: {}", listed(&provisos)));
    }
    told.join("; ")
}

fn is_entry(rule: &Rule) -> bool {
    matches!(rule, Rule::EntersIntoForce { .. })
}

/// Asks no longer for members of organisations among those who act; whose members, is added to `of`.
fn without_members(when: &mut When, of: &mut Vec<String>) {
    match when {
        When::On(_) => {}
        When::After { condition, .. } => members(condition, of),
        When::Later(days) | When::Earlier(days) => {
            days.iter_mut().for_each(|it| without_members(it, of));
        }
        When::Cases { otherwise, .. } => without_members(otherwise, of),
    }
}

fn members(condition: &mut Condition, of: &mut Vec<String>) {
    if let Condition::All(all) = condition {
        all.iter_mut().for_each(|it| members(it, of));
    }
    let Condition::Done { by: Quorum { including, of: set, .. }, .. } = condition else { return };
    if let Base::MembersOf(organisation) = &set.base {
        of.push(organisation.to_string());
        set.base = Base::States;
    }
    including.retain(|(_, set)| {
        if let Base::MembersOf(organisation) = &set.base {
            of.push(organisation.to_string());
            return false;
        }
        true
    });
}
