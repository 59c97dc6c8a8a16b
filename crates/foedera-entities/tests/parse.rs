//! The language of world files: what a text says, and what is wrong with it.

use foedera_entities::{ENTITIES_MAX, Problem, World};
use proptest::prelude::{any, proptest};

const HEAD: &str = "source atlas \"An atlas\"\n  graded B2\n  gives iso2\n";

/// Reads a world after a head of three lines; shows its problems, counted from the first line
/// after the head.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let parsed = World::parse(&format!("{HEAD}{text}"), &[]);
    let shown = parsed.diagnostics.iter().map(|it| {
        let mut it = it.clone();
        it.place.line -= HEAD.lines().count();
        it.to_string()
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn a_whole_world() {
    let text = "\
# The world of 1993.
state CZECHOSLOVAKIA \"Czechoslovakia\"   # until New Year
  lives from 1918-10-28 until 1993-01-01
  iso2 CS from 1974 until 1993-06-15
  source atlas

state CZ \"Czech Republic\"
  lives from 1993-01-01
  iso2 CZ
  source atlas
state SK \"Slovak Republic\"
  lives from 1993-01-01
  note \"A note with a # in it.\"
  source atlas

1993-01-01  CZECHOSLOVAKIA ends, succeeded by CZ, SK
  by dissolution
  source atlas
";
    check(text, &[]);
    let parsed = World::parse(&format!("{HEAD}{text}"), &["de\tCZ\tcommon\tTschechien\n"]);
    let world = parsed.world;
    assert_eq!(world.entities().len(), 3);
    assert_eq!(world.successions()[0].kind.word(), "dissolution");
    assert_eq!(world.entities()[2].note.as_deref(), Some("A note with a # in it."));
    assert_eq!(world.find("tschechien", None).unwrap().id.as_str(), "CZ");
    let source = world.source(world.entities()[0].source).unwrap();
    assert_eq!((&*source.title, &*source.grade), ("An atlas", "B2"));
}

#[test]
fn statements() {
    check(
        "kingdom AA \"A\"",
        &["1:1 W001 no statement begins with `kingdom`; begin with a date, `source`, `state`, \
           `government`, `organisation`, `territory`, `separate-entity` or `organ`"],
    );
    check(
        "state aa \"A\"",
        &["1:7 W006 `aa` is no entity id: it must begin with one of A to Z, such as `RU`"],
    );
    check("state AA A", &["1:10 W004 expected a name in double quotes"]);
    check("state AA \"A", &["1:10 W004 expected a closing double quote"]);
    check(
        "state AA \"A\" and more\n  source atlas",
        &[
            "1:14 W005 the statement was complete before `and more`; put one statement or attribute \
           on a line",
        ],
    );
    check("state AA \"A\"", &["1:1 W012 this has no `source`"]);
    check(
        "state AA \"A\"\n  source map",
        &["2:1 W011 no source is called `map`; name a source that the file declares with `source`"],
    );
    check(
        "state AA \"A\"\n  source atlas\nterritory AA \"B\"\n  source atlas",
        &["3:1 W009 `AA` is described twice; describe an entity or organ once"],
    );
}

#[test]
fn attributes() {
    check(
        "state AA \"A\"\n  capital \"B\"\n  source atlas",
        &[
            "2:3 W002 `capital` is no attribute of an entity; write `lives`, `under`, `integrates`, \
           `contested`, `note`, `source` or a system of codes: `iso2`, `iso3`, `m49`, `cow`, `gw`",
        ],
    );
    check(
        "state AA \"A\"\n  lives from 1900 until 1899\n  source atlas",
        &["2:9 W008 `until` lies before `from`; exchange the two dates"],
    );
    check(
        "state AA \"A\"\n  under BB until 1997-07-01\n  source atlas",
        &[
            "2:9 W010 no entity has the id `BB`; describe the entity in this file, or correct its id",
        ],
    );
    check("state AA \"A\"\n  iso2\n  source atlas", &["2:7 W004 expected a code"]);
}

#[test]
fn an_attribute_needs_something_to_describe() {
    let parsed = World::parse("  lives from 1900\n", &[]);
    let shown: Vec<String> = parsed.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        [
            "1:3 W003 this attribute has nothing above it to describe; begin the line without white space"
        ],
    );
}

#[test]
fn dates() {
    #[track_caller]
    fn check_code(text: &str, expected: &str) {
        let parsed = World::parse(&format!("{HEAD}{text}"), &[]);
        let first = parsed.diagnostics.first().map(ToString::to_string).unwrap_or_default();
        assert!(first.starts_with(expected), "{first}");
    }
    check_code("1990-99-01  AA ends, succeeded by BB", "4:1 W007 ");
    check_code("state AA \"A\"\n  lives from someday\n  source atlas", "5:14 W007 ");
    check_code("state AA \"A\"\n  lives from 1900 until 1910-13\n  source atlas", "5:25 W007 ");
}

/// The limit itself is reached; one more is W014, once.
#[test]
fn there_is_a_limit_to_entities() {
    let state = |it: usize| format!("state A{it} \"A\"\n  source atlas\n");
    let most: String = (0..ENTITIES_MAX).map(state).collect();
    check(&most, &[]);
    let line = 2 * ENTITIES_MAX + 1;
    let more = format!("{most}{}{}", state(ENTITIES_MAX), state(ENTITIES_MAX + 1));
    check(&more, &[&format!("{line}:1 W014 more than {ENTITIES_MAX} entities")]);
}

#[test]
fn one_problem_a_line_and_none_for_what_follows_a_faulty_heading() {
    check(
        "state aa \"A\"\n  lives sometimes\n  whatever\nstate BB \"B\"\n  source atlas",
        &["1:7 W006 `aa` is no entity id: it must begin with one of A to Z, such as `RU`"],
    );
}

#[test]
fn successions() {
    const TWO: &str = "state AA \"A\"\n  source atlas\nstate BB \"B\"\n  source atlas\n";
    let check = |text: &str, expected: &[&str]| check(&format!("{TWO}{text}"), expected);
    check("1990-01-01  AA ends, succeeded by BB\n  by union\n  source atlas", &[]);
    check("1990-01-01  AA goes on, succeeded by BB\n  by separation\n  source atlas", &[]);
    check(
        "1990-01-01  AA goes on, succeeded by BB\n  by union\n  source atlas",
        &["5:1 W013 by union, the predecessor does not `go on`; write `ends` for a dissolution, \
           union, absorption or continuation, else `goes on`"],
    );
    check("1990-01-01  AA, BB succeeded by BB", &["5:20 W004 expected `ends` or `goes on`"]);
    check("1990-01-01  AA ends", &["5:20 W004 expected `, succeeded by`"]);
    check("1990-01-01  AA ends, succeeded by BB\n  source atlas", &["5:1 W012 this has no `by`"]);
    check(
        "1990-01-01  AA ends, succeeded by CC\n  by union\n  source atlas",
        &[
            "5:35 W010 no entity has the id `CC`; describe the entity in this file, or correct its id",
        ],
    );
    check(
        "1990-01-01  AA ends, succeeded by BB\n  by magic\n  source atlas",
        &[
            "6:6 W004 expected dissolution, separation, union, absorption, cession, continuation, \
             new-state or restoration",
            "5:1 W012 this has no `by`",
        ],
    );
}

#[test]
fn tables_of_names() {
    let world = "source atlas \"An atlas\"\nstate AA \"A\"\n  source atlas\n";
    let check = |row: &str, expected: &[&str]| {
        let parsed = World::parse(world, &[row]);
        let shown = parsed.diagnostics.iter().map(ToString::to_string);
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{row}");
    };
    let cure = "write language, entity, kind and name, and perhaps two dates, between tabs";
    check("# a comment\n\nen\tAA\talias\tAland\t1900\t1910-05", &[]);
    check("en\tAA\talias\tAland\t\t1910-05", &[]);
    check(
        "en",
        &["1:1 W010 no entity has the id ``; describe the entity in this file, or correct its id"],
    );
    check(
        "en\tAA\tnick\tAland",
        &[&format!(
            "1:1 W015 the third column is none of common, official, alias, former, demonym, seat; {cure}"
        )],
    );
    check(
        "en\tAA\talias\t ",
        &[&format!("1:1 W015 the name has no letter, or white space around it; {cure}")],
    );
    check(
        "en\tAA\talias\tAland\t\t\tx",
        &[&format!("1:1 W015 there are more than six columns; {cure}")],
    );
    check(
        "en\tAA\talias\tAland\t1910\t1900",
        &["1:1 W008 `until` lies before `from`; exchange the two dates"],
    );
}

/// The first example of the page on the format; it leaves out the entities that it only mentions.
#[test]
fn the_example_of_the_page_is_a_world() {
    let page = include_str!("../../../docs/formats/world.md");
    let example = page.split("```\n").nth(1).unwrap_or_default();
    let parsed = World::parse(example, &[]);
    assert_eq!(parsed.world.entities().len(), 4);
    let unknown = |id: &str| Problem::UnknownEntity { id: id.to_owned() };
    let problems: Vec<Problem> = parsed.diagnostics.into_iter().map(|it| it.problem).collect();
    assert_eq!(problems, ["GB", "CN", "CZ", "SK", "GB", "CN"].map(unknown));
}

proptest! {
    /// Whatever the bytes, reading ends without a panic, and one line makes one problem at most
    /// besides those that a whole block lacks.
    #[test]
    fn reading_never_panics(bytes in any::<Vec<u8>>()) {
        let text = String::from_utf8_lossy(&bytes);
        let _parsed = World::parse(&text, &[&text]);
    }

    /// The same with the words of the language, so that the inner paths are reached.
    #[test]
    fn reading_words_in_any_order_never_panics(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 0..60),
    ) {
        let text = words.concat();
        let parsed = World::parse(&text, &[&text]);
        let _found = parsed.world.find(&text, None);
        for entity in parsed.world.entities() {
            assert_eq!(parsed.world.find(entity.id.as_str(), None).unwrap().no, entity.no);
        }
    }
}

const WORDS: &[&str] = &[
    "source ",
    "state ",
    "territory ",
    "AA ",
    "BB ",
    "\"A\" ",
    "\"",
    "\n",
    "\n  ",
    "lives ",
    "from ",
    "until ",
    "1990-01-01 ",
    "1990/1995 ",
    "ends",
    "goes on",
    ", ",
    "succeeded by ",
    "by ",
    "union ",
    "cow ",
    "365 ",
    "under ",
    "note ",
    "gives ",
    "graded ",
    "iso2 ",
    "#",
    "é",
    "\u{202e}",
    "\t",
    "of ",
    "integrates its members",
    "contested ",
    "en\t",
    "common\t",
];

#[test]
fn organs() {
    let of = "state AA \"A\"\n  source atlas\n";
    let world = format!(
        "{of}organ AA-HOUSE of AA \"House\"\n  lives until 1950\n  named id \"Dewan\", \"DPR\"\n  \
         source atlas\norgan AA-SENATE of AA \"Senate\"\n  lives from 1950\n  named id \"Dewan\"\n  \
         source atlas\norgan AA-HEAD of AA \"President\"\n  held by one person\n  source atlas\n"
    );
    check(&world, &[]);
    let world = World::parse(&format!("{HEAD}{world}"), &["en\tAA\tdemonym\tAan\n"]).world;
    let organ = |written: &str, on: Option<&str>| {
        let on = on.map(|it| it.parse().unwrap());
        world.organ(&"AA".parse().unwrap(), written, on).map_or("", |it| it.id.as_str())
    };
    assert_eq!(organ("dewan", None), "", "it can be either");
    assert_eq!(organ("dewan", Some("1949-12-31")), "AA-HOUSE");
    assert_eq!(organ("dewan", Some("1960-01-01")), "AA-SENATE");
    assert_eq!(organ("DPR", Some("1960-01-01")), "", "it is no more");
    assert_eq!(organ("the Aan President Ada Lo", None), "AA-HEAD");
    assert_eq!(organ("Senate Ada Lo", None), "");
}

#[test]
fn faults_of_organs() {
    let of = "state AA \"A\"\n  source atlas\n";
    check(&format!("{of}organ AA-H \"House\""), &["3:12 W004 expected `of` and whose organ it is"]);
    check(
        &format!("{of}organ AA-H of BB \"House\"\n  source atlas"),
        &[
            "3:15 W010 no entity has the id `BB`; describe the entity in this file, or correct its id",
        ],
    );
    check(
        &format!("{of}organ AA-H of AA \"House\"\n  iso2 AA\n  source atlas"),
        &["4:3 W002 `iso2` is no attribute of an organ; write `lives`, `held`, `chamber of`, \
             `named`, `note` or `source`"],
    );
    check(
        &format!("{of}organ AA-H of AA \"House\"\n  chamber of AA-P\n  source atlas"),
        &[
            "4:14 W010 no entity has the id `AA-P`; describe the entity in this file, or correct its id",
        ],
    );
    check(
        &format!("{of}organ AA-H of AA \"House\"\n  chamber AA-P\n  source atlas"),
        &["4:11 W004 expected `of` and the parliament"],
    );
    check(&format!("{of}organ AA-H of AA \"House\""), &["3:1 W012 this has no `source`"]);
    let twice = "organ AA-H of AA \"House\"\n  source atlas\n".repeat(2);
    check(
        &format!("{of}{twice}"),
        &["5:1 W009 `AA-H` is described twice; describe an entity or organ once"],
    );
}
