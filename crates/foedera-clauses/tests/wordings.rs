//! What treaties say and the language says otherwise: each with its cure. And what is near in
//! letters and far in law: no cure leads from one act to another.

use foedera_clauses::parse;
use foedera_model::Diagnostic;

/// The first problem of a line, a clause or, where it begins with a date, an act.
fn first_problem(line: &str) -> Diagnostic {
    let text = if line.starts_with("2000-") {
        format!("treaty A-2000 \"T\"\n\nacts\n  {line}\n")
    } else {
        format!("treaty A-2000 \"T\"\n\n{line}\n")
    };
    let found = parse(&text).diagnostics;
    let Some(first) = found.first() else { panic!("nothing is wrong with `{line}`") };
    first.clone()
}

#[track_caller]
fn check(line: &str, cure: &str) {
    let problem = first_problem(line);
    let found = problem.cure.as_deref().unwrap_or_default();
    assert!(found.contains(cure), "{problem:#?}");
}

#[test]
fn clauses_as_treaties_word_them() {
    check("a party may denounce this treaty, 6 months after its notice", "`may withdraw`");
    check(
        "a party may withdraw, 6 months after its notice to the depositary",
        "`receipt of its notice by the depositary`",
    );
    check(
        "enters into force on exchange of the instruments of ratification",
        "`exchange of instruments of ratification`",
    );
    check("enters into force on the exchange of instruments of ratification", "delete it");
    check("enters into force upon signature", "write `on`");
    check("reservations are allowed except to article 5", "`no reservations to`");
    check(
        "ends 3 months after notice by a party",
        "`a party may terminate this treaty, 3 months after its notice`",
    );
    check(
        "any party may withdraw on 1 year notice",
        "`a party may withdraw, 1 year after its notice`",
    );
    check("enters into force as soon as 22 states have ratified", "`on deposit of 22 instruments`");
    check("in force for 5 years, then indefinitely", "`in force indefinitely`");
    check(
        "in force for 5 years, then for 5 years at a time, unless denounced",
        "`unless a party gives notice at least PERIOD before the end`",
    );
}

#[test]
fn commitments_as_treaties_word_them() {
    check(
        "on war by a party on a great power outside this treaty:",
        "`one or several great-powers`",
    );
    check("FR owes PL assistance against DE or SU", "write `and`");
    check("on support of a party by FR:", "`support by FR of a party`");
}

#[test]
fn what_is_said_in_another_sentence_is_shown_whole() {
    check(
        "reservations are left to each party",
        "`a reservation needs acceptance by all the parties`",
    );
    check("no general reservations", "`reservations only to PART`");
    check("reservations are permitted", "delete the line");
    check("reservations only to appendices", "`articles \"Appendix I\" and \"Appendix II\"`");
    check(
        "it may be renewed by tacit agreement for 5 years",
        "`in force for PERIOD, then for 5 years at a time, unless a party gives notice",
    );
    check("in force for 5 years, renewable for 1 year", "`, then for 1 year at a time`");
    check(
        "a party may withdraw 6 months before the end",
        "gives notice at least 6 months before the end",
    );
    for early in ["this treaty cannot be denounced", "no party may withdraw"] {
        check(&format!("{early} before 2010-01-01"), ", notice not before 2010-01-01`");
    }
    check("amendments enter into force when accepted", "`amendments bind all, WHEN`");
    for again in ["tacitly renewed", "renewable by tacit agreement", "automatically renewable"] {
        check(
            &format!("in force for 5 years, {again} for 3 years"),
            "`, then for 3 years at a time`",
        );
    }
    check("reservations only with consent", "`a reservation needs acceptance by all the parties`");
    check("the council decides on what follows", "`text on TOPIC \"…\"`");
    check("FR signed the treaty", "under `acts`");
    check("a protocol is annexed to this treaty", "`text on TOPIC \"…\"`");
    check("a permanent council is established", "`text on TOPIC \"…\"`");
    check("on an outrage against a party the other owes it help", "an event, such as");
}

#[test]
fn who_may_accede_is_no_line_of_the_head() {
    let text = "treaty A-2000 \"T\"\n  open to accession by any member of COE\n";
    let found = parse(text).diagnostics;
    let cure = found[0].cure.as_deref().unwrap_or_default();
    assert!(cure.contains("`accession open to members of COE`"), "{found:#?}");
    assert!(!cure.contains("signature"), "{found:#?}");
}

#[test]
fn ordinals_and_numbers_as_treaties_word_them() {
    let month = "on the first day of the sixth month after the month of its deposit";
    check(&format!("for each later party, {month}"), "write `the 6th month`");
    check("for each later party, on the thirtieth day after its deposit", "write `the 30th day`");
    check(
        "for each later party, on the first day of the 6th month after its deposit",
        "`6th month after the month of its`",
    );
    check(
        "enters into force on the 90th day after deposit of the 50th instrument",
        "write `deposit of 50 instruments`",
    );
    check(
        "enters into force on the 90th day after deposit of the fiftieth instrument",
        "write `deposit of 50 instruments`",
    );
}

#[test]
fn acts_as_reports_word_them() {
    check("2000-01-01  LT withdraws", "`gives notice of withdrawal`");
    check("2000-01-01  LT withdraws from the treaty", "`gives notice of withdrawal`");
    check("2000-01-01  GB denounces the treaty", "`gives notice of withdrawal`");
    check("2000-01-01  US suspends its obligations", "`suspends the treaty`");
    check(
        "2000-01-01  the Parliament of Finland approves",
        "`\"Parliament\" of CODE votes for ratification`",
    );
    check(
        "2000-01-01  FI and GB exchange the instruments of ratification",
        "`exchange instruments of ratification`",
    );
}

/// No cure for the line offers `other`; a list of all that can be said offers nothing.
#[track_caller]
fn never(line: &str, other: &str) {
    let problem = first_problem(line);
    let mut offers = problem.cure.iter().filter(|it| !it.starts_with("what can stand here is"));
    assert!(!offers.any(|it| it.contains(other)), "{problem:#?}");
}

#[test]
fn a_number_or_a_name_that_the_writer_gave_is_kept() {
    let renewed = "in force for 5 years, then for 5 years at a time";
    check(&format!("{renewed}, unless denounced six months before the end"), "at least 6 months");
    check(
        &format!("{renewed}, unless a party gives notice one year before the end"),
        "at least 1 year",
    );
    check(
        "a party may withdraw, after 9 months' notice",
        "`may withdraw, 9 months after its notice`",
    );
    check("a party may leave, 2 years after its notice", "`a party may withdraw, 2 years after");
    check("enters into force on deposit of 20 ratifications", "`ratification by 20 states`");
    check("enters into force on 1 January 1995", "`1995-01-01`");
    check(
        "on armed attack, in Europe, on a party:\n  it owes it assistance",
        "`attack, within Europe`",
    );
    check("2000-01-01  FR signs at \"Madrid\"", "put it on the next line");
    check("2000-01-01  FR gives notice of withdrawal to UN", "`received DATE by UN`");
    check("2000-01-01  the Senate of FR ratifies", "`\"Senate\" of FR`");
}

#[test]
fn a_word_that_bears_meaning_is_not_replaced_by_one_that_can_stand_there() {
    let lists = |line: &str| check(line, "what can stand here is");
    lists("in force for 5 years, then twice for 5 years");
    lists("in force from signature");
    lists("enters into force immediately");
    lists("amendments need approval of all");
    lists("2000-01-01  FR announces its withdrawal");
    for (line, never_offered) in [
        ("in force from signature", "in force for"),
        ("reservations to article 3 not permitted", "did you mean"),
        ("enters into force on deposit of the last instrument", "22"),
        ("for each later party, on deposit of its instrument", "22"),
        ("on armed attack, in Europe, on a party:\n  it owes it assistance", "outside"),
        ("the parties shall consult", "put `owe"),
    ] {
        never(line, never_offered);
    }
}

#[test]
fn events_as_reports_word_them() {
    let check = |line: &str, cure: &str| {
        let found = parse(&format!("scenario K-2000 \"K\"\n  2000-01-01  {line}\n")).diagnostics;
        assert!(found[0].cure.iter().any(|it| it.contains(cure)), "{found:#?}");
    };
    check("PL is attacked by RU", "`RU attacks CODE`");
    check("RU invokes article 4", "in its journal");
    check(
        "RU invokes article 4",
        "`CODE requests assistance of CODE under article LABEL of TREATY`",
    );
    check("RU denies the attack", "`denied by CODE` on a line below");
    check("KP determines", "`that article LABEL applies`");
    check("war between FR and DE", "`CODES is at war with CODES`");
    check("GR makes peace with BG", "`goes on until DATE`");
    check("GR occupies BG", "`goes on until DATE` on a line below");
    check(
        "GR declares the casus foederis",
        "`CODE determines that article LABEL of TREATY applies`",
    );
    check("GR determines that the treaty applies", "a line each");
    check("GR determines that articles 1 and 2 apply", "a line each");
    check("\"Council\" finds that articles 1 and 2 apply", "a line each");
    check("GR violates article 2 of GR-RS-1913", "`alleged by CODES`");
    check("GR befriends BG", "`denied by CODES`");
    check("GR and Hocus attack BG", "in quotes: `\"NAME\" attacks CODE`");
    check("GR attacks BG\n    called armed attack, in Thrace by GR", "a line each");
}

#[test]
fn help_and_who_decides_as_treaties_word_them() {
    let owed = |what: &str| format!("on attack on a party:\n  the other party owes {what}");
    check(&owed("it defence"), "write `owes it assistance`");
    check(
        "on aggression by one or several states on a party or its forces:\n  each other party owes it assistance",
        "write `on a party's territory or forces`",
    );
    let head = "treaty A-2000 \"T\"\n  between FR and PL\n  secret, published 1945-01-01\n";
    let told = parse(head).diagnostics;
    assert!(
        told.iter().any(|it| it.cure.iter().any(|it| it.contains("said of a commitment"))),
        "{told:#?}"
    );
    check(
        &owed("it assistance\n    case decided by the other party"),
        "`case decided by each party`",
    );
    check(
        "in force until 40 months after notice by a party",
        "`a party may terminate this treaty, 40 months after its notice`",
    );
}

#[test]
fn a_trigger_of_two_events() {
    let owed = |on: &str| format!("on {on} a party:\n  the other party owes it assistance");
    check(&owed("attack or threat to"), "write `threat`");
    check(&owed("threat or armed attack on"), "write `threat`");
    check(&owed("armed attack or aggression on"), "write each `on EVENT …:` by itself");
}

#[test]
fn no_cure_leads_from_one_act_to_another() {
    never("a party may denounce this treaty, 6 months after its notice", "terminate");
    never("enters into force on exchange of the instruments of ratification", "notes");
    never("2000-01-01  FI deposits its instrument of notification", "ratification");
    never("2000-01-01  GB gives notice of denunciation", "termination");
    never("2000-01-01  LT withdraws its notification", "reservation");
    never("2000-01-01  FI and GB exchange the instruments of ratification", "notes");
    never("enters into force on notification of 5 instruments", "ratification");
}

/// What an act says that no other act means is never left to a note, nor led to another act.
#[test]
fn what_was_done_is_not_lost_in_a_note() {
    let act = |words: &str, cure: &str| check(&format!("2000-01-01  {words}"), cure);
    act("FR ratifies amendment \"P\"", "write `accepts amendment \"P\"`");
    act("FR ratifies protocol \"P\"", "write `accepts amendment \"P\"`");
    let reserved = "a line below: `DATE  CODES makes a reservation to article 9`";
    act("FR ratifies, subject to a reservation to article 9", reserved);
    act("FR ratifies with a reservation to article 9", reserved);
    let provisionally = "write `apply the treaty provisionally`";
    act("FR and IT exchange notes on provisional application", provisionally);
    for words in [
        "CZ succeeds to the signature of CS",
        "FR declares the treaty void",
        "FR and IT exchange notes on fishing",
    ] {
        act(words, &format!("write `event \"{words}\"`"));
    }
    act("FR ratifies \"at last\"", "`note \"\\\"at last\\\"\"`");
    let long = "in the presence of the ministers of all the other parties to this treaty";
    act(&format!("FR ratifies {long}"), &format!("`note \"{long}\"`"));
}

#[test]
fn acts_as_histories_word_them() {
    let act = |words: &str, cure: &str| check(&format!("2000-01-01  {words}"), cure);
    act("DE attacks PL", "write `is at war with PL`");
    act("FR and GB attack DE", "write `are at war with DE`");
    for verb in ["abrogates", "annuls", "rescinds"] {
        act(&format!("FR {verb} the treaty"), "`declares the treaty terminated` where it gave");
    }
    for verb in ["extend", "prolong", "renew"] {
        let until = format!("FR and IT {verb} the treaty until 1960-01-01");
        act(&until, "write `agree to extend the treaty until`");
    }
    act("FR and IT renew the treaty for 5 years", "`agree to extend the treaty until DATE`");
    act("FR terminates provisional application", "write `ends provisional application`");
    act("the parties agree to terminate", "`CODE and CODE agree to terminate the treaty`");
    let declares = "write `declares that it will not become a party`";
    act("FR notifies that it does not intend to become a party", declares);
}

#[test]
fn clauses_that_newcomers_worded() {
    let until = "`this treaty is applied provisionally from DATE, until entry into force`";
    check("applied provisionally from 1990-06-15", until);
    check("is applied provisionally from 1990-06-15", until);
    check("the treaty applies provisionally", until);
    let not_before = "`a party may withdraw, PERIOD after its notice, notice not before 3 years after entry into force`";
    check("a party may withdraw 3 years after entry into force", not_before);
    for those in ["those of the depositaries", "the depositaries"] {
        let clause = format!("enters into force on deposit of 5 instruments, including {those}");
        check(&clause, "name them by their codes");
    }
    check("secret", "`secret, published DATE`");
    check("in force for 5 years, tacitly prolonged for 5 years", "`, then for 5 years at a time`");
    check("tacitly prolonged", "`in force for PERIOD, then for PERIOD at a time");
    check(
        "on support of the attacker by DE:\n  the other party owes it assistance",
        "`on a party`",
    );
}

/// An act at the left is one of those above it, which stand indented.
#[test]
fn an_act_without_its_indent_is_told_to_indent_it() {
    let cure_of = |acts: &str| {
        let found = parse(&format!("treaty A-2000 \"T\"\n\n{acts}")).diagnostics;
        found.first().and_then(|it| it.cure.clone()).unwrap_or_default()
    };
    let indent = "indent it by 2 spaces";
    assert_eq!(cure_of("acts\n  2000-01-01  FR signs\n2000-01-02  IT signs\n"), indent);
    assert_eq!(cure_of("acts\n2000-01-02  IT signs\n"), indent);
    assert!(cure_of("2000-01-02  IT signs\n").contains("under `acts`, indented by two spaces"));
}

/// A trigger names the attacked before its conditions, and what is hit of a party alone.
#[test]
fn the_attacked_of_a_trigger_have_their_place() {
    check(
        "on aggression, on its request, on KH or LA:",
        "`on aggression on KH or LA, on its request`",
    );
    check(
        "on attack by DE, without direct provocation by it, leading to war, on FR:",
        "`on attack by DE on FR, without direct provocation by it, leading to war`",
    );
    check("on attack on AT-HU's forces:", "`on attack on a party's forces:`");
    check("on attack on AT-HU's territory:", "`on attack on AT-HU:`");
}

#[test]
fn a_term_of_a_war_ends_by_an_event_of_the_journal() {
    let cure = "`in force until \"the end of the war\"`";
    check("in force for the duration of the war between RU-EMPIRE and OTTOMAN", cure);
    check("in force for the war", cure);
}

/// What nobody in particular is guaranteed no event touches; of a party, or to somebody by name, it is plain.
#[test]
fn readings_are_told_apart_where_the_end_of_a_treaty_hangs_on_them() {
    let found = |clauses: &str| {
        let file = parse(&format!("treaty A-2000 \"T\"\n\n{clauses}\n"));
        file.diagnostics.into_iter().filter(|it| it.code == "C072").map(|it| it.message).collect()
    };
    let leaving = "a party may withdraw, 1 month after its notice\n    as read by";
    let none: Vec<String> = found(&format!("article 4\n  {leaving} FR and IT\n  {leaving} RU"));
    assert!(none.is_empty(), "{none:?}");
    // Who reads otherwise than himself.
    let twice = found(&format!("article 4\n  {leaving} FR and IT\n  {leaving} IT"));
    assert!(twice.iter().any(|it| it.contains("IT has two readings")), "{twice:?}");
    // The same readers in another order have one reading.
    let same = found(&format!("article 4\n  {leaving} FR and IT\n  {leaving} IT and FR"));
    assert!(same.is_empty(), "{same:?}");
    let elsewhere = found("reservations only to articles 20 and 30\n  as read by FR");
    assert!(elsewhere.iter().any(|it| it.contains("how a party leaves")), "{elsewhere:?}");
    let article = |nth: u32| format!("article {nth}\n  {leaving} FR\n");
    let many: Vec<String> = found(&(1..=7).map(article).collect::<String>());
    assert!(many.iter().any(|it| it.contains("more than 64 ways")), "{many:?}");
}

#[test]
fn whom_an_event_befalls_stands_outside_its_quotation() {
    let is_told = |event: &str| {
        let text = format!(
            "treaty A-2000 \"T\"\n\non {event}:\n  the parties owe each other consultation\n"
        );
        parse(&text).diagnostics.iter().any(|it| it.code == "C073")
    };
    assert!(is_told("\"landings on a party\""));
    assert!(!is_told("\"mobilisation of a party\""));
    assert!(is_told("\"armed conflict against a party\""));
    assert!(!is_told("\"invasion\" on a party"));
    assert!(!is_told("\"an infraction of the treaty of Paris\""));
}

/// The codes of what is told about a treaty between France and Germany.
fn codes_of(lines: &str) -> Vec<String> {
    let text = format!("treaty A-2000 \"T\"\n  between FR and DE\n\n{lines}\n");
    let kept = |it: &String| ["C016", "C062", "C074", "C075"].contains(&it.as_str());
    parse(&text).diagnostics.into_iter().map(|it| it.code).filter(kept).collect()
}

#[test]
fn nobody_owes_himself_and_nobody_hits_himself() {
    let owes = |words: &str| codes_of(&format!("article 2\n  {words}"));
    assert_eq!(owes("FR owes FR consultation"), ["C062"]);
    assert_eq!(owes("FR owes DE \"help\" against DE"), ["C062"]);
    assert_eq!(owes("FR and DE owe FR and DE consultation"), [""; 0]);
    assert_eq!(owes("on attack by FR on FR:\n    DE owes FR consultation"), ["C062"]);
    assert_eq!(owes("on attack by DE on FR:\n    DE owes FR consultation"), [""; 0]);
}

#[test]
fn a_third_state_owes_nothing_without_its_consent() {
    assert_eq!(codes_of("article 2\n  PL owes FR consultation"), ["C074"]);
    assert_eq!(codes_of("article 2\n  FR owes PL consultation"), [""; 0]);
    let open = "article 2\n  PL owes FR consultation\n\naccession open to all states";
    assert_eq!(codes_of(open), [""; 0], "others can come");
}

#[test]
fn the_area_of_an_article_that_is_not_there() {
    let within = |article: &str| {
        format!(
            "article 5\n  on attack, within the area of article {article}, on a party:\n    the other party owes it assistance\n\narticle 6\n  the area of article 6 is Europe\n"
        )
    };
    assert_eq!(codes_of(&within("9")), ["C075"]);
    assert_eq!(codes_of(&within("6")), [""; 0]);
    assert_eq!(codes_of(&within("6(2)")), [""; 0]);
    assert_eq!(codes_of(&within("5")), [""; 0], "it may describe its own");
}

#[test]
fn a_territory_does_not_leave_an_area_before_it_came() {
    let lies = |since: &str, until: &str| {
        let text = format!(
            "treaty A-2000 \"T\"\n\n\"Tyre\" lies within Asia since {since} until {until}\n"
        );
        parse(&text).diagnostics.iter().any(|it| it.code == "C061")
    };
    assert!(lies("1960-01-01", "1950-01-01"));
    assert!(!lies("1950-01-01", "1960-01-01"));
}

/// Whence an area is known is said of the area and of each of its territories, and of no other clause.
#[test]
fn territories_of_an_area_have_their_sources() {
    let below = |clause: &str| {
        codes_of(&format!("article 6\n  {clause}\n    source \"Handbook\" 1950, B2"))
    };
    assert_eq!(below("the area of article 6 is Europe"), [""; 0]);
    assert_eq!(
        below("\"Malta\" and \"Crete\" lie within the area of article 6 until 1964-09-21"),
        [""; 0]
    );
    assert_eq!(below("in force indefinitely"), ["C016"]);
}

#[test]
fn a_guarantee_that_names_nobody_is_told() {
    let is_told = |commitment: &str| {
        let found = parse(&format!("treaty A-2000 \"T\"\n\n{commitment}\n")).diagnostics;
        assert!(found.iter().all(|it| it.code != "C012"), "{found:#?}");
        found.iter().any(|it| it.code == "C071")
    };
    let of_a_third =
        "the parties owe each other guarantee of \"the integrity of the Ottoman Empire\"";
    assert!(is_told(of_a_third));
    assert!(!is_told("FR owes OTTOMAN guarantee of \"the integrity of the Ottoman Empire\""));
    assert!(!is_told("the parties owe each other guarantee of \"their territorial integrity\""));
    assert!(!is_told(&format!("on attack on OTTOMAN:\n  {of_a_third}")));
}
