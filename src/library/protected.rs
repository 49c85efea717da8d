//! Whether a library tells all whom it protects.

use super::Library;
use crate::{
    clean_format,
    model::Span,
    text::{Clean, counted},
};

/// What was to keep something from others and cannot be read as that.
#[derive(Clone, Copy, Debug)]
pub struct Astray {
    pub place: Span,
    pub slip: Slip,
    /// What to write instead: a part of a sentence.
    pub help: &'static str,
}

/// What it was.
#[derive(Clone, Copy, Debug)]
pub enum Slip {
    /// A `protect` that protects nobody, since it stands where it is not read as such.
    Protect,
    /// That something is sealed, or restricted otherwise.
    Seal,
}

impl Library {
    /// Whether somebody may be protected of whom nothing is known.
    pub fn is_protection_unsure(&self) -> bool {
        self.is_shared_unread || self.astray.is_some()
    }

    /// Why it is not known whom an audience must not be told of, as a sentence; none where it is. Beside what may leave
    /// somebody unprotected in what was read, any case file that was not read may protect somebody.
    pub fn unknown_protection(&self) -> Option<Clean> {
        let missed = self.missed.files;
        if let Some(Astray { place, slip, help }) = self.astray {
            let file = self.files.get(place.file);
            let path = file.map_or("", |file| file.path.as_str());
            let line = place.line;
            return Some(match slip {
                Slip::Protect => {
                    clean_format!("`protect` in {path}:{line} protects nobody there; {help}.")
                }
                Slip::Seal => clean_format!(
                    "whether something is sealed cannot be read in {path}:{line}; {help}."
                ),
            });
        }
        if self.is_shared_unread {
            return Some(
                "who is protected could not all be read; `casefile check` says why.".into(),
            );
        }
        (missed > 0).then(|| {
            let files = counted(missed, "case file");
            clean_format!(
                "{files} could not be read and may protect somebody; `casefile check` says why."
            )
        })
    }
}
