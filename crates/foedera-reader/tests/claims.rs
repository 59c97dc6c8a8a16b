//! What is denied, what hangs on an "if", in what form a state acts and who says so: texts beside what
//! they read as.

use foedera_model::{Reading, RemarkKind};
use foedera_reader::{Document, ReadOptions, in_one_line, read};

/// Read as of Tuesday 12 November 2024.
fn reading(lang: &str, text: &str) -> Reading {
    let day = "2024-11-12".parse().ok();
    let document = Document::new(text).in_language(lang);
    let document = day.into_iter().fold(document, Document::published);
    read(&document, &ReadOptions::embedded())
}

#[track_caller]
fn check(lang: &str, text: &str, expected: &[&str]) {
    let claims: Vec<String> = reading(lang, text).claims.iter().map(in_one_line).collect();
    assert_eq!(claims, expected, "{text}");
}

/// After a sentence about an act of France.
#[track_caller]
fn after_france(sentence: &str, expected: &[&str]) {
    let text = format!("France ratified the treaty with Germany on 3 May 2023. {sentence}");
    let mut claims = vec!["ratification FR 2023-05-03"];
    claims.extend(expected);
    check("en", &text, &claims);
}

/// The same in Indonesian.
#[track_caller]
fn setelah_prancis(sentence: &str, expected: &[&str]) {
    let text = format!("Prancis meratifikasi perjanjian dengan Jerman pada 3 Mei 2023. {sentence}");
    let mut claims = vec!["ratification FR 2023-05-03"];
    claims.extend(expected);
    check("id", &text, &claims);
}

#[test]
fn what_a_state_denies_is_denied_of_itself() {
    for denies in [
        "denied reports that",
        "denied that",
        "dismissed claims that",
        "rejected suggestions that",
        "refuted media reports that",
    ] {
        let text = format!("Germany {denies} it had withdrawn from the treaty.");
        after_france(&text, &["withdrawal DE - denied"]);
    }
    after_france(
        "Germany's foreign minister denied reports that it would withdraw from the treaty.",
        &["withdrawal DE - denied"],
    );
}

#[test]
fn apa_yang_dibantah_suatu_negara_dibantah_tentang_dirinya() {
    for denies in
        ["membantah bahwa", "membantah kabar bahwa", "menyangkal bahwa", "menepis kabar bahwa"]
    {
        let text = format!("Jerman {denies} pihaknya telah menarik diri dari perjanjian itu.");
        setelah_prancis(&text, &["withdrawal DE - denied"]);
    }
}

#[test]
fn a_denial_names_others_and_ends_where_its_clause_does() {
    after_france(
        "Germany denied that France had withdrawn from the treaty.",
        &["withdrawal FR - denied"],
    );
    after_france(
        "Germany denied reports that it had withdrawn from the treaty, but France withdrew from the treaty.",
        &["withdrawal DE - denied", "withdrawal FR -"],
    );
    after_france(
        "Germany denied that France withdrew from the treaty.",
        &["withdrawal FR - denied"],
    );
    setelah_prancis(
        "Jerman membantah kabar menarik diri dari perjanjian itu.",
        &["withdrawal DE - denied"],
    );
    let both =
        "Peru has a treaty with Chile. Peru denied that it had signed and ratified the treaty.";
    check("en", both, &["signature CL+PE - denied", "ratification PE - denied"]);
    after_france("Germany denied that it had not ratified the treaty.", &[]);
}

#[test]
fn an_act_in_what_is_told_is_nobodys_of_another_sentence() {
    after_france("Officials denied reports that it had withdrawn from the treaty.", &[]);
    after_france("Reuters reported that it had withdrawn from the treaty.", &[]);
    after_france("Germany said that it had withdrawn from the treaty.", &["withdrawal DE -"]);
    setelah_prancis(
        "Pejabat membantah kabar bahwa ia telah menarik diri dari perjanjian itu.",
        &[],
    );
}

#[test]
fn what_hangs_on_an_if_is_conditional_whatever_day_is_named() {
    let conditional = &["entry_into_force - 2025-05-01 conditional"];
    for text in [
        "If both parties exchange instruments in April, the treaty between Peru and Chile would enter into force on 1 May 2025.",
        "The treaty between Peru and Chile would enter into force on 1 May 2025 if both parties exchange instruments in April.",
        "Unless Chile objects, the treaty between Peru and Chile will enter into force on 1 May 2025.",
    ] {
        check("en", text, conditional);
    }
    check("id", "Jika Peru meratifikasi perjanjian dengan Chili, pasar akan senang.", &[]);
    for text in [
        "Jika kedua pihak bertukar instrumen ratifikasi pada April, maka perjanjian antara Peru dan Chili akan mulai berlaku pada 1 Mei 2025.",
        "Apabila kedua pihak bertukar instrumen ratifikasi pada April maka perjanjian antara Peru dan Chili akan mulai berlaku pada 1 Mei 2025.",
        "Perjanjian antara Peru dan Chili akan mulai berlaku pada 1 Mei 2025 jika kedua pihak bertukar instrumen ratifikasi.",
    ] {
        check("id", text, conditional);
    }
}

#[test]
fn an_if_of_another_clause_and_a_condition_that_is_met_leave_the_day_planned() {
    let planned = &["entry_into_force - 2025-05-01 planned"];
    for text in [
        "The treaty between Peru and Chile, which is of use if either is attacked, will enter into force on 1 May 2025.",
        "Even if Brazil objects, the treaty between Peru and Chile will enter into force on 1 May 2025.",
        "The treaty between Peru and Chile will enter into force on 1 May 2025, ninety days after the deposit.",
    ] {
        check("en", text, planned);
    }
}

#[track_caller]
fn form(lang: &str, text: &str, expected: Option<&str>) {
    let reading = reading(lang, text);
    let forms: Vec<Option<&str>> = reading.claims.iter().map(|it| it.form.as_deref()).collect();
    assert_eq!(forms, [expected], "{text}");
}

#[test]
fn a_ratification_has_the_form_that_its_words_give_it() {
    form(
        "en",
        "The president of Peru signed a decree ratifying the treaty with Chile.",
        Some("decree"),
    );
    form("en", "Peru ratified the treaty with Chile by presidential decree.", Some("decree"));
    form("en", "The president of Peru signed a law ratifying the treaty with Chile.", Some("law"));
    form("en", "Peru ratified the treaty with Chile.", None);
    form("en", "The Senate of Peru approved the law ratifying the treaty with Chile.", None);
    form(
        "id",
        "Presiden Peru menandatangani dekrit untuk meratifikasi perjanjian dengan Chili.",
        Some("decree"),
    );
    form("id", "Peru meratifikasi perjanjian dengan Chili melalui undang-undang.", Some("law"));
    form("id", "Peru meratifikasi perjanjian dengan Chili.", None);
}

#[test]
fn one_act_told_twice_keeps_the_form_that_either_tells() {
    form(
        "en",
        "Peru ratified the treaty with Chile on 3 May 2023. The president of Peru signed a decree ratifying the treaty.",
        Some("decree"),
    );
}

#[track_caller]
fn speakers(lang: &str, text: &str, kind: RemarkKind, expected: &[&str]) {
    let reading = reading(lang, text);
    let found: Vec<&[String]> = reading
        .remarks
        .iter()
        .filter(|it| it.kind == kind)
        .map(|it| it.attribution.as_slice())
        .collect();
    assert_eq!(found, [expected], "{text}");
}

#[test]
fn who_acts_in_a_remark_is_not_who_tells_it() {
    let after = "Peru ratified the treaty with Chile on 3 May 2023.";
    let peru = format!("{after} Reports emerged that Peru had sent thousands of troops to Chile.");
    speakers("en", &peru, RemarkKind::Event, &[]);
    let kcna = format!("{after} Peru had sent thousands of troops to Chile, KCNA said.");
    speakers("en", &kcna, RemarkKind::Event, &["KCNA"]);
    let setelah = "Peru meratifikasi perjanjian dengan Chili pada 3 Mei 2023.";
    let kabar = format!("{setelah} Mencuat kabar ketika Peru mengerahkan ribuan tentara ke Chili.");
    speakers("id", &kabar, RemarkKind::Event, &[]);
    let called = format!("{after} President Vladimir Putin called the treaty a breakthrough.");
    speakers("en", &called, RemarkKind::Characterisation, &["President Vladimir Putin"]);
}
