//! What is made of the words of a name: its initials, one of them with the first letter of another, and handles.

use std::ops::Range;

use super::{
    form::Form,
    sought::{MOST_TURNED, Rank},
    telling::{Telling, are_initials},
};
use crate::export::protected::letters::Letters;

/// The fewest letters of a handle that is made of a name.
pub const LEAST_HANDLE: usize = 5;

/// The fewest letters of words run together that are looked for anywhere.
pub const LEAST_RUN: usize = 7;

/// Adds what is made of the words of a name: its initials, and handles (`mlopez`, `lopezm`, `marialopez`).
/// Says whether its initials are looked for.
pub fn add_joined(
    name: &Letters,
    all: &[Range<usize>],
    push: &mut dyn FnMut(&str, Rank, Form),
) -> bool {
    // Particles are left out of both.
    let is_of_name = |word: &&Range<usize>| {
        name.are_capital(word) && Telling::of(name, word) != Telling::Nothing
    };
    let words: Vec<&str> = all
        .iter()
        .filter(is_of_name)
        .map(|word| name.get(word))
        .collect();
    let initials: String = words.iter().map(|word| first(word)).collect();
    let are_sought = are_initials(&initials);
    if are_sought {
        push(&initials, Rank::Part, Form::Initials);
    }
    // `L. A. H.` of Layla al-Haddad.
    let with_particles: String = all.iter().map(|word| first(name.get(word))).collect();
    if are_sought && with_particles != initials {
        push(&with_particles, Rank::Part, Form::Initials);
    }
    add_led(&words, push);
    for (number, word) in words.iter().take(MOST_TURNED).enumerate() {
        let others = words.iter().take(MOST_TURNED).enumerate();
        for (_, other) in others.filter(|(other, _)| *other != number) {
            let letter = first(other);
            push_long(&format!("{letter}{word}"), Form::Handle, push);
            push_long(&format!("{word}{letter}"), Form::Handle, push);
            push_long(&format!("{word}{other}"), Form::Run, push);
        }
    }
    add_run(name, all, push);
    are_sought || initials.chars().nth(1).is_none()
}

/// Adds what is made of the words of a name with its particles and the parts of a double one: `vandermeer`, `jvandermeer`,
/// `lgarcialopez`, `jldupont`, `jeanlucdupont`.
fn add_run(name: &Letters, words: &[Range<usize>], push: &mut dyn FnMut(&str, Rank, Form)) {
    let words: Vec<&str> = words.iter().map(|word| name.get(word)).collect();
    let ends = |seam: usize| seam + 1..=words.len().min(MOST_TURNED);
    for (seam, end) in (1..words.len()).flat_map(|seam| ends(seam).map(move |end| (seam, end))) {
        let (given, surname) = (&words[..seam], &words[seam..end]);
        let initials: String = given.iter().map(|word| first(word)).collect();
        let is_joined = surname.len() > 1;
        let (given, surname) = (given.concat(), surname.concat());
        let letter = first(&given);
        push_long(&format!("{given}{surname}"), Form::Run, push);
        if is_joined {
            push_long(&surname, Form::Run, push);
        }
        push_long(&format!("{surname}{given}"), Form::Run, push);
        push_long(&format!("{letter}{surname}"), Form::Handle, push);
        push_long(&format!("{surname}{letter}"), Form::Handle, push);
        // Of two names the initials make no other word of it.
        if initials.chars().nth(1).is_some() {
            push_long(&format!("{initials}{surname}"), Form::Run, push);
            push_long(&format!("{surname}{initials}"), Form::Run, push);
        }
    }
}

fn push_long(handle: &str, form: Form, push: &mut dyn FnMut(&str, Rank, Form)) {
    if handle.chars().count() >= LEAST_HANDLE {
        push(handle, Rank::Part, form);
    }
}

/// Adds a word of a name with the first letter of another one before it, or behind it (`L. Haddad`, `Haddad, L.`).
fn add_led(words: &[&str], push: &mut dyn FnMut(&str, Rank, Form)) {
    let words = words.iter().take(MOST_TURNED).enumerate();
    for (number, word) in words
        .clone()
        .filter(|(_, word)| word.chars().nth(1).is_some())
    {
        for (_, other) in words.clone().filter(|(other, _)| *other != number) {
            let letter = first(other);
            push(&format!("{letter}{word}"), Rank::Single, Form::Led);
            push(&format!("{word}{letter}"), Rank::Single, Form::Followed);
        }
    }
}

fn first(word: &str) -> String {
    word.chars().take(1).collect()
}
