//! Ways of citations that lead to people who are not said to have made the statement.

use super::Context;
use crate::{
    analysis::origins::{self, Mention, Reached},
    library::Record,
    model::{Body, Citation},
};

/// A citation whose way ends so, though its basis does not say that it is a mention.
pub struct Unplaced<'c> {
    pub record: &'c Record,
    pub citation: &'c Citation,
    pub mention: Mention,
    /// Their ids, as a message has them.
    pub who: String,
}

/// Those citations of every allegation that was read without loss, in the order of the files.
pub fn unplaced<'c>(context: &Context<'c>) -> impl Iterator<Item = Unplaced<'c>> {
    let library = context.library;
    let allegations: Vec<_> = context
        .records()
        .filter(|(_, record)| matches!(record.body, Body::Allegation(_)))
        .collect();
    allegations.into_iter().flat_map(move |(index, record)| {
        let origins = origins::of(library, index);
        let ways = origins.ways.iter().filter(|way| !way.is_mentioned);
        let found = ways.flat_map(|way| {
            let citation = record.body.cites().get(way.citation.saturating_sub(1));
            way.ends.iter().filter_map(move |end| match end.is {
                Reached::Mention(place) => Some((citation?, place)),
                _ => None,
            })
        });
        let found: Vec<Unplaced<'c>> = found
            .map(|(citation, place)| {
                let mention = origins.mentions[place].clone();
                let who = mention.who.iter();
                let who: Vec<String> = who
                    .map(|who| format!("`{}`", library.at(*who).key.id()))
                    .collect();
                Unplaced {
                    record,
                    citation,
                    mention,
                    who: who.join(" and "),
                }
            })
            .collect();
        found
    })
}
