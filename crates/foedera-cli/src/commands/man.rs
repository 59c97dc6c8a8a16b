//! `foedera man`: the manual page, from the same declaration as the help.

use clap_mangen::Man;

use crate::outcome::Outcome;
use crate::page::Page;

/// The manual page, of the whole or of one command.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera man > foedera.1\n  foedera man status | man -l -")]
pub(crate) struct Args {
    /// Of this command alone
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(crate) fn run(
    args: &Args,
    mut whole: clap::Command,
    page: &mut Page,
) -> anyhow::Result<Outcome> {
    whole.build();
    let command = match &args.command {
        None => whole,
        Some(name) => {
            let Some(found) = whole.find_subcommand(name) else {
                anyhow::bail!("there is no command `{name}`: `foedera help` lists them");
            };
            found.clone()
        }
    };
    Man::new(command).render(page.raw())?;
    Ok(Outcome::Done)
}
