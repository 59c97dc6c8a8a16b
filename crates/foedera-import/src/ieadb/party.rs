//! What one party did under one treaty, from all its entries together.
//!
//! Only together do they tell which day is the counting one: where a deposit stands apart, it is
//! that, and an earlier day of the same instrument is the national act. And only together do they
//! tell that a second accession is another one.

use std::collections::BTreeMap;
use std::sync::Arc;

use foedera_dates::{Bounds, Edtf, Verdict};
use foedera_entities::EntityId;
use foedera_model::{Act, ActKind, Graded, Instrument, Passage, Source};

use super::kind::Kind;
use super::note;
use crate::import::said;
use crate::{Place, RecordedDate, Report, Taken};

/// One entry about a party.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) kind: Kind,
    pub(crate) occurrence: u16,
    /// Nothing where the day is not known.
    pub(crate) on: Option<Edtf>,
    /// What the data add to it in words.
    pub(crate) note: Option<String>,
    /// Whether a day of entry into force was copied from the treaty's.
    pub(crate) derived: bool,
    /// What stands there, for judging it without the data.
    pub(crate) words: String,
    pub(crate) place: Place,
}

/// What the entries of a party come to.
#[derive(Debug, Default)]
pub(crate) struct Acts {
    pub(crate) statements: Vec<Taken>,
    pub(crate) recorded: Vec<RecordedDate>,
}

/// The acts of one party; every entry is taken, and what a note tells of a deposit beside it.
pub(crate) fn acts(
    treaty: &str,
    actor: Option<EntityId>,
    entries: &[Entry],
    source: &Arc<Source>,
    report: &mut Report,
) -> Acts {
    let told: Vec<Entry> = entries.iter().filter_map(note::deposit).collect();
    let all = || entries.iter().chain(&told);
    let deposits = deposits(all());
    entries.iter().for_each(|_| report.take());
    let mut acts = Acts::default();
    for entry in all() {
        if let Kind::Recorded(kind) = entry.kind {
            acts.recorded.push(recorded(kind, actor, entry, source));
            continue;
        }
        let (act, doubt) = act(treaty, actor, entry, &deposits);
        if let Some(doubt) = doubt {
            report.doubt(&entry.place, doubt);
        }
        acts.statements.push(taken(act, entry, source));
    }
    number(&mut acts.statements, report);
    acts
}

/// The deposits of a party, and what its entries tell of an instrument that is not named.
#[derive(Default)]
struct Deposits {
    days: Vec<(Option<Instrument>, Bounds)>,
    /// When the party left, or gave notice that it would.
    exits: Vec<Bounds>,
    /// The only other instrument of the party.
    only: Option<Instrument>,
    has_signed: bool,
}

fn deposits<'e>(entries: impl Iterator<Item = &'e Entry>) -> Deposits {
    let bounds = |it: &Entry| it.on.as_ref().map_or(Bounds::UNBOUNDED, Edtf::bounds);
    let mut deposits = Deposits::default();
    let mut instruments = Vec::new();
    for entry in entries {
        match entry.kind {
            Kind::Deposit(instrument) => deposits.days.push((instrument, bounds(entry))),
            Kind::Consent(instrument) => instruments.push(instrument),
            Kind::Plain(ActKind::Signature) => deposits.has_signed = true,
            Kind::Withdrawal
            | Kind::WithdrawalEffective
            | Kind::Plain(ActKind::WithdrawalNotice) => deposits.exits.push(bounds(entry)),
            Kind::Plain(_) | Kind::ConsentToBeBound | Kind::Declared(_) | Kind::Recorded(_) => {}
        }
    }
    instruments.dedup();
    deposits.only = instruments.pop().filter(|_| instruments.is_empty());
    deposits
}

impl Deposits {
    /// The instrument that was deposited where the entry does not name it, and what to say of it.
    fn unnamed(&self) -> (Instrument, Option<String>) {
        match (self.only, self.has_signed) {
            (Some(instrument), _) => (instrument, None),
            (None, true) => (Instrument::Ratification, Some(supposed("ratification"))),
            (None, false) => (Instrument::Accession, Some(supposed("accession"))),
        }
    }

    /// Whether a day of an instrument lies before its deposit, which stands apart. Who left between the two was
    /// bound by the first, and the deposit is that of its return.
    fn follows(&self, instrument: Instrument, on: Option<&Edtf>) -> bool {
        let of_it = |it: &&(Option<Instrument>, Bounds)| it.0.is_none_or(|it| it == instrument);
        let mut days = self.days.iter().filter(of_it).map(|(_, day)| *day);
        let is_before = |one: Bounds, other| one.is_before(other) == Verdict::Yes;
        on.map(Edtf::bounds).is_some_and(|on| {
            let left =
                |deposit| self.exits.iter().any(|it| is_before(on, *it) && is_before(*it, deposit));
            days.any(|deposit| is_before(on, deposit) && !left(deposit))
        })
    }
}

fn supposed(instrument: &str) -> String {
    format!("the instrument is not named; taken for one of {instrument}")
}

/// The act of an entry, and what may be otherwise about it.
fn act(
    treaty: &str,
    actor: Option<EntityId>,
    entry: &Entry,
    deposits: &Deposits,
) -> (Act, Option<String>) {
    let mut doubt = None;
    let kind = match entry.kind {
        Kind::Plain(kind) | Kind::Recorded(kind) => kind,
        Kind::Consent(instrument) if deposits.follows(instrument, entry.on.as_ref()) => {
            doubt = Some("before the deposit, which counts; taken for the national act".to_owned());
            ActKind::DomesticRatification
        }
        Kind::Consent(instrument) | Kind::Deposit(Some(instrument)) => ActKind::Deposit(instrument),
        Kind::Deposit(None) => {
            let (instrument, supposed) = deposits.unnamed();
            doubt = supposed;
            ActKind::Deposit(instrument)
        }
        Kind::ConsentToBeBound => ActKind::Notification,
        Kind::Withdrawal => {
            doubt = Some("the day may be that of the notice; taken for that of its effect".into());
            ActKind::WithdrawalNotice
        }
        Kind::WithdrawalEffective => ActKind::WithdrawalNotice,
        Kind::Declared(_) => ActKind::Declaration,
    };
    let mut act = Act::new(treaty, kind);
    act.actors.extend(actor);
    act.occurrence = entry.occurrence;
    act.on.clone_from(&entry.on);
    match entry.kind {
        Kind::Withdrawal | Kind::WithdrawalEffective => {
            act.effective = entry.on.clone();
            act.on = entry.on.as_ref().and_then(by);
        }
        Kind::ConsentToBeBound => act.form = Some("consent to be bound".to_owned()),
        Kind::Declared(name) => act.name = Some(name.to_owned()),
        Kind::Plain(_) | Kind::Consent(_) | Kind::Deposit(_) | Kind::Recorded(_) => {}
    }
    (act, doubt)
}

/// Some day up to the last that the date may mean: when notice was given that took effect then.
fn by(effect: &Edtf) -> Option<Edtf> {
    effect.bounds().latest().map(|it| Edtf::from_bounds(Bounds::not_after(it)))
}

fn taken(act: Act, entry: &Entry, source: &Source) -> Taken {
    let mut statement = said(source, act);
    statement.note.clone_from(&entry.note);
    let document = entry.place.file.as_ref().to_owned();
    let words = entry.words.clone();
    statement.passage = Some(Passage { document, sha256: None, span: None, words });
    Taken { graded: Graded { statement, grade: source.grade }, place: entry.place.clone() }
}

fn recorded(
    kind: ActKind,
    actor: Option<EntityId>,
    entry: &Entry,
    source: &Arc<Source>,
) -> RecordedDate {
    RecordedDate {
        kind,
        of: actor,
        part: None,
        occurrence: entry.occurrence,
        on: entry.on.clone(),
        derived: entry.derived,
        source: Arc::clone(source),
        note: entry.note.clone(),
        place: entry.place.clone(),
    }
}

/// Where a party did the same on several days, each is an act of its own, in the order of the days. What may have
/// been on the same day is the same act.
fn number(statements: &mut [Taken], report: &mut Report) {
    let mut days: BTreeMap<(ActKind, Option<String>), Vec<Bounds>> = BTreeMap::new();
    let key = |act: &Act| (act.kind, act.name.clone());
    let counts = |act: &Act| act.occurrence == 1 && act.kind != ActKind::WithdrawalNotice;
    let is_before = |one: &Bounds, other| one.is_before(other) == Verdict::Yes;
    for taken in statements.iter() {
        let act = &taken.graded.statement.act;
        if let Some(on) = &act.on
            && counts(act)
        {
            days.entry(key(act)).or_default().push(on.bounds());
        }
    }
    for same in days.values_mut() {
        same.sort_by_key(|it| (it.latest().is_none(), it.latest()));
        let mut apart: Vec<Bounds> = Vec::new();
        for on in same.drain(..) {
            if apart.last().is_none_or(|last| is_before(last, on)) {
                apart.push(on);
            }
        }
        *same = apart;
    }
    for taken in statements {
        let act = &mut taken.graded.statement.act;
        let (Some(same), Some(on), true) = (days.get(&key(act)), &act.on, counts(act)) else {
            continue;
        };
        let before = same.iter().filter(|it| is_before(it, on.bounds())).count();
        if let (1.., Ok(nth)) = (before, u16::try_from(before + 1)) {
            act.occurrence = nth;
            report.doubt(
                &taken.place,
                format!("the same party did so before; taken for number {nth}"),
            );
        }
    }
}
