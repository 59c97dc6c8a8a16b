//! Every problem has a case here and a page for the reader: the page's first text has the problem,
//! the mended one has not.

use foedera_clauses::{FILE_BYTES_MAX, LINE_BYTES_MAX, NESTING_MAX, PROBLEMS_MAX, parse, problems};
use foedera_model::Diagnostic;

/// The problem `code` stands in `text`, at `words`.
#[track_caller]
fn check(code: &str, text: &str, words: &str) {
    let found = parse(text).diagnostics;
    let problem = found.iter().find(|it| it.code == code);
    let Some(problem) = problem else { panic!("{code} is not among {found:#?}") };
    assert_eq!(problem.span.of(text), Some(words), "{problem:#?}");
}

/// The same in a treaty, below its head.
#[track_caller]
fn check_clause(code: &str, clauses: &str, words: &str) {
    check(code, &format!("treaty A-2000 \"T\"\n\n{clauses}\n"), words);
}

#[test]
fn signs_that_no_line_may_hold() {
    check("C001", "treaty A-2000 \"T\"\n\tbetween DE and FR\n", "\t");
    check_clause("C002", "note “no”", "“");
    check_clause("C003", "note \"\u{202E}x\"", "\u{202E}");
    check_clause("C003", "silent on withdrawal # \u{200B}", "\u{200B}");
    check_clause("C004", "note \"x # y", "\"x # y");
    check_clause("C005", "note \"\\n\"", "\\n");
}

#[test]
fn places_of_lines() {
    check("C006", "treaty A-2000 \"T\"\n  between DE and FR\n   adopted 2000\n", "adopted 2000");
    check("C025", "", "");
    check("C025", "consent by signature", "consent by signature");
    check_clause("C026", "treaty B-2000 \"U\"", "treaty B-2000 \"U\"");
    check_clause("C014", "on threat to a party\n  the parties owe it consultation", "");
    check_clause("C015", "on threat to a party:", ":");
    check_clause(
        "C016",
        "consent by signature\n  with effect from 2000-01-01",
        "with effect from 2000-01-01",
    );
    check_clause("C016", "between DE and FR", "between DE and FR");
}

#[test]
fn a_head_that_cannot_be_read_is_the_only_problem_of_its_file() {
    let found =
        parse("treaty a-2000 \"T\"\n  between DE and FR\n\nconsent by signature\n").diagnostics;
    assert_eq!(found.iter().map(|it| it.code.as_str()).collect::<Vec<_>>(), ["C020"]);
}

/// The problems of a text: code and the words that each points at.
#[track_caller]
fn check_all(text: &str, expected: &[&str]) {
    let found = parse(text).diagnostics;
    let found =
        found.iter().map(|it| format!("{} {}", it.code, it.span.of(text).unwrap_or_default()));
    assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
}

const CLAUSE: &str = "enters in force on signature";
const ACT: &str = "1900-01-01  FR dances";

#[test]
fn an_opener_that_cannot_be_read_hides_no_fault_below_it() {
    let below = ["C012 enters in force", "C012 dances"];
    let text = |head: &str, article: &str, acts: &str| {
        format!("{head}\n  between FR and GB\n\n{article}\n  {CLAUSE}\n\n{acts}\n  {ACT}\n")
    };
    let good = "treaty A-1900 \"T\"";
    check_all(&text(good, "article 1", "acts"), &below);
    for (head, fault) in [
        ("treaty A-1900 \"T", "C004 \"T"),
        ("treatty A-1900 \"T\"", "C011 treatty"),
        ("traety A-1900 \"T\"", "C011 traety"),
        ("treaty a-1900 \"T\"", "C020 a-1900"),
        ("treaty A-1900", "C012 "),
    ] {
        check_all(&text(head, "article 1", "acts"), &[fault, below[0], below[1]]);
    }
    for (article, fault) in [
        ("artcle 1", "C011 artcle"),
        ("articel 1", "C011 articel"),
        ("Article 1", "C012 Article"),
        ("article \"1", "C004 \"1"),
    ] {
        check_all(&text(good, article, "acts"), &[fault, below[0], below[1]]);
    }
    for fault in ["C011 actz", "C011 ats", "C012 Acts", "C011 atcs"] {
        let (_, acts) = fault.split_once(' ').unwrap();
        check_all(&text(good, "article 1", acts), &[below[0], fault, below[1]]);
    }
}

#[test]
fn a_fault_of_the_head_hides_none_of_the_head() {
    check_all(
        "treaty A-1900 \"T\n  between FR und GB\n  adoptd 1900-01-01\n",
        &["C004 \"T", "C013 und GB", "C011 adoptd"],
    );
}

#[test]
fn a_scenario_whose_title_is_open_shows_the_faults_of_its_events() {
    check_all("scenario S-1900 \"S\n  1900-01-01  FR dances\n", &["C004 \"S", "C012 dances"]);
}

#[test]
fn what_is_near_an_opener_and_is_none_is_reported_as_before() {
    check_clause("C011", "acs force on signature", "acs");
    check_clause("C011", "blah 1", "blah");
}

#[test]
fn limits() {
    let deep: String = (0..NESTING_MAX + 2).map(|it| format!("{}x\n", "  ".repeat(it))).collect();
    check("C007", &" ".repeat(FILE_BYTES_MAX + 1), "");
    check_clause("C008", &format!("note \"{}\"", "x".repeat(LINE_BYTES_MAX)), "");
    check("C009", &deep, "x");
    let many = "x\n".repeat(PROBLEMS_MAX * 10);
    check("C010", &many, "x");
    assert_eq!(parse(&many).diagnostics.len(), PROBLEMS_MAX + 1);
}

#[test]
fn sentences() {
    check_clause("C011", "blah blah", "blah");
    check_clause("C011", "entres into force on signature", "entres into force");
    check_clause("C012", "enters in force on signature", "enters in force");
    check_clause("C013", "silent on withdrawal today", "today");
    check_clause("C041", "enters into force on the deposit of 5 instruments", "the");
    check_clause(
        "C042",
        "a party may denounce this treaty, 6 months after its notice",
        "may denounce this treaty",
    );
    check_clause("C012", "acts\n  2000-01-01  DE and FR signed", "signed");
    check_clause("C021", "enters into force on the 90th deposit of 5 instruments", "the 90th");
}

#[test]
fn words_that_are_wrong_in_themselves() {
    check_clause("C017", "acts\n  12/03/48  DE signs", "12/03/48");
    check_clause("C018", "in force until 1920", "1920");
    check_clause("C019", "acts\n  2000-01-01  RUS signs", "RUS");
    check_clause("C019", "acts\n  2000-01-01  Soviet Union signs", "Soviet Union");
    check_clause("C020", "acts\n  2000-01-01  ru signs", "ru");
    check("C022", "treaty A-2000 \"T\"\n  depositary Secretary\n", "Secretary");
    check_clause("C023", "acts\n  2000-01-01  DE signs\n    source \"x\", A9", "A9");
    check("C024", "treaty A-2000 \"T\"\n  counts days as XY\n", "XY");
    check_clause("C040", "in force for 0 years", "0");
    check_clause("C040", "table t \"x\", tons\n  LR 1.", "1.");
}

#[test]
fn names() {
    check_clause("C027", "set a \"x\": DE\ntable a \"x\", tons", "table a \"x\", tons");
    check_clause("C028", "enters into force on deposit by all of north", "north");
    check_clause("C029", "table a \"x\", tons\n  LR 1\n  LR 2", "LR 2");
    check("C030", "treaty A-2000 \"T\"\n  adopted 2000\n  adopted 2001\n", "adopted 2001");
}

#[test]
fn what_is_not_said() {
    let by_five = "enters into force on deposit of 5 instruments";
    check_clause(
        "C031",
        "enters into force 3 days after signature",
        "enters into force 3 days after signature",
    );
    let act = "2001-01-01  EU accedes";
    check_clause("C032", &format!("{by_five}\n\nacts\n  {act}"), act);
    check_clause("C033", by_five, by_five);
    let for_a_term = "a party may declare under article 36(2), for a term it names, on reciprocity";
    check_clause("C035", for_a_term, "a party");
    let head = "treaty A-2000 \"T\"\n  depositary UN";
    check("C038", &format!("{head}\n\n{by_five}\n\nacts\n  {act}\n"), "treaty A-2000");
    check_no("C038", &format!("{by_five}\n\nacts\n  {act}"));
    check_clause("C039", by_five, "treaty A-2000");
}

/// The problem `code` is not found below a head.
#[track_caller]
fn check_no(code: &str, clauses: &str) {
    let found = parse(&format!("treaty A-2000 \"T\"\n\n{clauses}\n")).diagnostics;
    assert!(found.iter().all(|it| it.code != code && it.code != "C012"), "{found:#?}");
}

#[test]
fn help_that_names_neither_event_nor_enemy() {
    check_clause("C068", "FR owes IT assistance", "FR owes IT assistance");
    check_no("C068", "FR owes IT assistance against AT");
    check_no("C068", "FR owes IT participation in war");
    check_no("C068", "on attack on a party:\n  the other party owes it assistance");
}

#[test]
fn what_is_said_elsewhere_is_not_asked_for() {
    let area = "the area of article V is \"the Pacific\"";
    let attack = |article: &str| {
        format!(
            "{area}\non attack, within the area of article {article}, on a party:\n  each other party owes it assistance"
        )
    };
    check_clause("C035", area, "the area");
    check_clause("C035", &attack("VI"), "the area");
    check_no("C035", &attack("V"));
    let term = "enters into force on signature\nin force for 5 years";
    check_clause("C039", term, "treaty A-2000");
    let renewed =
        "then for 5 years at a time, unless a party gives notice at least 1 year before the end";
    check_no("C039", &format!("{term}, {renewed}, for that party"));
    check_no("C039", &format!("{term}, then until 6 months after notice by a party"));
}

#[test]
fn acts_that_cannot_be() {
    let signs = "1990-01-01  RU signs";
    check_clause("C037", &format!("acts\n  {signs}"), signs);
    check_clause(
        "C034",
        "acts\n  2000-01-02  DE signs\n  2000-01-01  FR signs",
        "2000-01-01  FR signs",
    );
    check_clause(
        "C036",
        "acts\n  1948-12-03  US accedes\n    given as \"12/03/48, day first\"",
        "1948-12-03  US accedes",
    );
}

#[test]
fn lines_that_cannot_all_hold() {
    let closed = "treaty A-2000 \"T\"\n  between CN and SU\n\nacts\n";
    check("C043", "treaty A-2000 \"T\"\n  between FR and FR\n", "between FR and FR");
    let (first, second) = ("in force for 5 years", "in force indefinitely");
    check_clause("C044", &format!("{first}\n{second}"), second);
    check_no("C044", &format!("{first}\nends on \"peace\""));
    let (first, second) = ("enters into force on signature", "enters into force on 2001-01-01");
    check_clause("C044", &format!("{first}\n{second}"), second);
    check_no("C044", &format!("{first}\narticle 2 {second}"));
    let signs = "1960-01-01  CN and US sign";
    check("C045", &format!("{closed}  {signs}\n"), signs);
    // Russia is the party that the Soviet Union was.
    let continued = parse(&format!("{closed}  2000-01-01  CN and RU exchange notes\n")).diagnostics;
    assert!(continued.is_empty(), "{continued:#?}");
    check_clause(
        "C046",
        "no reservations\n\nacts\n  2000-01-01  FR makes a reservation to article 9",
        "2000-01-01  FR makes a reservation to article 9",
    );
    let told = |day: &str, more: &str| {
        format!("acts\n  {day}  FR signs\n    source \"x\" 2000-01-02{more}")
    };
    check_clause("C047", &told("2000-01-03", ""), "2000-01-03  FR signs");
    check_no("C047", &told("2000-01-02", ""));
    check_no("C047", &told("2000-01-03", "\n    planned"));
}

#[test]
fn a_clause_that_another_excludes() {
    let (silent, exit) = ("silent on withdrawal", "a party may withdraw, on its notice");
    check_clause("C044", &format!("{silent}\n{exit}"), exit);
    check_clause("C044", &format!("{exit}\n{silent}"), silent);
    let some = "reservations only to articles 20 and 30";
    check_clause("C044", &format!("no reservations\n{some}"), some);
    check_no("C044", &format!("no reservations to article 2\n{some}"));
    let text = |one: &str, other: &str| {
        format!("in force for 5 years\n  as {one}\nin force for 6 years\n  as {other}")
    };
    let (before, after) = ("known until the correction of 2001-01-01", "corrected on 2001-01-01");
    check_no("C044", &text(before, after));
    check_no("C044", &text(after, before));
    let second = "in force for 6 years";
    check_clause("C044", &text(after, after), second);
    check_clause("C044", &text("corrected on 2000-01-01", before), second);
}

#[test]
fn a_treaty_is_no_other_than_itself_and_no_list_has_one_twice() {
    check_clause("C048", "replaces A-2000 on entry into force", "A-2000");
    check("C048", "treaty A-2000 \"T\"\n  protocol to A-2000\n", "A-2000");
    check_no("C048", "replaces A-1999 on entry into force");
    check_no("C048", "scenario S-1 \"S\"\n  2000-01-01  FR waives article 3 of A-2000 toward IT");
    check("C049", "treaty A-2000 \"T\"\n  between FR, IT and FR\n", "FR");
    check_clause("C049", "set a \"x\": DE, FR and DE", "DE");
    check_clause("C049", "acts\n  2000-01-01  DE and DE sign", "DE");
    check_no("C049", "acts\n  2000-01-01  DE objects to the accession of DE");
}

#[test]
fn acts_that_presuppose_another() {
    let revokes = "2000-01-02  FR revokes its notice of withdrawal";
    check_clause("C050", &format!("acts\n  {revokes}"), revokes);
    let gives =
        |who: &str| format!("acts\n  1999-01-01  {who} gives notice of withdrawal\n  {revokes}");
    check_clause("C050", &gives("DE"), revokes);
    check_no("C050", &gives("FR"));
    check_clause(
        "C051",
        "acts\n  2000-01-01  FR ratifies\n    received 1999-12-31 by UN",
        "2000-01-01  FR ratifies",
    );
    check_no("C051", "acts\n  2000-01-01  FR ratifies\n    received 2000-01 by UN");
}

#[test]
fn an_act_told_twice_is_done_again_or_has_two_sources() {
    let second = "2002-02-02  FR gives notice of withdrawal";
    let told = |first: &str, between: &str, second: &str| {
        format!("acts\n  2001-01-01  FR gives notice of withdrawal{first}{between}\n  {second}")
    };
    // One voice that names two days in one breath tells of two acts.
    check_no("C052", &told("", "", second));
    let other = format!("{second}\n    source \"X\" 2003");
    check_clause("C052", &told("", "", &other), second);
    check_no("C052", &told("", "", &other.replace("withdrawal", "withdrawal again")));
    check_no("C052", &told("", "\n  2001-05-05  FR revokes its notice of withdrawal", second));
    check_no("C052", &told("", "", "2002-02-02  DE gives notice of withdrawal"));
    check_no("C052", &told("", "", &format!("{second}\n    planned")));
    let by = |name: &str| format!("\n    source \"{name}\" 2003");
    check_no("C052", &told(&by("X"), "", &format!("{second}{}", by("Y"))));
    check_no("C052", &told(&by("X"), "", &format!("{second}{}", by("X"))));
    let later = by("X").replace("2003", "2004");
    check_clause("C052", &told(&by("X"), "", &format!("{second}{later}")), second);
    check_no(
        "C052",
        "acts\n  2001-01  FR gives notice of withdrawal\n  2001-01-02  FR gives notice of withdrawal",
    );
}

#[test]
fn an_article_is_opened_once() {
    let twice = "article 1\n  consent by signature\narticle 1\n  silent on withdrawal";
    check_clause("C054", twice, "article 1");
    check_no("C054", "article 1\n  consent by signature\narticle 2\n  silent on withdrawal");
}

#[test]
fn a_language_is_one_that_is_known() {
    let head = |name: &str| format!("treaty A-2000 \"T\"\n  also called \"U\" in {name}\n");
    check("C055", &head("Frnech"), "Frnech");
    check("C055", &head("\"Klingon\""), "\"Klingon\"");
    assert!(parse(&head("French and \"Serbo-Croatian\"")).diagnostics.is_empty());
}

#[test]
fn a_verb_agrees_with_who_acts() {
    check_clause("C056", "acts\n  2000-01-01  DE and NL signs", "signs");
    check_clause("C056", "acts\n  2000-01-01  DE sign", "sign");
    check_clause("C056", "articles 1 to 12 enters into force on signature", "enters");
    check_no("C056", "acts\n  2000-01-01  DE and NL sign");
}

#[test]
fn the_notice_of_one_ends_a_treaty_of_more_than_two() {
    let clause = "in force for 5 years, then until 1 year after notice by a party";
    let text = |between: &str| format!("treaty A-2000 \"T\"\n{between}\n{clause}\n");
    check("C058", &text("  between BE, FR and GB\n"), clause);
    check("C058", &text(""), clause);
    let silent = |text: &str| assert!(parse(text).diagnostics.iter().all(|it| it.code != "C058"));
    silent(&text("  between FR and GB\n"));
    let among_three = text("  between BE, FR and GB\n");
    silent(&among_three.replace(" party\n", " party, for that party\n"));
    silent(&among_three.replace(" party\n", " party, for all\n"));
}

#[test]
fn a_notice_is_no_longer_than_the_term_that_it_prevents() {
    let renewed = |first: &str, next: &str, notice: &str| {
        format!(
            "in force for {first}, then for {next} at a time, unless a party gives notice at least \
             {notice} before the end, for all"
        )
    };
    for long in [
        renewed("1 year", "1 year", "18 months"),
        renewed("5 years", "1 year", "2 years"),
        renewed("6 months", "5 years", "1 year"),
        renewed("1 year", "1 year", "13 months").replace(" at a time", ""),
    ] {
        check_clause("C059", &long, &long);
    }
    check_no("C059", &renewed("1 year", "1 year", "12 months"));
    check_no("C059", &renewed("5 years", "1 year", "2 years").replace(" at a time", ""));
}

#[test]
fn a_share_of_one_table_in_another_is_of_one_unit() {
    let share = "depositors hold a of at least 3 percent of their b";
    let text = |unit: &str| {
        format!(
            "table a \"x\", tons\n  LR 1\ntable b \"x\", {unit}\n  LR 9\n\nenters into force on {share}"
        )
    };
    check_clause("C060", &text("gross tons"), &format!("enters into force on {share}"));
    check_no("C060", &text("tons"));
}

#[test]
fn a_notice_that_ends_the_treaty_is_counted_as_the_head_says() {
    let clause = "in force for 5 years, then until 6 months after notice by a party";
    check_clause("C031", clause, clause);
    check_no("C031", "in force for 5 years");
}

#[test]
fn for_whom_a_notice_ends_a_treaty_of_more_than_two() {
    let often = "in force for 5 years, then for 5 years at a time, unless a party gives notice at least \
                 1 year before the end";
    let once = often.replace(" at a time", "");
    let text = |between: &str, clause: &str| format!("treaty A-2000 \"T\"\n{between}\n{clause}\n");
    let (of_two, of_three) = ("  between FR and GB\n", "  between BE, FR and GB\n");
    let has = |text: &str| parse(text).diagnostics.iter().any(|it| it.code == "C057");
    for clause in [often, &once] {
        check("C057", &text("", clause), clause);
        check("C057", &text(of_three, clause), clause);
        assert!(!has(&text(of_two, clause)));
        assert!(!has(&text("", &format!("{clause}, for all"))));
        assert!(!has(&text(of_three, &format!("{clause}, for that party"))));
    }
    // Who the parties are is not known here.
    assert!(!has(&text("  between FR und GB\n", often)));
    // Of two others can come to there are more.
    for admitting in ["accession open to all states", "accession by invitation of all the parties"]
    {
        check("C057", &text(of_two, &format!("{admitting}\n{often}")), often);
        assert!(!has(&text(of_two, &format!("{admitting}\n{often}, for all"))));
    }
}

#[test]
fn a_line_of_counting_that_matters_on_some_days() {
    let text = |head: &str, clause: &str| {
        format!("treaty A-2000 \"T\"\n  counts days as UN{head}\n\n{clause}\n")
    };
    let first = "enters into force on the first day of the month after 3 months after signature";
    check("C053", &text("", first), "enters into");
    let found = parse(&text("", first)).diagnostics;
    let cure = found.iter().find(|it| it.code == "C053").and_then(|it| it.cure.as_deref());
    assert!(
        cure.unwrap().contains("`counts a first of the month as the month after`"),
        "{found:#?}"
    );
    for sound in [
        text("\n  counts a first of the month as itself", first),
        text("", "enters into force 3 months after signature"),
        text("", "enters into force on the 30th day after signature"),
    ] {
        let found = parse(&sound).diagnostics;
        assert!(found.iter().all(|it| it.code != "C053"), "{sound}\n{found:#?}");
    }
}

#[test]
fn every_problem_has_a_page_that_shows_and_mends_it() {
    for declared in problems() {
        let path = format!("../../docs/problems/{}.md", declared.code);
        let page = std::fs::read(&path).unwrap_or_default();
        let page = String::from_utf8_lossy(&page);
        let title = format!("# {}: ", declared.code);
        assert!(page.starts_with(&title), "{path} does not begin with `{title}`");
        let blocks: Vec<&str> = page
            .split("```")
            .skip(1)
            .step_by(2)
            .filter_map(|it| it.strip_prefix("treaty\n"))
            .collect();
        let [bad, good] = blocks[..] else {
            let limits = ["C007", "C008", "C009", "C010"];
            assert!(limits.contains(&declared.code), "{path} has no two examples");
            continue;
        };
        let holds = |text: &str| parse(text).diagnostics.iter().any(|it| it.code == declared.code);
        assert!(holds(bad), "{path} does not show its problem");
        assert!(!holds(good), "{path} does not mend its problem");
        assert!(!parse(good).has_errors(), "{path}: {:?}", parse(good).diagnostics);
        let errors =
            parse(bad).diagnostics.into_iter().filter(|it| it.severity == declared.severity);
        let others: Vec<Diagnostic> = errors.filter(|it| it.code != declared.code).collect();
        assert!(
            others.is_empty() || declared.severity != foedera_model::Severity::Error,
            "{others:?}"
        );
    }
}

#[test]
fn words_of_problems_are_lower_case_and_have_no_full_stop() {
    for (place, declared) in problems().iter().enumerate() {
        assert_eq!(declared.code, format!("C{:03}", place + 1));
        for words in [declared.words, declared.cure] {
            assert!(!words.ends_with('.'), "{words}");
            assert!(!words.starts_with(|it: char| it.is_uppercase()), "{words}");
        }
    }
}
