//! What it finds: a quote whose words occur more than once at the cited place, and neither `prefix`
//! nor `suffix` says which are meant.
//!
//! Why that is bad: the same few words may be said twice, once by one person and once by another.
//!
//! Example: `quote: said no`, where the paragraph has “He said no, she said no”.
//!
//! How to fix it: quote a word more, or give the words before it as `prefix: she`, or those after it
//! as `suffix`.

use super::{Context, Found};
use crate::verify::Verdict;

/// Reports quotes that may be one of several.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for quoted in context.quoted() {
        if quoted.passage.verdict == Verdict::Ambiguous {
            let place = match &quoted.citation.at {
                Some(at) => format!("at {}", at.value),
                None => format!("in `{}`", quoted.citation.source.value),
            };
            let message = format!("these words occur more than once {place}");
            found.push(
                found
                    .at(quoted.record, quoted.quote.span(), message)
                    .help("quote a word more, or add the words before it as `prefix`, or those after it as `suffix`"),
            );
        }
    }
}
