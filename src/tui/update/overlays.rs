//! Keys while something lies over the panes.

use super::{act, everywhere, find, follow};
use crate::tui::{
    effect::Effect,
    input::keymap::Key,
    model::Model,
    overlay::{Asked, Overlay, Target},
    view,
};

/// What is said where a question is answered otherwise than by `y`; all of them are about writing.
const UNWRITTEN: &str = "Nothing was written.";

/// What a key does to what lies over the panes.
pub fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some(mut overlay) = model.state.overlay.take() else {
        return Vec::new();
    };
    if key.is("Esc") || key.is("Ctrl+c") {
        match overlay {
            Overlay::Prompt(prompt) if prompt.asked == Asked::Filter => {
                model.state.place = prompt.before;
            }
            Overlay::Confirm { .. } => model.state.say(UNWRITTEN),
            _ => {}
        }
        return Vec::new();
    }
    if matches!(overlay, Overlay::Everywhere) {
        return everywhere::press(model, key);
    }
    let last_top = view::overlay::last_top_of_help(model);
    match &mut overlay {
        Overlay::Everywhere => {}
        Overlay::Help { top } => {
            let by: isize = match key {
                key if key.is("j") || key.is("Down") => 1,
                key if key.is("k") || key.is("Up") => -1,
                key if key.is("PageDown") || key.is("Space") => 10,
                key if key.is("PageUp") => -10,
                _ => return Vec::new(),
            };
            *top = top.saturating_add_signed(by).min(last_top);
        }
        Overlay::GoTo(goto) => {
            if key.is("Enter") {
                if let Some(index) = goto.hits.get(goto.selected) {
                    follow::go_to_index(model, *index);
                }
                return Vec::new();
            }
            match movement(key) {
                Some(by) => {
                    goto.selected = goto
                        .selected
                        .saturating_add_signed(by)
                        .min(goto.hits.len().saturating_sub(1))
                }
                None if edit(&mut goto.input, key) => goto.search(&model.known.library),
                None => {}
            }
        }
        Overlay::Choice(choice) => {
            let digit = key
                .typed()
                .and_then(|c| c.to_digit(10))
                .filter(|_| !choice.narrows);
            let chosen = match digit {
                Some(digit) => choice.offers.get((digit as usize).wrapping_sub(1)).cloned(),
                None if key.is("Enter") => choice
                    .shown()
                    .get(choice.selected)
                    .map(|offer| (*offer).clone()),
                None => {
                    let last = choice.shown().len().saturating_sub(1);
                    match movement(key)
                        .or_else(|| letters_that_move(key).filter(|_| !choice.narrows))
                    {
                        Some(by) => {
                            choice.selected = choice.selected.saturating_add_signed(by).min(last)
                        }
                        None if choice.narrows && edit(&mut choice.input, key) => {
                            choice.selected = 0
                        }
                        None if key.is("q") => return Vec::new(),
                        None => {}
                    }
                    model.state.overlay = Some(overlay);
                    return Vec::new();
                }
            };
            return match chosen.map(|offer| (offer.target, offer.disabled)) {
                Some((_, Some(why))) => {
                    model.state.complain(act::sentence(why));
                    Vec::new()
                }
                Some((Target::Action(action), None)) => act::act(model, action),
                Some((Target::Citation(number), None)) => {
                    follow::go_to_citation(model, number);
                    Vec::new()
                }
                Some((Target::Record(index), None)) => {
                    follow::go_to_index(model, index);
                    Vec::new()
                }
                None => Vec::new(),
            };
        }
        Overlay::Prompt(prompt) => {
            if key.is("Enter") {
                return find::answer(model, prompt.clone());
            }
            if key.is("Backspace") && prompt.input.is_empty() {
                return Vec::new();
            }
            let query = match [("Tab", 1), ("Shift+Tab", -1)]
                .into_iter()
                .find(|(name, _)| key.is(name))
            {
                Some((_, by)) => prompt.take(by, &model.known.library),
                None if edit(&mut prompt.input, key) => prompt.look(&model.known.library),
                None => None,
            };
            find::filter(model, query);
        }
        Overlay::Confirm { yes, .. } => {
            if key.is("y") {
                return vec![yes.clone()];
            }
            model.state.say(UNWRITTEN);
            return Vec::new();
        }
    }
    model.state.overlay = Some(overlay);
    Vec::new()
}

/// The characters of a paste that are taken: more is a mistake, and would be searched for.
const PASTED: usize = 1_000;

/// Puts pasted text where text is typed; its line breaks become spaces.
pub fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    let line: String = text
        .chars()
        .take(PASTED)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let library = std::sync::Arc::clone(&model.known.library);
    match &mut model.state.overlay {
        Some(Overlay::GoTo(goto)) => {
            goto.input.push_str(&line);
            goto.search(&library);
        }
        Some(Overlay::Everywhere) => {
            model.state.everywhere.input.push_str(&line);
            model.state.everywhere.entered = false;
            return everywhere::ask(model).into_iter().collect();
        }
        Some(Overlay::Choice(choice)) if choice.narrows => {
            choice.input.push_str(&line);
            choice.selected = 0;
        }
        Some(Overlay::Prompt(prompt)) => {
            prompt.input.push_str(&line);
            let query = prompt.look(&library);
            find::filter(model, query);
        }
        _ => {}
    }
    Vec::new()
}

/// How far a key moves the selection of a list below a typed line.
pub fn movement(key: Key) -> Option<isize> {
    [
        ("Down", 1),
        ("Up", -1),
        ("Ctrl+n", 1),
        ("Ctrl+p", -1),
        ("Ctrl+j", 1),
        ("Ctrl+k", -1),
        ("Tab", 1),
        ("Shift+Tab", -1),
        ("PageDown", 10),
        ("PageUp", -10),
    ]
    .into_iter()
    .find_map(|(name, by)| key.is(name).then_some(by))
}

fn letters_that_move(key: Key) -> Option<isize> {
    [("j", 1), ("k", -1)]
        .into_iter()
        .find_map(|(name, by)| key.is(name).then_some(by))
}

/// Types a key into a line. False where the key types nothing.
pub fn edit(input: &mut String, key: Key) -> bool {
    if let Some(c) = key.typed() {
        input.push(c);
    } else if key.is("Backspace") {
        input.pop();
    } else if key.is("Ctrl+u") {
        input.clear();
    } else if key.is("Ctrl+w") {
        let kept = input.trim_end().rfind(' ').map_or(0, |at| at + 1);
        input.truncate(kept);
    } else {
        return false;
    }
    true
}
