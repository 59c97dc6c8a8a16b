//! Scenarios: events that cannot be as they stand, words that are misspelt where anything may be said, and
//! findings of what no other finding asks for.

use foedera_dates::{Edtf, Verdict};
use foedera_entities::EntityId;
use foedera_model::{Event, EventKind, Lasting, Scenario, Span};

use super::journal::alive;
use crate::document::Document;
use crate::near::edits_of_a_slip;
use crate::noun::plain::is_code;
use crate::problem::Problem;
use crate::reader::Reader;

/// Whoever calls an event something is free in his words, and these are those that answers turn on. What is a slip of one
/// would leave the answer open without a word.
const TELLING: &str = "aggression aircraft another armed attack attacker coercive continuing declaration direct \
    directly forces indirect leading measures mobilisation neutrality outside placing provocation provoked separate \
    support territory threat unprovoked vessels within without";

/// Good words that look like a slip of one of these.
const OTHERS: &str = "aggressions aggressive aggressor attacked attackers attacking attacks continued continues directed \
    directs force forced forcing indirectly lead leads measure measured placed place provoke provokes provocative separately \
    supported supporter supporters supports territories threaten threatened threats treat treaty vessel arm army arms warm";

/// One slip in a word so long, and none in a shorter one.
const LETTERS_MIN: usize = 5;

pub(super) fn check(document: &Document, reader: &mut Reader<'_>) {
    for scenario in &document.scenarios {
        for event in &scenario.events {
            over_before_it_began(event, reader);
            without_an_end(event, reader);
            against_itself(event, reader);
            of_their_time(event, reader);
            misspelt(event, reader);
            of_two_minds(event, reader);
            called_and_not(event, reader);
            attacker_in_words(event, reader);
        }
        told_twice(scenario, reader);
        found_for_nothing(scenario, reader);
        about_nothing(scenario, reader);
    }
}

fn over_before_it_began(event: &Event, reader: &mut Reader<'_>) {
    let Lasting::Until(last) = event.lasting else { return };
    if last.is_before(event.on.bounds()) == Verdict::Yes {
        let found = [Edtf::from_bounds(last).to_string(), event.on.to_string()];
        let problem = Problem::OverBefore.at(event.place_in_text, &[&found[0], &found[1]]);
        reader.found.push(problem);
    }
}

/// An event that is not over matters to every later day.
fn without_an_end(event: &Event, reader: &mut Reader<'_>) {
    if event.lasting == Lasting::Open {
        reader.found.push(Problem::EndUnsaid.at(event.place_in_text, &[]));
    }
}

/// Those who act, and to whom it is done, are states of the day.
fn of_their_time(event: &Event, reader: &mut Reader<'_>) {
    event.names().into_iter().for_each(|it| alive(event.place_in_text, it, &event.on, reader));
}

fn against_itself(event: &Event, reader: &mut Reader<'_>) {
    let against = event.against();
    let others: Vec<EntityId> = event.to.iter().copied().chain(against).collect();
    let both = event.by.iter().find(|it| others.contains(it));
    let both = both.or_else(|| event.to.iter().find(|it| Some(**it) == against));
    if let Some(it) = both {
        reader.found.push(Problem::BothSides.at(event.place_in_text, &[it.as_str()]));
    }
}

/// One event told in two lines would be two, and trigger what it triggers twice.
fn told_twice(scenario: &Scenario, reader: &mut Reader<'_>) {
    for (no, event) in scenario.events.iter().enumerate() {
        let is_same = |it: &&Event| {
            (&it.on, &it.kind, &it.by, &it.by_name, &it.to, &it.place, &it.about)
                == (
                    &event.on,
                    &event.kind,
                    &event.by,
                    &event.by_name,
                    &event.to,
                    &event.place,
                    &event.about,
                )
        };
        if let Some(first) = scenario.events.iter().take(no).find(is_same) {
            let line = reader.line_number(reader.tree.line_at(first.place_in_text));
            reader.found.push(Problem::EventTwice.at(event.place_in_text, &[&line]));
        }
    }
}

/// A word of a characterisation that is a slip of one that answers turn on.
fn misspelt(event: &Event, reader: &mut Reader<'_>) {
    for called in &event.called {
        for word in called.called.split(' ').filter(|it| LETTERS_MIN <= it.chars().count()) {
            let is_known = |words: &str| words.split(' ').any(|it| it == word);
            if is_known(TELLING) || is_known(OTHERS) {
                continue;
            }
            let slips = |it: &&str| edits_of_a_slip(word, it) == Some(1);
            if let Some(meant) = TELLING.split(' ').find(slips) {
                let span = below(event, word, reader.text);
                reader.found.push(Problem::Unread.at(span, &[word, meant]));
            }
        }
    }
}

/// A denial is of whatever the event is called, also by who denies. Who calls it nothing of the sort denies that besides.
fn of_two_minds(event: &Event, reader: &mut Reader<'_>) {
    for state in &event.denied_by {
        let by_him = event.called.iter().filter(|it| it.by.contains(state));
        let Some(called) = by_him.into_iter().find(|it| !it.called.starts_with("no ")) else {
            continue;
        };
        let span = below(event, "denied", reader.text);
        let problem = Problem::CalledAndDenied.at(span, &[state.as_str(), &called.called]);
        reader.found.push(problem);
    }
}

/// One state calls it something, or nothing of the sort, and not both.
fn called_and_not(event: &Event, reader: &mut Reader<'_>) {
    for it in &event.called {
        let denial = format!("no {}", it.called);
        let contrary = event.called.iter().filter(|other| other.called == denial);
        let both = contrary.flat_map(|other| &other.by).find(|by| it.by.contains(by));
        if let Some(state) = both {
            let span = below(event, &denial, reader.text);
            reader.found.push(Problem::CalledAndNot.at(span, &[state.as_str(), &it.called]));
        }
    }
}

/// Who attacked is said by an event's own line; of a name in a characterisation nobody reads that.
fn attacker_in_words(event: &Event, reader: &mut Reader<'_>) {
    for it in &event.called {
        let words: Vec<&str> = it.called.split(' ').collect();
        let named = words.windows(2).find_map(|pair| match pair {
            ["by", who] => {
                Some(*who).filter(|it| is_code(it) && !event.by.iter().any(|by| by.as_str() == *it))
            }
            _ => None,
        });
        if let Some(who) = named {
            let span = below(event, &it.called, reader.text);
            reader.found.push(Problem::AttackerInWords.at(span, &[who]));
        }
    }
}

/// Where a word of its particulars stands.
fn below(event: &Event, word: &str, text: &str) -> Span {
    let from = event.place_in_text.end();
    let at = text.get(from..).and_then(|rest| rest.find(word));
    at.map_or(event.place_in_text, |at| Span::new(from + at, from + at + word.len()))
}

/// What is found to be so is a condition of some finding, in the same words.
fn found_for_nothing(scenario: &Scenario, reader: &mut Reader<'_>) {
    let conditions: Vec<&str> =
        scenario.events.iter().filter_map(|it| it.provided.as_deref()).map(str::trim).collect();
    for event in &scenario.events {
        let EventKind::Establishes { what, .. } = &event.kind else { continue };
        if conditions.contains(&what.trim()) {
            continue;
        }
        let cure = match conditions.first() {
            Some(it) => format!("write the same words as there: `\"{it}\"`"),
            None => {
                "below the finding that hangs on it stands `if \"…\"`, in the same words".to_owned()
            }
        };
        reader.found.push(Problem::NoSuchCondition.at(event.place_in_text, &[&cure]));
    }
}

/// What a finding, request or waiver is about is an event of the scenario that did not come after it.
fn about_nothing(scenario: &Scenario, reader: &mut Reader<'_>) {
    for event in &scenario.events {
        let Some(about) = &event.about else { continue };
        let is_it = |it: &&Event| {
            about.means(it)
                && it.is_triggering()
                && event.on.bounds().is_before(it.on.bounds()) != Verdict::Yes
        };
        if !scenario.events.iter().any(|it| is_it(&it)) {
            let span = below(event, "about", reader.text);
            reader.found.push(Problem::AboutNothing.at(span, &[&about.on.to_string()]));
        }
    }
}
