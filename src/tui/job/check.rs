//! What there is to say of a library once all of its sources were opened.

use std::sync::Arc;

use super::told::Told;
use crate::tui::{known::Checked, message::Message};
use crate::{
    check::{self, Rule, Tier},
    document::Archive,
    gather::{self, withheld::Withheld},
    library::Library,
    verify::Passage,
};

/// Opens every source, and tells what is found of all citations, so that a list can be filtered by it,
/// and then what the basic rules find. Of an earlier day's library much is rightly missing: of that no rule says anything.
pub fn checked(
    edition: u64,
    library: &Library,
    archive: &Archive,
    withheld: Option<&Withheld<'_>>,
    tell: &dyn Fn(Message),
) {
    let rules = match library.earlier {
        Some(_) => Vec::new(),
        None => Rule::up_to(Tier::Basic),
    };
    let mut told = Told::new(edition, tell);
    let sources = gather::see(library, archive, &rules, |seen| {
        let found = seen.citations.iter();
        told.add(found.map(|(at, found)| {
            let passage = match withheld.is_some_and(|withheld| withheld.is_cited_by(*at)) {
                true => Arc::new(Passage::clone(&found.passage).without_words()),
                false => found.passage.clone(),
            };
            (*at, passage)
        }));
    });
    told.tell();
    let doubts = sources.doubts(library);
    let library = library.clone().with_doubts(doubts.clone());
    let context = check::Context::new(&library, &sources, check::LONG_QUOTE);
    // What could not be read is told of the whole library.
    let mut problems = match rules.is_empty() {
        true => Vec::new(),
        false => check::run(&context, &rules),
    };
    // They show the words of the file, and what stands in the document in their place.
    if let Some(withheld) = withheld {
        let told = problems.into_iter();
        problems = told.map(|found| withheld.tell(found)).collect();
    }
    let checked = Checked {
        problems,
        missed: sources.missed(),
        doubts,
        held: sources.held(&library),
    };
    tell(Message::Checked(edition, checked));
}
