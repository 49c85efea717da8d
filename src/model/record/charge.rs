//! Charges: what is charged in a proceeding, count by count, and what became of each.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    field::{BELOW, Field, Part, Status, Value},
    keep::{Counted, Keep},
    role::Role,
};
use crate::model::{
    At, Citation, Date, OneOrMany, Ref, Text,
    citation::{Cites, cites},
    value::list,
    words::words,
};

words! {
    /// What has become of a charge.
    ChargeStatus {
        Charged = "charged",
        PleaGuilty = "plea-guilty" => "plea of guilty",
        PleaNotGuilty = "plea-not-guilty" => "plea of not guilty",
        PleaNoContest = "plea-no-contest" => "plea of no contest",
        DismissedWithPrejudice = "dismissed-with-prejudice" => "dismissed with prejudice",
        DismissedWithoutPrejudice = "dismissed-without-prejudice" => "dismissed without prejudice",
        /// The source does not say whether it may be charged again.
        Dismissed = "dismissed" => "dismissed, prejudice not stated",
        Convicted = "convicted",
        Acquitted = "acquitted",
        /// What had been disposed was set aside: the charge is open again.
        Vacated = "vacated" => "disposition vacated",
        /// The source says what became of it in words that are none of these; they stand under `because`.
        InWords = "in-words" => "disposition in words only",
    }
}

impl ChargeStatus {
    /// Whether it says how the charge was disposed of, or that this was set aside.
    pub fn is_disposition(self) -> bool {
        match self {
            Self::Charged | Self::PleaGuilty | Self::PleaNotGuilty | Self::PleaNoContest => false,
            Self::DismissedWithPrejudice
            | Self::DismissedWithoutPrejudice
            | Self::Dismissed
            | Self::Convicted
            | Self::Acquitted
            | Self::Vacated
            | Self::InWords => true,
        }
    }

    /// Whether it was dismissed, in whatever way.
    pub fn is_dismissal(self) -> bool {
        matches!(
            self,
            Self::DismissedWithPrejudice | Self::DismissedWithoutPrejudice | Self::Dismissed
        )
    }
}

/// What is said where no step tells how a charge was disposed of.
const NO_DISPOSITION: &str = "disposition not stated";
/// The same on an earlier day, where a step may have been before it.
const NOT_KNOWN: &str = "disposition not known for this day";
/// The same where it is known, and is not one and the same for all whom it is against.
const NOT_ONE: &str = "not the same for all who are charged; see the steps";
/// What is said of one of several who are charged, where a step does not say of whom it tells.
pub const OF_WHOM: &str = "of whom of those charged is not recorded";
/// On an earlier day, beside what holds, where a step may have been before it.
const MAY_BE_OTHERWISE: &str = "a further step may have been by this day";

/// A count: what is charged, against whom, and what became of it.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Charge {
    /// Its number in the indictment or complaint.
    pub number: Option<Text>,
    /// What is charged.
    pub title: Text,
    /// The law that it is charged under: 8 U.S.C. § 1324.
    pub statute: Option<Text>,
    /// Whom it is against: ids of people or organizations.
    #[serde(default)]
    pub against: OneOrMany<At<Ref>>,
    /// Where the sources say that it is charged.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
    /// What became of it, step by step; append only.
    #[serde(default, deserialize_with = "list")]
    pub history: Vec<ChargeStep>,
    /// An earlier day leaves out a step that may have been before it.
    #[serde(skip)]
    pub is_in_doubt: bool,
    /// An earlier day leaves out somebody whom it is against: that one is left does not make their steps theirs.
    #[serde(skip)]
    pub is_against_more: bool,
}

/// What became of a charge: a plea, a disposition, a sentence.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChargeStep {
    /// When.
    pub date: Option<At<Date>>,
    /// What holds from then on.
    pub status: At<ChargeStatus>,
    /// Of whom it tells, of those whom the count is against. Without this a step of a count against several tells of no
    /// one of them.
    #[serde(default)]
    pub of: OneOrMany<At<Ref>>,
    /// The sentence, as the source words it. One that comes later is a further step, `convicted` as well.
    pub sentence: Option<Text>,
    /// Why.
    pub because: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
    /// An earlier day leaves out the step before it.
    #[serde(skip)]
    pub is_after_a_gap: bool,
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
            false => vec![Ok(self.history.last())],
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
        let mut now = Ok(None);
        let mut is_begun = false;
        for step in &self.history {
            let is_all = self.is_against_one() || step.is_of_all(is_begun);
            is_begun |= step.status.value != ChargeStatus::Charged;
            match step.of.is_empty() {
                true if is_all => now = Ok(Some(step)),
                true => now = Err(OF_WHOM),
                false if step.of.iter().any(|of| is_who(of)) => now = Ok(Some(step)),
                false => {}
            }
        }
        now
    }

    /// Whether it is against one only, of whom every step tells.
    pub fn is_against_one(&self) -> bool {
        self.against.len() == 1 && !self.is_against_more
    }

    /// Whether steps tell of some of several whom it is against.
    fn is_told_apart(&self) -> bool {
        !self.is_against_one() && self.history.iter().any(|step| !step.of.is_empty())
    }

    /// Whom it is against, and of whom steps tell, each once.
    fn each(&self) -> Vec<&Ref> {
        let of = self.history.iter().flat_map(|step| step.of.iter());
        let mut each: Vec<&Ref> = Vec::new();
        for who in self.against.iter().chain(of) {
            if !each.contains(&&who.value) {
                each.push(&who.value);
            }
        }
        each
    }

    /// How it was disposed of, where its last step says so. A charge that was dismissed and is charged again is open.
    pub fn disposition(&self) -> Option<ChargeStatus> {
        self.now().and_then(ChargeStep::disposition)
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
        match self.is_in_doubt {
            true => Err(NOT_KNOWN),
            false => now?.and_then(ChargeStep::disposition).ok_or(NO_DISPOSITION),
        }
    }

    /// The steps at the end that say the same, from the one since which it holds. A later sentence is one of them.
    fn standing(&self) -> &[ChargeStep] {
        let Some(now) = self.history.last().filter(|_| !self.is_told_apart()) else {
            return &[];
        };
        let mut from = self.history.len() - 1;
        while let [.., earlier, later] = &self.history[..=from]
            && earlier.status.value == now.status.value
            && !later.is_after_a_gap
        {
            from -= 1;
        }
        &self.history[from..]
    }

    /// Since when it holds.
    fn since(&self) -> Option<&At<Date>> {
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
    fn sentenced(&self) -> Option<(&'static str, Option<&At<Date>>)> {
        let [first, later @ ..] = self.standing() else {
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

    /// `1  Smuggling of aliens, 8 U.S.C. § 1324, against Ana Ruiz  acquitted, 3 May 2025 [1]`, and below it a line for
    /// each step.
    pub(super) fn part(&self) -> Part<'_> {
        let Self {
            number,
            title,
            statute,
            against,
            cites,
            history,
            is_in_doubt,
            is_against_more: _,
        } = self;
        let now = self.now();
        let status = now.map(|step| Status::Charge(step.status.value));
        let since = self.since().filter(|_| now.is_some());
        let (sentenced, sentenced_on) = self.sentenced().unzip();
        let unstated = match (self.disposition(), is_in_doubt) {
            (Some(_), false) => None,
            (Some(_), true) => Some(MAY_BE_OTHERWISE),
            (None, _) => self.came_to().err(),
        };
        let before = match now {
            Some(_) => ", ",
            None => "  ",
        };
        let steps = history.iter().map(ChargeStep::part).collect();
        // What holds now follows from the steps, and is no key of the file.
        let follows = |label, value| Field::new("now", label, value).written(None);
        let fields = vec![
            (
                "",
                Field::new("number", "Number", Value::some_words(number)),
            ),
            ("  ", Field::new("title", "Charge", Value::words(title))),
            (
                ", ",
                Field::new("statute", "Statute", Value::some_words(statute)),
            ),
            (
                ", against ",
                Field::new("against", "Against", Value::Refs(Role::Charged, against)),
            ),
            ("  ", follows("Now", Value::Status(status))),
            (", ", follows("Since", Value::When(since, None))),
            ("; ", follows("Sentence", Value::Word(sentenced))),
            (
                " ",
                follows("Sentenced", Value::When(sentenced_on.flatten(), None)),
            ),
            (before, follows("Disposition", Value::Word(unstated))),
            (BELOW, Field::new("history", "Steps", Value::Parts(steps))),
        ];
        Part { fields, cites }
    }

    /// Whether it is there on an earlier day, with what of it counts.
    pub(super) fn keep(&mut self, keep: &Keep<'_>, facts: bool) -> bool {
        let is_told = self.cites.is_empty() && self.history.is_empty();
        let all = self.against.len();
        keep.refs(&mut self.against.0);
        self.is_against_more |= self.against.len() < all;
        let mut is_gap = false;
        let mut apart = None;
        self.history.retain_mut(|step| {
            let before = step.cites.len();
            let is_of_some = !step.of.is_empty();
            keep.refs(&mut step.of.0);
            let counted = match is_of_some && step.of.is_empty() {
                // It tells of those alone who are not there, and must not tell of the others.
                true => Counted::No,
                false => keep.part(&mut step.cites, step.date.as_ref()),
            };
            let is_counted = counted == Counted::Yes;
            if is_counted {
                let is_whole = facts || step.cites.len() == before;
                keep.words("sentence", &mut step.sentence, is_whole);
                keep.words("reason", &mut step.because, facts);
            } else if counted.is_apart() {
                keep.leave("undated step", counted);
                apart = Some(counted);
                self.is_in_doubt = true;
            }
            step.is_after_a_gap |= is_counted && is_gap;
            is_gap = !is_counted;
            is_counted
        });
        if is_told {
            return true;
        }
        let own = match self.cites.is_empty() {
            true => None,
            false => Some(keep.part(&mut self.cites, None)),
        };
        let is_there = own == Some(Counted::Yes) || !self.history.is_empty();
        let apart = own.filter(|own| own.is_apart()).or(apart);
        if let (false, Some(counted)) = (is_there, apart) {
            keep.leave("undated charge", counted);
        }
        is_there
    }
}

impl ChargeStep {
    /// How the charge was disposed of by it, if it was.
    fn disposition(&self) -> Option<ChargeStatus> {
        Some(self.status.value).filter(|status| status.is_disposition())
    }

    /// Whether it tells of all whom a count is against though it names nobody: that they are charged, where nothing else
    /// was told before.
    pub fn is_of_all(&self, is_begun: bool) -> bool {
        self.of.is_empty() && self.status.value == ChargeStatus::Charged && !is_begun
    }

    /// `convicted May 2025, as to Ana Ruiz: by a jury; sentence: 30 days [3]`
    fn part(&self) -> Part<'_> {
        let Self {
            date,
            status,
            of,
            sentence,
            because,
            cites,
            is_after_a_gap: _,
        } = self;
        let status = Value::Status(Some(Status::Charge(status.value)));
        let mut part = Part::step(Field::new("status", "Status", status), date, because, cites);
        let of = Field::new("of", "As to", Value::Refs(Role::Charged, of));
        part.fields.insert(2, (", as to ", of));
        let sentence = Field::new("sentence", "Sentence", Value::some_words(sentence));
        part.fields.push(("; sentence: ", sentence));
        part
    }
}
