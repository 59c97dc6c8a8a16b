//! The law of an audited treaty: what was drafted, and who is in its circle.

use foedera_draft::{Draft, Drafted, Whose};
use foedera_import::Listed;
use foedera_model::{
    AccessionFrom, ActKind, Base, Clause, Condition, Counted, Graded, Head, HowMany, Rule, Set,
    Span, Treaty, When,
};

/// The treaty as drafted. Where entry into force asks for all of those who made it, the circle is
/// closed by who signed, unless others may accede; a bilateral treaty by whoever acted under it.
pub(super) fn treaty(listed: &Listed, draft: &Draft, acts: &[Graded]) -> Treaty {
    let mut head = Head { conventions: draft.conventions, ..Head::default() };
    let closed = !draft.has_accessions && !opens(draft)
        || listed.bilateral == Some(true)
        || asks_for(draft, |it| of_signature(it) || of_notification(it));
    if closed && entry(draft).is_some_and(asks_for_all) {
        let signing = |it: &&Graded| {
            let kind = it.statement.act.kind;
            listed.bilateral == Some(true)
                || matches!(kind, ActKind::Signature | ActKind::DefinitiveSignature)
        };
        let actors = acts.iter().filter(signing).flat_map(|it| &it.statement.act.actors);
        head.between = actors.copied().collect();
        head.between.sort_unstable();
        head.between.dedup();
    }
    let mut clauses: Vec<Clause> = draft.clauses.iter().map(clause).collect();
    if draft.has_accessions && !opens(draft) {
        // Whoever acceded could: the record is of acts that were taken as such.
        let rule = Rule::Accession { by: Set::of(Base::States), from: AccessionFrom::Always };
        clauses.push(clause(&Drafted {
            article: None,
            rule,
            sentence: Span::default(),
            by: "audit",
            whose: Whose::Own,
        }));
    }
    Treaty {
        id: listed.id.clone(),
        title: listed.title.clone(),
        head,
        sets: Vec::new(),
        tables: Vec::new(),
        clauses,
        commitments: Vec::new(),
    }
}

fn clause(drafted: &Drafted) -> Clause {
    Clause {
        article: drafted.article.clone(),
        place: drafted.sentence,
        words: foedera_clauses::sentence(&drafted.rule).unwrap_or_default(),
        rule: drafted.rule.clone(),
        text: None,
        read_by: Vec::new(),
    }
}

/// When the treaty enters into force, as drafted.
pub(super) fn entry(draft: &Draft) -> Option<&When> {
    draft.clauses.iter().find_map(|it| {
        if let Rule::EntersIntoForce { when, .. } = &it.rule { Some(when) } else { None }
    })
}

fn opens(draft: &Draft) -> bool {
    draft.clauses.iter().any(|it| matches!(it.rule, Rule::Accession { .. }))
}

/// The conditions that a day hangs on, at the top.
pub(super) fn conditions(when: &When) -> Vec<&Condition> {
    match when {
        When::On(_) => Vec::new(),
        When::After { condition: Condition::All(all), .. } => all.iter().collect(),
        When::After { condition, .. } => vec![condition],
        When::Later(days) | When::Earlier(days) => days.iter().flat_map(conditions).collect(),
        When::Cases { otherwise, .. } => conditions(otherwise),
    }
}

fn asks_for_all(when: &When) -> bool {
    conditions(when).into_iter().any(|it| {
        if let Condition::Done { by, .. } = it {
            let share = !matches!(by.how_many, HowMany::AtLeast(_));
            share && matches!(by.of.base, Base::Signatories | Base::Parties)
        } else {
            matches!(it, Condition::Exchange | Condition::ExchangeOfNotes)
        }
    })
}

/// Whether a clause asks for acts of this kind.
pub(super) fn asks_for(draft: &Draft, wanted: impl Fn(&Condition) -> bool) -> bool {
    entry(draft).is_some_and(|when| conditions(when).into_iter().any(wanted))
}

/// Whether a condition counts signatures: whoever accedes later is none of those who had to sign, or to notify.
fn of_signature(condition: &Condition) -> bool {
    matches!(condition, Condition::Done { act: Counted::Signature, .. })
}

/// Whether a condition counts notifications that procedures at home are complete.
pub(super) fn of_notification(condition: &Condition) -> bool {
    let Condition::Done { act, .. } = condition else { return false };
    matches!(act, Counted::NotificationSent | Counted::NotificationReceived)
}

/// Whether a condition counts instruments, whatever they are called.
pub(super) fn of_instruments(condition: &Condition) -> bool {
    matches!(condition, Condition::Done { act: Counted::AnyInstrument, .. })
}
