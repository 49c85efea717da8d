//! What the protected are called before an audience, in the place of their names.
//!
//! That is written twice: the records of the protected go by other names in a library of their own
//! ([`Masks::library`]), so that what is made of a name (a cut title, a list of aliases, an address) is made of the other
//! one; and every line of the finished document is gone through ([`Masks::cover`]) for names that others speak of.

#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, hash_map::RandomState},
    hash::BuildHasher,
    sync::LazyLock,
};

use super::{
    Protected,
    cover::LEFT_OUT,
    layers::Leak,
    names::{Names, lost},
    patterns,
};
use crate::{
    analysis::pseudonyms::{self, Taken},
    clean, clean_format,
    diagnostic::nearest,
    export::format::FORMATS,
    library::{Index, Library, Renaming},
    model::{
        At, Audience, Body, Date, Kind, Ref, Role,
        audience::{Calls, Rules, built_in},
        record::{Instead, Protection},
    },
    text::{Clean, clean_line, fold},
};

/// The codes by which an audience knows the protected: of each, by [`Protected::key`], the number.
pub type Codes = BTreeMap<String, u32>;

/// What the protected are called before an audience.
pub struct Masks {
    pub(super) names: Names,
    /// In the order of the library.
    pub called: BTreeMap<Protected, Clean>,
    pub(super) rules: Vec<Rules>,
    /// The codes that stand for nobody here: of whom nothing protects any more, or who may be named to the audience now;
    /// each with what the files called them when it was given.
    pub(super) unused: Vec<(Clean, String)>,
    /// Whether the audience has codes, and had none before.
    pub(super) are_codes_new: bool,
    /// How many exhibits are sealed or privileged: what they hold is left out.
    pub(super) restricted: usize,
    /// Who speaks for one of those who go by other names, and is not among them: whom they represent tells who that is.
    pub(super) speakers: BTreeSet<Index>,
    /// The audience, as `--for` names it.
    pub audience: Clean,
}

/// The audience of a name, by a library.
///
/// # Errors
/// Where there is none; the message says which there are.
pub fn audience(library: &Library, name: &str) -> Result<Audience, Clean> {
    let mut own = library.audiences.iter();
    let built_in = built_in(name);
    if let Some((_, audience)) = own.find(|(own, _)| own == name) {
        let mut audience = audience.clone();
        // Who is called by the name of rules has these, whatever else is said.
        let rules = built_in.into_iter().flat_map(|built_in| built_in.rules.0);
        let is_new = |rules: &At<Rules>| !audience.rules.iter().any(|own| own.value == rules.value);
        let rules: Vec<At<Rules>> = rules.filter(is_new).collect();
        audience.rules.0.extend(rules);
        return Ok(audience);
    }
    if let Some(audience) = built_in {
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
    /// What is to be put in the place of names before an audience of a library, in what is prepared on `day`. Codes are
    /// given to those who have none.
    ///
    /// # Errors
    /// Where somebody would not be protected: what is wrong, and what to do.
    pub fn of(
        library: &Library,
        name: &str,
        day: Option<&Date>,
        codes: &mut Codes,
    ) -> Result<Self, Clean> {
        let audience = audience(library, name)?;
        let lost = lost(library);
        let may_be_named = |whom: Protected| {
            let record = whom.record().map(|index| library.at(index));
            // A consent that is read in part is none, and rules that call minors by their initials hold whatever they
            // consented to.
            let is_lost = record.is_some_and(|record| lost.contains_key(&record.key));
            let protection = record.and_then(|record| record.body.protection());
            let is_minor = protection.is_some_and(|it| it.minor.is_some_and(|minor| minor.value));
            let is_ruled = is_minor && !audience.rules.is_empty();
            whom.may_be_named_to(library, name, day) && !is_lost && !is_ruled
        };
        let protected = Protected::all(library).filter(|whom| !may_be_named(*whom));
        let protected: Vec<Protected> = protected.collect();
        let mut names = Names::of(library, &may_be_named);
        if let Some(unknown) = names.unknown.first() {
            // Its id may be its name.
            let place = unknown.record().and_then(|index| {
                let span = library.at(index).span;
                let file = library.files.get(span.file)?;
                Some(clean_format!(
                    "in {}:{}, ",
                    clean_line(&file.path),
                    span.line
                ))
            });
            return Err(clean![
                "Nothing was written: ",
                place,
                "what is, or may be, protected could not all be read; `casefile check` says why."
            ]);
        }
        let restricted = library.restricted().count();
        if protected.is_empty() && audience.rules.is_empty() && restricted == 0 {
            return Err(clean_format!(
                "The audience `{name}` protects nobody: nothing has `protect`, or all of it may be named to it. Export without --for, or say whom it must not name."
            ));
        }
        let has_codes = matches!(&audience.calls, Some(calls) if calls.value == Calls::Codes);
        let are_codes_new = has_codes && codes.is_empty();
        if has_codes {
            let keys = protected.iter().map(|whom| whom.key(library));
            give(keys, codes, &pseudonyms::codes(library, CODE));
        }
        let mut called = BTreeMap::new();
        for whom in protected {
            let code = codes.get(&whom.key(library)).filter(|_| has_codes);
            let words = match code {
                Some(number) => written(*number),
                None => instead(library, whom)?,
            };
            let are_made = code.is_none() && whom.instead(library) == Instead::Initials;
            names.spare_initials(whom, &words, are_made);
            called.insert(whom, words);
        }
        tell_apart(library, &mut called);
        let keys: HashSet<String> = called.keys().map(|whom| whom.key(library)).collect();
        let unused = codes.iter().filter(|(key, _)| !keys.contains(*key));
        let mut unused: Vec<(u32, &String)> = unused.map(|(key, number)| (*number, key)).collect();
        unused.sort_unstable();
        let unused = unused.into_iter().filter(|_| has_codes);
        let masks = Self {
            speakers: speakers(library, &called),
            names,
            called,
            unused: unused
                .map(|(number, key)| (written(number), key.clone()))
                .collect(),
            are_codes_new,
            restricted,
            rules: audience.rules.iter().map(|rules| rules.value).collect(),
            audience: clean_line(name),
        };
        masks.must_differ(library, has_codes)?;
        masks.must_be_free(library, has_codes)?;
        Ok(masks)
    }

    /// Two people under one pseudonym would be one, be the other protected or not, and a name that names somebody protected
    /// is none.
    fn must_differ(&self, library: &Library, has_codes: bool) -> Result<(), Clean> {
        let open = open_records(self, library);
        let names = |index| {
            let names = library.at(index).body.names().into_iter();
            names.map(move |name| (name.raw().trim().to_lowercase(), index))
        };
        let open: HashMap<String, Index> = open.flat_map(names).collect();
        for index in self.called.keys().filter_map(|whom| whom.record()) {
            let is_called = |index| {
                let kind = library.at(index).body.kind();
                matches!(kind, Kind::Person | Kind::Organization)
            };
            let mut own = names(index).filter(|_| is_called(index));
            let other =
                own.find_map(|(name, _)| open.get(&name).filter(|other| is_called(**other)));
            if let Some(other) = other {
                return Err(clean_format!(
                    "Nothing was written: `{}`, who is protected, has the name of `{other}`, who is not, and nobody could tell \
                     whom it means; protect `{other}` as well, or write in their name what tells them apart, such as `Sr.` or \
                     a second surname.",
                    library.at(index).key,
                    other = library.at(*other).key
                ));
            }
        }
        let mut seen: HashMap<String, Protected> = HashMap::new();
        for (whom, words) in &self.called {
            let key = whom.key(library);
            let helps = match whom.instead(library) {
                _ if has_codes => "no `calls: codes`",
                Instead::Pseudonym => "another `as`",
                Instead::Role => "another `role`, or `instead: pseudonym`",
                Instead::Initials | Instead::Omit => "`instead: pseudonym`",
            };
            if let Some((other, _)) = self.names.find(words).first() {
                return Err(clean_format!(
                    "Nothing was written: `{words}`, which `{key}` is to be called, names `{}`, who is protected; write \
                     {helps}.",
                    other.key(library)
                ));
            }
            if let Some(other) = open.get(&words.trim().to_lowercase()) {
                return Err(clean_format!(
                    "Nothing was written: `{key}` would be called `{words}`, as `{}` is, who is not protected, and be taken \
                     for them; give `{key}` another `as`.",
                    library.at(*other).key
                ));
            }
            let are_initials = !has_codes && whom.instead(library) == Instead::Initials;
            let other = are_initials.then(|| has_initials(library, words)).flatten();
            if let Some(other) = other {
                return Err(clean_format!(
                    "Nothing was written: `{key}` would be called `{words}`, and be taken for `{}`, who is not protected and has \
                     these initials; write {helps}.",
                    library.at(other).key
                ));
            }
            if let Some(other) = seen.insert(words.to_lowercase(), *whom) {
                return Err(clean_format!(
                    "Nothing was written: `{}` and `{key}` would both be called `{words}`, and be taken for one; give \
                     one of them {helps}.",
                    other.key(library)
                ));
            }
        }
        Ok(())
    }

    /// What stands in a text already, of whomever it is said there, would be read as said of who is called so.
    fn must_be_free(&self, library: &Library, has_codes: bool) -> Result<(), Clean> {
        let called = self.called.iter();
        let called = called.map(|(whom, words)| (*whom, whom.record(), words));
        let called: Vec<(Protected, Option<Index>, &Clean)> = called.collect();
        let words: Vec<(Option<Index>, &str)> = called
            .iter()
            .map(|(_, record, words)| (*record, &***words))
            .collect();
        let taken = pseudonyms::taken(library, &words).into_iter();
        for ((whom, record, words), taken) in called.into_iter().zip(taken) {
            let Some(taken) = taken else {
                continue;
            };
            let (key, by) = (whom.key(library), &library.at(taken.by).key);
            let said = clean_format!(
                "Nothing was written: `{by}` says “{words}” under `{}`, as `{key}` is to be called, and would be read as if \
                 it meant them",
                taken.key
            );
            let is_own =
                record.is_some_and(|it| pseudonyms::is_own_name(&library.at(it).body, words));
            let helps = match whom.instead(library) {
                _ if has_codes => clean_format!(
                    "write it otherwise there, or take `{key}` out of the codes of the audience, so that it gets another one"
                ),
                Instead::Pseudonym if is_own => continue,
                Instead::Pseudonym => clean_format!(
                    "write another `as`, or, where it does mean them, the same words under `also_known_as` of `{key}`"
                ),
                // In papers of a court they are mostly theirs.
                Instead::Initials | Instead::Role | Instead::Omit => continue,
            };
            return Err(clean![said, "; ", helps, "."]);
        }
        Ok(())
    }

    /// The library in which the protected go by their other names, at the same indices. Where rules leave out days of birth,
    /// what tells of a birth has the year alone.
    pub fn library(&self, library: &Library) -> Library {
        let is_birth = |body: &Body| {
            let label = body.label().filter(|_| !self.rules.is_empty());
            label.is_some_and(|label| {
                matches!(body, Body::Person(_)) || patterns::tells_of_birth(label.raw())
            })
        };
        library.renamed(&Renaming {
            called: &|index| self.called_at(index).cloned(),
            is_hidden: &|index| self.called.contains_key(&Protected::Record(index)),
            is_told_by_year: &is_birth,
        })
    }

    /// What a record is called that goes by another name; none where it keeps its own. Who speaks for one of the protected
    /// has none before others: what they do for them is told, and not who they are.
    pub(super) fn called_at(&self, index: Index) -> Option<&Clean> {
        static UNNAMED: LazyLock<Clean> = LazyLock::new(|| LEFT_OUT.into());
        let own = self.called.get(&Protected::Record(index));
        own.or_else(|| self.speakers.contains(&index).then_some(&*UNNAMED))
    }

    /// Whether words that somebody typed tell nobody of the protected: none of their names is in them, nor a word of them
    /// in what they are called in the files, since who looks for somebody writes some letters of a name. Nor is a word of
    /// them of those who represent them, or of where they were: what is found by these tells whom it is of.
    pub(crate) fn tell_nothing(&self, library: &Library, typed: &str) -> bool {
        let beside = self.beside(library);
        let kept = self.called.keys().flat_map(|whom| match whom {
            Protected::Record(index) => {
                let record = library.at(*index);
                let listed = record.body.protection();
                let listed = listed.iter().flat_map(|it| it.also.iter());
                let names = record.body.names().into_iter().chain(listed);
                let names = names.map(|name| fold(name.raw()));
                names.chain([fold(record.key.id().as_str())]).collect()
            }
            Protected::Words(number) => {
                let words = library.protect.get(*number);
                let words = words.iter().flat_map(|(_, words)| words.words.iter());
                words.map(|words| fold(words.raw())).collect::<Vec<_>>()
            }
        });
        let of_beside = beside.iter().flat_map(|index| {
            let record = library.at(*index);
            let names = record.body.names().into_iter().map(|name| fold(name.raw()));
            names.chain([fold(record.key.id().as_str())])
        });
        let records = self.called.keys().filter_map(|whom| whom.record());
        let places = records.flat_map(|index| library.whereabouts(index));
        let places = places.map(|words| fold(&words));
        let kept: Vec<String> = kept.chain(of_beside).chain(places).collect();
        // What an id says of whom nothing protects is no part of another's name.
        let is_open = |id: &&str| {
            let found = library.find(id);
            let found = found.and_then(|record| library.index(&record.key));
            let is_kept = |index: &Index| {
                self.called.contains_key(&Protected::Record(*index)) || beside.contains(index)
            };
            found.is_some_and(|index| !is_kept(&index))
        };
        let ids = typed.split(|c: char| !c.is_alphanumeric() && c != '-');
        let rest: Vec<String> = ids.filter(|id| !is_open(id)).map(fold).collect();
        let words = rest
            .iter()
            .flat_map(|rest| rest.split(|c: char| !c.is_alphanumeric()));
        let mut words = words.filter(|word| !word.is_empty());
        self.names.find(typed).is_empty()
            && words.all(|word| kept.iter().all(|kept| !kept.contains(word)))
    }

    /// Those who represent one of the protected, and where these were held or lived, as far as that is a record.
    fn beside(&self, library: &Library) -> BTreeSet<Index> {
        let mut beside = self.speakers.clone();
        let is_hidden = |index: Option<Index>| {
            index.is_some_and(|index| self.called.contains_key(&Protected::Record(index)))
        };
        for index in library.indices() {
            let record = library.at(index);
            let resolve = |reference: &Ref| library.resolve(record.key.case(), reference);
            match &record.body {
                Body::Proceeding(proceeding) => {
                    let parties = proceeding.parties.iter();
                    let theirs = parties.filter(|party| is_hidden(resolve(&party.who)));
                    let counsel = theirs.flat_map(|party| party.counsel.iter());
                    beside.extend(counsel.filter_map(|counsel| resolve(&counsel.who)));
                }
                Body::Entry(entry) if entry.whose.iter().any(|whom| is_hidden(resolve(whom))) => {
                    beside.extend(entry.by.iter().filter_map(|by| resolve(by)));
                }
                Body::Person(_) if is_hidden(Some(index)) => {
                    let named = record.names.iter();
                    let places =
                        named.filter(|(role, _)| matches!(role, Role::Custody | Role::Residence));
                    beside.extend(places.map(|(_, place)| *place));
                }
                _ => {}
            }
        }
        beside
    }

    /// A name of the protected in the name of a file. Its ending is that of its form.
    pub(in crate::export) fn in_file_name(&self, name: &str) -> Option<Leak> {
        let name = clean_line(name);
        let ending = name.rsplit_once('.').filter(|(_, ending)| {
            let mut forms = FORMATS.iter();
            forms.any(|form| form.extension.eq_ignore_ascii_case(ending))
        });
        let ending = ending.map_or(name.len(), |(stem, _)| stem.len());
        let mut found = self.names.find(&name).into_iter();
        let (whom, range) = found.find(|(_, range)| range.start < ending)?;
        Some(Leak {
            of: Some(whom),
            words: clean_line(name.get(range).unwrap_or_default()),
            within: "the file's name".into(),
        })
    }
}

impl Protected {
    /// What the files say is put in the place of its name. Words have an `as`, or are left out.
    fn instead(self, library: &Library) -> Instead {
        let record = self.record().map(|index| library.at(index));
        let protection = record.and_then(|record| record.body.protection());
        protection.map_or(Instead::Pseudonym, Protection::instead)
    }

    /// Whether it is called by words of its own, which would be another's if they were the same.
    fn has_own_words(self, library: &Library) -> bool {
        match self {
            Self::Record(_) => !matches!(self.instead(library), Instead::Role | Instead::Omit),
            Self::Words(number) => {
                let words = library.protect.get(number);
                words.is_some_and(|(_, words)| words.alias.is_some())
            }
        }
    }
}

/// Numbers those who would be called alike by words that are not their own, `[a clerk, 2]`: they would be taken for one.
fn tell_apart(library: &Library, called: &mut BTreeMap<Protected, Clean>) {
    let mut alike: HashMap<String, Vec<Protected>> = HashMap::new();
    for (whom, words) in called.iter() {
        if let (true, false) = (words.starts_with('['), whom.has_own_words(library)) {
            alike.entry(words.to_lowercase()).or_default().push(*whom);
        }
    }
    for whose in alike.into_values().filter(|whose| whose.len() > 1) {
        for (number, whom) in (1..).zip(whose) {
            if let Some(words) = called.get_mut(&whom) {
                let bare = words.strip_suffix(']').unwrap_or(words);
                *words = clean_format!("{}, {number}]", clean_line(bare));
            }
        }
    }
}

/// What stands in the place of a name, by what the files say.
fn instead(library: &Library, whom: Protected) -> Result<Clean, Clean> {
    let words = match whom {
        Protected::Record(index) => instead_of_name(library, index)?,
        Protected::Words(number) => {
            let words = library.protect.get(number);
            let alias = words.and_then(|(_, words)| words.alias.as_ref());
            alias.map_or_else(|| "[left out]".into(), |alias| clean_line(alias.raw()))
        }
    };
    match words.trim().is_empty() {
        false => Ok(words),
        true => Err(clean_format!(
            "Nothing was written: nothing would be seen of what `{}` is to be called; write another `as`, or `instead: \
             pseudonym`.",
            whom.key(library)
        )),
    }
}

/// The same for the name of a record.
fn instead_of_name(library: &Library, index: Index) -> Result<Clean, Clean> {
    let record = library.at(index);
    let Some(protection) = record.body.protection() else {
        return Ok(Clean::default());
    };
    Ok(match protection.instead() {
        Instead::Pseudonym => clean_line(protection.alias.raw()),
        Instead::Initials => initials(&library.label(index)),
        Instead::Role => match &record.body {
            Body::Person(person) if person.role.is_some() => {
                let role = person.role.iter().map(|role| clean_line(role.raw()));
                clean_format!("[{}]", Clean::join(role, ""))
            }
            // What role they have now they may not have had on an earlier day.
            Body::Person(_) if library.earlier.is_some() => LEFT_OUT.into(),
            _ => {
                return Err(clean_format!(
                    "Nothing was written: `{}` is to be called by its `role`, and has none; write one, or `instead: \
                     pseudonym`.",
                    record.key
                ));
            }
        },
        Instead::Omit => LEFT_OUT.into(),
    })
}

/// The first letters of the words of a name, but for particles: `A. R.`
fn initials(name: &str) -> Clean {
    let words = name.split(|c: char| c.is_whitespace() || c == '-');
    let capital = words.filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    let capital = capital.filter(|c| !c.is_lowercase());
    let initials: Vec<String> = capital.map(|c| format!("{c}.")).collect();
    clean_line(&initials.join(" "))
}

/// Somebody with these initials who is not protected.
fn has_initials(library: &Library, words: &str) -> Option<Index> {
    library.indices().find(|index| {
        let body = &library.at(*index).body;
        let is_person = matches!(body, Body::Person(_)) && body.protection().is_none();
        let mut names = body.names().into_iter();
        is_person && names.any(|name| *initials(name.raw()) == *words)
    })
}

/// Who speaks for somebody who goes by another name, and goes by their own.
fn speakers(library: &Library, called: &BTreeMap<Protected, Clean>) -> BTreeSet<Index> {
    let is_called = |index: Index| called.contains_key(&Protected::Record(index));
    let speakers = library.indices().filter(|index| {
        let mut names = library.at(*index).names.iter();
        let speaks_for_one = names.any(|(role, whom)| *role == Role::SpeaksFor && is_called(*whom));
        speaks_for_one && !is_called(*index)
    });
    speakers.collect()
}

/// What codes begin with.
const CODE: &str = "R";

/// The records of a library that go by their own names.
fn open_records(masks: &Masks, library: &Library) -> impl Iterator<Item = Index> {
    let records = library.indices();
    records.filter(|index| !masks.called.contains_key(&Protected::Record(*index)))
}

/// A code as it is written.
fn written(number: u32) -> Clean {
    clean_format!("{CODE}-{number:02}")
}

/// Gives the next codes to those who have none, in an order that nobody can tell: were it that of the library, the first
/// of it would be R-01 before every audience, and two who compare what they got would know them for one person. A code that
/// a text has already is given to nobody.
fn give(keys: impl Iterator<Item = String>, codes: &mut Codes, taken: &HashMap<u32, Taken>) {
    let chance = RandomState::new();
    let new = keys.filter(|key| !codes.contains_key(key));
    let mut new: Vec<String> = new.collect();
    new.sort_by_cached_key(|key| chance.hash_one(key));
    let next = codes.values().max().map_or(1, |last| last + 1);
    let free = (next..).filter(|number| !taken.contains_key(number));
    codes.extend(new.into_iter().zip(free));
}
