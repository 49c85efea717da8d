//! What is taken along: texts for the clipboard, in their true characters; the original, the file, an
//! export.

use super::{Action as A, Enabled, Group, Row, Why, change, enabled::*, hand, row, rows, words};
use crate::{
    address,
    library::Index,
    model::{Body, record::Label, statement::Room},
    text::web,
    tui::{
        effect::{Cite, Effect},
        measure::page,
        model::Model,
        state::Pane,
    },
};

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 11] = rows(Group::Take, [
    row(A::CopyText, "copy-text", &["y y"], "", "Copy the line that the record goes by, or the paragraph", has_text, |model, _| copy_text(model)),
    row(A::CopyId, "copy-id", &["y i"], "", "Copy the id of the record", has_one_record, |model, _| copy(model.record().map(|record| record.key.to_string()), "id")),
    row(A::CopyCitation, "copy-citation", &["y c"], "", "Copy the citation as one line: source, publisher, date, place", has_passage, |model, _| copy(citation(model), "citation")),
    row(A::CopyQuote, "copy-quote", &["y q"], "", "Copy the quoted words", has_quote, |model, _| copy(quote(model), "quote")),
    row(A::CopyLink, "copy-link", &["y l"], "", "Copy the address of the record, which `casefile` opens: PATH#ID", has_key, |model, _| copy(link(model), "address of the record")),
    row(A::CopyAddress, "copy-address", &["y u"], "", "Copy the web address on the row, or of the source", has_address, |model, _| copy(addresses(model).into_iter().next(), "address")),
    row(A::SelectWords, "select-words", &["v"], "words", "Choose words of the passage: moving goes from word to word, this again begins there", in_source, |model, _| { words::begin(model); Vec::new() }),
    row(A::Cite, "cite", &["y n"], "", "Copy a new citation of the chosen words, or the paragraph, as YAML", in_source, |model, _| cite_chosen(model)),
    row(A::Original, "view-original", &["o"], "", "Open the original in the system's viewer", has_source, |model, _| view_original(model)),
    row(A::Export, "export", &["x"], "export", "Write the case, a part of it or the library to a file for others: paper, form and for whom are chosen", has_cases, |model, _| hand::open(model)),
    row(A::Edit, "edit", &["e"], "", "Open the editor at the record's line, and read the library again after it", has_file, |model, _| edit(model)),
]);

fn copy(text: Option<String>, label: &'static str) -> Vec<Effect> {
    text.map(|text| Effect::Copy { text, label })
        .into_iter()
        .collect()
}

/// The address of the selected record, as `casefile` takes it.
fn link(model: &Model) -> Option<String> {
    address::link(&model.fixed.whole, &model.record()?.key)
}

fn has_key(model: &Model) -> Enabled {
    match link(model) {
        Some(_) => Ok(()),
        None => Err(Why::Words("nothing here has an address")),
    }
}

fn has_text(model: &Model) -> Enabled {
    match model.state.place.pane {
        // A paragraph may still be on its way.
        Pane::Source => has_record(model),
        Pane::Menu | Pane::List | Pane::Record => {
            has_one_record(model)?;
            match text(model) {
                Some(_) => Ok(()),
                None => Err(Why::Words("this record goes by no line that can be read")),
            }
        }
    }
}

fn copy_text(model: &mut Model) -> Vec<Effect> {
    let text = text(model);
    if text.is_none() && model.state.place.pane == Pane::Source {
        model.state.complain("This paragraph is not read yet.");
    }
    copy(text, "text")
}

/// The text under the selection, in its true characters.
fn text(model: &Model) -> Option<String> {
    match model.state.place.pane {
        Pane::Source => {
            let paragraph = model.document()?.paragraph(model.paragraph())?;
            // A soft hyphen is where the line ended on the page, and no sign of the text.
            Some(paragraph.text.replace('\u{AD}', ""))
        }
        _ => {
            let record = model.record()?;
            Some(match model.part().label(&record.body)? {
                Label::Name(name) => one_line(name.raw()),
                Label::Said(_) => model.known.library.label_in(record, Room::PAGE).to_string(),
            })
        }
    }
}

/// A text in its true characters, whose white space is spaces: pasted, a line break may be taken for Enter.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// The web addresses at hand, the nearest first: those in the words of the selected row of the page, that of
/// the source that is shown, that of the record where it is one.
fn addresses(model: &Model) -> Vec<String> {
    let row = match model.state.place.pane {
        Pane::Record => model.shown.sheet.rows.get(model.row()),
        Pane::Menu | Pane::List | Pane::Source => None,
    };
    let in_words = row.map(page::addresses).unwrap_or_default();
    let of_source = |index: Index| match &model.known.library.at(index).body {
        Body::Source(source) => source.url.as_ref().map(|url| url.raw().to_owned()),
        _ => None,
    };
    let shown = model.shown.source.as_ref();
    let shown = shown.and_then(|key| model.known.library.index(key));
    let sources = [shown, model.shown.index].into_iter().flatten();
    let mut all: Vec<String> = in_words
        .into_iter()
        .chain(sources.filter_map(of_source))
        .collect();
    // Any other text that a file gives there leads nowhere on the web.
    all.retain(|address| web::addresses(address).next() == Some(address));
    all
}

fn has_address(model: &Model) -> Enabled {
    match addresses(model).is_empty() {
        false => Ok(()),
        true => Err(Why::Words("no web address is here")),
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
    Some(one_line(&parts.join(", ")))
}

/// Copies a citation of the chosen words as YAML, else of the paragraph, as it is written in the case
/// that is looked at. A job makes it, since that may read.
fn cite_chosen(model: &mut Model) -> Vec<Effect> {
    let Some(cite) = new_citation(model) else {
        return Vec::new();
    };
    // A change of a file may cite it.
    model.state.cited = change::passage(model, cite.clone());
    vec![Effect::Cite(model.known.edition, cite)]
}

/// The citation of the chosen words, or of the paragraph.
pub fn new_citation(model: &Model) -> Option<Cite> {
    let paragraph = model.paragraph();
    let words = match model.caret() {
        Some(caret) => Some(caret.quoted(&model.document()?.paragraph(paragraph)?.text)),
        None => None,
    };
    let source = model.shown.source.clone()?;
    let elsewhere = source.case().is_some() && source.case() != model.case().as_ref();
    let reference = match elsewhere {
        true => source.to_string(),
        false => source.id().to_string(),
    };
    Some(Cite {
        source,
        reference,
        paragraph,
        words,
    })
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
