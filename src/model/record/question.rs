//! Questions: what is not known.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    field::{Describe, Field, Keep, Label, Status, Value},
    role::Role,
};
use crate::model::{At, Citation, OneOrMany, Ref, Text, value::list, words::words};

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
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
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

    fn note(&self) -> Option<&Text> {
        self.note.as_ref()
    }

    fn fields(&self) -> Vec<Field<'_>> {
        let Self {
            question,
            asked_by,
            about,
            settles,
            ask,
            // Open where nothing is said.
            status: _,
            answer,
            cites,
            note,
        } = self;
        let status = Value::Status(Describe::status(self));
        vec![
            Field::new("question", "", Value::words(question)),
            Field::new("asked_by", "Asked by", Value::Refs(Role::AskedBy, asked_by)),
            Field::new("status", "Status", status),
            Field::new("answer", "Answer", Value::some_words(answer)),
            Field::new("about", "About", Value::Refs(Role::About, about)),
            Field::new(
                "settles",
                "Would settle",
                Value::Refs(Role::Settles, settles),
            ),
            Field::new("ask", "To ask", Value::Refs(Role::Ask, ask)),
            Field::new("note", "Note", Value::some_words(note)),
            Field::new("cites", "Rests on", Value::Cites(cites)),
        ]
    }

    fn keep(&mut self, keep: &Keep<'_>) {
        for references in [
            &mut self.asked_by,
            &mut self.about,
            &mut self.settles,
            &mut self.ask,
        ] {
            keep.refs(&mut references.0);
        }
        keep.cites(&mut self.cites);
    }
}
