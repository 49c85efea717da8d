//! What it finds: a quote whose words stand nowhere in the source that it cites; with the nearest
//! that do, where there are any, and why they are not the same: another number, another name, a “not”
//! more or less.
//!
//! Why that is bad: it puts words into someone's mouth.
//!
//! Example: `quote: seven of the 41 permits`, where the source has “seven of the 47 permits”.
//!
//! How to mend it: open the source at the cited place and copy the words as they stand, or take the
//! quote out. Where the source is not on this machine, or only a digest is, the rule is silent.

use super::{Context, Found, context::difference};
use crate::analysis::verify::Verdict;

/// Tells of quotes that stand nowhere.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for quoted in context.quoted() {
        let Verdict::Missing(nearest) = &quoted.passage.verdict else {
            continue;
        };
        let source = &quoted.citation.source.value;
        let message = match nearest {
            Some(nearest) => format!(
                "these words stand nowhere in `{source}`; in the nearest, {}: {}",
                nearest.why.words(),
                difference(&nearest.difference)
            ),
            None => format!("these words stand nowhere in `{source}`"),
        };
        found.push(
            found
                .at(quoted.record, quoted.quote.span(), message)
                .help("copy the words as they stand in the source, or take the quote out"),
        );
    }
}
