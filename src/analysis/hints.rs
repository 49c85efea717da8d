//! Sources that say the same in the same words, though no record says that one has it from the other.
//!
//! A long run of words in common is no proof: both may quote the same speech. It is a reason to look.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
    ops::Range,
};

use super::origins::FARTHEST;
use crate::{
    library::{Index, Library},
    model::Role,
    text::Folded,
};

/// From how many words on a run in common is worth a look.
pub const RUN: usize = 12;

/// In how many texts a run may stand: what stands in more is a notice or a formula.
const MOST_TEXTS: usize = 16;

/// A run of words that two sources share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub left: Index,
    pub right: Index,
    /// How many words it has.
    pub words: usize,
    /// Where it stands in the left text, in bytes.
    pub in_left: Range<usize>,
    /// Where it stands in the right text, in bytes.
    pub in_right: Range<usize>,
}

/// The pairs of these sources whose texts share a run of [`RUN`] words or more and of which the
/// library records no link: neither has it from the other, nor both from a third. Each pair once,
/// with its longest run; the longest runs first. Case, accents and punctuation do not matter. Takes
/// time in proportion to the texts.
pub fn hints(library: &Library, texts: &[(Index, &str)]) -> Vec<Hint> {
    let worded: Vec<Worded> = texts.iter().map(|(_, text)| Worded::new(text)).collect();
    let mut standing: HashMap<u64, Vec<(usize, usize)>> = HashMap::new();
    for (number, text) in worded.iter().enumerate() {
        for (start, run) in text.words.windows(RUN).enumerate() {
            let places = standing.entry(hash(run)).or_default();
            // Once a text, and in one text more than is looked at, so that it is known to be a formula.
            let is_new = places.last().is_none_or(|(last, _)| *last != number);
            if is_new && places.len() <= MOST_TEXTS {
                places.push((number, start));
            }
        }
    }
    standing.retain(|_, places| (2..=MOST_TEXTS).contains(&places.len()));
    let from = relays(library);
    let mut hints = Vec::new();
    for (right, text) in worded.iter().enumerate() {
        for (left, run) in runs(&worded, right, &standing) {
            let (one, other) = (texts[left].0, texts[right].0);
            if one != other && !is_linked(&from, one, other) {
                hints.push(Hint {
                    left: one,
                    right: other,
                    words: run.words,
                    in_left: worded[left].bytes(run.in_left, run.words),
                    in_right: text.bytes(run.in_right, run.words),
                });
            }
        }
    }
    hints.sort_by_key(|hint| (Reverse(hint.words), hint.left, hint.right));
    hints
}

/// A text as its words.
struct Worded {
    /// A number for each, the same for the same word.
    words: Vec<u64>,
    /// Where each stands in the text.
    places: Vec<Range<usize>>,
}

impl Worded {
    fn new(text: &str) -> Self {
        let folded = Folded::new(text);
        let (mut words, mut places) = (Vec::new(), Vec::new());
        let mut at = 0;
        for part in folded.text().split(|c: char| !c.is_alphanumeric()) {
            if !part.is_empty() {
                words.push(hash(part));
                places.push(folded.original(at..at + part.len()));
            }
            // The character between two parts is of any length.
            at += part.len();
            at += folded.text()[at..].chars().next().map_or(0, char::len_utf8);
        }
        Self { words, places }
    }

    fn bytes(&self, start: usize, words: usize) -> Range<usize> {
        self.places[start].start..self.places[start + words - 1].end
    }
}

fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// A run, by the numbers of its first word in each text.
#[derive(Clone, Copy)]
struct Run {
    words: usize,
    in_left: usize,
    in_right: usize,
}

/// The longest run that each earlier text shares with a text. Runs are looked for from its beginning
/// on, and each begins after the one before it.
fn runs(
    texts: &[Worded],
    right: usize,
    standing: &HashMap<u64, Vec<(usize, usize)>>,
) -> Vec<(usize, Run)> {
    let words = &texts[right].words;
    let mut longest: HashMap<usize, Run> = HashMap::new();
    let mut taken: HashMap<usize, usize> = HashMap::new();
    for (in_right, run) in words.windows(RUN).enumerate() {
        let places = standing.get(&hash(run)).into_iter().flatten();
        for &(left, in_left) in places.take_while(|(left, _)| *left < right) {
            if taken.get(&left).is_some_and(|taken| in_right < *taken) {
                continue;
            }
            let both = texts[left].words[in_left..].iter().zip(&words[in_right..]);
            let run = Run {
                words: both.take_while(|(one, other)| one == other).count(),
                in_left,
                in_right,
            };
            taken.insert(left, in_right + run.words);
            let known = longest.entry(left).or_insert(run);
            if run.words > known.words {
                *known = run;
            }
        }
    }
    let longest = longest.into_iter();
    longest.filter(|(_, run)| run.words >= RUN).collect()
}

/// From whom each source has anything, by all that the library says.
fn relays(library: &Library) -> HashMap<Index, HashSet<Index>> {
    let mut from: HashMap<Index, HashSet<Index>> = HashMap::new();
    for index in library.indices() {
        let record = library.at(index);
        let names = record.names.iter();
        let rests_on = names.filter(|(role, _)| *role == Role::RestsOn);
        let rests_on = rests_on.map(|(_, below)| (index, *below));
        let case = record.key.case();
        let mut pairs: Vec<(Index, Index)> = rests_on.collect();
        for citation in record.body.all_citations() {
            let chain = std::iter::once(&citation.source).chain(&citation.via);
            let chain: Vec<_> = chain.filter_map(|one| library.resolve(case, one)).collect();
            pairs.extend(chain.windows(2).map(|pair| (pair[0], pair[1])));
        }
        for (source, below) in pairs {
            from.entry(source).or_default().insert(below);
        }
    }
    from
}

/// Whether two sources have something from one another, or from the same third.
fn is_linked(from: &HashMap<Index, HashSet<Index>>, one: Index, other: Index) -> bool {
    let upstream = |source: Index| {
        let mut seen = HashSet::from([source]);
        let mut open = vec![source];
        while let Some(source) = open.pop() {
            for below in from.get(&source).into_iter().flatten() {
                if seen.len() < FARTHEST && seen.insert(*below) {
                    open.push(*below);
                }
            }
        }
        seen
    };
    !upstream(one).is_disjoint(&upstream(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::library;

    const SOURCES: &str = "
sources:
  a: {title: A}
  b: {title: B}
  c: {title: C, rests_on: a}
";

    const SPEECH: &str =
        "the harbour was closed for nine days and nobody was told why until the tenth";

    /// The pairs that these texts of a, b and c give, with the words of the left text.
    fn found(texts: [&str; 3]) -> Vec<(String, usize, String)> {
        let library = library(SOURCES);
        let source = |id: &str| library.index(&library.find(id).unwrap().key).unwrap();
        let texts: Vec<_> = ["a", "b", "c"].map(source).into_iter().zip(texts).collect();
        let named = |index: Index| library.at(index).key.id().as_str().to_owned();
        hints(&library, &texts)
            .into_iter()
            .map(|hint| {
                let text = |index: Index| texts.iter().find(|(one, _)| *one == index).unwrap().1;
                assert_eq!(
                    text(hint.left)[hint.in_left.clone()].to_lowercase(),
                    text(hint.right)[hint.in_right].to_lowercase()
                );
                let pair = named(hint.left) + &named(hint.right);
                (pair, hint.words, text(hint.left)[hint.in_left].to_owned())
            })
            .collect()
    }

    #[test]
    fn a_long_run_in_common_is_named_with_its_place() {
        let (one, other) = (
            format!("«Él», they say: {SPEECH}. End."),
            SPEECH.to_uppercase(),
        );
        assert_eq!(
            found([&one, &other, ""]),
            [("ab".to_owned(), 15, SPEECH.to_owned())]
        );
    }

    #[test]
    fn a_recorded_link_is_no_news() {
        assert_eq!(found([SPEECH, "", SPEECH]), []);
        // b and c are not linked with one another.
        assert_eq!(found(["", SPEECH, SPEECH])[0].0, "bc");
    }

    #[test]
    fn eleven_words_are_too_few_and_one_other_word_breaks_a_run() {
        let words: Vec<&str> = SPEECH.split(' ').collect();
        assert_eq!(found([SPEECH, &words[..RUN - 1].join(" "), ""]), []);
        assert_eq!(found([SPEECH, &words[..RUN].join(" "), ""])[0].1, RUN);
        assert_eq!(
            found([SPEECH, &SPEECH.replace("nobody", "everybody"), ""]),
            []
        );
    }

    #[test]
    fn the_same_word_over_and_over_takes_no_time() {
        let text = "no ".repeat(300_000);
        let start = std::time::Instant::now();
        assert_eq!(found([&text, &text, ""])[0].1, 300_000);
        assert!(start.elapsed() < std::time::Duration::from_secs(20));
    }
}
