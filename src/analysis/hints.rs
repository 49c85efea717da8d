//! Sources that say the same in the same words, though no record says that one has it from the other.
//!
//! A long run of words in common is no proof: both may quote the same speech. It is a reason to look.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
    ops::Range,
};

use rayon::prelude::*;

use crate::{
    library::{Index, Library},
    limits::FOLLOWED,
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
    /// The run as it stands in the left text.
    pub text: String,
}

/// The pairs of these sources whose texts share a run of [`RUN`] words or more and of which the
/// library records no link: neither has it from the other, nor both from a third. Each pair once,
/// with its longest run; the longest runs first. Case, accents and punctuation do not matter. Takes
/// time in proportion to the texts.
pub fn hints(library: &Library, texts: &[(Index, Words)]) -> Vec<Hint> {
    let standing = Standing::of(texts);
    let from = relays(library);
    let mut hints = Vec::new();
    for right in 0..texts.len() {
        for (left, run) in runs(texts, right, &standing) {
            let ((one, text), (other, _)) = (&texts[left], &texts[right]);
            if one != other && !is_linked(&from, *one, *other) {
                hints.push(Hint {
                    left: *one,
                    right: *other,
                    words: run.words,
                    text: text.text[text.bytes(run.in_left, run.words)].to_owned(),
                });
            }
        }
    }
    hints.sort_by_key(|hint| (Reverse(hint.words), hint.left, hint.right));
    hints
}

/// A text with its words, ready to be compared.
pub struct Words {
    text: String,
    /// A number for each, the same for the same word.
    words: Vec<u64>,
    /// Where each stands in the text.
    places: Vec<Range<u32>>,
}

impl Words {
    /// The words of a text.
    pub fn of(text: String) -> Self {
        let folded = Folded::new(&text);
        let (mut words, mut places) = (Vec::new(), Vec::new());
        let mut at = 0;
        let narrow = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        for part in folded.text().split(|c: char| !c.is_alphanumeric()) {
            if !part.is_empty() {
                let place = folded.original(at..at + part.len());
                words.push(hash(part));
                places.push(narrow(place.start)..narrow(place.end));
            }
            // The character between two parts is of any length.
            at += part.len();
            at += folded.text()[at..].chars().next().map_or(0, char::len_utf8);
        }
        words.shrink_to_fit();
        places.shrink_to_fit();
        drop(folded);
        Self {
            text,
            words,
            places,
        }
    }

    /// The length of the text in bytes.
    pub fn bytes_in_all(&self) -> u64 {
        self.text.len() as u64
    }

    fn bytes(&self, start: usize, words: usize) -> Range<usize> {
        self.places[start].start as usize..self.places[start + words - 1].end as usize
    }
}

/// Runs that stand in several texts and not in too many, by their hash: in which text, and from which word on.
struct Standing(Vec<(u64, u32, u32)>);

impl Standing {
    fn of(texts: &[(Index, Words)]) -> Self {
        let of_text = |(number, (_, text)): (u32, &(Index, Words))| {
            let runs = (0..).zip(text.words.windows(RUN));
            runs.map(|(start, run)| (hash(run), number, start))
                .collect::<Vec<_>>()
        };
        let mut all: Vec<_> = (0..).zip(texts).flat_map(of_text).collect();
        all.par_sort_unstable();
        // Once a text, from the first place on.
        all.dedup_by_key(|(run, text, _)| (*run, *text));
        let mut kept = Vec::new();
        for same in all.chunk_by(|one, other| one.0 == other.0) {
            if (2..=MOST_TEXTS).contains(&same.len()) {
                kept.extend_from_slice(same);
            }
        }
        Self(kept)
    }

    /// The texts in which a run stands, in their order, and from which word on.
    fn places(&self, run: u64) -> impl Iterator<Item = (usize, usize)> + '_ {
        let first = self.0.partition_point(|(hash, ..)| *hash < run);
        let same = self.0[first..]
            .iter()
            .take_while(move |(hash, ..)| *hash == run);
        same.map(|(_, text, start)| (*text as usize, *start as usize))
    }
}

fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// A run, by the number of its first word in the left text.
#[derive(Clone, Copy)]
struct Run {
    words: usize,
    in_left: usize,
}

/// The longest run that each earlier text shares with a text. Runs are looked for from its beginning
/// on, and each begins after the one before it.
fn runs(texts: &[(Index, Words)], right: usize, standing: &Standing) -> Vec<(usize, Run)> {
    let words = &texts[right].1.words;
    let mut longest: HashMap<usize, Run> = HashMap::new();
    let mut taken: HashMap<usize, usize> = HashMap::new();
    for (in_right, run) in words.windows(RUN).enumerate() {
        let places = standing.places(hash(run));
        for (left, in_left) in places.take_while(|(left, _)| *left < right) {
            if taken.get(&left).is_some_and(|taken| in_right < *taken) {
                continue;
            }
            let both = texts[left].1.words[in_left..]
                .iter()
                .zip(&words[in_right..]);
            let run = Run {
                words: both.take_while(|(one, other)| one == other).count(),
                in_left,
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
                if (seen.len() as u64) < FOLLOWED.most && seen.insert(*below) {
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
        let texts = texts.map(|text| Words::of(text.to_owned()));
        let texts: Vec<_> = ["a", "b", "c"].map(source).into_iter().zip(texts).collect();
        let named = |index: Index| library.at(index).key.id().as_str().to_owned();
        let hints = hints(&library, &texts).into_iter();
        hints
            .map(|hint| (named(hint.left) + &named(hint.right), hint.words, hint.text))
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
