//! A status page of the collection as XML, one treaty a file: `XXVI-3.en.xml`.
//!
//! No description of the layout is published; what is read here is what several programs that use
//! such files agree on (`docs/formats/import.md`). Titles, days and the table of participants are
//! read; the declarations and end notes below are not, and the report says so.

use std::sync::Arc;

use foedera_dates::{Day, Edtf};
use foedera_model::{ActKind, Source};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Reading, pattern, status, tables, treaty_id};
use crate::table::Table;
use crate::{Collection, Folder, Listed, Place, RecordedDate, number};

/// The names of the files end so.
const ENDING: &str = ".xml";

/// Parts of a file with acts that are not read.
const UNREAD: [&str; 4] = ["EndNotes", "Declarations", "Objections", "TerritorialApplications"];

/// The mark of a foot note's number.
const RAISED: &str = "superscript";

/// Elements that stand within a text.
const MARKS: [&str; 5] = [RAISED, "i", "b", "br", "em"];

/// What is read of a file.
#[derive(Debug, Default)]
struct Page {
    title: String,
    conclusion: String,
    force: String,
    registration: String,
    header: Vec<String>,
    /// Each row with its line.
    rows: Vec<(u64, Vec<String>)>,
    unread: Vec<String>,
    /// Where the file breaks off, and why.
    broken: Option<(u64, String)>,
}

/// Whether a folder holds such files.
pub(super) fn is_there(folder: &Folder) -> bool {
    folder.names().any(|it| it.ends_with(ENDING))
}

pub(super) fn read(folder: &Folder, reading: &mut Reading<'_>) {
    for name in folder.names().filter(|it| it.ends_with(ENDING)) {
        let file: Arc<str> = name.into();
        match treaty_of(name) {
            Some(mtdsg) => page(&file, folder.get(name).unwrap_or_default(), &mtdsg, reading),
            None => {
                let why = "its name is no number of the collection: call it such as XXVI-3.en.xml";
                reading.report().refuse(&Place::new(&file, 1), String::new(), why);
            }
        }
    }
}

/// The number that a file's name is: `xxvii-7-d.en.xml` is XXVII-7-d.
fn treaty_of(name: &str) -> Option<String> {
    let bare = name.rsplit('/').next()?.split('.').next()?;
    let (chapter, rest) = bare.split_once('-')?;
    number::mtdsg(&format!("{}-{rest}", chapter.to_ascii_uppercase()))
}

fn page(file: &Arc<str>, bytes: &[u8], mtdsg: &str, reading: &mut Reading<'_>) {
    let place = Place::new(file, 1);
    let Ok(text) = str::from_utf8(bytes) else {
        let why = "it is not UTF-8: convert the file, for instance with iconv";
        return reading.report().refuse(&place, String::new(), why);
    };
    let page = Page::read(text);
    if let Some((line, why)) = &page.broken {
        let place = Place::new(file, *line);
        reading.report().refuse(&place, String::new(), format!("the XML breaks off: {why}"));
    }
    if page.header.is_empty() {
        reading.report().refuse(&place, String::new(), "there is no table of participants in it");
        return;
    }
    reading.report().take();
    if !page.unread.is_empty() {
        let why = format!("not read of this file: {}", page.unread.join(", "));
        reading.report().doubt(&place, why);
    }
    let id = treaty_id(mtdsg);
    let mut listed = Listed::new(id.as_str(), page.title.as_str(), place.clone());
    listed.numbers.push((Collection::Mtdsg, mtdsg.to_owned()));
    listed.adopted = first_day(&page.conclusion).map(Edtf::day);
    if let Some(on) = &listed.adopted {
        reading.adopted(&id, on, &page.title, &place);
    }
    let source = Arc::new(reading.source.clone());
    listed.recorded.extend(first_day(&page.force).map(|on| recorded(on, &source, &place)));
    if !page.registration.is_empty() {
        status::register(&page.registration, &id, &mut listed, reading, &place);
    }
    reading.import.treaties.push(listed);
    tables::table(&Table::of(file, &page.header, &page.rows), &id, reading);
}

fn recorded(on: Day, source: &Arc<Source>, place: &Place) -> RecordedDate {
    RecordedDate {
        kind: ActKind::EntryIntoForce,
        of: None,
        part: None,
        occurrence: 1,
        on: Some(Edtf::day(on)),
        derived: false,
        source: Arc::clone(source),
        note: None,
        place: place.clone(),
    }
}

/// The first date in a text: `New York, 10 December 1984`.
fn first_day(text: &str) -> Option<Day> {
    let starts = text.char_indices().filter(|(_, it)| it.is_ascii_digit());
    starts.filter_map(|(at, _)| text.get(at..)).find_map(|it| Some(pattern::day(it)?.0))
}

/// Where the reading of a file stands.
#[derive(Default)]
struct Walk {
    page: Page,
    /// The names of the elements that are open, from the outside.
    path: Vec<String>,
    /// The text of the innermost element that is no mark.
    text: String,
    /// Where in it the last mark began.
    marked: usize,
}

impl Walk {
    fn start(&mut self, name: &str, line: u64) {
        self.path.push(name.to_owned());
        // A mark within a cell, such as a raised number, does not end it.
        if MARKS.contains(&name) {
            self.marked = self.text.len();
        } else {
            self.text.clear();
            self.page.opened(&self.path, line);
        }
    }

    fn end(&mut self) {
        match self.path.last().map(String::as_str) {
            Some(RAISED) => self.text.truncate(self.marked),
            Some(mark) if MARKS.contains(&mark) => {}
            _ => {
                self.page.closed(&self.path, &plain(&self.text));
                self.text.clear();
            }
        }
        self.path.pop();
    }
}

impl Page {
    /// Reads as far as the file goes.
    fn read(text: &str) -> Self {
        let mut reader = Reader::from_str(text);
        let mut walk = Walk::default();
        let mut lines = Lines { bytes: text.as_bytes(), at: 0, line: 1 };
        loop {
            let line = lines.upto(reader.buffer_position());
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(Event::Start(tag)) => walk.start(tag.local_name().as_ref(), line),
                Ok(Event::Empty(tag)) => {
                    walk.start(tag.local_name().as_ref(), line);
                    walk.end();
                }
                Ok(Event::End(_)) => walk.end(),
                Ok(Event::Text(words)) => walk.text.push_str(&words),
                Ok(Event::CData(words)) => walk.text.push_str(&words),
                Ok(Event::GeneralRef(name)) => walk.text.push_str(&resolved(&name)),
                Ok(_) => {}
                Err(cause) => {
                    walk.page.broken = Some((line, cause.to_string()));
                    break;
                }
            }
        }
        walk.page
    }

    fn opened(&mut self, path: &[String], line: u64) {
        let Some((name, above)) = path.split_last() else { return };
        if name == "Row" && above.iter().any(|it| it == "Tbody") {
            self.rows.push((line, Vec::new()));
        }
        if UNREAD.contains(&name.as_str()) && !self.unread.contains(name) {
            self.unread.push(name.clone());
        }
    }

    fn closed(&mut self, path: &[String], text: &str) {
        let names: Vec<&str> = path.iter().rev().map(String::as_str).collect();
        let is_participants = names.contains(&"Participants");
        match names.as_slice() {
            ["Titlesect", ..] => self.title = text.to_owned(),
            ["Conclusion", ..] => self.conclusion = text.to_owned(),
            ["Labeltext", "EIF", ..] => self.force = text.to_owned(),
            ["Labeltext", "Registration", ..] => self.registration = text.to_owned(),
            [_, "Row", "Thead", ..] if is_participants => self.header.push(text.to_owned()),
            [_, "Row", ..] if is_participants => {
                if let Some((_, cells)) = self.rows.last_mut() {
                    cells.push(text.to_owned());
                }
            }
            _ => {}
        }
    }
}

/// A text without raised numbers, without other marks, and with single spaces. The marks stand in
/// the files as text, escaped.
fn plain(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, mark)) = rest.split_once('<') {
        kept.push_str(before);
        let (name, after) = mark.split_once('>').unwrap_or((mark, ""));
        rest = match name {
            RAISED => after.split_once("</superscript>").map_or("", |(_, after)| after),
            _ => after,
        };
    }
    kept.push_str(rest);
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letter that a reference stands for; nothing for one that XML does not know.
fn resolved(name: &str) -> String {
    let number = name.strip_prefix('#').and_then(|it| match it.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
        None => it.parse().ok(),
    });
    let letter = match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => number.and_then(char::from_u32),
    };
    letter.map(String::from).unwrap_or_default()
}

/// Counts lines once, as the reading goes on.
struct Lines<'b> {
    bytes: &'b [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn upto(&mut self, position: u64) -> u64 {
        let position = usize::try_from(position).unwrap_or(usize::MAX).min(self.bytes.len());
        let passed = self.bytes.get(self.at..position).unwrap_or_default();
        self.line += passed.iter().filter(|it| **it == b'\n').count() as u64;
        self.at = position.max(self.at);
        self.line
    }
}
