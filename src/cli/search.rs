//! `casefile search`

use std::{collections::HashSet, ops::Range};

use serde::Serialize;

use super::{
    Failure, Format, Outcome, as_of,
    context::Context,
    options::{Form, OfCase},
    out::Out,
    page::cut_line,
    query::{self, Looked},
    record::{self, NamedJson},
};
use crate::{
    clean_format,
    gather::corpus::{self, Answer, Passage, Shown},
    library::{Index, Library, Scope},
    limits::SEARCHED_BYTES,
    missed::Missed,
    model::{Body, kind::KINDS, record::EvidenceStatus, statement::Room},
    query::Context as Known,
    search::text::{
        self, Asked, Cut, Excerpt, Fields, Gap, Gaps, Searcher, not_read, not_searched,
    },
    sign::{Sign, Tone},
    text::{Clean, clean, clean_line, counted, grouped, pad, width},
};

/// Search the words of every source and every record.
///
/// What is found is grouped by source or record, the best first: a line that names it, then a line for
/// each paragraph that holds the words, with its place. The status is 1 where nothing is found, and 2
/// where a text could not be read or searched.
#[derive(Debug, clap::Args)]
#[command(after_long_help = help())]
pub struct Arguments {
    /// The words, by which words begin: `deport "exact words" -word case:harbour`. Case and accents do
    /// not matter.
    #[arg(required = true)]
    query: Vec<String>,
    #[command(flatten)]
    of: OfCase,
    /// The most paragraphs that are shown in all.
    #[arg(long, value_name = "N", default_value_t = 200)]
    limit: usize,
    /// The most that are shown of one source or record.
    #[arg(long, value_name = "N", default_value_t = 10)]
    each: usize,
    #[command(flatten)]
    form: Form,
}

const JSON: &str = "With --format json: an object with `hits`, `sources` and `records` (how many \
paragraphs hold the words, in how many of each), `found` and `unsearched`. Each of `found` is a record \
with `published` (or null), `held` (or null where it is no source), `hits` and `lines`; a line \
has `at` (the paragraph as a citation names it, or what a record's own text is called on its page), `text` and `marks` (pairs \
of byte offsets in `text`: from, to). Each of `unsearched` has the `key` of a source whose text is not here or \
was not searched, or not whole, and `why`.";

fn help() -> String {
    format!(
        "{JSON} {}\n\n{}\n\n{}",
        record::JSON,
        query::HELP,
        crate::query::plain()
    )
}

/// Columns of an excerpt where no terminal says how many there are.
const COLUMNS: usize = 120;

/// The column of locators: the longest is what a record's own text is called.
const LOCATOR: usize = 13;

/// What was found, as `--format json` shows it.
#[derive(Serialize)]
struct Listed<'u> {
    hits: usize,
    sources: usize,
    records: usize,
    found: Vec<Unit>,
    unsearched: &'u [Unsearched],
}

#[derive(Serialize)]
struct Unit {
    #[serde(flatten)]
    named: NamedJson,
    published: Option<Clean>,
    held: Option<&'static str>,
    hits: usize,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    at: Clean,
    text: Clean,
    marks: Vec<(usize, usize)>,
}

#[derive(Serialize)]
struct Unsearched {
    key: String,
    why: Clean,
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let shown = arguments.form.library(context)?;
    let as_of::Shown {
        library, archive, ..
    } = &shown;
    let scope = arguments.of.scope(library)?;
    let query = query::read(&arguments.query)?;
    if !text::has_words(query.expr()) {
        let message = "A search needs a word that is to be found; `casefile list all QUERY` lists records \
                       without one.";
        return Err(Failure::Wrong(message.into()));
    }
    let looked = Looked::for_quotes(&query, &shown)?;
    let passages = |index, number| looked.passage(index, number);
    let known = Known::new(library)
        .with_passages(&passages)
        .with_marks(looked.marks());
    let fields = Fields::of(query.expr(), &known);
    let corpus = corpus::read(library, archive, None, |_| {});
    let within = within(library, &scope);
    let among = |index: Index| within.as_ref().is_none_or(|within| within.contains(&index));
    let widened = crate::query::widened(query.expr(), library);
    let asked = Asked {
        query: &widened,
        fields: &fields,
        among: &among,
        hits: arguments.limit,
        each: arguments.each,
    };
    let answer = corpus::ask(library, archive, &corpus, &asked, query.text());
    let gaps: Vec<(Index, Gap)> = corpus
        .gaps()
        .into_iter()
        .filter(|(index, _)| among(*index))
        .collect();
    let cut: Vec<(Index, u64)> = corpus.cut().filter(|(index, _)| among(*index)).collect();
    let flawed: Vec<(Index, &str)> = corpus.flawed().filter(|(index, _)| among(*index)).collect();
    match arguments.form.format {
        Format::Text => lines(library, &answer, out)?,
        Format::Json => json(
            library,
            &answer,
            &unsearched(library, &gaps, &cut, &flawed),
            out,
        )?,
    }
    let beyond = archive.limits().of(&SEARCHED_BYTES).beyond();
    let counts = tell(library, &answer, &gaps, &beyond, out);
    tell_cut(library, &cut, out);
    tell_flawed(library, &flawed, out);
    let nothing = answer.found.hits == 0;
    let outcome = match (counts.missed() + (cut.len() + flawed.len()) as u64, nothing) {
        (0, true) => Outcome::Negative,
        (0, false) => Outcome::Fine,
        _ => Outcome::InPart,
    };
    // Of texts that were not searched it is said already.
    let missed = Missed {
        folders: archive.left_out().count() as u64,
        ..Missed::default()
    };
    let outcome = shown.end(outcome, missed, out);
    if nothing && let Some(near) = text::suggestion(&corpus, query.expr()) {
        out.note(&clean_format!("note: Did you mean `{near}`?\n"));
    }
    Ok(outcome)
}

/// The records of a case; none where all are looked at.
fn within(library: &Library, scope: &Scope) -> Option<HashSet<Index>> {
    let Scope::Case(_) = scope else {
        return None;
    };
    let kinds = KINDS.iter();
    let of_kind = kinds.flat_map(|info| library.of_kind(scope, info.kind));
    Some(of_kind.copied().collect())
}

/// How much was found, and what was not searched.
/// `beyond` says of the limit what it is.
fn tell(
    library: &Library,
    answer: &Answer,
    gaps: &[(Index, Gap)],
    beyond: &str,
    out: &mut Out,
) -> Gaps {
    let found = &answer.found;
    if found.hits > 0 {
        let given: usize = answer.shown.iter().map(|shown| shown.lines.len()).sum();
        let part = match given < found.hits {
            true => format!(", {given} of them shown"),
            false => String::new(),
        };
        let summary = text::summary(found.hits, found.sources, found.records);
        out.note(&clean_format!("{summary}{part}.\n"));
    }
    let counts = Gaps::of(gaps.iter().map(|(_, gap)| gap));
    let named = |of: &dyn Fn(&Gap) -> Option<String>| {
        let of_gap = |(index, gap): &(Index, Gap)| {
            let key = &library.at(*index).key;
            of(gap).map(|why| format!("{key}{why}"))
        };
        some_of(&gaps.iter().filter_map(of_gap).collect::<Vec<_>>())
    };
    if let Some(nothing_held) = counts.nothing_held() {
        let names = named(&|gap| (*gap == Gap::NotHeld).then(String::new));
        out.note(&clean_format!("note: {nothing_held}: {names}.\n"));
    }
    if counts.unreadable > 0 {
        let texts = counted(counts.unreadable, "text");
        let names = named(&|gap| match gap {
            Gap::Unreadable(why) => Some(format!(" ({why})")),
            _ => None,
        });
        out.note(&clean_format!(
            "error: {texts} could not be read and searched: {names}.\n"
        ));
    }
    if counts.beyond > 0 {
        let texts = not_searched(counts.beyond);
        out.note(&clean_format!("error: {texts}: {beyond}.\n"));
    }
    counts
}

/// Says of how many lines only the beginning was searched.
fn tell_cut(library: &Library, cut: &[(Index, u64)], out: &mut Out) {
    if let Some(sentence) = Cut::of(cut.iter().map(|(_, lines)| *lines)).sentence() {
        let keys = cut
            .iter()
            .map(|(index, _)| library.at(*index).key.to_string());
        let names = some_of(&keys.collect::<Vec<_>>());
        out.note(&clean_format!("error: {sentence}: {names}.\n"));
    }
}

/// Says which pages could not be read, and so not searched.
fn tell_flawed(library: &Library, flawed: &[(Index, &str)], out: &mut Out) {
    if let Some(sentence) = not_read(flawed.len() as u64) {
        let of = |(index, why): &(Index, &str)| format!("{} ({why})", library.at(*index).key);
        let names = some_of(&flawed.iter().map(of).collect::<Vec<_>>());
        out.note(&clean_format!("error: {sentence}: {names}.\n"));
    }
}

/// The sources that were not searched, or not whole, and why.
fn unsearched(
    library: &Library,
    gaps: &[(Index, Gap)],
    cut: &[(Index, u64)],
    flawed: &[(Index, &str)],
) -> Vec<Unsearched> {
    let told = |index: Index, why: &str| Unsearched {
        key: library.at(index).key.to_string(),
        why: clean_line(why),
    };
    let gaps = gaps.iter().map(|(index, gap)| told(*index, gap.words()));
    let cut = cut
        .iter()
        .filter_map(|(index, lines)| Some(told(*index, &Cut::of([*lines]).words()?)));
    let flawed = flawed.iter().map(|(index, why)| told(*index, why));
    gaps.chain(cut).chain(flawed).collect()
}

/// How many sources without text are named, of each sort.
const NAMED: usize = 5;

/// The first names, and how many more there are.
fn some_of(names: &[String]) -> String {
    let more = names.len().saturating_sub(NAMED);
    let mut shown = names[..names.len() - more].join(", ");
    if more > 0 {
        shown.push_str(&format!(", and {} more", grouped(&more.to_string())));
    }
    shown
}

fn lines(library: &Library, answer: &Answer, out: &mut Out) -> Result<(), Failure> {
    let mut last = 0;
    for (number, shown) in answer.shown.iter().enumerate() {
        // Headings alone stand close together.
        let below = shown.parts().1.len();
        if number > 0 && (last > 0 || below > 0) {
            out.text(&"\n".into())?;
        }
        last = below;
        heading(library, shown, out)?;
        for passage in shown.parts().1 {
            line(passage, out)?;
        }
        let more = shown.count.saturating_sub(shown.lines.len());
        if more > 0 {
            let text = clean_format!("  and {more} more here");
            out.toned(&text, 0..text.len(), Tone::Dim)?;
            out.text(&"\n".into())?;
        }
    }
    Ok(())
}

/// A text that is put together of parts, each in its tone.
#[derive(Default)]
struct Toned {
    text: Clean,
    tones: Vec<(Range<usize>, Tone)>,
}

impl Toned {
    fn add(&mut self, text: &Clean, tone: Tone) {
        let from = self.text.len();
        self.text.push(text);
        self.tones.push((from..self.text.len(), tone));
    }

    /// The words that were found in a tone of their own, the others in this.
    fn add_marked(&mut self, excerpt: &Excerpt, tone: Tone) {
        let part = |range: Range<usize>| clean(excerpt.text.get(range).unwrap_or(""));
        let mut at = 0;
        for mark in &excerpt.marks {
            self.add(&part(at..mark.start), tone);
            self.add(&part(mark.clone()), Tone::Good);
            at = mark.end;
        }
        self.add(&part(at..excerpt.text.len()), tone);
    }
}

/// `Title — Publisher, date  (working copy)  visit/gazette`
fn heading(library: &Library, shown: &Shown, out: &mut Out) -> Result<(), Failure> {
    let mut toned = Toned::default();
    if let Some(record) = library.get(&shown.key) {
        if !matches!(record.body, Body::Source(_)) {
            toned.add(&clean_format!("{}: ", record.kind().info().one), Tone::Dim);
        }
        match shown.parts().0 {
            Some(label) => {
                toned.add(&label.before, Tone::Plain);
                toned.add_marked(&label.excerpt, Tone::Strong);
            }
            None => toned.add(&library.label_in(record, Room::PAGE), Tone::Strong),
        }
        if let Some(published) = record.published_behind(&library.label_in(record, Room::PAGE)) {
            let dash = if out.look.ascii { "-" } else { "—" };
            toned.add(&clean_format!(" {dash} {published}"), Tone::Plain);
        }
    }
    let is_missing = library
        .index(&shown.key)
        .is_some_and(|index| library.is_said_to_be_missing(index));
    if is_missing {
        let sign = Sign::from(EvidenceStatus::SaidToBeMissing);
        toned.add(&"  ".into(), Tone::Plain);
        toned.add(&out.look.sign(sign), sign.tone);
    }
    if let Some(held) = shown.held {
        let sign = Sign::from(held);
        toned.add(&"  ".into(), Tone::Plain);
        toned.add(&out.look.sign(sign), sign.tone);
    }
    toned.add(&clean_format!("  {}", shown.key), Tone::Dim);
    cut_line(&toned.text, &toned.tones, out)
}

/// `  ¶12  … words …`, with the words that were found set off.
fn line(passage: &Passage, out: &mut Out) -> Result<(), Failure> {
    let at = match out.look.ascii {
        true => passage.at.replace('¶', "#"),
        false => passage.at.clone(),
    };
    let mut toned = Toned::default();
    toned.add(&clean_format!("  {} ", pad(&at, LOCATOR)), Tone::Dim);
    toned.add(&passage.before, Tone::Plain);
    let columns = out.look.width.unwrap_or(COLUMNS);
    let excerpt = passage
        .excerpt
        .cut(columns.saturating_sub(width(&toned.text)).max(LOCATOR));
    toned.add_marked(&excerpt, Tone::Plain);
    cut_line(&toned.text, &toned.tones, out)
}

/// Where the words that were found are in a line, who says it before them included.
fn marks(passage: &Passage) -> Vec<(usize, usize)> {
    let before = passage.before.len();
    let marks = passage.excerpt.marks.iter();
    marks
        .map(|mark| (before + mark.start, before + mark.end))
        .collect()
}

fn json(
    library: &Library,
    answer: &Answer,
    unsearched: &[Unsearched],
    out: &mut Out,
) -> Result<(), Failure> {
    let unit = |shown: &Shown| {
        let index = library.index(&shown.key)?;
        let record = library.at(index);
        let line = |passage: &Passage| Line {
            at: clean_line(&passage.at),
            text: clean_format!("{}{}", passage.before, passage.excerpt.text),
            marks: marks(passage),
        };
        Some(Unit {
            named: NamedJson::of(library, index),
            published: record.published(),
            held: shown.held.map(|held| held.words()),
            hits: shown.count,
            lines: shown.lines.iter().map(line).collect(),
        })
    };
    out.json(&Listed {
        hits: answer.found.hits,
        sources: answer.found.sources,
        records: answer.found.records,
        found: answer.shown.iter().filter_map(unit).collect(),
        unsearched,
    })
}
