//! A change of a file that is worked out, to be looked at.

use std::{path::Path, sync::Arc};

use super::Job;
use crate::{
    clean, clean_format,
    document::{Archive, Document},
    edit::{
        Change,
        asked::{self, Cited, Unmade},
        made::{FOR_GOOD, Proposed},
    },
    library::{Index, Library},
    model::{FileId, Key},
    text::{Clean, as_sentence, clean},
    tui::{
        effect::{Cite, Citing, Proposal, ToChange, Wanted},
        message::Message,
    },
    verify::{NewCitation, cite, cite_paragraph},
};

/// Works a change out. The texts are those of the places that were chosen for what is cited; whether it can be taken back once
/// it is written, the reader is told before.
pub fn propose(
    wanted: Wanted,
    texts: Vec<Option<Arc<Document>>>,
    library: Arc<Library>,
    archive: Arc<Archive>,
    can_be_taken_back: bool,
) -> Job {
    let number = wanted.number;
    Job::new(
        move |tell| {
            let cites = wanted.cites.into_iter().zip(texts);
            let cites = cites.map(|(citing, text)| cited(citing, text.as_deref()));
            let proposal = proposal(wanted.what, cites.collect(), &library, &archive);
            let proposal = proposal.map(|proposal| match can_be_taken_back {
                true => proposal,
                false => {
                    let says = joined([proposal.says, FOR_GOOD.into()]);
                    Proposal { says, ..proposal }
                }
            });
            tell(Message::Proposed(number, proposal));
        },
        move |why| Message::Proposed(number, Err(clean(&as_sentence(&why)))),
    )
}

fn joined(sentences: impl IntoIterator<Item = Clean>) -> Clean {
    let said = sentences.into_iter().filter(|said| !said.is_empty());
    Clean::join(said, " ")
}

/// The words that were chosen in a source, with what tells them from others; where they are not at hand, or could not be
/// found again, what stands in the field.
fn cited(citing: Citing, text: Option<&Document>) -> Cited {
    let Citing { typed, chosen } = citing;
    let made = chosen.zip(text).and_then(|(place, text)| {
        let new = new(&place, text)?;
        Some(Cited::of(&place.source, new))
    });
    made.unwrap_or(typed)
}

fn new(place: &Cite, text: &Document) -> Option<NewCitation> {
    match &place.words {
        Some(words) => cite(text, &(place.paragraph, words.clone())),
        None => cite_paragraph(text, place.paragraph),
    }
}

fn proposal(
    what: ToChange,
    cites: Vec<Cited>,
    library: &Library,
    archive: &Archive,
) -> Result<Proposal, Clean> {
    let (change, file, says) = change(what, cites, library, archive)?;
    let proposed = Proposed::of(library, file, &change, archive)?;
    let notes = proposed.notes().iter().cloned();
    let says = std::iter::once(says).chain(notes);
    let path = Path::new(proposed.path());
    let path = path.strip_prefix(&library.root).unwrap_or(path);
    let patch = proposed.edited().patch(&path.display().to_string());
    Ok(Proposal {
        // The ends of lines are not what is looked at.
        patch: clean(&patch.replace("\r\n", "\n")),
        says: joined(says),
        proposed: Arc::new(proposed),
    })
}

fn change(
    what: ToChange,
    cites: Vec<Cited>,
    library: &Library,
    archive: &Archive,
) -> Result<(Change, FileId, Clean), Clean> {
    let of = |key: &Key, change: &dyn Fn(Index) -> Result<Change, Unmade>| {
        let index = at(library, key)?;
        let change = change(index).map_err(|why| why.sentence())?;
        Ok((change, library.at(index).span.file, Clean::default()))
    };
    match what {
        ToChange::Step(key, step) => {
            let step = asked::Step { cites, ..step };
            of(&key, &|index| asked::step(library, index, &step))
        }
        ToChange::Answer(key, answer) => {
            let answer = asked::Answer { cites, ..answer };
            of(&key, &|index| asked::answer(library, index, &answer))
        }
        ToChange::Respond(key, response) => {
            let response = asked::Response { cites, ..response };
            of(&key, &|index| asked::respond(library, index, &response))
        }
        ToChange::Mend(key, from) => mend(&key, from, library, archive),
        ToChange::Add(new) => {
            let new = asked::New { cites, ..new };
            let added = asked::add(library, &new);
            let (change, file) = added.map_err(|why| why.sentence())?;
            Ok((change, file, Clean::default()))
        }
    }
}

fn at(library: &Library, key: &Key) -> Result<Index, Clean> {
    let index = library.index(key);
    index.ok_or_else(|| clean_format!("`{key}` is no longer there."))
}

/// The first citation of a record that can be mended, from one of them on and round the end.
fn mend(
    key: &Key,
    from: usize,
    library: &Library,
    archive: &Archive,
) -> Result<(Change, FileId, Clean), Clean> {
    let index = at(library, key)?;
    let record = library.at(index);
    let count = record.body.all_citations().len();
    let mut why_not = None;
    for number in (0..count).map(|on| (from + on) % count) {
        match asked::mend(library, index, number, archive) {
            Ok(change) => {
                let says = clean!["Citation ", number + 1, " of ", count, "."];
                return Ok((change, record.span.file, says));
            }
            Err(why) => {
                why_not.get_or_insert(why);
            }
        }
    }
    Err(match (count, why_not) {
        (1, Some(why)) => why.sentence(),
        _ => clean_format!(
            "None of the {count} citations of `{key}` can be mended: each is verbatim, or what to write instead does not follow \
             from its source."
        ),
    })
}
