//! What it finds: a quote whose words are in the file, but are not simply what the source says: struck out,
//! deleted, hidden, in white letters, turned by controls of direction (`021` that is shown as `120`), with deleted
//! words between them, without words that somebody put in, put together over the gap between two columns or cells,
//! put in or moved without anybody having accepted it, in a comment, quoted
//! from another's message, on a page beside its article, or a label such as `Log row 3:` that is in no file and only shown before its words.
//!
//! Why that is bad: it puts words into the mouth of one who did not say them, or who took them back; and whoever
//! opens the source sees something else.
//!
//! Example: `quote: did not know`, where a Word file has these words as a change of the other side's counsel.
//!
//! How to fix it: quote what stands, or cite the document in which the words are somebody's own. Where the words
//! are meant as they are, say in the text what they are.

use super::{Context, Found};
use crate::document::Whose;

/// Reports quotes of words that are not simply their source's.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for quoted in context.quoted() {
        let all = quoted.whose.iter().filter(|whose| is_reported(whose));
        let all: Vec<String> = all.map(Whose::to_string).collect();
        if !all.is_empty() {
            let message = format!(
                "these words stand in `{}`, {}",
                quoted.citation.source.value,
                all.join("; ")
            );
            found.push(
                found
                    .at(quoted.record, quoted.quote.span(), message)
                    .help("quote what stands, or say in the text what these words are"),
            );
        }
    }
}

fn is_reported(whose: &Whose) -> bool {
    // A page that says that it was corrected names nobody.
    let is_over_a_change = match whose {
        Whose::OverDeleted(by) => by.who.is_some(),
        Whose::Without(left_out) => is_reported(left_out),
        Whose::First(one) => is_reported(one),
        _ => false,
    };
    let is_not_its_own = matches!(
        whose.of_some(),
        Whose::Quoted(_)
            | Whose::QuotedInPart(_)
            | Whose::Outside
            | Whose::Comment(_)
            | Whose::Moved(_)
            | Whose::Inserted(_)
            | Whose::Doubtful
            | Whose::Redacted
            | Whose::OverGap
            | Whose::OverSpeaker
            | Whose::LinkTitle
            | Whose::White
            | Whose::Turned
            | Whose::Struck
            | Whose::Hidden
            | Whose::Deleted(_)
            | Whose::Label
    );
    is_over_a_change || is_not_its_own
}
