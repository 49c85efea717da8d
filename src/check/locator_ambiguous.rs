//! What it finds: a cited place that may be one of several: a number that counts one sheet and is printed on another,
//! or that is printed on several; a number of a paragraph that is printed twice.
//!
//! Why that is bad: whoever looks it up may open the other one. The quote is looked for on all of them, so that its
//! verdict does not say which was meant.
//!
//! Example: `at: p. 1` in a PDF that counts its front matter as i, ii, iii: the first sheet is printed i, and 1 is
//! printed on the fourth.
//!
//! How to fix it: write the one that is meant with its sheet, as the help says: `p. 1, sheet 4`.

use super::{Context, Found};

/// Reports places that may be one of several.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (record, citation, seen) in context.cited() {
        let (Some(at), Some(several)) = (&citation.at, &seen.several) else {
            continue;
        };
        let quoted = several.may_be.iter().map(|place| format!("`{place}`"));
        let may_be: Vec<String> = quoted.collect();
        let (place, source) = (&several.place, &citation.source.value);
        let message = match may_be.is_empty() {
            true => format!("{place} is printed more than once in `{source}`"),
            false => format!("{place} in `{source}` may be {}", may_be.join(" or ")),
        };
        found.push(
            found
                .at(record, at.span, message)
                .help("open the source and write the one that is meant"),
        );
    }
}
