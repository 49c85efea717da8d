//! `casefile completions`

use clap_complete::Shell;

use super::{Failure, Outcome, out::Out};

/// Print a script with which a shell completes the commands.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The shell.
    shell: Shell,
}

pub fn run(arguments: &Arguments, out: &mut Out) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut super::command(),
        "casefile",
        &mut script,
    );
    out.generated(&script)?;
    Ok(Outcome::Fine)
}
