//! What there is to say of a library once all of its sources were opened.

use crate::tui::message::Message;
use crate::{
    check::{self, Rule, Tier},
    library::Library,
    load::{self, document::Archive},
};

/// Opens every source, and tells what is found of all citations, so that a list can be filtered by it,
/// and then what the basic rules find.
pub fn checked(edition: u64, library: &Library, archive: &Archive, tell: &dyn Fn(Message)) {
    let rules = Rule::up_to(Tier::Basic);
    let sources = load::see(library, archive, &rules, |seen| {
        let found = seen.citations.iter();
        let found: Vec<_> = found
            .map(|(at, found)| (*at, found.passage.clone()))
            .collect();
        if !found.is_empty() {
            tell(Message::Verified(edition, found));
        }
    });
    let context = check::Context::new(library, &sources, check::LONG_QUOTE);
    let problems = check::run(&context, &rules);
    tell(Message::Checked(edition, problems, sources.missed()));
}
