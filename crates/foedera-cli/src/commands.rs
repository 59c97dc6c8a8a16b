//! The commands, one a file: each has its own arguments and one function that runs it.

pub(crate) mod about;
pub(crate) mod audit;
pub(crate) mod calendar;
pub(crate) mod casus;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod draft;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod fmt;
pub(crate) mod import;
pub(crate) mod man;
pub(crate) mod missing;
pub(crate) mod notification;
pub(crate) mod panel;
pub(crate) mod parties;
pub(crate) mod read;
pub(crate) mod register;
pub(crate) mod states;
pub(crate) mod status;
pub(crate) mod timeline;
pub(crate) mod treaties;
pub(crate) mod what_if;

use clap::Subcommand;

use crate::outcome::Outcome;
use crate::page::Page;

/// The commands, in the order of the help.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Status(status::Args),
    Explain(explain::Args),
    Missing(missing::Args),
    Timeline(timeline::Args),
    Parties(parties::Args),
    Calendar(calendar::Args),
    WhatIf(what_if::Args),
    Notification(notification::Args),
    Diff(diff::Args),
    Casus(casus::Args),
    Panel(panel::Args),
    Treaties(treaties::Args),
    States(states::Args),
    Read(read::Args),
    Draft(draft::Args),
    Check(check::Args),
    Fmt(fmt::Args),
    Register(register::Args),
    Import(import::Args),
    Export(export::Args),
    Audit(audit::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Runs what was typed; `whole` is the command line itself, for those that describe it.
pub(crate) fn run(
    command: &Command,
    whole: fn() -> clap::Command,
    page: &mut Page,
) -> anyhow::Result<Outcome> {
    match command {
        Command::Status(args) => status::run(args, page),
        Command::Explain(args) => explain::run(args, page),
        Command::Missing(args) => missing::run(args, page),
        Command::Timeline(args) => timeline::run(args, page),
        Command::Parties(args) => parties::run(args, page),
        Command::Calendar(args) => calendar::run(args, page),
        Command::WhatIf(args) => what_if::run(args, page),
        Command::Notification(args) => notification::run(args, page),
        Command::Diff(args) => diff::run(args, page),
        Command::Casus(args) => casus::run(args, page),
        Command::Panel(args) => panel::run(args, page),
        Command::Treaties(args) => treaties::run(args, page),
        Command::States(args) => states::run(args, page),
        Command::Read(args) => read::run(args, page),
        Command::Draft(args) => draft::run(args, page),
        Command::Check(args) => check::run(args, page),
        Command::Fmt(args) => fmt::run(args, page),
        Command::Register(args) => register::run(args, page),
        Command::Import(args) => import::run(args, page),
        Command::Export(args) => export::run(args, page),
        Command::Audit(args) => audit::run(args, page),
        Command::Completions(args) => completions::run(args, whole(), page),
        Command::Man(args) => man::run(args, whole(), page),
    }
}
