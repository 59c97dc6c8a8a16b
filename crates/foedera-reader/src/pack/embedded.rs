//! The packs that come with the reader, each made ready when its language is first met.

use std::sync::LazyLock;

use foedera_entities::World;

use super::Pack;
use super::build::build;

/// An embedded pack, or nothing where its files are broken: then the crate's own tests fail, and
/// the language reads as one without a pack.
type Slot = LazyLock<Option<Pack>>;

macro_rules! packs {
    ($($lang:literal),* $(,)?) => {
        &[$(($lang, {
            static PACK: Slot = LazyLock::new(|| {
                build(
                    include_str!(concat!("../../../../languages/", $lang, "/lexicon.toml")),
                    include_str!(concat!("../../../../languages/", $lang, "/rules.toml")),
                    World::embedded(),
                ).ok()
            });
            &PACK
        })),*]
    };
}

/// Each language with its pack.
static EMBEDDED: &[(&str, &Slot)] = packs![
    "ar", "de", "en", "es", "fr", "id", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "vi", "zh",
];

impl Pack {
    /// The languages of the packs that come with the reader.
    pub(crate) fn languages() -> impl Iterator<Item = &'static str> {
        EMBEDDED.iter().map(|it| it.0)
    }

    /// The pack of that language which comes with the reader; nothing where there is none.
    pub(crate) fn embedded(language: &str) -> Option<&'static Self> {
        let (_, pack) = EMBEDDED.iter().find(|it| it.0 == language)?;
        pack.as_ref()
    }
}
