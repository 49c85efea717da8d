//! What it finds: a quote whose words stand nowhere in the source that it cites.
//!
//! Why that is bad: it puts words into someone's mouth.
//!
//! Example: `quote: the dates were changed`, where the source has “the date was changed”.
//!
//! How to mend it: open the source at the cited place and copy the words as they stand, or take the
//! quote out. Where the source is not on this machine, or only a digest is, the rule is silent.

use super::{Context, Found};
use crate::analysis::verify::Verdict;

/// Tells of quotes that stand nowhere.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for quoted in context.quoted() {
        if quoted.passage.verdict == Verdict::Missing {
            let message = format!(
                "these words stand nowhere in `{}`",
                quoted.citation.source.value
            );
            found.push(
                found
                    .at(quoted.record, quoted.quote.span(), message)
                    .help("copy the words as they stand in the source, or take the quote out"),
            );
        }
    }
}
