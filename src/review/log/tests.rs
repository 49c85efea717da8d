mod faults;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use super::*;
use crate::{
    model::Key,
    review::{Exported, State, line::FORM},
    session::{KnownBy, Store},
};

/// A folder for logs.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn store(&self) -> Store {
        self.store_of("library")
    }

    fn store_of(&self, library: &str) -> Store {
        let library = self.0.path().join(library);
        Store::of_reviews(self.0.path(), KnownBy::Path(&library))
    }

    fn log(&self) -> Log {
        Log::open(Own(self.store()), Place::default()).0
    }

    /// What a reader finds wrong.
    fn read(&self) -> Result<(), Why> {
        Log::open(Own(self.store()), Place::default()).1
    }

    fn path(&self) -> PathBuf {
        self.store().path()
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.path()).unwrap_or_default()
    }

    /// The notes that a reader finds, each as often as it does.
    fn notes(&self) -> BTreeMap<String, usize> {
        notes(&self.log())
    }
}

fn note(text: &str) -> Vec<(Target, Deed)> {
    let text = text.to_owned();
    vec![(Target::Library, Deed::Noted { text })]
}

fn notes<D: Disk>(log: &Log<D>) -> BTreeMap<String, usize> {
    let state = State::from_entries(log.entries());
    let mut notes = BTreeMap::new();
    for note in state.all().flat_map(|(_, of)| &of.notes) {
        *notes.entry(note.text.clone()).or_default() += 1;
    }
    notes
}

fn once(texts: impl IntoIterator<Item = String>) -> BTreeMap<String, usize> {
    texts.into_iter().map(|text| (text, 1)).collect()
}

#[test]
fn what_is_saved_is_read_again_and_nobody_else_can() {
    let home = Home::new();
    let mut log = home.log();
    assert!(!home.path().exists());
    log.add("ana", 7, note("first")).unwrap();
    log.add("ana", 5, note("second")).unwrap();
    assert_eq!(home.notes(), once(["first".into(), "second".into()]));
    let read = home.log();
    assert_eq!(read.lines(), log.lines());
    // The clock went back, the order did not.
    let at = read.entries().map(|written| written.at);
    assert_eq!(Vec::from_iter(at), [7, 8]);
    // And each is told with what the clock said.
    let state = State::from_entries(read.entries());
    let notes = state.all().flat_map(|(_, of)| &of.notes);
    let told = notes.map(|note| (note.text.as_str(), note.written.at));
    assert_eq!(Vec::from_iter(told), [("first", 7), ("second", 5)]);
    assert_eq!(read.lines().headers.len(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&home.path()), 0o600);
        assert_eq!(mode(&home.path().with_extension("held")), 0o600);
        assert_eq!(mode(home.path().parent().unwrap()), 0o700);
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_no_log_and_leads_nowhere() {
    let home = Home::new();
    fs::create_dir_all(home.path().parent().unwrap()).unwrap();
    let other = home.0.path().join("other");
    fs::write(&other, "theirs").unwrap();
    std::os::unix::fs::symlink(&other, home.path()).unwrap();
    assert!(home.read().is_err());
    fs::remove_file(home.path()).unwrap();
    let mut log = home.log();
    std::os::unix::fs::symlink(&other, home.path()).unwrap();
    assert_eq!(log.add("ana", 1, note("n")).unwrap_err().entries, 1);
    assert_eq!(fs::read(&other).unwrap(), b"theirs");
    fs::remove_file(home.path()).unwrap();
    log.save().unwrap();
    assert_eq!(home.notes(), once(["n".into()]));
}

#[test]
fn what_others_write_is_seen_and_never_written_over() {
    let home = Home::new();
    let (mut one, mut other) = (home.log(), home.log());
    for turn in 0..20 {
        one.add("ana", turn, note(&format!("one {turn}"))).unwrap();
        other
            .add("ben", turn, note(&format!("other {turn}")))
            .unwrap();
    }
    let all = (0..20).flat_map(|turn| [format!("one {turn}"), format!("other {turn}")]);
    let all = once(all);
    assert_eq!(notes(&other), all);
    one.save().unwrap();
    assert_eq!((notes(&one), home.notes()), (all.clone(), all));
    assert_eq!(home.log().lines().headers.len(), 1);
}

#[test]
fn two_who_write_a_hundred_notes_each_at_once_lose_none() {
    let home = Home::new();
    let write = |who: &str| {
        let mut log = home.log();
        for turn in 0..100 {
            log.add(who, now(), note(&format!("{who} {turn}"))).unwrap();
        }
    };
    thread::scope(|scope| {
        for who in ["ana", "ben"] {
            scope.spawn(move || write(who));
        }
    });
    let all = ["ana", "ben"].map(|who| (0..100).map(move |turn| format!("{who} {turn}")));
    assert_eq!(home.notes(), once(all.into_iter().flatten()));
    let log = home.log();
    let lines = log.lines();
    assert_eq!((lines.damages, lines.headers.len()), (0, 1));
    let moments: BTreeSet<u64> = lines.entries.iter().map(|written| written.at).collect();
    assert_eq!(moments.len(), 200);
}

#[test]
fn a_log_that_was_torn_at_any_byte_of_its_end_goes_on() {
    let whole = Home::new();
    let mut log = whole.log();
    log.add("ana", 1, note("first")).unwrap();
    let before = whole.bytes().len();
    log.add("ana", 2, note("last")).unwrap();
    let bytes = whole.bytes();
    for cut in before..bytes.len() {
        let home = Home::new();
        fs::create_dir_all(home.path().parent().unwrap()).unwrap();
        fs::write(home.path(), &bytes[..cut]).unwrap();
        let mut log = home.log();
        log.add("ana", 3, note("more")).unwrap();
        log.add("ana", 4, note("and more")).unwrap();
        let mut all = once(["first".into(), "more".into(), "and more".into()]);
        // All but its line end is there.
        if cut == bytes.len() - 1 {
            all.insert("last".into(), 1);
        }
        assert_eq!((home.notes(), notes(&log)), (all.clone(), all), "{cut}");
        // What was there stays, byte by byte.
        assert!(home.bytes().starts_with(&bytes[..cut]));
        let is_torn = cut > before && cut < bytes.len() - 1;
        assert_eq!(home.log().lines().damages, u64::from(is_torn), "{cut}");
    }
}

#[test]
fn another_file_in_the_place_of_the_log_is_read_from_its_beginning() {
    let (home, other) = (Home::new(), Home::new());
    let mut log = home.log();
    log.add("ana", 1, note("first")).unwrap();
    let mut elsewhere = other.log();
    for turn in 0..3 {
        elsewhere
            .add("ben", turn, note(&format!("other {turn}")))
            .unwrap();
    }
    fs::write(home.path(), other.bytes()).unwrap();
    log.add("ana", 2, note("second")).unwrap();
    let all = once(
        (0..3)
            .map(|turn| format!("other {turn}"))
            .chain(["first".into(), "second".into()]),
    );
    assert_eq!((home.notes(), notes(&log)), (all.clone(), all));
    // One that is shorter, and none.
    fs::write(home.path(), "").unwrap();
    log.add("ana", 3, note("third")).unwrap();
    fs::remove_file(home.path()).unwrap();
    log.add("ana", 4, note("fourth")).unwrap();
    // What was said to be saved is written again, once.
    let own = ["first", "second", "third", "fourth"].map(str::to_owned);
    let all = once((0..3).map(|turn| format!("other {turn}")).chain(own));
    assert_eq!((home.notes(), notes(&log)), (all.clone(), all));
    assert_eq!(home.log().lines().headers.len(), 1);
    // Where nothing is written it is known, and not saved.
    fs::remove_file(home.path()).unwrap();
    assert!(log.refresh().unwrap());
    assert_eq!((log.unsaved().len(), notes(&log).len()), (7, 7));
    log.save().unwrap();
    assert_eq!(home.notes().len(), 7);
}

#[test]
fn a_log_of_a_later_form_is_neither_read_nor_written() {
    let home = Home::new();
    let mut log = home.log();
    log.add("ana", 1, note("first")).unwrap();
    let mut header = Header::of(Place::default());
    (header.form, header.casefile) = (FORM + 1, "9.0.0".into());
    let mut bytes = home.bytes();
    bytes.extend(header.line().into_bytes());
    fs::write(home.path(), &bytes).unwrap();
    // Also by who has it open already.
    let not_saved = log.add("ana", 2, note("second")).unwrap_err();
    assert!(not_saved.why.words().contains("newer casefile (9.0.0)"));
    assert_eq!((not_saved.entries, log.unsaved().len()), (1, 1));
    assert!(matches!(home.read(), Err(Why::TooNew(_))));
    assert_eq!(home.bytes(), bytes);
}

#[test]
fn a_log_beyond_its_limit_is_named_and_left_alone() {
    let home = Home::new();
    fs::create_dir_all(home.path().parent().unwrap()).unwrap();
    let file = fs::File::create(home.path()).unwrap();
    file.set_len(1 << 30).unwrap();
    let why = home.read().unwrap_err();
    assert!(
        why.words().contains("the size of a review log"),
        "{}",
        why.words()
    );
    file.set_len(0).unwrap();
    let mut log = home.log();
    file.set_len(1 << 30).unwrap();
    let not_saved = log.add("ana", 1, note("n")).unwrap_err();
    assert!(not_saved.why.words().contains("the size of a review log"));
    assert_eq!(file.metadata().unwrap().len(), 1 << 30);
}

#[test]
fn the_last_entry_that_fits_is_written_and_one_more_is_not() {
    let measure = Home::new();
    measure.log().add("ana", 1, note("n")).unwrap();
    let needed = measure.bytes().len() as u64;
    for more in [0, 1] {
        let home = Home::new();
        fs::create_dir_all(home.path().parent().unwrap()).unwrap();
        let mut padding = vec![b'x'; usize::try_from(LOG_BYTES.most - needed + more).unwrap()];
        *padding.last_mut().unwrap() = b'\n';
        fs::write(home.path(), &padding).unwrap();
        let mut log = home.log();
        let written = log.add("ana", 1, note("n"));
        assert_eq!(written.is_ok(), more == 0);
        assert_eq!(home.notes().len(), usize::from(more == 0));
    }
}

#[test]
fn a_log_that_was_copied_and_written_on_both_machines_is_merged_to_everything_once() {
    let (here, there) = (Home::new(), Home::new());
    let mut log = here.log();
    log.add("ana", 1, note("before")).unwrap();
    fs::create_dir_all(there.path().parent().unwrap()).unwrap();
    fs::copy(here.path(), there.path()).unwrap();
    let mut other = there.log();
    for turn in 0..5 {
        log.add("ana", turn, note(&format!("here {turn}"))).unwrap();
        other
            .add("ben", turn, note(&format!("there {turn}")))
            .unwrap();
    }
    let hand_on = |log: &Log| {
        let json = Exported::json(Place::default(), log.entries());
        Exported::read(json.as_bytes()).unwrap().entries
    };
    let (of_here, of_there) = (hand_on(&log), hand_on(&other));
    assert_eq!(log.take(of_there.clone()).unwrap(), (5, 0));
    assert_eq!(other.take(of_here).unwrap(), (5, 0));
    assert_eq!(log.take(of_there.clone()).unwrap(), (0, 0));
    let (here_now, there_now) = (here.log(), there.log());
    let count = |log: &Log| log.entries().count();
    assert_eq!((count(&here_now), count(&there_now)), (11, 11));
    assert_eq!(
        State::from_entries(here_now.entries()),
        State::from_entries(there_now.entries())
    );
    assert!(here.notes().values().all(|count| *count == 1));
    // The log as it is does as well as its export.
    assert_eq!(Exported::read(&there.bytes()).unwrap().entries.len(), 11);
    // What has the id of another entry is not taken over, and counted.
    let mut changed = of_there[0].clone();
    changed.json = changed.json.replace("before", "behind").into();
    assert_eq!(log.take(vec![changed]).unwrap(), (0, 1));
}

/// A mark of a version with its words.
fn mark(key: &str, content: &str) -> (Target, Deed) {
    let kept = serde_json::json!({ "kind": "event", "says": [["title", content]], "cited": [] });
    let version = serde_json::json!({ "content": content, "words": [], "kept": kept });
    let key = Key::Shared(key.parse().unwrap());
    let version = serde_json::from_value(version).unwrap();
    (Target::Record { key }, Deed::Reviewed { version })
}

#[test]
fn the_words_of_a_version_stand_in_a_log_once() {
    let home = Home::new();
    let mut log = home.log();
    let times = |words: &str| {
        let text = String::from_utf8(home.bytes()).unwrap();
        text.matches(&format!(r#"["title","{words}"]"#)).count()
    };
    for (by, number) in [("ana", 1), ("ben", 2), ("ana", 3)] {
        log.add(by, number, vec![mark("a", "One"), mark("b", "Two")])
            .unwrap();
    }
    log.add("ana", 4, vec![(mark("a", "One").0, Deed::NotReviewed)])
        .unwrap();
    log.add("ana", 5, vec![mark("a", "Three")]).unwrap();
    assert_eq!(["One", "Two", "Three"].map(times), [1, 1, 1]);
    // Whoever reads it has them with each mark.
    let log = home.log();
    let state = State::from_entries(log.entries());
    let reviewed = state.all().flat_map(|(_, of)| of.reviewed.values());
    let kept: Vec<bool> = reviewed
        .map(|(_, version)| version.kept().is_some())
        .collect();
    assert_eq!(kept, [true; 4]);
    // Of what is handed on whole as well: the words stand in it once.
    let json = Exported::json(Place::default(), log.entries());
    let read = Exported::read(json.as_bytes()).unwrap().entries;
    assert_eq!(State::from_entries(&read), state);
}

#[test]
fn words_that_are_on_no_disk_are_written_with_each_mark() {
    let home = Home::new();
    let mut log = home.log();
    // A folder stands where the log is to be.
    fs::create_dir_all(home.path()).unwrap();
    for number in 1..=2 {
        assert!(log.add("ana", number, vec![mark("a", "One")]).is_err());
    }
    let kept = |written: &Written| written.version().is_some_and(|it| it.kept().is_some());
    assert_eq!(log.unsaved().iter().filter(|it| kept(it)).count(), 2);
}

/// Marks of so many records, each written twice, as the lines of a log.
fn many(lines: u64) -> Vec<u8> {
    let mut text = Header::of(Place::default()).line().into_bytes();
    for number in 0..lines {
        let name = format!("record-{}", number / 2);
        let (of, did) = mark(&name, &name);
        let entry = Entry {
            id: EntryId::drawn(),
            at: number,
            clock: None,
            by: "ana".into(),
            of,
            did,
        };
        text.extend(Written::of(entry).line().into_bytes());
    }
    text
}

/// How long it takes to read a log and what follows from it, and to mark ten records more.
fn times(lines: u64) -> [Duration; 2] {
    let home = Home::new();
    fs::create_dir_all(home.path().parent().unwrap()).unwrap();
    fs::write(home.path(), many(lines)).unwrap();
    let begin = Instant::now();
    let mut log = home.log();
    let state = State::from_entries(log.entries());
    let read = begin.elapsed();
    assert_eq!(state.all().count() as u64, lines / 2);
    let begin = Instant::now();
    for number in 0..10 {
        log.add("ana", lines + number, vec![mark("new", "New")])
            .unwrap();
    }
    [read, begin.elapsed()]
}

/// A log grows for years. `CASEFILE_LINES=100000` reads one of so many lines; the figures are printed with `--nocapture`.
#[test]
fn ten_times_the_lines_take_no_more_than_their_share() {
    let most = std::env::var("CASEFILE_LINES").ok();
    let most = most.map_or(10_000, |most| most.parse().unwrap());
    let (few, many) = (times(most / 10), times(most));
    println!(
        "{} lines: {few:?}; {most} lines: {many:?} (read, ten marks)",
        most / 10
    );
    for (few, many) in few.into_iter().zip(many) {
        // With the square of the lines it would be a hundred times as long.
        assert!(
            many < few * 40 + Duration::from_millis(50),
            "{few:?} {many:?}"
        );
    }
}
