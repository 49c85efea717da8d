//! What a mark of the timeline leads to, and what it is, as a sentence: who, what, when, in which words of the source.

use super::Of;
use crate::{
    analysis::{
        lanes::{Placed, Sort, Voice, parts},
        timeline::What,
    },
    clean,
    library::{Index, Library},
    model::{Body, Kind, date::End},
    picture::{Moments, Opens, axis::Axis, lane::Group},
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
    of: Of,
    axis: &Axis,
    group: &Group,
) -> (Opens, Clean) {
    let lane = match of {
        Of::Sort(sort) | Of::Apart(sort) => Some(sort),
        _ => None,
    };
    let whose = match of {
        Of::Person(_, person, voice) => Some((person, voice)),
        _ => None,
    };
    match &group.of[..] {
        [only] => {
            let one = &placed[*only];
            let record = library.at(one.moment.index);
            let (first, cites) = one.moment.part.cites(&record.body);
            let citation = (!cites.is_empty()).then_some(first);
            let opens = Opens::Record(record.key.clone(), citation);
            let lane = lane.unwrap_or(one.sort);
            (opens, sentence(library, one, lane, whose))
        }
        several => {
            let all = || several.iter().map(|number| &placed[*number]);
            let period = period(axis, group);
            let named = all()
                .take(NAMED)
                .map(|one| clean![label(library, one), &one.became].truncate(LABEL));
            let named = Clean::join(named, "; ");
            let more = several.len().saturating_sub(NAMED);
            let more = (more > 0).then(|| clean!["; and ", more, " more"]);
            let when = match lane {
                Some(Sort::Told) => clean!["first told of by a publication of ", &period],
                _ => clean![days(group), &period],
            };
            let noun = noun(library, lane, whose);
            let moments = Moments {
                of: all()
                    .map(|one| {
                        let key = library.at(one.moment.index).key.clone();
                        (key, one.moment.part)
                    })
                    .collect(),
                words: clean![several.len(), " of the drawing, ", &period],
            };
            let says = clean![several.len(), " ", noun, ", ", when, ": ", named, more, "."];
            (Opens::Chronology(moments), says)
        }
    }
}

/// How exactly it is known when several were that are drawn alike.
fn days(group: &Group) -> &'static str {
    let all = |which: usize| group.exact.iter().all(|ends| ends[which]);
    let is_any = group.exact.iter().any(|ends| ends.contains(&true));
    match (group.is_day, all(0), all(1)) {
        (true, true, true) => "each with its day, in ",
        (true, ..) => "each with a day that is about then or uncertain, in ",
        (false, true, true) => "each with its first and its last day, of ",
        (false, true, false) => "each with its first day, and no exact last one, of ",
        (false, false, true) => "each with its last day, and no exact first one, of ",
        (false, false, false) if is_any => "some with a first or a last day, of ",
        (false, false, false) => "none with its day, of ",
    }
}

/// What several of a lane are called.
fn noun(library: &Library, lane: Option<Sort>, whose: Option<(Index, Voice)>) -> Clean {
    match whose {
        Some((person, Voice::Own)) => {
            return clean![
                "entries in the lane of ",
                library.called(person).short,
                " (what they say, and what names them and is not said by others)"
            ];
        }
        Some((person, Voice::Others)) => {
            return clean![
                "statements of others whose records name ",
                library.called(person).short
            ];
        }
        None => {}
    }
    let noun = match lane {
        Some(Sort::Happened) => "events",
        Some(Sort::Said) => "statements",
        Some(Sort::Evidence) => "steps of evidence",
        Some(Sort::Custody) => "spans of custody",
        Some(Sort::Residence) => "spans of residence",
        Some(Sort::Docket) => "proceedings or entries of dockets",
        Some(Sort::Published) => "publications",
        Some(Sort::Told) | None => "entries",
    };
    noun.into()
}

/// The time of a group, in words.
fn period(axis: &Axis, group: &Group) -> Clean {
    let scale = axis.scale;
    let (first, last) = (axis.unit(group.first), axis.unit(group.last));
    let from = first.filter(|_| !group.edges.open_left);
    let to = last.filter(|_| !group.edges.open_right);
    match (from, to) {
        (Some(from), Some(to)) if from == to => scale.words(from),
        (Some(from), Some(to)) => clean![scale.words(from), " – ", scale.words(to)],
        (Some(from), None) => clean![scale.words(from), " or later"],
        (None, Some(to)) => clean![scale.words(to), " or earlier"],
        (None, None) => "any time".into(),
    }
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
    sentence(library, one, one.sort, None)
}

/// What one mark is, as a sentence; in the lane of a person with what they are in it.
fn sentence(
    library: &Library,
    one: &Placed<'_>,
    lane: Sort,
    whose: Option<(Index, Voice)>,
) -> Clean {
    let when = &one.moment.when;
    let label = clean![label(library, one), &one.became];
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
    let named = whose.map(|(person, voice)| named(library, one, person, voice));
    clean![says, ".", named, quoted(library, one)]
}

/// Why something stands in the lane of a person, and that what another says is no act of theirs.
fn named(library: &Library, one: &Placed<'_>, person: Index, voice: Voice) -> Clean {
    let parts = parts(library, &one.moment, person);
    if parts.is_empty() {
        return Clean::default();
    }
    let name = library.called(person).short;
    let others = match voice {
        Voice::Own => clean![" In"],
        Voice::Others => clean![" Not said by ", &name, "; in"],
    };
    clean![others, " its record ", name, " is ", parts, "."]
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
