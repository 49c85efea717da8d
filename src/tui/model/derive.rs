//! What follows from the place and the library: the list, the page, the passage, what is in sight.
//!
//! Each part is made again only when what it follows from has changed, so a key costs what it moves.

use std::{collections::HashMap, sync::Arc};

use super::{Lead, Model, Pane, Passed, Shown};
use crate::{
    library::Index,
    load::document::Document,
    model::{Body, Key, Kind, RecordPart},
    sheet::{Piece, Row, RowStyle, Sheet},
    tui::{
        effect::Effect,
        flow,
        layout::layout,
        list::{Item, View},
        view,
    },
};

/// Of a citation of a long run of paragraphs, as many are marked as cited.
const MOST_CITED: usize = 1000;

impl Model {
    /// Brings everything in line with the place. Returns what must be fetched for it.
    pub fn settle(&mut self) -> Vec<Effect> {
        self.settle_counts();
        self.settle_list();
        self.settle_record();
        let mut effects = self.settle_source();
        self.settle_scrolling();
        effects.extend(self.settle_cited());
        effects.extend(self.settle_held());
        effects.extend(self.settle_texts());
        effects
    }

    fn settle_record(&mut self) {
        self.index = match &self.place.view {
            View::Overview => match &self.place.scope {
                crate::library::Scope::Case(case) => self.library.index(&Key::Case(case.clone())),
                crate::library::Scope::Library => None,
            },
            _ => self
                .items
                .get(self.position)
                .and_then(|item| item.index(&self.library)),
        };
        let shown = match (self.place.view, self.items.get(self.position), self.index) {
            (View::Matrix, ..) => Shown::Matrix,
            (View::Conflicts, ..) => Shown::Conflicts,
            (_, Some(Item::Problem(number)), _) => Shown::Problem(*number),
            (_, _, Some(index)) if self.place.origins => Shown::Origins(index),
            (_, _, Some(index)) => Shown::Record(index),
            (_, _, None) => Shown::Nothing,
        };
        let page = (self.edition, self.place.scope.clone(), shown);
        let known = [
            self.passages.len(),
            self.library.diagnostics.len(),
            usize::from(self.shown_document().is_some()),
        ];
        let wanted = Some((page, known));
        if self.paged != wanted {
            self.sheet = self.page(shown);
            let page = |paged: &Option<_>| paged.as_ref().map(|(page, _)| page).cloned();
            // Where only more is known of it, the reader stays where they are.
            if page(&self.paged) != page(&wanted) {
                self.record_top = flow::Top::default();
            }
            self.paged = wanted;
        }
        self.lead = self.lead();
        if let Some(row) = &mut self.place.row {
            self.sheet.find_row(row);
            let shown = self.sheet.rows.get(row.number);
            if shown.is_some_and(|shown| shown.style == RowStyle::Blank) {
                *row = self.sheet.chosen_row(row.number.saturating_sub(1));
            }
        }
        let row = self.sheet.rows.get(self.row());
        let links = row.map_or(0, |row| row.targets().len());
        self.place.link = self.place.link.min(links.saturating_sub(1));
        // In the record, the source pane follows the citation under the selection.
        if self.place.pane == Pane::Record
            && let Some(number) = self.citation_of_row()
        {
            if self.citation_number() != Some(number) {
                self.place.paragraph = None;
            }
            // What the list's row leads to is followed, not chosen: after a reload it has another number.
            let is_led_to = self.place.row.is_none() && self.lead.citation == Some(number);
            self.place.citation = (!is_led_to).then(|| self.sheet.chosen_citation(number));
        }
        match &mut self.place.citation {
            Some(_) if self.sheet.citations.is_empty() => self.place.citation = None,
            Some(citation) => self.sheet.find_citation(citation),
            None => {}
        }
    }

    /// Where the selected row of the list leads on the page that is shown.
    fn lead(&self) -> Lead {
        let part = self
            .items
            .get(self.position)
            .map_or(RecordPart::Whole, Item::part);
        let last = self.sheet.rows.len().saturating_sub(1);
        let about = |row: &Row| part != RecordPart::Whole && row.part == part;
        let row = self.sheet.rows.iter().position(about);
        let cites = self.record().map(|record| part.cites(&record.body));
        let cites = cites.filter(|(_, own)| !own.is_empty());
        Lead {
            // Above the first row that is selected by itself stands the title.
            row: row.unwrap_or(1.min(last)),
            citation: cites
                .map(|(first, _)| first)
                .filter(|first| *first < self.sheet.citations.len()),
        }
    }

    /// The document of the selected record, where that is a source and was opened.
    fn shown_document(&self) -> Option<&Arc<Document>> {
        self.documents.get(&self.record()?.key)?.as_ref()
    }

    /// The page of what is shown.
    fn page(&self, shown: Shown) -> Sheet {
        let (library, scope) = (&*self.library, &self.place.scope);
        match shown {
            Shown::Nothing => Sheet::default(),
            Shown::Matrix => Sheet::matrix(library, scope),
            Shown::Conflicts => Sheet::conflicts(library, scope),
            Shown::Origins(index) => {
                // The citations stay at hand: the source pane goes on showing their passages.
                let citations = Sheet::of(library, index, scope).citations;
                Sheet {
                    citations,
                    ..Sheet::origins(library, index)
                }
            }
            Shown::Problem(number) => library
                .diagnostics
                .get(number)
                .map_or_else(Sheet::default, |found| Sheet::of_problem(library, found)),
            Shown::Record(index) => {
                let mut sheet = Sheet::of(library, index, scope);
                sheet.tell(|number| self.passages.get(&(index, number)).map(Arc::as_ref));
                if let Some(document) = self.shown_document() {
                    sheet.tell_held(document);
                }
                sheet
            }
        }
    }

    /// The citation that the selected row speaks of: the selected one, else its first.
    fn citation_of_row(&self) -> Option<usize> {
        let number = |piece: &Piece| match piece {
            Piece::Citation(number) => Some(number - 1),
            _ => None,
        };
        let row = self.sheet.rows.get(self.row())?;
        self.link()
            .as_ref()
            .and_then(number)
            .or_else(|| row.pieces.iter().find_map(number))
    }

    fn settle_source(&mut self) -> Vec<Effect> {
        let of_source = self
            .record()
            .filter(|record| matches!(record.body, Body::Source(_)))
            .map(|record| record.key.clone());
        let cited = self
            .citation()
            .and_then(|cited| cited.source)
            .map(|index| self.library.at(index).key.clone());
        let source = of_source.clone().or(cited);
        self.source = source;
        let Some(key) = self.source.clone() else {
            self.passage = None;
            self.passed = None;
            return Vec::new();
        };
        let effects = self.ask_for(key.clone()).into_iter().collect();
        let of_citation = self.index.filter(|_| of_source.is_none());
        let found = of_citation
            .zip(self.citation_number())
            .and_then(|cited| self.passages.get(&cited))
            .filter(|_| self.citation().is_some() && self.document().is_some())
            .cloned();
        let wanted = Some((
            self.edition,
            self.index,
            key,
            self.citation_number(),
            [self.document().is_some(), found.is_some()],
        ));
        if self.passed != wanted {
            self.passage = found;
            let of = |passed: &Option<Passed>| {
                let (edition, _, key, _, [has_document, _]) = passed.as_ref()?;
                Some((*edition, key.clone(), *has_document))
            };
            if of(&self.passed) != of(&wanted) {
                self.cited_by = self.cited_by();
            }
            self.passed = wanted;
            if self.place.paragraph.is_none() {
                self.source_top = flow::Top::default();
            }
        }
        // A paragraph may be gone to before its document is there.
        let count = self.document().map(|document| document.len());
        if let (Some(paragraph), Some(count)) = (&mut self.place.paragraph, count) {
            *paragraph = (*paragraph).min(count.saturating_sub(1));
        }
        effects
    }

    /// What is found of the citations in sight must be known, since the page says it.
    fn settle_cited(&mut self) -> Vec<Effect> {
        let rows = layout(self.size, self).inside(Pane::Record).height as usize;
        let in_sight = self
            .sheet
            .rows
            .iter()
            .skip(self.record_top.block)
            .take(rows);
        let number = |piece: &Piece| match piece {
            Piece::Citation(number) => number.checked_sub(1),
            _ => None,
        };
        let keys: Vec<Key> = in_sight
            .flat_map(|row| &row.pieces)
            .filter_map(|piece| self.sheet.citations.get(number(piece)?)?.source)
            .map(|index| self.library.at(index).key.clone())
            .collect();
        keys.into_iter()
            .filter_map(|key| self.ask_for(key))
            .collect()
    }

    /// What is held of the sources in sight must be known, since the list says it.
    fn settle_held(&mut self) -> Vec<Effect> {
        if self.place.view != View::Of(Kind::Source) {
            return Vec::new();
        }
        let rows = layout(self.size, self).inside(Pane::List).height as usize;
        let in_sight = self.items.iter().skip(self.list_top).take(rows);
        let keys: Vec<Key> = in_sight
            .filter_map(|item| item.index(&self.library))
            .map(|index| self.library.at(index).key.clone())
            .collect();
        keys.into_iter()
            .filter_map(|key| self.ask_for(key))
            .collect()
    }

    /// Asks for what is held of a source, unless it was asked for already.
    fn ask_for(&mut self, key: Key) -> Option<Effect> {
        if self.documents.contains_key(&key) {
            return None;
        }
        self.documents.insert(key.clone(), None);
        Some(Effect::Open(self.edition, key))
    }

    /// Who cites which paragraph of the shown source.
    fn cited_by(&self) -> HashMap<usize, Vec<Index>> {
        let mut cited_by: HashMap<usize, Vec<Index>> = HashMap::new();
        let source = self.source.as_ref().and_then(|key| self.library.index(key));
        let (Some(source), Some(document)) = (source, self.document()) else {
            return cited_by;
        };
        for (at, record) in self.library.citing(source) {
            for paragraph in document.located(at).into_iter().take(MOST_CITED) {
                let citing = cited_by.entry(paragraph).or_default();
                if citing.last() != Some(&record) {
                    citing.push(record);
                }
            }
        }
        cited_by
    }

    /// Keeps the selection of every pane in sight.
    fn settle_scrolling(&mut self) {
        let areas = layout(self.size, self);
        let inside = areas.inside(Pane::List);
        if !inside.is_empty() {
            let rows = inside.height as usize;
            self.list_top = list_top(self.list_top, self.position, rows, self.items.len());
        }

        let inside = areas.inside(Pane::Record);
        if !inside.is_empty() {
            let height = |row: usize| view::record::height(&self.sheet, row, inside.width);
            self.record_top = match self.row() {
                // Above the first row stands the title, which is not selected by itself.
                0 | 1 => flow::Top::default(),
                row => flow::reveal(self.record_top, row, inside.height as usize, height),
            };
        }
        let inside = areas.inside(Pane::Source);
        if self.to_words
            && let Some(document) = self.document()
        {
            let paragraph = self.paragraph();
            let found = document
                .paragraph(paragraph)
                .and_then(|found| self.search.places(&found.text).into_iter().next());
            self.place.spot = found.map(|words| (paragraph, words.start));
        }
        if let Some(document) = self.document().cloned().filter(|_| !inside.is_empty()) {
            let document = &document;
            let rows = (inside.height as usize).saturating_sub(view::source::HEAD);
            let passage = self.passage.clone();
            let passage = passage.as_deref();
            let height = |part: usize| view::source::height(document, passage, part, inside.width);
            let here = self.paragraph();
            let at = |byte| view::source::top_of(document, here, byte, inside.width);
            // What is gone to, and to be shown with what stands around it unless it is in sight.
            let gone_to = match (self.caret(), self.spot(), passage) {
                (Some(_), ..) => None,
                (None, Some(byte), _) => Some(at(byte)).filter(|wanted| {
                    let top = flow::reveal_line(self.source_top, *wanted, rows, height);
                    self.to_words || top != self.source_top
                }),
                (None, None, Some(passage)) if self.place.paragraph.is_none() => {
                    view::source::quoted(document, passage, inside.width)
                }
                (None, None, _) => None,
            };
            self.to_words = false;
            self.source_top = match (gone_to, self.spot()) {
                (None, Some(byte)) => flow::reveal_line(self.source_top, at(byte), rows, height),
                // A passage that is followed stands with its context: the end of the paragraph above
                // it. In a pane that is too low for both, the quoted words come first.
                (Some(quoted), _) => {
                    let start = flow::Top {
                        line: quoted.line.saturating_sub(rows.saturating_sub(1) / 2),
                        ..quoted
                    };
                    match quoted.line + 1 < rows {
                        true => {
                            let above = start.block.checked_sub(1).map_or(0, height);
                            let context = above.min(rows / 3).min(rows - quoted.line - 1);
                            flow::up(flow::Top { line: 0, ..start }, context, height)
                        }
                        false => start,
                    }
                }
                (None, None) => {
                    let parts = document.parts().of_paragraph(here);
                    // A paragraph in several parts is in sight where any of them is.
                    let inside = parts.start + 1..parts.end;
                    match inside.contains(&self.source_top.block) {
                        true => self.source_top,
                        false => flow::reveal(self.source_top, parts.start, rows, height),
                    }
                }
            };
        }
    }
}

/// The first row of a list to show: the selection in sight, and no empty space below the last row.
fn list_top(top: usize, position: usize, rows: usize, count: usize) -> usize {
    let rows = rows.max(1);
    let top = top.min(count.saturating_sub(rows));
    match position {
        position if position < top => position,
        position if position >= top + rows => position + 1 - rows,
        _ => top,
    }
}

#[cfg(test)]
mod tests {
    use super::list_top;

    #[test]
    fn the_selected_row_is_in_sight_and_the_list_fills_its_pane() {
        for count in 0..12 {
            for rows in 0..6 {
                for position in 0..count {
                    for top in 0..12 {
                        let new = list_top(top, position, rows, count);
                        let rows = rows.max(1);
                        assert!(new <= position && position < new + rows);
                        assert!(
                            new + rows <= count.max(rows),
                            "no space below: {count} {rows} {position} {top}"
                        );
                    }
                }
            }
        }
    }
}
