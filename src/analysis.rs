//! What follows from a library: pure functions over what was read.

pub mod agenda;
pub mod answers;
pub mod as_of;
pub mod charges;
pub mod conflicts;
pub mod dated;
pub mod docket;
pub mod hints;
mod kept;
pub mod lanes;
pub mod ledger;
pub mod matrix;
pub mod next;
pub mod origins;
pub mod overview;
pub mod party;
pub mod pseudonyms;
pub mod questions;
pub mod reason;
pub mod replies;
pub mod sequence;
pub mod standing;
pub mod stays;
pub mod support;
pub mod tellings;
pub mod timeline;
pub mod when;

pub use kept::Kept;

// Libraries that are made for tests.
#[cfg(test)]
pub(crate) use tests::{library, unsound};

#[cfg(test)]
pub(crate) mod tests {
    use crate::{library::Library, load, model::Kind};

    /// A library with one case, `told`, of these records; they must be sound.
    pub fn library(records: &str) -> Library {
        let library = unsound(records);
        assert_eq!(library.diagnostics, []);
        assert_eq!(library.find("told").unwrap().kind(), Kind::Case);
        library
    }

    /// The same of records with something wrong in them.
    pub fn unsound(records: &str) -> Library {
        let folder = tempfile::tempdir().unwrap();
        let head = "format: 1\ntitle: A case\nas_of: 2025\n";
        std::fs::write(folder.path().join("told.yaml"), format!("{head}{records}")).unwrap();
        let (parsed, diagnostics) = load::read(folder.path()).unwrap();
        Library::link(parsed, diagnostics)
    }
}
