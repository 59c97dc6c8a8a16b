//! What an entity is called inside Foedera: a written id, and a dense number for hot loops.
//!
//! An id is our own and never reused. It equals the ISO 3166-1 alpha-2 code where that code meant
//! one entity only through all years; nothing in the program relies on this.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest id in bytes. The longest one in the world file has 21.
pub const ENTITY_ID_BYTES_MAX: usize = 23;

/// The id of a state, an organisation or a territory, such as `RU`, `KP` or `CZECHOSLOVAKIA`.
///
/// Upper-case ASCII letters, digits and single hyphens between them; it begins with a letter.
///
/// ```
/// use foedera_entities::EntityId;
///
/// let id: EntityId = "RU-EMPIRE".parse()?;
/// assert_eq!(id.to_string(), "RU-EMPIRE");
/// assert!("ru".parse::<EntityId>().is_err());
/// # Ok::<(), foedera_entities::EntityIdError>(())
/// ```
#[derive(Clone, Copy)]
pub struct EntityId {
    // Padded with zeros, which sort below every allowed byte: their order is that of texts.
    bytes: [u8; ENTITY_ID_BYTES_MAX],
}

impl EntityId {
    /// The first eight bytes as a number. Ids are compared more often than anything else is done with them, and most
    /// differ here already: that takes one step, where bytes would be compared by a call.
    #[inline]
    fn head(&self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.bytes;
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }
}

impl PartialEq for EntityId {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.head() == other.head() && self.bytes == other.bytes
    }
}

impl Eq for EntityId {}

impl PartialOrd for EntityId {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for EntityId {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.head().cmp(&other.head()).then_with(|| self.bytes.cmp(&other.bytes))
    }
}

impl Hash for EntityId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

impl EntityId {
    /// The id as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let end = self.bytes.iter().position(|byte| *byte == 0).unwrap_or(ENTITY_ID_BYTES_MAX);
        // Only `from_str` makes an id, and it lets only ASCII through.
        self.bytes.get(..end).and_then(|it| str::from_utf8(it).ok()).unwrap_or_default()
    }
}

impl FromStr for EntityId {
    type Err = EntityIdError;

    fn from_str(text: &str) -> Result<Self, EntityIdError> {
        let refuse = |fault| Err(EntityIdError { text: text.chars().take(40).collect(), fault });
        if ENTITY_ID_BYTES_MAX < text.len() {
            return refuse(Fault::TooLong);
        }
        if !text.starts_with(|first: char| first.is_ascii_uppercase()) {
            return refuse(Fault::FirstLetter);
        }
        if let Some((at, found)) = text.char_indices().find(|(_, it)| !is_allowed(*it)) {
            return refuse(Fault::Character { at, found });
        }
        if text.ends_with('-') || text.contains("--") {
            return refuse(Fault::Hyphen);
        }
        let mut bytes = [0; ENTITY_ID_BYTES_MAX];
        for (to, from) in bytes.iter_mut().zip(text.bytes()) {
            *to = from;
        }
        Ok(Self { bytes })
    }
}

fn is_allowed(symbol: char) -> bool {
    symbol.is_ascii_uppercase() || symbol.is_ascii_digit() || symbol == '-'
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for EntityId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for EntityId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A text is no entity id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityIdError {
    text: String,
    fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    TooLong,
    FirstLetter,
    Character { at: usize, found: char },
    Hyphen,
}

impl fmt::Display for EntityIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no entity id: ", self.text.escape_debug())?;
        match self.fault {
            Fault::TooLong => write!(f, "it is longer than {ENTITY_ID_BYTES_MAX} bytes"),
            Fault::FirstLetter => f.write_str("it must begin with one of A to Z, such as `RU`"),
            Fault::Character { at, found } => write!(
                f,
                "`{}` at byte {at} is not allowed; use A to Z, 0 to 9 and `-`",
                found.escape_debug()
            ),
            Fault::Hyphen => f.write_str("a hyphen must stand between letters or digits"),
        }
    }
}

impl std::error::Error for EntityIdError {}

/// The dense number of an entity in one [`World`](crate::World): an index for arrays.
///
/// Numbers follow the order of the world file. They hold for one world only and are not to be
/// stored; store the [`EntityId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityNo(pub(crate) u16);

impl EntityNo {
    /// The number as an index.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown = match text.parse::<EntityId>() {
            Ok(id) => id.to_string(),
            Err(error) => error.to_string(),
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn ids() {
        check("RU", "RU");
        check("RU-EMPIRE", "RU-EMPIRE");
        check("", "`` is no entity id: it must begin with one of A to Z, such as `RU`");
        check("4U", "`4U` is no entity id: it must begin with one of A to Z, such as `RU`");
        check(
            "Ru",
            "`Ru` is no entity id: `u` at byte 1 is not allowed; use A to Z, 0 to 9 and `-`",
        );
        check("RU-", "`RU-` is no entity id: a hyphen must stand between letters or digits");
        check("R--U", "`R--U` is no entity id: a hyphen must stand between letters or digits");
        check(
            "ABCDEFGHIJKLMNOPQRSTUVWX",
            "`ABCDEFGHIJKLMNOPQRSTUVWX` is no entity id: it is longer than 23 bytes",
        );
    }

    #[test]
    fn ids_are_read_from_data_as_from_text() {
        use serde::de::IntoDeserializer;
        use serde::de::value::{Error, StrDeserializer};

        let read = |text: &'static str| {
            let data: StrDeserializer<'_, Error> = text.into_deserializer();
            EntityId::deserialize(data).map_err(|error| error.to_string())
        };
        assert_eq!(read("RU"), Ok("RU".parse().unwrap()));
        assert_eq!(read("ru"), Err("ru".parse::<EntityId>().unwrap_err().to_string()));
    }

    #[test]
    fn ids_order_as_their_texts() {
        let texts = ["A", "A-B", "A1", "AA", "AB", "B"];
        for left in texts {
            for right in texts {
                let ids: [EntityId; 2] = [left, right].map(|it| it.parse().unwrap());
                assert_eq!(ids[0].cmp(&ids[1]), left.cmp(right), "{left} and {right}");
            }
        }
    }
}
