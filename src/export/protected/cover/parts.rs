//! The parts of a text in the place of which other words are to stand, and whom each may name.

use std::{collections::BTreeSet, ops::Range};

use super::beside::Beside;
use crate::export::protected::{
    Protected,
    letters::{is_unspaced, over_brackets, over_marks, row},
    names::{
        Hit, Names, Rank, grammar,
        titles::is_cut_title,
        words::{Kind, is},
    },
};

/// A part of a text that names somebody.
pub struct Part {
    /// All whom it may name: words that several have name one of them, and nobody can say which.
    pub whose: BTreeSet<Protected>,
    pub range: Range<usize>,
    /// Whether it may name somebody who is not protected just as well.
    pub is_shared: bool,
    /// Whether it stands beside a word of another name: in `Tom Ruiz`, nobody can say who that is, nor whether it is one of
    /// them.
    pub is_of_other: bool,
    /// Whether it gives somebody away and nobody is called so.
    pub is_no_name: bool,
    /// Whether it may be a word of the language just as well: in *Hope remains* nobody can say.
    pub is_open: bool,
    /// Whether it is a word in small letters alone, of which nobody said whether it is one of the language.
    pub is_small: bool,
    /// Whether an ending that grammar makes goes with it.
    pub has_ending: bool,
    rank: Rank,
    /// Whether it is one word.
    is_word: bool,
    /// Whether it has words of a longer name, and the first of these.
    is_part: bool,
    has_first: bool,
}

/// All parts of a text that name somebody, in order.
pub fn of(names: &Names, text: &str) -> Vec<Part> {
    let mut hits = names.hits(text);
    for hit in &mut hits {
        let range = whole_words(text, hit.range.clone());
        // What is written behind a Latin name is no ending of it.
        let behind = text[hit.range.end..range.end].chars().next();
        hit.has_ending = behind.is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
        hit.range = range;
    }
    let mut parts = joined(names, text, united(text, hits));
    // Surnames in another order are mostly a relative's.
    for part in parts.iter_mut().filter(|part| !part.is_word) {
        if !names.are_in_order(&part.whose, &text[part.range.clone()]) {
            part.rank = Rank::Guess;
        }
    }
    let mut done = 0;
    for at in 0..parts.len() {
        let next = parts
            .get(at + 1)
            .map_or(text.len(), |next| next.range.start);
        let part = &mut parts[at];
        part.range = with_initials(names, text, part, done..next);
        part.range = with_stop(text, with_generation(names, text, part, next));
        done = part.range.end;
    }
    for part in parts.iter_mut().filter(|part| !part.is_no_name) {
        part.is_of_other = is_of_other(names, text, part);
        let adults = names.adults(&part.whose);
        if adults != part.whose && is_behind_title_of_adults(names, text, part) {
            match adults.is_empty() {
                true => part.is_of_other = true,
                false => part.whose = adults,
            }
        }
    }
    // What is left of a longer name would tell the word: *[name left out] Lives Matter*.
    for at in 0..parts.len() {
        let next = parts
            .get(at + 1)
            .map_or(text.len(), |next| next.range.start);
        if parts[at].is_of_other && parts[at].is_word {
            parts[at].range.end = with_capitals(text, &parts[at].range, next);
        }
    }
    // One name is left out once: `Ana Maria Ruiz`, of whom two are protected.
    parts.dedup_by(|part, before| {
        let between = &text[before.range.end..part.range.start];
        let is_one =
            before.is_of_other && part.is_of_other && [" ", "\u{A0}", "-"].contains(&between);
        if is_one {
            before.range.end = part.range.end;
        }
        is_one
    });
    parts
}

/// A part of a text with what is around it.
fn beside<'t>(names: &'t Names, text: &'t str, part: &'t Part) -> Beside<'t> {
    let Range { start, end } = part.range;
    Beside {
        names,
        whose: &part.whose,
        before: &text[..start],
        part: &text[start..end],
        behind: &text[end..],
    }
}

/// Whether a part is a surname of somebody who is no child, by the title before it.
fn is_behind_title_of_adults(names: &Names, text: &str, part: &Part) -> bool {
    part.rank >= Rank::Single
        && !part.has_first
        && beside(names, text, part).is_behind_title_of_adults()
}

/// Whether nobody can say whose a part of a text is, by what it is of a name and by what is around it.
fn is_of_other(names: &Names, text: &str, part: &Part) -> bool {
    let beside = beside(names, text, part);
    // All of a name is theirs, be it one word, and so is its first word beside a surname.
    let is_word = part.is_part && part.rank >= Rank::Single && (part.is_word || !part.has_first);
    part.rank == Rank::Guess
        || is_word && beside.is_of_other()
        || beside.is_within_word()
        || beside.is_of_firm()
}

/// What was found as parts that do not overlap. Whole names come first, the longest of them; what reaches into one of these
/// is cut there: in `Ana Ruiz, Eva Ruiz` is no `Ruiz, Eva`.
fn united(text: &str, mut hits: Vec<Hit>) -> Vec<Part> {
    hits.sort_by_key(|hit| {
        (
            // All words of a name are parts of it.
            match hit.rank {
                Rank::First => Rank::Part,
                rank => rank,
            },
            std::cmp::Reverse(hit.range.len()),
            hit.range.start,
        )
    });
    let mut parts: Vec<Part> = Vec::new();
    for hit in hits {
        let mut range = hit.range.clone();
        let alike = parts.iter_mut().find(|part| part.range == range);
        if let Some(part) = alike {
            if part.rank == hit.rank || hit.rank >= Rank::Single && part.rank >= Rank::Single {
                part.whose.insert(hit.whom);
            }
            part.has_first |= hit.rank == Rank::First;
            part.is_part |= hit.rank > Rank::Single;
            part.is_no_name &= hit.is_no_name;
            part.is_open &= hit.is_open;
            part.is_small &= hit.is_small;
            part.has_ending &= hit.has_ending;
            continue;
        }
        let overlaps = |part: &&Part| part.range.start < range.end && range.start < part.range.end;
        // What is left of a name that is turned is found by its words.
        if hit.rank == Rank::Turned && parts.iter().any(|part| overlaps(&part)) {
            continue;
        }
        for part in parts
            .iter()
            .filter(overlaps)
            .map(|part| part.range.clone())
            .collect::<Vec<_>>()
        {
            range = match (part.start <= range.start, range.end <= part.end) {
                (true, true) => range.end..range.end,
                (true, false) => part.end.max(range.start)..range.end,
                (false, _) => range.start..part.start.min(range.end),
            };
        }
        if range.start >= range.end {
            continue;
        }
        let left = &text[range.clone()];
        let start = range.start + (left.len() - left.trim_start_matches(is_between).len());
        let end = range.start + left.trim_end_matches(is_between).len();
        let range = start..end.max(start);
        if range.is_empty() {
            continue;
        }
        parts.push(Part {
            whose: BTreeSet::from([hit.whom]),
            range,
            is_shared: hit.is_shared,
            is_of_other: false,
            is_no_name: hit.is_no_name,
            is_open: hit.is_open,
            is_small: hit.is_small,
            has_ending: hit.has_ending,
            rank: hit.rank,
            is_word: true,
            is_part: hit.rank > Rank::Single,
            has_first: hit.rank == Rank::First,
        });
    }
    parts.sort_by_key(|part| part.range.start);
    parts
}

/// Whether a sign is of no word, nor a mark round one.
fn is_between(c: char) -> bool {
    c.is_whitespace() || [',', '،', '-', '.', ':', ';', '/'].contains(&c)
}

/// The same, with the words of one person's name beside each other as one: the name and its surname, or the surname and
/// then the name.
fn joined(names: &Names, text: &str, parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    for part in parts {
        if let Some(before) = joined.last_mut() {
            let both = before.whose.intersection(&part.whose);
            let both: BTreeSet<Protected> = both.copied().collect();
            let is_of_words = [&*before, &part]
                .iter()
                .all(|part| part.rank >= Rank::Single && !part.is_no_name);
            let between = &text[before.range.end..part.range.start];
            if is_of_words && !both.is_empty() && is_within_name(names, &both, between) {
                before.is_shared &= part.is_shared;
                before.is_open &= part.is_open;
                before.is_small = false;
                before.has_ending |= part.has_ending;
                before.rank = before.rank.min(part.rank);
                before.is_word = false;
                before.is_part |= part.is_part;
                before.has_first |= part.has_first;
                before.whose = both;
                before.range.end = part.range.end;
                continue;
            }
        }
        joined.push(part);
    }
    joined
}

/// A range to the ends of the words that it is in, of the marks of a difference and of brackets: what grammar adds to a name goes with it,
/// `Иванову`. Where words follow each other without a space there are no such ends.
fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let range = over_marks(text, range);
    let is_of_word = |c: &char| c.is_alphabetic() && !is_unspaced(*c);
    let name = &text[range.clone()];
    let before = text[..range.start].chars().rev().take_while(is_of_word);
    let before: usize = match name.starts_with(is_unspaced) {
        true => 0,
        false => before.map(char::len_utf8).sum(),
    };
    let after = text[range.end..].chars().take_while(is_of_word);
    let after: usize = match name.ends_with(is_unspaced) {
        true => 0,
        false => after.map(char::len_utf8).sum(),
    };
    // *And* and *to* are words of their own.
    let before = &text[range.start - before..range.start];
    let start = range.start - before.len() + grammar::particle(before).len();
    // The article that goes with an Arabic name: Al-Hasan.
    let article = ["al", "el"].into_iter().find_map(|article| {
        let rest = text[..start].strip_suffix(['-', '‑', '’', '\''])?;
        let (at, _) = rest.char_indices().rev().nth(1)?;
        let is_word = !rest[..at].ends_with(char::is_alphanumeric);
        (is_word && rest[at..].eq_ignore_ascii_case(article)).then_some(at)
    });
    over_brackets(text, article.unwrap_or(start)..range.end + after)
}

/// A range with the initials of other words of the name beside it, within some bounds: `M. Vela`, `M Vela`, `Maria V.`
fn with_initials(names: &Names, text: &str, part: &Part, bounds: Range<usize>) -> Range<usize> {
    let is_initial = |c: char| c.is_uppercase() && names.has_initial(&part.whose, c);
    let ends_word = |text: &str| !text.ends_with(char::is_alphanumeric);
    let (mut start, mut end) = (part.range.start, part.range.end);
    // Among capitals these are words.
    let is_loud = !text[start..end].contains(char::is_lowercase);
    if part.rank <= Rank::Turned {
        return start..end;
    }
    loop {
        let before = text[bounds.start..start].trim_end_matches([' ', '\u{A0}', '-']);
        let (bare, has_stop) = match before.strip_suffix('.') {
            Some(bare) => (bare, true),
            None => (before, false),
        };
        if let Some(rest) = without_run(bare, &is_initial)
            && !is_loud
            && bounds.start + before.len() < start
        {
            start = bounds.start + rest.len();
            break;
        }
        let Some(c) = bare.chars().next_back() else {
            break;
        };
        let rest = &bare[..bare.len() - c.len_utf8()];
        // Without a full stop these are words.
        let is_word = !has_stop && ['A', 'I'].contains(&c);
        let is_beside = has_stop || bounds.start + before.len() < start;
        if !is_initial(c) || is_word || !is_beside || !ends_word(rest) {
            break;
        }
        start = bounds.start + rest.len();
    }
    let mut may_have_comma = true;
    loop {
        let mut behind = text[end..bounds.end].trim_start_matches([' ', '\u{A0}']);
        let has_comma = behind.starts_with(',');
        if has_comma && may_have_comma {
            behind = behind[1..].trim_start_matches([' ', '\u{A0}']);
        }
        let is_beside = behind.len() < bounds.end - end;
        let run = behind.trim_start_matches(char::is_uppercase);
        let run = &behind[..behind.len() - run.len()];
        let is_run = without_run(run, &is_initial).is_some_and(str::is_empty);
        if is_run
            && is_beside
            && !is_loud
            && ends_word_at(text, bounds.end - behind.len() + run.len())
        {
            end = bounds.end - behind.len() + run.len();
            break;
        }
        let mut letters = behind.chars();
        let (Some(c), Some('.')) = (letters.next(), letters.next()) else {
            break;
        };
        // Behind a comma it may begin the name of somebody else, `Ruiz, A. Smith`, or the next part: `Ruiz, A. de Ruiz`.
        let mut others = letters.as_str().chars();
        let is_of_next = bounds.end < text.len()
            && others.all(|c| c.is_whitespace() || c.is_uppercase() || c == '.');
        let next = text[bounds.end - letters.as_str().len()..].trim_start();
        let mut next = next.chars();
        let is_begun = next.next().is_some_and(char::is_uppercase) && next.next() != Some('.');
        let is_of_other = is_of_next || is_begun;
        if !is_initial(c) || !is_beside || has_comma && is_of_other {
            break;
        }
        may_have_comma = false;
        end = bounds.end - letters.as_str().len();
    }
    start..end
}

/// The most initials that stand as one word.
pub const MOST_INITIALS: usize = 3;

/// A text without the initials that run together at its end: `JC`, and no time of a day (`10 AM`).
fn without_run<'t>(text: &'t str, is_initial: &dyn Fn(char) -> bool) -> Option<&'t str> {
    let rest = text.trim_end_matches(char::is_uppercase);
    let run = &text[rest.len()..];
    let is_time =
        ["AM", "PM"].contains(&run) && rest.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let is_run = (2..=MOST_INITIALS).contains(&run.chars().count()) && run.chars().all(is_initial);
    (is_run && !is_time && !rest.ends_with(char::is_alphanumeric)).then_some(rest)
}

/// Whether no word goes on at a place of a text.
fn ends_word_at(text: &str, at: usize) -> bool {
    !text[at..].starts_with(char::is_alphanumeric)
}

/// The range of a part with what tells the person apart from others of the name, before some end: `Haddad Jr`, `Haddad, Jr`.
fn with_generation(names: &Names, text: &str, part: &Part, end: usize) -> Range<usize> {
    let range = part.range.clone();
    let behind = &text[range.end..end];
    let word = behind.trim_start_matches([' ', '\u{A0}', ',']);
    let rest = word.trim_start_matches(char::is_alphanumeric);
    let word_end = end - rest.len();
    let is_theirs = word.len() < behind.len()
        && names.has_generation(&part.whose, &word[..word.len() - rest.len()]);
    range.start..if is_theirs { word_end } else { range.end }
}

/// A range with the full stop of the initial, or of what is cut short (`Jr.`), that it ends with; without it where that ends the sentence too.
fn with_stop(text: &str, range: Range<usize>) -> Range<usize> {
    let bare = text[range.clone()].trim_end_matches('.');
    let end = range.start + bare.len();
    let mut letters = bare.chars().rev();
    let is_initial = letters.next().is_some_and(char::is_uppercase)
        && !letters.next().is_some_and(char::is_alphanumeric);
    let last = bare.rsplit(|c: char| !c.is_alphanumeric()).next();
    let is_cut = last.is_some_and(|last| is_cut_title(&last.to_lowercase()));
    let Some(behind) = text[end..]
        .strip_prefix('.')
        .filter(|_| is_initial || is_cut)
    else {
        return range;
    };
    let closing = ['”', '’', '"', '\'', ')', ']'];
    let next = behind
        .trim_start_matches(closing)
        .trim_start()
        .chars()
        .next();
    let goes_on = next.is_some_and(|c| c.is_lowercase() || c.is_numeric() || WITHIN.contains(&c));
    range.start..end + usize::from(goes_on)
}

/// Signs at which no sentence begins.
const WITHIN: [char; 10] = [',', ';', ':', '-', '–', '—', '/', '!', '?', '('];

/// Where a name ends that begins with a word of the language, before some end: `Black Lives Matter`, `White House`.
fn with_capitals(text: &str, word: &Range<usize>, end: usize) -> usize {
    let folded = row(&text[word.clone()]);
    if ![Kind::Name, Kind::OfPlaces]
        .iter()
        .any(|kind| is(&folded, *kind))
    {
        return word.end;
    }
    let mut last = word.end;
    while let Some(behind) = text[last..end].strip_prefix([' ', '\u{A0}'])
        && behind.starts_with(char::is_uppercase)
    {
        let rest = behind.trim_start_matches(char::is_alphanumeric);
        last = end - rest.len();
    }
    last
}

/// Whether what is between two words of one person's name is part of how it is written: white space, a hyphen, particles,
/// initials. Whatever else stands there parts names, and who reads `Ruiz: Ana` reads of two.
fn is_within_name(names: &Names, whose: &BTreeSet<Protected>, between: &str) -> bool {
    let is_hyphen = |between: &str| ["-", "‐", "‑"].contains(&between);
    let is_initial = |word: &str| {
        let mut letters = word.strip_suffix('.').unwrap_or(word).chars();
        let first = letters.next().filter(|c| c.is_uppercase());
        letters.next().is_none() && first.is_some_and(|c| names.has_initial(whose, c))
    };
    let is_particle = |word: &str| {
        let mut parts = word.split(['-', '’', '\'']);
        parts.all(|part| {
            let part = part.to_lowercase();
            part.is_empty()
                || [Kind::Particle, Kind::Linking]
                    .iter()
                    .any(|kind| is(&part, *kind))
        })
    };
    let mut words = between.split_whitespace();
    is_hyphen(between)
        || !between.contains('\n')
            && between.starts_with(char::is_whitespace)
            && words.all(|word| {
                is_initial(word) || word.contains(char::is_alphabetic) && is_particle(word)
            })
}
