//! Documents as they are sent.

use std::fs;

use super::{check, file, found, run, world};

const PUMPS: &str = "The pumps do not work and the ferry must not sail.";

/// A list that is quoted without its numbers.
const LIST: &str = "four things were wrong: the pumps did not work; the lights were out; and nobody had told the master.";

/// A file, a quote of it, and what is to be said.
const ROWS: &[(&str, &str, &str)] = &[
    (
        "tracked-changes.docx",
        "did not know",
        "verbatim, in an insertion by Counsel B on 2026-03-05, not accepted",
    ),
    (
        "tracked-changes.docx",
        "knew since February",
        "verbatim, deleted by Counsel B on 2026-03-05",
    ),
    (
        "tracked-changes.docx",
        "put in by the other side and never accepted",
        "verbatim, in an insertion by Counsel B on 2026-03-05, not accepted",
    ),
    (
        "tracked-changes.docx",
        "that the pumps did not work.",
        "verbatim",
    ),
    (
        "tracked-changes.docx",
        "The harbour office did not know that",
        "verbatim, over words deleted by Counsel B on 2026-03-05, not accepted; in part in an insertion by Counsel B on 2026-03-05, not accepted",
    ),
    (
        "paras.txt",
        "four things were wrong: (1) the pumps did not work; (2) the lights were out",
        "verbatim",
    ),
    ("paras.docx", LIST, "verbatim"),
    ("paras.html", LIST, "verbatim"),
    (
        "paras.docx",
        "four things were wrong: the pumps did work; the lights were out",
        "missing",
    ),
    (
        "footnotes.pdf",
        "The office received the call.12 It did not act on it",
        "normalised",
    ),
    (
        "footnotes.pdf",
        "The office received the call. It did not act on it",
        "normalised",
    ),
    (
        "footnotes.pdf",
        "The office received the call.13 It did not act on it",
        "missing",
    ),
    (
        "notes.rtf",
        "The master called at 9:14 p.m. and nobody answered – so the log says.",
        "verbatim",
    ),
    (
        "report.epub",
        "The pumps did not work, and nobody answered the call of 9:14 p.m.",
        "verbatim",
    ),
    ("report.epub", "Findings", "verbatim"),
    ("log.xlsx", "Understood, the tug is in the dock", "verbatim"),
    ("log.xlsx", "2026-03-04 21:14", "verbatim"),
    (
        "log.xlsx",
        "Log row 3: 2026-03-04 21:40",
        "verbatim, in part in a label that is not in the document",
    ),
    // Over the end of a row the label is passed over.
    (
        "log.xlsx",
        "ask for a tug 2026-03-04 21:40",
        "verbatim, over the gap between two columns or cells",
    ),
    (
        "numbered.docx",
        "42. It left the pier with 270 persons on board.",
        "verbatim",
    ),
    (
        "numbered.docx",
        "It left the pier with 270 persons on board.",
        "verbatim",
    ),
    (
        "hidden.docx",
        "The pumps were known to be broken.",
        "verbatim, in hidden text",
    ),
    ("hidden.docx", "The ferry sailed.", "verbatim"),
    (
        "three-messages.mbox",
        "I never got a call.",
        "verbatim, in message 1 of 3, from Ana Example",
    ),
    (
        "three-messages.mbox",
        PUMPS,
        "verbatim, in message 2 of 3, from Carl Engineer",
    ),
    (
        "three-messages.mbox",
        "I called at 9:14 p.m. and nobody answered.",
        "verbatim, in message 3 of 3, from Dora Master",
    ),
    (
        "forwarded-as-attachment.eml",
        PUMPS,
        "verbatim, in an attached message, from Carl Engineer",
    ),
    (
        "forwarded-as-attachment.eml",
        "See the message of the engineer below.",
        "verbatim",
    ),
    (
        "digest.eml",
        "The pumps do not work.",
        "verbatim, in an attached message, from Carl Engineer",
    ),
    (
        "digest.eml",
        "Nobody answered.",
        "verbatim, in an attached message, from Dora Master",
    ),
    (
        "alternative-html-says-more.eml",
        PUMPS,
        "verbatim, in only one of the message's forms",
    ),
    ("outlook-reply.eml", "I did not know of it.", "verbatim"),
    (
        "outlook-reply.eml",
        PUMPS,
        "verbatim, quoted from a message by Carl Engineer",
    ),
    (
        "outlook-reply.eml",
        "Who says so?",
        "verbatim, quoted from another's message",
    ),
    ("raw-8bit-header.eml", "Fähre im Süden", "verbatim"),
    ("raw-8bit-header.eml", "Jörg Example", "verbatim"),
    ("raw-8bit-header.eml", "Die Fähre fährt nicht.", "verbatim"),
    ("flowed-delsp.eml", "nobody answered the ferry", "verbatim"),
    ("utf7.eml", "Die Fähre fährt nicht.", "verbatim"),
    (
        "h-strike.html",
        "There were 270 persons on board",
        "verbatim, over words deleted; in part in an addition",
    ),
    (
        "h-strike.html",
        "There were 170270 persons on board",
        "missing",
    ),
    (
        "h-strike.html",
        "as the office said",
        "verbatim, struck out",
    ),
    (
        "h-strike.html",
        "as the company said on the day after the accident",
        "verbatim",
    ),
    ("h-linked-paragraph.html", "Ferry sailed", "verbatim"),
    (
        "h-linked-paragraph.html",
        "The master called the office at 9:14 p.m.",
        "verbatim",
    ),
    (
        "h-linked-paragraph.html",
        "Imprint",
        "verbatim, outside of what is read as the article",
    ),
];

/// A file, a place in it, a quote, and what is to be said: over paragraph ends, at the wrong place, and with a word
/// or a digit changed.
const PLACED: &[(&str, &str, &str, &str)] = &[
    (
        "paras.txt",
        "¶1-3",
        "four things were wrong: (1) the pumps did not work; (2) the lights were out",
        "verbatim",
    ),
    (
        "paras.txt",
        "¶5",
        "four things were wrong: (1) the pumps did not work; (2) the lights were out",
        "moved",
    ),
    (
        "notes.rtf",
        "¶2",
        "The master called at 9:14 p.m. and nobody answered – so the log says.",
        "verbatim",
    ),
    (
        "notes.rtf",
        "¶2",
        "The master called at 9:41 p.m. and nobody answered",
        "missing",
    ),
    ("notes.rtf", "¶1", "The master called at 9:14 p.m.", "moved"),
    (
        "report.epub",
        "¶2",
        "The pumps did not work, and nobody answered the call of 9:14 p.m.",
        "verbatim",
    ),
    (
        "report.epub",
        "¶2",
        "The pumps did work, and nobody answered the call",
        "missing",
    ),
    (
        "log.xlsx",
        "¶2",
        "We take water and ask for a tug",
        "verbatim",
    ),
    ("log.xlsx", "¶3", "We take water and ask for a tug", "moved"),
    (
        "log.xlsx",
        "¶3",
        "Understood, the tug is not in the dock",
        "missing",
    ),
];

/// What `show` says of a quote, and that `check` names those that do not stand.
#[test]
fn at_their_places_quotes_stand_and_changed_ones_do_not() {
    let mut wrong = Vec::new();
    for (name, at, quote, expected) in PLACED {
        let (_kept, folder) = world();
        fs::write(folder.join(name), file(name)).unwrap();
        let case = format!(
            "format: 1\ntitle: T\nsources:\n  s: {{title: S, published: 2026-03-05, text: {name}}}\n\
             events:\n  e:\n    title: E\n    date: 2026-03-04\n    cites:\n      \
             - {{source: s, at: {at}, quote: {quote:?}}}\n"
        );
        fs::write(folder.join("case.yaml"), case).unwrap();
        let (shown, _) = run(&folder, &["show", "e", "--format", "json"]);
        let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
        let verdict = shown["citations"][0]["verdict"].as_str().unwrap();
        let (checked, err) = run(&folder, &["check", "."]);
        let told = checked.contains(&format!("[quote-{expected}]"));
        if verdict != *expected || told != (*expected != "verbatim") {
            wrong.push(format!("{name} {at} {quote}: {verdict}\n{checked}{err}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_whose_words_it_holds() {
    let documents: Vec<(&str, Vec<u8>, &str)> = ROWS
        .iter()
        .map(|(file, quote, _)| (*file, super::file(file), *quote))
        .collect();
    let documents: Vec<(&str, &[u8], &str)> = documents
        .iter()
        .map(|(file, bytes, quote)| (*file, &bytes[..], *quote))
        .collect();
    let rows = ROWS.iter().zip(found(&documents));
    let rows: Vec<_> = rows
        .map(|((file, quote, expected), found)| (format!("{file}: {quote}"), *expected, found))
        .collect();
    check(&rows);
}
