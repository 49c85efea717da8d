//! What it finds: a statement of the kind `finding` by someone whom it is about or against, or who belongs to
//! or speaks for them.
//!
//! Why that is bad: a police force that finds about itself is heard, and is no judge in its own cause.
//!
//! Example: `kind: finding`, `by: police`, `about: police`.
//!
//! How to fix it: leave the kind out: it is what they say.

use super::{Context, Found};
use crate::{analysis::standing::is_by_a_party, model::Body};

/// Reports findings by those whom they are about.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (index, record) in context.records() {
        let Body::Allegation(allegation) = &record.body else {
            continue;
        };
        let Some(kind) = allegation.kind else {
            continue;
        };
        if is_by_a_party(context.library, index) {
            let who = allegation.by.first().map(|by| by.value.to_string());
            let message = format!(
                "`{}` is a party here, and finds nothing in its own cause",
                who.unwrap_or_default()
            );
            found.push(
                found
                    .at(record, kind.span, message)
                    .help("leave out `kind: finding`: it is what they say"),
            );
        }
    }
}
