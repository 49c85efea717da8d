use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use super::*;

/// A state folder, and a library.
struct World {
    all: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        let all = tempfile::tempdir().unwrap();
        fs::create_dir(all.path().join("library")).unwrap();
        Self { all }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.all.path().join(name)
    }

    fn store(&self) -> Store {
        Store::at(&self.path("state"), &self.path("library"))
    }
}

#[test]
fn what_is_written_is_read_again_and_forgotten() {
    let world = World::new();
    let store = world.store();
    assert_eq!((store.read().text(), store.size()), (None, None));
    assert_eq!(store.remove().unwrap(), None);
    // Nothing is made before something is remembered.
    assert!(!world.path("state").exists());
    store.write("one").unwrap();
    store.write("Arévalo").unwrap();
    assert_eq!(world.store().read().text().as_deref(), Some("Arévalo"));
    assert_eq!(
        Store::all(&world.path("state")),
        std::slice::from_ref(&store)
    );
    assert_eq!(store.size(), Some(8));
    assert_eq!(store.remove().unwrap(), Some(8));
    assert_eq!(store.read().text(), None);
    assert_eq!(Store::all(&world.path("state")), []);
}

#[test]
fn each_library_has_a_place_of_its_own_and_only_one() {
    let world = World::new();
    let at = |library: &Path| Store::at(&world.path("state"), library);
    let store = world.store();
    assert_eq!(at(&world.path("library/.")), store);
    assert_eq!(
        at(&world.path("state/../library")),
        at(&world.path("state/../library"))
    );
    assert_ne!(at(&world.path("library/a.yaml")), store);
    assert_ne!(at(&world.path("other")), store);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(world.path("library"), world.path("link")).unwrap();
        assert_eq!(at(&world.path("link")), store);
    }
    let name = store.path().file_name().unwrap().to_owned();
    assert!(is_name(name.to_str().unwrap(), TEXT), "{name:?}");
    assert!(!name.to_str().unwrap().contains("library"));
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;

    let world = World::new();
    let store = world.store();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    store.write("one").unwrap();
    // One that was opened to others is closed by the next write.
    fs::set_permissions(store.path(), fs::Permissions::from_mode(0o644)).unwrap();
    store.write("two").unwrap();
    assert_eq!(mode(&store.path()), 0o600);
    assert_eq!(mode(&store.folder), 0o700);
    assert_eq!(mode(&world.path("state/casefile")), 0o700);
}

#[cfg(unix)]
#[test]
fn what_was_opened_to_others_is_closed_when_it_is_read_or_kept() {
    use std::os::unix::fs::PermissionsExt;

    let world = World::new();
    let store = world.store();
    store.keep("one").unwrap();
    let open = || fs::set_permissions(store.path(), fs::Permissions::from_mode(0o644)).unwrap();
    let mode = || fs::metadata(store.path()).unwrap().permissions().mode() & 0o777;
    open();
    assert_eq!(store.read().text().as_deref(), Some("one"));
    assert_eq!(mode(), 0o600);
    open();
    fs::set_permissions(&store.folder, fs::Permissions::from_mode(0o777)).unwrap();
    store.keep("two").unwrap();
    assert_eq!(mode(), 0o600);
    let folder = fs::metadata(&store.folder).unwrap().permissions().mode();
    assert_eq!(folder & 0o777, 0o700);
}

#[test]
fn codes_are_those_of_the_library_but_where_the_case_has_its_own() {
    let world = World::new();
    let (library, case) = (world.path("library"), world.path("library/case"));
    let around = || Store::of_codes_around(&world.path("data"), &case, Some(&library));
    let of = |folder: &Path| Store::of_codes(&world.path("data"), folder);
    assert_eq!(around(), of(&library));
    of(&library).keep("{}").unwrap();
    assert_eq!(around(), of(&library));
    of(&case).keep("{}").unwrap();
    assert_eq!(around(), of(&case));
}

#[test]
fn what_cannot_be_trusted_is_no_text() {
    let world = World::new();
    let store = world.store();
    let most = usize::try_from(SESSION_BYTES.most).unwrap();
    store.write(&"a".repeat(most)).unwrap();
    assert_eq!(store.read().text().map(|text| text.len()), Some(most));
    // The old text stays where the new one is too large.
    assert!(store.write(&"b".repeat(most + 1)).is_err());
    assert_eq!(store.read().text().map(|text| text.len()), Some(most));
    fs::write(store.path(), "a".repeat(most + 1)).unwrap();
    assert_eq!(store.read().text(), None);
    fs::write(store.path(), b"caf\xe9").unwrap();
    assert_eq!(store.read().text(), None);
    fs::remove_file(store.path()).unwrap();
    fs::create_dir(store.path()).unwrap();
    assert_eq!((store.read().text(), store.size()), (None, None));
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed_and_a_pipe_not_waited_for() {
    let world = World::new();
    let store = world.store();
    store.write("own").unwrap();
    let elsewhere = world.path("elsewhere");
    fs::rename(store.path(), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, store.path()).unwrap();
    assert_eq!(store.read().text(), None);
    assert!(store.remove().unwrap().is_some());
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "own");
    let made = std::process::Command::new("mkfifo")
        .arg(store.path())
        .status();
    assert!(made.unwrap().success());
    assert_eq!(store.read().text(), None);
    // What is remembered takes the place of what lies there.
    store.write("mine").unwrap();
    assert_eq!(store.read().text().as_deref(), Some("mine"));
}

/// Only root can give a file away, so it is tried where the tests run as root.
#[cfg(unix)]
#[test]
fn the_file_of_another_user_is_no_text() {
    let world = World::new();
    let store = world.store();
    store.write("planted").unwrap();
    if std::os::unix::fs::chown(store.path(), Some(12_345), None).is_ok() {
        assert_eq!(store.read().text(), None);
    }
}

/// A file where a folder is needed says no to root as well.
#[test]
fn a_folder_that_cannot_be_made_is_an_error_and_leaves_nothing() {
    let world = World::new();
    fs::write(world.path("state"), "").unwrap();
    let store = world.store();
    assert!(store.write("one").is_err());
    assert_eq!(store.read().text(), None);
    assert_eq!(store.remove().unwrap(), None);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_is_an_error_and_what_was_there_stays() {
    use landlock::{ABI, AccessFs, Ruleset, RulesetAttr, RulesetStatus};

    let world = World::new();
    let store = world.store();
    store.write("one").unwrap();
    // Permissions say nothing to root; this does, to the thread that asks for it.
    let restricted = || {
        let rules = Ruleset::default()
            .handle_access(AccessFs::from_write(ABI::V3))
            .and_then(|rules| rules.create())
            .and_then(|rules| rules.restrict_self());
        if rules.expect("rules").ruleset == RulesetStatus::NotEnforced {
            eprintln!("skipped: a folder that cannot be written needs Landlock");
            return;
        }
        assert!(store.write("two").is_err());
        assert_eq!(store.read().text().as_deref(), Some("one"));
        assert!(store.remove().is_err());
    };
    thread::scope(|scope| scope.spawn(restricted).join().unwrap());
    assert_eq!(store.read().text().as_deref(), Some("one"));
}

#[test]
fn a_reader_never_sees_half_of_what_two_windows_write() {
    let world = World::new();
    let store = world.store();
    let texts = ["a".repeat(100_000), "b".repeat(150_000)];
    store.write(&texts[0]).unwrap();
    let is_done = AtomicBool::new(false);
    thread::scope(|scope| {
        let writers = texts
            .iter()
            .map(|text| scope.spawn(|| (0..40).for_each(|_| store.write(text).unwrap())));
        let writers: Vec<_> = writers.collect();
        let reader = scope.spawn(|| {
            let mut read = 0;
            while !is_done.load(Ordering::Relaxed) {
                let text = store.read().text().expect("a text");
                assert!(texts.contains(&text), "{} bytes", text.len());
                read += 1;
            }
            read
        });
        writers
            .into_iter()
            .for_each(|writer| writer.join().unwrap());
        is_done.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap() > 0);
    });
    assert!(texts.contains(&store.read().text().unwrap()));
    // No window leaves anything beside it.
    assert_eq!(fs::read_dir(&store.folder).unwrap().count(), 1);
}
