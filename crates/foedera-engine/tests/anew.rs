//! Acts done twice: what was taken back in between is done anew, and so is what one voice tells of two days;
//! what two voices tell of two days is two accounts of one act.

#![cfg(test)]

mod asked;

use asked::check;

fn treaty(acts: &str) -> String {
    let acts: String = acts.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "treaty T-2000 \"T\"\n  counts days as UN\n\nconsent by ratification\n\
         enters into force on deposit of 1 instrument\n\
         a party may withdraw, 1 month after receipt of its notice by the depositary\n\n\
         acts\n  1999-01-01  DE ratifies\n  1999-01-01  IT ratifies\n{acts}"
    )
}

#[test]
fn who_left_and_ratified_once_more_is_a_party_again() {
    let text = treaty(
        "2000-01-01  FR ratifies\n2005-01-01  FR gives notice of withdrawal\n2010-01-01  FR ratifies",
    );
    check(&text, "on 2004-01-01 for FR", "yes since 2000-01-01 until 2005-02-01");
    check(&text, "on 2007-01-01 for FR", "no");
    check(&text, "on 2011-01-01 for FR", "yes since 2010-01-01");
    check(&text, "conflicts on 2011-01-01 for FR", "nothing");
}

#[test]
fn it_may_leave_and_come_as_often_as_it_likes() {
    let text = treaty(
        "2000-01-01  FR ratifies\n2005-01-01  FR gives notice of withdrawal\n2010-01-01  FR ratifies\n\
         2011-01-01  FR gives notice of withdrawal\n2012-01-01  FR ratifies again (3)",
    );
    check(&text, "on 2010-06-01 for FR", "yes since 2010-01-01 until 2011-02-01");
    check(&text, "on 2011-06-01 for FR", "no");
    check(&text, "on 2012-06-01 for FR", "yes since 2012-01-01");
}

#[test]
fn a_journal_that_says_again_and_a_report_that_does_not_tell_of_one_act() {
    let text = treaty(
        "2000-01-01  FR ratifies\n2005-01-01  FR gives notice of withdrawal\n2010-01-01  FR ratifies again\n\
         2010-01  FR ratifies\n  source \"Le Monde\" 2010-02-01",
    );
    check(&text, "on 2010-01-01 for FR", "yes since 2010-01-01");
    check(&text, "conflicts on 2011-01-01 for FR", "nothing");
}

const ONE: &str = "\n  source \"Gazette\" 2011";

const OTHER: &str = "\n  source \"Le Monde\" 2011";

/// Told by each of two, told by one of them.
#[track_caller]
fn check_twice(act: &str, day: &str, two_accounts: &str, two_acts: &str) {
    let text = |first: &str, second: &str| {
        treaty(&format!("2000-01-01  FR {act}{first}\n2010-01-01  FR {act}{second}"))
    };
    check(&text(ONE, OTHER), day, two_accounts);
    check(&text(ONE, ""), day, two_accounts);
    for voice in ["", ONE] {
        check(&text(voice, voice), day, two_acts);
        check(&text(voice, voice), &format!("conflicts {}", conflicts_on(day)), "nothing");
    }
}

fn conflicts_on(day: &str) -> &str {
    day.trim_start_matches("states ")
}

#[test]
fn two_days_of_two_voices_are_two_accounts_and_of_one_voice_two_acts() {
    check_twice(
        "ratifies",
        "on 2005-01-01 for FR",
        "open since 2000-01-01",
        "yes since 2000-01-01",
    );
}

#[test]
fn a_voice_that_corrects_itself_later_tells_of_one_act() {
    let text = treaty(&format!(
        "2000-01-01  FR ratifies{ONE}\n2010-01-01  FR ratifies{}",
        ONE.replace("2011", "2012")
    ));
    check(&text, "on 2005-01-01 for FR", "open since 2000-01-01");
}

#[test]
fn a_second_notice_does_not_put_off_the_first() {
    let text = |by: &str| {
        treaty(&format!(
            "2000-01-01  FR ratifies\n2005-01-01  FR gives notice of withdrawal\n\
             2006-01-01  FR gives notice of withdrawal{by}"
        ))
    };
    check(&text(""), "on 2005-06-01 for FR", "no");
    check(&text(OTHER), "on 2005-06-01 for FR", "open since 2000-01-01 until 2006-02-01");
}

/// Days and ends that both differ are those of two agreements; where one agrees, of two accounts of one.
#[test]
fn each_agreement_to_extend_until_another_day_is_its_own() {
    let text = |acts: &str| {
        format!(
            "treaty T-1990 \"T\"\n  between FR and IT\n\nconsent by signature\nenters into force on \
             signature\nin force for 5 years\n\nacts\n  1990-01-01  FR and IT sign\n{acts}"
        )
    };
    let first = "  1994-01-01  FR and IT agree to extend the treaty until 1999-12-31\n";
    let second = "  1999-01-01  FR and IT agree to extend the treaty until 2009-12-31\n";
    let both = text(&format!("{first}{second}"));
    check(&both, "on 2005-01-01", "yes since 1990-01-01 until 2010-01-01");
    check(&both, "conflicts on 2005-01-01", "nothing");
    check(&text(first), "on 2005-01-01", "no");
    // The second alone came after the first term was over.
    check(&text(second), "on 2005-01-01", "no");
    let same_day = text(&format!("{first}{}", first.replace("1999-12-31", "2009-12-31")));
    check(&same_day, "on 2005-01-01", "open since 1990-01-01 until 2010-01-01");
    let same_end = text(&format!("{first}{}", first.replace("1994-01-01", "1994-02-01")));
    check(&same_end, "on 1998-01-01", "yes since 1990-01-01 until 2000-01-01");
}

#[test]
fn what_somebody_else_took_back_changes_nothing() {
    let text = treaty(&format!(
        "2000-01-01  FR ratifies{ONE}\n2005-01-01  DE gives notice of withdrawal\n2010-01-01  FR ratifies{OTHER}"
    ));
    check(&text, "on 2005-01-01 for FR", "open since 2000-01-01");
}

#[test]
fn a_day_that_may_lie_on_either_side_stays_an_account() {
    let text = treaty(&format!(
        "2000-01-01  FR ratifies{ONE}\n2005  FR gives notice of withdrawal\n2005-06-01/2006-01-01  FR ratifies{OTHER}"
    ));
    check(
        &text,
        "conflicts on 2007-01-01 for FR",
        "ratification, by FR: 2000-01-01 against 2005-06-01/2006-01-01",
    );
}

/// Yemen is in the tables of today; in 1987 there were two.
#[test]
fn an_act_told_under_the_name_of_today_is_the_predecessor_s_of_whom_it_is_told_too() {
    let treaty = |acts: &str| {
        format!(
            "treaty T-1982 \"T\"\n\nconsent by ratification\naccession open to all states\nenters into force on deposit of 3 instruments\n\nacts\n  1985-01-01  FR ratifies\n{acts}  1990-01-01  IT ratifies\n"
        )
    };
    let own = "  1987-07-21  YEMEN-SOUTH accedes\n";
    let todays = "  1987-07-21  YE accedes\n    source \"Table\" 2015, A1\n";
    check(&treaty(&format!("{own}{todays}")), "on 1989-12-31", "no");
    check(
        &treaty(&format!("{todays}{own}")),
        "states on 1989-12-31",
        "FR consented since 1985-01-01 (b); YEMEN-SOUTH consented since 1987-07-21 (b)",
    );
    // Told of nobody else, it stays as it is told, and counts once.
    check(&treaty(todays), "on 1989-12-31", "no");
    check(&treaty(todays), "on 1990-06-01 for YE", "yes since 1990-01-01");
    let another_day = "  1988-01-01  YE accedes\n    source \"Table\" 2015, A1\n";
    check(&treaty(&format!("{own}{another_day}")), "on 1989-12-31", "yes since 1988-01-01");
}
