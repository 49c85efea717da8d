//! A name, or what is made of one, as it is looked for.

use std::{collections::HashSet, ops::Range};

use super::{
    super::{
        Protected,
        letters::{Gap, Letters, is_unspaced},
    },
    bodies, dates, grammar, ordinary, pairs,
    telling::{
        Telling, WORDS, are_initials, generation, has_no_case, is_cut_title, is_title,
        without_generation,
    },
    titled, unspaced,
};
use crate::model::Key;

/// A name of more words is turned no further.
pub(super) const MOST_TURNED: usize = 6;

/// The fewest letters of a handle that is made of a name.
const LEAST_HANDLE: usize = 5;

/// The fewest letters of words run together that are looked for anywhere.
const LEAST_RUN: usize = 7;

/// The fewest letters of a name that is looked for in small letters with an end that makes it a family's.
const LEAST_SMALL: usize = 6;

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

/// How letters must stand for them to be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Several words, with what stands between their letters in the name: besides that, spaces, hyphens and the like
    /// may be anywhere in them. Those of a name need capitals where all of them are words of the language too.
    Words { gaps: Vec<Gap>, is_name: bool },
    /// A word.
    Word,
    /// A word that is one of the language too: with a capital, and no month in a date.
    Common,
    /// A word of the language of which a nickname is made: the same, and none that begins a sentence where it is small
    /// elsewhere in the text.
    Nickname,
    /// A word of a letter or two: as it is, with a capital, and nothing joined to it.
    Short,
    /// Two words right beside each other, of which one is too short to be a name alone; with capitals, where the script has
    /// some. The number is that of the letters of the first.
    Pair(usize),
    /// A double given name (`Jong-suk`): in one word, and parted behind so many letters where a half of it is no name.
    Double(Option<usize>),
    /// A short word of a script without capitals: behind a title or an initial.
    Titled,
    /// The beginning of a word, with a capital, behind which an ending stands in the place of the name's own.
    Stem,
    /// A word with what makes it a family's, or another name: it is anybody's. In small letters only where it is long.
    Several,
    /// The same of a word that is short, or one of the language: with a capital, behind *the*.
    Family,
    /// An Arabic word without its article, behind what stands in the place of that.
    Bare,
    /// The first letters of the words, as capitals.
    Initials,
    /// A capital letter before a word: `L. Haddad`. Where it is a word of its own (`A Haddad`), with a full stop behind it. It
    /// names nobody itself: the word is then not that of whoever is called by it alone.
    Led,
    /// The same behind it: `Haddad, L.`
    Followed,
    /// In an address, or an id: a word with the first letter of another.
    Handle,
    /// The same of several words; where they have many letters anywhere, since they are then no other word.
    Run,
    /// What the files call a record, written just so.
    Id(Vec<Gap>),
    /// Not at all.
    Nothing,
}

impl Form {
    /// Whether it only says that a word is not that of whoever is called by it alone.
    pub fn is_beside_initial(&self) -> bool {
        matches!(self, Self::Led | Self::Followed)
    }

    /// Whether it is of the letters of a name, of which a part may be left where a text is cut.
    pub fn is_of_name(&self) -> bool {
        matches!(
            self,
            Self::Words { .. } | Self::Word | Self::Common | Self::Nickname
        )
    }
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
        sought.push(Sought {
            whom,
            letters: letters.to_owned(),
            rank,
            form,
            is_no_name: false,
        });
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
                    false if is_called && WORDS.contains(&&*letters.row) => Form::Common,
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
        let turned = Letters::of(&format!("{}, {}", &name[surname], &name[given]));
        let gaps = turned.gaps(&(0..turned.len())).collect();
        push(&turned.row, Rank::Turned, Form::Words { gaps, is_name });
    }
    let mut is_whole = true;
    for word in joined_by_apostrophe(&letters) {
        push(letters.get(&word), Rank::Part, Form::Word);
    }
    let is_nickname = ordinary::is_nickname(&letters);
    let doubles = doubles(&letters, &words);
    let is_half = |word: &Range<usize>| {
        let mut doubles = doubles.iter();
        doubles.any(|double| double.is_one && double.halves.contains(word))
    };
    let mut rank = Rank::First;
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
            Telling::Alone if is_nickname || WORDS.contains(&text) || is_title(text) => {
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
                push(text, rank, Form::Word);
                add_forms(text, rank, &mut push);
            }
            Telling::Short => push(text, rank, Form::Short),
            Telling::TooShort => {
                is_whole = false;
                if text.starts_with(has_no_case) && text.chars().nth(1).is_some() {
                    push(text, rank, Form::Titled);
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
    }
    add_joined(&letters, &words, &mut push) && is_whole
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
        sought.push(Sought {
            whom: Some(whom),
            letters: letters.to_owned(),
            rank: Rank::Guess,
            form,
            is_no_name: false,
        });
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
        sought.extend([Form::Common, Form::Handle].map(|form| Sought {
            whom: Some(whom),
            letters: letters.clone(),
            rank: Rank::Guess,
            form,
            is_no_name: false,
        }));
    }
    let has_capitals = !letters.row.starts_with(has_no_case);
    if letters.words().len() > 1 || bare.len() < name.len() && !has_capitals {
        add(bare, Some(whom), false, sought);
    } else if bare.len() < name.len() && letters.len() > 2 {
        sought.push(Sought {
            whom: Some(whom),
            letters: letters.row.clone(),
            rank: Rank::Single,
            form: Form::Common,
            is_no_name: false,
        });
        // No more of one is told by what makes a family's name of it: Zetas.
        let stems = grammar::stems(&letters.row);
        sought.extend(stems.into_iter().map(|stem| Sought {
            whom: Some(whom),
            letters: stem.to_owned(),
            rank: Rank::Part,
            form: Form::Stem,
            is_no_name: false,
        }));
    }
}

/// The words of a name that an apostrophe makes one of: `O'Connor`, which is also written without.
fn joined_by_apostrophe(name: &Letters) -> Vec<Range<usize>> {
    let gaps: Vec<Gap> = name.gaps(&(0..name.len())).collect();
    let mut words = Vec::new();
    let mut start = 0;
    for end in 1..=name.len() {
        let gap = gaps.get(end - 1);
        if matches!(gap, Some(Gap::None | Gap::Apostrophe)) {
            continue;
        }
        if gaps[start..end - 1].contains(&Gap::Apostrophe) {
            words.push(start..end);
        }
        start = end;
    }
    words
}

/// Two words with a hyphen between them, which are also written in one.
struct Double {
    halves: [Range<usize>; 2],
    /// Whether they are one name, of which a half is anybody's: `Jong-suk`, and not `Jean-Luc`.
    is_one: bool,
}

/// Those of a name.
fn doubles(name: &Letters, words: &[Range<usize>]) -> Vec<Double> {
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [first, last] => Some([first.clone(), last.clone()]),
        _ => None,
    });
    let is_double = |[first, last]: &[Range<usize>; 2]| {
        let is_name = name.are_capital(first) || name.get(first).starts_with(has_no_case);
        name.gap(last.start) == Gap::Hyphen && is_name && last.len() > 1
    };
    let doubles = pairs.filter(is_double);
    doubles
        .map(|halves| Double {
            is_one: name.are_capital(&halves[0]) && !name.are_capital(&halves[1]),
            halves,
        })
        .collect()
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

/// Adds what is made of the words of a name: its initials, and handles (`mlopez`, `lopezm`, `marialopez`).
/// Says whether its initials are looked for.
fn add_joined(
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
        sought.push(Sought {
            whom: Some(whom),
            letters: letters.row,
            rank: Rank::Whole,
            form: Form::Id(gaps),
            is_no_name: false,
        });
    }
}

impl Sought {
    /// Whether it is made of first letters alone, or a name that is so itself: `Z. A.`
    pub fn are_initials(&self) -> bool {
        match &self.form {
            Form::Initials => true,
            Form::Words { gaps, .. } => {
                !gaps.is_empty()
                    && !self.letters.starts_with(is_unspaced)
                    && gaps.iter().all(|gap| *gap != Gap::None)
            }
            _ => false,
        }
    }

    /// The letters that were found, parted wherever something else than the name stands between them: `Ruiz: Ana` is no
    /// name of Ana Ruiz, but two words of it, of which each counts as it would alone.
    pub fn pieces(&self, text: &Letters, numbers: &Range<usize>) -> Vec<Range<usize>> {
        let Form::Words { gaps: own, .. } = &self.form else {
            return vec![numbers.clone()];
        };
        // Addresses and numbers have other signs in them wherever they are written: `0664/12 34 56`.
        if self.is_no_name {
            return vec![numbers.clone()];
        }
        let is_of_name = |(at, gap): (usize, Gap)| {
            let (last, next) = (numbers.start + at, numbers.start + at + 1);
            match gap {
                Gap::None
                | Gap::Hyphen
                | Gap::Apostrophe
                | Gap::Parted
                | Gap::Space
                | Gap::Low
                | Gap::Dot => true,
                Gap::Stop if text.is_initial(last) => true,
                Gap::Stop if text.are_in_address(&(last..next + 1)) => true,
                // `Ms. Haddad` of `Ms Haddad`
                Gap::Stop if is_cut_title(text.get(&text.run_before(next))) => true,
                // `Acme, Inc.` of `Acme Inc.`
                Gap::Comma if bodies::are_law(text.get(&(next..numbers.end))) => true,
                Gap::Comma if generation(text.get(&(next..numbers.end))).is_some() => true,
                gap => own.get(at) == Some(&gap),
            }
        };
        let ends = text.gaps(numbers).enumerate();
        let ends = ends.filter(|seam| !is_of_name(*seam));
        let ends: Vec<usize> = ends.map(|(at, _)| numbers.start + at + 1).collect();
        if ends.is_empty() {
            return vec![numbers.clone()];
        }
        let starts = std::iter::once(numbers.start).chain(ends.iter().copied());
        let pieces = starts.zip(ends.iter().copied().chain([numbers.end]));
        let pieces = pieces.map(|(start, end)| start..end);
        pieces.filter(|piece| is_telling(text, piece)).collect()
    }

    /// Whether the letters that were found are this name as words of their own.
    pub fn is_at(&self, text: &Letters, numbers: &Range<usize>) -> bool {
        let (before, after) = (text.before(numbers), text.after(numbers));
        let is_declined = || grammar::is_declined(&self.letters, before, after);
        match &self.form {
            Form::Words { is_name, .. } => {
                is_declined() && (!is_name || are_written_as_name(text, numbers))
            }
            Form::Word => is_declined() && text.are_together(numbers),
            Form::Common | Form::Nickname => {
                text.are_words(numbers)
                    && text.are_together(numbers)
                    && text.are_capital(numbers)
                    && !dates::is_in_date(text, numbers)
                    && (self.form == Form::Common || !ordinary::is_of_sentence(text, numbers))
            }
            Form::Short if self.letters.starts_with(is_unspaced) => {
                let behind = text.get(&(numbers.end..text.len()));
                text.are_apart(numbers) || unspaced::is_title(behind)
            }
            Form::Short => {
                let mut gaps = text.gaps(numbers);
                text.are_capital(numbers)
                    && !text.are_all_capital(numbers)
                    && text.are_apart(numbers)
                    && gaps.all(|gap| gap == Gap::None)
            }
            Form::Pair(first) => is_declined() && pairs::are_beside(text, numbers, *first),
            Form::Stem => {
                before.is_empty()
                    && text.are_capital(numbers)
                    && text.are_together(numbers)
                    && grammar::is_ending(&self.letters, after)
            }
            Form::Several => {
                before.is_empty()
                    && grammar::is_several(after)
                    && text.are_together(numbers)
                    && (text.are_capital(numbers) || numbers.len() >= LEAST_SMALL)
            }
            Form::Family => {
                before.is_empty()
                    && grammar::is_several(after)
                    && text.are_together(numbers)
                    && text.are_capital(numbers)
                    && text.gap(numbers.start) == Gap::Space
                    && text.get(&text.run_before(numbers.start)) == "the"
            }
            Form::Double(seam) => is_declined() && is_double_at(text, numbers, *seam),
            Form::Titled => {
                let mut gaps = text.gaps(numbers);
                text.are_apart(numbers)
                    && gaps.all(|gap| gap == Gap::None)
                    && titled::is_titled(text, numbers)
            }
            Form::Bare => {
                after.is_empty() && grammar::is_for_article(before) && text.are_together(numbers)
            }
            Form::Initials => are_initials_at(text, numbers),
            Form::Led => {
                let letter = numbers.start..numbers.start + 1;
                is_led(text, &letter, &(letter.end..numbers.end), letter.end)
            }
            Form::Followed => {
                let letter = numbers.end - 1..numbers.end;
                is_led(text, &letter, &(numbers.start..letter.start), letter.start)
            }
            Form::Handle | Form::Run => {
                let mut gaps = text.gaps(numbers);
                let is_long = self.form == Form::Run
                    && numbers.len() >= LEAST_RUN
                    && gaps.all(|gap| gap == Gap::None);
                text.are_words(numbers)
                    && (is_long || text.are_in_address(numbers))
                    && text.are_together(numbers)
            }
            Form::Id(gaps) => {
                text.are_apart(numbers)
                    && text.gaps(numbers).eq(gaps.iter().copied())
                    && !text.are_capital(numbers)
            }
            Form::Nothing => false,
        }
    }
}

/// Whether letters stand as a double given name: in one word, with a hyphen where it may be parted (`Jong-suk`), or with white
/// space there and a capital. In small letters it is told by the hyphen, or by many letters.
fn is_double_at(text: &Letters, numbers: &Range<usize>, seam: Option<usize>) -> bool {
    let mut parted = text.gaps(numbers).enumerate();
    let parted = parted.by_ref().filter(|(_, gap)| *gap != Gap::None);
    let parted: Vec<(usize, Gap)> = parted.collect();
    let is_capital = text.are_capital(numbers);
    match parted[..] {
        [] => is_capital || numbers.len() >= LEAST_HANDLE,
        [(at, gap)] if Some(at + 1) == seam => match gap {
            Gap::Hyphen | Gap::Parted | Gap::Low => true,
            Gap::Space => is_capital,
            _ => false,
        },
        _ => false,
    }
}

/// Whether letters stand as initials: `M. Q. V.`, `M.Q.V.`, `M. Q.-V.`, and of three or more `MQV` and `M Q V`.
fn are_initials_at(text: &Letters, numbers: &Range<usize>) -> bool {
    let of_gaps = |gap| text.gaps(numbers).all(|one| one == gap);
    let is_joined = of_gaps(Gap::None) || of_gaps(Gap::Space);
    let is_stopped = text
        .gaps(numbers)
        .all(|gap| matches!(gap, Gap::Stop | Gap::Hyphen))
        && text.gaps(numbers).any(|gap| gap == Gap::Stop);
    text.are_apart(numbers)
        && text.are_all_capital(numbers)
        && (is_stopped || numbers.len() > 2 && is_joined)
}

/// Letters that are words of some language: alone before a word they are no initial without a full stop.
const LETTER_WORDS: [&str; 9] = ["a", "e", "i", "o", "u", "y", "и", "у", "я"];

/// Whether a letter stands beside a word as the initial of another name of the same person. `seam` is the number of the letter
/// before which they are parted.
fn is_led(text: &Letters, letter: &Range<usize>, word: &Range<usize>, seam: usize) -> bool {
    let gap = text.gaps(&(seam - 1..seam + 1)).next();
    let is_parted = match gap {
        Some(Gap::Stop) => letter.start < word.start,
        Some(Gap::Comma) => word.start < letter.start,
        Some(Gap::Space) => true,
        _ => false,
    };
    is_parted
        && (gap == Some(Gap::Stop) || !LETTER_WORDS.contains(&text.get(letter)))
        && text.are_apart(letter)
        && text.are_apart(word)
        && text.are_capital(letter)
        && text.are_capital(word)
        && text.are_together(word)
}

/// Whether words stand as a name does: with capitals, where all of them are words of the language too. Joined by something
/// else than white space they are no sentence: `will.grant@example.org`.
fn are_written_as_name(text: &Letters, numbers: &Range<usize>) -> bool {
    let is_joined = || {
        let mut gaps = text.gaps(numbers);
        text.are_in_address(numbers) || !gaps.any(|gap| matches!(gap, Gap::Space | Gap::Comma))
    };
    let words = text.runs(numbers);
    let is_common = |word: &Range<usize>| ordinary::is_common(text.get(word));
    !words
        .iter()
        .all(|word| is_common(word) || ordinary::needs_no_capital(text.get(word)))
        || words
            .iter()
            .all(|word| !is_common(word) || text.are_capital(word))
        || words.len() > 1 && is_joined()
}

/// Whether what is left of a name between other signs tells anybody alone: no title does, no word of the language in small
/// letters, and no month in a date.
fn is_telling(text: &Letters, piece: &Range<usize>) -> bool {
    let words = text.runs(piece);
    !words.iter().all(|word| is_title(text.get(word)))
        && are_written_as_name(text, piece)
        && !dates::is_in_date(text, piece)
}
