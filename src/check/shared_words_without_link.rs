//! What it finds: two sources that share a run of twelve words or more, though no record says that
//! one relays the other, or both relay a third.
//!
//! Why that is bad: two papers with the same sentence seldom wrote it twice; what looks like two
//! reports may be one press release.
//!
//! Example: two articles that describe the quay in the same words.
//!
//! How to fix it: find out which relays which, and record it: `rests_on` where a source repeats the
//! other as a whole, `via` where it does so in one place. Where both quote the same speech, make the
//! speech a source.

use super::{Context, Found};
use crate::{
    analysis::hints::hints, diagnostic::Diagnostic, limits::COMPARED_BYTES, text::counted,
};

/// Its name among the rules.
pub const NAME: &str = "shared-words-without-link";

/// Reports texts that seem to have one origin.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let library = context.library;
    let (texts, not_compared) = context.sources.texts();
    if not_compared > 0 {
        let verb = if not_compared == 1 { "was" } else { "were" };
        let what = format!(
            "{} {verb} not compared with the others for words that they share",
            counted(not_compared, "source")
        );
        found.push(Diagnostic::left_out(
            &library.limits.of(&COMPARED_BYTES),
            &what,
        ));
    }
    for hint in hints(library, texts) {
        let (left, right) = (library.at(hint.left), library.at(hint.right));
        let message = format!(
            "`{}` and `{}` share {} words, and no record links them: “{}”",
            left.key.id(),
            right.key.id(),
            hint.words,
            hint.text
        );
        found.push(
            found
                .at(right, right.span, message)
                .related(left.span, "the other")
                .help("find out which relays which, and record it by `rests_on` or `via`"),
        );
    }
}
