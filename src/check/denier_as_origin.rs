//! What it finds: a citation whose way ends with someone who denies the statement, and who is not said to
//! have made it.
//!
//! Why that is bad: a man's own attorneys become a source of what he is accused of, since they had to
//! name it in order to deny it.
//!
//! Example: `by: state`, cited `via` the statement of his attorneys, whose response is `denied`.
//!
//! How to fix it: cite where those speak who say it; or write `basis: mentioned`, and the way is only a
//! mention of it.

use super::{Context, Found, ways::unplaced};

/// Reports ways that end with a denier.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for way in unplaced(context).filter(|way| way.mention.is_denied) {
        let message = match way.mention.who.len() {
            1 => format!("{} denies this, and is no origin of it", way.who),
            _ => format!("{} deny this, and are no origin of it", way.who),
        };
        found.push(
            found
                .at(way.record, way.citation.source.span, message)
                .help("cite where those speak who say it, or write `basis: mentioned`"),
        );
    }
}
