//! Triggers: the event that makes a commitment bite, by whom, on whom, and what else is asked.

use foedera_model::{Predicate, Proviso, Trigger};

use crate::cursor::{Cursor, Expected};
use crate::noun::actors::{actors, are_several, write_actors};
use crate::noun::plain::{code, label, organ, write_label, write_organ};
use crate::noun::proper::{proper, write_proper};
use crate::noun::set::{Form, set, write_set};
use crate::out::Out;
use crate::token::{Kind, quoted};

const EVENT: &str = "an event such as `armed attack`, `threat` or a name in quotes";
pub(crate) const PROVISO: &str = "a condition such as `leading to war` or `on its request`";
const STATE_OF_THINGS: &str = "what must be so, in quotes, such as `\"Kars is kept by Russia\"`";

/// Of two that begin alike the longer stands first.
const PREDICATES: &[(&str, Predicate)] = &[
    ("armed attack", Predicate::ArmedAttack),
    ("attack", Predicate::Attack),
    ("aggression", Predicate::Aggression),
    ("indirect aggression", Predicate::IndirectAggression),
    ("declaration of war", Predicate::DeclarationOfWar),
    ("war", Predicate::War),
    ("involvement in war", Predicate::InvolvementInWar),
    ("threat", Predicate::Threat),
    ("mobilisation", Predicate::Mobilisation),
    ("support of the attacker", Predicate::SupportOfAttacker),
    ("support", Predicate::Support),
    ("unilateral coercive measures", Predicate::CoerciveMeasures),
];

/// Whom support of an attacker falls on, where the treaty does not say it in other words.
pub(crate) const ON_A_PARTY: &str = "on a party";

/// Provisos in fixed words. Where they speak of those attacked, of one and of several.
const PROVISOS: &[(&str, &str, Proviso)] = &[
    (
        "without direct provocation by it",
        "without direct provocation by them",
        Proviso::WithoutDirectProvocation,
    ),
    ("without direct provocation", "without direct provocation", Proviso::WithoutDirectProvocation),
    ("leading to war", "leading to war", Proviso::LeadingToWar),
    ("placing it in a state of war", "placing them in a state of war", Proviso::StateOfWar),
    ("after refusal of its demand", "after refusal of their demand", Proviso::AfterRefusedDemand),
    ("on its request", "on their request", Proviso::OnRequest),
    ("during a war of it", "during a war of them", Proviso::DuringWar),
];

/// Provisos that begin as the attacked do.
const PROVISOS_LED_BY_ON: &[&str] = &["on its request", "on their request", "on a finding by"];

/// The words of events and of what is asked beside them.
pub(crate) fn reserved() -> impl Iterator<Item = &'static str> {
    PREDICATES.iter().map(|it| it.0).chain(PROVISOS.iter().flat_map(|it| [it.0, it.1]))
}

/// The events that have words of their own.
pub(crate) fn events() -> impl Iterator<Item = &'static str> {
    PREDICATES.iter().map(|it| it.0)
}

/// A trigger: what stands behind `on`, up to the colon or the end of the line.
pub(crate) fn trigger(c: &mut Cursor<'_, '_>) -> Option<Trigger> {
    let predicate = predicate(c)?;
    let by = if c.has(by_word(&predicate)) { Some(actors(c)?.0) } else { None };
    let mut provisos = Vec::new();
    let to = predicate.befalls();
    if let Some(area) = c.attempt(|c| area_between(c, to)) {
        provisos.push(area);
    }
    let (mut on, mut objects) = (None, Vec::new());
    if c.has(to) || c.has("on") {
        let (whom, what) = actors(c)?;
        (on, objects) = (Some(whom), what);
    } else {
        let (words, from) = (to, c.at());
        c.reader.furthest.note(from, Expected::Words { words, from });
        // Without whom it is an attacker of, nobody is one.
        if predicate == Predicate::SupportOfAttacker {
            return c.miss(Expected::Words { words: ON_A_PARTY, from });
        }
    }
    while c.kind(0) == Some(Kind::Comma) {
        c.skip();
        provisos.push(proviso(c)?);
    }
    Some(Trigger { predicate, by, on, objects, provisos })
}

/// A mobilisation is *of* the one that mobilises, and a war *with* someone; all else is done *by* someone.
fn by_word(predicate: &Predicate) -> &'static str {
    if *predicate == Predicate::Mobilisation {
        "of"
    } else if *predicate == Predicate::InvolvementInWar {
        "with"
    } else {
        "by"
    }
}

fn predicate(c: &mut Cursor<'_, '_>) -> Option<Predicate> {
    if c.kind(0) == Some(Kind::Quoted) {
        return c.quoted(EVENT).map(Predicate::Named);
    }
    if c.has("attack on the neutrality of") {
        return set(c).map(Predicate::AttackOnNeutralityOf);
    }
    crate::noun::consent::one_of(c, PREDICATES, EVENT)
}

/// `, within the area of article 6,` between the attacker and the attacked, whom the word `to`
/// leads.
fn area_between(c: &mut Cursor<'_, '_>, to: &str) -> Option<Proviso> {
    c.comma()?;
    let area = area(c)?;
    if !c.is_at_end() && c.kind(0) != Some(Kind::Colon) {
        c.comma()?;
        let leads = c.looks_at(to) || c.looks_at("on");
        if !leads || PROVISOS_LED_BY_ON.iter().any(|it| c.looks_at(it)) {
            return None;
        }
    }
    Some(area)
}

fn area(c: &mut Cursor<'_, '_>) -> Option<Proviso> {
    let within = c.has("within");
    if !within {
        c.words("outside")?;
    }
    let name =
        if c.has("the area of article") { format!("article {}", label(c)?) } else { proper(c)? };
    Some(if within { Proviso::Within(name) } else { Proviso::Outside(name) })
}

fn proviso(c: &mut Cursor<'_, '_>) -> Option<Proviso> {
    if matches!(c.peek(0), "within" | "outside") {
        return area(c);
    }
    if c.has("on a finding by") {
        return organ(c).map(Proviso::OnFindingBy);
    }
    if c.has("if") {
        return c.quoted(STATE_OF_THINGS).map(Proviso::If);
    }
    if let Some((.., found)) =
        PROVISOS.iter().find(|(one, several, _)| c.has(several) || c.has(one))
    {
        return Some(found.clone());
    }
    if c.has("during a war of") {
        let one = code(c)?;
        c.words("with")?;
        return Some(Proviso::DuringWarOf([one, code(c)?]));
    }
    let from = c.at();
    for (words, ..) in PROVISOS {
        c.reader.furthest.note(from, Expected::Near { words, from });
    }
    c.miss(Expected::Noun(PROVISO))
}

pub(crate) fn write_trigger(trigger: &Trigger, out: &mut Out) {
    write_predicate(&trigger.predicate, out);
    if let Some(by) = &trigger.by {
        out.word(by_word(&trigger.predicate));
        write_actors(by, &[], out);
    }
    let mut rest = &trigger.provisos[..];
    if let (Some(on), [area @ (Proviso::Within(_) | Proviso::Outside(_)), after @ ..]) =
        (&trigger.on, rest)
    {
        let several = are_several(on);
        write_proviso(area, several, out);
        out.close(",");
        rest = after;
    }
    if let Some(on) = &trigger.on {
        out.word(trigger.predicate.befalls());
        write_actors(on, &trigger.objects, out);
    }
    let several = trigger.on.as_ref().is_some_and(are_several);
    for proviso in rest {
        write_proviso(proviso, several, out);
    }
}

fn write_predicate(predicate: &Predicate, out: &mut Out) {
    if let Predicate::Named(name) = predicate {
        out.word(&quoted(name));
    } else if let Predicate::AttackOnNeutralityOf(set) = predicate {
        out.word("attack on the neutrality of");
        write_set(set, Form::Whole, out);
    } else {
        crate::noun::consent::write_one_of(PREDICATES, predicate, out);
    }
}

fn write_proviso(proviso: &Proviso, several: bool, out: &mut Out) {
    out.close(",");
    if let Proviso::Within(name) = proviso {
        write_area("within", name, out);
    } else if let Proviso::Outside(name) = proviso {
        write_area("outside", name, out);
    } else if let Proviso::OnFindingBy(body) = proviso {
        out.word("on a finding by");
        write_organ(body, out);
    } else if let Proviso::DuringWarOf([one, other]) = proviso {
        out.word("during a war of");
        out.word(one.as_str());
        out.word("with");
        out.word(other.as_str());
    } else if let Proviso::If(so) = proviso {
        out.word("if");
        out.word(&quoted(so));
    } else if let Some((one, many, _)) = PROVISOS.iter().find(|(.., it)| it == proviso) {
        out.word(if several { many } else { one });
    }
}

fn write_area(word: &str, name: &str, out: &mut Out) {
    out.word(word);
    if let Some(article) = name.strip_prefix("article ") {
        out.word("the area of article");
        write_label(article, out);
    } else {
        write_proper(name, out);
    }
}
