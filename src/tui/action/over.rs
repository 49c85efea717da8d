//! What keys do to what lies over the panes: lists to choose from, prompts, help, questions.

use super::{
    Action as A, Enabled, Group, Layer, Row, Why, change,
    enabled::always,
    everywhere, find, follow, hand,
    program::{leave, reload},
    review, row, rows, show,
};
use crate::{
    text::clean,
    tui::{
        effect::Effect,
        input::{Press, key::Key, keymap::Meaning},
        line::{Line, Pressed, full},
        measure::help,
        model::Model,
        overlay::{Asked, Narrows, Overlay, Target, Yes},
        seek::Way,
    },
};

fn in_help(model: &Model) -> Enabled {
    match model.state.overlay {
        Some(Overlay::Help(_)) => Ok(()),
        _ => Err(Why::Key("only in the help", A::Help, "shows it")),
    }
}

fn has_values(model: &Model) -> Enabled {
    match &model.state.overlay {
        Some(Overlay::Handing(handing)) if handing.has_values() => Ok(()),
        Some(Overlay::Changing(changing)) if changing.has_values() => Ok(()),
        _ => Err(Why::Key(
            "only where one chooses what is written",
            A::Export,
            "begins",
        )),
    }
}

const LISTED: &[Layer] = &[Layer::Listed];
const LISTS: &[Layer] = &[Layer::Listed, Layer::Narrowed];
const TYPED: &[Layer] = &[Layer::Listed, Layer::Narrowed, Layer::Prompt];
const PROMPT: &[Layer] = &[Layer::Prompt];
const CLOSED: &[Layer] = &[Layer::Listed, Layer::Narrowed, Layer::Prompt, Layer::Note];
const QUESTION: &[Layer] = &[Layer::Question];

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 26] = rows(Group::Over, [
    row(A::Next, "next", &["Down", "Ctrl+n", "Tab"], "choose", "Select the next row", always, |model, press| choose(model, Way::On.steps(press.times()))).heard_by(LISTS),
    row(A::Previous, "previous", &["Up", "Ctrl+p", "Shift+Tab"], "", "Select the row before; above the first, what was typed before", always, |model, press| choose(model, Way::Back.steps(press.times()))).heard_by(LISTS),
    row(A::NextRow, "next-row", &["j"], "", "Select the next row, where nothing is typed", always, |model, press| choose(model, Way::On.steps(press.times()))).heard_by(LISTED),
    row(A::PreviousRow, "previous-row", &["k"], "", "Select the row before, where nothing is typed", always, |model, press| choose(model, Way::Back.steps(press.times()))).heard_by(LISTED),
    row(A::NextPage, "next-page", &["PageDown"], "", "Go down by a page", always, |model, _| choose(model, page(model))).heard_by(LISTS),
    row(A::PreviousPage, "previous-page", &["PageUp"], "", "Go up by a page", always, |model, _| choose(model, -page(model))).heard_by(LISTS),
    row(A::PageOn, "page-on", &["Space"], "", "Go down by a page, where nothing is typed", always, |model, _| choose(model, page(model))).heard_by(LISTED),
    row(A::NextHalf, "next-half", &["Ctrl+d"], "", "Go down by half a page, where nothing is typed", always, |model, _| choose(model, page(model) / 2)).heard_by(LISTED),
    row(A::PreviousHalf, "previous-half", &["Ctrl+u"], "", "Go up by half a page, where nothing is typed", always, |model, _| choose(model, -page(model) / 2)).heard_by(LISTED),
    row(A::FirstOffer, "first-offer", &["g", "Home"], "", "Select the first row, where nothing is typed", always, |model, _| choose(model, isize::MIN / 2)).heard_by(LISTED),
    row(A::LastOffer, "last-offer", &["G", "End"], "", "Select the last row, where nothing is typed", always, |model, _| choose(model, isize::MAX / 2)).heard_by(LISTED),
    row(A::FindInHelp, "find-in-help", &["/"], "search", "Search in the help", in_help, |model, _| find_in_help(model)).heard_by(LISTED),
    row(A::NextInHelp, "next-in-help", &["n"], "next", "Go to the next line of the help that was found", in_help, |model, _| next_in_help(model, Way::On)).heard_by(LISTED),
    row(A::PreviousInHelp, "previous-in-help", &["N"], "", "Go to the line of the help that was found before", in_help, |model, _| next_in_help(model, Way::Back)).heard_by(LISTED),
    row(A::NextValue, "next-value", &["Right", "l"], "change", "Choose the next value of the row, of what is to be written or changed", has_values, |model, press| turn(model, Way::On.steps(press.times()))).heard_by(LISTED),
    row(A::PreviousValue, "previous-value", &["Left", "h"], "", "Choose the value before", has_values, |model, press| turn(model, Way::Back.steps(press.times()))).heard_by(LISTED),
    row(A::Accept, "accept", &["Enter"], "take", "Take what is selected or typed", always, |model, _| accept(model)).heard_by(TYPED),
    row(A::TakeOffer, "take-offer", &["Tab"], "complete", "Put in what could be written next", always, |model, _| take(model, Way::On)).heard_by(PROMPT),
    row(A::TakeOfferBefore, "take-offer-before", &["Shift+Tab"], "", "Put in the offer before", always, |model, _| take(model, Way::Back)).heard_by(PROMPT),
    row(A::Older, "older", &["Up", "Ctrl+p"], "before", "Put in what was typed before", always, |model, _| remembered(model, Way::Back)).heard_by(PROMPT),
    row(A::Newer, "newer", &["Down", "Ctrl+n"], "", "Put in what was typed after it", always, |model, _| remembered(model, Way::On)).heard_by(PROMPT),
    row(A::CloseList, "close-list", &["q", "?"], "", "Close a list in which nothing is typed", always, |model, _| close(model)).heard_by(LISTED),
    row(A::LeaveList, "leave-from-list", &["Q"], "", "Leave the program, where nothing is typed", always, |model, _| leave(model)).heard_by(LISTED),
    row(A::Close, "close", &["Esc", "Ctrl+c"], "close", "Close what lies over the panes; nothing is done", always, |model, _| close(model)).heard_by(CLOSED),
    row(A::Yes, "yes", &["y"], "yes", "Answer a question with yes; any other key is no", always, |model, _| yes(model)).heard_by(QUESTION),
    row(A::No, "no", &["n", "Esc", "Ctrl+c"], "no", "Answer a question with no", always, |model, _| no(model)).heard_by(QUESTION),
]);

/// Chooses another value of the selected row.
fn turn(model: &mut Model, by: isize) -> Vec<Effect> {
    match &mut model.state.overlay {
        Some(Overlay::Changing(changing)) => {
            changing.turn(by);
            Vec::new()
        }
        _ => hand::turn(model, by),
    }
}

/// Moves the selection of the list over the panes.
pub fn choose(model: &mut Model, by: isize) -> Vec<Effect> {
    // Making the lines of the help costs; nothing else needs them.
    let lines = match model.state.overlay {
        Some(Overlay::Help(_)) => help::entries(model).len(),
        _ => 0,
    };
    let moved = |selected: usize, count: usize| {
        selected
            .saturating_add_signed(by)
            .min(count.saturating_sub(1))
    };
    let everywhere = &mut model.state.everywhere;
    match &mut model.state.overlay {
        Some(Overlay::Help(help)) => help.selected = moved(help.selected, lines),
        Some(Overlay::Choice(choice)) => {
            choice.selected = moved(choice.selected, choice.left.len());
            if choice.narrows == Narrows::ByNumber {
                choice.line.set("");
            }
        }
        Some(Overlay::Everywhere) => {
            let hits = everywhere.told.hits().count();
            // Above the first hit is what was typed before.
            if by == -1 && everywhere.selected == 0 {
                let typed = everywhere.line.text().to_owned();
                if let Some(older) = everywhere.history.older(&typed) {
                    everywhere.line.set(older);
                    return everywhere::ask(model).into_iter().collect();
                }
            }
            everywhere.entered = false;
            everywhere.selected = moved(everywhere.selected, hits);
        }
        Some(Overlay::Handing(handing)) => hand::go(handing, by),
        Some(Overlay::Changing(changing)) => changing.go(by),
        Some(Overlay::Prompt(_) | Overlay::Note(_) | Overlay::Confirm { .. }) | None => {}
    }
    Vec::new()
}

fn accept(model: &mut Model) -> Vec<Effect> {
    match model.state.overlay.take() {
        Some(Overlay::Everywhere) => {
            model.state.overlay = Some(Overlay::Everywhere);
            everywhere::accept(model)
        }
        Some(Overlay::Help(help)) if help.typing => {
            let help = help.found();
            model.state.overlay = Some(Overlay::Help(help));
            Vec::new()
        }
        Some(Overlay::Help(help)) => {
            let entries = help::entries(model);
            let action = entries.get(help.selected).and_then(|entry| entry.action);
            match action {
                Some(action) => action.run(model, Press::default()),
                None => {
                    model.state.overlay = Some(Overlay::Help(help));
                    Vec::new()
                }
            }
        }
        // What is left of nothing cannot be taken: the letters can still be mended.
        Some(Overlay::Choice(choice)) => match choice.target() {
            Some(Target::Action(action)) if action.takes_words() => {
                let said = choice.said_to().filter(|(said, _)| *said == action);
                let words = said.map(|(_, words)| words.to_owned());
                let mut effects = action.run(model, Press::default());
                if let (Some(words), Some(Overlay::Prompt(prompt))) =
                    (words, &mut model.state.overlay)
                    && prompt.asked != Asked::Nothing
                {
                    // As if it had been typed there.
                    prompt.line.set(&words);
                    effects.extend(accept(model));
                }
                effects
            }
            Some(target) => reach(model, target),
            None => {
                model.state.overlay = Some(Overlay::Choice(choice));
                Vec::new()
            }
        },
        Some(Overlay::Prompt(prompt)) => find::answer(model, prompt),
        Some(Overlay::Handing(handing)) => hand::accept(model, handing),
        Some(Overlay::Changing(changing)) => change::accept(model, changing),
        Some(Overlay::Note(noting)) => {
            model.state.overlay = Some(Overlay::Note(noting));
            Vec::new()
        }
        Some(Overlay::Confirm { question, yes }) => {
            model.state.overlay = Some(Overlay::Confirm { question, yes });
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// Goes to what was chosen, or does it.
fn reach(model: &mut Model, target: Target) -> Vec<Effect> {
    match target {
        Target::Action(action) => return action.run(model, Press::default()),
        Target::Theme(number) => {
            let name = model.fixed.themes.get(number).cloned().unwrap_or_default();
            model.state.theme = number;
            model.state.say(format!("Theme: {name}."));
        }
        Target::Citation(number) => follow::go_to_citation(model, number),
        Target::Record(index) => follow::go_to_index(model, index),
        Target::Audience(number) => return show::cover_before(model, number),
    }
    Vec::new()
}

fn close(model: &mut Model) -> Vec<Effect> {
    match model.state.overlay.take() {
        Some(Overlay::Prompt(prompt)) => match prompt.asked {
            Asked::Filter => model.state.place = prompt.before,
            Asked::Search => {
                model.state.stop_seeking();
                model.state.place = prompt.before;
                model.state.search = prompt.search_before;
            }
            Asked::AsOf | Asked::Label | Asked::ReviewFile | Asked::Nothing => {}
        },
        Some(Overlay::Handing(handing)) => hand::back(model, handing),
        Some(Overlay::Changing(changing)) => change::back(model, changing),
        Some(Overlay::Note(noting)) => return review::put_aside(model, *noting),
        Some(Overlay::Help(help)) if help.typing => {
            model.state.overlay = Some(Overlay::Help(help.unsought()));
        }
        _ => {}
    }
    Vec::new()
}

fn yes(model: &mut Model) -> Vec<Effect> {
    match model.state.overlay.take() {
        Some(Overlay::Confirm {
            yes: Yes::Write(handing, export),
            ..
        }) => hand::yes(model, handing, *export),
        Some(Overlay::Confirm {
            yes: Yes::Leave, ..
        }) => {
            model.state.done = true;
            Vec::new()
        }
        Some(Overlay::Confirm { yes: Yes::Seen, .. }) => {
            vec![Effect::MoveMarker(model.known.generation)]
        }
        Some(Overlay::Confirm {
            yes: Yes::Uncover, ..
        }) => {
            model.state.covers = false;
            reload(model)
        }
        _ => Vec::new(),
    }
}

fn no(model: &mut Model) -> Vec<Effect> {
    if let Some(Overlay::Confirm {
        yes: Yes::Write(handing, _),
        ..
    }) = model.state.overlay.take()
    {
        hand::no(model, handing);
    }
    Vec::new()
}

/// About as many rows as a list over the panes has in sight.
fn page(model: &Model) -> isize {
    let lines = model.state.size.height.saturating_sub(4).max(1);
    isize::from(i16::try_from(lines).unwrap_or(i16::MAX))
}

/// Goes to the next line of the help that holds what is searched for, round the end.
fn next_in_help(model: &mut Model, way: Way) -> Vec<Effect> {
    let entries = help::entries(model);
    if let Some(Overlay::Help(help)) = &mut model.state.overlay {
        let found = help::with(&entries, &help.sought());
        let next = match way {
            Way::On => found
                .iter()
                .find(|at| **at > help.selected)
                .or(found.first()),
            Way::Back => found
                .iter()
                .rev()
                .find(|at| **at < help.selected)
                .or(found.last()),
        };
        help.selected = next.copied().unwrap_or(help.selected);
    }
    Vec::new()
}

fn find_in_help(model: &mut Model) -> Vec<Effect> {
    if let Some(Overlay::Help(help)) = &mut model.state.overlay {
        help.begin();
    }
    Vec::new()
}

fn take(model: &mut Model, way: Way) -> Vec<Effect> {
    let library = std::sync::Arc::clone(&model.known.library);
    if let Some(Overlay::Prompt(prompt)) = &mut model.state.overlay {
        let (query, before) = (prompt.take(way, &library), prompt.before.list.clone());
        find::refilter(model, query, &before);
    }
    Vec::new()
}

/// Puts in what was typed at the same prompt before, or after it.
fn remembered(model: &mut Model, way: Way) -> Vec<Effect> {
    let Some(Overlay::Prompt(prompt)) = &mut model.state.overlay else {
        return Vec::new();
    };
    let history = model.state.histories.of(prompt.asked);
    let typed = prompt.line.text().to_owned();
    let found = match way {
        Way::Back => history.older(&typed),
        Way::On => history.newer(&typed),
    };
    if let Some(found) = found.map(str::to_owned) {
        prompt.line.set(&found);
        edited(model);
    }
    Vec::new()
}

/// A key that means nothing else: it is typed, or chooses by its digit, or answers no.
pub fn typed(model: &mut Model, key: Key) -> Vec<Effect> {
    let pressed = match &mut model.state.overlay {
        Some(Overlay::Help(help)) if help.typing => help.line.press(key),
        Some(Overlay::Everywhere) => model.state.everywhere.line.press(key),
        Some(Overlay::Choice(choice)) if choice.narrows == Narrows::ByLetters => {
            choice.line.press(key)
        }
        Some(Overlay::Choice(choice)) => {
            if key.is("Backspace") {
                choice.line.set("");
            }
            let chosen = key.digit().and_then(|digit| choice.digit(digit));
            return match chosen {
                Some(target) => {
                    model.state.overlay = None;
                    reach(model, target)
                }
                None => Vec::new(),
            };
        }
        Some(Overlay::Prompt(prompt)) if prompt.line.text().is_empty() && key.is("Backspace") => {
            return close(model);
        }
        Some(Overlay::Prompt(prompt)) => prompt.line.press(key),
        Some(Overlay::Handing(handing)) if handing.is_typed() => handing.line.press(key),
        Some(Overlay::Changing(changing)) => match changing.line() {
            Some(line) => line.press(key),
            None => return Vec::new(),
        },
        Some(Overlay::Handing(_)) => return Vec::new(),
        Some(Overlay::Note(noting)) => {
            let pressed = noting.lines.press(key);
            return review::typed(noting, usize::from(pressed == Pressed::Full));
        }
        // No stray key answers.
        Some(Overlay::Confirm { .. }) if key.has_alt() => return Vec::new(),
        Some(Overlay::Confirm { .. }) => return no(model),
        Some(Overlay::Help(_)) | None => return Vec::new(),
    };
    match pressed {
        Pressed::Edited => edited(model),
        Pressed::Full => {
            let effects = edited(model);
            tell_full(model, full(1));
            effects
        }
        // What is offered is for the word that the caret is in.
        Pressed::Moved if is_filter(model) => edited(model),
        Pressed::Moved | Pressed::Ignored => Vec::new(),
    }
}

fn is_filter(model: &Model) -> bool {
    match &model.state.overlay {
        Some(Overlay::Prompt(prompt)) => prompt.asked == Asked::Filter,
        _ => false,
    }
}

/// The letter that a key only puts into the line that is typed; none of any other key, and where nothing
/// is typed.
pub fn letter(model: &mut Model, key: Key) -> Option<char> {
    let letter = key.typed().filter(|_| model.state.typed.is_empty())?;
    let layer = model.state.overlay.as_ref()?.layer();
    let is_free = model.fixed.keymap.meaning(layer, &[key]) == Meaning::Nothing;
    line(model).filter(|_| is_free).map(|_| letter)
}

/// The line that is typed.
fn line(model: &mut Model) -> Option<&mut Line> {
    match &mut model.state.overlay {
        Some(Overlay::Help(help)) if help.typing => Some(&mut help.line),
        Some(Overlay::Everywhere) => Some(&mut model.state.everywhere.line),
        Some(Overlay::Choice(choice)) if choice.narrows == Narrows::ByLetters => {
            Some(&mut choice.line)
        }
        Some(Overlay::Prompt(prompt)) => Some(&mut prompt.line),
        Some(Overlay::Handing(handing)) if handing.is_typed() => Some(&mut handing.line),
        Some(Overlay::Changing(changing)) => changing.line(),
        _ => None,
    }
}

/// Puts pasted text where text is typed; its line breaks become spaces, but in a note.
pub fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if let Some(Overlay::Note(noting)) = &mut model.state.overlay {
        let left = noting.lines.insert(text);
        return review::typed(noting, left);
    }
    let Some(line) = line(model) else {
        if !text.is_empty() {
            model
                .state
                .complain("Nothing is typed here: what was pasted is left out.");
        }
        return Vec::new();
    };
    let left = line.insert(text);
    let effects = edited(model);
    if left > 0 {
        tell_full(model, full(left));
    }
    effects
}

/// Says that a line is full: above it where it is in the footer, else there.
fn tell_full(model: &mut Model, why: String) {
    match &mut model.state.overlay {
        Some(Overlay::Prompt(prompt)) if prompt.asked != Asked::Nothing => {
            prompt.refuse(clean(&why));
        }
        Some(Overlay::Prompt(_)) => {}
        Some(Overlay::Handing(handing)) => handing.refused = Some(clean(&why)),
        Some(Overlay::Changing(changing)) => changing.refused = Some(clean(&why)),
        _ => model.state.complain(why),
    }
}

/// What follows from another text in a line.
fn edited(model: &mut Model) -> Vec<Effect> {
    let library = std::sync::Arc::clone(&model.known.library);
    match &mut model.state.overlay {
        Some(Overlay::Choice(choice)) => choice.look(&library),
        Some(Overlay::Everywhere) => {
            model.state.everywhere.entered = false;
            return everywhere::ask(model).into_iter().collect();
        }
        Some(Overlay::Help(help)) => {
            let sought = help.sought();
            let found = help::with(&help::entries(model), &sought);
            if let Some(Overlay::Help(help)) = &mut model.state.overlay {
                help.selected = found.first().copied().unwrap_or(0);
            }
        }
        Some(Overlay::Prompt(prompt)) => {
            let query = prompt.look(&library);
            match prompt.asked {
                Asked::Search => {
                    let (typed, before) = (prompt.line.text().to_owned(), prompt.before.clone());
                    let (found, effects) = find::look(model, &typed, before);
                    if let Some(Overlay::Prompt(prompt)) = &mut model.state.overlay {
                        prompt.found = found;
                    }
                    return effects;
                }
                _ => {
                    let before = prompt.before.list.clone();
                    find::refilter(model, query, &before);
                }
            }
        }
        Some(Overlay::Handing(handing)) => handing.refused = None,
        Some(Overlay::Changing(changing)) => changing.settle(),
        Some(Overlay::Note(_) | Overlay::Confirm { .. }) | None => {}
    }
    Vec::new()
}
