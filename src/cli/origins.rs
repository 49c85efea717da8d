//! `casefile origins`

use serde::Serialize;

use super::{
    Failure, Outcome,
    context::{Context, key, keys},
    drawing::{Drawing, Form},
    graphic,
    options::OfCase,
    out::Out,
    page,
    record::{self, NamedJson},
    show,
};
use crate::{
    analysis::origins::{self, Branch, Leaf, Origin, Reached, tree},
    clean_format,
    library::{Index, Library},
    missed::Missed,
    model::Kind,
    sheet::{Sheet, origins_picture},
};

/// Print the tree from what a record cites back to whoever said it first.
///
/// With --drop: which allegations would fall or have another standing without a source. With neither: the
/// sources on which allegations hang, those first on which most do.
#[derive(Debug, clap::Args)]
#[command(after_long_help = help())]
pub struct Arguments {
    /// The record: its id, or `case/id` where several cases have that id; behind PATH# that of another
    /// library.
    #[arg(value_name = "REF", conflicts_with_all = ["drop", "case"])]
    reference: Option<String>,
    /// What would fall with this source.
    #[arg(long, value_name = "SOURCE", conflicts_with = "case")]
    drop: Option<String>,
    #[command(flatten)]
    of: OfCase,
    #[command(flatten)]
    drawing: Drawing,
}

const JSON: &str = "With --format json: for a record an object with `record`, `reports`, `origins` (objects with `source`, `speakers`, \
`unnamed`, `party`, `taken_back`: everyone who spoke there took it back or denies it, and `missing`: the words that are \
quoted for it are nowhere in their source), `mentions` (objects with `who`, `source` and `denied`: known only from these), \
`not_stated` (sources that do not say how they know), `independent`, `depth`, `hangs_on`, `circles` and \
`tree` (objects with `level`, `is` (page, relayed, again, circle, origin, mention or not-stated), `source`, \
`citations`, and `origin` or `mention`, counted from 0); with --drop an array of records with `before` and `after` (null where nothing is \
left); with neither an array of objects with `source` and `allegations`, records all of them.";

fn help() -> String {
    format!("{JSON} {}", record::JSON)
}

/// The origins of a record as `--format json` shows them.
#[derive(Serialize)]
struct Shown {
    record: NamedJson,
    reports: usize,
    origins: Vec<ShownOrigin>,
    mentions: Vec<ShownMention>,
    not_stated: Vec<String>,
    independent: usize,
    depth: usize,
    hangs_on: Vec<String>,
    circles: Vec<Vec<String>>,
    tree: Vec<ShownBranch>,
}

#[derive(Serialize)]
struct ShownOrigin {
    source: Option<String>,
    speakers: Vec<String>,
    unnamed: bool,
    party: bool,
    taken_back: bool,
    missing: bool,
}

#[derive(Serialize)]
struct ShownMention {
    who: Vec<String>,
    source: String,
    denied: bool,
}

#[derive(Serialize)]
struct ShownBranch {
    level: usize,
    is: &'static str,
    source: Option<String>,
    citations: Vec<usize>,
    origin: Option<usize>,
    mention: Option<usize>,
}

#[derive(Serialize)]
struct ShownFallen {
    #[serde(flatten)]
    record: NamedJson,
    before: &'static str,
    after: Option<&'static str>,
}

#[derive(Serialize)]
struct ShownPoint {
    source: NamedJson,
    allegations: Vec<NamedJson>,
}

/// Why there is no picture of the ways of a record.
const NOT_DRAWN: &str = "Nothing is drawn: the record leads to no source, or its ways have no room beside one another; \
`casefile origins` prints them as a tree.";

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let (context, reference) = match &arguments.reference {
        Some(typed) => {
            let (context, reference) = context.of(typed)?;
            (context, Some(reference))
        }
        None => (context.clone(), None),
    };
    let view = arguments.drawing.library(&context)?;
    let library = &view.library;
    let form = arguments.drawing.form()?;
    if form == Form::Svg && reference.is_none() {
        let message = "The ways of one record are drawn; name it, or leave `--format svg` out.";
        return Err(Failure::Wrong(message.into()));
    }
    let outcome = match (reference, &arguments.drop) {
        (Some(reference), _) => {
            let index = show::find(&view, reference)?;
            match form {
                Form::Json => out.json(&shown(library, index))?,
                Form::Text => page::page(&Sheet::origins(library, index, 0), out)?,
                Form::Svg => {
                    let key = library.at(index).key.clone();
                    let draw = |library: &Library| {
                        let index = library.index(&key)?;
                        origins_picture(library, index, graphic::COLUMNS, true)
                    };
                    arguments.drawing.write(library, draw, NOT_DRAWN, out)?;
                }
            }
            Outcome::Fine
        }
        (None, Some(source)) => {
            let index = show::find(&view, source)?;
            let record = library.at(index);
            if record.kind() != Kind::Source {
                let message = clean_format!(
                    "`{}` is {}; --drop takes a source.",
                    record.key,
                    record.kind().with_article()
                );
                return Err(Failure::Wrong(message));
            }
            match form {
                Form::Json => out.json(&fallen(library, index))?,
                Form::Text | Form::Svg => page::page(&Sheet::drop(library, index), out)?,
            }
            Outcome::Fine
        }
        (None, None) => {
            let scope = arguments.of.scope(library)?;
            let points = origins::single_points(library, &scope);
            match form {
                Form::Json => {
                    let points = points.iter().map(|point| ShownPoint {
                        source: NamedJson::of(library, point.source),
                        allegations: NamedJson::all(library, &point.allegations),
                    });
                    out.json(&points.collect::<Vec<_>>())?;
                }
                Form::Text | Form::Svg => page::page(&Sheet::single_points(library, &scope), out)?,
            }
            match points.is_empty() {
                true => Outcome::Negative,
                false => Outcome::Fine,
            }
        }
    };
    Ok(view.end(outcome, Missed::default(), out))
}

fn shown(library: &Library, index: Index) -> Shown {
    let (branches, found) = tree(library, index);
    Shown {
        record: NamedJson::of(library, index),
        reports: found.reports,
        origins: found
            .origins
            .iter()
            .map(|origin| of(library, origin))
            .collect(),
        mentions: found
            .mentions
            .iter()
            .map(|mention| ShownMention {
                who: keys(library, &mention.who),
                source: key(library, mention.source),
                denied: mention.is_denied,
            })
            .collect(),
        not_stated: keys(library, &found.not_stated),
        independent: found.independent,
        depth: found.depth,
        hangs_on: keys(library, &found.hangs_on),
        circles: found
            .circles
            .iter()
            .map(|circle| keys(library, circle))
            .collect(),
        tree: branches.iter().map(|line| branch(library, line)).collect(),
    }
}

fn of(library: &Library, origin: &Origin) -> ShownOrigin {
    ShownOrigin {
        source: origin.began.source().map(|source| key(library, source)),
        speakers: keys(library, origin.began.speakers()),
        unnamed: origin.is_unnamed,
        party: origin.is_party,
        taken_back: origin.is_taken_back,
        missing: origin.is_missing,
    }
}

fn branch(library: &Library, branch: &Branch) -> ShownBranch {
    let (is, source, citations) = match &branch.leaf {
        Leaf::Page {
            source, citations, ..
        } => ("page", Some(*source), &citations[..]),
        Leaf::Relayed(source) => ("relayed", Some(*source), &[][..]),
        Leaf::Again(source) => ("again", Some(*source), &[][..]),
        Leaf::Circle(source) => ("circle", Some(*source), &[][..]),
        Leaf::End(Reached::Origin(_)) => ("origin", None, &[][..]),
        Leaf::End(Reached::Mention(_)) => ("mention", None, &[][..]),
        Leaf::End(Reached::NotStated) => ("not-stated", None, &[][..]),
    };
    ShownBranch {
        level: branch.level(),
        is,
        source: source.map(|source| key(library, source)),
        citations: citations.to_vec(),
        origin: match branch.leaf {
            Leaf::End(Reached::Origin(place)) => Some(place),
            _ => None,
        },
        mention: match branch.leaf {
            Leaf::End(Reached::Mention(place)) => Some(place),
            _ => None,
        },
    }
}

fn fallen(library: &Library, source: Index) -> Vec<ShownFallen> {
    let fallen = origins::drop(library, source).into_iter();
    fallen
        .map(|fallen| ShownFallen {
            record: NamedJson::of(library, fallen.allegation),
            before: fallen.before.word(),
            after: fallen.after.map(|after| after.word()),
        })
        .collect()
}
