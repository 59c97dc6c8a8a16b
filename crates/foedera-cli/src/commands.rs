//! The commands, one a file: each has its own arguments and one function that runs it.

pub(crate) mod about;
pub(crate) mod casus;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod fmt;
pub(crate) mod import;
pub(crate) mod man;
pub(crate) mod missing;
pub(crate) mod read;
pub(crate) mod register;
pub(crate) mod status;
pub(crate) mod timeline;
pub(crate) mod treaties;
pub(crate) mod what_if;

use crate::args::Command;
use crate::outcome::Outcome;
use crate::page::Page;

/// Runs what was typed.
pub(crate) fn run(command: &Command, page: &mut Page) -> anyhow::Result<Outcome> {
    match command {
        Command::Status(args) => status::run(args, page),
        Command::Explain(args) => explain::run(args, page),
        Command::Missing(args) => missing::run(args, page),
        Command::Timeline(args) => timeline::run(args, page),
        Command::WhatIf(args) => what_if::run(args, page),
        Command::Diff(args) => diff::run(args, page),
        Command::Casus(args) => casus::run(args, page),
        Command::Treaties(args) => treaties::run(args, page),
        Command::Read(args) => read::run(args, page),
        Command::Check(args) => check::run(args, page),
        Command::Fmt(args) => fmt::run(args, page),
        Command::Register(args) => register::run(args, page),
        Command::Import(args) => import::run(args, page),
        Command::Export(args) => export::run(args, page),
        Command::Completions(args) => completions::run(args, page),
        Command::Man(args) => man::run(args, page),
    }
}
