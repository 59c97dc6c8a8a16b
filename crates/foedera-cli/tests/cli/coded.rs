//! Who owes what under alliances that others coded.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::command::{Run, fresh, run, run_with};

const COLUMNS: &str = "atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,ineffect,phase,defense,offense,neutral,\
                       nonagg,consul,obvary,defcoadv,defconpr,neucoatt\n";

/// France and Poland defend each other until 1935; Italy owes it to Austria against some; the Soviet Union owes
/// different things to Poland and Finland; Germany and Poland renounce attack. The data end in 1960.
const MEMBERS: &str = "11,220,1921,2,19,1935,1,1,0,0,1,0,0,0,1,0,0,0,0\n\
                       11,290,1921,2,19,1935,1,1,0,0,1,0,0,0,1,0,0,0,0\n\
                       12,325,1934,3,17,0,0,0,1,2,1,0,0,0,0,0,1,1,0\n\
                       12,305,1934,3,17,0,0,0,1,2,0,0,1,0,0,0,0,0,1\n\
                       13,365,1932,7,25,0,0,0,1,0,1,0,0,0,0,1,0,0,0\n\
                       13,290,1932,7,25,0,0,0,1,0,0,0,0,0,0,0,0,0,0\n\
                       13,375,1932,7,25,0,0,0,1,0,0,0,0,0,0,0,0,0,0\n\
                       14,255,1934,1,26,0,0,0,1,0,0,0,0,1,0,0,0,0,0\n\
                       14,290,1934,1,26,0,0,0,1,0,0,0,0,1,0,0,0,0,0\n\
                       15,2,1949,4,4,1960,3,1,0,0,1,0,0,0,0,0,0,0,0\n\
                       15,20,1949,4,4,1960,3,1,0,0,1,0,0,0,0,0,0,0,0\n";

fn members(name: &str) -> PathBuf {
    let file = fresh(name);
    std::fs::write(&file, format!("{COLUMNS}{MEMBERS}")).unwrap();
    file
}

fn ask(data: &Path, events: &str, more: &str) -> Run {
    let text = format!("scenario TRIAL \"A trial\"\n{events}");
    run_with(&format!("casus - --coded {} {more}", data.display()), &[], &text)
}

/// The coded duties that an attack brings up: `FR owes PL defense: triggered`, and what each hangs on.
#[track_caller]
fn owed(name: &str, events: &str, expected: &[&str]) {
    let run = ask(&members(name), events, "--json");
    assert_eq!(run.code, 0, "{}", run.err);
    let casus: Value = serde_json::from_str(&run.out).unwrap();
    let duties = casus.get("duties").and_then(Value::as_array).unwrap();
    let coded = duties.iter().filter(|it| it["as_coded"] == true && it["round"] == 0);
    let told: Vec<String> = coded.map(told).collect();
    assert_eq!(told, expected);
}

fn told(duty: &Value) -> String {
    let word = |key: &str| duty[key].as_str().unwrap_or_default();
    let hangs = duty["if"].as_array().into_iter().flatten();
    let hangs: Vec<&str> = hangs.filter_map(|it| it["what"].as_str()).collect();
    let on = if hangs.is_empty() { String::new() } else { format!(" if {}", hangs.join("; ")) };
    let why_not = duty["why_not"].as_str().map(|it| format!(" ({it})")).unwrap_or_default();
    format!(
        "{}: {} owes {} {}: {}{why_not}{on}",
        word("treaty"),
        word("bearer"),
        word("beneficiary"),
        word("kind"),
        word("state")
    )
}

#[test]
fn a_code_for_defence_is_owed_while_both_are_members() {
    owed(
        "coded-defence",
        "  1934-12-31  DE attacks PL\n",
        &[
            "ATOP-11: FR owes PL defense: triggered",
            "ATOP-11: FR owes PL consultation: triggered",
            "ATOP-13: SU owes PL defense: triggered-if if PL is one of those that the treaty protects",
            "ATOP-14: DE owes PL nonaggression: triggered",
        ],
    );
    // The day of leaving is often that of the breach: whether it binds on that is not coded.
    let open = "if the treaty is in force between the two: whether it binds on the day on which a member left";
    owed(
        "coded-left",
        "  1935-01-01  CZECHOSLOVAKIA attacks FR\n",
        &[
            &format!("ATOP-11: PL owes FR defense: triggered-if {open}"),
            &format!("ATOP-11: PL owes FR consultation: triggered-if {open}"),
        ],
    );
    owed("coded-out", "  1935-01-02  CZECHOSLOVAKIA attacks FR\n", &[]);
    owed(
        "coded-after",
        "  1961-01-01  DE attacks PL\n",
        &[
            "ATOP-13: SU owes PL defense: triggered-if if the treaty is in force between the two: whether it is a member \
             after 1960-12-31, where the data end; PL is one of those that the treaty protects",
            "ATOP-14: DE owes PL nonaggression: triggered-if if the treaty is in force between the two: whether it is a \
             member after 1960-12-31, where the data end",
        ],
    );
}

#[test]
fn a_month_without_a_day_leaves_its_days_open() {
    let file = fresh("coded-month");
    let rows = "16,220,1921,2,,1935,4,,0,0,1,0,0,0,0,0,0,0,0\n16,290,1921,2,,1935,4,,0,0,1,0,0,0,0,0,0,0,0\n";
    std::fs::write(&file, format!("{COLUMNS}{rows}{MEMBERS}")).unwrap();
    for (day, expected) in [
        ("1921-01-31", None),
        ("1921-02-10", Some("triggered-if")),
        ("1921-02-28", Some("triggered")),
        ("1935-03-31", Some("triggered")),
        ("1935-04-01", Some("triggered-if")),
        ("1935-04-30", Some("triggered-if")),
        ("1935-05-01", None),
    ] {
        let run = ask(&file, &format!("  {day}  DE attacks PL\n"), "--json");
        let casus: Value = serde_json::from_str(&run.out).unwrap();
        let duties = casus["duties"].as_array().unwrap();
        let owed = duties.iter().find(|it| it["treaty"] == "ATOP-16" && it["round"] == 0);
        let state = owed.and_then(|it| it["state"].as_str()).filter(|it| *it != "not-bound");
        assert_eq!(state, expected, "{day}: {}", run.err);
    }
}

/// Number 255 is borne by Prussia, and from July 1867 by the North German Confederation, one state with Germany: an event of
/// some day of that summer is of one bearer or of the other.
#[test]
fn who_bears_a_number_may_change_on_the_days_that_an_event_means() {
    let file = fresh("coded-bearer");
    let rows = "17,255,1866,8,22,1870,11,23,0,0,1,0,0,0,0,1,0,0,0\n17,245,1866,8,22,1870,11,23,0,0,1,0,0,0,0,1,0,0,0\n";
    std::fs::write(&file, format!("{COLUMNS}{rows}{MEMBERS}")).unwrap();
    let run = ask(&file, "  1867-06/1867-08  FR attacks PRUSSIA\n", "--json");
    let casus: Value = serde_json::from_str(&run.out).unwrap();
    let duties = casus["duties"].as_array().unwrap();
    let states: Vec<&str> = duties
        .iter()
        .filter(|it| it["treaty"] == "ATOP-17" && it["beneficiary"] == "PRUSSIA")
        .filter_map(|it| it["state"].as_str())
        .collect();
    assert_eq!(states, ["triggered-if"], "{}", run.out);
}

#[test]
fn what_is_coded_as_conditional_hangs_on_what_is_coded_nowhere() {
    owed(
        "coded-conditions",
        "  1938-03-12  DE attacks AT\n",
        &[
            "ATOP-12.2: IT owes AT defense: triggered-if if DE is one of those that the treaty names; it was not \
           directly provoked",
        ],
    );
    owed(
        "coded-neutral",
        "  1938-03-12  FR attacks IT\n",
        &["ATOP-12.2: AT owes IT neutrality: triggered"],
    );
}

#[test]
fn an_account_says_that_it_is_as_coded_and_cites_the_columns() {
    let run = ask(&members("coded-shown"), "  1938-03-12  DE attacks AT\n", "--explain");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for words in [
        "as coded in ATOP-12.2: defense if defcoadv and defconpr",
        "as coded, both are members of ATOP-12.2 from 1934-03-17",
    ] {
        assert!(run.out.contains(words), "{}", run.out);
    }
}

/// The same rows with the release that they are of.
fn of_release(name: &str) -> PathBuf {
    let file = fresh(name);
    let rows: String = MEMBERS.lines().map(|it| format!("{it},5.1\n")).collect();
    std::fs::write(&file, format!("{},version\n{rows}", COLUMNS.trim_end())).unwrap();
    file
}

#[test]
fn an_alliance_as_coded_says_who_is_in_it_and_of_which_release() {
    let data = of_release("coded-release");
    let events = "  1938-03-12  DE attacks AT\n";
    let run = ask(&data, events, "");
    assert!(run.out.contains("ATOP-12.2  as coded in ATOP 5.1: AT and IT"), "{}", run.out);
    let json: Value = serde_json::from_str(&ask(&data, events, "--json").out).unwrap();
    let expected = json!([{
        "treaty": "ATOP-12.2", "release": "ATOP 5.1",
        "members": [
            { "state": "AT", "since": "1934-03-17", "until": null },
            { "state": "IT", "since": "1934-03-17", "until": null },
        ],
    }]);
    assert_eq!(json["coded"], expected);
    let left = ask(&data, "  1934-12-31  DE attacks PL\n    goes on until 1935-02-01\n", "");
    let members = "as coded in ATOP 5.1: FR until 1935-01-01 and PL until 1935-01-01";
    assert!(left.out.contains(members), "{}", left.out);
}

#[test]
fn all_that_rests_on_a_code_is_marked() {
    let events = "  1934-12-31  DE attacks PL\n  1934-12-31  DE attacks FR\n";
    let run = ask(&members("coded-marked"), events, "--json");
    let casus: Value = serde_json::from_str(&run.out).unwrap();
    let coded = |list: &str| {
        let all = casus[list].as_array().unwrap().iter();
        let ids = all.filter(|it| it["as_coded"] == true);
        ids.map(|it| it["treaty"].as_str().or(it["pledge"].as_str()).unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(coded("performances"), ["ATOP-11", "ATOP-11"]);
    // What helps rests on a code, also where the pledge is one of a text.
    assert_eq!(coded("conflicts"), ["LOCARNO-1925", "ATOP-14"]);
    assert!(coded("untouched").contains(&"ATOP-14".to_owned()));
    let texts = casus["untouched"].as_array().unwrap().iter();
    assert!(texts.clone().any(|it| it["as_coded"] == Value::Null && it["treaty"] == "RIO-1947"));
    let account = ask(&members("coded-marked-told"), events, "");
    assert!(account.out.contains("(ATOP-11, as coded)"), "{}", account.out);
    assert!(account.out.contains("PL owes non-aggression to DE under ATOP-14 (as coded)"));
}

#[test]
fn alliances_under_which_nothing_weighty_is_owed_are_counted() {
    let (data, events) = (members("coded-folded"), "  1934-12-31  DE attacks PL\n");
    let short = ask(&data, events, "");
    assert!(short.out.contains("● nonaggression by DE to PL (ATOP-14)"), "{}", short.out);
    assert!(!short.out.contains("as coded in ATOP-14"), "{}", short.out);
    let all = ask(&data, events, "--all");
    assert!(all.out.contains("as coded in ATOP-14: nonagg"), "{}", all.out);
}

#[test]
fn a_text_without_commitments_leaves_them_to_the_codes() {
    let pact = fresh("FR-PL-FRAME-1921.treaty");
    let text = "treaty FR-PL-FRAME-1921 \"A frame, for the example\"\n  between FR and PL\n  listed as \"ATOP-11\"\n\
                \nconsent by signature\n";
    std::fs::write(&pact, text).unwrap();
    let more = format!("--library {}", pact.display());
    let run = ask(&members("coded-frame"), "  1934-12-31  DE attacks PL\n", &more);
    assert!(run.out.contains("ATOP-11"), "{}{}", run.out, run.err);
}

#[test]
fn the_text_of_a_treaty_goes_before_its_codes() {
    let pact = fresh("FR-PL-1921.treaty");
    let text = "treaty FR-PL-1921 \"An alliance, for the example\"\n  between FR and PL\n  listed as \"ATOP-11\"\n\
                \nconsent by signature\n\narticle 1\n  on armed attack by one or several states on a party:\n    \
                the other party owes it military assistance\n";
    std::fs::write(&pact, text).unwrap();
    let more = format!("--library {}", pact.display());
    let run = ask(&members("coded-text"), "  1934-12-31  DE attacks PL\n", &more);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("answered by the text, not as coded: ATOP-11"), "{}", run.err);
    assert!(!run.out.contains("ATOP-11"), "{}", run.out);
    assert!(run.out.contains("ATOP-14"), "{}", run.out);
    let elsewhere = ask(&members("coded-text"), "  1934-12-31  JP attacks CN\n", &more);
    assert!(!elsewhere.err.contains("ATOP-11"), "{}", elsewhere.err);
}

/// A pledge to the enemy stands beside the duties, and its alliance is told as theirs are.
#[test]
fn the_alliance_of_a_pledge_is_told() {
    let run = ask(&members("coded-pledge"), "  1934-12-31  DE attacks FR\n", "--json");
    let casus: Value = serde_json::from_str(&run.out).unwrap();
    let has = |list: &str, key: &str| {
        casus[list].as_array().unwrap().iter().any(|it| it[key] == "ATOP-14")
    };
    assert!(has("conflicts", "pledge") && !has("duties", "treaty"), "{}", run.out);
    assert!(has("coded", "treaty"), "{}", run.out);
}

#[test]
fn what_a_register_holds_is_asked_as_the_file_is() {
    let (folder, register) = (fresh("coded-folder"), fresh("coded.db"));
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("atop9_member.csv"), format!("{COLUMNS}{MEMBERS}")).unwrap();
    assert_eq!(run(&format!("register init {}", register.display())).code, 0);
    let imported =
        run(&format!("import atop {} --register {}", folder.display(), register.display()));
    assert_eq!(imported.code, 0, "{}", imported.err);
    let table = run(&format!("export --what memberships --register {}", register.display()));
    let rows: Vec<Value> = table.out.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let spell = |treaty: &str, entity: &str| {
        let row = rows.iter().find(|it| it["treaty"] == treaty && it["entity"] == entity).unwrap();
        let day = |it: &str| row[it].as_str().unwrap().to_owned();
        (day("basis"), day("since_latest"), day("until_latest"))
    };
    let coded = |since: &str, until: &str| {
        ("membership as coded".to_owned(), since.to_owned(), until.to_owned())
    };
    assert_eq!(spell("ATOP-11", "PL"), coded("1921-02-19", "1935-01-01"));
    assert_eq!(spell("ATOP-12.2", "IT"), coded("1934-03-17", ""));
    let events = "  1934-12-31  DE attacks PL\n";
    let of_file = ask(&folder, events, "--json");
    let of_register =
        ask(Path::new("-"), events, &format!("--register {} --json", register.display()));
    assert_eq!(of_register.code, 0, "{}", of_register.err);
    assert_eq!(of_register.out, of_file.out);
}

#[test]
fn what_cannot_be_asked_is_refused_with_the_cure() {
    let events = "  1934-12-31  DE attacks PL\n";
    let no_register = ask(Path::new("-"), events, "");
    assert_eq!(no_register.code, 2);
    assert!(no_register.err.contains("name it with --register"), "{}", no_register.err);
    let bad = fresh("coded-bad.csv");
    std::fs::write(&bad, format!("{COLUMNS}{}", MEMBERS.replace("0,0,1\n", "0,0,x\n"))).unwrap();
    let refused = ask(&bad, events, "");
    assert!(refused.err.contains("column `neucoatt`: `x` is neither 0 nor 1"), "{}", refused.err);
}

/// Poland in 1939 as ATOP codes it: whom the attack brings to owe it help.
#[test]
#[expect(clippy::print_stderr, reason = "a test that skips says so")]
fn the_alliances_of_poland_are_found_among_all() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/atop");
    if !data.is_dir() {
        eprintln!("skipped: the data of ATOP are not beside the project");
        return;
    }
    let run = ask(&data, "  1939-09-01  DE attacks PL\n", "--json");
    let casus: Value = serde_json::from_str(&run.out).unwrap();
    let duties = casus["duties"].as_array().unwrap();
    let helps = |who: &str| {
        duties.iter().any(|it| {
            it["bearer"] == who
                && it["beneficiary"] == "PL"
                && it["kind"] == "defense"
                && it["state"].as_str().is_some_and(|it| it.starts_with("triggered"))
        })
    };
    assert!(helps("FR") && helps("GB"), "{}", run.out);
    assert!(!helps("IT") && !helps("US"));
}
