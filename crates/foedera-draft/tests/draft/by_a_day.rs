//! Days of the calendar with a condition that must be met by then.

use crate::{check, clauses, entry};

#[test]
fn a_day_with_a_condition() {
    let all = "enters into force on the later of:\n  on 1995-03-01\n  on deposit by all signatories, if all signatories have deposited by 1995-03-01";
    check(
        "This Convention shall enter into force on 1 March 1995 provided that all Parties have deposited their instruments of ratification with the Depositary.",
        all,
    );
    for says in [
        "This Convention shall enter into force on 1 March 1995, provided that the Council so decides.",
        "This Convention shall enter into force on 1 March 1995, provided that ten instruments of ratification have been deposited, and the provisions of Article 9 have been fulfilled.",
        "This Convention shall enter into force on 1 March 1995, provided that ten States, which hold half of the tonnage, have ratified it.",
    ] {
        assert_eq!(entry(says), None, "{says}");
    }
}

/// What holds if the condition was not met by then, in the same sentence.
#[test]
fn a_day_with_a_condition_and_what_holds_otherwise() {
    let cases = |later: &str| {
        format!(
            "enters into force:\n  if deposit of 6 instruments has occurred by 1971-01-01: on 1971-01-01\n  otherwise: {later}"
        )
    };
    check(
        "This Agreement shall enter into force on 1 January 1971, provided that by that date six Governments have deposited instruments of ratification; otherwise it shall enter into force on the thirtieth day after the sixth instrument has been deposited.",
        &cases("on the 30th day after deposit of 6 instruments"),
    );
    check(
        "This Agreement shall enter into force on 1 January 1971 if by that date six Governments have deposited instruments of ratification; and, if not, on the date on which the sixth instrument is deposited.",
        &cases("on deposit of 6 instruments"),
    );
    let another = "This Agreement shall enter into force on 1 January 1971, provided that by that date six Governments have deposited instruments of ratification; otherwise on the date on which the seventh instrument is deposited.";
    assert_eq!(entry(another), None);
}

#[test]
fn a_second_day_behind_the_first_is_not_left_out() {
    let says = "This Convention shall enter into force after ratification by four signatories, ninety days after the last deposit.";
    assert_eq!(entry(says), None);
}

/// A treaty of one with many: for those who are ready, where the one is among them.
#[test]
fn for_those_who_are_ready_by_then() {
    check(
        "This Convention shall enter into force on 1 January 2003 in relation to those Signatory States which by then have deposited their instruments of ratification or acceptance with the Depositary, and provided that Norway is among the States that have deposited their instruments of ratification or acceptance.",
        "enters into force on the later of:\n  on 2003-01-01\n  on deposit of 2 instruments, including NO, if deposit of 2 instruments, including NO has occurred by 2003-01-01",
    );
    for says in [
        "This Convention shall enter into force on 1 January 2003 in relation to those Signatory States which by then have deposited their instruments of ratification, provided that they hold half of the tonnage.",
        "This Convention shall enter into force on 1 January 2003 in relation to those Signatory States which by then have closed their ports, provided that Norway is among those States.",
    ] {
        assert_eq!(entry(says), None, "{says}");
    }
}

#[test]
fn this_day_is_that_of_the_signature() {
    check(
        "The undersigned have signed this Convention, which shall enter into force on this day's date.",
        "enters into force on signature",
    );
    check(
        "Your Note and this reply shall constitute an Agreement, which shall enter into force on today's date.",
        "enters into force on exchange of notes",
    );
}

/// What comes after entry into force takes effect by itself.
#[test]
fn instruments_that_come_later() {
    let found = |says: &str| clauses(&format!("A Convention on examples\n\nArticle 1\n\n{says}\n"));
    assert!(
        found("Any ratifications or accessions received after the date of entry into force of this Convention shall take effect three months after the date of their receipt.")
            .contains(&"for each party that consents after entry into force, 3 months after its deposit".to_owned())
    );
    for says in [
        "Any denunciation received after the entry into force of this Convention shall take effect three months after its receipt.",
        "Any ratification shall take effect three months after its receipt.",
    ] {
        assert!(!found(says).iter().any(|it| it.starts_with("for each")), "{says}");
    }
}

/// The day, or the notifications, whichever is later.
#[test]
fn a_day_or_as_soon_as_all_is_ready() {
    check(
        "This Convention, its Annexes and Appendices shall enter into force on 1 January 1999, or as soon thereafter as the Parties have notified each other that their procedures have been completed.",
        "enters into force on the later of:\n  on 1999-01-01\n  on the last notification",
    );
    let council = "This Convention shall enter into force on 1 January 1999, or as soon thereafter as the Council deems it useful to receive notifications.";
    assert_eq!(entry(council), None);
}

/// If not by that day, then so long after what was asked for.
#[test]
fn after_that_day_so_long_after() {
    let says = "This Convention shall enter into force on 1 January 1973, provided that the Contracting Parties have notified each other before that date that the necessary procedures have been completed. After this date this Convention shall enter into force on the first day of the second month following such notification.";
    assert_eq!(
        entry(says).as_deref(),
        Some(
            "enters into force:\n  if the last notification has occurred by 1973-01-01: on 1973-01-01\n  otherwise: on the first day of the 2nd month after the month of the last notification"
        )
    );
}
