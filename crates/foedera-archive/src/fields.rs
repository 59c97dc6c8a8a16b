//! Which fields of a table or of JSON lines hold what.

/// For each thing that a document can say of itself the names of fields that may hold it; of several that
/// are there the first counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    pub text: Vec<String>,
    pub name: Vec<String>,
    /// The day of publication.
    pub published: Vec<String>,
    pub lang: Vec<String>,
}

impl Default for Fields {
    fn default() -> Self {
        let fields = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect();
        Self {
            text: fields(&["text", "content", "body"]),
            name: fields(&["id", "name", "url"]),
            published: fields(&["published", "date"]),
            lang: fields(&["lang", "language"]),
        }
    }
}

/// What was found under the names of fields, each with its rank among the names for its thing.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) text: Ranked,
    pub(crate) name: Ranked,
    pub(crate) published: Ranked,
    pub(crate) lang: Ranked,
}

/// The best so far of several fields for one thing.
#[derive(Debug, Default)]
pub(crate) struct Ranked(Option<(usize, String)>);

impl Ranked {
    pub(crate) fn value(self) -> Option<String> {
        self.0.map(|it| it.1)
    }

    fn take(&mut self, rank: usize, value: String) {
        if !value.is_empty() && self.0.as_ref().is_none_or(|best| rank < best.0) {
            self.0 = Some((rank, value));
        }
    }
}

impl Found {
    /// Takes a value if its field is one that is asked for; an empty one is none.
    pub(crate) fn take(&mut self, fields: &Fields, field: &str, value: impl FnOnce() -> String) {
        let things = [
            (&fields.text, &mut self.text),
            (&fields.name, &mut self.name),
            (&fields.published, &mut self.published),
            (&fields.lang, &mut self.lang),
        ];
        for (names, best) in things {
            if let Some(rank) = names.iter().position(|it| it == field) {
                return best.take(rank, value());
            }
        }
    }
}

impl Fields {
    /// Whether some thing may be held by this field.
    pub(crate) fn asks(&self, field: &str) -> bool {
        [&self.text, &self.name, &self.published, &self.lang]
            .into_iter()
            .flatten()
            .any(|it| it == field)
    }

    /// What is wrong where no text was found.
    pub(crate) fn no_text(&self) -> String {
        format!("no text: none of the fields {} is there", self.text.join(", "))
    }
}
