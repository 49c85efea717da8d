//! What holds of a charge by its steps: of the count, and of each of those whom it is against.

use super::{
    Charge, ChargeStatus, ChargeStep, MISREAD, NO_DISPOSITION, NOT_KNOWN, NOT_ONE, OF_WHOM,
    may_follow,
};
use crate::model::{At, Date, Ref};

/// The step that holds of somebody.
#[derive(Clone, Copy, Debug)]
pub struct Holding<'c> {
    pub step: &'c ChargeStep,
    /// It does not say of whom of several it tells, and may tell of them.
    pub is_of_whom_open: bool,
    /// It cannot follow what was before it, or what cannot follow it came behind it.
    pub is_contradictory: bool,
}

/// How a count was disposed of, and whether it is open of whom of several that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outcome {
    pub came_to: Result<ChargeStatus, &'static str>,
    pub is_of_whom_open: bool,
}

impl Charge {
    /// The step that holds now; where steps tell of some of those whom it is against, only where it says the same of all.
    pub fn now(&self) -> Option<&ChargeStep> {
        let mut outcomes = self.outcomes().into_iter();
        let first = outcomes.next()?.ok()??;
        let is_same = |other: Result<Option<&ChargeStep>, _>| {
            other.is_ok_and(|other| other.is_some_and(|it| it.status.value == first.status.value))
        };
        outcomes.all(is_same).then_some(first)
    }

    /// The step that holds now, of each of those of whom steps tell apart; else that of the count.
    pub fn outcomes(&self) -> Vec<Result<Option<&ChargeStep>, &'static str>> {
        match self.is_told_apart() {
            true => {
                let each = self.each().into_iter();
                each.map(|who| self.now_of(&|one| one == who)).collect()
            }
            false => vec![Ok(self.of_count().map(|holding| holding.step))],
        }
    }

    /// The step that holds now of one of those whom it is against.
    ///
    /// # Errors
    /// Where a step does not say of whom of several it tells, and may tell of them. That all were charged it need not say.
    pub fn now_of(
        &self,
        is_who: &dyn Fn(&Ref) -> bool,
    ) -> Result<Option<&ChargeStep>, &'static str> {
        match self.holding_of(is_who) {
            Some(holding) if holding.is_of_whom_open => Err(OF_WHOM),
            holding => Ok(holding.map(|holding| holding.step)),
        }
    }

    /// The last step that tells, or may tell, of one of those whom it is against.
    pub fn holding_of(&self, is_who: &dyn Fn(&Ref) -> bool) -> Option<Holding<'_>> {
        let is_theirs = |step: &ChargeStep| step.of.iter().any(|of| is_who(of));
        let steps = self.told();
        holding(steps.filter(|(step, _)| step.of.is_empty() || is_theirs(step)))
    }

    /// The step that holds of the count, whomever it tells of.
    fn of_count(&self) -> Option<Holding<'_>> {
        holding(self.told())
    }

    /// The step of which it is open of whom of several it tells, where that matters to what holds of one of them.
    pub fn of_whom(&self) -> Option<&ChargeStep> {
        let all = self.holdings().into_iter();
        let mut open = all.filter(|holding| holding.is_of_whom_open);
        open.next().map(|holding| holding.step)
    }

    /// Whether what holds, of anybody whom it is against, is contradicted by another step.
    pub fn is_contradictory(&self) -> bool {
        let mut all = self.holdings().into_iter();
        all.any(|holding| holding.is_contradictory)
    }

    fn holdings(&self) -> Vec<Holding<'_>> {
        match self.is_told_apart() {
            true => {
                let each = self.each().into_iter();
                each.filter_map(|who| self.holding_of(&|one| one == who))
                    .collect()
            }
            false => self.of_count().into_iter().collect(),
        }
    }

    /// The steps that say what holds, in the order of the file, each with whether it is open of whom of several it tells.
    /// What is told only of somebody whom the count is not against, and what is dated ahead, says nothing of it.
    fn told(&self) -> impl Iterator<Item = (&ChargeStep, bool)> {
        let is_several = self.against.len() > 1 || self.is_against_more || self.is_told_apart();
        let mut is_begun = false;
        let steps = self.history.iter().filter(|step| self.counts(step));
        steps.map(move |step| {
            let is_of_all = step.is_of_all(is_begun);
            is_begun |= step.status.value != ChargeStatus::Charged;
            (step, step.of.is_empty() && is_several && !is_of_all)
        })
    }

    fn counts(&self, step: &ChargeStep) -> bool {
        let is_charged = || step.of.iter().any(|of| self.is_against(of));
        !step.is_ahead && (step.of.is_empty() || is_charged())
    }

    /// Whether it is against somebody; where it does not say against whom it is, against everybody.
    fn is_against(&self, who: &Ref) -> bool {
        self.against.is_empty() || self.against.iter().any(|whom| whom.value == *who)
    }

    /// Whether it is against one only, of whom every step tells.
    pub fn is_against_one(&self) -> bool {
        self.against.len() == 1 && !self.is_against_more
    }

    /// Whether steps tell of some of several whom it is against.
    fn is_told_apart(&self) -> bool {
        let mut steps = self.history.iter();
        !self.is_against_one() && steps.any(|step| !step.of.is_empty() && self.counts(step))
    }

    /// Whom it is against, and of whom steps tell where it does not say so, each once.
    fn each(&self) -> Vec<&Ref> {
        let of = self.history.iter().flat_map(|step| step.of.iter());
        let of = of.filter(|_| self.against.is_empty());
        let mut each: Vec<&Ref> = Vec::new();
        for who in self.against.iter().chain(of) {
            if !each.contains(&&who.value) {
                each.push(&who.value);
            }
        }
        each
    }

    /// How it was disposed of, or what is said where that is not known, or not one thing.
    pub fn came_to(&self) -> Result<ChargeStatus, &'static str> {
        let mut outcomes = self.outcomes().into_iter();
        let first = self.came_to_by(outcomes.next().unwrap_or(Ok(None)));
        match outcomes.all(|other| self.came_to_by(other) == first) {
            true => first,
            false => Err(NOT_ONE),
        }
    }

    /// The same of one of those whom it is against, by the step that holds of them.
    pub fn came_to_by(
        &self,
        now: Result<Option<&ChargeStep>, &'static str>,
    ) -> Result<ChargeStatus, &'static str> {
        match (self.is_misread, self.is_in_doubt) {
            (true, _) => Err(MISREAD),
            (false, true) => Err(NOT_KNOWN),
            (false, false) => now?.and_then(ChargeStep::disposition).ok_or(NO_DISPOSITION),
        }
    }

    /// The same as it is counted: what is told without saying of whom is told with that.
    pub fn outcome(&self) -> Outcome {
        let open = self.of_whom();
        let came_to = match self.came_to() {
            Err(OF_WHOM) => self.came_to_by(Ok(open)),
            came_to => came_to,
        };
        Outcome {
            is_of_whom_open: came_to.is_ok() && open.is_some(),
            came_to,
        }
    }

    /// The steps at the end that say the same, from the one since which it holds. A later sentence is one of them.
    fn standing(&self) -> Vec<&ChargeStep> {
        let Some(now) = self.of_count().filter(|_| !self.is_told_apart()) else {
            return Vec::new();
        };
        if now.is_of_whom_open {
            return vec![now.step];
        }
        let mut steps: Vec<&ChargeStep> = in_order(self.told()).map(|(step, _)| step).collect();
        let last = steps.iter().position(|step| std::ptr::eq(*step, now.step));
        steps.truncate(last.map_or(0, |last| last + 1));
        let mut from = steps.len().saturating_sub(1);
        while let [.., earlier, later] = &steps[..steps.len().min(from + 1)]
            && earlier.status.value == now.step.status.value
            && !later.is_after_a_gap
        {
            from -= 1;
        }
        steps.split_off(from)
    }

    /// Since when it holds.
    pub(super) fn since(&self) -> Option<&At<Date>> {
        match self.is_told_apart() {
            false => self.standing().first()?.date.as_ref(),
            true => {
                let outcomes = self.outcomes();
                let mut days = outcomes.iter().map(|one| one.ok()??.date.as_ref());
                let first = days.next()??;
                days.all(|day| day.is_some_and(|day| day.value == first.value))
                    .then_some(first)
            }
        }
    }

    /// The sentence of a later day than that on which it came to what holds: that it is one, and of which day.
    pub(super) fn sentenced(&self) -> Option<(&'static str, Option<&At<Date>>)> {
        let standing = self.standing();
        let [first, later @ ..] = standing.as_slice() else {
            return None;
        };
        let mut sentenced = later.iter().rev().filter(|step| step.sentence.is_some());
        let last = sentenced.next()?;
        let is_again = first.sentence.is_some() || sentenced.next().is_some();
        let word = match is_again {
            true => "sentenced again",
            false => "sentenced",
        };
        Some((word, last.date.as_ref()))
    }
}

/// Steps by their days where these tell which was first, else as the file has them.
fn in_order<'c>(
    steps: impl Iterator<Item = (&'c ChargeStep, bool)>,
) -> impl Iterator<Item = (&'c ChargeStep, bool)> {
    let mut all: Vec<(&ChargeStep, bool)> = Vec::new();
    for step in steps {
        let later = all.iter().position(|(other, _)| step.0.is_before(other));
        all.insert(later.unwrap_or(all.len()), step);
    }
    all.into_iter()
}

/// What holds by steps: the last of them. A plea or an accusation that cannot follow how it was disposed of leaves that
/// as it is, and so does a conviction that may be another's. What may have cleared somebody who was convicted holds, and of whom
/// it tells is open then, and said.
fn holding<'c>(steps: impl Iterator<Item = (&'c ChargeStep, bool)>) -> Option<Holding<'c>> {
    let mut now: Option<Holding<'c>> = None;
    for (step, is_of_whom_open) in in_order(steps) {
        let new = Holding {
            step,
            is_of_whom_open,
            is_contradictory: false,
        };
        let Some(before) = now else {
            now = Some(new);
            continue;
        };
        let (from, to) = (before.step.status.value, step.status.value);
        let is_known = !before.is_of_whom_open && !step.is_after_a_gap;
        let is_jump = is_known && from != to && !may_follow(from, to);
        let is_disposed = before.step.disposition().is_some();
        // Who was acquitted is not convicted by a step that may be another's; who was convicted may be cleared by it.
        let is_none_of_theirs = step.disposition().is_none() || to == ChargeStatus::Convicted;
        now = Some(match (is_jump, is_of_whom_open) {
            (true, true) if is_disposed && is_none_of_theirs => before,
            (true, false) => Holding {
                step: match is_disposed && step.disposition().is_none() {
                    true => before.step,
                    false => step,
                },
                is_contradictory: true,
                ..new
            },
            _ => Holding {
                is_contradictory: from == to && is_known && before.is_contradictory,
                ..new
            },
        });
    }
    now
}

impl ChargeStep {
    /// Whether it is surely before another.
    pub fn is_before(&self, other: &Self) -> bool {
        let both = self.date.as_ref().zip(other.date.as_ref());
        both.is_some_and(|(one, other)| one.is_surely_before(other))
    }
}
