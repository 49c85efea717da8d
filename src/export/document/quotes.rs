//! Every quote of a case, with where it is said to stand, what was found of it, and as whose words it is quoted: those of a
//! reply are its speaker's, and not of who said what it replies to.

use super::{
    Block, Document, Line, Page, heading,
    order::{Group, Told},
};
use crate::{
    analysis::dated::Days,
    clean,
    export::{Asked, Order},
    library::Index,
    model::{Date, kind::KINDS},
    text::{Clean, clean_line},
};

/// A quote: a citation of a record, by its number among its own, from 0.
#[derive(Clone, Copy)]
struct Quoted {
    record: Index,
    number: usize,
}

/// Every quote of the case.
pub fn quotes(asked: &Asked<'_>) -> Document {
    let mut page = Page::new(asked);
    page.places.clear();
    let kinds = KINDS.iter().map(|info| info.kind);
    let records = kinds.flat_map(|kind| page.records(kind));
    let quotes: Vec<Quoted> = records.flat_map(|record| page.quotes_of(record)).collect();
    if quotes.is_empty() {
        let none = Block::Paragraph(Line::text("Nothing is quoted."));
        return page.paper("Quotes", vec![none]);
    }
    let groups = match asked.order {
        None => vec![Group::all(quotes)],
        Some(Order::Date) => {
            let days = Days::of(page.library);
            vec![page.by_days(quotes, |quote| (quote.record, page.day_of(&days, *quote)))]
        }
        Some(Order::Person) => page.by_speakers(quotes, |quote| page.quoted_from(*quote)),
    };
    let mut blocks = Vec::new();
    for group in groups {
        blocks.extend(group.who.map(heading));
        let rows = group.those.into_iter();
        blocks.push(Block::Table {
            head: ["Where", "Quote", "Found", "Quoted for"]
                .map(Clean::from)
                .into(),
            rows: rows.map(|quote| page.quote_row(quote)).collect(),
        });
    }
    page.paper("Quotes", blocks)
}

impl<'a> Page<'a> {
    fn quotes_of(&self, record: Index) -> Vec<Quoted> {
        let citations = self.library.at(record).body.all_citations().into_iter();
        let quotes = citations
            .enumerate()
            .filter(|(_, cited)| cited.quote.is_some());
        quotes
            .map(|(number, _)| Quoted { record, number })
            .collect()
    }

    /// The day of what it is quoted for: that of a reply is not the day of what it replies to.
    fn day_of(&self, days: &Days<'a>, quote: Quoted) -> Option<&'a Date> {
        let part = self.cited_for(quote.record, quote.number);
        let dated = match part {
            None => days.of_record(quote.record),
            Some(part) => days.of_part(quote.record, part.date(), part.part.cites),
        };
        dated.date()
    }

    /// Whose words they are quoted as: those of who replies, in a reply; in another part of a record of nobody but the
    /// source.
    fn quoted_from(&self, quote: Quoted) -> (Told, Vec<Index>) {
        let Some(part) = self.cited_for(quote.record, quote.number) else {
            return self.who(quote.record);
        };
        let case = self.library.at(quote.record).key.case();
        let replying = part.reply.iter().flat_map(|reply| reply.by.iter());
        let mut who: Vec<Index> = replying
            .filter_map(|by| self.library.resolve(case, by))
            .collect();
        if !who.is_empty() {
            who.sort_unstable();
            who.dedup();
            return (Told::Speakers, who);
        }
        let citations = self.library.at(quote.record).body.all_citations();
        let source = citations.get(quote.number);
        let source = source.and_then(|cited| self.library.resolve(case, &cited.source));
        match source {
            Some(source) => (Told::Sources, vec![source]),
            None => (Told::Nobody, Vec::new()),
        }
    }

    fn quote_row(&mut self, quote: Quoted) -> Vec<Line> {
        let Quoted { record, number } = quote;
        let citations = self.library.at(record).body.all_citations();
        let words = citations.get(number).and_then(|cited| cited.quote.as_ref());
        let words = words
            .map(|words| clean_line(words.raw()))
            .unwrap_or_default();
        let label = self.library.label(record).in_a_line();
        let quoted_for = match self.cited_for(record, number) {
            None => label,
            Some(part) => match part.reply {
                Some(reply) => clean![self.reply_words(record, reply), ": ", label],
                None => clean![part.label, ": ", label],
            },
        };
        vec![
            self.cite(record, number),
            Line::text(clean!["“", words, "”"]),
            Line::text(self.found(record, number).unwrap_or_default()),
            Line::text(quoted_for),
        ]
    }
}
