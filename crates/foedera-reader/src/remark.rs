//! What a report says beside its acts: headline, author, editor, linked report, what somebody calls
//! the treaty, events.

use foedera_model::{ClaimKind, Remark, RemarkKind, Span};

use crate::act::{Bearing, Raw};
use crate::group::Page;
use crate::node::Node;
use crate::pack::FurnitureKind;
use crate::sentence::{Part, Sentence, hull};

/// The remarks of one sentence.
pub(crate) fn remarks(sentence: &Sentence, page: Page<'_>) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = page_part(sentence, page).into_iter().collect();
    if sentence.matters {
        remarks.extend(said(&sentence.nodes, page));
    }
    remarks
}

/// Acts whose treaty is not known to be one, or whose actor nobody names.
pub(crate) fn not_understood(raws: &[Raw], page: Page<'_>) -> Vec<Remark> {
    let unclear = raws
        .iter()
        .filter(|it| matches!(it.treaty, Bearing::Named(_)) && it.kind != ClaimKind::Obligation);
    unclear.map(|it| remark(RemarkKind::NotUnderstood, it.span, page)).collect()
}

fn page_part(sentence: &Sentence, page: Page<'_>) -> Option<Remark> {
    let whole = hull(&sentence.nodes)?;
    let kind = match sentence.part {
        Part::Headline => return Some(remark(RemarkKind::Headline, whole, page)),
        Part::Body | Part::Furniture(FurnitureKind::Noise) => return None,
        Part::Furniture(FurnitureKind::Author) => RemarkKind::Author,
        Part::Furniture(FurnitureKind::Editor) => RemarkKind::Editor,
        Part::Furniture(FurnitureKind::LinkedReport) => RemarkKind::LinkedReport,
    };
    let line = page.shadow.text.get(whole.start()..whole.end())?;
    let begins = page.pack.furniture.iter().map(|it| it.1.as_str());
    let begin = begins.filter(|it| line.starts_with(it)).map(str::len).max()?;
    let rest = line.get(begin..)?;
    let blank = rest.len() - rest.trim_start_matches([' ', ':']).len();
    let says = page.words(Span::new(whole.start() + begin + blank, whole.end()));
    Some(Remark { says: says.to_owned(), ..remark(kind, whole, page) })
}

fn said(nodes: &[Node], page: Page<'_>) -> Vec<Remark> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < nodes.len() {
        let next = page.pack.remarks.at(nodes, at, page.pack);
        let Some((kind, matched)) = next else {
            at += 1;
            continue;
        };
        at = matched.end;
        let run = nodes.get(matched.start..).unwrap_or(&[]);
        let run = run.split(|it| it.is_mark(&['.', ';'])).next().unwrap_or(run);
        let after = nodes.get(matched.end..matched.start + run.len()).unwrap_or(&[]);
        let (Some(span), Some(rest)) = (hull(run), hull(after).or_else(|| hull(run))) else {
            continue;
        };
        let remark = remark(*kind, span, page);
        let attribution = speakers(nodes, matched.start, page);
        let says = if *kind == RemarkKind::Characterisation {
            page.words(rest).trim_matches(['\'', '"', ' ']).to_owned()
        } else {
            remark.says.clone()
        };
        found.push(Remark { says, attribution, ..remark });
    }
    found
}

/// Who says it: the voices of the sentence, else who was named last before it.
fn speakers(nodes: &[Node], at: usize, page: Page<'_>) -> Vec<String> {
    let voices = nodes.iter().filter_map(|it| Some(it.voice()?.span));
    let mut spans: Vec<Span> = voices.collect();
    if spans.is_empty() {
        let actors = nodes.get(..at).unwrap_or(&[]).iter().rev();
        spans.extend(actors.filter(|it| it.actor().is_some()).map(|it| it.span).take(1));
    }
    spans.into_iter().map(|it| page.words(it).to_owned()).collect()
}

fn remark(kind: RemarkKind, span: Span, page: Page<'_>) -> Remark {
    let says = page.words(span).to_owned();
    Remark { kind, says, attribution: Vec::new(), span: page.shadow.original(span) }
}
