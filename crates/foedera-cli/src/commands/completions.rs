//! `foedera completions`: what shells need to complete the command.

use clap_complete::Shell;

use crate::outcome::Outcome;
use crate::page::Page;

/// A script that lets a shell complete the command.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  foedera completions bash \\
    > ~/.local/share/bash-completion/completions/foedera")]
pub(crate) struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(crate) fn run(
    args: &Args,
    mut whole: clap::Command,
    page: &mut Page,
) -> anyhow::Result<Outcome> {
    clap_complete::generate(args.shell, &mut whole, "foedera", page.raw());
    Ok(Outcome::Done)
}
