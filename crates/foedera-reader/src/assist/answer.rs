//! From the bytes of an answer to proposals. Whatever the bytes, this comes to an end; it does not ask
//! whether a proposal is true of any text.

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

/// The answer as a whole cannot be read; says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoAnswer(String);

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoAnswer {}

/// A claim as a model makes it. What it says besides is not looked at.
#[derive(Debug, Deserialize)]
pub(super) struct Proposal {
    pub(super) kind: String,
    pub(super) quote: String,
    pub(super) status: String,
    pub(super) treaty: Option<String>,
    #[serde(default)]
    pub(super) parties: Vec<String>,
    pub(super) actor: Option<String>,
    pub(super) organ: Option<String>,
    pub(super) date: Option<String>,
    pub(super) place: Option<String>,
    #[serde(default)]
    pub(super) attribution: Vec<String>,
}

/// What the chat interface answers, as far as it matters.
#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    message: Message,
}

#[derive(Deserialize)]
struct Message {
    content: Option<String>,
}

/// What the model was asked to write.
#[derive(Deserialize)]
struct Written {
    claims: Vec<Value>,
}

/// The proposals of an answer, each still unread: one that is no proposal does not spoil the others.
pub(super) fn proposals(answer: &[u8]) -> Result<Vec<Value>, NoAnswer> {
    let no = |what: &str, cause: &serde_json::Error| {
        NoAnswer(format!("{what}: {}", cut(&cause.to_string())))
    };
    let completion: Completion = serde_json::from_slice(answer)
        .map_err(|it| no("the answer is not that of a chat interface", &it))?;
    let content = completion.choices.into_iter().next().and_then(|it| it.message.content);
    let content = content.ok_or_else(|| NoAnswer("the model said nothing".to_owned()))?;
    let written: Written = serde_json::from_str(unfenced(&content))
        .map_err(|it| no("the model did not write the JSON that it was asked for", &it))?;
    Ok(written.claims)
}

/// One proposal, or what is wrong with its shape.
pub(super) fn proposal(value: Value) -> Result<Proposal, String> {
    serde_json::from_value(value).map_err(|it| format!("its shape: {}", cut(&it.to_string())))
}

/// What stands between the fences that models put around code.
fn unfenced(content: &str) -> &str {
    let content = content.trim();
    let inner = content.strip_prefix("```").and_then(|it| it.strip_suffix("```"));
    // The first line names the language of the code, or nothing.
    inner.and_then(|it| it.split_once('\n')).map_or(content, |(_, inner)| inner)
}

/// How much of what came from outside is told, in letters.
const TOLD_LETTERS_MAX: usize = 120;

/// Words from outside, short enough to be told.
pub(super) fn cut(words: &str) -> String {
    match words.char_indices().nth(TOLD_LETTERS_MAX) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}
