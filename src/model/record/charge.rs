//! Charges: what is charged in a proceeding, count by count, and what became of each.

mod outcome;
mod steps;

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

pub use outcome::{Holding, Outcome};
pub use steps::{CHARGE_STEPS, ChargeStepsRow, may_follow};

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
/// The same where something of it could not be read.
pub const MISREAD: &str = "what became of it is not known: it could not all be read";
const NOT_KNOWN: &str = "disposition not known for this day";
/// The same where it is known, and is not one and the same for all whom it is against.
const NOT_ONE: &str = "not the same for all who are charged; see the steps";
/// What is said of one of several who are charged, where a step does not say of whom it tells.
pub const OF_WHOM: &str = "of whom of those charged is not recorded";
/// What is said beside what holds, where a step could not be so by those before it.
pub const CONTRADICT: &str = "steps contradict";
/// What is said of a step of a day that had not come when the library was read.
pub const AHEAD: &str = "dated after the day on which this was read";
/// The same where no step that counts says how it was disposed of.
const ONLY_AHEAD: &str =
    "disposition not stated; a step is dated after the day on which this was read";
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
    /// Something of it could not be read: a further step may stand there.
    #[serde(skip)]
    pub is_misread: bool,
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
    /// It is of a day after that on which the library was read: nobody knows yet that it will be so.
    #[serde(skip)]
    pub is_ahead: bool,
}

impl Charge {
    /// Whether a step that names nobody tells of all whom it is against: the first, that they are charged.
    pub fn is_of_all(&self, place: usize) -> bool {
        let mut before = self.history.iter().take(place);
        let is_begun = before.any(|step| step.status.value != ChargeStatus::Charged);
        self.history
            .get(place)
            .is_some_and(|step| step.is_of_all(is_begun))
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
            is_misread,
            is_against_more: _,
        } = self;
        let is_of_whom_open = self.came_to() == Err(OF_WHOM);
        let open = self.of_whom();
        let now = self.now().or(open.filter(|_| is_of_whom_open));
        let now = now.filter(|_| !is_misread);
        let status = now.map(|step| Status::Charge(step.status.value));
        let since = match self.now() {
            Some(_) => self.since(),
            None => now.and_then(|step| step.date.as_ref()),
        };
        let of_whom = open.and(now).map(|_| OF_WHOM);
        let contradict = self.is_contradictory().then_some(CONTRADICT);
        let (sentenced, sentenced_on) = self.sentenced().unzip();
        let is_only_ahead = || history.iter().any(|step| step.is_ahead);
        let unstated = match (now.and_then(ChargeStep::disposition), is_in_doubt) {
            _ if *is_misread => Some(MISREAD),
            (Some(_), false) => None,
            (Some(_), true) => Some(MAY_BE_OTHERWISE),
            (None, false) if is_of_whom_open => Some(NO_DISPOSITION),
            (None, _) => self.came_to().err(),
        };
        let unstated = match unstated {
            Some(NO_DISPOSITION) if is_only_ahead() => Some(ONLY_AHEAD),
            unstated => unstated,
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
            (", ", follows("Of whom", Value::Word(of_whom))),
            (", ", follows("In doubt", Value::Word(contradict))),
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
            is_ahead,
        } = self;
        let status = Value::Status(Some(Status::Charge(status.value)));
        let mut part = Part::step(Field::new("status", "Status", status), date, because, cites);
        let of = Field::new("of", "As to", Value::Refs(Role::AsTo, of));
        part.fields.insert(2, (", as to ", of));
        let sentence = Field::new("sentence", "Sentence", Value::some_words(sentence));
        part.fields.push(("; sentence: ", sentence));
        let ahead = Value::Word(is_ahead.then_some(AHEAD));
        let ahead = Field::new("ahead", "Ahead", ahead).written(None);
        part.fields.push(("; ", ahead));
        part
    }
}
