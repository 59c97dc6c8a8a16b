//! What is read, and with what: a document and the options. Everything from outside comes in here,
//! so that a reading can be repeated bit by bit.

use std::sync::Arc;

use foedera_dates::Edtf;

use crate::pack::Pack;

/// A report as it was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub text: String,
    /// BCP 47; where nothing is given, the language is recognised.
    pub lang: Option<String>,
    /// The day of publication; where nothing is given, the document's own dateline counts, else the
    /// newest day on which it lets somebody speak (then marked as uncertain), else relative dates
    /// stay open.
    pub published: Option<Edtf>,
}

impl Document {
    /// A text of which nothing else is known.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: None, published: None }
    }

    #[must_use]
    pub fn in_language(mut self, lang: impl Into<String>) -> Self {
        self.lang = Some(lang.into());
        self
    }

    #[must_use]
    pub fn published(mut self, day: Edtf) -> Self {
        self.published = Some(day);
        self
    }
}

/// With what to read.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    packs: Vec<Arc<Pack>>,
}

impl ReadOptions {
    /// The languages that come with the reader.
    #[must_use]
    pub fn embedded() -> Self {
        Self { packs: Vec::new() }
    }

    /// Also this pack; it goes before an embedded one of the same language.
    #[must_use]
    pub fn with(mut self, pack: Pack) -> Self {
        self.packs.push(Arc::new(pack));
        self
    }

    /// The languages that can be read, by their primary subtags.
    #[must_use]
    pub fn languages(&self) -> Vec<String> {
        let own = self.packs.iter().map(|it| it.language().to_owned());
        let mut all: Vec<String> = own.chain(Pack::languages().map(ToOwned::to_owned)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether this language can be read.
    #[must_use]
    pub fn reads(&self, lang: &str) -> bool {
        self.pack(lang).is_some()
    }

    /// The pack for a language: the last one added, else the embedded one.
    pub(crate) fn pack(&self, lang: &str) -> Option<&Pack> {
        let primary = lang.split(['-', '_']).next().unwrap_or(lang);
        let own = self.packs.iter().rev().map(AsRef::as_ref).find(|it| it.language() == primary);
        own.or_else(|| Pack::embedded(primary))
    }
}
