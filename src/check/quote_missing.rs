//! What it finds: a quote whose words are nowhere in the source that it cites; with the nearest
//! that do, where there are any, and why they are not the same: another number, another name, a “not”
//! more or less.
//!
//! Why that is bad: it puts words into someone's mouth.
//!
//! Example: `quote: seven of the 41 permits`, where the source has “seven of the 47 permits”.
//!
//! How to fix it: open the source at the cited place and copy the words as the source has them, or take the
//! quote out. Where the source is not on this machine, or only a digest is, the rule is silent.

use super::{Context, Found, context::difference};
use crate::verify::Verdict;

/// Reports quotes that are nowhere in their source.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for quoted in context.quoted() {
        let Verdict::Missing(nearest) = &quoted.passage.verdict else {
            continue;
        };
        let source = &quoted.citation.source.value;
        let cited = context.library.resolve(quoted.record.key.case(), source);
        let seen = cited.and_then(|cited| context.seen(cited));
        let nowhere = match seen.and_then(|seen| seen.attached.as_deref()) {
            Some(attached) => {
                format!("these words are nowhere in what is read of `{source}` ({attached})")
            }
            None => format!("these words are nowhere in `{source}`"),
        };
        let message = match nearest {
            Some(nearest) => format!(
                "{nowhere}; in the nearest, {}: {}",
                nearest.why.words(),
                difference(&nearest.difference)
            ),
            None => nowhere,
        };
        found.push(
            found
                .at(quoted.record, quoted.quote.span(), message)
                .help("copy the words as the source has them, or take the quote out"),
        );
    }
}
