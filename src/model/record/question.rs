//! Questions: what is not known.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Keep,
    field::{Describe, Field, Label, Status, Value, takes},
    role::Role,
};
use crate::model::{
    At, Citation, Date, OneOrMany, Ref, Text,
    citation::{Cites, cites},
    words::words,
};

words! {
    /// How far a question has come.
    QuestionStatus { Open = "open", PartlyAnswered = "partly-answered" => "partly answered",
        Answered = "answered" }
}

/// What is not known.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question.
    pub question: Text,
    /// Who asks it: a source or someone in it. Nobody: whoever keeps this file.
    #[serde(default)]
    pub asked_by: OneOrMany<At<Ref>>,
    /// Whom or what it is about.
    #[serde(default)]
    pub about: OneOrMany<At<Ref>>,
    /// Allegations that an answer would settle.
    #[serde(default)]
    pub settles: OneOrMany<At<Ref>>,
    /// Who could answer.
    #[serde(default)]
    pub ask: OneOrMany<At<Ref>>,
    /// How far it has come; open where nothing is said.
    pub status: Option<At<QuestionStatus>>,
    /// The answer, as far as there is one.
    pub answer: Option<Text>,
    /// Where the question, or its answer, comes from.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
    /// The day up to which the record is described: what in it has no date of its own, its answer
    /// included, is left out of any earlier day, and of every day where this is not given.
    pub as_of: Option<At<Date>>,
    /// A remark on the record.
    pub note: Option<Text>,
}

impl Question {
    /// How far it has come; open where nothing is said.
    pub fn status(&self) -> QuestionStatus {
        self.status
            .map_or(QuestionStatus::Open, |status| status.value)
    }
}

impl Describe for Question {
    fn label(&self) -> Label<'_> {
        Label::Name(&self.question)
    }

    fn cites(&self) -> &[Citation] {
        &self.cites
    }

    fn status(&self) -> Option<Status> {
        Some(Status::Question(self.status()))
    }

    fn as_of(&self) -> Option<&At<Date>> {
        self.as_of.as_ref()
    }

    fn note(&self) -> Option<&Text> {
        self.note.as_ref()
    }

    takes! {
        question, asked_by, about, settles, ask, status, answer, cites, as_of, note
    }

    fn fields(&self) -> Vec<Field<'_>> {
        let Self {
            question,
            asked_by,
            about,
            settles,
            ask,
            status: stated,
            answer,
            cites,
            as_of,
            note,
        } = self;
        let status = Value::Status(Describe::status(self));
        vec![
            Field::new("question", "", Value::words(question)),
            Field::new("asked_by", "Asked by", Value::Refs(Role::AskedBy, asked_by)),
            // Open where nothing is said.
            Field::new("status", "Status", status).written(stated.map(|status| status.word())),
            Field::new("answer", "Answer", Value::some_words(answer)),
            Field::new("about", "About", Value::Refs(Role::About, about)),
            Field::new(
                "settles",
                "Would settle",
                Value::Refs(Role::Settles, settles),
            ),
            Field::new("ask", "To ask", Value::Refs(Role::Ask, ask)),
            Field::new("note", "Note", Value::some_words(note)),
            Field::new("as_of", "As of", Value::date(as_of)),
            Field::new("cites", "Rests on", Value::Cites(cites)),
        ]
    }

    fn keep(&mut self, keep: &Keep<'_>) {
        let told = keep.told(self.as_of.as_ref());
        keep.cites(&mut self.cites, told);
        for references in [&mut self.asked_by, &mut self.about, &mut self.ask] {
            keep.refs(&mut references.0);
        }
        self.settles.0.retain(|allegation| keep.joins(allegation));
        keep.words("answer", &mut self.answer, told);
        keep.words("note", &mut self.note, told);
    }
}
