use super::*;
use crate::review::entry::EntryId;
use crate::{load, review::entry::Entry};

/// Entries by hand: the moment, who, of which record of the case `visit`, and what.
fn entry(at: u64, by: &str, id: &str, did: Deed) -> Written {
    Written::of(Entry {
        id: EntryId::drawn(),
        at,
        clock: None,
        by: by.into(),
        of: Target::Record { key: key(id) },
        did,
    })
}

fn key(id: &str) -> Key {
    Key::Of("visit".parse().unwrap(), id.parse().unwrap())
}

fn target(id: &str) -> Target {
    Target::Record { key: key(id) }
}

fn version(content: &str) -> Version {
    let json = serde_json::json!({ "content": content, "words": [] });
    serde_json::from_value(json).unwrap()
}

fn reviewed(content: &str) -> Deed {
    Deed::Reviewed {
        version: version(content),
    }
}

fn noted(text: &str) -> Deed {
    Deed::Noted { text: text.into() }
}

#[test]
fn marks_are_each_authors_own() {
    let entries = [
        entry(1, "ana", "a", reviewed("1")),
        entry(2, "ben", "a", reviewed("2")),
        entry(3, "ana", "a", Deed::NotReviewed),
        entry(4, "ana", "a", Deed::Flagged),
        entry(5, "ben", "a", Deed::NotFlagged),
        entry(6, "ana", "b", Deed::Flagged),
        entry(7, "ana", "b", Deed::NotFlagged),
    ];
    let state = State::from_entries(&entries);
    let of = state.get(&target("a")).unwrap();
    assert_eq!(Vec::from_iter(of.reviewed.keys()), ["ben"]);
    assert_eq!(Vec::from_iter(of.flagged.keys()), ["ana"]);
    // What was taken back leaves nothing.
    assert_eq!(state.get(&target("b")), None);
}

#[test]
fn a_record_is_reviewed_as_long_as_somebody_reviewed_this_version() {
    let entries = [
        entry(1, "ana", "a", reviewed("1")),
        entry(2, "ben", "a", reviewed("2")),
    ];
    let state = State::from_entries(&entries);
    let progress =
        |id: &str, now: Option<&str>| state.progress(&key(id), now.map(version).as_ref());
    assert_eq!(progress("a", Some("1")), Progress::Reviewed);
    assert_eq!(progress("a", Some("2")), Progress::Reviewed);
    assert_eq!(progress("a", Some("3")), Progress::Changed);
    assert_eq!(progress("a", None), Progress::Changed);
    assert_eq!(progress("b", Some("1")), Progress::Unreviewed);
}

#[test]
fn a_note_has_its_last_text_and_one_that_was_removed_is_gone() {
    let first = entry(1, "ana", "a", noted("first"));
    let second = entry(2, "ana", "a", noted("second"));
    let change = |at, by, note: &Written, text: &str| {
        let did = Deed::NoteChanged {
            note: note.id,
            over: None,
            text: text.into(),
        };
        entry(at, by, "a", did)
    };
    // A clock that is behind: the change has an earlier moment than its note.
    let early = change(0, "ana", &second, "second, corrected");
    let entries = [
        first.clone(),
        second.clone(),
        early,
        entry(
            5,
            "ana",
            "a",
            Deed::NoteRemoved {
                note: first.id,
                over: None,
            },
        ),
    ];
    let state = State::from_entries(&entries);
    let notes = &state.get(&target("a")).unwrap().notes;
    let texts: Vec<&str> = notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["second, corrected"]);
    assert!(notes[0].changed.is_some());
    assert_eq!(state.note(&second.id.short()).unwrap().1, &notes[0]);
    assert_eq!(state.note(&first.id.short()), None);
    // Who corrects a note that another removes meanwhile does not lose it.
    let back = change(6, "ana", &first, "first, again");
    let state = State::from_entries(entries.iter().chain([&back]));
    assert_eq!(state.get(&target("a")).unwrap().notes.len(), 2);
}

#[test]
fn what_two_wrote_in_the_place_of_the_same_text_is_two_notes() {
    let note = entry(1, "ana", "a", noted("first"));
    let change = |at, by, of: &Written, over: &Written, text: &str| {
        let did = Deed::NoteChanged {
            note: of.id,
            over: Some(over.id),
            text: text.into(),
        };
        entry(at, by, "a", did)
    };
    let texts = |entries: &[Written]| -> Vec<String> {
        let state = State::from_entries(entries);
        let of = state.get(&target("a"));
        let notes = of.into_iter().flat_map(|of| &of.notes);
        let words = notes.map(|note| format!("{} {}", note.id.short(), note.text));
        words.collect()
    };
    let named = |of: &Written, text: &str| format!("{} {text}", of.id.short());
    let left = change(2, "ana", &note, &note, "left");
    let right = change(3, "ana", &note, &note, "right");
    let mut entries = vec![note.clone(), left.clone(), right.clone()];
    let both = [named(&note, "left"), named(&right, "right")];
    assert_eq!(texts(&entries), both);
    // Each goes on as what it is.
    entries.push(change(4, "ana", &right, &right, "right, more"));
    entries.push(change(5, "ana", &note, &left, "left, more"));
    let both = [named(&note, "left, more"), named(&right, "right, more")];
    assert_eq!(texts(&entries), both);
    // What was changed meanwhile is not removed; what was removed meanwhile is written all the same.
    let remove = |at, over: &Written| {
        let (note, over) = (note.id, Some(over.id));
        entry(at, "ana", "a", Deed::NoteRemoved { note, over })
    };
    let entries = [note.clone(), left.clone(), remove(3, &note)];
    assert_eq!(texts(&entries), [named(&note, "left")]);
    let gone = remove(2, &note);
    let mut entries = vec![note.clone(), gone.clone()];
    assert!(texts(&entries).is_empty());
    entries.push(right.clone());
    assert_eq!(texts(&entries), [named(&right, "right")]);
    // Taken back, it is there again.
    entries.push(change(4, "ana", &note, &gone, "first"));
    assert_eq!(
        texts(&entries),
        [named(&note, "first"), named(&right, "right")]
    );
}

/// A colleague could put other words in the place of one's own.
#[test]
fn nobody_changes_or_removes_the_note_of_another() {
    let note = entry(1, "ana", "a", noted("mine"));
    for over in [None, Some(note.id)] {
        let text = "all fine".to_owned();
        let change = Deed::NoteChanged {
            note: note.id,
            over,
            text,
        };
        let removal = Deed::NoteRemoved {
            note: note.id,
            over,
        };
        let entries = [
            note.clone(),
            entry(2, "ben", "a", change.clone()),
            entry(3, "ben", "a", removal.clone()),
        ];
        let state = State::from_entries(&entries);
        let notes = &state.get(&target("a")).unwrap().notes;
        let said = notes.iter().map(|note| (&*note.written.by, &*note.text));
        assert_eq!(
            said.collect::<Vec<_>>(),
            [("ana", "mine"), ("ben", "all fine")]
        );
        assert!(crate::review::own::taken_back(&entries).is_empty());
        for did in [&change, &removal] {
            let told = state.not_theirs(&target("a"), did, "ben").unwrap();
            assert_eq!(
                &*told,
                "That note is ana's, and stays as it is; write one of your own."
            );
            assert_eq!(state.not_theirs(&target("a"), did, "ana"), None);
        }
    }
}

#[test]
fn the_order_in_which_entries_are_read_does_not_count_nor_how_often() {
    let note = entry(3, "ana", "a", noted("n"));
    let entries = [
        entry(1, "ana", "a", reviewed("1")),
        entry(1, "ben", "a", Deed::Flagged),
        entry(2, "ana", "a", Deed::NotReviewed),
        note.clone(),
        entry(3, "ben", "b", Deed::Labelled { label: "x".into() }),
        entry(4, "ben", "b", Deed::NotLabelled { label: "x".into() }),
        entry(4, "ana", "b", Deed::Labelled { label: "x".into() }),
        entry(
            5,
            "ben",
            "a",
            Deed::NoteChanged {
                note: note.id,
                over: None,
                text: "m".into(),
            },
        ),
        Written {
            json: "{}".into(),
            at: 4,
            ..note
        },
        // Two machines, in the same moment.
        entry(6, "ana", "c", Deed::Flagged),
        entry(6, "ana", "c", Deed::NotFlagged),
        entry(6, "ana", "c", Deed::Flagged),
        entry(6, "ana", "c", Deed::NotFlagged),
    ];
    let all = State::from_entries(&entries);
    assert_eq!(all.entries, 12);
    let mut order: Vec<&Written> = entries.iter().collect();
    for turn in 0..entries.len() {
        order.rotate_left(1);
        let twice = order.iter().copied().chain(order.iter().rev().copied());
        assert_eq!(State::from_entries(twice), all, "{turn}");
        let (head, tail) = order.split_at(turn);
        let merged = tail.iter().chain(head.iter().rev()).copied();
        assert_eq!(State::from_entries(merged), all, "{turn}");
    }
}

fn library() -> Library {
    let folder = tempfile::tempdir().unwrap();
    let shared = "format: 1\npeople: {ana: {name: Ana}}\n";
    let case = |title: &str| {
        format!(
            "format: 1\ntitle: {title}\nsources: {{post: {{title: Post}}}}\nevents:\n  a: {{title: A, cites: [{{source: \
             post, at: ¶4, quote: said}}]}}\n  b: {{title: B}}\nquestions: {{q: {{statement: Who?}}}}\n"
        )
    };
    for (name, text) in [
        ("library.yaml", shared.to_owned()),
        ("visit.yaml", case("Visit")),
        ("other.yaml", case("Other")),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let (parsed, found) = load::read(folder.path()).unwrap();
    Library::link(parsed, found)
}

#[test]
fn rows_of_progress_add_up_to_the_library() {
    let library = library();
    let rows = super::progress(&library, |record| match record.key.id().as_str() {
        "a" => Progress::Reviewed,
        "b" => Progress::Changed,
        _ => Progress::Unreviewed,
    });
    let all = rows
        .iter()
        .fold(Tally::default(), |all, row| all.and(row.2));
    assert_eq!(all.total(), library.records().len());
    assert_eq!((all.reviewed, all.changed), (2, 2));
    let events = rows.iter().filter(|row| row.1 == Kind::Event);
    assert_eq!(Vec::from_iter(events.map(|row| row.2.total())), [2, 2]);
    assert_eq!((rows[0].0.clone(), rows[0].1), (None, Kind::Person));
}

#[test]
fn what_is_of_a_record_or_a_citation_that_is_gone_is_an_orphan() {
    let library = library();
    let record = library.get(&key("a")).unwrap();
    let cited = Target::citation(&record.key, record.body.all_citations()[0]);
    let Target::Citation {
        key: of,
        source,
        at,
        ..
    } = cited.clone()
    else {
        panic!("{cited:?}");
    };
    let other = Target::Citation {
        key: of,
        source,
        at,
        quote: Some("what it said before".into()),
    };
    let passage = |id: &str| Target::Passage {
        source: key(id),
        at: None,
        quote: None,
    };
    let targets = [
        Target::Library,
        target("a"),
        target("gone"),
        cited,
        other.clone(),
        passage("post"),
        passage("paper"),
    ];
    let entries = targets.map(|of| {
        Written::of(Entry {
            id: EntryId::drawn(),
            at: 1,
            clock: None,
            by: "ana".into(),
            of,
            did: Deed::Flagged,
        })
    });
    let state = State::from_entries(&entries);
    let orphans: Vec<&Target> = state.orphans(&library).map(|(target, _)| target).collect();
    assert_eq!(orphans, [&target("gone"), &other, &passage("paper")]);
    assert_eq!(state.known_to(&library), (4, 2));
}
