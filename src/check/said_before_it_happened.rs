//! What it finds: a statement about an event that was surely made before the event's date.
//!
//! Why that is bad: nobody tells what has not happened yet; one of the two dates is wrong, or the statement is about
//! something else.
//!
//! Example: a statement of 2 March that is `about: raid`, where the raid is of 5 March.
//!
//! How to fix it: look up both dates. Where the statement tells what is to come, say so by its `kind`: `announcement`,
//! `opinion` or `estimate`; these are let be, and so are dates that may meet or are in doubt (`~`, `?`).

use super::{Context, Found};
use crate::model::{
    Body,
    record::{AllegationKind, Counted},
};

/// Reports statements about what had not happened.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let library = context.library;
    for (_, record) in context.records() {
        let Body::Allegation(allegation) = &record.body else {
            continue;
        };
        let may_foretell = allegation.kind.is_some_and(|kind| {
            matches!(
                kind.value,
                AllegationKind::Announcement | AllegationKind::Opinion | AllegationKind::Estimate
            )
        });
        let Some(said) = allegation.date.as_ref().filter(|_| !may_foretell) else {
            continue;
        };
        for about in &allegation.about {
            let event = library.resolve(record.key.case(), about);
            let event = event.map(|event| library.at(event));
            let Some(event) = event.filter(|event| event.here.counted == Counted::Yes) else {
                continue;
            };
            let Body::Event(what) = &event.body else {
                continue;
            };
            if let Some(date) = &what.date
                && said.is_surely_before(date)
            {
                let message = format!(
                    "said on {}, about `{}` of {}: unless it tells what is to come, they cannot both be as recorded",
                    &*said.words(),
                    event.key.id(),
                    &*date.words()
                );
                found.push(found.at(record, said.span, message).related(date.span, "the event's date").help(
                    "look up both dates; where it tells what is to come, write `kind: announcement`",
                ));
            }
        }
    }
}
