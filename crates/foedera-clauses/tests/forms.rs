//! What may be written in several ways, and the one way in which it is written back.

use foedera_clauses::{File, format, parse};

/// A clause, and its canonical form. Both say the same, and the canonical form is not changed.
#[track_caller]
fn check(clause: &str, canonical: &str) {
    let whole = |it: &str| {
        let sets = "set north \"x\": CA and US\nset south \"x\": BR\ntable tons \"x\", tons\n";
        format!("treaty A-2000 \"T\"\n\n{sets}\n{it}\n")
    };
    let text = whole(clause);
    let formatted = format(&text);
    assert!(!formatted.has_errors(), "{:#?}", formatted.diagnostics);
    assert_eq!(formatted.value, whole(canonical));
    assert_eq!(format(&formatted.value).value, formatted.value);
    assert_eq!(said(&parse(&text).value), said(&parse(&formatted.value).value));
}

#[track_caller]
fn same(clause: &str) {
    check(clause, clause);
}

/// What a file says, without its places.
fn said(file: &File) -> String {
    let clauses = file.treaty.iter().flat_map(|it| &it.clauses);
    let rules: Vec<String> = clauses.map(|it| format!("{:?} {:?}", it.article, it.rule)).collect();
    let owed = file.treaty.iter().flat_map(|it| &it.commitments);
    let owed: Vec<String> = owed
        .map(|it| format!("{:?} {:?} {:?} {:?}", it.trigger, it.bearer, it.beneficiary, it.duty))
        .collect();
    format!("{rules:#?} {owed:#?} {:#?}", file.statements)
}

#[test]
fn lists_and_spaces() {
    check(
        "enters into force  on deposit by GB , SU,  US",
        "enters into force on deposit by GB, SU and US",
    );
    check(
        "consent by ratification, acceptance, approval",
        "consent by ratification, acceptance or approval",
    );
    check(
        "no reservations to articles 1, 3 to 5, 9",
        "no reservations to articles 1, 3 to 5 and 9",
    );
    check("no reservations to articles 4", "no reservations to article 4");
    check("  silent on withdrawal".trim_start(), "silent on withdrawal");
}

#[test]
fn quorums() {
    check(
        "enters into force on deposit by all the signatories",
        "enters into force on deposit by all signatories",
    );
    check("enters into force on signature by all the parties", "enters into force on signature");
    check(
        "enters into force on deposit by 2 of the parties",
        "enters into force on deposit by 2 parties",
    );
    check(
        "enters into force on deposit of 1 instruments",
        "enters into force on deposit of 1 instrument",
    );
    same("enters into force on deposit by a majority of members of COE");
    same("enters into force on deposit by all members of COE other than FR and GB");
    same("enters into force on deposit by seven eighths of the negotiating states");
    same("enters into force on deposit by one half of parties to UNFCCC-1992");
    same("enters into force on deposit by 3 of north at opening for signature");
    same("enters into force on consent by 2 of GB, SU and US, including 1 of GB and US");
    same("enters into force on deposit by all the depositors in north outside this treaty");
    same("enters into force on deposit by DE and by 3 of north");
    same("enters into force on deposit by GB and 1 other state");
    same("enters into force on deposit by two thirds of the signatories as of 1950-01-01");
    same("accession open to non-signatories");
}

#[test]
fn days() {
    same("enters into force at the end of the calendar year of deposit of 2 instruments");
    same("enters into force on the first day of the year after deposit of 2 instruments");
    same("enters into force on the 101st day after deposit of 2 instruments");
    same("enters into force on the 112th day after its deposit");
    same(
        "enters into force 3 months after deposit of 10 instruments, if still so, if not in force on 1990-01-01",
    );
    check("enters into force 1 months after adoption", "enters into force 1 month after adoption");
    check(
        "enters into force:\n  otherwise: on adoption",
        "enters into force:\n  otherwise: on adoption",
    );
    same(
        "enters into force on the later of:\n  on any of:\n    signature\n    exchange of notes\n  on 1990-01-01",
    );
    same(
        "enters into force:\n  if deposit of 3 instruments has occurred by 1 year after adoption: on 1990-01-01\n  if GB has deposited by 1991-01-01: on 1991-01-01\n  otherwise: on adoption",
    );
    same("lapses if not in force on 1990-01-01");
    same("applies to the territories a party names, from 30 days after its notice");
    same("enters into force on X-1990 ceases to be in force");
}

#[test]
fn terms_and_exits() {
    let until_notice =
        "in force for 1 year from 1990-01-01, then until 3 months after notice by a party";
    same(until_notice);
    same(&format!("{until_notice}, for that party"));
    same(&format!("{until_notice}, for all"));
    same(
        "a party may withdraw, on its notice to UN and \"Council\" or on a later day it names, notice not before 1990-01-01, effect not before 1 year after entry into force, notice only within 1 year after each 5 years from entry into force",
    );
    same("ends when fewer than 5 parties remain");
    same("amendments bind all, on notification");
    same("amendments bind each that accepts, on its acceptance");
}

#[test]
fn suspensions_and_ends() {
    same("acts\n  2000-01-01  FR and GB suspend the treaty");
    same("acts\n  2000-01-01  FR resumes the treaty toward GB and US");
    same("ends on \"peace\"");
    same(
        "in force for 20 years from signature, then for 10 years, unless a party gives notice at least 1 year before the end, for all",
    );
}

#[test]
fn commitments() {
    same("on mobilisation of DE or RU:\n  FR owes GB consultation");
    same("on attack by DE and RU on FR:\n  GB owes it neutrality against north");
    same(
        "on attack on a party, during a war of FR with DE, if \"Kars is kept by Russia\":\n  each other party owes it assistance",
    );
    same(
        "on threat to a party, on a finding by \"Council\", during a war of it:\n  each other party owes it denial of territory",
    );
    same(
        "on attack on the neutrality of north by a state outside this treaty:\n  the parties owe each other consultation",
    );
    same("on war, outside Asia:\n  the parties owe each other consultation");
    same(
        "on attack by 2 to 4 south, within North America, on 2 parties, without direct provocation by them:\n  the other parties owe them military aid",
    );
    check(
        "on attack by a state on any party:\n  the other party owes it neutrality",
        "on attack by one or several states on a party:\n  the other party owes it neutrality",
    );
    check(
        "on war, within \"Europe\":\n  FR owes GB use of territory",
        "on war, within Europe:\n  FR owes GB use of territory",
    );
    same("on war, within \"the old world\":\n  FR owes GB use of territory");
    check("FR, GB owes US consultation", "FR and GB owe US consultation");
}

#[test]
fn acts() {
    check("acts\n  2000-01-01 FR, GB signs", "acts\n  2000-01-01  FR and GB sign");
    check("acts\n  2000-01-01  US accepts again (2)", "acts\n  2000-01-01  US accepts again");
    same(
        "acts\n  2000-01-01  FR and GB withdraw their instruments of formal confirmation again (4)",
    );
    same(
        "acts\n  [1999,2001]  NO declares \"nothing\"\n    by decree\n    received 2000-02 by \"Holy See\"",
    );
    same("acts\n  1939~  FR makes a reservation  # as seen");
}

#[test]
fn notes_stand_anywhere() {
    same(
        "note \"of the file\"\narticle 1\n  note \"of the article\"\n  silent on withdrawal\n    note \"of the clause\"",
    );
    same(
        "on threat to a party:\n  note \"of the case\"\n  GB owes it neutrality\n    note \"of the duty\"",
    );
    same("acts\n  2000-01-01  FR signs\n    note \"of the act\"");
}

#[test]
fn comments_and_blank_lines() {
    check(
        "# one\n\n\n# two\nsilent on withdrawal # three\n",
        "# one\n\n# two\nsilent on withdrawal  # three",
    );
    same(
        "acts\n  2000-01-01  FR signs\n    # of the act\n    at \"Paris\"\n  # of the next\n  2000-01-02  GB signs\n    # of the last\n# of the file",
    );
}
