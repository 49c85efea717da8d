//! What is taken along: texts for the clipboard, in their true characters.

use crate::{
    analysis::verify::{Verdict, cite, cite_paragraph},
    export::yaml,
    model::Body,
    model::statement::Room,
    tui::{effect::Effect, model::Model, state::Pane},
};

pub fn copy(text: Option<String>, label: &'static str) -> Vec<Effect> {
    text.map(|text| Effect::Copy { text, label })
        .into_iter()
        .collect()
}

/// The text under the selection, in its true characters.
pub fn text(model: &Model) -> Option<String> {
    match model.state.place.pane {
        Pane::Source => Some(
            model
                .document()?
                .paragraph(model.paragraph())?
                .text
                .to_string(),
        ),
        _ => {
            let record = model.record()?;
            Some(match model.part().label(&record.body)? {
                crate::model::record::Label::Name(name) => name.raw().to_owned(),
                crate::model::record::Label::Said(_) => {
                    model.known.library.label_in(record, Room::PAGE).to_string()
                }
            })
        }
    }
}

pub fn quote(model: &Model) -> Option<String> {
    Some(model.citation()?.citation.quote.as_ref()?.raw().to_owned())
}

/// The citation in one line: title, publisher, date, place, via whom.
pub fn citation(model: &Model) -> Option<String> {
    let cited = model.citation()?;
    let Body::Source(source) = &model.known.library.at(cited.source?).body else {
        return None;
    };
    let mut parts = vec![source.title.raw().to_owned()];
    parts.extend(
        source
            .publisher
            .as_ref()
            .map(|publisher| publisher.raw().to_owned()),
    );
    parts.extend(
        source
            .published
            .as_ref()
            .map(|date| date.words().to_string()),
    );
    parts.extend(cited.citation.at.as_ref().map(|at| at.value.to_string()));
    let via = cited
        .citation
        .via
        .iter()
        .filter_map(|via| model.known.library.resolve(cited.case.as_ref(), via));
    let via: Vec<String> = via
        .map(|index| model.known.library.label(index).to_string())
        .collect();
    if !via.is_empty() {
        parts.push(format!("via {}", via.join(" via ")));
    }
    Some(parts.join(", "))
}

/// Copies a citation of the chosen words as YAML, else of the paragraph, as it is written in the case
/// that is looked at.
pub fn cite_chosen(model: &mut Model) -> Vec<Effect> {
    let Some((yaml, verdict)) = new_citation(model) else {
        model
            .state
            .complain("This cannot be cited: choose words that could be found again.");
        return Vec::new();
    };
    let label = match verdict {
        Verdict::Ambiguous => "new citation, whose words occur several times in the paragraph",
        _ => "new citation",
    };
    copy(Some(yaml), label)
}

fn new_citation(model: &Model) -> Option<(String, Verdict)> {
    let document = model.document()?;
    let paragraph = model.paragraph();
    let citation = match model.caret() {
        Some(caret) => {
            let text = document.paragraph(paragraph)?;
            cite(document, &(paragraph, caret.quoted(&text.text)))?
        }
        None => cite_paragraph(document, paragraph)?,
    };
    let source = model.shown.source.as_ref()?;
    let elsewhere = source.case().is_some() && source.case() != model.case().as_ref();
    let reference = match elsewhere {
        true => source.to_string(),
        false => source.id().to_string(),
    };
    let written = yaml::citation(&reference, &citation).ok()?;
    Some((written, citation.verdict))
}
