//! How a treaty ends for everybody, or gives way to another.

use crate::asked::check;
use crate::{THREE, of_two, treaty};

#[test]
fn all_the_parties_may_end_it() {
    let text =
        treaty("", &format!("{THREE}\n2005-01-01  FR, DE and IT agree to terminate the treaty"));
    check(&text, "on 2005-01-01", "no");
    let two = treaty("", &format!("{THREE}\n2005-01-01  FR and DE agree to terminate the treaty"));
    check(&two, "on 2005-01-01", "yes since 2000-01-01");
}

#[test]
fn falling_below_a_number_ends_it_only_where_it_says_so() {
    let exit = "a party may withdraw, 6 months after receipt of its notice by the depositary";
    let acts = format!("{THREE}\n2001-01-01  IT gives notice of withdrawal");
    check(&treaty(exit, &acts), "on 2002-01-01", "yes since 2000-01-01");
    let below = format!("{exit}\nends when fewer than 3 parties remain for 12 months");
    check(&treaty(&below, &acts), "on 2002-06-30", "yes since 2000-01-01 until 2002-07-01");
}

#[test]
fn leaving_another_treaty_is_leaving_this_one() {
    let parent = treaty(
        "a party may withdraw, 1 year after receipt of its notice by the depositary",
        &format!("{THREE}\n2001-01-01  IT gives notice of withdrawal"),
    )
    .replace("T-2000", "P-1999");
    let text = format!("{}---\n{parent}", treaty("leaving P-1999 is leaving this treaty", THREE));
    check(&text, "on 2001-12-31 for IT", "yes since 2000-01-01 until 2002-01-01");
    check(&text, "on 2002-01-01 for IT", "no");
    check(&text, "on 2002-01-01 for FR", "yes since 2000-01-01");
}

#[test]
fn replacement_leaves_those_bound_who_are_not_parties_to_both() {
    let newer = treaty("replaces T-2000 on entry into force", "2010-01-01  FR and DE ratify")
        .replace("treaty T-2000", "treaty N-2010");
    let older = treaty("", "2000-01-01  FR, DE, IT and ES ratify");
    let text = format!("{older}---\n{newer}");
    check(
        &text,
        "states on 2010-01-01",
        "DE ended since 2010-01-01; ES party since 2000-01-01; FR ended since 2010-01-01; IT party since 2000-01-01",
    );
    let between = newer.replace("on entry into force\n\nacts", "between its parties\n\nacts");
    let text = format!("{older}---\n{between}");
    check(&text, "on 2010-01-01 for FR with DE", "no");
    check(&text, "on 2009-12-31 for FR with DE", "yes since 2000-01-01 until 2010-01-01");
    check(&text, "on 2010-01-01 for FR with IT", "yes since 2000-01-01");
}

#[test]
fn an_accession_may_bind_only_those_that_accept_it() {
    let text = treaty(
        "accession binds only with parties that accept it",
        "2000-01-01  FR and DE ratify\n2001-01-01  BR accedes\n2002-01-01  FR accepts the accession of BR",
    );
    check(&text, "on 2001-06-01 for BR with FR", "no");
    check(&text, "on 2002-01-01 for BR with FR", "yes since 2002-01-01");
    check(&text, "on 2003-01-01 for BR with DE", "no");
    check(&text, "on 2003-01-01 for DE with FR", "yes since 2000-01-01");
}

#[test]
fn a_treaty_can_be_ended_by_all_on_its_first_day() {
    let text = of_two("", "1961-09-10  KP and SU agree to terminate the treaty");
    check(&text, "on 1961-09-10", "no");
}

/// It is not enough that few are left: a denunciation must leave them so.
#[test]
fn denunciations_alone_leave_too_few() {
    let few = |least: u8, acts: &str| {
        treaty(
            &format!(
                "a party may withdraw, 1 year after receipt of its notice by the depositary\nends when denunciations leave fewer than {least} parties"
            ),
            acts,
        )
    };
    check(&few(4, THREE), "on 2001-01-01", "yes since 2000-01-01");
    // Who ceases to exist denounces nothing; whoever denounces after that leaves too few.
    let gone = "1992-06-01  CZECHOSLOVAKIA, FR and IT ratify\n1993-06-01  ES accedes";
    check(
        &few(3, "1992-06-01  CZECHOSLOVAKIA, FR and IT ratify"),
        "on 1993-01-02",
        "yes since 1992-06-01",
    );
    let denounced = format!("{gone}\n1994-01-01  ES gives notice of withdrawal");
    check(&few(3, &denounced), "on 1994-12-31", "yes since 1992-06-01 until 1995-01-01");
    check(&few(3, &denounced), "on 1995-01-01", "no");
}

/// Nobody leaves what has ended.
#[test]
fn a_notice_after_the_end_takes_nobody_out() {
    let text = treaty(
        "a party may withdraw, at the end of the calendar year of receipt of its notice by the depositary",
        "2000-11-30  DE and FR ratify\n2001-12-31  FR gives notice of withdrawal\n2002-03-10  DE gives notice of withdrawal",
    );
    check(
        &text,
        "states on 2003-02-01",
        "DE ended since 2002-01-01; FR withdrawn since 2002-01-01",
    );
}

/// It left, came in again, and was there when the last term ran out.
#[test]
fn who_came_in_again_and_was_there_at_the_end_has_not_left() {
    let text = treaty(
        "in force for 2 years, then for 1 year, unless a party gives notice at least 3 months before the end, for that party",
        "2000-03-01  DE, FR and IT ratify\n2001-11-01  DE gives notice of non-renewal\n2002-03-01  DE accedes",
    );
    check(
        &text,
        "states on 2004-01-01",
        "DE ended since 2003-03-01; FR ended since 2003-03-01; IT ended since 2003-03-01",
    );
}

/// Of what is over nothing is awaited.
#[test]
fn nobodys_consent_is_missing_to_what_has_ended() {
    let text = treaty("in force for 2 years", &format!("{THREE}\n2003-03-01  ES accedes"));
    check(&text, "missing on 2003-05-01 for ES", "nothing");
    check(&text, "missing on 2003-05-01 for JP", "nothing");
}

#[test]
fn who_is_out_and_in_on_one_day_denounced_nothing() {
    let text = treaty(
        "a party may withdraw, at the end of the calendar year of receipt of its notice by the depositary\nends when denunciations leave fewer than 3 parties",
        "1990-01-01  CZECHOSLOVAKIA, FR and IT ratify\n1992-05-01  FR gives notice of withdrawal\n1993-01-01  FR accedes",
    );
    check(&text, "on 1994-01-01", "yes since 1990-01-01");
}
