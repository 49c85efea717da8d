//! Messages in files, and what `source add` and a source's page say of documents.

use std::fs;

use super::{file, run, seams::hold, world};

#[test]
fn a_message_is_taken_out_of_its_mailbox() {
    let (_kept, folder) = world();
    let path = |name: &str| folder.join(name);
    fs::write(path("box.mbox"), file("three-messages.mbox")).unwrap();
    let (out, err) = run(&folder, &["source", "add", "box.mbox"]);
    assert!(
        out.contains("title: '[box.mbox]'") && !out.contains("authors"),
        "{out}"
    );
    assert!(out.contains("media_type: application/mbox"), "{out}");
    for listed in [
        "holds 3 messages; --message N makes a source of one:",
        "  1. Ana Example, 2026-03-05T10:00:00Z, the call",
        "  2. Carl Engineer, ",
        "  3. Dora Master, ",
    ] {
        assert!(err.contains(listed), "{listed}: {err}");
    }
    let (out, err) = run(&folder, &["source", "add", "box.mbox", "--message", "2"]);
    assert!(
        out.contains("title: pumps") && out.contains("authors: Carl Engineer"),
        "{out}"
    );
    assert!(
        out.contains("message 2 of 3 in box.mbox (SHA-256 "),
        "{out}"
    );
    assert!(err.contains("wrote message 2 to `box-2.eml`"), "{err}");
    let taken = fs::read_to_string(path("box-2.eml")).unwrap();
    assert!(taken.starts_with("From: Carl Engineer") && taken.contains("The pumps do not work"));
    assert!(!taken.contains("nobody answered") && !taken.contains("never got a call"));
    // What is there is not written over, and what is not there not taken.
    fs::write(path("box-3.eml"), "mine").unwrap();
    for (number, why) in [
        ("3", "cannot be written"),
        ("4", "has no message 4: it holds 3"),
        ("0", "has no message 0"),
    ] {
        let (out, err) = run(&folder, &["source", "add", "box.mbox", "--message", number]);
        assert!(out.is_empty() && err.contains(why), "{number}: {out}{err}");
    }
    assert_eq!(fs::read_to_string(path("box-3.eml")).unwrap(), "mine");
    fs::write(path("fwd.eml"), file("forwarded-as-attachment.eml")).unwrap();
    let (out, _) = run(&folder, &["source", "add", "fwd.eml", "--message", "1"]);
    assert!(out.contains("authors: Carl Engineer"), "{out}");
}

/// Whose an attached message is and what it is about stands where a source is added.
#[test]
fn attached_messages_are_listed() {
    for (name, listed) in [
        ("forwarded-as-attachment.eml", &["1. Carl Engineer, "][..]),
        ("digest.eml", &["1. Carl Engineer, ", "2. Dora Master, "]),
    ] {
        let (_kept, folder) = world();
        fs::write(folder.join(name), file(name)).unwrap();
        let (out, err) = run(&folder, &["source", "add", name]);
        for listed in listed {
            assert!(err.contains(listed), "{name} {listed}: {out}{err}");
        }
    }
}

#[test]
fn what_cannot_be_trusted_is_said_where_a_source_is_added_and_shown() {
    let (_kept, folder) = world();
    for (name, said) in [
        (
            "winmail.eml",
            "not read: winmail.dat, in which Outlook wrapped a message",
        ),
        (
            "tracked-changes.docx",
            "¶1 in an insertion by Counsel B on 2026-03-05, not accepted: “did not know”",
        ),
        (
            "hidden.docx",
            "¶1 in hidden text: “The pumps were known to be broken.”",
        ),
        ("h-strike.html", "struck out: “as the office said”"),
    ] {
        fs::write(folder.join(name), file(name)).unwrap();
        let (out, err) = run(&folder, &["source", "add", name]);
        assert!(
            out.contains(said) || err.contains(said),
            "{name}: {out}{err}"
        );
        let case = format!("format: 1\ntitle: T\nsources:\n  s:\n    title: S\n    text: {name}\n");
        fs::write(folder.join("case.yaml"), case).unwrap();
        let (out, _) = run(&folder, &["show", "s"]);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words(&out).contains(&words(said)), "{name}: {out}");
    }
}

#[test]
fn a_summary_a_table_and_a_check_say_it() {
    let (_kept, folder) = world();
    fs::write(folder.join("a.docx"), file("tracked-changes.docx")).unwrap();
    let case = "format: 1\ntitle: T\npeople:\n  p:\n    name: Ana Example\nsources:\n  s:\n    title: S\n    \
        text: a.docx\nallegations:\n  e:\n    by: p\n    statement: The office did not know.\n    cites:\n      \
        - source: s\n        quote: did not know\n";
    fs::write(folder.join("case.yaml"), case).unwrap();
    let said = "in an insertion by Counsel B on 2026-03-05, not accepted";
    let (out, _) = run(&folder, &["check", "."]);
    assert!(
        out.contains(&format!(
            "warning[quote-not-its-own]: these words stand in `s`, {said}"
        )),
        "{out}"
    );
    let (out, _) = run(&folder, &["show", "e"]);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words(&out).contains(&format!("verbatim, {said}")), "{out}");
    for form in [&["export", "world"][..], &["export", "world", "--full"]] {
        let (out, err) = run(&folder, form);
        assert!(words(&out).contains(said), "{form:?} {out}{err}");
        let counted = "Among them 1 in words that are not simply their source's.";
        assert!(words(&out).contains(counted), "{form:?} {out}{err}");
    }
    let (out, _) = run(&folder, &["list", "allegations", "--format", "csv"]);
    assert!(out.contains(&format!("[1] verbatim, {said}")), "{out}");
}

/// Nobody has admitted or taken back anything in words that another put in, sent, or that are struck out.
#[test]
fn what_rests_on_anothers_words_decides_nothing() {
    let (_kept, folder) = world();
    for name in [
        "tracked-changes.docx",
        "three-messages.mbox",
        "h-strike.html",
    ] {
        fs::write(folder.join(name), file(name)).unwrap();
    }
    let head = "format: 1\ntitle: T\npeople:\n  p:\n    name: Ana Example\n  q:\n    name: Bo Other\n  \
        b:\n    name: B, Counsel\nsources:\n  word:\n    title: A draft\n    text: tracked-changes.docx\n  \
        box:\n    title: A mailbox\n    text: three-messages.mbox\n  page:\n    title: A page\n    \
        text: h-strike.html\n";
    let statement = |by: &str, is: &str, source: &str, quote: &str| {
        format!(
            "{head}allegations:\n  e:\n    by: q\n    against: {by}\n    statement: They knew.\n    cites:\n      \
             - source: word\n    responses:\n      - by: {by}\n        is: {is}\n        cites:\n          \
             - source: {source}\n            quote: {quote}\n"
        )
    };
    let doubt = "not known to be their words";
    for (by, is, source, quote, is_doubted) in [
        ("p", "admitted", "word", "did not know", true),
        ("b", "admitted", "word", "did not know", false),
        ("p", "admitted", "word", "knew since February", true),
        ("p", "admitted", "box", "The pumps do not work", true),
        ("p", "admitted", "box", "I never got a call", false),
        ("p", "affirmed", "page", "as the office said", true),
    ] {
        fs::write(folder.join("case.yaml"), statement(by, is, source, quote)).unwrap();
        let (out, err) = run(&folder, &["show", "e"]);
        let words = out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            words.contains(doubt),
            is_doubted,
            "{by} {quote}: {out}{err}"
        );
        if is == "admitted" {
            let stands = words.contains("Standing ! admitted");
            assert_eq!(stands, !is_doubted, "{by} {quote}: {out}");
        }
    }
}

#[test]
fn words_of_several_messages_are_not_the_first_senders_alone() {
    let message = |from: &str, words: &str| {
        format!(
            "From {from}@x Tue Mar  3 10:00:00 2026\nFrom: {from} <{from}@x>\nSubject: the door\nDate: Tue, 3 Mar 2026 10:00:00 +0000\n\n{words}\n\n"
        )
    };
    let all = [
        message("Ana", "I saw the man at the door."),
        message("Boris", "I saw the man at the door. He had a lamp."),
    ];
    let found = super::found(&[
        (
            "a.mbox",
            all.concat().as_bytes(),
            "I saw the man at the door",
        ),
        ("a.mbox", all.concat().as_bytes(), "He had a lamp"),
    ]);
    let told: Vec<_> = found
        .iter()
        .map(|found| (&*found.verdict, found.whose.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(
        told,
        [
            ("ambiguous", "the first of them in message 1 of 2, from Ana"),
            ("verbatim", "in message 2 of 2, from Boris"),
        ]
    );
}

#[test]
fn what_is_attached_and_not_read_may_hold_what_is_nowhere() {
    let message = |media_type: &str, name: &str| {
        format!(
            "From: Ana Roth <ana@example.org>\r\nSubject: The quay\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\
             The quay was closed on 5 May and nobody came.\r\n--b\r\nContent-Type: {media_type}\r\n\
             Content-Disposition: attachment; filename={name}\r\n\r\nBo owes 900 euros.\r\n--b--\r\n"
        )
        .into_bytes()
    };
    let note = || message("text/plain", "notes.txt");
    hold(&[
        ("a.eml", note(), "nobody came", "verbatim"),
        ("a.eml", note(), "Bo owes 900 euros", "unchecked"),
        (
            "a.eml",
            note(),
            "The quay was closed on 6 May and nobody came",
            "missing",
        ),
        (
            "a.eml",
            message("application/pgp-signature", "a.asc"),
            "Bo owes 900 euros",
            "missing",
        ),
    ]);
    let (_kept, folder) = world();
    fs::write(folder.join("a.eml"), note()).unwrap();
    let case = "format: 1\ntitle: A\nsources:\n  s: {title: S, text: a.eml}\nevents:\n  e:\n    title: E\n    cites:\n      \
                - {source: s, quote: Bo owes 900 euros}\n      - {source: s, quote: closed on 6 May and nobody came}\n";
    fs::write(folder.join("case.yaml"), case).unwrap();
    let said = run(&folder, &["check"]).0;
    for expected in [
        "these words could not be checked in `s`: what is attached is not read: notes.txt",
        "these words are nowhere in what is read of `s` (what is attached is not read: notes.txt)",
    ] {
        assert!(said.contains(expected), "{said}");
    }
}

/// Half of a name is known for none where a protected one is looked for.
#[test]
fn long_names_of_what_is_attached_are_cut_between_words() {
    let name = format!(
        "{}-Zora-Ruiz.txt",
        "minutes-of-the-board-".repeat(3) + "and-of-all"
    );
    let mail = format!(
        "From: Ana Roth <ana@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; \
         boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nNobody came.\r\n--b\r\nContent-Type: text/plain\r\n\
         Content-Disposition: attachment; filename={name}\r\n\r\nx\r\n--b--\r\n"
    );
    let (_kept, folder) = world();
    fs::write(folder.join("a.eml"), mail).unwrap();
    let case = "format: 1\ntitle: A\nsources:\n  s: {title: S, text: a.eml}\nevents:\n  e:\n    title: E\n    cites:\n      \
                - {source: s, quote: Bo owes 900 euros}\n";
    fs::write(folder.join("case.yaml"), case).unwrap();
    let said = run(&folder, &["check"]).0;
    assert!(said.contains("and-of-all-Zora-…"), "{said}");
}
