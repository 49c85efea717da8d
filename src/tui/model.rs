//! The state of the browser. Plain data: `update` changes it, `view` draws it.
//!
//! Where the reader is, is a [`Place`], which holds ids and so survives a reload. Everything else
//! that is shown follows from the place and the library and is worked out by [`Model::settle`].

mod derive;
mod rows;

use std::{collections::HashMap, path::PathBuf, sync::Arc};

use ratatui::layout::Size;

use super::{
    caret::Caret,
    everywhere::Everywhere,
    flow::Top,
    keymap::{self, Keymap},
    list::{Item, RowId, View},
    overlay::Overlay,
    tour::Tour,
};
use crate::{
    analysis::verify::Passage,
    library::{Index, Library, NotCounted, Record, Scope},
    load::document::Document,
    model::{Date, Id, Key, Kind, RecordPart},
    query::Query,
    search::text::Sought,
    sheet::{Chosen, Cited, Piece, Sheet},
};

/// One of the four panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    Menu,
    #[default]
    List,
    Record,
    Source,
}

impl Pane {
    /// Every pane, from the left.
    pub const ALL: [Self; 4] = [Self::Menu, Self::List, Self::Record, Self::Source];

    /// Its digit, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }
}

/// Where the reader is.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub scope: Scope,
    pub view: View,
    /// Only rows of which this query holds are listed. It can be read.
    pub filter: String,
    /// The selected row of the list.
    pub selected: Option<RowId>,
    pub pane: Pane,
    pub zoom: bool,
    /// Whether the ways back to who said it first are shown instead of the record.
    pub origins: bool,
    /// The row of the record's page that the reader went to; none while it follows the selected row of
    /// the list.
    pub row: Option<Chosen>,
    /// Which of the row's links.
    pub link: usize,
    /// Which of the record's citations the source pane shows, where the reader chose one; none
    /// while it follows the selected row of the list.
    pub citation: Option<Chosen>,
    /// The paragraph that the reader went to in the source; none while it follows the citation.
    pub paragraph: Option<usize>,
    /// A paragraph and a byte of its text that are kept in sight while it is the selected one: where
    /// what was searched for stands.
    pub spot: Option<(usize, usize)>,
    /// The words that are chosen in that paragraph; none while paragraphs are moved over.
    pub caret: Option<Caret>,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            scope: Scope::Library,
            view: View::Of(Kind::Case),
            filter: String::new(),
            selected: None,
            pane: Pane::List,
            zoom: false,
            origins: false,
            row: None,
            link: 0,
            citation: None,
            paragraph: None,
            spot: None,
            caret: None,
        }
    }
}

impl Place {
    /// Looks at a record from its start: another one is selected.
    pub fn look_from_start(&mut self) {
        (self.row, self.link, self.citation, self.paragraph) = (None, 0, None, None);
        self.origins = false;
        (self.spot, self.caret) = (None, None);
    }
}

/// A word to the reader in the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    pub is_error: bool,
}

/// What the user set, once and for all.
#[derive(Clone, Debug, Default)]
pub struct Fixed {
    /// The library's path, as given.
    pub path: PathBuf,
    pub keymap: Keymap,
    /// How many themes there are to choose from.
    pub themes: usize,
}

/// What the record pane shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Nothing,
    Record(Index),
    /// A diagnostic, by its place among the library's.
    Problem(usize),
    Matrix,
    Conflicts,
    /// The ways back to who said it first.
    Origins(Index),
}

/// Where the selected row of the list leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Lead {
    /// The row of the record's page that is about it.
    row: usize,
    /// The first of the record's citations that it rests on; none where it rests on none.
    citation: Option<usize>,
}

/// What a page is made for.
type Paged = (u64, Scope, Shown);

/// What a list is made for: edition, scope, view, filter, and how many verdicts and texts were known
/// where the filter asks for them.
type Listed = (u64, Scope, View, String, [usize; 2]);

/// What a passage is looked up for: edition, record, source, citation, and whether the document and
/// the passage were there.
type Passed = (u64, Option<Index>, Key, Option<usize>, [bool; 2]);

/// The state of the browser.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub fixed: Arc<Fixed>,
    /// What is looked at: the whole library, or that of an earlier day.
    pub library: Arc<Library>,
    /// All that was read.
    pub whole: Arc<Library>,
    /// Why there is no library.
    pub unopened: Option<String>,
    pub loading: bool,
    /// Counts the loads; answers to older questions are dropped.
    pub generation: u64,
    /// Counts the libraries that arrived; what was made for another one is made again.
    pub edition: u64,
    pub size: Size,
    /// Which of the themes.
    pub theme: usize,

    pub place: Place,
    /// Where the reader was, the latest last.
    pub back: Vec<Place>,
    /// Where `jump-back` came from.
    pub forward: Vec<Place>,
    /// Where the reader was before the library became another one, until what the filter asks for is
    /// known of it again, or a key is pressed.
    pub awaited: Option<Place>,
    pub overlay: Option<Overlay>,
    /// Keys of a sequence that is not whole yet.
    pub pending: keymap::Sequence,
    pub notice: Option<Notice>,
    /// What is searched for in the panes.
    pub search: Sought,
    /// Whether the source pane is still to be scrolled to the words of its paragraph that are searched for.
    pub to_words: bool,
    /// The search of all texts, which is kept when it is closed.
    pub everywhere: Everywhere,
    pub done: bool,
    /// How far the reader has come in the tour; none outside it.
    pub tour: Option<Tour>,

    // What follows from the place and the library:
    /// The rows of the list, and which is selected.
    pub items: Vec<Item>,
    pub position: usize,
    /// The selected record, and its page.
    pub index: Option<Index>,
    pub sheet: Sheet,
    lead: Lead,
    /// The source that the source pane shows.
    pub source: Option<Key>,
    /// What is held of sources, as far as it was asked for; none while it is on its way.
    pub documents: HashMap<Key, Option<Arc<Document>>>,
    /// Who cites which paragraph of the shown source, by the paragraph's place in its document.
    pub cited_by: HashMap<usize, Vec<Index>>,
    /// What was found of citations, by their record and their number among its citations; of those
    /// only whose source was opened.
    pub passages: HashMap<(Index, usize), Arc<Passage>>,
    /// Where the citation leads in its document.
    pub passage: Option<Arc<Passage>>,
    pub list_top: usize,
    pub record_top: Top,
    pub source_top: Top,
    /// How many rows each view has without a filter.
    counts: Vec<(View, Option<usize>)>,
    /// What the day that is looked at does not count of the scope.
    pub not_counted: NotCounted,
    counted: Option<(u64, Scope)>,
    /// For what the list was made; it is made again when this changes.
    listed: Option<Listed>,
    /// For what the page was made, and how many verdicts and problems were known then.
    paged: Option<(Paged, [usize; 3])>,
    passed: Option<Passed>,
}

impl Model {
    /// A browser that waits for its library.
    pub fn new(fixed: Fixed, theme: usize) -> Self {
        Self {
            fixed: Arc::new(fixed),
            theme,
            loading: true,
            generation: 1,
            ..Self::default()
        }
    }

    /// The views of the menu.
    pub fn views(&self) -> &'static [View] {
        View::of(&self.place.scope)
    }

    /// How many rows a view has without a filter; none where it has no list.
    pub fn count(&self, view: View) -> Option<usize> {
        self.counts.iter().find(|(other, _)| *other == view)?.1
    }

    /// Whether a case is opened.
    pub fn in_case(&self) -> bool {
        self.place.scope != Scope::Library
    }

    /// The case that is opened or, in the list of cases, selected.
    pub fn case(&self) -> Option<Id> {
        match &self.place.scope {
            Scope::Case(case) => Some(case.clone()),
            Scope::Library => self.record()?.key.case().cloned(),
        }
    }

    /// The day whose library is looked at; none for today's.
    pub fn day(&self) -> Option<&Date> {
        self.library.earlier.as_ref().map(|earlier| &earlier.day)
    }

    /// The filter of the list, where it is one of a case's records; else the query that all match.
    pub fn filter_of_case(&self) -> Query {
        let filter = self.in_case().then_some(&*self.place.filter);
        filter
            .and_then(|filter| Query::parse(filter).ok())
            .unwrap_or_default()
    }

    /// The selected record.
    pub fn record(&self) -> Option<&Record> {
        self.index.map(|index| self.library.at(index))
    }

    /// The row of the record's page that is selected.
    pub fn row(&self) -> usize {
        let chosen = self.place.row.as_ref();
        chosen.map_or(self.lead.row, |row| row.number)
    }

    /// Selects a row of the record's page, and one of its links.
    pub fn go_to_row(&mut self, row: usize, link: usize) {
        let row = self.sheet.chosen_row(row);
        (self.place.row, self.place.link) = (Some(row), link);
    }

    /// The part of the record that is selected: what the row of the list is about or, beyond the list,
    /// that of the record's page.
    pub fn part(&self) -> RecordPart {
        match self.place.pane {
            Pane::Menu | Pane::List => {
                let item = self.items.get(self.position);
                item.map_or(RecordPart::Whole, Item::part)
            }
            Pane::Record | Pane::Source => {
                let row = self.sheet.rows.get(self.row());
                row.map_or(RecordPart::Whole, |row| row.part)
            }
        }
    }

    /// The link that the record pane's selection is on.
    pub fn link(&self) -> Option<Piece> {
        let targets = self.sheet.rows.get(self.row())?.targets();
        targets
            .get(self.place.link.min(targets.len().saturating_sub(1)))
            .map(|piece| (*piece).clone())
    }

    /// The number, from 0, of the citation that the source pane shows.
    pub fn citation_number(&self) -> Option<usize> {
        let chosen = self.place.citation.as_ref();
        chosen
            .map(|citation| citation.number)
            .or(self.lead.citation)
    }

    /// The citation that the source pane shows.
    pub fn citation(&self) -> Option<&Cited> {
        self.sheet.citations.get(self.citation_number()?)
    }

    /// The document of the source pane, once it is there.
    pub fn document(&self) -> Option<&Arc<Document>> {
        self.documents.get(self.source.as_ref()?)?.as_ref()
    }

    /// The paragraph that the source pane's selection is on.
    pub fn paragraph(&self) -> usize {
        let followed = self.passage.as_deref().and_then(Passage::first);
        self.place.paragraph.or(followed).unwrap_or(0)
    }

    /// The words that are chosen, where they are of the shown paragraph.
    pub fn caret(&self) -> Option<&Caret> {
        let caret = self.place.caret.as_ref()?;
        let is_here = self.place.pane == Pane::Source && caret.paragraph == self.paragraph();
        is_here.then_some(caret)
    }

    /// The byte of the selected paragraph's text that is kept in sight.
    pub fn spot(&self) -> Option<usize> {
        let caret = self.caret().map(|caret| caret.word.start);
        let spot = self.place.spot;
        let spot = spot.filter(|(paragraph, _)| *paragraph == self.paragraph());
        caret.or(spot.map(|(_, byte)| byte))
    }

    /// The records that cite the selected paragraph of the source.
    pub fn citing_here(&self) -> &[Index] {
        self.citing(self.paragraph())
    }

    /// The records that cite a paragraph of the shown document.
    pub fn citing(&self, paragraph: usize) -> &[Index] {
        self.cited_by.get(&paragraph).map_or(&[], Vec::as_slice)
    }

    /// The file and line where what is selected stands.
    pub fn file_place(&self) -> Option<(PathBuf, u32)> {
        let span = match (self.items.get(self.position), self.place.view) {
            (Some(Item::Problem(number)), View::Problems) => {
                self.library.diagnostics.get(*number)?.span?
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
            .library
            .files
            .get(span.file)
            .filter(|_| span.line > 0)?;
        Some((PathBuf::from(&file.path), span.line))
    }

    /// A word to the reader.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            is_error: false,
        });
    }

    /// The same, for what went wrong.
    pub fn complain(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            is_error: true,
        });
    }
}
