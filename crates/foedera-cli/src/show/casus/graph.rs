//! Who is bound to whom, as a picture: each state has a line from top to bottom, and each duty an arrow from those that owe to those that are
//! owed, told in words at its left.
//!
//! It draws the lines of the account and decides nothing. Arrows lie below one another, so that no label and no arrow covers another however many there are.
//! What they are is told three times, by a sign, by the stroke and by colour.

use std::collections::BTreeMap;

use foedera::EntityId;
use foedera::engine::casus::{Casus, Lapse, Owed, Performance};
use foedera::model::{Event, EventKind};

use super::lines::{self, Line, Says};
use super::{Case, Commitment, Telling, commitment, treaties};
use crate::show::days;
use crate::show::picture::{Font, MARGIN, Picture, Side, cut, width, wrapped};

mod lanes;
mod strokes;

use lanes::Lanes;
use strokes::Stroke;

/// The words at the left are no wider than this.
const WORDS_WIDTH_MAX: i32 = 560;

/// From the words to the first state.
const GAP: i32 = 24;

/// One arrow or line of text below another.
const STEP: i32 = 22;

/// The same for lines of one text, how far those after the first are indented, and how many there are.
const LINE: i32 = 15;
const HANGING: i32 = 14;
const LINES_MAX: usize = 3;

const PLAIN: Font = Font { size: 12, class: "plain" };
const STRONG: Font = Font { size: 12, class: "strong" };
const FAINT: Font = Font { size: 12, class: "faint" };
const TITLE: Font = Font { size: 16, class: "strong" };

/// One line of the picture: words, and what is drawn beside them.
struct Row {
    font: Font,
    indent: i32,
    words: String,
    arrow: Option<Arrow>,
    /// Whether the states are named again beside it.
    names: bool,
}

/// From whom to whom, by the names of their lanes.
struct Arrow {
    from: Vec<String>,
    to: Vec<String>,
    /// Whether the one side has an arrow of its own back.
    mutual: bool,
    stroke: Stroke,
}

/// The picture of one scenario.
pub(crate) fn svg(case: Case<'_>) -> String {
    let title = format!("{}: {}", case.scenario.id, case.scenario.title);
    drawn(case).svg(&title, strokes::STYLE, "")
}

fn drawn(case: Case<'_>) -> Picture {
    let rows = rows(case);
    let wanted = rows.iter().map(|it| it.indent + width(&it.words, it.font.size)).max();
    let room = wanted.unwrap_or(0).min(WORDS_WIDTH_MAX);
    let lanes = Lanes::new(lanes_of(&rows), MARGIN + room + GAP);
    let mut picture = Picture::default();
    let title = format!("{}  {}", case.scenario.id, case.scenario.title);
    let short = cut(&title, TITLE.size, lanes.right() - MARGIN);
    picture.cut_text((MARGIN, MARGIN + TITLE.size), Side::After, TITLE, (&short, &title));
    let top = lanes.head(&mut picture, MARGIN + 2 * STEP);
    let lines: Vec<Vec<String>> = rows.iter().map(|it| it.lines(room)).collect();
    let bottom = lines.iter().map(|it| height(it)).fold(top + STEP, |all, it| all + it);
    lanes.lines(&mut picture, top, bottom);
    let mut y = top + STEP;
    for (row, lines) in rows.iter().zip(&lines) {
        row.draw(&mut picture, y, lines);
        if row.names {
            lanes.names(&mut picture, y);
        }
        if let Some(arrow) = &row.arrow {
            lanes.arrow(&mut picture, y - STEP / 5, arrow);
        }
        y += height(lines);
    }
    strokes::legend(&mut picture, (MARGIN, y + STEP), &left_out(case.casus));
    picture
}

/// How far below a row of so many lines the next one stands.
fn height(lines: &[String]) -> i32 {
    STEP + LINE * i32::try_from(lines.len().saturating_sub(1)).unwrap_or(0)
}

/// What of the account the picture does not show.
fn left_out(casus: &Casus) -> String {
    let is_remarked = |it: &Owed| it.minded.is_some() || !it.unperformed.is_empty();
    let ways = days::count(casus.branches.len(), "way");
    let rest = [
        (!casus.clashes.is_empty(), "conflicts".to_owned()),
        (casus.duties.iter().any(is_remarked), "remarks".to_owned()),
        (!casus.branches.is_empty(), format!("{ways} in which what is open may turn out")),
    ];
    let mut what = vec!["what is not owed".to_owned()];
    what.extend(rest.into_iter().filter(|(is_there, _)| *is_there).map(|(_, it)| it));
    format!("Not drawn, and told in the account: {}.", days::list(&what))
}

impl Row {
    /// Its words in lines; those after the first are indented.
    fn lines(&self, room: i32) -> Vec<String> {
        wrapped(&self.words, self.font.size, room - self.indent - HANGING, LINES_MAX)
    }

    fn draw(&self, picture: &mut Picture, y: i32, lines: &[String]) {
        let is_whole = lines.last().is_none_or(|it| !it.ends_with('…'));
        for (place, line) in lines.iter().enumerate() {
            let below = i32::try_from(place).unwrap_or(0);
            let at = (MARGIN + self.indent + HANGING * below.min(1), y + LINE * below);
            let whole = if is_whole { line } else { &self.words };
            picture.cut_text(at, Side::After, self.font, (line, whole));
        }
    }
}

/// The lanes that arrows begin or end in, those of the events first.
fn lanes_of(rows: &[Row]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for arrow in rows.iter().filter_map(|it| it.arrow.as_ref()) {
        for name in arrow.from.iter().chain(&arrow.to) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
    names
}

/// Everything that is told, from the events to the last round.
fn rows(case: Case<'_>) -> Vec<Row> {
    let mut rows = vec![heading("What happens")];
    let events = case.scenario.events.iter().enumerate();
    rows.extend(events.map(|(place, it)| of_event(place, it, case.text)));
    for treaty in treaties(case, Telling::Short) {
        let commitments: Vec<Row> = treaty.commitments.iter().flat_map(of_commitment).collect();
        if commitments.is_empty() {
            continue;
        }
        rows.push(blank());
        let mut head = heading(&format!("{}  {}", treaty.id, treaty.title(case)));
        head.names = true;
        rows.push(head);
        rows.extend(commitments);
    }
    later(case.casus, &mut rows);
    rows
}

fn heading(words: &str) -> Row {
    Row { font: STRONG, indent: 0, words: words.to_owned(), arrow: None, names: false }
}

fn blank() -> Row {
    heading("")
}

/// `3  1914-08-01  DE declares war on RU-EMPIRE`.
fn of_event(place: usize, event: &Event, text: &str) -> Row {
    let words = event.place_in_text.of(text).unwrap_or_default().lines().next().unwrap_or_default();
    let from = match &event.by_name {
        Some(name) => vec![name.clone()],
        None => ids(&event.by),
    };
    let to = event.against().map_or_else(|| ids(&event.to), |it| vec![it.to_string()]);
    let arrow = (!from.is_empty() && !to.is_empty()).then(|| Arrow {
        from,
        to,
        mutual: event.kind == EventKind::AtWar,
        stroke: Stroke::Event,
    });
    Row { font: PLAIN, indent: 12, words: format!("{}  {words}", place + 1), arrow, names: false }
}

fn ids(states: &[EntityId]) -> Vec<String> {
    states.iter().map(ToString::to_string).collect()
}

/// A commitment and its answers; what is not owed, or not touched, is left to the account.
fn of_commitment(it: &Commitment<'_>) -> Vec<Row> {
    let lines = lines::lines(&it.duties, &it.undecided, &[]);
    let drawn = lines.iter().filter_map(|it| of_line(it, &commitment::numbers(&it.events)));
    let drawn: Vec<Row> = drawn.collect();
    let Some(under) = it.under().filter(|_| !drawn.is_empty()) else { return Vec::new() };
    let article = under.article.as_ref().map(|it| format!("article {}  ", it.0));
    let mut rows = vec![Row {
        font: FAINT,
        indent: 12,
        words: format!("{}{}", article.unwrap_or_default(), under.words),
        arrow: None,
        names: false,
    }];
    rows.extend(drawn);
    rows
}

/// `● 3  owed by FR to RU-EMPIRE, against DE`, and its arrow; nothing for what is not owed.
fn of_line(line: &Line<'_>, numbers: &str) -> Option<Row> {
    let stroke = Stroke::of(line.says)?;
    let mut words = format!("{} {numbers}  {}", stroke.sign(), commitment::said(line));
    if let Says::Duty(owed) = line.says {
        words.push_str(&hanging(owed));
    }
    let arrow = (!line.beneficiaries.is_empty()).then(|| Arrow {
        from: ids(&line.bearers),
        to: ids(&line.beneficiaries),
        mutual: line.mutual,
        stroke,
    });
    Some(Row { font: PLAIN, indent: 24, words, arrow, names: false })
}

/// What an open duty hangs on, in one line.
fn hanging(owed: &Owed) -> String {
    let open = owed.unsettled.iter().chain(&owed.may_except);
    let open: Vec<&str> = open.map(|it| it.what.as_str()).collect();
    if open.is_empty() || !owed.is_live() {
        return String::new();
    }
    format!(" if {}", open.join(", and "))
}

/// The rounds: who performs, what lapses, and what is owed by that.
fn later(casus: &Casus, rows: &mut Vec<Row>) {
    let rounds = casus.performances.iter().map(|it| it.round);
    let mut rounds: Vec<u32> = rounds.chain(casus.lapses.iter().map(|it| it.round)).collect();
    rounds.sort_unstable();
    rounds.dedup();
    for round in rounds {
        rows.push(blank());
        let words = match round {
            0 => "By the events themselves".to_owned(),
            round => format!("Round {round}: if those that owe it perform"),
        };
        rows.push(Row { names: true, ..heading(&words) });
        rows.extend(casus.lapses.iter().filter(|it| it.round == round).map(of_lapse));
        let performed = casus.performances.iter().filter(|it| it.round == round);
        rows.extend(performed.map(of_performance));
        let mut groups: BTreeMap<(usize, usize), Vec<&Owed>> = BTreeMap::new();
        for owed in casus.duties.iter().filter(|it| 0 < round && it.round == round) {
            let key = (owed.under.treaty_no, owed.under.commitment_no);
            groups.entry(key).or_default().push(owed);
        }
        for duties in groups.into_values() {
            of_round(&duties, rows);
        }
    }
}

fn of_round(duties: &[&Owed], rows: &mut Vec<Row>) {
    for line in lines::lines(duties, &[], &[]) {
        let Says::Duty(owed) = line.says else { continue };
        let article = owed.under.article.as_ref().map(|it| format!(" {}", it.0));
        let under = format!("{}{}:", owed.under.treaty, article.unwrap_or_default());
        rows.extend(of_line(&line, &under));
    }
}

/// `→ FR supports RU-EMPIRE against DE`.
fn of_performance(it: &Performance) -> Row {
    let mut does: Vec<String> = it.does().collect();
    does.extend(it.reported.iter().map(|it| format!("as event {} tells", it + 1)));
    let arrow = Arrow {
        from: vec![it.by.to_string()],
        to: vec![it.against.to_string()],
        mutual: false,
        stroke: Stroke::Performance,
    };
    let words = format!("{} {}", Stroke::Performance.sign(), does.join("; "));
    Row { font: PLAIN, indent: 12, words, arrow: Some(arrow), names: false }
}

fn of_lapse(it: &Lapse) -> Row {
    let says = format!("× {} {}: {}", it.treaty, it.kind, ids(&it.of).join(", "));
    Row { font: PLAIN, indent: 12, words: says, arrow: None, names: false }
}

#[cfg(test)]
#[path = "graph/tests.rs"]
mod tests;
