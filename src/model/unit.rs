//! What numbers are in: which ways of writing a unit are one unit, and which are money.
//!
//! Money goes by ISO 4217. `USD`, `US$`, `$ US`, `U.S. dollars` and `American dollars` are one unit,
//! since each says the country. `$` and `dollars` say none: some twenty countries have dollars, and the
//! program takes none of them for the one that is meant. So `$` is the same unit as `dollars`, and
//! neither is the same as `USD`. The same goes for pesos, pounds, francs, crowns, rupees, colones, `£`
//! and `¥`. `pounds` alone are not even money, since they are a weight as well.

mod money;

use crate::text::fold;
use money::{CODES, NAMES, Name, code};

/// The unit of a number, in a form in which one unit is written in one way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Unit {
    currency: Option<Currency>,
    /// The other words, folded and in the singular: `per month`.
    words: Vec<String>,
}

/// Money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Currency {
    /// By its code.
    Of(&'static str),
    /// By its name, with no word about the country.
    CountryNotSaid(&'static str),
}

impl Currency {
    fn decimals(self) -> usize {
        let Self::Of(code) = self else {
            return 2;
        };
        let mut rows = CODES.iter();
        let row = rows.find(|(_, codes)| codes.split(' ').any(|known| known == code));
        row.map_or(2, |(decimals, _)| usize::from(*decimals))
    }

    /// Whether it may be another that says more, or less, of the country.
    fn may_be(self, other: Self) -> bool {
        match (self, other) {
            (Self::Of(code), Self::CountryNotSaid(name))
            | (Self::CountryNotSaid(name), Self::Of(code)) => NAMES
                .iter()
                .any(|one| one.name == name && one.of.iter().any(|(known, ..)| *known == code)),
            (one, other) => one == other,
        }
    }
}

impl Unit {
    /// The unit as a case file writes it.
    pub fn of(written: &str) -> Self {
        // `U.S.` is `US`.
        let written = written.replace('.', "");
        let raw = tokens(&written);
        let found = raw.iter().find_map(|token| code(token));
        let mut words: Vec<String> = raw
            .iter()
            .filter(|token| code(token).is_none())
            .flat_map(|token| tokens(&fold(token)))
            .collect();
        let named = take_name(&mut words, found);
        Self {
            currency: found.map(Currency::Of).or(named),
            words: percent(words)
                .into_iter()
                .map(|word| one_of(&word).unwrap_or(word))
                .collect(),
        }
    }

    /// Whether it is money.
    pub fn is_money(&self) -> bool {
        self.currency.is_some()
    }

    /// Whether a number in it counts things that are whole: people, and neither dollars nor percent.
    pub fn is_counted(&self) -> bool {
        !self.is_money() && !self.words.iter().any(|word| word == "percent")
    }

    /// How many decimals its cents have; none where it is no money.
    pub fn decimals(&self) -> Option<usize> {
        self.currency.map(Currency::decimals)
    }

    /// Whether it may be the same as another, since one of them does not say the country of its money.
    /// A unit may be itself.
    pub fn may_be(&self, other: &Self) -> bool {
        let is_same_money = match (self.currency, other.currency) {
            (Some(one), Some(other)) => one.may_be(other),
            (one, other) => one.is_none() && other.is_none(),
        };
        is_same_money && self.words == other.words
    }
}

/// Words, signs of currencies and of percent, each by itself.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut is_in_word = false;
    for c in text.chars() {
        let is_word = c.is_alphanumeric();
        match tokens.last_mut() {
            Some(last) if is_word && is_in_word => last.push(c),
            _ if is_word || is_sign(c) => tokens.push(c.into()),
            _ => {}
        }
        is_in_word = is_word;
    }
    tokens
}

fn is_sign(c: char) -> bool {
    matches!(c, '$' | '£' | '¥' | '%') || ('\u{20a0}'..='\u{20cf}').contains(&c)
}

/// Takes the name of a currency out of words, with what says its country beside it. Where the code is
/// known already, only words that say the same are taken.
fn take_name(words: &mut Vec<String>, known: Option<&'static str>) -> Option<Currency> {
    for at in 0..words.len() {
        let word = &words[at];
        // `R$` is one sign.
        let is_real = word == "$" && at.checked_sub(1).is_some_and(|at| words[at] == "r");
        if is_real {
            words.drain(at - 1..=at);
            return Some(Currency::Of("BRL"));
        }
        let mut names = NAMES.iter();
        let Some(name) = names.find(|name| name.words.contains(&&**word)) else {
            continue;
        };
        let sign = word.chars().all(|c| !c.is_alphanumeric());
        let said = country(words, at, name, sign);
        let code = said.as_ref().map(|(code, _)| *code).or(name.alone);
        let is_said_again = known.is_some_and(|known| match code {
            Some(code) => code == known,
            None => name.of.iter().any(|(code, ..)| *code == known),
        });
        if known.is_some() && !is_said_again {
            continue;
        }
        let currency = match code {
            Some(code) => Currency::Of(code),
            None if known.is_none() && !name.is_money && !sign => continue,
            None => Currency::CountryNotSaid(name.name),
        };
        let taken = said.map_or(at..at + 1, |(_, taken)| taken);
        words.drain(taken);
        return Some(currency);
    }
    None
}

/// The code of the country that is said right before or behind a currency's name, and the words taken
/// up by both.
fn country(
    words: &[String],
    at: usize,
    name: &Name,
    is_sign: bool,
) -> Option<(&'static str, std::ops::Range<usize>)> {
    let ends_with = |phrase: &str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let start = at.checked_sub(phrase.len())?;
        (words[start..at] == phrase[..]).then_some(start..at + 1)
    };
    let begins_with = |phrase: &str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let end = at + 1 + phrase.len();
        (words.get(at + 1..end)? == &phrase[..]).then_some(at..end)
    };
    name.of.iter().find_map(|(code, phrases, letters)| {
        let mut phrases = phrases.iter();
        let beside = phrases.find_map(|phrase| ends_with(phrase).or_else(|| begins_with(phrase)));
        let letter = || {
            is_sign
                .then(|| letters.iter().find_map(|letter| ends_with(letter)))
                .flatten()
        };
        beside.or_else(letter).map(|taken| (*code, taken))
    })
}

/// `%`, `pct` and `per cent` are percent.
fn percent(words: Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in words {
        match &*word {
            "%" | "pct" | "percents" => all.push("percent".into()),
            "cent" if all.last().is_some_and(|last| last == "per") => {
                all.pop();
                all.push("percent".into());
            }
            _ => all.push(word),
        }
    }
    all
}

/// What one of several is called in English: `1 person`, not `1 people`; none where it is called the
/// same, or nothing is known of how.
pub fn one_of(unit: &str) -> Option<String> {
    const IRREGULAR: [(&str, &str); 5] = [
        ("people", "person"),
        ("men", "man"),
        ("women", "woman"),
        ("children", "child"),
        ("countries", "country"),
    ];
    let irregular = IRREGULAR.iter().find(|(many, _)| *many == unit);
    let is_plain = unit.bytes().all(|b| b.is_ascii_lowercase());
    let plain = || {
        let one = unit.strip_suffix('s').filter(|_| is_plain)?;
        (!one.ends_with(['s', 'u', 'i', 'e'])).then(|| one.to_owned())
    };
    irregular.map(|(_, one)| (*one).to_owned()).or_else(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(units: &[&str]) {
        for one in units {
            assert_eq!(Unit::of(one), Unit::of(units[0]), "{one}");
        }
    }

    #[test]
    fn one_unit_is_written_in_many_ways() {
        same(&[
            "USD",
            "usd",
            "US$",
            "$ US",
            "U.S. dollars",
            "US dollar",
            "American dollars",
            "United States dollars",
            "dollars (US)",
            "USD ($)",
            "US dollars (USD)",
            "dólares estadounidenses",
        ]);
        same(&["CAD", "C$", "CA$", "Canadian dollars"]);
        same(&["GBP", "pounds sterling", "British pounds", "UK £"]);
        same(&["EUR", "€", "euros"]);
        same(&["BRL", "R$"]);
        same(&[
            "USD per month",
            "US$ a month".replace(" a ", " per ").as_str(),
        ]);
        same(&["percent", "%", "per cent", "pct"]);
        same(&["people", "person", "People"]);
    }

    #[test]
    fn a_sign_alone_names_no_country() {
        same(&["$", "dollars", "Dollar"]);
        let differ = |one: &str, other: &str| assert_ne!(Unit::of(one), Unit::of(other));
        differ("$", "USD");
        differ("USD", "CAD");
        differ("£", "GBP");
        differ("USD", "USD per month");
        differ("USD", "million USD");
        let may_be = |one: &str, other: &str| Unit::of(one).may_be(&Unit::of(other));
        assert!(may_be("$", "USD") && may_be("CAD", "dollars") && may_be("USD", "US$"));
        assert!(!may_be("$", "EUR") && !may_be("USD", "CAD") && !may_be("$", "people"));
        assert!(!may_be("$ per month", "USD"));
    }

    #[test]
    fn words_that_look_like_money_are_none() {
        for unit in [
            "pounds", "all", "cup", "try", "top", "people", "a cup", "CUPS", "crowd",
        ] {
            assert!(!Unit::of(unit).is_money(), "{unit}");
        }
        for unit in ["US dollars", "€", "$", "£", "pesos", "CUP", "a dollar"] {
            assert!(Unit::of(unit).is_money(), "{unit}");
        }
        assert_eq!(Unit::of("a dollar").currency, Unit::of("$").currency);
    }

    #[test]
    fn cents_have_the_decimals_of_their_currency() {
        for (unit, decimals) in [("USD", 2), ("$", 2), ("JPY", 0), ("yen", 0), ("KWD", 3)] {
            assert_eq!(Unit::of(unit).decimals(), Some(decimals), "{unit}");
        }
        assert_eq!(Unit::of("people").decimals(), None);
        // Every code that a name leads to is in the table.
        let codes = NAMES
            .iter()
            .flat_map(|name| name.of.iter().map(|(code, ..)| *code).chain(name.alone));
        for found in codes {
            assert_eq!(code(found), Some(found));
        }
    }

    #[test]
    fn what_is_not_counted_in_pieces_is_known() {
        assert!(Unit::of("people").is_counted());
        assert!(!Unit::of("percent of votes").is_counted() && !Unit::of("EUR").is_counted());
    }
}
