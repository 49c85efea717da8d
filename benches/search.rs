//! What full text costs: reading 5,000 documents of 100 MB in all, and asking them.
//!
//! The library is made up: words of a vocabulary as skewed as that of prose, with accents, in paragraphs.
//! With CASEFILE_BENCH_LIBRARY it is made in that folder and stays there, so that other programs can be
//! asked the same.

use std::{fmt::Write, fs, path::Path, process::ExitCode, time::Duration};

use casefile::{
    document::Archive,
    gather::corpus,
    library::Library,
    load,
    query::{Expr, Term, TextTerm, What},
    search::text::{Asked, Corpus, Fields, Searcher, Sought},
};
use criterion::Criterion;

const CASES: usize = 10;
const DOCUMENTS: usize = 5_000;
const BYTES: usize = 20_000;
const FOLDER: &str = "CASEFILE_BENCH_LIBRARY";

fn main() -> ExitCode {
    let own = tempfile::tempdir().expect("a folder for the generated library");
    let named = std::env::var_os(FOLDER);
    let folder = named.as_ref().map_or(own.path(), Path::new);
    if !folder.join("case-0.yaml").exists() {
        generate(folder);
    }
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    let (parsed, diagnostics) = load::read(folder).expect("the generated library");
    let library = Library::link(parsed, diagnostics);
    criterion.bench_function("read", |bencher| {
        bencher.iter(|| corpus::read(&library, &Archive::default(), None, |_| {}));
    });
    let corpus = corpus::read(&library, &Archive::default(), None, |_| {});
    criterion.bench_function("read again", |bencher| {
        bencher.iter(|| corpus::read(&library, &Archive::default(), Some(&corpus), |_| {}));
    });
    queries(&mut criterion, &library, &corpus);
    criterion.final_summary();
    ExitCode::SUCCESS
}

fn queries(criterion: &mut Criterion, library: &Library, corpus: &Corpus) {
    let begun = |word: &str| text(TextTerm::Begun(word.into()));
    let whole = |words: &str| text(TextTerm::Whole(words.into()));
    let common = folded_word(0);
    for (name, query) in [
        ("common word", whole(&common)),
        ("begun common word", begun(&common)),
        ("rare word", begun("zeppelin")),
        ("no word", begun("quarrelsome")),
        ("phrase", whole("the quiet zeppelin")),
        ("one letter", begun("t")),
        (
            "boolean",
            Expr::And(vec![
                begun(&folded_word(700)),
                Expr::Or(vec![begun(&folded_word(1_500)), begun("zeppelin")]),
                Expr::Not(Box::new(whole(&folded_word(900)))),
            ]),
        ),
        (
            "near word",
            text(TextTerm::Near {
                word: "zepelin".into(),
                edits: 1,
            }),
        ),
    ] {
        let asked = Asked {
            query: &query,
            fields: &Fields::default(),
            among: &|_| true,
            hits: 200,
            each: 10,
        };
        let found = corpus.search(&asked);
        eprintln!("{name}: {} hits in {} sources", found.hits, found.sources);
        criterion.bench_function(name, |bencher| bencher.iter(|| corpus.search(&asked)));
        let sought = Sought::words(&found.words, "");
        criterion.bench_function(&format!("{name}, shown"), |bencher| {
            bencher.iter(|| corpus::show(library, &Archive::default(), &found, &sought));
        });
    }
}

fn text(term: TextTerm) -> Expr {
    Expr::Term(Term {
        what: What::Text(term),
        range: 0..0,
    })
}

/// Numbers that look random and are always the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    /// A number as frequent as words of that rank are: each decade as likely as the next.
    fn rank(&mut self) -> usize {
        let most = 100_000_f64;
        let place = self.below(1 << 20) as f64 / f64::from(1 << 20);
        most.powf(place) as usize - 1
    }
}

/// The word of that rank, the commonest first: the shorter the commoner.
fn word(rank: usize) -> String {
    const SYLLABLES: [&str; 24] = [
        "ta", "ne", "ri", "só", "lu", "ma", "ni", "ke", "ro", "va", "di", "po", "es", "an", "tor",
        "gué", "ble", "con", "der", "in", "sha", "mor", "tri", "wel",
    ];
    let mut left = rank + 24;
    let mut word = String::new();
    while left > 0 {
        word.push_str(SYLLABLES[left % 24]);
        left /= 24;
    }
    word
}

fn folded_word(rank: usize) -> String {
    casefile::text::fold(&word(rank))
}

fn generate(folder: &Path) {
    let mut numbers = Numbers(0x5EED);
    fs::create_dir_all(folder.join("sources")).expect("a folder");
    for case in 0..CASES {
        let mut yaml = format!("format: 1\ntitle: Case {case}\nsources:\n");
        for source in 0..DOCUMENTS / CASES {
            let file = format!("sources/{case}-{source:04}.txt");
            fs::write(folder.join(&file), document(&mut numbers)).expect("a document");
            let title = word(numbers.rank());
            let _ = writeln!(
                yaml,
                "  s-{source:04}:\n    title: The {title}\n    text: {file}"
            );
        }
        fs::write(folder.join(format!("case-{case}.yaml")), yaml).expect("a case file");
    }
}

fn document(numbers: &mut Numbers) -> String {
    let mut text = String::new();
    while text.len() < BYTES {
        for _ in 0..12 + numbers.below(120) {
            match numbers.below(400_000) {
                0 => text.push_str("the quiet zeppelin"),
                _ => text.push_str(&word(numbers.rank())),
            }
            text.push_str(match numbers.below(12) {
                0 => ", ",
                1 => ". ",
                _ => " ",
            });
        }
        text.push_str("\n\n");
    }
    text
}
