//! Which proceeding of a file a docket is. Courts give the same numbers, so the number alone does not say it: the court does, and
//! where that is not known the names of the case.

use std::collections::HashSet;

use super::{
    Known, guess,
    known::{Proceeding, called, core},
};
use crate::model::{Id, Kind};

/// What a docket says of which proceeding it is.
pub struct Asked<'a> {
    pub number: &'a str,
    pub court: Option<&'a str>,
    /// What the case and its parties are called.
    pub names: Vec<&'a str>,
    /// The id that an import gives to the proceeding of a court and a number.
    pub id_of: &'a dyn Fn(Option<&str>, &str) -> String,
}

/// What was found.
pub enum Which<'k> {
    There(&'k Proceeding, Sure),
    /// None; with those that have its number and are others, each with why.
    New(Vec<(&'k Proceeding, Other)>),
}

/// How sure it is that a proceeding is the one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// Its court cannot be compared; names in it are the same.
    ByNames,
    ByCourt,
}

/// Why a proceeding with the number of a docket is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Other {
    /// It is before this court.
    Court(String),
    /// Its court cannot be compared, and no name in it is the same.
    Names,
    /// Others might be the one as well.
    OneOfSeveral,
}

impl Known {
    /// The proceeding of the file that a docket is.
    pub fn which(&self, asked: &Asked<'_>) -> Which<'_> {
        let own = (asked.id_of)(asked.court, asked.number);
        let (mut found, mut others) = (Vec::new(), Vec::new());
        for proceeding in self.proceedings() {
            let docket = proceeding.docket.as_deref();
            let is_same = docket == Some(asked.number);
            let is_alike = docket
                .and_then(core)
                .is_some_and(|it| Some(it) == core(asked.number));
            if !is_same && !is_alike && proceeding.id != own {
                continue;
            }
            match self.judged(proceeding, asked) {
                Ok(sure) => found.push(((sure, is_same), proceeding)),
                Err(other) => others.push((proceeding, other)),
            }
        }
        let Some(best) = found.iter().map(|(rank, _)| *rank).max() else {
            return Which::New(others);
        };
        found.retain(|(rank, _)| *rank == best);
        let sheet = format!("docket-{own}");
        let is_made = |one: &&Proceeding| one.id == own || one.sources.contains(&sheet);
        let all: Vec<&Proceeding> = found.iter().map(|(_, one)| *one).collect();
        let one = match all[..] {
            [one] => Some(one),
            _ => all.iter().copied().find(is_made),
        };
        match one {
            Some(one) => Which::There(one, best.0),
            None => {
                others.extend(all.into_iter().map(|one| (one, Other::OneOfSeveral)));
                Which::New(others)
            }
        }
    }

    fn judged(&self, proceeding: &Proceeding, asked: &Asked<'_>) -> Result<Sure, Other> {
        if let Some(court) = asked.court.filter(|court| !Id::suggest(court).is_empty()) {
            if self.is_before(proceeding, court, asked) {
                return Ok(Sure::ByCourt);
            }
            if let Some(other) = self.court_of(proceeding, asked) {
                return Err(Other::Court(other));
            }
        }
        match self.has_a_name_of(proceeding, &asked.names) {
            true => Ok(Sure::ByNames),
            false => Err(Other::Names),
        }
    }

    /// Whether anything in a proceeding names a court: its forum, or an id that was made of the court and the number.
    fn is_before(&self, proceeding: &Proceeding, court: &str, asked: &Asked<'_>) -> bool {
        let word = Id::suggest(court);
        let number = proceeding.docket.as_deref().unwrap_or(asked.number);
        let made = (asked.id_of)(Some(court), number);
        let is_forum = proceeding.forum.as_deref().is_some_and(|forum| {
            let rest = forum.strip_prefix("court-").unwrap_or(forum);
            let behind = rest.strip_prefix(word.as_str());
            let counted = behind.map(|behind| behind.strip_prefix('-').unwrap_or(behind));
            let is_it = counted.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
            is_it || self.names_of(forum).iter().any(|name| called(name) == word)
        });
        let sheet = format!("docket-{made}");
        is_forum || proceeding.id == made || proceeding.sources.contains(&sheet)
    }

    /// The abbreviation of the court that a proceeding is before, where an import wrote it, or somebody as an import does.
    fn court_of(&self, proceeding: &Proceeding, asked: &Asked<'_>) -> Option<String> {
        if let Some(forum) = proceeding.forum.as_deref() {
            let abbreviation = forum.strip_prefix("court-").unwrap_or(forum);
            let is_one_word = !abbreviation.contains('-');
            let is_named = self
                .names_of(forum)
                .iter()
                .any(|name| called(name) == abbreviation);
            let is_made = forum.starts_with("court-") && is_one_word;
            if is_made || is_named {
                return Some(abbreviation.to_owned());
            }
        }
        let number = Id::suggest(proceeding.docket.as_deref().unwrap_or(asked.number));
        let mut sources = proceeding.sources.iter();
        sources.find_map(|source| {
            let court = source
                .strip_prefix("docket-")?
                .strip_suffix(number.as_str())?;
            let court = court.strip_suffix('-')?;
            // Of a docket that names no court the sheet is called `docket-docket-…`.
            (!court.is_empty() && court != "docket").then(|| court.to_owned())
        })
    }

    /// Whether a proceeding is called as the case is, or has a name that one of its names has.
    fn has_a_name_of(&self, proceeding: &Proceeding, names: &[&str]) -> bool {
        let title = proceeding.title.as_deref();
        if let (Some(title), Some(name)) = (title, names.first())
            && called(title) == called(name)
        {
            return true;
        }
        let mut here: HashSet<String> = HashSet::new();
        here.extend(title.into_iter().flat_map(telling));
        for party in &proceeding.parties {
            here.extend(telling(party));
            let names = self.names_of(party).iter();
            here.extend(names.flat_map(|name| telling(name)));
        }
        let mut there = names.iter().flat_map(|name| telling(name));
        there.any(|word| here.contains(&word))
    }

    /// The source that a proceeding of the file cites as the sheet of its docket, however it is called by now.
    pub fn sheet(&self, proceeding: &Proceeding, made: &str) -> Option<String> {
        let is_source = |id: &&String| self.kind(id) == Some(Kind::Source);
        let cited: Vec<&String> = proceeding.sources.iter().filter(is_source).collect();
        let (own, made) = (
            format!("docket-{}", proceeding.id),
            format!("docket-{made}"),
        );
        let is_titled = |id: &str| {
            self.title_of(id)
                .is_some_and(|title| title.starts_with("[Docket sheet of "))
        };
        let ways: [&dyn Fn(&str) -> bool; 4] =
            [&|id| id == made, &|id| id == own, &is_titled, &|id| {
                id.starts_with("docket-")
            }];
        let mut found = ways
            .iter()
            .filter_map(|is_it| cited.iter().find(|id| is_it(id)));
        found.next().map(|id| (*id).clone())
    }
}

/// The words of a name that tell it from others: no *v.*, no *United States*.
fn telling(name: &str) -> Vec<String> {
    const COMMON: [&str; 27] = [
        "action",
        "aka",
        "al",
        "america",
        "and",
        "attorney",
        "case",
        "de",
        "docket",
        "et",
        "ex",
        "general",
        "iii",
        "in",
        "jr",
        "la",
        "matter",
        "of",
        "people",
        "plaintiff",
        "re",
        "rel",
        "sr",
        "suit",
        "the",
        "versus",
        "vs",
    ];
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words = words.filter_map(|word| {
        let is_short = word.is_ascii() && word.len() < 2;
        (!word.is_empty() && !is_short).then(|| called(word))
    });
    let words =
        words.filter(|word| !COMMON.contains(&word.as_str()) && !guess::is_organization(word));
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_many_cases_have_tell_none() {
        assert!(telling("United States v. People").is_empty());
        assert_eq!(telling("Ann Ruiz v. Bank of Ash"), ["ann", "ruiz", "ash"]);
        assert_eq!(telling("李 v. B"), ["李"]);
    }
}
