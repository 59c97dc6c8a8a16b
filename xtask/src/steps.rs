//! Named steps, run one after the other: each timed, the first failure ends them with its cure.
//!
//! A step's output goes straight to the terminal; nothing is hidden, so that the closing line of
//! every test runner can be read where it was printed.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// One thing to be done, and what to do when it fails.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) cure: &'static str,
    pub(crate) work: Work,
}

/// How a step is done.
pub(crate) enum Work {
    /// `cargo` with these arguments and environment variables, in the project's root.
    Cargo { arguments: Vec<String>, variables: Vec<(&'static str, String)> },
    /// A function of this program.
    Here(fn() -> Result<()>),
}

impl Step {
    pub(crate) fn cargo(name: &'static str, arguments: &str, cure: &'static str) -> Self {
        let arguments = arguments.split_whitespace().map(str::to_owned).collect();
        Self { name, cure, work: Work::Cargo { arguments, variables: Vec::new() } }
    }

    pub(crate) fn here(name: &'static str, work: fn() -> Result<()>, cure: &'static str) -> Self {
        Self { name, cure, work: Work::Here(work) }
    }

    /// The same step with an environment variable set; a step of this program has none.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Work::Cargo { variables, .. } = &mut self.work {
            variables.push((name, value.into()));
        }
        self
    }
}

/// Runs the steps in order and prints what each took.
pub(crate) fn run(steps: &[Step]) -> Result<()> {
    let mut taken = Vec::new();
    for step in steps {
        println!("\n== {}", step.name);
        let start = Instant::now();
        let done = perform(&step.work);
        taken.push((step.name, start.elapsed()));
        if let Err(error) = done {
            print_times(&taken);
            bail!("step `{}` failed: {error:#}\n  {}", step.name, step.cure);
        }
    }
    print_times(&taken);
    println!("all {} steps passed", steps.len());
    Ok(())
}

fn perform(work: &Work) -> Result<()> {
    match work {
        Work::Here(work) => work(),
        Work::Cargo { arguments, variables } => cargo(arguments, variables),
    }
}

fn cargo(arguments: &[String], variables: &[(&str, String)]) -> Result<()> {
    let said = format!("cargo {}", arguments.join(" "));
    println!("{said}");
    let status = Command::new(cargo_program())
        .args(arguments)
        .envs(variables.iter().map(|(name, value)| (*name, value.as_str())))
        .current_dir(crate::project::root()?)
        .status()
        .with_context(|| format!("cannot start `{said}`"))?;
    if !status.success() {
        bail!("`{said}` ended with {status}");
    }
    Ok(())
}

/// Whether cargo has this command: some tools are used where they are installed.
pub(crate) fn cargo_has(command: &str) -> bool {
    let output = Command::new(cargo_program()).args([command, "--version"]).output();
    output.is_ok_and(|it| it.status.success())
}

fn cargo_program() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn print_times(taken: &[(&str, Duration)]) {
    println!();
    for (name, time) in taken {
        println!("{:>7.1} s  {name}", time.as_secs_f64());
    }
}
