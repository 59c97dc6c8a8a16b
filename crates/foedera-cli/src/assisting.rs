//! A model asked beside the rules, for `read`: the options, who is asked, and what is told of it. What its
//! failing changes is nothing but a remark.

use std::env;
use std::time::Duration;

use foedera::model::Reading;
use foedera::reader::assist::{ASKED_BYTES_MAX, ASSISTED, Admitted, PROPOSALS_MAX};
use foedera::reader::{Document, ReadOptions, Step, Trace};
use foedera::{Endpoint, assist};

use crate::page::Page;
use crate::problems;
use crate::show::days;

/// The variable that holds the key, which is no option: others on a machine can see what was typed.
const KEY_VARIABLE: &str = "FOEDERA_ASSIST_KEY";

/// So many documents in a row without an answer, and nobody is asked any more.
const FAILURES_MAX: u32 = 3;

/// So many refused proposals of a document are told; with `--explain` all are.
const TOLD_MAX: usize = 10;

/// Which model is asked.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "A model beside the rules")]
pub(crate) struct Assist {
    /// Have a model propose claims besides, at an address with a `chat/completions` interface
    #[arg(long = "assist", value_name = "URL", requires = "model", conflicts_with = "accept")]
    url: Option<String>,

    /// The model's name there; its key stands in `FOEDERA_ASSIST_KEY`, where it needs one
    #[arg(id = "model", long = "assist-model", value_name = "NAME", requires = "url")]
    model: Option<String>,

    /// How long a document may take it
    #[arg(
        long = "assist-seconds",
        value_name = "SECONDS",
        default_value = "120",
        value_parser = clap::value_parser!(u64).range(1..=3600)
    )]
    seconds: u64,
}

/// Somebody who is asked, document by document.
#[derive(Debug)]
pub(crate) struct Assisting {
    endpoint: Endpoint,
    /// Documents in a row without an answer.
    failures: u32,
}

impl Assisting {
    /// Nobody, unless an address is given.
    ///
    /// # Errors
    /// It is none, or the key cannot be sent.
    pub(crate) fn begin(assist: &Assist) -> anyhow::Result<Option<Self>> {
        let (Some(url), Some(model)) = (&assist.url, &assist.model) else { return Ok(None) };
        let key = env::var_os(KEY_VARIABLE).filter(|it| !it.is_empty());
        let letters = |it: std::ffi::OsString| {
            let key = it.into_string().ok().filter(|it| it.chars().all(|it| it.is_ascii_graphic()));
            key.ok_or_else(|| anyhow::anyhow!("{KEY_VARIABLE} holds no key: it has other signs"))
        };
        let key = key.map(letters).transpose()?;
        let patience = Duration::from_secs(assist.seconds);
        Ok(Some(Self { endpoint: Endpoint::new(url, model, key, patience)?, failures: 0 }))
    }

    /// Puts behind the claims of the rules what a model proposes and the text bears out.
    pub(crate) fn beside(
        &mut self,
        name: &str,
        document: &Document,
        options: &ReadOptions,
        (reading, trace): (&mut Reading, Option<&mut Trace>),
        page: &Page,
    ) {
        if FAILURES_MAX <= self.failures {
            return;
        }
        match assist(document, options, reading, &self.endpoint) {
            Ok(admitted) => {
                self.failures = 0;
                told(name, &admitted, trace, page);
            }
            Err(error) => {
                // A text that is too long says nothing of who is asked.
                self.failures += u32::from(document.text.len() <= ASKED_BYTES_MAX);
                problems::remark(&format!("{name}: read by the rules alone: {error}"), page);
            }
        }
        if self.failures == FAILURES_MAX {
            let says = format!(
                "no answer for {FAILURES_MAX} documents in a row: no model is asked any more"
            );
            problems::remark(&says, page);
        }
    }
}

/// What became of the proposals, beside the answer; each refusal with its reason.
fn told(name: &str, admitted: &Admitted, trace: Option<&mut Trace>, page: &Page) {
    let Admitted { added, agreeing, refused, left } = admitted;
    let claims = days::count(added + agreeing + refused.len() + left, "claim");
    let left = match left {
        0 => String::new(),
        _ => format!(", {left} after the first {PROPOSALS_MAX} not looked at"),
    };
    let says = format!(
        "{name}: a model proposed {claims}: {added} taken, {agreeing} read by the rules as well, {} \
         refused{left}",
        refused.len()
    );
    problems::remark(&says, page);
    let reasons = refused.iter().map(|it| format!("claim {} refused: {}", it.number, it.why));
    let reasons: Vec<String> = reasons.collect();
    for reason in reasons.iter().take(TOLD_MAX) {
        problems::remark(&format!("{name}: {reason}"), page);
    }
    if TOLD_MAX < reasons.len() {
        let more = reasons.len() - TOLD_MAX;
        problems::remark(&format!("{name}: {more} more refused; `--explain` tells all"), page);
    }
    if let Some(trace) = trace {
        let steps = [says].into_iter().chain(reasons);
        trace.steps.extend(steps.map(|says| Step { stage: ASSISTED, says }));
    }
}
