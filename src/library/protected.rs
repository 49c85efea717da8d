//! Whether a library tells all whom it protects.

use super::Library;
use crate::{
    clean_format,
    model::Span,
    text::{Clean, counted},
};

/// A `protect` that protects nobody, since it stands where it is not read as such.
#[derive(Clone, Copy, Debug)]
pub struct Astray {
    pub place: Span,
    /// What to write instead: a part of a sentence.
    pub help: &'static str,
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
        if let Some(Astray { place, help }) = self.astray {
            let file = self.files.get(place.file);
            let path = file.map_or("", |file| file.path.as_str());
            return Some(clean_format!(
                "`protect` in {path}:{} protects nobody there; {help}.",
                place.line
            ));
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
