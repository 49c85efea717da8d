//! What it finds: an allegation whose `history` says more for it than follows from the records: found
//! where no proceeding found it, admitted where nobody admitted it, alleged where it is denied.
//!
//! Why that is bad: the file's own view is read as what the sources bear.
//!
//! Example: `history: [{status: admitted}]`, and the only response is `denied`.
//!
//! How to fix it: record what the view rests on, as a response, a finding or a citation, or state no
//! more than follows; `casefile show` says what follows and why. A claim of `corroborated` on one
//! origin is reported by `corroborated-by-one-origin`.

use super::{Context, Found};
use crate::{
    analysis::standing::{self, Compared},
    model::{Body, record::Standing},
};

/// Reports views that claim too much.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (index, record) in context.records() {
        let Body::Allegation(allegation) = &record.body else {
            continue;
        };
        let Some(last) = allegation.history.last() else {
            continue;
        };
        let Some(derived) = standing::derive(context.library, index) else {
            continue;
        };
        let is_above = derived
            .stated
            .is_some_and(|stated| stated.than_derived == Compared::Above);
        let is_told =
            last.status.value == Standing::Corroborated && derived.origins.independent < 2;
        if is_above && !is_told {
            let message = format!(
                "this says `{}`, and what follows from the records is `{}`: {}",
                last.status.word(),
                derived.standing.word(),
                standing::words(context.library, &derived.because)
            );
            found.push(found.at(record, last.status.span, message).help(
                "record the response, the finding or the citation that it rests on, or state no more than follows",
            ));
        }
    }
}
