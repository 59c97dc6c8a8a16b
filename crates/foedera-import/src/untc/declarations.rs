//! Declarations and reservations as the collection prints them: a line `#Participant`, and the
//! text below it.

use std::sync::Arc;

use foedera_model::{Act, ActKind};

use super::Reading;
use crate::Place;

/// How much of a declaration's text is kept, in bytes, so that it fits an entry of a register. The
/// longest seen has a third of it.
pub const DECLARATION_BYTES_MAX: usize = 24_000;

pub(super) fn read(name: &str, bytes: &[u8], treaty: &str, reading: &mut Reading<'_>) {
    let file: Arc<str> = name.into();
    let Ok(text) = str::from_utf8(bytes) else {
        let why = "it is not UTF-8: convert the file, for instance with iconv";
        reading.report().refuse(&Place::new(&file, 1), String::new(), why);
        return;
    };
    let mut block: Option<(Place, &str, String)> = None;
    for (line, number) in text.lines().zip(1..) {
        match (line.strip_prefix('#'), &mut block) {
            (Some(participant), _) => {
                let next = (Place::new(&file, number), participant.trim(), String::new());
                if let Some(done) = block.replace(next) {
                    declaration(done, treaty, reading);
                }
            }
            (None, Some((.., words))) => {
                words.push_str(line);
                words.push('\n');
            }
            (None, None) if line.trim().is_empty() => {}
            (None, None) => {
                let why = "it stands under no participant: a line `#France` goes before";
                reading.report().refuse(&Place::new(&file, number), line.to_owned(), why);
            }
        }
    }
    if let Some(done) = block {
        declaration(done, treaty, reading);
    }
}

fn declaration(
    (place, participant, words): (Place, &str, String),
    treaty: &str,
    reading: &mut Reading<'_>,
) {
    let mut words = words.trim().to_owned();
    let found = if words.is_empty() {
        Err("there is no text".to_owned())
    } else {
        reading.actor(participant, None, &place)
    };
    let actor = match found {
        Ok(actor) => actor,
        Err(why) => return reading.report().refuse(&place, format!("#{participant}"), why),
    };
    if words.to_lowercase().contains("reservation") {
        reading.report().doubt(&place, "its text may hold a reservation; taken for a declaration");
    }
    if DECLARATION_BYTES_MAX < words.len() {
        let mut end = DECLARATION_BYTES_MAX;
        while !words.is_char_boundary(end) {
            end -= 1;
        }
        words.truncate(end);
        let why = format!("its text is cut after {DECLARATION_BYTES_MAX} bytes");
        reading.report().doubt(&place, why);
    }
    let mut act = Act::new(treaty, ActKind::Declaration);
    act.actors.push(actor);
    reading.take(act, words, &place);
}
