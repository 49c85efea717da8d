//! Do the quoted words stand where the citation says?

use std::ops::Range;

use crate::{
    load::document::{Document, Held},
    model::Citation,
    text::{QuoteForm, find_all},
};

/// What was found of a citation. Worked out each time, never stored in a case file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The words stand at the cited place, character by character.
    Verbatim,
    /// They stand there but for white space, quotation marks, hyphens, ligatures, Unicode form.
    Normalised,
    /// They stand in the source, but at another place.
    Moved,
    /// They stand more than once at the cited place, and neither prefix nor suffix tells which.
    Ambiguous,
    /// They stand nowhere in the source.
    Missing,
    /// The digest quotes them from the original, which is not here.
    InDigest,
    /// There is nothing on this machine to look in, or only a digest that does not quote them.
    NotHeld,
    /// The citation quotes nothing; there is a place and no words to check.
    Unquoted,
}

impl Verdict {
    /// As a screen says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Normalised => "normalised",
            Self::Moved => "moved",
            Self::Ambiguous => "ambiguous",
            Self::Missing => "missing",
            Self::InDigest => "in digest",
            Self::NotHeld => "not held",
            Self::Unquoted => "no quote",
        }
    }
}

/// Words in a paragraph: its place in the document, and the bytes of its text.
pub type Mark = (usize, Range<usize>);

/// Where a citation leads in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub verdict: Verdict,
    /// The paragraphs that the locator names, by their place in the document.
    pub paragraphs: Vec<usize>,
    /// Where the quoted words stand; several for a quote in pieces.
    pub marks: Vec<Mark>,
}

impl Passage {
    /// The paragraph to show first.
    pub fn first(&self) -> Option<usize> {
        let marked = self.marks.first().map(|(paragraph, _)| *paragraph);
        marked.or_else(|| self.paragraphs.first().copied())
    }
}

/// Looks for a citation in a document.
pub fn passage(document: &Document, citation: &Citation) -> Passage {
    let paragraphs = citation
        .at
        .as_ref()
        .map_or_else(Vec::new, |at| document.located(at));
    let (verdict, marks) = match &citation.quote {
        _ if document.held == Held::NotHeld => (Verdict::NotHeld, Vec::new()),
        None => (Verdict::Unquoted, Vec::new()),
        Some(quote) => find(document, citation, quote.raw(), &paragraphs),
    };
    Passage {
        verdict,
        paragraphs,
        marks,
    }
}

/// The pieces of a quote between its ellipses.
fn pieces(quote: &str) -> Vec<&str> {
    const BREAKS: [&str; 5] = ["[…]", "[...]", "(…)", "…", "..."];
    let mut rest = vec![quote];
    for mark in BREAKS {
        rest = rest
            .into_iter()
            .flat_map(|piece| piece.split(mark))
            .collect();
    }
    rest.into_iter()
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect()
}

fn find(
    document: &Document,
    citation: &Citation,
    quote: &str,
    located: &[usize],
) -> (Verdict, Vec<Mark>) {
    let digest = document.held == Held::Digest;
    let everywhere: Vec<usize> = (0..document.paragraphs.len()).collect();
    let here = match located {
        [] => &everywhere[..],
        located => located,
    };
    let found = |places: &[usize]| {
        let hits = search(document, quote, places);
        match digest {
            true => hits
                .into_iter()
                .filter(|marks| marks.iter().all(|mark| is_quoted(document, mark)))
                .collect(),
            false => hits,
        }
    };
    let mut hits = found(here);
    if hits.len() > 1 && (citation.prefix.is_some() || citation.suffix.is_some()) {
        hits.retain(|marks| has_context(document, citation, marks));
    }
    if let Some(marks) = hits.first().cloned() {
        let verdict = match hits.len() {
            _ if digest => Verdict::InDigest,
            1 if is_verbatim(document, quote, &marks) => Verdict::Verbatim,
            1 => Verdict::Normalised,
            _ => Verdict::Ambiguous,
        };
        return (verdict, marks);
    }
    match found(&everywhere).into_iter().next() {
        Some(marks) if digest => (Verdict::InDigest, marks),
        Some(marks) => (Verdict::Moved, marks),
        None if digest => (Verdict::NotHeld, Vec::new()),
        None => (Verdict::Missing, Vec::new()),
    }
}

/// Every place where the pieces of a quote stand in their order, one piece wholly in a paragraph.
fn search(document: &Document, quote: &str, places: &[usize]) -> Vec<Vec<Mark>> {
    let pieces: Vec<String> = pieces(quote)
        .into_iter()
        .map(|piece| QuoteForm::new(piece).text().trim().to_owned())
        .collect();
    let Some((first, rest)) = pieces.split_first() else {
        return Vec::new();
    };
    let forms: Vec<(usize, QuoteForm)> = places
        .iter()
        .map(|&place| (place, QuoteForm::new(&document.paragraphs[place].text)))
        .collect();
    let hits = |piece: &str| -> Vec<Mark> {
        let in_one = |(place, form): &(usize, QuoteForm)| {
            find_all(form, piece)
                .into_iter()
                .map(|range| (*place, range))
                .collect::<Vec<_>>()
        };
        forms.iter().flat_map(in_one).collect()
    };
    let later: Vec<Vec<Mark>> = rest.iter().map(|piece| hits(piece)).collect();
    hits(first)
        .into_iter()
        .filter_map(|start| {
            let mut marks = vec![start];
            for candidates in &later {
                let last = marks.last()?;
                let next = candidates.iter().find(|(place, range)| {
                    *place > last.0 || (*place == last.0 && range.start >= last.1.end)
                })?;
                marks.push(next.clone());
            }
            Some(marks)
        })
        .collect()
}

fn is_verbatim(document: &Document, quote: &str, marks: &[Mark]) -> bool {
    let pieces = pieces(quote);
    pieces.len() == marks.len()
        && pieces.iter().zip(marks).all(|(piece, (place, range))| {
            document.paragraphs[*place].text.get(range.clone()) == Some(piece)
        })
}

/// Whether the words stand between quotation marks in a digest.
fn is_quoted(document: &Document, (place, range): &Mark) -> bool {
    let text = &document.paragraphs[*place].text;
    quoted_phrases(text)
        .iter()
        .any(|phrase| phrase.start <= range.start && range.end <= phrase.end)
}

/// What stands between quotation marks: “…”, "…", «…» or ‘…’.
fn quoted_phrases(text: &str) -> Vec<Range<usize>> {
    let mut phrases = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match open {
            Some((start, close)) if c == close => {
                phrases.push(start..at);
                open = None;
            }
            Some(_) => {}
            None => {
                let close = match c {
                    '“' => '”',
                    '"' => '"',
                    '«' => '»',
                    '‘' => '’',
                    _ => continue,
                };
                open = Some((at + c.len_utf8(), close));
            }
        }
    }
    phrases
}

fn has_context(document: &Document, citation: &Citation, marks: &[Mark]) -> bool {
    let (Some((first, start)), Some((last, end))) = (marks.first(), marks.last()) else {
        return false;
    };
    let form = |text: &str| QuoteForm::new(text).text().trim().to_owned();
    let before = form(&document.paragraphs[*first].text[..start.start]);
    let after = form(&document.paragraphs[*last].text[end.end..]);
    let prefix = citation
        .prefix
        .as_ref()
        .is_none_or(|prefix| before.ends_with(&form(prefix.raw())));
    let suffix = citation
        .suffix
        .as_ref()
        .is_none_or(|suffix| after.starts_with(&form(suffix.raw())));
    prefix && suffix
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::document::Paragraph;

    fn document(held: Held, texts: &[&str]) -> Document {
        let paragraph = |(number, text): (u32, &&str)| Paragraph {
            number: Some(number),
            text: (**text).into(),
            lines: number..=number,
        };
        Document {
            held,
            paragraphs: (1..).zip(texts).map(paragraph).collect(),
            path: None,
            problem: None,
        }
    }

    fn citation(yaml: &str) -> Citation {
        crate::load::yaml::value(&format!("source: a\n{yaml}"))
    }

    fn verdict(held: Held, texts: &[&str], yaml: &str) -> (Verdict, Vec<String>) {
        let document = document(held, texts);
        let passage = passage(&document, &citation(yaml));
        let words = passage
            .marks
            .iter()
            .map(|(place, range)| document.paragraphs[*place].text[range.clone()].to_owned());
        (passage.verdict, words.collect())
    }

    const TEXTS: [&str; 3] = [
        "The clerk wrote “no such  file” twice.",
        "He said no, she said no.",
        "Nothing else – nothing.",
    ];

    #[test]
    fn every_verdict_and_the_words_it_marks() {
        use Verdict::*;
        for (yaml, wanted, marked) in [
            (
                "at: ¶1\nquote: The clerk wrote",
                Verbatim,
                &["The clerk wrote"][..],
            ),
            (
                "at: ¶1\nquote: 'wrote \"no such file\" twice'",
                Normalised,
                &["wrote “no such  file” twice"],
            ),
            (
                "at: ¶3\nquote: else - nothing",
                Normalised,
                &["else – nothing"],
            ),
            ("at: ¶2\nquote: The clerk", Moved, &["The clerk"]),
            ("at: ¶2\nquote: said no", Ambiguous, &["said no"]),
            (
                "at: ¶2\nquote: said no\nprefix: she",
                Verbatim,
                &["said no"],
            ),
            (
                "at: ¶1\nquote: The clerk … twice",
                Verbatim,
                &["The clerk", "twice"],
            ),
            ("at: ¶1\nquote: twice … The clerk", Missing, &[]),
            ("at: ¶1\nquote: The clerks wrote", Missing, &[]),
            ("at: ¶1", Unquoted, &[]),
        ] {
            assert_eq!(
                verdict(Held::Original, &TEXTS, yaml),
                (wanted, marked.iter().map(ToString::to_string).collect()),
                "{yaml}"
            );
        }
    }

    #[test]
    fn the_suffix_picks_the_one_meant() {
        let document = document(Held::Original, &TEXTS);
        let passage = passage(&document, &citation("at: ¶2\nquote: said no\nsuffix: '.'"));
        assert_eq!(
            (passage.verdict, passage.marks),
            (Verdict::Verbatim, vec![(1, 16..23)])
        );
    }

    #[test]
    fn a_digest_vouches_only_for_what_it_quotes() {
        let texts = ["The clerk, who “saw it”, left."];
        assert_eq!(
            verdict(Held::Digest, &texts, "at: ¶1\nquote: saw it"),
            (Verdict::InDigest, vec!["saw it".into()])
        );
        assert_eq!(
            verdict(Held::Digest, &texts, "at: ¶1\nquote: The clerk"),
            (Verdict::NotHeld, vec![])
        );
        assert_eq!(
            verdict(Held::NotHeld, &[], "at: ¶1\nquote: saw it"),
            (Verdict::NotHeld, vec![])
        );
    }
}
