//! `casefile source`

mod add;
mod made;
mod message;
mod ocr;
mod stated;
mod target;

use super::{Failure, Outcome, context::Context, out::Out};

/// Take documents into a library as sources.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Add(add::Add),
    Ocr(ocr::Ocr),
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    match &arguments.command {
        Command::Add(add) => add::run(add, context, out),
        Command::Ocr(ocr) => ocr::run(ocr, context, out),
    }
}
