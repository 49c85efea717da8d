//! What is taken along: texts for the clipboard, in their true characters; the original, the file, an
//! export.

use super::{Action as A, Enabled, Group, PANES, Row, enabled::*, find, words};
use crate::{
    analysis::verify::{Verdict, cite, cite_paragraph},
    export::yaml,
    model::{Body, record::Label, statement::Room},
    tui::{effect::Effect, input::Press, model::Model, overlay::Asked, state::Pane},
};

const fn row(
    action: A,
    name: &'static str,
    keys: &'static [&'static str],
    short: &'static str,
    what: &'static str,
    enabled: fn(&Model) -> Enabled,
    run: fn(&mut Model, Press) -> Vec<Effect>,
) -> Row {
    Row {
        action,
        name,
        keys,
        short,
        what,
        group: Group::Take,
        layers: PANES,
        enabled,
        run,
    }
}

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 9] = [
    row(A::CopyText, "copy-text", &["y y"], "", "Copy the line that the record goes by, or the paragraph", has_record, |model, _| copy(text(model), "text")),
    row(A::CopyId, "copy-id", &["y i"], "", "Copy the id of the record", has_record, |model, _| copy(model.record().map(|record| record.key.to_string()), "id")),
    row(A::CopyCitation, "copy-citation", &["y c"], "", "Copy the citation as one line: source, publisher, date, place", has_passage, |model, _| copy(citation(model), "citation")),
    row(A::CopyQuote, "copy-quote", &["y q"], "", "Copy the quoted words", has_quote, |model, _| copy(quote(model), "quote")),
    row(A::SelectWords, "select-words", &["v"], "words", "Choose words of the passage: h, l, j, k move, v begins, y n cites", in_source, |model, _| { words::begin(model); Vec::new() }),
    row(A::Cite, "cite", &["y n"], "", "Copy a new citation of the chosen words, or the paragraph, as YAML", in_source, |model, _| cite_chosen(model)),
    row(A::Original, "view-original", &["o"], "", "Open the original in the system's viewer", has_source, |model, _| view_original(model)),
    row(A::Export, "export", &["x"], "export", "Write two pages about the case to a file", in_case, |model, _| find::ask(model, Asked::Export)),
    row(A::Edit, "edit", &["e"], "", "Open the editor at the record's line, and read the library again after it", has_file, |model, _| edit(model)),
];

fn copy(text: Option<String>, label: &'static str) -> Vec<Effect> {
    text.map(|text| Effect::Copy { text, label })
        .into_iter()
        .collect()
}

/// The text under the selection, in its true characters.
fn text(model: &Model) -> Option<String> {
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
                Label::Name(name) => name.raw().to_owned(),
                Label::Said(_) => model.known.library.label_in(record, Room::PAGE).to_string(),
            })
        }
    }
}

fn quote(model: &Model) -> Option<String> {
    Some(model.citation()?.citation.quote.as_ref()?.raw().to_owned())
}

/// The citation in one line: title, publisher, date, place, via whom.
fn citation(model: &Model) -> Option<String> {
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
fn cite_chosen(model: &mut Model) -> Vec<Effect> {
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
    model.state.taken.citation = true;
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

/// Opens the original of the source, at the page that is looked at.
fn view_original(model: &Model) -> Vec<Effect> {
    let page = model.document().and_then(|document| {
        let paragraph = document.paragraph(model.paragraph())?;
        paragraph.on_page.map(|(page, _)| page)
    });
    let source = model.shown.source.clone();
    let view = source.map(|source| Effect::View { source, page });
    view.into_iter().collect()
}

fn edit(model: &Model) -> Vec<Effect> {
    let place = model.file_place();
    let edit = place.map(|(path, line)| Effect::Edit { path, line });
    edit.into_iter().collect()
}
