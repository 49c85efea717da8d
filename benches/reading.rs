//! How long it takes until a cited passage is there: in a document with many pages whose text was read
//! before, in one that is read for the first time, and in a text of a gigabyte.
//!
//! ```sh
//! cargo bench --bench reading
//! ```

use std::{
    fs::{self, File},
    hint::black_box,
    io::{BufWriter, Write},
    path::Path,
};

use casefile::{
    document::{
        Archive, Document,
        foreign::{Cache, Extractor},
    },
    library::{Index, Library, Scope},
    load,
    model::Kind,
    verify::{Verdict, passage},
};
use criterion::Criterion;

const PAGES: usize = 200;
const GIGABYTE: usize = 1_000_000_000;

const CASE: &str = "format: 1
title: Long documents
sources:
  paper: {title: Two hundred pages, text: paper.pdf}
  text: {title: A gigabyte, text: text.txt}
allegations:
  a:
    statement: Said on page three
    by: paper
    cites:
      - {source: paper, at: p. 3, quote: the words that are cited from page 3}
";

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("long.yaml"), CASE).expect("a case");
    fs::write(folder.path().join("paper.pdf"), paper()).expect("a paper");
    write_text(&folder.path().join("text.txt"));
    let (parsed, diagnostics) = load::read(folder.path()).expect("the library");
    let library = Library::link(parsed, diagnostics);
    let sources = library.of_kind(&Scope::Library, Kind::Source);
    let (paper, text) = (sources[0], sources[1]);
    let program = env!("CARGO_BIN_EXE_casefile");
    let reading = |cache| Archive::default().reading_by(Extractor::new(program.into(), cache));
    let kept = reading(Some(Cache::in_folder(folder.path())));
    let anew = reading(None);

    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    open(&library, paper, &kept);
    criterion.bench_function("a passage of 200 pages, read before", |bencher| {
        bencher.iter(|| cited(&library, &open(&library, paper, &kept)));
    });
    criterion.bench_function("a passage of 200 pages, read anew", |bencher| {
        bencher.iter(|| cited(&library, &open(&library, paper, &anew)));
    });
    criterion.bench_function("the last line of a gigabyte", |bencher| {
        bencher.iter(|| {
            let document = open(&library, text, &kept);
            let last = document.paragraph(document.len() - 1);
            assert!(black_box(last).is_some_and(|last| last.text.starts_with("The last")));
        });
    });
    criterion.final_summary();
}

fn open(library: &Library, source: Index, archive: &Archive) -> Document {
    let document = Document::open(library.at(source), archive);
    assert!(document.held.has_text(), "{:?}", document.problem);
    (*document).clone()
}

/// Finds the quoted words.
fn cited(library: &Library, document: &Document) {
    let allegation = library.of_kind(&Scope::Library, Kind::Allegation)[0];
    let citation = library.at(allegation).body.all_citations()[0];
    let found = passage(document, citation);
    assert_eq!(black_box(found).verdict, Verdict::Verbatim);
}

/// Words of a made-up language, the same each time.
fn words(seed: usize, count: usize) -> String {
    let syllables = ["ka", "lo", "mi", "ren", "tu", "sa", "pel", "or", "ven", "i"];
    let mut state = seed as u64 + 1;
    let mut next = |most: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    let word = |next: &mut dyn FnMut(usize) -> usize| -> String {
        (0..1 + next(3)).map(|_| syllables[next(10)]).collect()
    };
    let words: Vec<String> = (0..count).map(|_| word(&mut next)).collect();
    words.join(" ")
}

fn write_text(path: &Path) {
    let block: String = (0..10_000).map(|line| words(line, 16) + "\n").collect();
    let mut file = BufWriter::new(File::create(path).expect("a file"));
    for _ in 0..GIGABYTE / block.len() {
        file.write_all(block.as_bytes())
            .expect("room for a gigabyte");
    }
    file.write_all(b"The last line.\n").expect("room");
}

/// A PDF of plain objects, without compression.
fn paper() -> Vec<u8> {
    let mut objects = vec![String::new(), String::new()];
    objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".into());
    let mut pages = Vec::new();
    for page in 1..=PAGES {
        let mut text = "BT /F1 9 Tf\n".to_owned();
        let mut y = 760;
        for line in 0..40 {
            let said = match line {
                20 => format!("the words that are cited from page {page}"),
                line => words(page * 100 + line, 13),
            };
            text.push_str(&format!("1 0 0 1 50 {y} Tm ({said}) Tj\n"));
            y -= if line % 5 == 4 { 30 } else { 12 };
        }
        text.push_str("ET");
        objects.push(format!(
            "<< /Length {} >>\nstream\n{text}\nendstream",
            text.len()
        ));
        let content = objects.len();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>"
        ));
        pages.push(format!("{} 0 R", objects.len()));
    }
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>".into();
    let kids = pages.join(" ");
    objects[1] = format!("<< /Type /Pages /Count {PAGES} /Kids [{kids}] >>");
    let mut paper = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", paper.len()));
        paper.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let start = paper.len();
    let count = objects.len() + 1;
    paper.push_str(&format!(
        "{table}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    paper.into_bytes()
}
