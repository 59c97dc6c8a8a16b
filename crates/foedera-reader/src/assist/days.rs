//! The days that a text tells, to see whether a proposed one is among them: what the language's own rules
//! for dates read in the sentence, as told or counted from the day of publication or from another day of
//! the text. Which of a sentence's days is that of the act, nobody checks.

use std::collections::BTreeSet;

use foedera_dates::{Day, Edtf};
use foedera_model::Span;

use super::overlap;
use crate::group::{Page, dates};
use crate::merge::coarser;
use crate::node::{Kind, Node};
use crate::pack::Pack;
use crate::said::{Meaning, Said, Tense};
use crate::sentence::{hull, sentences};
use crate::shadow::Shadow;
use crate::token::tokens;

/// From how many days of a text others are counted ("the day after").
const COUNTED_FROM_MAX: usize = 64;

/// The days of a text, by sentence.
#[derive(Debug, Default)]
pub(super) struct Days {
    sentences: Vec<(Span, Vec<Said>)>,
    /// Every figure of the text; the year of a day may stand in another sentence.
    figures: BTreeSet<u32>,
    /// From which days others may be counted.
    told: Vec<Edtf>,
    published: Option<Edtf>,
}

impl Days {
    /// Without a pack no day is read.
    pub(super) fn of(text: &str, pack: Option<&Pack>, published: Option<&Edtf>) -> Self {
        let Some(pack) = pack else { return Self::default() };
        let shadow = Shadow::of(text);
        let page = Page { original: text, shadow: &shadow, pack };
        let nodes = tokens(text, &shadow, pack);
        let mut days = Self { published: published.cloned(), ..Self::default() };
        days.figures.extend(nodes.iter().filter_map(figure));
        for sentence in sentences(nodes, &shadow.text, pack) {
            let Some(place) = hull(&sentence.nodes) else { continue };
            let nodes = dates(sentence.nodes, pack);
            let said: Vec<Said> = nodes.iter().filter_map(Node::date).cloned().collect();
            let told: Vec<Edtf> = said.iter().flat_map(|it| days.resolved(it)).collect();
            days.told.extend(told.into_iter().take(COUNTED_FROM_MAX - days.told.len()));
            days.sentences.push((page.shadow.original(place), said));
        }
        days
    }

    /// Whether the sentences around a quotation tell this date, or a day in the month or year that it is.
    /// Also if it stands there as it is: a year, or a day in this very notation.
    pub(super) fn tell(&self, date: &Edtf, quote: Span, text: &str) -> bool {
        let here = self.sentences.iter().filter(|it| overlap(it.0, quote));
        let mut said = here.flat_map(|it| &it.1);
        said.any(|it| self.means(it, date)) || line_of(text, quote).contains(&date.to_string())
    }

    fn means(&self, said: &Said, date: &Edtf) -> bool {
        let counted = self.told.iter().filter_map(|it| said.counted(Some(it)));
        let mut meant = self.resolved(said).into_iter().chain(counted);
        meant.any(|it| it == *date || coarser(date, &it)) || self.with_a_year(said, date)
    }

    /// What it can mean, told as past or as to come.
    fn resolved(&self, said: &Said) -> Vec<Edtf> {
        let tenses = [Tense::Past, Tense::Future].into_iter();
        tenses.filter_map(|it| said.resolve(self.published.as_ref(), it)).collect()
    }

    /// "On 4 March", with a year that stands elsewhere in the text.
    fn with_a_year(&self, said: &Said, date: &Edtf) -> bool {
        let stated = said.means == Meaning::Stated && said.year.is_none();
        let Some((year, month, day)) = date.bounds().is_day().filter(|_| stated).map(Day::ymd)
        else {
            return false;
        };
        let told = u32::try_from(year).is_ok_and(|it| self.figures.contains(&it));
        told && said.month == Some(month) && said.day == Some(day)
    }
}

fn figure(node: &Node) -> Option<u32> {
    if let Kind::Number(number) = node.kind { Some(number) } else { None }
}

/// The lines on which a quotation stands.
fn line_of(text: &str, quote: Span) -> &str {
    let before = text.get(..quote.start()).unwrap_or_default();
    let after = text.get(quote.end()..).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |it| it + 1);
    let end = after.find('\n').map_or(text.len(), |it| quote.end() + it);
    text.get(start..end).unwrap_or_default()
}
