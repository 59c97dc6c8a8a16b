//! The one text of a JSON value, and the identity of a statement that follows from it.
//!
//! The text is that of RFC 8785 (JSON Canonicalization Scheme) for what the register writes:
//! no white space, members sorted by the UTF-16 units of their names, strings escaped no more than
//! they must be. Text is not normalised: a source's words keep their bytes. Numbers are whole
//! numbers; the scheme's rules for fractions are not needed and not here.

use std::fmt;
use std::str::FromStr;

use foedera_model::Statement;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Error, Hash};

/// The identity of a statement: the hash of its canonical text.
///
/// It is the same wherever and whenever the statement is recorded, and whatever grade it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StatementId(Hash);

impl StatementId {
    /// The identity of a statement.
    ///
    /// # Errors
    /// A statement that JSON cannot hold; none is known.
    pub fn of(statement: &Statement) -> Result<Self, Error> {
        let value = serde_json::to_value(statement).map_err(Error::unwritable)?;
        Ok(Self::of_value(&value))
    }

    /// The identity of a statement as it lies in an entry: members that this version of Foedera
    /// does not know count too.
    pub(crate) fn of_value(statement: &Value) -> Self {
        Self(Hash::of(canonical(statement).as_bytes()))
    }
}

impl fmt::Display for StatementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for StatementId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// The canonical text of a JSON value.
#[must_use]
pub fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            separated(items, out, write);
            out.push(']');
        }
        Value::Object(members) => {
            // The map's own order depends on how the JSON crate was built; this does not.
            let mut sorted: Vec<(&String, &Value)> = members.iter().collect();
            sorted.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            separated(sorted, out, |(name, value), out| {
                out.push_str(&Value::from(name.as_str()).to_string());
                out.push(':');
                write(value, out);
            });
            out.push('}');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            out.push_str(&value.to_string());
        }
    }
}

fn separated<T>(
    items: impl IntoIterator<Item = T>,
    out: &mut String,
    mut write: impl FnMut(T, &mut String),
) {
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(item, out);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(canonical(&value), expected);
    }

    #[test]
    fn one_text_for_one_value() {
        check(r#" { "b" : [ 1 , true , null ] , "a" : { } } "#, r#"{"a":{},"b":[1,true,null]}"#);
        check(r#""\u0041\/\u00e9\u000a\u001F\u007f""#, "\"A/é\\n\\u001f\u{7f}\"");
        // Composed and decomposed letters stay two texts.
        check(r#"["é","e\u0301"]"#, "[\"é\",\"e\u{301}\"]");
    }

    /// The order of members in RFC 8785, section 3.2.3: by UTF-16 units, not by code points.
    #[test]
    fn members_are_sorted_as_the_rfc_sorts_them() {
        check(
            r#"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#,
            "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{fb33}\":3}",
        );
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf =
            prop_oneof![any::<String>().prop_map(Value::from), any::<i64>().prop_map(Value::from)];
        leaf.prop_recursive(3, 32, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..4)
                    .prop_map(Value::from_iter),
            ]
        })
    }

    /// The same value, written with white space and with its members in the reverse order.
    fn written_otherwise(value: &Value) -> String {
        match value {
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(written_otherwise).collect();
                format!("[ {} ]", items.join(" ,\n"))
            }
            Value::Object(members) => {
                let mut sorted: Vec<_> = members.iter().collect();
                sorted.sort_by(|a, b| b.0.cmp(a.0));
                let members = sorted.iter().map(|(name, it)| {
                    format!("{} : {}", Value::from(name.as_str()), written_otherwise(it))
                });
                format!("{{\t{} }}", members.collect::<Vec<_>>().join(" , "))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.to_string(),
        }
    }

    proptest! {
        #[test]
        fn neither_order_nor_white_space_is_seen(value in value()) {
            let again: Value = serde_json::from_str(&written_otherwise(&value)).unwrap();
            prop_assert_eq!(canonical(&again), canonical(&value));
        }

        #[test]
        fn the_text_means_the_value(value in value()) {
            prop_assert_eq!(serde_json::from_str::<Value>(&canonical(&value)).unwrap(), value);
        }
    }
}
