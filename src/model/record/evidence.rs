//! Evidence: what would show it, and what has become of it.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    field::{Describe, Field, Label, Part, Status, Value, takes},
    keep::{Cited, Counted, Keep},
    protection::Protection,
    role::Role,
};
use crate::model::{
    At, Citation, Date, Measure, OneOrMany, Ref, Text,
    value::{list, map, some},
    words::words,
};

words! {
    /// What a piece of evidence is.
    EvidenceKind {
        Document = "document", Testimony = "testimony", Physical = "physical",
        Digital = "digital", Image = "image", Record = "record", Data = "data",
        Other = "other" => "",
    }
}

words! {
    /// What has become of a piece of evidence.
    EvidenceStatus {
        /// Someone says that it exists.
        Described = "described",
        Produced = "produced",
        Withheld = "withheld",
        Contested = "contested",
        Unverified = "unverified",
        Authenticated = "authenticated",
        /// Admitted into a proceeding.
        Admitted = "admitted",
        Excluded = "excluded",
        Lost = "lost",
        /// Someone says that it does not exist, or was not produced.
        SaidToBeMissing = "said-to-be-missing" => "said to be missing",
    }
}

words! {
    /// What evidence does to an allegation.
    Bearing { Supports = "supports", Undermines = "undermines", Neutral = "neutral" }
}

/// What would show it, who holds it and what has become of it.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it is.
    pub description: Text,
    /// Its kind.
    pub kind: Option<At<EvidenceKind>>,
    /// Who holds it, as the file has it: neither `said_by` nor what is cited is taken to say so.
    #[serde(default)]
    pub held_by: OneOrMany<At<Ref>>,
    /// What has become of it; `described` where nothing is said.
    pub status: Option<At<EvidenceStatus>>,
    /// Who says what has become of it: needed where it is said to be missing.
    #[serde(default)]
    pub said_by: OneOrMany<At<Ref>>,
    /// What it does to which allegation; of what is said to be missing, what its lack does.
    #[serde(default, deserialize_with = "map")]
    #[schemars(with = "IndexMap<Ref, Bearing>")]
    pub bears_on: IndexMap<At<Ref>, At<Bearing>>,
    /// Where nothing that is handed on may describe it as it is, as of a person.
    #[serde(default, deserialize_with = "some")]
    pub protect: Option<Protection>,
    /// The numbers in it, with what they count.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// Changes of its status; append only.
    #[serde(default, deserialize_with = "list")]
    pub history: Vec<EvidenceStep>,
    /// The day up to which the record is described: what in it has no date of its own, its note
    /// included, is left out of any earlier day, and of every day where this is not given.
    pub as_of: Option<At<Date>>,
    /// A remark on the record.
    pub note: Option<Text>,
}

impl Evidence {
    /// What has become of it: the last step of its history, else what the record says, else
    /// merely described.
    pub fn status(&self) -> EvidenceStatus {
        match (self.history.last(), &self.status) {
            (Some(step), _) => step.status.value,
            (None, Some(status)) => status.value,
            (None, None) => EvidenceStatus::Described,
        }
    }

    /// Whether someone says that it does not exist, or was not produced.
    pub fn is_said_to_be_missing(&self) -> bool {
        self.status() == EvidenceStatus::SaidToBeMissing
    }
}

/// A change of what has become of a piece of evidence.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceStep {
    /// When.
    pub date: Option<At<Date>>,
    /// The status from then on.
    pub status: At<EvidenceStatus>,
    /// Why.
    pub because: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// An earlier day leaves out the step before it.
    #[serde(skip)]
    pub is_after_a_gap: bool,
}

impl Describe for Evidence {
    fn label(&self) -> Label<'_> {
        Label::Name(&self.description)
    }

    fn kind_word(&self) -> Option<&'static str> {
        self.kind.map(|kind| kind.word())
    }

    fn protection(&self) -> Option<&Protection> {
        self.protect.as_ref()
    }

    fn protection_mut(&mut self) -> Option<&mut Protection> {
        self.protect.as_mut()
    }

    fn names(&self) -> Vec<&Text> {
        vec![&self.description]
    }

    fn call(&mut self, pseudonym: &str) {
        self.description = self.description.instead(pseudonym);
        self.protect = None;
    }

    fn protect(&mut self, how: Option<Protection>) {
        self.protect = how;
    }

    fn measures(&self) -> &[Measure] {
        &self.measure
    }

    fn cites(&self) -> &[Citation] {
        &self.cites
    }

    fn status(&self) -> Option<Status> {
        Some(Status::Evidence(self.status()))
    }

    fn as_of(&self) -> Option<&At<Date>> {
        self.as_of.as_ref()
    }

    fn note(&self) -> Option<&Text> {
        self.note.as_ref()
    }

    takes! {
        description, kind, held_by, status, said_by, bears_on, protect, measure, cites, history,
        as_of, note
    }

    fn fields(&self) -> Vec<Field<'_>> {
        let Self {
            description,
            kind,
            held_by,
            // What it says now is the last step of its history, where it has one.
            status: stated,
            said_by,
            bears_on,
            protect,
            measure,
            cites,
            history,
            as_of,
            note,
        } = self;
        let status = Value::Status(Describe::status(self));
        // What is not there does nothing: its lack does.
        let before = match self.is_said_to_be_missing() {
            true => "its lack ",
            false => "",
        };
        let bearings = bears_on.iter().map(|(to, is)| Part {
            fields: vec![
                (
                    before,
                    Field::new(
                        "is",
                        "Bearing",
                        Value::Status(Some(Status::Bearing(is.value))),
                    ),
                ),
                (" ", Field::new("to", "To", Value::one(Role::BearsOn, to))),
            ],
            cites: &[],
        });
        let steps = history.iter().map(EvidenceStep::part).collect();
        let protection = protect.iter().map(Protection::part).collect();
        vec![
            Field::new("description", "", Value::words(description)),
            Field::new("status", "Status", status).written(stated.map(|status| status.word())),
            Field::new(
                "said_by",
                "According to",
                Value::Refs(Role::SaidBy, said_by),
            ),
            Field::new("kind", "Kind", Value::word(kind.map(|kind| kind.says())))
                .written(kind.map(|kind| kind.word())),
            Field::new("held_by", "Held by", Value::Refs(Role::HeldBy, held_by))
                .stated("who holds it"),
            Field::new("measure", "Number", Value::Numbers(measure)),
            Field::new("note", "Note", Value::some_words(note)),
            Field::new("as_of", "As of", Value::date(as_of)),
            Field::new("protect", "Protected", Value::Parts(protection)),
            Field::new("bears_on", "Bears on", Value::Parts(bearings.collect())),
            Field::new("history", "History", Value::Parts(steps)),
            Field::new("cites", "Rests on", Value::Cites(cites)),
        ]
    }

    fn keep(&mut self, keep: &Keep<'_>) {
        let told = keep.told(self.as_of.as_ref());
        let cited = keep.cites(&mut self.cites, told);
        let facts = told || cited != Cited::InPart;
        keep.title(&mut self.description, facts);
        keep.measures(&mut self.measure.0, told || cited != Cited::InPart);
        keep.refs(&mut self.held_by.0);
        keep.refs(&mut self.said_by.0);
        // What it says of them may be told by the source that does not count.
        keep.list("holder", &mut self.held_by.0, facts);
        if !facts && self.status.take().is_some() {
            keep.leave("status", Counted::Undated);
            self.said_by.0.clear();
        }
        self.bears_on.retain(|target, _| keep.joins(target));
        // What it has come to by the last step, it has not come to before that.
        let last = self.history.last().map(|step| step.status.value);
        let mut is_gap = false;
        self.history.retain_mut(|step| {
            let counted = keep.part(&mut step.cites, step.date.as_ref());
            match counted {
                Counted::Yes => keep.words("reason", &mut step.because, told),
                Counted::PerhapsLater | Counted::Undated => keep.leave("undated step", counted),
                Counted::No => {}
            }
            let is_counted = counted == Counted::Yes;
            step.is_after_a_gap |= is_counted && is_gap;
            is_gap = !is_counted;
            is_counted
        });
        let is_of_the_last = last.is_some() && self.status.map(|status| status.value) == last;
        if is_gap && is_of_the_last && self.status.take().is_some() {
            keep.leave("status", Counted::Undated);
            self.said_by.0.clear();
        }
        keep.words("note", &mut self.note, told);
    }
}

impl EvidenceStep {
    fn part(&self) -> Part<'_> {
        let Self {
            date,
            status,
            because,
            cites,
            is_after_a_gap: _,
        } = self;
        let status = Value::Status(Some(Status::Evidence(status.value)));
        let status = Field::new("status", "Status", status);
        Part::step(status, date, because, cites)
    }
}
