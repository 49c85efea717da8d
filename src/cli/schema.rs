//! `casefile schema`

use super::{Failure, Outcome, out::Out};

/// Print a JSON Schema of case files, with which editors complete and check them.
///
/// Name it at the top of a case file: `# yaml-language-server: $schema=casefile.schema.json`.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

pub fn run(out: &mut Out) -> Result<Outcome, Failure> {
    out.generated(crate::schema::text().as_bytes())?;
    Ok(Outcome::Fine)
}
