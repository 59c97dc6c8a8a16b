//! Scenarios: events, and what others call them.

use foedera_dates::Edtf;
use foedera_entities::EntityId;
use foedera_model::{About, Characterisation, EventKind, Label, Lasting, Source};

use crate::shape::Shape;
use crate::value::Values;

/// An event as far as its lines have said it.
#[derive(Debug)]
pub(crate) struct EventDraft {
    pub(crate) kind: EventKind,
    pub(crate) by: Vec<EntityId>,
    pub(crate) by_name: Option<String>,
    pub(crate) to: Vec<EntityId>,
    pub(crate) lasting: Lasting,
    pub(crate) place: Option<String>,
    pub(crate) called: Vec<Characterisation>,
    pub(crate) denied_by: Vec<EntityId>,
    pub(crate) provided: Option<String>,
    pub(crate) about: Option<About>,
    pub(crate) alleged_by: Vec<EntityId>,
    pub(crate) sources: Vec<Source>,
}

impl EventDraft {
    pub(crate) fn new() -> Self {
        Self {
            kind: EventKind::AtWar,
            by: Vec::new(),
            by_name: None,
            to: Vec::new(),
            lasting: Lasting::Moment,
            place: None,
            called: Vec::new(),
            denied_by: Vec::new(),
            provided: None,
            about: None,
            alleged_by: Vec::new(),
            sources: Vec::new(),
        }
    }
}

/// An event that no state brings about.
macro_rules! done_by_another {
    ($pattern:literal $kind:expr) => {
        Shape {
            pattern: $pattern,
            says: |v, it| {
                (it.kind, it.by_name, it.to) = ($kind, Some(v.quoted()?), v.codes()?);
                Some(())
            },
        }
    };
}

macro_rules! done_to {
    ($pattern:literal $kind:expr) => {
        Shape {
            pattern: $pattern,
            says: |v, it| {
                (it.kind, it.by, it.to) = ($kind, v.codes()?, v.codes()?);
                Some(())
            },
        }
    };
}

pub(crate) const EVENTS: &[Shape<EventDraft>] = &[
    done_to!("{codes} declares/declare war on {codes}" EventKind::DeclaresWar),
    done_to!("{codes} attacks/attack {codes}" EventKind::Attacks),
    done_to!("{codes} threatens/threaten {codes}" EventKind::Threatens),
    done_by_another!("{quoted} attacks {codes}" EventKind::Attacks),
    done_by_another!("{quoted} threatens {codes}" EventKind::Threatens),
    Shape {
        pattern: "{codes} requests/request assistance of {codes}[ under article {label}]",
        says: |v, it| {
            (it.by, it.to) = (v.codes()?, v.codes()?);
            let article = if v.given()? { Some(Label(v.label()?)) } else { None };
            it.kind = EventKind::RequestsAssistance { article, treaty: None };
            Some(())
        },
    },
    Shape {
        pattern: "{codes} requests/request assistance of {codes} under article {label} of {treaty}",
        says: |v, it| {
            (it.by, it.to) = (v.codes()?, v.codes()?);
            let article = Some(Label(v.label()?));
            it.kind = EventKind::RequestsAssistance { article, treaty: Some(v.treaty()?) };
            Some(())
        },
    },
    done_to!("{codes} is/are at war with {codes}" EventKind::AtWar),
    done_to!("{codes} imposes/impose coercive measures on {codes}" EventKind::Coerces),
    Shape {
        pattern: "{codes} mobilises/mobilise",
        says: |v, it| {
            (it.kind, it.by) = (EventKind::Mobilises, v.codes()?);
            Some(())
        },
    },
    Shape {
        pattern: "{codes} supports/support {codes} against {code}",
        says: |v, it| {
            (it.by, it.to) = (v.codes()?, v.codes()?);
            it.kind = EventKind::Supports { against: v.code()? };
            Some(())
        },
    },
    Shape {
        pattern: "{quoted} finds that article {label}[ of {treaty}] applies",
        says: |v, it| found_by_organ(v, it, true),
    },
    Shape {
        pattern: "{quoted} finds that article {label}[ of {treaty}] does not apply",
        says: |v, it| found_by_organ(v, it, false),
    },
    Shape {
        pattern: "{codes} determines/determine that article {label}[ of {treaty}] applies",
        says: |v, it| determined(v, it, true),
    },
    Shape {
        pattern: "{codes} determines/determine that article {label}[ of {treaty}] does not apply",
        says: |v, it| determined(v, it, false),
    },
    Shape {
        pattern: "{quoted} finds that {quoted}",
        says: |v, it| {
            it.kind = EventKind::Establishes { organ: Some(v.quoted()?), what: v.quoted()? };
            Some(())
        },
    },
    Shape {
        pattern: "{codes} determines/determine that {quoted}",
        says: |v, it| {
            it.by = v.codes()?;
            it.kind = EventKind::Establishes { organ: None, what: v.quoted()? };
            Some(())
        },
    },
    Shape {
        pattern: "{codes} waives/waive article {label}[ of {treaty}] toward {codes}",
        says: |v, it| {
            it.by = v.codes()?;
            let (article, treaty) = article(v)?;
            it.kind = EventKind::Waives { article, treaty };
            it.to = v.codes()?;
            Some(())
        },
    },
    Shape {
        pattern: "{codes} does/do not perform article {label}[ of {treaty}]",
        says: unperformed,
    },
    Shape {
        pattern: "{codes} does/do not perform article {label}[ of {treaty}] toward {codes}",
        says: |v, it| {
            unperformed(v, it)?;
            it.to = v.codes()?;
            Some(())
        },
    },
];

fn unperformed(v: &mut Values, it: &mut EventDraft) -> Option<()> {
    it.by = v.codes()?;
    let (article, treaty) = article(v)?;
    it.kind = EventKind::FailsToPerform { article, treaty };
    Some(())
}

fn found_by_organ(v: &mut Values, it: &mut EventDraft, applies: bool) -> Option<()> {
    let organ = Some(v.quoted()?);
    let (article, treaty) = article(v)?;
    it.kind = EventKind::Finds { organ, article, treaty, applies };
    Some(())
}

fn determined(v: &mut Values, it: &mut EventDraft, applies: bool) -> Option<()> {
    it.by = v.codes()?;
    let (article, treaty) = article(v)?;
    it.kind = EventKind::Finds { organ: None, article, treaty, applies };
    Some(())
}

/// Until a day that may be known to a stretch of days, and not without its last; the event's own beginning is its first.
fn until(last: &Edtf) -> Option<Lasting> {
    let last = last.bounds();
    last.latest().map(|_| Lasting::Until(last))
}

fn article(v: &mut Values) -> Option<(Label, Option<String>)> {
    let label = Label(v.label()?);
    let treaty = if v.given()? { Some(v.treaty()?) } else { None };
    Some((label, treaty))
}

pub(crate) const ATTRIBUTES: &[Shape<EventDraft>] = &[
    Shape {
        pattern: "at {quoted}",
        says: |v, it| {
            it.place = Some(v.quoted()?);
            Some(())
        },
    },
    Shape {
        pattern: "goes on[ until {date}]",
        says: |v, it| {
            it.lasting = if v.given()? { until(&v.date()?)? } else { Lasting::Open };
            Some(())
        },
    },
    Shape {
        pattern: "called {called} by {codes}",
        says: |v, it| {
            it.called.push(Characterisation { called: v.called()?, by: v.codes()? });
            Some(())
        },
    },
    Shape {
        pattern: "denied by {codes}",
        says: |v, it| {
            it.denied_by.extend(v.codes()?);
            Some(())
        },
    },
    Shape {
        pattern: "alleged by {codes}",
        says: |v, it| {
            if !matches!(it.kind, EventKind::FailsToPerform { .. }) {
                return None;
            }
            it.alleged_by.extend(v.codes()?);
            Some(())
        },
    },
    Shape {
        pattern: "if {quoted}",
        says: |v, it| {
            let is_finding = matches!(it.kind, EventKind::Finds { .. });
            if !is_finding || it.provided.is_some() {
                return None;
            }
            it.provided = Some(v.quoted()?);
            Some(())
        },
    },
    Shape {
        pattern: "about the event of {date}[ by {codes}]",
        says: |v, it| {
            let is_about_one = matches!(
                it.kind,
                EventKind::Finds { .. }
                    | EventKind::RequestsAssistance { .. }
                    | EventKind::Waives { .. }
                    | EventKind::FailsToPerform { .. }
            );
            if !is_about_one || it.about.is_some() {
                return None;
            }
            let on = v.date()?;
            let by = if v.given()? { v.codes()? } else { Vec::new() };
            it.about = Some(About { on, by });
            Some(())
        },
    },
    Shape {
        pattern: "source {source}",
        says: |v, it| {
            it.sources.push(v.source()?);
            Some(())
        },
    },
    Shape { pattern: "note {quoted}", says: |_, _| Some(()) },
];
