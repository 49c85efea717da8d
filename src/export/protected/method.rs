//! What a paper for an audience says of itself: what was done so that nobody is named, and what was not.

use super::{Protected, cover::Covered, mask::Masks};
use crate::{
    clean,
    export::block::{Block, Line},
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
        words.push(&".");
        words
    }
}

impl Masks {
    /// Of what names other words stand: `the names of 2 protected records, and of their other names and listed words`.
    pub(super) fn of_whom(&self) -> Clean {
        let is_record = |whom: &&Protected| whom.record().is_some();
        let records = self.called.keys().filter(is_record).count();
        let of_records = clean![
            "the names of ",
            number(records, "protected record"),
            ", and of their other names and listed words"
        ];
        let listed = match self.called.len() - records {
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

    /// Whose names are in part not looked for, by what they are called here; none where all are.
    pub(super) fn not_alone(&self) -> Option<Clean> {
        let called = self.names.alone.iter();
        let called = called.filter_map(|whom| self.called.get(whom).cloned());
        let called: Vec<Clean> = called.collect();
        (!called.is_empty()).then(|| Clean::join(called, "; "))
    }

    /// What whoever hands something on must know of what was done to it, in sentences: the first says what was done, the
    /// others what can be done where nobody could tell whom a word names, or where a name is too short to be looked for.
    pub(super) fn told(&self, covered: Covered, layers: usize) -> Vec<Clean> {
        let mut done = clean!["Written for the audience “", self.audience, "”: "];
        if !self.called.is_empty() {
            done.push(&clean![
                "other words stand in the place of ",
                self.of_whom(),
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
                 over. Where that is somebody else, give them a record; where it is one of the protected, write the whole name \
                 under their `also_known_as`."
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
            .chain([left_out, open, short, in_open].into_iter().flatten())
            .collect()
    }

    /// What was done so that nobody is named, what was looked for afterwards, and what was not: the last part of
    /// what is written.
    pub(in crate::export) fn method(&self, covered: Covered, layers: usize) -> Vec<Block> {
        let mut done = clean!["Written for the audience “", self.audience, "”."];
        if !self.called.is_empty() {
            done.push(&clean![
                " In the place of ",
                self.of_whom(),
                " stand other words; ",
                number(covered.names, "time"),
                " in texts that others wrote or said. Within a quotation \
                 these are in square brackets."
            ]);
        }
        done.push(
            &Clean::from(" What the sources say round a quote, and what they have in the place of its words, is left out: nobody \
             chose to hand it on."),
        );
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
            ", before anybody else had it: none of these names and words was found, whatever \
             the case, accents, hyphens, line ends and marks that nobody sees, nor a distinctive word of a person's name \
             alone, their initials, or an address made of them. Not looked for: what describes somebody without naming them, \
             spellings and translations that the case file does not have, forms of Latin names that grammar makes, letters \
             of other scripts that look alike, and a short name inside a longer word."
        ];
        if let Some(short) = self.not_alone() {
            searched.push(&clean![
                " Nor is this looked for alone, since it is too short, or mostly another word: a name, a word of a name or the \
                 initials of ",
                short,
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
