//! Events and conditions in plain English, for reasons.

use foedera_model::{Duty, Event, EventKind, Predicate};

use crate::words::list;

/// `UA attacks RU on 2024-08-06`.
pub(super) fn event(event: &Event) -> String {
    let by = actor(event);
    let to = list(&event.to);
    let does = |one: &'static str, several| if 1 < event.by.len() { several } else { one };
    let what = match &event.kind {
        EventKind::DeclaresWar => format!("{by} {} war on {to}", does("declares", "declare")),
        EventKind::Attacks => format!("{by} {} {to}", does("attacks", "attack")),
        EventKind::Threatens => format!("{by} {} {to}", does("threatens", "threaten")),
        EventKind::Mobilises => format!("{by} {}", does("mobilises", "mobilise")),
        EventKind::Supports { against } => {
            format!("{by} {} {to} against {against}", does("supports", "support"))
        }
        EventKind::RequestsAssistance { article, .. } => {
            let under = article.iter().map(|it| format!(" under article {}", it.0));
            let under = under.collect::<String>();
            format!("{by} {} assistance of {to}{under}", does("requests", "request"))
        }
        EventKind::AtWar => format!("{by} {} at war with {to}", does("is", "are")),
        EventKind::Finds { organ, article, applies, .. } => {
            let who = organ.as_deref().unwrap_or(&by);
            let applies = if *applies { "applies" } else { "does not apply" };
            let provided =
                event.provided.iter().map(|it| format!(", if {it},")).collect::<String>();
            let finds = does("finds", "find");
            format!("{who} {finds} that article {} {applies}{provided}", article.0)
        }
        EventKind::Establishes { organ, what } => {
            format!("{} finds that {what}", organ.as_deref().unwrap_or(&by))
        }
        EventKind::Waives { article, .. } => {
            format!("{by} {} article {}", does("waives", "waive"), article.0)
        }
        EventKind::FailsToPerform { article, .. } => {
            format!("{by} {} not perform article {}", does("does", "do"), article.0)
        }
        EventKind::Coerces => {
            format!("{by} {} measures of coercion against {to}", does("takes", "take"))
        }
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
