//! What it finds: a person or body whose `speaks_for` names itself.
//!
//! Why that is bad: who speaks for another weighs like them; one's own voice needs no such word, and the slip
//! hides for whom one does speak.
//!
//! Example: `ana: {name: Ana, speaks_for: ana}`.
//!
//! How to fix it: name for whom they speak, or leave the key out.

use super::{Context, Found};
use crate::model::Body;

/// Reports those who speak for themselves.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        let speaks_for = match &record.body {
            Body::Person(person) => &person.speaks_for[..],
            Body::Organization(body) => &body.speaks_for[..],
            _ => continue,
        };
        for whom in speaks_for {
            let named = context.resolve(record.key.case(), whom);
            if named.is_some_and(|named| named.key == record.key) {
                let message = format!("`{}` speaks for itself", whom.value);
                found.push(
                    found
                        .at(record, whom.span, message)
                        .help("name for whom, or leave this out"),
                );
            }
        }
    }
}
