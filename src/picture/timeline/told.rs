//! What a mark of the timeline leads to, and what it is, as a sentence: who, what, when, in which words of the source.

use super::{Extent, Of};
use crate::{
    analysis::{
        lanes::{Placed, Sort},
        timeline::What,
    },
    clean,
    library::{Index, Library},
    model::{Body, Kind, date::End},
    picture::{
        Opens,
        axis::{Axis, edtf},
        lane::Group,
    },
    text::{Clean, clean_line},
};

/// The things of a mark that its sentence names.
const NAMED: usize = 3;

/// The columns of a thing among several, and of words that are quoted.
const LABEL: usize = 90;
const QUOTED: usize = 160;

/// What a group leads to, and what it is.
pub fn told_of(
    library: &Library,
    placed: &[Placed<'_>],
    (of, extent): (Of, Extent),
    axis: &Axis,
    group: &Group,
) -> (Opens, Clean) {
    let lane = match of {
        Of::Sort(sort) | Of::Apart(sort) => Some(sort),
        _ => None,
    };
    match &group.of[..] {
        [only] => {
            let one = &placed[*only];
            let record = library.at(one.moment.index);
            let (first, cites) = one.moment.part.cites(&record.body);
            let citation = (!cites.is_empty()).then_some(first);
            let opens = Opens::Record(record.key.clone(), citation);
            (opens, sentence(library, one, lane.unwrap_or(one.sort)))
        }
        several => {
            let (period, in_words) = period(axis, group);
            let all = several.iter().map(|number| &placed[*number]);
            let named = all
                .take(NAMED)
                .map(|one| label(library, one).truncate(LABEL));
            let named = Clean::join(named, "; ");
            let more = several.len().saturating_sub(NAMED);
            let more = (more > 0).then(|| clean!["; and ", more, " more"]);
            let when = match (group.is_day, lane) {
                (_, Some(Sort::Told)) => {
                    clean!["first told of by a publication of ", in_words.clone()]
                }
                (true, _) => clean!["each with its day, in ", in_words.clone()],
                (false, _) => clean!["none with its day, of ", in_words.clone()],
            };
            let lists = match lane {
                Some(Sort::Told) => "what was published then".into(),
                _ if extent == Extent::Found && !lists_sources(of) => {
                    clean!["what the filter finds of what is, or may be, of ", in_words]
                }
                _ => clean!["what is, or may be, of ", in_words],
            };
            let says = clean![
                several.len(),
                " ",
                noun(lane),
                ", ",
                when,
                ": ",
                named,
                more,
                "."
            ];
            let opens = Opens::Chronology(query(library, of, &period), lists);
            (opens, says)
        }
    }
}

/// What a query asks for where it lists sources.
pub const SOURCES: &str = "kind:source";

/// Whether a mark of a lane leads to what was published: which is not what a filter of the drawing was asked of.
fn lists_sources(of: Of) -> bool {
    matches!(of, Of::Sort(Sort::Told | Sort::Published) | Of::Apart(_))
}

/// What several of a lane are called.
fn noun(lane: Option<Sort>) -> &'static str {
    match lane {
        Some(Sort::Happened) => "events",
        Some(Sort::Said) => "statements",
        Some(Sort::Evidence) => "steps of evidence",
        Some(Sort::Custody) => "spans of custody",
        Some(Sort::Residence) => "spans of residence",
        Some(Sort::Docket) => "proceedings or entries of dockets",
        Some(Sort::Published) => "publications",
        Some(Sort::Told) | None => "entries",
    }
}

/// The time of a group, as a query asks for it and in words.
fn period(axis: &Axis, group: &Group) -> (String, Clean) {
    let scale = axis.scale;
    let (first, last) = (axis.unit(group.first), axis.unit(group.last));
    let from = first.filter(|_| !group.edges.open_left);
    let to = last.filter(|_| !group.edges.open_right);
    match (from, to) {
        (Some(from), Some(to)) if from == to => (scale.edtf(from), scale.words(from)),
        (Some(from), Some(to)) => (
            format!("{}/{}", edtf(scale.first(from)), edtf(scale.last(to))),
            clean![scale.words(from), " – ", scale.words(to)],
        ),
        (Some(from), None) => (
            format!("{}/..", edtf(scale.first(from))),
            clean![scale.words(from), " or later"],
        ),
        (None, Some(to)) => (
            format!("../{}", edtf(scale.last(to))),
            clean![scale.words(to), " or earlier"],
        ),
        (None, None) => ("../..".to_owned(), "any time".into()),
    }
}

/// What lists the things of a lane that are, or may be, of a time.
fn query(library: &Library, of: Of, period: &str) -> String {
    let id = |index: Index| library.at(index).key.id().as_str().to_owned();
    let also = match of {
        _ if lists_sources(of) => format!(" {SOURCES}"),
        Of::Sort(Sort::Happened) => " kind:event".to_owned(),
        Of::Sort(Sort::Said) => " kind:allegation".to_owned(),
        Of::Sort(Sort::Evidence) => " kind:evidence".to_owned(),
        Of::Sort(Sort::Custody | Sort::Residence) => " kind:person".to_owned(),
        Of::Sort(Sort::Docket) => " kind:proceeding,entry".to_owned(),
        Of::Sort(Sort::Told | Sort::Published) | Of::Apart(_) => String::new(),
        Of::Person(_, person) => format!(" (names:{0} | id:{0})", id(person)),
        Of::Case(case) => format!(" case:{}", id(case)),
        Of::Nobody | Of::Shared => String::new(),
    };
    format!("date:{period}{also}")
}

/// What something is, behind who says it.
fn label(library: &Library, one: &Placed<'_>) -> Clean {
    let told = match (one.sort, one.content.what) {
        (Sort::Happened, _) | (_, What::Whole(Kind::Proceeding)) => {
            library.told_by(library.at(one.moment.index))
        }
        _ => Clean::default(),
    };
    clean![&one.moment.label, told]
}

/// What something that has no date is, as a sentence.
pub fn told(library: &Library, one: &Placed<'_>) -> Clean {
    sentence(library, one, one.sort)
}

/// What one mark is, as a sentence.
fn sentence(library: &Library, one: &Placed<'_>, lane: Sort) -> Clean {
    let when = &one.moment.when;
    let label = label(library, one);
    let says = match (lane, one.told_apart()) {
        (Sort::Told, Some(reported)) => {
            let own = match one.content.date {
                Some(date) => clean!["its own date is ", date.value.words()],
                None => match one.content.said {
                    Some(said) => clean!["when it was is told as “", clean_line(said.raw()), "”"],
                    None => "when it was is not dated".into(),
                },
            };
            clean![
                "First told, of the publications here that are dated, ",
                reported.words(),
                "; ",
                own,
                ": ",
                label
            ]
        }
        (Sort::Happened, _) => clean![when, ", happened: ", label],
        (Sort::Said, _) => clean![when, ", said: ", label],
        (Sort::Docket, _) => clean![when, ", of a proceeding: ", label],
        (Sort::Published, _) => clean![when, ", published: ", label],
        (Sort::Evidence, _) => clean![when, ", what became of evidence: ", label],
        (Sort::Custody | Sort::Residence, _) => clean!["From ", when, ": ", label, no_end(one)],
        (Sort::Told, None) => clean![when, ": ", label],
    };
    clean![says, ".", quoted(library, one)]
}

/// That no source says that a span ended.
fn no_end(one: &Placed<'_>) -> Clean {
    let is_open = one
        .stretches
        .iter()
        .any(|stretch| stretch.end == End::Unknown);
    match is_open {
        true => " · when it ended is not told".into(),
        false => Clean::default(),
    }
}

/// The first words that its record quotes for it, and where they stand.
fn quoted(library: &Library, one: &Placed<'_>) -> Clean {
    let record = library.at(one.moment.index);
    if matches!(record.body, Body::Source(_)) {
        return Clean::default();
    }
    let cited = one
        .content
        .cites
        .iter()
        .find_map(|cited| Some((cited, cited.quote.as_ref()?)));
    let Some((cited, quote)) = cited else {
        return Clean::default();
    };
    let Some(source) = library.resolve(record.key.case(), &cited.source) else {
        return Clean::default();
    };
    let at = cited.at.as_ref().map(|at| clean![" ", at.value.clean()]);
    let words = clean_line(quote.raw()).truncate(QUOTED);
    clean![" In ", library.called(source).short, at, ": “", words, "”."]
}
