//! The lines that say what happened: acts of the journal and events of a scenario, each a day and a
//! sentence with its particulars below. Not what the treaty says.

use foedera_model::{Event, Scenario};

use super::Walk;
use crate::cursor::Expected;
use crate::out::Out;
use crate::recovery::Below;
use crate::sentence::{ACTS, ActDraft, BELOW_ACTS, BELOW_EVENTS, EVENTS, EventDraft};
use crate::token::Kind;

impl Walk<'_, '_> {
    pub(crate) fn act(&mut self, line: usize) {
        let treaty = self.document.treaty.as_ref().map_or(String::new(), |it| it.id.clone());
        let mut draft = ActDraft::new(&treaty);
        let (mut on, mut occurrence) = (None, 1);
        let read = self.reader.read_after(&ACTS, line, &mut draft, |c| {
            let date = crate::noun::plain::date(c)?;
            let mut out = Out::default();
            out.word(&date.to_string());
            // A date and an act are two columns.
            out.close(" ");
            on = Some(date);
            if c.kind(0) == Some(Kind::Colon) {
                return c.miss(Expected::Noun("who did it, with nothing between the day and them"));
            }
            let (count, words) = again(c);
            occurrence = count;
            out.end_with(words);
            Some(out)
        });
        if read.is_none() {
            return self.recover(line, &[Below::Act]);
        }
        (draft.act.on, draft.act.occurrence) = (on, occurrence);
        for below in self.below(line) {
            self.reader.read(&BELOW_ACTS, below, &mut draft);
            self.reader.no_children(below);
        }
        if self.document.treaty.is_none() {
            self.ask_for_head(self.reader.span(line));
        }
        self.document.acts.push((line, self.document.statements.len()));
        self.document.statements.extend(draft.statements());
    }

    pub(super) fn scenario(&mut self, line: usize, id: String, title: String) {
        let mut events = Vec::new();
        for below in self.below(line) {
            events.extend(self.event(below));
        }
        self.document.scenarios.push(Scenario { id, title, events });
    }

    /// An event, in which states may stand by the names that they bear on its day.
    pub(crate) fn event(&mut self, line: usize) -> Option<Event> {
        let event = self.event_with_names(line);
        self.reader.named_on = None;
        event
    }

    fn event_with_names(&mut self, line: usize) -> Option<Event> {
        let mut draft = EventDraft::new();
        let mut on = None;
        let mut supposed = false;
        let read = self.reader.read_after(&EVENTS, line, &mut draft, |c| {
            let date = crate::noun::plain::date(c)?;
            let mut out = Out::default();
            out.word(&date.to_string());
            out.close(" ");
            let ends = [date.bounds().earliest(), date.bounds().latest()];
            c.reader.named_on = ends[0].or(ends[1]).zip(ends[1].or(ends[0]));
            on = Some(date);
            if c.peek(0) == "supposed" && c.kind(1) == Some(Kind::Colon) {
                c.skip();
                c.skip();
                supposed = true;
                out.word("supposed:");
            }
            Some(out)
        });
        if read.is_none() {
            self.recover(line, &[Below::Event]);
            return None;
        }
        for below in self.below(line) {
            self.reader.read(&BELOW_EVENTS, below, &mut draft);
            self.reader.no_children(below);
        }
        let place_in_text = self.reader.span(line);
        let EventDraft { kind, by, by_name, to, lasting, .. } = draft;
        let EventDraft { place, called, denied_by, provided, about, alleged_by, sources, .. } =
            draft;
        Some(Event {
            on: on?,
            lasting,
            kind,
            by,
            by_name,
            to,
            place,
            called,
            denied_by,
            provided,
            about,
            alleged_by,
            supposed,
            sources,
            place_in_text,
        })
    }
}

/// `again`, `again (3)` at the end of an act: which doing of the same thing it is, and its words.
fn again(c: &mut crate::cursor::Cursor<'_, '_>) -> (u16, String) {
    let last = c.peek_back(1);
    let count = last.strip_prefix('(').and_then(|it| it.strip_suffix(')')?.parse::<u16>().ok());
    if let (Some(count), "again") = (count.filter(|it| 1 < *it), c.peek_back(2)) {
        c.shorten(2);
        let words = if count == 2 { "again".to_owned() } else { format!("again ({count})") };
        return (count, words);
    }
    if last == "again" {
        c.shorten(1);
        return (2, "again".to_owned());
    }
    (1, String::new())
}
