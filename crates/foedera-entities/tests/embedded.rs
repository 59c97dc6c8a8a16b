//! What must hold of the world file and the tables that come with Foedera.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use std::collections::{BTreeMap, BTreeSet};

use foedera_dates::{Day, Verdict};
use foedera_entities::{
    Capacity, CodeSystem, Entity, EntityNo, Language, Name, NameKind, Succession, SuccessionKind,
    World,
};

const TEXT: &str = include_str!("../world.txt");
const ORGANS: &str = include_str!("../organs.txt");
const CLDR: &str = include_str!("../names/cldr.tsv");
const EXTRA: &str = include_str!("../names/extra.tsv");

const LANGUAGES: [&str; 16] = [
    "ar", "de", "en", "es", "fr", "id", "ja", "ko", "pl", "pt", "ru", "tr", "uk", "vi", "zh",
    "zh-Hant",
];

fn world() -> &'static World {
    World::embedded()
}

fn id(no: EntityNo) -> String {
    world().id(no).unwrap().to_string()
}

#[test]
fn nothing_is_wrong_with_the_texts() {
    let parsed = World::parse(TEXT, &[CLDR, EXTRA]);
    let shown: Vec<String> = parsed.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(shown, Vec::<String>::new());
}

#[test]
fn an_id_of_two_letters_is_the_iso_code_and_of_three_no_foreign_one() {
    for entity in world().entities() {
        let text = entity.id.as_str();
        let iso2 = world().by_code(CodeSystem::Iso2, text, None);
        if text.len() == 2 {
            assert_eq!(iso2.as_ref().ok(), Some(&entity.no), "{text}");
        }
        let iso3 = world().by_code(CodeSystem::Iso3, text, None);
        assert!(iso3.is_err() || iso3 == Ok(entity.no), "{text} is another entity's ISO code");
    }
}

#[test]
fn lives_follow_each_other() {
    for entity in world().entities() {
        for pair in entity.lives.windows(2) {
            let ends = pair[0].until().unwrap().bounds();
            let begins = pair[1].from().unwrap().bounds();
            assert_eq!(ends.is_before(begins), Verdict::Yes, "{}", entity.id);
        }
    }
}

#[test]
fn only_a_territory_may_have_no_stated_life() {
    for entity in world().entities() {
        assert!(
            !entity.lives.is_empty() || entity.capacity == Capacity::Territory,
            "{}",
            entity.id
        );
    }
}

/// One entity and one code, two at most on a day: the one that leaves and the one that comes never
/// overlap.
#[test]
fn a_code_means_one_entity_on_a_day() {
    let mut holders: BTreeMap<(CodeSystem, &str), Vec<&Entity>> = BTreeMap::new();
    for entity in world().entities() {
        for code in &entity.codes {
            holders.entry((code.system, &code.value)).or_default().push(entity);
        }
    }
    for ((system, value), mut entities) in holders {
        entities.dedup_by_key(|it| it.no);
        for day in days(1900, 2020) {
            let means = |it: &&&Entity| {
                let mut codes = it.codes.iter();
                codes.any(|c| {
                    c.system == system && *c.value == *value && c.holds_on(day) == Verdict::Yes
                })
            };
            let ids: Vec<&str> = entities.iter().filter(means).map(|it| it.id.as_str()).collect();
            assert!(ids.len() <= 1, "{system} {value} on {day} means {ids:?}");
        }
    }
}

/// The first day of each month.
fn days(from: i16, to: i16) -> impl Iterator<Item = Day> {
    (from..=to).flat_map(|y| (1..=12).filter_map(move |m| Day::from_ymd(y, m, 1)))
}

/// The law of successions: on the day before, the predecessors live; on the day, the successors
/// live; the predecessors end on the day if the kind says so, else they, or who continues them,
/// go on.
#[test]
fn successions_fit_the_lives() {
    for event in world().successions() {
        let bounds = event.date.bounds();
        let (first, last) = (bounds.earliest().unwrap(), bounds.latest().unwrap());
        for no in &event.predecessors {
            let lives = |day| world().by_number(*no).unwrap().existed_on(day);
            assert_ne!(lives(first.previous().unwrap()), Verdict::No, "{}", told(event));
            if event.kind.ends_predecessors() {
                assert_eq!(lives(last), Verdict::No, "{}", told(event));
            } else {
                assert!(world().subject_on(*no, last).is_some(), "{}", told(event));
            }
        }
        for no in &event.successors {
            let lives = world().by_number(*no).unwrap().existed_on(last);
            assert_eq!(lives, Verdict::Yes, "{}: {}", told(event), id(*no));
        }
    }
}

#[test]
fn a_new_state_begins_with_its_independence_or_had_taken_part_before() {
    for event in world().successions() {
        let first = event.date.bounds().earliest().unwrap();
        let before = first.previous().unwrap();
        let begins = match event.kind {
            SuccessionKind::NewState | SuccessionKind::Separation | SuccessionKind::Restoration => {
                true
            }
            SuccessionKind::Dissolution
            | SuccessionKind::Union
            | SuccessionKind::Absorption
            | SuccessionKind::Cession
            | SuccessionKind::Continuation => false,
        };
        for no in event.successors.iter().filter(|_| begins) {
            let entity = world().by_number(*no).unwrap();
            // The Philippines took part as a commonwealth; the world file says so.
            let earlier = entity.existed_on(before) != Verdict::No;
            assert!(!earlier || entity.note.is_some(), "{}", told(event));
        }
    }
}

#[test]
fn every_end_of_a_state_has_its_successor() {
    // Entities that nobody succeeded, as far as the file says.
    let without: Vec<&str> = world()
        .entities()
        .iter()
        .filter(|it| it.capacity == Capacity::State)
        .filter(|it| it.lives.last().is_some_and(|life| life.until().is_some()))
        .filter(|it| !world().successors(it.no).any(|event| event.kind.ends_predecessors()))
        .map(|it| it.id.as_str())
        .collect();
    assert_eq!(without, ["TIBET", "UKRAINE-1917", "VIETNAM-EMPIRE"]);
}

/// A walk from life to life never comes back: Estonia before 1940 and Estonia after 1991 are two
/// lives, with the Soviet Union between them.
#[test]
fn successions_have_no_cycle() {
    let mut after: BTreeMap<(EntityNo, usize), BTreeSet<(EntityNo, usize)>> = BTreeMap::new();
    for event in world().successions().iter().filter(|it| it.kind != SuccessionKind::Cession) {
        let day = event.date.bounds().latest().unwrap();
        let before = event.date.bounds().earliest().unwrap().previous().unwrap();
        for from in &event.predecessors {
            let reached = event.successors.iter().map(|to| (*to, life_on(*to, day)));
            after.entry((*from, life_on(*from, before))).or_default().extend(reached);
        }
    }
    for start in after.keys() {
        let mut seen = BTreeSet::new();
        let mut open: Vec<_> = after[start].iter().copied().collect();
        while let Some(life) = open.pop() {
            assert_ne!(life, *start, "{} succeeds itself", id(start.0));
            if seen.insert(life) {
                open.extend(after.get(&life).into_iter().flatten());
            }
        }
    }
}

fn life_on(no: EntityNo, day: Day) -> usize {
    let lives = &world().by_number(no).unwrap().lives;
    lives.iter().position(|it| it.holds_on(day) != Verdict::No).unwrap_or(lives.len())
}

fn told(event: &Succession) -> String {
    let ids = |all: &[EntityNo]| all.iter().map(|it| id(*it)).collect::<Vec<_>>().join(", ");
    format!(
        "{} {} of {} into {}",
        event.date,
        event.kind,
        ids(&event.predecessors),
        ids(&event.successors)
    )
}

#[test]
fn every_iso_entity_of_today_has_a_common_name_in_every_language() {
    let tested = world().entities().iter().filter(|it| {
        it.codes.iter().any(|code| code.system == CodeSystem::Iso2 && code.terms.is_empty())
    });
    let mut count = 0;
    for entity in tested {
        count += 1;
        for language in LANGUAGES {
            let named = |it: &&Name| it.entity == entity.no && it.kind == NameKind::Common;
            let language: Language = language.parse().unwrap();
            assert!(world().names(language).any(|it| named(&it)), "{} in {language}", entity.id);
        }
    }
    // The 249 of ISO 3166-1, with the reserved EU and UN and the user-assigned XK.
    assert_eq!(count, 252);
}

/// What news of the last hundred years name most, besides the states of today.
#[test]
fn the_great_names_without_an_iso_code_are_there_in_every_language() {
    let ids = [
        "SU",
        "RU-EMPIRE",
        "GDR",
        "CZECHOSLOVAKIA",
        "YUGOSLAVIA",
        "SERBIA-MONTENEGRO",
        "AT-HU",
        "OTTOMAN",
        "PRUSSIA",
        "YEMEN-NORTH",
        "YEMEN-SOUTH",
        "VIETNAM-SOUTH",
        "NATO",
        "COE",
        "OSCE",
        "AFRICAN-UNION",
        "ASEAN",
        "CIS",
        "CSTO",
        "EAEU",
        "SCO",
        "WTO",
        "IAEA",
        "ICC",
        "WHO",
        "ILO",
        "IMO",
        "OAS",
        "OPCW",
        "MERCOSUR",
        "ECOWAS",
        "AES",
        "CPTPP",
        "ARAB-LEAGUE",
        "LEAGUE-OF-NATIONS",
        "WARSAW-PACT",
    ];
    for id in ids {
        let no = world().number(&id.parse().unwrap()).unwrap();
        for language in LANGUAGES {
            let language: Language = language.parse().unwrap();
            assert!(world().name_in(no, language).is_some(), "{id} in {language}");
        }
    }
}

#[test]
fn every_entity_is_named_in_english() {
    for entity in world().entities() {
        assert!(world().name_in(entity.no, Language::ENGLISH).is_some(), "{}", entity.id);
    }
}

/// Once while the tables wait, and once when all of them are read.
#[test]
fn names_of_some_languages_are_those_among_all_names() {
    let world = World::embedded();
    let languages = ["en", "zh-Hant"].map(|it| it.parse().expect("a language"));
    let alone = world.names_of(&languages);
    let among = world.all_names().iter().filter(|it| languages.contains(&it.language));
    assert!(among.eq(&alone));
    assert_eq!(world.names_of(&languages), alone);
}

/// Asked on a day on which name and entity both held, a name leads back to its entity or to an
/// ambiguity that names it.
#[test]
fn every_name_leads_back() {
    for name in world().all_names().iter().filter(|it| it.kind.is_proper()) {
        let day = a_day_of(name);
        match world().find(&name.text, day) {
            Ok(found) if found.no == name.entity => {}
            Ok(found) => {
                // Only an id or a code may take a name away, as `AU` is Australia.
                let capitals = name.text.bytes().all(|it| it.is_ascii_uppercase() || it == b'-');
                assert!(capitals, "{:?} {} leads to {}", name.text, id(name.entity), found.id);
            }
            Err(error) => {
                let entity = world().id(name.entity).unwrap();
                assert!(error.is_ambiguous() && error.candidates().contains(&entity), "{error}");
            }
        }
    }
}

fn a_day_of(name: &Name) -> Option<Day> {
    let entity = world().by_number(name.entity).unwrap();
    let holds = |day: Day| {
        let named = name.during.as_ref().is_none_or(|it| it.holds_on(day) == Verdict::Yes);
        named && entity.existed_on(day) != Verdict::No
    };
    days(1816, 2026).find(|day| holds(*day)).filter(|_| name.during.is_some())
}

/// Names that mean two entities even on a day are listed here one by one, so that none slips in:
/// the two Koreas, and abbreviations that folding or the languages themselves make equal.
#[test]
fn ambiguous_names_are_known() {
    let mut ambiguous = BTreeSet::new();
    for name in world().all_names().iter().filter(|it| it.kind.is_proper()) {
        if let Err(error) = world().find(&name.text, a_day_of(name)) {
            ambiguous.insert(format!("{}: {:?}", name.text, error.candidates()));
        }
    }
    let known = [
        "Corea: [KP, KR, KOREA]",
        "Coreia: [KP, KR, KOREA]",
        "Corée: [KP, KR, KOREA]",
        "E.U.: [US, EU]",
        "Kore: [KP, KR, KOREA]",
        "Korea: [KP, KR, KOREA]",
        "SOZ: [SCO, WHO]",
        "É.-U.: [US, EU]",
        "ŚOZ: [SCO, WHO]",
        "Корея: [KP, KR, KOREA]",
        "ОАЕ: [AE, OAU]",
    ];
    assert_eq!(ambiguous.into_iter().collect::<Vec<_>>(), known);
}

#[test]
fn every_organ_is_found_under_each_of_its_names_and_no_other_is() {
    let parsed = World::parse(&format!("{TEXT}\n{ORGANS}"), &[]);
    assert_eq!(parsed.diagnostics, [], "the organs have faults");
    let world = World::embedded();
    assert_eq!(world.organs(), parsed.world.organs());
    for organ in world.organs() {
        let of = world.id(organ.of).unwrap();
        assert!(organ.id.as_str().starts_with(of.as_str()), "{}", organ.id);
        for name in organ.all_names() {
            let found = world.organ(&of, name, None).map(|it| it.id);
            assert_eq!(found, Some(organ.id), "{name} of {of}");
        }
    }
}

/// The organ of a state that is written so.
#[track_caller]
fn check_organ(of: &str, written: &str, expected: &str) {
    let found = World::embedded().organ(&of.parse().unwrap(), written, None);
    assert_eq!(found.map_or("", |it| it.id.as_str()), expected, "{written}");
}

#[test]
fn organs_as_reports_write_them() {
    for duma in ["State Duma", "Russia's State Duma", "the Duma", "Duma Negara Rusia", "Госдума"]
    {
        check_organ("RU", duma, "RU-STATE-DUMA");
    }
    for written in ["majelis rendah parlemen Rusia", "Russia's lower house", "STATE DUMA OF RUSSIA"]
    {
        check_organ("RU", written, "RU-STATE-DUMA");
    }
    for president in ["Russian President Vladimir Putin", "Presiden Vladimir Putin", "President"] {
        check_organ("RU", president, "RU-PRESIDENT");
    }
    for leader in ["North Korean leader Kim Jong Un", "Kepala negara Korea Utara, Kim Jong Un"] {
        check_organ("KP", leader, "KP-PRESIDENT-OF-STATE");
    }
    check_organ(
        "CN",
        "Standing Committee of the National People's Congress",
        "CN-STANDING-COMMITTEE",
    );
    check_organ("US", "the U.S. Senate", "US-SENATE");
}

#[test]
fn an_organ_that_is_not_plainly_meant_is_not_found() {
    for written in [
        "the speaker of the State Duma",
        "State Duma Speaker Vyacheslav Volodin",
        "the President's office",
        "the President's Office",
        "President of the Senate",
        "Ukraine's State Duma",
        "Vladimir Putin",
        "",
        "the",
    ] {
        check_organ("RU", written, "");
    }
    check_organ("FI", "State Duma", "");
    check_organ("ZZ", "State Duma", "");
    check_organ("RU", &"President ".repeat(10_000), "");
}
