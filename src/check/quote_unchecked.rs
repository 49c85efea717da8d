//! What it finds: a quote that is not in what can be read of its source, and may stand in what cannot: it is cited on
//! a page of which the text is not there (a scan, a page that the file has lost, letters that mean nothing), or nothing
//! comes near to it and files are attached to the source, which are not read.
//!
//! Why that is bad: nobody has checked it. It may well stand there.
//!
//! Example: `at: p. 3` with a quote, where p. 3 of the PDF is a picture.
//!
//! How to fix it: compare it by eye with the page, give the source a copy with recognised text, or make what is attached
//! a source of its own.

use super::{Context, Found};
use crate::verify::Verdict;

/// Reports quotes that cannot be checked.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for quoted in context.quoted() {
        let Verdict::Unchecked(why) = &quoted.passage.verdict else {
            continue;
        };
        let source = &quoted.citation.source.value;
        // Of a file that cannot be read at all `unread-source` says it once.
        let cited = context.library.resolve(quoted.record.key.case(), source);
        if cited.is_some_and(|cited| context.seen(cited).is_some_and(|seen| seen.is_unread)) {
            continue;
        }
        let message = format!("these words could not be checked in `{source}`: {why}");
        found.push(found.at(quoted.record, quoted.quote.span(), message).help(
            "compare them with the page by eye, give the source a copy with recognised text, or make what is attached a source of its own",
        ));
    }
}
