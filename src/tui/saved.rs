//! What the browser remembers of a library from one run to the next: ids, settings and what the reader
//! typed into filters, and no word of any statement or source.

use std::{cmp::Ordering, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use crate::{
    library::{Library, Scope},
    model::{Body, Date, Id, Key, RecordPart, Ref},
    picture::{axis::Scale, timeline::Lanes},
    query::Query,
    session::Remembered,
    sheet::Look,
    text::without_middle,
    tui::{
        action::Way,
        list::{Arrangement, Column, RowId, View},
        model::Model,
        state::{ListPane, Moved, Numbers, Pane, Place, RecordPane, SourcePane, Wrap},
    },
};

/// The version of what is written; of another, nothing is taken up.
const EDITION: u32 = 1;

/// The marks and views that are kept at most.
const MOST: usize = 500;

/// The folded groups of a list that are kept at most; of more, none: a session has room for 1 MB.
const MOST_FOLDED: usize = 200;

/// By how much a line between panes is moved at most.
const MOST_MOVED: i16 = 500;

/// A session.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Saved {
    edition: u32,
    theme: Option<String>,
    day: Option<String>,
    /// By how much the lines between panes are moved: that of the list, of the views, and of what is below.
    wider: i16,
    views_wider: i16,
    taller: i16,
    /// By what the lanes of the timeline are parted, and what a column of it is; none where that was not chosen.
    lanes: Option<String>,
    scale: Option<String>,
    place: SavedPlace,
    views: Vec<SavedPlace>,
    marks: BTreeMap<char, SavedPlace>,
    /// What was typed at prompts, by their names; only where the reader wants that kept.
    histories: BTreeMap<String, Vec<String>>,
}

/// A view, and where in it the reader was.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct SavedPlace {
    /// The case; none for the library.
    case: Option<String>,
    view: String,
    pane: usize,
    zoom: bool,
    filter: String,
    /// The selected record, by its id, and which row it was.
    record: Option<String>,
    at: usize,
    above: usize,
    sort: Option<String>,
    turned: bool,
    group: Option<String>,
    /// The folded groups and, where its head is selected, that group: by words of the program's own, days and ids.
    /// Of groups that are named as the files write it, by who says it, neither is kept.
    folded: Vec<String>,
    head: Option<String>,
    wrap: Option<String>,
    /// Whether what is drawn stands the other way.
    drawn_turned: bool,
    origins: bool,
    /// The row of the page, the citation and the paragraph, by their numbers.
    row: Option<usize>,
    citation: Option<usize>,
    paragraph: Option<usize>,
}

/// The session of a browser, as text.
pub fn write(model: &Model) -> String {
    let state = &model.state;
    let theme = model.fixed.themes.get(state.theme).cloned();
    let views = state.memory.looks().take(MOST);
    let views = views.map(|(scope, view, look)| {
        let mut place = Place {
            scope: scope.clone(),
            ..Place::default()
        };
        if let Some((_, pane)) = state.memory.view(scope) {
            place.pane = pane;
        }
        place.take_up(view, look.clone());
        SavedPlace::of(&place)
    });
    let marks = state.marks.iter().take(MOST);
    let saved = Saved {
        edition: EDITION,
        theme,
        day: model.day().map(|day| day.text().to_owned()),
        wider: state.moved.list,
        views_wider: state.moved.views,
        taller: state.moved.rows,
        lanes: Some(state.timeline.lanes)
            .filter(|lanes| *lanes != Lanes::default())
            .map(|lanes| lanes.word().to_owned()),
        scale: state.timeline.scale.map(|scale| scale.word().to_owned()),
        place: SavedPlace::of(&state.place),
        views: views.collect(),
        marks: marks
            .map(|(letter, place)| (*letter, SavedPlace::of(place)))
            .collect(),
        histories: match model.fixed.history {
            true => state.histories.saved(),
            false => BTreeMap::new(),
        },
    };
    serde_json::to_string(&saved).unwrap_or_default()
}

/// Keeps how all is before the reader does something: what differs from it later is theirs, and is remembered.
pub fn begin(model: &mut Model) {
    if model.fixed.remembers && !model.known.loading && model.state.remembered.is_none() {
        model.state.remembered = Some(write(model));
    }
}

/// What is to be written, where the reader did something since it was written last. So what another window
/// wrote or `casefile forget` removed meanwhile stays so, and what cannot be read is not overwritten by who only
/// looks.
pub fn due(model: &Model) -> Option<String> {
    let before = model.state.remembered.as_ref()?;
    let text = Some(write(model)).filter(|_| model.fixed.remembers && !model.known.loading)?;
    (text != *before).then_some(text)
}

/// Reads a session; of nothing it is one that says nothing.
///
/// # Errors
/// Why it cannot be taken up: words without a period.
pub fn read(remembered: &Remembered) -> Result<Saved, String> {
    let text = match remembered {
        Remembered::Nothing => return Ok(Saved::default()),
        Remembered::Text(text) => text,
        Remembered::Unreadable(why) => return Err(why.clone()),
    };
    let is_other = || "it was not written by this program, or is damaged".to_owned();
    // The edition first: a newer one may say everything else in another way.
    let saved: serde_json::Value = serde_json::from_str(text).map_err(|_| is_other())?;
    let edition = saved.get("edition").and_then(serde_json::Value::as_u64);
    match edition.map(|edition| edition.cmp(&u64::from(EDITION))) {
        Some(Ordering::Equal) => serde_json::from_value(saved).map_err(|_| is_other()),
        Some(Ordering::Greater) => Err("it was written by a newer casefile".to_owned()),
        Some(Ordering::Less) | None => Err(is_other()),
    }
}

/// Takes a session up, as far as the library still has what it names. Returns a word to the reader where it
/// has not.
pub fn take_up(model: &mut Model, saved: Saved) -> Option<String> {
    let named = |name: &String| model.fixed.themes.iter().position(|theme| theme == name);
    if let Some(theme) = saved
        .theme
        .as_ref()
        .and_then(named)
        .filter(|_| !model.fixed.themed)
    {
        model.state.theme = theme;
    }
    let moved = |by: i16| by.clamp(-MOST_MOVED, MOST_MOVED);
    model.state.moved = Moved {
        views: moved(saved.views_wider),
        list: moved(saved.wider),
        rows: moved(saved.taller),
    };
    model.state.timeline = Look {
        lanes: saved
            .lanes
            .as_deref()
            .and_then(Lanes::named)
            .unwrap_or_default(),
        scale: saved.scale.as_deref().and_then(Scale::named),
    };
    model.state.histories.take_up(saved.histories);
    let library = model.known.library.clone();
    for view in saved.views.iter().take(MOST) {
        if let Some(place) = view.place(&library) {
            model.state.memory.keep(&place);
        }
    }
    for (letter, mark) in saved.marks {
        if let Some(place) = mark.place(&library).or_else(|| mark.gone()) {
            model
                .state
                .marks
                .insert(letter, mark.naming_what_is_gone(place));
        }
    }
    match saved.place.place(&library) {
        Some(place) => {
            let wanted = saved.place.record.as_deref();
            let lost = wanted.filter(|_| place.list.cursor.is_none());
            model.state.place = place;
            model.state.numbers = Numbers {
                row: saved.place.row,
                citation: saved.place.citation,
            };
            lost.map(|id| format!("`{id}` is no longer there; the row nearest to it is selected."))
        }
        None => {
            let is_gone = |case: &String| {
                let id: Option<Id> = case.parse().ok();
                id.is_none_or(|id| library.index(&Key::Case(id)).is_none())
            };
            let gone = saved.place.case.filter(is_gone);
            gone.map(|case| format!("The case `{case}` is no longer there."))
        }
    }
}

/// The column of that word.
fn column(word: &str) -> Option<Column> {
    Column::ALL.into_iter().find(|column| column.word() == word)
}

/// A word of a session as a sentence quotes it.
fn short(word: &str) -> std::borrow::Cow<'_, str> {
    /// Columns; why it is not taken up must be seen too.
    const MOST: usize = 40;
    without_middle(word, MOST)
}

impl Saved {
    /// What of it can be taken up nowhere, and why: a sentence; none where there is no such thing. It may have been
    /// written by another release, or by hand.
    pub fn left_out(&self) -> Option<String> {
        let day = self.day.as_ref().filter(|_| self.day().is_none());
        let day = day.map(|day| format!("the day `{}` (it is none)", short(day)));
        let places = self.marks.values().chain(&self.views);
        let places = std::iter::once(&self.place).chain(places);
        let mut left_out: Vec<String> = day.into_iter().collect();
        for part in places.flat_map(SavedPlace::left_out) {
            if !left_out.contains(&part) {
                left_out.push(part);
            }
        }
        let first = left_out.first()?;
        let more = match left_out.len() {
            1 => String::new(),
            count => format!(", and {} more", count - 1),
        };
        Some(format!(
            "Of what was remembered this is not taken up: {first}{more}."
        ))
    }

    /// The day that was looked at; none for today.
    pub fn day(&self) -> Option<Date> {
        let day = Date::read(self.day.as_ref()?).ok()?;
        day.latest().is_some().then_some(day)
    }
}

impl Model {
    /// The day on which the library is to be looked at once it is read; none for today.
    pub fn day_of_load(&self) -> Option<Date> {
        match self.known.library.records().len() {
            // A record that was named is looked at today, whatever day was looked at last.
            0 if self.fixed.at.is_some() => None,
            0 => read(&self.fixed.session).ok()?.day(),
            _ => self.day().cloned(),
        }
    }

    /// Puts the row and the citation right that a session names by their numbers, now that the page is there.
    pub fn settle_numbers(&mut self) {
        let Numbers { row, citation } = std::mem::take(&mut self.state.numbers);
        let sheet = &self.shown.sheet;
        if let Some(row) = row.filter(|row| *row < sheet.rows.len()) {
            self.state.place.record.row = Some(sheet.chosen_row(row));
        }
        if let Some(citation) = citation.filter(|number| *number < sheet.citations.len()) {
            self.state.place.source.citation = Some(sheet.chosen_citation(citation));
        }
    }
}

impl SavedPlace {
    fn of(place: &Place) -> Self {
        let Place {
            list,
            record,
            source,
            ..
        } = place;
        // Of a folded group the row round which it was folded.
        let row = match &list.cursor {
            Some(RowId::Group(_)) => list.within.as_ref(),
            row => row.as_ref(),
        };
        let key = match row {
            Some(RowId::Record(key) | RowId::Part(key, _)) => Some(key.to_string()),
            // What else rows are known by are words of the files.
            Some(RowId::Problem(_) | RowId::Group(_)) | None => None,
        };
        let group = list.arrangement.group;
        let has_own_names = group.is_some_and(Column::has_own_names);
        let folded = &list.arrangement.folded;
        let is_kept = has_own_names && folded.len() <= MOST_FOLDED;
        let head = match &list.cursor {
            Some(RowId::Group(name)) if is_kept => Some(name.clone()),
            _ => None,
        };
        Self {
            case: match &place.scope {
                Scope::Case(case) => Some(case.to_string()),
                Scope::Library => None,
            },
            view: place.view.title().to_owned(),
            pane: place.pane.number(),
            zoom: place.zoom,
            filter: list.filter.clone(),
            record: key,
            at: list.at,
            above: list.above,
            sort: list
                .arrangement
                .sort
                .map(|(column, _)| column.word().to_owned()),
            turned: matches!(list.arrangement.sort, Some((_, Way::Back))),
            group: group.map(|column| column.word().to_owned()),
            folded: folded.iter().filter(|_| is_kept).cloned().collect(),
            head,
            drawn_turned: list.is_turned,
            wrap: match list.wrap {
                Wrap::Some => None,
                Wrap::Cut => Some("cut".to_owned()),
                Wrap::Whole => Some("whole".to_owned()),
            },
            origins: record.origins,
            row: record.row.as_ref().map(|row| row.number),
            citation: source.citation.as_ref().map(|citation| citation.number),
            paragraph: source.paragraph,
        }
    }

    /// What of it can be taken up nowhere, and why: words.
    fn left_out(&self) -> Vec<String> {
        let filter = Query::parse(&self.filter).err();
        let filter =
            filter.map(|error| format!("the filter `{}` ({})", short(&self.filter), error.message));
        let column = |what: &str, word: &Option<String>| {
            let word = word.as_ref().filter(|word| column(word).is_none())?;
            Some(format!("{what} by `{}` (no column)", short(word)))
        };
        let columns = [
            column("sorting", &self.sort),
            column("grouping", &self.group),
        ];
        let views = match self.case {
            Some(_) => View::OF_CASE,
            None => View::OF_LIBRARY,
        };
        let is_view = views.iter().any(|view| view.title() == self.view);
        let view = (!is_view && !self.view.is_empty()).then(|| {
            let view = short(&self.view);
            format!("the view `{view}` (there is none)")
        });
        view.into_iter()
            .chain(filter)
            .chain(columns.into_iter().flatten())
            .collect()
    }

    /// A place that names the record all the same, where the library has it no more: who goes to its mark is to
    /// hear that.
    fn naming_what_is_gone(&self, mut place: Place) -> Place {
        if place.list.cursor.is_none() {
            place.list.cursor = self.key().map(RowId::Record);
        }
        place
    }

    /// A place to name such a record in, where its case or view is gone, too.
    fn gone(&self) -> Option<Place> {
        self.key().map(|_| Place::default())
    }

    /// The key of the record, as far as its words tell.
    fn key(&self) -> Option<Key> {
        let reference: Ref = self.record.as_deref()?.parse().ok()?;
        Some(match reference.case {
            Some(case) => Key::Of(case, reference.id),
            None => Key::Shared(reference.id),
        })
    }

    /// The place in a library; none where its case or view is gone.
    fn place(&self, library: &Library) -> Option<Place> {
        let scope = match &self.case {
            Some(case) => {
                let case: Id = case.parse().ok()?;
                library.index(&Key::Case(case.clone()))?;
                Scope::Case(case)
            }
            None => Scope::Library,
        };
        let mut views = View::of(&scope).iter();
        let view = *views.find(|view| view.title() == self.view)?;
        let way = if self.turned { Way::Back } else { Way::On };
        let record = self.record.as_deref().and_then(|id| library.find(id));
        let cursor = record.map(|record| match (&record.body, view) {
            (Body::Event(_), _) | (_, View::Chronology) => {
                RowId::Part(record.key.clone(), RecordPart::Whole)
            }
            _ => RowId::Record(record.key.clone()),
        });
        let (cursor, within) = match self.head.clone() {
            Some(head) => (Some(RowId::Group(head)), cursor),
            None => (cursor, None),
        };
        Some(Place {
            scope,
            view,
            pane: match self.pane {
                1 => Pane::Menu,
                3 => Pane::Record,
                4 => Pane::Source,
                _ if view.has_list() => Pane::List,
                _ => Pane::Menu,
            },
            zoom: self.zoom,
            list: ListPane {
                within,
                filter: match Query::parse(&self.filter) {
                    Ok(query) => query.text().to_owned(),
                    Err(_) => String::new(),
                },
                only: None,
                cursor,
                at: self.at,
                above: self.above,
                sideways: 0,
                arrangement: Arrangement {
                    sort: self
                        .sort
                        .as_deref()
                        .and_then(column)
                        .map(|column| (column, way)),
                    group: self.group.as_deref().and_then(column),
                    folded: self.folded.iter().cloned().collect(),
                },
                is_turned: self.drawn_turned,
                wrap: match self.wrap.as_deref() {
                    Some("cut") => Wrap::Cut,
                    Some("whole") => Wrap::Whole,
                    _ => Wrap::Some,
                },
            },
            record: RecordPane {
                origins: self.origins,
                ..RecordPane::default()
            },
            source: SourcePane {
                paragraph: self.paragraph,
                ..SourcePane::default()
            },
        })
    }
}
