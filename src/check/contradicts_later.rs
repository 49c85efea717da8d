//! What it finds: a relation `contradicts` from a statement that was surely made before the one it is said to
//! contradict, unless it is a denial. What a source says in its own voice and the file gives no date it said when it was
//! published.
//!
//! Why that is bad: nobody can answer what has not been said yet. The later statement is the one that
//! contradicts.
//!
//! Example: `{to: later, is: contradicts}` on a statement of 2 January, where `later` is of 4 March.
//!
//! How to fix it: write the relation on the later statement. A denial may be older: what was denied before is
//! then said again.

use super::{Context, Found};
use crate::{
    analysis::{
        replies::is_of_kind,
        when::{When, day_of},
    },
    model::{
        Body,
        record::{AllegationKind, RelationKind},
    },
};

/// Reports contradictions of what was not said yet.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let library = context.library;
    for (index, record) in context.records() {
        let Body::Allegation(allegation) = &record.body else {
            continue;
        };
        if is_of_kind(library, index, AllegationKind::Denial) {
            continue;
        }
        let contradicts = allegation.relations.iter();
        let contradicts = contradicts.filter(|one| one.is.value == RelationKind::Contradicts);
        for relation in contradicts {
            let Some(to) = library.resolve(record.key.case(), &relation.to) else {
                continue;
            };
            if When::of_record(library, to).is_after(When::of_record(library, index)) {
                let day = day_of(library, to).map(|date| date.words());
                let message = format!(
                    "this was said before `{}` ({}), and cannot contradict it",
                    relation.to.value,
                    &*day.unwrap_or_default()
                );
                found.push(found.at(record, relation.is.span, message).help(format!(
                    "write the relation in `{}`, which is the later one",
                    relation.to.value
                )));
            }
        }
    }
}
