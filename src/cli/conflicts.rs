//! `casefile conflicts`

use serde::Serialize;

use super::{
    Failure, Outcome,
    context::{Context, key, keys, scope},
    drawing::{Drawing, Form},
    graphic,
    out::Out,
    page,
    record::{self, NamedJson},
};
use crate::{
    analysis::{
        conflicts::{self, Apart, Conflicts, Count, Subject},
        questions::{Asked, questions},
    },
    library::Library,
    missed::Missed,
    model::Measure,
    sheet::{self, Piece, Sheet, conflicts_picture},
    text::{Clean, clean_line},
};

/// Print the numbers beside one another: which cannot hold together, which are of the same count, and
/// which only look alike, and why; and the statements that contradict each other.
///
/// Two numbers are of the same count where unit, `of` and category are the same. All that is counted of one
/// thing is one row, from the lowest to the highest, each number behind who says it. The open questions
/// whose answers would move most standings come last.
#[derive(Debug, clap::Args)]
#[command(after_long_help = help())]
pub struct Arguments {
    /// Only the numbers of this case.
    case: Option<String>,
    #[command(flatten)]
    drawing: Drawing,
}

const JSON: &str = "With --format json: an object with `subjects` (objects with `unit`, `of`, \
`counts` and `own`; a count has `words`, `value`, `bound`, `category`, `as_of` and `records`, and counts are in \
the order of their categories and from the lowest to the highest; of a range of the file's own there are \
`case`, `words`, `value`, `bound`, `category` and `because`), `conflicts` (an object for each count of one thing, with \
`subject` and its `counts` that cannot hold together, by their places from 0, `state` (open, explained or \
resolved) and `by`, the keys of the allegations whose relations say so), `contradictions` (objects with `from` and `to`, the \
keys of two allegations, `relation`, whether `from` says that it contradicts `to`, and `counts`, whether they count \
otherwise), `apart` (objects with two `subjects`, `country_not_said`, `shared`, `only_left` and `only_right`) \
and `questions` (objects with `key`, `settles` and `moves`). The `records` of a count are the whole records.";

fn help() -> String {
    format!("{JSON} {}", record::JSON)
}

#[derive(Serialize)]
struct Shown {
    subjects: Vec<ShownSubject>,
    conflicts: Vec<ShownDispute>,
    contradictions: Vec<ShownContradiction>,
    apart: Vec<ShownApart>,
    questions: Vec<ShownAsked>,
}

#[derive(Serialize)]
struct ShownSubject {
    unit: Option<Clean>,
    of: Option<Clean>,
    counts: Vec<ShownCount>,
    own: Vec<ShownRange>,
}

#[derive(Serialize)]
struct ShownRange {
    case: String,
    words: String,
    value: Vec<serde_json::Number>,
    bound: &'static str,
    category: Option<Clean>,
    because: Clean,
}

#[derive(Serialize)]
struct ShownCount {
    words: String,
    value: Vec<serde_json::Number>,
    bound: &'static str,
    category: Option<Clean>,
    as_of: Option<String>,
    records: Vec<NamedJson>,
}

#[derive(Serialize)]
struct ShownDispute {
    subject: usize,
    counts: Vec<usize>,
    state: &'static str,
    by: Vec<String>,
}

#[derive(Serialize)]
struct ShownContradiction {
    from: String,
    to: String,
    relation: bool,
    counts: bool,
}

#[derive(Serialize)]
struct ShownApart {
    subjects: [usize; 2],
    country_not_said: bool,
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
    let view = arguments.drawing.library(context)?;
    let library = &view.library;
    let scope = scope(library, arguments.case.as_deref())?;
    let found = conflicts::conflicts(library, &scope);
    match arguments.drawing.form()? {
        Form::Json => out.json(&shown(library, &found, &questions(library, &scope)))?,
        Form::Text => page::page(
            &Sheet::conflicts(library, &scope, out.look.width.unwrap_or(page::COLUMNS)),
            out,
        )?,
        Form::Svg => arguments.drawing.write(
            library,
            |library| conflicts_picture(library, &scope, graphic::COLUMNS),
            "Nothing is drawn: no two numbers of one count are given.",
            out,
        )?,
    }
    let outcome = match found.subjects.is_empty() && found.contradictions.is_empty() {
        true => Outcome::Negative,
        false => Outcome::Fine,
    };
    Ok(view.end(outcome, Missed::default(), out))
}

fn shown(library: &Library, found: &Conflicts<'_>, asked: &[Asked]) -> Shown {
    let conflicts = found.disputes.iter().map(|dispute| ShownDispute {
        subject: dispute.subject,
        counts: dispute.counts.clone(),
        state: dispute.state.word(),
        by: dispute
            .relations
            .iter()
            .map(|(holder, _)| key(library, *holder))
            .collect(),
    });
    let contradictions = found.contradictions.iter().map(|one| ShownContradiction {
        from: key(library, one.from),
        to: key(library, one.to),
        relation: one.relation.is_some(),
        counts: one.counts.is_some(),
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
        contradictions: contradictions.collect(),
        apart: found.apart.iter().map(apart).collect(),
        questions: asked.collect(),
    }
}

fn subject(library: &Library, subject: &Subject<'_>) -> ShownSubject {
    let category = |measure: &Measure| measure.category.as_ref().map(|category| category.clean());
    let count = |count: &Count<'_>| {
        let measure = count.measure;
        ShownCount {
            words: words(measure),
            value: record::numbers(measure),
            bound: measure.bound().word(),
            category: category(measure),
            as_of: measure.as_of.as_ref().map(|date| date.text().to_owned()),
            records: NamedJson::all(library, &count.holders),
        }
    };
    let own = subject.own.iter().map(|(case, own)| ShownRange {
        case: key(library, *case),
        words: words(&own.measure),
        value: record::numbers(&own.measure),
        bound: own.measure.bound().word(),
        category: category(&own.measure),
        because: own.because.clean(),
    });
    ShownSubject {
        own: own.collect(),
        unit: subject.measure.unit.as_ref().map(|unit| unit.clean()),
        of: subject.measure.of.as_ref().map(|of| of.clean()),
        counts: subject.counts.iter().map(count).collect(),
    }
}

fn words(measure: &Measure) -> String {
    let words = sheet::measure_words(measure);
    let words = words.iter().map(Piece::words);
    words.map(|words| words.to_string()).collect()
}

fn apart(pair: &Apart) -> ShownApart {
    let cleaned = |words: &[String]| words.iter().map(|word| clean_line(word)).collect();
    ShownApart {
        subjects: [pair.left, pair.right],
        country_not_said: pair.country_not_said,
        shared: cleaned(&pair.shared),
        only_left: cleaned(&pair.only_left),
        only_right: cleaned(&pair.only_right),
    }
}
