//! The packs that come with the reader, from TOML, which people write, to JSON, which is read several times as fast: a
//! reader waits for that at every start. Nothing is decided here; what the files mean is `src/pack`'s.

use std::error::Error;
use std::path::Path;

const LANGUAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../languages");

#[expect(
    clippy::disallowed_methods,
    reason = "a build script reads files, and is told where to write"
)]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={LANGUAGES}");
    let out = std::env::var("OUT_DIR")?;
    for language in std::fs::read_dir(LANGUAGES)? {
        let folder = language?.path();
        for file in ["lexicon", "rules"] {
            let from = folder.join(file).with_extension("toml");
            let Some(name) = folder.file_name().filter(|_| from.exists()) else { continue };
            let told: toml::Table = toml::from_str(&std::fs::read_to_string(from)?)?;
            let to = Path::new(&out).join(name).with_extension(format!("{file}.json"));
            std::fs::write(to, serde_json::to_string(&told)?)?;
        }
    }
    Ok(())
}
