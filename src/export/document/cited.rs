//! Citations: the number of the source, the place in it, what was found of the quoted words, and the
//! words round them.

use std::collections::{BTreeSet, HashSet};

use super::{Page, below};
use crate::{
    analysis::verify::{Passage, Verdict},
    clean, clean_format,
    export::block::{Line, Point},
    library::Index,
    load::document::{Document, Held},
    model::{Citation, Ref},
    sheet::difference,
    text::{Clean, clean_line},
};

/// Quotes of fewer words are printed with the sentence or the paragraph that they are in.
const SHORT_QUOTE: usize = 8;

/// Words of a paragraph that are printed on either side of a quote.
const AROUND: usize = 24;

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
        self.lead_to(record, &citation.source, &mut line);
        if let Some(at) = &citation.at {
            line.say(clean_format!(" {}", at.value));
        }
        for via in &citation.via {
            line.say(", via ");
            self.lead_to(record, via, &mut line);
        }
        if let Some(basis) = citation.basis {
            line.say(clean_format!(", basis: {}", basis.value.says()));
        }
        line
    }

    /// The number of a source that a record cites.
    fn lead_to(&mut self, record: Index, reference: &Ref, line: &mut Line) {
        let case = self.library.at(record).key.case();
        match self.library.resolve(case, reference) {
            Some(source) => line.lead(self.source_cited(source, record)),
            None => line.say(clean_format!("{reference} (not in this library)")),
        }
    }

    /// What was found of a citation's words, and in what it was looked for; none where it quotes none.
    pub fn found(&self, record: Index, number: usize) -> Option<Clean> {
        self.citation(record, number)?.quote.as_ref()?;
        let passage = self.passage(record, number)?;
        let held = self.document(record, number).map(|document| document.held);
        verdict(&passage, held.unwrap_or(Held::NotHeld))
    }

    /// The same citation with what was found of it: `[1] ¶14 (in digest)`.
    pub fn cite_with_verdict(&mut self, record: Index, number: usize) -> Line {
        let mut line = self.cite(record, number);
        if let Some(found) = self
            .found(record, number)
            .filter(|_| self.throughout.is_none())
        {
            line.say(clean_format!(" ({found})"));
        }
        line
    }

    /// What was found of every quote of some records; none where that is not the same.
    pub fn found_throughout(&self, records: &HashSet<Index>) -> Option<Clean> {
        let found = records.iter().flat_map(|record| {
            let count = self.library.at(*record).body.all_citations().len();
            (0..count).filter_map(|number| self.found(*record, number))
        });
        let found: BTreeSet<Clean> = found.collect();
        found.first().filter(|_| found.len() == 1).cloned()
    }

    /// Every citation of a record, with its words, what was found of them, and what is round them.
    pub fn citations(&mut self, record: Index) -> Vec<Point> {
        let count = self.library.at(record).body.all_citations().len();
        let mut points = Vec::new();
        for number in 0..count {
            let mut line = self.cite(record, number);
            let quote = self
                .citation(record, number)
                .and_then(|cited| cited.quote.as_ref());
            if let Some(quote) = quote {
                line.say(": “");
                line.say(clean_line(quote.raw()));
                line.say("”");
            }
            if let Some(found) = self.found(record, number) {
                line.say(clean_format!(" ({found})"));
            }
            points.push(Point::new(line));
            if let Some(words) = self.around(record, number) {
                below(&mut points, Line::text(words));
            }
            let passage = self.passage(record, number);
            if let Some(pieces) = passage.as_deref().and_then(difference) {
                let line = self.pieces(record, &pieces);
                below(&mut points, line);
            }
        }
        points
    }

    fn passage(&self, record: Index, number: usize) -> Option<std::sync::Arc<Passage>> {
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

    /// The paragraph that a short quote is in, shortened; that of a digest retells it.
    fn around(&self, record: Index, number: usize) -> Option<Clean> {
        let quote = self.citation(record, number)?.quote.as_ref()?;
        if quote.raw().split_whitespace().count() >= SHORT_QUOTE {
            return None;
        }
        let document = self.document(record, number)?;
        let passage = self.passage(record, number)?;
        let place = passage.first()?;
        let paragraph = document.paragraph(place)?;
        let mark = passage
            .shown()
            .iter()
            .find(|(paragraph, _)| *paragraph == place);
        let whole = mark.map_or(0..0, |(_, range)| range.clone());
        let shown = shortened(&paragraph.text, whole);
        let named = match document.held {
            Held::Digest => "In the digest",
            _ => "There",
        };
        Some(clean_format!("{named}: {}", clean_line(&shown)))
    }
}

/// A text without what is far from a part of it.
fn shortened(text: &str, part: std::ops::Range<usize>) -> String {
    let (before, after) = match (text.get(..part.start), text.get(part.end..)) {
        (Some(before), Some(after)) => (before, after),
        _ => ("", text),
    };
    let middle = text.get(part).unwrap_or("");
    let start = before
        .char_indices()
        .rev()
        .filter(|(_, c)| c.is_whitespace())
        .nth(AROUND)
        .map_or(0, |(at, c)| at + c.len_utf8());
    let end = after
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .nth(AROUND)
        .map_or(after.len(), |(at, _)| at);
    let (cut, rest) = (&before[start..], &after[..end]);
    let from = if start > 0 { "… " } else { "" };
    let to = if end < after.len() { " …" } else { "" };
    format!("{from}{cut}{middle}{rest}{to}")
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
        Verdict::InDigest => found.into(),
        Verdict::NotHeld if held == Held::Digest => "not held; the digest does not quote it".into(),
        Verdict::NotHeld => found.into(),
        Verdict::Missing(_) => clean_format!("{found} from {place}"),
        _ => clean_format!("{found} in {place}"),
    };
    // Words at a place that the text does not have must not pass for what was cited.
    let doubt = passage.place.map(|doubt| clean![", ", doubt.words()]);
    Some(clean![said, doubt])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_far_from_the_quote_is_left_out() {
        assert_eq!(shortened("a b c", 2..3), "a b c");
        let words: Vec<String> = (0..100).map(|number| format!("w{number}")).collect();
        let text = words.join(" ");
        let at = text.find("w50").unwrap_or(0);
        let shown = shortened(&text, at..at + 3);
        assert!(shown.starts_with("… w26 "), "{shown}");
        assert!(shown.ends_with(" w74 …"), "{shown}");
    }
}
