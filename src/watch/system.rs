//! What the system tells of folders.

use std::{collections::BTreeSet, path::PathBuf};

use notify::{
    ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode, ModifyKind},
};

use super::quiet::Hint;
use crate::door::{Door, is_hidden};

/// The folders that are watched.
#[derive(Default)]
pub struct Folders {
    /// None where nothing is watched.
    watcher: Option<RecommendedWatcher>,
    /// What they are known by.
    watched: BTreeSet<Own>,
    /// Why not all changes are heard of.
    doubt: Option<String>,
}

/// What tells a folder from every other one, whatever it is called: its device and number.
type Own = (u64, u64);

impl Folders {
    /// Watches these folders and no others. Returns why not all that happens in them will be heard of, where that was
    /// not said yet.
    pub fn watch(
        &mut self,
        folders: &[(PathBuf, Door)],
        hear: impl Fn(Hint) + Send + 'static,
    ) -> Option<String> {
        let mut wanted = BTreeSet::new();
        let mut once = Vec::new();
        for (path, door) in folders {
            if own(door).is_some_and(|own| wanted.insert(own)) {
                once.push((path, door));
            }
        }
        if wanted == self.watched {
            return None;
        }
        let (watcher, doubt) = begin(&once, hear);
        (self.watcher, self.watched) = (watcher, wanted);
        let is_news = doubt != self.doubt;
        self.doubt = doubt;
        self.doubt.clone().filter(|_| is_news)
    }

    /// Whether not all changes are heard of.
    pub fn is_in_part(&self) -> bool {
        self.doubt.is_some() || self.watcher.is_none()
    }

    /// Whether a folder is watched.
    pub fn holds(&self, folder: &Door) -> bool {
        own(folder).is_some_and(|own| self.watched.contains(&own))
    }
}

/// Begins to watch; says what will not be heard of.
fn begin(
    folders: &[(&PathBuf, &Door)],
    hear: impl Fn(Hint) + Send + 'static,
) -> (Option<RecommendedWatcher>, Option<String>) {
    let heard = move |event: notify::Result<Event>| match event {
        Ok(event) => hints(&event).into_iter().for_each(&hear),
        Err(_) => hear(Hint::Lost),
    };
    let mut watcher = match notify::recommended_watcher(heard) {
        Ok(watcher) => watcher,
        Err(error) => return (None, Some(limit(&error))),
    };
    let mut doubt = None;
    for (path, door) in folders {
        let watched = watcher.watch(&itself(path, door), RecursiveMode::NonRecursive);
        match watched {
            Ok(()) => doubt = doubt.or_else(|| remote(door)),
            Err(error) => return (Some(watcher), Some(limit(&error))),
        }
    }
    (Some(watcher), doubt)
}

/// Why folders are not watched, by what the system says.
fn limit(error: &notify::Error) -> String {
    let why = match &error.kind {
        ErrorKind::MaxFilesWatch => "the system allows no more watches".to_owned(),
        ErrorKind::Io(error) => error.to_string(),
        other => format!("{:?}", other).to_lowercase(),
    };
    format!("not all folders can be watched for changes ({why})")
}

/// A path that leads to a folder that was opened, and to no other that came to stand at its name.
#[cfg(target_os = "linux")]
fn itself(_: &std::path::Path, door: &Door) -> PathBuf {
    use std::os::fd::{AsFd, AsRawFd};
    format!("/proc/self/fd/{}", door.as_fd().as_raw_fd()).into()
}

#[cfg(not(target_os = "linux"))]
fn itself(path: &std::path::Path, _: &Door) -> PathBuf {
    path.to_owned()
}

fn own(door: &Door) -> Option<Own> {
    let found = rustix::fs::fstat(door).ok()?;
    Some((found.st_dev as u64, found.st_ino as u64))
}

/// File systems that other machines, or other programs, change without a word to this one: what `statfs` calls them,
/// and what people do.
#[cfg(target_os = "linux")]
const REMOTE: [(u32, &str); 14] = [
    (0x6969, "NFS"),
    (0xff53_4d42, "CIFS"),
    (0xfe53_4d42, "SMB"),
    (0x517b, "SMB"),
    (0x0102_1997, "9P"),
    (0x6573_5546, "FUSE"),
    (0x5346_414f, "AFS"),
    (0x6b41_4653, "AFS"),
    (0x00c3_6400, "Ceph"),
    (0x7375_7245, "Coda"),
    (0x0bd0_0bd0, "Lustre"),
    (0x0116_1970, "GFS2"),
    (0x7461_636f, "OCFS2"),
    (0x786f_4256, "VirtualBox"),
];

/// That a folder is on a file system of which not all is told.
#[cfg(target_os = "linux")]
fn remote(door: &Door) -> Option<String> {
    let found = rustix::fs::fstatfs(door).ok()?;
    // The system gives it as a number of its own width, and with a sign on some machines.
    called(found.f_type as u32).map(|name| {
        format!(
            "changes that are made from elsewhere are not heard of on this file system ({name})"
        )
    })
}

#[cfg(target_os = "linux")]
fn called(number: u32) -> Option<&'static str> {
    let mut table = REMOTE.iter();
    table
        .find(|(known, _)| *known == number)
        .map(|(_, name)| *name)
}

#[cfg(not(target_os = "linux"))]
fn remote(_: &Door) -> Option<String> {
    None
}

/// What an event says. Nothing of what is only read, and of what is hidden, which is never read here: editors keep there
/// what is not saved yet.
fn hints(event: &Event) -> Vec<Hint> {
    if event.need_rescan() {
        return vec![Hint::Lost];
    }
    let hint: fn(PathBuf) -> Hint = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Hint::Wrote,
        EventKind::Access(_) => return Vec::new(),
        // Elsewhere nobody says that a file was closed.
        EventKind::Modify(ModifyKind::Data(_)) if cfg!(target_os = "linux") => Hint::Writes,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => Hint::Wrote,
        _ => |_| Hint::Something,
    };
    let paths = event.paths.iter();
    let shown = paths.filter(|path| !path.file_name().is_some_and(is_hidden));
    shown.cloned().map(hint).collect()
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange, Flag, MetadataKind, RemoveKind, RenameMode};

    use super::*;

    #[test]
    fn events_are_hints_where_something_may_have_changed() {
        use EventKind::{Access, Create, Modify, Other, Remove};
        let path = |name: &str| PathBuf::from("/proc/self/fd/7").join(name);
        let case = || path("crane.yaml");
        let some = || vec![Hint::Something];
        let wrote = || vec![Hint::Wrote(case())];
        let write = Access(AccessKind::Close(AccessMode::Write));
        let data = Modify(ModifyKind::Data(DataChange::Any));
        let from = Modify(ModifyKind::Name(RenameMode::From));
        let mode = Modify(ModifyKind::Metadata(MetadataKind::Any));
        let table = [
            (Access(AccessKind::Open(AccessMode::Any)), case(), vec![]),
            (Access(AccessKind::Close(AccessMode::Read)), case(), vec![]),
            (write, case(), wrote()),
            (data, case(), vec![Hint::Writes(case())]),
            (from, case(), wrote()),
            (Remove(RemoveKind::File), case(), wrote()),
            (mode, case(), some()),
            (Create(CreateKind::File), case(), some()),
            (data, path(".crane.yaml.swp"), vec![]),
            (Create(CreateKind::File), path(".git"), vec![]),
        ];
        for (kind, path, expected) in table {
            let event = Event::new(kind).add_path(path.clone());
            assert_eq!(hints(&event), expected, "{kind:?} {path:?}");
        }
        let overflow = Event::new(Other).set_flag(Flag::Rescan);
        assert_eq!(hints(&overflow), [Hint::Lost]);
    }

    #[test]
    fn limits_of_the_system_are_said() {
        let table = [
            (
                notify::Error::new(ErrorKind::MaxFilesWatch),
                "the system allows no more watches",
            ),
            (
                notify::Error::io(std::io::Error::from_raw_os_error(24)),
                "Too many open files",
            ),
        ];
        for (error, words) in table {
            let told = limit(&error);
            assert!(told.contains(words), "{told}");
        }
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn network_file_systems_are_known_by_their_numbers() {
        assert_eq!(called(0x6969), Some("NFS"));
        assert_eq!(called(0xff53_4d42), Some("CIFS"));
        // ext4, tmpfs, btrfs, overlay.
        for local in [0xef53, 0x0102_1994, 0x9123_683e, 0x794c_7630] {
            assert_eq!(called(local), None);
        }
    }
}
