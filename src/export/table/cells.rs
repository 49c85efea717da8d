//! What the fields of a record say, each in a cell.

use super::Cell;
use crate::{
    clean, clean_format,
    library::{Index, Library, Record},
    model::{
        At, Body, Citation, Ref, Role,
        record::{Field, Part, Value, field::BELOW},
    },
    sheet,
    sign::Sign,
    text::{Clean, clean, clean_line, sentence},
};

/// What has become of a record, in one word of a set, or as its file words it; none where nothing has.
pub fn status_word(library: &Library, index: Index) -> Option<Clean> {
    match &library.at(index).body {
        // How far a proceeding has come is not one word of a set.
        Body::Proceeding(proceeding) => proceeding.status.as_ref().map(|text| text.clean()),
        body => match body.status() {
            Some(status) => Some(status.word().into()),
            None => Sign::of(library, index).map(|sign| sign.word.into()),
        },
    }
}

/// What a record says, seen from the library that it is in.
pub struct Cells<'l> {
    pub library: &'l Library,
    pub record: &'l Record,
}

impl<'l> Cells<'l> {
    /// The cell of a field; of when something was, as the file dates it.
    pub fn of(&self, field: &Field<'l>) -> Cell {
        match &field.value {
            Value::Words(words) => Cell::Texts(words.iter().map(|word| word.clean()).collect()),
            Value::Said(statement) => Cell::text(clean(statement.raw())),
            Value::Place(words) => Cell::Texts(words.iter().map(|word| self.place(word)).collect()),
            Value::Literal(text) => Cell::some(text.map(clean)),
            Value::Word(word) => Cell::some(word.map(Clean::from)),
            Value::Status(status) => Cell::some(status.map(|status| status.word().into())),
            Value::Refs(Role::By, []) => Cell::some(self.speaker()),
            Value::Refs(_, references) => {
                Cell::Texts(references.iter().map(|to| self.name(to)).collect())
            }
            Value::When(date, _) => Cell::some(date.map(|date| clean_line(date.text()))),
            Value::Days(days) => Cell::Number((*days).into()),
            Value::Grade(grade) => grade.map_or(Cell::EMPTY, |grade| Cell::Number(grade.into())),
            Value::Numbers(measures) => Cell::Texts(measures.iter().map(measured).collect()),
            Value::Parts(parts) => {
                let mut first = self.record.body.cites().len() + self.before(field);
                let parts = parts.iter().map(|part| {
                    let words = self.part(part, first);
                    first += part.all_cites();
                    words
                });
                Cell::Texts(parts.collect())
            }
            // With those of the parts, whose numbers lead here.
            Value::Cites(_) => {
                let all = self.record.body.all_citations();
                let all = all.into_iter().enumerate();
                Cell::Texts(
                    all.map(|(number, cited)| self.cited(number, cited))
                        .collect(),
                )
            }
        }
    }

    /// Who says what no field names anybody for: as lists have it before the statement.
    fn speaker(&self) -> Option<Clean> {
        let heard = self.library.heard(self.record, usize::MAX)?;
        let end = heard.speaker.trim_end_matches([':', ' ']).len();
        Some(heard.speaker.part(0..end))
    }

    /// How many citations stand in parts before those of a field.
    fn before(&self, field: &Field<'_>) -> usize {
        let fields = self.record.body.fields();
        let before = fields.iter().take_while(|other| other.key != field.key);
        before.map(cited).sum()
    }

    fn resolve(&self, to: &Ref) -> Option<Index> {
        self.library.resolve(self.record.key.case(), to)
    }

    /// A record that is named, as lists name it.
    fn name(&self, to: &At<Ref>) -> Clean {
        match self.resolve(to) {
            Some(index) => self.called(index),
            None => self.library.not_here(to),
        }
    }

    fn called(&self, index: Index) -> Clean {
        match self.library.at(index).body {
            // A headline is no name.
            Body::Source(_) => self.library.short(index),
            _ => self.library.label(index),
        }
    }

    /// A place may be a record of the library, such as a prison.
    fn place(&self, place: &crate::model::Text) -> Clean {
        let reference = place.raw().parse::<Ref>().ok();
        let known = reference.and_then(|reference| self.resolve(&reference));
        known.map_or_else(|| place.clean(), |index| self.called(index))
    }

    /// A part in one line, as its page has it; its citations by their numbers, of which `first` is the number of the
    /// first, from 0.
    fn part(&self, part: &Part<'l>, mut first: usize) -> Clean {
        let mut line = Clean::default();
        for (before, field) in &part.fields {
            let words = match &field.value {
                Value::Parts(_) => continue,
                Value::When(date, said) => joined(&sheet::when(*date, *said)),
                Value::Status(Some(status)) => Sign::from(*status).word.into(),
                Value::Refs(
                    Role::Response
                    | Role::Party
                    | Role::Participant
                    | Role::Counsel
                    | Role::Judge
                    | Role::Charged,
                    _,
                ) => match self.of(field) {
                    Cell::Texts(names) => Clean::join(names, ", "),
                    number => number.words(),
                },
                _ => self.of(field).words(),
            };
            if words.is_empty() {
                continue;
            }
            let before = match before.strip_prefix('.') {
                Some(rest) if line.trim_end().ends_with(['.', '?', '!', '…', '”']) => rest,
                _ => before,
            };
            line.push(&match line.is_empty() {
                true => sentence::first(before),
                false => before,
            });
            line.push(&words);
        }
        for number in first..first + part.cites.len() {
            line.push(&clean![" [", number + 1, "]"]);
        }
        first += part.cites.len();
        for (before, field) in &part.fields {
            for within in field.parts() {
                let before = match *before {
                    BELOW => "; ",
                    before => before,
                };
                line.push(&before);
                line.push(&self.part(within, first));
                first += within.all_cites();
            }
        }
        line
    }

    /// `[1] Harbour Post, 3 May 2024, ¶14, via Radio: “took envelopes”`
    fn cited(&self, number: usize, citation: &Citation) -> Clean {
        let mut line = clean!["[", number + 1, "] ", self.name(&citation.source)];
        if let Some(at) = &citation.at {
            line.push(&clean_format!(", {}", at.value));
        }
        for via in &citation.via {
            line.push(&clean![", via ", self.name(via)]);
        }
        if let Some(basis) = citation.basis {
            line.push(&clean![", basis: ", basis.value.says()]);
        }
        let words = [
            (": ", &citation.quote),
            (", behind ", &citation.prefix),
            (", before ", &citation.suffix),
        ];
        for (before, words) in words {
            if let Some(words) = words {
                line.push(&clean![before, "“", clean_line(words.raw()), "”"]);
            }
        }
        line
    }
}

/// How many citations the parts of a field have.
fn cited(field: &Field<'_>) -> usize {
    field.parts().iter().map(Part::all_cites).sum()
}

/// A number with what it counts, in words.
fn measured(measure: &crate::model::Measure) -> Clean {
    joined(&sheet::measure_words(measure))
}

fn joined(pieces: &[sheet::Piece]) -> Clean {
    Clean::join(pieces.iter().map(sheet::Piece::words), "")
}
