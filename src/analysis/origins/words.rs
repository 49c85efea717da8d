//! Origins in words.

use super::{Mention, Origins};
use crate::{analysis::standing::QUOTE_MISSING, clean, library::Index, text::Clean};

/// A piece of a sentence on origins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Text(Clean),
    /// The name of a record.
    Name(Index),
}

fn count(number: usize, one: &'static str) -> Clean {
    match number {
        1 => clean!["1 ", one],
        _ => clean![number, " ", one, "s"],
    }
}

impl Origins {
    /// In one line: `2 reports · 1 origin · depth 2 · unnamed`. Empty where nothing is cited.
    pub fn words(&self) -> Clean {
        if self.ways.is_empty() {
            return Clean::default();
        }
        let all = self.left().count();
        let mut words = vec![count(self.reports, "report")];
        words.push(match all {
            0 if self.taken_back() > 0 => "no origin is left".into(),
            0 if !self.not_stated.is_empty() => "origin not stated".into(),
            0 => "no origin".into(),
            // Of those with words that are not there nothing is said but that.
            _ if self.independent == all - self.missing() => count(all, "origin"),
            _ if self.independent < 2 => {
                clean![count(all, "origin"), ", not known to be independent"]
            }
            _ => clean![
                count(all, "origin"),
                ", ",
                self.independent,
                " of them independent"
            ],
        });
        if all > 0 {
            words.push(clean!["depth ", self.depth]);
        }
        let mut share = |number: usize, word: &'static str| match number {
            0 => {}
            _ if number == all => words.push(word.into()),
            _ => words.push(clean![number, " ", word]),
        };
        share(self.unnamed(), "unnamed");
        share(self.interested(), "a party's own");
        share(self.missing(), QUOTE_MISSING);
        if all > 0 && self.taken_back() > 0 {
            words.push(clean![self.taken_back(), " taken back"]);
        }
        if all > 0 && !self.not_stated.is_empty() {
            words.push(clean![self.not_stated.len(), " not stated"]);
        }
        if !self.mentions.is_empty() {
            words.push(count(self.mentions.len(), "mention"));
        }
        if !self.circles.is_empty() {
            words.push("circular".into());
        }
        if self.is_cut {
            words.push("not followed to the end".into());
        }
        Clean::join(words, " · ")
    }

    /// The same as the end of a reason: `one origin, 1 not stated`; `no origin, known only from Ana, who
    /// denies it`.
    pub fn in_a_reason(&self) -> Vec<Part> {
        let text = |words: Clean| vec![Part::Text(words)];
        let unnamed = || match self.unnamed() {
            0 => Clean::default(),
            1 => ", one unnamed".into(),
            more => clean![", ", more, " unnamed"],
        };
        let not_stated = match self.not_stated.len() {
            0 => Clean::default(),
            more => clean![", ", more, " not stated"],
        };
        let not_stated = match self.taken_back() {
            0 => not_stated,
            more => clean![", ", more, " taken back", not_stated],
        };
        let left = self.left().count();
        let missing = match self.missing() {
            0 => Clean::default(),
            all if all == left => clean![" (", QUOTE_MISSING, ")"],
            some => clean![", ", some, " more (", QUOTE_MISSING, ")"],
        };
        let not_stated = clean![missing, not_stated];
        // What nobody can open is named behind those that can be.
        let all = match left - self.missing() {
            0 => left,
            some => some,
        };
        match (all, self.independent) {
            _ if self.ways.is_empty() && self.is_astray => {
                text("what is cited is not in this library".into())
            }
            _ if self.ways.is_empty() => text("no citation".into()),
            (0, _) if self.taken_back() > 0 => text("no origin is left".into()),
            (0, _) if !self.not_stated.is_empty() => text("origin not stated".into()),
            (0, _) if !self.mentions.is_empty() => {
                let mut parts = text("no origin, known only from ".into());
                for (number, mention) in self.mentions.iter().take(MOST_MENTIONS).enumerate() {
                    if number > 0 {
                        parts.push(Part::Text("; ".into()));
                    }
                    parts.extend(mention.words());
                }
                if let Some(more @ 1..) = self.mentions.len().checked_sub(MOST_MENTIONS) {
                    parts.push(Part::Text(clean![" and ", more, " more"]));
                }
                parts
            }
            (0, _) if self.reports == 1 => text("no origin: the source relays itself".into()),
            (0, _) => text("no origin: the sources cite each other".into()),
            (1, _) => text(clean!["one origin", not_stated]),
            (2, 1) => text(clean!["2 origins not known to be independent", not_stated]),
            (some, 0) if self.missing() == left => text(clean![some, " origins", not_stated]),
            (_, 0 | 1) => text(clean![
                all,
                " origins, none independent of the others",
                not_stated
            ]),
            (all, some) if some == all => text(clean![
                some,
                " independent origins, as far as is recorded",
                unnamed(),
                not_stated
            ]),
            (_, some) => text(clean![
                all,
                " origins, ",
                some,
                " of them independent, as far as is recorded",
                unnamed(),
                not_stated
            ]),
        }
    }
}

/// How many mentions a reason names.
const MOST_MENTIONS: usize = 3;

impl Mention {
    fn words(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for (number, who) in self.who.iter().take(MOST_MENTIONS).enumerate() {
            if number > 0 {
                parts.push(Part::Text(" and ".into()));
            }
            parts.push(Part::Name(*who));
        }
        if self.who.is_empty() {
            parts.push(Part::Text("a mention in ".into()));
            parts.push(Part::Name(self.source));
        }
        if self.is_denied {
            let verb = if self.who.len() == 1 {
                "denies"
            } else {
                "deny"
            };
            parts.push(Part::Text(clean![", who ", verb, " it"]));
        }
        parts
    }
}
