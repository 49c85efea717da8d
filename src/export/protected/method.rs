//! What a paper for an audience says of itself: what was done so that nobody is named, and what was not.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

use super::{
    Protected,
    cover::{Covered, for_each_line},
    mask::Masks,
};
use crate::{
    clean,
    export::block::{Block, Document, Line},
    text::{Clean, clean, counted},
};

/// A count of things in words.
fn number(count: usize, what: &str) -> Clean {
    clean(&counted(count as u64, what)).as_own()
}

/// How much rules left out.
fn numbers(covered: Covered) -> Clean {
    match covered.numbers {
        1 => "1 number or day was".into(),
        count => clean![count, " numbers and days were"],
    }
}

/// What is left out of exhibits that not everybody may see, in a sentence; none where there are none.
fn restricted(count: usize) -> Option<Clean> {
    (count > 0).then(|| {
        clean![
            "Of what is sealed or privileged (",
            number(count, "record"),
            " of the library) it is said that it is; what it is, its remarks and every quote of its document are left out."
        ]
    })
}

impl Covered {
    /// How often other words stand in the place of names, in a sentence.
    pub fn words(self) -> Clean {
        let mut words = clean![
            "Names are replaced in ",
            number(self.names, "place"),
            " besides where a record is named"
        ];
        if self.left_out > 0 {
            words.push(&clean![
                ", in ",
                self.left_out,
                " of them by [name left out]"
            ]);
        }
        if self.words > 0 {
            words.push(&clean![", in ", self.words, " of them by [word left out]"]);
        }
        words.push(&".");
        words
    }
}

impl Masks {
    /// Whom a document that is covered calls something. Of others nobody who reads it is to know that there are any.
    pub(in crate::export) fn called_in(&self, document: &mut Document) -> BTreeSet<Protected> {
        let mut said = document.title.to_string();
        let mut add = |words: &str| {
            said.push('\n');
            said.push_str(words);
        };
        for_each_line(document, &mut |line| add(&line.plain()));
        document.sources.iter().for_each(|source| add(source));
        self.called_among(&said)
    }

    /// The same of a text.
    pub(super) fn called_among(&self, said: &str) -> BTreeSet<Protected> {
        let said = said.to_lowercase();
        let words = self.called.values().map(|words| words.to_lowercase());
        let Ok(words) = AhoCorasick::new(words) else {
            return BTreeSet::new();
        };
        let whom: Vec<Protected> = self.called.keys().copied().collect();
        // No part of a longer word.
        let is_one = |start: usize, end: usize| {
            let is_parted = |at: usize| {
                let (before, behind) = said.split_at(at);
                let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !is_letter(before.chars().next_back()) || !is_letter(behind.chars().next())
            };
            is_parted(start) && is_parted(end)
        };
        let found = words.find_overlapping_iter(&said);
        let found = found.filter(|found| is_one(found.start(), found.end()));
        found
            .filter_map(|found| whom.get(found.pattern().as_usize()).copied())
            .collect()
    }

    /// In the place of what other words stand in what calls these something.
    fn in_place_of(called: &BTreeSet<Protected>) -> Clean {
        match called.is_empty() {
            true => "names".into(),
            false => Self::of_whom(called.iter()),
        }
    }

    /// Of what names other words stand: `the names of 2 protected records, and of their other names and listed words`.
    fn of_whom<'p>(called: impl ExactSizeIterator<Item = &'p Protected>) -> Clean {
        let all = called.len();
        let records = called.filter(|whom| whom.record().is_some()).count();
        let of_records = clean![
            "the names of ",
            number(records, "protected record"),
            ", and of their other names and listed words"
        ];
        let listed = match all - records {
            0 => return of_records,
            1 => "the words that are listed of 1 place or the like".into(),
            count => clean![
                "the words that are listed of ",
                count,
                " places or the like"
            ],
        };
        match records {
            0 => listed,
            _ => clean![of_records, ", and of ", listed],
        }
    }

    /// Whose names are in part not looked for, by what they are called before the audience, and how many others there
    /// are: those of `told` are called so.
    fn in_part(&self, told: impl Fn(&Protected) -> bool) -> (Vec<Clean>, usize) {
        let short = self.names.alone.iter();
        let short = short.filter_map(|whom| Some((told(whom), self.called.get(whom)?)));
        let (called, others): (Vec<_>, Vec<_>) = short.partition(|(is_told, _)| *is_told);
        let called = called.into_iter().map(|(_, words)| words.clone());
        (called.collect(), others.len())
    }

    /// All whose names are in part not looked for; none where all are.
    pub(super) fn not_alone(&self) -> Option<Clean> {
        let (all, _) = self.in_part(|_| true);
        (!all.is_empty()).then(|| Clean::join(all, "; "))
    }

    /// What whoever hands something on must know of what was done to it, in sentences: the first says what was done, the
    /// others what can be done where nobody could tell whom a word names, or where a name is too short to be looked for.
    /// `called` are those whom it calls something, as its last part counts them.
    pub(super) fn told(
        &self,
        covered: Covered,
        layers: usize,
        called: &BTreeSet<Protected>,
    ) -> Vec<Clean> {
        let mut done = clean!["Written for the audience “", self.audience, "”: "];
        if !self.called.is_empty() {
            done.push(&clean![
                "other words stand in the place of ",
                Self::in_place_of(called),
                ": wherever a record is named, and ",
                number(covered.names, "time"),
                " in texts that others wrote or said; "
            ]);
        }
        if covered.numbers > 0 {
            done.push(&clean![numbers(covered), " left out; "]);
        }
        done.push(&clean![
            "it was read again in ",
            number(layers, "layer"),
            "."
        ]);
        let left_out = (covered.left_out > 0).then(|| {
            clean![
                "In ",
                number(covered.left_out, "place"),
                " it is left out whose name it is ([name left out]), since the word stands beside one of another name: look these \
                 over. Where that is somebody else, give them a record (a body keeps its name where that has a `kind` that is \
                 public: `government`, `agency`, `court`, `legislature`, `facility` or `media`); where it is one of the \
                 protected, write the whole name under their `also_known_as`."
            ]
        });
        let words = (covered.words > 0).then(|| {
            clean![
                "In ",
                number(covered.words, "place"),
                " a word is left out that may be a name, and a word of the language as well ([word left out]), as at the \
                 beginning of a sentence or behind an article: look these over. Where it is a name, write the whole of it \
                 there; where it is none, another word."
            ]
        });
        let endings = (covered.endings > 0).then(|| {
            clean![
                "In ",
                number(covered.endings, "place"),
                " an ending that grammar makes went with a name, so that a sentence may no longer tell who did what to whom: \
                 look these over."
            ]
        });
        let open = (covered.open > 0).then(|| {
            clean![
                "In ",
                number(covered.open, "place"),
                " it is open whose name it is (“… or …”), since several have it. Where the word alone never means the \
                 protected, write it under the `short` of whom it means."
            ]
        });
        let short = self.not_alone().map(|short| {
            clean![
                "Not looked for alone, since it is too short, or mostly another word: a name, a word of a name or the initials \
                 of ",
                short,
                ". Write under `also` of their `protect` what would give them away."
            ]
        });
        let taken = self.names.taken.iter().filter_map(|(whom, key)| {
            Some(clean![self.called.get(whom)?, " (`", clean(key), "`)"])
        });
        let taken: Vec<Clean> = taken.collect();
        let taken = (!taken.is_empty()).then(|| {
            clean![
                "A word of a name stays where it stands alone, since it is all that somebody else is called by, who is not \
                 protected: of ",
                Clean::join(taken, "; "),
                ". Where it may mean the protected, take it from the `short` or `also_known_as` of the other."
            ]
        });
        let namesakes = self.names.namesakes.told.iter().filter_map(|(whom, key)| {
            Some(clean![self.called.get(whom)?, " (`", clean(key), "`)"])
        });
        let namesakes: Vec<Clean> = namesakes.collect();
        let namesakes = (!namesakes.is_empty()).then(|| {
            clean![
                "A whole name stays where it is spelt as that of somebody who is not protected, who is called as one of the \
                 protected is but for accents, the order of the words or what is behind them (Jr.): of ",
                Clean::join(namesakes, "; "),
                ". Where a text may mean the protected, protect the other as well."
            ]
        });
        let names = Clean::join(self.names.open.iter().cloned(), "; ");
        let in_open = (!names.is_empty()).then(|| {
            clean![
                "Authors or publishers of a protected source are not looked for, since a source that is not protected has them \
                 too: ",
                names,
                ". Protect that source as well, or give them a record with `protect`."
            ]
        });
        std::iter::once(done)
            .chain(
                [
                    restricted(self.restricted),
                    left_out,
                    words,
                    open,
                    endings,
                    taken,
                    namesakes,
                    short,
                    in_open,
                ]
                .into_iter()
                .flatten(),
            )
            .collect()
    }

    /// What was done so that nobody is named, what was looked for afterwards, and what was not: the last part of
    /// what is written. `called` are those whom it calls something: of others it tells nobody, but for how many there are
    /// of whom not all was looked for.
    pub(in crate::export) fn method(
        &self,
        covered: Covered,
        layers: usize,
        called: &BTreeSet<Protected>,
    ) -> Vec<Block> {
        let mut done = clean!["Written for the audience “", self.audience, "”."];
        if !called.is_empty() || covered.names > 0 {
            done.push(&clean![
                " In the place of ",
                Self::in_place_of(called),
                " stand other words; ",
                number(covered.names, "time"),
                " in texts that others wrote or said. Within a quotation \
                 these are in square brackets."
            ]);
        }
        if covered.endings > 0 {
            done.push(&clean![
                " In ",
                number(covered.endings, "place"),
                " an ending that grammar makes went with a name: who did what to whom may have stood in it."
            ]);
        }
        done.push(
            &Clean::from(" What the sources say round a quote, and what they have in the place of its words, is left out: nobody \
             chose to hand it on."),
        );
        if let Some(restricted) = restricted(self.restricted) {
            done.push(&clean![" ", restricted]);
        }
        if let Some(rules) = self.rules.first().filter(|_| covered.numbers > 0) {
            done.push(&clean![
                " By the rule ",
                rules.word(),
                ", ",
                numbers(covered),
                " left out but for the last four digits, or the year of a birth date."
            ]);
        }
        let mut searched = clean![
            "What was written was read again, in ",
            number(layers, "layer"),
            ", before anybody else had it: none of the names and words that are kept from this audience was found, whatever \
             the case, accents, hyphens, line ends and marks that nobody sees, nor a distinctive word of a person's name \
             alone, their initials, or an address made of them. Not looked for: what describes somebody without naming them, \
             words of the names of organizations, evidence and places alone, spellings and translations that the case file does not have, forms of Latin names that grammar makes, letters \
             of other scripts that look alike, and a short name inside a longer word."
        ];
        if !self.rules.is_empty() {
            searched.push(
                &Clean::from(" Numbers and days of birth were looked for by their form, or by a word beside them that says what \
                  they are: one without such a word, one in words, and an age were not."),
            );
        }
        let (short, others) = self.in_part(|whom| called.contains(whom));
        let others = match (others, short.is_empty()) {
            (0, _) => None,
            (1, true) => Some("1 of the protected, who is not called anything here".into()),
            (1, false) => Some("1 other, who is not called anything here".into()),
            (count, true) => Some(clean![
                count,
                " of the protected, who are not called anything here"
            ]),
            (count, false) => Some(clean![count, " others, who are not called anything here"]),
        };
        let short = (!short.is_empty()).then(|| Clean::join(short, "; "));
        let short: Vec<Clean> = short.into_iter().chain(others).collect();
        if !short.is_empty() {
            searched.push(&clean![
                " Nor is this looked for alone, since it is too short, or mostly another word: a name, a word of a name or the \
                 initials of ",
                Clean::join(short, ", and of "),
                "."
            ]);
        }
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
}
