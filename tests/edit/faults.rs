//! Whatever of the writing fails, the file is the old one or the new one, whole, and nothing is said to be written that
//! is not.

use std::{fs, io, path::Path};

use casefile::{
    edit::{
        Edited, apply,
        file::{CaseFile, NotWritten},
        undo,
    },
    save::Next,
    session::Store,
};

use super::{key, step};

const TEXT: &str = "format: 1\ntitle: A visit\nsources:\n  wire: {title: Wire}\nevidence:\n  r:\n    description: R\n";

/// All that is done, in its order.
const ALL: [Next; 7] = [
    Next::Look,
    Next::Make,
    Next::Write,
    Next::Sync,
    Next::Permit,
    Next::Replace,
    Next::SyncName,
];

struct World {
    folder: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("visit.yaml"), TEXT).unwrap();
        Self { folder }
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("visit.yaml")
    }

    fn read(&self) -> String {
        fs::read_to_string(self.path()).unwrap()
    }

    fn store(&self) -> Store {
        Store::of_changes(&self.folder.path().join("state"), self.folder.path())
    }

    /// The file, and a change of it.
    fn edited(&self) -> (CaseFile, Edited) {
        let file = CaseFile::read(&self.path()).unwrap();
        let edited = apply(file.bytes(), &step("r")).unwrap();
        (file, edited)
    }

    /// Everything in the folder of the file.
    fn names(&self) -> Vec<String> {
        let names = |folder: &Path| {
            let entries = fs::read_dir(folder).unwrap();
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap())
        };
        names(self.folder.path())
            .filter(|name| name != "state")
            .collect()
    }
}

#[test]
fn a_fault_at_any_call_leaves_the_old_file_or_the_new_one() {
    for kind in [io::ErrorKind::StorageFull, io::ErrorKind::Other] {
        for (number, at) in ALL.iter().enumerate() {
            for is_for_ever in [false, true] {
                let world = World::new();
                let (file, edited) = world.edited();
                let mut asked = Vec::new();
                let done = file.write_asking(&edited, &mut |next| {
                    asked.push(next);
                    let is_it = next == *at || is_for_ever && asked.len() > number;
                    if is_it { Err(kind.into()) } else { Ok(()) }
                });
                assert_eq!(asked, ALL[..=number], "one by one");
                let found = world.read();
                match done {
                    Err(NotWritten::Kept(_)) => assert_eq!(found, TEXT, "{at:?}"),
                    Err(NotWritten::Unsure(_)) => {
                        assert_eq!(found.as_bytes(), edited.after(), "{at:?}");
                        assert_eq!(*at, Next::SyncName);
                    }
                    Ok(()) => panic!("{at:?}: it is said to be written"),
                }
                assert_eq!(world.names(), ["visit.yaml"], "nothing is left beside it");
            }
        }
    }
    let world = World::new();
    let (file, edited) = world.edited();
    file.write(&edited).unwrap();
    assert_eq!(world.read().as_bytes(), edited.after());
}

#[test]
fn what_somebody_else_wrote_meanwhile_stays() {
    for at in &ALL[..6] {
        let world = World::new();
        let (file, edited) = world.edited();
        let done = file.write_asking(&edited, &mut |next| {
            if next == *at {
                fs::write(world.path(), "theirs")?;
            }
            Ok(())
        });
        let Err(NotWritten::Kept(why)) = done else {
            panic!("{at:?}: {done:?}");
        };
        assert!(
            why.to_string()
                .starts_with("another program changed it at the same time"),
            "{why}"
        );
        assert_eq!(world.read(), "theirs");
    }
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let world = World::new();
    let link = world.folder.path().join("link.yaml");
    symlink(world.path(), &link).unwrap();
    for mode in [0o640, 0o600, 0o664] {
        fs::set_permissions(world.path(), fs::Permissions::from_mode(mode)).unwrap();
        let file = CaseFile::read(&link).unwrap();
        let edited = apply(file.bytes(), &step("r")).unwrap();
        file.write(&edited).unwrap();
        let found = fs::metadata(world.path()).unwrap().permissions().mode();
        assert_eq!(found & 0o777, mode);
        assert!(link.is_symlink() && !world.path().is_symlink());
        assert_eq!(world.read().as_bytes(), edited.after());
    }
    let before = world.read();
    fs::set_permissions(world.path(), fs::Permissions::from_mode(0o444)).unwrap();
    let (file, edited) = world.edited();
    let Err(NotWritten::Kept(why)) = file.write(&edited) else {
        panic!("its owner made it read-only");
    };
    assert!(
        why.to_string().starts_with("it is closed to writing"),
        "{why}"
    );
    assert_eq!(world.read(), before);
    fs::set_permissions(world.path(), fs::Permissions::from_mode(0o644)).unwrap();
    fs::hard_link(world.path(), world.folder.path().join("second.yaml")).unwrap();
    let (file, edited) = world.edited();
    let Err(NotWritten::Kept(why)) = file.write(&edited) else {
        panic!("it is written under one of its names");
    };
    assert!(why.to_string().contains("a second name"), "{why}");
    assert_eq!(world.read(), before);
}

#[test]
fn changes_are_taken_back_one_by_one_to_the_same_bytes() {
    let world = World::new();
    let store = world.store();
    let mut texts = vec![world.read()];
    for _ in 0..5 {
        let (file, edited) = world.edited();
        undo::write(&store, &file, &edited, &key("r")).unwrap();
        texts.push(world.read());
    }
    while let Some(text) = texts.pop() {
        assert_eq!(world.read(), text);
        let last = undo::last(&store).unwrap();
        assert_eq!(last.is_none(), texts.is_empty());
        if let Some(last) = last {
            assert_eq!(last.record, "visit/r");
            undo::take_back(&store, &last).unwrap();
        }
    }
}

#[test]
fn nothing_is_taken_back_from_a_file_that_was_changed_since() {
    let world = World::new();
    let store = world.store();
    let (file, edited) = world.edited();
    undo::write(&store, &file, &edited, &key("r")).unwrap();
    let written = world.read();
    // The same length, and another one.
    for other in [
        written.replace("title: A", "title: B"),
        format!("{written}\n"),
    ] {
        fs::write(world.path(), &other).unwrap();
        let why = undo::last(&store).unwrap_err().to_string();
        assert!(why.contains("was changed after the last change"), "{why}");
        assert_eq!(world.read(), other);
    }
    // Between looking and taking back.
    fs::write(world.path(), &written).unwrap();
    let last = undo::last(&store).unwrap().unwrap();
    fs::write(world.path(), "theirs").unwrap();
    let Err(NotWritten::Kept(_)) = undo::take_back(&store, &last) else {
        panic!("it is taken back");
    };
    assert_eq!(world.read(), "theirs");
    // What was never made is passed over.
    fs::write(world.path(), TEXT).unwrap();
    assert!(undo::last(&store).unwrap().is_none());
}

#[test]
fn what_could_not_be_taken_back_is_not_written() {
    let world = World::new();
    // A file where the folder is to be.
    fs::create_dir(world.folder.path().join("state")).unwrap();
    fs::write(world.folder.path().join("state/casefile"), "").unwrap();
    let (file, edited) = world.edited();
    let done = undo::write(&world.store(), &file, &edited, &key("r"));
    assert!(matches!(done, Err(NotWritten::Kept(_))), "{done:?}");
    assert_eq!(world.read(), TEXT);
}
