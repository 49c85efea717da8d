//! What is written before an audience in the place of the names of the protected.
//!
//! Twice: the records of the protected go by other names in a library of their own ([`Masks::library`]), so that
//! what is made of a name (a cut title, a list of aliases, an address) is made of the other one; and every line of
//! the finished document is gone through ([`Masks::cover`]) for names that others speak of.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

use super::{layers::Leak, letters::Letters, names::Names, patterns};
use crate::{
    clean_format,
    diagnostic::nearest,
    export::block::{Block, Document, Inline, Line, Point},
    library::{Index, Library},
    model::{
        Audience, Body,
        audience::{Calls, Rules, built_in},
        record::{Instead, Protection},
    },
    text::{Clean, clean_line, counted},
};

/// The codes by which an audience knows the protected: of each record, by its key, the number.
pub type Codes = BTreeMap<String, u32>;

/// What the protected are called before an audience.
pub struct Masks {
    pub(super) names: Names,
    /// By record, in the order of the library.
    pub called: BTreeMap<Index, Clean>,
    pub(super) rules: Vec<Rules>,
    /// The audience, as `--for` names it.
    pub audience: Clean,
}

/// How often something was written in the place of something else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Covered {
    pub names: usize,
    /// Numbers and days that rules leave out.
    pub numbers: usize,
}

/// The audience of a name, by a library.
///
/// # Errors
/// Where there is none; the message says which there are.
pub fn audience(library: &Library, name: &str) -> Result<Audience, Clean> {
    let mut own = library.audiences.iter();
    if let Some((_, audience)) = own.find(|(own, _)| own == name) {
        return Ok(audience.clone());
    }
    if let Some(audience) = built_in(name) {
        return Ok(audience);
    }
    let own = library.audiences.iter().map(|(name, _)| name.as_str());
    let all: Vec<&str> = own
        .chain(Rules::ALL.iter().map(|rules| rules.word()))
        .collect();
    Err(match nearest(name, all.iter().copied()) {
        Some(near) => {
            clean_format!(
                "There is no audience `{name}`; did you mean `{}`?",
                clean_line(near)
            )
        }
        None => clean_format!(
            "There is no audience `{name}`; there are {}. Name others under `audiences` in library.yaml.",
            clean_line(&all.join(", "))
        ),
    })
}

impl Masks {
    /// What is to be put in the place of names before an audience of a library. Codes are given to those who have
    /// none.
    ///
    /// # Errors
    /// Where somebody would not be protected: what is wrong, and what to do.
    pub fn of(library: &Library, name: &str, codes: &mut Codes) -> Result<Self, Clean> {
        let audience = audience(library, name)?;
        let is_protected = |index: &Index| {
            let protection = library.at(*index).body.protection();
            protection.is_some_and(|protection| !protection.may_be_named_to(name))
        };
        let protected: Vec<Index> = library.indices().filter(is_protected).collect();
        let may_be_named = |index| {
            let protection = library.at(index).body.protection();
            protection.is_some_and(|protection| protection.may_be_named_to(name))
        };
        let names = Names::of(library, &may_be_named);
        if let Some(unknown) = names.unknown.first() {
            return Err(clean_format!(
                "Nothing was written: `{}` is, or may be, protected, and its names cannot be read; `casefile check` \
                 says why.",
                library.at(*unknown).key
            ));
        }
        if protected.is_empty() && audience.rules.is_empty() {
            return Err(clean_format!(
                "The audience `{name}` protects nobody: no record has `protect`, or all of them consented to be named \
                 to it. Export without --for, or say whom it must not name."
            ));
        }
        let mut called = BTreeMap::new();
        for index in &protected {
            let Some(protection) = library.at(*index).body.protection() else {
                continue;
            };
            let words = match audience.calls.map(|calls| calls.value) {
                Some(Calls::Codes) => code(library, *index, codes),
                _ => instead(library, *index, protection)?,
            };
            called.insert(*index, words);
        }
        let masks = Self {
            names,
            called,
            rules: audience.rules.iter().map(|rules| rules.value).collect(),
            audience: clean_line(name),
        };
        masks.must_differ(library)?;
        Ok(masks)
    }

    /// Two people under one pseudonym would be one, and a name that names somebody protected is none.
    fn must_differ(&self, library: &Library) -> Result<(), Clean> {
        let mut seen: HashMap<String, Index> = HashMap::new();
        for (index, words) in &self.called {
            let key = &library.at(*index).key;
            if let Some((person, _)) = self.names.find(&Letters::of(words)).first() {
                return Err(clean_format!(
                    "Nothing was written: `{words}`, which `{key}` is to be called, names `{}`, who is protected; write \
                     something else.",
                    library.at(*person).key
                ));
            }
            let protection = library.at(*index).body.protection();
            let instead = protection.map(Protection::instead);
            if matches!(instead, Some(Instead::Role | Instead::Omit)) {
                continue;
            }
            if let Some(other) = seen.insert(words.to_lowercase(), *index) {
                return Err(clean_format!(
                    "Nothing was written: `{}` and `{key}` would both be called `{words}`, and be taken for one; give \
                     one of them another `as`.",
                    library.at(other).key
                ));
            }
        }
        Ok(())
    }

    /// The library in which the protected go by their other names, at the same indices.
    pub fn library(&self, library: &Library) -> Library {
        library.renamed(&|index| self.called.get(&index).cloned())
    }

    /// Puts other words in the place of every name that a document still holds, and of what rules leave out; says
    /// how often.
    pub fn cover(&self, document: &mut Document) -> Covered {
        let mut covered = Covered::default();
        let mut cover = |line: &mut Line| self.cover_line(line, &mut covered);
        for_each_line(document, &mut cover);
        for text in std::iter::once(&mut document.title).chain(&mut document.sources) {
            let mut line = Line::text(text.clone());
            self.cover_line(&mut line, &mut covered);
            *text = clean_line(&line.plain());
        }
        covered
    }

    /// A name of the protected in the name of a file.
    pub(in crate::export) fn in_file_name(&self, name: &str) -> Option<Leak> {
        let name = clean_line(name);
        let (person, range) = self.names.find(&Letters::of(&name)).into_iter().next()?;
        Some(Leak {
            of: Some(person),
            words: clean_line(name.get(range).unwrap_or_default()),
            within: "the file's name".into(),
        })
    }

    /// What was done so that nobody is named, what was looked for afterwards, and what was not: the last part of
    /// what is written.
    pub(in crate::export) fn method(&self, covered: Covered, layers: usize) -> Vec<Block> {
        let mut done = clean_format!("Written for the audience “{}”.", self.audience);
        if !self.called.is_empty() {
            let count = self.called.len() as u64;
            done.push(&clean_format!(
                " In the place of the names of {}, and of their other names and listed words, stand other words; {} \
                 in texts that others wrote or said. Within a quotation these are in square brackets.",
                counted(count, "protected record"),
                counted(covered.names as u64, "time")
            ));
        }
        if let Some(rules) = self.rules.first() {
            done.push(&clean_format!(
                " By the rule {}, {} left out but for the last four digits, or the year of a birth date.",
                rules.word(),
                match covered.numbers {
                    1 => "1 number or day was".to_owned(),
                    count => format!("{count} numbers and days were"),
                }
            ));
        }
        let searched = clean_format!(
            "What was written was read again, in {}, before anybody else had it: none of these names was found, whatever \
             the case, accents, hyphens, line ends and marks that nobody sees, nor a distinctive word of a person's name \
             alone. Not looked for: what describes somebody without naming them, spellings and translations that the case \
             file does not have, letters of other scripts that look alike, and a short name inside a longer word.",
            counted(layers as u64, "layer")
        );
        vec![
            Block::Heading {
                level: 2,
                anchor: None,
                of: None,
                line: Line::text("What is left out here"),
            },
            Block::Paragraph(Line::text(done)),
            Block::Paragraph(Line::text(searched)),
        ]
    }

    fn cover_line(&self, line: &mut Line, covered: &mut Covered) {
        let plain = line.plain();
        let mut edits = self.edits(&plain);
        covered.names += edits.len();
        if !self.rules.is_empty() {
            let is_free = |range: &Range<usize>| {
                let mut taken = edits.iter();
                taken.all(|(other, _)| other.end <= range.start || range.end <= other.start)
            };
            let numbers = patterns::find(&plain).into_iter();
            let numbers: Vec<_> = numbers.filter(|(range, _)| is_free(range)).collect();
            covered.numbers += numbers.len();
            edits.extend(numbers);
            edits.sort_by_key(|(range, _)| range.start);
        }
        if !edits.is_empty() {
            line.edit(&edits);
        }
    }

    /// What is to be written in the place of which part of a text, in order.
    fn edits(&self, plain: &str) -> Vec<(Range<usize>, String)> {
        let mut merged: Vec<(Index, Range<usize>)> = Vec::new();
        for (person, range) in self.names.find(&Letters::of(plain)) {
            let range = whole_words(plain, range);
            match merged.last_mut() {
                // The name and its surname, or the surname and then the name: one person, named once.
                Some((last, before))
                    if range.start < before.end
                        || *last == person && is_between_names(&plain[before.end..range.start]) =>
                {
                    before.end = before.end.max(range.end);
                }
                _ => merged.push((person, range)),
            }
        }
        let merged = merged.into_iter();
        let edits = merged.filter_map(|(person, range)| {
            let words = self.called.get(&person)?;
            let words = match is_quoted(plain, range.start) {
                // Nobody said that.
                true if !words.starts_with('[') => format!("[{words}]"),
                _ => words.to_string(),
            };
            Some((range, words))
        });
        edits.collect()
    }
}

/// What stands in the place of a name, by what its record says.
fn instead(library: &Library, index: Index, protection: &Protection) -> Result<Clean, Clean> {
    let record = library.at(index);
    let words = match protection.instead() {
        Instead::Pseudonym => clean_line(protection.alias.raw()),
        Instead::Initials => {
            let label = library.label(index);
            let words = label.split(|c: char| c.is_whitespace() || c == '-');
            let capital = words.filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
            let capital = capital.filter(|c| !c.is_lowercase());
            let initials: Vec<String> = capital.map(|c| format!("{c}.")).collect();
            clean_line(&initials.join(" "))
        }
        Instead::Role => match &record.body {
            Body::Person(person) if person.role.is_some() => {
                let role = person.role.iter().map(|role| clean_line(role.raw()));
                clean_format!("[{}]", Clean::join(role, ""))
            }
            _ => {
                return Err(clean_format!(
                    "Nothing was written: `{}` is to be called by its `role`, and has none; write one, or `instead: \
                     pseudonym`.",
                    record.key
                ));
            }
        },
        Instead::Omit => "[name left out]".into(),
    };
    match words.trim().is_empty() {
        false => Ok(words),
        true => Err(clean_format!(
            "Nothing was written: nothing would be seen of what `{}` is to be called; write another `as`, or `instead: \
             pseudonym`.",
            record.key
        )),
    }
}

/// The code of a record: the one it has, else the next.
fn code(library: &Library, index: Index, codes: &mut Codes) -> Clean {
    let next = codes.values().max().map_or(1, |last| last + 1);
    let key = library.at(index).key.to_string();
    let number = *codes.entry(key).or_insert(next);
    clean_format!("R-{number:02}")
}

/// A range to the ends of the words that it is in: what grammar adds to a name goes with it, `Иванову`.
fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let is_of_word = |c: &char| c.is_alphabetic();
    let before: usize = text[..range.start]
        .chars()
        .rev()
        .take_while(is_of_word)
        .map(char::len_utf8)
        .sum();
    let after: usize = text[range.end..]
        .chars()
        .take_while(is_of_word)
        .map(char::len_utf8)
        .sum();
    let start = range.start - before;
    // The article that goes with an Arabic name: Al-Hasan.
    let article = ["al", "el"].into_iter().find_map(|article| {
        let rest = text[..start].strip_suffix(['-', '‑', '’', '\''])?;
        let (at, _) = rest.char_indices().rev().nth(1)?;
        let is_word = !rest[..at].ends_with(char::is_alphanumeric);
        (is_word && rest[at..].eq_ignore_ascii_case(article)).then_some(at)
    });
    article.unwrap_or(start)..range.end + after
}

/// Whether what is between two names of one person is part of how they are written: `López, María`.
fn is_between_names(between: &str) -> bool {
    const PARTICLES: [&str; 14] = [
        "de", "del", "la", "las", "los", "y", "e", "van", "von", "der", "den", "da", "dos", "al",
    ];
    let words = between.split(|c: char| c.is_whitespace() || ",.-'’".contains(c));
    let mut words = words.filter(|word| !word.is_empty());
    between.chars().count() <= 12
        && words.all(|word| {
            PARTICLES.contains(&word.to_lowercase().as_str()) || word.chars().count() == 1
        })
}

/// Whether a place of a text is in quotation marks.
fn is_quoted(text: &str, at: usize) -> bool {
    let count = |mark| text[..at].matches(mark).count();
    count('“') > count('”')
}

/// Does something with the lines of a point.
fn of_point(point: &mut Point, what: &mut dyn FnMut(&mut Line)) {
    what(&mut point.line);
    for below in &mut point.below {
        of_point(below, what);
    }
}

/// Does something with every line of a document.
fn for_each_line(document: &mut Document, what: &mut dyn FnMut(&mut Line)) {
    document.warnings.iter_mut().for_each(&mut *what);
    for block in &mut document.blocks {
        match block {
            Block::Heading { line, .. } | Block::Paragraph(line) => what(line),
            Block::List(points) => points.iter_mut().for_each(|one| of_point(one, what)),
            Block::Table { head: _, rows } => rows.iter_mut().flatten().for_each(&mut *what),
        }
    }
}

impl Line {
    /// Writes other words in the place of parts of the line, as it is read, in order. A part that goes over
    /// several pieces is written in the first of them; what leads elsewhere stays.
    fn edit(&mut self, edits: &[(Range<usize>, String)]) {
        let mut at = 0;
        for piece in &mut self.0 {
            let words = match piece {
                Inline::Text(text) | Inline::Strong(text) | Inline::Address(text) => text,
                Inline::Reference(anchor) => {
                    at += anchor.to_string().len();
                    continue;
                }
            };
            let (start, end) = (at, at + words.len());
            at = end;
            let mut edited = words.to_string();
            let mut is_edited = false;
            for (range, instead) in edits.iter().rev() {
                let part = range.start.max(start)..range.end.min(end);
                if part.start >= part.end {
                    continue;
                }
                is_edited = true;
                let instead = match range.start >= start {
                    true => instead.as_str(),
                    false => "",
                };
                edited.replace_range(part.start - start..part.end - start, instead);
            }
            if is_edited {
                let edited = crate::text::clean(&edited);
                // An address with a name in it leads nowhere any more.
                match piece {
                    Inline::Address(_) => *piece = Inline::Text(edited),
                    Inline::Text(text) | Inline::Strong(text) => *text = edited,
                    Inline::Reference(_) => {}
                }
            }
        }
    }
}
