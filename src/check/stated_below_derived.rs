//! What it finds: an allegation whose `history` says less for it than follows from the records: alleged where
//! a court found it, denied where it is admitted.
//!
//! Why that is bad: the file's own view is read as what the sources bear, and it lags behind them.
//!
//! Example: `history: [{status: alleged}]`, and the ministry's response is `admitted`.
//!
//! How to fix it: add the step that follows, with its citation; `casefile show` says what follows and why. Or
//! record what the lower view rests on.

use super::{Context, Found};
use crate::{
    analysis::standing::{self, Compared},
    model::Body,
};

/// Reports views that claim too little.
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
        let is_below = derived
            .stated
            .is_some_and(|stated| stated.than_derived == Compared::Below);
        if is_below {
            let message = format!(
                "this says `{}`, and what follows from the records is `{}`: {}",
                last.status.value.says(),
                derived.standing.says(),
                standing::words(context.library, &derived.because)
            );
            found.push(
                found
                    .at(record, last.status.span, message)
                    .help("add the step that follows, or record what this view rests on"),
            );
        }
    }
}
