//! What has become of a piece of evidence, step by step.

use crate::{
    clean,
    model::{
        Span,
        record::{Evidence, EvidenceStatus, EvidenceStep},
    },
    text::Clean,
};

/// A status, and those that may follow it.
pub type Step = (EvidenceStatus, &'static [EvidenceStatus]);

use EvidenceStatus::{
    Admitted, Authenticated, Contested, Described, Excluded, Lost, Produced, SaidToBeMissing,
    Unverified, Withheld,
};

/// Which step may follow which. Nobody can authenticate, admit or exclude what nobody has produced,
/// and what was once seen is never merely described again. What is lost must be found first.
pub const STEPS: [Step; 10] = [
    (
        Described,
        &[
            Produced,
            Withheld,
            Unverified,
            Contested,
            Lost,
            SaidToBeMissing,
        ],
    ),
    (
        Produced,
        &[
            Withheld,
            Contested,
            Unverified,
            Authenticated,
            Admitted,
            Excluded,
            Lost,
        ],
    ),
    (Withheld, &[Produced, Contested, Lost]),
    (
        Contested,
        &[
            Produced,
            Withheld,
            Unverified,
            Authenticated,
            Admitted,
            Excluded,
            Lost,
        ],
    ),
    (
        Unverified,
        &[Produced, Withheld, Contested, Authenticated, Excluded, Lost],
    ),
    (
        Authenticated,
        &[Withheld, Contested, Admitted, Excluded, Lost],
    ),
    (Admitted, &[Contested, Excluded, Lost]),
    (Excluded, &[Contested, Admitted, Lost]),
    (Lost, &[Produced]),
    // Who says so may be wrong, and another may know of it.
    (SaidToBeMissing, &[Described, Produced, Withheld]),
];

/// Whether a status may follow another.
pub fn may_follow(from: EvidenceStatus, to: EvidenceStatus) -> bool {
    STEPS
        .iter()
        .any(|(status, next)| *status == from && next.contains(&to))
}

/// What is wrong with a step of a history.
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
        from: EvidenceStatus,
        to: EvidenceStatus,
    },
    /// It says what the step before it says.
    Again(EvidenceStatus),
    /// It is dated before the step before it.
    Backwards,
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
            Self::Uncited => "cites nothing".into(),
        }
    }
}

/// What is wrong with the history of a piece of evidence, in the order of its steps.
///
/// The history begins with `status`, or with `described` where the record gives none. Where `status`
/// only says again what the last step says, it begins with its first step. On an earlier day that leaves out steps,
/// nothing is said of how the next one follows.
pub fn problems(evidence: &Evidence) -> Vec<Problem> {
    let history = &evidence.history;
    let last = history.last().map(|step| step.status.value);
    let given = evidence.status.map(|status| status.value);
    let mut before = match given {
        Some(given) if Some(given) == last => None,
        given => Some(given.unwrap_or(Described)),
    };
    let mut problems = Vec::new();
    for (number, step) in history.iter().enumerate() {
        let mut add = |what| {
            problems.push(Problem {
                step: number,
                span: step.status.span,
                what,
            });
        };
        let to = step.status.value;
        match before {
            // What comes before is not known there.
            _ if step.is_after_a_gap => {}
            Some(from) if from == to && number > 0 => add(Wrong::Again(to)),
            Some(from) if from != to && !may_follow(from, to) => add(Wrong::Jump { from, to }),
            _ => {}
        }
        let earlier = number.checked_sub(1).and_then(|above| history.get(above));
        if earlier.is_some_and(|earlier| is_before(step, earlier)) {
            add(Wrong::Backwards);
        }
        if step.cites.is_empty() {
            add(Wrong::Uncited);
        }
        before = Some(to);
    }
    problems
}

/// Whether a step is surely before another.
fn is_before(one: &EvidenceStep, other: &EvidenceStep) -> bool {
    let both = one.date.as_ref().zip(other.date.as_ref());
    both.is_some_and(|(one, other)| one.is_surely_before(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::tests::library, model::Body};

    /// Evidence with this status and history, each step of which cites something unless it says so.
    fn evidence(yaml: &str) -> Evidence {
        let text =
            format!("sources: {{s: {{title: S}}}}\nevidence:\n  e: {{description: E, {yaml}}}\n");
        match &library(&text).find("e").unwrap().body {
            Body::Evidence(evidence) => evidence.clone(),
            other => panic!("{other:?}"),
        }
    }

    fn steps(steps: &[&str]) -> String {
        let step = |status: &&str| format!("{{status: {status}, cites: [{{source: s}}]}}");
        let steps: Vec<String> = steps.iter().map(step).collect();
        format!("history: [{}]", steps.join(", "))
    }

    fn wrong(yaml: &str) -> Vec<(usize, String)> {
        let problems = problems(&evidence(yaml)).into_iter();
        problems
            .map(|problem| (problem.step, problem.what.words().to_string()))
            .collect()
    }

    #[test]
    fn every_status_has_its_row_and_none_follows_itself() {
        for status in EvidenceStatus::ALL {
            let rows: Vec<&Step> = STEPS.iter().filter(|(from, _)| from == status).collect();
            assert_eq!(rows.len(), 1, "{status:?}");
            assert!(!may_follow(*status, *status), "{status:?}");
            assert!(!rows[0].1.is_empty(), "{status:?} is no dead end");
        }
        // What someone says is missing, another may know of.
        let described = STEPS.iter().filter(|(_, next)| next.contains(&Described));
        let described: Vec<EvidenceStatus> = described.map(|(from, _)| *from).collect();
        assert_eq!(described, [SaidToBeMissing]);
    }

    #[test]
    fn a_step_that_cannot_be_is_named() {
        assert_eq!(
            wrong(&steps(&[
                "described",
                "produced",
                "contested",
                "authenticated",
                "admitted"
            ])),
            []
        );
        assert_eq!(
            wrong(&steps(&["admitted"])),
            [(0, "admitted cannot follow described".to_owned())]
        );
        assert_eq!(
            wrong(&steps(&["withheld", "admitted", "described"])),
            [
                (1, "admitted cannot follow withheld".to_owned()),
                (2, "described cannot follow admitted".to_owned()),
            ]
        );
        assert_eq!(
            wrong(&steps(&["produced", "produced"])),
            [(1, "it was produced already".to_owned())]
        );
    }

    #[test]
    fn a_status_is_where_the_history_begins_or_where_it_has_come_to() {
        let from = |status: &str, all: &[&str]| wrong(&format!("status: {status}, {}", steps(all)));
        assert_eq!(from("produced", &["admitted"]), []);
        assert_eq!(
            from("withheld", &["admitted"]),
            [(0, "admitted cannot follow withheld".to_owned())]
        );
        // It has come to what the status says; where it began is not told.
        assert_eq!(from("excluded", &["admitted", "excluded"]), []);
    }

    #[test]
    fn steps_go_forward_in_time_and_cite_something() {
        let history = "history: [{date: 2024-05, status: produced, cites: [{source: s}]}, {date: 2024-04-30, status: contested}]";
        assert_eq!(
            wrong(history),
            [
                (1, "dated before the step above".to_owned()),
                (1, "cites nothing".to_owned())
            ]
        );
        // April 30 may be in a month that is given as April.
        let unsure = history.replace("2024-05", "2024-04");
        assert_eq!(wrong(&unsure), [(1, "cites nothing".to_owned())]);
    }
}
