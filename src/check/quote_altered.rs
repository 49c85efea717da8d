//! What it finds: a quote of which the source has words that differ a little.
//!
//! Why that is bad: a quotation is what was said, to the letter. A slip of the pen is the kind of
//! mistake that the other side's attorney reads out.
//!
//! Example: `quote: the dates was changed`, where the source has “the date was changed”.
//!
//! How to fix it: copy the words as the source has them; `casefile check --fix` prints a patch that does. Where
//! a number, a name or a negation differs it is reported as `quote-missing`: that is no slip.

use super::{Context, Found, context::difference};
use crate::verify::Verdict;

/// Reports quotes whose source reads differently.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for quoted in context.quoted() {
        if let Verdict::Altered(words) = &quoted.passage.verdict {
            let message = format!(
                "the words read differently in `{}`: {}",
                quoted.citation.source.value,
                difference(words)
            );
            found.push(found.at(quoted.record, quoted.quote.span(), message).help(
                "copy the words as the source has them; `casefile check --fix` prints a patch",
            ));
        }
    }
}
