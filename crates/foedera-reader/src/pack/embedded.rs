//! The packs that come with the reader, each made ready when its language is first met. `build.rs` has turned their files
//! to JSON.

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
                embedded(
                    include_str!(concat!(env!("OUT_DIR"), "/", $lang, ".lexicon.json")),
                    include_str!(concat!(env!("OUT_DIR"), "/", $lang, ".rules.json")),
                )
            });
            &PACK
        })),*]
    };
}

fn embedded(lexicon: &str, rules: &str) -> Option<Pack> {
    let (lexicon, rules) = (serde_json::from_str(lexicon).ok()?, serde_json::from_str(rules).ok()?);
    build(&lexicon, rules, World::embedded()).ok()
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
