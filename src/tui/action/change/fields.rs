//! The fields of a form, by what is changed.

use super::{super::take::new_citation, asks::ALL};
use crate::{
    edit::asked::shared_file,
    library::{Library, Scope},
    model::{
        Body, Id, Key, Kind, Locator,
        record::{EvidenceStatus, QuestionStatus, ResponseKind, Standing},
    },
    tui::{
        effect::Cite,
        line::Line,
        list::View,
        model::Model,
        overlay::{Changing, Field, Of, Passage, What, Word},
        state::Pane,
    },
};

/// The form of a change of the selected record.
pub fn form(model: &Model, what: What, of: Option<Key>) -> Changing {
    let in_source = model.state.place.pane == Pane::Source;
    let here = here(model).filter(|_| in_source);
    let cited = here.as_ref().map_or("", |passage| &passage.text).to_owned();
    let at_hand = here.or_else(|| model.state.cited.clone());
    let mut fields = fields(model, what);
    fields.push(Field::cites(&cited, at_hand.as_ref()));
    let taken = model.known.library.records();
    let taken = match what {
        What::Add => taken.map(|record| record.key.id().clone()).collect(),
        _ => Vec::new(),
    };
    let mut changing = Changing::new(what, of, fields, at_hand, taken);
    changing.settle();
    changing
}

fn fields(model: &Model, what: What) -> Vec<Field> {
    let body = model.record().map(|record| &record.body);
    let line = |of: Of| Field::line(of, "");
    match what {
        What::Step => {
            let status = match body {
                Some(Body::Evidence(evidence)) => {
                    let all = EvidenceStatus::ALL.iter();
                    let words = all.map(|status| Word::new(status.word(), status.says()));
                    Field::words(Of::Status, words.collect(), evidence.status().word())
                }
                Some(Body::Allegation(allegation)) => {
                    let all = Standing::ALL.iter();
                    let words = all.map(|standing| Word::new(standing.word(), standing.says()));
                    let last = allegation.history.last();
                    let last = last.map_or("", |step| step.status.value.word());
                    Field::words(Of::Status, words.collect(), last)
                }
                _ => line(Of::Status),
            };
            vec![status, line(Of::Date), line(Of::Because)]
        }
        What::Answer => {
            let all = QuestionStatus::ALL.iter();
            let words = all.map(|status| Word::new(status.word(), status.says()));
            let answered = QuestionStatus::Answered.word();
            let answer = match body {
                Some(Body::Question(question)) => question.answer.as_ref(),
                _ => None,
            };
            // A text of several lines would be another one on one line.
            let answer = answer.map(|answer| answer.raw());
            let answer = answer.filter(|answer| Line::new(answer).text() == *answer);
            vec![
                Field::words(Of::Status, words.collect(), answered),
                Field::line(Of::Answer, answer.unwrap_or("")),
            ]
        }
        What::Respond => {
            let all = ResponseKind::ALL.iter();
            let words = all.map(|kind| Word::new(kind.word(), kind.says()));
            let lines = [
                Of::Statement,
                Of::Admits,
                Of::Denies,
                Of::Date,
                Of::DateSaid,
            ];
            let first = [line(Of::By), Field::words(Of::Is, words.collect(), "")];
            first.into_iter().chain(lines.map(line)).collect()
        }
        What::Add => {
            let (kinds, kind) = kinds(model);
            let cases = cases(model);
            let case = model.case();
            let case = case.map_or(String::new(), |case| case.to_string());
            let first = [
                Field::words(Of::Kind, kinds, kind),
                Field::words(Of::Case, cases, &case),
            ];
            let lines = [Of::Label, Of::Id, Of::By, Of::Date, Of::Sort, Of::Note];
            first.into_iter().chain(lines.map(line)).collect()
        }
        What::Mend => Vec::new(),
    }
}

/// The kinds of records that can be new, and which of them is looked at; an allegation, where that is a source.
fn kinds(model: &Model) -> (Vec<Word>, &'static str) {
    let words = Kind::in_sections().map(|info| Word::new(info.many, info.noun.with_article));
    let of_view = match model.state.place.view {
        View::Of(kind) => Some(kind),
        _ => None,
    };
    let wanted = of_view.filter(|kind| !matches!(kind, Kind::Case | Kind::Source));
    let kind = wanted.unwrap_or(Kind::Allegation);
    (words.collect(), kind.info().many)
}

/// The cases of which a record can be, and that all of them share it, where that can be written somewhere.
pub fn cases(model: &Model) -> Vec<Word> {
    let library: &Library = &model.known.library;
    let cases = library.of_kind(&Scope::Library, Kind::Case).iter();
    let cases = cases.filter_map(|index| {
        let case: &Id = library.at(*index).key.case()?;
        Some(Word::new(case.as_str(), &library.label(*index)))
    });
    let shared = shared_file(library).map(|_| Word::new(ALL, SHARED));
    cases.chain(shared).collect()
}

const SHARED: &str = "All cases share it, in library.yaml.";

/// The passage that is shown, or the words of it that are chosen.
fn here(model: &Model) -> Option<Passage> {
    passage(model, new_citation(model)?)
}

/// A place of a source as it would be typed.
pub fn passage(model: &Model, cite: Cite) -> Option<Passage> {
    let document = model.document()?;
    let places = vec![document.place(cite.paragraph)?];
    let at = Locator { places };
    let words = match &cite.words {
        Some(words) => {
            let paragraph = document.paragraph(cite.paragraph)?;
            let words = paragraph.text.get(words.clone())?.trim();
            // A soft hyphen is where the line ended on the page, and no sign of the text.
            format!(": {}", words.replace('\u{AD}', ""))
        }
        None => String::new(),
    };
    let text = Line::new(&format!("{} {at}{words}", cite.reference));
    let text = text.text().trim().to_owned();
    Some(Passage { cite, text })
}
