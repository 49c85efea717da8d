//! The browser's model: what the user set, what the reader chose, what is known, and what is shown of
//! it. `update` changes it, `view` draws it; what is here is what both ask.

use std::{ops::Range, path::PathBuf, sync::Arc};

use super::{
    caret::Caret,
    input::keymap::Keymap,
    known::{Changes, Known, Since, Text},
    list::{Item, View},
    shown::Shown,
    state::{Pane, State},
};
use crate::{
    config::Quit,
    library::{Index, Record, Scope},
    model::{Date, Id, RecordPart},
    picture::Mark,
    session::Remembered,
    sheet::{Cited, Piece, Row, RowStyle},
    verify::Passage,
};

/// What the user set, once and for all.
#[derive(Clone, Debug, Default)]
pub struct Fixed {
    /// The library's path, as given.
    pub path: PathBuf,
    /// The same from the root, for addresses that hold anywhere.
    pub whole: PathBuf,
    /// What `~/` stands for in the name of a file; none where nobody knows.
    pub home: Option<PathBuf>,
    /// Why nothing that is marked or noted can be kept, as a part of a sentence; none where it can.
    pub keeps_nothing: Option<&'static str>,
    pub keymap: Keymap,
    /// The names of the themes that there are to choose from.
    pub themes: Vec<String>,
    /// Whether the theme was chosen on the command line or in the configuration, and not by a session.
    pub themed: bool,
    /// The record to begin at, as it was typed.
    pub at: Option<String>,
    /// Whether what the reader was doing is remembered.
    pub remembers: bool,
    /// What was remembered; nothing where nothing is to be taken up.
    pub session: Remembered,
    /// Whether what is searched for is remembered as well.
    pub history: bool,
    /// Whether files that have changed are read again without being asked for.
    pub watches: bool,
    /// Whether the reader named a version with which the library is compared, and begins there.
    pub begins_at_changes: bool,
    /// What `q` does.
    pub quit: Quit,
    /// The saved queries: their names, and what they ask.
    pub filters: Vec<(String, String)>,
}

/// The browser.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub fixed: Arc<Fixed>,
    pub state: State,
    pub known: Known,
    pub shown: Shown,
}

impl Model {
    /// A browser that waits for its library.
    pub fn new(fixed: Fixed, theme: usize) -> Self {
        let mut model = Self {
            fixed: Arc::new(fixed),
            ..Self::default()
        };
        model.state.theme = theme;
        (model.known.loading, model.known.generation) = (true, 1);
        model
    }

    /// The views of the menu.
    pub fn views(&self) -> &'static [View] {
        let all = View::of(&self.state.place.scope);
        let has_changes = self.changes().is_some() || self.state.place.view == View::Changes;
        match all {
            [usual @ .., View::Changes] if !has_changes => usual,
            all => all,
        }
    }

    /// How the library differs from what the reader saw last; none where it does not, or that is not known. What was
    /// worked out with the names of the protected is not shown while these are covered.
    pub fn changes(&self) -> Option<&Arc<Changes>> {
        match &self.known.since {
            Since::Differs(changes) => {
                Some(changes).filter(|it| it.is_covered || !self.state.covers)
            }
            _ => None,
        }
    }

    /// Whether a case is opened.
    pub fn in_case(&self) -> bool {
        self.state.place.scope != Scope::Library
    }

    /// The case that is opened or, in the list of cases, selected.
    pub fn case(&self) -> Option<Id> {
        match &self.state.place.scope {
            Scope::Case(case) => Some(case.clone()),
            Scope::Library => self.record()?.key.case().cloned(),
        }
    }

    /// The day whose library is looked at; none for today's.
    pub fn day(&self) -> Option<&Date> {
        self.known.day()
    }

    /// The selected record.
    pub fn record(&self) -> Option<&Record> {
        self.shown.index.map(|index| self.known.library.at(index))
    }

    /// The row of the record's page that is selected.
    pub fn row(&self) -> usize {
        let chosen = self.state.place.record.row.as_ref();
        chosen.map_or(self.shown.lead.row, |row| row.number)
    }

    /// Selects a row of the record's page, and one of its links.
    pub fn go_to_row(&mut self, row: usize, link: usize) {
        let row = self.shown.sheet.chosen_row(row);
        (self.state.place.record.row, self.state.place.record.link) = (Some(row), link);
    }

    /// The selected row of the page and, where that is of a picture, which of its marks.
    pub fn spot_of_page(&self) -> (usize, usize) {
        let row = self.row();
        let of_picture = self.shown.sheet.rows.get(row).is_some_and(Row::has_marks);
        let link = self.state.place.record.link;
        (row, if of_picture { link } else { 0 })
    }

    /// Whether the selection stops at a row of the page: on a page about many records where it names one.
    pub fn is_stop(&self, row: &Row) -> bool {
        match (self.state.place.view.is_of_many(), row.style) {
            (_, RowStyle::Drawn { .. }) => !row.targets().is_empty(),
            (true, _) => row
                .pieces
                .iter()
                .any(|piece| matches!(piece, Piece::Link(..))),
            (false, style) => style != RowStyle::Blank,
        }
    }

    /// Selects the row at which the selection stops from `row` on; where there is none, the last before it.
    pub fn go_to_stop(&mut self, row: usize) {
        if let Some(row) = self.stop_near(row) {
            self.go_to_row(row, 0);
        }
    }

    /// The row at which the selection stops from `row` on, else the last before it; none where there is none.
    pub fn stop_near(&self, row: usize) -> Option<usize> {
        let rows = &self.shown.sheet.rows;
        let is_stop = |number: &usize| self.is_stop(&rows[*number]);
        let on = (row..rows.len()).find(is_stop);
        on.or_else(|| (0..row.min(rows.len())).rev().find(is_stop))
    }

    /// The part of the record that is selected: what the row of the list is about or, beyond the list,
    /// that of the record's page.
    pub fn part(&self) -> RecordPart {
        match self.state.place.pane {
            Pane::Menu | Pane::List => {
                let item = self.shown.items.get(self.shown.position);
                item.map_or(RecordPart::Whole, Item::part)
            }
            Pane::Record | Pane::Source => {
                let row = self.shown.sheet.rows.get(self.row());
                row.map_or(RecordPart::Whole, |row| row.part)
            }
        }
    }

    /// The link that the record pane's selection is on.
    pub fn link(&self) -> Option<Piece> {
        let targets = self.shown.sheet.rows.get(self.row())?.targets();
        targets
            .get(
                self.state
                    .place
                    .record
                    .link
                    .min(targets.len().saturating_sub(1)),
            )
            .map(|piece| (*piece).clone())
    }

    /// The mark of a picture that is selected.
    pub fn mark(&self) -> Option<Mark> {
        match (self.state.place.pane, self.link()?) {
            (Pane::Record, Piece::Mark(mark)) => Some(*mark),
            _ => None,
        }
    }

    /// The number, from 0, of the citation that the source pane shows.
    pub fn citation_number(&self) -> Option<usize> {
        let chosen = self.state.place.source.citation.as_ref();
        chosen
            .map(|citation| citation.number)
            .or(self.shown.lead.citation)
    }

    /// The citation that the source pane shows.
    pub fn citation(&self) -> Option<&Cited> {
        self.shown.sheet.citations.get(self.citation_number()?)
    }

    /// The text of the source pane, as far as it is there.
    pub fn document(&self) -> Option<&Arc<Text>> {
        self.known
            .documents
            .get(self.shown.source.as_ref()?)?
            .as_ref()
    }

    /// Whether the source pane has the keys and its text is not there yet.
    pub fn is_being_read(&self) -> bool {
        let source = self.shown.source.as_ref();
        let text = source.and_then(|key| self.known.documents.get(key));
        self.state.place.pane == Pane::Source && matches!(text, Some(None))
    }

    /// The paragraph that the source pane's selection is on.
    pub fn paragraph(&self) -> usize {
        let followed = self.shown.passage.as_deref().and_then(Passage::first);
        self.state.place.source.paragraph.or(followed).unwrap_or(0)
    }

    /// The words that are chosen, where they are of the shown paragraph.
    pub fn caret(&self) -> Option<&Caret> {
        let caret = self.state.place.source.caret.as_ref()?;
        let is_here = self.state.place.pane == Pane::Source && caret.paragraph == self.paragraph();
        is_here.then_some(caret)
    }

    /// The byte of the selected paragraph's text that is kept in sight.
    pub fn spot(&self) -> Option<usize> {
        let caret = self.caret().map(|caret| caret.word.start);
        let spot = self.state.place.source.spot;
        let spot = spot.filter(|(paragraph, _)| *paragraph == self.paragraph());
        caret.or(spot.map(|(_, byte)| byte))
    }

    /// The records that cite the selected paragraph of the source.
    pub fn citing_here(&self) -> &[Index] {
        self.citing(self.paragraph())
    }

    /// The records that cite a paragraph of the shown document.
    pub fn citing(&self, paragraph: usize) -> &[Index] {
        let citing = self.document().map(|text| text.cited_by());
        let citing = citing.and_then(|citing| citing.get(&paragraph));
        citing.map_or(&[], Vec::as_slice)
    }

    /// The file and line where what is selected stands.
    pub fn file_place(&self) -> Option<(PathBuf, u32)> {
        let span = match (
            self.shown.items.get(self.shown.position),
            self.state.place.view,
        ) {
            (Some(Item::Problem(number)), View::Problems) => {
                self.known.library.diagnostics.get(*number)?.span?
            }
            _ => {
                let record = self.record()?;
                match self.part() {
                    RecordPart::Whole => record.span,
                    part => part.label(&record.body)?.span(),
                }
            }
        };
        let file = self
            .known
            .library
            .files
            .get(span.file)
            .filter(|_| span.line > 0)?;
        Some((PathBuf::from(&file.path), span.line))
    }

    /// The words of a paragraph that stand out: what was searched for, else what is quoted.
    pub fn highlighted(&self, number: usize) -> Option<Range<usize>> {
        let paragraph = self.document()?.paragraph(number)?;
        let text = &paragraph.text;
        let searched = self.state.search.places(text).into_iter().next();
        let passage = self.shown.passage.as_deref();
        let quoted = || {
            let mut marks = passage?.marks.iter();
            let mark = marks.find(|(place, _)| *place == number)?;
            Some(mark.1.clone())
        };
        searched.or_else(quoted)
    }
}
