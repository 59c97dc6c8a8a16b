//! What stands in a line or a block and is a sentence of its own, or no sentence at all: where it goes.

use foedera_dates::Edtf;
use foedera_model::Diagnostic;

use super::cure::VERBS;
use super::{
    BELOW_ACTS_PLACE, BLOCK_PLACE, CLAUSE_PLACE, JOURNAL_PLACE, OWED_PLACE, Place, SCENARIO_PLACE,
};
use crate::cursor::Expected;
use crate::document::EVENT_LEADS;
use crate::noun::actors::ACTORS;
use crate::noun::consent::topic_words;
use crate::noun::plain::is_code;
use crate::noun::trigger::{ON_A_PARTY, PROVISO, events};
use crate::problem::Problem;
use crate::sentence::{CLAUSES, OWED, topic_of};
use crate::token::quoted;

impl Place<'_, '_> {
    /// What to do with words behind a sentence that is complete without them. What belongs to a clause is
    /// quoted under its topic, so that answers tell of it; elsewhere it is a note.
    pub(super) fn apart(&mut self, place: &str) -> String {
        let from = self.at - self.reader.tree.lines.get(self.line).map_or(0, |it| it.tokens.start);
        let clauses = place == CLAUSE_PLACE;
        if clauses && self.reader.could_be(&CLAUSES, self.line, from) {
            return "say the rest on a line of its own".to_owned();
        }
        if clauses {
            let topic = self.topic().unwrap_or("TOPIC");
            return format!("quote it on a line of its own: `text on {topic} {}`", self.rest());
        }
        let next = self.at + usize::from(matches!(self.reader.token(self.at), "," | "and"));
        if place == JOURNAL_PLACE && VERBS.contains(self.reader.token(next)) {
            return "each act stands on a line of its own, behind its day".to_owned();
        }
        let rest = self.rest();
        match place {
            OWED_PLACE => format!(
                "quote it on the next line, indented by two more spaces, as what it is: `timing {rest}`, \
                 `except {rest}` or `in accordance with {rest}`"
            ),
            JOURNAL_PLACE | SCENARIO_PLACE => {
                format!("quote it on the next line, indented by two more spaces: `note {rest}`")
            }
            BLOCK_PLACE => format!("quote it beside the clause: `text on TOPIC {rest}`"),
            _ => format!("quote it on a line of its own: `note {rest}`"),
        }
    }

    /// The rest of the line in quotes, whole: what is offered is copied.
    fn rest(&self) -> String {
        let (rest, _) = self.words(self.at, self.end());
        let rest = rest.trim_start_matches([',', ' ']);
        // Between backticks stands what is offered.
        quoted(&rest.replace('`', "'"))
    }

    /// The topic of the sentence that is complete here.
    fn topic(&mut self) -> Option<&'static str> {
        let surplus = self.end().checked_sub(self.at)?;
        let mut shape = None;
        self.reader.would(self.line, |c| {
            c.shorten(surplus);
            shape = CLAUSES.read(c).map(|it| it.shape);
            None
        });
        let pattern = CLAUSES.shape(shape?)?.pattern;
        topic_of(pattern).and_then(topic_words)
    }

    /// What is owed on an event, where the line says the event otherwise: `if a party is the victim of an
    /// armed attack:`.
    pub(super) fn event(&self, place: &str) -> Option<Diagnostic> {
        let opens = self.reader.ends_with_colon(self.line);
        let first = self.reader.token(self.start);
        if place != CLAUSE_PLACE || !opens || !EVENT_LEADS.contains(&first) {
            return None;
        }
        let (line, span) = self.words(self.start, self.end());
        let event = events().filter(|it| line.contains(*it)).max_by_key(|it| it.len());
        let by = self.attacker().map(|it| format!(" by {it}")).unwrap_or_default();
        let cure = match event {
            Some(event) if !by.is_empty() => format!("write `on {event}{by} on a party:`"),
            Some(event) => format!(
                "write `on {event} on a party:`; by whom and where, if the treaty says it: `on {event} by a \
                 state outside this treaty, within \"…\", on a party:`"
            ),
            None => {
                let known: Vec<String> = events().map(|it| format!("`{it}`")).collect();
                format!(
                    "begin with the event, `on EVENT on a party:`; an event is {}, or any in quotes",
                    known.join(", ")
                )
            }
        };
        Some(Problem::UnknownSentence.at(span, &[first, place, &cure]))
    }

    /// Who attacks, where the line names him behind one who is attacked: `is attacked by DE`.
    fn attacker(&self) -> Option<String> {
        let by = (self.start..self.end()).find(|it| self.reader.token(*it) == "by")?;
        let ends = |it: &usize| matches!(self.reader.token(*it), "," | ":");
        let end = (by..self.end()).find(ends)?;
        let who = self.words(by + 1, end - by - 1).0;
        Some(match who.as_str() {
            "" => return None,
            "a third state" | "any third state" | "another state" | "a third power" => {
                "a state outside this treaty".to_owned()
            }
            _ => who,
        })
    }

    /// An event that begins as a clause on duration does: `in case a party is attacked:`.
    pub(super) fn in_case(&mut self, place: &str) -> Option<Diagnostic> {
        let second = self.reader.token(self.start.saturating_add(1));
        let is_event = self.reader.token(self.start) == "in" && matches!(second, "case" | "the");
        if is_event { self.event(place) } else { None }
    }

    /// An act or an event at the left, where those above stand indented.
    pub(super) fn unindented(&self) -> Option<Diagnostic> {
        let word = self.reader.token(self.start);
        let depth = self.reader.tree.lines.get(self.line)?.depth;
        if depth != 0 || self.at != self.start || word.parse::<Edtf>().is_err() {
            return None;
        }
        let lead = |line: usize| self.reader.words(line).first().copied().unwrap_or_default();
        let opener = self.reader.tree.roots().filter(|it| *it < self.line).map(lead);
        let opener = opener.filter(|it| matches!(*it, "acts" | "scenario")).last();
        let cure = match opener {
            Some("acts" | "scenario") => "indent it by 2 spaces".to_owned(),
            _ => "an act stands under `acts`, indented by two spaces".to_owned(),
        };
        Some(Problem::UnknownSentence.at(self.span(), &[word, CLAUSE_PLACE, &cure]))
    }

    /// What is owed, in the line of the event: it stands below it.
    pub(super) fn duty_beside(&mut self, place: &str) -> Option<Diagnostic> {
        let start = self.reader.tree.lines.get(self.line)?.tokens.start;
        let is_event = place == CLAUSE_PLACE && self.reader.token(start) == "on";
        if !is_event || self.is_end_of_line() {
            return None;
        }
        let before = self.at.checked_sub(1)?;
        let comma = Some(before).filter(|it| self.reader.token(*it) == ",");
        let is_opened = self.reader.token(before) == ":";
        if is_opened || !self.reader.could_be(&OWED, self.line, self.at - start) {
            return None;
        }
        let (span, cure) = match comma {
            Some(comma) => (self.words(comma, 1).1, "write `:`".to_owned()),
            None => (self.span(), format!("write `:` before {}", self.found())),
        };
        Some(Problem::Expected.at(span, &["a colon behind the event", &self.found(), &cure]))
    }

    /// The attacker behind the attacked: `on attack on a party by a state:`.
    pub(super) fn attacker_behind(&self, place: &str) -> Option<Diagnostic> {
        let start = self.reader.tree.lines.get(self.line)?.tokens.start;
        let is_event = place == CLAUSE_PLACE && self.reader.token(start) == "on";
        if !is_event || self.is_end_of_line() || self.reader.token(self.at) != "by" {
            return None;
        }
        // A second `by` names nobody who attacks: `without direct provocation by them`.
        let is_other = |it: usize| matches!(self.reader.token(it), "by" | "provocation");
        let comma = self.reader.token(self.at.saturating_sub(1)) == ",";
        let ends = comma || self.reader.furthest.expected.contains(&Expected::Colon);
        if !ends || (start..self.at).any(is_other) {
            return None;
        }
        let event = start + 1;
        let leads = |it: &usize| matches!(self.reader.token(*it), "on" | "to" | ",");
        let whom = (event..self.at).find(leads)?;
        let ends = |it: &usize| matches!(self.reader.token(*it), "," | ":");
        let end = (self.at..self.end()).find(ends).unwrap_or(self.end());
        let said = |from: usize, to: usize| self.words(from, to - from).0;
        let (event, by, on) =
            (said(event, whom), said(self.at, end), said(whom, self.at - usize::from(comma)));
        let joint = if on.starts_with(',') { "" } else { " " };
        let span = self.words(start, end - start).1;
        // Whose neutrality it is belongs to the event.
        let cure = if on.starts_with("on the neutrality") {
            format!("write `on {event} {on} {by}`")
        } else {
            format!("write `on {event} {by}{joint}{on}`")
        };
        Some(
            Problem::Expected.at(span, &["who attacks before who is attacked", "it behind", &cure]),
        )
    }

    /// The attacked behind what else is asked: `on aggression, on its request, on KH:`.
    pub(super) fn attacked_behind(&self) -> Option<Diagnostic> {
        let asks = self.reader.furthest.expected.contains(&Expected::Noun(PROVISO));
        let leads = matches!(self.reader.token(self.at), "on" | "to" | "of");
        let whom = self.reader.token(self.at + 1);
        let is_whom = is_code(whom) || matches!(whom, "a" | "any" | "one");
        if !asks || !leads || !is_whom || self.reader.token(self.at.saturating_sub(1)) != "," {
            return None;
        }
        let ends = |it: &usize| matches!(self.reader.token(*it), "," | ":");
        let end = (self.at..self.end()).find(ends).unwrap_or(self.end());
        let whom = self.words(self.at, end - self.at).0;
        let asked = (self.start..self.at).find(|it| self.reader.token(*it) == ",")?;
        let event = self.words(self.start, asked - self.start).0;
        // Where nothing is asked between the two, the comma alone is too many.
        let between = self.at - 1 - asked;
        let rest = if between == 0 { String::new() } else { self.words(asked, between).0 };
        let line = self.words(self.start, end - self.start).1;
        let cure = format!("write `{event} {whom}{rest}`");
        Some(
            Problem::Expected
                .at(line, &["who is attacked before what else is asked", "it behind", &cure]),
        )
    }

    /// What is hit of one state by its code: `on attack on AT-HU's forces`.
    pub(super) fn of_one_state(&self) -> Option<Diagnostic> {
        let asks = self.reader.furthest.expected.contains(&Expected::Noun(ACTORS));
        let word = self.reader.token(self.at);
        let state = word.strip_suffix("'s").filter(|it| asks && is_code(it))?;
        let cure = format!(
            "what is hit is said of `a party's` alone: write `on attack on a party's {}:`, and below it who owes it, each by \
             its code; or name the state alone, `on attack on {state}:`",
            self.words(self.at + 1, 1).0
        );
        Some(Problem::Expected.at(self.span(), &["`a party's`", &self.found(), &cure]))
    }

    /// The attacked whom a line leaves out that speaks of an attacker.
    pub(super) fn attacked_missing(&self) -> Option<Diagnostic> {
        let is_it =
            |it: &Expected| matches!(it, Expected::Words { words, .. } if *words == ON_A_PARTY);
        if !self.reader.furthest.expected.iter().any(is_it) || self.is_atom() {
            return None;
        }
        let found = self.found();
        let cure = if self.is_end_of_line() {
            format!("go on with `{ON_A_PARTY}`")
        } else {
            format!("write `{ON_A_PARTY}` before {found}")
        };
        Some(Problem::Expected.at(self.span(), &["whom the attacker attacks", &found, &cure]))
    }

    /// An act that stands below another as if it were said of it: `and makes a reservation`.
    pub(super) fn act_below(&self, place: &str) -> Option<Diagnostic> {
        let tokens = self.reader.tree.lines.get(self.line)?.tokens.clone();
        let joined = usize::from(matches!(self.reader.token(tokens.start), "and" | "but" | "also"));
        let verb = tokens.start + joined;
        let is_verb = verb < tokens.end && VERBS.contains(self.reader.token(verb));
        let reserved = self.reservation(tokens.start);
        if place != BELOW_ACTS_PLACE || !is_verb && reserved.is_none() {
            return None;
        }
        let above = (0..self.line).rev().find(|it| {
            let depth = |line: usize| self.reader.tree.lines.get(line).map(|it| it.depth);
            depth(*it) < depth(self.line)
        });
        let above = self.reader.words(above?);
        let who = above.iter().take_while(|it| !VERBS.contains(*it));
        let mut who = who.copied().collect::<Vec<_>>().join(" ").replace(" ,", ",");
        if let Some((day, rest)) = who.split_once(' ') {
            who = format!("{day}  {rest}");
        }
        let (line, span) = self.words(tokens.start, tokens.len());
        let several = who.contains(" and ");
        let said = match reserved {
            Some(to) => format!("{} a reservation{to}", if several { "make" } else { "makes" }),
            None => self.words(verb, tokens.len()).0,
        };
        let cure =
            format!("it is an act of its own, on a line beside the one above: `{who} {said}`");
        Some(Problem::Misplaced.at(span, &[&line, &cure]))
    }

    /// To what a reservation is made that a line below an act tells of: `with a reservation to article 5`,
    /// `reservation to Appendix II`.
    fn reservation(&self, start: usize) -> Option<String> {
        const LEADS: &[&str] = &["with", "subject", "to", "under", "a", "the", "its"];
        let leads = |it: &usize| LEADS.contains(&self.reader.token(*it));
        let noun = (start..self.end()).find(|it| !leads(it))?;
        if !matches!(self.reader.token(noun), "reservation" | "reservations") {
            return None;
        }
        let to = self.reader.token(noun + 1) == "to" && noun + 2 < self.end();
        let (part, _) = self.words(noun + 2, self.end());
        Some(match part.strip_prefix("article ") {
            _ if !to => String::new(),
            Some(label) => format!(" to article {label}"),
            None => format!(" to article {}", quoted(&part)),
        })
    }
}
