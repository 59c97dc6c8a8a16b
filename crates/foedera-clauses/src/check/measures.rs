//! Lengths and quantities that cannot go together: a notice longer than the term whose renewal it is to
//! prevent, a share of one table in another that counts something else.

use foedera_dates::{Conventions, Day, Delay};
use foedera_model::{Duration, Renewal, Rule, Treaty};

use crate::noun::delay::write_length;
use crate::out::Out;
use crate::problem::Problem;
use crate::reader::Reader;

pub(super) fn check(treaty: &Treaty, reader: &mut Reader<'_>) {
    for clause in &treaty.clauses {
        if let Some((notice, term)) = too_long(&clause.rule) {
            let found = [words(notice), words(term)];
            let problem = Problem::NoticeTooLong;
            reader.found.push(problem.at(clause.place, &found.each_ref().map(String::as_str)));
        }
    }
    units(treaty, reader);
}

/// A notice that is longer than a term before whose end it is to be given, and that term.
fn too_long(rule: &Rule) -> Option<(&Delay, &Delay)> {
    let Rule::InForce(Duration::Term { length: first, renewal, .. }) = rule else { return None };
    let (notice, terms) = match renewal {
        Renewal::UnlessNotice { length, notice, .. } => (notice, vec![first, length]),
        Renewal::OnceUnlessNotice { notice, .. } => (notice, vec![first]),
        Renewal::None | Renewal::UnlessTalks { .. } | Renewal::UntilNotice { .. } => return None,
    };
    let end = |it: &Delay| it.apply(Day::from_ymd(2023, 1, 1)?, &Conventions::UN).ok();
    let terms = terms.into_iter().filter(|it| end(it) < end(notice));
    terms.min_by_key(|it| end(it)).map(|term| (notice, term))
}

fn words(length: &Delay) -> String {
    let mut out = Out::default();
    write_length(length, &mut out);
    out.text()
}

/// `hold A of at least 3 percent of their B`: both count the same.
fn units(treaty: &Treaty, reader: &mut Reader<'_>) {
    let table = |name: &str| treaty.tables.iter().find(|it| it.name == name);
    for line in 0..reader.tree.lines.len() {
        let words = reader.words(line);
        let share = words.windows(9).find_map(|it| match it {
            [one, "of", "at", "least", _, "percent", "of", "their", other] => Some((*one, *other)),
            _ => None,
        });
        let Some((one, other)) = share else { continue };
        let (Some(one), Some(other)) = (table(one), table(other)) else { continue };
        if !one.unit.eq_ignore_ascii_case(&other.unit) {
            let found = [&one.name, &one.unit, &other.name, &other.unit].map(String::as_str);
            let problem = Problem::UnitsDiffer.at(reader.span(line), &found);
            reader.found.push(problem);
        }
    }
}
