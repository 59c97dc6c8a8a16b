//! What `status`, `explain`, `missing` and `what-if` share: a treaty, a day and whom are asked about,
//! and the answer is shown below its head and above its doubts, or as the object of the contract.

use foedera::json::StatusJson;
use foedera::{Answer, Question};

use crate::asking::{Desk, OnDay, Sources, Whom};
use crate::page::Page;
use crate::show::sheet::Sheet;
use crate::show::{answer, doubts};

/// A treaty, a day, and whom the question is about.
#[derive(Debug, clap::Args)]
pub(crate) struct About {
    /// An id of the library, or a path to a `.treaty` file
    #[arg(value_name = "TREATY")]
    treaty: String,

    #[command(flatten)]
    on: OnDay,

    #[command(flatten)]
    whom: Whom,

    #[command(flatten)]
    sources: Sources,
}

impl About {
    /// The desk and the question.
    pub(crate) fn open(&self, page: &Page) -> anyhow::Result<(Desk, Question)> {
        let mut desk = Desk::open(&self.sources, self.on)?;
        let question = desk.question(&self.treaty, &self.whom)?;
        desk.remark(page);
        Ok((desk, question))
    }

    /// The territory asked about.
    pub(crate) fn territory(&self) -> Option<&str> {
        self.whom.territory()
    }

    /// Asks, and shows the answer; `body` draws what the command is for.
    pub(crate) fn answered(
        &self,
        page: &mut Page,
        body: impl FnOnce(&mut Sheet, &Question, &Answer),
    ) -> anyhow::Result<Answer> {
        let (desk, question) = self.open(page)?;
        let answer = desk.answer(&question, &self.whom)?;
        if page.is_json() {
            put_json(&StatusJson::new(&answer, &desk.asked.sight), page)?;
        } else {
            put(&answer, &desk, page, |sheet| body(sheet, &question, &answer))?;
        }
        Ok(answer)
    }
}

/// An answer on a page: its head, what the command draws, what is doubtful.
pub(crate) fn put(
    answer: &Answer,
    desk: &Desk,
    page: &mut Page,
    body: impl FnOnce(&mut Sheet),
) -> anyhow::Result<()> {
    let mut sheet = page.sheet();
    answer::head(&mut sheet, answer, desk.title(&answer.treaty), &desk.asked);
    body(&mut sheet);
    doubts::doubts(&mut sheet, answer);
    Ok(page.put(&sheet)?)
}

/// An answer as the object of the contract.
pub(crate) fn put_json(json: &StatusJson, page: &mut Page) -> anyhow::Result<()> {
    Ok(page.line(&serde_json::to_string_pretty(json)?)?)
}
