//! A disk that fails: at each call, once and for ever, full, broken and killed.

use super::*;

/// What goes wrong with a call.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// No space is left on the device.
    Full,
    /// An error of the device.
    Broken,
    /// The process ends: nothing that it would do behind it happens.
    Killed,
}

/// Which call fails, from 0, how, and how many of the bytes of a write had gone through by then, in eighths.
#[derive(Clone, Copy, Debug)]
struct Plan {
    at: usize,
    kind: Kind,
    is_for_ever: bool,
    eighths: usize,
}

/// The disk, of which calls fail by a plan.
struct Faulty {
    own: Own,
    plan: Option<Plan>,
    calls: usize,
    /// Which of them are writes.
    writes: Vec<usize>,
    /// What would be on the disk where the power failed now.
    synced: Vec<u8>,
    /// Whether its name would be.
    has_name: bool,
}

impl Faulty {
    fn call(&mut self) -> io::Result<()> {
        let number = self.calls;
        self.calls += 1;
        let Some(plan) = self.plan else { return Ok(()) };
        let goes_on = plan.is_for_ever || plan.kind == Kind::Killed;
        if number == plan.at || (goes_on && number > plan.at) {
            return Err(match plan.kind {
                Kind::Full => io::ErrorKind::StorageFull.into(),
                Kind::Broken | Kind::Killed => io::Error::from_raw_os_error(5),
            });
        }
        Ok(())
    }

    fn is_dead(&self) -> bool {
        let plan = self.plan.filter(|plan| plan.kind == Kind::Killed);
        plan.is_some_and(|plan| self.calls > plan.at)
    }
}

impl Disk for Faulty {
    fn hold(&mut self) -> io::Result<Held> {
        self.call()?;
        self.own.hold()
    }

    fn open(&mut self) -> io::Result<Option<File>> {
        self.call()?;
        self.own.open()
    }

    fn open_to_append(&mut self) -> io::Result<File> {
        self.call()?;
        self.own.open_to_append()
    }

    fn length(&mut self, file: &File) -> io::Result<u64> {
        self.call()?;
        self.own.length(file)
    }

    fn read(&mut self, file: &File, from: u64, limit: &Limit) -> io::Result<Vec<u8>> {
        self.call()?;
        self.own.read(file, from, limit)
    }

    fn write(&mut self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        let was_dead = self.is_dead();
        self.writes.push(self.calls);
        if let Err(error) = self.call() {
            let eighths = self.plan.map_or(0, |plan| plan.eighths);
            if !was_dead {
                self.own.write(file, &bytes[..bytes.len() * eighths / 8])?;
            }
            return Err(error);
        }
        self.own.write(file, bytes)
    }

    fn cut(&mut self, file: &File, length: u64) -> io::Result<()> {
        self.call()?;
        self.own.cut(file, length)
    }

    fn sync(&mut self, file: &File) -> io::Result<()> {
        self.call()?;
        self.synced = fs::read(self.own.0.path())?;
        self.own.sync(file)
    }

    fn sync_name(&mut self) -> io::Result<()> {
        self.call()?;
        self.has_name = true;
        self.own.sync_name()
    }
}

const NOTES: usize = 4;

/// Writes notes to a disk that fails by a plan, another reader without faults between them, and holds what was said to
/// what is read again. Returns how many calls there were, and which of them were writes.
fn run(plan: Option<Plan>) -> (usize, Vec<usize>) {
    let home = Home::new();
    let disk = faulty(&home, plan);
    let (mut log, _) = Log::open(disk, Place::default());
    let (mut tried, mut saved, mut others) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut other = home.log();
    for turn in 0..NOTES {
        if log.disk.is_dead() {
            break;
        }
        let text = format!("note {turn}");
        tried.insert(text.clone());
        match log.add("ana", 10, note(&text)) {
            Ok(()) => {
                assert_eq!(log.unsaved(), []);
                saved.clone_from(&tried);
                // Also where the power fails now.
                assert!(log.disk.has_name, "{plan:?}");
                let there = Exported::read(&log.disk.synced).unwrap().entries;
                let there = State::from_entries(&there);
                let there = there.all().flat_map(|(_, of)| &of.notes);
                let there: BTreeSet<String> = there.map(|note| note.text.clone()).collect();
                assert!(saved.is_subset(&there), "{plan:?}: {there:?}");
            }
            Err(not_saved) => {
                assert_eq!(not_saved.entries, tried.len() - saved.len(), "{plan:?}");
                assert_eq!(log.unsaved().len(), not_saved.entries);
            }
        }
        // All that is read or in memory, each once.
        let known = notes(&log);
        assert!(
            tried.iter().all(|text| known.get(text) == Some(&1)),
            "{plan:?}"
        );
        let text = format!("other {turn}");
        other.add("ben", 10, note(&text)).unwrap();
        others.insert(text);
    }
    let found = home.notes();
    let is_once = |text: &String| found.get(text) == Some(&1);
    assert!(
        saved.iter().all(is_once),
        "{plan:?}: {saved:?} of {found:?}"
    );
    assert!(
        others.iter().all(is_once),
        "{plan:?}: {others:?} of {found:?}"
    );
    // Whatever was left, one goes on.
    home.log().add("cy", 10, note("behind")).unwrap();
    let later = home.notes();
    assert_eq!(later.get("behind"), Some(&1), "{plan:?}");
    assert!(
        found.keys().all(|text| later.get(text) == Some(&1)),
        "{plan:?}"
    );
    // What is in memory only can be handed on, and taken over.
    if !log.disk.is_dead() && !tried.is_empty() {
        let json = Exported::json(Place::default(), log.unsaved().iter());
        let handed = Exported::read(json.as_bytes()).unwrap().entries;
        home.log().take(handed).unwrap();
        let all = home.notes();
        assert!(
            tried.iter().all(|text| all.get(text) == Some(&1)),
            "{plan:?}"
        );
    }
    (log.disk.calls, log.disk.writes)
}

/// A disk in a home that fails by a plan.
fn faulty(home: &Home, plan: Option<Plan>) -> Faulty {
    Faulty {
        own: Own(home.store()),
        plan,
        calls: 0,
        writes: Vec::new(),
        synced: Vec::new(),
        has_name: false,
    }
}

#[test]
fn what_of_a_write_had_gone_through_is_taken_back() {
    let home = Home::new();
    home.log().add("ana", 1, note("before")).unwrap();
    let before = home.bytes();
    let (mut log, _) = Log::open(faulty(&home, None), Place::default());
    // The calls are those that the first entry makes: of its write, and of what waits until it is on the disk.
    let first = log.disk.calls;
    for behind_write in [0, 1, 2] {
        log.disk.calls = first;
        log.disk.plan = Some(Plan {
            at: first + 4 + behind_write,
            kind: Kind::Full,
            is_for_ever: false,
            eighths: 3,
        });
        let not_saved = log.add("ana", 2, note(&format!("note {behind_write}")));
        assert_eq!(not_saved.unwrap_err().entries, behind_write + 1);
        assert_eq!(home.bytes(), before, "{behind_write}");
    }
    log.disk.plan = None;
    log.save().unwrap();
    assert_eq!(home.notes().len(), 4);
    assert_eq!(home.log().lines().damages, 0);
}

#[test]
fn whatever_call_fails_nothing_saved_is_lost_and_nothing_lost_is_saved() {
    let (calls, writes) = run(None);
    assert!(calls > 4 * NOTES && writes.len() == NOTES, "{calls}");
    let mut runs = 0;
    for at in 0..calls {
        let eighths: &[usize] = match writes.contains(&at) {
            true => &[0, 3, 8],
            false => &[0],
        };
        for kind in [Kind::Full, Kind::Broken, Kind::Killed] {
            for is_for_ever in [false, true] {
                for eighths in eighths.iter().copied() {
                    run(Some(Plan {
                        at,
                        kind,
                        is_for_ever,
                        eighths,
                    }));
                    runs += 1;
                }
            }
        }
    }
    println!("{runs} runs, {calls} calls each without a fault");
}
