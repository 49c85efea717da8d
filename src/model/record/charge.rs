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
}

/// What became of a charge: a plea, a disposition, a sentence.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChargeStep {
    /// When.
    pub date: Option<At<Date>>,
    /// What holds from then on.
    pub status: At<ChargeStatus>,
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
    /// The step that holds now: the last one.
    pub fn now(&self) -> Option<&ChargeStep> {
        self.history.last()
    }

    /// How it was disposed of, where its last step says so. A charge that was dismissed and is charged again is open.
    pub fn disposition(&self) -> Option<ChargeStatus> {
        let now = self.now().map(|step| step.status.value);
        now.filter(|status| status.is_disposition())
    }

    /// How it was disposed of, or what is said where that is not known.
    pub fn came_to(&self) -> Result<ChargeStatus, &'static str> {
        match self.is_in_doubt {
            true => Err(NOT_KNOWN),
            false => self.disposition().ok_or(NO_DISPOSITION),
        }
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
        } = self;
        let now = self.now();
        let status = now.map(|step| Status::Charge(step.status.value));
        let since = now.and_then(|step| step.date.as_ref());
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
            (before, follows("Disposition", Value::Word(unstated))),
            (BELOW, Field::new("history", "Steps", Value::Parts(steps))),
        ];
        Part { fields, cites }
    }

    /// Whether it is there on an earlier day, with what of it counts.
    pub(super) fn keep(&mut self, keep: &Keep<'_>, facts: bool) -> bool {
        let is_told = self.cites.is_empty() && self.history.is_empty();
        keep.refs(&mut self.against.0);
        let mut is_gap = false;
        let mut apart = None;
        self.history.retain_mut(|step| {
            let before = step.cites.len();
            let counted = keep.part(&mut step.cites, step.date.as_ref());
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
    /// `convicted May 2025: by a jury; sentence: 30 days [3]`
    fn part(&self) -> Part<'_> {
        let Self {
            date,
            status,
            sentence,
            because,
            cites,
            is_after_a_gap: _,
        } = self;
        let status = Value::Status(Some(Status::Charge(status.value)));
        let mut part = Part::step(Field::new("status", "Status", status), date, because, cites);
        let sentence = Field::new("sentence", "Sentence", Value::some_words(sentence));
        part.fields.push(("; sentence: ", sentence));
        part
    }
}
