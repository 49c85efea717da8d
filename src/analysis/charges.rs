//! What became of charges, step by step: what is wrong in the order of the steps, and how many came to what.

use crate::{
    clean,
    model::{
        Span,
        record::{Charge, ChargeStatus, ChargeStep},
    },
    text::Clean,
};

use ChargeStatus::{
    Acquitted, Charged, Convicted, Dismissed, DismissedWithPrejudice, DismissedWithoutPrejudice,
    InWords, PleaGuilty, PleaNoContest, PleaNotGuilty, Vacated,
};

/// A status, and those that may follow it.
pub type Step = (ChargeStatus, &'static [ChargeStatus]);

/// Which step may follow which. A plea can be changed until the charge is disposed of; who pleads guilty is not acquitted
/// on that plea. What was dismissed without prejudice, or by a source that does not say which, may be charged again; what
/// was disposed of for good must be vacated first. Words that nobody has read as one of these forbid nothing.
pub const STEPS: [Step; 11] = [
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
    let mut rows = STEPS.iter();
    rows.any(|(status, next)| *status == from && next.contains(&to))
}

/// What is wrong with a step of a charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which step, from 0.
    pub step: usize,
    /// Where its status stands in the file.
    pub span: Span,
    pub what: Wrong,
}

/// What can be wrong with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// [`STEPS`] knows no such step.
    Jump {
        from: ChargeStatus,
        to: ChargeStatus,
    },
    /// It says what the step before it says, and adds no sentence.
    Again(ChargeStatus),
    /// It is dated before the step before it.
    Backwards,
    /// It gives a sentence to somebody who is not convicted by it.
    Sentence(ChargeStatus),
    /// It cites nothing.
    Uncited,
}

impl Wrong {
    /// As a screen says it.
    pub fn words(self) -> Clean {
        match self {
            Self::Jump { from, to } => clean![to.word(), " cannot follow ", from.word()],
            Self::Again(status) => clean!["it was ", status.word(), " already"],
            Self::Backwards => "dated before the step above".into(),
            Self::Sentence(status) => clean!["a sentence where it is ", status.word()],
            Self::Uncited => "cites nothing".into(),
        }
    }
}

/// What is wrong with the steps of a charge, in their order. Where it began the first step says. On an earlier day that
/// leaves out steps, nothing is said of how the next one follows.
pub fn problems(charge: &Charge) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut before: Option<&ChargeStep> = None;
    for (number, step) in charge.history.iter().enumerate() {
        let mut add = |what| {
            problems.push(Problem {
                step: number,
                span: step.status.span,
                what,
            });
        };
        let to = step.status.value;
        if let Some(earlier) = before {
            let from = earlier.status.value;
            match from == to {
                // What comes before is not known there.
                _ if step.is_after_a_gap => {}
                true if step.sentence.is_none() => add(Wrong::Again(to)),
                false if !may_follow(from, to) => add(Wrong::Jump { from, to }),
                _ => {}
            }
            if is_before(step, earlier) {
                add(Wrong::Backwards);
            }
        }
        if step.sentence.is_some() && to != Convicted {
            add(Wrong::Sentence(to));
        }
        if step.cites.is_empty() {
            add(Wrong::Uncited);
        }
        before = Some(step);
    }
    problems
}

/// Whether a step is surely before another.
fn is_before(one: &ChargeStep, other: &ChargeStep) -> bool {
    let both = one.date.as_ref().zip(other.date.as_ref());
    both.is_some_and(|(one, other)| one.is_surely_before(other))
}

/// `3 counts: 1 dismissed without prejudice, 2 convicted`; nothing where nothing is charged. What a charge has come to is
/// what its last step says; where that is no disposition, none is stated.
pub fn summary(charges: &[Charge]) -> Option<Clean> {
    if charges.is_empty() {
        return None;
    }
    let mut told: Vec<(Result<ChargeStatus, &str>, usize)> = Vec::new();
    for is in charges.iter().map(Charge::came_to) {
        match told.iter_mut().find(|(other, _)| *other == is) {
            Some((_, count)) => *count += 1,
            None => told.push((is, 1)),
        }
    }
    told.sort_unstable();
    let told = told.into_iter().map(|(is, count)| {
        let words = is.map_or_else(|unknown| unknown, ChargeStatus::says);
        clean![count, " ", words]
    });
    let counts = match charges.len() {
        1 => clean!["1 count: "],
        many => clean![many, " counts: "],
    };
    let told: Vec<Clean> = told.collect();
    Some(clean![counts, Clean::join(told, "; ")])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::tests::library, model::Body};

    /// The charges of a proceeding, of which this is the list.
    fn charges(yaml: &str) -> Vec<Charge> {
        let text = format!(
            "sources: {{s: {{title: S}}}}\nproceedings:\n  p: {{title: P, charges: [{yaml}]}}\n"
        );
        match &library(&text).find("p").unwrap().body {
            Body::Proceeding(proceeding) => proceeding.charges.clone(),
            other => panic!("{other:?}"),
        }
    }

    fn steps(steps: &[&str]) -> String {
        let step = |status: &&str| format!("{{status: {status}, cites: [{{source: s}}]}}");
        let steps: Vec<String> = steps.iter().map(step).collect();
        format!("{{title: T, history: [{}]}}", steps.join(", "))
    }

    fn wrong(yaml: &str) -> Vec<(usize, String)> {
        let problems = problems(&charges(yaml)[0]).into_iter();
        problems
            .map(|problem| (problem.step, problem.what.words().to_string()))
            .collect()
    }

    #[test]
    fn every_status_has_its_row_and_none_follows_itself() {
        for status in ChargeStatus::ALL {
            let rows: Vec<&Step> = STEPS.iter().filter(|(from, _)| from == status).collect();
            assert_eq!(rows.len(), 1, "{status:?}");
            assert!(!may_follow(*status, *status), "{status:?}");
            assert!(!rows[0].1.is_empty(), "{status:?} is no dead end");
        }
    }

    #[test]
    fn a_step_that_contradicts_the_order_is_named() {
        assert_eq!(
            wrong(&steps(&[
                "charged",
                "plea-not-guilty",
                "dismissed-without-prejudice",
                "charged",
                "convicted",
                "vacated",
                "acquitted",
            ])),
            []
        );
        assert_eq!(
            wrong(&steps(&["plea-guilty", "acquitted"])),
            [(1, "acquitted cannot follow plea-guilty".to_owned())]
        );
        assert_eq!(
            wrong(&steps(&["dismissed-with-prejudice", "charged"])),
            [(
                1,
                "charged cannot follow dismissed-with-prejudice".to_owned()
            )]
        );
        assert_eq!(
            wrong(&steps(&["convicted", "convicted"])),
            [(1, "it was convicted already".to_owned())]
        );
    }

    #[test]
    fn a_sentence_comes_with_a_conviction_or_after_it() {
        let of = |first: &str, last: &str| {
            wrong(&format!(
                "{{title: T, history: [{{date: 2024-05-02, status: {first}, cites: [{{source: s}}]}}, \
                 {{date: 2024-05-01, status: {last}, sentence: 30 days}}]}}"
            ))
        };
        assert_eq!(
            of("convicted", "convicted"),
            [
                (1, "dated before the step above".to_owned()),
                (1, "cites nothing".to_owned())
            ]
        );
        let of_none = of("charged", "acquitted");
        assert!(of_none.contains(&(1, "a sentence where it is acquitted".to_owned())));
    }

    #[test]
    fn the_last_step_counts_and_what_is_not_known_is_said() {
        let said = |all: &[&[&str]]| {
            let all: Vec<String> = all.iter().map(|one| steps(one)).collect();
            summary(&charges(&all.join(", "))).unwrap().to_string()
        };
        assert_eq!(summary(&[]), None);
        assert_eq!(said(&[&[]]), "1 count: 1 disposition not stated");
        assert_eq!(
            said(&[
                &["charged", "dismissed-without-prejudice"],
                &["plea-not-guilty", "convicted"],
                // Charged again: how that ended nobody says.
                &["dismissed-without-prejudice", "charged"],
                &["dismissed"],
            ]),
            "4 counts: 1 dismissed without prejudice; 1 dismissed, prejudice not stated; 1 convicted; \
             1 disposition not stated"
        );
    }
}
