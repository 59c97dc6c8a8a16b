//! A treaty keeps the adjectives and nouns that the report gives it, and no word beside them.

#![expect(clippy::expect_used, reason = "a test may fail")]

use foedera_reader::{Document, ReadOptions, read};

#[track_caller]
fn check(lang: &str, text: &str, name: &str) {
    let published = "2024-11-12".parse().expect("a day");
    let document = Document::new(text).in_language(lang).published(published);
    let reading = read(&document, &ReadOptions::embedded());
    let claim = reading.claims.first().expect("an act is reported");
    assert_eq!(claim.treaty.as_deref(), Some(name), "{text}");
}

#[test]
fn what_stands_before_the_noun_is_its_name() {
    check("en", "Peru ratified the fisheries treaty with Chile.", "fisheries treaty with Chile");
    check(
        "en",
        "Peru has ratified its fisheries treaty with Chile.",
        "fisheries treaty with Chile",
    );
    check("en", "Peru ratified Chile's fisheries treaty.", "fisheries treaty");
    check(
        "en",
        "Peru and Chile signed the Comprehensive Strategic Partnership Treaty on Monday.",
        "Comprehensive Strategic Partnership Treaty",
    );
    check(
        "en",
        "Peru ratified the mutual defence treaty with Chile.",
        "mutual defence treaty with Chile",
    );
    check(
        "en",
        "Russia's lower house voted 397 to nil to ratify the Comprehensive Strategic Partnership \
         Treaty with the DPRK.",
        "Comprehensive Strategic Partnership Treaty with the DPRK",
    );
}

#[test]
fn what_the_noun_is_of_is_its_name() {
    check(
        "en",
        "Peru ratified the Treaty on Extradition of Fugitives in Lima.",
        "the Treaty on Extradition of Fugitives",
    );
    check(
        "en",
        "Peru and Chile signed a treaty of friendship and mutual assistance in Lima.",
        "a treaty of friendship and mutual assistance",
    );
    check(
        "en",
        "The Treaty of Friendship, Good-Neighbourliness and Cooperation of 9 February 2000 between \
         Peru and Chile ceased to be in force on 3 May 2023.",
        "The Treaty of Friendship, Good-Neighbourliness and Cooperation of 9 February 2000",
    );
    check(
        "en",
        "Peru and Chile signed a treaty on extradition last week.",
        "a treaty on extradition",
    );
}

#[test]
fn what_only_stands_beside_it_is_not() {
    check("en", "Peru mulls treaty with Chile; Peru ratified it on Monday.", "treaty with Chile");
    check("en", "Peru quickly ratified treaty with Chile.", "treaty with Chile");
    check("en", "Peru ratified the treaty with Chile amid protests.", "the treaty with Chile");
    check(
        "en",
        "The treaty between Peru and Chile was signed.",
        "The treaty between Peru and Chile",
    );
}

#[test]
fn in_indonesian_it_stands_after_the_noun() {
    check(
        "id",
        "Peru meratifikasi Perjanjian Kemitraan Strategis Komprehensif dengan Chili.",
        "Perjanjian Kemitraan Strategis Komprehensif dengan Chili",
    );
    check(
        "id",
        "Peru dan Chili menandatangani perjanjian perikanan pada Senin.",
        "perjanjian perikanan",
    );
    check(
        "id",
        "Peru dan Chili menandatangani perjanjian kerja sama pertahanan di Lima.",
        "perjanjian kerja sama pertahanan",
    );
    check(
        "id",
        "Peru dan Chili meneken perjanjian persahabatan dan perdagangan di Lima.",
        "perjanjian persahabatan dan perdagangan",
    );
}

#[test]
fn in_indonesian_a_verb_after_the_noun_is_not() {
    check(
        "id",
        "Perjanjian antara Peru dan Chili mulai berlaku.",
        "Perjanjian antara Peru dan Chili",
    );
    check("id", "Peru dan Chili meneken perjanjian itu di Lima.", "perjanjian itu");
    check("id", "Peru dan Chili meneken perjanjian menyusul perundingan panjang.", "perjanjian");
}

/// The treaty of each act.
#[track_caller]
fn check_all(lang: &str, text: &str, names: &[&str]) {
    let reading = read(&Document::new(text).in_language(lang), &ReadOptions::embedded());
    let read: Vec<&str> = reading.claims.iter().filter_map(|it| it.treaty.as_deref()).collect();
    assert_eq!(read, names, "{text}");
}

#[test]
fn two_names_are_two_treaties_whoever_keeps_both() {
    for (one, other) in [
        ("Kyoto Protocol", "Basel Convention"),
        ("Basel Convention", "Kyoto Protocol"),
        ("Convention on the Rights of the Child", "Genocide Convention"),
        ("Lanzarote Convention", "Budapest Convention"),
    ] {
        let text = format!(
            "Ghana ratified the {one} on 3 May 2023. Kenya gave notice of withdrawal from the \
             {other} on 4 May 2023."
        );
        check_all("en", &text, &[one, other]);
    }
    check_all(
        "id",
        "Ghana meratifikasi Protokol Kyoto pada 3 Mei 2023. Kenya mengaksesi Konvensi Hak Anak \
         pada 4 Mei 2023.",
        &["Protokol Kyoto", "Konvensi Hak Anak"],
    );
    check_all(
        "en",
        "The United States ratified the New START Treaty on 3 May 2023. Russia ratified New START \
         on 4 May 2023.",
        &["New START Treaty", "New START Treaty"],
    );
}

#[test]
fn a_treaty_is_the_one_that_is_about_the_same() {
    check_all(
        "en",
        "Peru and Chile signed a treaty on extradition on 3 May 2023. Peru ratified the 1998 boundary \
         treaty. The boundary treaty was signed on 4 July 1998. Chile ratified the extradition treaty \
         on 5 May 2023.",
        &[
            "a treaty on extradition",
            "the 1998 boundary treaty",
            "the 1998 boundary treaty",
            "a treaty on extradition",
        ],
    );
}

#[test]
fn another_treaty_is_none_of_those_before() {
    for (lang, text, other) in [
        (
            "en",
            "Peru and Chile signed a treaty on extradition. Peru ratified a second treaty.",
            "treaty",
        ),
        (
            "id",
            "Peru dan Chili menandatangani perjanjian ekstradisi. Peru meratifikasi perjanjian lain.",
            "perjanjian",
        ),
    ] {
        let reading = read(&Document::new(text).in_language(lang), &ReadOptions::embedded());
        let last = reading.claims.last().and_then(|it| it.treaty.as_deref());
        assert_eq!(last, Some(other), "{text}");
        assert_eq!(reading.claims.len(), 2, "{text}");
    }
}

#[test]
fn an_acronym_and_the_names_in_full_are_one_treaty() {
    let full = "Comprehensive Nuclear-Test-Ban Treaty";
    for (one, other) in [(full, "CTBT"), ("CTBT", full), ("Comprehensive Test Ban Treaty", full)] {
        let text = format!(
            "Ghana ratified the {one} on 3 May 2023. Kenya signed the {other} on 4 May 2023."
        );
        check_all("en", &text, &[one, one]);
    }
    check_all(
        "en",
        "Ghana ratified the CTBT on 3 May 2023. Kenya signed the TPNW on 4 May 2023.",
        &["CTBT", "TPNW"],
    );
    check_all(
        "id",
        "Ghana meratifikasi UNCLOS pada 3 Mei 2023. Kenya meratifikasi Konvensi Hukum Laut pada 4 Mei 2023.",
        &["UNCLOS", "UNCLOS"],
    );
}

#[test]
fn the_agreement_is_the_one_that_was_called_so() {
    let text = "Peru and Chile signed an agreement on border waters on 3 May 2023. Peru has not denounced \
                the Espoo Convention.";
    for (words, means) in [
        ("The agreement", "an agreement on border waters"),
        ("The new agreement", "an agreement on border waters"),
        ("The convention", "Espoo Convention"),
        ("The treaty", "Espoo Convention"),
    ] {
        let text = format!("{text} {words} will enter into force on 5 May 2033.");
        let names = ["an agreement on border waters", "Espoo Convention", means];
        check_all("en", &text, &names);
    }
}

#[test]
fn a_new_treaty_is_none_that_is_known_by_its_name() {
    check_all(
        "en",
        "Peru and Chile signed a treaty on extradition on 3 May 2023. Peru ratified the Rome Statute. The new \
         treaty will enter into force on 5 May 2033.",
        &["a treaty on extradition", "Rome Statute", "a treaty on extradition"],
    );
}
