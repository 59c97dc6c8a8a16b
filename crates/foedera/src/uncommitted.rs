//! Articles that a scenario names and under which a treaty has no commitment: what is found, asked for or charged under one
//! touches nobody.

use foedera_clauses::File;
use foedera_model::{Diagnostic, Event, EventKind, Label, Severity, Topic, Treaty};

use crate::Library;

/// The code of the warning; no line is wrong in itself.
const CODE: &str = "F004";

impl Library {
    /// The events of a file that name an article of a treaty at hand under which it has no commitment, each with a warning.
    #[must_use]
    pub fn uncommitted_among(&self, file: &File) -> Vec<Diagnostic> {
        let at_hand = |id: &str| {
            let own = file.treaty.as_ref().filter(|it| it.id == id);
            own.or_else(|| self.get(id).map(|it| &it.treaty))
        };
        let events = file.scenarios.iter().flat_map(|it| &it.events);
        let uncommitted = events.filter_map(|event| {
            let (article, id) = named(event)?;
            let treaty = at_hand(id)?;
            let committed = committed(treaty);
            (!committed.contains(&article)).then(|| warning(event, (article, id), &committed))
        });
        uncommitted.collect()
    }
}

/// The article that an event names, with its treaty.
fn named(event: &Event) -> Option<(&Label, &str)> {
    match &event.kind {
        EventKind::RequestsAssistance { article: Some(article), treaty: Some(treaty) }
        | EventKind::Finds { article, treaty: Some(treaty), .. }
        | EventKind::Waives { article, treaty: Some(treaty) }
        | EventKind::FailsToPerform { article, treaty: Some(treaty) } => Some((article, treaty)),
        EventKind::RequestsAssistance { .. }
        | EventKind::Finds { .. }
        | EventKind::Waives { .. }
        | EventKind::FailsToPerform { .. }
        | EventKind::DeclaresWar
        | EventKind::Attacks
        | EventKind::Threatens
        | EventKind::Mobilises
        | EventKind::Supports { .. }
        | EventKind::AtWar
        | EventKind::Establishes { .. }
        | EventKind::Coerces => None,
    }
}

/// The articles under which a treaty has commitments, kept as text or not, each once.
fn committed(treaty: &Treaty) -> Vec<&Label> {
    let kept = treaty.clauses.iter();
    let kept = kept.filter(|it| it.rule.undecided_topic() == Some(Topic::Commitments));
    let all = treaty.commitments.iter().filter_map(|it| it.article.as_ref());
    let mut committed: Vec<&Label> = Vec::new();
    for it in all.chain(kept.filter_map(|it| it.article.as_ref())) {
        if !committed.contains(&it) {
            committed.push(it);
        }
    }
    committed
}

fn warning(event: &Event, (article, id): (&Label, &str), committed: &[&Label]) -> Diagnostic {
    let labels: Vec<&str> = committed.iter().map(|it| it.0.as_str()).collect();
    let cure = match labels.split_last() {
        None => format!("{id} has no commitment at all"),
        Some((only, [])) => format!("its commitment stands under article {only}"),
        Some((last, others)) => {
            format!("its commitments stand under articles {} and {last}", others.join(", "))
        }
    };
    Diagnostic {
        code: CODE.to_owned(),
        severity: Severity::Warning,
        message: format!("{id} has no commitment under article {}", article.0),
        span: event.place_in_text,
        cure: Some(cure),
    }
}
