//! `casefile tellings`

use serde::Serialize;

use super::{
    Failure, Format, Outcome,
    context::{Context, key},
    options::Form,
    out::Out,
    page,
    record::{self, NamedJson},
    show,
};
use crate::{
    analysis::tellings::{self, Beside, Otherwise, Tellings},
    clean_format,
    library::{Index, Library},
    missed::Missed,
    model::Body,
    sheet::{self, Piece, Sheet},
    text::{Clean, clean_line},
};

/// Print one statement as it was told over time, or all that somebody said.
///
/// Two statements are tellings of one where one speaker says both, and a relation says that one repeats, qualifies
/// or contradicts the other, or both have a number of the same count (unit, `of` and category); and those by others
/// who are recorded to repeat one of them. They are in the order in which they were said; those without a date are
/// apart. Of two that follow each other the words that differ are marked as in `casefile diff`; they are the case
/// file's own, and where both quote something, the words quoted. Numbers that grew or shrank are named.
#[derive(Debug, clap::Args)]
#[command(after_long_help = help())]
pub struct Arguments {
    /// The statement, or a person, a body or a source that says some: an id, or `case/id` where several cases have
    /// that id; behind PATH# that of another library.
    #[arg(value_name = "REF")]
    reference: String,
    #[command(flatten)]
    form: Form,
}

const JSON: &str = "With --format json: an object with `tellings` (of a statement one, of a speaker one for each that was told more than \
once: objects with `told`, an array of objects with `record`, `repeats` (others repeat it so), `is_repeated` (what they say repeats it, which is of others), `is_later` (whether it was surely said later than the \
one before), `words` (null, or the file's words, behind who says them, with what is gone since the one before as [-...-] and what has \
come as {+...+}) and `numbers` (objects with `now`, `before`, `of`, the key of the telling that had it, and `way`: grew, shrank or \
null), and `undated`, records) and `once` (records that were told once).";

fn help() -> String {
    format!("{JSON} {}", record::JSON)
}

#[derive(Serialize)]
struct Shown {
    tellings: Vec<ShownTellings>,
    once: Vec<NamedJson>,
}

#[derive(Serialize)]
struct ShownTellings {
    told: Vec<ShownTelling>,
    undated: Vec<NamedJson>,
}

#[derive(Serialize)]
struct ShownTelling {
    record: NamedJson,
    date: String,
    repeats: bool,
    is_repeated: bool,
    is_later: bool,
    words: Option<Clean>,
    numbers: Vec<ShownNumber>,
}

#[derive(Serialize)]
struct ShownNumber {
    now: Clean,
    before: Clean,
    of: String,
    way: Option<&'static str>,
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let (context, reference) = context.of(&arguments.reference)?;
    let view = arguments.form.library(&context)?;
    let library = &view.library;
    let index = show::find(&view, reference)?;
    let Some(sheet) = Sheet::tellings(library, index) else {
        let record = library.at(index);
        let message = clean_format!(
            "`{}` is {}; tellings are of a statement, or of who says some.",
            record.key,
            record.kind().with_article()
        );
        return Err(Failure::Wrong(message));
    };
    let (all, once) = match tellings::of_statement(library, index) {
        Some(of_statement) => (vec![of_statement], Vec::new()),
        None => {
            let found = tellings::of_person(library, index);
            (found.several, found.once)
        }
    };
    match arguments.form.format {
        Format::Json => out.json(&Shown {
            tellings: all.iter().map(|one| shown(library, one)).collect(),
            once: NamedJson::all(library, &once),
        })?,
        Format::Text => page::page(&sheet, out)?,
    }
    let outcome = match all.is_empty() && once.is_empty() {
        true => Outcome::Negative,
        false => Outcome::Fine,
    };
    Ok(view.end(outcome, Missed::default(), out))
}

fn shown(library: &Library, found: &Tellings<'_>) -> ShownTellings {
    let before = found.told.iter().map(|telling| Some(telling.index));
    let before = std::iter::once(None).chain(before);
    let told = found.told.iter().zip(before);
    let told = told.map(|(telling, before)| ShownTelling {
        record: NamedJson::of(library, telling.index),
        date: telling.date.text().to_owned(),
        repeats: found.beside(telling.index) == Some(Beside::Repeats),
        is_repeated: found.beside(telling.index) == Some(Beside::Repeated),
        is_later: telling.is_later,
        words: before.and_then(|before| differing(library, before, telling.index)),
        numbers: telling
            .numbers
            .iter()
            .map(|number| of_number(library, number))
            .collect(),
    });
    ShownTellings {
        told: told.collect(),
        undated: NamedJson::all(library, &found.undated),
    }
}

/// What a telling says behind who says it, with what differs from the one before marked.
fn differing(library: &Library, before: Index, index: Index) -> Option<Clean> {
    let words = |index: Index| match &library.at(index).body {
        Body::Allegation(allegation) => Some(allegation.statement.raw()),
        _ => None,
    };
    let pieces = sheet::between(library, before, index, words(before)?, words(index)?)?;
    Some(joined(&pieces))
}

fn joined(pieces: &[Piece]) -> Clean {
    let words: Vec<Clean> = pieces.iter().map(Piece::words).collect();
    clean_line(&Clean::join(words, ""))
}

fn of_number(library: &Library, number: &Otherwise<'_>) -> ShownNumber {
    let words = |measure| joined(&sheet::measure_words(measure));
    ShownNumber {
        now: words(number.now),
        before: words(number.before),
        of: key(library, number.of),
        way: number.way.map(|way| way.word()),
    }
}
