//! A list of parties as a depositary certifies one: those bound first, whoever is not settled apart.

use foedera::engine::{Between, Expressed, Maintained, Since, Standing, StateAnswer, to_articles};
use foedera::{Participant, Parties, Verdict};

use super::reasons::Teller;
use super::sheet::Sheet;
use super::words::Words;
use super::{days, standings};

/// The whole list; every group that has anybody.
pub(crate) fn list(sheet: &mut Sheet, list: &Parties) {
    let groups: [(&str, &[Participant]); 4] = [
        ("Parties", &list.parties),
        ("Open whether they are parties", &list.open),
        ("Not bound yet", &list.not_yet),
        ("No longer bound", &list.former),
    ];
    for (heading, group) in groups.into_iter().filter(|(_, group)| !group.is_empty()) {
        sheet.heading(&format!("{heading}: {}", group.len()));
        let rows: Vec<Vec<Words>> = group.iter().map(row).collect();
        let headings = ["state", "", "standing", "signature", "consent", "by", "since", "until"];
        sheet.table(2, &headings, &rows);
    }
    apart(sheet, &list.between);
    beside(sheet, list);
}

/// The pairs that are told apart: a line for each state and what holds between it and the others it names.
fn apart(sheet: &mut Sheet, between: &[Between]) {
    let mut rows: Vec<([String; 2], Vec<String>)> = Vec::new();
    for it in between {
        let [one, other] = it.states.map(|it| it.to_string());
        let (pair, what) = ([one, pair_told(it)], other);
        match rows.iter_mut().find(|(known, _)| *known == pair) {
            Some((_, others)) => others.push(what),
            None => rows.push((pair, vec![what])),
        }
    }
    if rows.is_empty() {
        return;
    }
    sheet.heading("Between two of them, where it is not in force since both are parties");
    let row = |([one, what], others): &([String; 2], Vec<String>)| {
        let others = Words::plain(&days::list(others));
        vec![Words::accent(one), Words::strong(what), others]
    };
    let rows: Vec<Vec<Words>> = rows.iter().map(row).collect();
    sheet.table(2, &["state", "in force", "with"], &rows);
}

fn pair_told(it: &Between) -> String {
    let date = |it: Option<foedera::Bounds>| it.map(days::in_short);
    match (it.in_force, date(it.since), date(it.from)) {
        (Verdict::Yes, since, _) => format!("since {}", since.unwrap_or_default()),
        (Verdict::No, _, Some(from)) => format!("not until {from}"),
        (Verdict::No, ..) => "no".to_owned(),
        (Verdict::Open, since, from) => {
            let days = since.or(from).map(|it| format!(": {it}")).unwrap_or_default();
            format!("open{days}")
        }
    }
}

/// Why each state stands where it stands.
pub(crate) fn reasons(sheet: &mut Sheet, list: &Parties) {
    let mut teller = Teller::default();
    let all = [&list.parties, &list.open, &list.not_yet, &list.former];
    let states: Vec<_> = all.into_iter().flatten().map(|it| it.state.clone()).collect();
    teller.states(sheet, &states);
}

fn row(it: &Participant) -> Vec<Words> {
    let state = &it.state;
    let expressed = it.expressed.as_ref();
    let signature = expressed.and_then(|it| it.signature.as_ref());
    let consent = expressed.and_then(|it| it.consent.as_ref());
    let date = |it: Option<foedera::Bounds>| it.map(days::in_short).unwrap_or_default();
    vec![
        Words::accent(state.state.as_str()),
        Words::plain(&days::name(state.state)),
        Words::strong(&told_apart(state)),
        Words::plain(&since(signature)),
        Words::plain(&since(consent)),
        Words::faint(&by(consent)),
        Words::plain(&date(state.since)),
        Words::plain(&date(state.until)),
    ]
}

/// The standing of whoever is no plain party.
fn told_apart(state: &StateAnswer) -> String {
    let is_party = state.standing == Standing::Party && state.or.is_empty();
    if is_party { String::new() } else { standings::standing(state) }
}

/// `2001-05-01`; with `?` where it may not be so.
fn since(it: Option<&Since>) -> String {
    let told =
        |it: &Since| format!("{}{}", if it.certain { "" } else { "? " }, days::in_short(it.on));
    it.map(told).unwrap_or_default()
}

/// `ratification`, from `ratification, by DE`.
fn by(it: Option<&Since>) -> String {
    let act = it.and_then(|it| it.because.first_act()).unwrap_or_default();
    act.split(", by ").next().unwrap_or_default().to_owned()
}

/// What stands beside the consents: reservations and declarations.
fn beside(sheet: &mut Sheet, list: &Parties) {
    let all = [&list.parties, &list.open, &list.not_yet];
    let rows: Vec<Vec<Words>> = all.into_iter().flatten().flat_map(made).collect();
    if !rows.is_empty() {
        sheet.heading("Reservations and declarations");
        sheet.table(2, &[], &rows);
    }
}

fn made(it: &Participant) -> Vec<Vec<Words>> {
    let of = |it: &Expressed| it.reservations.iter().map(reservation).collect::<Vec<_>>();
    let reservations = it.expressed.as_ref().map(of).unwrap_or_default();
    let excluding = it.declarations.iter().filter(|it| it.excluded != Verdict::No);
    let declarations = excluding.map(|it| format!("declaration under article {}", it.article));
    let all = reservations.into_iter().chain(declarations);
    all.map(|says| vec![Words::accent(it.state.state.as_str()), Words::plain(&says)]).collect()
}

fn reservation(it: &Maintained) -> String {
    let perhaps = if it.certain { "" } else { "? " };
    format!("{perhaps}reservation{}", to_articles(&it.articles))
}
