//! What keeps a summary short and true: long texts are cut, and what is named beside a statement says how it
//! stands itself.

use std::collections::HashSet;

use super::{Line, Page};
use crate::{
    analysis::replies,
    analysis::{
        reason::attributed,
        standing::{Word, derive},
    },
    clean,
    export::Paper,
    library::Index,
    model::Body,
    text::{Clean, sentence},
};

/// The most words of a name or a title.
pub const TITLE: usize = 30;

/// The most words of what a case is about.
pub const SUMMARY: usize = 150;

/// The most words of any other text: a statement, a reply, an answer.
pub const TEXT: usize = 60;

/// The most words of a statement that is named within what is said of another one.
const NAMED: usize = 40;

/// A text of at most so many words: whole, or up to where a sentence ends, or a word.
pub fn cut(text: &Clean, most: usize) -> Clean {
    let mut words = text.split_whitespace();
    let Some(beyond) = words.nth(most) else {
        return text.clone();
    };
    // Where the first word is that has no room.
    let end = beyond.as_ptr().addr() - text.as_ptr().addr();
    let begun = sentence(text, end..end).start;
    let kept = match begun * 2 > end {
        true => &text[..begun],
        false => &text[..end],
    };
    clean![
        text.part(0..kept.trim_end().len()),
        " … (cut; whole in the long form)"
    ]
}

impl Page<'_> {
    /// A text as this form has it: whole in the long one.
    pub fn brief(&self, text: &Clean, most: usize) -> Clean {
        match self.asked.paper {
            Paper::Summary => cut(text, most),
            _ => text.clone(),
        }
    }

    /// A statement that has no place of its own here, within what is said of another record: `Ana: It was
    /// so (denied by Ben) [2] ¶3`. It must not be read without what became of it.
    pub fn told(&mut self, index: Index, within: Index, whom: &[Index]) -> Line {
        let said = cut(&self.library.said(index, whom), NAMED);
        let mut line = Line::text(said);
        if let Some(stands) = self.stands(index) {
            line.say(clean![" (", stands, ")"]);
        }
        let cites = self.library.at(index).body.cites();
        for (number, citation) in cites.iter().enumerate() {
            line.say(" ");
            let cited = self.cite_with_verdict(index, number);
            line.add(cited);
            // The way back leads to where it is written.
            let case = self.library.at(index).key.case();
            for source in std::iter::once(&citation.source).chain(&citation.via) {
                if let Some(source) = self.library.resolve(case, source) {
                    self.source_cited(source, within);
                }
            }
        }
        line
    }

    /// How a statement stands, in few words: `denied by Ben`, `contested; Ben denied`.
    fn stands(&self, index: Index) -> Option<Clean> {
        let derived = derive(self.library, index)?;
        let standing = derived.standing.says();
        let mut reason = Clean::default();
        for word in &attributed(&derived.because) {
            match word {
                Word::Text(text) => {
                    let end = text.find(';');
                    reason.push(&text.part(0..end.unwrap_or(text.len())));
                    if end.is_some() {
                        break;
                    }
                }
                Word::Record(record) => {
                    reason.push(&self.library.called(*record).short_in_a_sentence());
                }
                // That one would have to be told with its standing, too.
                Word::Statement(_) | Word::StatementFor(..) => {
                    return Some(self.with_replies(index, standing));
                }
                Word::Citation(_) => {}
            }
        }
        Some(match reason.starts_with(standing) {
            true => cut(&reason.part(0..reason.trim_end().len()), NAMED),
            false => self.with_replies(index, standing),
        })
    }

    /// A standing, and who replied what.
    fn with_replies(&self, index: Index, standing: &'static str) -> Clean {
        let record = self.library.at(index);
        let Body::Allegation(allegation) = &record.body else {
            return standing.into();
        };
        let replies = allegation.responses.iter().map(|response| {
            let by = response.by.iter();
            let by = by.filter_map(|by| self.library.resolve(record.key.case(), by));
            let by = by.map(|by| self.library.called(by).short);
            let doubt = replies::unsettled(self.library, index, response);
            let doubt = doubt.map(|doubt| clean![" (", doubt.words(), ")"]);
            let says = replies::says(self.library, index, response);
            clean!["; ", Clean::join(by, ", "), " ", says, doubt]
        });
        cut(&clean![standing, Clean::join(replies, "")], NAMED)
    }
}

/// Lines without those that another one before them says.
pub fn once(lines: Vec<Line>) -> Vec<Line> {
    let mut seen = HashSet::new();
    let is_new = |line: &Line| seen.insert(line.plain());
    lines.into_iter().filter(is_new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::clean;

    #[test]
    fn a_long_text_is_cut_where_a_sentence_or_a_word_ends() {
        let cut = |text: &str, most| cut(&clean(text), most).to_string();
        assert_eq!(cut("It rained. It snowed.", 4), "It rained. It snowed.");
        assert_eq!(
            cut("It rained all day. It snowed. And so on.", 5),
            "It rained all day. … (cut; whole in the long form)"
        );
        assert_eq!(
            cut("one two three four", 3),
            "one two three … (cut; whole in the long form)"
        );
        assert_eq!(
            cut("Oh. It rained all day and all night.", 6),
            "Oh. It rained all day and … (cut; whole in the long form)"
        );
    }
}
