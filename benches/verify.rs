//! What it costs to check quotes: one in a large source, and those of a large library.

use std::time::Duration;

use casefile::{
    document::{Document, Held, Paragraph},
    model::Citation,
    verify::{Memo, Passage, passage, verify_all},
};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

/// Numbers below a bound, the same for the same seed.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

/// Two thousand words of one to four syllables, the short ones first.
fn words_of_a_language() -> Vec<String> {
    const SYLLABLES: [&str; 24] = [
        "a", "the", "in", "to", "er", "on", "re", "sta", "ment", "ing", "ly", "con", "de", "pro",
        "ver", "al", "is", "ti", "cal", "men", "or", "ñe", "les", "gue",
    ];
    let mut random = Random::new(7);
    let word = |number: usize| -> String {
        let syllables = 1 + number.min(1999).ilog2() as usize / 3;
        let mut syllable = || SYLLABLES[random.below(SYLLABLES.len())];
        (0..syllables).map(|_| syllable()).collect()
    };
    (1..=2000).map(word).collect()
}

/// Paragraphs of made-up sentences in which, as in a language, few words are frequent.
fn paragraphs(seed: u64, bytes: usize, language: &[String]) -> Vec<Paragraph> {
    let mut random = Random::new(seed);
    let mut all = Vec::new();
    let mut made = 0;
    while made < bytes {
        let count = 60 + random.below(60);
        let mut word = || {
            let bound = 1 + random.below(language.len());
            let bound = 1 + random.below(bound);
            language[random.below(bound)].as_str()
        };
        let words: Vec<&str> = (0..count).map(|_| word()).collect();
        let text = format!("“{}.”", words.join(" "));
        let number = all.len() as u32 + 1;
        made += text.len() + 1;
        all.push(Paragraph {
            number: Some(number),
            on_page: None,
            text: text.into(),
            lines: number..=number,
            spans: Box::default(),
            is_beside: false,
            size: None,
        });
    }
    all
}

fn citation(at: usize, quote: &str) -> Citation {
    // Only the reader of case files makes citations, since each value knows its place.
    let yaml = format!(
        "format: 1\ntitle: T\nsources: {{a: {{title: A}}}}\nevents:\n  e:\n    title: E\n    cites:\n      - source: a\n        at: ¶{at}\n        quote: '{quote}'\n"
    );
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("c.yaml");
    std::fs::write(&path, yaml).expect("a case file");
    let (parsed, _) = casefile::load::read(&path).expect("the case");
    let mut citations = parsed
        .records
        .iter()
        .flat_map(|record| record.body.all_citations());
    citations.next().expect("a citation").clone()
}

/// The words of a paragraph from one on.
fn words(paragraph: &Paragraph, from: usize, count: usize) -> Vec<String> {
    let words = paragraph.text.split(' ').skip(from).take(count);
    words.map(str::to_owned).collect()
}

/// A quote that stands there but for one word.
fn altered(paragraph: &Paragraph, from: usize, count: usize) -> String {
    let mut words = words(paragraph, from, count);
    words[count / 2] = "whenever".into();
    words.join(" ")
}

fn one_quote(criterion: &mut Criterion) {
    let document = Document::new(
        Held::Original,
        paragraphs(1, 1 << 20, &words_of_a_language()),
    );
    let count = document.paragraphs.len();
    let far = &document.paragraphs[count - 3];
    // Cited at the first paragraph, so the whole source is looked through.
    let cases = [
        ("moved, 60 bytes", words(far, 9, 10).join(" "), "moved"),
        ("altered, 60 bytes", altered(far, 9, 10), "altered"),
        ("altered, 120 bytes", altered(far, 9, 20), "altered"),
        ("altered, 300 bytes", altered(far, 9, 50), "altered"),
        ("missing, 20 bytes", "nobody could see it".into(), "missing"),
        (
            "missing, 60 bytes",
            "so it rained on each of those long and empty summer evenings".into(),
            "missing",
        ),
        (
            "missing, 300 bytes",
            "so it rained on each of those long and empty summer evenings ".repeat(5),
            "missing",
        ),
    ];
    let mut group = criterion.benchmark_group("one quote in 1 MB");
    group.bench_function("the source made ready", |bencher| {
        bencher.iter_batched(
            || Document::new(Held::Original, document.paragraphs.clone()),
            |document| document.forms().text().len(),
            BatchSize::LargeInput,
        );
    });
    for (name, quote, verdict) in cases {
        let citation = citation(1, &quote);
        let found = passage(&document, &citation);
        assert_eq!(found.verdict.words(), verdict, "{name}: {found:?}");
        group.bench_function(name, |bencher| {
            bencher.iter(|| passage(&document, &citation))
        });
    }
    group.finish();
}

fn many_quotes(criterion: &mut Criterion) {
    const SOURCES: usize = 1000;
    const EACH: usize = 10;
    let language = words_of_a_language();
    let texts: Vec<Vec<Paragraph>> = (0..SOURCES)
        .map(|number| paragraphs(number as u64 + 1, 20 << 10, &language))
        .collect();
    // Of each source eight quotes stand where they are cited, one moved, one differs by a word; of
    // every second, one is not there instead.
    let yaml: String = texts
        .iter()
        .enumerate()
        .fold(String::new(), |mut yaml, (source, text)| {
            for number in 0..EACH {
                let paragraph = number + 2;
                let quote = match number {
                    9 if source % 2 == 0 => altered(&text[paragraph], 9, 14),
                    9 => "so it rained on each of those long and empty evenings".into(),
                    _ => words(&text[paragraph], 9, 12).join(" "),
                };
                let at = if number == 8 { 1 } else { paragraph + 1 };
                yaml.push_str(&format!(
                    "      - source: a\n        at: ¶{at}\n        quote: '{quote}'\n"
                ));
            }
            yaml
        });
    let head =
        "format: 1\ntitle: T\nsources: {a: {title: A}}\nevents:\n  e:\n    title: E\n    cites:\n";
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("c.yaml");
    std::fs::write(&path, format!("{head}{yaml}")).expect("a case file");
    let (parsed, _) = casefile::load::read(&path).expect("the case");
    let citations: Vec<Citation> = parsed
        .records
        .iter()
        .flat_map(|record| record.body.all_citations())
        .cloned()
        .collect();
    assert_eq!(citations.len(), SOURCES * EACH);
    let fresh = || -> Vec<Document> {
        let texts = texts.iter().cloned();
        texts
            .map(|text| Document::new(Held::Original, text))
            .collect()
    };
    let verify = |documents: &[Document], memo: &mut Memo| {
        let pairs: Vec<(&Document, &Citation)> = citations
            .iter()
            .enumerate()
            .map(|(number, citation)| (&documents[number / EACH], citation))
            .collect();
        verify_all(&pairs, memo)
    };
    let (documents, mut memo) = (fresh(), Memo::default());
    let found = verify(&documents, &mut memo);
    for (verdict, wanted) in [
        ("verbatim", 8000),
        ("moved", 1000),
        ("altered", 500),
        ("missing", 500),
    ] {
        let is_so = |passage: &&std::sync::Arc<Passage>| passage.verdict.words() == verdict;
        assert_eq!(found.iter().filter(is_so).count(), wanted, "{verdict}");
    }
    let mut group = criterion.benchmark_group("10,000 quotes in 1,000 sources of 20 KB");
    group.bench_function("from nothing", |bencher| {
        bencher.iter_batched(
            || (fresh(), Memo::default()),
            |(documents, mut memo)| {
                let found = verify(&documents, &mut memo);
                (documents, memo, found)
            },
            BatchSize::PerIteration,
        );
    });
    let known = memo.len();
    group.bench_function("again, read anew", |bencher| {
        bencher.iter_batched(
            fresh,
            |documents| {
                let found = verify(&documents, &mut memo);
                (documents, found)
            },
            BatchSize::PerIteration,
        );
    });
    group.bench_function("again", |bencher| {
        bencher.iter(|| verify(&documents, &mut memo))
    });
    assert_eq!(memo.len(), known, "nothing was verified twice");
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3));
    targets = one_quote, many_quotes
}
criterion_main!(benches);
