//! A name, or what is made of one, as it is looked for.

use std::{collections::HashSet, ops::Range};

use super::{
    super::{
        Protected,
        letters::{Gap, Letters, is_unspaced},
    },
    bodies,
    doubles::{doubles, joined_by_apostrophe},
    form::Form,
    grammar, handles, ordinary, pairs,
    telling::{Telling, has_no_case},
    titles::{self, is_title, without_generation},
    unspaced,
    words::{Kind, is},
};
use crate::model::Key;

/// A name of more words is turned no further.
pub const MOST_TURNED: usize = 6;

/// A name, or what is made of one.
pub struct Sought {
    /// Whom it names, where that is one of the protected. A name of somebody else is sought because a
    /// word in it is then theirs: `Ruiz` in `Ana Ruiz` is not the protected `Eva Ruiz`.
    pub whom: Option<Protected>,
    /// The letters of it, as the row of a text has them.
    pub letters: String,
    pub rank: Rank,
    pub form: Form,
    /// Whether nobody is called so: words that are listed since they give somebody away, such as an address.
    pub is_no_name: bool,
    /// Whether nobody can say in small letters whether it is a name: no table has the word, and the record does not say.
    pub is_asked: bool,
    /// Whether it is what a body is called that is not protected: behind a title it is not that.
    pub is_of_body: bool,
}

impl Sought {
    pub fn new(whom: Option<Protected>, letters: String, rank: Rank, form: Form) -> Self {
        Self {
            whom,
            letters,
            rank,
            form,
            is_no_name: false,
            is_asked: false,
            is_of_body: false,
        }
    }

    /// The words of a name of several; none of what is no such name.
    pub fn words(&self) -> Vec<&str> {
        let Form::Words { gaps, .. } = &self.form else {
            return Vec::new();
        };
        let letters = self.letters.char_indices().skip(1).zip(gaps);
        let starts = letters.filter(|(_, gap)| **gap != Gap::None);
        let starts: Vec<usize> = starts.map(|((at, _), _)| at).collect();
        let ends = starts.iter().copied().chain([self.letters.len()]);
        let starts = std::iter::once(0).chain(starts.iter().copied());
        starts
            .zip(ends)
            .map(|(start, end)| &self.letters[start..end])
            .collect()
    }
}

/// How much of a name something is: of what overlaps, the first counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// All of it, in several words, or words that are listed.
    Whole,
    /// All of several words, the surname first.
    Turned,
    /// All of it, which is one word: others may have that in theirs.
    Single,
    /// Its first word, by which those who share a surname are told apart.
    First,
    /// Another part, or something made of one.
    Part,
    /// What may be a part: a word of a firm's name, or letters of a name that nothing parts. It may be anybody's.
    Guess,
}

/// Adds a name and, where it is one, its telling words and what else is made of it. Of somebody who is not protected it
/// adds whole names alone. Says whether all of it is looked for.
pub fn add(name: &str, whom: Option<Protected>, is_name: bool, sought: &mut Vec<Sought>) -> bool {
    let letters = Letters::of(name);
    let words = letters.words();
    // One word is a name of its own where no name is made of words: Court.
    if whom.is_none() && !is_name && words.len() < 2 {
        return true;
    }
    let single = match is_name {
        true => Rank::Single,
        false => Rank::Whole,
    };
    let mut push = |letters: &str, rank: Rank, form: Form| {
        sought.push(Sought::new(whom, letters.to_owned(), rank, form));
    };
    if words.len() < 2 {
        let first = letters.row.chars().next();
        return match (first, letters.len()) {
            (Some(first), 1) if is_unspaced(first) => {
                push(&letters.row, single, Form::Short);
                true
            }
            (_, ..2) => false,
            (Some(first), _) => {
                let is_called = is_name && letters.are_capital(&(0..letters.len()));
                let form = match is_unspaced(first) {
                    true => Form::Words {
                        gaps: Vec::new(),
                        is_name,
                    },
                    false if is_called && ordinary::is_nickname(&letters) => Form::Nickname,
                    false if is_called && is(&letters.row, Kind::Name) => Form::Common,
                    false => Form::Word,
                };
                push(&letters.row, single, form);
                add_forms(&letters.row, single.max(Rank::Part), &mut push);
                if whom.is_some() && is_name {
                    add_guessed(&letters.row, &mut push);
                }
                true
            }
            (None, _) => false,
        };
    }
    let gaps = letters.gaps(&(0..letters.len())).collect();
    // What the record itself has in small letters is found so.
    let has_capitals = |word: &Range<usize>| {
        letters.are_capital(word) || ordinary::needs_no_capital(letters.get(word))
    };
    let form = Form::Words {
        gaps,
        is_name: is_name && words.iter().all(has_capitals),
    };
    push(&letters.row, Rank::Whole, form);
    if whom.is_some() && !is_name {
        add_figures(&letters, &words, &mut push);
    }
    if let Some((bare, _)) = without_generation(name).filter(|_| is_name) {
        return add(bare, whom, is_name, sought);
    }
    if whom.is_none() || !is_name {
        return true;
    }
    if ordinary::is_numbered(&letters) {
        add_numbered(&letters, &words, &mut push);
        return true;
    }
    // The surname first, whichever of the words it begins with: `García Márquez, Gabriel`.
    for seam in words
        .iter()
        .take(MOST_TURNED)
        .skip(1)
        .map(|word| word.start)
    {
        let (given, surname) = (
            letters.text(&(0..seam)),
            letters.text(&(seam..letters.len())),
        );
        push_turned(&name[given], &name[surname], is_name, &mut push);
    }
    // Behind such a word stands whose mother or father somebody is.
    let child = titles::of_child(letters.get(&words[0]));
    for spelt in child.into_iter().flatten() {
        let called = format!("{spelt}{}", letters.get(&(words[1].start..words[1].end)));
        let behind = words[0].end - 1..words[1].end;
        let gaps: Vec<Gap> = letters.gaps(&behind).collect();
        let short = vec![Gap::None; spelt.chars().count() - 1];
        let gaps = short.into_iter().chain(gaps).collect();
        push(&called, Rank::Part, Form::Words { gaps, is_name });
    }
    let all = words;
    let words = match child {
        Some(_) => all[2..].to_vec(),
        None => all.clone(),
    };
    let mut is_whole = child.is_none();
    for word in joined_by_apostrophe(&letters) {
        push(letters.get(&word), Rank::Part, Form::Word);
    }
    let is_nickname = ordinary::is_nickname(&letters);
    let doubles = doubles(&letters, &words);
    let is_half = |word: &Range<usize>| {
        let mut doubles = doubles.iter();
        doubles.any(|double| double.is_one && double.halves.contains(word))
    };
    let mut rank = match child {
        Some(_) => Rank::Part,
        None => Rank::First,
    };
    for word in &words {
        let text = letters.get(word);
        if let Some(double) = doubles.iter().find(|double| double.halves[0] == *word) {
            let [first, last] = &double.halves;
            let has_case = !text.starts_with(has_no_case);
            // Without capitals the halves are looked for as other words are.
            let seam = (double.is_one || !has_case).then_some(first.len());
            push(
                letters.get(&(first.start..last.end)),
                rank,
                Form::Double(seam),
            );
        }
        match Telling::of(&letters, word) {
            _ if is_half(word) => {}
            Telling::Alone if is_nickname || is(text, Kind::Name) || is_title(text) => {
                let form = match is_nickname {
                    true => Form::Nickname,
                    false => Form::Common,
                };
                push(text, rank, form);
                if grammar::may_be_family(text) {
                    push(text, Rank::Guess, Form::Family);
                }
            }
            Telling::Alone => {
                // Half of a compound is of many names, and another word: *the religion* of نور الدين.
                let is_last = word.end == letters.len();
                let rank = match word.start > 0 && grammar::is_half(text, is_last) {
                    true => Rank::Guess,
                    false => rank,
                };
                push(text, rank, Form::Word);
                add_forms(text, rank, &mut push);
            }
            Telling::Short => push(text, rank, Form::Short),
            Telling::TooShort => {
                let is_long = text.starts_with(has_no_case) && text.chars().nth(1).is_some();
                let is_surname = is_long && word.end == letters.len();
                is_whole &= is_surname;
                if is_long {
                    push(text, rank, Form::Titled);
                }
                // Alone it may be another word: *Khan* is a mine in Hindi.
                if is_surname {
                    push(text, Rank::Guess, Form::Word);
                }
            }
            // What goes before a name is not its first word.
            Telling::Nothing => continue,
        }
        rank = Rank::Part;
    }
    for (first, second) in pairs::of(&letters) {
        let pair = format!("{}{}", letters.get(&first), letters.get(&second));
        push(&pair, Rank::Part, Form::Pair(first.len()));
        // `الكعبي، علي` of علي محمود الكعبي
        if second.end == letters.len() {
            let [given, surname] = [first, second].map(|word| &name[letters.text(&word)]);
            push_turned(given, surname, is_name, &mut push);
        }
    }
    handles::add_joined(&letters, &all, &mut push) && is_whole
}

/// The fewest figures of a number that is somebody's without the words beside it.
const LEAST_FIGURES: usize = 6;

/// Adds the numbers in words that are listed: `214 665 903` of `A-number 214 665 903`.
fn add_figures(listed: &Letters, words: &[Range<usize>], push: &mut dyn FnMut(&str, Rank, Form)) {
    let is_number = |word: &Range<usize>| listed.get(word).chars().all(char::is_numeric);
    for number in words.chunk_by(|one, next| is_number(one) == is_number(next)) {
        let (Some(first), Some(last)) = (number.first(), number.last()) else {
            continue;
        };
        let all = first.start..last.end;
        if is_number(first) && all.len() >= LEAST_FIGURES && all.len() < listed.len() {
            let gaps = listed.gaps(&all).collect();
            let is_name = false;
            push(listed.get(&all), Rank::Whole, Form::Words { gaps, is_name });
        }
    }
}

/// Adds a name with the surname first.
fn push_turned(given: &str, surname: &str, is_name: bool, push: &mut dyn FnMut(&str, Rank, Form)) {
    let turned = Letters::of(&format!("{surname}, {given}"));
    let gaps = turned.gaps(&(0..turned.len())).collect();
    push(&turned.row, Rank::Turned, Form::Words { gaps, is_name });
}

/// Adds the number that ends a name with the word before it: `Doe 1` of `Jane Doe 1`, which may be of another name too.
fn add_numbered(name: &Letters, words: &[Range<usize>], push: &mut dyn FnMut(&str, Rank, Form)) {
    if let [_, .., word, number] = words
        && !ordinary::needs_no_capital(name.get(word))
    {
        let end = word.start..number.end;
        let gaps = name.gaps(&end).collect();
        let is_name = true;
        push(name.get(&end), Rank::Part, Form::Words { gaps, is_name });
    }
}

/// Adds the surname of an author of whom but the name is known, and the name with the surname first: what is written so is a
/// person's, and no word of it is one that bodies are called by.
pub fn add_author(name: &str, whom: Protected, sought: &mut Vec<Sought>) {
    let letters = Letters::of(name);
    let words = letters.words();
    let is_of_person = |word: &Range<usize>| {
        let text = letters.get(word);
        letters.are_capital(word) && !ordinary::is_nobodys(text) && !bodies::is_common(text)
    };
    let (Some(first), 2..=MOST_TURNED) = (words.first(), words.len()) else {
        return;
    };
    let is_particle = |word: &Range<usize>| !letters.are_capital(word);
    let are_of_person = words
        .iter()
        .all(|word| is_particle(word) || is_of_person(word));
    // `Fischbein, Lena`
    let comma = words
        .iter()
        .position(|word| letters.gap(word.start) == Gap::Comma);
    let end = comma.filter(|comma| *comma > 0).unwrap_or(words.len());
    // With a hyphen these are two, or more.
    let start = (1..end).rev();
    let mut start = start.take_while(|at| letters.gap(words[*at].start) == Gap::Hyphen);
    let start = start.by_ref().last().map_or(end - 1, |at| at - 1);
    if !are_of_person || !is_of_person(first) {
        return;
    }
    let mut push = |letters: &str, form: Form| {
        sought.push(Sought::new(
            Some(whom),
            letters.to_owned(),
            Rank::Guess,
            form,
        ));
    };
    for surname in &words[start..end] {
        let text = letters.get(surname);
        if Telling::of(&letters, surname) == Telling::Alone && !ordinary::is_common(text) {
            push(text, Form::Common);
        }
    }
    let (seam, sign) = match comma {
        Some(_) => (end, ""),
        None => (start, ","),
    };
    if let Some(seam) = words.get(seam).map(|word| word.start) {
        let [first, last] = [0..seam, seam..letters.len()].map(|part| &name[letters.text(&part)]);
        let turned = Letters::of(&format!("{last}{sign} {first}"));
        let gaps = turned.gaps(&(0..turned.len())).collect();
        let is_name = true;
        push(&turned.row, Form::Words { gaps, is_name });
    }
}

/// Adds what a body is called for short: one word of that only with a capital, since it may be one of the language too. A
/// word of a firm's name may be of another firm.
pub fn add_bare(name: &str, whom: Protected, sought: &mut Vec<Sought>) {
    let bare = bodies::bare(name);
    let letters = Letters::of(bare);
    for word in bodies::known_by(name) {
        let letters = Letters::of(word).row;
        sought.extend(
            [Form::Common, Form::Handle]
                .map(|form| Sought::new(Some(whom), letters.clone(), Rank::Guess, form)),
        );
    }
    let has_capitals = !letters.row.starts_with(has_no_case);
    if letters.words().len() > 1 || bare.len() < name.len() && !has_capitals {
        add(bare, Some(whom), false, sought);
    } else if bare.len() < name.len() && letters.len() > 2 {
        sought.push(Sought::new(
            Some(whom),
            letters.row.clone(),
            Rank::Single,
            Form::Common,
        ));
        // No more of one is told by what makes a family's name of it: Zetas.
        let stems = grammar::stems(&letters.row);
        sought.extend(
            stems
                .into_iter()
                .map(|stem| Sought::new(Some(whom), stem.to_owned(), Rank::Part, Form::Stem)),
        );
    }
}

/// Adds what grammar makes of a word.
fn add_forms(word: &str, rank: Rank, push: &mut dyn FnMut(&str, Rank, Form)) {
    for stem in grammar::stems(word) {
        push(stem, rank, Form::Stem);
    }
    if let Some(bare) = grammar::without_article(word) {
        push(bare, rank, Form::Bare);
    }
    if grammar::may_be_several(word) {
        push(word, Rank::Guess, Form::Several);
    } else if grammar::may_be_family(word) {
        push(word, Rank::Guess, Form::Family);
    }
}

/// Adds what may be a part of a name that nothing parts.
fn add_guessed(name: &str, push: &mut dyn FnMut(&str, Rank, Form)) {
    for part in unspaced::parts(name) {
        let form = match part.chars().nth(1) {
            Some(_) => Form::Word,
            None => Form::Short,
        };
        push(part, Rank::Guess, form);
    }
}

/// Adds the words of a name of somebody who is not protected, and what grammar makes of them: one who is may have them too.
pub fn add_shared(name: &str, shared: &mut HashSet<String>) {
    let letters = Letters::of(name);
    let pairs = pairs::of(&letters).into_iter();
    shared.extend(
        pairs.map(|(first, second)| [first, second].map(|word| letters.get(&word)).concat()),
    );
    for word in letters.words() {
        let text = letters.get(&word);
        shared.insert(text.to_owned());
        add_forms(text, Rank::Part, &mut |form, _, _| {
            shared.insert(form.to_owned());
        });
    }
}

/// Adds what the files call a record, as a text may refer to it. An id of one word may be any word.
pub fn add_id(key: &Key, whom: Protected, sought: &mut Vec<Sought>) {
    let id = key.id().to_string();
    let ids = [Some(key.to_string()), id.contains('-').then_some(id)];
    for id in ids
        .into_iter()
        .flatten()
        .filter(|id| id.contains(['-', '/']))
    {
        let letters = Letters::of(&id);
        let gaps = letters.gaps(&(0..letters.len())).collect();
        sought.push(Sought::new(
            Some(whom),
            letters.row,
            Rank::Whole,
            Form::Id(gaps),
        ));
    }
}
