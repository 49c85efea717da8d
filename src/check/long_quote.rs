//! What it finds: a quote of more words than are wanted: 40, or as many as `--long-quote` or the
//! configuration's `long_quote` says.
//!
//! Why that is bad: a long quote proves no more than the few words that carry the point, is the
//! source's property, and breaks at the first correction of its text.
//!
//! Example: a whole paragraph under `quote`.
//!
//! How to fix it: keep the words that carry the point, with `…` between pieces; the locator leads to
//! the rest.

use super::{Context, Found};

/// Reports quotes that are too long.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let most = context.long_quote;
    for (_, record) in context.records() {
        for quote in record
            .body
            .all_citations()
            .into_iter()
            .filter_map(|citation| citation.quote.as_ref())
        {
            let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
            let words = quote.raw().split_whitespace().filter(is_word).count();
            if words > most {
                let message = format!("this quote has {words} words, and {most} are the most");
                found.push(
                    found
                        .at(record, quote.span(), message)
                        .help("keep the words that carry the point, with `…` between pieces"),
                );
            }
        }
    }
}
