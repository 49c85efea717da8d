//! Filtering and searching, and the prompts that ask for words.

use std::path::PathBuf;

use super::{as_of, find_in_source, movement::select};
use crate::{
    clean_format,
    export::{Format, can_be_named},
    model::Date,
    query::Query,
    save::Existing,
    search::text::Sought,
    text::{Clean, truncate},
    tui::{
        effect::Effect,
        job::export::Export,
        model::Model,
        overlay::{Asked, Overlay, Prompt},
        state::Pane,
    },
};

pub fn prompt(model: &mut Model, asked: Asked) {
    let input = match asked {
        Asked::Filter => model.state.place.list.filter.clone(),
        Asked::Search => String::new(),
        // As the screen writes it, where that can be read again.
        Asked::AsOf => model.day().map_or_else(String::new, |day| {
            let words = day.words().to_string();
            match Date::read(&words).is_ok() {
                true => words,
                false => day.text().to_owned(),
            }
        }),
        Asked::Export => model
            .case()
            .map(|case| format!("{case}.md"))
            .unwrap_or_default(),
    };
    let before = model.state.place.clone();
    if asked == Asked::Filter {
        // What one filters, one must see.
        model.state.place.pane = Pane::List;
    }
    let prompt = match asked {
        Asked::Export => Prompt::for_export(input, before, &part(model)),
        _ => Prompt::new(asked, input, before),
    };
    model.state.overlay = Some(Overlay::Prompt(Box::new(prompt)));
}

/// What of a case is shown, where that is not all: the filter, and the day.
fn part(model: &Model) -> Vec<Clean> {
    /// Columns of the filter: the name of the file needs room too.
    const FILTER: usize = 16;
    let filter = model.filter_of_case();
    let filter = (!filter.is_empty()).then(|| clean_format!("{}", truncate(filter.text(), FILTER)));
    let day = model.day();
    let day = day.map(|day| clean_format!("as of {}", day.words()));
    filter.into_iter().chain(day).collect()
}

/// Takes what was typed at a prompt.
pub fn answer(model: &mut Model, mut prompt: Box<Prompt>) -> Vec<Effect> {
    let input = prompt.input.as_str();
    match prompt.asked {
        Asked::Filter if prompt.error.is_some() => {
            // What cannot be read filters nothing; it is told until it is fixed.
            prompt.stop_offering();
            model.state.overlay = Some(Overlay::Prompt(prompt));
        }
        Asked::Filter => filter(model, prompt.query()),
        Asked::Search => {
            model.state.search = Sought::letters(input);
            find(model, true, true);
        }
        Asked::AsOf => return as_of::answer(model, input).into_iter().collect(),
        Asked::Export => {
            let path = PathBuf::from(input.trim());
            let fits = can_be_named(&path).and_then(|()| Format::of_file(&path));
            match (model.case(), fits) {
                (Some(case), Ok(_)) => {
                    return vec![Effect::Export(Export {
                        case,
                        query: model.filter_of_case(),
                        path,
                        existing: Existing::Keep,
                        names: false,
                    })];
                }
                (Some(_), Err(why)) => {
                    // What is typed next is meant for the name.
                    prompt.refused = Some(why);
                    model.state.overlay = Some(Overlay::Prompt(prompt));
                }
                (None, _) => {}
            }
        }
    }
    Vec::new()
}

/// Filters the list while one types. What cannot be read leaves the rows as they are.
pub fn filter(model: &mut Model, query: Option<Query>) {
    if let Some(query) = query.filter(|query| query.text() != model.state.place.list.filter) {
        model.state.place.list.filter = query.text().to_owned();
        model.state.place.look_from_start();
    }
}

/// Goes to the next place that holds what is searched for, round the end, or says that there is none.
pub fn find(model: &mut Model, forward: bool, here_too: bool) {
    if !model.state.search.is_nothing() && !go(model, forward, here_too) {
        model.state.complain(format!(
            "Nothing here holds “{}”.",
            model.state.search.shown()
        ));
    }
}

/// Goes to the next such place; false where there is none.
pub fn go(model: &mut Model, forward: bool, here_too: bool) -> bool {
    let sought = model.state.search.clone();
    let (now, count) = match model.state.place.pane {
        Pane::Menu | Pane::List => (model.shown.position, model.shown.items.len()),
        Pane::Record => (model.row(), model.shown.sheet.rows.len()),
        Pane::Source => return find_in_source::go(model, forward, here_too),
    };
    let in_list = matches!(model.state.place.pane, Pane::Menu | Pane::List);
    let holds = |number: usize| match in_list {
        true => sought.is_in(&model.shown.items[number].words(&model.known.library)),
        false => sought.is_in(&model.shown.sheet.rows[number].plain()),
    };
    let first = usize::from(!here_too);
    let order = (first..count + first).map(|offset| match forward {
        true => (now + offset) % count,
        false => (now + 2 * count - offset) % count,
    });
    let found = order.into_iter().find(|number| holds(*number));
    let Some(number) = found else {
        return false;
    };
    match in_list {
        true => select(model, number),
        false => model.go_to_row(number, 0),
    }
    true
}
