//! Writes a made library as people keep them: cases of a hundred records, with chains of who told whom, replies,
//! numbers, evidence, proceedings with dockets, and the texts that they cite. Benchmarks and figures are taken on it.
//!
//! `cargo run --example library -- --records 10000 --seed 7 DIR` writes the same bytes for the same seed.

mod article;
mod case;
mod random;
mod words;
mod yaml;

use std::{fs, io, path::PathBuf};

use clap::Parser;

use case::{Case, RECORDS};

/// Writes a made library into a folder.
#[derive(Parser)]
struct Options {
    /// How many records, rounded up to whole cases of a hundred.
    #[arg(long, default_value_t = 1000)]
    records: usize,
    /// What chance begins with: another library for another number.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder, which is made where it is not there, and must be empty.
    folder: PathBuf,
}

fn main() -> io::Result<()> {
    let options = Options::parse();
    fs::create_dir_all(&options.folder)?;
    if fs::read_dir(&options.folder)?.next().is_some() {
        let message = format!(
            "{} is not empty: name a new folder",
            options.folder.display()
        );
        return Err(io::Error::other(message));
    }
    let texts = options.folder.join("texts");
    fs::create_dir(&texts)?;
    fs::write(
        options.folder.join("library.yaml"),
        format!(
            "format: 1\ntitle: A made library of seed {}\n",
            options.seed
        ),
    )?;
    for number in 0..options.records.div_ceil(RECORDS) {
        let case = Case::made(options.seed, number);
        fs::write(
            options.folder.join(format!("{}.yaml", case.name)),
            &case.yaml,
        )?;
        for article in &case.articles {
            let file = texts.join(format!("{}-{}.txt", case.name, article.id));
            fs::write(file, article.text())?;
        }
    }
    Ok(())
}
