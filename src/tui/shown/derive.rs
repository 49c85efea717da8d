//! What follows from the place and the library: the list, the page, the passage, what is in sight.
//!
//! Each part is made again only when what it follows from has changed, so a key costs what it moves.

use std::sync::Arc;

use super::{Lead, Subject, rows::Work, scroll::CONTEXT};
use crate::{
    analysis::{lanes, timeline},
    library::{Index, Scope},
    model::{Body, Key, Kind, RecordPart},
    picture::stays,
    query::Context,
    sheet::{Days, Found, Look, MatrixLook, Piece, Row, RowStyle, Sheet},
    text::clean_line,
    tui::{
        effect::Effect,
        known::{Absent, Text},
        list::{Item, View},
        measure::{
            document, flow,
            layout::{is_too_small, layout, over},
            page,
        },
        model::Model,
        seek::Stage,
        state::Pane,
    },
};

impl Model {
    /// Brings everything in line with the place. Returns what must be fetched for it.
    pub fn settle(&mut self) -> Vec<Effect> {
        self.settle_by(Work::Here)
    }

    /// The same, but for a long list, which is fetched as well: until it is there, what follows from its
    /// selected row waits.
    pub fn settle_soon(&mut self) -> Vec<Effect> {
        self.settle_by(Work::Beside)
    }

    fn settle_by(&mut self, work: Work) -> Vec<Effect> {
        self.settle_looked();
        self.settle_counts();
        let list = self.settle_list(work);
        if self.shown.waits() {
            self.shown.blank();
            self.settle_hits();
            return list.into_iter().chain(self.settle_texts()).collect();
        }
        self.settle_record();
        let mut effects = self.settle_source();
        self.settle_annotated();
        self.settle_scrolling();
        self.settle_hits();
        effects.extend(self.settle_cited());
        effects.extend(self.settle_held());
        effects.extend(self.settle_texts());
        effects.extend(self.settle_read());
        effects.extend(self.settle_seek());
        effects.extend(list);
        self.state.memory.keep(&self.state.place);
        effects
    }

    /// Has what is looked at over the panes in sight: below its head, which takes a row.
    fn settle_looked(&mut self) {
        let size = self.state.size;
        if is_too_small(size) {
            return;
        }
        let over = over(size, self);
        self.state.look(over.width, over.height.saturating_sub(1));
    }

    fn settle_record(&mut self) {
        self.shown.index = match &self.state.place.view {
            View::Overview => match &self.state.place.scope {
                Scope::Case(case) => self.known.library.index(&Key::Case(case.clone())),
                Scope::Library => None,
            },
            // Its marks name records, or several.
            View::Timeline => None,
            _ => self
                .shown
                .items
                .get(self.shown.position)
                .and_then(|item| item.index(&self.known.library)),
        };
        let shown = match (
            self.state.place.view,
            self.shown.items.get(self.shown.position),
            self.shown.index,
        ) {
            (View::Overview, _, None) => Subject::Library,
            (View::Timeline, ..) => Subject::Timeline(self.shown.made_for(), self.state.timeline),
            (View::Agenda, ..) => Subject::Agenda(self.known.whole.read_on),
            (View::Matrix, ..) => {
                Subject::Matrix(self.shown.made_for(), self.state.place.list.is_turned)
            }
            (View::Conflicts, ..) => Subject::Conflicts,
            (View::Changes, ..) if self.is_at_gone() => Subject::Was,
            (View::Changes, ..) => Subject::Changes,
            (_, Some(Item::Problem(number)), _) => Subject::Problem(*number),
            (_, _, Some(index)) if self.state.place.record.origins => {
                let falls = self.state.place.record.falls.as_ref();
                let falls = falls.and_then(|key| self.known.library.index(key));
                falls.map_or(Subject::Origins(index), Subject::Falls)
            }
            (_, _, Some(index)) => Subject::Record(index),
            (_, _, None) => Subject::Nothing,
        };
        let page = (self.known.edition, self.state.place.scope.clone(), shown);
        // Of a problem an excerpt is shown that is cut to the pane; a picture is made for its width.
        let columns = match shown {
            Subject::Problem(_) => {
                let inside = layout(self.state.size, self).inside(Pane::Record);
                page::item_room(inside.width)
            }
            Subject::Record(index) if !self.is_drawn_on(index) => 0,
            Subject::Timeline(..)
            | Subject::Library
            | Subject::Record(_)
            | Subject::Matrix(..)
            | Subject::Conflicts
            | Subject::Origins(_) => {
                let inside = layout(self.state.size, self).inside(Pane::Record);
                page::picture_room(inside.width)
            }
            Subject::Changes | Subject::Was => self.known.since_told,
            _ => 0,
        };
        let known = [
            columns,
            self.known.passages.len(),
            self.known.library.diagnostics.len(),
            usize::from(self.shown_document().is_some()),
            self.known.review.edition,
            usize::from(self.known.is_checked),
        ];
        let wanted = Some((page, known));
        if self.shown.paged != wanted {
            self.shown.sheet = self.page(shown, columns);
            let page = |paged: &Option<_>| paged.as_ref().map(|(page, _)| page).cloned();
            // Where only more is known of it, the reader stays where they are.
            if page(&self.shown.paged) != page(&wanted) {
                self.shown.record_top = flow::Top::default();
            }
            self.shown.paged = wanted;
        }
        self.shown.lead = self.lead();
        if let Some(row) = &mut self.state.place.record.row {
            self.shown.sheet.find_row(row);
            let shown = self.shown.sheet.rows.get(row.number);
            if shown.is_some_and(|shown| shown.style == RowStyle::Blank) {
                *row = self.shown.sheet.chosen_row(row.number.saturating_sub(1));
            }
        }
        if matches!(shown, Subject::Changes | Subject::Matrix(..)) {
            // What is marked, edited or gone to is the record that the row names.
            let named = self.link().and_then(|link| link.names().cloned());
            self.shown.index = named.and_then(|key| self.known.library.index(&key));
        }
        let row = self.shown.sheet.rows.get(self.row());
        let links = row.map_or(0, |row| row.targets().len());
        self.state.place.record.link = self.state.place.record.link.min(links.saturating_sub(1));
        // In the record, the source pane follows the citation under the selection.
        if self.state.place.pane == Pane::Record
            && let Some(number) = self.citation_of_row()
        {
            if self.citation_number() != Some(number) {
                self.state.place.source.paragraph = None;
            }
            // What the list's row leads to is followed, not chosen: after a reload it has another number.
            let is_led_to =
                self.state.place.record.row.is_none() && self.shown.lead.citation == Some(number);
            self.state.place.source.citation =
                (!is_led_to).then(|| self.shown.sheet.chosen_citation(number));
        }
        match &mut self.state.place.source.citation {
            Some(_) if self.shown.sheet.citations.is_empty() => {
                self.state.place.source.citation = None
            }
            Some(citation) => self.shown.sheet.find_citation(citation),
            None => {}
        }
    }

    /// Where the selected row of the list leads on the page that is shown.
    fn lead(&self) -> Lead {
        let part = self
            .shown
            .items
            .get(self.shown.position)
            .map_or(RecordPart::Whole, Item::part);
        let last = self.shown.sheet.rows.len().saturating_sub(1);
        let about = |row: &Row| part != RecordPart::Whole && row.part == part;
        let row = self.shown.sheet.rows.iter().position(about);
        let cites = self.record().map(|record| part.cites(&record.body));
        let cites = cites.filter(|(_, own)| !own.is_empty());
        Lead {
            // Above the first row that is selected by itself stands the title.
            row: row.unwrap_or_else(|| self.stop_near(1).unwrap_or(last)),
            citation: cites
                .map(|(first, _)| first)
                .filter(|first| *first < self.shown.sheet.citations.len()),
        }
    }

    /// Whether a record that is gone is looked at, as it was.
    fn is_at_gone(&self) -> bool {
        let was = self.state.place.record.was.as_ref().zip(self.changes());
        was.is_some_and(|(key, changes)| changes.had(key))
    }

    /// The page of a record that is gone, as it was; none where none is looked at.
    fn was(&self) -> Option<Sheet> {
        let key = self.state.place.record.was.as_ref()?;
        self.changes()?.was(key)
    }

    /// The document of the selected record, where that is a source and was opened.
    fn shown_document(&self) -> Option<&Arc<Text>> {
        self.known.documents.get(&self.record()?.key)?.as_ref()
    }

    /// The page of what is shown, an excerpt in so many columns.
    /// Whether something is drawn on the page of a record.
    fn is_drawn_on(&self, index: Index) -> bool {
        let library = &self.known.library;
        matches!(library.at(index).key, Key::Case(_)) || stays::has_stays(library, index)
    }

    /// Counts what was found of quotes on an overview, once all of them were looked for.
    fn tell_tally(&self, sheet: &mut Sheet, scope: &Scope, columns: usize) {
        let passages = |index, number| self.known.passages.get(&(index, number)).cloned();
        let found = Context::new(&self.known.library).with_passages(&passages);
        let found = match self.known.is_checked {
            true => found,
            false => Context::new(&self.known.library),
        };
        sheet.tell_tally(&found, scope, columns);
    }

    fn page(&self, shown: Subject, columns: usize) -> Sheet {
        let (library, scope) = (&*self.known.library, &self.state.place.scope);
        match shown {
            Subject::Nothing => Sheet::default(),
            Subject::Library => {
                let mut sheet = Sheet::of_library(library);
                self.tell_tally(&mut sheet, scope, columns);
                sheet
            }
            // No day that is looked at hides what is to come.
            Subject::Agenda(None) => Sheet::default(),
            Subject::Agenda(Some(today)) => {
                Sheet::agenda(&self.known.whole, scope, Days::from(today))
            }
            Subject::Matrix(_, is_turned) => {
                let rows = self.shown.items.iter();
                let rows: Vec<Index> = rows.filter_map(|item| item.index(library)).collect();
                let look = MatrixLook {
                    rows: Some(&rows),
                    is_turned,
                    columns,
                    names: None,
                };
                Sheet::matrix(library, scope, look)
            }
            Subject::Conflicts => Sheet::conflicts(library, scope, columns),
            Subject::Timeline(_, look) => self.timeline(look, columns),
            Subject::Changes => match self.changes() {
                Some(changes) => changes.sheet.clone(),
                None => self.known.since.page(),
            },
            Subject::Was => self.was().unwrap_or_default(),
            Subject::Origins(index) => {
                // The citations stay at hand: the source pane goes on showing their passages.
                let citations = Sheet::of(library, index, scope).citations;
                Sheet {
                    citations,
                    ..Sheet::origins(library, index, columns)
                }
            }
            Subject::Falls(source) => Sheet::drop(library, source),
            Subject::Problem(number) => library
                .diagnostics
                .get(number)
                .map_or_else(Sheet::default, |found| {
                    Sheet::of_problem(library, found, columns)
                }),
            Subject::Record(index) => {
                let mut sheet = Sheet::of(library, index, scope);
                sheet.tell(|number| self.known.passages.get(&(index, number)).map(Arc::as_ref));
                if let Some(document) = self.shown_document() {
                    sheet.tell_held(document.what());
                }
                if let Key::Case(case) = &library.at(index).key {
                    self.tell_tally(&mut sheet, &Scope::Case(case.clone()), columns);
                }
                sheet.draw_stays(library, index, columns);
                let title = sheet
                    .rows
                    .iter()
                    .take_while(|row| row.style == RowStyle::Title);
                let behind = title.count();
                sheet.rows.splice(behind..behind, self.changed_rows(index));
                sheet.rows.extend(self.review_rows(index));
                sheet
            }
        }
    }

    /// The chronology drawn, or what the filter finds of it.
    fn timeline(&self, look: Look, columns: usize) -> Sheet {
        let (library, scope) = (&*self.known.library, &self.state.place.scope);
        let filter = self.state.place.list.filter.trim();
        let found = (!filter.is_empty()).then(|| Found {
            filter: clean_line(filter),
            all: timeline::timeline(library, scope).len(),
        });
        let moments = self.shown.items.iter().filter_map(|item| match item {
            Item::Moment(moment) => Some(moment.clone()),
            _ => None,
        });
        let placed = lanes::place(library, moments.collect());
        Sheet::timeline_of(library, scope, &placed, look, columns, found.as_ref())
    }

    /// The citation that the selected row speaks of: the selected one, else its first.
    fn citation_of_row(&self) -> Option<usize> {
        let number = |piece: &Piece| match piece {
            Piece::Citation(number) => Some(number - 1),
            _ => None,
        };
        let row = self.shown.sheet.rows.get(self.row())?;
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
            .map(|index| self.known.library.at(index).key.clone());
        let source = of_source.clone().or(cited);
        self.shown.source = source;
        let Some(key) = self.shown.source.clone() else {
            self.shown.passage = None;
            self.shown.passed = None;
            return Vec::new();
        };
        let effects = self.ask_for(key.clone()).into_iter().collect();
        let of_citation = self.shown.index.filter(|_| of_source.is_none());
        let found = of_citation
            .zip(self.citation_number())
            .and_then(|cited| self.known.passages.get(&cited))
            .filter(|_| self.citation().is_some() && self.document().is_some())
            .cloned();
        let wanted = Some((
            self.known.edition,
            self.shown.index,
            key,
            self.citation_number(),
            [self.document().is_some(), found.is_some()],
        ));
        if self.shown.passed != wanted {
            self.shown.passage = found;
            self.shown.passed = wanted;
            if self.state.place.source.paragraph.is_none() {
                self.shown.source_top = flow::Top::default();
            }
        }
        // A paragraph may be gone to before its document is there.
        let count = self.document().map(|document| document.len());
        if let (Some(paragraph), Some(count)) = (&mut self.state.place.source.paragraph, count) {
            *paragraph = (*paragraph).min(count.saturating_sub(1));
        }
        effects
    }

    /// What is found of the citations in sight must be known, since the page says it.
    fn settle_cited(&mut self) -> Vec<Effect> {
        let rows = layout(self.state.size, self).inside(Pane::Record).height as usize;
        let in_sight = self
            .shown
            .sheet
            .rows
            .iter()
            .skip(self.shown.record_top.block)
            .take(rows);
        let number = |piece: &Piece| match piece {
            Piece::Citation(number) => number.checked_sub(1),
            _ => None,
        };
        let keys: Vec<Key> = in_sight
            .flat_map(|row| &row.pieces)
            .filter_map(|piece| self.shown.sheet.citations.get(number(piece)?)?.source)
            .map(|index| self.known.library.at(index).key.clone())
            .collect();
        keys.into_iter()
            .filter_map(|key| self.ask_for(key))
            .collect()
    }

    /// What is held of the sources in sight must be known, since the list says it.
    fn settle_held(&mut self) -> Vec<Effect> {
        if self.state.place.view != View::Of(Kind::Source) {
            return Vec::new();
        }
        let rows = layout(self.state.size, self).inside(Pane::List).height as usize;
        let in_sight = self
            .shown
            .items
            .iter()
            .skip(self.shown.list_top.block)
            .take(rows);
        let keys: Vec<Key> = in_sight
            .filter_map(|item| item.index(&self.known.library))
            .map(|index| self.known.library.at(index).key.clone())
            .collect();
        keys.into_iter()
            .filter_map(|key| self.ask_for(key))
            .collect()
    }

    /// Asks for what is held of a source, unless it was asked for already.
    fn ask_for(&mut self, key: Key) -> Option<Effect> {
        if self.known.documents.contains_key(&key) {
            return None;
        }
        self.known.documents.insert(key.clone(), None);
        Some(Effect::Open(self.known.edition, key))
    }

    /// Of a large text the paragraphs in sight must be in memory, and the one that is selected or led to.
    fn settle_read(&mut self) -> Vec<Effect> {
        let Some(key) = self.shown.source.clone() else {
            return Vec::new();
        };
        let inside = layout(self.state.size, self).inside(Pane::Source);
        let top = self.shown.source_top.block;
        // A paragraph takes a line at least, and an empty one.
        let in_sight = top..top + usize::from(inside.height) / 2 + 1;
        let here = self.paragraph();
        let edition = self.known.edition;
        let Some(Some(text)) = self.known.documents.get_mut(&key) else {
            return Vec::new();
        };
        if text.whole().is_some() || inside.is_empty() {
            return Vec::new();
        }
        let text = Arc::make_mut(text);
        let runs = [in_sight, here..here + 1].map(|wanted| text.want(wanted));
        let runs = runs.into_iter().flatten();
        runs.map(|run| Effect::Read(edition, key.clone(), run))
            .collect()
    }

    /// A search that was begun in a large text is carried out by a job.
    fn settle_seek(&mut self) -> Option<Effect> {
        let seek = self.state.seek.as_mut()?;
        if seek.stage == Stage::Asked {
            return None;
        }
        seek.stage = Stage::Asked;
        Some(Effect::Seek(seek.number))
    }

    /// Keeps the selection of every pane in sight.
    fn settle_scrolling(&mut self) {
        let areas = layout(self.state.size, self);
        let inside = areas.inside(Pane::List);
        if !inside.is_empty() {
            self.settle_list_top(inside);
        }

        let inside = areas.inside(Pane::Record);
        if !inside.is_empty() {
            let height = |row: usize| page::height(&self.shown.sheet, row, inside.width);
            // Above the first row stands the title, which is not selected by itself.
            let is_first = self.row() <= self.stop_near(1).unwrap_or(1);
            let top = match is_first {
                true => flow::Top::default(),
                false => self.shown.record_top,
            };
            self.shown.record_top = match self.row() {
                0 | 1 => top,
                row => {
                    let told = self
                        .mark()
                        .map_or(0, |_| page::told_lines(&self.shown.sheet, inside.height));
                    let rows = (inside.height - told).into();
                    let count = self.shown.sheet.rows.len();
                    flow::reveal_within(top, row, (rows, CONTEXT), count, height)
                }
            };
        }
        let inside = areas.inside(Pane::Source);
        let here = self.paragraph();
        let is_coming = |text: &Arc<Text>| text.absent(here) == Some(Absent::Coming);
        let is_coming = self.document().is_some_and(is_coming);
        if self.state.to_words
            && let Some(document) = self.document()
        {
            let found = document
                .paragraph(here)
                .and_then(|found| self.state.search.places(&found.text).into_iter().next());
            self.state.place.source.spot = found.map(|words| (here, words.start));
        }
        if let Some(document) = self.document().cloned().filter(|_| !inside.is_empty()) {
            let document = &document;
            let rows = (inside.height as usize).saturating_sub(document::HEAD);
            let passage = self.shown.passage.clone();
            let passage = passage.as_deref();
            let height = |part: usize| document::height(document, passage, part, inside.width);
            let at = |byte| document::top_of(document, here, byte, inside.width);
            // What is gone to, and to be shown with what stands around it unless it is in sight.
            let gone_to = match (self.caret(), self.spot(), passage) {
                (Some(_), ..) => None,
                (None, Some(byte), _) => Some(at(byte)).filter(|wanted| {
                    let top = flow::reveal_line(self.shown.source_top, *wanted, rows, height);
                    self.state.to_words || top != self.shown.source_top
                }),
                (None, None, Some(passage)) if self.state.place.source.paragraph.is_none() => {
                    document::quoted(document, passage, inside.width)
                }
                (None, None, _) => None,
            };
            self.state.to_words &= is_coming;
            self.shown.source_top = match (gone_to, self.spot()) {
                (None, Some(byte)) => {
                    flow::reveal_line(self.shown.source_top, at(byte), rows, height)
                }
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
                    match inside.contains(&self.shown.source_top.block) {
                        true => self.shown.source_top,
                        false => flow::reveal(self.shown.source_top, parts.start, rows, height),
                    }
                }
            };
        }
    }
}
