//! The convention under which a protocol of a folder is made: the one whose title the protocol's text names.

use foedera_import::Listed;

use super::twin::ATTACHED;

/// In so many bytes at its beginning a protocol names its convention: title and preamble.
const PREAMBLE_BYTES: usize = 6000;

/// A title of fewer words is found in any text.
const WORDS_MIN: usize = 3;

/// The titles of a folder's conventions, as words.
#[derive(Debug)]
pub(super) struct Parents {
    conventions: Vec<Convention>,
}

#[derive(Debug)]
struct Convention {
    id: String,
    title: Vec<String>,
    on: String,
    file: String,
}

impl Parents {
    pub(super) fn of(treaties: &[Listed]) -> Self {
        let titled = treaties.iter().filter_map(|it| {
            let (title, file) = (words(&it.title), it.text.clone()?);
            let may_be = WORDS_MIN <= title.len() && !is_attached(&title);
            may_be.then(|| Convention { id: it.id.clone(), title, on: signed(it), file })
        });
        Self { conventions: titled.collect() }
    }

    /// The convention of a protocol, its id and its text: the one that the protocol's own title names, or of which its
    /// preamble says that those who make it are parties; or one of the same day that names the protocol. Of several
    /// the one with the longest title.
    ///
    /// # Errors
    /// What `read` says of a convention's file.
    pub(super) fn parent<E>(
        &self,
        protocol: &Listed,
        text: &str,
        read: impl Fn(&str) -> Result<String, E>,
    ) -> Result<Option<(&str, String)>, E> {
        let title = words(&protocol.title);
        if !is_attached(&title) {
            return Ok(None);
        }
        let day = signed(protocol);
        let not_later =
            || self.conventions.iter().filter(|it| it.id != protocol.id && it.on <= day);
        let by_title = not_later().filter(|it| holds(&title, &it.title));
        let begins: String =
            text.char_indices().take_while(|(at, _)| *at < PREAMBLE_BYTES).map(|it| it.1).collect();
        let begins = words(&begins);
        let by_preamble = not_later().filter(|it| {
            let parties_to: Vec<String> = ["parties", "to"]
                .map(str::to_owned)
                .into_iter()
                .chain(it.title.iter().cloned())
                .collect();
            !names_convention(&title) && holds(&begins, &parties_to)
        });
        let found = longest(by_title).or_else(|| longest(by_preamble));
        if let Some(found) = found {
            return Ok(Some((&found.id, read(&found.file)?)));
        }
        for convention in not_later().filter(|it| it.on == day && !names_convention(&title)) {
            let text = read(&convention.file)?;
            if WORDS_MIN < title.len() && holds(&words(&text), &title) {
                return Ok(Some((&convention.id, text)));
            }
        }
        Ok(None)
    }
}

fn longest<'p>(found: impl Iterator<Item = &'p Convention>) -> Option<&'p Convention> {
    found.max_by_key(|it| it.title.len())
}

/// Whether words stand among others in their order.
fn holds(said: &[String], words: &[String]) -> bool {
    said.windows(words.len()).any(|it| it == words)
}

/// Whether the title of a protocol says of which convention it is.
fn names_convention(title: &[String]) -> bool {
    let noun =
        |it: &String| ["convention", "agreement", "treaty", "charter"].contains(&it.as_str());
    title.iter().any(noun)
}

fn signed(listed: &Listed) -> String {
    listed.signed.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// Whether a title is that of a protocol, or of whatever else is made under a convention.
fn is_attached(title: &[String]) -> bool {
    title.iter().any(|it| ATTACHED.contains(&it.as_str()))
}

/// The words that tell titles apart, in their order.
fn words(text: &str) -> Vec<String> {
    const LEFT_OUT: &[&str] = &["the", "of", "a", "an"];
    let text = text.to_lowercase();
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.filter(|it| !LEFT_OUT.contains(it)).map(str::to_owned).collect()
}
