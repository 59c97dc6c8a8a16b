//! Where a fact is taken from: a chain of voices, outermost first, and the grade.

use foedera_model::{Grade, Person, Source, Voice};

use crate::cursor::{Cursor, Expected};
use crate::noun::plain::{code, date, list};
use crate::out::Out;
use crate::problem::Problem;
use crate::token::{Kind, quoted};

const SOURCE: &str = "the name of a source in quotes, such as `\"TASS\"`";

/// `"Tribunnews" 2024-11-12 through "KCNA" 2024-11-12, C2`.
pub(crate) fn source(c: &mut Cursor<'_, '_>) -> Option<Source> {
    let mut chain = vec![voice(c)?];
    while c.has("through") {
        chain.push(voice(c)?);
    }
    let grade = if c.kind(0) == Some(Kind::Comma) {
        c.skip();
        let wrong = Expected::Fault(Problem::BadGrade);
        Some(c.value("a grade such as `B2`", |text| text.parse().map_err(|_| wrong))?)
    } else if c.peek(0).parse::<Grade>().is_ok() {
        return c.miss(Expected::Comma);
    } else {
        None
    };
    Some(Source { chain, grade })
}

fn voice(c: &mut Cursor<'_, '_>) -> Option<Voice> {
    let name = c.quoted(SOURCE)?;
    let dated = c.kind(0) == Some(Kind::Atom)
        && c.peek(0) != "through"
        && c.peek(0).parse::<Grade>().is_err();
    let on = if dated { Some(date(c)?) } else { None };
    Some(Voice { name, on })
}

pub(crate) fn write_source(source: &Source, out: &mut Out) {
    for (place, voice) in source.chain.iter().enumerate() {
        if 0 < place {
            out.word("through");
        }
        out.word(&quoted(&voice.name));
        if let Some(on) = &voice.on {
            out.word(&on.to_string());
        }
    }
    if let Some(grade) = source.grade {
        out.close(",");
        out.word(&grade.to_string());
    }
}

/// `"A. Minister" for FR, "B. Minister" for GB`.
pub(crate) fn persons(c: &mut Cursor<'_, '_>) -> Option<Vec<Person>> {
    list(c, &["and"], |c| {
        let name = c.quoted("the name of a person in quotes")?;
        let for_state = if c.has("for") { Some(code(c)?) } else { None };
        Some(Person { name, for_state })
    })
}

pub(crate) fn write_persons(persons: &[Person], out: &mut Out) {
    for (place, person) in persons.iter().enumerate() {
        if 0 < place {
            out.close(",");
        }
        out.word(&quoted(&person.name));
        if let Some(state) = person.for_state {
            out.word("for");
            out.word(state.as_str());
        }
    }
}
