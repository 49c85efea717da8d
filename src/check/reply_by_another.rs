//! What it finds: an admission by someone whom the statement is not against, who neither made it nor speaks
//! for one of these; a withdrawal of another's words; a dismissal by neither a court nor the forum of a
//! proceeding.
//!
//! Why that is bad: only who is accused can admit, only who spoke can take back, only a court can dismiss.
//! What a bystander agrees to is no admission.
//!
//! Example: `{by: ngo, is: admitted}`, where the statement is against the ministry.
//!
//! How to fix it: write `affirmed`; or, where a source says so, `against` for whom the statement is against,
//! or `speaks_for` on who replies.

use super::{Context, Found};
use crate::{
    analysis::{
        party::Parties,
        replies::{self, Before, acts, is_of_kind, speakers},
        standing::may_dismiss,
    },
    library::Index,
    model::{
        Body,
        record::{AllegationKind, ResponseKind},
    },
};

/// Reports replies by people who cannot give them.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let library = context.library;
    let id = |who: Index| library.at(who).key.id();
    for (index, record) in context.records() {
        let Body::Allegation(allegation) = &record.body else {
            continue;
        };
        let parties = Parties::to(library, index);
        let by = speakers(library, index);
        if let Some(kind) = allegation.kind
            && is_of_kind(library, index, AllegationKind::Admission)
            && !by.is_empty()
            && !by
                .iter()
                .any(|who| !parties.admits_for(library, *who).is_empty())
        {
            let message = format!(
                "`{}` cannot admit this: the statement is not against them",
                id(by[0])
            );
            found.push(found.at(record, kind.span, message).help(
                "leave out `kind: admission`, or write `against` or `speaks_for` if a source says so",
            ));
        }
        for act in acts(library, index, allegation) {
            let is = allegation.responses[act.response].is;
            let may_admit = || !parties.admits_for(library, act.who).is_empty();
            let (message, help) = match is.value {
                ResponseKind::Admitted | ResponseKind::AdmittedInPart if !may_admit() => (
                    format!(
                        "`{}` cannot admit this: it is not against them",
                        id(act.who)
                    ),
                    "write `affirmed`, or `against` or `speaks_for` if a source says so",
                ),
                ResponseKind::Withdrawn
                    if replies::speaks_as(library, index, act.who).is_empty()
                        && act.before == Before::Nothing =>
                {
                    (
                        format!("`{}` cannot withdraw what another said", id(act.who)),
                        "write who withdrew it, or `denied` if a source says so",
                    )
                }
                ResponseKind::Dismissed if !may_dismiss(library, act.who) => (
                    format!(
                        "`{}` is no court and no forum, and cannot dismiss this",
                        id(act.who)
                    ),
                    "write who dismissed it, or `denied` if a source says so",
                ),
                _ => continue,
            };
            found.push(found.at(record, is.span, message).help(help));
        }
    }
}
