//! From what was typed to ready things: the library, the register, the sight, the question.
//!
//! No command sees an unparsed word: names of treaties and states, days, instants and policies are
//! made into values here, or refused with the cure.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, ensure};
use foedera::{
    Answer, Believe, Day, Foedera, Machine, Outlook, Question, Record, Sight, Surroundings as _,
    treaty_files,
};

use crate::page::Page;
use crate::problems;

/// The variable that names a register where no option does.
const REGISTER_VARIABLE: &str = "FOEDERA_REGISTER";

/// The files that a path stands for: itself, or the `.treaty` files of a folder, of which there is one.
pub(crate) fn files_at(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let files = treaty_files(path, &Machine)?;
    ensure!(!files.is_empty(), "{}: the folder holds no `.treaty` file", path.display());
    Ok(files)
}

/// Where treaties come from.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Where things come from")]
pub(crate) struct Shelves {
    /// Also the treaties of this folder or file; they go before those that come with the program
    #[arg(long, value_name = "DIR")]
    library: Vec<PathBuf>,
}

/// Which register.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Where things come from")]
pub(crate) struct Place {
    /// The register: FILE.db (SQLite), FILE.jsonl, or a `postgres://` URL in builds with the feature `postgres`; else what
    /// `FOEDERA_REGISTER` names
    #[arg(long, value_name = "FILE")]
    register: Option<String>,
}

/// What an answer may draw on.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Sources {
    #[command(flatten)]
    shelves: Shelves,

    #[command(flatten)]
    place: Place,

    /// Only what had been published by this day
    #[arg(long, value_name = "DAY", value_parser = day, help_heading = "What is believed")]
    known: Option<Day>,

    /// Only what the register had recorded by this instant, such as 2026-03-01T12:00:00Z
    #[arg(long, value_name = "INSTANT", help_heading = "What is believed")]
    recorded: Option<String>,

    /// Whose word is used: a least grade (B2), sources by name, or both with commas between
    #[arg(
        long,
        value_name = "POLICY",
        default_value = "default",
        help_heading = "What is believed"
    )]
    believe: String,

    /// In whose eyes: what those do whom this state or depositary does not recognise counts for nothing
    #[arg(long, value_name = "STATE", help_heading = "What is believed")]
    view: Option<String>,
}

/// The day asked about.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct OnDay {
    /// The day asked about; today where none is given
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<Day>,
}

/// The state or pair asked about.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Whom {
    /// Only for this state
    #[arg(long = "for", value_name = "STATE")]
    for_state: Option<String>,

    /// Only between the state of `--for` and this one
    #[arg(long, value_name = "STATE", requires = "for_state")]
    with: Option<String>,

    /// Only in this territory of the state; without `--for`, of the state that it is under on the day
    #[arg(long = "in", value_name = "TERRITORY")]
    territory: Option<String>,
}

impl OnDay {
    pub(crate) fn new(on: Option<Day>) -> Self {
        Self { on }
    }
}

impl Whom {
    /// The territory asked about.
    pub(crate) fn territory(&self) -> Option<&str> {
        self.territory.as_deref()
    }

    /// This state alone, or nobody in particular.
    pub(crate) fn only(state: Option<&str>) -> Self {
        Self { for_state: state.map(str::to_owned), with: None, territory: None }
    }
}

impl Shelves {
    /// The library that comes with the program and what was named beside it.
    pub(crate) fn open(&self) -> anyhow::Result<Foedera> {
        let mut foedera = Foedera::embedded()?;
        for path in &self.library {
            if Machine.is_folder(path) {
                foedera.library_mut().add_folder(path, &Machine)?;
            } else {
                foedera.library_mut().add_file(path, &Machine)?;
            }
        }
        Ok(foedera)
    }
}

impl Sources {
    /// Whether a register is named.
    pub(crate) fn names_register(&self) -> anyhow::Result<bool> {
        Ok(self.place.named()?.is_some())
    }
}

impl Place {
    /// The name of the register, where one is named.
    pub(crate) fn named(&self) -> anyhow::Result<Option<String>> {
        if let Some(name) = &self.register {
            return Ok(Some(name.clone()));
        }
        match env::var_os(REGISTER_VARIABLE) {
            None => Ok(None),
            Some(name) if name.is_empty() => Ok(None),
            Some(name) => {
                let name = name.into_string();
                Ok(Some(name.map_err(|_| anyhow!("{REGISTER_VARIABLE} is not UTF-8"))?))
            }
        }
    }

    /// The name of the register, which the command cannot do without.
    pub(crate) fn required(&self) -> anyhow::Result<String> {
        self.named()?.with_context(|| {
            format!("no register is named: give --register FILE.db, or set {REGISTER_VARIABLE}")
        })
    }

    /// The register, opened.
    pub(crate) fn open(&self) -> anyhow::Result<Record> {
        Ok(Record::open(&self.required()?)?)
    }
}

/// The day asked about and the sight, in the words in which they were asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) on: Day,
    pub(crate) is_today: bool,
    /// Whether the day was still to come when it was asked about.
    pub(crate) is_ahead: bool,
    pub(crate) sight: foedera::json::Asked,
}

impl Asked {
    /// What of the world's knowledge was used, unless it was all.
    pub(crate) fn sight_in_words(&self) -> Option<String> {
        let mut words: Vec<String> = Vec::new();
        words.extend(self.sight.known.as_ref().map(|it| format!("as published by {it}")));
        words.extend(self.sight.recorded.as_ref().map(|it| format!("as recorded by {it}")));
        if self.sight.believe != "default" {
            words.push(format!("believing {}", self.sight.believe));
        }
        words.extend(self.sight.view.as_ref().map(|it| format!("as {it} sees it")));
        (!words.is_empty()).then(|| words.join(" · "))
    }
}

/// Everything that a question needs, ready.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) foedera: Foedera,
    pub(crate) sight: Sight,
    pub(crate) asked: Asked,
}

impl Desk {
    pub(crate) fn open(sources: &Sources, on: OnDay) -> anyhow::Result<Self> {
        let mut foedera = sources.shelves.open()?;
        if let Some(name) = sources.place.named()? {
            foedera = foedera.with_record(Record::open(&name)?);
        }
        let mut believe: Believe = sources.believe.parse()?;
        let mut view = None;
        if let Some(word) = &sources.view {
            let id = foedera.state(word, on.on)?;
            believe = believe.seen_by(id);
            view = Some(id.to_string());
        }
        let recorded = match &sources.recorded {
            None => None,
            Some(text) => Some(text.parse().map_err(|cause| {
                anyhow!("`{text}` is no instant ({cause}): write 2026-03-01T12:00:00Z")
            })?),
        };
        let sight = Sight { known: sources.known, recorded, believe };
        let asked = Asked {
            on: on.on.map_or_else(today, Ok)?,
            is_today: on.on.is_none(),
            is_ahead: match on.on {
                Some(day) => today()? < day,
                None => false,
            },
            sight: foedera::json::Asked {
                known: sources.known.map(|it| it.to_string()),
                recorded: sources.recorded.clone(),
                believe: sources.believe.clone(),
                view: view.clone(),
            },
        };
        Ok(Self { foedera, sight, asked })
    }

    /// Says which files of folders were put aside.
    pub(crate) fn remark(&self, page: &Page) {
        problems::left_out(&self.foedera, page);
    }

    /// The question about a treaty, a state or a pair on the day asked about.
    pub(crate) fn question(&mut self, treaty: &str, whom: &Whom) -> anyhow::Result<Question> {
        let on = self.asked.on;
        let treaty = self.foedera.treaty(treaty, &Machine)?;
        let state = |word: &Option<String>| {
            word.as_deref().map(|it| self.foedera.state(it, Some(on))).transpose()
        };
        Ok(Question { treaty, on, of: state(&whom.for_state)?, with: state(&whom.with)? })
    }

    /// What can be seen under the sight asked for.
    pub(crate) fn look(&self) -> anyhow::Result<Outlook> {
        Ok(self.foedera.look(&self.sight)?)
    }

    /// The answer to a question.
    pub(crate) fn answer(&self, question: &Question, whom: &Whom) -> anyhow::Result<Answer> {
        Ok(self.look()?.status_in(question, whom.territory())?)
    }

    /// The title of a treaty.
    pub(crate) fn title(&self, id: &str) -> &str {
        self.foedera.library().get(id).map_or("", |it| it.treaty.title.as_str())
    }
}

/// A day as people type it, or what is wrong with it and how one is written.
pub(crate) fn day(text: &str) -> Result<Day, String> {
    let shape = text.bytes().map(|it| if it.is_ascii_digit() { b'0' } else { it });
    let is_shaped = shape.eq(*b"0000-00-00");
    text.parse::<Day>().map_err(|cause| {
        let cure = if is_shaped { "" } else { "; a day is written 2024-11-12" };
        format!("{}{cure}", cause.message())
    })
}

/// Today, by the clock of this machine, in Greenwich.
pub(crate) fn today() -> anyhow::Result<Day> {
    let now = Machine.now().to_string();
    let day = now.split('T').next().unwrap_or_default();
    day.parse().with_context(|| format!("the clock of this machine says {now}: give --on DAY"))
}
