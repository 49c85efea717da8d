//! Which other name is whose: the reference list that Rule 5.2(g) of the Federal Rules of Civil Procedure lets a
//! party file under seal with a paper that leaves names out.

use std::collections::BTreeSet;

use super::{
    Protected,
    cover::{LEFT_OUT, WORDS_LEFT_OUT, for_each_line},
    mask::Masks,
    patterns,
};
use crate::{
    clean_format,
    export::block::{Block, Document, Line},
    library::Library,
    model::Text,
    text::{Clean, clean_line},
};

/// The list of an audience: what each of the protected is called in what was written for it, and all names that
/// this stands for; the codes that stand for nobody; and the numbers and days of `document` that rules leave out, which
/// is what was written before anything in it was covered. `library` is the one in which the protected have their own
/// names.
pub fn reference_list(library: &Library, masks: &Masks, document: Document) -> Document {
    // Who has no name of their own in it is named by nothing there, and nothing there is to be taken for them.
    let (nameless, named): (Vec<_>, Vec<_>) = masks
        .called
        .iter()
        .partition(|(_, called)| called.as_str() == LEFT_OUT);
    let stands_for: [Clean; 3] = [
        "Stands for".into(),
        "And for the words".into(),
        "Record".into(),
    ];
    let rows = named.into_iter().map(|(whom, called)| {
        let called = Line::text(called.clone());
        std::iter::once(called).chain(row(library, *whom)).collect()
    });
    let rows: Vec<Vec<Line>> = rows.collect();
    let mut blocks = vec![Block::Paragraph(Line::text(clean_format!(
        "What stands in the place of names in what was written for the audience “{}”, edition {} of the case \
             files. Each reference there to a listed name is to the one listed here (Fed. R. Civ. P. 5.2(g)). {LEFT_OUT} \
             may be any of these, or somebody else. In the place of listed words that have a figure in them, or are an \
             address, stands {WORDS_LEFT_OUT}, whosever they are.",
        masks.audience,
        library.edition()
    )))];
    if !rows.is_empty() {
        let head = std::iter::once("Called".into()).chain(stands_for.clone());
        blocks.push(Block::Table {
            head: head.collect(),
            rows,
        });
    }
    if !nameless.is_empty() {
        let rows = nameless.into_iter();
        blocks.extend([
            Block::Paragraph(Line::text(clean_format!(
                "The names of these are left out: nothing there refers to these by a name of their own, and {LEFT_OUT} may be \
                 any of them or somebody else."
            ))),
            Block::Table {
                head: stands_for.into(),
                rows: rows.map(|(whom, _)| row(library, *whom).into()).collect(),
            },
        ]);
    }
    if masks.are_codes_new {
        blocks.push(Block::Paragraph(Line::text(
            "All codes of this audience were given with this export. Where it had papers before (of the library at another \
             place or under another name, or from another computer), these have other codes, of which this list says nothing.",
        )));
    }
    let unused = masks.unused.iter();
    let unused: Vec<Vec<Line>> = unused
        .map(|(code, key)| {
            let now = now_called(library, masks, key);
            vec![
                Line::text(code.clone()),
                Line::text(clean_line(key)),
                Line::text(now),
            ]
        })
        .collect();
    if !unused.is_empty() {
        blocks.extend([
            Block::Paragraph(Line::text(
                "Codes of this audience that stand for nobody in it: they were given before to whoever the case files \
                 called so, and are given to nobody else. Where a case or a record has another name since, whoever it is has \
                 another code in this paper; who has the same id now may be the same.",
            )),
            Block::Table {
                head: ["Code".into(), "Was given to".into(), "May be now".into()].into(),
                rows: unused,
            },
        ]);
    }
    if !masks.rules.is_empty() {
        blocks.extend(numbers(document));
    }
    Document {
        title: "Reference list under seal".into(),
        warnings: vec![Line::warning(
            "Not for others: this list names those whom the paper beside it does not. Keep it apart from that paper.",
        )],
        blocks,
        ..Document::default()
    }
}

/// The names of one of the protected, the words that are listed as its own, and what the files call it.
fn row(library: &Library, whom: Protected) -> [Line; 3] {
    let (names, also) = match whom {
        Protected::Record(index) => {
            let body = &library.at(index).body;
            let also = body.protection().map_or(&[][..], |it| &it.also);
            (body.names(), also.iter().collect())
        }
        Protected::Words(number) => {
            let words = library.protect.get(number).into_iter();
            let words = words.flat_map(|(_, words)| words.words.iter());
            (Vec::new(), words.collect::<Vec<&Text>>())
        }
    };
    let listed = |texts: Vec<&Text>| {
        let texts = texts.into_iter().map(|text| clean_line(text.raw()));
        Line::text(Clean::join(texts, "; "))
    };
    let key = Line::text(clean_format!("{}", whom.key(library)));
    [listed(names), listed(also), key]
}

/// Of those that are protected now, who may be what another name was given to: those of the same id.
fn now_called(library: &Library, masks: &Masks, key: &str) -> Clean {
    let id = |key: &str| key.rsplit(['/', ':']).next().unwrap_or("").to_owned();
    let now = masks
        .called
        .iter()
        .map(|(whom, called)| (whom.key(library), called));
    let alike = now.filter(|(now, _)| id(now) == id(key));
    Clean::join(
        alike.map(|(now, called)| clean_format!("{called} ({now})")),
        "; ",
    )
}

/// The numbers and days of a document that rules leave out, each with what stands for it, once.
fn numbers(mut document: Document) -> Vec<Block> {
    let mut found: BTreeSet<(String, String)> = BTreeSet::new();
    for_each_line(&mut document, &mut |line| {
        let plain = line.plain();
        let numbers = patterns::find(&plain).into_iter();
        found.extend(numbers.map(|(range, instead)| (instead, plain[range].to_owned())));
    });
    if found.is_empty() {
        return vec![Block::Paragraph(Line::text(
            "No number and no day was left out by rule.",
        ))];
    }
    let rows = found.into_iter();
    let rows =
        rows.map(|(instead, whole)| [instead, whole].map(|text| Line::text(clean_line(&text))));
    vec![
        Block::Paragraph(Line::text(
            "Numbers and days that were left out but for a part of them:",
        )),
        Block::Table {
            head: ["Written".into(), "Stands for".into()].into(),
            rows: rows.map(Vec::from).collect(),
        },
    ]
}
