//! Citations and the texts that they lead to: what was found of the quoted words, and the paragraphs around them.

use std::sync::Arc;

use super::{
    Look, Talk,
    speak::{self, capital_first, ended, line, place},
};
use crate::{
    clean,
    library::Index,
    model::Body,
    sheet::{Piece, RowStyle, signs},
    text::{Clean, clean_line},
    tui::{effect::Effect, known::Text, model::Model, state::Pane},
    verify::{Change, Passage, Verdict},
};

impl Talk {
    /// Goes to the text of the source, or to the passage of the citation that is looked at.
    pub(super) fn read_text(&mut self) -> Vec<Effect> {
        let is_source = |model: &Model| {
            let record = model.record();
            record.is_some_and(|record| matches!(record.body, Body::Source(_)))
        };
        match self.spot().look {
            Look::Citation(_) => {
                let (from, to) = self.around();
                self.text_from(from, to)
            }
            Look::Text { .. } => self.read_on(),
            _ if self.selected() && is_source(&self.model) => self.text_from(0, Look::MOST),
            _ => self.refuse(
                "There is a text of a source or of a citation: choose one of these first.".into(),
            ),
        }
    }

    /// The source of a citation of the page.
    pub(super) fn source_of(&self, number: usize) -> Option<Index> {
        self.model.shown.sheet.citations.get(number)?.source
    }

    pub(super) fn open_source(&mut self, number: usize) -> Vec<Effect> {
        let source = self.source_of(number);
        let key = source.map(|index| self.model.known.library.at(index).key.clone());
        match key {
            Some(key) => self.open(Piece::Link(key, Clean::default())),
            None => Vec::new(),
        }
    }

    /// What was found of the citation that is looked at, as far as it is known.
    fn passage(&self) -> Option<&Arc<Passage>> {
        let number = self.model.citation_number()?;
        let found = self.model.shown.index.map(|index| (index, number));
        let found = found.and_then(|at| self.model.known.passages.get(&at));
        self.model.shown.passage.as_ref().or(found)
    }

    /// The paragraphs around what is cited.
    pub(super) fn around(&self) -> (usize, usize) {
        let passage = self.passage().map(Arc::as_ref);
        let marked = passage.into_iter().flat_map(|passage| {
            let marks = passage.shown().iter().map(|(paragraph, _)| *paragraph);
            marks.chain(passage.paragraphs.iter().copied())
        });
        let marked: Vec<usize> = marked.collect();
        let first = passage.and_then(Passage::first).unwrap_or(0);
        let last = marked.iter().copied().filter(|at| *at < first + Look::MOST);
        let last = last.max().unwrap_or(first).max(first);
        (first.saturating_sub(1), last + 2)
    }

    /// Reads a text from a paragraph on.
    pub(super) fn text_from(&mut self, from: usize, to: usize) -> Vec<Effect> {
        self.model.state.place = self.spot().place.clone();
        self.model.state.place.source.paragraph = Some(from);
        self.model.state.place.pane = Pane::Source;
        self.arrive(Look::Text { from, to })
    }

    /// The next paragraphs.
    pub(super) fn read_on(&mut self) -> Vec<Effect> {
        let all = self.model.document().map_or(0, |text| text.len());
        match self.spot().look {
            Look::Text { to, .. } if to < all => self.read_at(to),
            _ => {
                self.say("This is the end of the text.");
                Vec::new()
            }
        }
    }

    pub(super) fn read_back(&mut self) -> Vec<Effect> {
        match self.spot().look {
            Look::Text { from, .. } if from > 0 => self.read_at(from.saturating_sub(Look::MOST)),
            _ => {
                self.say("This is the beginning of the text.");
                Vec::new()
            }
        }
    }

    fn read_at(&mut self, from: usize) -> Vec<Effect> {
        let to = from + Look::MOST;
        let spot = self.spot_mut();
        spot.look = Look::Text { from, to };
        spot.place.source.paragraph = Some(from);
        self.settle()
    }

    /// The paragraphs that are looked at.
    pub(super) fn tell_text(&self, from: usize, to: usize) -> Vec<Clean> {
        let source = self.model.shown.source.as_ref();
        let title = source.and_then(|key| self.model.known.library.index(key));
        let title = title.map(|index| self.model.known.library.label(index));
        let title = title.unwrap_or_else(|| "no source".into());
        let Some(text) = self.model.document() else {
            return vec![clean!["Text of ", title, ": nothing of it is here."]];
        };
        let held = text.what().held.words();
        let all = text.len();
        let to = to.min(all);
        if text.is_empty() || from >= to {
            return vec![clean![
                "Text of ",
                title,
                ": there is none here (",
                held,
                ")."
            ]];
        }
        let which = match to - from {
            1 => clean!["paragraph ", to],
            _ => clean!["paragraphs ", from + 1, " to ", to],
        };
        let mut lines = vec![clean![
            "Text of ", title, " (", held, "), ", which, " of ", all, "."
        ]];
        lines.extend((from..to).map(|number| self.paragraph(text, number)));
        let more = match to < all {
            true => "Further: enter.",
            false => "This is the end.",
        };
        let one = match to - from {
            1 => "",
            _ => " One of them, to mark it: its number.",
        };
        lines.push(clean![more, " Before: previous.", one, " 0 back."]);
        lines
    }

    /// A paragraph, with where it stands and whether the citation is of it.
    fn paragraph(&self, text: &Text, number: usize) -> Clean {
        let at = match text.place(number) {
            Some(at) => capital_first(&place(&at.to_string())),
            None => "Without a number".into(),
        };
        // By which it is chosen, where its place says another.
        let own = clean!["Paragraph ", number + 1];
        let at = match at == own {
            true => at,
            false => clean![number + 1, " ", at],
        };
        let is_of_source = self.model.shown.index.is_none_or(|index| {
            Some(&self.model.known.library.at(index).key) == self.model.shown.source.as_ref()
        });
        let passage = self.passage().filter(|_| !is_of_source);
        let holds = |passage: &Arc<Passage>| {
            let mut marks = passage.shown().iter();
            let is_near = matches!(passage.verdict, Verdict::Missing(_));
            let has = marks.any(|(paragraph, _)| *paragraph == number);
            match (has, is_near) {
                (true, false) => Some(", with the quoted words"),
                (true, true) => Some(", with the nearest words"),
                (false, _) => passage.paragraphs.contains(&number).then_some(", cited"),
            }
        };
        let cited = passage.and_then(holds);
        match text.paragraph(number) {
            Some(paragraph) => clean![at, cited, ": ", clean_line(&paragraph.text)],
            None => clean![at, cited, ": not read."],
        }
    }

    /// A citation of the page: what it says, what was found of it, where it leads.
    pub(super) fn tell_citation(&self, number: usize) -> Vec<Clean> {
        let sheet = &self.model.shown.sheet;
        let is_its = |row: &&crate::sheet::Row| {
            row.style == RowStyle::Item && row.pieces.first() == Some(&Piece::Citation(number + 1))
        };
        let row = sheet.rows.iter().find(is_its);
        let mut words = match row {
            Some(row) => line(row).words,
            None => clean!["Citation ", number + 1, "."],
        };
        let all = sheet.citations.len();
        if let Some(rest) = words.strip_prefix(&format!("Citation {}:", number + 1)) {
            let behind = words.part(words.len() - rest.len()..words.len());
            words = clean!["Citation ", number + 1, " of ", all, ":", behind];
        }
        let mut lines = vec![words];
        match self.passage() {
            Some(passage) => {
                lines.extend(difference(passage));
                // Where a page does not say it: a tree of origins has numbers alone.
                if row.is_none() {
                    let found = signs(passage)
                        .into_iter()
                        .map(|sign| Clean::from(sign.word));
                    lines.push(ended(&Clean::join(found, ", ")));
                }
            }
            None => lines.push("Nothing was found of it so far.".into()),
        }
        let source = self.source_of(number);
        let source = source.map(|index| self.model.known.library.label(index));
        let source = source.map(|source| clean!["1 the source: ", ended(&source), " "]);
        lines.push(clean!["Its passage: enter. ", source, "0 back."]);
        lines
    }
}

/// How a quote differs from its source, or why it could not be checked, in words.
fn difference(passage: &Passage) -> Option<Clean> {
    if let Verdict::Unchecked(why) = &passage.verdict {
        return Some(ended(&clean!["Not checked: ", clean_line(why)]));
    }
    let difference = passage.verdict.difference()?;
    let mut words = match &passage.verdict {
        Verdict::Missing(Some(nearest)) => clean![
            "Nearest words in the source, which are not the same (",
            nearest.why.words(),
            "):"
        ],
        _ => "How the source has it:".into(),
    };
    for change in &difference.0 {
        words.push(&match change {
            Change::Same(same) => clean![" ", clean_line(same)],
            Change::Gone(gone) => clean![" (only the quote has: ", clean_line(gone), ")"],
            Change::Come(come) => clean![" (only the source has: ", clean_line(come), ")"],
        });
    }
    Some(speak::ended(&words))
}
