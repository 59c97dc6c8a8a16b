//! Language packs as they come from disk.

use std::path::Path;

use foedera_reader::Pack;

use crate::Error;
use crate::documents::text_of;
use crate::surroundings::Surroundings;

/// How large a file of a language pack may be, in bytes; the largest that comes with the program has a
/// hundred thousand.
pub const PACK_BYTES_MAX: u64 = 4 << 20;

/// The language pack in a folder, its examples and lookalikes tried.
///
/// # Errors
/// `lexicon.toml` or `rules.toml` cannot be read, or the pack is refused: each fault is named with its place.
pub fn pack_of(folder: &Path, world: &dyn Surroundings) -> Result<Pack, Error> {
    let file = |name: &str| text_of(&folder.join(name), PACK_BYTES_MAX, world);
    let refused = |it| Error::wrong(format!("the pack in {} is refused\n{it}", folder.display()));
    Pack::load(&file("lexicon.toml")?, &file("rules.toml")?).map_err(refused)
}
