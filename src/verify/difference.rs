//! How the words that stand somewhere differ from those that are quoted, and whether the difference
//! can be one of wording only.

use super::{
    exact::{Piece, Quote},
    omitted,
};
use crate::{
    document::{Document, Mark},
    text::{QuoteForm, Step, beside, negations},
};

/// Words of a quote, of what stands in its place, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Words that both have, as they stand in the source.
    Same(Box<str>),
    /// Words that only the quote has.
    Gone(Box<str>),
    /// Words that only the source has.
    Come(Box<str>),
}

/// A quote beside the words that stand in its place, word by word. The texts are raw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference(pub Vec<Change>);

impl Difference {
    /// Whether the quote begins or ends with words that do not stand there and for which nothing else does.
    pub fn is_cut(&self) -> bool {
        let is_gone = |change: Option<&Change>| matches!(change, Some(Change::Gone(_)));
        let is_come = |change: Option<&Change>| matches!(change, Some(Change::Come(_)));
        let mut changes = self.0.iter();
        let (first, second) = (changes.next(), changes.next());
        let mut back = self.0.iter().rev();
        let (last, before) = (back.next(), back.next());
        is_gone(first) && !is_come(second) || is_gone(last) && !is_come(before)
    }
}

/// Why words are not the same as others, however near they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// A number differs.
    Digit,
    /// A negation is gained or lost.
    Negation,
    /// A word is left out that says that something is only alleged, or so in part.
    Limit,
    /// A word differs that is written with a capital.
    Name,
    /// Half a word is quoted that the end of a paragraph parts.
    Half,
    /// Too much differs.
    Far,
}

impl Why {
    /// As a screen says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Digit => "a number differs",
            Self::Negation => "a negation differs",
            Self::Limit => "what limits it is left out",
            Self::Name => "a name differs",
            Self::Half => "half a word is quoted",
            Self::Far => "too much differs",
        }
    }
}

/// A quote beside the words that stand at these marks: those of each piece, one for each paragraph that it runs
/// through.
pub fn of(document: &Document, quote: &Quote<'_>, all: &[Vec<Mark>]) -> Difference {
    let mut changes = Vec::new();
    for (number, (piece, marks)) in quote.pieces.iter().zip(all).enumerate() {
        if number > 0 {
            let before = number.checked_sub(1).and_then(|last| all.get(last)?.last());
            changes.push(left_out(document, before, marks.first()));
        }
        let stands = stands(document, marks);
        let form = QuoteForm::new(&stands);
        // What both have is given as the source has it.
        for step in compare(piece.form.text(), form.text()).steps {
            let (change, raw): (fn(Box<str>) -> Change, _) = match step {
                Step::Same(_, there) => (Change::Same, &stands[form.original(there)]),
                Step::Gone(here) => (Change::Gone, &piece.raw[piece.form.original(here)]),
                Step::Come(there) => (Change::Come, &stands[form.original(there)]),
            };
            changes.push(change(raw.into()));
        }
    }
    Difference(changes)
}

/// Words that are left out and turn what is said are shown where they are no longer, in bytes.
const SHOWN: usize = 120;

/// What is left out between two pieces of a quote.
fn left_out(document: &Document, before: Option<&Mark>, behind: Option<&Mark>) -> Change {
    let shown = || {
        let ((paragraph, words), (other, next)) = (before?, behind?);
        let text = &document.paragraphs.get(*paragraph)?.text;
        let gap = words.end..next.start;
        let is_short = paragraph == other && gap.start <= gap.end && gap.len() <= SHOWN;
        let is_turned = is_short && omitted::turns(text, &gap).is_some();
        text.get(gap).filter(|_| is_turned).map(str::trim)
    };
    match shown() {
        Some(words) => Change::Come(words.into()),
        None => Change::Same("…".into()),
    }
}

/// Why the words that stand at the marks of a piece are not the same as it, if they are not.
pub fn why_not(document: &Document, piece: &Piece<'_>, marks: &[Mark]) -> Option<Why> {
    let form = QuoteForm::new(&stands(document, marks)).text().to_owned();
    compare(piece.form.text(), &form).why()
}

/// The words at these marks, as if no paragraph ended between them.
fn stands(document: &Document, marks: &[Mark]) -> String {
    let words = marks.iter().filter_map(|(paragraph, words)| {
        let paragraph = document.paragraphs.get(*paragraph)?;
        paragraph.text.get(words.clone())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Two texts, in the form for comparing, beside one another.
pub struct Compared<'t> {
    quoted: &'t str,
    stands: &'t str,
    steps: Vec<Step>,
}

/// Compares two texts word by word, so that as many words as can be are the same.
///
/// The time is the product of their numbers of words; whoever calls sees to it that they are few.
pub fn compare<'t>(quoted: &'t str, stands: &'t str) -> Compared<'t> {
    Compared {
        quoted,
        stands,
        steps: beside(quoted, stands),
    }
}

/// How two texts differ at an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Same,
    /// The quote has words there for which nothing stands.
    Cut,
    Other,
}

impl Edge {
    /// By the steps from the edge on.
    fn of(first: Option<&Step>, second: Option<&Step>) -> Self {
        match (first, second) {
            (None | Some(Step::Same(..)), _) => Self::Same,
            (Some(Step::Gone(_)), Some(Step::Same(..)) | None) => Self::Cut,
            _ => Self::Other,
        }
    }
}

impl Compared<'_> {
    /// How many bytes of words the two do not have in common.
    pub fn apart(&self) -> usize {
        let apart = |step: &Step| match step {
            Step::Same(..) => 0,
            Step::Gone(range) | Step::Come(range) => range.len(),
        };
        self.steps.iter().map(apart).sum()
    }

    /// How they differ where they begin, and where they end.
    pub fn edges(&self) -> (Edge, Edge) {
        let mut steps = self.steps.iter();
        let mut back = self.steps.iter().rev();
        (
            Edge::of(steps.next(), steps.next()),
            Edge::of(back.next(), back.next()),
        )
    }

    /// Why they cannot mean the same; none where only the wording differs.
    pub fn why(&self) -> Option<Why> {
        let is_same = |step: &Step| matches!(step, Step::Same(..));
        let hunks = self.steps.split(is_same).map(|hunk| {
            let (mut gone, mut come) = (Vec::new(), Vec::new());
            for step in hunk {
                match step {
                    Step::Same(..) => {}
                    Step::Gone(range) => gone.extend(bare_words(&self.quoted[range.clone()])),
                    Step::Come(range) => come.extend(bare_words(&self.stands[range.clone()])),
                }
            }
            (gone, come)
        });
        // A word that moved past others is gone in one place and come in another: each is told.
        let whys: Vec<Why> = hunks.filter_map(|(gone, come)| why(&gone, &come)).collect();
        [Why::Digit, Why::Negation, Why::Name]
            .into_iter()
            .find(|why| whys.contains(why))
    }
}

/// The words of a text without the punctuation around them.
pub fn bare_words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .flat_map(|word| word.split('-'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

fn why(gone: &[&str], come: &[&str]) -> Option<Why> {
    let numbers = |words: &[&str]| -> Vec<String> {
        let numbers = words.iter().filter(|word| is_number(word));
        numbers.map(|word| word.to_lowercase()).collect()
    };
    let negations = |words: &[&str]| words.iter().map(|word| negations(word)).sum::<usize>();
    if numbers(gone) != numbers(come) {
        Some(Why::Digit)
    } else if negations(gone) != negations(come) || has_opposite(gone, come) {
        Some(Why::Negation)
    } else if has_name_beyond(gone, come) || has_name_beyond(come, gone) {
        Some(Why::Name)
    } else {
        None
    }
}

/// Whether one of the words is a name that is not among the others. A word in another case is no
/// other name: `The` begins a sentence, `the` does not.
fn has_name_beyond(words: &[&str], others: &[&str]) -> bool {
    let plain = |word: &str| name(word).to_lowercase();
    let others: Vec<String> = others.iter().map(|word| plain(word)).collect();
    let mut words = words.iter();
    words.any(|word| word.starts_with(char::is_uppercase) && !others.contains(&plain(word)))
}

/// A name without the ending of its genitive.
fn name(word: &str) -> &str {
    word.strip_suffix("'s").unwrap_or(word)
}

/// Whether a word is a number, in digits or in letters, in English or Spanish. `One` is more often not
/// (`no one`, `one of them`), and where it becomes a number, that is a number.
pub fn is_number(word: &str) -> bool {
    #[rustfmt::skip]
    const NUMBERS: &[&str] = &[
        "zero", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
        "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions",
        "dozen", "dozens", "half", "third", "quarter", "once", "twice", "first", "second",
        "cero", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
        "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho",
        "diecinueve", "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta",
        "noventa", "cien", "ciento", "cientos", "doscientos", "trescientos", "quinientos", "mil",
        "miles", "millón", "millones", "docena", "docenas", "mitad", "tercio", "cuarto", "primero",
        "segundo", "tercero",
    ];
    word.contains(char::is_numeric) || NUMBERS.contains(&&*word.to_lowercase())
}

/// Whether a word on one side is the opposite of a word on the other: `documented`, `undocumented`.
fn has_opposite(gone: &[&str], come: &[&str]) -> bool {
    const PREFIXES: [&str; 8] = ["un", "in", "im", "il", "ir", "dis", "non", "des"];
    let is_opposite = |word: &str, other: &str| {
        let (word, other) = (word.to_lowercase(), other.to_lowercase());
        let mut rests = PREFIXES
            .iter()
            .filter_map(|prefix| word.strip_prefix(prefix));
        rests.any(|rest| rest == other)
    };
    gone.iter().any(|word| {
        let mut others = come.iter();
        others.any(|other| is_opposite(word, other) || is_opposite(other, word))
    })
}
