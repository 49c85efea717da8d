//! Which step of a charge may follow which.

use super::ChargeStatus;

use ChargeStatus::{
    Acquitted, Charged, Convicted, Dismissed, DismissedWithPrejudice, DismissedWithoutPrejudice,
    InWords, PleaGuilty, PleaNoContest, PleaNotGuilty, Vacated,
};

/// A status, and those that may follow it.
pub type ChargeStepsRow = (ChargeStatus, &'static [ChargeStatus]);

/// Which step may follow which. A plea can be changed until the charge is disposed of; who pleads guilty is not acquitted
/// on that plea. What was dismissed without prejudice, or by a source that does not say which, may be charged again; what
/// was disposed of for good must be vacated first. Words that nobody has read as one of these forbid nothing.
pub const CHARGE_STEPS: [ChargeStepsRow; 11] = [
    (
        Charged,
        &[
            PleaGuilty,
            PleaNotGuilty,
            PleaNoContest,
            DismissedWithPrejudice,
            DismissedWithoutPrejudice,
            Dismissed,
            Convicted,
            Acquitted,
            InWords,
        ],
    ),
    (
        PleaGuilty,
        &[
            PleaNotGuilty,
            PleaNoContest,
            DismissedWithPrejudice,
            DismissedWithoutPrejudice,
            Dismissed,
            Convicted,
            InWords,
        ],
    ),
    (
        PleaNotGuilty,
        &[
            PleaGuilty,
            PleaNoContest,
            DismissedWithPrejudice,
            DismissedWithoutPrejudice,
            Dismissed,
            Convicted,
            Acquitted,
            InWords,
        ],
    ),
    (
        PleaNoContest,
        &[
            PleaGuilty,
            PleaNotGuilty,
            DismissedWithPrejudice,
            DismissedWithoutPrejudice,
            Dismissed,
            Convicted,
            InWords,
        ],
    ),
    (DismissedWithPrejudice, &[Vacated]),
    (
        DismissedWithoutPrejudice,
        &[Charged, DismissedWithPrejudice, Vacated],
    ),
    (
        Dismissed,
        &[
            Charged,
            DismissedWithPrejudice,
            DismissedWithoutPrejudice,
            Vacated,
        ],
    ),
    (Convicted, &[Vacated]),
    (Acquitted, &[Vacated]),
    (
        Vacated,
        &[
            Charged,
            PleaGuilty,
            PleaNotGuilty,
            PleaNoContest,
            DismissedWithPrejudice,
            DismissedWithoutPrejudice,
            Dismissed,
            Convicted,
            Acquitted,
            InWords,
        ],
    ),
    (
        InWords,
        &[
            Charged,
            PleaGuilty,
            PleaNotGuilty,
            PleaNoContest,
            DismissedWithPrejudice,
            DismissedWithoutPrejudice,
            Dismissed,
            Convicted,
            Acquitted,
            Vacated,
        ],
    ),
];

/// Whether a status may follow another.
pub fn may_follow(from: ChargeStatus, to: ChargeStatus) -> bool {
    let mut rows = CHARGE_STEPS.iter();
    rows.any(|(status, next)| *status == from && next.contains(&to))
}
