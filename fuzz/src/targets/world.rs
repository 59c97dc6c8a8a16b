//! The world file and its tables of names: whatever the bytes, a world comes of them, and its
//! problems have places in the text.

use foedera_entities::World;

pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let parsed = World::parse(&text, &[&text]);
    let lines = text.lines().count();
    for diagnostic in &parsed.diagnostics {
        assert!(diagnostic.place.line <= lines.max(1), "{diagnostic:?}");
    }
    for entity in parsed.world.entities() {
        assert!(parsed.world.entity(&entity.id).is_some(), "{} is found by its id", entity.id);
    }
    // Any text may be asked for, also one that is no name.
    let asked: String = text.chars().take(64).collect();
    let _ = World::embedded().find(&asked, None);
}

pub fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = crate::seeds::blocks("docs/formats/world.md", "world");
    for file in crate::seeds::files(&["crates/foedera-entities"], ".txt")
        .into_iter()
        .chain(crate::seeds::files(&["crates/foedera-entities"], ".tsv"))
    {
        seeds.extend(pieces(&file));
    }
    seeds
}

/// Pieces of a long file, cut between lines: a whole world is slow to read a thousand times.
fn pieces(file: &[u8]) -> Vec<Vec<u8>> {
    const LINES: usize = 60;
    let lines: Vec<&[u8]> = file.split_inclusive(|byte| *byte == b'\n').collect();
    lines.chunks(LINES).step_by(16).map(<[&[u8]]>::concat).collect()
}
