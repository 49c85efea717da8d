//! What it finds: a citation whose way ends where others speak than those who are said to have made the
//! statement.
//!
//! Why that is bad: what somebody says of another is taken for the other's own words.
//!
//! Example: `by: state`, cited `via` an interview in which only a lawyer speaks.
//!
//! How to fix it: cite where those speak who say it; name the one who speaks there under `by`; write in the record of
//! whoever speaks there for them, as a judge for the court, `speaks_for: state`; or write `basis: mentioned`, and the way
//! is only a mention of it.

use super::{Context, Found, ways::unplaced};

/// Reports ways that end with somebody else.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for way in unplaced(context).filter(|way| !way.mention.is_denied) {
        let verb = if way.mention.who.len() == 1 {
            "speaks"
        } else {
            "speak"
        };
        let source = context.library.at(way.mention.source).key.id();
        let message = format!(
            "in `{source}` {} {verb}, who {} not said to have made this statement",
            way.who,
            if way.mention.who.len() == 1 {
                "is"
            } else {
                "are"
            },
        );
        found.push(
            found
                .at(way.record, way.citation.source.span, message)
                .help("cite where those speak who say it, write `speaks_for` where one speaks for them, or write `basis: mentioned`"),
        );
    }
}
