//! What can be typed: the options that all commands share, above the commands.
//!
//! The list of commands is theirs, and each command's own arguments stand with it. From this one declaration come help,
//! completions and man pages, so that none drifts.

use clap::builder::styling::{AnsiColor, Styles};
use clap::{ColorChoice, Parser};

use crate::commands::Command;

/// Help in the same looks as answers.
const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Cyan.on_default().bold())
    .usage(AnsiColor::Cyan.on_default().bold())
    .literal(AnsiColor::Cyan.on_default())
    .placeholder(clap::builder::styling::Style::new().dimmed());

/// What is in force between whom, since when, why, and what is missing.
///
/// Foedera computes the standing of treaties from what they say and what was done under them, on
/// whose word. TREATY is an id of the library (`foedera treaties` lists them) or a path to a
/// `.treaty` file. STATE is an ISO 3166 code or any name or former name, in any language known.
/// Days are civil days, written 2024-11-12.
#[derive(Debug, Parser)]
#[command(
    name = "foedera",
    version,
    styles = STYLES,
    max_term_width = 100,
    after_help = "Examples:\n  foedera status RU-KP-2024 --on 2024-11-12\n  foedera explain \
                  NPT-1968 --for \"North Korea\" --on 2003-04-10\n  foedera help status\n\nExit \
                  codes: 0 done; 1 done, but faults were found; 2 wrong usage or failure. With \
                  --test: 0 yes, 1 no, 3 open."
)]
pub(crate) struct Typed {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Answer as JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,

    /// Colour: never in a pipe, nor where `NO_COLOR` is set, unless `always`
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_arguments_make_sense_and_every_command_has_an_example() {
        Typed::command().debug_assert();
        let mut waiting = vec![Typed::command()];
        while let Some(mut command) = waiting.pop() {
            let help = command.render_long_help().to_string();
            let name = command.get_name();
            let (_, examples) = help.split_once("Example").unwrap_or_else(|| panic!("{name}"));
            // A line that is broken in two can no longer be copied.
            for line in examples.lines().filter(|it| it.starts_with("  ")) {
                assert!(line.len() <= 78, "{name}: {line}");
            }
            let inner = command.get_subcommands().filter(|it| it.get_name() != "help");
            waiting.extend(inner.cloned());
        }
    }
}
