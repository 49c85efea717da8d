//! What it finds: a quote whose words are in the source, but not at the cited place.
//!
//! Why that is bad: whoever looks it up does not find it, and doubts the rest; and words elsewhere
//! may have been said of something else, by someone else.
//!
//! Example: `at: ¶6` for words that are in ¶9.
//!
//! How to fix it: read the passage where the words are, and write its number; `casefile check
//! --fix` prints a patch that does.

use super::{Context, Found};
use crate::verify::Verdict;

/// Reports quotes that are elsewhere.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for quoted in context.quoted() {
        if let (Verdict::Moved, Some(at)) = (&quoted.passage.verdict, &quoted.citation.at) {
            let place = quoted.stands_at;
            let elsewhere = place.unwrap_or("another place");
            let message = format!(
                "the quoted words are not at {}, but at {elsewhere}",
                at.value
            );
            let is_on_one_line = quoted.citation.alone.is_some();
            let key = if is_on_one_line { "" } else { "at: " };
            let help = match place {
                Some(place) => format!("read it there, and write `{key}{place}` if it is meant"),
                None => "read it there, and correct the place if it is meant".to_owned(),
            };
            let told = found.at(quoted.record, at.span, message).help(help);
            found.push(match is_on_one_line {
                true => told,
                false => told.related(quoted.quote.span(), "the quote"),
            });
        }
    }
}
