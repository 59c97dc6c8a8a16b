//! Events and conditions in plain English, for reasons.

use foedera_model::{Duty, Event, EventKind, Predicate};

use crate::words::list;

/// `UA attacks RU on 2024-08-06`.
pub(super) fn event(event: &Event) -> String {
    let by = actor(event);
    let to = list(&event.to);
    let what = match &event.kind {
        EventKind::DeclaresWar => format!("{by} declares war on {to}"),
        EventKind::Attacks => format!("{by} attacks {to}"),
        EventKind::Threatens => format!("{by} threatens {to}"),
        EventKind::Mobilises => format!("{by} mobilises"),
        EventKind::Supports { against } => format!("{by} supports {to} against {against}"),
        EventKind::RequestsAssistance { article, .. } => {
            let under = article.iter().map(|it| format!(" under article {}", it.0));
            format!("{by} requests assistance of {to}{}", under.collect::<String>())
        }
        EventKind::AtWar => format!("{by} is at war with {to}"),
        EventKind::Finds { organ, article, applies, .. } => {
            let who = organ.as_deref().unwrap_or(&by);
            let applies = if *applies { "applies" } else { "does not apply" };
            let provided =
                event.provided.iter().map(|it| format!(", if {it},")).collect::<String>();
            format!("{who} finds that article {} {applies}{provided}", article.0)
        }
        EventKind::Establishes { organ, what } => {
            format!("{} finds that {what}", organ.as_deref().unwrap_or(&by))
        }
        EventKind::Waives { article, .. } => format!("{by} waives article {}", article.0),
        EventKind::FailsToPerform { article, .. } => {
            format!("{by} does not perform article {}", article.0)
        }
        EventKind::Coerces => format!("{by} takes measures of coercion against {to}"),
    };
    format!("{what} on {}", event.on)
}

/// Who does it, by code, or by name where it is no state.
pub(super) fn actor(event: &Event) -> String {
    event.by_name.clone().unwrap_or_else(|| list(&event.by))
}

/// With its article: `an armed attack`; without it, the word that a characterisation uses.
pub(super) fn predicate(predicate: &Predicate) -> String {
    match predicate {
        Predicate::ArmedAttack => "an armed attack".to_owned(),
        Predicate::Attack => "an attack".to_owned(),
        Predicate::Aggression => "aggression".to_owned(),
        Predicate::IndirectAggression => "indirect aggression".to_owned(),
        Predicate::DeclarationOfWar => "a declaration of war".to_owned(),
        Predicate::War | Predicate::InvolvementInWar => "a war".to_owned(),
        Predicate::Threat => "a threat".to_owned(),
        Predicate::Mobilisation => "a mobilisation".to_owned(),
        Predicate::SupportOfAttacker => "support of the attacker".to_owned(),
        Predicate::Support => "support".to_owned(),
        Predicate::AttackOnNeutralityOf(_) => "an attack on neutrality".to_owned(),
        Predicate::CoerciveMeasures => "coercive measures".to_owned(),
        Predicate::Named(name) => name.clone(),
    }
}

/// `assistance`, `non-aggression`: the duty in one word or two.
pub(super) fn duty(duty: &Duty) -> &str {
    match duty {
        Duty::Defense(_) => "assistance",
        Duty::Offense => "participation in war",
        Duty::Neutrality(_) => "neutrality",
        Duty::NonAggression => "non-aggression",
        Duty::Consultation => "consultation",
        Duty::NoAidToEnemy => "no aid to the enemy",
        Duty::NoHostileAlliance => "no hostile alliance",
        Duty::NoSeparatePeace => "no separate peace",
        Duty::MilitaryAid => "military aid",
        Duty::UseOfTerritory => "use of territory",
        Duty::DenialOfTerritory => "denial of territory",
        Duty::Guarantee(_) => "a guarantee",
        Duty::RejectionOfCoerciveMeasures => "rejection of coercive measures",
        Duty::Other(words) => words,
    }
}
