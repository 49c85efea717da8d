//! What became of charges, step by step: what is wrong in the order of the steps, and how many came to what.

use super::timeline::{Content, What};
use crate::{
    clean,
    library::{Index, Library, Record},
    model::{
        Body, RecordPart, Ref, Span,
        part::{charge_step, charges},
        record::{AHEAD, Charge, ChargeStatus, ChargeStep, MISREAD, OF_WHOM, Outcome, may_follow},
    },
    text::{Clean, clean_line},
};

use ChargeStatus::{Charged, Convicted};

/// What is said of somebody who is charged where something in the record could not be read.
const RECORD_MISREAD: &str = "what became of it is not known: its record could not all be read";

/// The steps of the charges of a record that have a day, as moments of the chronology.
pub fn moments(body: &Body) -> impl Iterator<Item = (RecordPart, Content<'_>)> {
    let all = charges(body).iter().enumerate();
    all.flat_map(move |(charge, it)| {
        it.history
            .iter()
            .enumerate()
            .filter_map(move |(place, step)| {
                let content = Content {
                    what: What::Charged(charge, place),
                    date: Some(step.date.as_ref()?),
                    said: None,
                    label: body.label()?,
                    cites: &step.cites,
                };
                Some((RecordPart::Charge(charge, place), content))
            })
    })
}

/// `count 1, Smuggling of aliens: convicted, as to Ana Ruiz · told by The Post`: a step of a charge of a record.
pub fn told(library: &Library, index: Index, charge: usize, place: usize) -> Clean {
    let record = library.at(index);
    let Some((charge, step)) = charge_step(&record.body, charge, place) else {
        return Clean::default();
    };
    let number = charge.number.as_ref();
    let number = number.map(|number| clean!["count ", clean_line(number.raw()), ", "]);
    let whose = step.of.iter().map(|of| {
        let found = library.resolve(record.key.case(), of);
        found.map_or_else(|| library.nowhere(of), |found| library.short(found))
    });
    let whose: Vec<Clean> = whose.collect();
    let of = match whose.is_empty() {
        false => clean![", as to ", Clean::join(whose, ", ")],
        true if charge.is_against_one() || charge.is_of_all(place) => Clean::default(),
        true => clean![", ", OF_WHOM],
    };
    let is_charged = |who: &Ref| charge.against.iter().any(|whom| whom.value == *who);
    let is_anothers = !charge.against.is_empty() && !step.of.iter().all(|of| is_charged(of));
    let anothers = is_anothers.then(|| clean![", ", Wrong::NotCharged.words()]);
    let ahead = step.is_ahead.then_some(clean!["; ", AHEAD]);
    clean![
        number,
        clean_line(charge.title.raw()),
        ": ",
        step.status.value.says(),
        of,
        anothers,
        ahead,
        library.told_in(record, &step.cites)
    ]
}

/// Of whom a step of a charge of a record tells: whom it names, else all whom the charge is against.
pub fn whose(library: &Library, index: Index, charge: usize, place: usize) -> Vec<Index> {
    let record = library.at(index);
    let Some((charge, step)) = charge_step(&record.body, charge, place) else {
        return Vec::new();
    };
    let whom = match step.of.is_empty() {
        true => &charge.against,
        false => &step.of,
    };
    let is_charged = |who: &Ref| charge.against.iter().any(|whom| whom.value == *who);
    let whom = whom
        .iter()
        .filter(|who| charge.against.is_empty() || is_charged(who));
    let found = whom.filter_map(|who| library.resolve(record.key.case(), who));
    let mut found: Vec<Index> = found.collect();
    found.sort_unstable();
    found.dedup();
    found
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
    /// It tells of somebody whom the charge is not against.
    NotCharged,
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
            Self::NotCharged => "of somebody whom the count is not against".into(),
            Self::Sentence(status) => clean!["a sentence where it is ", status.word()],
            Self::Uncited => "cites nothing".into(),
        }
    }
}

/// What is wrong with the steps of a charge, in their order: of each of those of whom they tell. Where it began the first
/// step says. On an earlier day that leaves out steps, nothing is said of how the next one follows.
pub fn problems(charge: &Charge) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (number, step) in charge.history.iter().enumerate() {
        let mut found = Vec::new();
        for before in before(charge, number) {
            found.extend(follows(charge, before, number));
        }
        let to = step.status.value;
        if step.sentence.is_some() && to != Convicted {
            found.push(Wrong::Sentence(to));
        }
        if step.cites.is_empty() {
            found.push(Wrong::Uncited);
        }
        found.dedup();
        problems.extend(found.into_iter().map(|what| Problem {
            step: number,
            span: step.status.span,
            what,
        }));
        let is_charged = |of: &Ref| charge.against.iter().any(|whom| whom.value == *of);
        let others = step.of.iter();
        let others = others.filter(|of| !charge.against.is_empty() && !is_charged(of));
        problems.extend(others.map(|of| Problem {
            step: number,
            span: of.span,
            what: Wrong::NotCharged,
        }));
    }
    problems
}

/// The steps that come before one and tell of the same: the last such of each of those of whom it tells. Of whom of
/// several a step tells that names nobody is not known, so that nothing is known to follow it.
fn before(charge: &Charge, number: usize) -> Vec<usize> {
    let step = &charge.history[number];
    let earlier = || charge.history[..number].iter().enumerate().rev();
    if charge.is_against_one() || step.of.is_empty() {
        let last = earlier().next();
        let is_known = |of: &ChargeStep| charge.is_against_one() || of.of.is_empty();
        let last = last.filter(|(_, one)| is_known(one));
        return last.into_iter().map(|(earlier, _)| earlier).collect();
    }
    let of = step.of.iter().filter_map(|who| {
        let is_theirs = |one: &ChargeStep| one.of.iter().any(|of| of.value == who.value);
        let (last, one) = earlier().find(|(_, one)| one.of.is_empty() || is_theirs(one))?;
        let is_begun = charge.history[..last]
            .iter()
            .any(|one| one.status.value != Charged);
        (is_theirs(one) || one.is_of_all(is_begun)).then_some(last)
    });
    let mut of: Vec<usize> = of.collect();
    of.sort_unstable();
    of.dedup();
    of
}

/// What is wrong with a step behind another that tells of the same.
fn follows(charge: &Charge, before: usize, number: usize) -> Vec<Wrong> {
    let (earlier, step) = (&charge.history[before], &charge.history[number]);
    let (from, to) = (earlier.status.value, step.status.value);
    let mut between = charge.history[before + 1..=number].iter();
    let mut found = Vec::new();
    match from == to {
        // What comes before is not known there.
        _ if between.any(|step| step.is_after_a_gap) => {}
        true if step.sentence.is_none() => found.push(Wrong::Again(to)),
        false if !may_follow(from, to) => found.push(Wrong::Jump { from, to }),
        _ => {}
    }
    if step.is_before(earlier) {
        found.push(Wrong::Backwards);
    }
    found
}

/// What holds of one of those whom a charge of a record is against, by its steps.
///
/// # Errors
/// Why that is not known: a step does not say of whom it tells, or something in the record could not be read, and whom
/// the charge is against may stand there.
pub fn now_of<'c>(
    library: &Library,
    record: &Record,
    charge: &'c Charge,
    who: Index,
) -> Result<Option<&'c ChargeStep>, &'static str> {
    let is_who = |one: &Ref| library.resolve(record.key.case(), one) == Some(who);
    if charge.is_misread {
        return Err(MISREAD);
    }
    let now = charge.now_of(&is_who)?;
    match now.is_some_and(|now| now.of.is_empty()) && record.here.is_misread {
        true => Err(RECORD_MISREAD),
        false => Ok(now),
    }
}

/// `3 counts: 1 dismissed without prejudice, 2 convicted`; nothing where nothing is charged. What a charge has come to is
/// what its last step says; where that is no disposition, none is stated.
pub fn summary(charges: &[Charge]) -> Option<Clean> {
    if charges.is_empty() {
        return None;
    }
    let mut told: Vec<(Outcome, usize)> = Vec::new();
    for is in charges.iter().map(Charge::outcome) {
        match told.iter_mut().find(|(other, _)| *other == is) {
            Some((_, count)) => *count += 1,
            None => told.push((is, 1)),
        }
    }
    told.sort_unstable();
    let told = told.into_iter().map(|(is, count)| {
        let words = is
            .came_to
            .map_or_else(|unknown| unknown, ChargeStatus::says);
        let of_whom = is.is_of_whom_open.then(|| clean![", ", OF_WHOM]);
        clean![count, " ", words, of_whom]
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
    use crate::{
        analysis::tests::library,
        model::{
            Body,
            record::{CHARGE_STEPS, ChargeStepsRow},
        },
    };

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
            let rows: Vec<&ChargeStepsRow> = CHARGE_STEPS
                .iter()
                .filter(|(from, _)| from == status)
                .collect();
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
