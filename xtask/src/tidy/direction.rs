//! Who may use whom, checked against the manifests: the architecture as a test.
//!
//! Only what ships is checked. A test may use a crate from above, such as the engine's tests that
//! read treaties as texts; nothing of that reaches a user.

use toml::Table;

use super::Finding;
use crate::project::Project;

/// Each crate and the crates of Foedera that it may use, from the ground up. What is not here is
/// forbidden; `ARCHITECTURE.md` says why.
const MAY_USE: &[(&str, &[&str])] = &[
    ("foedera-dates", &[]),
    ("foedera-entities", &["foedera-dates"]),
    ("foedera-model", &["foedera-dates", "foedera-entities"]),
    ("foedera-clauses", NOUNS),
    ("foedera-draft", NOUNS),
    ("foedera-reader", NOUNS),
    ("foedera-register", NOUNS),
    ("foedera-engine", NOUNS),
    ("foedera-import", NOUNS),
    ("foedera-panel", NOUNS),
    ("foedera-archive", &[]),
    (
        "foedera",
        &[
            "foedera-dates",
            "foedera-entities",
            "foedera-model",
            "foedera-clauses",
            "foedera-draft",
            "foedera-reader",
            "foedera-register",
            "foedera-engine",
            "foedera-import",
            "foedera-panel",
            "foedera-archive",
        ],
    ),
    ("foedera-cli", &["foedera"]),
];

/// What the siblings share, and all that they share.
const NOUNS: &[&str] = &["foedera-dates", "foedera-entities", "foedera-model"];

/// Other people's crates that have one place: the storage, the typed tables, the drawing, the command line.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("rusqlite", &["foedera-register"]),
    ("postgres", &["foedera-register"]),
    ("arrow-array", &["foedera"]),
    ("arrow-ipc", &["foedera"]),
    ("arrow-schema", &["foedera"]),
    ("parquet", &["foedera"]),
    ("quick-xml", &["foedera-archive", "foedera-import"]),
    ("annotate-snippets", &["foedera-cli"]),
    ("ureq", &["foedera"]),
    ("clap", &["foedera-cli"]),
    ("anyhow", &["foedera-cli", "xtask"]),
];

/// Where the reason for every one of other people's crates stands.
const REASONS: &str = "docs/decisions/0010-dependencies.md";

/// A crate uses only the crates below it.
pub(crate) fn between_crates(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, name, used) in manifests(project) {
        let Some((_, allowed)) = MAY_USE.iter().find(|(it, _)| *it == name) else {
            findings.push(Finding::in_file(
                path,
                format!("`{name}` stands in no row of MAY_USE; a new crate needs a written reason"),
            ));
            continue;
        };
        let ours = used.iter().filter(|it| it.starts_with("foedera"));
        let trespasses = ours.filter(|it| !allowed.contains(&it.as_str()));
        findings.extend(trespasses.map(|it| {
            Finding::in_file(path, format!("`{name}` may not use `{it}`; see ARCHITECTURE.md"))
        }));
    }
    findings
}

/// Other people's crates stay in their place, and each has its reason.
pub(crate) fn third_parties(project: &Project) -> Vec<Finding> {
    let reasons = project.text(REASONS).unwrap_or_default();
    let mut findings = Vec::new();
    for (path, name, used) in manifests(project) {
        for theirs in used.iter().filter(|it| !it.starts_with("foedera")) {
            let place = ONLY_IN.iter().find(|(it, _)| it == theirs);
            if place.is_some_and(|(_, places)| !places.contains(&name.as_str())) {
                findings.push(Finding::in_file(path, format!("`{theirs}` has no place here")));
            }
            if !reasons.contains(&format!("`{theirs}`")) {
                let says =
                    format!("`{theirs}` has no reason in {REASONS}; write it, or do without");
                findings.push(Finding::in_file(path, says));
            }
        }
    }
    findings
}

/// The crates: path of the manifest, name of the package, and what it uses when it ships.
fn manifests(project: &Project) -> Vec<(&str, String, Vec<String>)> {
    let crates = project
        .texts()
        .filter(|(path, _)| path.starts_with("crates/") && path.ends_with("/Cargo.toml"));
    crates
        .filter_map(|(path, text)| {
            let manifest: Table = text.parse().ok()?;
            let name = manifest.get("package")?.get("name")?.as_str()?.to_owned();
            Some((path, name, used(&manifest)))
        })
        .collect()
}

/// The crates named in any table of dependencies except those for tests.
fn used(manifest: &Table) -> Vec<String> {
    let mut found = Vec::new();
    for (key, value) in manifest {
        let Some(table) = value.as_table() else { continue };
        match key.as_str() {
            "dependencies" | "build-dependencies" => found.extend(table.keys().cloned()),
            // `[target.'cfg(unix)'.dependencies]`
            "target" => found.extend(table.values().filter_map(|it| it.as_table()).flat_map(used)),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect;

    fn manifest(name: &str, rest: &str) -> String {
        format!("[package]\nname = \"{name}\"\n\n{rest}")
    }

    #[test]
    fn a_crate_may_use_what_is_below_it() {
        let text = manifest("foedera-model", "[dependencies]\nfoedera-dates.workspace = true\n");
        expect(between_crates, &[("crates/foedera-model/Cargo.toml", &text)], "");
    }

    #[test]
    fn siblings_do_not_know_each_other() {
        let path = "crates/foedera-engine/Cargo.toml";
        let refused = "crates/foedera-engine/Cargo.toml: `foedera-engine` may not use \
                       `foedera-register`; see ARCHITECTURE.md";
        for dependency in [
            "[dependencies]\nfoedera-register.workspace = true\n",
            "[dependencies.foedera-register]\npath = \"..\"\n",
            "[target.'cfg(unix)'.dependencies]\nfoedera-register = { path = \"..\" }\n",
        ] {
            expect(between_crates, &[(path, &manifest("foedera-engine", dependency))], refused);
        }
    }

    #[test]
    fn tests_may_look_from_above() {
        let text =
            manifest("foedera-engine", "[dev-dependencies]\nfoedera-clauses.workspace = true\n");
        expect(between_crates, &[("crates/foedera-engine/Cargo.toml", &text)], "");
    }

    #[test]
    fn an_unknown_crate_is_refused() {
        expect(
            between_crates,
            &[("crates/foedera-extra/Cargo.toml", &manifest("foedera-extra", ""))],
            "crates/foedera-extra/Cargo.toml: `foedera-extra` stands in no row of MAY_USE; \
             a new crate needs a written reason",
        );
    }

    #[test]
    fn every_row_may_use_only_rows_above_it() {
        for (place, (name, allowed)) in MAY_USE.iter().enumerate() {
            for used in *allowed {
                let above = MAY_USE.iter().position(|(it, _)| it == used);
                assert!(above.is_some_and(|it| it < place), "{name} uses {used}");
            }
        }
    }

    #[test]
    fn other_peoples_crates_have_a_reason_and_a_place() {
        let text = manifest("foedera-register", "[dependencies]\nrusqlite.workspace = true\n");
        let reasons = (REASONS, "- `rusqlite`: the embedded store\n");
        expect(third_parties, &[("crates/r/Cargo.toml", &text), reasons], "");
        let text = manifest("foedera-engine", "[dependencies]\nrusqlite = \"1\"\nrand = \"1\"\n");
        expect(
            third_parties,
            &[("crates/e/Cargo.toml", &text), reasons],
            "crates/e/Cargo.toml: `rand` has no reason in docs/decisions/0010-dependencies.md; \
             write it, or do without\n\
             crates/e/Cargo.toml: `rusqlite` has no place here",
        );
    }
}
