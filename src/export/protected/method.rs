//! What a paper for an audience says of itself: what was done so that nobody is named, and what was not.

use super::{Protected, cover::Covered, mask::Masks};
use crate::{
    clean, clean_format,
    export::block::{Block, Line},
    text::{Clean, counted},
};

impl Masks {
    /// Of what names other words stand: `the names of 2 protected records, and of their other names and listed words`.
    pub(super) fn of_whom(&self) -> Clean {
        let is_record = |whom: &&Protected| whom.record().is_some();
        let records = self.called.keys().filter(is_record).count();
        let of_records = clean_format!(
            "the names of {}, and of their other names and listed words",
            counted(records as u64, "protected record")
        );
        let listed = match self.called.len() - records {
            0 => return of_records,
            1 => "the words that are listed of 1 place or the like".into(),
            count => clean_format!("the words that are listed of {count} places or the like"),
        };
        match records {
            0 => listed,
            _ => clean![of_records, ", and of ", listed],
        }
    }

    /// Whose names are in part not looked for, and why: by what they are called here.
    pub(super) fn not_alone(&self) -> Option<Clean> {
        let called = self.names.alone.iter();
        let called = called.filter_map(|whom| self.called.get(whom).cloned());
        let called: Vec<Clean> = called.collect();
        (!called.is_empty()).then(|| {
            clean_format!(
                "Nor is this looked for alone, since it is too short, or mostly another word: a name, a word of a name or the \
                 initials of {}.",
                Clean::join(called, "; ")
            )
        })
    }

    /// What was done so that nobody is named, what was looked for afterwards, and what was not: the last part of
    /// what is written.
    pub(in crate::export) fn method(&self, covered: Covered, layers: usize) -> Vec<Block> {
        let mut done = clean_format!("Written for the audience “{}”.", self.audience);
        if !self.called.is_empty() {
            done.push(&clean_format!(
                " In the place of {} stand other words; {} in texts that others wrote or said. Within a quotation \
                 these are in square brackets.",
                self.of_whom(),
                counted(covered.names as u64, "time")
            ));
        }
        done.push(
            &Clean::from(" What the sources say round a quote, and what they have in the place of its words, is left out: nobody \
             chose to hand it on."),
        );
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
        let mut searched = clean_format!(
            "What was written was read again, in {}, before anybody else had it: none of these names and words was found, whatever \
             the case, accents, hyphens, line ends and marks that nobody sees, nor a distinctive word of a person's name \
             alone, their initials, or an address made of them. Not looked for: what describes somebody without naming them, \
             spellings and translations that the case file does not have, forms of Latin names that grammar makes, letters \
             of other scripts that look alike, and a short name inside a longer word.",
            counted(layers as u64, "layer")
        );
        if let Some(short) = self.not_alone() {
            searched.push(&clean![" ", short]);
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
