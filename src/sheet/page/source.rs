//! The page of a source.

use super::Page;
use crate::{
    model::record::Source,
    sheet::{
        held::HELD,
        pieces::{dim, names, own, said, when},
    },
};

impl Page<'_> {
    pub fn source(&mut self, source: &Source) {
        self.word("Kind", source.kind.map(|kind| kind.word()));
        let publisher = source.publisher.iter().map(said).collect();
        self.sheet.stated("Publisher", publisher);
        self.sheet.stated("By", names(&source.authors));
        self.sheet
            .field("Speaks", self.references(&source.speakers));
        let published = when(source.published.as_ref(), None);
        self.sheet.stated("Published", published);
        let retrieved = when(source.retrieved.as_ref(), None);
        self.sheet.field("Retrieved", retrieved);
        self.text("Language", &source.language);
        self.text("Address", &source.url);
        self.word("Reliability", source.reliability.map(|code| code.word()));
        self.sheet
            .field("Rests on", self.references(&source.rests_on));
        self.sheet.field(HELD, vec![own(held(source))]);
        let original = source.original.as_ref();
        if let Some(hash) = original.and_then(|original| original.sha256.as_ref()) {
            self.sheet.field("SHA-256", vec![dim(hash.as_str())]);
        }
    }
}

/// What the record says is held of its source.
fn held(source: &Source) -> &'static str {
    match (&source.text, &source.digest, &source.original) {
        (Some(_), _, Some(_)) => "working copy; an original is named",
        (Some(_), _, None) => "working copy",
        (None, Some(_), Some(_)) => "digest; the original is named by its hash",
        (None, Some(_), None) => "digest",
        (None, None, Some(_)) => "the original is named by its hash, no text is shipped",
        (None, None, None) => "cited, not held",
    }
}
