//! A drafted treaty as a file of the clause language, for a person to check and to finish.

use foedera_draft::{Draft, Drafted, Drafter, NotUnderstood, Whose};
use foedera_entities::World;
use foedera_model::{Label, Opening, Rule, Span, Until};
use serde::Serialize;

use crate::Document;

/// So long a line of a comment is.
const COMMENT_BYTES: usize = 100;

/// A treaty read from its text.
#[derive(Clone, Debug)]
pub struct DraftedTreaty {
    pub draft: Draft,
    /// A whole file in its canonical form, each clause below the sentence that says it.
    pub text: String,
}

/// One clause, as JSON.
#[derive(Clone, Debug, Serialize)]
pub struct ClauseJson {
    pub article: Option<String>,
    pub clause: String,
    pub sentence: String,
    pub span: Span,
    pub rule: &'static str,
    /// The file of the convention that the sentence and its span are of, where it is not of the text itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under: Option<String>,
}

/// One sentence that was not understood, as JSON.
#[derive(Clone, Debug, Serialize)]
pub struct UnreadJson {
    pub article: Option<String>,
    pub topic: String,
    pub sentence: String,
    pub span: Span,
    pub why: &'static str,
}

/// What `draft --json` prints for a file.
#[derive(Clone, Debug, Serialize)]
pub struct DraftJson {
    pub file: String,
    pub depositary: Option<String>,
    pub authentic: Vec<String>,
    pub clauses: Vec<ClauseJson>,
    pub not_understood: Vec<UnreadJson>,
    pub treaty: String,
}

impl DraftedTreaty {
    /// Drafts the clauses of a text, under an id made of `name`.
    #[must_use]
    pub fn of(name: &str, text: &str) -> Self {
        let draft = foedera_draft::draft(text, World::embedded());
        Self::from(name, draft, Texts { own: text, parent: None })
    }

    /// Drafts the clauses of a protocol; those on its entry into force that its convention has are read there.
    #[must_use]
    pub fn under(name: &str, text: &str, parent: &Document) -> Self {
        let draft = Drafter::new(World::embedded()).draft_under(text, &parent.text);
        Self::from(name, draft, Texts { own: text, parent: Some(parent) })
    }

    fn from(name: &str, draft: Draft, texts: Texts<'_>) -> Self {
        let text = file(name, texts, &draft);
        Self { draft, text }
    }

    #[must_use]
    pub fn json(&self, name: &str, text: &str, parent: Option<&Document>) -> DraftJson {
        let texts = Texts { own: text, parent };
        let clauses = self.draft.clauses.iter().filter_map(|it| clause_json(it, texts));
        let unread = self.draft.not_understood.iter().map(|it| unread_json(it, text));
        DraftJson {
            file: name.to_owned(),
            depositary: self.draft.depositary.clone(),
            authentic: self.draft.authentic.clone(),
            clauses: clauses.collect(),
            not_understood: unread.collect(),
            treaty: self.text.clone(),
        }
    }
}

/// The text of a treaty, and of the convention under which it is made.
#[derive(Clone, Copy)]
struct Texts<'t> {
    own: &'t str,
    parent: Option<&'t Document>,
}

impl<'t> Texts<'t> {
    /// The text of which a clause's sentence is.
    fn of(self, drafted: &Drafted) -> &'t str {
        match (&drafted.whose, self.parent) {
            (Whose::Parent(_), Some(parent)) => &parent.text,
            (Whose::Parent(_), None) => "",
            (Whose::Own, _) => self.own,
        }
    }
}

/// The words of a sentence with single spaces.
#[must_use]
pub fn words(span: Span, text: &str) -> String {
    span.of(text).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn clause_json(drafted: &Drafted, texts: Texts<'_>) -> Option<ClauseJson> {
    let of_parent = matches!(drafted.whose, Whose::Parent(_));
    Some(ClauseJson {
        article: drafted.article.as_ref().map(|it| it.0.clone()),
        clause: foedera_clauses::sentence(&drafted.rule)?,
        sentence: words(drafted.sentence, texts.of(drafted)),
        span: drafted.sentence,
        rule: drafted.by,
        under: texts.parent.filter(|_| of_parent).map(|it| it.name.clone()),
    })
}

fn unread_json(unread: &NotUnderstood, text: &str) -> UnreadJson {
    UnreadJson {
        article: unread.article.as_ref().map(|it| it.0.clone()),
        topic: foedera_clauses::topic(unread.topic),
        sentence: words(unread.sentence, text),
        span: unread.sentence,
        why: unread.why,
    }
}

/// A line of the file and where it belongs.
struct Line<'d> {
    article: Option<&'d Label>,
    /// The sentence that says it, and whose it is where it is not the treaty's own.
    says: String,
    clause: String,
}

fn file(name: &str, texts: Texts<'_>, draft: &Draft) -> String {
    let title = draft.title.as_deref().unwrap_or(name);
    let mut out = format!("treaty {} {}\n", id(name), foedera_clauses::quoted(title));
    if let Some(depositary) = &draft.depositary {
        out.push_str(&format!("  depositary {depositary}\n  counts days as {depositary}\n"));
    }
    if let Some(opened) = &draft.opened {
        out.push_str(&format!("  {}\n", open_for_signature(opened)));
    }
    if !draft.authentic.is_empty() {
        out.push_str(&format!("  authentic in {}\n", listed(&draft.authentic)));
    }
    let mut last = None;
    for line in lines(draft, texts) {
        if last.is_none_or(|it| it != line.article) {
            out.push('\n');
            if let Some(label) = line.article {
                out.push_str(&format!("article {}\n", foedera_clauses::label(&label.0)));
            }
        }
        last = Some(line.article);
        let indent = if line.article.is_some() { "  " } else { "" };
        for comment in comment(&line.says) {
            out.push_str(&format!("{indent}# {comment}\n"));
        }
        for clause in line.clause.lines() {
            out.push_str(&format!("{indent}{clause}\n"));
        }
    }
    foedera_clauses::format(&out).value
}

/// Clauses and what was not understood, in the order of the text. The words of what was not
/// understood stand in the file, so that every answer which they could touch says so.
fn lines<'d>(draft: &'d Draft, texts: Texts<'_>) -> Vec<Line<'d>> {
    let read = draft.clauses.iter().filter_map(|it| {
        let clause = foedera_clauses::sentence(&it.rule)?;
        let place = (it.whose == Whose::Own, it.sentence);
        Some((place, Line { article: it.article.as_ref(), says: said_by(it, texts), clause }))
    });
    let unread = draft.not_understood.iter().filter_map(|it| {
        let rule = Rule::Text { topic: it.topic, words: words(it.sentence, texts.own) };
        let clause = format!("{}\n# {}", foedera_clauses::sentence(&rule)?, it.why);
        let place = (true, it.sentence);
        Some((place, Line { article: it.article.as_ref(), says: String::new(), clause }))
    });
    let mut lines: Vec<_> = read.chain(unread).collect();
    lines.sort_by_key(|(place, _)| *place);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The sentence that says a clause; that of a convention under its name and article.
fn said_by(drafted: &Drafted, texts: Texts<'_>) -> String {
    let says = words(drafted.sentence, texts.of(drafted));
    match (&drafted.whose, texts.parent) {
        (Whose::Parent(Some(article)), Some(it)) => {
            format!("{}, article {}: {says}", it.name, article.0)
        }
        (Whose::Parent(None), Some(it)) => format!("{}: {says}", it.name),
        (Whose::Parent(_), None) | (Whose::Own, _) => says,
    }
}

/// An id of the language from the name of a file: upper case, digits and hyphens.
fn id(name: &str) -> String {
    let plain = |it: char| if it.is_ascii_alphanumeric() { it.to_ascii_uppercase() } else { '-' };
    let letters: String = name.chars().map(plain).collect();
    let parts: Vec<&str> = letters.split('-').filter(|it| !it.is_empty()).collect();
    let joined = parts.join("-");
    if joined.starts_with(|it: char| it.is_ascii_uppercase()) && 1 < joined.len() {
        joined
    } else {
        format!("TREATY-{joined}").trim_end_matches('-').to_owned()
    }
}

/// A draft opens a treaty to all states, or says nothing of it.
fn open_for_signature(opened: &Opening) -> String {
    let mut line = "open for signature by all states".to_owned();
    if let Some(from) = &opened.from {
        line.push_str(&format!(" from {from}"));
    }
    if let Some(Until::On(day)) = &opened.until {
        line.push_str(&format!(" until {day}"));
    }
    line
}

fn listed(languages: &[String]) -> String {
    match languages {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// A sentence in lines of a comment.
fn comment(words: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ').filter(|it| !it.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.len() + word.len() < COMMENT_BYTES => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
