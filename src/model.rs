//! What a case file says: plain data, without input or output and without a terminal.
//!
//! The rule behind every type here: nothing is simply true. Someone said it, through someone, in a
//! place that can be opened. So an allegation has a `by`, a citation has a `via` and an `at`, and
//! every value that a message can be about knows where in its file it stands ([`Span`]).
//!
//! The doc comments of the record types are also the descriptions in the JSON Schema, which is made
//! from these very types (`casefile schema`); they are written for those who write case files.

use std::path::Path;

pub mod alone;
pub mod audience;
pub mod bates;
pub mod citation;
pub mod date;
mod decimal;
pub mod due;
pub mod id;
pub mod locator;
pub mod measure;
pub mod part;
pub mod period;
pub mod record;
pub mod span;
pub mod statement;
pub mod unit;
pub mod value;
pub(crate) mod words;

pub use alone::{Alone, OrAlone};
pub use audience::{Audience, ProtectedWords};
pub use bates::{Bates, BatesNumber, Run as BatesRun};
pub use citation::{Basis, Citation};
pub use date::{Date, Day};
pub use decimal::Decimal;
pub use due::{Due, DueFrom};
pub use id::{Id, Key, Ref};
pub use locator::Locator;
pub use measure::Measure;
pub use part::RecordPart;
pub use period::Holiday;
pub use record::{Body, Kind, Link, Role, kinds as kind};
pub use span::{At, FileId, Span};
pub use statement::Statement;
pub use unit::Unit;
pub use value::{OneOrMany, Text};

/// Whether a file of that name is YAML, and may be a case file.
pub fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        ["yaml", "yml"]
            .iter()
            .any(|it| ending.eq_ignore_ascii_case(it))
    })
}
