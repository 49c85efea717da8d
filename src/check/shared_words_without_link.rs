//! What it finds: two sources that share a run of twelve words or more, though no record says that
//! one has it from the other, or both from a third.
//!
//! Why that is bad: two papers with the same sentence seldom wrote it twice; what looks like two
//! reports may be one press release.
//!
//! Example: two articles that describe the quay in the same words.
//!
//! How to mend it: look which has it from which, and record it: `rests_on` where a source repeats the
//! other as a whole, `via` where it does so in one place. Where both quote the same speech, make the
//! speech a source.

use super::{Context, Found};
use crate::{
    analysis::hints::hints,
    library::{Index, Scope},
    load::document::Held,
    model::Kind,
};

/// Tells of texts that seem to have one origin.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let library = context.library;
    let sources = library.of_kind(&Scope::Library, Kind::Source).iter();
    let texts: Vec<(Index, String)> = sources
        .filter_map(|index| {
            let document = context.document(library.at(*index))?;
            // A digest is in words of its own.
            let is_own = document.held.has_text() && document.held != Held::Digest;
            let paragraphs = document.paragraphs.iter().map(|paragraph| &*paragraph.text);
            is_own.then(|| (*index, paragraphs.collect::<Vec<_>>().join("\n")))
        })
        .collect();
    let borrowed: Vec<(Index, &str)> = texts
        .iter()
        .map(|(index, text)| (*index, text.as_str()))
        .collect();
    for hint in hints(library, &borrowed) {
        let (left, right) = (library.at(hint.left), library.at(hint.right));
        let text = borrowed.iter().find(|(index, _)| *index == hint.left);
        let words = text.and_then(|(_, text)| text.get(hint.in_left.clone()));
        let message = format!(
            "`{}` and `{}` share {} words, and no record links them: “{}”",
            left.key.id(),
            right.key.id(),
            hint.words,
            words.unwrap_or("")
        );
        found.push(
            found
                .at(right, right.span, message)
                .related(left.span, "the other")
                .help("look which has it from which, and record it by `rests_on` or `via`"),
        );
    }
}
