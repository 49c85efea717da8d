//! `casefile completions`

use clap_complete::Shell;

use super::{Failure, Outcome, out::Out};

/// Print a script with which a shell completes the commands.
///
/// bash, zsh and fish also complete kinds, forms, themes, rules, queries and the records of the library that the
/// line names: `source <(casefile completions bash)`, the same for zsh, `casefile completions fish | source`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The shell.
    shell: Shell,
}

pub fn run(arguments: &Arguments, out: &mut Out) -> Result<Outcome, Failure> {
    // Those that ask the program, so that they know the library that is named.
    let asking = match arguments.shell {
        Shell::Bash => Some(include_str!("../../assets/completions/casefile.bash")),
        Shell::Zsh => Some(include_str!("../../assets/completions/casefile.zsh")),
        Shell::Fish => Some(include_str!("../../assets/completions/casefile.fish")),
        _ => None,
    };
    if let Some(script) = asking {
        out.generated(script.as_bytes())?;
        return Ok(Outcome::Fine);
    }
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
