//! What to say of a source whose text could not be read.

use super::{Document, Held};
use crate::{diagnostic::Diagnostic, door::Refusal, library::Record, model::Body};

impl Document {
    /// Whether the text of a source that should be here could not be read, so that no quote was compared
    /// with it and no word is found in it. Where a digest is read in the stead of what has no text to give,
    /// the source is one that is held as a digest.
    pub fn is_unread(&self) -> bool {
        match self.held {
            Held::NoText => true,
            Held::NotHeld => self.problem.is_some(),
            Held::Digest => self.has_failed,
            Held::Original | Held::Changed | Held::WorkingCopy => false,
        }
    }

    /// What to say of that, where it is so. Of a file that is not there or
    /// may not be opened, reading the library says it.
    pub fn unread(&self, source: &Record) -> Option<Diagnostic> {
        let is_to_say = self.is_unread() && self.held != Held::NotHeld && !is_refused(source);
        let why = self.problem.as_deref().filter(|_| is_to_say)?;
        let message = format!(
            "no quote was compared with this source and no word is found in it: {}",
            why.trim_end_matches('.')
        );
        let help = match self.held {
            Held::Digest => "make the original readable; until then only its digest is compared",
            _ => {
                "make the file readable (`casefile source ocr` recognises the words of a scan), give a copy that can be read as `text`, or retell it in a `digest`"
            }
        };
        let unread = Diagnostic::error("unread-source", source.span, message);
        Some(unread.help(help).about(&source.key))
    }
}

/// Whether a file that a source names may not be opened: `refused-file` says so at its place.
fn is_refused(source: &Record) -> bool {
    let Body::Source(named) = &source.body else {
        return false;
    };
    let original = named.original.as_ref();
    let original = original.and_then(|original| original.file.as_ref());
    let files = [named.text.as_ref(), named.digest.as_ref(), original];
    let mut opened = files
        .into_iter()
        .flatten()
        .map(|file| source.reach.path(file.raw()));
    opened.any(|opened| opened.is_err_and(|error| Refusal::of(&error).is_some()))
}
