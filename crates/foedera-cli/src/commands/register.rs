//! `foedera register`: the record's own commands.

mod accept;
mod append;
mod head;
mod init;
mod log;
mod queue;
mod reject;
mod verify;

use clap::Subcommand;

use crate::outcome::Outcome;
use crate::page::Page;

/// The append-only record of who said what: make, append, review, prove.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera register init acts.db\n  foedera read \
                        report.txt --into acts.db\n  foedera register queue --register acts.db\n  \
                        foedera register accept --all --grade B2 --register acts.db")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    Append(append::Args),
    Queue(queue::Args),
    Accept(accept::Args),
    Reject(reject::Args),
    Log(log::Args),
    Head(head::Args),
    Verify(verify::Args),
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    match &args.command {
        Command::Init(args) => init::run(args, page),
        Command::Append(args) => append::run(args, page),
        Command::Queue(args) => queue::run(args, page),
        Command::Accept(args) => accept::run(args, page),
        Command::Reject(args) => reject::run(args, page),
        Command::Log(args) => log::run(args, page),
        Command::Head(args) => head::run(args, page),
        Command::Verify(args) => verify::run(args, page),
    }
}
