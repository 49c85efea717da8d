//! `casefile keys`

use super::{Failure, Outcome, context::Context, out::Out};
use crate::{text::clean, tui::keys};

/// List what the keys of the browser do, with those that the configuration binds.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

pub fn run(context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    out.text(&clean(&keys::plain(&context.keymap())))?;
    Ok(Outcome::Fine)
}
