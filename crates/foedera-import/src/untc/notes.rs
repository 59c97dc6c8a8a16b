//! The end notes of the collection: acts of predecessors, withdrawals and returns, which stand
//! nowhere else.
//!
//! They are English prose, and a small set of patterns reads them sentence by sentence
//! ([`super::pattern`]). A note that no pattern reads is listed among the refused: most are about
//! reservations and territories.

use std::collections::BTreeMap;

use foedera_dates::{Bounds, Day, Edtf};
use foedera_entities::EntityId;
use foedera_model::{Act, ActKind, Instrument, Status};

use super::pattern::{self, Found};
use super::{Reading, status};
use crate::table::{Row, Table};
use crate::{Error, Place};

/// What a note says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// The acts to which the note belongs were somebody else's.
    Effected { by: String, only: Option<ActKind> },
    /// Somebody did something.
    Done { who: String, kind: ActKind, on: Option<Day>, effective: Option<Day>, contested: bool },
}

/// The notes that were read, by treaty key and number.
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: BTreeMap<(String, String), Vec<Note>>,
    /// The days on which somebody did something, as far as notes tell.
    days: BTreeMap<(String, EntityId, ActKind), Vec<Day>>,
}

impl Notes {
    pub(super) fn of(&self, key: &str, footnote: &str) -> Option<&[Note]> {
        self.notes.get(&(key.to_owned(), footnote.to_owned())).map(Vec::as_slice)
    }

    /// Which notice it is that took effect: the last that was told.
    fn last_notice(&self, treaty: &str, actor: EntityId) -> u16 {
        let notices = self.days.get(&(treaty.to_owned(), actor, ActKind::WithdrawalNotice));
        notices.and_then(|it| u16::try_from(it.len()).ok()).unwrap_or(1)
    }

    /// Which doing of this act it is, seen beside those that the notes tell.
    pub(super) fn occurrence(&self, treaty: &str, actor: EntityId, kind: ActKind, day: Day) -> u16 {
        let days = self.days.get(&(treaty.to_owned(), actor, kind));
        let earlier = days.into_iter().flatten().filter(|it| **it < day).count();
        u16::try_from(earlier + 1).unwrap_or(u16::MAX)
    }
}

pub(super) fn read(
    table: &Table,
    keys: &BTreeMap<String, String>,
    reading: &mut Reading<'_>,
) -> Result<Notes, Error> {
    let (key, number) = (table.column("treaty")?, table.column("footnote")?);
    let text = table.column("text")?;
    let mut read = Notes::default();
    for row in table.rows(reading.report()) {
        let Some(treaty) = keys.get(row.get(key)) else {
            let why = status::unlisted(row.get(key));
            reading.report().refuse(&table.place(row, key), row.raw(), why);
            continue;
        };
        let notes = notes_of(row.get(text));
        if notes.is_empty() {
            let why = "no pattern reads an act in this note";
            reading.report().refuse(&table.place(row, text), row.raw(), why);
            continue;
        }
        let told: Vec<Result<(), String>> = notes
            .iter()
            .map(|note| tell(note, treaty, row, row.get(text), &mut read, reading))
            .collect();
        if let (Some(Err(why)), true) = (told.first(), told.iter().all(Result::is_err)) {
            reading.report().refuse(&table.place(row, text), row.raw(), why.as_str());
            continue;
        }
        reading.report().take();
        for why in told.into_iter().filter_map(Result::err) {
            reading.report().doubt(&row.place, why);
        }
        let id = (row.get(key).to_owned(), row.get(number).to_owned());
        read.notes.entry(id).or_default().extend(notes);
    }
    Ok(read)
}

/// Everything that a note says, sentence by sentence.
pub(super) fn notes_of(text: &str) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    // What a state said to the depositary stands in quotes, and is the state's.
    let own = pattern::unquoted(text);
    let contested = text.contains("would not appear possible");
    let mut last_day = None;
    // Behind such words the states speak, each in its own way.
    let is_own =
        |it: &&str| !it.contains("from the following") && !it.contains("following communication");
    for sentence in pattern::sentences(&own).take_while(is_own) {
        if let Some(found) = pattern::read(sentence, text) {
            let found = found.on_same_date(last_day);
            last_day = found.days.first().copied().or(last_day);
            notes.extend(of_found(found, contested));
        }
    }
    notes
}

fn of_found(found: Found, contested: bool) -> Vec<Note> {
    let (first, second) = (found.days.first().copied(), found.days.get(1).copied());
    let who = found.who;
    let done = |kind, on| Note::Done {
        who: who.clone(),
        kind,
        on,
        effective: None,
        contested: contested && kind == ActKind::WithdrawalNotice,
    };
    match found.says {
        pattern::Says::SignedAndRatified => vec![
            done(ActKind::Signature, first),
            done(ActKind::Deposit(Instrument::Ratification), second),
        ],
        pattern::Says::Did(kind) => vec![done(kind, first)],
        pattern::Says::Effected(only) => vec![Note::Effected { by: who, only }],
        pattern::Says::Left => vec![Note::Done {
            who,
            kind: ActKind::WithdrawalNotice,
            on: first,
            effective: second,
            contested,
        }],
        pattern::Says::LeftEffective => vec![Note::Done {
            who,
            kind: ActKind::WithdrawalNotice,
            on: None,
            effective: first,
            contested,
        }],
    }
}

/// Makes a statement of what somebody did.
fn tell(
    note: &Note,
    treaty: &str,
    row: &Row,
    text: &str,
    read: &mut Notes,
    reading: &mut Reading<'_>,
) -> Result<(), String> {
    let Note::Done { who, kind, on, effective, contested } = note else { return Ok(()) };
    let day = (*on).or(*effective);
    let place: &Place = &row.place;
    let actor = reading.actor(who, day.map(Edtf::day).as_ref(), place)?;
    let mut act = Act::new(treaty, *kind);
    act.actors.push(actor);
    act.effective = effective.map(Edtf::day);
    let by = |it: Day| Edtf::from_bounds(Bounds::not_after(it));
    act.on = on.map(Edtf::day).or(effective.map(by));
    if let Some(day) = on {
        act.occurrence = read.occurrence(treaty, actor, *kind, *day);
        read.days.entry((treaty.to_owned(), actor, *kind)).or_default().push(*day);
    } else {
        act.occurrence = read.last_notice(treaty, actor);
    }
    reading.add(act, pattern::shortened(text), None, place);
    if let (true, Some(taken)) = (*contested, reading.import.statements.last_mut()) {
        taken.graded.statement.status = Status::Contested;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a note tells, a line each.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let date = |it: Option<Day>| it.map_or_else(|| "?".to_owned(), |it| it.to_string());
        let told: Vec<String> = notes_of(text)
            .into_iter()
            .map(|note| match note {
                Note::Effected { by, only } => {
                    format!("{by} effected {}", only.map_or("all", ActKind::word))
                }
                Note::Done { who, kind, on, effective, contested } => {
                    let effective =
                        effective.map(|it| format!(" effective {it}")).unwrap_or_default();
                    let contested = if contested { ", contested" } else { "" };
                    format!("{who} {kind} {}{effective}{contested}", date(on))
                }
            })
            .collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn acts_of_predecessors() {
        check(
            "The former Yugoslavia had signed and ratified the Convention on 18 April 1989 and 10 September \
             1991, respectively, with the following declaration: \"Yugoslavia recognizes …\"",
            &[
                "former Yugoslavia signature 1989-04-18",
                "former Yugoslavia ratification 1991-09-10",
            ],
        );
        check(
            "Czechoslovakia had signed and ratified the Convention accepting Protocols I, II and III, on 10 \
             April 1981 and 31 August 1982, respectively. See also note 1 under “Czech Republic”.",
            &["Czechoslovakia signature 1981-04-10", "Czechoslovakia ratification 1982-08-31"],
        );
        check(
            "The Yemen Arab Republic had acceded to the Convention on 6 April 1989 with the following \
             reservation: Reservations in respect of article 5 (c).",
            &["Yemen Arab Republic accession 1989-04-06"],
        );
        check(
            "The Convention had previously been signed and ratified on behalf of the Republic of China on 31 \
             March 1966 and 10 December 1970, respectively. See also note 1 under \"China\".",
            &[
                "Republic of China signature 1966-03-31",
                "Republic of China ratification 1970-12-10",
            ],
        );
        check(
            "The formality was effected by Democratic Yemen. See also note 1.",
            &["Democratic Yemen effected all"],
        );
        check(
            "The signature was affixed on behalf of the Yemen Arab Republic.",
            &["Yemen Arab Republic effected signature"],
        );
    }

    #[test]
    fn who_left_and_who_came_back() {
        check(
            "On 27 June 2025, the Government of the Republic of Estonia deposited with the Secretary-General a \
             notification of withdrawal (See depositary notification C.N.360.2025 .TREATIES-XXVI-5 of 3 July \
             2025). The withdrawal took effect for Estonia on 27 December 2025 in accordance with article 20 (3).",
            &[
                "Republic of Estonia notice of withdrawal 2025-06-27",
                "Estonia notice of withdrawal ? effective 2025-12-27",
            ],
        );
        check(
            "The Government of Guyana had initially acceded to the Optional Protocol on 10 May 1993 (See, \
             C.N.182.1993 .TREATIES-2 of 27 August 1993). On 5 January 1999, the Government of Guyana notified \
             the Secretary-General that it had decided to denounce the said Optional Protocol with effect from \
             5 April 1999. On that same date, the Government of Guyana re-acceded to the Optional Protocol with \
             a reservation. Subsequently, the Secretary-General received the following communications: On 6 May \
             2000, the Government of Guyana re-acceded to the Moon.",
            &[
                "Guyana accession 1993-05-10",
                "Guyana notice of withdrawal 1999-01-05 effective 1999-04-05",
                "Guyana accession 1999-01-05",
            ],
        );
        check(
            "On 25 August 1997, the Secretary-General received from the Government of the Democratic People's \
             Republic of Korea a notification of withdrawal from the Covenant, dated 23 August 1997. The \
             Secretary-General is of the opinion that a withdrawal would not appear possible unless all agree.",
            &["Democratic People's Republic of Korea notice of withdrawal 1997-08-25, contested"],
        );
        check(
            "In its notification, Lithuania said \"... for the Republic of Lithuania.\" On 6 September 2024, the \
             Government of the Republic of Lithuania deposited with the Secretary-General a notification of \
             withdrawal.",
            &["Republic of Lithuania notice of withdrawal 2024-09-06"],
        );
        check(
            "In a communication received on 18 July 2019, the Government of the United States of America informed \
             the Secretary-General of the following: “The United States does not intend to become a party to the \
             treaty.”",
            &["United States of America refusal to become a party 2019-07-18"],
        );
    }

    #[test]
    fn what_looks_alike_tells_no_act() {
        for text in [
            "",
            "On 11 July 2014, the Government of Mexico notified the Secretary-General of the withdrawal of the \
             reservation to article 22 made upon ratification.",
            "Subsequently, on 26 April 1991, the Government of Czechoslovakia notified the Secretary-General of its \
             decision to withdraw the reservation.",
            "On 13 January 1989, the Government of New Zealand said: \"The Government of New Zealand acceded to \
             the Convention on 3 May 1980.\"",
            "Although Democratic Kampuchea had signed both Covenants on 17 October 1980, the Government of Cambodia \
             deposited an instrument of accession.",
            "The Government of France acceded to the Protocol on 31 February 1980.",
            "See note 1 under \"Montenegro\" in the \"Historical Information\" section.",
        ] {
            check(text, &[]);
        }
    }
}
