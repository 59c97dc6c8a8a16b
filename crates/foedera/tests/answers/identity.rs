//! Which treaty a report's claim is filed under: where parties, name and days agree, never against
//! the name that the report gives.

use foedera::model::{Claim, ClaimKind, Reading, Span, Status};
use foedera::{Foedera, treaty_of};

/// A claim of a report in a language; `parties` and `actor` are codes, `on` may be empty.
fn claim(name: &str, parties: &[&str], kind: ClaimKind, actor: &str, on: &str) -> Claim {
    Claim {
        kind,
        treaty: (!name.is_empty()).then(|| name.to_owned()),
        parties: parties.iter().map(ToString::to_string).collect(),
        actor: (!actor.is_empty()).then(|| actor.to_owned()),
        organ: None,
        form: None,
        step: None,
        date: on.parse().ok(),
        place: None,
        status: Status::Happened,
        attribution: Vec::new(),
        span: Span::new(0, 0),
        also: Vec::new(),
        rule: "test".to_owned(),
        assisted: false,
    }
}

#[track_caller]
fn filed(claim: &Claim, lang: &str, expected: &str) {
    let library = Foedera::embedded().unwrap();
    let reading = Reading {
        lang: (!lang.is_empty()).then(|| lang.to_owned()),
        published: None,
        claims: vec![claim.clone()],
        remarks: Vec::new(),
    };
    let found = treaty_of(claim, &reading, library.library());
    assert_eq!(found, expected, "{:?} in {lang}", claim.treaty);
}

/// A signature by Russia and the DPRK on the day on which they signed the treaty of 2024.
#[track_caller]
fn signed(name: &str, lang: &str, expected: &str) {
    let signature = claim(name, &["KP", "RU"], ClaimKind::Signature, "KP+RU", "2024-06-19");
    filed(&signature, lang, expected);
}

#[test]
fn an_act_that_is_recorded_is_filed_under_its_treaty_whatever_says_nothing_against_it() {
    for name in ["", "the treaty", "agreement", "their new agreement with North Korea", "the pact"]
    {
        signed(name, "en", "RU-KP-2024");
    }
    for name in ["dokumen itu", "perjanjian dengan Rusia", "perjanjian baru Rusia dan Korea Utara"]
    {
        signed(name, "id", "RU-KP-2024");
    }
    signed("the Comprehensive Strategic Partnership Treaty", "en", "RU-KP-2024");
    signed("a strategic partnership agreement with Russia", "en", "RU-KP-2024");
    signed("Perjanjian Kemitraan Strategis Komprehensif", "id", "RU-KP-2024");
    signed("a landmark mutual defense pact", "en", "RU-KP-2024");
}

#[test]
fn a_name_that_contradicts_keeps_it_from_being_filed_there() {
    signed("a fisheries agreement", "en", "a fisheries agreement (KP-RU)");
    signed("perjanjian perikanan", "id", "perjanjian perikanan (KP-RU)");
    signed("the economic partnership deal", "en", "the economic partnership deal (KP-RU)");
}

#[test]
fn a_name_in_a_language_without_known_names_contradicts_nothing() {
    signed("le traité de pêche", "fr", "RU-KP-2024");
    signed("fisheries agreement", "", "RU-KP-2024");
}

#[track_caller]
fn ratified(name: &str, parties: &[&str], actor: &str, lang: &str, expected: &str) {
    let claim = claim(name, parties, ClaimKind::Ratification, actor, "2024-11-03");
    filed(&claim, lang, expected);
}

#[test]
fn a_treaty_of_many_is_found_by_its_name() {
    ratified("the Paris Agreement", &["UN"], "KE", "en", "PARIS-2015");
    ratified("the landmark Paris climate accord", &["MULTI"], "KE", "en", "PARIS-2015");
    ratified("Perjanjian Paris", &["UN"], "KE", "id", "PARIS-2015");
    ratified("Pact of Paris", &["UN"], "KE", "en", "KELLOGG-BRIAND-1928");
    ratified("Paris treaty", &["UN"], "KE", "en", "Paris treaty (UN)");
    ratified("Rome Statute", &["ICC"], "MN", "en", "ROME-STATUTE-1998");
    ratified("Convention on Cluster Munitions", &["MULTI"], "FI", "en", "CCM-2008");
    ratified("Nuclear Nonproliferation Treaty", &[], "EG", "en", "NPT-1968");
    ratified("Lisbon Treaty", &["EU"], "IE", "en", "LISBON-2007");
}

#[test]
fn another_name_or_another_circle_is_another_treaty() {
    ratified("Paris Agreement", &["US", "VN"], "US", "en", "Paris Agreement (US-VN)");
    ratified("Paris trade agreement", &["UN"], "KE", "en", "Paris trade agreement (UN)");
    ratified("Lisbon Treaty", &["EU"], "KE", "en", "Lisbon Treaty (EU)");
    ratified("the convention", &["UN"], "KE", "en", "the convention (UN)");
    ratified("climate convention", &["UN"], "KE", "en", "climate convention (UN)");
}

#[test]
fn a_question_can_name_a_treaty_as_people_do() {
    let mut foedera = Foedera::embedded().unwrap();
    let mut id = |word: &str| foedera.treaty(word, &foedera::Machine).ok();
    assert_eq!(id("Paris Agreement").as_deref(), Some("PARIS-2015"));
    assert_eq!(id("non-proliferation treaty").as_deref(), Some("NPT-1968"));
    assert_eq!(id("ctbt").as_deref(), Some("CTBT-1996"));
    // Two treaties bear it.
    assert_eq!(id("Perjanjian Persahabatan, Kerja Sama dan Bantuan Timbal Balik"), None);
    assert_eq!(id(""), None);
}

/// The embedded library with treaties beside it: code, title and states, without any act recorded.
fn filed_beside(treaties: &[(&str, &str, &str)], claim: &Claim, more: &[Claim], expected: &str) {
    let mut foedera = Foedera::embedded().unwrap();
    for (code, title, states) in treaties {
        let text = format!(
            "treaty {code} \"{title}\"\n  between {states}\n\narticle 1\n  consent by ratification\n"
        );
        foedera.library_mut().add_text(code, &text).unwrap();
    }
    let claims = std::iter::once(claim).chain(more).cloned().collect();
    let reading =
        Reading { lang: Some("en".to_owned()), published: None, claims, remarks: Vec::new() };
    assert_eq!(treaty_of(claim, &reading, foedera.library()), expected, "{:?}", claim.treaty);
}

const EXTRADITION: (&str, &str, &str) = ("XTR-2023", "Treaty on Extradition", "JP and NO");
const FUGITIVES: (&str, &str, &str) =
    ("XTS-2023", "Japan-Norway Treaty on Extradition of Fugitives", "JP and NO");

fn exchanged(name: &str) -> Claim {
    claim(name, &["JP", "NO"], ClaimKind::Exchange, "JP+NO", "2024-06-14")
}

#[test]
fn a_title_of_common_words_is_found_where_its_states_agree() {
    let one = &[EXTRADITION];
    let signature = claim(
        "the Treaty on Extradition",
        &["JP", "NO"],
        ClaimKind::Signature,
        "JP+NO",
        "2023-10-02",
    );
    filed_beside(one, &exchanged("the Treaty on Extradition"), &[signature], "XTR-2023");
    filed_beside(one, &exchanged("the Japan-Norway Treaty on Extradition"), &[], "XTR-2023");
    let kenya =
        claim("the Treaty on Extradition", &["KE"], ClaimKind::Ratification, "KE", "2024-06-14");
    filed_beside(one, &kenya, &[], "the Treaty on Extradition (KE)");
}

#[test]
fn of_two_titles_with_the_same_words_the_one_is_meant_that_is_called_just_so() {
    let two = &[EXTRADITION, FUGITIVES];
    filed_beside(two, &exchanged("the Treaty on Extradition"), &[], "XTR-2023");
    filed_beside(two, &exchanged("the Treaty on Extradition with Japan"), &[], "XTR-2023");
    let whole = "the Japan-Norway Treaty on Extradition of Fugitives";
    filed_beside(two, &exchanged(whole), &[], "XTS-2023");
    // Either could be meant.
    let loose = "extradition treaty with Japan";
    filed_beside(two, &exchanged(loose), &[], "extradition treaty with Japan (JP-NO)");
}
