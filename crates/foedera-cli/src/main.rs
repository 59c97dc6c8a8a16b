//! The command `foedera`: arguments in, the façade's answers out, well drawn or as JSON.
//!
//! A front: it decides nothing about treaties and knows nothing of Foedera but the façade. What is
//! typed (`args`) becomes ready things (`asking`), a command asks with them (`commands`), and what
//! is answered is drawn (`show`). Problems go to standard error, answers to standard output.

mod args;
mod asking;
mod assisting;
mod commands;
mod drawing;
mod outcome;
mod page;
mod problems;
mod progress;
mod recording;
mod show;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

/// Answers are trees of small texts, which it makes and frees in less time than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let typed = args::Typed::parse();
    let mut page = page::Page::new(typed.color, typed.json);
    let done = commands::run(&typed.command, args::Typed::command, &mut page);
    let written = page.flush().map_err(anyhow::Error::from);
    match done.and_then(|outcome| written.map(|()| outcome)) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            problems::failure(&error, &page);
            ExitCode::from(outcome::FAILED)
        }
    }
}
