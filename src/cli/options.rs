//! Options that several commands take.

use super::{
    Failure, Format,
    as_of::{OnDay, Shown},
    context::{self, Context},
};
use crate::library::{Library, Scope};

/// How records are shown, and as of which day.
#[derive(Debug, clap::Args)]
pub struct Form {
    /// How it is written.
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    #[command(flatten)]
    as_of: OnDay,
}

impl Form {
    /// Opens the library as it was on the day, or as it is.
    pub fn library(&self, context: &Context<'_>) -> Result<Shown, Failure> {
        self.as_of.library(context)
    }
}

/// Of which case, for commands that show the whole library otherwise.
#[derive(Debug, clap::Args)]
pub struct OfCase {
    /// Only what belongs to this case, with the shared records that it names.
    #[arg(long, value_name = "CASE")]
    case: Option<String>,
}

impl OfCase {
    /// What is shown: the case, or the library.
    pub fn scope(&self, library: &Library) -> Result<Scope, Failure> {
        context::scope(library, self.case.as_deref())
    }
}
