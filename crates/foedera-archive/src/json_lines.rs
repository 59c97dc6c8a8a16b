//! JSON lines: an object on each line, blank lines left out.

use std::borrow::Cow;
use std::fmt;
use std::io::BufRead;
use std::ops::ControlFlow;

use serde::Deserializer as _;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::fields::{Fields, Found};
use crate::lines::{self, Line};
use crate::piece::{Document, Piece, Raw, too_long};
use crate::place::Place;
use crate::{BYTE_ORDER_MARK, PIECE_BYTES_MAX};

/// Cuts at the ends of lines.
pub(crate) fn cut(
    mut input: impl BufRead,
    take: &mut dyn FnMut(Piece) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let places = (1..).map(Place::line);
    for place in places {
        match lines::next(&mut input, PIECE_BYTES_MAX) {
            Ok(Line::Read(line)) if line.iter().all(u8::is_ascii_whitespace) => {}
            Ok(Line::Read(line)) => take(Piece::new(place, Raw::Line(line)))?,
            Ok(Line::TooLong) => take(Piece::fault(place, too_long(PIECE_BYTES_MAX)))?,
            Ok(Line::End) => break,
            Err(cause) => return take(Piece::fault(place, cause.to_string())),
        }
    }
    ControlFlow::Continue(())
}

/// The document on a line.
pub(crate) fn document(line: &[u8], fields: &Fields) -> Result<Document, String> {
    let line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line).trim_ascii_end();
    let text = str::from_utf8(line)
        .map_err(|cause| format!("not UTF-8 from its byte {} on", cause.valid_up_to()))?;
    let mut json = serde_json::Deserializer::from_str(text);
    let found = json.deserialize_map(Object(fields)).and_then(|it| json.end().map(|()| it));
    found.map_err(|cause| bad(&cause))?.document(fields)
}

/// A line of its own, so that the column alone tells the place.
fn bad(cause: &serde_json::Error) -> String {
    let says = cause.to_string();
    let says = says.split(" at line ").next().unwrap_or_default();
    match cause.column() {
        0 => format!("bad JSON: {says}"),
        column => format!("bad JSON at its byte {column}: {says}"),
    }
}

/// Takes the fields that are asked for out of an object; the others are not kept.
struct Object<'f>(&'f Fields);

impl<'de> Visitor<'de> for Object<'_> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
        let mut found = Found::default();
        while let Some(field) = map.next_key::<Cow<'de, str>>()? {
            if !self.0.asks(&field) {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            match map.next_value::<Value>()? {
                Value::String(value) => found.take(self.0, &field, || value),
                // An id is often a number.
                Value::Number(value) => found.take(self.0, &field, || value.to_string()),
                Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {}
            }
        }
        Ok(found)
    }
}
