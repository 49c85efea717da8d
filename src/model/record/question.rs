//! Questions: what is not known.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{At, Citation, OneOrMany, Ref, Text, value::list, words::words};

words! {
    /// How far a question has come.
    QuestionStatus { Open = "open", PartlyAnswered = "partly-answered", Answered = "answered" }
}

/// What is not known.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question.
    pub question: Text,
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
