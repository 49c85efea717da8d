//! Allegations: what someone asserts, and what others did with it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    field::{Describe, Field, Label, Part, Status, Value, takes},
    keep::{Cited, Counted, Keep, REPLY},
    role::Role,
};
use crate::model::{
    At, Citation, Date, Measure, OneOrMany, Ref, Statement, Text,
    citation::{Cites, cites},
    value::list,
    words::words,
};

words! {
    /// What a statement is.
    AllegationKind {
        Assertion = "assertion", Admission = "admission", Denial = "denial", Opinion = "opinion",
        Estimate = "estimate", Announcement = "announcement", Finding = "finding",
    }
}

/// What someone asserts: an allegation, an admission, a denial, an estimate, a finding.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allegation {
    /// What is asserted, in your own words; one claim.
    pub statement: Statement,
    /// What it is; an assertion where nothing is said.
    pub kind: Option<At<AllegationKind>>,
    /// Who says so: people, organizations, or the source itself where it speaks in its own voice.
    #[serde(default)]
    pub by: OneOrMany<At<Ref>>,
    /// To whom it was said.
    #[serde(default)]
    pub to: OneOrMany<At<Ref>>,
    /// Whom or what it is about.
    #[serde(default)]
    pub about: OneOrMany<At<Ref>>,
    /// Whom it is against, where that is not everyone it is about: who can admit it, and who would have to be
    /// heard. An empty list, `[]`: nobody.
    pub against: Option<OneOrMany<At<Ref>>>,
    /// When it was said.
    pub date: Option<At<Date>>,
    /// When it was said, as the source words it, where that is only relative: last month.
    pub date_said: Option<Text>,
    /// How credible, after the Admiralty code: 1 confirmed to 6 cannot be judged.
    #[schemars(range(min = 1, max = 6))]
    pub credibility: Option<At<u8>>,
    /// The numbers in it, with what they count.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// What it rests on.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
    /// What each party did with it.
    #[serde(default, deserialize_with = "list")]
    pub responses: Vec<Response>,
    /// Replies that an earlier day does not count, since nothing says that they were given by then.
    #[serde(skip)]
    pub undated_responses: Vec<Response>,
    /// What it has to do with other allegations.
    #[serde(default, deserialize_with = "list")]
    pub relations: Vec<Relation>,
    /// The file's own view of its standing, step by step; append only.
    #[serde(default, deserialize_with = "list")]
    pub history: Vec<StandingStep>,
    /// The day up to which the record is described: what in it has no date of its own, its note
    /// included, is left out of any earlier day, and of every day where this is not given.
    pub as_of: Option<At<Date>>,
    /// A remark on the record.
    pub note: Option<Text>,
}

words! {
    /// What a party did with an allegation, after pleading practice (FRCP 8(b)).
    ResponseKind {
        Admitted = "admitted", AdmittedInPart = "admitted-in-part" => "admitted in part",
        Denied = "denied", LacksKnowledge = "lacks-knowledge" => "lacked knowledge",
        NoComment = "no-comment" => "did not comment", NotAsked = "not-asked" => "went unasked",
        Withdrawn = "withdrawn" => "withdrew it",
        /// One whom it is not against says that it is so.
        Affirmed = "affirmed",
        /// By a court or forum.
        Dismissed = "dismissed" => "dismissed it",
    }
}

impl ResponseKind {
    /// Whether it says that the statement is so, is not so, or is not known.
    pub fn is_substantive(self) -> bool {
        match self {
            Self::Admitted
            | Self::AdmittedInPart
            | Self::Denied
            | Self::LacksKnowledge
            | Self::Affirmed => true,
            Self::NoComment | Self::NotAsked | Self::Withdrawn | Self::Dismissed => false,
        }
    }

    /// Whether nothing was said.
    pub fn is_silence(self) -> bool {
        matches!(self, Self::NoComment | Self::NotAsked)
    }
}

/// What a party did with an allegation.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// Who responds.
    pub by: OneOrMany<At<Ref>>,
    /// What they did with it.
    pub is: At<ResponseKind>,
    /// What they said, in your own words; only where that is more than `is` says.
    pub statement: Option<Text>,
    /// Which part they admit, where they admit it in part (FRCP 8(b)(4)).
    pub admits: Option<Text>,
    /// Which part they deny, where they admit it in part.
    pub denies: Option<Text>,
    /// When they said it.
    pub date: Option<At<Date>>,
    /// When, as the source words it, where that is only relative.
    pub date_said: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
}

words! {
    /// What one allegation has to do with another.
    RelationKind {
        Contradicts = "contradicts", Qualifies = "qualifies", Repeats = "repeats",
        Supports = "supports", Answers = "answers",
        /// It may look alike and is about something else.
        OtherMatter = "other-matter" => "is not about the same matter as",
    }
}

/// What an allegation has to do with another.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The other allegation.
    pub to: At<Ref>,
    /// What this one does to it.
    pub is: At<RelationKind>,
    /// How.
    pub note: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
}

words! {
    /// The standing of an allegation.
    Standing {
        Alleged = "alleged", Corroborated = "corroborated", Denied = "denied",
        Contested = "contested", ContestedInPart = "contested-in-part" => "contested in part",
        Admitted = "admitted", Found = "found", Rejected = "rejected", Dismissed = "dismissed",
        Revised = "revised", Withdrawn = "withdrawn",
    }
}

/// A step in the file's own view of an allegation.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandingStep {
    /// When.
    pub date: Option<At<Date>>,
    /// The standing from then on.
    pub status: At<Standing>,
    /// Why.
    pub because: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
}

/// The key of [`Allegation::undated_responses`] among the fields; no case file has it.
pub const UNDATED_RESPONSES: &str = "undated_responses";

impl Describe for Allegation {
    fn label(&self) -> Label<'_> {
        Label::Said(&self.statement)
    }

    fn date(&self) -> Option<&At<Date>> {
        self.date.as_ref()
    }

    fn date_said(&self) -> Option<&Text> {
        self.date_said.as_ref()
    }

    fn kind_word(&self) -> Option<&'static str> {
        let kind = self.kind.map(|kind| kind.value);
        Some(kind.unwrap_or(AllegationKind::Assertion).word())
    }

    fn measures(&self) -> &[Measure] {
        &self.measure
    }

    fn cites(&self) -> &[Citation] {
        &self.cites
    }

    fn as_of(&self) -> Option<&At<Date>> {
        self.as_of.as_ref()
    }

    fn note(&self) -> Option<&Text> {
        self.note.as_ref()
    }

    takes! {
        statement, kind, by, to, about, against, date, date_said, credibility, measure, cites,
        responses, undated_responses, relations, history, as_of, note
    }

    fn fields(&self) -> Vec<Field<'_>> {
        let Self {
            statement,
            kind,
            by,
            to,
            about,
            against,
            date,
            date_said,
            credibility,
            measure,
            cites,
            responses,
            undated_responses,
            relations,
            history,
            as_of,
            note,
        } = self;
        let whom = |value| Field::new("against", "Against", value);
        let whom = match against.as_deref() {
            Some([]) => whom(Value::Word(Some("nobody"))).written(Some("[]")),
            against => whom(Value::Refs(Role::Against, against.unwrap_or_default())),
        };
        let when = Value::When(date.as_ref(), date_said.as_ref());
        let grade = Value::Grade(credibility.map(|grade| grade.value));
        let replies = responses.iter().map(Response::part).collect();
        let undated = undated_responses.iter().map(Response::part).collect();
        let relations = relations.iter().map(Relation::part).collect();
        let steps = history.iter().map(StandingStep::part).collect();
        vec![
            Field::new("statement", "", Value::Said(statement)),
            Field::new("kind", "Kind", Value::word(kind.map(|kind| kind.says())))
                .written(kind.map(|kind| kind.word())),
            Field::new("by", "Said by", Value::Refs(Role::By, by)).stated("who says so"),
            Field::new("to", "Said to", Value::Refs(Role::To, to)),
            Field::new("about", "About", Value::Refs(Role::About, about)),
            whom,
            Field::new("date", "Said", when),
            Field::new("measure", "Number", Value::Numbers(measure)),
            Field::new("note", "Note", Value::some_words(note)),
            Field::new("as_of", "As of", Value::date(as_of)),
            Field::new("credibility", "Credibility", grade),
            Field::new("responses", "Replies", Value::Parts(replies)),
            Field::new("relations", "Relations", Value::Parts(relations)),
            Field::new("history", "File's view", Value::Parts(steps)),
            // Behind the others: the numbers of their citations are the same with it and without.
            Field::new(UNDATED_RESPONSES, "Not dated", Value::Parts(undated)),
            Field::new("cites", "Rests on", Value::Cites(cites)),
        ]
    }

    fn keep(&mut self, keep: &Keep<'_>) {
        let told = keep.told(self.as_of.as_ref());
        for references in [&mut self.by, &mut self.to, &mut self.about] {
            keep.refs(&mut references.0);
        }
        if let Some(whom) = self.against.as_mut().filter(|whom| !whom.is_empty()) {
            keep.refs(&mut whom.0);
            // Who does not count on that day is not nobody.
            if whom.is_empty() {
                self.against = None;
            }
        }
        let before = self.cites.clone();
        let cited = keep.cites(&mut self.cites, told);
        let facts = told || cited != Cited::InPart;
        // The number may be that of a citation that does not count; so may be who joined in saying it.
        keep.measures(&mut self.measure.0, facts);
        if !facts {
            keep.speakers(&mut self.by.0, &before, &self.cites);
        }
        let (responses, undated) = (&mut self.responses, &mut self.undated_responses);
        responses.retain_mut(|reply| {
            let counted = keep.part(&mut reply.cites, reply.date.as_ref());
            keep.refs(&mut reply.by.0);
            match counted {
                Counted::Yes => return true,
                Counted::PerhapsLater | Counted::Undated => undated.push(reply.clone()),
                // That they were not asked is no reply.
                Counted::No if reply.is.value == ResponseKind::NotAsked => {}
                Counted::No => keep.leave(REPLY, counted),
            }
            false
        });
        self.relations.retain_mut(|relation| {
            let counts = keep.joins(&relation.to) && keep.between(&mut relation.cites);
            if counts {
                keep.words("note", &mut relation.note, told);
            }
            counts
        });
        self.history.retain_mut(|step| {
            let counted = keep.part(&mut step.cites, step.date.as_ref());
            match counted {
                Counted::Yes => keep.words("reason", &mut step.because, told),
                Counted::PerhapsLater | Counted::Undated => keep.leave("undated step", counted),
                Counted::No => {}
            }
            counted == Counted::Yes
        });
        if !told && self.credibility.take().is_some() {
            keep.leave("grade", Counted::Undated);
        }
        keep.words("note", &mut self.note, told);
    }
}

impl Response {
    /// `The Works denied, last week (no exact date given): nothing was rusty [2]`
    fn part(&self) -> Part<'_> {
        let Self {
            by,
            is,
            statement,
            admits,
            denies,
            date,
            date_said,
            cites,
        } = self;
        let is = Value::Status(Some(Status::Reply(is.value)));
        let when = Value::When(date.as_ref(), date_said.as_ref());
        let fields = vec![
            ("", Field::new("by", "By", Value::Refs(Role::Response, by))),
            (" ", Field::new("is", "Reply", is)),
            (", ", Field::new("date", "Date", when)),
            (
                ": ",
                Field::new("statement", "Says", Value::some_words(statement)),
            ),
            (
                "; admits: ",
                Field::new("admits", "Admits", Value::some_words(admits)),
            ),
            (
                "; denies: ",
                Field::new("denies", "Denies", Value::some_words(denies)),
            ),
        ];
        Part { fields, cites }
    }
}

impl Relation {
    /// `contradicts Ana: It was the wind. Note: One of them must be wrong. [3]`
    fn part(&self) -> Part<'_> {
        let Self {
            to,
            is,
            note,
            cites,
        } = self;
        let fields = vec![
            (
                "",
                Field::new("is", "Relation", Value::Word(Some(is.says()))).written(Some(is.word())),
            ),
            (" ", Field::new("to", "To", Value::one(Role::Relation, to))),
            // A sentence of its own, since what is before it is someone else's.
            (
                ". Note: ",
                Field::new("note", "Note", Value::some_words(note)),
            ),
        ];
        Part { fields, cites }
    }
}

impl StandingStep {
    fn part(&self) -> Part<'_> {
        let Self {
            date,
            status,
            because,
            cites,
        } = self;
        let status = Value::Status(Some(Status::Standing(status.value)));
        let status = Field::new("status", "Standing", status);
        Part::step(status, date, because, cites)
    }
}
