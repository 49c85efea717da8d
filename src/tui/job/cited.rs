//! A new citation, as YAML.

use std::sync::Arc;

use super::Job;
use crate::{
    document::Document,
    export::yaml,
    tui::{effect::Cite, message::Message},
    verify::{Verdict, cite as cite_words, cite_paragraph},
};

/// Makes a citation to be copied. It looks whether the words are found again, for which it may read.
pub fn cite(cite: Cite, document: Arc<Document>) -> Job {
    Job::new(
        move |tell| {
            tell(made(&cite, &document).unwrap_or_else(|| {
                Message::Failed(
                    "This cannot be cited: choose words that could be found again.".into(),
                )
            }));
        },
        |why| Message::Failed(format!("The citation could not be made: {why}.")),
    )
}

fn made(cite: &Cite, document: &Document) -> Option<Message> {
    let citation = match &cite.words {
        Some(words) => cite_words(document, &(cite.paragraph, words.clone()))?,
        None => cite_paragraph(document, cite.paragraph)?,
    };
    let label = match citation.verdict {
        Verdict::Ambiguous => "new citation, whose words occur several times in the paragraph",
        _ => "new citation",
    };
    let text = yaml::citation(&cite.reference, &citation).ok()?;
    Some(Message::Made { text, label })
}
