//! What was read from a report: each claim with the words that show it, then the remarks.

use foedera::model::{Claim, ClaimKind, LeavingStep, Reading, Remark, RemarkKind};
use foedera::reader::Trace;

use super::days;
use super::sheet::Sheet;
use super::statement::{BY_A_MODEL, QUOTING, quoted, status};
use super::words::{Look, Words};

/// One report.
pub(crate) fn report(sheet: &mut Sheet, name: &str, text: &str, reading: &Reading) {
    sheet.blank();
    let lang = reading.lang.clone().unwrap_or_else(|| "language not recognised".to_owned());
    let published = match &reading.published {
        Some(day) => format!("published {day}"),
        None => "day of publication unknown".to_owned(),
    };
    let count = days::count(reading.claims.len(), "claim");
    sheet.text(
        0,
        &Words::accent(name).with(Look::Faint, &format!("· {lang} · {published} · {count}")),
    );
    for (place, it) in reading.claims.iter().enumerate() {
        sheet.blank();
        claim(sheet, place + 1, it, text);
    }
    remarks(sheet, &reading.remarks);
}

fn claim(sheet: &mut Sheet, number: usize, it: &Claim, text: &str) {
    let date = it.date.as_ref().map_or_else(|| "no day given".to_owned(), ToString::to_string);
    let mut says = Words::strong(&date);
    if let Some(actor) = &it.actor {
        says = says.and(Look::Plain, "  ").and(Look::Accent, &actor.replace('+', ", "));
        says.push(Look::Plain, ":");
    } else {
        says.push(Look::Plain, " ");
    }
    let form = it.form.as_ref().map_or_else(String::new, |it| format!(" by {it}"));
    let act = format!("{}{form}", act(it));
    says = says.with(Look::Plain, &act).with(Look::Accent, status(it.status));
    let says = if it.assisted { says.with(Look::Accent, BY_A_MODEL) } else { says };
    let head = Words::plain(&format!("{number:>3}  "));
    sheet.hung(&head, &says);
    let beside = particulars(it);
    if !beside.is_empty() {
        sheet.text(5, &Words::plain(&beside.join(" · ")));
    }
    let words = it.span.of(text).unwrap_or_default();
    let place = format!("(bytes {}, {})", it.span, it.rule);
    sheet.text(5, &Words::plain(&quoted(words)).with(Look::Faint, &place));
    if !it.attribution.is_empty() {
        sheet.text(5, &Words::faint(&format!("» {}", it.attribution.join(QUOTING))));
    }
}

fn particulars(it: &Claim) -> Vec<String> {
    let named =
        |name: &str, value: &Option<String>| value.as_ref().map(|it| format!("{name} {it}"));
    let treaty = it.treaty.as_ref().map_or_else(String::new, |it| format!("{it} "));
    let mut beside = Vec::new();
    beside.push(format!("{treaty}({})", it.parties.join(", ")));
    beside.extend(named("by", &it.organ));
    beside.extend(named("at", &it.place));
    beside
}

/// What is claimed, in words: `entry into force`.
pub(crate) fn act(it: &Claim) -> &'static str {
    it.step.map_or(kind(it.kind), step)
}

fn step(step: LeavingStep) -> &'static str {
    match step {
        LeavingStep::Vote => "vote on withdrawal",
        LeavingStep::Decision => "decision to withdraw",
        LeavingStep::Notice => "notice of withdrawal",
        LeavingStep::Effect => "withdrawal takes effect",
    }
}

fn kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Negotiation => "negotiation",
        ClaimKind::Signature => "signature",
        ClaimKind::Submission => "submission",
        ClaimKind::Approval => "approval",
        ClaimKind::Ratification => "ratification",
        ClaimKind::Deposit => "deposit",
        ClaimKind::Exchange => "exchange",
        ClaimKind::Accession => "accession",
        ClaimKind::EntryIntoForce => "entry into force",
        ClaimKind::ProvisionalApplication => "provisional application",
        ClaimKind::Reservation => "reservation",
        ClaimKind::ReservationWithdrawal => "withdrawal of a reservation",
        ClaimKind::Objection => "objection",
        ClaimKind::Withdrawal => "withdrawal",
        ClaimKind::Suspension => "suspension",
        ClaimKind::Termination => "termination",
        ClaimKind::Revocation => "revocation",
        ClaimKind::Invocation => "invocation",
        ClaimKind::Obligation => "obligation",
    }
}

fn remarks(sheet: &mut Sheet, remarks: &[Remark]) {
    if remarks.is_empty() {
        return;
    }
    sheet.blank();
    sheet.line(Words::plain("     ").and(Look::Strong, "Beside the acts"));
    let rows: Vec<Vec<Words>> = remarks
        .iter()
        .map(|it| {
            let by = if it.attribution.is_empty() {
                String::new()
            } else {
                format!("» {}", it.attribution.join(QUOTING))
            };
            vec![
                Words::faint(remark(it.kind)),
                Words::plain(&quoted(&it.says)).with(Look::Faint, &by),
            ]
        })
        .collect();
    sheet.table(5, &[], &rows);
}

fn remark(kind: RemarkKind) -> &'static str {
    match kind {
        RemarkKind::Characterisation => "called",
        RemarkKind::Event => "event",
        RemarkKind::LinkedReport => "linked",
        RemarkKind::Headline => "headline",
        RemarkKind::Author => "author",
        RemarkKind::Editor => "editor",
        RemarkKind::NotUnderstood => "not understood",
    }
}

/// What was seen on the way.
pub(crate) fn trace(sheet: &mut Sheet, trace: &Trace) {
    sheet.blank();
    sheet.line(Words::plain("     ").and(Look::Strong, "How it was read"));
    let rows: Vec<Vec<Words>> =
        trace.steps.iter().map(|it| vec![Words::faint(it.stage), Words::plain(&it.says)]).collect();
    sheet.table(5, &[], &rows);
}
