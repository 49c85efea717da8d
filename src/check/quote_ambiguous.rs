//! What it finds: a quote whose words occur more than once at the cited place, or not there and more than once elsewhere,
//! and neither `prefix` nor `suffix` says which are meant.
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
            let source = &quoted.citation.source.value;
            let passage = quoted.passage;
            let mut marks = passage.marks.iter();
            let message = match &quoted.citation.at {
                Some(at) if marks.any(|(place, _)| passage.paragraphs.contains(place)) => {
                    format!("these words occur more than once at {}", at.value)
                }
                Some(at) => {
                    format!(
                        "these words are not at {}, and occur more than once in `{source}`",
                        at.value
                    )
                }
                None => format!("these words occur more than once in `{source}`"),
            };
            found.push(
                found
                    .at(quoted.record, quoted.quote.span(), message)
                    .help("quote a word more, or add the words before it as `prefix`, or those after it as `suffix`"),
            );
        }
    }
}
