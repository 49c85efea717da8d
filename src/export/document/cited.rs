//! Citations: the number of the source, the place in it, what was found of the quoted words, and the
//! words round them.

use std::{
    collections::{BTreeSet, HashSet},
    ops::Range,
};

use super::{Page, Paper, below};
use crate::{
    analysis::replies,
    clean,
    document::{Document, Held, Paragraph},
    export::block::{Line, Point},
    library::{Index, Library},
    model::{
        Body, Citation, Date, Ref,
        record::{Part, Response, UNDATED_RESPONSES, Value},
    },
    sheet::difference,
    text::{Clean, clean_line, sentence},
    verify::{Passage, Verdict},
};

/// Quotes of fewer words are printed with the sentence that they are in.
const SHORT_QUOTE: usize = 8;

/// Words of a sentence that are printed behind a quote.
const BEHIND: usize = 60;

/// Words that a sentence may have before a quote. They are printed whole or not at all: who says it, and
/// whether it is denied, is often said first.
const BEFORE: usize = 150;

/// What was found of the quotes that some records cite.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Of those that are in the source as they are cited: what, and in what.
    as_cited: BTreeSet<Clean>,
    /// Whether there are others.
    pub has_others: bool,
}

impl Findings {
    /// What was found of all quotes that are in the source as they are cited, where that is one thing.
    pub fn throughout(&self) -> Option<&Clean> {
        self.as_cited.first().filter(|_| self.as_cited.len() == 1)
    }

    /// Whether something different was found of them.
    pub fn is_various(&self) -> bool {
        self.as_cited.len() > 1
    }

    /// Whether some were found in digests.
    pub fn names_digest(&self) -> bool {
        let in_digest = Verdict::InDigest.words();
        self.as_cited
            .iter()
            .any(|found| found.as_str() == in_digest)
    }
}

/// A part of a record that cites something of its own.
pub struct CitedFor<'a> {
    /// What such parts are called on a page.
    pub label: &'static str,
    pub part: Part<'a>,
    /// The same where it is a reply to a statement.
    pub reply: Option<&'a Response>,
}

impl<'a> CitedFor<'a> {
    /// The day that it gives.
    pub fn date(&self) -> Option<&'a Date> {
        let mut fields = self.part.fields.iter();
        fields.find_map(|(_, field)| match field.value {
            Value::When(date, _) => date.map(|date| &date.value),
            _ => None,
        })
    }
}

impl<'a> Page<'a> {
    fn citation(&self, record: Index, number: usize) -> Option<&'a Citation> {
        let all = self.library.at(record).body.all_citations();
        all.into_iter().nth(number)
    }

    /// `[1] ¶14, via [2]`: a citation of a record, by its number among its own, from 0.
    pub fn cite(&mut self, record: Index, number: usize) -> Line {
        let mut line = Line::default();
        let Some(citation) = self.citation(record, number) else {
            return line;
        };
        self.cited.insert((record, number));
        self.lead_to(record, &citation.source, &mut line);
        if let Some(at) = &citation.at {
            line.say(clean![" ", clean_line(&at.value.to_string())]);
        }
        for via in &citation.via {
            line.say(", via ");
            self.lead_to(record, via, &mut line);
        }
        if let Some(basis) = citation.basis {
            line.say(clean![", basis: ", basis.value.says()]);
        }
        line
    }

    /// The number of a source that a record cites.
    fn lead_to(&mut self, record: Index, reference: &Ref, line: &mut Line) {
        let case = self.library.at(record).key.case();
        match self.library.resolve(case, reference) {
            Some(source) => line.lead(self.source_cited(source, record)),
            None => line.say(self.library.not_here(reference)),
        }
    }

    /// What was found of a citation's words, and in what it was looked for; none where it quotes none.
    pub fn found(&self, record: Index, number: usize) -> Option<Clean> {
        self.citation(record, number)?.quote.as_ref()?;
        let passage = self.passage(record, number)?;
        let held = self.document(record, number).map(|document| document.held);
        let found = verdict(&passage, held.unwrap_or(Held::NotHeld))?;
        Some(match self.whose(record, number) {
            Some(whose) => clean![found, ", ", whose],
            None => found,
        })
    }

    /// Whose words those are that were found, where they are not simply the source's.
    fn whose(&self, record: Index, number: usize) -> Option<Clean> {
        let passage = self.passage(record, number)?;
        passage.whose.as_deref().map(clean_line)
    }

    /// The same citation with what was found of it: `[1] ¶14 (verbatim in the original)`. A summary prints
    /// no quote but what is not in the source as it is cited: `[1] ¶1 “took envelopes”: missing from the
    /// working copy`.
    pub fn cite_with_verdict(&mut self, record: Index, number: usize) -> Line {
        let mut line = self.cite(record, number);
        if self.is_counted {
            return line;
        }
        let quote = self.citation(record, number);
        let quote = quote.and_then(|citation| citation.quote.as_ref());
        let (Some(quote), Some(found)) = (quote, self.found(record, number)) else {
            return line;
        };
        if self.asked.paper == Paper::Summary && !self.is_as_cited(record, number) {
            let quote = clean_line(quote.raw());
            line.say(" “");
            line.say(quote);
            line.say(clean!["”: ", found]);
        } else if self.findings.throughout().is_none() {
            line.say(clean![" (", found, ")"]);
        }
        line
    }

    /// Whether the words of a citation are where it says, in what it names.
    fn is_as_cited(&self, record: Index, number: usize) -> bool {
        let passage = self.passage(record, number);
        let is_the_sources = self.whose(record, number).is_none();
        is_the_sources
            && passage.is_some_and(|passage| {
                let is_found = matches!(
                    passage.verdict,
                    Verdict::Verbatim | Verdict::Normalised | Verdict::InDigest
                );
                is_found && passage.place.is_none() && !passage.changed
            })
    }

    /// What was found of the quotes that some records cite.
    pub fn findings_of(&self, records: &HashSet<Index>) -> Findings {
        let mut findings = Findings::default();
        for record in records {
            let count = self.library.at(*record).body.all_citations().len();
            for number in 0..count {
                match self.found(*record, number) {
                    Some(found) if self.is_as_cited(*record, number) => {
                        findings.as_cited.insert(found);
                    }
                    Some(_) => findings.has_others = true,
                    None => {}
                }
            }
        }
        findings
    }

    /// Every citation of a record, with its words, what was found of them, and what is round them.
    pub fn citations(&mut self, record: Index) -> Vec<Point> {
        let count = self.library.at(record).body.all_citations().len();
        let mut points = Vec::new();
        for number in 0..count {
            let mut line = self.replied(record, number);
            let cited = self.cite(record, number);
            line.add(cited);
            let quote = self
                .citation(record, number)
                .and_then(|cited| cited.quote.as_ref());
            if let Some(quote) = quote {
                line.say(": “");
                line.say(clean_line(quote.raw()));
                line.say("”");
            }
            if let Some(found) = self.found(record, number) {
                line.say(clean![" (", found, ")"]);
            }
            points.push(Point::new(line));
            if let Some(words) = self.around(record, number) {
                below(&mut points, Line::text(words));
            }
            if let Some(line) = self.differs(record, number) {
                below(&mut points, line);
            }
        }
        points
    }

    /// `Ben denied: `: whose reply a citation is for, and what they did; nothing where it is for none.
    fn replied(&self, record: Index, number: usize) -> Line {
        let part = self.cited_for(record, number);
        let Some(reply) = part.and_then(|part| part.reply) else {
            return Line::default();
        };
        Line::text(clean![self.reply_words(record, reply), ": "])
    }

    /// `Ben denied`
    pub fn reply_words(&self, record: Index, reply: &Response) -> Clean {
        let case = self.library.at(record).key.case();
        let who = reply
            .by
            .iter()
            .map(|one| match self.library.resolve(case, &one.value) {
                Some(index) => self.library.label(index),
                None => self.library.nowhere(one),
            });
        let says = replies::says(self.library, record, reply);
        clean![Clean::join(who, ", "), " ", says]
    }

    /// The part of a record that a citation is for; none where it is for the record as a whole.
    pub fn cited_for(&self, record: Index, number: usize) -> Option<CitedFor<'a>> {
        let library: &'a Library = self.library;
        let body = &library.at(record).body;
        let mut left = number.checked_sub(body.cites().len())?;
        for field in body.fields() {
            for (place, part) in field.every_part().into_iter().enumerate() {
                if let Some(further) = left.checked_sub(part.cites.len()) {
                    left = further;
                    continue;
                }
                let reply = match (body, field.key) {
                    (Body::Allegation(it), "responses") => it.responses.get(place),
                    (Body::Allegation(it), UNDATED_RESPONSES) => it.undated_responses.get(place),
                    _ => None,
                };
                return Some(CitedFor {
                    label: field.label,
                    part: part.clone(),
                    reply,
                });
            }
        }
        None
    }

    pub fn passage(&self, record: Index, number: usize) -> Option<std::sync::Arc<Passage>> {
        self.asked
            .context
            .passages
            .and_then(|found| found(record, number))
    }

    fn document(&self, record: Index, number: usize) -> Option<&'a Document> {
        let case = self.library.at(record).key.case();
        let citation = self.citation(record, number)?;
        let source = self.library.resolve(case, &citation.source)?;
        let documents = self.asked.documents;
        documents
            .get(&self.library.at(source).key)
            .map(|document| &**document)
    }

    /// How a quote differs from its source; before an audience only why it could not be checked, since nobody chose
    /// to hand on what else the source says.
    fn differs(&mut self, record: Index, number: usize) -> Option<Line> {
        let passage = self.passage(record, number)?;
        let is_of_source = !matches!(passage.verdict, Verdict::Unchecked(_));
        let pieces = difference(&passage).filter(|_| !(is_of_source && self.asked.is_covered))?;
        let document = self.document(record, number);
        let is_unseen = document.is_some_and(|document| {
            passage.shown().iter().any(|(place, words)| {
                let paragraph = document.paragraph(*place);
                paragraph.is_some_and(|paragraph| {
                    let mut unseen = unseen(&paragraph).into_iter();
                    unseen.any(|one| one.start < words.end && words.start < one.end)
                })
            })
        });
        Some(match is_of_source && is_unseen {
            true => Line::text("the words there are hidden in the document, and are not printed"),
            false => self.pieces(record, &pieces),
        })
    }

    /// The sentence that a short quote is in; of a digest that does not quote it, the retelling. Nothing before an
    /// audience: nobody chose to hand that on.
    fn around(&self, record: Index, number: usize) -> Option<Clean> {
        if self.asked.is_covered {
            return None;
        }
        let quote = self.citation(record, number)?.quote.as_ref()?;
        if quote.raw().split_whitespace().count() >= SHORT_QUOTE {
            return None;
        }
        let document = self.document(record, number)?;
        let passage = self.passage(record, number)?;
        let place = passage.first()?;
        let paragraph = document.paragraph(place)?;
        let mut marks = passage.shown().iter().filter(|mark| mark.0 == place);
        let first = marks.next().map(|(_, range)| range.clone());
        let named = match (document.held, &first) {
            (Held::Digest, _) => "In the digest",
            (_, Some(_)) => "There",
            // It is in no sentence of what is held.
            (_, None) => return None,
        };
        let mut part = first.unwrap_or(0..0);
        // Of words that are there more than once, the first; of a quote in pieces, all.
        if passage.verdict != Verdict::Ambiguous {
            part.end = marks.map(|(_, range)| range.end).fold(part.end, usize::max);
        }
        let shown = within_sentence(&paragraph.text, part, &unseen(&paragraph));
        Some(match shown {
            Some(shown) => clean![named, ": ", clean_line(shown.trim())],
            None => clean![named, ": in a sentence too long to be printed here"],
        })
    }
}

/// The sentence that a part of a text is in, from its beginning. What is far behind the part is left
/// out, and what is hidden in the document; none where too much is before it.
fn within_sentence(text: &str, part: Range<usize>, unseen: &[Range<usize>]) -> Option<String> {
    let whole = sentence(text, part.clone());
    let before = text.get(whole.start..part.start)?;
    if before.split_whitespace().count() > BEFORE {
        return None;
    }
    let after = text.get(part.end..whole.end)?;
    let mut spaces = after.char_indices().filter(|(_, c)| c.is_whitespace());
    let end = spaces.nth(BEHIND).map(|(at, _)| at);
    let shown_end = part.end + end.unwrap_or(after.len());
    let (mut shown, mut at) = (String::new(), whole.start);
    for hidden in unseen {
        let hidden = hidden.start.max(at)..hidden.end.min(shown_end);
        if hidden.start < hidden.end {
            shown.push_str(text.get(at..hidden.start)?);
            shown.push_str("[words that are hidden in the document]");
            at = hidden.end;
        }
    }
    shown.push_str(text.get(at..shown_end)?);
    if end.is_some() {
        shown.push_str(" …");
    }
    Some(shown)
}

/// What of a paragraph is not seen where the document is read, in order, what touches as one.
fn unseen(paragraph: &Paragraph) -> Vec<Range<usize>> {
    let spans = paragraph.spans.iter();
    let spans = spans.filter(|(_, whose)| whose.is_unseen());
    let mut ranges: Vec<Range<usize>> = spans.map(|(range, _)| range.clone()).collect();
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut unseen: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match unseen.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => unseen.push(range),
        }
    }
    unseen
}

/// What was found, and where it was looked for; none where nothing is quoted.
fn verdict(passage: &Passage, held: Held) -> Option<Clean> {
    let place = match held {
        Held::Original => "the original",
        Held::Changed => "a changed original",
        Held::WorkingCopy => "the working copy",
        Held::Digest => "the digest",
        Held::NoText | Held::NotHeld => "",
    };
    let found = passage.verdict.words();
    let said = match &passage.verdict {
        Verdict::Unquoted => return None,
        Verdict::InDigest | Verdict::InOcr => found.into(),
        Verdict::Unchecked(why) => clean![found, ": ", clean_line(why)],
        Verdict::NotHeld if held == Held::Digest => "not held; the digest does not quote it".into(),
        Verdict::NotHeld => found.into(),
        Verdict::Missing(_) => clean![found, " from ", place],
        _ => clean![found, " in ", place],
    };
    let folded = passage
        .folded()
        .map(|folded| clean![" (", clean_line(&folded), ")"]);
    // Words at a place that the text does not have must not pass for what was cited.
    let doubt = passage.place.map(|doubt| clean![", ", doubt.words()]);
    Some(clean![said, folded, doubt])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_cut_behind_the_quote_alone() {
        let words: Vec<String> = (0..200).map(|number| format!("w{number}")).collect();
        let text = words.join(" ");
        let shown = |word: &str| {
            let at = text.find(word)?;
            within_sentence(&text, at..at + word.len(), &[])
        };
        let whole = shown("w150").unwrap_or_default();
        assert!(
            whole.starts_with("w0 ") && whole.ends_with(" w199"),
            "{whole}"
        );
        let cut = shown("w100").unwrap_or_default();
        assert!(cut.starts_with("w0 ") && cut.ends_with(" w160 …"), "{cut}");
        assert_eq!(shown("w151"), None);
    }

    #[test]
    fn what_is_hidden_in_the_document_is_not_printed_round_a_quote() {
        let text = "Eva Ruiz of Lund saw him lock the door.";
        let shown = within_sentence(text, 17..24, &[0..8, 12..16]);
        let hidden = "[words that are hidden in the document]";
        let told = format!("{hidden} of {hidden} saw him lock the door.");
        assert_eq!(shown, Some(told));
    }
}
