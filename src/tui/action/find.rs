//! Filtering and searching, and the prompts that ask for words.

use std::sync::Arc;

use super::{
    Action as A, Group, Row, beside, day, enabled::*, everywhere, follow::remember, in_source,
    moving::select, repeat, review, row, rows, since,
};
use crate::{
    clean_format,
    library::Index,
    query::{self, Query},
    search::text::Sought,
    text::clean,
    tui::{
        effect::Effect,
        input::Press,
        list::{self, Item},
        model::Model,
        overlay::{Asked, Choice, Known, Overlay, Prompt},
        seek::{self, Back, From, Start, Way},
        state::{ListPane, Pane, Place},
    },
};

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 6] = rows(Group::Find, [
    row(A::Filter, "filter", &["f"], "filter", "Filter the list with a query", has_rows, |model, _| prompt(model, Asked::Filter)),
    row(A::Search, "search", &["/"], "search", "Search in the pane", always, |model, _| prompt(model, Asked::Search)),
    row(A::SearchNext, "search-next", &["n"], "", "Go to the next place found; where one sees what changed, to the next change", has_search, |model, press| seek_again(model, Way::On, press)),
    row(A::SearchPrevious, "search-previous", &["N"], "", "Go to the previous place found, or change", has_search, |model, press| seek_again(model, Way::Back, press)),
    row(A::GoTo, "go-to", &["Ctrl+p"], "go to", "Go to any record of any case, or a view, by some letters of its name", has_library, |model, _| go_to(model)),
    row(A::Everywhere, "search-all", &["Ctrl+f"], "find", "Search the words of all sources and records", has_library, |model, _| everywhere::open(model)),
]);

/// What became of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    There,
    /// Beyond the end of what is searched, from its beginning again.
    Round,
    Nowhere,
    /// A job looks for it, and will tell.
    Asked,
}

fn go_to(model: &mut Model) -> Vec<Effect> {
    model.state.overlay = Some(Overlay::Choice(Choice::go_to(model)));
    Vec::new()
}

/// A prompt that takes nothing: what was to be asked cannot be, and the words up to Enter or Esc are
/// swallowed.
pub fn refuse(model: &mut Model, why: &str) {
    prompt(model, Asked::Nothing);
    if let Some(Overlay::Prompt(prompt)) = &mut model.state.overlay {
        prompt.refuse(clean(why));
    }
}

/// Opens the prompt of the day, for the rows of another group.
pub fn ask(model: &mut Model, asked: Asked) -> Vec<Effect> {
    prompt(model, asked)
}

/// Opens a prompt in the footer.
fn prompt(model: &mut Model, asked: Asked) -> Vec<Effect> {
    let input = match asked {
        // What is typed on is a word of its own.
        Asked::Filter => match model.state.place.list.filter.trim_end() {
            "" => String::new(),
            filter => format!("{filter} "),
        },
        // A day is typed as a whole: one that stood there already would be typed on.
        Asked::Search | Asked::Nothing | Asked::AsOf | Asked::Label => String::new(),
        Asked::ReviewFile => "review.json".to_owned(),
    };
    let before = model.state.place.clone();
    if asked == Asked::Filter {
        // What one filters, one must see.
        model.state.place.pane = match model.state.place.view.has_list() {
            true => Pane::List,
            false => Pane::Record,
        };
    }
    let prompt = match asked {
        Asked::AsOf => Prompt::for_day(
            model.day().map(|day| clean_format!("{}", day.words())),
            before,
        ),
        Asked::Filter => {
            let mut prompt = Prompt::new(asked, &input, before, model.state.search.clone());
            prompt = prompt.knowing(known(model));
            if input.is_empty() {
                prompt.look(&model.known.library);
            }
            prompt
        }
        _ => Prompt::new(asked, &input, before, model.state.search.clone()),
    };
    model.state.histories.of(asked).begin();
    model.state.overlay = Some(Overlay::Prompt(Box::new(prompt)));
    Vec::new()
}

/// What the filter is asked of: the records of the list, as far as they are counted, and what was saved.
fn known(model: &Model) -> Known {
    let library = &model.known.library;
    let place = &model.state.place;
    let all = model.shown.count(place.view).unwrap_or(0);
    let mut rows: Vec<Index> = Vec::new();
    // One too many says that they are not counted.
    let most = query::COUNTED + 1;
    if all < most {
        let items = list::items(library, &place.scope, place.view);
        rows.extend(items.iter().filter_map(|item: &Item| item.index(library)));
    } else {
        rows.extend(library.indices().take(most));
    }
    rows.sort_unstable();
    rows.dedup();
    // Those of the library first, which are of what is looked at. What is no query is told among what is to be
    // fixed.
    let of_library = library.filters.iter();
    let of_library = of_library.map(|(name, asks)| (name.clone(), asks.raw().to_owned()));
    let saved = of_library.chain(model.fixed.filters.iter().cloned());
    let saved = saved.filter(|(_, asks)| Query::parse(asks).is_ok());
    Known {
        rows,
        saved: saved.collect(),
        marks: Arc::clone(&model.known.review.marks),
    }
}

/// Takes what was typed at a prompt.
pub fn answer(model: &mut Model, mut prompt: Box<Prompt>) -> Vec<Effect> {
    let typed = prompt.line.text().to_owned();
    let refuse = |model: &mut Model, prompt| {
        model.state.overlay = Some(Overlay::Prompt(prompt));
        Vec::new()
    };
    match prompt.asked {
        Asked::Nothing => return Vec::new(),
        // What cannot be read filters nothing; it is told until it is fixed.
        Asked::Filter if prompt.error.is_some() => {
            prompt.refuse_mistake();
            return refuse(model, prompt);
        }
        Asked::Filter => refilter(model, prompt.meant(), &prompt.before.list),
        Asked::Search => {
            model.state.search = Sought::letters(&typed);
            let here = std::mem::replace(&mut model.state.place, prompt.before.clone());
            if here != prompt.before {
                remember(model);
            }
            model.state.place = here;
            if let Some(seek) = &mut model.state.seek {
                seek.back = Back::Kept;
            }
            if let Some(found) = prompt.found {
                tell(model, Way::On, found);
            }
        }
        Asked::AsOf | Asked::Label | Asked::ReviewFile => {
            let answered = match prompt.asked {
                Asked::Label => review::label(model, &typed),
                Asked::ReviewFile => review::hand_on(model, &typed),
                _ => day::answer(model, &typed),
            };
            match answered {
                Ok(effects) => {
                    model.state.histories.of(prompt.asked).push(&typed);
                    return effects;
                }
                Err(why) => {
                    prompt.refuse(why);
                    return refuse(model, prompt);
                }
            }
        }
    }
    model.state.histories.of(prompt.asked).push(&typed);
    Vec::new()
}

/// Searches while one types: the first place that is found is gone to, and Esc goes back.
pub fn look(model: &mut Model, typed: &str, before: Place) -> (Option<Found>, Vec<Effect>) {
    model.state.search = Sought::letters(typed);
    model.state.stop_seeking();
    // From where the reader was, and not from what fewer letters found.
    model.state.place = before;
    let effects = model.settle();
    let found = match model.state.search.is_nothing() {
        true => None,
        false => Some(go(model, Way::On, Start::Here)),
    };
    (found, effects)
}

/// Filters the list while one types. What cannot be read leaves the rows as they are. Of other rows the one is
/// selected that was `before`, where it is among them: what is typed on the way to a filter loses none.
pub fn refilter(model: &mut Model, query: Option<Query>, before: &ListPane) {
    // The space that is there for what is typed on asks nothing.
    let is_other = |query: &Query| query.text().trim_end() != model.state.place.list.filter;
    if let Some(query) = query.filter(is_other) {
        model.state.place.list.filter = query.text().trim_end().to_owned();
        // What was filtered for is to be seen: a group folded before would hide it.
        model.state.place.list.arrangement.folded.clear();
        model.state.place.list.cursor = before.cursor.clone();
        model.state.place.list.at = 0;
        model.state.place.look_from_start();
    }
}

/// Goes to the next place that holds what is searched for, round the end, or says that there is none.
pub fn seek(model: &mut Model, way: Way, start: Start) {
    if model.state.search.is_nothing() {
        return;
    }
    let found = go(model, way, start);
    tell(model, way, found);
}

/// Says what became of a search, where that is not seen; that it went round, the footer does.
pub fn tell(model: &mut Model, way: Way, found: Found) {
    match found {
        Found::Nowhere if model.is_being_read() => {
            model.state.complain("The text is still being read.");
        }
        Found::Nowhere => {
            let sought = model.state.search.shown().to_owned();
            let all = model.fixed.keymap.key(A::Everywhere);
            let place = &model.state.place;
            let in_list = matches!(place.pane, Pane::Menu | Pane::List);
            let outside = match in_list && !place.list.arrangement.folded.is_empty() {
                true => "Nothing outside folded groups",
                false => "Nothing here",
            };
            model.state.complain(format!(
                "{outside} holds “{sought}”; {all} searches all texts."
            ));
        }
        Found::Round => model.state.went_round = Some(way),
        Found::There | Found::Asked => {}
    }
}

fn seek_again(model: &mut Model, way: Way, press: Press) -> Vec<Effect> {
    if since::are_shown(model) {
        return since::next(model, way, press);
    }
    remember(model);
    if let Some(through) = beside::wanted(model) {
        let from = beside::from(model, way, Start::After);
        beside::begin(model, through, from, press.times());
        return Vec::new();
    }
    repeat(model, press, |model| seek(model, way, Start::After));
    Vec::new()
}

/// Goes to the next such place.
pub fn go(model: &mut Model, way: Way, start: Start) -> Found {
    let sought = model.state.search.clone();
    let (now, count) = match model.state.place.pane {
        Pane::Menu | Pane::List => (model.shown.position, model.shown.items.len()),
        Pane::Record => return on_page(model, way, start),
        Pane::Source => return in_source::go(model, way, start),
    };
    let from = beside::from(model, way, start);
    if let Some(through) = beside::wanted(model) {
        beside::begin(model, through, from, 1);
        return Found::Asked;
    }
    let from = From { at: now, ..from };
    let holds =
        |number: usize| sought.is_in(&model.shown.items[number].words(&model.known.library));
    let Some(hit) = seek::next_row(count, from, &holds, &mut |_| true) else {
        return Found::Nowhere;
    };
    select(model, hit.0);
    round(from.goes_round(hit))
}

/// Goes to the next such place of a page: a row, or a mark of a picture by what it says.
fn on_page(model: &mut Model, way: Way, start: Start) -> Found {
    let spots = model.shown.sheet.spots();
    let here = model.spot_of_page();
    let from = From {
        at: spots
            .iter()
            .position(|spot| (spot.row, spot.link) == here)
            .unwrap_or(0),
        spot: None,
        way,
        start,
    };
    let sought = &model.state.search;
    let holds = |number: usize| sought.is_in(&spots[number].words);
    let Some(hit) = seek::next_row(spots.len(), from, &holds, &mut |_| true) else {
        return Found::Nowhere;
    };
    let spot = &spots[hit.0];
    model.go_to_row(spot.row, spot.link);
    round(from.goes_round(hit))
}

/// What became of a search that found something.
pub fn round(goes_round: bool) -> Found {
    match goes_round {
        true => Found::Round,
        false => Found::There,
    }
}
