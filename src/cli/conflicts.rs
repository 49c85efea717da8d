//! `casefile conflicts`

use serde::Serialize;

use super::{
    Failure, Format, Outcome,
    context::{Context, key, keys, scope},
    options::Form,
    out::Out,
    page,
    record::{self, NamedJson},
};
use crate::{
    analysis::{
        conflicts::{self, Apart, Conflicts, Count, State, Subject},
        questions::{Asked, questions},
    },
    library::Library,
    load::Missed,
    sheet::{self, Piece, Sheet},
    text::{Clean, clean_line},
};

/// Print the numbers beside one another: which cannot hold together, which are of the same count, and
/// which only look alike, and why.
///
/// Two numbers are of the same count where unit and `of` are the same. The open questions whose
/// answers would move most standings come last.
#[derive(Debug, clap::Args)]
#[command(after_long_help = help())]
pub struct Arguments {
    /// Only the numbers of this case.
    case: Option<String>,
    #[command(flatten)]
    form: Form,
}

const JSON: &str = "With --format json: an object with `subjects` (objects with `unit`, `of` and \
`counts`; a count has `words`, `value`, `bound`, `as_of` and `records`), `conflicts` (objects with \
`subject` and two `counts`, by their places from 0, `state` (open, explained or resolved) and `by`, \
the keys of the allegations whose relations say so), `apart` (objects with two `subjects`, \
`other_unit`, `shared`, `only_left` and `only_right`) and `questions` (objects with `key`, `settles` \
and `moves`). The `records` of a count are the whole records.";

fn help() -> String {
    format!("{JSON} {}", record::JSON)
}

#[derive(Serialize)]
struct Shown {
    subjects: Vec<ShownSubject>,
    conflicts: Vec<ShownClash>,
    apart: Vec<ShownApart>,
    questions: Vec<ShownAsked>,
}

#[derive(Serialize)]
struct ShownSubject {
    unit: Option<Clean>,
    of: Option<Clean>,
    counts: Vec<ShownCount>,
}

#[derive(Serialize)]
struct ShownCount {
    words: String,
    value: Vec<f64>,
    bound: &'static str,
    as_of: Option<String>,
    records: Vec<NamedJson>,
}

#[derive(Serialize)]
struct ShownClash {
    subject: usize,
    counts: [usize; 2],
    state: &'static str,
    by: Vec<String>,
}

#[derive(Serialize)]
struct ShownApart {
    subjects: [usize; 2],
    other_unit: bool,
    shared: Vec<Clean>,
    only_left: Vec<Clean>,
    only_right: Vec<Clean>,
}

#[derive(Serialize)]
struct ShownAsked {
    key: String,
    settles: Vec<String>,
    moves: Vec<String>,
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let view = arguments.form.library(context)?;
    let library = &view.library;
    let scope = scope(library, arguments.case.as_deref())?;
    let found = conflicts::conflicts(library, &scope);
    match arguments.form.format {
        Format::Json => out.json(&shown(library, &found, &questions(library, &scope)))?,
        Format::Text => page::page(&Sheet::conflicts(library, &scope), out)?,
    }
    let outcome = match found.subjects.is_empty() {
        true => Outcome::Negative,
        false => Outcome::Fine,
    };
    Ok(view.end(outcome, Missed::default(), out))
}

fn shown(library: &Library, found: &Conflicts<'_>, asked: &[Asked]) -> Shown {
    let conflicts = found.clashes.iter().map(|clash| ShownClash {
        subject: clash.left.0,
        counts: [clash.left.1, clash.right.1],
        state: clash.state.word(),
        by: match &clash.state {
            State::Open => Vec::new(),
            State::Explained(relations) | State::Resolved(relations) => relations
                .iter()
                .map(|(holder, _)| key(library, *holder))
                .collect(),
        },
    });
    let asked = asked.iter().map(|asked| ShownAsked {
        key: key(library, asked.question),
        settles: keys(library, &asked.settles),
        moves: keys(library, &asked.moves),
    });
    Shown {
        subjects: found
            .subjects
            .iter()
            .map(|one| subject(library, one))
            .collect(),
        conflicts: conflicts.collect(),
        apart: found.apart.iter().map(apart).collect(),
        questions: asked.collect(),
    }
}

fn subject(library: &Library, subject: &Subject<'_>) -> ShownSubject {
    let count = |count: &Count<'_>| {
        let measure = count.measure;
        let words = sheet::measure_words(measure);
        ShownCount {
            words: words
                .iter()
                .map(|piece: &Piece| piece.words().to_string())
                .collect(),
            value: measure.numbers(),
            bound: measure.bound().word(),
            as_of: measure.as_of.as_ref().map(|date| date.text().to_owned()),
            records: NamedJson::all(library, &count.holders),
        }
    };
    ShownSubject {
        unit: subject.measure.unit.as_ref().map(|unit| unit.clean()),
        of: subject.measure.of.as_ref().map(|of| of.clean()),
        counts: subject.counts.iter().map(count).collect(),
    }
}

fn apart(pair: &Apart) -> ShownApart {
    let cleaned = |words: &[String]| words.iter().map(|word| clean_line(word)).collect();
    ShownApart {
        subjects: [pair.left, pair.right],
        other_unit: pair.other_unit,
        shared: cleaned(&pair.shared),
        only_left: cleaned(&pair.only_left),
        only_right: cleaned(&pair.only_right),
    }
}
