//! Who is meant: names and codes in many languages, on a day or without one.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use foedera_dates::Day;
use foedera_entities::{CodeSystem, Entity, Language, World};

/// Asks `name` or `name on day` and shows the id or the whole error.
#[track_caller]
fn check(asked: &str, expected: &str) {
    let (name, day) = match asked.split_once(" on ") {
        Some((name, day)) => (name, Some(day.parse::<Day>().unwrap())),
        None => (asked, None),
    };
    let shown = match World::embedded().find(name, day) {
        Ok(entity) => entity.id.to_string(),
        Err(error) => error.to_string(),
    };
    assert_eq!(shown, expected, "{asked}");
}

#[track_caller]
fn check_code(system: CodeSystem, code: &str, day: &str, expected: &str) {
    let world = World::embedded();
    let shown = match world.by_code(system, code, day.parse().ok()) {
        Ok(no) => world.id(no).unwrap().to_string(),
        Err(error) => error.to_string(),
    };
    assert_eq!(shown, expected, "{system} {code} {day}");
}

#[test]
fn the_founding_report_names_its_states() {
    for name in ["Korea Utara", "Korut", "DPRK", "КНДР", "북한", "조선", "北朝鮮", "朝鲜", "KRLD"]
    {
        check(name, "KP");
    }
    for name in ["Rusia", "Federasi Rusia", "РФ", "러시아", "ロシア", "Nga", "روسيا", "Росія"]
    {
        check(name, "RU");
    }
}

#[test]
fn spelling_is_folded() {
    for name in ["Cote d'Ivoire", "CÔTE D’IVOIRE", "côte divoire", " Ivory  Coast "] {
        check(name, "CI");
    }
    check("TÜRKİYE", "TR");
    check("viet-nam", "VN");
}

#[test]
fn headings_of_lists_are_turned_round() {
    check("Iran (Islamic Republic of)", "IR");
    check("Korea, Republic of", "KR");
    check("Micronesia (Federated States of)", "FM");
    check("Netherlands (Kingdom of the)", "NL");
    check("Bahamas (The)", "BS");
    check("The Gambia", "GM");
    check("Serbia, Republic of", "RS");
}

#[test]
fn ids_and_codes_come_before_names() {
    check("SU", "SU");
    check("CZECHOSLOVAKIA", "CZECHOSLOVAKIA");
    check("GBR", "GB");
    check("AU", "AU");
    check("African Union", "AFRICAN-UNION");
}

#[test]
fn nothing_is_guessed() {
    check(
        "CS",
        "`CS` can mean CZECHOSLOVAKIA or SERBIA-MONTENEGRO; name the day, or use one of these ids",
    );
    check("CS on 1980-01-01", "CZECHOSLOVAKIA");
    check("CS on 2004-01-01", "SERBIA-MONTENEGRO");
    check("Korea", "`Korea` can mean KP, KR or KOREA; name the day, or use one of these ids");
    check("Korea on 1905-11-17", "KOREA");
}

#[test]
fn a_misspelling_gets_suggestions() {
    check("Norawy", "no entity is called `Norawy`; did you mean `Norway` (NO)");
    check(
        "Xanadu",
        "no entity is called `Xanadu`; use an ISO code or a name as in the lists of the United Nations",
    );
    check(
        "",
        "no entity is called ``; use an ISO code or a name as in the lists of the United Nations",
    );
}

#[test]
fn a_name_is_read_as_of_the_day() {
    check("Russia", "RU");
    check("Russia on 1914-08-01", "RU-EMPIRE");
    check("Russia on 1918-03-03", "RSFSR");
    check("Russia on 1961-07-06", "SU");
    check("Russia on 2024-06-19", "RU");
    check("Turkey on 1914-11-01", "OTTOMAN");
    check("Austria on 1850-01-01", "AT-HU");
    check("Yugoslavia on 1980-05-04", "YUGOSLAVIA");
    check("Yugoslavia on 1999-03-24", "SERBIA-MONTENEGRO");
    check("Serbia on 1914-07-28", "RS");
    check(
        "Serbia on 1980-05-04",
        "`Serbia` means RS, which did not exist on 1980-05-04; ask about another day, or use the id",
    );
}

#[test]
fn a_demonym_or_a_seat_is_no_name() {
    let world = World::embedded();
    for text in ["Pyongyang", "Kremlin", "North Korean"] {
        assert!(world.find(text, None).is_err(), "{text}");
        assert!(world.all_names().iter().any(|it| *it.text == *text), "{text}");
    }
}

#[test]
fn codes_on_a_day() {
    check_code(CodeSystem::Cow, "365", "1914-08-01", "RU-EMPIRE");
    check_code(CodeSystem::Cow, "365", "1918-03-03", "RSFSR");
    check_code(CodeSystem::Cow, "365", "1991-12-25", "SU");
    check_code(CodeSystem::Cow, "365", "1991-12-26", "RU");
    check_code(CodeSystem::Cow, "255", "1815-06-09", "PRUSSIA");
    check_code(CodeSystem::Cow, "255", "1882-05-20", "DE");
    check_code(CodeSystem::Cow, "260", "1955-05-06", "DE");
    check_code(CodeSystem::Cow, "265", "1955-05-14", "GDR");
    check_code(CodeSystem::Cow, "345", "1942-01-01", "YUGOSLAVIA");
    check_code(CodeSystem::Gw, "678", "1989-01-01", "YEMEN-NORTH");
    check_code(CodeSystem::Gw, "678", "1991-01-01", "YE");
    check_code(CodeSystem::M49, "4", "", "AF");
    check_code(CodeSystem::M49, "004", "", "AF");
    check_code(CodeSystem::Iso3, "prk", "", "KP");
    check_code(
        CodeSystem::Iso3,
        "RUX",
        "",
        "no entity is called `RUX`; did you mean `LUX` (LU) or `RUS` (RU)",
    );
}

#[test]
fn subjects_through_their_changes() {
    #[track_caller]
    fn check(id: &str, day: &str, expected: &str) {
        let world = World::embedded();
        let entity = world.find(id, None).unwrap();
        let subject = world.subject_on(entity.no, day.parse().unwrap());
        assert_eq!(subject.map_or("none", |it| it.id.as_str()), expected, "{id} on {day}");
    }
    check("RU", "1985-03-11", "SU");
    check("RU", "1914-08-01", "RU-EMPIRE");
    check("RU-EMPIRE", "2024-06-19", "RU");
    check("DE", "1839-04-19", "PRUSSIA");
    check("IT", "1859-01-01", "SARDINIA");
    check("TR", "1856-03-30", "OTTOMAN");
    check("CZ", "1980-01-01", "none");
    check("EE", "1960-01-01", "none");
}

#[test]
fn predecessors_and_successors() {
    let world = World::embedded();
    let ids = |asked: &str, after: bool| -> Vec<String> {
        let entity: &Entity = world.find(asked, None).unwrap();
        let shown = |no: &_| world.id(*no).unwrap().to_string();
        if after {
            world.successors(entity.no).flat_map(|it| it.successors.iter().map(shown)).collect()
        } else {
            world.predecessors(entity.no).flat_map(|it| it.predecessors.iter().map(shown)).collect()
        }
    };
    assert_eq!(ids("CZECHOSLOVAKIA", true), ["CZ", "SK"]);
    assert_eq!(ids("YE", false), ["YEMEN-NORTH", "YEMEN-SOUTH"]);
    assert_eq!(ids("EU", false), ["EEC"]);
    assert_eq!(ids("SS", false), ["SD"]);
}

#[test]
fn names_for_people() {
    let world = World::embedded();
    let name = |asked: &str, language: &str| {
        let entity = world.find(asked, None).unwrap();
        world.name_in(entity.no, language.parse::<Language>().unwrap())
    };
    assert_eq!(name("KP", "id"), Some("Korea Utara"));
    assert_eq!(name("SU", "ru"), Some("Советский Союз"));
    assert_eq!(name("UN", "ja"), Some("国際連合"));
    assert_eq!(name("EEC", "en"), Some("European Community"));
    assert_eq!(name("TEXAS", "ko"), None);
}

#[test]
fn integration_organisations() {
    let flagged = World::embedded().entities().iter().filter(|it| it.is_integration_organisation());
    assert_eq!(flagged.map(|it| it.id.as_str()).collect::<Vec<_>>(), ["EAEU", "EEC", "EU"]);
}

proptest::proptest! {
    /// Whatever is asked, the answer is an entity or an error that can be shown.
    #[test]
    fn asking_never_panics(asked in ".*") {
        match World::embedded().find(&asked, None) {
            Ok(entity) => assert!(!entity.title.is_empty()),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}
